/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-fetcher.h"
#include "comity-import.h"

G_BEGIN_DECLS

/**
 * ComityFeed: an address that was asked again.
 * @record: of kind `feed`, as it was read
 * @import: (nullable): what it would do, planned; %NULL: the content is the one that was taken in last
 */
typedef struct {
  ComityRecord *record;
  ComityImport *import;
} ComityFeed;

ComityImport *comity_import_new_for_address_sync (const ComityKind *kind,
                                                  const char *address,
                                                  gboolean own_network,
                                                  GCancellable *cancellable,
                                                  GError **error);
void comity_import_new_for_address_async (const ComityKind *kind,
                                          const char *address,
                                          gboolean own_network,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
ComityImport *comity_import_new_for_address_finish (GAsyncResult *result, GError **error);

ComityRecord *comity_feed_record_new (ComityImport *import,
                                      const char *name,
                                      const char *address,
                                      gboolean at_start);
ComityFeed *comity_feed_ask_sync (ComityStore *store,
                                  gint64 id,
                                  gboolean own_network,
                                  GCancellable *cancellable,
                                  GError **error);
void comity_feed_ask_async (ComityStore *store,
                            gint64 id,
                            gboolean own_network,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
ComityFeed *comity_feed_ask_finish (GAsyncResult *result, GError **error);
gpointer comity_feed_list_func (ComityDb *db, gpointer unused, GError **error);
gboolean comity_feed_has_news (const ComityFeed *self);
ComityChanges *comity_feed_changes (ComityFeed *self);
void comity_feed_free (ComityFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityFeed, comity_feed_free)

G_END_DECLS
