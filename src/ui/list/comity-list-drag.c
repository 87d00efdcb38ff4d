/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cells.h"
#include "comity-drag-out.h"
#include "comity-handout.h"
#include "comity-list-page-private.h"

/*
 * Rows that are dragged to other programs: as a table, people also as cards, visits as a calendar.
 * One source serves the whole list: one for each cell would cost time whenever rows are made.
 */

/* A row that is not among the selected ones goes alone. */
static GArray *
dup_dragged (ComityListPage *self, guint position)
{
  GArray *ids;
  gint64 id;

  if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return comity_selection_dup_ids (self->selection);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  id = comity_rows_model_get_id (self->model, position);
  g_array_append_val (ids, id);
  return ids;
}

/**
 * comity_list_page_drag:
 * @position: of the row that is taken hold of
 *
 * Returns: (transfer full): what goes with it: the row, or all that are selected when it is one of them
 */
GdkContentProvider *
comity_list_page_drag (ComityListPage *self, guint position)
{
  g_autoptr (GArray) ids = dup_dragged (self, position);
  g_autoptr (ComityRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const char *name =
    ids->len == 1 ? comity_row_item_get_title (item) : comity_kind_get_plural (self->kind);

  return comity_handout_new_for_records (self->store, self->query, ids, name);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  ComityListPage *self = user_data;
  GtkWidget *cell = comity_cell_at (GTK_WIDGET (self->view), x, y);

  self->dragged = cell;
  return cell ? comity_list_page_drag (self, comity_cell_get_position (cell)) : NULL;
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  ComityListPage *self = user_data;
  ComityHandout *handout = COMITY_HANDOUT (gdk_drag_get_content (drag));

  comity_drag_out_show (drag, self->dragged, comity_handout_get_n (handout));
}

/** comity_list_page_set_up_drag: lets rows be taken elsewhere with the mouse. */
void
comity_list_page_set_up_drag (ComityListPage *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (source));
}
