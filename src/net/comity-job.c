/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"

#include "comity-net-private.h"

#include <string.h>

/*
 * A request goes through these steps, all in the network thread: a place at its host (comity-net.c),
 * the system's proxy, the addresses of the host, each of them looked at, libcurl. A redirect begins
 * again with the new host; what is worth another attempt begins again after a pause.
 *
 * Names are resolved here and not by libcurl, whose thread cannot be left while it resolves: a
 * cancelled request would keep all others waiting.
 */

/**
 * comity_job_new:
 * @request: copied
 * @done: called once, in the network thread
 *
 * Returns: (transfer full): a request that has not begun
 */
ComityJob *
comity_job_new (const ComityRequest *request,
                GCancellable *cancellable,
                ComityDoneFunc done,
                gpointer data)
{
  ComityJob *self = g_new0 (ComityJob, 1);
  g_atomic_ref_count_init (&self->refs);
  self->request = *request;
  self->request.url = g_strdup (request->url);
  self->request.accept = g_strdup (request->accept);
  self->request.header = g_strdup (request->header);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->step = g_cancellable_new ();
  self->done = done;
  self->data = data;
  return self;
}

/** comity_job_ref: one more user. */
ComityJob *
comity_job_ref (ComityJob *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
clear_addresses (ComityJob *self)
{
  g_list_free_full (g_steal_pointer (&self->addresses), g_object_unref);
}

/** comity_job_unref: one user less. */
void
comity_job_unref (ComityJob *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free ((char *) self->request.url);
  g_free ((char *) self->request.accept);
  g_free ((char *) self->request.header);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->step);
  g_clear_pointer (&self->cached, comity_cached_free);
  clear_addresses (self);
  g_free (self->url);
  g_free (self->host);
  g_free (self->proxy);
  g_free (self->resolved);
  g_free (self);
}

static void
drop_handle (ComityJob *self)
{
  if (self->handle == NULL)
    return;
  comity_net_source_remove (self->net->curl, self->handle->easy);
  g_clear_pointer (&self->handle, comity_handle_free);
}

/* Leaves whatever step it is in, and the place at its host. */
static void
stop_step (ComityJob *self)
{
  drop_handle (self);
  g_cancellable_cancel (self->step);
  g_clear_object (&self->step);
  self->step = g_cancellable_new ();
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  comity_net_leave (self->net, self);
}

static void
finish (ComityJob *self, ComityReply *reply, GError *error)
{
  ComityDoneFunc done = g_steal_pointer (&self->done);
  if (done == NULL) {
    g_clear_error (&error);
    return;
  }
  g_autoptr (ComityJob) alive = comity_job_ref (self);
  stop_step (self);
  if (self->cancellable != NULL)
    g_cancellable_disconnect (self->cancellable, self->cancelled_id);
  g_hash_table_remove (self->net->jobs, self);
  done (reply, error, self->data);
}

/** comity_job_fail: ends it with @error (transfer full), wherever it is. */
void
comity_job_fail (ComityJob *self, GError *error)
{
  finish (self, NULL, error);
}

static void
fail_with (ComityJob *self, ComityNetError code)
{
  GError *error = NULL;
  comity_net_set_error (&error, code, self->host);
  comity_job_fail (self, error);
}

/* A failure on the way to a host: when this computer has no network, that is the reason. */
static void
fail_to_reach (ComityJob *self, ComityNetError code)
{
  gboolean own = self->addresses != NULL &&
                 comity_address_classify (self->addresses->data) == COMITY_ADDRESS_OWN;
  if (!own && !g_network_monitor_get_network_available (g_network_monitor_get_default ())) {
    comity_net_say_offline (self->net, TRUE);
    code = COMITY_NET_ERROR_OFFLINE;
  }
  fail_with (self, code);
}

static gboolean
cancel_cb (gpointer data)
{
  ComityJob *self = data;
  comity_job_fail (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                              "The operation was cancelled"));
  return G_SOURCE_REMOVE;
}

/* In any thread. */
static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  ComityJob *self = data;
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, cancel_cb, comity_job_ref (self),
                         (GDestroyNotify) comity_job_unref);
  g_source_attach (source, self->net->context);
}

static char *
dup_cache_key (ComityJob *self)
{
  return g_strjoin ("\n", self->request.url,
                    self->request.accept != NULL ? self->request.accept : "", NULL);
}

/* Asks for a place at the host of @url. */
static void
approach (ComityJob *self, const char *url)
{
  g_autofree char *copy = g_strdup (url);
  g_free (self->url);
  self->url = g_steal_pointer (&copy);
  g_free (self->host);
  self->host = comity_url_get_host (self->url);
  if (self->host == NULL) {
    self->host = g_strdup (self->url);
    fail_with (self, COMITY_NET_ERROR_FAILED);
  } else if (!comity_url_is_secure (self->url) &&
             (self->request.flags & COMITY_FETCH_ALLOW_HTTP) == 0)
    fail_with (self, COMITY_NET_ERROR_REDIRECT);
  else
    comity_net_queue (self->net, self);
}

/**
 * comity_job_begin:
 *
 * Begins the request.
 */
void
comity_job_begin (ComityJob *self, ComityNet *net)
{
  self->net = net;
  g_hash_table_add (net->jobs, comity_job_ref (self));
  /* The function may be called at once, and then only posts a message. */
  if (self->cancellable != NULL)
    self->cancelled_id =
      g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), comity_job_ref (self),
                             (GDestroyNotify) comity_job_unref);
  g_autofree char *key = dup_cache_key (self);
  if (self->request.flags & COMITY_FETCH_NOT_KEPT)
    comity_net_cache_remove (net->cache, key); /* of an earlier version of the program */
  else
    self->cached = comity_net_cache_get (net->cache, key);
  approach (self, self->request.url);
}

static gboolean
again_cb (gpointer data)
{
  ComityJob *self = data;
  g_clear_pointer (&self->timer, g_source_unref);
  comity_net_queue (self->net, self);
  return G_SOURCE_REMOVE;
}

static void
wait_and_queue (ComityJob *self, guint milliseconds)
{
  stop_step (self);
  self->timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->timer, again_cb, comity_job_ref (self),
                         (GDestroyNotify) comity_job_unref);
  g_source_attach (self->timer, self->net->context);
}

/* Whether another attempt is made; with a pause that is a little different for each request. */
static gboolean
try_again (ComityJob *self, guint at_least)
{
  if (++self->attempts >= self->net->limits.attempts)
    return FALSE;
  guint pause = self->net->limits.backoff << (self->attempts - 1);
  pause += (guint) g_random_int_range (0, (gint32) pause / 4 + 1);
  wait_and_queue (self, MAX (pause, at_least));
  return TRUE;
}

static void
transfer (ComityJob *self)
{
  gboolean same = self->cached != NULL && g_str_equal (self->cached->url, self->url);
  ComityHandleSpec spec = {
    .request = &self->request,
    .limits = &self->net->limits,
    .url = self->url,
    .host = self->resolved,
    .addresses = self->addresses,
    .proxy = self->proxy,
    .cached = same ? self->cached : NULL,
  };
  self->handle = comity_handle_new (&spec);
  curl_easy_setopt (self->handle->easy, CURLOPT_PRIVATE, self);
  if (!comity_net_source_add (self->net->curl, self->handle->easy))
    fail_with (self, COMITY_NET_ERROR_FAILED);
}

/* Of the addresses of a host those stay that may be asked. */
static void
look_at_addresses (ComityJob *self)
{
  gboolean may_own = self->proxy != NULL || (self->request.flags & COMITY_FETCH_ALLOW_OWN) != 0;
  for (GList *l = self->addresses, *next; l != NULL; l = next) {
    ComityAddressClass class = comity_address_classify (l->data);
    next = l->next;
    if (class == COMITY_ADDRESS_PUBLIC || (class == COMITY_ADDRESS_OWN && may_own))
      continue;
    g_object_unref (l->data);
    self->addresses = g_list_delete_link (self->addresses, l);
  }
  if (self->addresses == NULL)
    fail_with (self, COMITY_NET_ERROR_PRIVATE);
  else
    transfer (self);
}

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ComityJob) self = data;
  g_autoptr (GError) error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->done == NULL) {
    g_list_free_full (addresses, g_object_unref);
    return;
  }
  self->addresses = addresses;
  if (addresses == NULL)
    fail_to_reach (self, COMITY_NET_ERROR_NO_HOST);
  else
    look_at_addresses (self);
}

static void
resolve (ComityJob *self)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GInetAddress) literal = NULL;
  clear_addresses (self);
  g_set_str (&self->resolved, self->host);
  if (self->proxy != NULL) {
    g_autofree char *host = comity_url_get_host (self->proxy);
    g_set_str (&self->resolved, host);
  }
  literal = self->resolved != NULL ? g_inet_address_new_from_string (self->resolved) : NULL;
  if (literal != NULL) {
    self->addresses = g_list_append (NULL, g_steal_pointer (&literal));
    look_at_addresses (self);
  } else if (self->resolved == NULL)
    fail_with (self, COMITY_NET_ERROR_FAILED);
  else
    g_resolver_lookup_by_name_async (resolver, self->resolved, self->step, resolved_cb,
                                     comity_job_ref (self));
}

static void
proxy_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ComityJob) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) proxies =
    g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->done == NULL)
    return;
  gboolean direct =
    proxies == NULL || proxies[0] == NULL || g_str_has_prefix (proxies[0], "direct");
  g_set_str (&self->proxy, direct ? NULL : proxies[0]);
  resolve (self);
}

/**
 * comity_job_go:
 *
 * The job has its place at the host.
 */
void
comity_job_go (ComityJob *self)
{
  g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), self->url, self->step,
                                 proxy_found_cb, comity_job_ref (self));
}

static ComityReply *
reply_new (const char *url, const char *content_type, const char *fetched, GBytes *body)
{
  ComityReply *reply = g_new0 (ComityReply, 1);
  g_atomic_ref_count_init (&reply->refs);
  reply->url = g_strdup (url);
  reply->content_type = g_strdup (content_type);
  reply->fetched = g_strdup (fetched);
  reply->body = g_bytes_ref (body);
  return reply;
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static void
succeed (ComityJob *self)
{
  ComityHandle *handle = self->handle;
  g_autofree char *key = dup_cache_key (self);
  g_autofree char *now = dup_now ();
  GBytes *body = g_byte_array_free_to_bytes (g_steal_pointer (&handle->body));
  handle->body = g_byte_array_new ();
  g_autoptr (ComityCached) entry = g_new0 (ComityCached, 1);
  *entry = (ComityCached) {
    .url = g_strdup (self->url),
    .content_type = g_strdup (handle->content_type),
    .etag = g_strdup (handle->etag),
    .last_modified = g_strdup (handle->last_modified),
    .fetched = g_strdup (now),
    .body = body,
  };
  if ((self->request.flags & COMITY_FETCH_NOT_KEPT) == 0)
    comity_net_cache_put (self->net->cache, key, entry);
  finish (self, reply_new (self->url, handle->content_type, now, body), NULL);
}

/* 304: what is kept still holds, from now. */
static void
succeed_with_kept (ComityJob *self)
{
  g_autofree char *key = dup_cache_key (self);
  g_autofree char *now = dup_now ();
  ComityReply *reply =
    reply_new (self->cached->url, self->cached->content_type, now, self->cached->body);
  reply->kept = TRUE;
  g_free (self->cached->fetched);
  self->cached->fetched = g_steal_pointer (&now);
  comity_net_cache_put (self->net->cache, key, self->cached);
  finish (self, reply, NULL);
}

/* Never from https to http, not in circles, not for ever. */
static void
redirect (ComityJob *self)
{
  g_autofree char *location = g_utf8_make_valid (self->handle->location, -1);
  g_autofree char *url = comity_url_resolve (self->url, location);
  gboolean down = url != NULL && comity_url_is_secure (self->url) && !comity_url_is_secure (url);
  if (url == NULL || down || ++self->hops > self->net->limits.redirects) {
    fail_with (self, COMITY_NET_ERROR_REDIRECT);
    return;
  }
  stop_step (self);
  approach (self, url);
}

static void
refuse_for_now (ComityJob *self, long status)
{
  GError *error = NULL;
  guint wait = comity_handle_get_wait (self->handle);
  if (wait > 0 || status == 429)
    comity_net_hold (self->net, self->host, MAX (wait, 1));
  if (wait * 1000 <= self->net->limits.longest_wait && try_again (self, wait * 1000))
    return;
  if (status == 429 || wait > 0)
    comity_net_set_busy (&error, self->host, MAX (wait, 60));
  else
    comity_net_set_status (&error, self->host, status);
  comity_job_fail (self, error);
}

static void
read_answer (ComityJob *self)
{
  long status = 0;
  GError *error = NULL;
  curl_easy_getinfo (self->handle->easy, CURLINFO_RESPONSE_CODE, &status);
  if (status == 200 || status == 203)
    succeed (self);
  else if (status == 304 && self->cached != NULL)
    succeed_with_kept (self);
  else if ((status == 301 || status == 302 || status == 303 || status == 307 || status == 308) &&
           self->handle->location != NULL)
    redirect (self);
  else if (status == 429 || status == 500 || status == 502 || status == 503 || status == 504)
    refuse_for_now (self, status);
  else {
    comity_net_set_status (&error, self->host, status);
    comity_job_fail (self, error);
  }
}

static ComityNetError
error_of (const ComityHandle *handle, CURLcode code)
{
  if (handle->too_large || code == CURLE_FILESIZE_EXCEEDED)
    return COMITY_NET_ERROR_TOO_LARGE;
  if (handle->refused)
    return COMITY_NET_ERROR_PRIVATE;
  if (code == CURLE_OPERATION_TIMEDOUT)
    return COMITY_NET_ERROR_TIMEOUT;
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CERTPROBLEM ||
      code == CURLE_SSL_INVALIDCERTSTATUS || code == CURLE_SSL_ISSUER_ERROR)
    return COMITY_NET_ERROR_TLS;
  if (code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR ||
      code == CURLE_GOT_NOTHING || code == CURLE_BAD_CONTENT_ENCODING ||
      code == CURLE_HTTP2_STREAM || code == CURLE_HTTP2 || code == CURLE_WRITE_ERROR ||
      code == CURLE_WEIRD_SERVER_REPLY)
    return COMITY_NET_ERROR_CUT;
  if (code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_PROXY ||
      code == CURLE_SSL_CONNECT_ERROR)
    return COMITY_NET_ERROR_CONNECT;
  if (code == CURLE_COULDNT_RESOLVE_HOST)
    return COMITY_NET_ERROR_NO_HOST;
  return COMITY_NET_ERROR_FAILED;
}

/**
 * comity_job_curl_done:
 * @code: what libcurl says; the handle is not in the source any more
 */
void
comity_job_curl_done (ComityJob *self, CURLcode code)
{
  g_autoptr (ComityJob) alive = comity_job_ref (self);
  if (code == CURLE_OK) {
    comity_net_say_offline (self->net, FALSE);
    read_answer (self);
    return;
  }
  g_debug ("libcurl: %s",
           self->handle->message[0] != '\0' ? self->handle->message : curl_easy_strerror (code));
  ComityNetError error = error_of (self->handle, code);
  if (error == COMITY_NET_ERROR_CUT && try_again (self, 0))
    return;
  if (error == COMITY_NET_ERROR_CONNECT || error == COMITY_NET_ERROR_NO_HOST)
    fail_to_reach (self, error);
  else
    fail_with (self, error);
}
