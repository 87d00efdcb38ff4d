/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table.h"

G_BEGIN_DECLS

/* What is read at once, and not as a stream, may be so large. */
#define COMITY_TABLE_WHOLE (64 * 1024 * 1024)
/* More than any spreadsheet has. */
#define COMITY_TABLE_COLUMNS 16384
#define COMITY_TABLE_CELL (4 * 1024 * 1024)

/** ComityReaderOps: what a reader of one format does. */
typedef struct {
  gboolean (*next) (gpointer reader, ComityCells *cells, GError **error);
  void (*free) (gpointer reader);
} ComityReaderOps;

struct _ComityTable {
  ComityInput *input; /* owned */
  ComityTableFacts facts;
  GCancellable *cancellable;
  guint64 rows;
  const ComityReaderOps *ops;
  gpointer reader;
};

/* Each fills in @table, with the options as they are; %FALSE with @error set. */
gboolean comity_csv_open (ComityTable *table, const ComityTableOptions *options, GError **error);
gboolean comity_xlsx_open (ComityTable *table, const ComityTableOptions *options, GError **error);
gboolean comity_ods_open (ComityTable *table, const ComityTableOptions *options, GError **error);
gboolean comity_json_open (ComityTable *table, const ComityTableOptions *options, GError **error);
gboolean comity_lines_open (ComityTable *table, const ComityTableOptions *options, GError **error);
gboolean comity_html_open (ComityTable *table, const ComityTableOptions *options, GError **error);
gboolean comity_list_open (ComityTable *table, const ComityTableOptions *options, GError **error);

void comity_table_add_sheet (ComityTable *table, const char *name, gboolean hidden);
gboolean comity_table_choose_sheet (ComityTable *table, const char *sheet, GError **error);
void comity_table_remark (ComityTable *table, char *sentence);
gboolean comity_table_set_charset (ComityTable *table,
                                   const ComityTableOptions *options,
                                   gsize *mark,
                                   GError **error);
char *comity_table_decode (ComityTable *table, const ComityTableOptions *options, GError **error);

/* Rows that were read at once: for the small formats. */
typedef struct _ComityRowsReader ComityRowsReader;
ComityRowsReader *comity_rows_reader_new (void);
void comity_rows_reader_add_row (ComityRowsReader *self);
void comity_rows_reader_add (ComityRowsReader *self, const char *text, ComityCellType type);
guint comity_rows_reader_get_size (ComityRowsReader *self);
void comity_rows_reader_use (ComityRowsReader *self, ComityTable *table);

G_END_DECLS
