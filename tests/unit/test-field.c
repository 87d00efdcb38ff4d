/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values: every type from what is written to the neutral form, to a person, and back. */
#include <locale.h>

#include "comity-error.h"
#include "comity-field.h"
#include "comity-identifier.h"
#include "comity-kind.h"
#include "comity-lists.h"
#include "comity-number.h"

static const ComityChoice colours[] = { { "red", "Red" }, { "dark-blue", "Dark blue" }, { NULL } };

static const ComityField fields[] = {
  { "text", "Text", COMITY_TYPE_TEXT },
  { "long", "Long", COMITY_TYPE_LONG },
  { "choice", "Choice", COMITY_TYPE_CHOICE, .choices = colours },
  { "listed", "Listed", COMITY_TYPE_CHOICE, .list = "test-list" },
  { "country", "Country", COMITY_TYPE_COUNTRY },
  { "language", "Language", COMITY_TYPE_LANGUAGE },
  { "date", "Date", COMITY_TYPE_DATE },
  { "time", "Time", COMITY_TYPE_TIME },
  { "integer", "Integer", COMITY_TYPE_INTEGER, .min = -5, .max = 5000 },
  { "decimal", "Decimal", COMITY_TYPE_DECIMAL, .digits = 3 },
  { "money", "Money", COMITY_TYPE_MONEY },
  { "boolean", "Boolean", COMITY_TYPE_BOOLEAN },
  { "url", "Url", COMITY_TYPE_URL },
  { "email", "Email", COMITY_TYPE_EMAIL },
  { "phone", "Phone", COMITY_TYPE_PHONE },
  { "ror", "ROR", COMITY_TYPE_IDENTIFIER, .scheme = &comity_identifier_ror },
  { "ref", "Ref", COMITY_TYPE_REF, .target = "sample" },
  { "link", "Link", COMITY_TYPE_LINK },
  { "file", "File", COMITY_TYPE_FILE },
  { "choices", "Choices", COMITY_TYPE_CHOICES, .choices = colours },
  { "countries", "Countries", COMITY_TYPE_COUNTRIES },
  { "tags", "Tags", COMITY_TYPE_TAGS, .list = "test-list" },
  { "refs", "Refs", COMITY_TYPE_REFS, .target = "sample" },
};

static const ComityKind sample = {
  .name = "sample",
  .type_name = "SampleRecord",
  .label = "Sample",
  .plural = "Samples",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "text",
};

typedef struct {
  const char *field;
  const char *text;
  const char *expected; /* NULL: refused; "": absent */
  int code;
} Case;

#define FILE_HASH "sha256-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const Case neutral_cases[] = {
  { "text", "  a   b\t", "a b" },
  { "text", "a\nb", "a b" },
  { "long", "a\nb ", "a\nb" },
  { "choice", "red", "red" },
  { "choice", "Red", NULL, COMITY_CORE_ERROR_CHOICE },
  { "choice", "  ", "" },
  { "listed", "first", "first" },
  { "listed", "nothing", NULL, COMITY_CORE_ERROR_CHOICE },
  { "country", "uz", "UZ" },
  { "country", "Uzbekistan", NULL, COMITY_CORE_ERROR_CHOICE },
  { "country", "QQ", NULL, COMITY_CORE_ERROR_CHOICE },
  { "language", "uz-latn", "uz-Latn" },
  { "date", "2024-02-29", "2024-02-29" },
  { "date", "2023-02-29", NULL, COMITY_CORE_ERROR_RANGE },
  { "date", "2015", "2015" },
  { "time", "9:05", "09:05" },
  { "time", "25:00", NULL, COMITY_CORE_ERROR_RANGE },
  { "integer", "0012", "12" },
  { "integer", "5001", NULL, COMITY_CORE_ERROR_RANGE },
  { "integer", "1.5", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "integer", "99999999999999999999", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "decimal", "41.500", "41.5" },
  { "decimal", "-0.001", "-0.001" },
  { "decimal", "0.0001", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "decimal", "1e5", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "money", "1500 eur", "1500.00 EUR" },
  { "money", "EUR 0.5", "0.50 EUR" },
  { "money", "1500 JPY", "1500 JPY" },
  { "money", "1.5 JPY", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "money", "1500", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "boolean", "yes", "true" },
  { "boolean", "0", "false" },
  { "boolean", "maybe", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "url", "WWW.Example.ORG/Path", "https://www.example.org/Path" },
  { "url", "http://пример.рф/", "http://xn--e1afmkfd.xn--p1ai/" },
  { "url", "javascript:alert(1)", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "url", "file:///etc/passwd", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "url", "https://user:secret@example.org/", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "url", "xjmu.edu,cn", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "email", "mailto:Office@Example.ORG", "Office@example.org" },
  { "email", "office at example.org", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "email", "a@b", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "phone", "+375 17 277-14-20 ext. 5", "+375 17 277-14-20 ext. 5" },
  { "phone", "call me", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "ror", "https://ror.org/02yqqv993", "02yqqv993" },
  { "ror", "02yqqv994", NULL, COMITY_CORE_ERROR_CHECK_DIGIT },
  { "ref", "17", "17" },
  { "ref", "-1", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "ref", "Tbilisi", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "link", "sample/17", "sample/17" },
  { "link", "nothing/17", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "file", FILE_HASH, FILE_HASH },
  { "file", "/etc/passwd", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "choices", "red; dark-blue;red", "red;dark-blue" },
  { "choices", ";;", "" },
  { "countries", "uz;BY", "UZ;BY" },
  { "tags", "one; two ", "one;two" },
  { "refs", "3;1;3", "3;1" },
};

static const Case typed_cases[] = {
  { "choice", "Dark Blue", "dark-blue" },
  { "choice", "green", NULL, COMITY_CORE_ERROR_CHOICE },
  { "listed", "First entry", "first" },
  { "country", "Uzbekistan", "UZ" },
  { "country", "Россия", "RU" },
  { "country", "Atlantis", NULL, COMITY_CORE_ERROR_CHOICE },
  { "language", "Russian", "ru" },
  { "date", "19.3.2024", "2024-03-19" },
  { "integer", "1 500", "1500" },
  { "decimal", "1 234,5", "1234.5" },
  { "decimal", "1,234,567", "1234567" },
  { "decimal", "\u22125,25", "-5.25" },
  { "money", "1.500,50 EUR", "1500.50 EUR" },
  { "boolean", "Yes", "true" },
  { "text", "   ", "" },
  { "tags", "First entry, new", "first;new" },
  { "choices", "Red; Dark blue", "red;dark-blue" },
};

typedef char *(*ReadFunc) (const ComityField *field, const char *text, GError **error);

static void
check_case (const Case *c, ReadFunc read)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = read (comity_kind_get_field (&sample, c->field), c->text, &error);

  g_test_message ("%s: “%s”", c->field, c->text);
  if (c->expected == NULL) {
    g_assert_null (got);
    g_assert_error (error, COMITY_CORE_ERROR, c->code);
    g_assert_nonnull (strchr (error->message, ' '));
    return;
  }
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, *c->expected == '\0' ? NULL : c->expected);
}

static void
test_normalize (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (neutral_cases); i++)
    check_case (&neutral_cases[i], comity_field_normalize);
}

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed_cases); i++)
    check_case (&typed_cases[i], comity_field_parse);
}

/* Canonical stays canonical, and what is put into an entry is read back as the same value. */
static void
test_round_trips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (neutral_cases); i++) {
    const Case *c = &neutral_cases[i];
    const ComityField *field = comity_kind_get_field (&sample, c->field);
    g_autofree char *again = NULL, *shown = NULL, *back = NULL;

    if (c->expected == NULL || *c->expected == '\0')
      continue;
    again = comity_field_normalize (field, c->expected, NULL);
    g_assert_cmpstr (again, ==, c->expected);
    shown = comity_field_to_edit (field, c->expected);
    back = comity_field_parse (field, shown, NULL);
    g_assert_cmpstr (back, ==, c->expected);
  }
}

/* What is stored is safe to compare and to open; what is shown can be read. */
static void
test_url_shown (void)
{
  const ComityField *field = comity_kind_get_field (&sample, "url");
  g_autofree char *plain = comity_field_format (field, "https://www.example.org/");
  g_autofree char *cyrillic = comity_field_format (field, "http://xn--e1afmkfd.xn--p1ai/a");

  g_assert_cmpstr (plain, ==, "www.example.org");
  g_assert_cmpstr (cyrillic, ==, "http://пример.рф/a");
}

/* Under its field a problem is said without the label. */
static void
test_sentence (void)
{
  const ComityField *field = comity_kind_get_field (&sample, "integer");
  g_autoptr (GError) error = NULL;
  g_autofree char *none = comity_field_normalize (field, "5001", &error);
  g_autofree char *sentence = comity_field_dup_sentence (field, error->message);
  g_autofree char *other = comity_field_dup_sentence (field, "This is wrong.");

  g_assert_null (none);
  g_assert_true (g_str_has_prefix (error->message, "Integer: the number must"));
  g_assert_true (g_str_has_prefix (sentence, "The number must"));
  g_assert_cmpstr (other, ==, "This is wrong.");
}

/* Empty text is a value of its own; an empty number is none. */
static void
test_empty (void)
{
  g_autofree char *text = comity_field_normalize (&fields[0], "", NULL);
  g_autofree char *number =
    comity_field_normalize (comity_kind_get_field (&sample, "integer"), "", NULL);

  g_assert_cmpstr (text, ==, "");
  g_assert_null (number);
}

static void
test_scale (void)
{
  gint64 value;
  g_autofree char *smallest = comity_number_unscale (G_MININT64, 2, 2);

  g_assert_true (comity_number_scale ("92233720368547758.07", 2, &value));
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_assert_false (comity_number_scale ("92233720368547758.08", 2, &value));
  g_assert_false (comity_number_scale (".", 2, &value));
  g_assert_false (comity_number_scale ("", 2, &value));
  g_assert_cmpstr (smallest, ==, "-92233720368547758.08");
}

int
main (int argc, char **argv)
{
  static const ComityChoice starting[] = { { "first", "First entry" }, { NULL } };

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  comity_lists_define ("test-list", "Test list", starting);
  comity_kind_register (&sample);

  g_test_add_func ("/field/normalize", test_normalize);
  g_test_add_func ("/field/parse", test_parse);
  g_test_add_func ("/field/round-trips", test_round_trips);
  g_test_add_func ("/field/url-shown", test_url_shown);
  g_test_add_func ("/field/sentence", test_sentence);
  g_test_add_func ("/field/empty", test_empty);
  g_test_add_func ("/field/scale", test_scale);
  return g_test_run ();
}
