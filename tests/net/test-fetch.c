/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fetcher against a host on the loopback that does everything wrong, by path; see server.py. */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "comity-fetcher.h"
#include "comity-net-error.h"
#include "net-server.h"

static NetServer *server;

static const ComityFetchLimits quick = {
  .connecting = 5000,
  .stalled = 1000,
  .whole = 20000,
  .backoff = 10,
  .longest_wait = 2000,
  .attempts = 3,
  .redirects = 5,
  .per_host = 2,
  .hosts = 20,
};

#define OWN COMITY_FETCH_ALLOW_OWN
#define HTTP (COMITY_FETCH_ALLOW_OWN | COMITY_FETCH_ALLOW_HTTP)

static char *
dup_body (ComityReply *reply)
{
  gsize size;
  const char *body = g_bytes_get_data (reply->body, &size);
  return g_strndup (body, size);
}

static ComityReply *
fetch (ComityFetcher *fetcher,
       ComityFetchFlags flags,
       const char *scheme,
       const char *path,
       GError **error)
{
  g_autofree char *url = net_server_url (server, scheme, path);
  ComityRequest request = { .url = url, .flags = flags, .most = 1 << 20 };
  return comity_fetcher_fetch_sync (fetcher, &request, NULL, error);
}

/* What a host has counted; asked by a fetcher of its own, so that it does not count itself in. */
static int
ask (const char *path)
{
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &quick);
  g_autoptr (ComityReply) reply = fetch (fetcher, HTTP, "http", path, NULL);
  g_autofree char *body = dup_body (reply);
  return atoi (body);
}

static void
assert_body (ComityFetcher *fetcher,
             ComityFetchFlags flags,
             const char *scheme,
             const char *path,
             const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityReply) reply = fetch (fetcher, flags, scheme, path, &error);
  g_assert_no_error (error);
  g_autofree char *got = dup_body (reply);
  g_assert_cmpstr (got, ==, body);
}

static const struct {
  ComityFetchFlags flags;
  const char *scheme, *path;
  int code; /* -1: an answer that begins with `body` */
  const char *body;
} cases[] = {
  { HTTP, "http", "plain", -1, "hello" },
  { OWN, "https", "plain", -1, "hello" },
  { OWN, "https", "zipped", -1, "unpacked" },
  { HTTP, "http", "deep/relative", COMITY_NET_ERROR_MISSING },
  { HTTP, "http", "relative/x", -1, "hello" },
  { HTTP, "http", "steps/5", -1, "hello" },
  { HTTP, "http", "steps/6", COMITY_NET_ERROR_REDIRECT },
  { HTTP, "http", "circle", COMITY_NET_ERROR_REDIRECT },
  { HTTP, "http", "to/https/plain", -1, "hello" },
  { HTTP, "https", "to/http/plain", COMITY_NET_ERROR_REDIRECT },
  { OWN, "https", "to/http/plain", COMITY_NET_ERROR_REDIRECT },
  { OWN, "http", "plain", COMITY_NET_ERROR_REDIRECT },
  { HTTP, "http", "to/file:///etc/passwd", COMITY_NET_ERROR_REDIRECT },
  { HTTP, "http", "to/gopher://localhost/", COMITY_NET_ERROR_REDIRECT },
  { HTTP, "http", "status/404", COMITY_NET_ERROR_MISSING },
  { HTTP, "http", "status/410", COMITY_NET_ERROR_MISSING },
  { HTTP, "http", "status/403", COMITY_NET_ERROR_STATUS },
  { HTTP, "http", "status/500", COMITY_NET_ERROR_STATUS },
  { HTTP, "http", "status/204", COMITY_NET_ERROR_STATUS },
  { HTTP, "http", "cut", COMITY_NET_ERROR_CUT },
  { HTTP, "http", "drops", -1, "aaaa" },
  { HTTP, "http", "stall", COMITY_NET_ERROR_TIMEOUT },
  { HTTP, "http", "silent", COMITY_NET_ERROR_TIMEOUT },
  { HTTP, "http", "endless", COMITY_NET_ERROR_TOO_LARGE },
  { HTTP, "http", "large/1048577", COMITY_NET_ERROR_TOO_LARGE },
  { HTTP, "http", "bomb/gzip", COMITY_NET_ERROR_TOO_LARGE },
  { HTTP, "http", "bomb/deflate", COMITY_NET_ERROR_TOO_LARGE },
  { OWN, "bad", "plain", COMITY_NET_ERROR_TLS },
  { 0, "https", "plain", COMITY_NET_ERROR_PRIVATE },
  { COMITY_FETCH_ALLOW_HTTP, "http", "plain", COMITY_NET_ERROR_PRIVATE },
};

static void
test_cases (void)
{
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &quick);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_test_message ("%s %s", cases[i].scheme, cases[i].path);
    g_autoptr (ComityReply) reply =
      fetch (fetcher, cases[i].flags, cases[i].scheme, cases[i].path, &error);
    if (cases[i].code >= 0) {
      g_assert_error (error, COMITY_NET_ERROR, cases[i].code);
      g_assert_null (reply);
      g_assert_true (g_str_has_suffix (error->message, ".") ||
                     strstr (error->message, ").") != NULL);
      continue;
    }
    g_assert_no_error (error);
    g_autofree char *body = dup_body (reply);
    g_assert_true (g_str_has_prefix (body, cases[i].body));
  }
}

/* Every hop's address is looked at: those that are nobody's are refused also with the consent. */
static void
test_every_hop (void)
{
  static const char *const where[] = { "http://192.0.2.1/", "http://0.0.0.0/",
                                       "http://[::ffff:0.0.0.0]/", "http://224.0.0.1/" };
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &quick);
  for (guint i = 0; i < G_N_ELEMENTS (where); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_strconcat ("to/", where[i], NULL);
    g_autoptr (ComityReply) reply = fetch (fetcher, HTTP, "http", path, &error);
    g_test_message ("%s", where[i]);
    g_assert_error (error, COMITY_NET_ERROR, COMITY_NET_ERROR_PRIVATE);
  }
}

static void
test_who_asks (void)
{
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &quick);
  g_autoptr (ComityReply) reply = fetch (fetcher, HTTP, "http", "headers", NULL);
  g_autofree char *headers = dup_body (reply);
  g_assert_nonnull (strstr (headers, "User-Agent: Comity/"));
  g_assert_null (strstr (headers, "Linux"));
  g_assert_null (strstr (headers, g_get_host_name ()));
  g_assert_null (strstr (headers, "Cookie"));
}

static void
test_kept (void)
{
  g_autofree char *folder = g_dir_make_tmp ("comity-cache-XXXXXX", NULL);
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (folder, &quick);
  g_autoptr (ComityReply) first = fetch (fetcher, HTTP, "http", "tag", NULL);
  g_autoptr (ComityReply) second = fetch (fetcher, HTTP, "http", "tag", NULL);
  g_assert_false (first->kept);
  g_assert_true (second->kept);
  g_assert_true (g_bytes_equal (first->body, second->body));
  g_assert_nonnull (second->fetched);

  /* A file that was damaged is fetched again. */
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);
  g_assert_nonnull (name);
  g_assert_null (g_dir_read_name (dir));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, "rubbish", -1, NULL));
  g_autoptr (ComityReply) third = fetch (fetcher, HTTP, "http", "tag", NULL);
  g_assert_false (third->kept);
  g_assert_true (g_bytes_equal (first->body, third->body));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_again (void)
{
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &quick);
  assert_body (fetcher, HTTP, "http", "recovers/2", "well again");
  g_assert_cmpint (ask ("count/recovers"), ==, 3);
}

/* A host that asks to be left alone for long is not asked again, and others still are. */
static void
test_busy (void)
{
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &quick);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (ComityReply) reply = fetch (fetcher, HTTP, "http", "busy/300", &error);
  g_assert_error (error, COMITY_NET_ERROR, COMITY_NET_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "5 minutes"));
  g_autoptr (ComityReply) other = fetch (fetcher, HTTP, "http", "plain", &again);
  g_assert_error (again, COMITY_NET_ERROR, COMITY_NET_ERROR_BUSY);
  g_assert_cmpint (ask ("count/busy"), ==, 1);
}

typedef struct {
  guint left;
  int code;
  GQuark domain;
} Many;

static void
many_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Many *many = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityReply) reply =
    comity_fetcher_fetch_finish (COMITY_FETCHER (source), result, &error);
  many->left--;
  many->code = error != NULL ? error->code : -1;
  many->domain = error != NULL ? error->domain : 0;
}

static void
test_side_by_side (void)
{
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &quick);
  Many many = { .left = 12 };
  for (guint i = 0; i < 12; i++) {
    g_autofree char *url = net_server_url (server, "http", "meet/one");
    ComityRequest request = { .url = url, .flags = HTTP };
    comity_fetcher_fetch_async (fetcher, &request, NULL, many_cb, &many);
  }
  while (many.left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (many.code, ==, -1);
  g_assert_cmpint (ask ("most/one"), ==, 2);
}

/* -- A resolver that knows nothing and never says so ------------------------------------------ */

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)
struct _TestResolver {
  GResolver parent_instance;
  GPtrArray *asked; /* of GTask, never answered */
};
G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
test_resolver_lookup_async (GResolver *resolver,
                            const char *host,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task = g_task_new (resolver, NULL, callback, data);
  g_ptr_array_add (TEST_RESOLVER (resolver)->asked, task);
}

static GList *
test_resolver_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_finalize (GObject *object)
{
  g_ptr_array_unref (TEST_RESOLVER (object)->asked);
  G_OBJECT_CLASS (test_resolver_parent_class)->finalize (object);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_resolver_finalize;
  G_RESOLVER_CLASS (klass)->lookup_by_name_async = test_resolver_lookup_async;
  G_RESOLVER_CLASS (klass)->lookup_by_name_finish = test_resolver_lookup_finish;
}

static void
test_resolver_init (TestResolver *self)
{
  self->asked = g_ptr_array_new ();
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* Long after nobody wants to know any more. */
static void
answer_at_last (TestResolver *resolver)
{
  for (guint i = 0; i < resolver->asked->len; i++) {
    g_autoptr (GTask) task = resolver->asked->pdata[i];
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "Nobody");
  }
}

static void
run_cancelled (const char *url, TestResolver *resolver)
{
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &comity_fetch_limits);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ComityRequest request = { .url = url, .flags = HTTP };
  Many many = { .left = 1 };
  gint64 begin = g_get_monotonic_time ();
  comity_fetcher_fetch_async (fetcher, &request, cancellable, many_cb, &many);
  g_timeout_add (50, cancel_cb, cancellable);
  while (many.left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (many.domain == G_IO_ERROR);
  g_assert_cmpint (many.code, ==, G_IO_ERROR_CANCELLED);
  /* All limits are above ten seconds: this came from the cancelling. */
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
  if (resolver != NULL)
    answer_at_last (resolver);
}

static void
test_cancel (void)
{
  g_autofree char *silent = net_server_url (server, "http", "silent");
  run_cancelled (silent, NULL);
}

static void
test_cancel_resolving (void)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (GResolver) deaf = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_resolver_set_default (deaf);
  run_cancelled ("https://nobody.example/", TEST_RESOLVER (deaf));
  g_assert_cmpuint (TEST_RESOLVER (deaf)->asked->len, ==, 1);
  g_resolver_set_default (usual);
}

static void
test_cancelled_before (void)
{
  g_autoptr (ComityFetcher) fetcher = comity_fetcher_new (NULL, &quick);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  ComityRequest request = { .url = "https://nobody.example/" };
  g_cancellable_cancel (cancellable);
  g_autoptr (ComityReply) reply =
    comity_fetcher_fetch_sync (fetcher, &request, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  server = net_server_new ();
  g_test_add_func ("/fetch/cases", test_cases);
  g_test_add_func ("/fetch/every-hop", test_every_hop);
  g_test_add_func ("/fetch/who-asks", test_who_asks);
  g_test_add_func ("/fetch/kept", test_kept);
  g_test_add_func ("/fetch/again", test_again);
  g_test_add_func ("/fetch/busy", test_busy);
  g_test_add_func ("/fetch/side-by-side", test_side_by_side);
  g_test_add_func ("/fetch/cancel", test_cancel);
  g_test_add_func ("/fetch/cancel-resolving", test_cancel_resolving);
  g_test_add_func ("/fetch/cancelled-before", test_cancelled_before);
  int status = g_test_run ();
  net_server_free (server);
  return status;
}
