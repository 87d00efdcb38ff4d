/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cells.h"

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
  GtkWidget *text = comity_cell_inscription_new (NULL);

  if (is_number (self->field) || self->field->type == COMITY_TYPE_DATE)
    gtk_widget_add_css_class (text, "numeric");
  gtk_list_item_set_child (GTK_LIST_ITEM (list_item), text);
}

static void
apply (GtkWidget *child, ComityRowItem *item, gpointer user_data)
{
  TextCell *self = user_data;

  comity_cell_set_text (child, comity_row_item_get_cell (item, self->column));
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
  TextCell *self = g_new (TextCell, 1);

  *self = (TextCell) { field, column };
  return comity_cell_factory_new (setup, apply, self, g_free);
}
