/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next edition of an event: what moves, what is taken over, what is left behind. */
#include "comity-edition.h"
#include "comity-kinds.h"

static void
assert_shift (const char *from, int weeks, const char *to)
{
  g_autofree char *moved = comity_edition_shift (from, weeks);

  g_assert_cmpstr (moved, ==, to);
}

static void
test_shift (void)
{
  assert_shift ("2025-06-19", 52, "2026-06-18");
  assert_shift ("2025-06", 52, "2026-06");
  assert_shift ("2025", 52, "2026");
  assert_shift ("2025-09", 26, "2026-03");
  assert_shift ("2025", 104, "2027");
  assert_shift (NULL, 52, NULL);
}

static void
assert_name (const char *from, int edition, const char *to)
{
  g_autofree char *name = comity_edition_dup_name (from, edition, 2025, 2026);

  g_assert_cmpstr (name, ==, to);
}

static void
test_names (void)
{
  assert_name ("12th Congress 2025", 12, "13th Congress 2026");
  assert_name ("1st School", 1, "2nd School");
  assert_name ("XII конгресс «Белые ночи» 2025", 12, "XIII конгресс «Белые ночи» 2026");
  assert_name ("I Forum", 1, "II Forum");
  assert_name ("Article I", 1, "Article I");
  assert_name ("Room 120, 2025/1", 12, "Room 120, 2026/1");
  assert_name ("112 ways", 12, "112 ways");
  assert_name ("The White Nights", 0, "The White Nights");
}

static void
test_make (void)
{
  g_autoptr (ComityRecord) event = comity_record_new (&comity_kind_event);
  g_autoptr (ComityRecord) series = comity_record_new (&comity_kind_event_series);
  g_autoptr (ComityRecord) plain = NULL;
  static const struct {
    const char *field, *value;
  } given[] = {
    { "name", "3rd Congress" },  { "edition", "3" },        { "starts", "2025-06-19" },
    { "ends", "2025-06-21" },    { "series", "5" },         { "partners", "7;8" },
    { "committee", "A, B" },     { "people", "340" },       { "summary", "It went well" },
    { "status", "held" },        { "order_number", "118" }, { "registration_closes", "2025-05-01" },
    { "budget", "1000.00 EUR" },
  };

  comity_record_set_id (event, 42);
  comity_record_set (series, "period", "two_years");
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    comity_record_set (event, given[i].field, given[i].value);
  plain = comity_edition_make (event, series, COMITY_EDITION_PLAIN);
  g_assert_cmpint (comity_record_get_id (plain), ==, 0);
  g_assert_cmpstr (comity_record_get (plain, "name"), ==, "4th Congress");
  g_assert_cmpstr (comity_record_get (plain, "edition"), ==, "4");
  g_assert_cmpstr (comity_record_get (plain, "starts"), ==, "2027-06-17");
  g_assert_cmpstr (comity_record_get (plain, "registration_closes"), ==, "2027-04-29");
  g_assert_cmpstr (comity_record_get (plain, "previous"), ==, "42");
  g_assert_cmpstr (comity_record_get (plain, "status"), ==, "planned");
  g_assert_cmpstr (comity_record_get (plain, "planned_people"), ==, "340");
  g_assert_cmpstr (comity_record_get (plain, "series"), ==, "5");
  g_assert_null (comity_record_get (plain, "people"));
  g_assert_null (comity_record_get (plain, "summary"));
  g_assert_null (comity_record_get (plain, "order_number"));
  g_assert_null (comity_record_get (plain, "budget"));
  g_assert_null (comity_record_get (plain, "partners"));
  g_assert_null (comity_record_get (plain, "committee"));
  g_autoptr (ComityRecord) all =
    comity_edition_make (event, NULL, COMITY_EDITION_PARTNERS | COMITY_EDITION_COMMITTEE);
  g_assert_cmpstr (comity_record_get (all, "partners"), ==, "7;8");
  g_assert_cmpstr (comity_record_get (all, "committee"), ==, "A, B");
  g_assert_cmpstr (comity_record_get (all, "starts"), ==, "2026-06-18");
}

static void
test_participant (void)
{
  g_autoptr (ComityRecord) person = comity_record_new (&comity_kind_participant);
  g_autoptr (ComityRecord) copy = NULL;

  comity_record_set_id (person, 3);
  comity_record_set (person, "name", "Anna Probatova");
  comity_record_set (person, "country", "BY");
  comity_record_set (person, "talk", "On lenses");
  comity_record_set (person, "attended", "true");
  copy = comity_edition_make_participant (person);
  g_assert_cmpint (comity_record_get_id (copy), ==, 0);
  g_assert_cmpstr (comity_record_get (copy, "name"), ==, "Anna Probatova");
  g_assert_cmpstr (comity_record_get (copy, "country"), ==, "BY");
  g_assert_null (comity_record_get (copy, "talk"));
  g_assert_null (comity_record_get (copy, "attended"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/edition/shift", test_shift);
  g_test_add_func ("/edition/names", test_names);
  g_test_add_func ("/edition/make", test_make);
  g_test_add_func ("/edition/participant", test_participant);
  return g_test_run ();
}
