/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the Research Organization Registry (schema 2.x and 1.x) as rows of partners: its lists of
 * names and places say by their types, not by their order, what is what. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-json-ror.h"

#include <string.h>

/** comity_json_is_ror: whether this object is such a record. */
gboolean
comity_json_is_ror (const ComityJsonNode *node)
{
  const char *id = comity_json_node_get_text (node, "id");
  return id != NULL && strstr (id, "ror.org/") != NULL;
}

static const ComityJsonNode *
item (const ComityJsonNode *list, guint index)
{
  return list != NULL && list->items != NULL && index < list->items->len ?
           list->items->pdata[index] :
           NULL;
}

static const ComityJsonNode *
member (const ComityJsonNode *node, const char *name)
{
  return node != NULL && node->is_object ? comity_json_node_get (node, name) : NULL;
}

static const char *
text (const ComityJsonNode *node, const char *name)
{
  const ComityJsonNode *found = member (node, name);
  return found != NULL ? found->text : NULL;
}

static gboolean
has_type (const ComityJsonNode *name, const char *type)
{
  const ComityJsonNode *types = member (name, "types"), *one;
  for (guint i = 0; (one = item (types, i)) != NULL; i++)
    if (g_strcmp0 (one->text, type) == 0)
      return TRUE;
  return FALSE;
}

typedef struct {
  ComityJsonRorFunc put;
  gpointer data;
} Out;

static void
put (const Out *out, const char *column, const char *value)
{
  out->put (column, value != NULL ? value : "", out->data);
}

static void
put_names (const Out *out, const ComityJsonNode *node)
{
  const ComityJsonNode *names = member (node, "names"), *one;
  const char *name = text (node, "name"), *acronym = NULL, *local = NULL, *language = NULL;
  for (guint i = 0; (one = item (names, i)) != NULL; i++) {
    const char *lang = text (one, "lang");
    if (has_type (one, "ror_display"))
      name = text (one, "value");
    if (has_type (one, "acronym") && acronym == NULL)
      acronym = text (one, "value");
    if (has_type (one, "label") && !has_type (one, "ror_display") && lang != NULL &&
        !g_str_equal (lang, "en") && local == NULL) {
      local = text (one, "value");
      language = lang;
    }
  }
  const ComityJsonNode *first = item (member (node, "acronyms"), 0);
  put (out, "name", name);
  put (out, "acronym", acronym != NULL || first == NULL ? acronym : first->text);
  put (out, "name_local", local);
  put (out, "name_local_language", language);
}

static void
put_place (const Out *out, const ComityJsonNode *node)
{
  const ComityJsonNode *place = member (item (member (node, "locations"), 0), "geonames_details");
  const ComityJsonNode *old = item (member (node, "addresses"), 0);
  const char *code = text (place, "country_code");
  put (out, "country", code != NULL ? code : text (member (node, "country"), "country_code"));
  put (out, "subdivision", text (place, "country_subdivision_name"));
  put (out, "city", place != NULL ? text (place, "name") : text (old, "city"));
  put (out, "latitude", text (place != NULL ? place : old, "lat"));
  put (out, "longitude", text (place != NULL ? place : old, "lng"));
  put (out, "geonames", text (item (member (node, "locations"), 0), "geonames_id"));
}

static void
put_links (const Out *out, const ComityJsonNode *node)
{
  const ComityJsonNode *links = member (node, "links"), *one;
  const char *website = NULL;
  for (guint i = 0; (one = item (links, i)) != NULL && website == NULL; i++) {
    if (one->text != NULL)
      website = one->text;
    else if (g_strcmp0 (text (one, "type"), "website") == 0)
      website = text (one, "value");
  }
  put (out, "website", website);
}

static void
put_identifiers (const Out *out, const ComityJsonNode *node)
{
  static const char *const wanted[] = { "isni", "grid", "wikidata", "fundref" };
  const ComityJsonNode *ids = member (node, "external_ids"), *one;
  for (guint w = 0; w < G_N_ELEMENTS (wanted); w++) {
    const char *value = NULL;
    for (guint i = 0; (one = item (ids, i)) != NULL; i++) {
      if (g_ascii_strcasecmp (wanted[w], text (one, "type") != NULL ? text (one, "type") : "") != 0)
        continue;
      const ComityJsonNode *first = item (member (one, "all"), 0);
      value = text (one, "preferred");
      value = value != NULL ? value : first != NULL ? first->text : NULL;
    }
    put (out, wanted[w], value);
  }
}

/**
 * comity_json_put_ror:
 * @node: such a record
 * @put_func: called for each column with its value
 *
 * Gives the columns of one record, named as the fields of a partner.
 */
void
comity_json_put_ror (const ComityJsonNode *node, ComityJsonRorFunc put_func, gpointer data)
{
  const Out out = { put_func, data };
  const ComityJsonNode *type = item (member (node, "types"), 0);
  put (&out, "ror", text (node, "id"));
  put_names (&out, node);
  put (&out, "type", type != NULL ? type->text : NULL);
  put (&out, "established", text (node, "established"));
  put_place (&out, node);
  put_links (&out, node);
  put_identifiers (&out, node);
}
