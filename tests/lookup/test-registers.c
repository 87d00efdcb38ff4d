/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ROR and Wikidata: every record of the real data is read without loss, every error is a sentence. */
#include <locale.h>
#include <string.h>

#include "../unit/corpora.h"
#include "comity-field.h"
#include "comity-identifier.h"
#include "comity-kind.h"
#include "comity-kinds.h"
#include "comity-lookup.h"
#include "comity-name-match.h"
#include "comity-net-error.h"
#include "comity-web-json.h"
#include "comity-wikidata.h"

static const ComityOrigin origin = { "ror", "https://api.ror.org/", "2026-11-20T00:00:00Z" };

static guint
count_with_name (const ComityFindings *found, const char *value)
{
  for (guint i = 0; i < found->names->len; i++)
    if (g_str_equal (((ComityFoundName *) found->names->pdata[i])->value, value))
      return 1;
  return 0;
}

static void
assert_kept (const ComityFindings *found, const char *field, const char *text)
{
  const ComityField *description = comity_kind_get_field (comity_kind_find ("partner"), field);
  g_autofree char *neutral =
    text != NULL && *text != '\0' ? comity_field_normalize (description, text, NULL) : NULL;
  if (neutral != NULL)
    g_assert_cmpstr (comity_findings_get_value (found, field), ==, neutral);
}

static void
check_names (JsonNode *record, const ComityFindings *found)
{
  JsonNode *names = comity_web_json_member (record, "names");
  for (guint i = 0; i < comity_web_json_length (names); i++) {
    const char *value = comity_web_json_get_text (comity_web_json_at (names, i), "value");
    g_autofree char *clean =
      comity_field_normalize (comity_kind_get_field (comity_kind_find ("name"), "value"), value,
                              NULL);
    if (clean != NULL)
      g_assert_cmpuint (count_with_name (found, clean), ==, 1);
  }
}

static void
check_record (JsonNode *record)
{
  g_autoptr (ComityFindings) found = comity_findings_new ();
  g_assert_true (comity_ror_read (record, &origin, found));
  JsonNode *place =
    comity_web_json_member (comity_web_json_at (comity_web_json_member (record, "locations"), 0),
                            "geonames_details");
  JsonNode *ids = comity_web_json_member (record, "external_ids");
  JsonNode *relations = comity_web_json_member (record, "relationships");
  g_assert_nonnull (comity_findings_get_value (found, "name"));
  g_assert_nonnull (comity_findings_get_value (found, "type"));
  assert_kept (found, "ror", comity_web_json_get_text (record, "id"));
  assert_kept (found, "country", comity_web_json_get_text (place, "country_code"));
  assert_kept (found, "city", comity_web_json_get_text (place, "name"));
  assert_kept (found, "subdivision", comity_web_json_get_text (place, "country_subdivision_name"));
  g_assert_nonnull (comity_findings_get_value (found, "latitude"));
  g_assert_nonnull (comity_findings_get_value (found, "longitude"));
  check_names (record, found);
  for (guint i = 0; i < comity_web_json_length (ids); i++) {
    JsonNode *id = comity_web_json_at (ids, i);
    const char *value = comity_web_json_get_text (id, "preferred");
    if (value == NULL)
      value = comity_web_json_text (comity_web_json_at (comity_web_json_member (id, "all"), 0));
    assert_kept (found, comity_web_json_get_text (id, "type"), value);
  }
  for (guint i = 0; i < comity_web_json_length (relations); i++)
    if (g_strcmp0 (comity_web_json_get_text (comity_web_json_at (relations, i), "type"),
                   "parent") == 0)
      g_assert_nonnull (comity_findings_get (found, "parent"));
}

static void
test_ror_records (void)
{
  g_autoptr (GDataInputStream) lines = corpora_open_lines ("ror", "records-v2.jsonl.gz");
  guint n = 0;
  char *line;
  if (lines == NULL)
    return;
  for (; (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL; n++) {
    g_autoptr (JsonNode) record = comity_web_json_parse (line, strlen (line), NULL);
    check_record (record);
    g_free (line);
  }
  g_test_message ("%u records", n);
  g_assert_cmpuint (n, >, 30000);
}

/* Records of the retired first version are no records. */
static void
test_ror_legacy (void)
{
  g_autoptr (GDataInputStream) lines = corpora_open_lines ("ror", "legacy-v1-only.jsonl.gz");
  char *line;
  if (lines == NULL)
    return;
  for (guint i = 0;
       i < 500 && (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL; i++) {
    g_autoptr (JsonNode) record = comity_web_json_parse (line, strlen (line), NULL);
    g_autoptr (ComityFindings) found = comity_findings_new ();
    g_assert_false (comity_ror_read (record, &origin, found));
    g_assert_cmpuint (found->values->len, ==, 0);
    g_free (line);
  }
}

static GBytes *
read_body (const char *folder, const char *name)
{
  g_autofree char *path = corpora_dup_path (folder);
  g_autofree char *file = g_build_filename (path, name, NULL);
  char *text;
  gsize size;
  if (g_file_get_contents (file, &text, &size, NULL))
    return g_bytes_new_take (text, size);
  g_test_skip ("The real data is not here (COMITY_CORPORA)");
  return NULL;
}

static void
test_ror_errors (void)
{
  static const char *const names[] = {
    "error-does-not-exist.json",    "error-not-a-ror-id.json", "error-filter-form.json",
    "error-illegal-parameter.json", "error-multiple.json",     "error-page-out-of-range.json"
  };
  static const char *const rubbish[] = { "",     "<html>502</html>",      "{",           "[]",
                                         "null", "{\"errors\": [\"x\"]}", "2{\"a\": []}" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) body = read_body ("ror/api", names[i]);
    if (body == NULL)
      return;
    g_assert_null (comity_ror_parse (body, &error));
    int code = i < 2 ? COMITY_NET_ERROR_MISSING : COMITY_NET_ERROR_FAILED;
    g_test_message ("%s", names[i]);
    g_assert_error (error, COMITY_NET_ERROR, code);
  }
  for (guint i = 0; i < G_N_ELEMENTS (rubbish); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) body = g_bytes_new_static (rubbish[i], strlen (rubbish[i]));
    g_assert_null (comity_ror_parse (body, &error));
    g_assert_true (error->domain == COMITY_NET_ERROR);
  }
}

static void
test_ror_status (void)
{
  g_autoptr (GBytes) body = read_body ("ror/api", "get-000bmd763-withdrawn.json");
  g_autoptr (ComityFindings) found = comity_findings_new ();
  if (body == NULL)
    return;
  g_autoptr (JsonNode) record = comity_ror_parse (body, NULL);
  g_assert_true (comity_ror_read (record, &origin, found));
  g_assert_cmpuint (found->problems->len, ==, 1);
}

static void
test_ror_query (void)
{
  g_autofree char *query = comity_ror_dup_query ("A (B) \"C\": d/e?");
  g_assert_cmpstr (query, ==, "A \\(B\\) \\\"C\\\"\\: d\\/e\\?");
}

/* Queries with the organisation that is meant: our comparing of names finds it among all the others. */
static void
test_ror_names (void)
{
  g_autoptr (GBytes) body = read_body ("ror/upstream-fixtures", "dataset_names.json");
  g_autoptr (GDataInputStream) lines =
    body != NULL ? corpora_open_lines ("ror", "records-v2.jsonl.gz") : NULL;
  g_autoptr (GHashTable) names =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  guint n = 0, right = 0;
  char *line;
  if (lines == NULL)
    return;
  for (; (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL; g_free (line)) {
    g_autoptr (JsonNode) record = comity_web_json_parse (line, strlen (line), NULL);
    g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
    JsonNode *list = comity_web_json_member (record, "names");
    for (guint i = 0; i < comity_web_json_length (list); i++)
      g_strv_builder_add (all, comity_web_json_get_text (comity_web_json_at (list, i), "value"));
    g_hash_table_insert (names, g_strdup (comity_web_json_get_text (record, "id")),
                         g_strv_builder_end (all));
  }
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) queries = comity_web_json_parse (text, size, NULL);
  for (guint i = 0; i < comity_web_json_length (queries); i++) {
    JsonNode *query = comity_web_json_at (queries, i);
    const char *typed = comity_web_json_get_text (query, "affiliation");
    char **meant = g_hash_table_lookup (names, comity_web_json_get_text (query, "ror-id"));
    guint best = 0;
    for (guint k = 0; meant != NULL && meant[k] != NULL; k++)
      best = MAX (best, comity_name_match (meant[k], typed));
    n += meant != NULL;
    right += best >= 80;
  }
  g_test_message ("%u of %u names are recognized", right, n);
  g_assert_cmpuint (n, >, 500);
  g_assert_cmpuint (right * 100, >=, n * 85);
}

static const struct {
  const char *one, *other;
  guint least, most;
} matches[] = {
  { "Sechenov University", "sechenov UNIVERSITY", 100, 100 },
  { "University of Cagliari", "Cagliari University", 100, 100 },
  { "Сеченовский университет", "Sechenov University", 80, 100 },
  { "Belarusian State Medical University", "Belarusian State University", 60, 90 },
  { "University of Oxford", "University of Cambridge", 0, 79 },
  { "Minsk", "Grodno", 0, 0 },
  { "", "", 0, 0 },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++) {
    guint match = comity_name_match (matches[i].one, matches[i].other);
    g_test_message ("%s | %s: %u", matches[i].one, matches[i].other, match);
    g_assert_cmpuint (match, >=, matches[i].least);
    g_assert_cmpuint (match, <=, matches[i].most);
  }
}

/* Which logo, website and id each entity has, as written down beside the data. */
static void
check_entity (JsonNode *expected)
{
  g_autofree char *name = g_strconcat (comity_web_json_get_text (expected, "id"), ".json", NULL);
  g_autoptr (GBytes) body = read_body ("wikidata/entities", name);
  g_autoptr (ComityFindings) found = comity_findings_new ();
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) entity = comity_web_json_parse (text, size, NULL);
  comity_wikidata_read (entity, "https://commons.wikimedia.org", &origin, found);
  JsonNode *rors = comity_web_json_member (expected, "P6782_ror");
  JsonNode *logos = comity_web_json_member (expected, "P154_logo");
  guint n_usable = 0;
  for (guint i = 0; i < comity_web_json_length (logos); i++)
    n_usable += g_strcmp0 (comity_web_json_get_text (comity_web_json_at (logos, i), "rank"),
                           "deprecated") != 0;
  assert_kept (found, "wikidata", comity_web_json_get_text (expected, "id"));
  if (comity_web_json_length (rors) == 1)
    assert_kept (found, "ror", comity_web_json_text (comity_web_json_at (rors, 0)));
  if (comity_web_json_length (comity_web_json_member (expected, "P625")) > 0)
    g_assert_nonnull (comity_findings_get (found, "latitude"));
  g_assert_cmpuint (found->logos->len, <=, 1);
  if (n_usable == 0)
    g_assert_cmpuint (found->logos->len, ==, 0);
}

static void
test_wikidata_entities (void)
{
  g_autoptr (GBytes) body = read_body ("wikidata", "expected.json");
  gsize size;
  if (body == NULL)
    return;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) expected = comity_web_json_parse (text, size, NULL);
  g_assert_cmpuint (comity_web_json_length (expected), >, 30);
  for (guint i = 0; i < comity_web_json_length (expected); i++)
    check_entity (comity_web_json_at (expected, i));
}

static void
test_wikidata_ranks (void)
{
  static const char entity[] =
    "{\"id\": \"Q1\", \"labels\": [], \"claims\": {\"P154\": ["
    "{\"mainsnak\": {\"snaktype\": \"value\", \"datavalue\": {\"value\": \"Old logo.svg\"}}, "
    "\"rank\": \"normal\","
    " \"qualifiers\": {\"P582\": [{\"snaktype\": \"value\"}]}},"
    "{\"mainsnak\": {\"snaktype\": \"value\", \"datavalue\": {\"value\": \"Wrong.svg\"}}, "
    "\"rank\": \"deprecated\"},"
    "{\"mainsnak\": {\"snaktype\": \"novalue\"}, \"rank\": \"preferred\", \"qualifiers\": []},"
    "{\"mainsnak\": {\"snaktype\": \"value\", \"datavalue\": {\"value\": \"New & good.svg\"}}, "
    "\"rank\": \"normal\"}]}}";
  g_autoptr (JsonNode) node = comity_web_json_parse (entity, strlen (entity), NULL);
  g_autoptr (ComityFindings) found = comity_findings_new ();
  comity_wikidata_read (node, "https://commons.wikimedia.org", &origin, found);
  g_assert_cmpuint (found->logos->len, ==, 1);
  g_assert_cmpstr (((ComityFoundLogo *) found->logos->pdata[0])->url, ==,
                   "https://commons.wikimedia.org/wiki/Special:FilePath/"
                   "New_%26_good.svg?width=512");
}

static void
test_wikidata_answers (void)
{
  static const struct {
    const char *folder, *name;
    int code;
    const char *id;
  } answers[] = {
    { "wikidata/special-entitydata-envelope", "Q16231742.json", -1, "Q3571994" },
    { "wikidata/special-entitydata-envelope", "Q1299.json", -1, "Q1299" },
    { "wikidata/api-responses", "wbgetentities-1234567890-missing.json", COMITY_NET_ERROR_MISSING,
      NULL },
    { "wikidata/api-responses", "wbgetentities-bogus.json", COMITY_NET_ERROR_MISSING, NULL },
    { "wikidata/api-responses", "error-maxlag-full.json", COMITY_NET_ERROR_BUSY, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autoptr (GBytes) body = read_body (answers[i].folder, answers[i].name);
    g_autoptr (GError) error = NULL;
    JsonNode *entity = NULL;
    if (body == NULL)
      return;
    g_autoptr (JsonNode) answer = comity_wikidata_parse (body, &entity, &error);
    g_test_message ("%s", answers[i].name);
    if (answers[i].code >= 0) {
      g_assert_error (error, COMITY_NET_ERROR, answers[i].code);
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpstr (comity_web_json_get_text (entity, "id"), ==, answers[i].id);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/ror/records", test_ror_records);
  g_test_add_func ("/ror/legacy", test_ror_legacy);
  g_test_add_func ("/ror/errors", test_ror_errors);
  g_test_add_func ("/ror/status", test_ror_status);
  g_test_add_func ("/ror/query", test_ror_query);
  g_test_add_func ("/ror/names", test_ror_names);
  g_test_add_func ("/names/match", test_names);
  g_test_add_func ("/wikidata/entities", test_wikidata_entities);
  g_test_add_func ("/wikidata/ranks", test_wikidata_ranks);
  g_test_add_func ("/wikidata/answers", test_wikidata_answers);
  return g_test_run ();
}
