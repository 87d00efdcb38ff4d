/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

/**
 * comity_row_free:
 */
void
comity_row_free (ComityRow *row)
{
  if (row == NULL)
    return;
  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->picture);
  g_strfreev (row->cells);
  g_free (row);
}

/**
 * comity_row_new:
 * @record: with its many values and titles of references
 *
 * Returns: (transfer full): a row without cells
 */
ComityRow *
comity_row_new (ComityDb *db, ComityRecord *record, const char *title)
{
  const ComityKind *kind = comity_record_get_kind (record);
  ComityRow *row = g_new0 (ComityRow, 1);

  comity_record_set_masked (record, TRUE);
  row->id = comity_record_get_id (record);
  row->kind = kind;
  row->title = g_strdup (title);
  row->subtitle = comity_record_dup_subtitle (record);
  row->picture = kind->picture ? g_strdup (comity_record_get (record, kind->picture)) : NULL;
  return row;
}

static char **
make_cells (ComityDb *db, ComityRecord *record, const ComityField *const *columns, guint n)
{
  const ComityKind *kind = comity_record_get_kind (record);
  char **cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++) {
    cells[i] = comity_record_dup_display (record, (guint) (columns[i] - kind->fields));
    if (cells[i] == NULL)
      cells[i] = g_strdup ("");
  }
  return cells;
}

/* Only what the row shows is read beside the record's own columns: the columns' many values and
 * references. A subtitle may look at anything. */
static gboolean
fill (ComityDb *db,
      ComityRecord *record,
      const ComityField *const *columns,
      guint n,
      GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    gboolean wanted = kind->dup_subtitle != NULL;

    for (guint k = 0; k < n && !wanted; k++)
      wanted = columns[k] == field;
    if (!wanted)
      continue;
    if (comity_field_is_many (field) && !comity_read_many (db, record, i, error))
      return FALSE;
    if (comity_field_is_reference (field))
      comity_read_ref_titles (db, record, i);
  }
  return TRUE;
}

/**
 * comity_db_rows:
 * @ids: any order, from comity_db_ids()
 *
 * Makes the rows of a list: what the columns of @query show of each record.
 *
 * Returns: (transfer full) (element-type ComityRow): in the order of @ids, %NULL where the record
 *   is gone; or %NULL with @error
 */
GPtrArray *
comity_db_rows (ComityDb *db, ComityQuery *query, const gint64 *ids, guint n_ids, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (query);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, (GDestroyNotify) comity_row_free);
  guint n;
  const ComityField *const *columns = comity_query_get_columns (query, &n);

  for (guint i = 0; i < n_ids; i++) {
    g_autofree char *title = NULL;
    g_autoptr (GError) local = NULL;
    g_autoptr (ComityRecord) record =
      comity_read_record (db, kind, ids[i], COMITY_LOAD_PLAIN, &title, &local);
    ComityRow *row = NULL;

    if (local != NULL || (record != NULL && !fill (db, record, columns, n, &local))) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    if (record != NULL) {
      row = comity_row_new (db, record, title);
      comity_record_set_masked (record, !comity_query_get_unmasked (query));
      row->cells = make_cells (db, record, columns, n);
    }
    g_ptr_array_add (rows, row);
  }
  return g_steal_pointer (&rows);
}
