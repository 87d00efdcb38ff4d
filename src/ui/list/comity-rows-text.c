/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-rows-text.h"

#include "comity-store.h"

/* Rows of a list as other programs take them: by the clipboard, or by hand. */

/* A tab or a line break within a cell would begin another one. */
static void
append_plain (GString *text, const char *cell)
{
  for (const char *c = cell; *c; c++)
    g_string_append_c (text, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}

/**
 * comity_rows_text_dup:
 * @rows: (element-type ComityRow): from comity_db_rows(); those that are gone are left out
 *
 * Returns: (transfer full): a line for each row, its title and cells divided by tabs
 */
char *
comity_rows_text_dup (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    const ComityRow *row = rows->pdata[i];

    if (row == NULL)
      continue;
    append_plain (text, row->title);
    for (guint k = 0; row->cells[k]; k++) {
      g_string_append_c (text, '\t');
      append_plain (text, row->cells[k]);
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free_and_steal (text);
}

static void
append_cell (GString *html, const char *cell)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);

  g_string_append_printf (html, "<td>%s</td>", escaped);
}

/** comity_rows_text_dup_html: like comity_rows_text_dup(), as a table of HTML. */
char *
comity_rows_text_dup_html (GPtrArray *rows)
{
  GString *html = g_string_new ("<table>");

  for (guint i = 0; i < rows->len; i++) {
    const ComityRow *row = rows->pdata[i];

    if (row == NULL)
      continue;
    g_string_append (html, "<tr>");
    append_cell (html, row->title);
    for (guint k = 0; row->cells[k]; k++)
      append_cell (html, row->cells[k]);
    g_string_append (html, "</tr>");
  }
  g_string_append (html, "</table>");
  return g_string_free_and_steal (html);
}
