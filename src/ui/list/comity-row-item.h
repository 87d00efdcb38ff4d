/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_ROW_ITEM (comity_row_item_get_type ())
G_DECLARE_FINAL_TYPE (ComityRowItem, comity_row_item, COMITY, ROW_ITEM, GObject)

typedef void (*ComityRowItemGone) (gpointer owner, ComityRowItem *item);

ComityRowItem *comity_row_item_new (gint64 id, gpointer owner, ComityRowItemGone gone);
void comity_row_item_disown (ComityRowItem *self);
gint64 comity_row_item_get_id (ComityRowItem *self);
const gint64 *comity_row_item_peek_id (ComityRowItem *self);
const ComityRow *comity_row_item_get_row (ComityRowItem *self);
void comity_row_item_take_row (ComityRowItem *self, ComityRow *row);
const char *comity_row_item_get_title (ComityRowItem *self);
const char *comity_row_item_get_cell (ComityRowItem *self, guint column);

G_END_DECLS
