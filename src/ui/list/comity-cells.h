/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-row-item.h"
#include "comity-selection.h"

G_BEGIN_DECLS

GtkListItemFactory *comity_cell_check_new (ComitySelection *selection);
GtkListItemFactory *comity_cell_title_new (ComityStore *store, const ComityKind *kind);
GtkListItemFactory *comity_cell_text_new (const ComityField *field, guint column);
GtkListItemFactory *comity_cell_pair_new (const ComityField *field, guint column);
GtkListItemFactory *comity_cell_pill_new (const ComityField *field, guint column);
GtkListItemFactory *comity_cell_narrow_new (ComityStore *store, ComityQuery *query);
GtkListItemFactory *comity_cell_row_new (void);

/* For the cells themselves. */
typedef void (*ComityCellApply) (GtkWidget *child, ComityRowItem *item, gpointer user_data);
GtkListItemFactory *comity_cell_factory_new (void (*setup) (GObject *list_item, gpointer user_data),
                                             ComityCellApply apply,
                                             gpointer user_data,
                                             GDestroyNotify user_data_free);
void comity_cell_mark (GObject *list_item, const ComityField *field);
const ComityField *comity_cell_get_field (GtkWidget *child);
guint comity_cell_get_position (GtkWidget *child);
GtkWidget *comity_cell_at (GtkWidget *root, double x, double y);
void comity_cell_set_lines (GtkWidget *cell, const char *first, const char *second);

G_END_DECLS
