/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-content-line.h"

#include <string.h>

#define LONGEST_LINE (4 * 1024 * 1024)
#define FOLD 74

/* -- Reading ------------------------------------------------------------------------------------------ */

static const char *
line_end (const char *at)
{
  return at + strcspn (at, "\r\n");
}

static const char *
after_end (const char *end)
{
  return *end == '\r' && end[1] == '\n' ? end + 2 : *end != '\0' ? end + 1 : end;
}

static gboolean
is_quoted_printable (const GString *line)
{
  g_autofree char *head = g_ascii_strup (line->str, (gssize) strcspn (line->str, ":"));
  return strstr (head, "QUOTED-PRINTABLE") != NULL;
}

/* Joins what was folded. In vCard 2.1 a line of quoted-printable ends with `=` when it goes on. */
static const char *
take_unfolded (const char *at, GString *line)
{
  const char *end = line_end (at);
  g_string_append_len (line, at, end - at);
  at = after_end (end);
  while ((*at == ' ' || *at == '\t') && line->len < LONGEST_LINE) {
    end = line_end (at + 1);
    g_string_append_len (line, at + 1, end - at - 1);
    at = after_end (end);
  }
  while (line->len > 0 && line->str[line->len - 1] == '=' && *at != '\0' &&
         line->len < LONGEST_LINE && is_quoted_printable (line)) {
    g_string_truncate (line, line->len - 1);
    end = line_end (at);
    g_string_append_len (line, at, end - at);
    at = after_end (end);
  }
  return at;
}

static void
add_parameter (ComityContentLine *line, const char *from, const char *to)
{
  const char *equals = memchr (from, '=', (gsize) (to - from));
  /* vCard 2.1 leaves the name out: `TEL;HOME:…`. */
  g_autofree char *name = equals != NULL ? g_ascii_strup (from, equals - from) : g_strdup ("TYPE");
  const char *value = equals != NULL ? equals + 1 : from;
  if (*value == '"' && to > value + 1 && to[-1] == '"') {
    value++;
    to--;
  }
  g_ptr_array_add (line->parameters, g_strstrip (g_steal_pointer (&name)));
  g_ptr_array_add (line->parameters, g_strndup (value, (gsize) MAX (to - value, 0)));
}

static gboolean
cut (const char *text, ComityContentLine *line)
{
  const char *name_end = text + strcspn (text, ";:");
  gboolean quoted = FALSE;
  if (*name_end == '\0' || name_end == text)
    return FALSE;
  const char *point = memchr (text, '.', (gsize) (name_end - text));
  const char *name = point != NULL ? point + 1 : text;
  line->name = g_strstrip (g_ascii_strup (name, name_end - name));
  line->parameters = g_ptr_array_new_with_free_func (g_free);
  const char *at = name_end;
  while (*at == ';') {
    const char *from = ++at;
    for (; *at != '\0' && (quoted || (*at != ';' && *at != ':')); at++)
      quoted ^= *at == '"';
    add_parameter (line, from, at);
  }
  line->value = g_strdup (*at == ':' ? at + 1 : at);
  return TRUE;
}

/**
 * comity_content_line_next:
 * @text: (inout): where to go on
 * @line: (out): the next line that says anything; to be cleared
 *
 * Returns: %FALSE at the end
 */
gboolean
comity_content_line_next (const char **text, ComityContentLine *line)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  while (**text != '\0') {
    g_string_truncate (joined, 0);
    *text = take_unfolded (*text, joined);
    memset (line, 0, sizeof *line);
    if (cut (joined->str, line))
      return TRUE;
  }
  return FALSE;
}

/** comity_content_line_clear: frees what the line holds. */
void
comity_content_line_clear (ComityContentLine *line)
{
  g_clear_pointer (&line->name, g_free);
  g_clear_pointer (&line->parameters, g_ptr_array_unref);
  g_clear_pointer (&line->value, g_free);
}

/** comity_content_line_get: (nullable): the first value of that parameter. */
const char *
comity_content_line_get (const ComityContentLine *line, const char *parameter)
{
  for (guint i = 0; i + 1 < line->parameters->len; i += 2)
    if (g_str_equal (line->parameters->pdata[i], parameter))
      return line->parameters->pdata[i + 1];
  return NULL;
}

/** comity_content_line_has_type: whether `TYPE` names @type, in whatever case. */
gboolean
comity_content_line_has_type (const ComityContentLine *line, const char *type)
{
  for (guint i = 0; i + 1 < line->parameters->len; i += 2) {
    if (!g_str_equal (line->parameters->pdata[i], "TYPE"))
      continue;
    g_auto (GStrv) types = g_strsplit (line->parameters->pdata[i + 1], ",", -1);
    for (guint t = 0; types[t] != NULL; t++)
      if (g_ascii_strcasecmp (types[t], type) == 0)
        return TRUE;
  }
  return FALSE;
}

static char *
decode_quoted_printable (const char *value, const char *charset)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  for (const char *at = value; *at != '\0'; at++) {
    if (*at == '=' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2])) {
      char byte = (char) (g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2]));
      g_string_append_c (bytes, byte != '\0' ? byte : ' ');
      at += 2;
    } else if (*at != '=') {
      g_string_append_c (bytes, *at);
    }
  }
  g_autofree char *text = NULL;
  if (charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    text = g_convert_with_fallback (bytes->str, (gssize) bytes->len, "UTF-8", charset,
                                    "\xef\xbf\xbd", NULL, NULL, NULL);
  return text != NULL ? g_steal_pointer (&text) : g_utf8_make_valid (bytes->str, -1);
}

static char *
dup_raw (const ComityContentLine *line)
{
  const char *encoding = comity_content_line_get (line, "ENCODING");
  gboolean quoted = (encoding != NULL && g_ascii_strcasecmp (encoding, "QUOTED-PRINTABLE") == 0) ||
                    comity_content_line_has_type (line, "QUOTED-PRINTABLE");
  if (!quoted)
    return g_strdup (line->value);
  return decode_quoted_printable (line->value, comity_content_line_get (line, "CHARSET"));
}

static char *
unescape (const char *text, gsize length)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  for (const char *at = text, *end = text + length; at < end; at++) {
    if (*at != '\\' || at + 1 >= end)
      g_string_append_c (plain, *at);
    else if (*++at == 'n' || *at == 'N')
      g_string_append_c (plain, '\n');
    else if (strchr (",;\\:\"", *at) != NULL)
      g_string_append_c (plain, *at);
    else
      g_string_append_printf (plain, "\\%c", *at);
  }
  /* A backslash before half a character cannot be: bytes above 0x7f are copied with their first. */
  return g_utf8_make_valid (plain->str, -1);
}

/** comity_content_line_dup_text: (transfer full): the value as it is meant. */
char *
comity_content_line_dup_text (const ComityContentLine *line)
{
  g_autofree char *raw = dup_raw (line);
  g_return_val_if_fail (raw != NULL, NULL);
  return unescape (raw, strlen (raw));
}

/** comity_content_line_split: (transfer full): the parts of the value, that stand between `;`. */
char **
comity_content_line_split (const ComityContentLine *line)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *raw = dup_raw (line);
  const char *from = raw;
  g_return_val_if_fail (raw != NULL, NULL);
  for (const char *at = raw;; at++) {
    if (*at == '\\' && at[1] != '\0') {
      at++;
      continue;
    }
    if (*at != ';' && *at != '\0')
      continue;
    g_strv_builder_take (parts, unescape (from, (gsize) (at - from)));
    if (*at == '\0')
      return g_strv_builder_end (parts);
    from = at + 1;
  }
}

/* -- Writing ------------------------------------------------------------------------------------------ */

/**
 * comity_content_line_append:
 * @file: the text so far
 * @name: with parameters, if any
 * @value: as it is to stand there
 *
 * Adds a line, folded between characters before it has more than 75 bytes.
 */
void
comity_content_line_append (GString *file, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize column = 0;
  for (const char *at = line; *at != '\0';) {
    const char *next = g_utf8_next_char (at);
    gsize length = (gsize) (next - at);
    if (column + length > FOLD) {
      g_string_append (file, "\r\n ");
      column = 1;
    }
    g_string_append_len (file, at, (gssize) length);
    column += length;
    at = next;
  }
  g_string_append (file, "\r\n");
}

/** comity_content_line_escape: adds @text with what has a meaning made plain. */
void
comity_content_line_escape (GString *to, const char *text)
{
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '\n')
      g_string_append (to, "\\n");
    else if (strchr (",;\\", *at) != NULL)
      g_string_append_printf (to, "\\%c", *at);
    else if ((guchar) *at >= 0x20 || *at == '\t')
      g_string_append_c (to, *at);
  }
}

/** comity_content_line_append_text: adds a line whose value is a text, unless it is absent. */
void
comity_content_line_append_text (GString *file, const char *name, const char *text)
{
  g_autoptr (GString) value = g_string_new (NULL);
  if (text == NULL || *text == '\0')
    return;
  comity_content_line_escape (value, text);
  comity_content_line_append (file, name, value->str);
}
