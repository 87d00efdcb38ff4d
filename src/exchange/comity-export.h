/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-progress.h"
#include "comity-query.h"
#include "comity-store.h"
#include "comity-table.h"

G_BEGIN_DECLS

/**
 * ComityExportFlags:
 * @COMITY_EXPORT_SHOWN: heads and values as people see them, in their language and habits, references
 *   as titles. Without it: names of fields and neutral values, with the id, so that it can come back
 * @COMITY_EXPORT_TITLED: tables begin with the titles of the records, as lists do
 * @COMITY_EXPORT_RAW: CSV without protection of texts that a spreadsheet would take for formulas
 */
typedef enum {
  COMITY_EXPORT_NEUTRAL = 0,
  COMITY_EXPORT_SHOWN = 1 << 0,
  COMITY_EXPORT_RAW = 1 << 1,
  COMITY_EXPORT_TITLED = 1 << 2,
} ComityExportFlags;

gboolean comity_export_can (const ComityKind *kind, ComityFormat format);
gboolean comity_export_format_find (const char *name, ComityFormat *format, GError **error);
const char *comity_export_get_suffix (ComityFormat format);
const char *comity_export_get_mime_type (ComityFormat format);

/* The records of @query, in its order, with its columns (all fields when it has none); or only those
 * of @ids (of gint64), in that order. The file is whole or not there. */
void comity_export_async (ComityStore *store,
                          ComityQuery *query,
                          GArray *ids,
                          ComityFormat format,
                          ComityExportFlags flags,
                          const char *path,
                          ComityProgress *progress,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean comity_export_finish (ComityStore *store,
                               GAsyncResult *result,
                               guint *n_records,
                               GError **error);
gboolean comity_export_sync (ComityStore *store,
                             ComityQuery *query,
                             GArray *ids,
                             ComityFormat format,
                             ComityExportFlags flags,
                             const char *path,
                             guint *n_records,
                             GError **error);

G_END_DECLS
