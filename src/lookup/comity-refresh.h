/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-adoption.h"
#include "comity-lookup.h"
#include "comity-progress.h"

G_BEGIN_DECLS

GPtrArray *comity_refresh_sync (ComityStore *store,
                                const GArray *ids,
                                ComityLookupFlags flags,
                                ComityProgress *progress,
                                GCancellable *cancellable,
                                GError **error);
void comity_refresh_async (ComityStore *store,
                           const GArray *ids,
                           ComityLookupFlags flags,
                           ComityProgress *progress,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *comity_refresh_finish (GAsyncResult *result, GError **error);

G_END_DECLS
