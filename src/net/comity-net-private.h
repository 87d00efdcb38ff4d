/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to net: the network thread. Everything here is called in that thread, but for what says
 * otherwise. */

#include <curl/curl.h>

#include "comity-fetcher.h"
#include "comity-net-cache.h"
#include "comity-net-error.h"
#include "comity-url.h"

G_BEGIN_DECLS

typedef struct _ComityNet ComityNet;
typedef struct _ComityJob ComityJob;

/* -- comity-net-error.c ----------------------------------------------------------------------- */

void comity_net_set_error (GError **error, int code, const char *host);
void comity_net_set_busy (GError **error, const char *host, guint seconds);
void comity_net_set_status (GError **error, const char *host, long status);

/* -- comity-net-source.c: libcurl's sockets and timer in a main context ------------------------ */

typedef void (*ComityCurlDoneFunc) (CURL *easy, CURLcode code, gpointer data);

GSource *comity_net_source_new (ComityCurlDoneFunc done, gpointer data);
gboolean comity_net_source_add (GSource *source, CURL *easy);
void comity_net_source_remove (GSource *source, CURL *easy);

/* -- comity-handle.c: one transfer, with everything that keeps it harmless ------------------- */

typedef struct {
  const ComityRequest *request;
  const ComityFetchLimits *limits;
  const char *url, *host;
  GList *addresses; /* of GInetAddress: what the host was resolved to */
  const char *proxy; /* NULL: none */
  const ComityCached *cached;
} ComityHandleSpec;

/** ComityHandle: one request to one host; redirects are handles of their own. */
typedef struct {
  CURL *easy;
  struct curl_slist *headers, *resolve;
  char message[CURL_ERROR_SIZE];
  gboolean may_own;
  gsize most;
  gboolean too_large, refused;
  GByteArray *body;
  char *content_type, *etag, *last_modified, *location, *retry_after;
} ComityHandle;

ComityHandle *comity_handle_new (const ComityHandleSpec *spec);
void comity_handle_free (ComityHandle *self);
guint comity_handle_get_wait (const ComityHandle *self);

/* -- comity-job.c: what became of one ComityRequest -------------------------------------------- */

/** ComityDoneFunc: called once, with one of @reply (transfer full) and @error. */
typedef void (*ComityDoneFunc) (ComityReply *reply, GError *error, gpointer data);

struct _ComityJob {
  gatomicrefcount refs;
  ComityNet *net;
  ComityRequest request; /* with copies of its texts */
  ComityDoneFunc done; /* NULL once it was called */
  gpointer data;
  GCancellable *cancellable; /* the caller's */
  gulong cancelled_id;

  char *url, *host, *proxy; /* of this hop */
  char *resolved; /* the host whose addresses are being asked for: the proxy's or its own */
  guint hops, attempts;
  gboolean placed; /* holds one of the places of its host */
  GList *addresses;
  GCancellable *step; /* of what is under way beside libcurl */
  GSource *timer;
  ComityCached *cached;
  ComityHandle *handle;
};

/* These two in any thread. */
ComityJob *comity_job_new (const ComityRequest *request,
                           GCancellable *cancellable,
                           ComityDoneFunc done,
                           gpointer data);
void comity_job_unref (ComityJob *self);
ComityJob *comity_job_ref (ComityJob *self);
void comity_job_begin (ComityJob *self, ComityNet *net);
void comity_job_go (ComityJob *self);
void comity_job_curl_done (ComityJob *self, CURLcode code);
void comity_job_fail (ComityJob *self, GError *error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityJob, comity_job_unref)

/* -- comity-net.c: the thread, who may go when ------------------------------------------------ */

/** ComityNet: what the network thread has. */
struct _ComityNet {
  GMainContext *context;
  ComityFetchLimits limits;
  GSource *curl;
  ComityNetCache *cache;
  GHashTable *hosts; /* char * -> Host */
  GQueue waiting; /* of ComityJob, for a place */
  GHashTable *jobs; /* of ComityJob: all under way */
  guint n_busy; /* hosts that are being talked to */
  void (*offline) (gboolean offline, gpointer data);
  gpointer offline_data;
};

ComityNet *comity_net_new (GMainContext *context,
                           const char *folder,
                           const ComityFetchLimits *limits);
void comity_net_free (ComityNet *self);
void comity_net_queue (ComityNet *self, ComityJob *job);
void comity_net_leave (ComityNet *self, ComityJob *job);
void comity_net_hold (ComityNet *self, const char *host, guint seconds);
guint comity_net_held (ComityNet *self, const char *host);
void comity_net_say_offline (ComityNet *self, gboolean offline);

G_END_DECLS
