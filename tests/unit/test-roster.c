/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People pasted from a spreadsheet or a list. */
#include "comity-kinds.h"
#include "comity-roster.h"

static ComityRosterLine *
line_at (ComityRoster *roster, guint i)
{
  g_assert_cmpuint (i, <, roster->lines->len);
  return roster->lines->pdata[i];
}

static void
assert_line (ComityRoster *roster, guint i, const char *field, const char *value)
{
  g_assert_cmpstr (comity_record_get (line_at (roster, i)->record, field), ==, value);
}

static void
test_headed (void)
{
  g_autoptr (ComityRoster) roster =
    comity_roster_new ("Country\tName\tRole\tOrganisation\n"
                       "Italy\tGiulia Murru\tSpeaker\tUniversity of Cagliari\n"
                       "Китай\t李建国\tchair\t新疆医科大学\n");

  g_assert_cmpuint (roster->lines->len, ==, 2);
  g_assert_cmpuint (roster->n_good, ==, 2);
  assert_line (roster, 0, "name", "Giulia Murru");
  assert_line (roster, 0, "country", "IT");
  assert_line (roster, 0, "role", "speaker");
  assert_line (roster, 0, "organisation", "University of Cagliari");
  assert_line (roster, 1, "country", "CN");
  g_assert_cmpuint (line_at (roster, 0)->number, ==, 2);
}

/* Without heads, what stands in the columns says what they are. */
static void
test_guessed (void)
{
  g_autoptr (ComityRoster) roster =
    comity_roster_new ("Giulia Murru; University of Cagliari; Italy; g.murru@unica.example\n"
                       "\n"
                       "Chen Yu; Xinjiang Medical University; China; chen@xjmu.example\n");

  g_assert_cmpuint (roster->lines->len, ==, 2);
  assert_line (roster, 0, "name", "Giulia Murru");
  assert_line (roster, 0, "organisation", "University of Cagliari");
  assert_line (roster, 0, "country", "IT");
  assert_line (roster, 1, "email", "chen@xjmu.example");
  g_assert_cmpuint (line_at (roster, 1)->number, ==, 3);
}

static void
test_names_alone (void)
{
  g_autoptr (ComityRoster) roster = comity_roster_new ("Giulia Murru\nChen Yu\n");

  g_assert_cmpuint (roster->n_good, ==, 2);
  assert_line (roster, 1, "name", "Chen Yu");
  assert_line (roster, 1, "organisation", NULL);
}

static void
test_problems (void)
{
  g_autoptr (ComityRoster) roster = comity_roster_new ("Name;Country\n"
                                                       "Giulia Murru;Italy\n"
                                                       ";France\n"
                                                       "Chen Yu;Atlantis\n"
                                                       "giulia murru;Italy\n");

  g_assert_cmpuint (roster->lines->len, ==, 4);
  g_assert_cmpuint (roster->n_good, ==, 1);
  g_assert_null (line_at (roster, 0)->problem);
  g_assert_cmpstr (line_at (roster, 1)->problem, ==, "This line has no name.");
  g_assert_nonnull (strstr (line_at (roster, 2)->problem, "Atlantis"));
  g_assert_cmpstr (line_at (roster, 3)->problem, ==, "This person stands in the list already.");
}

static void
test_nothing (void)
{
  g_autoptr (ComityRoster) empty = comity_roster_new ("");
  g_autoptr (ComityRoster) blank = comity_roster_new (" \n;;;\n\n");

  g_assert_cmpuint (empty->lines->len, ==, 0);
  g_assert_cmpuint (blank->n_good, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/roster/headed", test_headed);
  g_test_add_func ("/roster/guessed", test_guessed);
  g_test_add_func ("/roster/names-alone", test_names_alone);
  g_test_add_func ("/roster/problems", test_problems);
  g_test_add_func ("/roster/nothing", test_nothing);
  return g_test_run ();
}
