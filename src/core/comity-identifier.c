/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-identifier.h"

#include <string.h>

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-identifier-private.h"
#include "comity-text.h"

/* Cuts `http://`, `https://` and `www.` off, in any case and however often. */
static const char *
skip_scheme (const char *text)
{
  static const char *const starts[] = { "https://", "http://", "www." };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    if (g_ascii_strncasecmp (text, starts[i], strlen (starts[i])) == 0)
      return skip_scheme (text + strlen (starts[i]));
  }
  return text;
}

/**
 * comity_identifier_bare:
 * @text: (nullable): what was pasted
 * @prefixes: (array zero-terminated=1): what may stand before the identifier, in lower case:
 *   address without scheme (`ror.org/`) or label (`doi:`)
 *
 * Cuts the address or label off, and from an address the query and a closing stroke.
 *
 * Returns: (transfer full): the identifier without anything around it
 */
char *
comity_identifier_bare (const char *text, const char *const *prefixes)
{
  g_autofree char *clean = comity_text_clean (text != NULL ? text : "", FALSE);
  const char *rest = clean != NULL ? skip_scheme (clean) : "";
  gboolean address = clean != NULL && rest != clean;
  char *bare;

  for (; *prefixes != NULL; prefixes++) {
    gsize length = strlen (*prefixes);

    if (g_ascii_strncasecmp (rest, *prefixes, length) == 0) {
      rest += length;
      address = address || (*prefixes)[length - 1] == '/';
      break;
    }
  }
  bare = g_strdup (rest);
  if (address) {
    bare[strcspn (bare, "?#")] = '\0';
    if (g_str_has_suffix (bare, "/"))
      bare[strlen (bare) - 1] = '\0';
  }
  return g_strstrip (bare);
}

/**
 * comity_identifier_compact:
 * @text: (nullable): what was pasted
 * @prefixes: (array zero-terminated=1): as for comity_identifier_bare()
 *
 * Returns: (transfer full): the identifier in upper case, without blanks, hyphens and dashes
 */
char *
comity_identifier_compact (const char *text, const char *const *prefixes)
{
  g_autofree char *bare = comity_identifier_bare (text, prefixes);
  GString *compact = g_string_new (NULL);

  for (const char *p = bare; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c != ' ' && c != '-' && !(c >= 0x2010 && c <= 0x2015) && c != 0x2212)
      g_string_append_unichar (compact, c < 0x80 ? (gunichar) g_ascii_toupper ((char) c) : c);
  }
  return g_string_free_and_steal (compact);
}

/**
 * comity_identifier_refuse:
 * @scheme: the scheme
 * @typed: (nullable): what was given
 * @error: return location
 *
 * Says that something is not an identifier of the scheme.
 *
 * Returns: %NULL
 */
char *
comity_identifier_refuse (const ComityIdentifier *scheme, const char *typed, GError **error)
{
  g_autofree char *excerpt = comity_text_excerpt (typed);

  g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
               /* Translators: what was written, the name of the scheme (such as ROR, ISBN), an
                  example of an identifier */
               _ ("“%s” is not a valid %s identifier; one looks like “%s”."), excerpt, scheme->name,
               scheme->example);
  return NULL;
}

/**
 * comity_identifier_refuse_check:
 * @scheme: the scheme
 * @typed: what was given
 * @error: return location
 *
 * Says that the check digit does not match.
 *
 * Returns: %NULL
 */
char *
comity_identifier_refuse_check (const ComityIdentifier *scheme, const char *typed, GError **error)
{
  g_autofree char *excerpt = comity_text_excerpt (typed);

  g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_CHECK_DIGIT,
               /* Translators: what was written, the name of the scheme (such as ROR, ISBN) */
               _ ("A digit or letter of “%s” is wrong, since the check digit of %s does not match; "
                  "compare it with the source."),
               excerpt, scheme->name);
  return NULL;
}

/**
 * comity_identifier_take:
 * @scheme: the scheme
 * @pattern: a regular expression for the whole canonical form
 * @typed: (nullable): what was given, for the message
 * @candidate: (transfer full): what may be the canonical form
 * @error: return location
 *
 * Returns: (transfer full) (nullable): @candidate where it matches @pattern
 */
char *
comity_identifier_take (const ComityIdentifier *scheme,
                        const char *pattern,
                        const char *typed,
                        char *candidate,
                        GError **error)
{
  g_autofree char *owned = candidate;

  if (g_regex_match_simple (pattern, candidate, G_REGEX_DOLLAR_ENDONLY, 0))
    return g_steal_pointer (&owned);
  return comity_identifier_refuse (scheme, typed, error);
}

static const ComityIdentifier *const schemes[] = {
  &comity_identifier_ror,      &comity_identifier_wikidata, &comity_identifier_isni,
  &comity_identifier_orcid,    &comity_identifier_schac,    &comity_identifier_pic,
  &comity_identifier_erasmus,  &comity_identifier_isced_f,  &comity_identifier_doi,
  &comity_identifier_isbn,     &comity_identifier_grid,     &comity_identifier_fundref,
  &comity_identifier_geonames, &comity_identifier_esi,
};

/**
 * comity_identifiers:
 * @n: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n): all schemes
 */
const ComityIdentifier *const *
comity_identifiers (guint *n)
{
  if (n != NULL)
    *n = G_N_ELEMENTS (schemes);
  return schemes;
}

/**
 * comity_identifier_dup_address:
 * @scheme: a scheme
 * @canonical: (nullable): an identifier in canonical form
 *
 * Returns: (transfer full) (nullable): the address that shows what the identifier stands for, or
 *   %NULL where the scheme has none
 */
char *
comity_identifier_dup_address (const ComityIdentifier *scheme, const char *canonical)
{
  g_autofree char *escaped = NULL;
  g_auto (GStrv) halves = NULL;

  if (scheme->address == NULL || canonical == NULL || canonical[0] == '\0')
    return NULL;
  escaped = g_uri_escape_string (canonical, "/:;()", FALSE);
  halves = g_strsplit (scheme->address, "%s", 2);
  return g_strconcat (halves[0], escaped, halves[1], NULL);
}
