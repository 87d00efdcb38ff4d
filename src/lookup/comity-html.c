/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-html.h"

#include <string.h>

#include "comity-html-entities.h"

/*
 * The tokens of a page, by section 13.2.5 of the HTML standard, without a tree. A tree is what makes
 * parsers dangerous: a page of two megabytes can make one of gigabytes, or of minutes. Here every
 * byte is looked at once, and nothing is kept. What a page says about its owner stands in tags that
 * need no tree to be understood.
 */

#define MOST_ATTRIBUTES 64
#define LONGEST_ATTRIBUTE (256 * 1024)

typedef struct {
  const char *at, *end;
  const ComityHtmlHandler *handler;
  gpointer data;
  GString *name, *value, *text;
  GPtrArray *names, *values;
} Scanner;

static const ComityHtmlEntity *
find_entity (const char *name, gsize length)
{
  guint low = 0, high = comity_html_n_entities;
  while (low < high) {
    guint middle = (low + high) / 2;
    const char *other = comity_html_entities[middle].name;
    int order = strncmp (name, other, length);
    if (order == 0 && other[length] == '\0')
      return &comity_html_entities[middle];
    if (order > 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/* What stands for 0x80 to 0x9f in numbers: windows-1252, as everywhere on the web. */
static gunichar
fix_number (guint64 number)
{
  static const guint16 controls[32] = { 0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020,
                                        0x2021, 0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,
                                        0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d,
                                        0x2022, 0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a,
                                        0x153,  0x9d,   0x17e,  0x178 };
  if (number >= 0x80 && number < 0xa0)
    return controls[number - 0x80];
  if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000))
    return 0xfffd;
  return (gunichar) number;
}

/* &#123; and &#x1f;: returns what follows it, or NULL when it is none. */
static const char *
decode_number (GString *out, const char *at, const char *end)
{
  guint64 number = 0;
  gboolean hex = at < end && (*at == 'x' || *at == 'X');
  const char *digits = hex ? at + 1 : at, *c = digits;
  for (; c < end && (hex ? g_ascii_isxdigit (*c) : g_ascii_isdigit (*c)); c++)
    number = MIN (number * (hex ? 16 : 10) + (guint64) g_ascii_xdigit_value (*c), 0x110000);
  if (c == digits)
    return NULL;
  g_string_append_unichar (out, fix_number (number));
  return c < end && *c == ';' ? c + 1 : c;
}

static const char *
decode_name (GString *out, const char *at, const char *end, gboolean attribute)
{
  const char *c = at;
  while (c < end && g_ascii_isalnum (*c) && c - at < 10)
    c++;
  const ComityHtmlEntity *entity = find_entity (at, (gsize) (c - at));
  gboolean closed = c < end && *c == ';';
  /* Without its semicolon only the oldest are named; in an address &copy=1 is not one. */
  if (entity == NULL || (!closed && (attribute ? c < end && *c == '=' : entity->character > 0xff)))
    return NULL;
  g_string_append_unichar (out, entity->character);
  return closed ? c + 1 : c;
}

/**
 * comity_html_decode:
 * @out: to be appended to
 * @attribute: whether it is the value of an attribute, in which & may be meant as such
 *
 * Appends a text of a page with its character references replaced.
 */
void
comity_html_decode (GString *out, const char *text, gsize length, gboolean attribute)
{
  const char *end = text + length;
  while (text < end) {
    const char *ampersand = memchr (text, '&', (gsize) (end - text));
    const char *after = NULL;
    if (ampersand == NULL)
      ampersand = end;
    g_string_append_len (out, text, ampersand - text);
    if (ampersand == end)
      return;
    if (ampersand + 1 < end && ampersand[1] == '#')
      after = decode_number (out, ampersand + 2, end);
    else
      after = decode_name (out, ampersand + 1, end, attribute);
    if (after == NULL) {
      g_string_append_c (out, '&');
      after = ampersand + 1;
    }
    text = after;
  }
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
skip_spaces (Scanner *self)
{
  while (self->at < self->end && is_space (*self->at))
    self->at++;
}

/* Just behind the next @c, or the end. */
static const char *
behind (Scanner *self, const char *from, char c)
{
  const char *found = from < self->end ? memchr (from, c, (gsize) (self->end - from)) : NULL;
  return found != NULL ? found + 1 : self->end;
}

/* @word right here, in any case. */
static gboolean
is_here (Scanner *self, const char *at, const char *word)
{
  gsize n = strlen (word);
  return (gsize) (self->end - at) >= n && g_ascii_strncasecmp (at, word, n) == 0;
}

static gboolean
ends_name (Scanner *self, const char *at)
{
  return at >= self->end || is_space (*at) || *at == '/' || *at == '>';
}

static void
tell_text (Scanner *self, const char *from, const char *to, gboolean raw)
{
  if (self->handler->text == NULL || from >= to)
    return;
  if (raw) {
    self->handler->text (from, (gsize) (to - from), self->data);
    return;
  }
  g_string_truncate (self->text, 0);
  comity_html_decode (self->text, from, (gsize) (to - from), FALSE);
  self->handler->text (self->text->str, self->text->len, self->data);
}

static const char *
find_dashes (Scanner *self, const char *from)
{
  for (const char *c = from; (c = memchr (c, '-', (gsize) (self->end - c))) != NULL; c++) {
    if (is_here (self, c, "-->"))
      return c + 3;
    if (is_here (self, c, "--!>"))
      return c + 4;
  }
  return self->end;
}

/* Comments, document types, processing instructions, and what only looks like a tag. */
static void
skip_markup (Scanner *self)
{
  const char *from = self->at;
  if (is_here (self, from, "<!-->"))
    self->at = from + 5;
  else if (is_here (self, from, "<!--->"))
    self->at = from + 6;
  else if (is_here (self, from, "<!--"))
    self->at = find_dashes (self, from + 4);
  else
    self->at = behind (self, from, '>');
}

static void
read_tag_name (Scanner *self)
{
  const char *from = self->at;
  while (!ends_name (self, self->at))
    self->at++;
  g_string_truncate (self->name, 0);
  g_string_append_len (self->name, from, MIN (self->at - from, 64));
  g_string_ascii_down (self->name);
}

static void
keep_attribute (Scanner *self, char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (self->names->pdata[i], name)) {
      g_free (name); /* the first one counts */
      return;
    }
  g_ptr_array_add (self->names, name);
  g_ptr_array_add (self->values, g_strndup (self->value->str, self->value->len));
}

static void
read_value (Scanner *self)
{
  const char *from, *to;
  g_string_truncate (self->value, 0);
  skip_spaces (self);
  if (self->at >= self->end || *self->at != '=')
    return;
  self->at++;
  skip_spaces (self);
  if (self->at < self->end && (*self->at == '"' || *self->at == '\'')) {
    from = self->at + 1;
    self->at = behind (self, from, *self->at);
    to = self->at > from && self->at <= self->end && self->at[-1] == from[-1] ? self->at - 1 :
                                                                                self->at;
  } else {
    from = self->at;
    while (self->at < self->end && !is_space (*self->at) && *self->at != '>')
      self->at++;
    to = self->at;
  }
  comity_html_decode (self->value, from, MIN ((gsize) (to - from), LONGEST_ATTRIBUTE), TRUE);
}

static void
read_attributes (Scanner *self)
{
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->values, 0);
  for (;;) {
    while (self->at < self->end && (is_space (*self->at) || *self->at == '/'))
      self->at++;
    if (self->at >= self->end)
      return;
    if (*self->at == '>') {
      self->at++;
      return;
    }
    const char *from = self->at++;
    while (!ends_name (self, self->at) && *self->at != '=')
      self->at++;
    gsize length = (gsize) (self->at - from);
    read_value (self);
    if (self->names->len < MOST_ATTRIBUTES && length <= 64)
      keep_attribute (self, g_ascii_strdown (from, (gssize) length));
  }
}

/* The end tag of @name from @from; scripts may hold one inside a comment that begins a script. */
static const char *
find_end_tag (Scanner *self, const char *from, const char *name)
{
  gboolean script = g_str_equal (name, "script"), comment = FALSE, inner = FALSE;
  gsize length = strlen (name);
  for (const char *c = from; c < self->end; c++) {
    if (script && *c == '-' && comment && is_here (self, c, "-->"))
      comment = inner = FALSE;
    if (*c != '<')
      continue;
    if (script && is_here (self, c, "<!--"))
      comment = TRUE;
    else if (comment && is_here (self, c, "<script") && ends_name (self, c + 7))
      inner = TRUE;
    else if (c + 1 < self->end && c[1] == '/' && is_here (self, c + 2, name) &&
             ends_name (self, c + 2 + length)) {
      if (!inner)
        return c;
      inner = FALSE;
    }
  }
  return self->end;
}

/* Elements whose content is no markup. */
static void
read_raw (Scanner *self, const char *name)
{
  static const char *const raw[] = {
    "script", "style", "xmp", "iframe", "noembed", "noframes", NULL
  };
  gboolean references = g_str_equal (name, "title") || g_str_equal (name, "textarea");
  if (g_str_equal (name, "plaintext")) {
    tell_text (self, self->at, self->end, TRUE);
    self->at = self->end;
  } else if (references || g_strv_contains (raw, name)) {
    const char *end = find_end_tag (self, self->at, name);
    /* Never closed: it would swallow the page, and browsers then show nothing of it either. */
    tell_text (self, self->at, end, !references);
    self->at = end;
  }
}

static void
read_start_tag (Scanner *self)
{
  self->at++;
  read_tag_name (self);
  read_attributes (self);
  ComityHtmlTag tag = { self->name->str, self->names, self->values };
  if (self->handler->start != NULL)
    self->handler->start (&tag, self->data);
  read_raw (self, self->name->str);
}

static void
read_end_tag (Scanner *self)
{
  self->at += 2;
  read_tag_name (self);
  read_attributes (self);
  if (self->handler->end != NULL)
    self->handler->end (self->name->str, self->data);
}

static void
read_markup (Scanner *self)
{
  const char *next = self->at + 1;
  if (next < self->end && g_ascii_isalpha (*next))
    read_start_tag (self);
  else if (next + 1 < self->end && *next == '/' && g_ascii_isalpha (next[1]))
    read_end_tag (self);
  else if (next < self->end && (*next == '!' || *next == '?' || *next == '/'))
    skip_markup (self);
  else {
    tell_text (self, self->at, next, TRUE);
    self->at = next;
  }
}

/**
 * comity_html_scan:
 * @text: valid UTF-8
 * @length: bytes of it
 * @handler: who is told
 *
 * Reads a page, however broken. Takes time in proportion to its length, and next to no memory.
 */
void
comity_html_scan (const char *text, gsize length, const ComityHtmlHandler *handler, gpointer data)
{
  Scanner self = {
    .at = text,
    .end = text + length,
    .handler = handler,
    .data = data,
    .name = g_string_new (NULL),
    .value = g_string_new (NULL),
    .text = g_string_new (NULL),
    .names = g_ptr_array_new_with_free_func (g_free),
    .values = g_ptr_array_new_with_free_func (g_free),
  };
  while (self.at < self.end) {
    const char *tag = memchr (self.at, '<', (gsize) (self.end - self.at));
    if (tag == NULL)
      tag = self.end;
    tell_text (&self, self.at, tag, FALSE);
    self.at = tag;
    if (tag < self.end)
      read_markup (&self);
  }
  g_string_free (self.name, TRUE);
  g_string_free (self.value, TRUE);
  g_string_free (self.text, TRUE);
  g_ptr_array_unref (self.names);
  g_ptr_array_unref (self.values);
}

/** comity_html_tag_get: (nullable): the value of an attribute. */
const char *
comity_html_tag_get (const ComityHtmlTag *tag, const char *attribute)
{
  for (guint i = 0; i < tag->names->len; i++)
    if (g_str_equal (tag->names->pdata[i], attribute))
      return tag->values->pdata[i];
  return NULL;
}
