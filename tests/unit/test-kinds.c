/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind × every field: the tables are sound, values go round, rules hold both ways. */
#include <locale.h>
#include <string.h>

#include "comity-country-groups.h"
#include "comity-error.h"
#include "comity-identifier.h"
#include "comity-kinds.h"
#include "comity-lists.h"
#include "comity-places.h"
#include "comity-record.h"

#define TODAY "2026-11-20"
#define MOST_ROWS 8 /* of a group in a form */

#define HASH "sha256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

/* Not to be names of fields: columns and properties that every record has. */
static const char *const reserved[] = { "id",    "version",   "created", "changed",
                                        "title", "title_key", "rowid",   NULL };

typedef struct {
  const ComityKind *kind;
  const ComityField *field;
} Place;

/* -- Tables ----------------------------------------------------------------------------------- */

static gboolean
is_name (const char *name)
{
  return g_regex_match_simple ("^[a-z][a-z0-9_]*$", name, G_REGEX_DEFAULT, 0) &&
         !g_strv_contains (reserved, name);
}

static gboolean
has_type (const ComityField *field, ComityFieldType one, ComityFieldType other)
{
  return field->type == one || field->type == other;
}

static void
check_choices (const ComityChoice *choices)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (const ComityChoice *c = choices; c->code; c++) {
    g_assert_true (g_hash_table_add (codes, (gpointer) c->code));
    g_assert_true (g_regex_match_simple ("^[A-Za-z0-9_.=]+$", c->code, G_REGEX_DEFAULT, 0));
    g_assert_nonnull (c->label);
    g_assert_cmpstr (c->label, !=, "");
  }
}

/* What a type needs is there, and what it cannot use is not. */
static void
check_type (const ComityField *field)
{
  gboolean choice = has_type (field, COMITY_TYPE_CHOICE, COMITY_TYPE_CHOICES);
  gboolean number = has_type (field, COMITY_TYPE_INTEGER, COMITY_TYPE_DECIMAL);

  g_assert_cmpint (field->scheme != NULL, ==, field->type == COMITY_TYPE_IDENTIFIER);
  g_assert_cmpint (field->target != NULL, ==, comity_field_is_reference (field));
  g_assert_cmpint (field->digits > 0, ==, field->type == COMITY_TYPE_DECIMAL);
  if (choice)
    g_assert_cmpint (field->choices != NULL, !=, field->list != NULL);
  else
    g_assert_null (field->choices);
  g_assert_cmpint (field->list != NULL && !choice, ==, field->type == COMITY_TYPE_TAGS);
  if (field->choices) {
    g_assert_nonnull (field->choices[0].code);
    check_choices (field->choices);
  }
  if (field->target)
    g_assert_nonnull (comity_kind_find (field->target));
  if (field->min != 0 || field->max != 0) {
    g_assert_true (number);
    g_assert_cmpint (field->min, <, field->max);
  }
}

static void
check_flags (const ComityKind *kind, const ComityField *field)
{
  if (field->flags & COMITY_DEADLINE)
    g_assert_cmpint (field->type, ==, COMITY_TYPE_DATE);
  if (field->flags & COMITY_MASKED)
    g_assert_true (field->flags & COMITY_PERSONAL);
  if (field->flags & COMITY_OWNER) {
    g_assert_cmpint (field->type, ==, COMITY_TYPE_REF);
    g_assert_true (field->flags & COMITY_REQUIRED);
    g_assert_true (kind->flags & COMITY_KIND_SUB);
  }
  if (has_type (field, COMITY_TYPE_IMAGE, COMITY_TYPE_FILE))
    g_assert_false (field->flags & (COMITY_LISTED | COMITY_SEARCHED | COMITY_FILTERED));
}

static void
test_field (gconstpointer data)
{
  const Place *place = data;
  const ComityField *field = place->field;

  g_assert_true (is_name (field->name));
  g_assert_false (g_str_has_suffix (field->name, "_currency"));
  g_assert_true (comity_kind_get_field (place->kind, field->name) == field); /* no twins */
  g_assert_nonnull (field->label);
  g_assert_cmpstr (field->label, !=, "");
  g_assert_cmpstr (field->hint, !=, "");
  g_assert_cmpstr (field->section, !=, "");
  check_type (field);
  check_flags (place->kind, field);
}

static void
check_sections (const ComityKind *kind)
{
  guint rows = 0, first = kind->flags & COMITY_KIND_SUB ? 1 : 0;

  g_assert_nonnull (kind->fields[first].section);
  for (guint i = first; i < kind->n_fields; i++) {
    rows = kind->fields[i].section ? 1 : rows + 1;
    if (rows > MOST_ROWS)
      g_test_fail_printf ("%s: the group of %s has more than %d rows", kind->name,
                          kind->fields[i].name, MOST_ROWS);
  }
}

static guint
count_flag (const ComityKind *kind, ComityFieldFlags flag)
{
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    n += (kind->fields[i].flags & flag) != 0;
  return n;
}

static void
check_named (const ComityKind *kind, const char *name, ComityFieldType type)
{
  if (!name)
    return;
  g_assert_nonnull (comity_kind_get_field (kind, name));
  g_assert_cmpint (comity_kind_get_field (kind, name)->type, ==, type);
}

static void
check_history (const ComityKind *kind)
{
  const ComityKind *history = comity_kind_find (kind->history);

  if (!kind->history)
    return;
  g_assert_nonnull (history);
  g_assert_cmpstr (comity_kind_get_owner_field (history)->target, ==, kind->name);
  check_named (history, "date", COMITY_TYPE_DATE);
  g_assert_true (comity_kind_get_field (history, "status")->choices ==
                 comity_kind_get_field (kind, kind->status)->choices);
}

static void
test_kind (gconstpointer data)
{
  const ComityKind *kind = data;
  gboolean sub = (kind->flags & COMITY_KIND_SUB) != 0;

  g_assert_true (is_name (kind->name));
  g_assert_true (g_str_has_prefix (kind->type_name, "Comity"));
  g_assert_true (g_str_has_suffix (kind->icon, "-symbolic"));
  g_assert_true (g_str_has_suffix (kind->empty, "."));
  g_assert_cmpstr (comity_kind_get_label (kind), !=, "");
  g_assert_cmpstr (comity_kind_get_plural (kind), !=, "");
  g_assert_cmpuint (count_flag (kind, COMITY_OWNER), ==, sub ? 1 : 0);
  g_assert_cmpuint (count_flag (kind, COMITY_LISTED), <=, 7);
  g_assert_cmpuint (count_flag (kind, COMITY_LISTED), >=, 3);
  /* What a source says is found with the partner that has the value; saved searches stand in the
   * sidebar, feeds in the preferences. */
  if (kind != &comity_kind_origin && kind != &comity_kind_saved_search && kind != &comity_kind_feed)
    g_assert_cmpuint (count_flag (kind, COMITY_SEARCHED), >=, 1);
  g_assert_cmpuint (count_flag (kind, COMITY_REQUIRED), <=, sub ? 3 : 4);
  g_assert_cmpuint (count_flag (kind, COMITY_REQUIRED), >=, 1);
  if (kind->flags & COMITY_KIND_MAIN) {
    g_autofree char *icon = g_strdup_printf ("comity-%s-symbolic", kind->name);

    g_assert_cmpstr (kind->icon, ==, icon);
  }
  g_assert_true (kind->title != NULL || kind->dup_title != NULL);
  if (kind->title) {
    g_assert_nonnull (comity_kind_get_field (kind, kind->title));
    g_assert_false (comity_kind_get_field (kind, kind->title)->flags & COMITY_LISTED);
  }
  check_named (kind, kind->from, COMITY_TYPE_DATE);
  check_named (kind, kind->to, COMITY_TYPE_DATE);
  check_named (kind, kind->status, COMITY_TYPE_CHOICE);
  check_named (kind, kind->picture, COMITY_TYPE_IMAGE);
  for (guint i = 0; kind->order != NULL && kind->order[i] != NULL; i++)
    g_assert_nonnull (comity_kind_get_field (kind, kind->order[i]));
  check_sections (kind);
  check_history (kind);
}

/* What the design's page of records demands is there. */
static void
test_complete (void)
{
  static const char *const main_kinds[] = { "partner", "agreement",  "delegation",
                                            "event",   "student",    "mobility",
                                            "project", "membership", "honour" };
  static const struct {
    const char *kind, *owner;
  } subs[] = { { "name", "partner" },       { "origin", "partner" },
               { "party", "agreement" },    { "quota", "agreement" },
               { "member", "delegation" },  { "programme_item", "delegation" },
               { "outcome", "delegation" }, { "participant", "event" },
               { "paper", "student" },      { "enrolment", "student" } };
  static const char *const others[] = { "contact",       "programme",     "event_series",
                                        "publication",   "objective",     "task",
                                        "attachment",    "office",        "option",
                                        "country_group", "deadline_rule", "holiday",
                                        "saved_search",  "feed" };
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (main_kinds) + G_N_ELEMENTS (subs) + G_N_ELEMENTS (others));
  for (guint i = 0; i < G_N_ELEMENTS (main_kinds); i++) {
    g_assert_cmpstr (kinds[i]->name, ==, main_kinds[i]);
    g_assert_true (kinds[i]->flags & COMITY_KIND_MAIN);
  }
  for (guint i = 0; i < G_N_ELEMENTS (subs); i++)
    g_assert_cmpstr (comity_kind_get_owner_field (comity_kind_find (subs[i].kind))->target, ==,
                     subs[i].owner);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_nonnull (comity_kind_find (others[i]));
}

/* Every record can say where it comes from; those with a page have the common fields. */
static void
test_common (void)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint i = 0; i < n; i++) {
    if (kinds[i] == &comity_kind_option || kinds[i] == &comity_kind_saved_search ||
        kinds[i] == &comity_kind_feed)
      continue;
    check_named (kinds[i], "source", COMITY_TYPE_TEXT);
    check_named (kinds[i], "note", COMITY_TYPE_LONG);
    if (kinds[i]->flags & COMITY_KIND_SUB)
      continue;
    check_named (kinds[i], "tags", COMITY_TYPE_TAGS);
    check_named (kinds[i], "public_text", COMITY_TYPE_LONG);
    check_named (kinds[i], "publish", COMITY_TYPE_BOOLEAN);
  }
}

static gboolean
is_used (const char *list)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (g_strcmp0 (kinds[i]->fields[j].list, list) == 0)
        return TRUE;
  return FALSE;
}

static void
test_lists (void)
{
  g_auto (GStrv) names = comity_lists_get_names ();
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  g_assert_cmpuint (g_strv_length (names), >=, 15);
  for (guint i = 0; names[i]; i++) {
    g_assert_cmpstr (comity_lists_get_title (names[i]), !=, names[i]);
    g_assert_true (is_used (names[i]));
    check_choices (comity_lists_get_starting (names[i]));
    if (!g_str_equal (names[i], "tags"))
      g_assert_nonnull (comity_lists_get_starting (names[i])[0].code);
  }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].list)
        g_assert_true (g_strv_contains ((const char *const *) names, kinds[i]->fields[j].list));
}

/* -- Values ----------------------------------------------------------------------------------- */

/* One value of each type, in the neutral form as it must come back. */
static const char *const samples[] = {
  [COMITY_TYPE_TEXT] = "Łódź, Ünïted",
  [COMITY_TYPE_LONG] = "One line\nand another",
  [COMITY_TYPE_COUNTRY] = "UZ",
  [COMITY_TYPE_LANGUAGE] = "uz",
  [COMITY_TYPE_DATE] = "2024-03-19",
  [COMITY_TYPE_TIME] = "09:30",
  [COMITY_TYPE_INTEGER] = "5",
  [COMITY_TYPE_DECIMAL] = "1.5",
  [COMITY_TYPE_MONEY] = "1500.00 EUR",
  [COMITY_TYPE_BOOLEAN] = "true",
  [COMITY_TYPE_URL] = "https://www.example.org/page",
  [COMITY_TYPE_EMAIL] = "office@example.org",
  [COMITY_TYPE_PHONE] = "+998662330841",
  [COMITY_TYPE_REF] = "42",
  [COMITY_TYPE_LINK] = "partner/42",
  [COMITY_TYPE_IMAGE] = HASH,
  [COMITY_TYPE_FILE] = HASH,
  [COMITY_TYPE_COUNTRIES] = "CN;RU",
  [COMITY_TYPE_LANGUAGES] = "en;ru",
  [COMITY_TYPE_TAGS] = "samarkand;sechenov",
  [COMITY_TYPE_REFS] = "42;43",
};

static char *
dup_sample (const ComityKind *kind, const ComityField *field)
{
  const ComityChoice *choices = field->choices;

  if (kind == &comity_kind_option && g_str_equal (field->name, "list"))
    return g_strdup ("faculties");
  if (kind == &comity_kind_office && g_str_equal (field->name, "currency"))
    return g_strdup ("UZS");
  if (field->type == COMITY_TYPE_IDENTIFIER)
    return g_strdup (field->scheme->example);
  if (field->type == COMITY_TYPE_INTEGER && field->min > 5)
    return g_strdup_printf ("%" G_GINT64_FORMAT, field->min + 5);
  if (!has_type (field, COMITY_TYPE_CHOICE, COMITY_TYPE_CHOICES))
    return g_strdup (samples[field->type]);
  if (!choices)
    choices = comity_lists_get_starting (field->list);
  if (field->type == COMITY_TYPE_CHOICES)
    return g_strjoin (COMITY_SEPARATOR, choices[0].code, choices[1].code, NULL);
  return g_strdup (choices[0].code);
}

static void
test_value (gconstpointer data)
{
  const Place *place = data;
  const ComityField *field = place->field;
  g_autoptr (ComityRecord) record = comity_record_new (place->kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = dup_sample (place->kind, field);
  g_autofree char *shown = NULL, *edited = NULL, *parsed = NULL, *property = NULL;
  g_autofree char *dashed = g_strdelimit (g_strdup (field->name), "_", '-');

  g_assert_null (comity_record_get (record, field->name));
  comity_record_put (record, field->name, sample, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (comity_record_get (record, field->name), ==, sample);
  g_object_get (record, dashed, &property, NULL);
  g_assert_cmpstr (property, ==, sample);

  shown = comity_field_format (field, sample);
  g_assert_nonnull (shown);
  g_assert_cmpstr (shown, !=, "");
  if (has_type (field, COMITY_TYPE_CHOICE, COMITY_TYPE_CHOICES))
    g_assert_cmpstr (shown, !=, sample); /* the label, not the code */

  edited = comity_field_to_edit (field, sample);
  parsed = comity_field_parse (field, edited, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (parsed, ==, sample);

  comity_record_put (record, field->name, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (comity_record_get (record, field->name));
}

static gboolean
has_problem (ComityRecord *record, const char *field, int code)
{
  g_autoptr (ComityProblems) problems = comity_record_validate (record);
  int index = comity_kind_index (comity_record_get_kind (record), field);

  for (guint i = 0; i < comity_problems_get_size (problems); i++) {
    const ComityProblem *problem = comity_problems_get (problems, i);

    if (problem->field == index && g_error_matches (problem->error, COMITY_CORE_ERROR, code))
      return TRUE;
  }
  return FALSE;
}

/* A record of only what is required, so far as nobody leaves one out. */
static ComityRecord *
new_least (const ComityKind *kind, const char *without)
{
  ComityRecord *record = comity_record_new (kind);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *sample = dup_sample (kind, &kind->fields[i]);

    if ((kind->fields[i].flags & COMITY_REQUIRED) && g_strcmp0 (kind->fields[i].name, without) != 0)
      comity_record_set_at (record, i, sample);
  }
  return record;
}

/* What is required is enough to save, and each of it is asked for. */
static void
test_required (gconstpointer data)
{
  const ComityKind *kind = data;
  g_autoptr (ComityRecord) least = new_least (kind, NULL);
  g_autoptr (ComityProblems) none = comity_record_validate (least);

  for (guint i = 0; i < comity_problems_get_size (none); i++)
    g_test_fail_printf ("%s: %s", kind->name, comity_problems_get (none, i)->error->message);
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autoptr (ComityRecord) record = new_least (kind, kind->fields[i].name);

    g_assert_cmpint (has_problem (record, kind->fields[i].name, COMITY_CORE_ERROR_REQUIRED), ==,
                     (kind->fields[i].flags & COMITY_REQUIRED) != 0);
  }
}

#define OWNER "The owner"

static gboolean
is_owner (const ComityField *field)
{
  return (field->flags & COMITY_OWNER) != 0;
}

/* Whether the title is declared to be the owner's. */
static gboolean
is_title_by_owner (const ComityKind *kind)
{
  int index = kind->title ? comity_kind_index (kind, kind->title) : -1;

  return index >= 0 && is_owner (&kind->fields[index]);
}

static void
test_titles (gconstpointer data)
{
  const ComityKind *kind = data;
  g_autoptr (ComityRecord) empty = comity_record_new (kind);
  g_autoptr (ComityRecord) full = comity_record_new (kind);
  g_autofree char *nameless = comity_record_dup_title (empty);
  g_autofree char *nothing = comity_record_dup_subtitle (empty);
  g_autofree char *title = NULL, *subtitle = NULL;

  g_assert_true (g_str_has_prefix (nameless, comity_kind_get_label (kind)));
  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *sample = dup_sample (kind, &kind->fields[i]);

    comity_record_set_at (full, i, sample);
    if (comity_field_is_reference (&kind->fields[i]))
      comity_record_set_ref_titles (full, i,
                                    is_owner (&kind->fields[i]) ? OWNER : "Another record");
  }
  title = comity_record_dup_title (full);
  subtitle = comity_record_dup_subtitle (full);
  g_assert_false (g_str_has_suffix (title, "without a name"));
  /* The bulk loader counts on this: it does not read the owner's title. */
  g_assert_cmpint (g_strrstr (title, OWNER) != NULL, ==, is_title_by_owner (kind));
  if (kind->dup_subtitle)
    g_assert_cmpstr (subtitle, !=, "");
}

/* -- Titles of particular kinds --------------------------------------------------------------- */

static ComityRecord *
new_record (const ComityKind *kind, const char *values)
{
  ComityRecord *record = comity_record_new (kind);
  g_auto (GStrv) pairs = g_strsplit (values, "|", -1);

  for (guint i = 0; pairs[i]; i++) {
    g_autoptr (GError) error = NULL;
    char *value = strchr (pairs[i], '=');

    *value++ = '\0';
    comity_record_put (record, pairs[i], value, &error);
    g_assert_no_error (error);
  }
  return record;
}

static void
assert_title (const ComityKind *kind, const char *values, const char *title, const char *subtitle)
{
  g_autoptr (ComityRecord) record = new_record (kind, values);
  g_autofree char *made = comity_record_dup_title (record);
  g_autofree char *below = comity_record_dup_subtitle (record);

  g_assert_cmpstr (made, ==, title);
  if (subtitle)
    g_assert_cmpstr (below, ==, subtitle);
}

static void
test_names (void)
{
  assert_title (&comity_kind_student,
                "family_name=TESTOV|given_names=IVAN|patronymic=PETROVICH|name_local=Иван Тестов",
                "TESTOV IVAN", "Иван Тестов");
  assert_title (&comity_kind_student, "family_name=SUHARTO", "SUHARTO", "");
  assert_title (&comity_kind_partner, "name=University of Cagliari|city=Cagliari|country=IT",
                "University of Cagliari", "Cagliari, Italy");
  assert_title (&comity_kind_party, "side=ours|signatory=A. Rector|signatory_post=Rector",
                "Our side", "A. Rector, Rector");
  assert_title (&comity_kind_quota, "direction=out|category=student_studies",
                "Student studies · Outgoing", "");
  assert_title (&comity_kind_enrolment, "status=on_leave|date=2024-03-19", "On leave", NULL);
  assert_title (&comity_kind_event,
                "name=White Nights|kind=congress|city=St Petersburg|format=hybrid", "White Nights",
                "Congress · St Petersburg · Hybrid");
}

/* The number of a document stands in no title; a reference is never shown by its id. */
static void
test_discretion (void)
{
  g_autoptr (ComityRecord) paper =
    new_record (&comity_kind_paper, "kind=passport|series=AB|number=1234567|"
                                    "valid_to=2030-01-31");
  g_autoptr (ComityRecord) agreement =
    new_record (&comity_kind_agreement, "name=Exchange|kind=exchange|partner=424242");
  g_autofree char *title = comity_record_dup_title (paper);
  g_autofree char *subtitle = comity_record_dup_subtitle (paper);
  g_autofree char *below = comity_record_dup_subtitle (agreement);

  g_assert_cmpstr (title, ==, "Passport");
  g_assert_null (strstr (subtitle, "1234567"));
  g_assert_nonnull (strstr (subtitle, "2030"));
  g_assert_cmpstr (below, ==, "Student exchange");
}

/* -- Rules ------------------------------------------------------------------------------------ */

/* Each rule both ways: @wrong breaks it at @field, @right keeps it. */
static const struct {
  const ComityKind *kind;
  const char *field, *wrong, *right;
} rules[] = {
  { &comity_kind_partner, "until", "since=2020-05-01|until=2019", "since=2020-05-01|until=2020" },
  { &comity_kind_partner, "established", "established=2027", "established=2026" },
  { &comity_kind_partner, "longitude", "latitude=39.65", "latitude=39.65|longitude=66.95" },
  { &comity_kind_partner, "latitude", "longitude=66.95", "latitude=39.65|longitude=66.95" },
  { &comity_kind_name, "until", "since=1990|until=1989", "since=1990|until=1990" },
  { &comity_kind_contact, "birth_date", "birth_date=2026-11-21", "birth_date=" TODAY },
  { &comity_kind_contact, "until", "since=2020|until=2019", "since=2020|until=2021" },
  { &comity_kind_agreement, "valid_to", "valid_from=2024-03-20|valid_to=2024-03-19",
    "valid_from=2024-03-20|valid_to=2024-03-20" },
  { &comity_kind_agreement, "valid_to", "notice_by=2026-07-01|valid_to=2026-06-30",
    "notice_by=2026-01-01|valid_to=2026-06-30" },
  { &comity_kind_agreement, "signed_on", "signed_on=2026-12", "signed_on=2026-11" },
  { &comity_kind_agreement, "terminated_on", "signed_on=2024-03|terminated_on=2024-02",
    "signed_on=2024-03|terminated_on=2025" },
  { &comity_kind_agreement, "renewal", "renewal=open|valid_to=2030", "renewal=open" },
  { &comity_kind_party, "partner", "side=theirs", "side=theirs|partner=42" },
  { &comity_kind_party, "signed_on", "signed_on=2027", "signed_on=2026" },
  { &comity_kind_quota, "year_to", "year_from=2026/2027|year_to=2025/2026",
    "year_from=2026/2027|year_to=2026/2027" },
  { &comity_kind_quota, "places", "undefined=true|places=2", "undefined=false|places=2" },
  { &comity_kind_quota, "language", "cefr=B2", "cefr=B2|language=en" },
  { &comity_kind_membership, "until", "since=2015|until=2014", "since=2015|until=2019" },
  { &comity_kind_membership, "role_until", "role_since=2015|role_until=2014",
    "role_since=2015|role_until=2015" },
  { &comity_kind_membership, "person", "holder=person", "holder=person|person=A. Member" },
  { &comity_kind_membership, "designation", "kind=designation",
    "kind=designation|designation=WHO collaborating centre" },
  { &comity_kind_programme, "ends", "starts=2014|ends=2013", "starts=2014|ends=2020" },
  { &comity_kind_project, "ends", "starts=2014|ends=2013", "starts=2014|ends=2020" },
  { &comity_kind_delegation, "ends", "starts=2024-03-19|ends=2024-03-18",
    "starts=2024-03-19|ends=2024-03-24" },
  { &comity_kind_delegation, "departure_on", "arrival_on=2024-03-19|departure_on=2024-03-18",
    "arrival_on=2024-03-19|departure_on=2024-03-19" },
  { &comity_kind_delegation, "reported_on", "ends=2024-03-24|reported_on=2024-03-23",
    "ends=2024-03-24|reported_on=2024-03-29" },
  { &comity_kind_member, "birth_date", "birth_date=2027", "birth_date=1970" },
  { &comity_kind_programme_item, "finish", "start=10:00|finish=09:30", "start=09:30|finish=10:00" },
  { &comity_kind_outcome, "next_step", "due=2026-12-01", "due=2026-12-01|next_step=Send a letter" },
  { &comity_kind_outcome, "done_on", "done_on=2027", "done_on=2026-11-20" },
  { &comity_kind_event_series, "ended_on", "first_year=2000|ended_on=1999",
    "first_year=2000|ended_on=2010" },
  { &comity_kind_event, "ends", "starts=2024-09-05|ends=2024-09-04",
    "starts=2024-09-05|ends=2024-09-09" },
  { &comity_kind_event, "ends", "registration_closes=2024-09-10|ends=2024-09-09",
    "registration_closes=2024-09-01|ends=2024-09-09" },
  { &comity_kind_event, "foreign_people", "people=10|foreign_people=11",
    "people=10|foreign_people=10" },
  { &comity_kind_participant, "talk", "abstract=Text", "abstract=Text|talk=On something" },
  { &comity_kind_student, "birth_date", "birth_date=2026-12-01", "birth_date=2005-12-01" },
  { &comity_kind_student, "starts", "birth_date=2005-12-01|starts=2005-01-01",
    "birth_date=2005-12-01|starts=2024-09-01" },
  { &comity_kind_student, "ends", "starts=2024-09-01|ends=2024-08-31",
    "starts=2024-09-01|ends=2030-06-30" },
  { &comity_kind_student, "more_citizenships", "citizenship=SY|more_citizenships=LB;SY",
    "citizenship=SY|more_citizenships=LB" },
  { &comity_kind_attachment, "valid_to", "date=2024-03-19|valid_to=2024-03-18",
    "date=2024-03-19|valid_to=2024-03-19" },
  { &comity_kind_paper, "valid_to", "valid_from=2024-09-01|valid_to=2024-08-31",
    "valid_from=2024-09-01|valid_to=2024-09-01" },
  { &comity_kind_paper, "valid_to", "issued_on=2024-09-01|valid_to=2024-08-31",
    "issued_on=2024-09-01|valid_to=2034-08-31" },
  { &comity_kind_paper, "issued_on", "issued_on=2026-11-21", "issued_on=" TODAY },
  { &comity_kind_paper, "received_on", "requested_on=2024-05-02|received_on=2024-05-01",
    "requested_on=2024-05-02|received_on=2024-05-02" },
  { &comity_kind_paper, "passport_returned",
    "passport_handed_in=2024-05-02|passport_returned=2024-05-01",
    "passport_handed_in=2024-05-02|passport_returned=2024-05-20" },
  { &comity_kind_mobility, "planned_to", "planned_from=2027-02|planned_to=2027-01",
    "planned_from=2027-02|planned_to=2027-02" },
  { &comity_kind_mobility, "actual_to", "actual_from=2026-02-02|actual_to=2026-02-01",
    "actual_from=2026-02-02|actual_to=2026-02-03" },
  { &comity_kind_mobility, "actual_from", "actual_from=2027", "actual_from=2026" },
  { &comity_kind_mobility, "actual_to", "actual_to=2026-12", "actual_to=2026-11" },
  { &comity_kind_mobility, "language", "cefr=B2", "cefr=B2|language=en" },
  { &comity_kind_honour, "protocol_date", "proposed_on=2020-02|protocol_date=2020-01",
    "proposed_on=2020-02|protocol_date=2020-03" },
  { &comity_kind_honour, "conferred_on", "protocol_date=2020-02|conferred_on=2020-01",
    "protocol_date=2020-02|conferred_on=2020" },
  { &comity_kind_honour, "conferred_on", "stage=conferred|conferred_on=2027",
    "stage=approved|conferred_on=2027" },
  { &comity_kind_honour, "died_on", "died_on=2027", "died_on=2020" },
  { &comity_kind_objective, "until", "since=2020|until=2019", "since=2020|until=2030" },
  { &comity_kind_objective, "value", "kind=figure", "kind=figure|value=2500" },
  { &comity_kind_task, "done_on", "done_on=2026-11-21", "done_on=" TODAY },
  { &comity_kind_task, "due", "repeat=yearly", "repeat=yearly|due=2027-01-31" },
  { &comity_kind_option, "list", "list=no-such-list", "list=faculties" },
  { &comity_kind_option, "code", "code=a;b", "code=a_b" },
  { &comity_kind_deadline_rule, "condition",
    "trigger=paper.valid_to|condition=agreement.stage=draft",
    "trigger=paper.valid_to|condition=paper.kind=visa" },
  { &comity_kind_deadline_rule, "unit", "amount=3", "amount=3|unit=working_days" },
  { &comity_kind_holiday, "date", "date=2026-05", "date=2026-05-09" },
  { &comity_kind_country_group, "until", "since=1991|until=1990", "since=1991|until=2009" },
  { &comity_kind_office, "currency", "currency=XYZ", "currency=UZS" },
};

static void
fill_least (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autoptr (ComityRecord) least = new_least (kind, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!comity_record_get_at (record, i))
      comity_record_set_at (record, i, comity_record_get_at (least, i));
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (ComityRecord) wrong = new_record (rules[i].kind, rules[i].wrong);
    g_autoptr (ComityRecord) right = new_record (rules[i].kind, rules[i].right);

    fill_least (wrong);
    fill_least (right);
    if (!has_problem (wrong, rules[i].field, COMITY_CORE_ERROR_RULE))
      g_test_fail_printf ("%s allows %s", rules[i].kind->name, rules[i].wrong);
    if (has_problem (right, rules[i].field, COMITY_CORE_ERROR_RULE))
      g_test_fail_printf ("%s forbids %s", rules[i].kind->name, rules[i].right);
  }
}

/* Every kind that has rules has a row above. */
static void
test_rules_complete (void)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint i = 0; i < n; i++) {
    gboolean tested = FALSE;

    for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
      tested = tested || rules[j].kind == kinds[i];
    g_assert_cmpint (tested, ==, kinds[i]->validate != NULL);
  }
}

static void
test_not_itself (void)
{
  static const struct {
    const ComityKind *kind;
    const char *field;
  } loops[] = { { &comity_kind_partner, "parent" },
                { &comity_kind_partner, "successor" },
                { &comity_kind_agreement, "supersedes" },
                { &comity_kind_agreement, "amends" },
                { &comity_kind_objective, "parent" } };

  for (guint i = 0; i < G_N_ELEMENTS (loops); i++) {
    g_autoptr (ComityRecord) record = new_least (loops[i].kind, NULL);

    comity_record_set_id (record, 42);
    comity_record_set (record, loops[i].field, "43");
    g_assert_false (has_problem (record, loops[i].field, COMITY_CORE_ERROR_RULE));
    comity_record_set (record, loops[i].field, "42");
    g_assert_true (has_problem (record, loops[i].field, COMITY_CORE_ERROR_RULE));
  }
}

/* -- Groups of countries ---------------------------------------------------------------------- */

static guint
count_groups (GPtrArray *groups, const char *source, const char *code, const char *country)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++) {
    ComityRecord *group = g_ptr_array_index (groups, i);
    g_auto (GStrv) members = g_strsplit (comity_record_get (group, "countries"), ";", -1);

    if (source && g_strcmp0 (comity_record_get (group, "source"), source) != 0)
      continue;
    if (code && g_strcmp0 (comity_record_get (group, "code"), code) != 0)
      continue;
    n += g_strv_contains ((const char *const *) members, country);
  }
  return n;
}

/* Each is a valid record; each country is in one region, and abroad either near or far. */
static void
test_groups (void)
{
  g_autoptr (GPtrArray) groups = comity_country_groups_new ();
  g_auto (GStrv) countries = comity_countries ();

  g_assert_cmpuint (groups->len, >=, 10);
  for (guint i = 0; i < groups->len; i++) {
    ComityRecord *group = g_ptr_array_index (groups, i);
    g_autoptr (ComityProblems) problems = comity_record_validate (group);
    g_autofree char *normal = NULL;

    g_assert_cmpuint (comity_problems_get_size (problems), ==, 0);
    normal =
      comity_field_normalize (comity_kind_get_field (&comity_kind_country_group, "countries"),
                              comity_record_get (group, "countries"), NULL);
    g_assert_cmpstr (normal, ==, comity_record_get (group, "countries")); /* and no twins */
  }
  g_assert_cmpuint (g_strv_length (countries), >=, 240);
  for (guint i = 0; countries[i]; i++) {
    guint expected = g_str_equal (countries[i], "AQ") ? 0 : 1; /* Antarctica */

    if (count_groups (groups, "UN M49", NULL, countries[i]) != expected)
      g_test_fail_printf ("%s is not in one region", countries[i]);
    g_assert_cmpuint (count_groups (groups, NULL, "near-abroad", countries[i]) +
                        count_groups (groups, NULL, "far-abroad", countries[i]),
                      ==, 1);
  }
  g_assert_cmpuint (count_groups (groups, NULL, "cis", "GE"), ==, 1); /* until 2009 */
  g_assert_cmpuint (count_groups (groups, NULL, "cis", "UZ"), ==, 2);
}

/* -- All together ----------------------------------------------------------------------------- */

static void
add_kind (const ComityKind *kind)
{
  static const struct {
    const char *name;
    GTestDataFunc func;
  } tests[] = { { "table", test_kind }, { "required", test_required }, { "titles", test_titles } };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/kinds/%s/%s", kind->name, tests[i].name);

    g_test_add_data_func (path, kind, tests[i].func);
  }
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    g_autofree char *table = g_strdup_printf ("/fields/%s/%u-%s", kind->name, i, field->name);
    g_autofree char *value = g_strdup_printf ("/values/%s/%u-%s", kind->name, i, field->name);
    const Place place = { kind, field };

    g_test_add_data_func_full (table, g_memdup2 (&place, sizeof place), test_field, g_free);
    g_test_add_data_func_full (value, g_memdup2 (&place, sizeof place), test_value, g_free);
  }
}

/* -- Retention -------------------------------------------------------------------------------- */

static void
check_since (const ComityKind *kind, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", 2);
  const ComityField *field = comity_kind_get_field (kind, parts[0]);

  g_assert_nonnull (field);
  if (parts[1] != NULL) {
    g_assert_cmpint (field->type, ==, COMITY_TYPE_REF);
    field = comity_kind_get_field (comity_kind_find (field->target), parts[1]);
    g_assert_nonnull (field);
  }
  g_assert_cmpint (field->type, ==, COMITY_TYPE_DATE);
}

/* What an office sets has a field, whose hint tells the number that holds otherwise. */
static void
check_retention (const ComityKind *kind)
{
  g_autofree char *name = g_strconcat ("keep_", kind->name, NULL);
  const ComityField *field = comity_kind_get_field (&comity_kind_office, name);
  g_autofree char *years = g_strdup_printf (" %u years", kind->retention->years);

  g_assert_nonnull (field);
  g_assert_cmpint (field->type, ==, COMITY_TYPE_INTEGER);
  g_assert_nonnull (strstr (field->hint, years));
  check_named (kind, "keep_until", COMITY_TYPE_DATE);
  check_named (kind, "keep_reason", COMITY_TYPE_TEXT);
  for (guint i = 0; kind->retention->since[i] != NULL; i++)
    check_since (kind, kind->retention->since[i]);
}

/* Kinds whose records tell of a person and are yet kept: the university's own people, and what is
 * public or lives with something else. */
static void
test_retention (void)
{
  static const char *const kept[] = { "event", "project", "membership", "honour", "publication",
                                      "party", "office",  "paper",      NULL };
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint i = 0; i < n; i++) {
    if (kinds[i]->retention != NULL)
      check_retention (kinds[i]);
    else if (count_flag (kinds[i], COMITY_PERSONAL) > 0 && !g_strv_contains (kept, kinds[i]->name))
      g_test_fail_printf ("%s has personal data and no period", kinds[i]->name);
  }
}

int
main (int argc, char **argv)
{
  guint n;
  const ComityKind *const *kinds;

  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("COMITY_TODAY", TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  comity_kinds_init (); /* does nothing the second time */

  g_test_add_func ("/kinds/complete", test_complete);
  g_test_add_func ("/kinds/common", test_common);
  g_test_add_func ("/kinds/lists", test_lists);
  g_test_add_func ("/kinds/names", test_names);
  g_test_add_func ("/kinds/discretion", test_discretion);
  g_test_add_func ("/kinds/rules", test_rules);
  g_test_add_func ("/kinds/rules-complete", test_rules_complete);
  g_test_add_func ("/kinds/not-itself", test_not_itself);
  g_test_add_func ("/kinds/country-groups", test_groups);
  g_test_add_func ("/kinds/retention", test_retention);
  kinds = comity_kinds (&n);
  for (guint i = 0; i < n; i++)
    add_kind (kinds[i]);
  return g_test_run ();
}
