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
  g_free (row->extra);
  g_free (row->status);
  g_clear_pointer (&row->children, g_ptr_array_unref);
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
  row->status = kind->status ? g_strdup (comity_record_get (record, kind->status)) : NULL;
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

/* -- What belongs to a record ----------------------------------------------------------------- */

/* Only what says of what sort it is, between which days it is valid and how it stands. */
static GPtrArray *
brief_fields (const ComityKind *kind)
{
  const char *const names[] = { COMITY_FILTER_OF, kind->from, kind->to, kind->status };
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const ComityField *field = names[i] ? comity_kind_get_field (kind, names[i]) : NULL;

    if (field != NULL)
      g_ptr_array_add (fields, (gpointer) field);
  }
  return fields;
}

static char *
make_brief_sql (const ComityKind *kind, GPtrArray *fields)
{
  GString *sql = g_string_new ("SELECT \"id\"");

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, ", \"%s\"",
                            ((const ComityField *) g_ptr_array_index (fields, i))->name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE \"%s\" = $1 ORDER BY \"id\"", kind->name,
                          comity_kind_get_owner_field (kind)->name);
  return g_string_free (sql, FALSE);
}

static GPtrArray *
read_brief (ComityDb *db, const ComityKind *kind, gint64 owner, GError **error)
{
  g_autoptr (GPtrArray) fields = brief_fields (kind);
  g_autofree char *sql = make_brief_sql (kind, fields);
  g_auto (ComityStatement) st = comity_statement (db, sql);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local = NULL;

  comity_statement_bind_id (&st, 1, owner);
  while (comity_statement_row (&st, &local)) {
    ComityRecord *record = comity_record_new (kind);

    comity_record_set_id (record, comity_statement_id (&st, 0));
    for (guint i = 0; i < fields->len; i++) {
      const ComityField *field = g_ptr_array_index (fields, i);
      g_autofree char *value = comity_value_read (st.stmt, (int) i + 1, field);

      comity_record_set (record, field->name, value);
    }
    g_ptr_array_add (records, record);
  }
  if (local == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* -- As of a date ----------------------------------------------------------------------------- */

/**
 * comity_db_put_as_of:
 * @record: one that @query finds
 *
 * Gives the record the status that it had on the date of @query, by which the filters find it.
 */
void
comity_db_put_as_of (ComityDb *db, ComityQuery *query, ComityRecord *record)
{
  const ComityKind *kind = comity_query_get_kind (query);
  g_autofree char *status = NULL;

  if (comity_query_get_as_of (query) == NULL || kind->history == NULL)
    return;
  status = comity_read_status_as_of (db, query, comity_record_get_id (record));
  if (status != NULL)
    comity_record_set (record, kind->status, status);
}

static ComityRow *
make_row (ComityDb *db, ComityQuery *query, ComityRecord *record, const char *title, GError **error)
{
  g_autoptr (ComityRow) row = NULL;
  guint n;
  const ComityField *const *columns = comity_query_get_columns (query, &n);

  if (!fill (db, record, columns, n, error))
    return NULL;
  comity_db_put_as_of (db, query, record);
  row = comity_row_new (db, record, title);
  comity_record_set_masked (record, !comity_query_get_unmasked (query));
  row->cells = make_cells (db, record, columns, n);
  if (comity_query_get_extra (query) != NULL)
    row->extra =
      comity_record_dup_display (record, (guint) (comity_query_get_extra (query) -
                                                  comity_query_get_kind (query)->fields));
  if (comity_query_get_children (query) == NULL)
    return g_steal_pointer (&row);
  row->children = read_brief (db, comity_query_get_children (query), row->id, error);
  return row->children ? g_steal_pointer (&row) : NULL;
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

  for (guint i = 0; i < n_ids; i++) {
    g_autofree char *title = NULL;
    g_autoptr (GError) local = NULL;
    g_autoptr (ComityRecord) record =
      comity_read_record (db, kind, ids[i], COMITY_LOAD_PLAIN, &title, &local);
    ComityRow *row = record ? make_row (db, query, record, title, &local) : NULL;

    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    g_ptr_array_add (rows, row);
  }
  return g_steal_pointer (&rows);
}
