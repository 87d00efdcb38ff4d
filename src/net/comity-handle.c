/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "comity-net-private.h"

#define DEFAULT_MOST (5 * 1024 * 1024)
#define MOST_HEADER 8192
#define SLOWEST 100L /* bytes a second */
/* Names the program and where to find those who write it, as ROR and Wikimedia ask; nothing of the machine. */
#define USER_AGENT "Comity/" COMITY_VERSION " (https://github.com/comity-office/comity)"

/* libcurl asks for a socket for every address that it is about to connect to: the last look. */
static curl_socket_t
open_socket_cb (void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
  ComityHandle *self = data;
  g_autoptr (GSocketAddress) native =
    g_socket_address_new_from_native (&address->addr, address->addrlen);
  if (!G_IS_INET_SOCKET_ADDRESS (native))
    return CURL_SOCKET_BAD;
  ComityAddressClass class =
    comity_address_classify (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (native)));
  if (class == COMITY_ADDRESS_PUBLIC || (class == COMITY_ADDRESS_OWN && self->may_own))
    return socket (address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  self->refused = TRUE;
  return CURL_SOCKET_BAD;
}

/* Counts what comes after it was decoded, so that no compression can swell it. */
static size_t
write_cb (char *bytes, size_t size, size_t n, void *data)
{
  ComityHandle *self = data;
  size_t length = size * n;
  if (self->body->len + length > self->most) {
    self->too_large = TRUE;
    return 0;
  }
  g_byte_array_append (self->body, (const guint8 *) bytes, (guint) length);
  return length;
}

static gboolean
take (const char *line, gsize length, const char *name, char **value)
{
  gsize n = strlen (name);
  if (length <= n || length > MOST_HEADER || g_ascii_strncasecmp (line, name, n) != 0)
    return FALSE;
  g_autofree char *text = g_strndup (line + n, length - n);
  g_strstrip (text);
  if (*text != '\0')
    g_set_str (value, text);
  return TRUE;
}

static size_t
header_cb (char *line, size_t size, size_t n, void *data)
{
  ComityHandle *self = data;
  gsize length = size * n;
  if (length > 5 && g_ascii_strncasecmp (line, "HTTP/", 5) == 0) {
    /* A new answer: what an interim one has said does not hold. */
    g_clear_pointer (&self->location, g_free);
    g_clear_pointer (&self->retry_after, g_free);
  }
  (void) (take (line, length, "etag:", &self->etag) ||
          take (line, length, "last-modified:", &self->last_modified) ||
          take (line, length, "content-type:", &self->content_type) ||
          take (line, length, "location:", &self->location) ||
          take (line, length, "retry-after:", &self->retry_after));
  return length;
}

static void
add_header (ComityHandle *self, const char *name, const char *value)
{
  if (value == NULL || strpbrk (value, "\r\n") != NULL)
    return;
  g_autofree char *line = g_strdup_printf ("%s: %s", name, value);
  self->headers = curl_slist_append (self->headers, line);
}

static void
set_headers (ComityHandle *self, const ComityHandleSpec *spec)
{
  add_header (self, "Accept", spec->request->accept);
  if (spec->request->header != NULL && strpbrk (spec->request->header, "\r\n") == NULL)
    self->headers = curl_slist_append (self->headers, spec->request->header);
  if (spec->cached != NULL) {
    add_header (self, "If-None-Match", spec->cached->etag);
    add_header (self, "If-Modified-Since", spec->cached->last_modified);
  }
  curl_easy_setopt (self->easy, CURLOPT_HTTPHEADER, self->headers);
  curl_easy_setopt (self->easy, CURLOPT_USERAGENT, USER_AGENT);
  curl_easy_setopt (self->easy, CURLOPT_ACCEPT_ENCODING, "");
}

/* Who may be talked to: only the addresses that were looked at, by https, and never on its own. */
static void
set_reach (ComityHandle *self, const ComityHandleSpec *spec)
{
  gboolean plain = (spec->request->flags & COMITY_FETCH_ALLOW_HTTP) != 0;
  const char *private_ca = g_getenv ("COMITY_CA_FILE");
  curl_easy_setopt (self->easy, CURLOPT_URL, spec->url);
  curl_easy_setopt (self->easy, CURLOPT_PROTOCOLS_STR, plain ? "https,http" : "https");
  curl_easy_setopt (self->easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt (self->easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt (self->easy, CURLOPT_NETRC, (long) CURL_NETRC_IGNORED);
  curl_easy_setopt (self->easy, CURLOPT_PROXY, spec->proxy != NULL ? spec->proxy : "");
  curl_easy_setopt (self->easy, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
  /* Certificates are always checked. A university's own authority may stand in a file. */
  if (private_ca != NULL && *private_ca != '\0')
    curl_easy_setopt (self->easy, CURLOPT_CAINFO, private_ca);
  curl_easy_setopt (self->easy, CURLOPT_OPENSOCKETFUNCTION, open_socket_cb);
  curl_easy_setopt (self->easy, CURLOPT_OPENSOCKETDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_RESOLVE, self->resolve);
}

static void
set_limits (ComityHandle *self, const ComityFetchLimits *limits)
{
  curl_easy_setopt (self->easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (self->easy, CURLOPT_CONNECTTIMEOUT_MS, (long) limits->connecting);
  curl_easy_setopt (self->easy, CURLOPT_TIMEOUT_MS, (long) limits->whole);
  curl_easy_setopt (self->easy, CURLOPT_LOW_SPEED_LIMIT, SLOWEST);
  curl_easy_setopt (self->easy, CURLOPT_LOW_SPEED_TIME, (long) MAX (limits->stalled / 1000, 1));
  curl_easy_setopt (self->easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t) self->most);
}

/* "host:port:address,address": libcurl then asks nobody for the name. */
static void
set_addresses (ComityHandle *self, const ComityHandleSpec *spec)
{
  if (spec->addresses == NULL)
    return;
  g_autoptr (GUri) uri =
    g_uri_parse (spec->proxy != NULL ? spec->proxy : spec->url, G_URI_FLAGS_NONE, NULL);
  int port = uri != NULL ? g_uri_get_port (uri) : -1;
  if (port < 0)
    port = spec->proxy != NULL ? 1080 : comity_url_is_secure (spec->url) ? 443 : 80;
  g_autoptr (GString) entry = g_string_new (NULL);
  /* + lets the entry grow old in the cache as any other would. */
  g_string_append_printf (entry, "+%s:%d:", spec->host, port);
  for (GList *l = spec->addresses; l != NULL; l = l->next) {
    g_autofree char *address = g_inet_address_to_string (l->data);
    gboolean six = g_inet_address_get_family (l->data) == G_SOCKET_FAMILY_IPV6;
    g_string_append_printf (entry, six ? "[%s]%s" : "%s%s", address, l->next != NULL ? "," : "");
  }
  self->resolve = curl_slist_append (NULL, entry->str);
}

/**
 * comity_handle_new:
 * @spec: what is asked for; needed only for the call
 *
 * Makes the handle of one request to one host. Nothing else in the program makes one.
 *
 * Returns: (transfer full): the handle
 */
ComityHandle *
comity_handle_new (const ComityHandleSpec *spec)
{
  ComityHandle *self = g_new0 (ComityHandle, 1);
  self->easy = curl_easy_init ();
  self->body = g_byte_array_new ();
  self->most = spec->request->most > 0 ? spec->request->most : DEFAULT_MOST;
  /* A proxy is what the system's settings name, and may stand in one's own network. */
  self->may_own = spec->proxy != NULL || (spec->request->flags & COMITY_FETCH_ALLOW_OWN) != 0;
  set_addresses (self, spec);
  set_reach (self, spec);
  set_headers (self, spec);
  set_limits (self, spec->limits);
  curl_easy_setopt (self->easy, CURLOPT_ERRORBUFFER, self->message);
  curl_easy_setopt (self->easy, CURLOPT_WRITEFUNCTION, write_cb);
  curl_easy_setopt (self->easy, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_HEADERFUNCTION, header_cb);
  curl_easy_setopt (self->easy, CURLOPT_HEADERDATA, self);
  return self;
}

/** comity_handle_free: frees it; it must not be in the source any more. */
void
comity_handle_free (ComityHandle *self)
{
  curl_easy_cleanup (self->easy);
  curl_slist_free_all (self->headers);
  curl_slist_free_all (self->resolve);
  g_byte_array_unref (self->body);
  g_free (self->content_type);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->location);
  g_free (self->retry_after);
  g_free (self);
}

/**
 * comity_handle_get_wait:
 *
 * Returns: seconds that the host asks to wait by its `Retry-After`, a number or a date; 0: none
 */
guint
comity_handle_get_wait (const ComityHandle *self)
{
  guint64 seconds = 0;
  if (self->retry_after == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (self->retry_after, 10, 0, 86400, &seconds, NULL))
    return (guint) seconds;
  time_t then = curl_getdate (self->retry_after, NULL);
  gint64 from_now = then > 0 ? (gint64) then - g_get_real_time () / G_USEC_PER_SEC : 0;
  return (guint) CLAMP (from_now, 0, 86400);
}
