/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"

#include "comity-net-private.h"

#define CACHE_LIMIT (64 * 1024 * 1024)

/** Host: how much it is asked at the moment, and until when it wants to be left alone. */
typedef struct {
  guint busy;
  gint64 not_before; /* monotonic */
} Host;

static void
curl_done_cb (CURL *easy, CURLcode code, gpointer data)
{
  ComityJob *job = NULL;
  curl_easy_getinfo (easy, CURLINFO_PRIVATE, (char **) &job);
  comity_job_curl_done (job, code);
}

/**
 * comity_net_new:
 * @context: the thread's
 * @folder: (nullable): of the cache
 *
 * Returns: (transfer full): what the network thread needs
 */
ComityNet *
comity_net_new (GMainContext *context, const char *folder, const ComityFetchLimits *limits)
{
  ComityNet *self = g_new0 (ComityNet, 1);
  self->context = context;
  self->limits = *limits;
  self->cache = comity_net_cache_new (folder, CACHE_LIMIT);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->jobs = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) comity_job_unref, NULL);
  g_queue_init (&self->waiting);
  self->curl = comity_net_source_new (curl_done_cb, self);
  g_source_attach (self->curl, context);
  return self;
}

/**
 * comity_net_free:
 *
 * Frees it; what is under way ends as cancelled.
 */
void
comity_net_free (ComityNet *self)
{
  g_autoptr (GPtrArray) jobs = g_hash_table_get_keys_as_ptr_array (self->jobs);
  for (guint i = 0; i < jobs->len; i++)
    comity_job_fail (jobs->pdata[i], g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                          "The fetcher is closed"));
  g_source_destroy (self->curl);
  g_source_unref (self->curl);
  g_queue_clear (&self->waiting);
  g_hash_table_unref (self->jobs);
  g_hash_table_unref (self->hosts);
  comity_net_cache_free (self->cache);
  g_free (self);
}

static Host *
host_of (ComityNet *self, const char *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);
  if (host == NULL) {
    host = g_new0 (Host, 1);
    g_hash_table_insert (self->hosts, g_strdup (name), host);
  }
  return host;
}

static gboolean
has_room (ComityNet *self, const Host *host)
{
  return host->busy > 0 ? host->busy < self->limits.per_host : self->n_busy < self->limits.hosts;
}

static void
place (ComityNet *self, ComityJob *job)
{
  Host *host = host_of (self, job->host);
  if (host->busy++ == 0)
    self->n_busy++;
  job->placed = TRUE;
  comity_job_go (job);
}

/* Those who wait longest go first, but never stand in the way of other hosts. */
static void
let_in (ComityNet *self)
{
  for (GList *l = self->waiting.head, *next; l != NULL; l = next) {
    ComityJob *job = l->data;
    next = l->next;
    if (!has_room (self, host_of (self, job->host)))
      continue;
    g_queue_delete_link (&self->waiting, l);
    place (self, job);
  }
}

/**
 * comity_net_queue:
 *
 * Lets @job go as soon as its host has a place for it; fails it when the host wants to be left
 * alone for long.
 */
void
comity_net_queue (ComityNet *self, ComityJob *job)
{
  GError *error = NULL;
  guint seconds = comity_net_held (self, job->host);
  if (seconds * 1000 > self->limits.longest_wait) {
    comity_net_set_busy (&error, job->host, seconds);
    comity_job_fail (job, error);
    return;
  }
  g_queue_push_tail (&self->waiting, job);
  let_in (self);
}

/** comity_net_leave: @job needs its place no more, or does not wait for one any more. */
void
comity_net_leave (ComityNet *self, ComityJob *job)
{
  g_queue_remove (&self->waiting, job);
  if (!job->placed)
    return;
  Host *host = host_of (self, job->host);
  job->placed = FALSE;
  if (--host->busy == 0)
    self->n_busy--;
  if (host->busy == 0 && host->not_before <= g_get_monotonic_time ())
    g_hash_table_remove (self->hosts, job->host);
  let_in (self);
}

/** comity_net_hold: @host is not to be asked for so many seconds. */
void
comity_net_hold (ComityNet *self, const char *host, guint seconds)
{
  Host *held = host_of (self, host);
  gint64 until = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  held->not_before = MAX (held->not_before, until);
}

/** comity_net_held: for how many seconds yet @host is not to be asked. */
guint
comity_net_held (ComityNet *self, const char *host)
{
  const Host *held = g_hash_table_lookup (self->hosts, host);
  gint64 left = held != NULL ? held->not_before - g_get_monotonic_time () : 0;
  return left > 0 ? (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

/** comity_net_say_offline: tells whether this computer has a network. */
void
comity_net_say_offline (ComityNet *self, gboolean offline)
{
  if (self->offline != NULL)
    self->offline (offline, self->offline_data);
}
