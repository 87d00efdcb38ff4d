/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * JSON of strangers: read with limits, asked without fear. Every function takes %NULL and whatever
 * type is there, and answers with nothing where something else was expected.
 */

JsonNode *comity_web_json_parse (const char *text, gsize length, GError **error);
JsonNode *comity_web_json_parse_loosely (const char *text, gsize length);
JsonObject *comity_web_json_object (JsonNode *node);
JsonNode *comity_web_json_member (JsonNode *node, const char *name);
const char *comity_web_json_text (JsonNode *node);
const char *comity_web_json_get_text (JsonNode *node, const char *name);
gboolean comity_web_json_number (JsonNode *node, double *number);
guint comity_web_json_length (JsonNode *node);
JsonNode *comity_web_json_at (JsonNode *node, guint index);

G_END_DECLS
