/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor of the store: plain SQLite over the same students as the office has.
 *
 *   floor-sqlite make OFFICE FILE   copies the students' names into a plain table with an FTS5 index
 *   floor-sqlite rank FILE          prints the 99th percentile of a ranked one-letter search
 *   floor-sqlite commit FILE N      prints how long a durable update of one row takes
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "bench-clock.h"
#include "bench-names.h"

static sqlite3 *db;

static void
run (const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
open_file (const char *path)
{
  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  run ("PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
}

static sqlite3_stmt *
prepare (const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
make (const char *office)
{
  sqlite3_stmt *attach = prepare ("ATTACH $1 AS office");

  sqlite3_bind_text (attach, 1, office, -1, SQLITE_STATIC);
  sqlite3_step (attach);
  sqlite3_finalize (attach);
  run ("PRAGMA synchronous = OFF;"
       "CREATE TABLE students (id INTEGER PRIMARY KEY, surname TEXT, given TEXT, cyrillic TEXT,"
       "  citizenship TEXT, status TEXT, year INT, visa_expiry TEXT);"
       "INSERT INTO students SELECT id, " BENCH_SURNAME ", " BENCH_GIVEN ", " BENCH_CYRILLIC ","
       "  citizenship, status, year, NULL FROM office.student;"
       "CREATE INDEX by_name ON students (surname COLLATE NOCASE, given COLLATE NOCASE);"
       "CREATE INDEX by_citizenship ON students (citizenship);"
       "CREATE INDEX by_visa ON students (visa_expiry);"
       "CREATE VIRTUAL TABLE words USING fts5 (surname, given, cyrillic, content = students,"
       "  content_rowid = id, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');"
       "INSERT INTO words (words) VALUES ('rebuild');"
       "PRAGMA wal_checkpoint (TRUNCATE)");
}

static void
rank (void)
{
  sqlite3_stmt *statement =
    prepare ("SELECT rowid FROM words WHERE words MATCH $1 ORDER BY rank LIMIT 50");
  g_autoptr (GPtrArray) names = bench_sample_names (db, "students", "surname", "cyrillic", 200);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *prefix = bench_prefix (g_ptr_array_index (names, i), 1);
    g_autofree char *match = g_strconcat ("\"", prefix, "\"*", NULL);
    gint64 start = g_get_monotonic_time ();
    double ms;

    sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
    while (sqlite3_step (statement) == SQLITE_ROW)
      ;
    sqlite3_reset (statement);
    ms = (g_get_monotonic_time () - start) / 1e3;
    g_array_append_val (times, ms);
  }
  bench_sort (times);
  bench_print ("rank-p99", bench_percentile (times, 0.99));
  sqlite3_finalize (statement);
}

static void
commit (guint n)
{
  sqlite3_stmt *statement;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  run ("PRAGMA synchronous = FULL");
  ids = bench_sample_ids (db, "students", n);
  statement = prepare ("UPDATE students SET status = 'enrolled', visa_expiry = ?2 WHERE id = ?1");
  for (guint i = 0; i < ids->len; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autofree char *date =
      g_strdup_printf ("2028-%02u-%02u %u", 1 + i % 12, 1 + i * 7 % 28, (guint) (start % 100000));
    double ms;

    start = g_get_monotonic_time ();
    sqlite3_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
    sqlite3_bind_text (statement, 2, date, -1, SQLITE_STATIC);
    if (sqlite3_step (statement) != SQLITE_DONE)
      g_error ("update: %s", sqlite3_errmsg (db));
    sqlite3_reset (statement);
    ms = (g_get_monotonic_time () - start) / 1e3;
    g_array_append_val (times, ms);
  }
  bench_sort (times);
  bench_print ("commit-p50", bench_percentile (times, 0.5));
  bench_print ("commit-p99", bench_percentile (times, 0.99));
  sqlite3_finalize (statement);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    return 2;
  open_file (argc > 3 && g_str_equal (argv[1], "make") ? argv[3] : argv[2]);
  if (g_str_equal (argv[1], "make"))
    make (argv[2]);
  else if (g_str_equal (argv[1], "rank"))
    rank ();
  else
    commit (atoi (argv[3]));
  sqlite3_close (db);
  return 0;
}
