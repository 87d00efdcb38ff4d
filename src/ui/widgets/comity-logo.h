/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_LOGO (comity_logo_get_type ())
G_DECLARE_FINAL_TYPE (ComityLogo, comity_logo, COMITY, LOGO, GtkWidget)

#define COMITY_LOGO_INLINE 24
#define COMITY_LOGO_LIST 32
#define COMITY_LOGO_HEADER 88

GtkWidget *comity_logo_new (int size);
void comity_logo_set_name (ComityLogo *self, const char *name);
void comity_logo_set_round (ComityLogo *self, gboolean is_round);
void comity_logo_set_size (ComityLogo *self, int size);
void comity_logo_set_texture (ComityLogo *self, GdkTexture *texture);
void comity_logo_keep (ComityLogo *self);
void comity_logo_set_picture (ComityLogo *self, ComityStore *store, const char *hash);

G_END_DECLS
