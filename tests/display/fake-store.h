/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

ComityStore *fake_store_new (guint n_rows);
void fake_store_set_ids (ComityStore *self, GArray *ids);
GArray *fake_store_dup_ids (ComityStore *self);
void fake_store_say_changed (ComityStore *self, const ComityKind *kind, gint64 id, gboolean order);
guint fake_store_get_n_rows_read (ComityStore *self);

G_END_DECLS
