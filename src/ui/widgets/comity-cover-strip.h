/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-cover.h"

G_BEGIN_DECLS

#define COMITY_TYPE_COVER_STRIP (comity_cover_strip_get_type ())
G_DECLARE_FINAL_TYPE (ComityCoverStrip, comity_cover_strip, COMITY, COVER_STRIP, GtkWidget)

GtkWidget *comity_cover_strip_new (int width);
void comity_cover_strip_set_cover (ComityCoverStrip *self, ComityCover *cover);
void comity_cover_strip_set_line (ComityCoverStrip *self, int line);

G_END_DECLS
