/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-page-private.h"

#include <string.h>

#include "comity-cells.h"
#include "comity-list-columns.h"

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, gpointer user_data)
{
  ComityListPage *self = user_data;
  GtkColumnViewSorter *view_sorter = GTK_COLUMN_VIEW_SORTER (sorter);
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (view_sorter);
  gboolean descending =
    gtk_column_view_sorter_get_primary_sort_order (view_sorter) == GTK_SORT_DESCENDING;
  const char *id = column ? gtk_column_view_column_get_id (column) : NULL;
  const char *field = g_strcmp0 (id, COMITY_COLUMN_TITLE) == 0 ? NULL : id;
  const ComityField *before;

  /* The columns also go when the page does. */
  if (!self->query)
    return;
  before = comity_query_get_sort (self->query);
  if (g_strcmp0 (field, before ? before->name : NULL) == 0 &&
      descending == comity_query_get_descending (self->query))
    return;
  comity_list_page_sort (self, field, descending);
}

/* A saved search keeps its columns with the search, once that is saved. */
static void
remember_columns (ComityListPage *self, GPtrArray *fields)
{
  if (self->search_id == 0)
    comity_list_columns_choose (self->kind, fields);
}

static void columns_chosen_cb (GPtrArray *fields, gpointer user_data);

/* The columns of the query follow: they are what is exported, printed and saved. */
static void
dragged_cb (gpointer user_data)
{
  g_autoptr (ComityListPage) self = user_data;
  g_autoptr (GPtrArray) fields = NULL;

  if (!self->query || !self->table)
    return;
  fields = comity_list_columns_of (self->table, self->kind);
  if (fields->len == self->columns->len &&
      memcmp (fields->pdata, self->columns->pdata, fields->len * sizeof (gpointer)) != 0)
    columns_chosen_cb (fields, self);
}

/* A drag takes a column out and puts it in again; it is over when the loop comes round. */
static void
order_dragged_cb (GListModel *columns, guint at, guint removed, guint added, gpointer user_data)
{
  ComityListPage *self = user_data;

  if (self->query && self->table && added > 0)
    g_idle_add_once (dragged_cb, g_object_ref (self));
}

static void
build_columns (ComityListPage *self, GPtrArray *fields)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  g_autoptr (GtkListItemFactory) narrow = NULL;

  g_signal_handlers_block_by_func (columns, order_dragged_cb, self);
  g_ptr_array_ref (fields);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = fields;
  self->fitted = FALSE;
  comity_list_columns_set_query (self->query, fields);
  comity_list_columns_build (self->table, self->store, self->query, self->selection, fields);
  narrow = comity_cell_narrow_new (self->store, self->query);
  gtk_list_view_set_factory (self->list, narrow);
  g_signal_handlers_unblock_by_func (columns, order_dragged_cb, self);
}

/** comity_list_page_fit_columns: once for each set of columns, when the first rows are there. */
void
comity_list_page_fit_columns (ComityListPage *self)
{
  if (self->fitted || comity_list_page_is_narrow (self) || !comity_list_page_has_rows (self))
    return;
  self->fitted = TRUE;
  comity_list_columns_fit (self->table, self->query, G_LIST_MODEL (self->model));
}

/** comity_list_page_mark_sort: the arrow in the header of the column by which the list is sorted. */
void
comity_list_page_mark_sort (ComityListPage *self)
{
  const ComityField *sort = comity_query_get_sort (self->query);
  GListModel *columns = gtk_column_view_get_columns (self->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (g_strcmp0 (gtk_column_view_column_get_id (column),
                   sort ? sort->name : COMITY_COLUMN_TITLE) == 0)
      gtk_column_view_sort_by_column (self->table, column,
                                      comity_query_get_descending (self->query) ?
                                        GTK_SORT_DESCENDING :
                                        GTK_SORT_ASCENDING);
  }
}

static void
columns_chosen_cb (GPtrArray *fields, gpointer user_data)
{
  ComityListPage *self = user_data;
  g_autoptr (GPtrArray) copy = g_ptr_array_copy (fields, NULL, NULL);

  g_signal_handlers_block_by_func (gtk_column_view_get_sorter (self->table), sorter_changed_cb,
                                   self);
  build_columns (self, copy);
  comity_list_page_mark_sort (self);
  g_signal_handlers_unblock_by_func (gtk_column_view_get_sorter (self->table), sorter_changed_cb,
                                     self);
  remember_columns (self, self->columns);
  comity_list_page_ask (self, FALSE);
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  comity_columns_dialog_present (widget, self->kind, self->columns, columns_chosen_cb, widget);
}

/* Returns: (transfer full): those of the search, or those chosen for the kind */
static GPtrArray *
dup_first_columns (ComityListPage *self)
{
  return self->search_id == 0 ? comity_list_columns_chosen (self->kind) :
                                comity_list_columns_of_query (self->query);
}

/** comity_list_page_set_up_table: columns, order, rows of both views. */
void
comity_list_page_set_up_table (ComityListPage *self)
{
  g_autoptr (GPtrArray) fields = dup_first_columns (self);
  g_autoptr (GtkListItemFactory) rows = comity_cell_row_new ();
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  g_signal_connect_object (gtk_column_view_get_columns (self->table), "items-changed",
                           G_CALLBACK (order_dragged_cb), self, G_CONNECT_DEFAULT);
  build_columns (self, fields);
  comity_list_page_mark_sort (self);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_column_view_set_row_factory (self->table, rows);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->table));
}

/** comity_list_page_install_table: */
void
comity_list_page_install_table (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.columns", NULL, columns_action);
}
