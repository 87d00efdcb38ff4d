/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"
#include "config.h"

#include "comity-url.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-net-error.h"

#define LONGEST 8192
#define NO_HOST "<>\"\\^`{|}%/?#@;" /* signs that are in no host */
#define FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED)

static gboolean
is_web (const char *scheme)
{
  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}

/* What browsers do before they look at a reference: trims it, drops line ends and tabs. */
static char *
dup_trimmed (const char *text)
{
  GString *plain = g_string_new (NULL);
  gsize end = strlen (text);
  while (end > 0 && (guchar) text[end - 1] <= ' ')
    end--;
  while (end > 0 && (guchar) *text <= ' ') {
    text++;
    end--;
  }
  for (gsize i = 0; i < end; i++)
    if (text[i] != '\n' && text[i] != '\r' && text[i] != '\t')
      g_string_append_c (plain, text[i]);
  return g_string_free_and_steal (plain);
}

/* Percent-encodes what may not stand in an address, and turns \ before the query into /. */
static char *
dup_encoded (const char *text)
{
  GString *encoded = g_string_new (NULL);
  gboolean path = TRUE;
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '?' || *c == '#')
      path = FALSE;
    if (*c == '\\' && path)
      g_string_append_c (encoded, '/');
    else if ((guchar) *c <= ' ' || (guchar) *c >= 0x7f || strchr ("\"<>\\^`{|}", *c) != NULL)
      g_string_append_printf (encoded, "%%%02X", (guchar) *c);
    else
      g_string_append_c (encoded, *c);
  }
  return g_string_free_and_steal (encoded);
}

/* The host in lower case and ASCII: GUri leaves one in UTF-8 percent-encoded. */
static char *
dup_ascii_host (const char *host)
{
  g_autofree char *plain = g_uri_unescape_string (host, "/?#@:");
  if (plain == NULL || *plain == '\0' || !g_utf8_validate (plain, -1, NULL))
    return NULL;
  for (const char *c = plain; *c != '\0'; c++)
    if ((guchar) *c <= ' ' || *c == 0x7f || strchr (NO_HOST, *c) != NULL)
      return NULL;
  if (strchr (plain, ':') != NULL && !g_hostname_is_ip_address (plain))
    return NULL;
  if (!g_hostname_is_non_ascii (plain))
    return g_ascii_strdown (plain, -1);
  char *ascii = g_hostname_to_ascii (plain);
  /* Some letters become signs with a meaning, here or in GUri: a wide slash, the Greek question mark. */
  if (ascii != NULL && strpbrk (ascii, NO_HOST ":") != NULL)
    g_clear_pointer (&ascii, g_free);
  return ascii;
}

/* The whole address again, without user, password and fragment; NULL: not for the web. */
static char *
dup_canonical (GUri *uri)
{
  if (!is_web (g_uri_get_scheme (uri)) || g_uri_get_host (uri) == NULL)
    return NULL;
  g_autofree char *host = dup_ascii_host (g_uri_get_host (uri));
  if (host == NULL)
    return NULL;
  int port = g_uri_get_port (uri);
  gboolean secure = g_str_equal (g_uri_get_scheme (uri), "https");
  if (port == (secure ? 443 : 80))
    port = -1;
  const char *path = g_uri_get_path (uri);
  return g_uri_join (FLAGS, g_uri_get_scheme (uri), NULL, host, port, *path != '\0' ? path : "/",
                     g_uri_get_query (uri), NULL);
}

static char *
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_ADDRESS, sentence);
  return NULL;
}

/* A word before the first colon that is not a host with its port. */
static gboolean
has_scheme (const char *text)
{
  const char *colon = strchr (text, ':');
  if (colon == NULL || colon == text)
    return FALSE;
  for (const char *c = text; c < colon; c++)
    if (!g_ascii_isalnum (*c) && strchr ("+-.", *c) == NULL)
      return FALSE;
  return g_str_has_prefix (colon, "://") || !g_ascii_isdigit (colon[1]);
}

/**
 * comity_url_from_typed:
 * @typed: what a person typed or pasted, for example `sechenov.ru`
 * @error: a sentence about what is wrong with it
 *
 * Reads a web address; where no scheme is typed, it is https.
 *
 * Returns: (transfer full): the address
 */
char *
comity_url_from_typed (const char *typed, GError **error)
{
  g_autofree char *trimmed = dup_trimmed (typed);
  if (*trimmed == '\0')
    return refuse (_ ("There is no web address. Type one, for example www.example.edu."), error);
  if (strlen (trimmed) > LONGEST || !g_utf8_validate (trimmed, -1, NULL))
    return refuse (_ ("This is too long for a web address."), error);
  g_autofree char *encoded = dup_encoded (trimmed);
  g_autofree char *whole =
    has_scheme (encoded) ? g_strdup (encoded) : g_strconcat ("https://", encoded, NULL);
  g_autoptr (GUri) uri = g_uri_parse (whole, FLAGS, NULL);
  if (uri != NULL && !is_web (g_uri_get_scheme (uri)))
    return refuse (_ ("Only addresses that begin with https:// or http:// can be looked up."),
                   error);
  if (uri != NULL && g_uri_get_userinfo (uri) != NULL)
    return refuse (_ ("The address holds a user name. Type it without the part before the @."),
                   error);
  char *url = uri != NULL ? dup_canonical (uri) : NULL;
  if (url == NULL)
    return refuse (_ ("This is not a web address. Type one, for example www.example.edu."), error);
  return url;
}

/**
 * comity_url_resolve:
 * @base: (nullable): the address of the page
 * @reference: what stands there, in UTF-8, perhaps with what browsers forgive
 *
 * Returns: (transfer full) (nullable): the whole address, %NULL when it is not one of the web
 */
char *
comity_url_resolve (const char *base, const char *reference)
{
  if (strlen (reference) > LONGEST)
    return NULL;
  g_autofree char *trimmed = dup_trimmed (reference);
  g_autofree char *encoded = dup_encoded (trimmed);
  g_autofree char *whole =
    base != NULL ? g_uri_resolve_relative (base, encoded, FLAGS, NULL) : g_strdup (encoded);
  g_autoptr (GUri) uri = whole != NULL ? g_uri_parse (whole, FLAGS, NULL) : NULL;
  return uri != NULL ? dup_canonical (uri) : NULL;
}

/** comity_url_get_host: (transfer full) (nullable): the host of an address, in ASCII. */
char *
comity_url_get_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, FLAGS, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL ? dup_ascii_host (g_uri_get_host (uri)) : NULL;
}

/**
 * comity_url_get_domain:
 *
 * Returns: (transfer full) (nullable): the host without `www.`, which is what two addresses of
 *   one organisation have in common
 */
char *
comity_url_get_domain (const char *url)
{
  char *host = comity_url_get_host (url);
  if (host != NULL && g_str_has_prefix (host, "www.") && strchr (host + 4, '.') != NULL)
    memmove (host, host + 4, strlen (host + 4) + 1);
  return host;
}

/** comity_url_is_secure: whether it is an https address. */
gboolean
comity_url_is_secure (const char *url)
{
  return g_ascii_strncasecmp (url, "https://", 8) == 0;
}

/** comity_url_is_web: whether it begins as an address of the web does. */
gboolean
comity_url_is_web (const char *text)
{
  return comity_url_is_secure (text) || g_ascii_strncasecmp (text, "http://", 7) == 0;
}

/**
 * comity_url_looks_typed:
 * @text: what stands in an entry that takes an address, an identifier or a name
 *
 * Returns: whether it is meant as an address: with a scheme, or one word with a dot inside
 */
gboolean
comity_url_looks_typed (const char *text)
{
  g_autofree char *trimmed = dup_trimmed (text);
  if (comity_url_is_web (trimmed))
    return TRUE;
  if (strpbrk (trimmed, " \t@,") != NULL || *trimmed == '\0')
    return FALSE;
  g_autofree char *url = comity_url_from_typed (trimmed, NULL);
  g_autofree char *host = url != NULL ? comity_url_get_host (url) : NULL;
  if (host == NULL)
    return FALSE;
  const char *dot = strrchr (host, '.');
  return g_strcmp0 (host, "localhost") == 0 || strchr (host, ':') != NULL ||
         (dot != NULL && dot != host && strlen (dot) > 1);
}
