/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <glib/gi18n-lib.h>

#include "comity-backup.h"
#include "comity-migrations.h"

#define MIGRATIONS_PATH "/io/github/comity_office/Comity/migrations"

/* The tables that do not come from kinds. `tally` spares counting a million rows; `journal.batch`
 * is the first seq of its transaction. */
static const char *const fixed[] = {
  "CREATE TABLE \"meta\" (\n"
  "  \"name\" TEXT PRIMARY KEY NOT NULL,\n"
  "  \"value\" TEXT NOT NULL\n"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE \"tally\" (\n"
  "  \"kind\" TEXT PRIMARY KEY NOT NULL,\n"
  "  \"records\" INTEGER NOT NULL\n"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE \"blob\" (\n"
  "  \"hash\" TEXT PRIMARY KEY NOT NULL,\n"
  "  \"size\" INTEGER NOT NULL,\n"
  "  \"media_type\" TEXT NOT NULL,\n"
  "  \"content\" BLOB NOT NULL\n"
  ") STRICT",
  "CREATE TABLE \"journal\" (\n"
  "  \"seq\" INTEGER PRIMARY KEY,\n"
  "  \"batch\" INTEGER NOT NULL,\n"
  "  \"at\" TEXT NOT NULL,\n"
  "  \"who\" TEXT NOT NULL,\n"
  "  \"what\" TEXT,\n"
  "  \"kind\" TEXT NOT NULL,\n"
  "  \"record\" INTEGER NOT NULL,\n"
  "  \"version\" INTEGER NOT NULL,\n"
  "  \"action\" TEXT NOT NULL,\n"
  "  \"changes\" TEXT NOT NULL\n"
  ") STRICT",
  "CREATE INDEX \"journal_record_index\" ON \"journal\" (\"record\")",
  /* Texts that wait for the search indexes (comity-search-queue.c). */
  "CREATE TABLE \"unindexed\" (\n"
  "  \"kind\" TEXT NOT NULL,\n"
  "  \"id\" INTEGER NOT NULL,\n"
  "  \"text\" TEXT,\n"
  "  PRIMARY KEY (\"kind\", \"id\")\n"
  ") STRICT, WITHOUT ROWID",
  /* Only what undid, redid or cannot be undone; a change writes nothing here (comity-undo.c). */
  "CREATE TABLE \"undo\" (\n"
  "  \"batch\" INTEGER PRIMARY KEY,\n"
  "  \"of\" INTEGER NOT NULL,\n"
  "  \"origin\" INTEGER NOT NULL,\n"
  "  \"way\" TEXT NOT NULL,\n"
  "  \"next_undo\" INTEGER NOT NULL,\n"
  "  \"next_redo\" INTEGER NOT NULL\n"
  ") STRICT",
  /* What a saved search found when somebody last looked: ids of 8 bytes, ascending. Nobody's work, so
   * that it has no journal (comity-seen.c). */
  "CREATE TABLE \"seen\" (\n"
  "  \"search\" INTEGER PRIMARY KEY REFERENCES \"saved_search\" (\"id\") ON DELETE CASCADE,\n"
  "  \"at\" TEXT NOT NULL,\n"
  "  \"ids\" BLOB NOT NULL\n"
  ") STRICT",
};

static void
append_target (GString *sql, const ComityField *field)
{
  if ((field->type == COMITY_TYPE_REF || field->type == COMITY_TYPE_REFS) && field->target != NULL)
    g_string_append_printf (sql, " REFERENCES \"%s\" (\"id\") DEFERRABLE INITIALLY DEFERRED",
                            field->target);
}

static char *
demand_table (const ComityKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "CREATE TABLE \"%s\" (\n"
                          "  \"id\" INTEGER PRIMARY KEY,\n"
                          "  \"version\" INTEGER NOT NULL,\n"
                          "  \"created\" TEXT NOT NULL,\n"
                          "  \"changed\" TEXT NOT NULL,\n"
                          "  \"title\" TEXT NOT NULL,\n"
                          "  \"title_key\" BLOB NOT NULL",
                          kind->name);
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];

    if (comity_field_is_many (field))
      continue;
    g_string_append_printf (sql, ",\n  \"%s\" %s", field->name, comity_value_column_type (field));
    append_target (sql, field);
    if (field->type == COMITY_TYPE_MONEY)
      g_string_append_printf (sql, ",\n  \"%s_currency\" TEXT", field->name);
  }
  g_string_append (sql, "\n) STRICT");
  return g_string_free (sql, FALSE);
}

/* What is filtered, followed, watched for a deadline or compared for duplicates has an index. */
static gboolean
is_indexed (const ComityField *field)
{
  return comity_field_is_reference (field) ||
         (field->flags & (COMITY_OWNER | COMITY_FILTERED | COMITY_DEADLINE | COMITY_IDENTITY)) != 0;
}

static char *
demand_many (const ComityKind *kind, const ComityField *field)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "CREATE TABLE \"%s__%s\" (\n"
                          "  \"owner\" INTEGER NOT NULL REFERENCES \"%s\" (\"id\") "
                          "DEFERRABLE INITIALLY DEFERRED,\n"
                          "  \"position\" INTEGER NOT NULL,\n"
                          "  \"value\" %s NOT NULL",
                          kind->name, field->name, kind->name, comity_value_column_type (field));
  append_target (sql, field);
  g_string_append (sql, ",\n  PRIMARY KEY (\"owner\", \"position\")\n) STRICT, WITHOUT ROWID");
  return g_string_free (sql, FALSE);
}

/* Most fields of most records are absent: those take no room in an index. */
static char *
demand_index (const ComityKind *kind, const ComityField *field)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE INDEX \"%s_%s_index\" ON \"%s\" (\"%s\")", kind->name,
                          field->name, kind->name, field->name);
  if (!(field->flags & COMITY_REQUIRED))
    g_string_append_printf (sql, " WHERE \"%s\" IS NOT NULL", field->name);
  return g_string_free (sql, FALSE);
}

static void
demand_fields (GPtrArray *sql, const ComityKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    const char *name = field->name;

    if (comity_field_is_many (field)) {
      g_ptr_array_add (sql, demand_many (kind, field));
      g_ptr_array_add (sql, g_strdup_printf ("CREATE INDEX \"%s__%s_index\" ON \"%s__%s\" "
                                             "(\"value\")",
                                             kind->name, name, kind->name, name));
    } else if (is_indexed (field)) {
      g_ptr_array_add (sql, demand_index (kind, field));
    }
  }
}

/* FTS5 would merge its pieces while somebody waits for a save; the writer does it in pauses
 * instead (comity_search_tidy()), and in a long run without pauses only now and then. */
static void
demand_tidy (GPtrArray *sql, const ComityKind *kind, const char *index)
{
  static const char *const settings[] = { "automerge', 0", "crisismerge', 256" };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    g_ptr_array_add (sql, g_strdup_printf ("INSERT INTO \"%s_%s\" (\"%s_%s\", \"rank\") "
                                           "VALUES ('%s)",
                                           kind->name, index, kind->name, index, settings[i]));
}

/* Sub-records are listed under their owner, so the order of all of them costs more than it gives. */
static void
demand_order (GPtrArray *sql, const ComityKind *kind)
{
  if (comity_kind_get_owner_field (kind) == NULL)
    g_ptr_array_add (sql, g_strdup_printf ("CREATE INDEX \"%s_title_key_index\" ON \"%s\" "
                                           "(\"title_key\", \"id\")",
                                           kind->name, kind->name));
}

static void
demand_search (GPtrArray *sql, const ComityKind *kind)
{
  g_ptr_array_add (sql, g_strdup_printf ("CREATE VIRTUAL TABLE \"%s_words\" USING fts5 (\n"
                                         "  \"text\", content='', contentless_delete=1, "
                                         "detail=none,\n"
                                         "  prefix='1 2 3', "
                                         "tokenize='unicode61 remove_diacritics 0 "
                                         "tokenchars ''^'''\n)",
                                         kind->name));
  g_ptr_array_add (sql, g_strdup_printf ("CREATE VIRTUAL TABLE \"%s_parts\" USING fts5 (\n"
                                         "  \"text\", content='', contentless_delete=1,\n"
                                         "  tokenize='trigram case_sensitive 1'\n)",
                                         kind->name));
  demand_tidy (sql, kind, "words");
  demand_tidy (sql, kind, "parts");
}

/**
 * comity_schema_demanded:
 *
 * What the tables of kinds demand of a database that is made today. The migrations must lead to
 * the same (tests/store/test-schema.c).
 *
 * Returns: (transfer full) (element-type utf8): SQL statements without semicolons
 */
GPtrArray *
comity_schema_demanded (void)
{
  GPtrArray *sql = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (sql, g_strdup (fixed[i]));
  for (guint i = 0; i < n_kinds; i++) {
    g_ptr_array_add (sql, demand_table (kinds[i]));
    demand_order (sql, kinds[i]);
    demand_fields (sql, kinds[i]);
    if (comity_kind_is_searched (kinds[i]))
      demand_search (sql, kinds[i]);
  }
  return sql;
}

static char *
dup_migration_path (guint number)
{
  return g_strdup_printf (MIGRATIONS_PATH "/%04u.sql", number);
}

static gboolean
has_migration (guint number)
{
  g_autofree char *path = dup_migration_path (number);

  return g_resource_get_info (comity_migrations_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                              NULL, NULL, NULL);
}

static char *
load_migration (guint number, GError **error)
{
  g_autofree char *path = dup_migration_path (number);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (comity_migrations_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/**
 * comity_schema_newest:
 *
 * Returns: the number of the newest migration, which is the `user_version` of an office
 */
guint
comity_schema_newest (void)
{
  guint number = 0;

  while (has_migration (number + 1))
    number++;
  return number;
}

static gboolean
references_hold (ComityDb *db, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, "PRAGMA foreign_key_check");

  if (comity_statement_row (&st, error))
    comity_db_set_error (db, SQLITE_CORRUPT, error);
  return st.rc == SQLITE_DONE;
}

static gboolean
run_migration (ComityDb *db, guint number, GError **error)
{
  g_autofree char *text = load_migration (number, error);

  return text != NULL && comity_db_exec (db, text, error);
}

/* Brings an office of version @from to version @to, wholly or not at all. To look at every reference of
 * a large office takes minutes, so it is done once. */
static gboolean
run_migrations (ComityDb *db, guint from, guint to, GError **error)
{
  g_autofree char *nature = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                             COMITY_APPLICATION_ID, to);
  gboolean good;

  if (!comity_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  good = TRUE;
  for (guint number = from + 1; good && number <= to; number++)
    good = run_migration (db, number, error);
  if (good && comity_db_exec (db, nature, error) && references_hold (db, error) &&
      comity_db_exec (db, "COMMIT", error))
    return TRUE;
  comity_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/* An office of an older version is backed up before it is changed. */
static gboolean
keep_copy (const char *path, GError **error)
{
  g_autoptr (ComityBackup) backup =
    path ? comity_backup_office (path, COMITY_BACKUP_MIGRATION, NULL, error) : NULL;

  return path == NULL || backup != NULL;
}

/**
 * comity_schema_make:
 * @version: a released one
 *
 * Makes the tables of an empty database as they are in an office of that version.
 */
gboolean
comity_schema_make (ComityDb *db, guint version, GError **error)
{
  return run_migrations (db, 0, version, error);
}

/**
 * comity_schema_migrate:
 *
 * @path: (nullable): the office to back up first; %NULL for one that is new or a copy
 *
 * Brings the office to the newest version, all steps in one transaction.
 */
gboolean
comity_schema_migrate (ComityDb *db, const char *path, GError **error)
{
  guint version = (guint) comity_db_pragma (db, "PRAGMA user_version", 0);
  guint newest = comity_schema_newest ();

  if (version > 0 && version < newest && !keep_copy (path, error))
    return FALSE;
  return version >= newest || run_migrations (db, version, newest, error);
}
