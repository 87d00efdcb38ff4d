/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CSV: for programs as RFC 4180 says; for people as the Excel of their country opens it by double
 * click: with a mark so that it sees UTF-8, a semicolon where the comma stands in numbers.
 */
#define G_LOG_DOMAIN "comity-exchange"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "comity-csv.h"
#include "comity-export-private.h"

typedef struct {
  FILE *file;
  GString *line;
  gboolean shown, guarded, comma;
  gboolean html;
} CsvWriter;

static gpointer
open_file (const char *path, gboolean html, ComityExportFlags flags, GError **error)
{
  FILE *file = fopen (path, "we");
  if (file == NULL) {
    comity_export_write_failed (errno, error);
    return NULL;
  }
  CsvWriter *self = g_new0 (CsvWriter, 1);
  self->file = file;
  self->line = g_string_new (NULL);
  self->html = html;
  self->shown = (flags & COMITY_EXPORT_SHOWN) != 0;
  self->guarded = !(flags & COMITY_EXPORT_RAW);
  self->comma = self->shown && strcmp (localeconv ()->decimal_point, ",") == 0;
  return self;
}

static gpointer
csv_open (const char *path, const char *title, ComityExportFlags flags, GError **error)
{
  CsvWriter *self = open_file (path, FALSE, flags, error);
  if (self != NULL && self->shown)
    fputs ("\xef\xbb\xbf", self->file);
  return self;
}

static void
append_cell (CsvWriter *self, const ComityCells *cells, guint index)
{
  const char *text = comity_cells_get (cells, index);
  ComityCellType type = comity_cells_get_type (cells, index);
  if (self->comma && type == COMITY_CELL_NUMBER) {
    g_autofree char *local = g_strdelimit (g_strdup (text), ".", ',');
    comity_csv_append_cell (self->line, local, FALSE);
    return;
  }
  comity_csv_append_cell (self->line, text, self->guarded && type == COMITY_CELL_TEXT);
}

/* The same cells with `;` between them: where one holds a semicolon it is quoted, too. */
static void
append_local (CsvWriter *self, const ComityCells *cells, guint index)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GString) line = g_steal_pointer (&self->line);
  self->line = cell;
  append_cell (self, cells, index);
  self->line = g_steal_pointer (&line);
  if (index > 0)
    g_string_append_c (self->line, ';');
  if (strchr (cell->str, ';') != NULL && cell->str[0] != '"')
    g_string_append_printf (self->line, "\"%s\"", cell->str);
  else
    g_string_append (self->line, g_str_equal (cell->str, "\"\"") && index > 0 ? "" : cell->str);
}

static gboolean
put_line (CsvWriter *self, GError **error)
{
  if (fwrite (self->line->str, 1, self->line->len, self->file) != self->line->len)
    return comity_export_write_failed (errno, error);
  return TRUE;
}

static gboolean
csv_row (gpointer writer, const ComityCells *cells, gboolean head, GError **error)
{
  CsvWriter *self = writer;
  g_string_truncate (self->line, 0);
  for (guint i = 0; i < comity_cells_get_size (cells); i++) {
    if (self->comma)
      append_local (self, cells, i);
    else
      append_cell (self, cells, i);
  }
  comity_csv_end_row (self->line);
  return put_line (self, error);
}

static gboolean
csv_close (gpointer writer, GError **error)
{
  CsvWriter *self = writer;
  g_string_assign (self->line, self->html ? "</tbody></table></body></html>\n" : "");
  gboolean done = put_line (self, error);
  if (fclose (self->file) != 0 && done)
    done = comity_export_write_failed (errno, error);
  g_string_free (self->line, TRUE);
  g_free (self);
  return done;
}

const ComitySheetOps comity_sheet_csv = { csv_open, csv_row, csv_close };

/* -- As a table of a web page ---------------------------------------------------------------------------- */

static gpointer
html_open (const char *path, const char *title, ComityExportFlags flags, GError **error)
{
  CsvWriter *self = open_file (path, TRUE, flags, error);
  if (self == NULL)
    return NULL;
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  fprintf (self->file,
           "<!DOCTYPE html>\n<html><head><meta "
           "charset=\"utf-8\"><title>%s</title></head><body><table>\n",
           escaped);
  return self;
}

static gboolean
html_row (gpointer writer, const ComityCells *cells, gboolean head, GError **error)
{
  CsvWriter *self = writer;
  g_string_assign (self->line, head ? "<thead><tr>" : "<tr>");
  for (guint i = 0; i < comity_cells_get_size (cells); i++) {
    g_autofree char *escaped = g_markup_escape_text (comity_cells_get (cells, i), -1);
    g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
    g_autofree char *broken = g_strjoinv ("<br>", lines);
    g_string_append_printf (self->line, head ? "<th>%s</th>" : "<td>%s</td>", broken);
  }
  g_string_append (self->line, head ? "</tr></thead><tbody>\n" : "</tr>\n");
  return put_line (self, error);
}

const ComitySheetOps comity_sheet_html = { html_open, html_row, csv_close };
