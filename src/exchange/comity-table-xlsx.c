/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a workbook as Excel writes them: ECMA-376, part 1, 18.3. */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "comity-exchange-error.h"
#include "comity-table-private.h"
#include "comity-xlsx-book.h"

/* More than any sheet has. */
#define MOST_ROWS 1048576

typedef struct {
  ComityTable *table;
  ComityXlsxBook *book;
  ComityPart *part;
  ComityCells *row;  /* the next with anything in it */
  guint64 at;        /* the number of the row given last */
  gboolean waiting;  /* whether @row is still to be given */
  guint64 last;      /* the number of the row read last */
  GString *value, *inline_text;
  guint merged;
} XlsxReader;

static void
xlsx_free (gpointer data)
{
  XlsxReader *self = data;
  g_clear_pointer (&self->part, comity_part_free);
  g_clear_pointer (&self->book, comity_xlsx_book_free);
  comity_cells_free (self->row);
  g_string_free (self->value, TRUE);
  g_string_free (self->inline_text, TRUE);
  g_free (self);
}

/* -- Cells ----------------------------------------------------------------------------------------- */

/* `AB12` is column 27. Those that say nothing follow the one before. */
static guint
column_of (const char *reference, guint otherwise)
{
  guint column = 0;
  if (reference == NULL || !g_ascii_isalpha (*reference))
    return otherwise;
  for (; g_ascii_isalpha (*reference) && column <= COMITY_TABLE_COLUMNS; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;
  return column - 1;
}

static char *
dup_number (XlsxReader *self, const ComityXlsxStyle *style, ComityCellType *type)
{
  char *end;
  double number = g_ascii_strtod (self->value->str, &end);
  *type = COMITY_CELL_TEXT;
  if (self->value->len == 0 || *end != '\0')
    return g_strdup (self->value->str);
  char *text = comity_serial_dup (number, style->form, self->book->date_1904);
  *type = COMITY_CELL_NUMBER;
  if (style->form != COMITY_FORM_NUMBER && strpbrk (text, "-:") > text)
    *type = strchr (text, '-') != NULL ? COMITY_CELL_DATE : COMITY_CELL_TIME;
  gsize length = strlen (text);
  if (style->zeros <= length || strspn (text, "0123456789") != length)
    return text;
  g_autofree char *bare = text;
  *type = COMITY_CELL_TEXT;
  return g_strdup_printf ("%0*d%s", (int) (style->zeros - length), 0, bare);
}

static void
add_cell (XlsxReader *self, const char *kind, guint style_index, gboolean inlined)
{
  static const ComityXlsxStyle plain = { COMITY_FORM_NUMBER, 0 };
  const GArray *styles = self->book->styles;
  const char *value = self->value->str;
  ComityCellType type = COMITY_CELL_TEXT;
  g_autofree char *made = NULL;
  if (inlined || g_str_equal (kind, "inlineStr")) {
    value = self->inline_text->str;
  } else if (g_str_equal (kind, "s")) {
    value = comity_xlsx_book_string (self->book, g_ascii_strtoull (value, NULL, 10));
  } else if (g_str_equal (kind, "str")) {
    made = g_strdup (value);
    g_string_truncate (self->inline_text, 0);
    comity_xlsx_append_text (self->inline_text, made);
    value = self->inline_text->str;
  } else if (g_str_equal (kind, "b")) {
    type = COMITY_CELL_BOOLEAN;
    value = *value == '\0' ? "" : g_str_equal (value, "0") ? "false" : "true";
  } else if (g_str_equal (kind, "e")) {
    type = COMITY_CELL_ERROR;
  } else if (g_str_equal (kind, "d")) {
    type = COMITY_CELL_DATE;
    value = made = g_strdelimit (g_strdup (value), "TZ", ' ');
    g_strchomp (made);
  } else if (*value != '\0') {
    value = made = dup_number (self,
                               style_index < styles->len ?
                                 &g_array_index (styles, ComityXlsxStyle, style_index) :
                                 &plain,
                               &type);
  }
  comity_cells_add (self->row, value, -1, type);
}

/* What is in a cell, until its end: `v`, or `is` with its texts. */
static gboolean
read_cell_content (XlsxReader *self, gboolean *inlined, GError **error)
{
  gboolean in_value = FALSE, in_text = FALSE, aloud = FALSE;
  ComityXmlEvent event;
  while ((event = comity_part_next (self->part, error)) != COMITY_XML_END_OF_PART) {
    if (event == COMITY_XML_TEXT) {
      if (in_value)
        g_string_append (self->value, comity_part_text (self->part));
      else if (in_text && !aloud)
        comity_xlsx_append_text (self->inline_text, comity_part_text (self->part));
      continue;
    }
    const char *name = comity_part_name (self->part);
    gboolean inside = event == COMITY_XML_START && !comity_part_is_empty (self->part);
    if (event == COMITY_XML_END && g_str_equal (name, "c"))
      return TRUE;
    if (g_str_equal (name, "v"))
      in_value = inside;
    else if (g_str_equal (name, "rPh"))
      aloud = inside;
    else if (g_str_equal (name, "t"))
      in_text = inside;
    else if (g_str_equal (name, "is"))
      *inlined = TRUE;
  }
  return FALSE;
}

static gboolean
read_cell (XlsxReader *self, GError **error)
{
  g_autofree char *kind = comity_part_dup_attribute (self->part, "t");
  guint column =
    column_of (comity_part_attribute (self->part, "r"), comity_cells_get_size (self->row));
  const char *style = comity_part_attribute (self->part, "s");
  guint style_index = style != NULL ? (guint) g_ascii_strtoull (style, NULL, 10) : 0;
  gboolean inlined = FALSE;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->inline_text, 0);
  if (!comity_part_is_empty (self->part) && !read_cell_content (self, &inlined, error))
    return FALSE;
  if (column >= COMITY_TABLE_COLUMNS || column < comity_cells_get_size (self->row))
    return TRUE;
  if (self->value->len == 0 && self->inline_text->len == 0)
    return TRUE;
  comity_cells_pad (self->row, column);
  add_cell (self, kind != NULL ? kind : "n", style_index, inlined);
  return TRUE;
}

/* -- Rows --------------------------------------------------------------------------------------------- */

static guint64
row_number (XlsxReader *self)
{
  const char *said = comity_part_attribute (self->part, "r");
  guint64 number = said != NULL ? g_ascii_strtoull (said, NULL, 10) : 0;
  return number > self->last ? number : self->last + 1;
}

static gboolean
read_row (XlsxReader *self, GError **error)
{
  ComityXmlEvent event;
  self->last = row_number (self);
  comity_cells_clear (self->row);
  self->row->number = self->last;
  if (comity_part_is_empty (self->part))
    return TRUE;
  while ((event = comity_part_next (self->part, error)) != COMITY_XML_END_OF_PART) {
    if (event == COMITY_XML_END && g_str_equal (comity_part_name (self->part), "row"))
      return TRUE;
    if (event == COMITY_XML_START && g_str_equal (comity_part_name (self->part), "c") &&
        !read_cell (self, error))
      return FALSE;
  }
  return FALSE;
}

static void
remark_merged (XlsxReader *self)
{
  if (self->merged == 0)
    return;
  comity_table_remark (
    self->table,
    /* Translators: how many groups of merged cells a sheet has */
    g_strdup_printf (ngettext ("%u group of merged cells: its value stands in the first cell.",
                               "%u groups of merged cells: the value stands in the first cell.",
                               self->merged),
                     self->merged));
}

/* Finds the next row with anything in it; @row stays empty at the end of the sheet. */
static gboolean
seek_row (XlsxReader *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  ComityXmlEvent event;
  self->waiting = FALSE;
  comity_cells_clear (self->row);
  while (!self->waiting &&
         (event = comity_part_next (self->part, &problem)) != COMITY_XML_END_OF_PART) {
    if (event != COMITY_XML_START)
      continue;
    const char *name = comity_part_name (self->part);
    self->merged += g_str_equal (name, "mergeCell");
    if (!g_str_equal (name, "row"))
      continue;
    if (!read_row (self, &problem))
      break;
    comity_cells_trim (self->row);
    self->waiting = comity_cells_get_size (self->row) > 0 && self->last <= MOST_ROWS;
  }
  if (problem == NULL && !self->waiting)
    remark_merged (self);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return self->waiting;
}

/* Rows that are not there are given as empty ones, so that numbers stay those of the spreadsheet. */
static gboolean
xlsx_next (gpointer reader, ComityCells *cells, GError **error)
{
  XlsxReader *self = reader;
  if (!self->waiting)
    return FALSE;
  self->at++;
  cells->number = self->at;
  if (self->at < self->row->number)
    return TRUE;
  comity_cells_copy (self->row, cells);
  g_autoptr (GError) problem = NULL;
  seek_row (self, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* -- Opening ------------------------------------------------------------------------------------------ */

static gboolean
open_sheet (XlsxReader *self, guint index, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_clear_pointer (&self->part, comity_part_free);
  self->at = self->last = 0;
  self->table->facts.sheet = index;
  self->part = comity_part_open (self->book->package, self->book->paths->pdata[index], error);
  if (self->part == NULL)
    return FALSE;
  if (seek_row (self, &problem) || problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Without a wish: the first that is shown and holds anything. */
static gboolean
open_first_filled (XlsxReader *self, GError **error)
{
  const GPtrArray *sheets = self->table->facts.sheets;
  guint first = self->table->facts.sheet;
  for (guint i = first; i < sheets->len; i++) {
    if (i != first && ((ComitySheet *) sheets->pdata[i])->hidden)
      continue;
    if (!open_sheet (self, i, error))
      return FALSE;
    if (self->waiting)
      return TRUE;
  }
  return open_sheet (self, first, error);
}

/**
 * comity_xlsx_open:
 *
 * Begins to read a workbook of Excel. Formulas are never computed: the value that was saved with
 * them is read.
 */
gboolean
comity_xlsx_open (ComityTable *table, const ComityTableOptions *options, GError **error)
{
  static const ComityReaderOps ops = { xlsx_next, xlsx_free };
  ComityXlsxBook *book = comity_xlsx_book_new (table->input, error);
  if (book == NULL)
    return FALSE;
  XlsxReader *self = g_new0 (XlsxReader, 1);
  self->table = table;
  self->book = book;
  self->row = comity_cells_new ();
  self->value = g_string_new (NULL);
  self->inline_text = g_string_new (NULL);
  table->ops = &ops;
  table->reader = self;
  table->facts.date_1904 = book->date_1904;
  for (guint i = 0; i < book->names->len; i++)
    comity_table_add_sheet (table, book->names->pdata[i],
                            g_array_index (book->hidden, gboolean, i));
  if (!comity_table_choose_sheet (table, options->sheet, error))
    return FALSE;
  return options->sheet != NULL ? open_sheet (self, table->facts.sheet, error) :
                                  open_first_filled (self, error);
}
