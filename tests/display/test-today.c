/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today, what is due, the reminder, and the part of a form that reads passports. */
#include <string.h>

#include "comity-deadline-row.h"
#include "comity-due.h"
#include "comity-passport.h"
#include "comity-reminder.h"
#include "comity-task-actions.h"
#include "comity-today.h"
#include "display-test.h"
#include "store-test.h"

#define PASSPORT                                                                                   \
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"

/** The page of the day over an office. */
typedef struct {
  Office *office;
  ComityDue *due;
  GtkWidget *window, *page;
} Fixture;

/* Rows lead to records by an action of the window; where there is none they cannot be used. */
static void
add_window_actions (GtkWidget *window)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open-record", G_VARIANT_TYPE ("(sx)"));

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (open));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = office_new ();
  self->due = comity_due_new ();
  comity_due_set_store (self->due, self->office->store);
  self->page = comity_today_new (self->due);
  self->window = adw_window_new ();
  add_window_actions (self->window);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  display_test_settle ();
  comity_due_set_store (self->due, NULL);
  display_test_settle ();
  g_assert_finalize_object (self->due);
  office_free (self->office);
}

static gint64
add_task (Fixture *self, const char *name, const char *due, const char *repeat)
{
  g_autoptr (ComityRecord) task = comity_record_new (&comity_kind_task);

  comity_record_set (task, "name", name);
  comity_record_set (task, "due", due);
  comity_record_set (task, "repeat", repeat);
  return put (self->office, task);
}

static gboolean
says_nothing (gpointer page)
{
  return display_test_find_label (page, "Nothing Is Due") != NULL;
}

static gboolean
says_late (gpointer page)
{
  return display_test_find_row (page, "Ring the insurer") &&
         display_test_find_label (page, "3 days late");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  display_test_wait (says_nothing, self->page);
  g_assert_nonnull (display_test_find_label (self->page, "foreign students"));
}

static gboolean
has_first_steps (gpointer page)
{
  GtkWidget *heading = display_test_find_label (page, "First Steps");

  return heading && gtk_widget_get_mapped (heading);
}

static gboolean
has_no_first_steps (gpointer page)
{
  return !has_first_steps (page);
}

/* A new office is led to what fills it, until the first partner is there; and again when that is taken back. */
static void
test_first_steps (Fixture *self, gconstpointer data)
{
  ComityChanges *changes = comity_changes_new ("test");
  gint64 partner;

  display_test_wait (has_first_steps, self->page);
  g_assert_nonnull (display_test_find_row (self->page, "_Take Over Deadline Rules…"));
  partner = add_partner (self->office, "First College", "IT");
  display_test_wait (has_no_first_steps, self->page);
  comity_changes_delete (changes, &comity_kind_partner, partner, 1);
  comity_store_write_async (self->office->store, changes, NULL, NULL, NULL);
  display_test_wait (has_first_steps, self->page);
  add_task (self, "Ring the insurer", "2026-11-17", NULL);
  display_test_wait (says_late, self->page); /* nothing is being read any more */
}

/* What was late is shown after the commit, and gone when it is done. */
static void
test_task (Fixture *self, gconstpointer data)
{
  gint64 id;
  g_autoptr (ComityRecord) task = NULL;

  display_test_wait (says_nothing, self->page);
  id = add_task (self, "Ring the insurer", "2026-11-17", NULL);
  display_test_wait (says_late, self->page);
  g_assert_cmpint (comity_due_get_deadlines (self->due)->counts[COMITY_DUE_OVERDUE], ==, 1);
  gtk_widget_activate_action (display_test_find (self->page, COMITY_TYPE_DEADLINE_ROW, 0),
                              "due.done", NULL);
  display_test_wait (says_nothing, self->page);
  task = load (self->office, &comity_kind_task, id);
  g_assert_cmpstr (comity_record_get (task, "state"), ==, "done");
  g_assert_cmpstr (comity_record_get (task, "done_on"), ==, "2026-11-20");
}

/* A task that repeats comes back once, a month later. */
static void
test_repeat (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityQuery) open = comity_query_new (&comity_kind_task);

  add_task (self, "Ring the insurer", "2026-11-17", "monthly");
  display_test_wait (says_late, self->page);
  gtk_widget_activate_action (display_test_find (self->page, COMITY_TYPE_DEADLINE_ROW, 0),
                              "due.done", NULL);
  while (comity_due_get_deadlines (self->due)->counts[COMITY_DUE_MONTH] == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (comity_query_add_filter (open, "due", COMITY_OP_IS, "2026-12-17", NULL));
  g_assert_cmpint (count_of (self->office, open), ==, 1);
}

static void
test_put_off (Fixture *self, gconstpointer data)
{
  gint64 id = add_task (self, "Ring the insurer", "2026-11-17", NULL);
  g_autoptr (ComityRecord) task = NULL;

  display_test_wait (says_late, self->page);
  comity_task_put_off (self->page, self->office->store, id, 7);
  display_test_wait (says_nothing, self->page);
  task = load (self->office, &comity_kind_task, id);
  g_assert_cmpstr (comity_record_get (task, "snoozed_until"), ==, "2026-11-27");
  g_assert_cmpstr (comity_record_get (task, "due"), ==, "2026-11-17");
}

static gboolean
has_two_rows (gpointer page)
{
  return display_test_find (page, COMITY_TYPE_DEADLINE_ROW, 1) &&
         !display_test_find (page, COMITY_TYPE_DEADLINE_ROW, 2);
}

/* Who works by keyboard stays in the list when the row under the focus is done. */
static void
test_focus_stays (Fixture *self, gconstpointer data)
{
  add_task (self, "First", "2026-11-19", NULL);
  add_task (self, "Second", "2026-11-18", NULL);
  add_task (self, "Third", "2026-11-17", NULL);
  while (!display_test_find (self->page, COMITY_TYPE_DEADLINE_ROW, 2))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_grab_focus (display_test_find (self->page, COMITY_TYPE_DEADLINE_ROW, 1));
  gtk_widget_activate_action (display_test_find (self->page, COMITY_TYPE_DEADLINE_ROW, 1),
                              "due.done", NULL);
  display_test_wait (has_two_rows, self->page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) ==
                 display_test_find (self->page, COMITY_TYPE_DEADLINE_ROW, 1));
}

/* Whoever passes the screen learns how much is due, not for whom. */
static void
test_reminder (void)
{
  ComityDeadlines deadlines = { .counts = { 0, 0, 5, 0 } };
  g_autofree char *nothing = comity_reminder_dup_body (&deadlines);
  g_autofree char *late = NULL;
  g_autofree char *both = NULL;

  g_assert_null (nothing);
  deadlines.counts[COMITY_DUE_OVERDUE] = 1;
  late = comity_reminder_dup_body (&deadlines);
  g_assert_cmpstr (late, ==, "1 deadline is overdue.");
  deadlines.counts[COMITY_DUE_WEEK] = 2;
  both = comity_reminder_dup_body (&deadlines);
  g_assert_cmpstr (both, ==, "1 deadline is overdue. 2 are due this week.");
}

static void
type_lines (GtkWidget *passport, const char *text)
{
  GtkWidget *view = display_test_find (passport, GTK_TYPE_TEXT_VIEW, 0);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static char *
value_in (ComityForm *form, const char *field)
{
  return comity_control_dup_value (comity_form_get_control (form, field), NULL);
}

/* What is empty is filled, what was typed stays, and the paper comes with the student. */
static void
test_passport (void)
{
  g_autoptr (ComityRecord) student = comity_record_new (&comity_kind_student);
  GtkWidget *window = adw_window_new ();
  ComityForm *form;
  GtkWidget *passport;
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;
  g_autofree char *born = NULL;

  comity_record_set (student, "given_names", "Ana");
  form = g_object_ref_sink (comity_form_new (NULL, &comity_kind_student, student));
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (ADW_DIALOG (form), window);
  display_test_settle ();
  passport = display_test_find (GTK_WIDGET (form), COMITY_TYPE_PASSPORT, 0);
  g_assert_false (comity_form_is_dirty (form));
  type_lines (passport, "P<UTO");
  g_assert_false (comity_passport_has_paper (COMITY_PASSPORT (passport)));
  type_lines (passport, PASSPORT);
  family = value_in (form, "family_name");
  given = value_in (form, "given_names");
  born = value_in (form, "birth_date");
  g_assert_cmpstr (family, ==, "Eriksson");
  g_assert_cmpstr (given, ==, "Ana");
  g_assert_cmpstr (born, ==, "1974-08-12");
  g_assert_nonnull (
    display_test_find_row (passport,
                           "Given names: “Anna Maria” in the passport, “Ana” in the form"));
  g_assert_true (comity_passport_has_paper (COMITY_PASSPORT (passport)));
  g_assert_true (comity_form_is_dirty (form));
  adw_dialog_force_close (ADW_DIALOG (form));
  gtk_window_destroy (GTK_WINDOW (window));
  display_test_settle ();
  g_assert_finalize_object (form);
}

#define ADD(name, function) g_test_add ("/today/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
  ADD ("empty", test_empty);
  ADD ("first-steps", test_first_steps);
  ADD ("task", test_task);
  ADD ("repeat", test_repeat);
  ADD ("put-off", test_put_off);
  ADD ("focus-stays", test_focus_stays);
  g_test_add_func ("/today/reminder", test_reminder);
  g_test_add_func ("/today/passport", test_passport);
  return g_test_run ();
}
