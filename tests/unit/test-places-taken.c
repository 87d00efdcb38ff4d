/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many places of an agreement are taken, counted from the stays. */
#include "comity-kinds.h"
#include "comity-places-taken.h"

static void
assert_year (const char *date, int month, int day, const char *year)
{
  g_autofree char *told = comity_academic_year_dup (date, month, day);

  g_assert_cmpstr (told, ==, year);
}

static void
test_years (void)
{
  assert_year ("2026-09-01", 9, 1, "2026/2027");
  assert_year ("2026-08-31", 9, 1, "2025/2026");
  assert_year ("2026-09-14", 9, 15, "2025/2026");
  assert_year ("2026-01-01", 1, 1, "2026/2027");
}

static void
add_quota (GPtrArray *quotas, gint64 id, const char *direction, const char *category)
{
  ComityRecord *quota = comity_record_new (&comity_kind_quota);

  comity_record_set_id (quota, id);
  comity_record_set (quota, "direction", direction);
  comity_record_set (quota, "category", category);
  g_ptr_array_add (quotas, quota);
}

static ComityRecord *
add_stay (GPtrArray *stays, const char *direction, const char *category)
{
  ComityRecord *stay = comity_record_new (&comity_kind_mobility);

  comity_record_set (stay, "direction", direction);
  comity_record_set (stay, "category", category);
  comity_record_set (stay, "academic_year", "2026/2027");
  comity_record_set (stay, "state", "accepted");
  g_ptr_array_add (stays, stay);
  return stay;
}

static void
test_taken (void)
{
  g_autoptr (GPtrArray) quotas = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) stays = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ComityPlacesTaken) taken = NULL;
  ComityRecord *stay;

  add_quota (quotas, 1, "out", "student_studies");
  add_quota (quotas, 2, "in", "student_studies");
  add_quota (quotas, 3, "in", "student_studies");
  add_stay (stays, "out", "student_studies");
  stay = add_stay (stays, "out", "student_studies"); /* told by its dates */
  comity_record_set (stay, "academic_year", NULL);
  comity_record_set (stay, "planned_from", "2027-02-01");
  stay = add_stay (stays, "out", "student_studies"); /* another year */
  comity_record_set (stay, "academic_year", "2025/2026");
  stay = add_stay (stays, "out", "student_studies"); /* has not come */
  comity_record_set (stay, "state", "cancelled");
  add_stay (stays, "in", "student_studies"); /* nobody can tell which line */
  stay = add_stay (stays, "in", "student_studies");
  comity_record_set (stay, "quota", "3");
  taken = comity_places_taken_new (quotas, stays, "2026-11-20", 9, 1);
  g_assert_cmpstr (taken->year, ==, "2026/2027");
  g_assert_cmpuint (g_array_index (taken->taken, guint, 0), ==, 2);
  g_assert_cmpuint (g_array_index (taken->taken, guint, 1), ==, 0);
  g_assert_cmpuint (g_array_index (taken->taken, guint, 2), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/places-taken/years", test_years);
  g_test_add_func ("/places-taken/taken", test_taken);
  return g_test_run ();
}
