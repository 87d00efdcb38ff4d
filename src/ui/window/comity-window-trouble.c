/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-backup.h"
#include "comity-errors.h"
#include "comity-rescue.h"
#include "comity-window-private.h"
#include "comity-window-restore.h"

/* An office that does not open: what can be done about it, beside being told. */

typedef struct {
  ComityWindow *window;
  char *path;
  char *backup; /* the newest, or NULL */
  gboolean lost;
} Trouble;

static void
trouble_free (Trouble *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self->backup);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trouble, trouble_free)

/* -- Rescuing --------------------------------------------------------------------------------- */

static void
show_rescued (ComityWindow *window, const ComityRescue *rescue)
{
  g_autofree char *records =
    /* Translators: %u is how many */
    g_strdup_printf (ngettext ("%u record was rescued.", "%u records were rescued.",
                               rescue->records),
                     rescue->records);
  g_autofree char *lost =
    /* Translators: %u is how many records, values or files */
    g_strdup_printf (ngettext ("%u item could not be read.", "%u items could not be read.",
                               rescue->lost->len),
                     rescue->lost->len);
  g_autofree char *body = g_strconcat (records, "\n", lost, NULL);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Office Rescued"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
rescued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trouble) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRescue) rescue = comity_rescue_finish (result, &error);

  if (rescue == NULL) {
    comity_window_show_welcome (self->window);
    comity_error_present (GTK_WIDGET (self->window), error);
    return;
  }
  comity_window_open_path (self->window, self->path, COMITY_OPEN_DEFAULT);
  show_rescued (self->window, rescue);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trouble) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *damaged = g_steal_pointer (&self->path);

  self->path = file ? g_file_get_path (file) : NULL;
  if (self->path == NULL)
    return;
  comity_window_show_working (self->window, _ ("Rescuing the Office…"));
  comity_rescue_async (damaged, self->path, NULL, rescued_cb, self);
  g_steal_pointer (&self);
}

static void
choose_place (Trouble *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Rescue into a New Office"));
  /* Translators: the name of a file; the ending .comity stays */
  gtk_file_dialog_set_initial_name (dialog, _ ("rescued.comity"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, place_chosen_cb, self);
}

/* -- Working in a copy ------------------------------------------------------------------------ */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trouble) self = user_data;
  g_autoptr (GError) error = NULL;

  if (comity_restore_finish (result, NULL, &error)) {
    comity_window_open_path (self->window, self->path, COMITY_OPEN_DEFAULT);
  } else {
    comity_window_show_welcome (self->window);
    comity_error_present (GTK_WIDGET (self->window), error);
  }
}

/* Returns: (transfer full): a path in the program's own folder where nothing is, called like @path */
static char *
dup_own_path (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = comity_store_dup_stem (base);
  char *own = comity_store_dup_default_path (name);

  for (int n = 2; g_file_test (own, G_FILE_TEST_EXISTS); n++) {
    g_autofree char *numbered = g_strdup_printf ("%s %d", name, n);

    g_free (own);
    own = comity_store_dup_default_path (numbered);
  }
  return own;
}

/* It is looked through, and written whole or not at all. */
static void
copy (Trouble *self)
{
  g_autofree char *from = g_steal_pointer (&self->path);

  self->path = dup_own_path (from);
  comity_window_show_working (self->window, _ ("Copying the Office…"));
  comity_restore_async (self->path, from, NULL, NULL, copied_cb, self);
}

/* -- The question ----------------------------------------------------------------------------- */

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Trouble) self = user_data;

  if (g_str_equal (response, "rescue"))
    choose_place (g_steal_pointer (&self));
  else if (g_str_equal (response, "restore"))
    comity_window_restore_into (self->window, self->path, self->backup);
  else if (g_str_equal (response, "read"))
    comity_window_open_path (self->window, self->path, COMITY_OPEN_READ_ONLY);
  else if (g_str_equal (response, "without"))
    comity_window_open_path (self->window, self->path, COMITY_OPEN_WITHOUT_LOST);
  else if (g_str_equal (response, "copy"))
    copy (g_steal_pointer (&self));
}

static char *
dup_newest_backup (const char *path)
{
  g_autoptr (GPtrArray) backups = comity_backup_list (path);

  return backups->len > 0 ? g_strdup (((ComityBackup *) backups->pdata[0])->path) : NULL;
}

/* What can be done about a damaged office, or one from which something is missing. */
static void
add_rescues (Trouble *self, AdwAlertDialog *dialog)
{
  if (self->lost)
    /* Translators: button: open the office though what was saved last is missing from it */
    adw_alert_dialog_add_response (dialog, "without", _ ("_Open Without It"));
  else
    adw_alert_dialog_add_response (dialog, "rescue", _ ("_Rescue Its Records…"));
  if (self->backup != NULL) {
    adw_alert_dialog_add_response (dialog, "restore", _ ("Restore the Last _Backup"));
    adw_alert_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_SUGGESTED);
  }
}

/* Returns: whether there is anything to offer about @error */
static gboolean
add_responses (Trouble *self, AdwAlertDialog *dialog, const GError *error)
{
  adw_alert_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (error->domain != COMITY_STORE_ERROR)
    return FALSE;
  switch (error->code) {
  case COMITY_STORE_ERROR_LOCKED:
    adw_alert_dialog_add_response (dialog, "read", _ ("Open for _Reading Only"));
    return TRUE;
  case COMITY_STORE_ERROR_PORTAL:
    /* Translators: button: copy the office into the program's own folder and open the copy */
    adw_alert_dialog_add_response (dialog, "copy", _ ("_Work in a Copy"));
    adw_alert_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
    return TRUE;
  case COMITY_STORE_ERROR_LOST:
  case COMITY_STORE_ERROR_DAMAGED:
  case COMITY_STORE_ERROR_FOREIGN:
    add_rescues (self, dialog);
    return TRUE;
  default:
    return FALSE;
  }
}

/* Short, since libadwaita 1.7 does not break a heading; the error's own sentence stands below it. */
static const char *
get_heading (const GError *error)
{
  if (g_error_matches (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED))
    return _ ("This office file is damaged.");
  if (g_error_matches (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOST))
    return _ ("What was saved last is missing.");
  if (g_error_matches (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PORTAL))
    return _ ("Work in a Copy?");
  return comity_error_get_sentence (error);
}

/**
 * comity_window_offer_help:
 * @path: an office that could not be opened
 * @error: why
 *
 * Says why, and offers what can be done: to read a locked one, to rescue or restore a damaged one, to
 * restore what was lost or go on without it, to work in a copy of one that was only handed over.
 *
 * Returns: whether there is something to offer; if not, nothing was shown
 */
gboolean
comity_window_offer_help (ComityWindow *self, const char *path, const GError *error)
{
  g_autoptr (AdwDialog) dialog = NULL;
  g_autoptr (Trouble) trouble = NULL;

  if (path == NULL)
    return FALSE;
  trouble = g_new0 (Trouble, 1);
  trouble->window = g_object_ref (self);
  trouble->path = g_strdup (path);
  trouble->lost = g_error_matches (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOST);
  trouble->backup = trouble->lost ? comity_backup_dup_later (path) : dup_newest_backup (path);
  dialog = g_object_ref_sink (adw_alert_dialog_new (get_heading (error), error->message));
  if (!add_responses (trouble, ADW_ALERT_DIALOG (dialog), error))
    return FALSE;
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), g_steal_pointer (&trouble));
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return TRUE;
}
