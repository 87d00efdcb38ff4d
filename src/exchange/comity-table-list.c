/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-list-text.h"
#include "comity-table-private.h"
#include "comity-text.h"

typedef struct {
  ComityRowsReader *rows;
  guint left_out;
} ListReading;

static void
add_item (ListReading *self, const char *line)
{
  ComityListItem item;
  if (!comity_list_text_parse_line (line, &item))
    return;
  const char *const cells[] = { item.name, item.acronym, item.country,
                                item.city, item.former,  item.note };
  comity_rows_reader_add_row (self->rows);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    comity_rows_reader_add (self->rows, cells[i] != NULL ? cells[i] : "", COMITY_CELL_TEXT);
  comity_list_item_clear (&item);
}

static guint
count_brackets (const char *line)
{
  guint n = 0;
  for (const char *at = line; (at = strstr (at, ")")) != NULL; at++)
    n += at[1] == ',';
  return n;
}

/* “… are the following: A (Moscow, Russia), B (Japan) and others.” */
static void
add_enumeration (ListReading *self, const char *line)
{
  const char *colon = strchr (line, ':');
  const char *start = colon != NULL ? colon + 1 : line;
  int depth = 0;
  for (const char *at = start;; at++) {
    depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
    if (*at != '\0' && !(*at == ',' && depth <= 0))
      continue;
    g_autofree char *part = g_strndup (start, (gsize) (at - start));
    char *others = strstr (part, " and others");
    if (others != NULL)
      *others = '\0';
    add_item (self, part);
    if (*at == '\0')
      return;
    start = at + 1;
  }
}

static void
add_line (ListReading *self, const char *line)
{
  gsize length = strlen (line);
  if (comity_text_is_blank (line))
    return;
  if (count_brackets (line) >= 2)
    add_enumeration (self, line);
  else if (line[length - 1] == ':' || (line[length - 1] == '.' && length > 120))
    self->left_out++;
  else
    add_item (self, line);
}

/**
 * comity_list_open:
 *
 * Reads a list of organisations in a text. Sentences between the names are left out, and said so.
 */
gboolean
comity_list_open (ComityTable *table, const ComityTableOptions *options, GError **error)
{
  static const char *const head[] = { "name", "acronym", "country", "city", "former_name", "note" };
  g_autofree char *text = comity_table_decode (table, options, error);
  if (text == NULL)
    return FALSE;
  ListReading self = { comity_rows_reader_new (), 0 };
  comity_rows_reader_add_row (self.rows);
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    comity_rows_reader_add (self.rows, head[i], COMITY_CELL_TEXT);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (&self, g_strchomp (lines[i]));
  if (self.left_out > 0)
    comity_table_remark (
      table, g_strdup_printf (
               /* Translators: lines of a text that was read as a list of organisations */
               ngettext ("%u line was left out, since it reads like a sentence.",
                         "%u lines were left out, since they read like sentences.", self.left_out),
               self.left_out));
  table->facts.headed = TRUE;
  comity_table_add_sheet (table, "", FALSE);
  comity_rows_reader_use (self.rows, table);
  return TRUE;
}
