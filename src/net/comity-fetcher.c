/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"

#include "comity-fetcher.h"

#include "comity-net-private.h"

const ComityFetchLimits comity_fetch_limits = {
  .connecting = 10 * 1000,
  .stalled = 15 * 1000,
  .whole = 30 * 1000,
  .backoff = 500,
  .longest_wait = 10 * 1000,
  .attempts = 3,
  .redirects = 5,
  .per_host = 2,
  .hosts = 20,
};

struct _ComityFetcher {
  GObject parent_instance;
  GMainContext *context; /* of the network thread */
  GMainContext *home;    /* where `offline` changes */
  GWeakRef weak;         /* of itself, for the network thread */
  GMainLoop *loop;
  GThread *thread;
  ComityNet *net;
  gint offline;
};

enum {
  PROP_OFFLINE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ComityFetcher, comity_fetcher, G_TYPE_OBJECT)

/** comity_reply_ref: one more user. */
ComityReply *
comity_reply_ref (ComityReply *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** comity_reply_unref: one user less. */
void
comity_reply_unref (ComityReply *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->url);
  g_free (self->content_type);
  g_free (self->fetched);
  g_bytes_unref (self->body);
  g_free (self);
}

static gboolean
notify_cb (gpointer data)
{
  g_object_notify_by_pspec (data, props[PROP_OFFLINE]);
  return G_SOURCE_REMOVE;
}

/* In the network thread. */
static void
offline_cb (gboolean offline, gpointer data)
{
  g_autoptr (ComityFetcher) self = g_weak_ref_get (data);
  if (self == NULL || g_atomic_int_exchange (&self->offline, offline) == offline)
    return;
  g_autoptr (GSource) source = g_idle_source_new ();
  /* The last reference may be this one, and must not go in this thread. */
  GMainContext *home = self->home;
  g_source_set_callback (source, notify_cb, g_steal_pointer (&self), g_object_unref);
  g_source_attach (source, home);
}

static gpointer
run_thread (gpointer data)
{
  ComityFetcher *self = data;
  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  comity_net_free (self->net);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
comity_fetcher_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, comity_fetcher_is_offline (COMITY_FETCHER (object)));
}

static void
comity_fetcher_finalize (GObject *object)
{
  ComityFetcher *self = COMITY_FETCHER (object);
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_callback (source, G_SOURCE_FUNC (g_main_loop_quit), self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_weak_ref_clear (&self->weak);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_main_context_unref (self->home);
  G_OBJECT_CLASS (comity_fetcher_parent_class)->finalize (object);
}

static void
comity_fetcher_class_init (ComityFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = comity_fetcher_get_property;
  object_class->finalize = comity_fetcher_finalize;
  props[PROP_OFFLINE] =
    g_param_spec_boolean ("offline", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
comity_fetcher_init (ComityFetcher *self)
{
}

static gpointer
init_curl (gpointer data)
{
  curl_global_init (CURL_GLOBAL_DEFAULT);
  return NULL;
}

/**
 * comity_fetcher_new:
 * @cache_folder: (nullable): where answers are kept that their hosts can confirm; %NULL: nowhere
 * @limits: how long and how much
 *
 * Starts a network thread. Call it in the main thread.
 *
 * Returns: (transfer full): the fetcher
 */
ComityFetcher *
comity_fetcher_new (const char *cache_folder, const ComityFetchLimits *limits)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, init_curl, NULL);
  /* These choose their ways of asking the system in the thread that has them first. */
  g_network_monitor_get_default ();
  g_proxy_resolver_get_default ();

  ComityFetcher *self = g_object_new (COMITY_TYPE_FETCHER, NULL);
  self->home = g_main_context_ref_thread_default ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->net = comity_net_new (self->context, cache_folder, limits);
  self->net->offline = offline_cb;
  g_weak_ref_init (&self->weak, self);
  self->net->offline_data = &self->weak;
  self->thread = g_thread_new ("comity-net", run_thread, self);
  return self;
}

static char *
dup_default_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "comity", "web", NULL);
}

/**
 * comity_fetcher_forget:
 *
 * Empties the cache of the program: after an erasure, since what came from the web may name whom it
 * was about. Waits for the disk, but only as long as it takes to delete some files.
 */
void
comity_fetcher_forget (void)
{
  g_autofree char *folder = dup_default_folder ();
  comity_net_cache_empty (folder);
}

/**
 * comity_fetcher_get_default:
 *
 * Returns: (transfer none): the fetcher of the program, with a cache in the user's cache folder
 */
ComityFetcher *
comity_fetcher_get_default (void)
{
  static ComityFetcher *fetcher;
  if (fetcher == NULL) {
    g_autofree char *folder = dup_default_folder ();
    fetcher = comity_fetcher_new (folder, &comity_fetch_limits);
  }
  return fetcher;
}

/** comity_fetcher_is_offline: whether the last attempt found no network, and there is none yet. */
gboolean
comity_fetcher_is_offline (ComityFetcher *self)
{
  return g_atomic_int_get (&self->offline) != 0 &&
         !g_network_monitor_get_network_available (g_network_monitor_get_default ());
}

typedef struct {
  ComityNet *net;
  ComityJob *job;
} Begin;

static gboolean
begin_cb (gpointer data)
{
  Begin *begin = data;
  comity_job_begin (begin->job, begin->net);
  return G_SOURCE_REMOVE;
}

static void
begin_free (gpointer data)
{
  Begin *begin = data;
  comity_job_unref (begin->job);
  g_free (begin);
}

static void
submit (ComityFetcher *self,
        const ComityRequest *request,
        GCancellable *cancellable,
        ComityDoneFunc done,
        gpointer data)
{
  Begin *begin = g_new (Begin, 1);
  *begin = (Begin) { self->net, comity_job_new (request, cancellable, done, data) };
  /* A source of that context, not an invoke, which could run it here. */
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, begin_cb, begin, begin_free);
  g_source_attach (source, self->context);
}

typedef struct {
  GTask *task;
  ComityReply *reply;
  GError *error;
} Answer;

static gboolean
answer_cb (gpointer data)
{
  Answer *answer = data;
  if (answer->error != NULL)
    g_task_return_error (answer->task, answer->error);
  else
    g_task_return_pointer (answer->task, answer->reply, (GDestroyNotify) comity_reply_unref);
  g_object_unref (answer->task);
  return G_SOURCE_REMOVE;
}

/* The task, which may hold the last reference to the fetcher, goes in the thread of who asked. */
static void
return_task (ComityReply *reply, GError *error, gpointer data)
{
  Answer *answer = g_new (Answer, 1);
  *answer = (Answer) { data, reply, error };
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, answer, g_free);
  g_source_attach (source, g_task_get_context (data));
}

/**
 * comity_fetcher_fetch_async:
 * @request: what; copied
 * @cancellable: (nullable): takes effect at once
 *
 * Fetches one address. The callback is called in the caller's main context.
 */
void
comity_fetcher_fetch_async (ComityFetcher *self,
                            const ComityRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, comity_fetcher_fetch_async);
  submit (self, request, cancellable, return_task, task);
}

/**
 * comity_fetcher_fetch_finish:
 * @error: a sentence for people (%COMITY_NET_ERROR), or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the answer
 */
ComityReply *
comity_fetcher_fetch_finish (ComityFetcher *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  GMutex mutex;
  GCond cond;
  gboolean done;
  ComityReply *reply;
  GError *error;
} Waiter;

static void
wake (ComityReply *reply, GError *error, gpointer data)
{
  Waiter *waiter = data;
  g_mutex_lock (&waiter->mutex);
  waiter->reply = reply;
  waiter->error = error;
  waiter->done = TRUE;
  g_cond_signal (&waiter->cond);
  g_mutex_unlock (&waiter->mutex);
}

/**
 * comity_fetcher_fetch_sync:
 * @request: what
 * @cancellable: (nullable): takes effect at once
 * @error: as of comity_fetcher_fetch_finish()
 *
 * Fetches one address and waits for it: for worker threads, the command line and tests.
 *
 * Returns: (transfer full): the answer
 */
ComityReply *
comity_fetcher_fetch_sync (ComityFetcher *self,
                           const ComityRequest *request,
                           GCancellable *cancellable,
                           GError **error)
{
  Waiter waiter = { 0 };
  g_mutex_init (&waiter.mutex);
  g_cond_init (&waiter.cond);
  submit (self, request, cancellable, wake, &waiter);
  g_mutex_lock (&waiter.mutex);
  while (!waiter.done)
    g_cond_wait (&waiter.cond, &waiter.mutex);
  g_mutex_unlock (&waiter.mutex);
  g_mutex_clear (&waiter.mutex);
  g_cond_clear (&waiter.cond);
  if (waiter.error != NULL)
    g_propagate_error (error, waiter.error);
  return waiter.reply;
}
