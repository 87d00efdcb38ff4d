/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-row-item.h"

G_BEGIN_DECLS

/* How wide the strip and its words are at 100 % text. */
#define COMITY_COVER_CELL_WIDTH 300

GtkListItemFactory *comity_cell_cover_new (const char *as_of);

/* For the row of a narrow page. */
char *comity_cover_cell_dup_day (const char *as_of);
GtkWidget *comity_cover_cell_new (gboolean narrow);
void comity_cover_cell_show (GtkWidget *cell, ComityRowItem *item, const char *day);

G_END_DECLS
