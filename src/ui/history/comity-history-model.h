/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-undo.h"

G_BEGIN_DECLS

#define COMITY_TYPE_BATCH_ITEM (comity_batch_item_get_type ())
G_DECLARE_FINAL_TYPE (ComityBatchItem, comity_batch_item, COMITY, BATCH_ITEM, GObject)

const ComityBatch *comity_batch_item_get (ComityBatchItem *self);

#define COMITY_TYPE_HISTORY_MODEL (comity_history_model_get_type ())
G_DECLARE_FINAL_TYPE (ComityHistoryModel, comity_history_model, COMITY, HISTORY_MODEL, GObject)

ComityHistoryModel *comity_history_model_new (ComityStore *store);
void comity_history_model_set_filter (ComityHistoryModel *self,
                                      const ComityKind *kind,
                                      const char *who,
                                      const char *day);
void comity_history_model_need (ComityHistoryModel *self, guint position);

G_END_DECLS
