/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-web-json.h"

#include <math.h>
#include <string.h>

/* json-glib goes down by recursion; nothing that is asked for here is a quarter as deep. */
#define DEEPEST 64

static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;
  for (gsize i = 0; i < length; i++) {
    char c = text[i];
    if (quoted && c == '\\')
      i++;
    else if (c == '"')
      quoted = !quoted;
    else if (quoted)
      continue;
    else if ((c == '{' || c == '[') && ++depth > DEEPEST)
      return TRUE;
    else if ((c == '}' || c == ']') && depth > 0)
      depth--;
  }
  return FALSE;
}

/**
 * comity_web_json_parse:
 * @text: the bytes of an answer
 *
 * Returns: (transfer full) (nullable): what they mean
 */
JsonNode *
comity_web_json_parse (const char *text, gsize length, GError **error)
{
  /* Not an immutable one: that aborts the program when a second value follows the first. */
  g_autoptr (JsonParser) parser = json_parser_new ();
  if (length > 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0) {
    text += 3;
    length -= 3;
  }
  if (!g_utf8_validate_len (text, length, NULL) || is_too_deep (text, length)) {
    g_set_error_literal (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA,
                         "Not UTF-8, or too deep");
    return NULL;
  }
  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL)
    g_set_error_literal (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA, "Nothing");
  return root != NULL ? json_node_ref (root) : NULL;
}

/* What people put around the JSON in a page, and commas too many. */
static char *
dup_mended (const char *text, gsize length)
{
  static const char *const around[] = { "<!--",          "-->",       "//<![CDATA[",
                                        "/*<![CDATA[*/", "<![CDATA[", "//]]>",
                                        "/*]]>*/",       "]]>",       "&quot;" };
  g_autoptr (GString) plain = g_string_new_len (text, (gssize) length);
  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    g_string_replace (plain, around[i], i == G_N_ELEMENTS (around) - 1 ? "\"" : " ", 0);
  g_strstrip (plain->str);
  plain->len = strlen (plain->str);
  if (g_str_has_suffix (plain->str, ";"))
    g_string_truncate (plain, plain->len - 1);

  GString *mended = g_string_new (NULL);
  gboolean quoted = FALSE;
  for (const char *c = plain->str; *c != '\0'; c++) {
    if (quoted && *c == '\\' && c[1] != '\0') {
      g_string_append_len (mended, c++, 2);
      continue;
    }
    if (*c == '"')
      quoted = !quoted;
    if (!quoted && *c == ',' && strchr ("}]", c[1 + strspn (c + 1, " \t\r\n")]) != NULL)
      continue;
    g_string_append_c (mended, quoted && (guchar) *c < ' ' ? ' ' : *c);
  }
  return g_string_free_and_steal (mended);
}

/**
 * comity_web_json_parse_loosely:
 * @text: what stands in a script of a page
 *
 * Returns: (transfer full) (nullable): what it means, also where it is not quite JSON
 */
JsonNode *
comity_web_json_parse_loosely (const char *text, gsize length)
{
  JsonNode *node = comity_web_json_parse (text, length, NULL);
  if (node != NULL || length > 1024 * 1024)
    return node;
  g_autofree char *mended = dup_mended (text, length);
  return comity_web_json_parse (mended, strlen (mended), NULL);
}

/** comity_web_json_object: (nullable): the object that @node is. */
JsonObject *
comity_web_json_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/** comity_web_json_member: (nullable): a member of the object that @node is. */
JsonNode *
comity_web_json_member (JsonNode *node, const char *name)
{
  JsonObject *object = comity_web_json_object (node);
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

/** comity_web_json_text: (nullable): the text that @node is; never an empty one. */
const char *
comity_web_json_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  const char *text = json_node_get_string (node);
  return text != NULL && *text != '\0' ? text : NULL;
}

/** comity_web_json_get_text: (nullable): the text that a member is. */
const char *
comity_web_json_get_text (JsonNode *node, const char *name)
{
  return comity_web_json_text (comity_web_json_member (node, name));
}

/** comity_web_json_number: whether @node is a number, also one written as a text. */
gboolean
comity_web_json_number (JsonNode *node, double *number)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING) {
    const char *text = json_node_get_string (node);
    char *end = NULL;
    *number = g_ascii_strtod (text, &end);
    return end != text && *end == '\0' && isfinite (*number);
  }
  if (json_node_get_value_type (node) != G_TYPE_INT64 &&
      json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;
  *number = json_node_get_double (node);
  return isfinite (*number);
}

/** comity_web_json_length: how many there are: of an array its length, of anything else 1, of nothing 0. */
guint
comity_web_json_length (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

/** comity_web_json_at: (nullable): one of them, of an array or of a single one. */
JsonNode *
comity_web_json_at (JsonNode *node, guint index)
{
  if (index >= comity_web_json_length (node))
    return NULL;
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_element (json_node_get_array (node), index) :
                                        node;
}
