/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

/**
 * ComityMakeEnd:
 * @index: which of the records of @relation
 *
 * Returns: (transfer floating) (nullable): what stands at the end of its row
 */
typedef GtkWidget *(*ComityMakeEnd) (ComityPageData *data,
                                     const ComityPageRelation *relation,
                                     guint index,
                                     GtkSizeGroup *ends);

GtkWidget *comity_sub_records_section (ComityPageData *data,
                                       ComityPageRelation *relation,
                                       const char *title,
                                       ComityMakeEnd make_end,
                                       GtkSizeGroup *ends,
                                       GPtrArray *wide_only);
GtkWidget *comity_sub_records_new (ComityPageData *data,
                                   ComityPageRelation *relation,
                                   GPtrArray *wide_only);
GtkWidget *comity_related_new (ComityPageData *data,
                               ComityPageRelation *relation,
                               GPtrArray *wide_only);
GtkWidget *comity_add_button_new (const ComityKind *kind, const char *field);
GtkWidget *comity_show_all_row_new (ComityRecord *owner, const ComityPageRelation *relation);
gboolean comity_sub_records_can_move (const ComityPageRelation *relation);
GPtrArray *comity_sub_records_place (const ComityPageRelation *relation, gint64 id, gint64 before);
ComityRecord *comity_sub_records_make_preset (ComityPageData *data,
                                              const ComityKind *kind,
                                              const ComityField *field);

G_END_DECLS
