/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_PALETTE (comity_palette_get_type ())
G_DECLARE_FINAL_TYPE (ComityPalette, comity_palette, COMITY, PALETTE, AdwDialog)

void comity_palette_present (GtkWidget *parent, ComityStore *store);
void comity_palette_set_text (ComityPalette *self, const char *text);

G_END_DECLS
