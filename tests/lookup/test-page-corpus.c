/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of ../shared/data/html: what is found beside what is expected, and that nothing is slow. */
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "../unit/corpora.h"
#include "comity-kinds.h"
#include "comity-lookup.h"
#include "comity-page-charset.h"
#include "comity-web-json.h"

#define LEAST_SHARE 95
#define LONGEST (5 * G_USEC_PER_SEC)

static GHashTable *differences; /* case -> reason */

typedef struct {
  guint agree, differ, explained, best, charsets, same_charset, explained_charset;
} Table;

static void
read_differences (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "differences.txt", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  differences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *space = strchr (lines[i], ' ');
    if (lines[i][0] != '#' && space != NULL)
      g_hash_table_insert (differences, g_strndup (lines[i], (gsize) (space - lines[i])),
                           g_strdup (space + 1));
  }
}

static int
rank_of (const ComityFindings *found, const char *url)
{
  for (guint i = 0; i < found->logos->len; i++)
    if (g_str_equal (((ComityFoundLogo *) found->logos->pdata[i])->url, url))
      return (int) i;
  return -1;
}

static void
compare (Table *table,
         const char *id,
         const char *what,
         const char *expected,
         const ComityFindings *found)
{
  int rank = rank_of (found, expected);
  const char *best =
    found->logos->len > 0 ? ((ComityFoundLogo *) found->logos->pdata[0])->url : "-";
  const char *reason = g_hash_table_lookup (differences, id);
  g_test_message ("%-6s | %s | %s | expected %s | best %s%s%s",
                  rank == 0      ? "best" :
                  rank > 0       ? "found" :
                  reason != NULL ? "differs" :
                                   "WRONG",
                  id, what, expected, best, rank < 0 && reason != NULL ? " | " : "",
                  rank < 0 && reason != NULL ? reason : "");
  table->best += rank == 0;
  if (rank >= 0)
    table->agree++;
  else if (reason != NULL)
    table->explained++;
  else
    table->differ++;
}

static guint
count_manifest_icons (const ComityFindings *found)
{
  guint n = 0;
  for (guint i = 0; i < found->logos->len; i++) {
    const char *kind = ((ComityFoundLogo *) found->logos->pdata[i])->kind;
    n += g_str_equal (kind, "manifest") || g_str_equal (kind, "mask-icon");
  }
  return n;
}

static void
compare_all (Table *table, const char *id, JsonNode *expected, const ComityFindings *found)
{
  static const char *const names[] = { "logo", "linked_data_logo", "favicon",
                                       "icon", "favicon_32x32",    "apple_touch" };
  JsonNode *icons = comity_web_json_member (expected, "icons");
  double count;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *url = comity_web_json_get_text (expected, names[i]);
    if (url != NULL)
      compare (table, id, names[i], url, found);
  }
  for (guint i = 0; i < comity_web_json_length (icons); i++) {
    JsonNode *icon = comity_web_json_at (icons, i);
    const char *url = comity_web_json_text (icon);
    if (url == NULL)
      url = comity_web_json_get_text (icon, "url");
    compare (table, id, "icons", url, found);
  }
  if (comity_web_json_number (comity_web_json_member (expected, "icon_count"), &count))
    g_assert_cmpuint (count_manifest_icons (found), ==, (guint) count);
}

/* What is expected, without the language that the labels of chardet go on with. */
static const char *
get_encoding (const char *expected)
{
  g_autofree char *label = g_strdup (expected);
  const char *encoding = comity_page_charset_get_encoding (label);
  char *dash;
  while (encoding == NULL && (dash = strrchr (label, '-')) != NULL) {
    *dash = '\0';
    encoding = comity_page_charset_get_encoding (label);
  }
  return encoding;
}

/* Two labels of one encoding are the same to a browser. */
static void
compare_charset (Table *table, const char *id, const char *expected, const char *found)
{
  const char *reason = g_hash_table_lookup (differences, id);
  gboolean same =
    g_strcmp0 (get_encoding (expected), comity_page_charset_get_encoding (found)) == 0;
  table->charsets++;
  table->same_charset += same;
  table->explained_charset += !same && reason != NULL;
  g_test_message ("%-7s | %s | charset | expected %s | read as %s%s%s",
                  same           ? "same" :
                  reason != NULL ? "differs" :
                                   "WRONG",
                  id, expected, found, same || reason == NULL ? "" : " | ",
                  same || reason == NULL ? "" : reason);
}

static void
run_case (Table *table, const char *folder, JsonNode *row)
{
  const char *id = comity_web_json_get_text (row, "id");
  const char *url = comity_web_json_get_text (row, "page_url");
  JsonNode *expected = comity_web_json_member (row, "expected");
  g_autofree char *path = g_build_filename (folder, comity_web_json_get_text (row, "file"), NULL);
  g_autofree char *content = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_autoptr (GBytes) body = g_bytes_new (content, size);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (ComityFindings) found =
    comity_lookup_page (body, url != NULL ? url : "http://example.com/");
  g_assert_cmpint (g_get_monotonic_time () - begin, <, LONGEST);
  for (guint i = 0; i < found->values->len; i++)
    g_assert_true (g_utf8_validate (((ComityFinding *) found->values->pdata[i])->value, -1, NULL));
  compare_all (table, id, expected, found);
  if (comity_web_json_get_text (expected, "charset") != NULL)
    compare_charset (table, id, comity_web_json_get_text (expected, "charset"), found->charset);
}

static void
test_pages (void)
{
  g_autofree char *folder = corpora_dup_path ("html");
  g_autofree char *path = g_build_filename (folder, "cases.jsonl", NULL);
  g_autofree char *text = NULL;
  Table table = { 0 };
  if (!g_file_get_contents (path, &text, NULL, NULL)) {
    g_test_skip ("The real data is not here (COMITY_CORPORA)");
    return;
  }
  read_differences ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_autoptr (JsonNode) row = comity_web_json_parse (lines[i], strlen (lines[i]), NULL);
    run_case (&table, folder, row);
  }
  guint all = table.agree + table.explained + table.differ;
  g_test_message ("%u of %u agree (%u are the best), %u differ for a written reason, %u differ "
                  "without; charsets: %u of %u, %u differ for a written reason",
                  table.agree, all, table.best, table.explained, table.differ, table.same_charset,
                  table.charsets, table.explained_charset);
  g_assert_cmpuint (all, >, 100);
  g_assert_cmpuint ((table.agree + table.explained) * 100, >=, all * LEAST_SHARE);
  g_assert_cmpuint (table.differ, ==, 0);
  g_assert_cmpuint (table.same_charset + table.explained_charset, ==, table.charsets);
  g_assert_cmpuint (table.explained_charset, <=, 2);
  g_hash_table_unref (differences);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/page-corpus/pages", test_pages);
  return g_test_run ();
}
