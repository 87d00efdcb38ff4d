/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "comity-error.h"
#include "comity-identifier.h"
#include "comity-isced.h"
#include "corpora.h"

#define SYNTAX COMITY_CORE_ERROR_SYNTAX
#define CHECK COMITY_CORE_ERROR_CHECK_DIGIT

/* What is pasted, and the canonical form or the error. */
typedef struct {
  const ComityIdentifier *scheme;
  const char *text;
  const char *expected;
  int code;
} Row;

#define ROR &comity_identifier_ror
#define WIKIDATA &comity_identifier_wikidata
#define ISNI &comity_identifier_isni
#define ORCID &comity_identifier_orcid
#define SCHAC &comity_identifier_schac
#define PIC &comity_identifier_pic
#define ERASMUS &comity_identifier_erasmus
#define ISCED &comity_identifier_isced_f
#define DOI &comity_identifier_doi
#define ISBN &comity_identifier_isbn
#define GRID &comity_identifier_grid
#define FUNDREF &comity_identifier_fundref
#define GEONAMES &comity_identifier_geonames
#define ESI &comity_identifier_esi

static const Row rows[] = {
  { ROR, "000025p04", "000025p04" },
  { ROR, "https://ror.org/000025p04", "000025p04" },
  { ROR, "HTTP://ROR.ORG/000025P04/", "000025p04" },
  { ROR, " ror.org/000025p04?x=1 ", "000025p04" },
  { ROR, "ROR:000025p04", "000025p04" },
  { ROR, "000025p05", NULL, CHECK },
  { ROR, "000026p04", NULL, CHECK },
  { ROR, "00002ip04", NULL, SYNTAX },
  { ROR, "100025p04", NULL, SYNTAX },
  { ROR, "000025p0", NULL, SYNTAX },
  { ROR, "000025p04x", NULL, SYNTAX },
  { ROR, "", NULL, SYNTAX },
  { ROR, NULL, NULL, SYNTAX },
  { WIKIDATA, "Q42", "Q42" },
  { WIKIDATA, "q42", "Q42" },
  { WIKIDATA, "https://www.wikidata.org/wiki/Q42#P31", "Q42" },
  { WIKIDATA, "http://www.wikidata.org/entity/Q42", "Q42" },
  { WIKIDATA, "wd:Q42", "Q42" },
  { WIKIDATA, "Q042", NULL, SYNTAX },
  { WIKIDATA, "P42", NULL, SYNTAX },
  { WIKIDATA, "Q", NULL, SYNTAX },
  { ISNI, "0000 0001 2158 1746", "0000000121581746" },
  { ISNI, "0000-0001-2158-1746", "0000000121581746" },
  { ISNI, "https://isni.org/isni/0000000121581746", "0000000121581746" },
  { ISNI, "0000000121581747", NULL, CHECK },
  { ISNI, "0000000121581764", NULL, CHECK },
  { ISNI, "000000012158174", NULL, SYNTAX },
  { ORCID, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097" },
  { ORCID, "0000000218250097", "0000-0002-1825-0097" },
  { ORCID, "0000-0002-1694-233x", "0000-0002-1694-233X" },
  { ORCID, "0000-0002-1825-0098", NULL, CHECK },
  { ORCID, "0000-0002-1825-009", NULL, SYNTAX },
  { ORCID, "X000-0002-1825-0097", NULL, SYNTAX },
  { SCHAC, "BSU.by", "bsu.by" },
  { SCHAC, "https://www.bsu.by/en/page?x", "bsu.by" },
  { SCHAC, "somebody@uw.edu.pl", "uw.edu.pl" },
  { SCHAC, "urn:schac:homeOrganization:uw.edu.pl", "uw.edu.pl" },
  { SCHAC, "мгу.рф", "xn--c1arw.xn--p1ai" },
  { SCHAC, "somebody@www.www.bsu.by", "bsu.by" },
  { SCHAC, "bsu", NULL, SYNTAX },
  { SCHAC, "-bsu.by", NULL, SYNTAX },
  { SCHAC, "a b.by", NULL, SYNTAX },
  { SCHAC, "192.168.0.1", NULL, SYNTAX },
  { SCHAC, "", NULL, SYNTAX },
  { SCHAC, "https://", NULL, SYNTAX },
  { PIC, "999997930", "999997930" },
  { PIC, "PIC: 999 997 930", "999997930" },
  { PIC, "99999793", NULL, SYNTAX },
  { PIC, "99999793A", NULL, SYNTAX },
  { ERASMUS, "D  BERLIN01", "D  BERLIN01" },
  { ERASMUS, "d berlin01", "D  BERLIN01" },
  { ERASMUS, "PL WARSZAW01", "PL WARSZAW01" },
  { ERASMUS, "pl  warszaw 01", "PL WARSZAW01" },
  { ERASMUS, "F  PARIS481", "F  PARIS481" },
  { ERASMUS, "IRLDUBLIN01", "IRLDUBLIN01" },
  { ERASMUS, "POLWARSZAW01", NULL, SYNTAX },
  { ERASMUS, "IRL DUBLIN01", "IRLDUBLIN01" },
  { ERASMUS, "UK ST-ANDR01", "UK ST-ANDR01" },
  { ERASMUS, "BERLIN01", NULL, SYNTAX },
  { ERASMUS, "D  BERLIN", NULL, SYNTAX },
  { ERASMUS, "D  BERLINERX01", NULL, SYNTAX },
  { ISCED, "0912", "0912" },
  { ISCED, "ISCED-F: 091", "091" },
  { ISCED, "09", "09" },
  { ISCED, "0910", "0910" },
  { ISCED, "0988", "0988" },
  { ISCED, "0999", "0999" },
  { ISCED, "1041", "1041" },
  { ISCED, "9999", "9999" },
  { ISCED, "0918", NULL, SYNTAX },
  { ISCED, "0979", NULL, SYNTAX },
  { ISCED, "11", NULL, SYNTAX },
  { ISCED, "9", NULL, SYNTAX },
  { ISCED, "09123", NULL, SYNTAX },
  { ISCED, "9900", NULL, SYNTAX },
  { ISCED, "medicine", NULL, SYNTAX },
  { DOI, "10.1000/182", "10.1000/182" },
  { DOI, "https://doi.org/10.1000/ABC.D", "10.1000/abc.d" },
  { DOI, "doi: 10.1000/182.", "10.1000/182" },
  { DOI, "http://dx.doi.org/10.1000%2F182", "10.1000/182" },
  { DOI, "10.1002/(SICI)1097-4571(199806)49:8<693::AID>3.0.CO;2-O",
    "10.1002/(sici)1097-4571(199806)49:8<693::aid>3.0.co;2-o" },
  { DOI, "10.1000/a%2541", "10.1000/a%2541" },
  { DOI, "https://doi.org/10.1000/a%2541", "10.1000/a%41" },
  { DOI, "10.1000", NULL, SYNTAX },
  { DOI, "11.1000/182", NULL, SYNTAX },
  { DOI, "10.1000/", NULL, SYNTAX },
  { DOI, "10.1000/1 82", NULL, SYNTAX },
  { ISBN, "978-0-306-40615-7", "9780306406157" },
  { ISBN, "ISBN 978-0-306-40615-7", "9780306406157" },
  { ISBN, "ISBN-13: 978 0 306 40615 7", "9780306406157" },
  { ISBN, "0-306-40615-2", "9780306406157" },
  { ISBN, "080442957x", "9780804429573" },
  { ISBN, "978–5–17–118366–5", NULL, CHECK },
  { ISBN, "978-0-306-40615-8", NULL, CHECK },
  { ISBN, "978-0-306-40651-7", NULL, CHECK },
  { ISBN, "0-306-40615-3", NULL, CHECK },
  { ISBN, "977-0-306-40615-7", NULL, SYNTAX },
  { ISBN, "0-306-40615", NULL, SYNTAX },
  { ISBN, "97803064061X7", NULL, SYNTAX },
  { GRID, "grid.5386.8", "grid.5386.8" },
  { GRID, "https://www.grid.ac/institutes/grid.17088.36", "grid.17088.36" },
  { GRID, "GRID.416738.F", "grid.416738.f" },
  { GRID, "grid.5386", NULL, SYNTAX },
  { GRID, "5386.8", NULL, SYNTAX },
  { FUNDREF, "501100000780", "501100000780" },
  { FUNDREF, "https://doi.org/10.13039/501100000780", "501100000780" },
  { FUNDREF, "10.13039/100000001", "100000001" },
  { FUNDREF, "funder", NULL, SYNTAX },
  { GEONAMES, "1512569", "1512569" },
  { GEONAMES, "https://www.geonames.org/1512569/tashkent.html", "1512569" },
  { GEONAMES, "https://sws.geonames.org/1512569/", "1512569" },
  { GEONAMES, "0512569", NULL, SYNTAX },
  { GEONAMES, "Tashkent", NULL, SYNTAX },
  { ESI, "urn:schac:personalUniqueCode:int:esi:example.edu:0123-AB",
    "urn:schac:personalUniqueCode:int:esi:example.edu:0123-AB" },
  { ESI, "URN:SCHAC:personaluniquecode:int:ESI:HR:1234567",
    "urn:schac:personalUniqueCode:int:esi:hr:1234567" },
  { ESI, "urn:schac:personalUniqueCode:int:esi:example.edu:", NULL, SYNTAX },
  { ESI, "urn:schac:personalUniqueCode:int:esi:example", NULL, SYNTAX },
  { ESI, "0123456", NULL, SYNTAX },
  { ESI, "", NULL, SYNTAX },
};

static void
test_normalize (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *result = rows[i].scheme->normalize (rows[i].text, &error);

    if (g_strcmp0 (result, rows[i].expected) != 0)
      g_test_fail_printf ("%s “%s” is “%s”", rows[i].scheme->name, rows[i].text, result);
    if (rows[i].expected == NULL) {
      g_assert_error (error, COMITY_CORE_ERROR, rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].scheme->name));
      g_assert_true (g_str_has_suffix (error->message, "."));
    } else {
      g_assert_no_error (error);
    }
  }
}

/* Broken and hostile texts are refused with a sentence that can be shown. */
static void
test_garbage (void)
{
  g_autofree char *digits = g_strnfill (100000, '1'), *letters = g_strnfill (100000, 'a');
  const char *const texts[] = { "\xff\xfe",         "%",    "%s%n", "/", "://",
                                "https://ror.org/", "::::", "?",    "#", "\n",
                                "10.1000/\xff",     digits, letters };
  guint n;
  const ComityIdentifier *const *schemes = comity_identifiers (&n);

  for (guint s = 0; s < n; s++) {
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
      g_autoptr (GError) error = NULL;
      g_autofree char *result = schemes[s]->normalize (texts[i], &error);

      g_assert_true ((result == NULL) == (error != NULL));
      if (error != NULL) {
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
        g_assert_cmpuint (strlen (error->message), <, 600);
      }
    }
  }
}

/* Examples are valid and canonical, addresses open with what a canonical form is read back from. */
static void
test_examples (void)
{
  guint n;
  const ComityIdentifier *const *schemes = comity_identifiers (&n);

  g_assert_cmpuint (n, ==, 14);
  for (guint s = 0; s < n; s++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *canonical = schemes[s]->normalize (schemes[s]->example, &error);
    g_autofree char *address = comity_identifier_dup_address (schemes[s], canonical);

    g_assert_no_error (error);
    g_assert_cmpstr (canonical, ==, schemes[s]->example);
    g_assert_true ((address == NULL) == (schemes[s]->address == NULL));
    if (address != NULL) {
      g_autofree char *back = schemes[s]->normalize (address, NULL);

      g_assert_cmpstr (back, ==, canonical);
      g_assert_true (g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL));
    }
  }
}

static void
test_address (void)
{
  g_autofree char *odd = comity_identifier_dup_address (DOI, "10.1002/a<b>#c?d");
  g_autofree char *percent = comity_identifier_dup_address (DOI, "10.1002/%s");

  g_assert_cmpstr (odd, ==, "https://doi.org/10.1002/a%3Cb%3E%23c%3Fd");
  g_assert_cmpstr (percent, ==, "https://doi.org/10.1002/%25s");
  g_assert_null (comity_identifier_dup_address (DOI, NULL));
  g_assert_null (comity_identifier_dup_address (DOI, ""));
}

static void
test_isced (void)
{
  g_auto (GStrv) codes = comity_isced_codes ();

  g_assert_cmpstr (comity_isced_name ("0912"), ==, "Medicine");
  g_assert_cmpstr (comity_isced_name ("091"), ==, "Health");
  g_assert_cmpstr (comity_isced_name ("0919"), ==, "Health");
  g_assert_cmpstr (comity_isced_name ("0988"), ==, "Health and welfare");
  g_assert_null (comity_isced_name (NULL));
  g_assert_null (comity_isced_name (""));
  g_assert_null (comity_isced_name ("0"));
  /* 11 broad, 29 narrow and 80 detailed fields, and the three of 99. */
  g_assert_cmpuint (g_strv_length (codes), ==, 11 + 29 + 80 + 3);
  for (guint i = 0; codes[i] != NULL; i++) {
    g_assert_nonnull (comity_isced_name (codes[i]));
    if (i > 0)
      g_assert_cmpstr (codes[i - 1], <, codes[i]);
  }
}

/* ---- Real records ---- */

static void
check_external (JsonObject *external, guint *counts)
{
  static const struct {
    const char *type;
    const ComityIdentifier *scheme;
  } types[] = {
    { "grid", GRID }, { "isni", ISNI }, { "fundref", FUNDREF }, { "wikidata", WIKIDATA }
  };
  const char *type = json_object_get_string_member (external, "type");
  JsonArray *all = json_object_get_array_member (external, "all");

  for (guint t = 0; t < G_N_ELEMENTS (types); t++) {
    for (guint i = 0; g_str_equal (type, types[t].type) && i < json_array_get_length (all); i++) {
      const char *id = json_array_get_string_element (all, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *canonical = types[t].scheme->normalize (id, &error);

      counts[canonical != NULL ? 0 : 1]++;
      if (canonical == NULL)
        g_test_message ("%s", error->message);
    }
  }
}

/* Returns whether a wrong digit in the identifier is noticed. */
static gboolean
check_ror (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical = comity_identifier_ror.normalize (id, &error);
  g_autofree char *wrong = g_strdup (canonical);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (id, canonical));
  wrong[5] = wrong[5] == '7' ? '8' : '7';
  return comity_identifier_ror.normalize (wrong, NULL) == NULL;
}

static void
test_ror_records (void)
{
  g_autoptr (GDataInputStream) lines = corpora_open_lines ("ror", "records-v2.jsonl.gz");
  guint records = 0, unnoticed = 0, external[2] = { 0 };
  char *line;

  if (lines == NULL)
    return;
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL) {
    g_autofree char *owned = line;
    g_autoptr (JsonNode) node = json_from_string (owned, NULL);
    JsonObject *record = json_node_get_object (node);
    JsonArray *ids = json_object_get_array_member (record, "external_ids");

    unnoticed += !check_ror (json_object_get_string_member (record, "id"));
    for (guint i = 0; i < json_array_get_length (ids); i++)
      check_external (json_array_get_object_element (ids, i), external);
    records++;
  }
  g_test_message ("%u records, %u other identifiers, %u of them refused", records,
                  external[0] + external[1], external[1]);
  g_assert_cmpuint (records, >=, 35990);
  g_assert_cmpuint (unnoticed, ==, 0);
  g_assert_cmpuint (external[0], >, 30000);
  g_assert_cmpuint (external[1], <=, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identifier/normalize", test_normalize);
  g_test_add_func ("/identifier/garbage", test_garbage);
  g_test_add_func ("/identifier/examples", test_examples);
  g_test_add_func ("/identifier/address", test_address);
  g_test_add_func ("/identifier/isced", test_isced);
  g_test_add_func ("/identifier/ror-records", test_ror_records);
  return g_test_run ();
}
