/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include "comity-cli-table.h"

#include <string.h>

#include "comity-cli-private.h"

/* So many rows decide the widths. */
#define MEASURED_ROWS 500
#define GAP 2
#define NARROWEST 8

typedef struct {
  char *title;
  ComityCliColumnFlags flags;
  guint width;
} Column;

struct _ComityCliTable {
  GArray *columns;
  GPtrArray *waiting; /* rows that came before the widths were known */
  gboolean laid_out, titles_hidden;
  guint n_rows;
  guint limit; /* of the terminal; 0: none */
  guint shown; /* how many columns have room */
};

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->title);
}

/**
 * comity_cli_table_new:
 *
 * Returns: (transfer full): a table; freed by comity_cli_table_finish()
 */
ComityCliTable *
comity_cli_table_new (void)
{
  ComityCliTable *self = g_new0 (ComityCliTable, 1);
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->limit = comity_cli_terminal_width ();
  return self;
}

/** comity_cli_table_add_column: adds a column with its translated title. */
void
comity_cli_table_add_column (ComityCliTable *self, const char *title, ComityCliColumnFlags flags)
{
  Column column = { comity_cli_dup_plain (title, FALSE), flags, comity_cli_width_of (title) };
  g_array_append_val (self->columns, column);
}

/** comity_cli_table_hide_titles: leaves the line of titles out. */
void
comity_cli_table_hide_titles (ComityCliTable *self)
{
  self->titles_hidden = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    g_array_index (self->columns, Column, i).width = 0;
}

static Column *
widest_that_may_shrink (ComityCliTable *self)
{
  Column *widest = NULL;
  for (guint i = 0; i < self->shown; i++) {
    Column *column = &g_array_index (self->columns, Column, i);
    if (!(column->flags & COMITY_CLI_COLUMN_WHOLE) && column->width > NARROWEST &&
        (widest == NULL || column->width > widest->width))
      widest = column;
  }
  return widest;
}

static guint
total_width (ComityCliTable *self)
{
  guint total = 0;
  for (guint i = 0; i < self->shown; i++)
    total += g_array_index (self->columns, Column, i).width + (i > 0 ? GAP : 0);
  return total;
}

/* Narrows the widest columns; when all are narrow, the last ones find no place. */
static void
lay_out (ComityCliTable *self)
{
  self->laid_out = TRUE;
  self->shown = self->columns->len;
  if (self->limit == 0)
    return;
  while (total_width (self) > self->limit) {
    Column *column = widest_that_may_shrink (self);
    if (column != NULL)
      column->width--;
    else if (self->shown > 2)
      self->shown--;
    else
      return;
  }
}

/* How many bytes of @text fit into @width columns; *used says how many columns they take. */
static gsize
fitting (const char *text, guint width, guint *used)
{
  const char *at = text;
  *used = 0;
  while (*at != '\0') {
    gunichar c = g_utf8_get_char (at);
    guint wide = g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    if (*used + wide > width)
      break;
    *used += wide;
    at = g_utf8_next_char (at);
  }
  return (gsize) (at - text);
}

static void
append_cell (ComityCliTable *self, GString *line, guint index, const char *text)
{
  const Column *column = &g_array_index (self->columns, Column, index);
  gboolean last = index + 1 == self->shown;
  guint width = comity_cli_width_of (text);
  guint start = index > 0 ? GAP : 0;
  g_string_append_printf (line, "%*s", (int) start, "");
  if ((column->flags & COMITY_CLI_COLUMN_RIGHT) && width < column->width)
    g_string_append_printf (line, "%*s", (int) (column->width - width), "");
  if (self->limit > 0 && width > column->width && !(column->flags & COMITY_CLI_COLUMN_WHOLE)) {
    gsize length = fitting (text, column->width - 1, &width);
    g_string_append_len (line, text, (gssize) length);
    g_string_append (line, "…");
    width++;
  } else {
    g_string_append (line, text);
  }
  if (!last && !(column->flags & COMITY_CLI_COLUMN_RIGHT) && width < column->width)
    g_string_append_printf (line, "%*s", (int) (column->width - width), "");
}

/* Where a line of at most @width columns should end: at a space when there is one. */
static gsize
line_end (const char *text, guint width)
{
  guint used;
  const char *newline = strchr (text, '\n');
  gsize length = fitting (text, width, &used);
  if (newline != NULL && (gsize) (newline - text) <= length)
    return (gsize) (newline - text);
  if (text[length] == '\0')
    return length;
  for (gsize i = length; i > length / 2; i--)
    if (text[i] == ' ')
      return i;
  /* A single character that is wider than the column still goes out. */
  return MAX (length, (gsize) (g_utf8_next_char (text) - text));
}

/* The last cell over as many lines as it needs, each below the one before. */
static void
put_wrapped (ComityCliTable *self, GString *line, guint index, const char *text)
{
  const Column *column = &g_array_index (self->columns, Column, index);
  guint indent = total_width (self) - column->width;
  gboolean first = TRUE;
  while (*text != '\0' || first) {
    gsize length = line_end (text, self->limit > 0 ? MAX (column->width, 1) : G_MAXUINT);
    if (first)
      g_string_append_printf (line, "%*s", index > 0 ? GAP : 0, "");
    else
      g_string_append_printf (line, "%*s", (int) indent, "");
    g_string_append_len (line, text, (gssize) length);
    comity_cli_put_line (line);
    text += length;
    if (*text == ' ' || *text == '\n')
      text++;
    first = FALSE;
  }
}

static void
put_row (ComityCliTable *self, const char *const *cells)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < self->shown; i++) {
    const Column *column = &g_array_index (self->columns, Column, i);
    if (column->flags & COMITY_CLI_COLUMN_WRAP) {
      put_wrapped (self, line, i, cells[i]);
      return;
    }
    append_cell (self, line, i, cells[i]);
  }
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  comity_cli_put_line (line);
}

static gboolean
may_be_bold (void)
{
  const char *terminal = g_getenv ("TERM");
  return comity_cli_is_terminal () && g_getenv ("NO_COLOR") == NULL && terminal != NULL &&
         strcmp (terminal, "dumb") != 0;
}

static void
put_titles (ComityCliTable *self)
{
  g_autofree const char **titles = g_new0 (const char *, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    titles[i] = g_array_index (self->columns, Column, i).title;
  gboolean bold = may_be_bold ();
  if (bold)
    comity_cli_put ("\033[1m");
  put_row (self, titles);
  if (bold)
    comity_cli_put ("\033[0m");
}

static void
put_waiting (ComityCliTable *self)
{
  lay_out (self);
  if (!self->titles_hidden && self->waiting->len > 0)
    put_titles (self);
  for (guint i = 0; i < self->waiting->len; i++)
    put_row (self, self->waiting->pdata[i]);
  g_ptr_array_set_size (self->waiting, 0);
}

static guint
widest_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint widest = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    widest = MAX (widest, comity_cli_width_of (lines[i]));
  return widest;
}

/**
 * comity_cli_table_add_row:
 * @cells: (array): as many texts as there are columns; %NULL inside is an empty cell
 *
 * Adds a row; it is written now or when the widths are known.
 */
void
comity_cli_table_add_row (ComityCliTable *self, const char *const *cells)
{
  guint n = self->columns->len;
  g_auto (GStrv) row = g_new0 (char *, n + 1);
  self->n_rows++;
  for (guint i = 0; i < n; i++) {
    Column *column = &g_array_index (self->columns, Column, i);
    gboolean many = (column->flags & COMITY_CLI_COLUMN_WRAP) != 0;
    row[i] = comity_cli_dup_plain (cells[i] != NULL ? cells[i] : "", many);
    if (!self->laid_out)
      column->width = MAX (column->width, widest_line (row[i]));
  }
  if (self->laid_out) {
    put_row (self, (const char *const *) row);
    return;
  }
  g_ptr_array_add (self->waiting, g_steal_pointer (&row));
  if (self->waiting->len >= MEASURED_ROWS)
    put_waiting (self);
}

/**
 * comity_cli_table_finish:
 *
 * Writes what is still waiting and frees the table.
 *
 * Returns: how many rows it had
 */
guint
comity_cli_table_finish (ComityCliTable *self)
{
  guint n_rows = self->n_rows;
  if (!self->laid_out)
    put_waiting (self);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->waiting);
  g_free (self);
  return n_rows;
}
