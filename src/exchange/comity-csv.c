/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-csv.h"

#include <string.h>

/* A spreadsheet takes a cell that begins so for a formula and runs it. */
static gboolean
looks_like_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
}

/**
 * comity_csv_is_guarded:
 *
 * Returns: whether @text begins with a `'` before what a spreadsheet would run: who reads a table takes it off, and who
 *   writes one puts another before one that is meant
 */
gboolean
comity_csv_is_guarded (const char *text)
{
  return *text == '\'' && looks_like_formula (text + strspn (text, "'"));
}

/**
 * comity_csv_append_cell:
 * @line: the text of the file so far
 * @text: (nullable): what the cell holds
 * @guarded: whether a cell that a spreadsheet would run as a formula gets a `'` in front
 *
 * Adds one cell in the form of RFC 4180: with a comma in front unless it begins its row, quoted
 * where it must be. Rows end with comity_csv_end_row().
 */
void
comity_csv_append_cell (GString *line, const char *text, gboolean guarded)
{
  if (line->len > 0 && line->str[line->len - 1] != '\n')
    g_string_append_c (line, ',');
  if (text == NULL || *text == '\0')
    text = "";
  gboolean guard = comity_csv_is_guarded (text) || (guarded && looks_like_formula (text));
  /* The first cell of a row is quoted when empty, since it would leave no trace of itself. */
  gboolean quote = strpbrk (text, ",\"\r\n") != NULL ||
                   (*text == '\0' && (line->len == 0 || line->str[line->len - 1] == '\n'));
  if (quote)
    g_string_append_c (line, '"');
  if (guard)
    g_string_append_c (line, '\'');
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *at);
  }
  if (quote)
    g_string_append_c (line, '"');
}

/**
 * comity_csv_end_row:
 * @line: the text of the file so far
 *
 * Ends a row (RFC 4180: carriage return and line feed).
 */
void
comity_csv_end_row (GString *line)
{
  g_string_append (line, "\r\n");
}
