/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

char *comity_option_make_code (const char *list, const char *label);
void comity_option_add_async (ComityStore *store,
                              const char *list,
                              const char *label,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *comity_option_add_finish (GAsyncResult *result, GError **error);

G_END_DECLS
