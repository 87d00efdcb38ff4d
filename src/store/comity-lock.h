/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

gpointer comity_lock_minutes_func (ComityDb *db, gpointer data, GError **error);
gpointer comity_lock_opens_func (ComityDb *db, gpointer passphrase, GError **error);
void comity_store_set_lock_async (ComityStore *self,
                                  guint minutes,
                                  const char *passphrase,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean comity_store_set_lock_finish (ComityStore *self, GAsyncResult *result, GError **error);
gboolean comity_store_set_lock_sync (ComityStore *self,
                                     guint minutes,
                                     const char *passphrase,
                                     GError **error);

G_END_DECLS
