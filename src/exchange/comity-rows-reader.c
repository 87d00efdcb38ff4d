/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-table-private.h"

struct _ComityRowsReader {
  GPtrArray *rows; /* of ComityCells */
  guint at;
};

static void
rows_free (gpointer reader)
{
  ComityRowsReader *self = reader;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static gboolean
rows_next (gpointer reader, ComityCells *cells, GError **error)
{
  ComityRowsReader *self = reader;
  if (self->at >= self->rows->len)
    return FALSE;
  comity_cells_copy (self->rows->pdata[self->at], cells);
  self->at++;
  cells->number = self->at;
  return TRUE;
}

/**
 * comity_rows_reader_new:
 *
 * Returns: (transfer full): rows that are kept in memory: for formats that are never large
 */
ComityRowsReader *
comity_rows_reader_new (void)
{
  ComityRowsReader *self = g_new0 (ComityRowsReader, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_cells_free);
  return self;
}

/** comity_rows_reader_add_row: begins another row. */
void
comity_rows_reader_add_row (ComityRowsReader *self)
{
  g_ptr_array_add (self->rows, comity_cells_new ());
}

/** comity_rows_reader_add: adds a cell to the row that was begun last. */
void
comity_rows_reader_add (ComityRowsReader *self, const char *text, ComityCellType type)
{
  comity_cells_add (self->rows->pdata[self->rows->len - 1], text, -1, type);
}

/** comity_rows_reader_get_size: how many rows there are. */
guint
comity_rows_reader_get_size (ComityRowsReader *self)
{
  return self->rows->len;
}

/** comity_rows_reader_use: (transfer full): makes it the reader of @table. */
void
comity_rows_reader_use (ComityRowsReader *self, ComityTable *table)
{
  static const ComityReaderOps ops = { rows_next, rows_free };
  table->ops = &ops;
  table->reader = self;
}
