/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *comity_file_dup_hash (GBytes *content);
void comity_file_load_async (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GBytes *comity_file_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
