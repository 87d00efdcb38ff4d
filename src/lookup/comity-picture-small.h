/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

cairo_surface_t *comity_picture_shrink (cairo_surface_t *surface, int side);
GBytes *comity_picture_make_small (cairo_surface_t *surface);

G_END_DECLS
