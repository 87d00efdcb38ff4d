/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-progress.h"
#include "comity-store.h"

G_BEGIN_DECLS

/**
 * The whole office as one file that needs no Comity to be read: a ZIP archive with `comity.json`, one
 * `records/KIND.jsonl` a kind, and every picture and file as `files/sha256-…`.
 */
gboolean comity_archive_write_sync (ComityStore *store,
                                    const char *path,
                                    guint *n_records,
                                    GError **error);
gboolean comity_archive_read_sync (ComityStore *store,
                                   const char *path,
                                   guint *n_records,
                                   GError **error);

G_END_DECLS
