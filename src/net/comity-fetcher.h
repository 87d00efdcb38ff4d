/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ComityFetchFlags:
 * @COMITY_FETCH_ALLOW_HTTP: also without encryption: only where a person typed http://
 * @COMITY_FETCH_ALLOW_OWN: also from this computer and its own network
 * @COMITY_FETCH_NOT_KEPT: nothing of it is left in the cache: it may be about people
 */
typedef enum {
  COMITY_FETCH_DEFAULT = 0,
  COMITY_FETCH_ALLOW_HTTP = 1 << 0,
  COMITY_FETCH_ALLOW_OWN = 1 << 1,
  COMITY_FETCH_NOT_KEPT = 1 << 2,
} ComityFetchFlags;

/** ComityRequest: what is asked for; a plain value that the caller keeps. */
typedef struct {
  const char *url;
  ComityFetchFlags flags;
  gsize most;         /* bytes of the decoded answer; 0: 5 megabytes */
  const char *accept; /* the header of this name, or NULL */
  const char *header; /* one more line, "Name: value", or NULL */
} ComityRequest;

/** ComityReply: an answer of status 200. Immutable; may be read in any thread. */
typedef struct {
  gatomicrefcount refs;
  char *url;          /* where it came from, after redirects */
  char *content_type; /* as given, or NULL */
  char *fetched;      /* UTC, ISO 8601: when its host last said that it holds */
  gboolean kept;      /* the host said that what we have kept still holds */
  GBytes *body;
} ComityReply;

ComityReply *comity_reply_ref (ComityReply *self);
void comity_reply_unref (ComityReply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityReply, comity_reply_unref)

/** ComityFetchLimits: times in milliseconds. */
typedef struct {
  guint connecting, stalled, whole; /* how long each may last */
  guint backoff;                    /* before the second attempt; then twice as long each time */
  guint longest_wait;               /* a host that asks for more patience is told of as busy */
  guint attempts, redirects;
  guint per_host, hosts; /* at one time */
} ComityFetchLimits;

extern const ComityFetchLimits comity_fetch_limits;

#define COMITY_TYPE_FETCHER (comity_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (ComityFetcher, comity_fetcher, COMITY, FETCHER, GObject)

/**
 * ComityFetcher:
 *
 * Fetches from the web, on a thread of its own. The only place that talks to the network. May be
 * asked from any thread.
 *
 * Property `offline`: whether the last attempt failed because this computer has no network, and it
 * still has none. Told of in the main context in which the fetcher was made; that there is a network
 * again, #GNetworkMonitor tells.
 */
ComityFetcher *comity_fetcher_new (const char *cache_folder, const ComityFetchLimits *limits);
ComityFetcher *comity_fetcher_get_default (void);
void comity_fetcher_forget (void);
gboolean comity_fetcher_is_offline (ComityFetcher *self);
void comity_fetcher_fetch_async (ComityFetcher *self,
                                 const ComityRequest *request,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
ComityReply *comity_fetcher_fetch_finish (ComityFetcher *self,
                                          GAsyncResult *result,
                                          GError **error);
ComityReply *comity_fetcher_fetch_sync (ComityFetcher *self,
                                        const ComityRequest *request,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
