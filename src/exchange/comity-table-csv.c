/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-charset.h"
#include "comity-csv-read.h"
#include "comity-exchange-error.h"
#include "comity-table-private.h"

#define SAMPLE (64 * 1024)

typedef struct {
  ComityTable *table;
  ComityDecoder *decoder;
  ComityCsvParser parser;
  guint64 rows;
  gboolean said;
} CsvReader;

static void
csv_free (gpointer data)
{
  CsvReader *self = data;
  g_clear_pointer (&self->decoder, comity_decoder_free);
  comity_csv_parser_clear (&self->parser);
  g_free (self);
}

/* What was cut is dropped, so that the text never holds more than a piece and a row. */
static gboolean
read_more (CsvReader *self, GError **error)
{
  ComityCsvParser *parser = &self->parser;
  g_autoptr (GError) problem = NULL;
  g_string_erase (parser->text, 0, (gssize) parser->at);
  parser->at = 0;
  if (!comity_decoder_read (self->decoder, parser->text, &problem)) {
    parser->complete = TRUE;
    if (problem != NULL)
      g_propagate_error (error, g_steal_pointer (&problem));
    return error == NULL || *error == NULL;
  }
  if (parser->text->len <= COMITY_TABLE_CELL)
    return TRUE;
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_SYNTAX,
               /* Translators: %u is the number of a line of a file */
               _ ("The row that begins in line %u does not end: a quotation mark is missing, or "
                  "this is not a table."),
               (guint) MIN (parser->line, G_MAXUINT));
  return FALSE;
}

static void
remark_end (CsvReader *self)
{
  guint64 replaced = comity_decoder_get_replaced (self->decoder);
  if (self->said)
    return;
  self->said = TRUE;
  if (self->parser.open)
    comity_table_remark (self->table,
                         g_strdup (_ ("The last row begins with a quotation mark that is never "
                                      "closed.")));
  if (replaced > 0)
    comity_table_remark (self->table,
      /* Translators: how many characters of a file could not be read */
                         g_strdup_printf (ngettext ("%u character means nothing in this charset.",
                                                    "%u characters mean nothing in this charset.",
                                                    (gulong) replaced),
                                          (guint) MIN (replaced, G_MAXUINT)));
}

static gboolean
csv_next (gpointer reader, ComityCells *cells, GError **error)
{
  CsvReader *self = reader;
  while (!comity_csv_parser_next (&self->parser, cells)) {
    if (self->parser.complete) {
      remark_end (self);
      return FALSE;
    }
    if (!read_more (self, error))
      return FALSE;
  }
  cells->number = ++self->rows;
  if (comity_cells_get_size (cells) <= COMITY_TABLE_COLUMNS)
    return TRUE;
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_LIMIT,
               /* Translators: %u is the number of a row */
               _ ("Row %u has more cells than any spreadsheet. This is not a table, or its cells "
                  "are "
                  "set apart by another sign."),
               (guint) MIN (self->rows, G_MAXUINT));
  return FALSE;
}

/* Excel's own way of saying how cells are set apart: a first line such as `sep=;`. */
static gunichar
take_sep_line (GString *text)
{
  const char *at = text->str;
  gboolean quoted = *at == '"';
  if (g_ascii_strncasecmp (at + quoted, "sep=", 4) != 0)
    return 0;
  at += 4 + quoted;
  gunichar separator = g_utf8_get_char (at);
  const char *after = *at != '\0' ? g_utf8_next_char (at) : at;
  if (quoted && *after == '"')
    after++;
  if (separator == 0 || strchr ("\r\n", *after) == NULL)
    return 0;
  after += strspn (after, "\r");
  after += *after == '\n';
  g_string_erase (text, 0, after - text->str);
  return separator;
}

/**
 * comity_csv_open:
 *
 * Begins to read text whose cells are set apart by a sign. Which sign and which quotation mark, is
 * guessed by the first rows.
 */
gboolean
comity_csv_open (ComityTable *table, const ComityTableOptions *options, GError **error)
{
  static const ComityReaderOps ops = { csv_next, csv_free };
  g_autoptr (GError) problem = NULL;
  gsize mark;
  if (!comity_table_set_charset (table, options, &mark, error))
    return FALSE;
  ComityDecoder *decoder = comity_decoder_new (table->input, table->facts.charset, mark, error);
  if (decoder == NULL)
    return FALSE;
  g_autoptr (GString) head = g_string_new (NULL);
  while (head->len < SAMPLE && comity_decoder_read (decoder, head, &problem))
    ;
  if (problem != NULL) {
    comity_decoder_free (decoder);
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  gunichar said = take_sep_line (head);
  ComityCsvDialect dialect =
    comity_csv_guess_dialect (head->str, MIN (head->len, SAMPLE),
                              options->separator != 0 ? options->separator : said);
  CsvReader *self = g_new0 (CsvReader, 1);
  self->table = table;
  self->decoder = decoder;
  comity_csv_parser_init (&self->parser, &dialect);
  /* Row numbers are those that a spreadsheet shows; it hides the line that says the sign. */
  g_string_append_len (self->parser.text, head->str, (gssize) head->len);
  table->facts.separator = dialect.separator;
  table->facts.quote = dialect.quote;
  table->ops = &ops;
  table->reader = self;
  comity_table_add_sheet (table, "", FALSE);
  return TRUE;
}
