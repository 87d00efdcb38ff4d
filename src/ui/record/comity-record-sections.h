/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

/** ComityRecordPlaces: the parts of a record's page that are filled from its data. */
typedef struct {
  AdwBin *header;
  GtkBox *crafted, *main, *side;
  GPtrArray *wide_only; /* of GtkWidget: hidden on a narrow page */
} ComityRecordPlaces;

void comity_record_sections_fill (const ComityRecordPlaces *places,
                                  ComityStore *store,
                                  ComityPageData *data,
                                  gboolean same_record,
                                  gboolean show_empty);
GMenuModel *comity_record_sections_make_add_menu (const ComityKind *kind);

G_END_DECLS
