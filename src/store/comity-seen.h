/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComitySearch: a saved search and what it finds now. */
typedef struct {
  gint64 id;
  char *name;
  const ComityKind *kind; /* NULL: of a kind that this program does not know */
  ComityQuery *query;     /* NULL: it cannot be read any more */
  gboolean warn;
  gint64 count;
  guint n_new; /* found now and not when somebody last looked; only of those that warn */
  guint n_gone; /* the other way round */
} ComitySearch;

void comity_search_free (ComitySearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComitySearch, comity_search_free)

GPtrArray *comity_db_searches (ComityDb *db, GError **error); /* of ComitySearch */
ComitySearch *comity_db_saved_search (ComityDb *db, gint64 id, GError **error);

void comity_store_mark_seen_async (ComityStore *self,
                                   gint64 search,
                                   GArray *ids,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean comity_store_mark_seen_finish (ComityStore *self, GAsyncResult *result, GError **error);
gboolean comity_store_mark_seen_sync (ComityStore *self,
                                      gint64 search,
                                      GArray *ids,
                                      GError **error);

G_END_DECLS
