/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "web-site.h"

#include <string.h>

#define MOST_HEAD 16384

struct _WebSite {
  GSocketService *service;
  char *base;
  GMutex lock; /* of the rest */
  GHashTable *pages; /* path -> Page */
  GPtrArray *asked;  /* of char *: whole heads of requests */
};

typedef struct {
  char *type, *body;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->type);
  g_free (page->body);
  g_free (page);
}

static char *
read_head (GInputStream *in)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char buffer[1024];
  gssize n = 1;

  while (strstr (head->str, "\r\n\r\n") == NULL && head->len < MOST_HEAD && n > 0) {
    n = g_input_stream_read (in, buffer, sizeof buffer, NULL, NULL);
    if (n > 0)
      g_string_append_len (head, buffer, n);
  }
  return g_string_free_and_steal (g_steal_pointer (&head));
}

/* The path up to a space; addresses come escaped. */
static char *
dup_path (const char *head)
{
  const char *from = strchr (head, ' ');
  g_autofree char *path = from ? g_strndup (from + 1, strcspn (from + 1, " \r\n")) : NULL;

  return path ? g_uri_unescape_string (path, NULL) : NULL;
}

static char *
dup_answer (WebSite *self, const char *path)
{
  const Page *page = path ? g_hash_table_lookup (self->pages, path) : NULL;

  return page ?
           g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %zu\r\n"
                            "Connection: close\r\n\r\n%s",
                            page->type, strlen (page->body), page->body) :
           g_strdup ("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer user_data)
{
  WebSite *self = user_data;
  GIOStream *stream = G_IO_STREAM (connection);
  g_autofree char *head = read_head (g_io_stream_get_input_stream (stream));
  g_autofree char *path = dup_path (head);
  g_autofree char *answer = NULL;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->asked, g_strdup (head));
  answer = dup_answer (self, path);
  g_mutex_unlock (&self->lock);
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), answer, strlen (answer), NULL,
                             NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
  return TRUE;
}

/** web_site_new: a site with nothing on it. */
WebSite *
web_site_new (void)
{
  WebSite *self = g_new0 (WebSite, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, page_free);
  self->asked = g_ptr_array_new_with_free_func (g_free);
  self->service = g_threaded_socket_service_new (8);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->base = g_strdup_printf ("http://127.0.0.1:%u",
                                g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  return self;
}

/** web_site_free: shuts it. */
void
web_site_free (WebSite *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_hash_table_unref (self->pages);
  g_ptr_array_unref (self->asked);
  g_mutex_clear (&self->lock);
  g_free (self->base);
  g_free (self);
}

/** web_site_get_base: its address, without a slash at the end. */
const char *
web_site_get_base (WebSite *self)
{
  return self->base;
}

/** web_site_set: puts a page there; in @body, every $BASE is its address. */
void
web_site_set (WebSite *self, const char *path, const char *type, const char *body)
{
  g_autoptr (GString) text = g_string_new (body);
  Page *page = g_new (Page, 1);

  g_string_replace (text, "$BASE", self->base, 0);
  *page = (Page) { g_strdup (type), g_string_free_and_steal (g_steal_pointer (&text)) };
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->pages, g_strdup (path), page);
  g_mutex_unlock (&self->lock);
}

/** web_site_count: how often a path that begins with @prefix was asked for. */
guint
web_site_count (WebSite *self, const char *prefix)
{
  g_autofree char *begin = g_strconcat ("GET ", prefix, NULL);
  guint n = 0;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->asked->len; i++)
    n += g_str_has_prefix (self->asked->pdata[i], begin);
  g_mutex_unlock (&self->lock);
  return n;
}

/** web_site_was_told: whether any request had this header. */
gboolean
web_site_was_told (WebSite *self, const char *header)
{
  gboolean told = FALSE;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->asked->len; i++)
    told = told || strstr (self->asked->pdata[i], header) != NULL;
  g_mutex_unlock (&self->lock);
  return told;
}
