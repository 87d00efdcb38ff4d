/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COMITY_TYPE_DATE_TILE (comity_date_tile_get_type ())
G_DECLARE_FINAL_TYPE (ComityDateTile, comity_date_tile, COMITY, DATE_TILE, GtkWidget)

GtkWidget *comity_date_tile_new (gboolean large);
void comity_date_tile_set_dates (ComityDateTile *self, const char *from, const char *to);
void comity_date_tile_dup_lines (const char *from,
                                 const char *to,
                                 gboolean large,
                                 char **month,
                                 char **day,
                                 char **year);

G_END_DECLS
