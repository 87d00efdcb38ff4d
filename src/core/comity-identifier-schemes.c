/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-identifier.h"

#include <string.h>

#include "comity-identifier-private.h"
#include "comity-isced.h"
#include "comity-text.h"

/* ---- Organisations and people of research ---- */

static char *
normalize_ror (const char *text, GError **error)
{
  static const char *const prefixes[] = { "ror.org/", "ror:", "ror ", NULL };
  g_autofree char *bare = comity_identifier_bare (text, prefixes);
  char *id = comity_identifier_take (&comity_identifier_ror, "^0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}$",
                                     text, g_ascii_strdown (bare, -1), error);

  if (id == NULL || comity_check_ror (id))
    return id;
  g_free (id);
  return comity_identifier_refuse_check (&comity_identifier_ror, text, error);
}

const ComityIdentifier comity_identifier_ror = {
  .name = "ROR",
  .example = "05a28rw58",
  .address = "https://ror.org/%s",
  .normalize = normalize_ror,
};

static char *
normalize_wikidata (const char *text, GError **error)
{
  static const char *const prefixes[] = {
    "wikidata.org/wiki/", "wikidata.org/entity/", "m.wikidata.org/wiki/", "wd:", "wikidata:", NULL
  };
  g_autofree char *bare = comity_identifier_bare (text, prefixes);

  return comity_identifier_take (&comity_identifier_wikidata, "^Q[1-9][0-9]{0,11}$", text,
                                 g_ascii_strup (bare, -1), error);
}

const ComityIdentifier comity_identifier_wikidata = {
  .name = "Wikidata",
  .example = "Q11942",
  .address = "https://www.wikidata.org/wiki/%s",
  .normalize = normalize_wikidata,
};

/* 16 characters with a check character, in the way of ISNI and ORCID. */
static char *
normalize_sixteen (const ComityIdentifier *scheme,
                   const char *const *prefixes,
                   const char *text,
                   GError **error)
{
  char *id = comity_identifier_take (scheme, "^[0-9]{15}[0-9X]$", text,
                                     comity_identifier_compact (text, prefixes), error);

  if (id == NULL || comity_check_mod_11_2 (id))
    return id;
  g_free (id);
  return comity_identifier_refuse_check (scheme, text, error);
}

static char *
normalize_isni (const char *text, GError **error)
{
  static const char *const prefixes[] = { "isni.org/isni/", "isni.org/page/", "isni.org/",
                                          "isni:",          "isni ",          NULL };

  return normalize_sixteen (&comity_identifier_isni, prefixes, text, error);
}

const ComityIdentifier comity_identifier_isni = {
  .name = "ISNI",
  .example = "0000000121581746",
  .address = "https://isni.org/isni/%s",
  .normalize = normalize_isni,
};

static char *
normalize_orcid (const char *text, GError **error)
{
  static const char *const prefixes[] = { "orcid.org/", "orcid:", "orcid ", NULL };
  g_autofree char *id = normalize_sixteen (&comity_identifier_orcid, prefixes, text, error);

  if (id == NULL)
    return NULL;
  return g_strdup_printf ("%.4s-%.4s-%.4s-%.4s", id, id + 4, id + 8, id + 12);
}

const ComityIdentifier comity_identifier_orcid = {
  .name = "ORCID",
  .example = "0000-0002-1825-0097",
  .address = "https://orcid.org/%s",
  .normalize = normalize_orcid,
};

static char *
normalize_grid (const char *text, GError **error)
{
  static const char *const prefixes[] = { "grid.ac/institutes/", NULL };
  g_autofree char *bare = comity_identifier_bare (text, prefixes);

  return comity_identifier_take (&comity_identifier_grid, "^grid\\.[0-9]{1,8}\\.[0-9a-f]{1,2}$",
                                 text, g_ascii_strdown (bare, -1), error);
}

const ComityIdentifier comity_identifier_grid = {
  .name = "GRID",
  .example = "grid.5386.8",
  .normalize = normalize_grid,
};

static char *
normalize_fundref (const char *text, GError **error)
{
  static const char *const prefixes[] = { "doi.org/10.13039/", "dx.doi.org/10.13039/",
                                          "doi:10.13039/", "10.13039/", NULL };

  return comity_identifier_take (&comity_identifier_fundref, "^[1-9][0-9]{2,14}$", text,
                                 comity_identifier_bare (text, prefixes), error);
}

const ComityIdentifier comity_identifier_fundref = {
  .name = "Crossref Funder",
  .example = "501100000780",
  .address = "https://doi.org/10.13039/%s",
  .normalize = normalize_fundref,
};

/* geonames.org/1609350/bangkok.html is a usual address. */
static char *
normalize_geonames (const char *text, GError **error)
{
  static const char *const prefixes[] = { "geonames.org/", "sws.geonames.org/", "geonames:", NULL };
  char *id = comity_identifier_bare (text, prefixes);

  id[strcspn (id, "/")] = '\0';
  return comity_identifier_take (&comity_identifier_geonames, "^[1-9][0-9]{0,9}$", text, id, error);
}

const ComityIdentifier comity_identifier_geonames = {
  .name = "GeoNames",
  .example = "1512569",
  .address = "https://www.geonames.org/%s",
  .normalize = normalize_geonames,
};

/* ---- European mobility ---- */

/* A domain name in small letters of ASCII, or NULL; of an address or e-mail address the host. */
static char *
take_domain (const char *text)
{
  static const char *const prefixes[] = { "urn:schac:homeorganization:", NULL };
  g_autofree char *bare = comity_identifier_bare (text, prefixes);
  const char *at = strrchr (bare, '@');
  g_autofree char *host = comity_identifier_bare (at != NULL ? at + 1 : bare, prefixes);
  g_autofree char *ascii = NULL;

  host[strcspn (host, "/:?#")] = '\0';
  if (host[0] == '\0')
    return NULL;
  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL || strlen (ascii) > 253)
    return NULL;
  return g_ascii_strdown (ascii, -1);
}

static char *
normalize_schac (const char *text, GError **error)
{
  static const char pattern[] =
    "^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$";
  char *domain = take_domain (text);

  if (domain == NULL)
    return comity_identifier_refuse (&comity_identifier_schac, text, error);
  return comity_identifier_take (&comity_identifier_schac, pattern, text, domain, error);
}

const ComityIdentifier comity_identifier_schac = {
  .name = "SCHAC",
  .example = "example.edu",
  .normalize = normalize_schac,
};

static char *
normalize_pic (const char *text, GError **error)
{
  static const char *const prefixes[] = {
    "ec.europa.eu/info/funding-tenders/opportunities/portal/screen/how-to-participate/"
    "org-details/",
    "pic:", "pic ", NULL
  };

  return comity_identifier_take (&comity_identifier_pic, "^[0-9]{9}$", text,
                                 comity_identifier_compact (text, prefixes), error);
}

const ComityIdentifier comity_identifier_pic = {
  .name = "PIC",
  .example = "999997930",
  .address = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/"
             "how-to-participate/org-details/%s",
  .normalize = normalize_pic,
};

/* The letters of the country in three places, two to seven of the city, two or three digits:
 * `D  BERLIN01`, `F  PARIS001`, `UK ST-ANDR01`. Two countries have three letters, and so no blank:
 * `IRLDUBLIN01`. */
static char *
normalize_erasmus (const char *text, GError **error)
{
  static const char pattern[] = "^(?|([A-Z]{1,2}) |(IRL|LUX) ?)([A-Z][A-Z'.-]{1,6}) ?([0-9]{2,3})$";
  static const char *const prefixes[] = { "erasmus code:", "erasmus:", NULL };
  g_autoptr (GRegex) form = g_regex_new (pattern, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *bare = comity_identifier_bare (text, prefixes);
  g_autofree char *upper = g_ascii_strup (bare, -1);
  g_autofree char *country = NULL, *city = NULL, *number = NULL;

  if (!g_regex_match (form, upper, 0, &match))
    return comity_identifier_refuse (&comity_identifier_erasmus, text, error);
  country = g_match_info_fetch (match, 1);
  city = g_match_info_fetch (match, 2);
  number = g_match_info_fetch (match, 3);
  return g_strdup_printf ("%-3s%s%s", country, city, number);
}

const ComityIdentifier comity_identifier_erasmus = {
  .name = "Erasmus",
  .example = "PL WARSZAW01",
  .normalize = normalize_erasmus,
};

static char *
normalize_isced_f (const char *text, GError **error)
{
  static const char *const prefixes[] = { "isced-f:", "isced-f ", "isced:", "isced ", NULL };
  g_autofree char *code = comity_identifier_bare (text, prefixes);

  if (comity_isced_name (code) == NULL)
    return comity_identifier_refuse (&comity_identifier_isced_f, text, error);
  return g_steal_pointer (&code);
}

const ComityIdentifier comity_identifier_isced_f = {
  .name = "ISCED-F 2013",
  .example = "0912",
  .normalize = normalize_isced_f,
};

/* urn:schac:personalUniqueCode:int:esi:HOME:CODE, where HOME is a domain or a country's code. */
static char *
normalize_esi (const char *text, GError **error)
{
  static const char start[] = "urn:schac:personalUniqueCode:int:esi:";
  static const char *const prefixes[] = { NULL };
  g_autofree char *bare = comity_identifier_bare (text, prefixes);
  g_autofree char *home = NULL;
  const char *rest, *colon;

  if (g_ascii_strncasecmp (bare, start, strlen (start)) != 0)
    return comity_identifier_refuse (&comity_identifier_esi, text, error);
  rest = bare + strlen (start);
  colon = strchr (rest, ':');
  home = colon != NULL ? g_ascii_strdown (rest, colon - rest) : g_strdup ("");
  return comity_identifier_take (&comity_identifier_esi,
                                 "^urn:schac:personalUniqueCode:int:esi:(?:[a-z]{2}|[a-z0-9-]+(?:"
                                 "\\.[a-z0-9-]+)+)"
                                 ":[A-Za-z0-9()+,.:=@;$_!*'%/?#-]+$",
                                 text, g_strconcat (start, home, colon != NULL ? colon : "", NULL),
                                 error);
}

const ComityIdentifier comity_identifier_esi = {
  .name = "European Student Identifier",
  .example = "urn:schac:personalUniqueCode:int:esi:example.edu:0123456",
  .normalize = normalize_esi,
};

/* ---- Publications ---- */

/* An address writes some characters as %2F; in a DOI that stands alone these are itself. */
static char *
take_doi (const char *text)
{
  static const char *const prefixes[] = { "doi.org/", "dx.doi.org/", "doi:",
                                          "doi ",     "info:doi/",   NULL };
  g_autofree char *bare = comity_identifier_bare (text, prefixes);
  g_autofree char *plain = NULL;

  if (text == NULL || g_ascii_isdigit (text[strspn (text, " ")]))
    return g_steal_pointer (&bare);
  plain = g_uri_unescape_string (bare, NULL);
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    return g_steal_pointer (&bare);
  return comity_text_clean (plain, FALSE);
}

/* DOIs do not tell large letters from small ones; the small form is kept. */
static char *
normalize_doi (const char *text, GError **error)
{
  g_autofree char *doi = take_doi (text);
  char *small = g_utf8_strdown (doi, -1);
  gsize length = strlen (small);

  while (length > 0 && strchr (".,;", small[length - 1]) != NULL)
    small[--length] = '\0';
  return comity_identifier_take (&comity_identifier_doi, "^10\\.[0-9]{4,9}(?:\\.[0-9]+)*/\\S+$",
                                 text, small, error);
}

const ComityIdentifier comity_identifier_doi = {
  .name = "DOI",
  .example = "10.1000/182",
  .address = "https://doi.org/%s",
  .normalize = normalize_doi,
};

/* The 13 digits, also of an ISBN of ten. */
static char *
normalize_isbn (const char *text, GError **error)
{
  static const char *const prefixes[] = { "isbn-13:", "isbn-10:", "isbn-13 ",  "isbn-10 ", "isbn:",
                                          "isbn ",    "isbn",     "urn:isbn:", NULL };
  g_autofree char *id =
    comity_identifier_take (&comity_identifier_isbn, "^(?:[0-9]{9}[0-9X]|97[89][0-9]{10})$", text,
                            comity_identifier_compact (text, prefixes), error);
  g_autofree char *longer = NULL;

  if (id == NULL)
    return NULL;
  if (strlen (id) == 13)
    return comity_check_isbn_13 (id) ?
             g_steal_pointer (&id) :
             comity_identifier_refuse_check (&comity_identifier_isbn, text, error);
  if (!comity_check_isbn_10 (id))
    return comity_identifier_refuse_check (&comity_identifier_isbn, text, error);
  longer = g_strdup_printf ("978%.9s", id);
  return g_strdup_printf ("%s%c", longer, comity_check_digit_isbn_13 (longer));
}

const ComityIdentifier comity_identifier_isbn = {
  .name = "ISBN",
  .example = "9780306406157",
  .normalize = normalize_isbn,
};
