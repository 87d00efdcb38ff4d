/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <glib/gi18n-lib.h>

#include "comity-id.h"
#include "comity-lists.h"

static ComityRecord *
record_from_row (const ComityTable *table, sqlite3_stmt *stmt)
{
  ComityRecord *record = comity_record_new (table->kind);

  comity_record_set_id (record, sqlite3_column_int64 (stmt, TABLE_ID));
  comity_record_set_version (record, sqlite3_column_int (stmt, TABLE_VERSION));
  comity_record_set_stamps (record, (const char *) sqlite3_column_text (stmt, TABLE_CREATED),
                            (const char *) sqlite3_column_text (stmt, TABLE_CHANGED));
  for (guint i = 0; i < table->kind->n_fields; i++) {
    g_autofree char *value = NULL;

    if (table->columns[i] < 0)
      continue;
    value = comity_value_read (stmt, table->columns[i], &table->kind->fields[i]);
    if (value != NULL)
      comity_record_set_at (record, i, value);
  }
  return record;
}

/**
 * comity_read_many:
 *
 * Reads the values of one field of many values into @record.
 */
gboolean
comity_read_many (ComityDb *db, ComityRecord *record, guint index, GError **error)
{
  const ComityTable *table = comity_table (comity_record_get_kind (record));
  g_auto (ComityStatement) st = comity_statement (db, table->many_select[index]);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) array = NULL;
  g_autofree char *joined = NULL;
  g_autoptr (GError) local = NULL;

  comity_statement_bind_id (&st, 1, comity_record_get_id (record));
  while (comity_statement_row (&st, &local))
    g_strv_builder_add (values, comity_statement_text (&st, 0));
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  array = g_strv_builder_end (values);
  if (array[0] == NULL)
    return TRUE;
  joined = comity_field_join (&table->kind->fields[index], (const char *const *) array);
  comity_record_set_at (record, index, joined);
  return TRUE;
}

static char *
title_of_link (ComityDb *db, const char *link)
{
  const ComityKind *kind;
  gint64 id;

  return comity_link_parse (link, &kind, &id) ? comity_db_title (db, kind, id) : NULL;
}

/**
 * comity_read_ref_titles:
 *
 * Gives @record the titles of the records that the reference at @index names, a line each.
 */
void
comity_read_ref_titles (ComityDb *db, ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  const char *value = comity_record_get_at (record, index);
  const ComityKind *target = field->target ? comity_kind_find (field->target) : NULL;
  g_autoptr (GString) titles = g_string_new (NULL);
  g_auto (GStrv) items = value ? comity_field_split (field, value) : NULL;

  for (guint i = 0; items != NULL && items[i] != NULL; i++) {
    g_autofree char *title = field->type == COMITY_TYPE_LINK ?
                               title_of_link (db, items[i]) :
                               comity_db_title (db, target, g_ascii_strtoll (items[i], NULL, 10));

    if (title == NULL)
      continue;
    if (titles->len > 0)
      g_string_append_c (titles, '\n');
    g_string_append (titles, title);
  }
  comity_record_set_ref_titles (record, index, value ? titles->str : NULL);
}

/** comity_read_all_ref_titles: as comity_read_ref_titles(), for each reference that names anything. */
void
comity_read_all_ref_titles (ComityDb *db, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (comity_field_is_reference (&kind->fields[i]) && comity_record_get_at (record, i) != NULL)
      comity_read_ref_titles (db, record, i);
  }
}

static gboolean
complete (ComityDb *db, ComityRecord *record, ComityLoadFlags flags, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if ((flags & COMITY_LOAD_MANY) && comity_field_is_many (&kind->fields[i]) &&
        !comity_read_many (db, record, i, error))
      return FALSE;
    if ((flags & COMITY_LOAD_TITLES) && comity_field_is_reference (&kind->fields[i]))
      comity_read_ref_titles (db, record, i);
  }
  return TRUE;
}

/**
 * comity_read_record:
 * @title: (out) (optional): the stored title
 *
 * Returns: (transfer full) (nullable): the record; %NULL without @error when there is none
 */
ComityRecord *
comity_read_record (ComityDb *db,
                    const ComityKind *kind,
                    gint64 id,
                    ComityLoadFlags flags,
                    char **title,
                    GError **error)
{
  const ComityTable *table = comity_table (kind);
  g_auto (ComityStatement) st = comity_statement (db, table->select);
  g_autoptr (ComityRecord) record = NULL;

  comity_statement_bind_id (&st, 1, id);
  if (!comity_statement_row (&st, error))
    return NULL;
  record = record_from_row (table, st.stmt);
  if (title != NULL)
    *title = g_strdup (comity_statement_text (&st, TABLE_TITLE));
  if (!complete (db, record, flags, error))
    return NULL;
  return g_steal_pointer (&record);
}

/**
 * comity_db_load:
 *
 * Loads a record with all its values and the titles of what it refers to.
 *
 * Returns: (transfer full): the record, or %NULL with %COMITY_STORE_ERROR_GONE or another error
 */
ComityRecord *
comity_db_load (ComityDb *db, const ComityKind *kind, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  ComityRecord *record = comity_read_record (db, kind, id, COMITY_LOAD_ALL, NULL, &local);

  if (record == NULL && local == NULL)
    comity_write_set_gone (kind, error);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return record;
}

/**
 * comity_db_title:
 * @kind: (nullable):
 *
 * Returns: (transfer full) (nullable): the title of a record, %NULL if there is no such record
 */
char *
comity_db_title (ComityDb *db, const ComityKind *kind, gint64 id)
{
  char sql[128];
  ComityStatement st;
  char *title;

  if (kind == NULL)
    return NULL;
  g_snprintf (sql, sizeof sql, "SELECT \"title\" FROM \"%s\" WHERE \"id\" = $1", kind->name);
  st = comity_statement (db, sql);
  comity_statement_bind_id (&st, 1, id);
  title = comity_statement_row (&st, NULL) ? g_strdup (comity_statement_text (&st, 0)) : NULL;
  comity_statement_clear (&st);
  return title;
}

/**
 * comity_read_title_key:
 *
 * Returns: (transfer full) (nullable): what the record is sorted by, as it stands in the file
 */
GBytes *
comity_read_title_key (ComityDb *db, const ComityKind *kind, gint64 id)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"title_key\" FROM \"%s\" WHERE \"id\" = $1", kind->name);
  g_auto (ComityStatement) st = comity_statement (db, sql);

  comity_statement_bind_id (&st, 1, id);
  if (!comity_statement_row (&st, NULL))
    return NULL;
  return g_bytes_new (sqlite3_column_blob (st.stmt, 0), (gsize) sqlite3_column_bytes (st.stmt, 0));
}

/**
 * comity_read_next_ids:
 * @last: less than every id to begin
 * @n: at most so many
 *
 * Goes through all records of a kind piece by piece.
 *
 * Returns: (transfer full): the ids after @last, ascending
 */
GArray *
comity_read_next_ids (ComityDb *db, const ComityKind *kind, gint64 last, guint n, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"id\" FROM \"%s\" WHERE \"id\" > $1 ORDER BY \"id\" LIMIT $2",
                     kind->name);
  g_auto (ComityStatement) st = comity_statement (db, sql);

  comity_statement_bind_id (&st, 1, last);
  comity_statement_bind_id (&st, 2, n);
  return comity_statement_ids (&st, error);
}

/**
 * comity_read_exists:
 *
 * Returns: whether there is such a record
 */
gboolean
comity_read_exists (ComityDb *db, const ComityKind *kind, gint64 id)
{
  char sql[128];
  ComityStatement st;
  gboolean exists;

  g_snprintf (sql, sizeof sql, "SELECT 1 FROM \"%s\" WHERE \"id\" = $1", kind->name);
  st = comity_statement (db, sql);
  comity_statement_bind_id (&st, 1, id);
  exists = comity_statement_row (&st, NULL);
  comity_statement_clear (&st);
  return exists;
}

/**
 * comity_read_tally:
 *
 * Returns: how many records of the kind there are, without counting them
 */
gint64
comity_read_tally (ComityDb *db, const ComityKind *kind, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"records\" FROM \"tally\" WHERE \"kind\" = $1");

  comity_statement_bind_text (&st, 1, kind->name);
  return comity_statement_row (&st, error) ? comity_statement_id (&st, 0) : 0;
}

/**
 * comity_db_counts:
 *
 * Returns: (transfer full): for each kind's name how many records there are, by GINT_TO_POINTER();
 *   kinds without records are there with 0
 */
GHashTable *
comity_db_counts (ComityDb *db, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) local = NULL;
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    gint64 count = comity_read_tally (db, kinds[i], &local);

    if (local) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    g_hash_table_insert (counts, (gpointer) kinds[i]->name,
                         GINT_TO_POINTER ((int) MIN (count, G_MAXINT)));
  }
  return g_steal_pointer (&counts);
}

/**
 * comity_read_options:
 *
 * Reads the office's own lists into the cache of comity-lists.h.
 */
gboolean
comity_read_options (ComityDb *db, GError **error)
{
  const char *sql = "SELECT \"list\", \"code\", \"label\", \"position\", \"archived\" "
                    "FROM \"option\"";
  g_auto (ComityStatement) st = { .db = db };
  g_autoptr (GError) local = NULL;

  comity_lists_clear_options ();
  if (comity_kind_find ("option") == NULL)
    return TRUE;
  st = comity_statement (db, sql);
  while (comity_statement_row (&st, &local))
    comity_lists_set_option (comity_statement_text (&st, 0), comity_statement_text (&st, 1),
                             comity_statement_text (&st, 2), (int) comity_statement_id (&st, 3),
                             comity_statement_id (&st, 4) != 0);
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/**
 * comity_db_blob:
 *
 * Returns: (transfer full): the content of an image or file, or %NULL with an error
 */
GBytes *
comity_db_blob (ComityDb *db, const char *hash, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"content\" FROM \"blob\" WHERE \"hash\" = $1");
  g_autoptr (GError) local = NULL;

  comity_statement_bind_text (&st, 1, hash);
  if (comity_statement_row (&st, &local))
    return g_bytes_new (sqlite3_column_blob (st.stmt, 0), sqlite3_column_bytes (st.stmt, 0));
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE,
                         _ ("This file is not in the office (any more)."));
  return NULL;
}
