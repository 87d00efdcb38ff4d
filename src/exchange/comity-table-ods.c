/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of an OpenDocument spreadsheet (ISO/IEC 26300-1, 9). */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "comity-exchange-error.h"
#include "comity-package.h"
#include "comity-serial.h"
#include "comity-table-private.h"

#define MOST_ROWS 1048576
#define MOST_SHEETS 1000
/* How many cells may be there by repetition alone. */
#define MOST_REPEATED 20000000

typedef struct {
  ComityTable *table;
  ComityPackage *package;
  ComityPart *part;
  ComityCells *row;
  guint64 at;     /* the number of the row given last */
  guint64 last;   /* the number of the row read last */
  guint64 copies; /* how often @row is still to be given */
  guint64 repeated;
  GString *text;
  int depth; /* of the table */
} OdsReader;

static void
ods_free (gpointer data)
{
  OdsReader *self = data;
  g_clear_pointer (&self->part, comity_part_free);
  g_clear_pointer (&self->package, comity_package_free);
  comity_cells_free (self->row);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static guint64
repetition (ComityPart *part, const char *name)
{
  const char *text = comity_part_attribute (part, name);
  return text != NULL ? MAX (g_ascii_strtoull (text, NULL, 10), 1) : 1;
}

/* -- Cells --------------------------------------------------------------------------------------------- */

/* Leaves an element that has just begun. */
static gboolean
skip_element (ComityPart *part, GError **error)
{
  int depth = comity_part_depth (part);
  ComityXmlEvent event;
  if (comity_part_is_empty (part))
    return TRUE;
  while ((event = comity_part_next (part, error)) != COMITY_XML_END_OF_PART)
    if (event == COMITY_XML_END && comity_part_depth (part) == depth)
      return TRUE;
  return FALSE;
}

static void
append_spaces (OdsReader *self)
{
  guint64 n = MIN (repetition (self->part, "c"), 1000);
  for (guint64 i = 0; i < n; i++)
    g_string_append_c (self->text, ' ');
}

/* The paragraphs of a cell, until its end; notes and drawings are left out. */
static gboolean
read_paragraphs (OdsReader *self, GError **error)
{
  int depth = comity_part_depth (self->part);
  gboolean first = TRUE, in_paragraph = FALSE;
  ComityXmlEvent event;
  g_string_truncate (self->text, 0);
  if (comity_part_is_empty (self->part))
    return TRUE;
  while ((event = comity_part_next (self->part, error)) != COMITY_XML_END_OF_PART) {
    if (event == COMITY_XML_TEXT) {
      if (in_paragraph)
        g_string_append (self->text, comity_part_text (self->part));
      continue;
    }
    const char *name = comity_part_name (self->part);
    if (event == COMITY_XML_END && comity_part_depth (self->part) == depth)
      return TRUE;
    if (g_str_equal (name, "p") || g_str_equal (name, "h")) {
      in_paragraph = event == COMITY_XML_START && !comity_part_is_empty (self->part);
      if (event == COMITY_XML_START && !first)
        g_string_append_c (self->text, '\n');
      first = FALSE;
    } else if (event == COMITY_XML_START && g_str_equal (name, "s")) {
      append_spaces (self);
    } else if (event == COMITY_XML_START && g_str_equal (name, "tab")) {
      g_string_append_c (self->text, '\t');
    } else if (event == COMITY_XML_START && g_str_equal (name, "line-break")) {
      g_string_append_c (self->text, '\n');
    } else if (event == COMITY_XML_START &&
               (g_str_equal (name, "annotation") || g_str_equal (name, "frame") ||
                g_str_equal (name, "table") || g_str_equal (name, "shapes"))) {
      if (!skip_element (self->part, error))
        return FALSE;
    }
  }
  return FALSE;
}

/* `PT14H30M05S` is 14:30:05. */
static char *
dup_time (const char *duration)
{
  int hours = 0, minutes = 0;
  double seconds = 0;
  for (const char *at = duration; *at != '\0';) {
    char *end;
    double number = g_ascii_strtod (at, &end);
    if (end == at) {
      at++;
      continue;
    }
    if (*end == 'H')
      hours = (int) CLAMP (number, 0, 1e6);
    else if (*end == 'M')
      minutes = (int) CLAMP (number, 0, 1e6);
    else if (*end == 'S')
      seconds = CLAMP (number, 0, 1e6);
    at = end;
  }
  return g_strdup_printf ("%02d:%02d:%02d", hours, minutes, (int) seconds);
}

typedef struct {
  char *kind, *value;
} Typed;

static Typed
read_typed (ComityPart *part)
{
  static const char *const attributes[][2] = {
    { "float", "value" },         { "percentage", "value" },      { "currency", "value" },
    { "date", "date-value" },     { "boolean", "boolean-value" }, { "time", "time-value" },
    { "string", "string-value" },
  };
  Typed typed = { comity_part_dup_attribute (part, "value-type"), NULL };
  for (guint i = 0; typed.kind != NULL && i < G_N_ELEMENTS (attributes); i++)
    if (g_str_equal (typed.kind, attributes[i][0]))
      typed.value = comity_part_dup_attribute (part, attributes[i][1]);
  return typed;
}

static char *
dup_value (OdsReader *self, const Typed *typed, ComityCellType *type)
{
  char *end = NULL;
  *type = COMITY_CELL_TEXT;
  if (typed->kind == NULL || typed->value == NULL)
    return g_strdup (self->text->str);
  if (g_str_equal (typed->kind, "string"))
    return g_strdup (self->text->len > 0 ? self->text->str : typed->value);
  if (g_str_equal (typed->kind, "boolean")) {
    *type = COMITY_CELL_BOOLEAN;
    return g_strdup (typed->value);
  }
  if (g_str_equal (typed->kind, "date")) {
    *type = COMITY_CELL_DATE;
    char *day = g_strdelimit (g_strdup (typed->value), "T", ' ');
    return g_str_has_suffix (day, " 00:00:00") ? g_strndup (day, strlen (day) - 9) : day;
  }
  if (g_str_equal (typed->kind, "time")) {
    *type = COMITY_CELL_TIME;
    return dup_time (typed->value);
  }
  double number = g_ascii_strtod (typed->value, &end);
  if (*typed->value == '\0' || *end != '\0')
    return g_strdup (typed->value);
  *type = COMITY_CELL_NUMBER;
  return comity_number_dup (number);
}

static gboolean
refuse_repeated (GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_LIMIT,
               _ ("The workbook says that millions of cells are equal. It was made to fill up "
                  "memory, "
                  "or is filled by mistake. Delete the rows and columns that are not needed, and "
                  "import it again."));
  return FALSE;
}

static gboolean
read_cell (OdsReader *self, guint64 *empty, GError **error)
{
  Typed typed = read_typed (self->part);
  g_autofree char *kind = typed.kind, *raw = typed.value;
  ComityCellType type;
  guint64 n = repetition (self->part, "number-columns-repeated");
  if (!read_paragraphs (self, error))
    return FALSE;
  g_autofree char *value = dup_value (self, &typed, &type);
  if (value == NULL || *value == '\0') {
    *empty += n;
    return TRUE;
  }
  guint64 total = comity_cells_get_size (self->row) + *empty + n;
  self->repeated += n - 1;
  if (total > COMITY_TABLE_COLUMNS || self->repeated > MOST_REPEATED)
    return refuse_repeated (error);
  comity_cells_pad (self->row, (guint) (total - n));
  *empty = 0;
  for (guint64 i = 0; i < n; i++)
    comity_cells_add (self->row, value, -1, type);
  return TRUE;
}

/* -- Rows ---------------------------------------------------------------------------------------------- */

static gboolean
read_row (OdsReader *self, GError **error)
{
  int depth = comity_part_depth (self->part);
  guint64 empty = 0;
  ComityXmlEvent event;
  comity_cells_clear (self->row);
  if (comity_part_is_empty (self->part))
    return TRUE;
  while ((event = comity_part_next (self->part, error)) != COMITY_XML_END_OF_PART) {
    if (event == COMITY_XML_END && comity_part_depth (self->part) == depth)
      return TRUE;
    if (event == COMITY_XML_START &&
        (g_str_equal (comity_part_name (self->part), "table-cell") ||
         g_str_equal (comity_part_name (self->part), "covered-table-cell")) &&
        !read_cell (self, &empty, error))
      return FALSE;
  }
  return FALSE;
}

static gboolean
take_row (OdsReader *self, GError **error)
{
  guint64 n = repetition (self->part, "number-rows-repeated");
  if (!read_row (self, error))
    return FALSE;
  guint64 first = self->last + 1;
  self->last += n;
  if (comity_cells_get_size (self->row) == 0)
    return TRUE;
  self->repeated += (n - 1) * comity_cells_get_size (self->row);
  if (self->last > MOST_ROWS || self->repeated > MOST_REPEATED)
    return refuse_repeated (error);
  self->row->number = first;
  self->copies = n;
  return TRUE;
}

/* Finds the next row with anything in it; no copies are left at the end of the table. */
static gboolean
seek_row (OdsReader *self, GError **error)
{
  ComityXmlEvent event;
  self->copies = 0;
  while (self->copies == 0 &&
         (event = comity_part_next (self->part, error)) != COMITY_XML_END_OF_PART) {
    if (event == COMITY_XML_END && comity_part_depth (self->part) == self->depth)
      return TRUE;
    if (event == COMITY_XML_START && g_str_equal (comity_part_name (self->part), "table-row") &&
        !take_row (self, error))
      return FALSE;
  }
  return error == NULL || *error == NULL;
}

static gboolean
ods_next (gpointer reader, ComityCells *cells, GError **error)
{
  OdsReader *self = reader;
  g_autoptr (GError) problem = NULL;
  if (self->copies == 0)
    return FALSE;
  self->at++;
  if (self->at < self->row->number) {
    cells->number = self->at;
    return TRUE;
  }
  comity_cells_copy (self->row, cells);
  cells->number = self->at;
  if (--self->copies > 0 || seek_row (self, &problem))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* -- Tables -------------------------------------------------------------------------------------------- */

/* Styles by which tables are hidden, noted while they pass. */
static void
note_style (ComityPart *part, char **style, GHashTable *hidden)
{
  const char *name = comity_part_name (part);
  if (g_str_equal (name, "style")) {
    g_free (*style);
    *style = comity_part_dup_attribute (part, "name");
  } else if (g_str_equal (name, "table-properties") && *style != NULL) {
    const char *shown = comity_part_attribute (part, "display");
    if (g_strcmp0 (shown, "false") == 0)
      g_hash_table_add (hidden, g_strdup (*style));
  }
}

static gboolean
list_tables (OdsReader *self, GError **error)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ComityPart) part = comity_part_open (self->package, "content.xml", error);
  g_autoptr (GError) problem = NULL;
  g_autofree char *style = NULL;
  ComityXmlEvent event;
  if (part == NULL)
    return FALSE;
  while ((event = comity_part_next (part, &problem)) != COMITY_XML_END_OF_PART) {
    if (event != COMITY_XML_START)
      continue;
    if (!g_str_equal (comity_part_name (part), "table")) {
      note_style (part, &style, hidden);
      continue;
    }
    g_autofree char *name = comity_part_dup_attribute (part, "name");
    const char *own = comity_part_attribute (part, "style-name");
    if (self->table->facts.sheets->len < MOST_SHEETS && comity_part_depth (part) == 3)
      comity_table_add_sheet (self->table, name != NULL ? name : "",
                              own != NULL && g_hash_table_contains (hidden, own));
  }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

static gboolean
open_table (OdsReader *self, guint index, GError **error)
{
  guint seen = 0;
  ComityXmlEvent event;
  g_clear_pointer (&self->part, comity_part_free);
  self->at = self->last = self->repeated = 0;
  self->table->facts.sheet = index;
  self->part = comity_part_open (self->package, "content.xml", error);
  if (self->part == NULL)
    return FALSE;
  while ((event = comity_part_next (self->part, error)) != COMITY_XML_END_OF_PART) {
    if (event != COMITY_XML_START || !g_str_equal (comity_part_name (self->part), "table") ||
        comity_part_depth (self->part) != 3)
      continue;
    if (seen++ == index) {
      self->depth = 3;
      return comity_part_is_empty (self->part) || seek_row (self, error);
    }
  }
  return error == NULL || *error == NULL;
}

static gboolean
open_first_filled (OdsReader *self, GError **error)
{
  const GPtrArray *sheets = self->table->facts.sheets;
  guint first = self->table->facts.sheet;
  for (guint i = first; i < sheets->len; i++) {
    if (i != first && ((ComitySheet *) sheets->pdata[i])->hidden)
      continue;
    if (!open_table (self, i, error))
      return FALSE;
    if (self->copies > 0)
      return TRUE;
  }
  return open_table (self, first, error);
}

static gboolean
check_encryption (ComityPackage *package, GError **error)
{
  static const char manifest[] = "META-INF/manifest.xml";
  if (!comity_package_has (package, manifest))
    return TRUE;
  g_autoptr (GBytes) bytes = comity_package_read (package, manifest, 16 * 1024 * 1024, error);
  if (bytes == NULL)
    return FALSE;
  if (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "encryption-data", 15) ==
      NULL)
    return TRUE;
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
               _ ("The workbook is protected by a password. Open it in the spreadsheet program, "
                  "remove the password, save it, and import it again."));
  return FALSE;
}

/**
 * comity_ods_open:
 *
 * Begins to read a workbook of LibreOffice. Formulas are never computed: the value that was saved
 * with them is read.
 */
gboolean
comity_ods_open (ComityTable *table, const ComityTableOptions *options, GError **error)
{
  static const ComityReaderOps ops = { ods_next, ods_free };
  ComityPackage *package = comity_package_open (table->input, error);
  if (package == NULL)
    return FALSE;
  OdsReader *self = g_new0 (OdsReader, 1);
  self->table = table;
  self->package = package;
  self->row = comity_cells_new ();
  self->text = g_string_new (NULL);
  table->ops = &ops;
  table->reader = self;
  if (!check_encryption (package, error) || !list_tables (self, error) ||
      !comity_table_choose_sheet (table, options->sheet, error))
    return FALSE;
  return options->sheet != NULL ? open_table (self, table->facts.sheet, error) :
                                  open_first_filled (self, error);
}
