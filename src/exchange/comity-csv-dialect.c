/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sign between cells and the quotation mark are those that make the most regular table of the
 * text: rows of one width, cells that look like values. After G. J. J. van den Burg, A. Nazábal and
 * C. Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019).
 */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-csv-dialect.h"

#include <string.h>

#include "comity-csv-read.h"

/* In this order where two are equally good. */
static const gunichar separators[] = { ',', ';', '\t', '|', '^', '~', 0x1e, 0x1f };
#define N_SEPARATORS G_N_ELEMENTS (separators)

/* Numbers, dates, addresses, words: no sign in it that could be one between cells. */
static gboolean
looks_like_value (const char *cell)
{
  gsize letters = 0;
  for (const char *at = cell; *at != '\0'; at++) {
    if (strchr ("\t|;\"^", *at) != NULL)
      return FALSE;
    /* A comma stands before a space, or within a number. */
    if (*at == ',' && at[1] != ' ' && !(g_ascii_isdigit (at[1]) && letters == 0))
      return FALSE;
    letters += g_ascii_isalpha (*at) || (guchar) *at >= 0x80;
  }
  return TRUE;
}

typedef struct {
  GHashTable *widths; /* number of cells -> number of rows */
  guint64 rows, cells, values;
} Shape;

static void
add_row (Shape *shape, const ComityCells *cells)
{
  guint n = comity_cells_get_size (cells);
  gpointer key = GUINT_TO_POINTER (n);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (shape->widths, key));
  g_hash_table_insert (shape->widths, key, GUINT_TO_POINTER (before + 1));
  shape->rows++;
  for (guint i = 0; i < n; i++) {
    shape->cells++;
    shape->values += looks_like_value (comity_cells_get (cells, i));
  }
}

static double
score_of (const Shape *shape)
{
  GHashTableIter iter;
  gpointer width, rows;
  double sum = 0;
  if (shape->rows == 0)
    return 0;
  g_hash_table_iter_init (&iter, shape->widths);
  while (g_hash_table_iter_next (&iter, &width, &rows)) {
    double w = GPOINTER_TO_UINT (width);
    sum += GPOINTER_TO_UINT (rows) * MAX (0.001, w - 1) / w;
  }
  return sum / g_hash_table_size (shape->widths) * (0.001 + (double) shape->values) /
         (double) shape->cells;
}

static double
score_dialect (const ComityCsvDialect *dialect, const char *text, gsize length, gboolean whole)
{
  g_autoptr (ComityCells) cells = comity_cells_new ();
  g_autoptr (GHashTable) widths = g_hash_table_new (NULL, NULL);
  Shape shape = { widths, 0, 0, 0 };
  ComityCsvParser parser;
  comity_csv_parser_init (&parser, dialect);
  g_string_append_len (parser.text, text, (gssize) length);
  parser.complete = whole;
  while (comity_csv_parser_next (&parser, cells))
    if (!comity_cells_is_blank (cells))
      add_row (&shape, cells);
  gboolean open = parser.open;
  comity_csv_parser_clear (&parser);
  return open ? score_of (&shape) / 100 : score_of (&shape);
}

static gboolean
occurs (const char *text, gsize length, const char *sign)
{
  return memmem (text, length, sign, strlen (sign)) != NULL;
}

/**
 * comity_csv_guess_dialect:
 * @text: the beginning of a text, UTF-8
 * @length: in bytes
 * @separator: what is between cells, when that is known already; else 0
 *
 * Returns: how its cells are most likely set apart
 */
ComityCsvDialect
comity_csv_guess_dialect (const char *text, gsize length, gunichar separator)
{
  ComityCsvDialect best = { separator != 0 ? separator : ',', '"', 0 };
  gboolean whole = length < 64 * 1024;
  double best_score = score_dialect (&best, text, length, whole) * 1.0001;
  for (guint i = 0; i < N_SEPARATORS * 4; i++) {
    ComityCsvDialect dialect = { separator != 0 ? separator : separators[i / 4], i & 1 ? '\'' : '"',
                                 i & 2 ? '\\' : 0 };
    char sign[7] = "";
    g_unichar_to_utf8 (dialect.separator, sign);
    if ((separator == 0 && !occurs (text, length, sign)) ||
        (dialect.quote == '\'' && !occurs (text, length, "'")) ||
        (dialect.escape == '\\' && !occurs (text, length, dialect.quote == '"' ? "\\\"" : "\\'")))
      continue;
    double score = score_dialect (&dialect, text, length, whole);
    if (score > best_score * 1.0001) {
      best_score = score;
      best = dialect;
    }
  }
  return best;
}
