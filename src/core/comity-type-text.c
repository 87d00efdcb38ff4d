/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include <string.h>

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-identifier.h"
#include "comity-text.h"
#include "comity-type.h"

#define TEXT_MAX 2000
#define LONG_MAX_CHARACTERS 500000

static char *
clean_text (const ComityField *field,
            const char *text,
            gboolean many_lines,
            glong most,
            GError **error)
{
  g_autofree char *clean = comity_text_clean (text, many_lines);
  glong length = g_utf8_strlen (clean, -1);

  if (length > most)
    return comity_type_refuse (error, COMITY_CORE_ERROR_RANGE, field,
                               /* Translators: %ld is a number of characters */
                               ngettext ("the text is too long; it may have %ld character.",
                                         "the text is too long; it may have %ld characters.", most),
                               most);
  return g_steal_pointer (&clean);
}

static char *
normalize_text (const ComityField *field, const char *text, GError **error)
{
  return clean_text (field, text, FALSE, TEXT_MAX, error);
}

static char *
normalize_long (const ComityField *field, const char *text, GError **error)
{
  return clean_text (field, text, TRUE, LONG_MAX_CHARACTERS, error);
}

const ComityTypeOps comity_type_text = { .normalize = normalize_text };
const ComityTypeOps comity_type_long = { .normalize = normalize_long };

/* -- Addresses on the web ------------------------------------------------------------------ */

static char *
refuse_url (const ComityField *field, const char *url, GError **error)
{
  const char *comma = strchr (url, ',');
  const char *slash = strchr (url, '/');

  if (comma != NULL && (slash == NULL || comma < slash)) {
    g_autofree char *mended = g_strdelimit (g_strdup (url), ",", '.');

    return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                               /* Translators: both are web addresses */
                               _ ("there is a comma in “%s”. Write %s."), url, mended);
  }
  return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                             /* Translators: %s was typed */
                             _ ("“%s” is not a web address. Write it like "
                                "https://www.example.org."),
                             url);
}

static gboolean
is_host (const char *host)
{
  const char *dot = host != NULL ? strrchr (host, '.') : NULL;

  if (dot == NULL || dot == host || dot[1] == '\0' || strstr (host, "..") != NULL)
    return FALSE;
  for (const char *p = host; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c != '.' && c != '-' && c != '_' && !g_unichar_isalnum (c) && !g_unichar_ismark (c))
      return FALSE;
  }
  return TRUE;
}

/* An address without a scheme gets https; others than http and https are refused, so that a link
 * in the window can never start anything else. The host is in lower case. */
static char *
normalize_url (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  g_autofree char *full = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;

  full = strstr (clean, "://") != NULL ? g_strdup (clean) : g_strconcat ("https://", clean, NULL);
  uri = g_uri_parse (full, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_userinfo (uri) != NULL || !is_host (g_uri_get_host (uri)))
    return refuse_url (field, clean, error);
  if (!g_str_equal (g_uri_get_scheme (uri), "https") &&
      !g_str_equal (g_uri_get_scheme (uri), "http"))
    return refuse_url (field, clean, error);
  if (strlen (full) > TEXT_MAX || strchr (full, ' ') != NULL)
    return refuse_url (field, clean, error);

  host = g_utf8_strdown (g_uri_get_host (uri), -1);
  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri),
                     g_uri_get_path (uri), g_uri_get_query (uri), g_uri_get_fragment (uri));
}

/* Without https:// and the closing slash, the host in its own script. */
static char *
format_url (const ComityField *field, const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *shown = g_str_has_prefix (url, "https://") ? url + strlen ("https://") : url;
  g_autofree char *readable = host != NULL ? g_hostname_to_unicode (host) : NULL;
  g_autoptr (GString) text = g_string_new (shown);

  if (readable != NULL)
    g_string_replace (text, host, readable, 1);
  if (g_str_has_suffix (text->str, "/"))
    g_string_truncate (text, text->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

const ComityTypeOps comity_type_url = { .normalize = normalize_url, .format = format_url };

/* -- E-mail: the grammar of HTML's input type=email, with hosts of any script ---------------- */

static char *
normalize_email (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  const char *address = g_ascii_strncasecmp (clean, "mailto:", 7) == 0 ? clean + 7 : clean;
  const char *at = strrchr (address, '@');
  g_autofree char *local = at != NULL ? g_strndup (address, at - address) : NULL;
  g_autofree char *host = at != NULL ? g_utf8_strdown (at + 1, -1) : NULL;

  if (at == NULL || *local == '\0' || strpbrk (local, " ,;:<>()[]\"@\\") != NULL || !is_host (host))
    return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                               /* Translators: %s was typed */
                               _ ("“%s” is not an e-mail address. Write it like "
                                  "office@example.org."),
                               address);
  return g_strconcat (local, "@", host, NULL);
}

const ComityTypeOps comity_type_email = { .normalize = normalize_email };

/* -- Telephone: kept as written; E.164 allows 15 digits, and an extension may follow ---------- */

static char *
normalize_phone (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  guint digits = 0;
  gboolean wrong = FALSE;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    digits += g_unichar_isdigit (c);
    /* Letters only introduce an extension. */
    wrong = wrong || (g_unichar_isalpha (c) && digits < 5) ||
            (!g_unichar_isalnum (c) && (c > 127 || strchr (" +-()./#*,", (int) c) == NULL));
  }
  if (digits < 3 || digits > 22 || wrong)
    return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                               /* Translators: %s was typed */
                               _ ("“%s” is not a telephone number. Write it like +375 17 277 14 "
                                  "20."),
                               clean);
  return g_steal_pointer (&clean);
}

const ComityTypeOps comity_type_phone = { .normalize = normalize_phone };

/* -- Identifiers ----------------------------------------------------------------------------- */

static char *
normalize_identifier (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  g_autoptr (GError) problem = NULL;
  char *canonical = field->scheme->normalize (clean, &problem);

  if (problem != NULL)
    return comity_type_refuse (error, problem->code, field, "%s", problem->message);
  return canonical;
}

const ComityTypeOps comity_type_identifier = { .normalize = normalize_identifier };
