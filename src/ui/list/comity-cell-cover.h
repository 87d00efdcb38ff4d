/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How wide the strip and its words are at 100 % text. */
#define COMITY_COVER_CELL_WIDTH 300

GtkListItemFactory *comity_cell_cover_new (const char *as_of);

G_END_DECLS
