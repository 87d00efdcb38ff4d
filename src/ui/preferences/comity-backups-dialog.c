/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-backups-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-backup.h"
#include "comity-check-office.h"
#include "comity-errors.h"
#include "comity-parts.h"
#include "comity-passphrase-dialog.h"
#include "comity-window-restore.h"

/**
 * ComityBackupsDialog:
 *
 * What backups there are, where they go, and bringing one back.
 */

struct _ComityBackupsDialog {
  AdwPreferencesDialog parent_instance;
  GtkWidget *spinner, *now, *clear, *empty;
  AdwActionRow *second_row;
  AdwSwitchRow *encrypt;
  AdwPreferencesGroup *list;

  ComityWindow *window; /* shown over it */
  ComityStore *store;
  GPtrArray *rows; /* of GtkWidget in the list */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ComityBackupsDialog, comity_backups_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
restore_clicked_cb (GtkButton *button, gpointer user_data)
{
  ComityBackupsDialog *self = user_data;

  comity_window_ask_restore (self->window, g_object_get_data (G_OBJECT (button), "comity-path"));
}

static char *
dup_when (const ComityBackup *backup)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (backup->at, NULL);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  /* Translators: a day and a time; see the manual of strftime() */
  return local ? g_date_time_format (local, _ ("%-e %B %Y, %H:%M")) : g_strdup (backup->at);
}

static char *
dup_subtitle (const ComityBackup *backup, const char *own_folder)
{
  g_autofree char *size = g_format_size ((guint64) backup->size);
  const char *reason = comity_backup_reason_get_label (backup->reason);
  gboolean own = g_str_has_prefix (backup->path, own_folder);

  if (own)
    /* Translators: why a backup was made, and its size, such as “12 MB” */
    return g_strdup_printf (_ ("%1$s · %2$s"), reason, size);
  /* Translators: why a backup was made, and its size, such as “12 MB” */
  return g_strdup_printf (backup->encrypted ? _ ("%1$s · %2$s · encrypted, in the second folder") :
                                              /* Translators: as before */
                                              _ ("%1$s · %2$s · in the second folder"),
                          reason, size);
}

static GtkWidget *
row_new (ComityBackupsDialog *self, const ComityBackup *backup, const char *own_folder)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: button: put a backup in the place of the office */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Restore…"));
  g_autofree char *when = dup_when (backup);
  g_autofree char *subtitle = dup_subtitle (backup, own_folder);
  /* Translators: for screen readers; %s is a day and a time */
  g_autofree char *label = g_strdup_printf (_ ("Restore the backup of %s"), when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  comity_set_label (button, label);
  g_object_set_data_full (G_OBJECT (button), "comity-path", g_strdup (backup->path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
update_list (ComityBackupsDialog *self)
{
  const char *office = comity_store_get_path (self->store);
  g_autoptr (GPtrArray) backups = comity_backup_list (office);
  g_autofree char *own = comity_backup_dup_folder (office);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < backups->len; i++) {
    GtkWidget *row = row_new (self, backups->pdata[i], own);

    adw_preferences_group_add (self->list, row);
    g_ptr_array_add (self->rows, row);
  }
  gtk_widget_set_visible (self->empty, backups->len == 0);
}

static void
update (ComityBackupsDialog *self)
{
  const char *office = comity_store_get_path (self->store);
  g_autofree char *second = comity_backup_dup_second (office);
  g_autofree char *shown = second ? g_filename_display_name (second) : NULL;

  self->updating = TRUE;
  /* Translators: no second folder for backups was chosen */
  adw_action_row_set_subtitle (self->second_row, shown ? shown : _ ("None"));
  gtk_widget_set_visible (self->clear, second != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->encrypt), second != NULL);
  adw_switch_row_set_active (self->encrypt, comity_backup_is_encrypted (office));
  self->updating = FALSE;
  update_list (self);
}

/* -- Making one ------------------------------------------------------------------------------- */

static void
set_busy (ComityBackupsDialog *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (self->now, !busy);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityBackup) backup = comity_backup_finish (COMITY_STORE (source), result, &error);
  const char *said = backup ? backup->second : error->message;

  if (!self->list)
    return;
  set_busy (self, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self),
                                    adw_toast_new (said ? said : _ ("Backed up and verified")));
  update (self);
}

static void
now_clicked_cb (ComityBackupsDialog *self)
{
  set_busy (self, TRUE);
  comity_backup_async (self->store, COMITY_BACKUP_ASKED, NULL, made_cb, g_object_ref (self));
}

/* -- The second folder ------------------------------------------------------------------------ */

static void
set_second (ComityBackupsDialog *self, const char *folder)
{
  g_autoptr (GError) error = NULL;

  if (!comity_backup_set_second (comity_store_get_path (self->store), folder, &error))
    comity_error_present (GTK_WIDGET (self), error);
  update (self);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityBackupsDialog) self = user_data;
  g_autoptr (GFile) folder =
    gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = folder ? g_file_get_path (folder) : NULL;

  if (path && self->list)
    set_second (self, path);
}

static void
choose_clicked_cb (ComityBackupsDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a Second Folder for Backups"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self->window), NULL, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
clear_clicked_cb (ComityBackupsDialog *self)
{
  set_second (self, NULL);
}

/** A passphrase on its way to the thread that makes keys of it. */
typedef struct {
  char *office, *passphrase;
} Locking;

static void
locking_free (gpointer data)
{
  Locking *self = data;

  if (self->passphrase)
    explicit_bzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self->office);
  g_free (self);
}

static void
lock_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Locking *locking = data;
  GError *error = NULL;

  if (comity_backup_set_passphrase (locking->office, locking->passphrase, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ComityBackupsDialog *self = COMITY_BACKUPS_DIALOG (source);
  g_autoptr (GError) error = NULL;

  if (!self->list)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    comity_error_present (GTK_WIDGET (self), error);
  update (self);
}

static void
set_passphrase (ComityBackupsDialog *self, const char *passphrase)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, locked_cb, NULL);
  Locking *locking = g_new0 (Locking, 1);

  locking->office = g_strdup (comity_store_get_path (self->store));
  locking->passphrase = g_strdup (passphrase);
  g_task_set_source_tag (task, set_passphrase);
  g_task_set_task_data (task, locking, locking_free);
  g_task_run_in_thread (task, lock_thread);
}

static void
passphrase_given_cb (const char *passphrase, gpointer user_data)
{
  g_autoptr (ComityBackupsDialog) self = user_data;

  if (!self->list)
    return;
  if (passphrase)
    set_passphrase (self, passphrase);
  else
    update (self);
}

static void
encrypt_cb (ComityBackupsDialog *self)
{
  if (self->updating)
    return;
  if (!adw_switch_row_get_active (self->encrypt)) {
    set_passphrase (self, NULL);
    return;
  }
  comity_passphrase_dialog_ask (GTK_WIDGET (self), _ ("Passphrase for Backups"),
                                _ ("Write it down and keep it apart from the backups. It is not "
                                   "kept here, and nobody can restore them without it."),
                                TRUE, passphrase_given_cb, g_object_ref (self));
}

/* -- Bringing one back ------------------------------------------------------------------------ */

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityBackupsDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path && self->list)
    comity_window_ask_restore (self->window, path);
}

static void
file_clicked_cb (ComityBackupsDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Restore a Backup"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self->window), NULL, file_chosen_cb,
                        g_object_ref (self));
}

static void
check_clicked_cb (ComityBackupsDialog *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  g_autoptr (ComityStore) store = g_object_ref (self->store);

  adw_dialog_close (ADW_DIALOG (self));
  comity_check_office (window, store);
}

/* -- Class ------------------------------------------------------------------------------------ */

static void
comity_backups_dialog_dispose (GObject *object)
{
  ComityBackupsDialog *self = COMITY_BACKUPS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_BACKUPS_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (comity_backups_dialog_parent_class)->dispose (object);
}

static void
comity_backups_dialog_class_init (ComityBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_backups_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityBackupsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, ComityBackupsDialog, now);
  gtk_widget_class_bind_template_child (widget_class, ComityBackupsDialog, clear);
  gtk_widget_class_bind_template_child (widget_class, ComityBackupsDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, ComityBackupsDialog, second_row);
  gtk_widget_class_bind_template_child (widget_class, ComityBackupsDialog, encrypt);
  gtk_widget_class_bind_template_child (widget_class, ComityBackupsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, now_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, encrypt_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
}

static void
comity_backups_dialog_init (ComityBackupsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * comity_backups_dialog_present:
 * @window: a window with an office
 *
 * Shows the backups of its office.
 */
void
comity_backups_dialog_present (ComityWindow *window)
{
  ComityBackupsDialog *self;

  if (comity_window_get_store (window) == NULL)
    return;
  self = g_object_new (COMITY_TYPE_BACKUPS_DIALOG, NULL);
  self->window = window;
  self->store = g_object_ref (comity_window_get_store (window));
  update (self);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
}
