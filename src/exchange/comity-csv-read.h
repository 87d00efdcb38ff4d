/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table-cells.h"
#include "comity-csv-dialect.h"

G_BEGIN_DECLS

/**
 * ComityCsvParser: cuts text into rows and cells, piece by piece. Nothing is refused but a cell
 * that has no end: what a strict reader would call an error is text.
 */
typedef struct {
  ComityCsvDialect dialect;
  char separator[6];
  gsize separator_length;
  GString *text; /* what is not yet cut */
  gsize at;
  gboolean complete; /* no more text will come */
  gboolean open;     /* the text ended inside of quotes */
  guint64 line;      /* of the text, from 1, at which the next row begins */
} ComityCsvParser;

void comity_csv_parser_init (ComityCsvParser *self, const ComityCsvDialect *dialect);
void comity_csv_parser_clear (ComityCsvParser *self);
gboolean comity_csv_parser_next (ComityCsvParser *self, ComityCells *cells);

G_END_DECLS
