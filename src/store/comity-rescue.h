/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityRescue: what was read of a damaged office, and what was not. */
typedef struct {
  guint records, files;
  GPtrArray *lost; /* of char *: sentences */
} ComityRescue;

void comity_rescue_free (ComityRescue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityRescue, comity_rescue_free)
ComityRescue *comity_rescue_sync (const char *file,
                                  const char *office,
                                  GCancellable *cancellable,
                                  GError **error);
void comity_rescue_async (const char *file,
                          const char *office,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
ComityRescue *comity_rescue_finish (GAsyncResult *result, GError **error);

G_END_DECLS
