/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-progress.h"
#include "comity-store.h"

G_BEGIN_DECLS

void comity_store_mend_async (ComityStore *self,
                              GCancellable *cancellable,
                              ComityProgress *progress,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean comity_store_mend_finish (ComityStore *self, GAsyncResult *result, GError **error);
gboolean comity_store_mend_sync (ComityStore *self, GError **error);

G_END_DECLS
