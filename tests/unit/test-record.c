/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: types made from tables, notification, titles, validation; and the office's lists. */
#include <locale.h>

#include "comity-error.h"
#include "comity-lists.h"
#include "comity-record.h"
#include "comity-text.h"

static char *
dup_place (ComityRecord *record)
{
  return g_strdup (comity_record_get (record, "town"));
}

static void
check_town (ComityRecord *record, ComityProblems *problems)
{
  if (g_strcmp0 (comity_record_get (record, "town"), "Atlantis") == 0)
    comity_problems_add (problems, record, "town", COMITY_CORE_ERROR_RULE, "It sank.");
}

static const ComityField fields[] = {
  { "name", "Name", COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED },
  { "town", "Town", COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "partner_since", "Since", COMITY_TYPE_DATE },
  { "friends", "Friends", COMITY_TYPE_REFS, .target = "person" },
};

static const ComityKind person = {
  .name = "person",
  .type_name = "PersonRecord",
  .label = "Person",
  .plural = "Persons",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = dup_place,
  .validate = check_town,
};

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(int *) data)++;
}

/* A, A, B: one notification for each change and none without. */
static void
test_notify (void)
{
  g_autoptr (ComityRecord) record = comity_record_new (&person);
  int count = 0;

  g_signal_connect (record, "notify::partner-since", G_CALLBACK (count_cb), &count);
  g_object_set (record, "partner-since", "2024", NULL);
  g_object_set (record, "partner-since", "2024", NULL);
  g_assert_cmpint (count, ==, 1);
  comity_record_set (record, "partner_since", "2025");
  g_assert_cmpint (count, ==, 2);
  comity_record_set (record, "partner_since", NULL);
  g_assert_cmpint (count, ==, 3);
}

static void
test_put (void)
{
  g_autoptr (ComityRecord) record = comity_record_new (&person);
  g_autoptr (GError) error = NULL;

  g_assert_true (comity_record_put (record, "name", "  Ada  ", &error));
  g_assert_cmpstr (comity_record_get (record, "name"), ==, "Ada");
  g_assert_false (comity_record_put (record, "partner_since", "soon", &error));
  g_assert_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX);
  g_assert_null (comity_record_get (record, "partner_since"));
  g_clear_error (&error);
  g_assert_false (comity_record_put (record, "shoe_size", "1", &error));
  g_assert_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_UNKNOWN);
}

static void
test_validate (void)
{
  g_autoptr (ComityRecord) record = comity_record_new (&person);
  g_autoptr (ComityProblems) none = NULL, required = NULL, rule = NULL;

  required = comity_record_validate (record);
  g_assert_cmpuint (comity_problems_get_size (required), ==, 1);
  g_assert_cmpint (comity_problems_get (required, 0)->field, ==, 0);
  g_assert_error (comity_problems_get (required, 0)->error, COMITY_CORE_ERROR,
                  COMITY_CORE_ERROR_REQUIRED);

  comity_record_set (record, "name", "Ada");
  none = comity_record_validate (record);
  g_assert_cmpuint (comity_problems_get_size (none), ==, 0);

  comity_record_set (record, "town", "Atlantis");
  rule = comity_record_validate (record);
  g_assert_cmpuint (comity_problems_get_size (rule), ==, 1);
  g_assert_cmpint (comity_problems_get (rule, 0)->field, ==, 1);
}

static void
test_titles (void)
{
  g_autoptr (ComityRecord) record = comity_record_new (&person);
  g_autofree char *nameless = comity_record_dup_title (record);
  g_autofree char *title = NULL, *subtitle = NULL, *friends = NULL, *search = NULL;
  g_autofree char *wanted = NULL;

  g_assert_cmpstr (nameless, ==, "Person without a name");
  comity_record_set (record, "name", "Иванов");
  comity_record_set (record, "town", "Łódź");
  comity_record_set (record, "friends", "3;4");
  comity_record_set_ref_titles (record, 3, "Ada\nBob");
  title = comity_record_dup_title (record);
  subtitle = comity_record_dup_subtitle (record);
  friends = comity_record_dup_display (record, 3);
  search = comity_record_dup_search_text (record);
  g_assert_cmpstr (title, ==, "Иванов");
  g_assert_cmpstr (subtitle, ==, "Łódź");
  g_assert_cmpstr (friends, ==, "Ada, Bob");
  wanted = comity_text_fold ("ivanov lodz");
  g_assert_cmpstr (search, ==, wanted);

  comity_record_set (record, "friends", "3");
  g_assert_null (comity_record_get_ref_titles (record, 3));
}

static void
test_copy (void)
{
  g_autoptr (ComityRecord) record = comity_record_new (&person);
  g_autoptr (ComityRecord) copy = NULL;

  comity_record_set_id (record, 7);
  comity_record_set_version (record, 2);
  comity_record_set (record, "name", "");
  copy = comity_record_copy (record);
  g_assert_cmpint (comity_record_get_id (copy), ==, 7);
  g_assert_cmpint (comity_record_get_version (copy), ==, 2);
  g_assert_cmpstr (comity_record_get (copy, "name"), ==, "");
  g_assert_null (comity_record_get (copy, "town"));
}

static void
assert_codes (const char *list, const char *expected)
{
  g_auto (GStrv) codes = comity_lists_dup_codes (list);
  g_autofree char *joined = g_strjoinv (" ", codes);

  g_assert_cmpstr (joined, ==, expected);
}

/* The office renames, adds, reorders and archives; a code that is not offered is still read. */
static void
test_lists (void)
{
  static const ComityChoice starting[] = { { "a", "Alpha" }, { "b", "Beta" }, { NULL } };
  g_autofree char *label = NULL, *archived = NULL;

  comity_lists_define ("letters", "Letters", starting);
  assert_codes ("letters", "a b");
  comity_lists_set_option ("letters", "c", "Gamma", 1, FALSE);
  comity_lists_set_option ("letters", "b", "Bee", 0, FALSE);
  assert_codes ("letters", "b c a");
  label = comity_lists_dup_label ("letters", "b");
  g_assert_cmpstr (label, ==, "Bee");
  comity_lists_set_option ("letters", "a", NULL, 2, TRUE);
  assert_codes ("letters", "b c");
  archived = comity_lists_dup_label ("letters", "a");
  g_assert_cmpstr (archived, ==, "Alpha");
  g_assert_true (comity_lists_has ("letters", "a"));
  g_assert_false (comity_lists_has ("letters", "z"));
  comity_lists_clear_options ();
  assert_codes ("letters", "a b");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  comity_kind_register (&person);

  g_test_add_func ("/record/notify", test_notify);
  g_test_add_func ("/record/put", test_put);
  g_test_add_func ("/record/validate", test_validate);
  g_test_add_func ("/record/titles", test_titles);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/lists/office", test_lists);
  return g_test_run ();
}
