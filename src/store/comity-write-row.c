/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "comity-db.h"

#include "comity-text.h"

/* The rows of the kinds' own tables. Neither rules, journal nor search are known here. */

static void
bind_title (ComityStatement *st, int at, const char *title, GBytes *key)
{
  if (st->stmt == NULL)
    return;
  comity_statement_bind_text (st, at, title);
  sqlite3_bind_blob64 (st->stmt, at + 1, g_bytes_get_data (key, NULL), g_bytes_get_size (key),
                       SQLITE_TRANSIENT);
}

static gboolean
write_many (ComityDb *db, ComityRecord *record, guint index, GError **error)
{
  const ComityTable *table = comity_table (comity_record_get_kind (record));
  const ComityField *field = &table->kind->fields[index];
  g_auto (GStrv) items = comity_field_split (field, comity_record_get_at (record, index));
  g_auto (ComityStatement) st = comity_statement (db, table->many_insert[index]);

  for (guint i = 0; items[i] != NULL; i++) {
    comity_statement_bind_id (&st, 1, comity_record_get_id (record));
    comity_statement_bind_id (&st, 2, i);
    comity_value_bind_item (&st, 3, field, items[i]);
    if (!comity_statement_run (&st, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
rewrite_many (ComityDb *db, ComityRecord *record, guint index, GError **error)
{
  const ComityTable *table = comity_table (comity_record_get_kind (record));
  g_auto (ComityStatement) st = comity_statement (db, table->many_delete[index]);

  comity_statement_bind_id (&st, 1, comity_record_get_id (record));
  return comity_statement_run (&st, error) && write_many (db, record, index, error);
}

/**
 * comity_write_insert:
 * @key: of comity_text_sort_key() of @title
 *
 * Writes a new row and its many values, and nothing else.
 */
gboolean
comity_write_insert (ComityDb *db,
                     ComityRecord *record,
                     const char *title,
                     GBytes *key,
                     GError **error)
{
  const ComityTable *table = comity_table (comity_record_get_kind (record));
  g_auto (ComityStatement) st = comity_statement (db, table->insert);
  int at = 7;

  comity_statement_bind_id (&st, 1, comity_record_get_id (record));
  comity_statement_bind_id (&st, 2, comity_record_get_version (record));
  comity_statement_bind_text (&st, 3, comity_record_get_created (record));
  comity_statement_bind_text (&st, 4, comity_record_get_changed (record));
  bind_title (&st, 5, title, key);
  for (guint i = 0; i < table->kind->n_fields; i++) {
    if (!comity_field_is_many (&table->kind->fields[i]))
      at = comity_value_bind (&st, at, &table->kind->fields[i], comity_record_get_at (record, i));
  }
  if (!comity_statement_run (&st, error))
    return FALSE;
  for (guint i = 0; i < table->kind->n_fields; i++) {
    if (comity_field_is_many (&table->kind->fields[i]) &&
        comity_record_get_at (record, i) != NULL && !write_many (db, record, i, error))
      return FALSE;
  }
  return TRUE;
}

/** comity_write_differs: whether the field of that index has another value now. */
gboolean
comity_write_differs (ComityRecord *old, ComityRecord *new, guint index)
{
  return g_strcmp0 (comity_record_get_at (old, index), comity_record_get_at (new, index)) != 0;
}

static char *
make_update (ComityRecord *old, ComityRecord *new, gboolean with_title)
{
  const ComityKind *kind = comity_record_get_kind (new);
  g_autoptr (GString) sql = g_string_new (NULL);
  int at = 3;

  g_string_append_printf (sql, "UPDATE \"%s\" SET \"version\" = $1, \"changed\" = $2", kind->name);
  if (with_title) {
    g_string_append (sql, ", \"title\" = $3, \"title_key\" = $4");
    at = 5;
  }
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];

    if (comity_field_is_many (field) || !comity_write_differs (old, new, i))
      continue;
    g_string_append_printf (sql, ", \"%s\" = $%d", field->name, at++);
    if (field->type == COMITY_TYPE_MONEY)
      g_string_append_printf (sql, ", \"%s_currency\" = $%d", field->name, at++);
  }
  g_string_append_printf (sql, " WHERE \"id\" = $%d", at);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * comity_write_update:
 * @old: as it is in the database
 * @title: (nullable): the new title, %NULL when it stays
 *
 * Writes the columns and many values that differ, and nothing else.
 */
gboolean
comity_write_update (ComityDb *db,
                     ComityRecord *old,
                     ComityRecord *new,
                     const char *title,
                     GError **error)
{
  const ComityKind *kind = comity_record_get_kind (new);
  g_autofree char *sql = make_update (old, new, title != NULL);
  g_auto (ComityStatement) st = comity_statement (db, sql);
  g_autoptr (GBytes) key = title != NULL ? comity_text_sort_key (title) : NULL;
  int at = title ? 5 : 3;

  comity_statement_bind_id (&st, 1, comity_record_get_version (new));
  comity_statement_bind_text (&st, 2, comity_record_get_changed (new));
  if (title != NULL)
    bind_title (&st, 3, title, key);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!comity_field_is_many (&kind->fields[i]) && comity_write_differs (old, new, i))
      at = comity_value_bind (&st, at, &kind->fields[i], comity_record_get_at (new, i));
  }
  comity_statement_bind_id (&st, at, comity_record_get_id (new));
  if (!comity_statement_run (&st, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++) {
    if (comity_field_is_many (&kind->fields[i]) && comity_write_differs (old, new, i) &&
        !rewrite_many (db, new, i, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_write_title:
 *
 * Writes a title that is made of other titles, and its sort key.
 */
gboolean
comity_write_title (ComityDb *db,
                    const ComityKind *kind,
                    gint64 id,
                    const char *title,
                    GError **error)
{
  g_autoptr (GBytes) key = comity_text_sort_key (title);
  char sql[128];
  ComityStatement st;
  gboolean ok;

  g_snprintf (sql, sizeof sql,
              "UPDATE \"%s\" SET \"title\" = $1, \"title_key\" = $2 WHERE \"id\" = $3", kind->name);
  st = comity_statement (db, sql);
  bind_title (&st, 1, title, key);
  comity_statement_bind_id (&st, 3, id);
  ok = comity_statement_run (&st, error);
  comity_statement_clear (&st);
  return ok;
}

/**
 * comity_write_tally:
 *
 * Counts @by records of the kind more.
 */
gboolean
comity_write_tally (ComityDb *db, const ComityKind *kind, int by, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "INSERT INTO \"tally\" (\"kind\", \"records\") VALUES ($1, $2) ON "
                          "CONFLICT (\"kind\") "
                          "DO UPDATE SET \"records\" = \"records\" + excluded.\"records\"");

  comity_statement_bind_text (&st, 1, kind->name);
  comity_statement_bind_id (&st, 2, by);
  return comity_statement_run (&st, error);
}
