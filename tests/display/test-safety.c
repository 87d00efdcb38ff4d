/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps an office safe, as people meet it: backups that nobody has to think of, the banner that tells
 * when there are none, bringing one back, and what the law gives to the people in it. */
#include <string.h>

#include <glib/gstdio.h>

#include "comity-application.h"
#include "comity-backup-keeper.h"
#include "comity-backup.h"
#include "comity-backups-dialog.h"
#include "comity-erase.h"
#include "comity-office-banner.h"
#include "comity-record-page.h"
#include "comity-retention-dialog.h"
#include "comity-window-private.h"
#include "display-test.h"
#include "fake-files.h"
#include "no-room.h"
#include "store-test.h"

#define HALF_AN_HOUR (30 * 60 * G_USEC_PER_SEC)

static ComityApplication *app;

/** A window on an office with one partner and one student, who left long ago. */
typedef struct {
  Office *office;
  ComityWindow *window;
  gint64 student;
  char *name; /* the student's */
} Fixture;

static gint64
add_old_student (Office *office)
{
  g_autoptr (ComityRecord) student = comity_record_new (&comity_kind_student);

  comity_record_set (student, "family_name", "Petrova");
  comity_record_set (student, "given_names", "Anna");
  comity_record_set (student, "ends", "2010-06-30");
  return put (office, student);
}

static void
show_office (Fixture *self)
{
  self->window = comity_window_new (GTK_APPLICATION (app));
  comity_window_set_store (self->window, self->office->store);
  gtk_window_present (GTK_WINDOW (self->window));
  display_test_settle ();
}

static void
hide_office (Fixture *self)
{
  display_test_close (self->window, self->window);
  if (self->office->store != NULL)
    display_test_wait_alone (self->office->store);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityRecord) student = NULL;

  self->office = office_new ();
  add_partner (self->office, "University of Kassel", "DE");
  self->student = add_old_student (self->office);
  student = load (self->office, &comity_kind_student, self->student);
  self->name = comity_record_dup_title (student);
  show_office (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  hide_office (self);
  office_free_all (self->office);
  g_free (self->name);
}

/* -- What is on the screen -------------------------------------------------------------------- */

static AdwDialog *
visible_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static gboolean
has_name (GtkWidget *widget, const char *name)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return wrong == NULL;
}

static gboolean
is_question (gpointer data)
{
  return ADW_IS_ALERT_DIALOG (visible_dialog (data));
}

/* Returns: the question that is asked, after a look at how it begins */
static AdwAlertDialog *
expect_question (Fixture *self, const char *heading, const char *part_of_body)
{
  AdwAlertDialog *dialog;

  display_test_wait (is_question, self);
  dialog = ADW_ALERT_DIALOG (visible_dialog (self));
  g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, heading);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (dialog), part_of_body));
  g_assert_cmpstr (adw_alert_dialog_get_close_response (dialog), ==, "cancel");
  return dialog;
}

typedef struct {
  gpointer from;
  const char *text;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;
  GtkWidget *label = display_test_find_label (shown->from, shown->text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
wait_for (gpointer from, const char *text)
{
  display_test_wait (is_shown, &(Shown) { from, text });
}

/* -- Backups by themselves -------------------------------------------------------------------- */

/* The timer of the keeper, if it waits for something. */
static GSource *
find_due (void)
{
  for (guint id = 1; id < 100000; id++) {
    GSource *source = g_main_context_find_source_by_id (NULL, id);

    if (source != NULL && g_strcmp0 (g_source_get_name (source), "[comity] backup due") == 0)
      return source;
  }
  return NULL;
}

static gboolean
is_due (gpointer data)
{
  return find_due () != NULL;
}

static void
let_it_be_due (void)
{
  g_source_set_ready_time (find_due (), 0);
}

static GPtrArray *
backups_of (Office *office)
{
  return comity_backup_list (office->path);
}

typedef struct {
  Office *office;
  guint n;
} Many;

static gboolean
are_there (gpointer data)
{
  Many *many = data;
  g_autoptr (GPtrArray) backups = backups_of (many->office);

  return backups->len == many->n;
}

static void
assert_newest (Office *office, guint n, ComityBackupReason reason)
{
  g_autoptr (GPtrArray) backups = NULL;

  display_test_wait (are_there, &(Many) { office, n });
  backups = backups_of (office);
  g_assert_cmpint (((ComityBackup *) backups->pdata[0])->reason, ==, reason);
}

/* An office with a keeper, which has heard of all that was done so far. */
static ComityBackupKeeper *
keep (Office *office)
{
  ComityBackupKeeper *keeper;

  display_test_settle ();
  keeper = comity_backup_keeper_watch (office->store);
  g_assert_true (comity_backup_keeper_of (office->store) == keeper);
  g_assert_null (find_due ());
  return keeper;
}

/* Closes an office that changed since its last backup, which is made then. */
static void
close_kept (Office *office, guint n)
{
  display_test_wait_alone (office->store);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  assert_newest (office, n, COMITY_BACKUP_QUIT);
  display_test_settle ();
  office_free_all (office);
}

static void
test_half_an_hour (void)
{
  Office *office = office_new ();
  gint64 before, due;

  keep (office);
  before = g_get_monotonic_time ();
  add_partner (office, "University of Kassel", "DE");
  display_test_wait (is_due, NULL);
  due = g_source_get_ready_time (find_due ());
  /* GLib puts the timers of whole seconds together, at most a second away. */
  g_assert_cmpint (due, >=, before + HALF_AN_HOUR - G_USEC_PER_SEC);
  g_assert_cmpint (due, <=, g_get_monotonic_time () + HALF_AN_HOUR + G_USEC_PER_SEC);
  /* More changes do not put it off. */
  add_partner (office, "University of Bonn", "DE");
  display_test_settle ();
  g_assert_cmpint (g_source_get_ready_time (find_due ()), ==, due);
  let_it_be_due ();
  assert_newest (office, 1, COMITY_BACKUP_REGULAR);
  display_test_wait_alone (comity_backup_keeper_of (office->store));
  /* Without changes there is nothing to back up; with the next one there is. */
  g_assert_null (find_due ());
  add_partner (office, "University of Jena", "DE");
  display_test_wait (is_due, NULL);
  close_kept (office, 2);
}

/* An office in which nothing was done is closed without another backup. */
static void
test_unchanged (void)
{
  Office *office = office_new ();

  keep (office);
  display_test_wait_alone (office->store);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  display_test_settle ();
  g_assert_true (are_there (&(Many) { office, 0 }));
  office_free_all (office);
}

static gboolean
has_problem (gpointer keeper)
{
  return comity_backup_keeper_get_problem (keeper) != NULL;
}

static gboolean
has_no_problem (gpointer keeper)
{
  return comity_backup_keeper_get_problem (keeper) == NULL;
}

static void
assert_banner (AdwBanner *banner, gboolean revealed, const char *beginning, const char *action)
{
  g_assert_true (adw_banner_get_revealed (banner) == revealed);
  if (!revealed)
    return;
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), beginning));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)), ==, action);
}

/* A second folder that is gone is told until it is there again. */
static void
test_problem (void)
{
  Office *office = office_new ();
  g_autofree char *second = g_build_filename (office->folder, "disk", NULL);
  g_autofree char *away = g_build_filename (office->folder, "away", NULL);
  GtkWidget *widget = g_object_ref_sink (g_object_new (COMITY_TYPE_OFFICE_BANNER, NULL));
  AdwBanner *banner = ADW_BANNER (display_test_find (widget, ADW_TYPE_BANNER, 0));
  ComityBackupKeeper *keeper;

  g_mkdir (second, 0700);
  g_assert_true (comity_backup_set_second (office->path, second, NULL));
  g_assert_cmpint (g_rename (second, away), ==, 0);
  keeper = keep (office);
  comity_office_banner_set_store (COMITY_OFFICE_BANNER (widget), office->store);
  assert_banner (banner, FALSE, NULL, NULL);
  add_partner (office, "University of Kassel", "DE");
  display_test_wait (is_due, NULL);
  let_it_be_due ();
  display_test_wait (has_problem, keeper);
  assert_banner (banner, TRUE, "The last backup failed. ", "win.backups");
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Backups…");
  g_assert_nonnull (strstr (adw_banner_get_title (banner), second));
  g_assert_cmpint (g_rename (away, second), ==, 0);
  add_partner (office, "University of Bonn", "DE");
  display_test_wait (is_due, NULL);
  let_it_be_due ();
  display_test_wait (has_no_problem, keeper);
  assert_banner (banner, FALSE, NULL, NULL);
  g_assert_finalize_object (widget);
  display_test_wait_alone (office->store);
  office_free_all (office);
}

/* Where the backup itself fails it is tried again, though nothing has changed since. */
static void
test_tried_again (void)
{
  Office *office = office_new ();
  ComityBackupKeeper *keeper = keep (office);
  g_autofree char *folder = comity_backup_dup_folder (office->path);

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  add_partner (office, "University of Kassel", "DE");
  display_test_wait (is_due, NULL);
  let_it_be_due ();
  display_test_wait (has_problem, keeper);
  display_test_wait (is_due, NULL);
  g_unlink (folder);
  let_it_be_due ();
  assert_newest (office, 1, COMITY_BACKUP_REGULAR);
  display_test_wait (has_no_problem, keeper);
  display_test_wait_alone (office->store);
  office_free_all (office);
}

static void
test_read_only (void)
{
  g_autoptr (Office) office = office_new ();
  GtkWidget *widget = g_object_ref_sink (g_object_new (COMITY_TYPE_OFFICE_BANNER, NULL));
  AdwBanner *banner = ADW_BANNER (display_test_find (widget, ADW_TYPE_BANNER, 0));

  g_assert_finalize_object (office->store);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_READ_ONLY, NULL);
  g_assert_null (comity_backup_keeper_watch (office->store));
  comity_office_banner_set_store (COMITY_OFFICE_BANNER (widget), office->store);
  assert_banner (banner, TRUE, "This office is open for reading only.", NULL);
  g_assert_null (adw_banner_get_button_label (banner));
  comity_office_banner_set_store (COMITY_OFFICE_BANNER (widget), NULL);
  assert_banner (banner, FALSE, NULL, NULL);
  g_assert_finalize_object (widget);
}

/* -- An office that does not open ------------------------------------------------------------- */

static gboolean
has_another_store (gpointer data)
{
  Fixture *self = data;
  ComityStore *store = comity_window_get_store (self->window);

  return store != NULL && store != self->office->store;
}

/* A second program at the same office may read in it, and the banner says so. */
static void
test_second_instance (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *banner;

  g_assert_null (comity_store_open_sync (self->office->path, COMITY_OPEN_DEFAULT, &error));
  g_assert_true (comity_window_offer_help (self->window, self->office->path, error));
  display_test_click (expect_question (self, "Another program has this office open.",
                                       "for reading only"),
                      "Open for _Reading Only");
  display_test_wait (has_another_store, self);
  g_assert_true (comity_store_is_read_only (comity_window_get_store (self->window)));
  banner = display_test_find (GTK_WIDGET (self->window), COMITY_TYPE_OFFICE_BANNER, 0);
  assert_banner (ADW_BANNER (display_test_find (banner, ADW_TYPE_BANNER, 0)), TRUE,
                 "This office is open for reading only.", NULL);
}

/* A damaged one can be rescued, and where there is a backup that can be restored. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED,
                                                  "“office-wal” is not of this office.");
  AdwAlertDialog *question;

  g_assert_true (comity_window_offer_help (self->window, self->office->path, error));
  question = expect_question (self, "This office file is damaged.", "not of this office");
  g_assert_true (adw_alert_dialog_has_response (question, "rescue"));
  g_assert_false (adw_alert_dialog_has_response (question, "restore"));
  display_test_click (question, "_Cancel");
  comity_backup_free (comity_backup_sync (self->office->store, COMITY_BACKUP_ASKED, NULL));
  g_assert_true (comity_window_offer_help (self->window, self->office->path, error));
  question = expect_question (self, "This office file is damaged.", "not of this office");
  g_assert_true (adw_alert_dialog_has_response (question, "restore"));
  display_test_click (question, "_Cancel");
}

/* Lets what was saved since @early be lost. */
static void
put_old_copy (Office *office, const char *early, gsize size)
{
  g_clear_object (&office->store);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, NULL);
  add_partner (office, "University of Graz", "AT");
  g_clear_object (&office->store);
  g_assert_true (g_file_set_contents (office->path, early, (gssize) size, NULL));
}

/* What was saved last is missed, and can be done without; a backup that has no more of it is not offered. */
static void
test_lost (Fixture *self, gconstpointer data)
{
  g_autofree char *early = NULL;
  AdwAlertDialog *question;
  gsize size;

  comity_backup_free (comity_backup_sync (self->office->store, COMITY_BACKUP_ASKED, NULL));
  comity_store_close_sync (self->office->store, NULL);
  g_assert_true (g_file_get_contents (self->office->path, &early, &size, NULL));
  put_old_copy (self->office, early, size);
  self->office->store = g_object_ref (comity_window_get_store (self->window));
  comity_window_open_path (self->window, self->office->path, COMITY_OPEN_DEFAULT);
  question = expect_question (self, "What was saved last is missing.", "-wal");
  g_assert_false (adw_alert_dialog_has_response (question, "restore"));
  g_assert_false (adw_alert_dialog_has_response (question, "rescue"));
  display_test_click (question, "_Open Without It");
  display_test_wait (has_another_store, self);
  g_assert_false (comity_store_is_read_only (comity_window_get_store (self->window)));
}

/* -- The dialog of backups -------------------------------------------------------------------- */

static AdwDialog *
open_backups (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.backups", NULL);
  display_test_settle ();
  g_assert_true (COMITY_IS_BACKUPS_DIALOG (visible_dialog (self)));
  return visible_dialog (self);
}

/* The button of the newest backup; a screen reader says which one it is. */
static GtkWidget *
find_restore (gpointer dialog)
{
  GtkWidget *button = display_test_find_button (dialog, "_Restore…"), *row;
  g_autofree char *name = NULL;

  g_assert_nonnull (button);
  row = gtk_widget_get_ancestor (button, ADW_TYPE_PREFERENCES_ROW);
  name = g_strconcat ("Restore the backup of ",
                      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), NULL);
  g_assert_true (has_name (button, name));
  return button;
}

static void
test_backups (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_backups (self);
  GtkWidget *none, *encrypt;

  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Backups");
  none = display_test_find_row (GTK_WIDGET (dialog), "No backups yet");
  g_assert_true (gtk_widget_get_visible (none));
  encrypt = display_test_find_row (GTK_WIDGET (dialog), "_Encrypt These Copies");
  g_assert_false (gtk_widget_is_sensitive (encrypt));
  g_assert_cmpstr (adw_action_row_get_subtitle (
                     ADW_ACTION_ROW (display_test_find_row (GTK_WIDGET (dialog), "Folder"))),
                   ==, "None");
  display_test_click (dialog, "_Back Up");
  wait_for (dialog, "Backed up and verified");
  assert_newest (self->office, 1, COMITY_BACKUP_ASKED);
  g_assert_false (gtk_widget_get_visible (none));
  find_restore (dialog);
  adw_dialog_force_close (dialog);
}

static gboolean
is_encrypted (gpointer office)
{
  return comity_backup_is_encrypted (((Office *) office)->path);
}

static void
type_into (gpointer dialog, guint nth, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (
                           display_test_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, nth)),
                         text);
}

/* A passphrase is typed twice, and not too short; it is for the copies in the second folder. */
static void
test_passphrase (Fixture *self, gconstpointer data)
{
  g_autofree char *second = g_build_filename (self->office->folder, "disk", NULL);
  AdwAlertDialog *question;
  AdwDialog *dialog;
  GtkWidget *row;

  g_mkdir (second, 0700);
  g_assert_true (comity_backup_set_second (self->office->path, second, NULL));
  dialog = open_backups (self);
  row = display_test_find_row (GTK_WIDGET (dialog), "Folder");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, second);
  row = display_test_find_row (GTK_WIDGET (dialog), "_Encrypt These Copies");
  g_assert_true (gtk_widget_is_sensitive (row));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  question = expect_question (self, "Passphrase for Backups", "nobody can restore them without it");
  type_into (question, 0, "short");
  type_into (question, 1, "short");
  g_assert_false (adw_alert_dialog_get_response_enabled (question, "go"));
  type_into (question, 0, "correct horse");
  type_into (question, 1, "correct hearse");
  g_assert_false (adw_alert_dialog_get_response_enabled (question, "go"));
  type_into (question, 1, "correct horse");
  g_assert_true (adw_alert_dialog_get_response_enabled (question, "go"));
  display_test_click (question, "_Set Passphrase");
  display_test_wait (is_encrypted, self->office);
  adw_dialog_force_close (dialog);
}

static gint64
count_partners (ComityStore *store)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  Office office = { .store = store };

  return count_of (&office, query);
}

/* The office becomes what it was, the window shows it, and what it was before is kept. */
static void
test_restore (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;

  g_autoptr (ComityBackup) backup =
    comity_backup_sync (self->office->store, COMITY_BACKUP_ASKED, NULL);
  add_partner (self->office, "University of Bonn", "DE");
  dialog = open_backups (self);
  g_signal_emit_by_name (find_restore (dialog), "clicked");
  display_test_click (expect_question (self, "Restore This Backup?",
                                       "The office becomes what it was then."),
                      "_Restore");
  display_test_wait (has_another_store, self);
  display_test_wait_alone (self->office->store);
  g_assert_finalize_object (g_steal_pointer (&self->office->store));
  g_assert_cmpint (count_partners (comity_window_get_store (self->window)), ==, 1);
  wait_for (self->window, "The backup is back; the office it replaced is kept");
  assert_newest (self->office, 2, COMITY_BACKUP_REPLACED);
}

/* Whoever says no changes nothing. */
static void
test_restore_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityBackup) backup =
    comity_backup_sync (self->office->store, COMITY_BACKUP_ASKED, NULL);
  AdwDialog *dialog = open_backups (self);

  g_signal_emit_by_name (find_restore (dialog), "clicked");
  display_test_click (expect_question (self, "Restore This Backup?", "is kept among the backups"),
                      "_Cancel");
  g_assert_true (comity_window_get_store (self->window) == self->office->store);
  g_assert_true (are_there (&(Many) { self->office, 1 }));
  adw_dialog_force_close (dialog);
}

/* -- People who were kept for too long -------------------------------------------------------- */

static gboolean
lists_somebody (gpointer dialog)
{
  return display_test_find (dialog, GTK_TYPE_CHECK_BUTTON, 0) != NULL;
}

static AdwDialog *
open_retention (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.retention", NULL);
  display_test_settle ();
  g_assert_true (COMITY_IS_RETENTION_DIALOG (visible_dialog (self)));
  return visible_dialog (self);
}

static GtkWidget *
choose_all (Fixture *self, AdwDialog *dialog)
{
  GtkWidget *check;

  display_test_wait (lists_somebody, dialog);
  check = display_test_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_true (has_name (check, self->name));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_ROLE_CHECKBOX);
  g_assert_false (gtk_widget_is_sensitive (display_test_find_button (dialog, "_Erase…")));
  g_assert_false (gtk_widget_is_sensitive (display_test_find_button (dialog, "_Keep Until…")));
  display_test_click (dialog, "Select _All");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  return check;
}

static void
test_retention_erase (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_retention (self);
  AdwAlertDialog *question;
  GtkWidget *row;

  choose_all (self, dialog);
  row = display_test_find_row (GTK_WIDGET (dialog), self->name);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "past since"));
  display_test_click (dialog, "_Erase…");
  question = expect_question (self, "Erase 1 Person for Good?", "This cannot be undone");
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (question, "erase"), ==,
                   ADW_RESPONSE_DESTRUCTIVE);
  display_test_click (question, "_Erase for Good");
  wait_for (dialog, "Nobody Is Past a Period");
  g_assert_null (load (self->office, &comity_kind_student, self->student));
  adw_dialog_force_close (dialog);
}

static gboolean
is_kept (gpointer data)
{
  Fixture *self = data;
  g_autoptr (ComityRecord) student = load (self->office, &comity_kind_student, self->student);

  return comity_record_get (student, "keep_until") != NULL;
}

/* Only a day to come will do; date and reason stand in the record. */
static void
test_retention_keep (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_retention (self);
  AdwAlertDialog *question;
  GtkWidget *until;
  g_autoptr (ComityRecord) student = NULL;

  choose_all (self, dialog);
  display_test_click (dialog, "_Keep Until…");
  question = expect_question (self, "Keep the Data of 1 Person?", "until the date has passed");
  until = display_test_find_row (GTK_WIDGET (question), "Keep until");
  g_assert_false (adw_alert_dialog_get_response_enabled (question, "keep"));
  gtk_editable_set_text (GTK_EDITABLE (until), "2020-01-01");
  g_assert_false (adw_alert_dialog_get_response_enabled (question, "keep"));
  g_assert_true (gtk_widget_has_css_class (until, "error"));
  gtk_editable_set_text (GTK_EDITABLE (until), "2030-12-31");
  g_assert_true (adw_alert_dialog_get_response_enabled (question, "keep"));
  gtk_editable_set_text (GTK_EDITABLE (display_test_find_row (GTK_WIDGET (question), "Why")),
                         "A court case");
  display_test_click (question, "_Keep");
  display_test_wait (is_kept, self);
  student = load (self->office, &comity_kind_student, self->student);
  g_assert_cmpstr (comity_record_get (student, "keep_until"), ==, "2030-12-31");
  g_assert_cmpstr (comity_record_get (student, "keep_reason"), ==, "A court case");
  wait_for (dialog, "Nobody Is Past a Period");
  adw_dialog_force_close (dialog);
}

/* -- The check -------------------------------------------------------------------------------- */

static void
check (Fixture *self)
{
  comity_backups_dialog_present (self->window);
  display_test_settle ();
  display_test_click (visible_dialog (self), "_Check");
}

static gboolean
is_sound (gpointer data)
{
  g_autoptr (GPtrArray) findings = check_of (((Fixture *) data)->office);

  return findings->len == 0;
}

/* What is only there to find, sort and count is made anew when somebody wants it. */
static void
test_check (Fixture *self, gconstpointer data)
{
  check (self);
  wait_for (self->window, "The office is sound.");
  do_harm (self->office, "UPDATE \"tally\" SET \"records\" = 9 WHERE \"kind\" = 'student'");
  check (self);
  display_test_click (expect_question (self, "The office has 1 fault.", "made anew"), "_Mend");
  display_test_wait (is_sound, self);
}

/* -- One person ------------------------------------------------------------------------------- */

static GtkWidget *
open_student (Fixture *self)
{
  AdwNavigationPage *page;

  comity_window_open_record (self->window, &comity_kind_student, self->student);
  display_test_settle ();
  page = comity_window_get_visible_page (self->window);
  display_test_wait (display_test_is_loaded, page);
  return GTK_WIDGET (page);
}

static gboolean
left_the_page (gpointer data)
{
  Fixture *self = data;

  return !COMITY_IS_RECORD_PAGE (comity_window_get_visible_page (self->window));
}

static void
test_erase (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_student (self);
  g_autofree char *heading = g_strdup_printf ("Erase “%s” for Good?", self->name);

  g_assert_true (gtk_widget_activate_action (page, "record.erase", NULL));
  display_test_click (expect_question (self, heading, "encrypted backups are deleted"), "_Cancel");
  g_assert_true (display_test_is_loaded (page));
  g_assert_true (gtk_widget_activate_action (page, "record.erase", NULL));
  display_test_click (expect_question (self, heading, "Only the fact and the day"),
                      "_Erase for Good");
  display_test_wait (left_the_page, self);
  g_assert_null (load (self->office, &comity_kind_student, self->student));
}

static gboolean
is_erased_everywhere (gpointer data)
{
  Fixture *self = data;
  g_autoptr (GPtrArray) backups = comity_backup_list (self->office->path);
  const ComityBackup *backup = backups->pdata[0];
  g_autofree char *bytes = NULL;
  gsize size;

  return g_file_get_contents (backup->path, &bytes, &size, NULL) &&
         memmem (bytes, size, "Petrova", 7) == NULL;
}

/* Where there is no room for a backup without the person, it can be tried again. */
static void
test_erase_again (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_student (self);
  g_autofree char *heading = g_strdup_printf ("Erase “%s” for Good?", self->name);

  comity_backup_free (comity_backup_sync (self->office->store, COMITY_BACKUP_ASKED, NULL));
  g_assert_true (gtk_widget_activate_action (page, "record.erase", NULL));
  no_room_below = ".backups/";
  display_test_click (expect_question (self, heading, "encrypted backups are deleted"),
                      "_Erase for Good");
  display_test_click (expect_question (self, "Not Erased Everywhere", "no room left"),
                      "_Try Again");
  g_assert_false (is_erased_everywhere (self));
  expect_question (self, "Not Erased Everywhere", "no room left");
  no_room_below = NULL;
  display_test_click (visible_dialog (self), "_Try Again");
  display_test_wait (is_erased_everywhere, self);
  display_test_wait (left_the_page, self);
}

/* Left for later, it is offered when the office is opened again. */
static void
test_erase_later (Fixture *self, gconstpointer data)
{
  ComityPerson person = { &comity_kind_student, self->student };
  g_autoptr (GError) error = NULL;

  comity_backup_free (comity_backup_sync (self->office->store, COMITY_BACKUP_ASKED, NULL));
  no_room_below = ".backups/";
  g_assert_null (comity_store_erase_sync (self->office->store, &person, 1, &error));
  no_room_below = NULL;
  hide_office (self);
  office_reopen (self->office);
  show_office (self);
  display_test_click (expect_question (self, "Not Erased Everywhere", "may still hold them"),
                      "_Try Again");
  display_test_wait (is_erased_everywhere, self);
}

static gboolean
asks_for_place (gpointer data)
{
  return fake_files_get_asked () != NULL;
}

/* The report asks for its language, then where to; what it holds is the matter of tests/cli/test_personal.py. */
static void
test_report (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_student (self);
  AdwAlertDialog *dialog;

  fake_files_answer (NULL);
  g_assert_true (gtk_widget_activate_action (page, "record.personal-report", NULL));
  dialog = expect_question (self, "Save All That Is Held", "Names of fields");
  adw_alert_dialog_set_close_response (dialog, "print");
  adw_dialog_close (ADW_DIALOG (dialog));
  display_test_wait (asks_for_place, NULL);
  g_assert_cmpstr (gtk_file_dialog_get_title (fake_files_get_asked ()), ==,
                   "Save All That Is Held");
  g_assert_true (gtk_file_dialog_get_modal (fake_files_get_asked ()));
  display_test_settle ();
}

#define ADD(name, function) g_test_add ("/safety/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int status;

  display_test_init (&argc, &argv);
  app = g_object_new (COMITY_TYPE_APPLICATION, "application-id", NULL, "flags",
                      G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  g_test_add_func ("/safety/half-an-hour", test_half_an_hour);
  g_test_add_func ("/safety/unchanged", test_unchanged);
  g_test_add_func ("/safety/problem", test_problem);
  g_test_add_func ("/safety/tried-again", test_tried_again);
  g_test_add_func ("/safety/read-only", test_read_only);
  ADD ("second-instance", test_second_instance);
  ADD ("damaged", test_damaged);
  ADD ("lost", test_lost);
  ADD ("backups", test_backups);
  ADD ("passphrase", test_passphrase);
  ADD ("restore", test_restore);
  ADD ("restore-cancelled", test_restore_cancelled);
  ADD ("check", test_check);
  ADD ("retention-erase", test_retention_erase);
  ADD ("retention-keep", test_retention_keep);
  ADD ("erase", test_erase);
  ADD ("erase-again", test_erase_again);
  ADD ("erase-later", test_erase_later);
  /* GTK's chooser of files keeps some names of its own for ever. */
  ADD ("report", test_report);
  status = g_test_run ();
  g_clear_object (&app);
  return status;
}
