/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The migrations lead to what the tables of kinds demand: a field without a column fails here. */
#include <sqlite3.h>

#include <glib/gstdio.h>

#include "comity-db.h"
#include "comity-kinds.h"
#include "store-test.h"

static void
collect (sqlite3 *db, const char *sql, const char *table, GHashTable *facts)
{
  sqlite3_stmt *stmt = NULL;
  g_autoptr (GString) full = g_string_new (sql);

  g_string_replace (full, "TABLE_NAME", table, 0);
  g_assert_cmpint (sqlite3_prepare_v2 (db, full->str, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_hash_table_add (facts, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
}

/* Everything that matters of a database, one fact a line, written as the SQL that would make it. */
static GHashTable *
facts_of (sqlite3 *db)
{
  GHashTable *facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  collect (db,
           "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' "
           "AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\' "
           "AND name NOT LIKE '%\\_parts\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
           "", tables);
  collect (db,
           "SELECT replace (replace (sql, char (10), ' '), '  ', ' ') FROM sqlite_schema WHERE "
           "type = 'index' AND sql IS NOT NULL OR sql LIKE '%VIRTUAL%'",
           "", facts);
  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    collect (db,
             "SELECT 'ALTER TABLE \"TABLE_NAME\" ADD COLUMN \"' || name || '\" ' || type || "
             "iif (\"notnull\", ' NOT NULL', '') || iif (pk, ' PRIMARY KEY ' || pk, '') "
             "FROM pragma_table_info ('TABLE_NAME')",
             name, facts);
    collect (db,
             "SELECT 'FOREIGN KEY \"TABLE_NAME\" (\"' || \"from\" || '\") REFERENCES \"' || "
             "\"table\" || '\" ON DELETE ' || on_delete "
             "FROM pragma_foreign_key_list ('TABLE_NAME')",
             name, facts);
    collect (db,
             "SELECT 'TABLE ' || name || ' strict ' || strict || ' without rowid ' || wr "
             "FROM pragma_table_list ('TABLE_NAME')",
             name, facts);
  }
  return facts;
}

static sqlite3 *
open_demanded (void)
{
  g_autoptr (GPtrArray) sql = comity_schema_demanded ();
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  for (guint i = 0; i < sql->len; i++) {
    char *message = NULL;

    sqlite3_exec (db, g_ptr_array_index (sql, i), NULL, NULL, &message);
    g_assert_cmpstr (message, ==, NULL);
  }
  return db;
}

static guint
report (GHashTable *facts, GHashTable *others, const char *what)
{
  GHashTableIter iter;
  gpointer fact;
  guint n = 0;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, &fact, NULL)) {
    if (g_hash_table_contains (others, fact))
      continue;
    g_test_message ("%s: %s", what, (const char *) fact);
    n++;
  }
  return n;
}

static void
test_schema (void)
{
  g_autoptr (Office) office = office_new ();
  sqlite3 *demanded = open_demanded ();
  sqlite3 *made = NULL;
  g_autoptr (GHashTable) wanted = facts_of (demanded);
  g_autoptr (GHashTable) present = NULL;
  guint faults;

  g_assert_cmpint (sqlite3_open (office->path, &made), ==, SQLITE_OK);
  present = facts_of (made);
  g_assert_cmpuint (g_hash_table_size (wanted), >, 500);
  faults = report (wanted, present, "No migration makes");
  faults += report (present, wanted, "No kind asks for");
  if (faults > 0)
    g_test_fail_printf ("%u differences between the kinds and data/migrations: add a migration "
                        "with the SQL named above",
                        faults);
  sqlite3_close (demanded);
  sqlite3_close (made);
}

/* What the comparison rests on: a field less is seen. */
static void
test_difference_is_seen (void)
{
  sqlite3 *a = open_demanded (), *b = open_demanded ();
  g_autoptr (GHashTable) whole = facts_of (a);
  g_autoptr (GHashTable) less = NULL;

  sqlite3_exec (b,
                "DROP INDEX \"partner_country_index\"; ALTER TABLE \"partner\" DROP COLUMN "
                "\"city\"",
                NULL, NULL, NULL);
  less = facts_of (b);
  g_assert_cmpuint (report (whole, less, "Seen"), ==, 2);
  sqlite3_close (a);
  sqlite3_close (b);
}

static gint64
number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value;

  sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}

static void
test_file (void)
{
  g_autoptr (Office) office = office_new ();
  sqlite3 *db = NULL;
  GStatBuf info;

  g_assert_cmpint (sqlite3_open (office->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (number (db, "PRAGMA application_id"), ==, COMITY_APPLICATION_ID);
  g_assert_cmpint (number (db, "PRAGMA user_version"), ==, comity_schema_newest ());
  g_assert_cmpint (number (db, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = "
                               "'wal'"),
                   ==, 1);
  sqlite3_close (db);
  g_assert_cmpint (g_stat (office->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/schema/kinds", test_schema);
  g_test_add_func ("/schema/difference", test_difference_is_seen);
  g_test_add_func ("/schema/file", test_file);
  return g_test_run ();
}
