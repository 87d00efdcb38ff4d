/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-drag-out.h"

#include "comity-handout.h"

/* Widgets from which something can be taken out of the window with the mouse. */

/** comity_drag_out_set_icon: what hangs on the pointer: a picture of a widget as it is now. */
void
comity_drag_out_set_icon (GtkDragSource *source, GtkWidget *picture)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (picture);
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (live);

  gtk_drag_source_set_icon (source, still, 0, 0);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  comity_drag_out_set_icon (source,
                            gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
}

/**
 * comity_drag_out_add:
 * @content: (transfer full): what is given to whom it is dropped on
 *
 * Lets @widget be dragged to other programs.
 */
void
comity_drag_out_add (GtkWidget *widget, GdkContentProvider *content)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_drag_source_set_content (source, content);
  g_object_unref (content);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

/**
 * comity_drag_out_record_new:
 * @record: one that is saved
 *
 * Returns: (transfer full): a record: its fields as text, a card of a person, a calendar of a visit
 */
GdkContentProvider *
comity_drag_out_record_new (ComityStore *store, ComityRecord *record)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_record_get_kind (record));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *title = comity_record_dup_title (record);
  gint64 id = comity_record_get_id (record);

  g_array_append_val (ids, id);
  return comity_handout_new_for_records (store, query, ids, title);
}

/**
 * comity_drag_out_add_record:
 * @store: (nullable): without one, nothing can be taken out
 *
 * Lets @widget be dragged to other programs in place of a record.
 */
void
comity_drag_out_add_record (GtkWidget *widget, ComityStore *store, ComityRecord *record)
{
  if (store != NULL)
    comity_drag_out_add (widget, comity_drag_out_record_new (store, record));
}
