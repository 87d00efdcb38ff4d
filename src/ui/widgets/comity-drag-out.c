/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-drag-out.h"

#include "comity-handout.h"

/* Widgets from which something can be taken out of the window with the mouse. */

/**
 * comity_drag_out_show:
 * @of: what is taken hold of
 * @n: how many of its like go with it
 *
 * Hangs a picture of a widget on the pointer, and the number where it is not one.
 */
void
comity_drag_out_show (GdkDrag *drag, GtkWidget *of, guint n)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (of);
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (live);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "drag-picture");
  gtk_box_append (GTK_BOX (box), gtk_picture_new_for_paintable (still));
  if (n > 1) {
    g_autofree char *count = g_strdup_printf ("%'u", n);
    GtkWidget *label = gtk_label_new (count);

    gtk_widget_add_css_class (label, "drag-count");
    gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), box);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  comity_drag_out_show (drag, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)), 1);
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
