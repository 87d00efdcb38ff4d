/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

/** ComityCraftPart: makes one part of a page, (transfer floating) (nullable). */
typedef GtkWidget *(*ComityCraftPart) (ComityPageData *data);

/** ComityCraftUpdate: shows other data of the same record in a part that was made before. */
typedef void (*ComityCraftUpdate) (GtkWidget *part, ComityPageData *data);

/**
 * ComityCraft:
 *
 * What a kind's page has beyond the generated one: parts under the head over the whole width, before
 * and after the lists in the middle, and at the side. @replaces names sub-kinds whose lists these parts draw.
 * @read gets more out of the database, in the reader's thread, into ComityPageData.extra.
 */
typedef struct {
  const char *kind;
  ComityCraftPart top[3], main[4], bottom[3], side[4];
  const char *replaces[5];
  const char *const *shows; /* fields that need not stand among the facts, or NULL */
  int side_width;           /* 0: the usual */
  gboolean (*read) (ComityDb *db, ComityPageData *data, GError **error);
} ComityCraft;

const ComityCraft *comity_craft_find (const ComityKind *kind);
void comity_craft_keep (GtkWidget *part, ComityCraftUpdate update);
ComityCraftUpdate comity_craft_get_update (GtkWidget *part);

GtkWidget *comity_craft_stages (ComityPageData *data);
GtkWidget *comity_craft_cover (ComityPageData *data);
GtkWidget *comity_craft_forms (ComityPageData *data);
GtkWidget *comity_craft_pulse (ComityPageData *data);
GtkWidget *comity_craft_blanks (ComityPageData *data);
gboolean comity_craft_partner_read (ComityDb *db, ComityPageData *data, GError **error);
GtkWidget *comity_craft_participants (ComityPageData *data);
GtkWidget *comity_craft_series (ComityPageData *data);
gboolean comity_craft_event_read (ComityDb *db, ComityPageData *data, GError **error);
GtkWidget *comity_craft_holder (ComityPageData *data);
GtkWidget *comity_craft_places (ComityPageData *data);
GtkWidget *comity_craft_parties (ComityPageData *data);
GtkWidget *comity_craft_validity (ComityPageData *data);
gboolean comity_craft_agreement_read (ComityDb *db, ComityPageData *data, GError **error);
GtkWidget *comity_craft_programme (ComityPageData *data);
GtkWidget *comity_craft_members (ComityPageData *data);
GtkWidget *comity_craft_outcomes (ComityPageData *data);
GtkWidget *comity_craft_papers (ComityPageData *data);

G_END_DECLS
