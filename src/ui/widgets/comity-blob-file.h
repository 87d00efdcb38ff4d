/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_blob_file_open (GtkWidget *from,
                            ComityStore *store,
                            const char *hash,
                            const char *name);
void comity_blob_file_open_on (GtkWidget *widget,
                               const char *signal,
                               ComityStore *store,
                               const char *hash,
                               const char *name);
void comity_blob_file_copy_async (ComityStore *store,
                                  const char *hash,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *comity_blob_file_copy_finish (ComityStore *store, GAsyncResult *result, GError **error);
char *comity_blob_file_dup_safe_name (const char *name);

G_END_DECLS
