/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-wikidata.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "comity-html.h"
#include "comity-identifier.h"
#include "comity-net-error.h"
#include "comity-text.h"
#include "comity-web-json.h"

#define LOGO "P154"
#define WEBSITE "P856"
#define COORDINATES "P625"
#define ROR "P6782"
#define INCEPTION "P571"
#define END_TIME "P582"
#define LANGUAGE_OF "P407"
#define EARTH "http://www.wikidata.org/entity/Q2"
#define LOGO_WIDTH 512

static void
set_unreadable (GError **error)
{
  g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_CUT,
                       _ ("The answer of Wikidata could not be read. Try again later."));
}

/**
 * comity_wikidata_parse:
 * @body: an answer with entities
 * @entity: (out) (transfer none): the first of them, which after a redirect has another id than was
 *   asked for; lives as long as what is returned
 * @error: a sentence, also for the errors that come with the status of success
 *
 * Returns: (transfer full): the whole answer
 */
JsonNode *
comity_wikidata_parse (GBytes *body, JsonNode **entity, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) root = text != NULL ? comity_web_json_parse (text, size, NULL) : NULL;
  const char *code = comity_web_json_get_text (comity_web_json_member (root, "error"), "code");
  JsonObject *entities = comity_web_json_object (comity_web_json_member (root, "entities"));
  g_autoptr (GList) all = entities != NULL ? json_object_get_values (entities) : NULL;
  JsonNode *first = all != NULL ? all->data : NULL;
  if ((code != NULL && g_str_has_prefix (code, "no-such")) ||
      comity_web_json_member (first, "missing") != NULL) {
    g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_MISSING,
                         _ ("Wikidata has nothing with this id."));
    return NULL;
  }
  if (code != NULL && g_str_equal (code, "maxlag")) {
    g_set_error_literal (error, COMITY_NET_ERROR, COMITY_NET_ERROR_BUSY,
                         _ ("Wikidata is busy. Try again in a few minutes."));
    return NULL;
  }
  if (comity_web_json_object (first) == NULL) {
    set_unreadable (error);
    return NULL;
  }
  *entity = first;
  return g_steal_pointer (&root);
}

static gboolean
is_ended (JsonNode *statement)
{
  return comity_web_json_length (
           comity_web_json_member (comity_web_json_member (statement, "qualifiers"), END_TIME)) > 0;
}

static JsonNode *
value_of (JsonNode *snak)
{
  if (g_strcmp0 (comity_web_json_get_text (snak, "snaktype"), "value") != 0)
    return NULL;
  return comity_web_json_member (comity_web_json_member (snak, "datavalue"), "value");
}

/* Whether a website is said to be in English, or in no language in particular. */
static gboolean
is_plain (JsonNode *statement)
{
  JsonNode *languages =
    comity_web_json_member (comity_web_json_member (statement, "qualifiers"), LANGUAGE_OF);
  if (comity_web_json_length (languages) == 0)
    return TRUE;
  for (guint i = 0; i < comity_web_json_length (languages); i++)
    if (g_strcmp0 (comity_web_json_get_text (value_of (comity_web_json_at (languages, i)), "id"),
                   "Q1860") == 0)
      return TRUE;
  return FALSE;
}

static int
rank_of (JsonNode *statement)
{
  const char *rank = comity_web_json_get_text (statement, "rank");
  if (g_strcmp0 (rank, "deprecated") == 0)
    return -1;
  return (g_strcmp0 (rank, "preferred") == 0 ? 4 : 0) + (is_ended (statement) ? 0 : 2) +
         (is_plain (statement) ? 1 : 0);
}

/* The best statement that has a value and, if it must, has not ended. */
static JsonNode *
best_value (JsonNode *entity, const char *property, gboolean current)
{
  JsonNode *statements =
    comity_web_json_member (comity_web_json_member (entity, "claims"), property);
  JsonNode *best = NULL;
  int best_rank = -1;
  for (guint i = 0; i < comity_web_json_length (statements); i++) {
    JsonNode *statement = comity_web_json_at (statements, i);
    JsonNode *value = value_of (comity_web_json_member (statement, "mainsnak"));
    if (value == NULL || (current && is_ended (statement)) || rank_of (statement) <= best_rank)
      continue;
    best = value;
    best_rank = rank_of (statement);
  }
  return best;
}

static const char *
label_in (JsonNode *entity, const char *language)
{
  return comity_web_json_get_text (comity_web_json_member (comity_web_json_member (entity,
                                                                                   "labels"),
                                                           language),
                                   "value");
}

static void
read_names (JsonNode *entity, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonObject *labels = comity_web_json_object (comity_web_json_member (entity, "labels"));
  JsonNode *native = best_value (entity, "P1705", FALSE);
  static const char *const kept[] = { "en", "ru", "be", "uk", "uz", "kk", "zh", "de", "fr",
                                      "es", "it", "pl", "ar", "tr", "fa", "ja", "ko", "pt" };
  const char *name = label_in (entity, "en");
  if (name == NULL)
    name = label_in (entity, "mul");
  if (name == NULL && labels != NULL && json_object_get_size (labels) > 0) {
    g_autoptr (GList) all = json_object_get_values (labels);
    name = comity_web_json_get_text (all->data, "value");
  }
  comity_findings_add (findings, origin, "name", name);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    comity_findings_add_name (findings, label_in (entity, kept[i]), kept[i], "official");
  if (g_strcmp0 (comity_web_json_get_text (native, "text"), name) != 0 &&
      comity_findings_add (findings, origin, "name_local",
                           comity_web_json_get_text (native, "text")))
    comity_findings_add (findings, origin, "name_local_language",
                         comity_web_json_get_text (native, "language"));
}

static void
read_coordinates (JsonNode *entity, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *value = best_value (entity, COORDINATES, TRUE);
  const char *globe = comity_web_json_get_text (value, "globe");
  double latitude, longitude;
  char number[2][G_ASCII_DTOSTR_BUF_SIZE];
  if ((globe != NULL && !g_str_equal (globe, EARTH)) ||
      !comity_web_json_number (comity_web_json_member (value, "latitude"), &latitude) ||
      !comity_web_json_number (comity_web_json_member (value, "longitude"), &longitude))
    return;
  g_ascii_formatd (number[0], sizeof number[0], "%.6f", latitude);
  g_ascii_formatd (number[1], sizeof number[1], "%.6f", longitude);
  if (comity_findings_add (findings, origin, "latitude", number[0]))
    comity_findings_add (findings, origin, "longitude", number[1]);
}

/* "+1096-01-01T00:00:00Z" with precision 9 is a year, 10 a month, 11 a day. */
static void
read_inception (JsonNode *entity, const ComityOrigin *origin, ComityFindings *findings)
{
  JsonNode *value = best_value (entity, INCEPTION, FALSE);
  const char *time = comity_web_json_get_text (value, "time");
  double precision;
  if (time == NULL || *time != '+' || strlen (time) < 11 ||
      !comity_web_json_number (comity_web_json_member (value, "precision"), &precision) ||
      precision < 9)
    return;
  g_autofree char *date = g_strndup (time + 1, precision < 10 ? 4 : precision < 11 ? 7 : 10);
  comity_findings_add (findings, origin, "established", date);
}

static void
read_identifiers (JsonNode *entity, const ComityOrigin *origin, ComityFindings *findings)
{
  static const char *const fields[][2] = {
    { ROR, "ror" },      { "P213", "isni" },   { "P2427", "grid" },    { "P3153", "fundref" },
    { "P968", "email" }, { "P1329", "phone" }, { "P1813", "acronym" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    JsonNode *value = best_value (entity, fields[i][0], TRUE);
    const char *text = comity_web_json_text (value);
    if (text == NULL)
      text = comity_web_json_get_text (value, "text");
    if (text != NULL && g_str_has_prefix (text, "mailto:"))
      text += strlen ("mailto:");
    comity_findings_add (findings, origin, fields[i][1], text);
  }
}

static void
read_logo (JsonNode *entity,
           const char *commons,
           const ComityOrigin *origin,
           ComityFindings *findings)
{
  const char *file = comity_web_json_text (best_value (entity, LOGO, TRUE));
  if (file == NULL)
    return;
  g_autofree char *underscored = g_strdup (file);
  g_strdelimit (underscored, " ", '_');
  g_autofree char *escaped = g_uri_escape_string (underscored, NULL, FALSE);
  g_autofree char *url =
    g_strdup_printf ("%s/wiki/Special:FilePath/%s?width=%d", commons, escaped, LOGO_WIDTH);
  comity_findings_add_logo (findings, origin, "wikidata", url);
}

/**
 * comity_wikidata_read:
 * @entity: an entity, with or without the statements that are looked for
 * @commons: the address of Wikimedia Commons
 *
 * Adds what it says: of each property the best statement, never a deprecated one, and for what
 * changes never one that has ended.
 */
void
comity_wikidata_read (JsonNode *entity,
                      const char *commons,
                      const ComityOrigin *origin,
                      ComityFindings *findings)
{
  comity_findings_add (findings, origin, "wikidata", comity_web_json_get_text (entity, "id"));
  read_names (entity, origin, findings);
  comity_findings_add (findings, origin, "website",
                       comity_web_json_text (best_value (entity, WEBSITE, TRUE)));
  read_coordinates (entity, origin, findings);
  read_inception (entity, origin, findings);
  read_identifiers (entity, origin, findings);
  read_logo (entity, commons, origin, findings);
}

/* "<a href=…>Name</a>" of the author is only the name. */
static void
append_plain (const char *text, gsize length, gpointer data)
{
  g_string_append_len (data, text, (gssize) length);
}

static char *
dup_plain (const char *html)
{
  static const ComityHtmlHandler handler = { .text = append_plain };
  g_autoptr (GString) plain = g_string_new (NULL);
  comity_html_scan (html, strlen (html), &handler, plain);
  return comity_text_clean (plain->str, FALSE);
}

/**
 * comity_wikidata_dup_rights:
 * @answer: of Commons about one file, with `extmetadata`
 *
 * Returns: (transfer full) (nullable): licence and author of the file
 */
char *
comity_wikidata_dup_rights (JsonNode *answer)
{
  JsonNode *pages = comity_web_json_member (comity_web_json_member (answer, "query"), "pages");
  JsonObject *object = comity_web_json_object (pages);
  g_autoptr (GList) all = object != NULL ? json_object_get_values (object) : NULL;
  JsonNode *page = all != NULL ? all->data : comity_web_json_at (pages, 0);
  JsonNode *info = comity_web_json_at (comity_web_json_member (page, "imageinfo"), 0);
  JsonNode *meta = comity_web_json_member (info, "extmetadata");
  const char *licence =
    comity_web_json_get_text (comity_web_json_member (meta, "LicenseShortName"), "value");
  const char *artist = comity_web_json_get_text (comity_web_json_member (meta, "Artist"), "value");
  g_autofree char *author = artist != NULL ? dup_plain (artist) : NULL;
  if (licence == NULL)
    return NULL;
  if (author == NULL || comity_text_is_blank (author) || strlen (author) > 200)
    return g_strdup (licence);
  /* Translators: the licence of a picture and who made it, as in “CC BY-SA 4.0, by Anna Muster” */
  return g_strdup_printf (_ ("%1$s, by %2$s"), licence, author);
}

/* Not to know the rights is no reason to do without the logo. */
static void
ask_rights (ComityAsker *asker, ComityFoundLogo *logo)
{
  const char *name = strstr (logo->url, "/Special:FilePath/");
  g_autofree char *file = name != NULL ? g_strdup (name + strlen ("/Special:FilePath/")) : NULL;
  if (file == NULL)
    return;
  file[strcspn (file, "?")] = '\0';
  g_autofree char *path = g_strdup_printf (
    "/w/api.php?action=query&format=json&prop=imageinfo&iiprop=extmetadata&titles=File:%s", file);
  g_autoptr (ComityReply) reply =
    comity_asker_ask (asker, asker->sources->commons_base, path, NULL, NULL);
  gsize size;
  const char *text = reply != NULL ? g_bytes_get_data (reply->body, &size) : NULL;
  g_autoptr (JsonNode) answer = text != NULL ? comity_web_json_parse (text, size, NULL) : NULL;
  logo->rights = comity_wikidata_dup_rights (answer);
}

/**
 * comity_wikidata_ask:
 * @id: an id of Wikidata in canonical form
 *
 * Adds what Wikidata says about one organisation.
 *
 * Returns: whether it knows it
 */
gboolean
comity_wikidata_ask (ComityAsker *asker, const char *id, ComityFindings *findings, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/wiki/Special:EntityData/%s.json", id);
  g_autoptr (ComityReply) reply =
    comity_asker_ask (asker, asker->sources->wikidata_base, path, NULL, error);
  JsonNode *entity = NULL;
  g_autoptr (JsonNode) answer =
    reply != NULL ? comity_wikidata_parse (reply->body, &entity, error) : NULL;
  if (answer == NULL)
    return FALSE;
  ComityOrigin origin = { "wikidata", reply->url, reply->fetched };
  guint before = findings->logos->len;
  comity_wikidata_read (entity, asker->sources->commons_base, &origin, findings);
  if (findings->logos->len > before)
    ask_rights (asker, findings->logos->pdata[before]);
  return TRUE;
}

/**
 * comity_wikidata_find:
 * @ror: a ROR id
 *
 * Returns: (transfer full) (nullable): the id of the organisation at Wikidata
 */
char *
comity_wikidata_find (ComityAsker *asker, const char *ror, GError **error)
{
  g_autofree char *path =
    g_strdup_printf ("/w/api.php?action=query&list=search&format=json&srsearch=haswbstatement:" ROR
                     "=%s",
                     ror);
  g_autoptr (ComityReply) reply =
    comity_asker_ask (asker, asker->sources->wikidata_base, path, NULL, error);
  gsize size;
  const char *text = reply != NULL ? g_bytes_get_data (reply->body, &size) : NULL;
  g_autoptr (JsonNode) answer = text != NULL ? comity_web_json_parse (text, size, NULL) : NULL;
  JsonNode *found =
    comity_web_json_at (comity_web_json_member (comity_web_json_member (answer, "query"), "search"),
                        0);
  const char *title = comity_web_json_get_text (found, "title");
  return title != NULL ? comity_identifier_wikidata.normalize (title, NULL) : NULL;
}
