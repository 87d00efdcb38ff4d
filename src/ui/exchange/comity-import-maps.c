/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns are, as a file: for another time, for colleagues, for the command line. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-errors.h"
#include "comity-import-dialog-private.h"

static GtkFileDialog *
file_dialog_new (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) maps = gtk_file_filter_new ();

  /* Translators: a sort of files, in the file chooser: what the columns of tables are */
  gtk_file_filter_set_name (maps, _ ("Maps of Columns"));
  gtk_file_filter_add_suffix (maps, "json");
  g_list_store_append (filters, maps);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, title);
  return dialog;
}

static gboolean
is_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED);
}

/* -- Using one ----------------------------------------------------------------------------------- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->view), TRUE);
  comity_import_dialog_stop_recalling (self);
  if (json && comity_import_use_map (self->job, json, &error)) {
    self->recalled = FALSE;
    comity_import_dialog_show_columns (self);
  } else {
    comity_error_present (GTK_WIDGET (self), error);
  }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file) {
    gtk_widget_set_sensitive (GTK_WIDGET (self->view), FALSE);
    g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (self));
  } else if (!is_dismissed (error)) {
    comity_error_present (GTK_WIDGET (self), error);
  }
}

static void
use_map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = file_dialog_new (_ ("Use a Saved Map"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, opened_cb,
                        g_object_ref (widget));
}

/* -- Saving one ---------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    comity_error_present (GTK_WIDGET (self), error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file) {
    char *json;
    g_autoptr (GBytes) bytes = NULL;

    comity_import_dialog_take_habits (self);
    json = comity_import_map_to_json (comity_import_get_map (self->job));
    bytes = g_bytes_new_take (json, strlen (json));
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                         self->cancellable, saved_cb, g_object_ref (self));
  } else if (!is_dismissed (error)) {
    comity_error_present (GTK_WIDGET (self), error);
  }
}

static void
save_map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityImportDialog *self = COMITY_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = file_dialog_new (_ ("Save the Map"));
  g_autofree char *file = g_strdup_printf ("%s.json", self->kind->name);

  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb,
                        g_object_ref (widget));
}

/** comity_import_dialog_bind_maps: the actions `import.use-map` and `import.save-map`. */
void
comity_import_dialog_bind_maps (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.use-map", NULL, use_map_action);
  gtk_widget_class_install_action (widget_class, "import.save-map", NULL, save_map_action);
}
