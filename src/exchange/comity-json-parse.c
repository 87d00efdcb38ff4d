/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reader of one flat object (RFC 8259, strict). Our own rather than json-glib's, because a
 * number must arrive as it was written (41.10, ids of 63 bits) and a record is flat: nothing here
 * recurses, so no input can be too deep for it.
 */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-json.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *start;
  const char *at;
  const char *end;
  GError **error;
} Reader;

static void
value_free (gpointer data)
{
  ComityJsonValue *value = data;
  if (value == NULL)
    return;
  g_free (value->text);
  g_clear_pointer (&value->items, g_ptr_array_unref);
  g_free (value);
}

static void
member_free (gpointer data)
{
  ComityJsonMember *member = data;
  g_free (member->name);
  value_free (member->value);
  g_free (member);
}

static gboolean
refuse (Reader *reader, const char *what)
{
  if (reader->error != NULL && *reader->error == NULL) {
    glong place = g_utf8_strlen (reader->start, reader->at - reader->start) + 1;
    g_set_error (reader->error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_SYNTAX,
                 /* Translators: %ld counts characters from 1; %s says what was expected there */
                 _ ("The line is not a JSON object: at character %ld, %s."), place, what);
  }
  return FALSE;
}

static void
skip_space (Reader *reader)
{
  while (reader->at < reader->end && strchr (" \t\r\n", *reader->at) != NULL)
    reader->at++;
}

static gboolean
take (Reader *reader, char wanted)
{
  skip_space (reader);
  if (reader->at >= reader->end || *reader->at != wanted)
    return FALSE;
  reader->at++;
  return TRUE;
}

static int
read_hex4 (Reader *reader)
{
  if (reader->end - reader->at < 4)
    return -1;
  int code = 0;
  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (reader->at[i]);
    if (digit < 0)
      return -1;
    code = code * 16 + digit;
  }
  reader->at += 4;
  return code;
}

/* After `\u`. */
static gboolean
read_unicode_escape (Reader *reader, GString *text)
{
  int code = read_hex4 (reader);
  if (code >= 0xd800 && code < 0xdc00 && reader->end - reader->at >= 6 && reader->at[0] == '\\' &&
      reader->at[1] == 'u') {
    reader->at += 2;
    int low = read_hex4 (reader);
    code = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : -1;
  }
  if (code <= 0 || (code >= 0xd800 && code < 0xe000))
    return refuse (reader, _ ("an escape does not stand for a character"));
  g_string_append_unichar (text, (gunichar) code);
  return TRUE;
}

static gboolean
read_escape (Reader *reader, GString *text)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  if (reader->at >= reader->end)
    return refuse (reader, _ ("a text does not end"));
  char letter = *reader->at++;
  if (letter == 'u')
    return read_unicode_escape (reader, text);
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;
  if (found == NULL)
    return refuse (reader, _ ("an escape is unknown"));
  g_string_append_c (text, meanings[found - letters]);
  return TRUE;
}

/* After the opening quote. */
static char *
read_string (Reader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);
  while (reader->at < reader->end && *reader->at != '"') {
    char c = *reader->at++;
    if ((guchar) c < 0x20) {
      refuse (reader, _ ("a text has a control character in it"));
      return NULL;
    }
    if (c != '\\')
      g_string_append_c (text, c);
    else if (!read_escape (reader, text))
      return NULL;
  }
  if (reader->at >= reader->end) {
    refuse (reader, _ ("a text does not end"));
    return NULL;
  }
  reader->at++;
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static guint
skip_digits (Reader *reader)
{
  guint n = 0;
  for (; reader->at < reader->end && g_ascii_isdigit (*reader->at); n++)
    reader->at++;
  return n;
}

static gboolean
skip_number (Reader *reader)
{
  if (*reader->at == '-')
    reader->at++;
  gboolean zero = reader->at < reader->end && *reader->at == '0';
  guint n = skip_digits (reader);
  if (n == 0 || (zero && n > 1))
    return FALSE;
  if (reader->at < reader->end && *reader->at == '.') {
    reader->at++;
    if (skip_digits (reader) == 0)
      return FALSE;
  }
  if (reader->at < reader->end && (*reader->at == 'e' || *reader->at == 'E')) {
    reader->at++;
    if (reader->at < reader->end && (*reader->at == '+' || *reader->at == '-'))
      reader->at++;
    return skip_digits (reader) > 0;
  }
  return TRUE;
}

static ComityJsonValue *
value_new (ComityJsonType type, char *text)
{
  ComityJsonValue *value = g_new0 (ComityJsonValue, 1);
  value->type = type;
  value->text = text;
  return value;
}

static ComityJsonValue *
read_word (Reader *reader)
{
  static const struct {
    const char *word;
    ComityJsonType type;
  } words[] = {
    { "true", COMITY_JSON_BOOLEAN },
    { "false", COMITY_JSON_BOOLEAN },
    { "null", COMITY_JSON_NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i].word);
    if ((gsize) (reader->end - reader->at) < length ||
        strncmp (reader->at, words[i].word, length) != 0)
      continue;
    reader->at += length;
    return value_new (words[i].type,
                      words[i].type == COMITY_JSON_NULL ? NULL : g_strdup (words[i].word));
  }
  if (reader->at < reader->end && strchr ("{[", *reader->at) != NULL)
    refuse (reader, _ ("there is an object or a list where only a plain value can stand"));
  else
    refuse (reader, _ ("a value is expected"));
  return NULL;
}

static ComityJsonValue *
read_scalar (Reader *reader)
{
  skip_space (reader);
  if (take (reader, '"')) {
    char *text = read_string (reader);
    return text != NULL ? value_new (COMITY_JSON_STRING, text) : NULL;
  }
  if (reader->at >= reader->end || (*reader->at != '-' && !g_ascii_isdigit (*reader->at)))
    return read_word (reader);
  const char *first = reader->at;
  if (!skip_number (reader)) {
    refuse (reader, _ ("a number is malformed"));
    return NULL;
  }
  return value_new (COMITY_JSON_NUMBER, g_strndup (first, (gsize) (reader->at - first)));
}

/* After the opening bracket. */
static ComityJsonValue *
read_array (Reader *reader)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (value_free);
  if (!take (reader, ']')) {
    do {
      ComityJsonValue *item = read_scalar (reader);
      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    } while (take (reader, ','));
    if (!take (reader, ']')) {
      refuse (reader, _ ("“,” or “]” is expected"));
      return NULL;
    }
  }
  ComityJsonValue *value = value_new (COMITY_JSON_ARRAY, NULL);
  value->items = g_steal_pointer (&items);
  return value;
}

static gboolean
read_member (Reader *reader, GPtrArray *members, GHashTable *seen)
{
  if (!take (reader, '"'))
    return refuse (reader, _ ("a name in quotes is expected"));
  g_autofree char *name = read_string (reader);
  if (name == NULL)
    return FALSE;
  if (g_hash_table_contains (seen, name))
    return refuse (reader, _ ("a name stands for the second time"));
  if (!take (reader, ':'))
    return refuse (reader, _ ("“:” is expected"));
  ComityJsonValue *value = take (reader, '[') ? read_array (reader) : read_scalar (reader);
  if (value == NULL)
    return FALSE;
  ComityJsonMember *member = g_new0 (ComityJsonMember, 1);
  member->name = g_steal_pointer (&name);
  member->value = value;
  g_hash_table_add (seen, member->name);
  g_ptr_array_add (members, member);
  return TRUE;
}

static gboolean
read_object (Reader *reader, GPtrArray *members)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  if (!take (reader, '{'))
    return refuse (reader, _ ("“{” is expected"));
  if (!take (reader, '}')) {
    do
      if (!read_member (reader, members, seen))
        return FALSE;
    while (take (reader, ','));
    if (!take (reader, '}'))
      return refuse (reader, _ ("“,” or “}” is expected"));
  }
  skip_space (reader);
  return reader->at == reader->end || refuse (reader, _ ("there is more after the object"));
}

/**
 * comity_json_parse_object:
 * @line: the text
 * @length: its length in bytes
 * @error: a sentence that says where the text is wrong
 *
 * Reads one object of plain values and lists of plain values. Everything else, and every liberty
 * that RFC 8259 does not give, is refused.
 *
 * Returns: (transfer full) (element-type ComityJsonMember) (nullable): the members in their order
 */
GPtrArray *
comity_json_parse_object (const char *line, gsize length, GError **error)
{
  g_autoptr (GError) problem = NULL;
  Reader reader = { line, line, line + length, &problem };
  if (!g_utf8_validate_len (line, length, NULL)) {
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_SYNTAX,
                 _ ("The line is not valid UTF-8 text."));
    return NULL;
  }
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  if (!read_object (&reader, members)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  return g_steal_pointer (&members);
}
