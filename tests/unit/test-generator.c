/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented people and partners: the same from the same seed, plausible, and allowed by the kinds. */
#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "comity-date.h"
#include "comity-generator-script.h"
#include "comity-generator.h"
#include "comity-kinds.h"
#include "comity-record.h"

#define TODAY "2026-11-20"

/* The records of one run, and a checksum over all of them. */
typedef struct {
  GPtrArray *records; /* of ComityRecord */
  GChecksum *checksum;
} Made;

static void
made_free (Made *made)
{
  g_ptr_array_unref (made->records);
  g_checksum_free (made->checksum);
  g_free (made);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Made, made_free)

static gboolean
sink_cb (const ComityKind *kind,
         gint64 id,
         const char *const *values,
         gpointer data,
         GError **error)
{
  Made *made = data;
  ComityRecord *record = comity_record_new (kind);
  g_autofree char *line = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", kind->name, id);

  g_checksum_update (made->checksum, (const guchar *) line, -1);
  comity_record_set_id (record, id);
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *said = g_strdup_printf ("%s=%s\n", kind->fields[i].name, values[i]);

    /* a field that is new and that the generator leaves empty changes nothing */
    if (values[i])
      g_checksum_update (made->checksum, (const guchar *) said, -1);
    comity_record_set_at (record, i, values[i]);
  }
  g_ptr_array_add (made->records, record);
  return TRUE;
}

static Made *
make (guint64 seed, const char *today, guint students, guint partners)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityGenerator) generator = comity_generator_new (seed, today, &error);
  Made *made = g_new0 (Made, 1);

  g_assert_no_error (error);
  made->records = g_ptr_array_new_with_free_func (g_object_unref);
  made->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  comity_generator_make_partners (generator, partners, sink_cb, made, &error);
  g_assert_no_error (error);
  comity_generator_make_students (generator, students, sink_cb, made, &error);
  g_assert_no_error (error);
  return made;
}

/* Walks the records of one kind: for (guint i = 0; (record = next_of (made, kind, &i));) */
static ComityRecord *
next_of (const Made *made, const ComityKind *kind, guint *i)
{
  while (*i < made->records->len) {
    ComityRecord *record = g_ptr_array_index (made->records, (*i)++);

    if (comity_record_get_kind (record) == kind)
      return record;
  }
  return NULL;
}

static gboolean
has (ComityRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (comity_record_get (record, field), value) == 0;
}

/* -- Sameness -------------------------------------------------------------------------------- */

/*
 * The checksum is written down, so that another machine, compiler or library that gives other
 * people is noticed. Whoever changes the generator or its names on purpose writes the new one.
 */
static void
test_same (void)
{
  g_autoptr (Made) one = make (COMITY_GENERATOR_SEED, TODAY, 2500, 500);
  g_autoptr (Made) two = make (COMITY_GENERATOR_SEED, TODAY, 2500, 500);
  g_autoptr (Made) other = make (COMITY_GENERATOR_SEED + 1, TODAY, 2500, 500);
  const char *sum = g_checksum_get_string (one->checksum);

  g_assert_cmpstr (sum, ==, g_checksum_get_string (two->checksum));
  g_assert_cmpstr (sum, !=, g_checksum_get_string (other->checksum));
  g_assert_cmpstr (sum, ==, "955a4bf9505cd47c397fcf66c322bbe1c04592d99cac240d26351e4af38ce0be");
}

static void
test_bad_day (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (comity_generator_new (1, "2026-02-30", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

/* -- Correctness ----------------------------------------------------------------------------- */

static void
say_problem (ComityRecord *record, const ComityProblem *problem)
{
  const ComityKind *kind = comity_record_get_kind (record);

  g_test_message ("%s: %s", kind->name, problem->error->message);
  for (guint i = 0; i < kind->n_fields; i++)
    if (comity_record_get_at (record, i))
      g_test_message ("  %s: %s", kind->fields[i].name, comity_record_get_at (record, i));
}

static void
check_canonical (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autoptr (ComityProblems) problems = comity_record_validate (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);
    g_autoptr (GError) error = NULL;
    g_autofree char *canonical =
      value ? comity_field_normalize (&kind->fields[i], value, &error) : NULL;

    if (g_strcmp0 (canonical, value) != 0)
      g_test_message ("%s.%s: %s", kind->name, kind->fields[i].name, value);
    g_assert_no_error (error);
    g_assert_cmpstr (canonical, ==, value);
  }
  for (guint i = 0; i < comity_problems_get_size (problems); i++)
    say_problem (record, comity_problems_get (problems, i));
  g_assert_cmpuint (comity_problems_get_size (problems), ==, 0);
}

/* On days where the year, the month or the academic year turns. */
static void
test_valid (void)
{
  static const char *const days[] = { TODAY,        "2026-08-31", "2026-09-01", "2027-01-01",
                                      "2028-02-29", "2027-06-30", "2031-12-31" };

  for (guint d = 0; d < G_N_ELEMENTS (days); d++) {
    g_autoptr (Made) made = NULL;

    g_setenv ("COMITY_TODAY", days[d], TRUE);
    made = make (d, days[d], 700, 300);
    for (guint i = 0; i < made->records->len; i++)
      check_canonical (g_ptr_array_index (made->records, i));
  }
  g_setenv ("COMITY_TODAY", TODAY, TRUE);
}

/* Ids are new, references go back, and nothing belongs to another student. */
static void
test_references (void)
{
  g_autoptr (Made) made = make (3, TODAY, 500, 500);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint references = 0;

  for (guint i = 0; i < made->records->len; i++) {
    ComityRecord *record = g_ptr_array_index (made->records, i);
    const ComityKind *kind = comity_record_get_kind (record);

    for (guint f = 0; f < kind->n_fields; f++) {
      g_autofree char *key = NULL;

      if (kind->fields[f].type != COMITY_TYPE_REF || !comity_record_get_at (record, f))
        continue;
      key = g_strconcat (kind->fields[f].target, "/", comity_record_get_at (record, f), NULL);
      g_assert_true (g_hash_table_contains (seen, key));
      references++;
    }
    g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%s/%" G_GINT64_FORMAT, kind->name,
                                                            comity_record_get_id (record))));
  }
  g_assert_cmpuint (references, >, 3000);
}

/* -- Students -------------------------------------------------------------------------------- */

static guint
count_of (GHashTable *counts, const char *what)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, what));
}

static GHashTable *
count_students (const Made *made, const char *field)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  ComityRecord *student;

  for (guint i = 0; (student = next_of (made, &comity_kind_student, &i));) {
    const char *value = comity_record_get (student, field);

    g_assert_nonnull (value);
    g_hash_table_replace (counts, (char *) value, GUINT_TO_POINTER (count_of (counts, value) + 1));
  }
  return counts;
}

static void
test_citizenships (void)
{
  /* Those that founding document 000 names. */
  static const char *const named[] = { "MY", "CN", "SY", "IN", "VN", "IL", "BR",
                                       "DE", "US", "GB", "HT", "NP", "MV" };
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 2500, 0);
  g_autoptr (Made) few = make (COMITY_GENERATOR_SEED, TODAY, 73, 0);
  g_autoptr (GHashTable) counts = count_students (made, "citizenship");
  g_autoptr (GHashTable) few_counts = count_students (few, "citizenship");
  guint rare = 0;
  GHashTableIter iter;
  gpointer number;

  g_assert_cmpuint (g_hash_table_size (counts), ==, COMITY_GENERATOR_DEMO_COUNTRIES);
  g_assert_cmpuint (g_hash_table_size (few_counts), ==, COMITY_GENERATOR_DEMO_COUNTRIES);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_cmpuint (count_of (counts, named[i]), >, 0);
  g_assert_cmpuint (count_of (counts, "KZ"), >, 500);
  g_assert_cmpuint (count_of (counts, "KZ"), <, 800);
  g_assert_cmpuint (count_of (counts, "CN"), >, 120);
  g_assert_cmpuint (count_of (counts, "RU"), ==, 0);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &number))
    rare += GPOINTER_TO_UINT (number) <= 4;
  g_assert_cmpuint (rare, >, 25);
}

static void
test_variety (void)
{
  static const struct {
    const char *field;
    guint least;
  } fields[] = { { "status", 9 }, { "level", 7 },    { "programme", 10 }, { "faculty", 8 },
                 { "sex", 2 },    { "language", 2 }, { "basis", 5 },      { "form", 2 } };
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 2500, 0);
  g_autoptr (GHashTable) numbers = count_students (made, "own_number");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (GHashTable) counts = count_students (made, fields[i].field);

    g_test_message ("%s", fields[i].field);
    g_assert_cmpuint (g_hash_table_size (counts), >=, fields[i].least);
  }
  g_assert_cmpuint (g_hash_table_size (numbers), ==, 2500);
}

static gboolean
is_ascii (const char *text)
{
  return !text || g_str_is_ascii (text);
}

static gboolean
is_cyrillic (const char *text)
{
  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (g_unichar_isalpha (letter) && g_unichar_get_script (letter) != G_UNICODE_SCRIPT_CYRILLIC)
      return FALSE;
  }
  return TRUE;
}

static GUnicodeScript
script_of (const char *text)
{
  return g_unichar_get_script (g_utf8_get_char (text));
}

/* Latin as in a passport, Cyrillic as in the papers, and the own script where it is another. */
static void
test_scripts (void)
{
  static const GUnicodeScript wanted[] = {
    G_UNICODE_SCRIPT_CYRILLIC, G_UNICODE_SCRIPT_LATIN,    G_UNICODE_SCRIPT_HAN,
    G_UNICODE_SCRIPT_ARABIC,   G_UNICODE_SCRIPT_ARMENIAN, G_UNICODE_SCRIPT_DEVANAGARI,
    G_UNICODE_SCRIPT_GEORGIAN, G_UNICODE_SCRIPT_HEBREW,   G_UNICODE_SCRIPT_THAANA,
    G_UNICODE_SCRIPT_TAMIL,    G_UNICODE_SCRIPT_SINHALA,  G_UNICODE_SCRIPT_MYANMAR,
    G_UNICODE_SCRIPT_THAI,     G_UNICODE_SCRIPT_HANGUL,   G_UNICODE_SCRIPT_BENGALI,
    G_UNICODE_SCRIPT_GREEK,
  };
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 2500, 0);
  g_autoptr (GHashTable) scripts = g_hash_table_new (NULL, NULL);
  ComityRecord *student;

  for (guint i = 0; (student = next_of (made, &comity_kind_student, &i));) {
    const char *local = comity_record_get (student, "name_local");

    g_assert_true (is_ascii (comity_record_get (student, "family_name")));
    g_assert_true (is_ascii (comity_record_get (student, "given_names")));
    g_assert_true (is_ascii (comity_record_get (student, "patronymic")));
    g_assert_nonnull (comity_record_get (student, "family_name_cyrillic"));
    g_assert_true (is_cyrillic (comity_record_get (student, "family_name_cyrillic")));
    g_assert_true (is_cyrillic (comity_record_get (student, "given_names_cyrillic")));
    g_assert_true (is_cyrillic (comity_record_get (student, "patronymic_cyrillic")));
    if (local)
      g_hash_table_add (scripts, GINT_TO_POINTER (script_of (local)));
  }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    g_test_message ("script %d", (int) wanted[i]);
    g_assert_true (g_hash_table_contains (scripts, GINT_TO_POINTER (wanted[i])));
  }
}

/* People with one name only, with particles, with hyphens, with very long names. */
static void
test_odd_names (void)
{
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 2500, 0);
  guint single = 0, with_patronymic = 0, particles = 0, hyphens = 0, apostrophes = 0;
  glong longest = 0;
  ComityRecord *student;

  for (guint i = 0; (student = next_of (made, &comity_kind_student, &i));) {
    const char *family = comity_record_get (student, "family_name");
    g_autofree char *title = comity_record_dup_title (student);

    single += !comity_record_get (student, "given_names");
    with_patronymic += comity_record_get (student, "patronymic") != NULL;
    particles += g_str_has_prefix (family, "bin") || strstr (family, "da Silva") != NULL;
    hyphens += strchr (title, '-') != NULL;
    apostrophes += strchr (title, '\'') != NULL;
    longest = MAX (longest, g_utf8_strlen (title, -1));
  }
  g_assert_cmpuint (single, >, 3);
  g_assert_cmpuint (with_patronymic, >, 1000);
  g_assert_cmpuint (particles, >, 3);
  g_assert_cmpuint (hyphens, >, 20);
  g_assert_cmpuint (apostrophes, >, 0);
  g_assert_cmpint (longest, >, 38);
}

/* The course of study is in order, has no day ahead, and ends with how the student stands. */
static void
test_enrolments (void)
{
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 2500, 0);
  ComityRecord *student = NULL;
  const char *last_status = NULL;
  const char *last_date = NULL;

  for (guint i = 0; i < made->records->len; i++) {
    ComityRecord *record = g_ptr_array_index (made->records, i);
    const ComityKind *kind = comity_record_get_kind (record);

    if (kind == &comity_kind_student) {
      if (student)
        g_assert_true (has (student, "status", last_status));
      student = record;
      last_date = "";
    } else if (kind == &comity_kind_enrolment) {
      const char *date = comity_record_get (record, "date");

      g_assert_cmpint (comity_record_get_ref (record, "student"), ==,
                       comity_record_get_id (student));
      g_assert_cmpstr (date, >=, last_date);
      g_assert_cmpstr (date, <=, TODAY);
      last_date = date;
      last_status = comity_record_get (record, "status");
    }
  }
}

static void
test_ages (void)
{
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 2500, 0);
  ComityRecord *student;

  for (guint i = 0; (student = next_of (made, &comity_kind_student, &i));) {
    int days = comity_date_days_between (comity_record_get (student, "birth_date"),
                                         comity_record_get (student, "starts"));

    g_assert_cmpint (days, >=, 17 * 365);
    g_assert_cmpint (days, <=, 47 * 366);
  }
}

/* -- Papers ---------------------------------------------------------------------------------- */

typedef struct {
  guint expired, soon, valid, needed, gaps, followed;
} Papers;

static void
count_paper (ComityRecord *paper, ComityRecord *before, Papers *papers)
{
  const char *from = comity_record_get (paper, "valid_from");
  const char *to = comity_record_get (paper, "valid_to");
  int days;

  if (has (paper, "state", "needed")) {
    papers->needed++;
    return;
  }
  if (before && has (before, "state", "replaced")) {
    days = comity_date_days_between (comity_record_get (before, "valid_to"), from);
    g_assert_cmpint (days, >=, 1);
    papers->followed++;
    papers->gaps += days > 1;
  }
  if (!to || has (paper, "state", "replaced"))
    return;
  days = comity_date_days_between (TODAY, to);
  papers->expired += days < 0;
  papers->soon += days >= 0 && days <= 30;
  papers->valid += days > 30;
}

static void
count_papers (const Made *made, const char *kind, Papers *papers)
{
  ComityRecord *before = NULL;
  ComityRecord *paper;

  for (guint i = 0; (paper = next_of (made, &comity_kind_paper, &i));) {
    gboolean follows =
      before && has (before, "kind", kind) &&
      comity_record_get_ref (before, "student") == comity_record_get_ref (paper, "student");

    if (has (paper, "kind", kind))
      count_paper (paper, follows ? before : NULL, papers);
    before = paper;
  }
}

/* Some have expired, some will soon, some leave days uncovered, some are missing; most are good. */
static void
test_papers (void)
{
  static const char *const kinds[] = { "visa", "registration", "insurance" };
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 2500, 0);
  Papers passports = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    Papers papers = { 0 };

    count_papers (made, kinds[i], &papers);
    g_test_message ("%s: %u expired, %u soon, %u good, %u needed, %u gaps of %u", kinds[i],
                    papers.expired, papers.soon, papers.valid, papers.needed, papers.gaps,
                    papers.followed);
    g_assert_cmpuint (papers.expired, >, 20);
    g_assert_cmpuint (papers.soon, >, 20);
    g_assert_cmpuint (papers.needed, >, 8);
    g_assert_cmpuint (papers.gaps, >, 20);
    g_assert_cmpuint (papers.followed, >, papers.gaps * 2);
    g_assert_cmpuint (papers.valid, >, 4 * (papers.expired + papers.soon));
  }
  count_papers (made, "passport", &passports);
  g_assert_cmpuint (passports.expired, >, 30);
  g_assert_cmpuint (passports.valid, >, 2000);
}

/* Only who needs a visa has one, and everybody who does has an invitation or is still without. */
static void
test_visas (void)
{
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 2500, 0);
  ComityRecord *student = NULL;
  guint visas = 0;

  for (guint i = 0; i < made->records->len; i++) {
    ComityRecord *record = g_ptr_array_index (made->records, i);

    if (comity_record_get_kind (record) == &comity_kind_student)
      student = record;
    else if (comity_record_get_kind (record) == &comity_kind_paper &&
             has (record, "kind", "visa")) {
      g_assert_false (has (student, "citizenship", "KZ") || has (student, "citizenship", "BY"));
      g_assert_false (has (student, "status", "applicant") || has (student, "status", "graduated"));
      visas++;
    }
  }
  g_assert_cmpuint (visas, >, 500);
}

/* -- Partners -------------------------------------------------------------------------------- */

static void
test_partners (void)
{
  g_autoptr (Made) made = make (COMITY_GENERATOR_SEED, TODAY, 0, 30000);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);
  guint agreements = 0, contacts = 0;
  ComityRecord *partner;

  for (guint i = 0; (partner = next_of (made, &comity_kind_partner, &i));) {
    const char *country = comity_record_get (partner, "country");

    g_hash_table_add (countries, (char *) country);
    g_assert_true (
      g_hash_table_add (names,
                        g_strconcat (country, " ", comity_record_get (partner, "name"), NULL)));
  }
  g_assert_cmpuint (g_hash_table_size (names), ==, 30000);
  g_assert_cmpuint (g_hash_table_size (countries), >, 100);
  for (guint i = 0; next_of (made, &comity_kind_agreement, &i);)
    agreements++;
  for (guint i = 0; next_of (made, &comity_kind_contact, &i);)
    contacts++;
  g_assert_cmpuint (agreements, >, 6000);
  g_assert_cmpuint (contacts, >, 10000);
}

/* -- Letters --------------------------------------------------------------------------------- */

static void
test_letters (void)
{
  static const struct {
    const char *from, *latin, *russian;
  } cases[] = {
    { "Щербаков", "Shcherbakov", "Щербаков" },
    { "Әбдірахманов", "Abdirakhmanov", "Абдирахманов" },
    { "Ҷӯраев", "Juraev", "Джураев" },
    { "Королёв", "Korolev", "Королёв" },
    { "Юлия", "Iuliia", "Юлия" },
  };
  static const char *const women[][2] = {
    { "Иванов", "Иванова" },     { "Высоцкий", "Высоцкая" },   { "Никитин", "Никитина" },
    { "Gurbanow", "Gurbanowa" }, { "Коваленко", "Коваленко" }, { "Əliyev", "Əliyeva" },
  };
  g_autofree char *plain = comity_script_to_latin ("Nguyễn Đức Łukasz Şahin Yoʻldoshev");

  g_assert_cmpstr (plain, ==, "Nguyen Duc Lukasz Sahin Yoldoshev");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *latin = comity_script_to_latin (cases[i].from);
    g_autofree char *russian = comity_script_to_russian (cases[i].from);

    g_assert_cmpstr (latin, ==, cases[i].latin);
    g_assert_cmpstr (russian, ==, cases[i].russian);
  }
  for (guint i = 0; i < G_N_ELEMENTS (women); i++) {
    g_autofree char *feminine = comity_script_to_feminine (women[i][0]);

    g_assert_cmpstr (feminine, ==, women[i][1]);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("COMITY_TODAY", TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();

  g_test_add_func ("/generator/same", test_same);
  g_test_add_func ("/generator/bad-day", test_bad_day);
  g_test_add_func ("/generator/valid", test_valid);
  g_test_add_func ("/generator/references", test_references);
  g_test_add_func ("/generator/citizenships", test_citizenships);
  g_test_add_func ("/generator/variety", test_variety);
  g_test_add_func ("/generator/scripts", test_scripts);
  g_test_add_func ("/generator/odd-names", test_odd_names);
  g_test_add_func ("/generator/enrolments", test_enrolments);
  g_test_add_func ("/generator/ages", test_ages);
  g_test_add_func ("/generator/papers", test_papers);
  g_test_add_func ("/generator/visas", test_visas);
  g_test_add_func ("/generator/partners", test_partners);
  g_test_add_func ("/generator/letters", test_letters);
  return g_test_run ();
}
