/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-ror.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unicode/uloc.h>

#include "comity-identifier.h"
#include "comity-net-error.h"
#include "comity-places.h"
#include "comity-url.h"
#include "comity-web-json.h"

#define MOST_NAMES 100

/** comity_suggestion_free: frees it. */
void
comity_suggestion_free (ComitySuggestion *self)
{
  g_free (self->ror);
  g_free (self->name);
  g_free (self->place);
  g_clear_pointer (&self->record, json_node_unref);
  g_free (self);
}

/**
 * comity_ror_parse:
 * @body: an answer of the register, version 2
 * @error: a sentence, also for the errors that it sends with the status of success
 *
 * Returns: (transfer full): the record, or the list
 */
JsonNode *
comity_ror_parse (GBytes *body, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonNode) root = text != NULL ? comity_web_json_parse (text, size, &reason) : NULL;
  const char *problem =
    comity_web_json_text (comity_web_json_at (comity_web_json_member (root, "errors"), 0));
  if (problem != NULL) {
    g_debug ("ROR: %s", problem);
    if (strstr (problem, "does not exist") != NULL ||
        strstr (problem, "not a valid ROR ID") != NULL)
      g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_MISSING,
                           _ ("ROR has no organisation with this id."));
    else
      g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_FAILED,
                           _ ("ROR could not answer this question."));
    return NULL;
  }
  if (comity_web_json_object (root) == NULL) {
    g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_CUT,
                         _ ("The answer of ROR could not be read. Try again later."));
    return NULL;
  }
  return g_steal_pointer (&root);
}

static gboolean
has_text (JsonNode *list, const char *text)
{
  for (guint i = 0; i < comity_web_json_length (list); i++)
    if (g_strcmp0 (comity_web_json_text (comity_web_json_at (list, i)), text) == 0)
      return TRUE;
  return FALSE;
}

static const char *
display_name (JsonNode *record)
{
  JsonNode *names = comity_web_json_member (record, "names");
  for (guint i = 0; i < comity_web_json_length (names); i++) {
    JsonNode *name = comity_web_json_at (names, i);
    if (has_text (comity_web_json_member (name, "types"), "ror_display"))
      return comity_web_json_get_text (name, "value");
  }
  return NULL;
}

static JsonNode *
place_of (JsonNode *record, guint index)
{
  return comity_web_json_member (comity_web_json_at (comity_web_json_member (record, "locations"),
                                                     index),
                                 "geonames_details");
}

/* The language that most people of the country have, by CLDR: RU gives ru. */
static char *
dup_language_of (const char *country)
{
  UErrorCode status = U_ZERO_ERROR;
  char likely[ULOC_FULLNAME_CAPACITY], language[ULOC_LANG_CAPACITY];
  g_autofree char *locale = country != NULL ? g_strdup_printf ("und_%s", country) : NULL;
  if (locale == NULL)
    return NULL;
  uloc_addLikelySubtags (locale, likely, sizeof likely, &status);
  uloc_getLanguage (likely, language, sizeof language, &status);
  return U_SUCCESS (status) && *language != '\0' ? g_strdup (language) : NULL;
}

/* The name in the language of the country, or the only one that is not in English. */
static JsonNode *
find_local_name (JsonNode *record)
{
  JsonNode *names = comity_web_json_member (record, "names"), *other = NULL;
  const char *country = comity_web_json_get_text (place_of (record, 0), "country_code");
  g_autofree char *language = dup_language_of (country);
  guint n_others = 0;
  for (guint i = 0; i < comity_web_json_length (names); i++) {
    JsonNode *name = comity_web_json_at (names, i), *types = comity_web_json_member (name, "types");
    const char *lang = comity_web_json_get_text (name, "lang");
    if (!has_text (types, "label") || has_text (types, "ror_display") || lang == NULL)
      continue;
    if (g_strcmp0 (lang, language) == 0)
      return name;
    if (!g_str_equal (lang, "en")) {
      other = name;
      n_others++;
    }
  }
  return n_others == 1 ? other : NULL;
}

static void
read_names (JsonNode *record, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *names = comity_web_json_member (record, "names"), *local = find_local_name (record);
  comity_findings_add (findings, origin, "name", display_name (record));
  if (comity_findings_add (findings, origin, "name_local",
                           comity_web_json_get_text (local, "value")))
    comity_findings_add (findings, origin, "name_local_language",
                         comity_web_json_get_text (local, "lang"));
  for (guint i = 0; i < MIN (comity_web_json_length (names), MOST_NAMES); i++) {
    JsonNode *name = comity_web_json_at (names, i), *types = comity_web_json_member (name, "types");
    const char *value = comity_web_json_get_text (name, "value");
    gboolean acronym = has_text (types, "acronym");
    if (acronym)
      comity_findings_add (findings, origin, "acronym", value);
    comity_findings_add_name (findings, value, comity_web_json_get_text (name, "lang"),
                              acronym       ? "acronym" :
                              name == local ? "native" :
                              has_text (types, "label") || has_text (types, "ror_display") ?
                                              "official" :
                                              "alias");
  }
}

static void
add_number (ComityFindings *findings,
            const ComityOrigin *origin,
            const char *field,
            JsonNode *node,
            const char *format)
{
  double number;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  if (comity_web_json_number (node, &number))
    comity_findings_add (findings, origin, field,
                         g_ascii_formatd (text, sizeof text, format, number));
}

static void
read_places (JsonNode *record, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *locations = comity_web_json_member (record, "locations"), *first = place_of (record, 0);
  const char *country = comity_web_json_get_text (first, "country_code");
  g_autoptr (GPtrArray) further = g_ptr_array_new ();
  comity_findings_add (findings, origin, "country", country);
  comity_findings_add (findings, origin, "subdivision",
                       comity_web_json_get_text (first, "country_subdivision_name"));
  comity_findings_add (findings, origin, "city", comity_web_json_get_text (first, "name"));
  add_number (findings, origin, "latitude", comity_web_json_member (first, "lat"), "%.6f");
  add_number (findings, origin, "longitude", comity_web_json_member (first, "lng"), "%.6f");
  add_number (findings, origin, "geonames",
              comity_web_json_member (comity_web_json_at (locations, 0), "geonames_id"), "%.0f");
  for (guint i = 1; i < comity_web_json_length (locations); i++) {
    const char *other = comity_web_json_get_text (place_of (record, i), "country_code");
    if (other != NULL && g_strcmp0 (other, country) != 0 &&
        !g_ptr_array_find_with_equal_func (further, other, g_str_equal, NULL))
      g_ptr_array_add (further, (char *) other);
  }
  g_ptr_array_add (further, NULL);
  g_autofree char *countries = g_strjoinv (";", (char **) further->pdata);
  comity_findings_add (findings, origin, "countries", countries);
}

static void
read_identifiers (JsonNode *record, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *identifiers = comity_web_json_member (record, "external_ids");
  for (guint i = 0; i < comity_web_json_length (identifiers); i++) {
    JsonNode *one = comity_web_json_at (identifiers, i);
    const char *type = comity_web_json_get_text (one, "type");
    const char *id = comity_web_json_get_text (one, "preferred");
    if (id == NULL)
      id = comity_web_json_text (comity_web_json_at (comity_web_json_member (one, "all"), 0));
    if (type != NULL && (g_str_equal (type, "wikidata") || g_str_equal (type, "isni") ||
                         g_str_equal (type, "grid") || g_str_equal (type, "fundref")))
      comity_findings_add (findings, origin, type, id);
  }
}

static void
read_links (JsonNode *record, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *links = comity_web_json_member (record, "links");
  JsonNode *domains = comity_web_json_member (record, "domains");
  g_autoptr (GString) joined = g_string_new (NULL);
  for (guint i = 0; i < comity_web_json_length (links); i++) {
    JsonNode *link = comity_web_json_at (links, i);
    const char *value = comity_web_json_get_text (link, "value");
    if (g_strcmp0 (comity_web_json_get_text (link, "type"), "website") == 0)
      comity_findings_add (findings, origin, "website", value);
  }
  for (guint i = 0; i < MIN (comity_web_json_length (domains), 20); i++) {
    const char *domain = comity_web_json_text (comity_web_json_at (domains, i));
    if (domain != NULL)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", domain);
  }
  comity_findings_add (findings, origin, "domains", joined->str);
}

static void
read_relations (JsonNode *record, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *relations = comity_web_json_member (record, "relationships");
  for (guint i = 0; i < comity_web_json_length (relations); i++) {
    JsonNode *relation = comity_web_json_at (relations, i);
    const char *type = comity_web_json_get_text (relation, "type");
    const char *id = comity_web_json_get_text (relation, "id");
    g_autofree char *ror = id != NULL ? comity_identifier_ror.normalize (id, NULL) : NULL;
    if (g_strcmp0 (type, "parent") == 0 || g_strcmp0 (type, "successor") == 0)
      comity_findings_add_reference (findings, origin, type,
                                     comity_web_json_get_text (relation, "label"), ror);
  }
}

static void
read_type (JsonNode *record, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *types = comity_web_json_member (record, "types");
  /* Many universities are funders too; that is not what an office takes them for. */
  for (guint i = 0; i < comity_web_json_length (types); i++) {
    const char *type = comity_web_json_text (comity_web_json_at (types, i));
    if (g_strcmp0 (type, "funder") != 0)
      comity_findings_add (findings, origin, "type", type);
  }
  comity_findings_add (findings, origin, "type",
                       comity_web_json_text (comity_web_json_at (types, 0)));
}

static void
read_status (JsonNode *record, ComityFindings *findings)
{
  const char *status = comity_web_json_get_text (record, "status");
  const char *successor = comity_findings_get_value (findings, "successor");
  if (status == NULL || g_str_equal (status, "active"))
    return;
  if (successor == NULL) {
    comity_findings_add_problem (findings,
                                 _ ("ROR says that this organisation is not active any more."));
    return;
  }
  g_autofree char *sentence =
    /* Translators: %s is the name of an organisation */
    g_strdup_printf (_ ("ROR says that this organisation is not active any more; it is now “%s”."),
                     successor);
  comity_findings_add_problem (findings, sentence);
}

/**
 * comity_ror_read:
 * @record: a record of the register's schema 2.0 or 2.1
 *
 * Adds what it says.
 *
 * Returns: whether it is such a record
 */
gboolean
comity_ror_read (JsonNode *record, const ComityOrigin *origin, ComityFindings *findings)
{
  const char *id = comity_web_json_get_text (record, "id");
  double year;
  if (id == NULL || display_name (record) == NULL)
    return FALSE;
  comity_findings_add (findings, origin, "ror", id);
  read_names (record, origin, findings);
  read_type (record, origin, findings);
  read_places (record, origin, findings);
  read_links (record, origin, findings);
  read_identifiers (record, origin, findings);
  read_relations (record, origin, findings);
  read_status (record, findings);
  if (comity_web_json_number (comity_web_json_member (record, "established"), &year) && year >= 1 &&
      year <= 9999) {
    g_autofree char *text = g_strdup_printf ("%04d", (int) year);
    comity_findings_add (findings, origin, "established", text);
  }
  return TRUE;
}

/* -- Asking ------------------------------------------------------------------------------------ */

#define WINDOW (5 * 60 * G_USEC_PER_SEC)
#define TURNS 50
#define TURNS_OF_CLIENT 2000

static GMutex turns_mutex;
static GQueue turns; /* of gint64 *, when each request of the last five minutes was made */

/* How long until the register may be asked again, in microseconds; 0: now, and that is noted. */
static gint64
take_turn (const ComityAsker *asker)
{
  guint most = asker->sources->ror_client != NULL ? TURNS_OF_CLIENT : TURNS;
  gint64 now = g_get_monotonic_time (), wait = 0;
  g_mutex_lock (&turns_mutex);
  while (turns.length > 0 && *(gint64 *) turns.head->data <= now - WINDOW)
    g_free (g_queue_pop_head (&turns));
  if (turns.length >= most)
    wait = *(gint64 *) turns.head->data + WINDOW - now;
  else
    g_queue_push_tail (&turns, g_memdup2 (&now, sizeof now));
  g_mutex_unlock (&turns_mutex);
  return wait;
}

/* The register allows so many requests in five minutes. A mirror of one's own has no such limit. */
static gboolean
wait_for_turn (ComityAsker *asker, GError **error)
{
  gint64 wait;
  if (!g_str_has_prefix (asker->sources->ror_base, "https://api.ror.org"))
    return TRUE;
  while ((wait = take_turn (asker)) > 0) {
    if (g_cancellable_set_error_if_cancelled (asker->cancellable, error))
      return FALSE;
    if (!asker->patient) {
      g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_BUSY,
                           _ ("ROR allows 50 requests in 5 minutes. Try again in a few minutes, or "
                              "give a client id in the preferences."));
      return FALSE;
    }
    g_usleep ((gulong) MIN (wait, G_USEC_PER_SEC / 4));
  }
  return TRUE;
}

static JsonNode *
ask (ComityAsker *asker, const char *path, char **address, char **fetched, GError **error)
{
  if (!wait_for_turn (asker, error))
    return NULL;
  g_autofree char *client = asker->sources->ror_client != NULL ?
                              g_strconcat ("Client-Id: ", asker->sources->ror_client, NULL) :
                              NULL;
  g_autoptr (ComityReply) reply =
    comity_asker_ask (asker, asker->sources->ror_base, path, client, error);
  if (reply == NULL)
    return NULL;
  if (address != NULL)
    *address = g_strdup (reply->url);
  if (fetched != NULL)
    *fetched = g_strdup (reply->fetched);
  return comity_ror_parse (reply->body, error);
}

/**
 * comity_ror_ask:
 * @id: a ROR id in canonical form
 *
 * Adds what the register says about one organisation.
 *
 * Returns: whether it knows it
 */
gboolean
comity_ror_ask (ComityAsker *asker, const char *id, ComityFindings *findings, GError **error)
{
  g_autofree char *path = g_strconcat ("/v2/organizations/", id, NULL);
  g_autofree char *address = NULL;
  g_autofree char *fetched = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonNode) record = ask (asker, path, &address, &fetched, &reason);
  if (g_error_matches (reason, COMITY_NET_ERROR, COMITY_NET_ERROR_MISSING)) {
    g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_MISSING,
                         _ ("ROR has no organisation with this id."));
    return FALSE;
  }
  if (reason != NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }
  ComityOrigin origin = { "ror", address, fetched };
  if (comity_ror_read (record, &origin, findings))
    return TRUE;
  g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_CUT,
                       _ ("The answer of ROR could not be read. Try again later."));
  return FALSE;
}

static ComitySuggestion *
suggestion_new (JsonNode *record)
{
  const char *id = comity_web_json_get_text (record, "id"), *name = display_name (record);
  g_autofree char *ror = id != NULL ? comity_identifier_ror.normalize (id, NULL) : NULL;
  if (ror == NULL || name == NULL)
    return NULL;
  const char *city = comity_web_json_get_text (place_of (record, 0), "name");
  const char *code = comity_web_json_get_text (place_of (record, 0), "country_code");
  g_autofree char *country = code != NULL ? comity_country_dup_name (code) : NULL;
  ComitySuggestion *self = g_new0 (ComitySuggestion, 1);
  self->ror = g_steal_pointer (&ror);
  self->name = g_strdup (name);
  self->place = city != NULL && country != NULL ?
                  /* Translators: a city and its country */
                  g_strdup_printf (C_ ("place", "%1$s, %2$s"), city, country) :
                  g_strdup (country);
  self->record = json_node_ref (record);
  return self;
}

/**
 * comity_ror_dup_query:
 *
 * Returns: (transfer full): @text without a meaning to the register's search language
 */
char *
comity_ror_dup_query (const char *text)
{
  GString *query = g_string_new (NULL);
  for (const char *c = text; *c != '\0'; c++) {
    if (strchr ("+-=&|><!(){}[]^\"~*?:\\/", *c) != NULL)
      g_string_append_c (query, '\\');
    g_string_append_c (query, *c);
  }
  return g_string_free_and_steal (query);
}

static JsonNode *
ask_list (ComityAsker *asker, const char *parameter, const char *text, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (text, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/v2/organizations?%s=%s", parameter, escaped);
  return ask (asker, path, NULL, NULL, error);
}

/**
 * comity_ror_suggest:
 * @text: a name, or the beginning of one
 *
 * Returns: (transfer full) (element-type ComitySuggestion): organisations with such a name, best
 *   first
 */
GPtrArray *
comity_ror_suggest (ComityAsker *asker, const char *text, GError **error)
{
  g_autofree char *query = comity_ror_dup_query (text);
  g_autoptr (JsonNode) list = ask_list (asker, "query", query, error);
  if (list == NULL)
    return NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_suggestion_free);
  JsonNode *items = comity_web_json_member (list, "items");
  for (guint i = 0; i < comity_web_json_length (items); i++) {
    ComitySuggestion *suggestion = suggestion_new (comity_web_json_at (items, i));
    if (suggestion != NULL)
      g_ptr_array_add (found, suggestion);
  }
  return found;
}

/**
 * comity_ror_match:
 * @text: a name as people write it, perhaps with its city
 *
 * Returns: (transfer full) (nullable): the organisation that the register is sure of; %NULL without
 *   an error when it is not
 */
ComitySuggestion *
comity_ror_match (ComityAsker *asker, const char *text, GError **error)
{
  g_autoptr (JsonNode) list = ask_list (asker, "affiliation", text, error);
  JsonNode *items = comity_web_json_member (list, "items");
  for (guint i = 0; i < comity_web_json_length (items); i++) {
    JsonNode *item = comity_web_json_at (items, i),
             *chosen = comity_web_json_member (item, "chosen");
    if (chosen != NULL && JSON_NODE_HOLDS_VALUE (chosen) && json_node_get_boolean (chosen))
      return suggestion_new (comity_web_json_member (item, "organization"));
  }
  return NULL;
}

/** comity_ror_has_domain: whether a record's website or domains are those of @domain. */
gboolean
comity_ror_has_domain (JsonNode *record, const char *domain)
{
  JsonNode *links = comity_web_json_member (record, "links");
  if (has_text (comity_web_json_member (record, "domains"), domain))
    return TRUE;
  for (guint i = 0; i < comity_web_json_length (links); i++) {
    JsonNode *link = comity_web_json_at (links, i);
    const char *value = comity_web_json_get_text (link, "value");
    g_autofree char *other =
      value != NULL && g_strcmp0 (comity_web_json_get_text (link, "type"), "website") == 0 ?
        comity_url_get_domain (value) :
        NULL;
    if (g_strcmp0 (other, domain) == 0)
      return TRUE;
  }
  return FALSE;
}
