/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-cover.h"

G_BEGIN_DECLS

/** ComityCoverPicture: a cover strip about to be drawn. */
typedef struct {
  ComityCover *cover; /* NULL: nothing is drawn */
  int only; /* index of the one line to draw, or -1 for all */
  int unit; /* whole steps by which it grows with the text */
  float width;
  gboolean rtl;
  struct {
    GdkRGBA text, soon, gap, today;
  } colours;
} ComityCoverPicture;

int comity_cover_picture_get_height (const ComityCoverPicture *self);
void comity_cover_picture_append (const ComityCoverPicture *self,
                                  GtkSnapshot *snapshot,
                                  float height);

G_END_DECLS
