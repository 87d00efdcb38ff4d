/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-json.h"

G_BEGIN_DECLS

/**
 * ComityJsonNode: any JSON. Numbers are kept as they are written. @names is of an object's members
 * and has as many as @items; both are %NULL where they make no sense.
 */
typedef struct {
  ComityJsonType type;
  gboolean is_object;
  char *text;
  GPtrArray *names; /* of char * */
  GPtrArray *items; /* of ComityJsonNode */
} ComityJsonNode;

#define COMITY_JSON_DEEPEST 64

ComityJsonNode *comity_json_tree_parse (const char *text, gsize length, GError **error);
void comity_json_node_free (ComityJsonNode *node);
const ComityJsonNode *comity_json_node_get (const ComityJsonNode *node, const char *name);
const char *comity_json_node_get_text (const ComityJsonNode *node, const char *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityJsonNode, comity_json_node_free)

G_END_DECLS
