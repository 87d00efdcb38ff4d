/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_pictures_load_async (ComityStore *store,
                                 const char *hash,
                                 gboolean keep,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GdkTexture *comity_pictures_load_finish (ComityStore *store, GAsyncResult *result, GError **error);
GdkTexture *comity_pictures_find_kept (const char *hash);
GdkTexture *comity_pictures_keep (const char *hash, GdkTexture *texture);
GdkTexture *comity_pictures_peek (ComityStore *store, const char *hash, gboolean keep);

G_END_DECLS
