/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_pictures_load_async (ComityStore *store,
                                 const char *hash,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GdkTexture *comity_pictures_load_finish (ComityStore *store, GAsyncResult *result, GError **error);
GdkTexture *comity_pictures_peek (ComityStore *store, const char *hash);

G_END_DECLS
