/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_offices_open_async (const char *path,
                                ComityOpenFlags flags,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void comity_offices_open_demo_async (GAsyncReadyCallback callback, gpointer user_data);
ComityStore *comity_offices_open_finish (GAsyncResult *result, GError **error);
void comity_offices_forget (ComityStore *store);
char *comity_offices_dup_start_path (void);

G_END_DECLS
