/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"
#include "comity-row-drag.h"

G_BEGIN_DECLS

GtkWidget *comity_sub_row_new (ComityPageData *data,
                               const ComityPageRelation *relation,
                               GPtrArray *among,
                               guint index,
                               GMenuModel *extra,
                               GtkWidget *suffix,
                               GPtrArray *wide_only);
void comity_sub_row_take_drops (GtkWidget *row, const ComityPageRelation *relation);
gint64 comity_sub_row_get_id (GtkWidget *row);
gint64 comity_sub_row_get_next_id (GtkWidget *row);

G_END_DECLS
