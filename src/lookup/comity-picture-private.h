/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "comity-picture.h"

G_BEGIN_DECLS

#define COMITY_PICTURE_LARGEST 4096 /* pixels, each way */
#define COMITY_PICTURE_SIDE 192     /* of what is kept: twice the largest that a logo is shown */

/* comity-picture-head.c: what the first bytes tell, before anything is decoded */
const char *comity_picture_sniff (const guint8 *bytes, gsize size);
gboolean comity_picture_head_size (const guint8 *bytes, gsize size, guint *width, guint *height);

GBytes *comity_icon_prepare (GBytes *content);

/* comity-svg.c */
GBytes *comity_svg_prepare (GBytes *content, GError **error);

/* Pixels as a decoder gives them: a stranger's word. */
typedef struct {
  guint width, height, format; /* of GlyMemoryFormat */
  gsize stride;
  GBytes *pixels;
} ComityFrame;

/* comity-picture-decode.c: the only place that sees glycin */
cairo_surface_t *comity_picture_decode (GBytes *content,
                                        const char *type,
                                        GCancellable *cancellable,
                                        GError **error);

/* comity-picture.c */
void comity_picture_set_error (GError **error, int code);

G_END_DECLS
