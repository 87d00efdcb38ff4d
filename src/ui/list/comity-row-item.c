/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-row-item.h"

/**
 * ComityRowItem:
 *
 * One row of a #ComityRowsModel: an id at once, its texts as soon as they are read. The model hands
 * out the same object for an id as long as anybody holds it.
 *
 * Signal `changed`: the texts are there, or are others now.
 */
struct _ComityRowItem {
  GObject parent_instance;
  gint64 id;
  ComityRow *row;
  gpointer owner;
  ComityRowItemGone gone;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ComityRowItem, comity_row_item, G_TYPE_OBJECT)

/**
 * comity_row_item_new:
 * @id: the record's id
 * @owner: for @gone
 * @gone: called when the last reference goes, unless the item was disowned
 *
 * Returns: (transfer full): an item without texts
 */
ComityRowItem *
comity_row_item_new (gint64 id, gpointer owner, ComityRowItemGone gone)
{
  ComityRowItem *self = g_object_new (COMITY_TYPE_ROW_ITEM, NULL);

  self->id = id;
  self->owner = owner;
  self->gone = gone;
  return self;
}

/**
 * comity_row_item_disown:
 * @self: an item whose owner goes away before it
 */
void
comity_row_item_disown (ComityRowItem *self)
{
  self->owner = NULL;
}

/**
 * comity_row_item_get_id:
 * @self: an item
 *
 * Returns: the record's id
 */
gint64
comity_row_item_get_id (ComityRowItem *self)
{
  return self->id;
}

/**
 * comity_row_item_peek_id:
 * @self: an item
 *
 * Returns: (transfer none): the id in place, as a key for hash tables
 */
const gint64 *
comity_row_item_peek_id (ComityRowItem *self)
{
  return &self->id;
}

/**
 * comity_row_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its texts, or %NULL as long as they are not read
 */
const ComityRow *
comity_row_item_get_row (ComityRowItem *self)
{
  return self->row;
}

/**
 * comity_row_item_take_row:
 * @self: an item
 * @row: (transfer full): what was read
 */
void
comity_row_item_take_row (ComityRowItem *self, ComityRow *row)
{
  g_clear_pointer (&self->row, comity_row_free);
  self->row = row;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * comity_row_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): its title, "" as long as it is not read
 */
const char *
comity_row_item_get_title (ComityRowItem *self)
{
  return self->row && self->row->title ? self->row->title : "";
}

/**
 * comity_row_item_get_cell:
 * @self: an item
 * @column: which column of the query
 *
 * Returns: (transfer none): the text of one cell, "" as long as it is not read
 */
const char *
comity_row_item_get_cell (ComityRowItem *self, guint column)
{
  if (!self->row || !self->row->cells)
    return "";
  /* The columns may have been others when this row was read. */
  for (guint i = 0; i < column; i++)
    if (!self->row->cells[i])
      return "";
  return self->row->cells[column] ? self->row->cells[column] : "";
}

static void
comity_row_item_finalize (GObject *object)
{
  ComityRowItem *self = COMITY_ROW_ITEM (object);

  if (self->owner)
    self->gone (self->owner, self);
  g_clear_pointer (&self->row, comity_row_free);
  G_OBJECT_CLASS (comity_row_item_parent_class)->finalize (object);
}

static void
comity_row_item_class_init (ComityRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = comity_row_item_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
comity_row_item_init (ComityRowItem *self)
{
}
