/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityCached: an answer that was kept, and by what its host knows it again. */
typedef struct {
  char *url; /* where it came from in the end */
  char *content_type, *etag, *last_modified;
  char *fetched; /* UTC, ISO 8601: when the host last said that it holds */
  GBytes *body;
} ComityCached;

void comity_cached_free (ComityCached *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityCached, comity_cached_free)

typedef struct _ComityNetCache ComityNetCache;

ComityNetCache *comity_net_cache_new (const char *folder, guint64 limit);
void comity_net_cache_free (ComityNetCache *self);
ComityCached *comity_net_cache_get (ComityNetCache *self, const char *key);
void comity_net_cache_put (ComityNetCache *self, const char *key, const ComityCached *entry);
void comity_net_cache_remove (ComityNetCache *self, const char *key);
void comity_net_cache_empty (const char *folder);

G_END_DECLS
