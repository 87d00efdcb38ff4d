/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

/**
 * ComityCraft:
 *
 * What a kind's page has beyond the generated one. @top is shown under the head over the whole
 * width, @main before the lists; each may be %NULL and may return %NULL. @replaces names a
 * sub-kind whose list @main draws itself.
 */
typedef struct {
  const char *kind;
  GtkWidget *(*top) (ComityPageData *data);
  GtkWidget *(*main) (ComityPageData *data);
  const char *replaces;
} ComityCraft;

const ComityCraft *comity_craft_find (const ComityKind *kind);

GtkWidget *comity_craft_stages (ComityPageData *data);
GtkWidget *comity_craft_cover (ComityPageData *data);
GtkWidget *comity_craft_forms (ComityPageData *data);
GtkWidget *comity_craft_programme (ComityPageData *data);

G_END_DECLS
