/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"

#include <glib-unix.h>

#include "comity-net-private.h"

/*
 * One source owns libcurl's multi handle: its sockets are the source's descriptors, its timer the
 * ready time. The socket and timer functions only note; libcurl is called from dispatch alone, for
 * it must not be called from within its own callbacks.
 */
typedef struct {
  GSource base;
  CURLM *multi;
  GHashTable *tags; /* socket -> tag of the descriptor */
  ComityCurlDoneFunc done;
  gpointer data;
} NetSource;

static int
socket_cb (CURL *easy, curl_socket_t fd, int what, void *data, void *socket_data)
{
  NetSource *self = data;
  gpointer tag = g_hash_table_lookup (self->tags, GINT_TO_POINTER (fd));
  GIOCondition condition = G_IO_ERR | G_IO_HUP;
  if (what == CURL_POLL_REMOVE) {
    if (tag != NULL)
      g_source_remove_unix_fd (&self->base, tag);
    g_hash_table_remove (self->tags, GINT_TO_POINTER (fd));
    return 0;
  }
  if (what != CURL_POLL_OUT)
    condition |= G_IO_IN;
  if (what != CURL_POLL_IN)
    condition |= G_IO_OUT;
  if (tag != NULL)
    g_source_modify_unix_fd (&self->base, tag, condition);
  else
    g_hash_table_insert (self->tags, GINT_TO_POINTER (fd),
                         g_source_add_unix_fd (&self->base, fd, condition));
  return 0;
}

static int
timer_cb (CURLM *multi, long milliseconds, void *data)
{
  NetSource *self = data;
  g_source_set_ready_time (&self->base, milliseconds < 0 ?
                                          -1 :
                                          g_get_monotonic_time () + (gint64) milliseconds * 1000);
  return 0;
}

static void
tell_done (NetSource *self)
{
  CURLMsg *message;
  int left;
  while ((message = curl_multi_info_read (self->multi, &left)) != NULL)
    if (message->msg == CURLMSG_DONE) {
      CURL *easy = message->easy_handle;
      CURLcode code = message->data.result; /* gone once the handle is removed */
      curl_multi_remove_handle (self->multi, easy);
      self->done (easy, code, self->data);
    }
}

static gboolean
net_source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  NetSource *self = (NetSource *) source;
  gint64 ready = g_source_get_ready_time (source);
  int running;
  /* A copy: what libcurl does for one socket may close another. */
  g_autoptr (GPtrArray) sockets = g_hash_table_get_keys_as_ptr_array (self->tags);
  for (guint i = 0; i < sockets->len; i++) {
    gpointer tag = g_hash_table_lookup (self->tags, sockets->pdata[i]);
    GIOCondition condition = tag != NULL ? g_source_query_unix_fd (source, tag) : 0;
    int what = ((condition & G_IO_IN) != 0 ? CURL_CSELECT_IN : 0) |
               ((condition & G_IO_OUT) != 0 ? CURL_CSELECT_OUT : 0) |
               ((condition & (G_IO_ERR | G_IO_HUP)) != 0 ? CURL_CSELECT_ERR : 0);
    if (what != 0)
      curl_multi_socket_action (self->multi, GPOINTER_TO_INT (sockets->pdata[i]), what, &running);
  }
  if (ready >= 0 && ready <= g_get_monotonic_time ()) {
    g_source_set_ready_time (source, -1);
    curl_multi_socket_action (self->multi, CURL_SOCKET_TIMEOUT, 0, &running);
  }
  tell_done (self);
  return G_SOURCE_CONTINUE;
}

static void
net_source_finalize (GSource *source)
{
  NetSource *self = (NetSource *) source;
  /* The clean-up calls back into the functions above, which then have no source to change. */
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETFUNCTION, NULL);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERFUNCTION, NULL);
  curl_multi_cleanup (self->multi);
  g_hash_table_unref (self->tags);
}

static GSourceFuncs funcs = {
  .dispatch = net_source_dispatch,
  .finalize = net_source_finalize,
};

/**
 * comity_net_source_new:
 * @done: told of each handle that has come to its end; it is removed by then
 *
 * Returns: (transfer full): a source that drives libcurl, to be attached to the thread's context
 */
GSource *
comity_net_source_new (ComityCurlDoneFunc done, gpointer data)
{
  GSource *source = g_source_new (&funcs, sizeof (NetSource));
  NetSource *self = (NetSource *) source;
  g_source_set_static_name (source, "libcurl");
  self->done = done;
  self->data = data;
  self->tags = g_hash_table_new (NULL, NULL);
  self->multi = curl_multi_init ();
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETFUNCTION, socket_cb);
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERFUNCTION, timer_cb);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_MAXCONNECTS, 32L);
  return source;
}

/** comity_net_source_add: begins a transfer; says whether libcurl took it. */
gboolean
comity_net_source_add (GSource *source, CURL *easy)
{
  return curl_multi_add_handle (((NetSource *) source)->multi, easy) == CURLM_OK;
}

/** comity_net_source_remove: gives a transfer up; nothing is told of it any more. */
void
comity_net_source_remove (GSource *source, CURL *easy)
{
  curl_multi_remove_handle (((NetSource *) source)->multi, easy);
}
