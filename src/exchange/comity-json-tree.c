/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of any shape, as strangers send it (RFC 8259). Its depth is limited, so that none is too deep
 * for the stack. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-json-tree.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *at, *end;
  int depth;
} Parser;

static ComityJsonNode *parse_value (Parser *self);

/** comity_json_node_free: frees a node and all below it. */
void
comity_json_node_free (ComityJsonNode *node)
{
  g_free (node->text);
  g_clear_pointer (&node->names, g_ptr_array_unref);
  g_clear_pointer (&node->items, g_ptr_array_unref);
  g_free (node);
}

static void
skip_space (Parser *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

static gboolean
take (Parser *self, char wanted)
{
  skip_space (self);
  if (self->at >= self->end || *self->at != wanted)
    return FALSE;
  self->at++;
  return TRUE;
}

static int
hex4 (Parser *self)
{
  int code = 0;
  if (self->end - self->at < 4)
    return -1;
  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (*self->at++);
    if (digit < 0)
      return -1;
    code = code * 16 + digit;
  }
  return code;
}

static gboolean
take_escape (Parser *self, GString *text)
{
  static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  if (self->at >= self->end)
    return FALSE;
  char letter = *self->at++;
  if (letter != 'u') {
    const char *found = letter != '\0' ? strchr (letters, letter) : NULL;
    if (found != NULL)
      g_string_append_c (text, meanings[found - letters]);
    return found != NULL;
  }
  int code = hex4 (self);
  if (code >= 0xd800 && code < 0xdc00 && self->end - self->at >= 6 && self->at[0] == '\\' &&
      self->at[1] == 'u') {
    self->at += 2;
    int low = hex4 (self);
    code = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : -1;
  }
  if (code < 0)
    return FALSE;
  /* Half a pair, or a zero: a text of ours cannot hold it. */
  g_string_append_unichar (text, code == 0 || (code >= 0xd800 && code < 0xe000) ? 0xfffd :
                                                                                  (gunichar) code);
  return TRUE;
}

static char *
take_string (Parser *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  while (self->at < self->end && *self->at != '"') {
    const char *from = self->at;
    while (self->at < self->end && *self->at != '"' && *self->at != '\\')
      self->at++;
    g_string_append_len (text, from, self->at - from);
    if (self->at < self->end && *self->at == '\\') {
      self->at++;
      if (!take_escape (self, text))
        return NULL;
    }
  }
  if (self->at >= self->end)
    return NULL;
  self->at++;
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static ComityJsonNode *
node_new (ComityJsonType type, char *text)
{
  ComityJsonNode *node = g_new0 (ComityJsonNode, 1);
  node->type = type;
  node->text = text;
  return node;
}

static ComityJsonNode *
container_new (gboolean is_object)
{
  ComityJsonNode *node = node_new (COMITY_JSON_ARRAY, NULL);
  node->is_object = is_object;
  node->items = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_json_node_free);
  if (is_object)
    node->names = g_ptr_array_new_with_free_func (g_free);
  return node;
}

static gboolean
take_item (Parser *self, ComityJsonNode *node)
{
  if (node->is_object) {
    char *name = take (self, '"') ? take_string (self) : NULL;
    if (name == NULL)
      return FALSE;
    g_ptr_array_add (node->names, name);
    if (!take (self, ':'))
      return FALSE;
  }
  ComityJsonNode *item = parse_value (self);
  if (item != NULL)
    g_ptr_array_add (node->items, item);
  return item != NULL;
}

static ComityJsonNode *
parse_container (Parser *self, gboolean is_object)
{
  g_autoptr (ComityJsonNode) node = container_new (is_object);
  char closing = is_object ? '}' : ']';
  if (++self->depth > COMITY_JSON_DEEPEST)
    return NULL;
  if (!take (self, closing)) {
    do
      if (!take_item (self, node))
        return NULL;
    while (take (self, ','));
    if (!take (self, closing))
      return NULL;
  }
  self->depth--;
  return g_steal_pointer (&node);
}

static ComityJsonNode *
parse_word (Parser *self)
{
  const char *from = self->at;
  while (self->at < self->end &&
         (g_ascii_isalnum (*self->at) || strchr ("+-.", *self->at) != NULL) && *self->at != '\0')
    self->at++;
  g_autofree char *word = g_strndup (from, (gsize) (self->at - from));
  if (g_str_equal (word, "true") || g_str_equal (word, "false"))
    return node_new (COMITY_JSON_BOOLEAN, g_steal_pointer (&word));
  if (g_str_equal (word, "null"))
    return node_new (COMITY_JSON_NULL, NULL);
  char *end;
  g_ascii_strtod (word, &end);
  if (*word == '\0' || *end != '\0' || strpbrk (word, "xXnNpP") != NULL)
    return NULL;
  return node_new (COMITY_JSON_NUMBER, g_steal_pointer (&word));
}

static ComityJsonNode *
parse_value (Parser *self)
{
  skip_space (self);
  if (take (self, '"')) {
    char *text = take_string (self);
    return text != NULL ? node_new (COMITY_JSON_STRING, text) : NULL;
  }
  if (take (self, '{'))
    return parse_container (self, TRUE);
  if (take (self, '['))
    return parse_container (self, FALSE);
  return parse_word (self);
}

/**
 * comity_json_tree_parse:
 * @text: JSON, UTF-8
 * @length: in bytes
 * @error: a sentence that says where it is wrong
 *
 * Returns: (transfer full) (nullable): what it says
 */
ComityJsonNode *
comity_json_tree_parse (const char *text, gsize length, GError **error)
{
  Parser self = { text, text + length, 0 };
  g_autoptr (ComityJsonNode) node = parse_value (&self);
  skip_space (&self);
  if (node != NULL && self.at == self.end)
    return g_steal_pointer (&node);
  guint line = 1;
  for (const char *at = text; at < self.at; at++)
    line += *at == '\n';
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_SYNTAX,
               self.depth > COMITY_JSON_DEEPEST ?
                 /* Translators: %u is the number of a line, counted from where the value begins */
                 _ ("The JSON is nested too deeply (line %u of the value).") :
                 /* Translators: %u is the number of a line, counted from where the value begins */
                 _ ("The text is not valid JSON (line %u of the value)."),
               line);
  return NULL;
}

/** comity_json_node_get: (nullable): the member of that name of an object. */
const ComityJsonNode *
comity_json_node_get (const ComityJsonNode *node, const char *name)
{
  for (guint i = 0; node != NULL && node->is_object && i < node->items->len; i++)
    if (g_str_equal (node->names->pdata[i], name))
      return node->items->pdata[i];
  return NULL;
}

/** comity_json_node_get_text: (nullable): the text of the member of that name. */
const char *
comity_json_node_get_text (const ComityJsonNode *node, const char *name)
{
  const ComityJsonNode *member = comity_json_node_get (node, name);
  return member != NULL ? member->text : NULL;
}
