/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-charset.h"
#include "comity-exchange-error.h"
#include "comity-sniff.h"
#include "comity-table-private.h"

typedef gboolean (*OpenFunc) (ComityTable *table,
                              const ComityTableOptions *options,
                              GError **error);

static const struct {
  const char *name;
  OpenFunc open;
} formats[] = {
  [COMITY_FORMAT_CSV] = { "csv", comity_csv_open },
  [COMITY_FORMAT_XLSX] = { "xlsx", comity_xlsx_open },
  [COMITY_FORMAT_ODS] = { "ods", comity_ods_open },
  [COMITY_FORMAT_JSON] = { "json", comity_json_open },
  [COMITY_FORMAT_JSONL] = { "jsonl", comity_json_open },
  [COMITY_FORMAT_ICALENDAR] = { "ics", comity_lines_open },
  [COMITY_FORMAT_VCARD] = { "vcf", comity_lines_open },
  [COMITY_FORMAT_HTML] = { "html", comity_html_open },
  [COMITY_FORMAT_LIST] = { "list", comity_list_open },
};

/** comity_format_get_name: the word for a format, as files are called. */
const char *
comity_format_get_name (ComityFormat format)
{
  return formats[format].name;
}

static void
sheet_free (gpointer data)
{
  ComitySheet *sheet = data;
  g_free (sheet->name);
  g_free (sheet);
}

static gboolean
choose_format (ComityTable *self, const char *wanted, GError **error)
{
  if (wanted == NULL)
    return comity_sniff (self->input, &self->facts.format, error);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_str_equal (formats[i].name, wanted)) {
      self->facts.format = i;
      return TRUE;
    }
  }
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_OPTION,
               /* Translators: %s was typed; the words after it stay as they are */
               _ ("“%s” is not a form that is read: csv, xlsx, ods, json, jsonl, ics, vcf, html or "
                  "list."),
               wanted);
  return FALSE;
}

/**
 * comity_table_open:
 * @input: (transfer full): the file
 * @options: (nullable): how to read it, where that is not to be guessed
 * @cancellable: (nullable): ends reading at the next row
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Finds out what sort of file it is, and begins to read. It is decided by what is in the file; its
 * name says nothing.
 *
 * Returns: (transfer full) (nullable): the table, before its first row
 */
ComityTable *
comity_table_open (ComityInput *input,
                   const ComityTableOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  static const ComityTableOptions guess_all = { NULL };
  g_autoptr (ComityTable) self = g_new0 (ComityTable, 1);
  if (options == NULL)
    options = &guess_all;
  self->input = input;
  self->facts.sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->facts.remarks = g_ptr_array_new_with_free_func (g_free);
  g_set_object (&self->cancellable, cancellable);
  if (!choose_format (self, options->format, error) ||
      !formats[self->facts.format].open (self, options, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** comity_table_free: closes the file. */
void
comity_table_free (ComityTable *self)
{
  if (self->reader != NULL)
    self->ops->free (self->reader);
  comity_input_free (self->input);
  g_free (self->facts.charset);
  g_ptr_array_unref (self->facts.sheets);
  g_ptr_array_unref (self->facts.remarks);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/** comity_table_get_facts: how it is read; the remarks grow while it is. */
const ComityTableFacts *
comity_table_get_facts (ComityTable *self)
{
  return &self->facts;
}

/**
 * comity_table_next:
 * @cells: filled with the next row
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE at the end, or with @error set
 */
gboolean
comity_table_next (ComityTable *self, ComityCells *cells, GError **error)
{
  if ((self->rows & 63) == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  self->rows++;
  comity_cells_clear (cells);
  return self->ops->next (self->reader, cells, error);
}

/** comity_table_get_fraction: how much of the file has been read, from 0 to 1. */
double
comity_table_get_fraction (ComityTable *self)
{
  double size = (double) MAX (comity_input_get_size (self->input), 1);
  return MIN ((double) comity_input_get_position (self->input) / size, 1.0);
}

/* -- For the readers ------------------------------------------------------------------------------ */

/** comity_table_add_sheet: notes a sheet of the file. */
void
comity_table_add_sheet (ComityTable *self, const char *name, gboolean hidden)
{
  ComitySheet *sheet = g_new0 (ComitySheet, 1);
  sheet->name = g_strdup (name);
  sheet->hidden = hidden;
  g_ptr_array_add (self->facts.sheets, sheet);
}

static int
find_sheet (ComityTable *self, const char *wanted)
{
  gint64 number;
  for (guint i = 0; i < self->facts.sheets->len; i++)
    if (g_str_equal (((ComitySheet *) self->facts.sheets->pdata[i])->name, wanted))
      return (int) i;
  if (g_ascii_string_to_signed (wanted, 10, 1, self->facts.sheets->len, &number, NULL))
    return (int) number - 1;
  return -1;
}

/**
 * comity_table_choose_sheet:
 * @wanted: (nullable): name or number; %NULL: the first that is shown
 *
 * Decides which sheet is read.
 */
gboolean
comity_table_choose_sheet (ComityTable *self, const char *wanted, GError **error)
{
  const GPtrArray *sheets = self->facts.sheets;
  if (sheets->len == 0) {
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_SYNTAX,
                 _ ("The file has no sheet that could be read."));
    return FALSE;
  }
  if (wanted == NULL) {
    for (guint i = 0; i < sheets->len; i++) {
      self->facts.sheet = i;
      if (!((ComitySheet *) sheets->pdata[i])->hidden)
        return TRUE;
    }
    self->facts.sheet = 0;
    return TRUE;
  }
  int found = find_sheet (self, wanted);
  if (found >= 0) {
    self->facts.sheet = (guint) found;
    return TRUE;
  }
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < MIN (sheets->len, 20); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                            ((ComitySheet *) sheets->pdata[i])->name);
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_OPTION,
               /* Translators: what was typed, then a list of names in quotation marks */
               _ ("There is no sheet “%s” in the file. It has: %s."), wanted, names->str);
  return FALSE;
}

/** comity_table_remark: (transfer full) keeps a sentence about what was odd; the first hundred. */
void
comity_table_remark (ComityTable *self, char *sentence)
{
  if (self->facts.remarks->len < 100)
    g_ptr_array_add (self->facts.remarks, sentence);
  else
    g_free (sentence);
}

/**
 * comity_table_set_charset:
 * @mark: (out): how many bytes of a mark are at the beginning
 *
 * Decides in which charset the text is.
 */
gboolean
comity_table_set_charset (ComityTable *self,
                          const ComityTableOptions *options,
                          gsize *mark,
                          GError **error)
{
  g_autofree char *guess = comity_charset_guess (self->input, mark, error);
  if (guess == NULL)
    return FALSE;
  self->facts.marked = *mark > 0;
  if (options->charset == NULL) {
    self->facts.charset = g_steal_pointer (&guess);
    return TRUE;
  }
  self->facts.charset = comity_charset_canonical (options->charset, error);
  /* Of “UTF-16” the mark says which. */
  if (*mark > 0 && self->facts.charset != NULL &&
      g_str_has_prefix (self->facts.charset, "UTF-16") && g_str_has_prefix (guess, "UTF-16"))
    g_set_str (&self->facts.charset, guess);
  if (g_strcmp0 (self->facts.charset, guess) != 0)
    *mark = 0;
  return self->facts.charset != NULL;
}

/**
 * comity_table_decode:
 *
 * Returns: (transfer full) (nullable): the whole text of a file that is not large
 */
char *
comity_table_decode (ComityTable *self, const ComityTableOptions *options, GError **error)
{
  gsize mark;
  if (!comity_table_set_charset (self, options, &mark, error))
    return NULL;
  return comity_charset_decode (self->input, self->facts.charset, COMITY_TABLE_WHOLE, NULL, error);
}
