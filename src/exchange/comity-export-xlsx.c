/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "comity-exchange-error.h"
#include "comity-export-private.h"

#define WIDEST 60
#define MOST_ROWS 1048576
/* Excel has 29 February 1900, which never was: what other programs count before it is a day off. */
#define FIRST_DAY "1900-03-01"

typedef struct {
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *head, *day, *wrapped;
  lxw_row_t row;
  GArray *widths; /* of guint, in characters */
} XlsxWriter;

/* Excel does not take these in the name of a sheet, and no more than 31 characters. */
static char *
sheet_name (const char *title)
{
  g_autofree char *plain = g_strdelimit (g_strdup (title), "[]:*?/\\", ' ');
  g_autofree char *short_name = g_utf8_substring (plain, 0, MIN (31, g_utf8_strlen (plain, -1)));
  g_strstrip (short_name);
  return *short_name != '\0' ? g_steal_pointer (&short_name) : g_strdup ("Comity");
}

static gpointer
xlsx_open (const char *path, const char *title, ComityExportFlags flags, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE,
                                   .tmpdir = (char *) g_get_tmp_dir () };
  g_autofree char *name = sheet_name (title);
  /* The library finds out at the end, and tells standard error. */
  FILE *probe = fopen (path, "we");
  if (probe == NULL) {
    comity_export_write_failed (errno, error);
    return NULL;
  }
  fclose (probe);
  lxw_workbook *book = workbook_new_opt (path, &options);
  if (book == NULL) {
    comity_export_write_failed (errno, error);
    return NULL;
  }
  XlsxWriter *self = g_new0 (XlsxWriter, 1);
  self->book = book;
  self->sheet = workbook_add_worksheet (book, name);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  self->head = workbook_add_format (book);
  format_set_bold (self->head);
  format_set_bg_color (self->head, 0xE8E8E8);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  self->day = workbook_add_format (book);
  /* Number 14 is shown in the order of days and months that the reader's computer has. */
  format_set_num_format_index (self->day, 14);
  format_set_align (self->day, LXW_ALIGN_LEFT);
  self->wrapped = workbook_add_format (book);
  format_set_text_wrap (self->wrapped);
  format_set_align (self->wrapped, LXW_ALIGN_VERTICAL_TOP);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_landscape (self->sheet);
  return self;
}

static void
note_width (XlsxWriter *self, guint column, const char *text)
{
  gsize line = strcspn (text, "\n");
  guint width = (guint) MIN (g_utf8_strlen (text, (gssize) line), WIDEST);
  if (self->widths->len <= column)
    g_array_set_size (self->widths, column + 1);
  g_array_index (self->widths, guint, column) =
    MAX (g_array_index (self->widths, guint, column), width);
}

/* What would be read as a character that XML cannot have, is written so that it is read as it is. */
static char *
escape (const char *text)
{
  g_autoptr (GString) out = g_string_new (text);
  for (gsize at = 0; at + 7 <= out->len; at++) {
    const char *p = out->str + at;
    if (p[0] == '_' && p[1] == 'x' && p[6] == '_' && g_ascii_isxdigit (p[2]) &&
        g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5])) {
      g_string_insert (out, (gssize) at, "_x005F");
      at += 6;
    }
  }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static lxw_error
write_text (XlsxWriter *self, lxw_col_t column, const char *text, lxw_format *format)
{
  if (format == NULL && strchr (text, '\n') != NULL)
    format = self->wrapped;
  g_autofree char *escaped = strstr (text, "_x") != NULL ? escape (text) : NULL;
  if (escaped != NULL)
    text = escaped;
  return worksheet_write_string (self->sheet, self->row, column, text, format);
}

static lxw_error
write_day (XlsxWriter *self, lxw_col_t column, const char *text)
{
  lxw_datetime day = { 0 };
  if (strcmp (text, FIRST_DAY) < 0 ||
      sscanf (text, "%4d-%2d-%2d", &day.year, &day.month, &day.day) != 3)
    return write_text (self, column, text, NULL);
  return worksheet_write_datetime (self->sheet, self->row, column, &day, self->day);
}

static lxw_error
write_cell (XlsxWriter *self,
            lxw_col_t column,
            const char *text,
            ComityCellType type,
            gboolean head)
{
  if (*text == '\0')
    return LXW_NO_ERROR;
  if (head)
    return write_text (self, column, text, self->head);
  if (type == COMITY_CELL_NUMBER)
    return worksheet_write_number (self->sheet, self->row, column, g_ascii_strtod (text, NULL),
                                   NULL);
  if (type == COMITY_CELL_DATE)
    return write_day (self, column, text);
  if (type == COMITY_CELL_BOOLEAN)
    return worksheet_write_boolean (self->sheet, self->row, column, g_str_equal (text, "true"),
                                    NULL);
  return write_text (self, column, text, NULL);
}

static gboolean
refuse (lxw_error code, GError **error)
{
  if (code != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    return comity_export_write_failed (errno, error);
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_LIMIT,
               _ ("A cell of Excel takes 32,767 characters, and one of these texts is longer. "
                  "Leave its column out, or write the list as CSV."));
  return FALSE;
}

static gboolean
xlsx_row (gpointer writer, const ComityCells *cells, gboolean head, GError **error)
{
  XlsxWriter *self = writer;
  if (self->row >= MOST_ROWS) {
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_LIMIT,
                 _ (
                   "A sheet of Excel takes 1,048,576 rows, and there are more. Filter the list, or "
                   "write it as CSV."));
    return FALSE;
  }
  for (guint i = 0; i < comity_cells_get_size (cells); i++) {
    const char *text = comity_cells_get (cells, i);
    if (self->row < 200)
      note_width (self, i, text);
    lxw_error code = write_cell (self, (lxw_col_t) i, text, comity_cells_get_type (cells, i), head);
    if (code != LXW_NO_ERROR)
      return refuse (code, error);
  }
  self->row++;
  return TRUE;
}

static gboolean
xlsx_close (gpointer writer, GError **error)
{
  XlsxWriter *self = writer;
  guint n = self->widths->len;
  for (guint i = 0; i < n; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                          MAX (g_array_index (self->widths, guint, i), 4) + 2, NULL);
  if (n > 0)
    worksheet_autofilter (self->sheet, 0, 0, MAX (self->row, 1) - 1, (lxw_col_t) (n - 1));
  lxw_error code = workbook_close (self->book);
  g_array_unref (self->widths);
  g_free (self);
  if (code == LXW_NO_ERROR)
    return TRUE;
  g_debug ("libxlsxwriter: %s", lxw_strerror (code));
  return comity_export_write_failed (errno != 0 ? errno : EIO, error);
}

const ComitySheetOps comity_sheet_xlsx = { xlsx_open, xlsx_row, xlsx_close };
