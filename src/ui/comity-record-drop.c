/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include "comity-attachments.h"

/* What can be dropped on a record's page. */

static gboolean
drop_cb (ComityRecordPage *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (!comity_record_page_is_writable (self))
    return FALSE;
  for (GSList *f = files; f != NULL; f = f->next)
    comity_attachments_add_file (GTK_WIDGET (self), self->store, self->data->record, f->data);
  return files != NULL;
}

/** comity_record_drop_add: lets things be dropped on the page */
void
comity_record_drop_add (ComityRecordPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
