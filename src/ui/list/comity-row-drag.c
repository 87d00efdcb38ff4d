/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-row-drag.h"

/* Rows of a page that are put into order with the mouse. What is dragged is a record of one kind, and
 * only rows of that kind take it. */

typedef struct {
  const ComityKind *kind;
  gint64 id;
} RowRef;

static gpointer
row_ref_copy (gpointer ref)
{
  return g_memdup2 (ref, sizeof (RowRef));
}

#define ROW_REF_TYPE (row_ref_get_type ())
GType row_ref_get_type (void);
G_DEFINE_BOXED_TYPE (RowRef, row_ref, row_ref_copy, g_free)

static GdkContentProvider *
ref_content_new (const ComityKind *kind, gint64 id)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, ROW_REF_TYPE);
  g_value_set_boxed (&value, &(RowRef) { kind, id });
  return gdk_content_provider_new_for_value (&value);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
  gtk_widget_add_css_class (row, "dragged");
}

static void
end_cb (GtkDragSource *source, GdkDrag *drag, gboolean deleted, gpointer user_data)
{
  gtk_widget_remove_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)),
                               "dragged");
}

static void
free_closure_data (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * comity_row_drag_add_source:
 * @outside: (nullable) (transfer full): what is given where it is let go outside of its list
 *
 * Lets @row be dragged; it stands for the record @id.
 */
void
comity_row_drag_add_source (GtkWidget *row,
                            const ComityKind *kind,
                            gint64 id,
                            GdkContentProvider *outside)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GdkContentProvider *contents[] = { ref_content_new (kind, id), outside };
  g_autoptr (GdkContentProvider) content =
    gdk_content_provider_new_union (contents, outside != NULL ? 2 : 1);

  gtk_drag_source_set_actions (source, outside != NULL ? GDK_ACTION_MOVE | GDK_ACTION_COPY :
                                                         GDK_ACTION_MOVE);
  gtk_drag_source_set_content (source, content);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

typedef struct {
  const ComityKind *kind;
  ComityRowDropped dropped;
  gpointer data;
} Target;

static void
mark (GtkWidget *row, int where)
{
  gtk_widget_remove_css_class (row, "drop-above");
  gtk_widget_remove_css_class (row, "drop-below");
  if (where != 0)
    gtk_widget_add_css_class (row, where < 0 ? "drop-above" : "drop-below");
}

static GdkDragAction
motion_cb (GtkDropTarget *drop, double x, double y, Target *target)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop));
  const GValue *value = gtk_drop_target_get_value (drop);
  RowRef *ref = value != NULL ? g_value_get_boxed (value) : NULL;

  if (ref != NULL && ref->kind != target->kind) {
    mark (row, 0);
    return 0;
  }
  mark (row, y < gtk_widget_get_height (row) / 2.0 ? -1 : 1);
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *drop, gpointer user_data)
{
  mark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop)), 0);
}

static gboolean
drop_cb (GtkDropTarget *drop, const GValue *value, double x, double y, Target *target)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop));
  RowRef *ref = g_value_get_boxed (value);

  mark (row, 0);
  return ref->kind == target->kind &&
         target->dropped (row, ref->id, y >= gtk_widget_get_height (row) / 2.0, target->data);
}

/**
 * comity_row_drag_add_target:
 * @kind: of the records that can be let go on @row
 * @data: must live as long as @row
 */
void
comity_row_drag_add_target (GtkWidget *row,
                            const ComityKind *kind,
                            ComityRowDropped dropped,
                            gpointer data)
{
  GtkDropTarget *drop = gtk_drop_target_new (ROW_REF_TYPE, GDK_ACTION_MOVE);
  Target *target = g_new (Target, 1);

  *target = (Target) { kind, dropped, data };
  gtk_drop_target_set_preload (drop, TRUE);
  g_signal_connect (drop, "motion", G_CALLBACK (motion_cb), target);
  g_signal_connect (drop, "leave", G_CALLBACK (leave_cb), NULL);
  g_signal_connect_data (drop, "drop", G_CALLBACK (drop_cb), target, free_closure_data, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drop));
}
