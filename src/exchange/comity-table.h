/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table-cells.h"
#include "comity-input.h"

G_BEGIN_DECLS

/** ComityFormat: what sort of file it is. */
typedef enum {
  COMITY_FORMAT_CSV,
  COMITY_FORMAT_XLSX,
  COMITY_FORMAT_ODS,
  COMITY_FORMAT_JSON,
  COMITY_FORMAT_JSONL,
  COMITY_FORMAT_ICALENDAR,
  COMITY_FORMAT_VCARD,
  COMITY_FORMAT_HTML,
  COMITY_FORMAT_LIST,
  COMITY_FORMAT_PDF, /* only written */
} ComityFormat;

const char *comity_format_get_name (ComityFormat format);

/**
 * ComityTableOptions: how a file is to be read, where it is not as it seems.
 * @charset: (nullable): %NULL: guess
 * @sheet: (nullable): name, or number from 1; %NULL: the first that is shown and holds anything
 * @separator: of CSV; 0: guess
 * @format: (nullable): `list` and `csv` cannot always be told apart; %NULL: guess
 */
typedef struct {
  const char *charset;
  const char *sheet;
  gunichar separator;
  const char *format;
} ComityTableOptions;

/** ComitySheet: one table of a file of several. */
typedef struct {
  char *name;
  gboolean hidden;
} ComitySheet;

/**
 * ComityTableFacts: how a file was read.
 * @charset: (nullable): of text formats
 * @marked: whether a byte order mark said so
 * @separator, @quote: of CSV, else 0
 * @sheets: (element-type ComitySheet): at least one
 * @sheet: index of the one that is read
 * @date_1904: whether the file counts days from 1904
 * @headed: whether the reader itself made the first row, of the names of the columns
 * @remarks: (element-type utf8): sentences about what was odd, as far as it is read
 */
typedef struct {
  ComityFormat format;
  char *charset;
  gboolean marked;
  gunichar separator;
  char quote;
  GPtrArray *sheets;
  guint sheet;
  gboolean date_1904;
  gboolean headed;
  GPtrArray *remarks;
} ComityTableFacts;

/**
 * ComityTable:
 *
 * A file as a table: rows of cells, read one after the other. Whatever the file, memory and time
 * are bounded. To be used in one thread at a time, not that of the interface.
 */
typedef struct _ComityTable ComityTable;

ComityTable *comity_table_open (ComityInput *input,
                                const ComityTableOptions *options,
                                GCancellable *cancellable,
                                GError **error);
void comity_table_free (ComityTable *self);
const ComityTableFacts *comity_table_get_facts (ComityTable *self);
gboolean comity_table_next (ComityTable *self, ComityCells *cells, GError **error);
double comity_table_get_fraction (ComityTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityTable, comity_table_free)

G_END_DECLS
