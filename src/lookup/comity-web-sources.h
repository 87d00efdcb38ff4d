/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "comity-fetcher.h"

G_BEGIN_DECLS

/** ComityWebSources: who is asked, and under which address; a value, changed freely. */
typedef struct {
  gboolean page, ror, wikidata;               /* whether it is asked at all */
  char *ror_base, *wikidata_base, *commons_base; /* without a slash at the end */
  char *ror_client;                           /* the client id, or NULL */
  gboolean own_network; /* the office has allowed hosts of its own network */
} ComityWebSources;

ComityWebSources *comity_web_sources_new (void);
ComityWebSources *comity_web_sources_copy (const ComityWebSources *self);
void comity_web_sources_free (ComityWebSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityWebSources, comity_web_sources_free)

gboolean comity_web_sources_allow_own (void);

/**
 * ComityAsker: asks the web for one lookup: with its consent, within its budget of requests. Used
 * in one worker thread; every call waits.
 */
typedef struct {
  ComityFetcher *fetcher;
  const ComityWebSources *sources;
  GCancellable *cancellable;
  ComityFetchFlags flags; /* for addresses of partners */
  guint left;             /* requests that may still be made */
  gboolean patient;       /* waits for its turn at ROR */
} ComityAsker;

ComityReply *comity_asker_fetch (ComityAsker *self,
                                 const char *url,
                                 const char *accept,
                                 gsize most,
                                 GError **error);
ComityReply *comity_asker_ask (ComityAsker *self,
                               const char *base,
                               const char *path,
                               const char *header,
                               GError **error);

G_END_DECLS
