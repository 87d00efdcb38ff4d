/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cell-lines.h"
#include "comity-cells.h"
#include "comity-pill.h"

#define MIN_CHARS 3

/** Which field's text a column shows, and where the row has it. */
typedef struct {
  const ComityField *field;
  guint column;
} TextCell;

static gboolean
is_number (const ComityField *field)
{
  return field->type == COMITY_TYPE_INTEGER || field->type == COMITY_TYPE_DECIMAL ||
         field->type == COMITY_TYPE_MONEY;
}

static void
setup (GObject *list_item, gpointer user_data)
{
  TextCell *self = user_data;
  gboolean digits = is_number (self->field) || self->field->type == COMITY_TYPE_DATE;

  gtk_list_item_set_child (GTK_LIST_ITEM (list_item),
                           comity_cell_lines_new (digits ? COMITY_LINES_NUMERIC :
                                                           COMITY_LINES_PLAIN,
                                                  MIN_CHARS, 0));
  comity_cell_mark (list_item, self->field);
}

static void
apply (GtkWidget *child, ComityRowItem *item, gpointer user_data)
{
  TextCell *self = user_data;

  comity_cell_set_lines (child, comity_row_item_get_cell (item, self->column), NULL);
}

/* -- Two lines ------------------------------------------------------------------------------ */

static void
apply_pair (GtkWidget *child, ComityRowItem *item, gpointer user_data)
{
  TextCell *self = user_data;
  const ComityRow *row = comity_row_item_get_row (item);

  comity_cell_set_lines (child, comity_row_item_get_cell (item, self->column),
                         row ? row->extra : NULL);
}

/* -- A state -------------------------------------------------------------------------------- */

static void
setup_pill (GObject *list_item, gpointer user_data)
{
  GtkWidget *pill = comity_pill_new ("", COMITY_TONE_QUIET);

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (GTK_LIST_ITEM (list_item), pill);
  comity_cell_mark (list_item, ((TextCell *) user_data)->field);
}

static void
apply_pill (GtkWidget *child, ComityRowItem *item, gpointer user_data)
{
  TextCell *self = user_data;
  const ComityRow *row = comity_row_item_get_row (item);
  const char *text = comity_row_item_get_cell (item, self->column);

  comity_pill_set (COMITY_PILL (child), text, comity_tone_of_status (row ? row->status : NULL));
}

static GtkListItemFactory *
factory_new (const ComityField *field,
             guint column,
             void (*setup_func) (GObject *, gpointer),
             ComityCellApply apply_func)
{
  TextCell *self = g_new (TextCell, 1);

  *self = (TextCell) { field, column };
  return comity_cell_factory_new (setup_func, apply_func, self, g_free);
}

/**
 * comity_cell_text_new:
 * @field: the field that the column shows
 * @column: its place among the query's columns
 *
 * Returns: (transfer full): a factory
 */
GtkListItemFactory *
comity_cell_text_new (const ComityField *field, guint column)
{
  return factory_new (field, column, setup, apply);
}

/**
 * comity_cell_pair_new:
 * @field: the field that the column shows, with the query's extra field under it
 * @column: its place among the query's columns
 *
 * Returns: (transfer full): a factory
 */
GtkListItemFactory *
comity_cell_pair_new (const ComityField *field, guint column)
{
  return factory_new (field, column, setup, apply_pair);
}

/**
 * comity_cell_pill_new:
 * @field: the field that says how a record stands
 * @column: its place among the query's columns
 *
 * Returns: (transfer full): a factory
 */
GtkListItemFactory *
comity_cell_pill_new (const ComityField *field, guint column)
{
  return factory_new (field, column, setup_pill, apply_pill);
}
