/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COMITY_TYPE_NUMBER_TILE (comity_number_tile_get_type ())
G_DECLARE_FINAL_TYPE (ComityNumberTile, comity_number_tile, COMITY, NUMBER_TILE, GtkButton)

GtkWidget *comity_number_tile_new (gint64 number, const char *what, const char *detail);

G_END_DECLS
