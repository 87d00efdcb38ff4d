/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last page of the import: it is done, and what came in can be looked at or taken back. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-backup.h"
#include "comity-import-dialog-private.h"
#include "comity-undo.h"

/* -- What came in ---------------------------------------------------------------------------------- */

static void
shown_cb (AdwActionRow *row, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  const ComityKind *kind = g_object_get_data (G_OBJECT (row), "comity-kind");
  g_autofree char *batch = g_strdup_printf ("%" G_GINT64_FORMAT, self->batch);

  gtk_widget_activate_action (self->parent, "win.show-filtered", "(ssis)", kind->name,
                              g_object_get_data (G_OBJECT (row), "comity-path"), COMITY_OP_IS,
                              batch);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
add_result (ComityImportDialog *self, const ComityBatchCount *count)
{
  GtkWidget *row = comity_import_dialog_add_number (self, self->results,
                                                    comity_kind_get_plural (count->kind), count->n);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               count->added ?
                                 /* Translators: on the page that tells what an import did */
                                 C_ ("import", "Added") :
                                 /* Translators: on the page that tells what an import did */
                                 C_ ("import", "Changed"));
  if (!(count->kind->flags & (COMITY_KIND_SUB | COMITY_KIND_SETTINGS))) {
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data (G_OBJECT (row), "comity-kind", (gpointer) count->kind);
    g_object_set_data (G_OBJECT (row), "comity-path",
                       (gpointer) (count->added ? "added_in" : "changed_in"));
    g_signal_connect_object (row, "activated", G_CALLBACK (shown_cb), self, 0);
  }
}

static gpointer
counts_func (ComityDb *db, gpointer batch, GError **error)
{
  return comity_db_batch_counts (db, *(gint64 *) batch, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = comity_store_read_finish (COMITY_STORE (source), result, &error);

  comity_import_dialog_end (self, error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* the window was closed meanwhile */
    return;
  comity_import_dialog_clear_rows (self, self->results);
  for (guint i = 0; counts && i < counts->len; i++)
    add_result (self, &g_array_index (counts, ComityBatchCount, i));
  adw_navigation_view_push_by_tag (self->view, "result");
}

static void
show_result (ComityImportDialog *self)
{
  gtk_widget_set_visible (self->undo, self->batch != 0);
  comity_store_read_async (self->store, counts_func, g_memdup2 (&self->batch, sizeof self->batch),
                           g_free, (GDestroyNotify) g_array_unref, self->cancellable, counted_cb,
                           g_object_ref (self));
}

static void
undo_clicked_cb (ComityImportDialog *self)
{
  gtk_widget_activate_action (self->parent, "win.undo-batch", "x", self->batch);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
done_clicked_cb (ComityImportDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* -- Doing it -------------------------------------------------------------------------------------- */

static void
remembered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;

  show_result (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);

  if (changed == NULL) {
    comity_import_dialog_end (self, error);
    return;
  }
  self->batch = changed->batch;
  self->decided = FALSE;
  comity_import_remember_async (self->job, remembered_cb, g_object_ref (self));
}

static ComityChanges *
make_changes (ComityImportDialog *self)
{
  ComityChanges *changes =
    self->feed ? comity_feed_changes (self->feed) : comity_import_changes (self->job);

  if (self->address && adw_switch_row_get_active (self->keep)) {
    g_autoptr (ComityRecord) feed =
      comity_feed_record_new (self->job, NULL, self->address,
                              adw_switch_row_get_active (self->at_start));

    comity_changes_put (changes, feed);
  }
  return changes;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ComityImportDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityBackup) backup = comity_backup_finish (self->store, result, &error);

  if (backup == NULL) {
    comity_import_dialog_end (self, error);
    g_object_unref (self);
    return;
  }
  comity_import_set_progress (self->job, comity_busy_get_progress (self->busy),
                              comity_busy_get_cancellable (self->busy));
  comity_store_write_async (self->store, make_changes (self),
                            comity_busy_get_cancellable (self->busy), written_cb, self);
}

/** comity_import_dialog_import: makes a backup and writes what was planned. */
void
comity_import_dialog_import (ComityImportDialog *self)
{
  /* Translators: above the bar of progress */
  comity_import_dialog_begin (self, _ ("Importing…"));
  comity_backup_async (self->store, COMITY_BACKUP_IMPORT, comity_busy_get_cancellable (self->busy),
                       backed_up_cb, g_object_ref (self));
}

static void
import_clicked_cb (ComityImportDialog *self)
{
  comity_import_dialog_import (self);
}

/** comity_import_dialog_bind_result: */
void
comity_import_dialog_bind_result (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
}
