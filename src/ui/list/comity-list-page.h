/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-rows-model.h"
#include "comity-seen.h"
#include "comity-selection.h"

G_BEGIN_DECLS

#define COMITY_TYPE_LIST_PAGE (comity_list_page_get_type ())
G_DECLARE_FINAL_TYPE (ComityListPage, comity_list_page, COMITY, LIST_PAGE, AdwNavigationPage)

GtkWidget *comity_list_page_new (ComityStore *store, const ComityKind *kind);
GtkWidget *comity_list_page_new_search (ComityStore *store, const ComitySearch *search);
const ComityKind *comity_list_page_get_kind (ComityListPage *self);
ComityRowsModel *comity_list_page_get_model (ComityListPage *self);
ComitySelection *comity_list_page_get_selection (ComityListPage *self);
ComityQuery *comity_list_page_dup_query (ComityListPage *self);
void comity_list_page_set_only_filter (ComityListPage *self,
                                       const char *path,
                                       ComityOp op,
                                       const char *value);
gint64 comity_list_page_get_neighbour (ComityListPage *self, gint64 id, int step);
void comity_list_page_group_by (ComityListPage *self, const ComityField *field);
void comity_list_page_paste (ComityListPage *self, const char *text);
gboolean comity_list_page_drop (ComityListPage *self, const GValue *value);
GdkContentProvider *comity_list_page_drag (ComityListPage *self, guint position);
gboolean comity_list_page_has_rows (ComityListPage *self);

G_END_DECLS
