/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-csv-read.h"

#include <string.h>

/** comity_csv_parser_init: begins with no text. */
void
comity_csv_parser_init (ComityCsvParser *self, const ComityCsvDialect *dialect)
{
  memset (self, 0, sizeof *self);
  self->dialect = *dialect;
  self->separator_length = (gsize) g_unichar_to_utf8 (dialect->separator, self->separator);
  self->text = g_string_new (NULL);
  self->line = 1;
}

/** comity_csv_parser_clear: frees the text. */
void
comity_csv_parser_clear (ComityCsvParser *self)
{
  g_string_free (self->text, TRUE);
}

static gboolean
at_separator (const ComityCsvParser *self, const char *at, const char *end)
{
  return *at == self->separator[0] && (self->separator_length == 1 ||
                                       ((gsize) (end - at) >= self->separator_length &&
                                        memcmp (at, self->separator, self->separator_length) == 0));
}

/* After the closing quote: where the quoted part ends. More text is joined to it, spaces before the
 * next separator are not. */
static const char *
skip_to_end_of_cell (const ComityCsvParser *self, const char *at, const char *end, GString *text)
{
  const char *from = at;
  while (at < end && *at != '\n' && *at != '\r' && !at_separator (self, at, end))
    at++;
  const char *last = at;
  while (last > from && last[-1] == ' ')
    last--;
  g_string_append_len (text, from, last - from);
  return at;
}

/* At the opening quote. %NULL: the closing one is not there. */
static const char *
take_quoted (ComityCsvParser *self, const char *at, const char *end, GString *text)
{
  char quote = self->dialect.quote, escape = self->dialect.escape;
  for (at++;;) {
    const char *from = at;
    while (at < end && *at != quote && (escape == 0 || *at != escape))
      at++;
    g_string_append_len (text, from, at - from);
    if (at == end)
      return NULL;
    if (*at == escape && escape != quote && at + 1 < end && at[1] == quote) {
      g_string_append_c (text, quote);
      at += 2;
    } else if (*at != quote) {
      g_string_append_c (text, *at++);
    } else if (at + 1 < end && at[1] == quote) {
      g_string_append_c (text, quote);
      at += 2;
    } else if (at + 1 == end && !self->complete) {
      return NULL;
    } else {
      return skip_to_end_of_cell (self, at + 1, end, text);
    }
  }
}

static const char *
take_plain (const ComityCsvParser *self, const char *at, const char *end, GString *text)
{
  const char *from = at;
  while (at < end && *at != '\n' && *at != '\r' && !at_separator (self, at, end))
    at++;
  g_string_append_len (text, from, at - from);
  return at;
}

/* Returns the end of the row: at its line end or at the end of the text. %NULL: more is needed. */
static const char *
take_row (ComityCsvParser *self, const char *at, const char *end, ComityCells *cells)
{
  for (;;) {
    comity_cells_begin (cells, COMITY_CELL_TEXT);
    if (at < end && self->dialect.quote != 0 && *at == self->dialect.quote)
      at = take_quoted (self, at, end, cells->text);
    else
      at = take_plain (self, at, end, cells->text);
    if (at == NULL && self->complete) {
      self->open = TRUE;
      at = end;
    }
    comity_cells_end (cells);
    if (at == NULL || at == end || !at_separator (self, at, end))
      return at;
    at += self->separator_length;
  }
}

static guint64
count_lines (const char *from, const char *to)
{
  guint64 n = 0;
  for (; from < to; from++)
    n += *from == '\n' || (*from == '\r' && (from + 1 == to || from[1] != '\n'));
  return n;
}

/**
 * comity_csv_parser_next:
 * @cells: filled with the next row; its number is the row's, counted by the caller
 *
 * Returns: %FALSE: there is no whole row in the text; add more to it, or set `complete`
 */
gboolean
comity_csv_parser_next (ComityCsvParser *self, ComityCells *cells)
{
  const char *start = self->text->str + self->at, *end = self->text->str + self->text->len;
  comity_cells_clear (cells);
  if (start == end)
    return FALSE;
  const char *stop = take_row (self, start, end, cells);
  /* A carriage return at the very end may have its line feed in the next piece. */
  if (stop == NULL || (!self->complete && (stop == end || (*stop == '\r' && stop + 1 == end))))
    return FALSE;
  if (stop < end)
    stop += stop[0] == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1;
  self->line += count_lines (start, stop);
  self->at = (gsize) (stop - self->text->str);
  return TRUE;
}
