/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The agreement after another one. */
#include "comity-kinds.h"
#include "comity-renew.h"

static ComityRecord *
make_agreement (const char *from, const char *to)
{
  ComityRecord *agreement = comity_record_new (&comity_kind_agreement);

  comity_record_set_id (agreement, 42);
  comity_record_set (agreement, "name", "Mobility");
  comity_record_set (agreement, "partner", "7");
  comity_record_set (agreement, "forms", "mobility;events");
  comity_record_set (agreement, "number", "14/2023");
  comity_record_set (agreement, "stage", "in_force");
  comity_record_set (agreement, "signed_on", "2023-12-05");
  comity_record_set (agreement, "held_by", "Rector");
  comity_record_set (agreement, "year_from", "2023/2024");
  comity_record_set (agreement, "valid_from", from);
  comity_record_set (agreement, "valid_to", to);
  return agreement;
}

static void
test_make (void)
{
  g_autoptr (ComityRecord) old = make_agreement ("2023-12-19", "2026-12-18");
  g_autoptr (ComityRecord) next = NULL;

  comity_record_set (old, "notice_months", "6");
  next = comity_renew_make (old, "2026-11-20");
  g_assert_cmpint (comity_record_get_id (next), ==, 0);
  g_assert_cmpstr (comity_record_get (next, "supersedes"), ==, "42");
  g_assert_cmpstr (comity_record_get (next, "valid_from"), ==, "2026-12-19");
  g_assert_cmpstr (comity_record_get (next, "valid_to"), ==, "2029-12-18");
  g_assert_cmpstr (comity_record_get (next, "notice_by"), ==, "2029-06-18");
  g_assert_cmpstr (comity_record_get (next, "year_from"), ==, "2026/2027");
  g_assert_cmpstr (comity_record_get (next, "stage"), ==, "draft");
  g_assert_cmpstr (comity_record_get (next, "stage_since"), ==, "2026-11-20");
  g_assert_cmpstr (comity_record_get (next, "partner"), ==, "7");
  g_assert_cmpstr (comity_record_get (next, "forms"), ==, "mobility;events");
  g_assert_null (comity_record_get (next, "number"));
  g_assert_null (comity_record_get (next, "signed_on"));
  g_assert_null (comity_record_get (next, "held_by"));
}

static void
assert_validity (const char *from,
                 const char *to,
                 const char *years,
                 const char *begins,
                 const char *ends)
{
  g_autoptr (ComityRecord) old = make_agreement (from, to);
  g_autoptr (ComityRecord) next = NULL;

  comity_record_set (old, "renewal_years", years);
  next = comity_renew_make (old, "2026-11-20");
  g_assert_cmpstr (comity_record_get (next, "valid_from"), ==, begins);
  g_assert_cmpstr (comity_record_get (next, "valid_to"), ==, ends);
}

static void
test_validity (void)
{
  assert_validity ("2021-01-01", "2025-12-31", NULL, "2026-01-01", "2030-12-31");
  assert_validity ("2021-01-01", "2025-12-31", "1", "2026-01-01", "2026-12-31");
  assert_validity ("2023-03-01", "2024-02-28", NULL, "2024-02-29", "2025-02-27");
  assert_validity ("2021-01-01", NULL, NULL, NULL, NULL);
  assert_validity (NULL, "2025-12-31", NULL, "2026-01-01", NULL);
  assert_validity ("2021", "2025", NULL, NULL, NULL);
}

static void
test_children (void)
{
  g_autoptr (ComityRecord) party = comity_record_new (&comity_kind_party);
  g_autoptr (ComityRecord) quota = comity_record_new (&comity_kind_quota);
  g_autoptr (ComityRecord) new_party = NULL;
  g_autoptr (ComityRecord) new_quota = NULL;

  comity_record_set (party, "agreement", "42");
  comity_record_set (party, "signatory", "J. Rakhimov");
  comity_record_set (party, "signed_on", "2023-12-05");
  comity_record_set (quota, "agreement", "42");
  comity_record_set (quota, "places", "4");
  comity_record_set (quota, "year_to", "2025/2026");
  new_party = comity_renew_make_party (party);
  new_quota = comity_renew_make_quota (quota, 3);
  g_assert_cmpstr (comity_record_get (new_party, "signatory"), ==, "J. Rakhimov");
  g_assert_null (comity_record_get (new_party, "signed_on"));
  g_assert_null (comity_record_get (new_party, "agreement"));
  g_assert_cmpstr (comity_record_get (new_quota, "places"), ==, "4");
  g_assert_cmpstr (comity_record_get (new_quota, "year_to"), ==, "2028/2029");
  g_assert_null (comity_record_get (new_quota, "agreement"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/renew/make", test_make);
  g_test_add_func ("/renew/validity", test_validity);
  g_test_add_func ("/renew/children", test_children);
  return g_test_run ();
}
