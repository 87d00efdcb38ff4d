/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-row-item.h"

G_BEGIN_DECLS

/* How many rows a view is shown before it has painted for the first time: those of a usual window. */
#define COMITY_ROWS_HEAD 18

#define COMITY_TYPE_ROWS_MODEL (comity_rows_model_get_type ())
G_DECLARE_FINAL_TYPE (ComityRowsModel, comity_rows_model, COMITY, ROWS_MODEL, GObject)

ComityRowsModel *comity_rows_model_new (ComityStore *store);
void comity_rows_model_set_query (ComityRowsModel *self, ComityQuery *query, gboolean head_first);
void comity_rows_model_stay (ComityRowsModel *self, ComityQuery *query);
void comity_rows_model_expand (ComityRowsModel *self);
guint comity_rows_model_get_total (ComityRowsModel *self);
gboolean comity_rows_model_get_complete (ComityRowsModel *self);
gboolean comity_rows_model_get_loading (ComityRowsModel *self);
gint64 comity_rows_model_get_id (ComityRowsModel *self, guint position);
gboolean comity_rows_model_find (ComityRowsModel *self, gint64 id, guint *position);
guint comity_rows_model_get_n_live (ComityRowsModel *self);
guint64 comity_rows_model_get_n_asked (ComityRowsModel *self);

G_END_DECLS
