/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "comity-error.h"
#include "comity-query.h"

/* How a query is kept: a saved search is one of these. Names and values are the neutral ones. */

static const char *const ops[] = {
  [COMITY_OP_IS] = "is",         [COMITY_OP_NOT] = "not",         [COMITY_OP_CONTAINS] = "contains",
  [COMITY_OP_FROM] = "from",     [COMITY_OP_TO] = "to",           [COMITY_OP_WITHIN] = "within",
  [COMITY_OP_ABSENT] = "absent", [COMITY_OP_PRESENT] = "present",
};

/* -- Writing ---------------------------------------------------------------------------------- */

static void
put_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
put_filters (JsonBuilder *builder, const GPtrArray *filters)
{
  json_builder_set_member_name (builder, "filters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < filters->len; i++) {
    const ComityFilter *filter = g_ptr_array_index (filters, i);
    g_autofree char *path = comity_filter_dup_path (filter);

    json_builder_begin_object (builder);
    put_text (builder, "path", path);
    put_text (builder, "op", ops[filter->op]);
    put_text (builder, "value", *filter->value ? filter->value : NULL);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
put_columns (JsonBuilder *builder, ComityQuery *query)
{
  guint n;
  const ComityField *const *columns = comity_query_get_columns (query, &n);

  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, columns[i]->name);
  json_builder_end_array (builder);
}

/**
 * comity_query_to_json:
 *
 * Returns: (transfer full): the query on one line; its kind is not part of it
 */
char *
comity_query_to_json (ComityQuery *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const ComityField *sort = comity_query_get_sort (self);

  json_builder_begin_object (builder);
  put_text (builder, "search", comity_query_get_search (self));
  put_filters (builder, comity_query_get_filters (self));
  put_text (builder, "as_of", comity_query_get_as_of (self));
  put_text (builder, "sort", sort ? sort->name : NULL);
  if (comity_query_get_descending (self)) {
    json_builder_set_member_name (builder, "descending");
    json_builder_add_boolean_value (builder, TRUE);
  }
  put_columns (builder, self);
  if (comity_query_get_children (self) != NULL)
    put_text (builder, "children", comity_query_get_children (self)->name);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* -- Reading ---------------------------------------------------------------------------------- */

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ?
           json_node_get_string (node) :
           NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
set_unreadable (GError **error)
{
  g_set_error_literal (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
                       _ ("This is not a search that Comity has kept."));
}

static gboolean
read_op (const char *name, ComityOp *op)
{
  for (guint i = 0; i < G_N_ELEMENTS (ops); i++) {
    if (g_strcmp0 (ops[i], name) == 0) {
      *op = (ComityOp) i;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
read_filters (ComityQuery *self, JsonArray *filters, GError **error)
{
  for (guint i = 0; filters && i < json_array_get_length (filters); i++) {
    JsonNode *node = json_array_get_element (filters, i);
    JsonObject *filter = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    const char *path = filter ? get_text (filter, "path") : NULL;
    ComityOp op;

    if (!path || !read_op (get_text (filter, "op"), &op)) {
      set_unreadable (error);
      return FALSE;
    }
    if (!comity_query_add_filter (self, path, op, get_text (filter, "value"), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_columns (ComityQuery *self, JsonArray *columns, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (self);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; columns && i < json_array_get_length (columns); i++) {
    JsonNode *node = json_array_get_element (columns, i);
    const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
    const ComityField *field = comity_kind_require_field (kind, name ? name : "", error);

    if (field == NULL)
      return FALSE;
    g_ptr_array_add (fields, (gpointer) field);
  }
  comity_query_set_columns (self, (const ComityField *const *) fields->pdata, fields->len);
  return TRUE;
}

static gboolean
read_object (ComityQuery *self, JsonObject *object, GError **error)
{
  gboolean descending = json_object_get_boolean_member_with_default (object, "descending", FALSE);

  const char *children = get_text (object, "children");

  comity_query_set_search (self, get_text (object, "search"));
  comity_query_set_children (self, children ? comity_kind_find (children) : NULL);
  return read_filters (self, get_array (object, "filters"), error) &&
         read_columns (self, get_array (object, "columns"), error) &&
         comity_query_set_as_of (self, get_text (object, "as_of"), error) &&
         comity_query_set_sort (self, get_text (object, "sort"), descending, error);
}

/**
 * comity_query_new_from_json:
 * @json: made by comity_query_to_json()
 *
 * Returns: (transfer full): the query, or %NULL with a sentence in @error
 */
ComityQuery *
comity_query_new_from_json (const ComityKind *kind, const char *json, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (json ? json : "", NULL);
  g_autoptr (ComityQuery) self = comity_query_new (kind);

  if (!root || !JSON_NODE_HOLDS_OBJECT (root)) {
    set_unreadable (error);
    return NULL;
  }
  return read_object (self, json_node_get_object (root), error) ? g_steal_pointer (&self) : NULL;
}
