/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "config.h"

#include "comity-deadline-packs.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define FOLDER "/io/github/comity_office/Comity/rules/"

static const char *const names[] = { "belarus", "russia", "uzbekistan" };

static void
pack_free (gpointer data)
{
  ComityDeadlinePack *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->country);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  g_free (self);
}

/* The name in the first language of the user's that there is, else in English. */
static const char *
local_name (JsonObject *object)
{
  JsonObject *by_language = json_object_get_object_member (object, "name");

  for (const char *const *language = g_get_language_names (); *language; language++)
    if (json_object_has_member (by_language, *language))
      return json_object_get_string_member (by_language, *language);
  return json_object_get_string_member (by_language, "en");
}

static char *
dup_neutral (JsonNode *node)
{
  switch (json_node_get_value_type (node)) {
  case G_TYPE_BOOLEAN:
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  case G_TYPE_INT64:
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  default:
    return json_node_dup_string (node);
  }
}

static ComityRecord *
record_from_json (const char *kind_name, JsonObject *object, const char *country)
{
  const ComityKind *kind = comity_kind_find (kind_name);
  ComityRecord *record = comity_record_new (kind);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node)) {
    g_autofree char *value = JSON_NODE_HOLDS_VALUE (node) ? dup_neutral (node) : NULL;

    if (value && comity_kind_get_field (kind, name))
      comity_record_set (record, name, value);
  }
  comity_record_set (record, "name", local_name (object));
  comity_record_set (record, "country", country);
  return record;
}

static GPtrArray *
records_from_json (JsonObject *pack, const char *member, const char *kind, const char *country)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array = json_object_get_array_member (pack, member);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (records,
                     record_from_json (kind, json_array_get_object_element (array, i), country));
  return records;
}

static ComityDeadlinePack *
load (const char *id, GError **error)
{
  g_autofree char *path = g_strdup_printf (FOLDER "%s.json", id);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  ComityDeadlinePack *self;
  JsonObject *object;

  if (!bytes || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  object = json_node_get_object (json_parser_get_root (parser));
  self = g_new0 (ComityDeadlinePack, 1);
  self->id = g_strdup (id);
  self->name = g_strdup (local_name (object));
  self->country = g_strdup (json_object_get_string_member (object, "country"));
  self->rules = records_from_json (object, "rules", "deadline_rule", self->country);
  self->holidays = records_from_json (object, "holidays", "holiday", self->country);
  return self;
}

/**
 * comity_deadline_packs_load:
 * @error: return location
 *
 * Returns: (transfer full) (element-type ComityDeadlinePack) (nullable): what can be taken over,
 *   named in the user's language
 */
GPtrArray *
comity_deadline_packs_load (GError **error)
{
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func (pack_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    ComityDeadlinePack *pack = load (names[i], error);

    if (!pack)
      return NULL;
    g_ptr_array_add (packs, pack);
  }
  return g_steal_pointer (&packs);
}

/* What makes two of them the same: the code of a rule, day and country of a holiday. */
static char *
dup_identity (ComityRecord *record)
{
  if (g_str_equal (comity_record_get_kind (record)->name, "holiday")) {
    const char *country = comity_record_get (record, "country");

    return g_strdup_printf ("%s %s", country ? country : "", comity_record_get (record, "date"));
  }
  return g_strdup (comity_record_get (record, "code"));
}

static gboolean
add_known (ComityDb *db, GHashTable *known, const char *kind_name, GError **error)
{
  const ComityKind *kind = comity_kind_find (kind_name);
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = comity_db_ids (db, query, error);

  for (guint i = 0; ids && i < ids->len; i++) {
    g_autoptr (ComityRecord) record =
      comity_db_load (db, kind, g_array_index (ids, gint64, i), error);
    char *identity = record ? dup_identity (record) : NULL;

    if (!record)
      return FALSE;
    if (identity)
      g_hash_table_add (known, identity);
  }
  return ids != NULL;
}

/**
 * comity_deadline_packs_known:
 * @db: a reader's connection
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the rules and holidays that the office has already
 */
GHashTable *
comity_deadline_packs_known (ComityDb *db, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!add_known (db, known, "deadline_rule", error) || !add_known (db, known, "holiday", error))
    return NULL;
  return g_steal_pointer (&known);
}

/**
 * comity_deadline_pack_has:
 * @known: what comity_deadline_packs_known() returned
 * @record: a rule or holiday of a pack
 *
 * Returns: whether the office has it already
 */
gboolean
comity_deadline_pack_has (GHashTable *known, ComityRecord *record)
{
  g_autofree char *identity = dup_identity (record);

  return identity && g_hash_table_contains (known, identity);
}

/**
 * comity_deadline_pack_take:
 * @pack: a pack
 * @known: what the office has already: it is left alone
 * @chosen: (nullable): set of codes of the rules to take; %NULL for those that are in use
 * @n_added: (out): how many rules are added
 *
 * Rules that were chosen by hand are in use from then on; no rule counts as checked.
 *
 * Returns: (transfer full): what adds the rules, and the holidays of the country
 */
ComityChanges *
comity_deadline_pack_take (const ComityDeadlinePack *pack,
                           GHashTable *known,
                           GHashTable *chosen,
                           guint *n_added)
{
  ComityChanges *changes = comity_changes_new (N_ ("Took over deadline rules"));

  *n_added = 0;
  for (guint i = 0; i < pack->rules->len; i++) {
    ComityRecord *rule = pack->rules->pdata[i];
    gboolean wanted = chosen ? g_hash_table_contains (chosen, comity_record_get (rule, "code")) :
                               g_strcmp0 (comity_record_get (rule, "active"), "true") == 0;

    if (!wanted || comity_deadline_pack_has (known, rule))
      continue;
    comity_record_set (rule, "active", "true");
    comity_changes_put (changes, rule);
    (*n_added)++;
  }
  for (guint i = 0; i < pack->holidays->len; i++)
    if (!comity_deadline_pack_has (known, pack->holidays->pdata[i]))
      comity_changes_put (changes, pack->holidays->pdata[i]);
  return changes;
}
