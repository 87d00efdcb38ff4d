/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes out of a visit begins with what the outcome and the visit say. */
#include "comity-kinds.h"
#include "comity-outcome.h"

static ComityRecord *
make_delegation (void)
{
  ComityRecord *delegation = comity_record_new (&comity_kind_delegation);

  comity_record_set_id (delegation, 7);
  comity_record_set (delegation, "name", "Visit");
  comity_record_set (delegation, "partners", "11");
  comity_record_set (delegation, "city", "Ürümqi");
  comity_record_set (delegation, "forms", "mobility");
  return delegation;
}

static ComityRecord *
make_outcome (const char *kind)
{
  ComityRecord *outcome = comity_record_new (&comity_kind_outcome);

  comity_record_set_id (outcome, 9);
  comity_record_set (outcome, "delegation", "7");
  comity_record_set (outcome, "name", "Cooperation");
  comity_record_set (outcome, "kind", kind);
  comity_record_set (outcome, "text", "Both sides agree");
  comity_record_set (outcome, "next_step", "Write the draft");
  comity_record_set (outcome, "owner", "M. E.");
  comity_record_set (outcome, "due", "2024-04-30");
  return outcome;
}

#define assert_value(record, field, expected)                                                      \
  g_assert_cmpstr (comity_record_get (record, field), ==, expected)

static void
test_signed (void)
{
  g_autoptr (ComityRecord) delegation = make_delegation ();
  g_autoptr (ComityRecord) outcome = make_outcome ("agreement");
  g_autoptr (ComityRecord) preset = NULL;

  comity_record_set (outcome, "done_on", "2024-03-20");
  preset = comity_outcome_make_preset (outcome, delegation, &comity_kind_agreement);
  assert_value (preset, "name", "Cooperation");
  assert_value (preset, "partner", "11");
  assert_value (preset, "delegation", "7");
  assert_value (preset, "stage", "in_force");
  assert_value (preset, "signed_on", "2024-03-20");
  assert_value (preset, "valid_from", "2024-03-20");
  assert_value (preset, "signed_at", "Ürümqi");
  assert_value (preset, "forms", "mobility");
  assert_value (preset, "subject", "Both sides agree");
  g_assert_cmpint (comity_record_get_id (preset), ==, 0);
}

static void
test_negotiation (void)
{
  g_autoptr (ComityRecord) delegation = make_delegation ();
  g_autoptr (ComityRecord) outcome = make_outcome ("negotiation");
  g_autoptr (ComityRecord) preset = NULL;

  comity_record_set (delegation, "partners", "11;12");
  g_assert_true (comity_outcome_get_target (outcome) == &comity_kind_agreement);
  preset = comity_outcome_make_preset (outcome, delegation, &comity_kind_agreement);
  assert_value (preset, "stage", "draft");
  assert_value (preset, "signed_on", NULL);
  assert_value (preset, "partner", NULL);
  comity_record_set (outcome, "partner", "12");
  g_clear_object (&preset);
  preset = comity_outcome_make_preset (outcome, delegation, &comity_kind_project);
  assert_value (preset, "partners", "12");
  assert_value (preset, "responsible", "M. E.");
}

static void
test_task (void)
{
  g_autoptr (ComityRecord) delegation = make_delegation ();
  g_autoptr (ComityRecord) outcome = make_outcome ("task");
  g_autoptr (ComityRecord) preset =
    comity_outcome_make_preset (outcome, delegation, &comity_kind_task);

  assert_value (preset, "name", "Write the draft");
  assert_value (preset, "due", "2024-04-30");
  assert_value (preset, "owner", "M. E.");
  assert_value (preset, "record", "delegation/7");
  assert_value (preset, "state", "open");
}

/* Every kind that it can lead to is named by a field of its own. */
static void
test_link (void)
{
  static const char *const kinds[] = { "agreement", "project", "event", "contact", "task" };
  g_autoptr (ComityRecord) plain = make_outcome ("none");

  g_assert_null (comity_outcome_get_target (plain));
  g_assert_null (comity_outcome_get_link (plain));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (ComityRecord) outcome = make_outcome (kinds[i]);
    g_autoptr (ComityRecord) made = comity_record_new (comity_kind_find (kinds[i]));
    g_autoptr (ComityRecord) linked = NULL;

    comity_record_set_id (made, 42);
    linked = comity_outcome_link (outcome, made);
    assert_value (linked, kinds[i], "42");
    assert_value (outcome, kinds[i], NULL);
    g_assert_cmpstr (comity_outcome_get_link (linked)->name, ==, kinds[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/outcome/signed", test_signed);
  g_test_add_func ("/outcome/negotiation", test_negotiation);
  g_test_add_func ("/outcome/task", test_task);
  g_test_add_func ("/outcome/link", test_link);
  return g_test_run ();
}
