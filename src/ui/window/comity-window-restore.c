/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-window-restore.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-backup.h"
#include "comity-errors.h"
#include "comity-offices.h"
#include "comity-passphrase-dialog.h"
#include "comity-window-private.h"

/** One restore, from the question until the office is open again. */
typedef struct {
  ComityWindow *window;
  ComityStore *store; /* the office that is closed for it, or NULL */
  gboolean restored;
  char *office, *file, *passphrase;
} Restore;

static void
restore_free (Restore *self)
{
  g_object_unref (self->window);
  g_clear_object (&self->store);
  g_free (self->office);
  g_free (self->file);
  if (self->passphrase)
    explicit_bzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

/* Other windows with the same office get the new one too. */
static void
give_to_others (Restore *self, ComityStore *store)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self->window));
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (app));

  for (GList *l = windows; l; l = l->next) {
    if (COMITY_IS_WINDOW (l->data) && l->data != (gpointer) self->window && self->store != NULL &&
        comity_window_get_store (l->data) == self->store)
      comity_window_set_store (l->data, store);
  }
}

static void
reopened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_offices_open_finish (result, &error);

  if (!store) {
    comity_window_show_welcome (self->window);
    comity_error_present (GTK_WIDGET (self->window), error);
    return;
  }
  give_to_others (self, store);
  comity_window_set_store (self->window, store);
  if (self->restored)
    comity_window_toast (self->window, _ ("The backup is back; the office it replaced is kept"));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) self = user_data;
  g_autoptr (GError) error = NULL;

  self->restored = comity_restore_finish (result, NULL, &error);
  if (!self->restored)
    comity_error_present (GTK_WIDGET (self->window), error);
  comity_offices_open_async (self->office, COMITY_OPEN_DEFAULT, reopened_cb, self);
  g_steal_pointer (&self);
}

static void
begin (Restore *self)
{
  comity_restore_async (self->office, self->file, self->passphrase, NULL, restored_cb, self);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  begin (user_data);
}

static void
close_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  comity_store_close_sync (source, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
run (Restore *self)
{
  g_autoptr (GTask) task = NULL;

  comity_window_show_working (self->window, _ ("Restoring the Backup…"));
  if (!self->store) {
    begin (self);
    return;
  }
  comity_offices_forget (self->store);
  task = g_task_new (self->store, NULL, closed_cb, self);
  g_task_set_source_tag (task, run);
  g_task_run_in_thread (task, close_thread);
}

static void
passphrase_given_cb (const char *passphrase, gpointer user_data)
{
  Restore *self = user_data;

  self->passphrase = g_strdup (passphrase);
  if (passphrase)
    run (self);
  else
    restore_free (self);
}

static void
unlock_and_run (Restore *self)
{
  if (comity_backup_needs_passphrase (self->file))
    comity_passphrase_dialog_ask (GTK_WIDGET (self->window), _ ("Encrypted Backup"),
                                  _ ("Type the passphrase that was chosen for the backups."), FALSE,
                                  passphrase_given_cb, self);
  else
    run (self);
}

static Restore *
restore_new (ComityWindow *window, const char *office, const char *file)
{
  Restore *self = g_new0 (Restore, 1);
  ComityStore *store = comity_window_get_store (window);

  self->window = g_object_ref (window);
  if (store && g_str_equal (comity_store_get_path (store), office))
    self->store = g_object_ref (store);
  self->office = g_strdup (office);
  self->file = g_strdup (file);
  return self;
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Restore *self = user_data;
  AdwDialog *below =
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));

  if (!g_str_equal (response, "restore")) {
    restore_free (self);
    return;
  }
  if (below)
    adw_dialog_close (below);
  unlock_and_run (self);
}

/**
 * comity_window_ask_restore:
 * @file: a backup
 *
 * Asks, then puts the backup in the place of the office that this window shows.
 */
void
comity_window_ask_restore (ComityWindow *self, const char *file)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("Restore This Backup?"),
                          _ ("The office becomes what it was then. What it is now is kept "
                             "among the backups and can be restored in the same way."));
  const char *office = comity_store_get_path (comity_window_get_store (self));

  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
    /* Translators: button: put the backup in the place of the office */
    _ ("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), restore_new (self, office, file));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * comity_window_restore_into:
 * @office: the path of an office that could not be opened
 * @file: a backup
 *
 * Puts the backup in its place and opens it here.
 */
void
comity_window_restore_into (ComityWindow *self, const char *office, const char *file)
{
  unlock_and_run (restore_new (self, office, file));
}
