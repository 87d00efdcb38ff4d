/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goal 16: a consistent copy of an office in use against SQLite's bare backup API in one step, and
 * pages of a list read meanwhile.
 *
 *   bench-backup bare OFFICE COPY     the floor
 *   bench-backup comity OFFICE COPY   Comity's copy, with pages read before and during it */
#include <sqlite3.h>

#include <glib/gstdio.h>

#include "bench-clock.h"
#include "comity-backup-private.h"
#include "comity-kinds.h"

#define PAGE 50
#define QUIET_READS 200

typedef struct {
  ComityStore *store;
  GArray *ids;
  ComityQuery *query;
  gint stop;
} Reader;

static gpointer
page_func (ComityDb *db, gpointer data, GError **error)
{
  Reader *reader = data;
  guint at = (guint) g_random_int_range (0, (gint32) (reader->ids->len - PAGE));

  return comity_db_rows (db, reader->query, &g_array_index (reader->ids, gint64, at), PAGE, error);
}

static gpointer
ids_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_ids (db, data, error);
}

static double
read_page (Reader *reader)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) rows = comity_store_read_sync (reader->store, page_func, reader, NULL);

  g_assert_nonnull (rows);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
tell_pages (GArray *times, const char *name)
{
  bench_sort (times);
  bench_print (name, bench_percentile (times, 0.99));
}

static gpointer
read_until_stopped (gpointer data)
{
  Reader *reader = data;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  while (!g_atomic_int_get (&reader->stop)) {
    double time = read_page (reader);

    g_array_append_val (times, time);
    g_usleep (2000);
  }
  tell_pages (times, "backup-page-p99");
  return NULL;
}

static void
read_quietly (Reader *reader)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < QUIET_READS; i++) {
    double time = read_page (reader);

    g_array_append_val (times, time);
    g_usleep (2000);
  }
  tell_pages (times, "quiet-page-p99");
}

static void
copy_bare (const char *office, const char *file)
{
  sqlite3 *from = NULL, *to = NULL;
  sqlite3_backup *backup;
  gint64 start = g_get_monotonic_time ();

  sqlite3_open_v2 (office, &from, SQLITE_OPEN_READONLY, NULL);
  sqlite3_open (file, &to);
  backup = sqlite3_backup_init (to, "main", from, "main");
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  sqlite3_backup_finish (backup);
  sqlite3_close (to);
  sqlite3_close (from);
  bench_print ("backup", (double) (g_get_monotonic_time () - start) / 1000);
}

static void
copy_comity (const char *office, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_store_open_sync (office, COMITY_OPEN_READ_ONLY, &error);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_student);
  Reader reader = { .store = store, .query = query };
  GThread *thread;
  gint64 start;

  g_assert_no_error (error);
  reader.ids = comity_store_read_sync (store, ids_func, query, &error);
  read_quietly (&reader);
  thread = g_thread_new ("pages", read_until_stopped, &reader);
  start = g_get_monotonic_time ();
  g_assert_true (comity_backup_copy (office, file, NULL, &error));
  g_assert_true (comity_file_sync (file, &error));
  bench_print ("backup", (double) (g_get_monotonic_time () - start) / 1000);
  g_atomic_int_set (&reader.stop, 1);
  g_thread_join (thread);
  g_array_unref (reader.ids);
}

int
main (int argc, char **argv)
{
  if (argc != 4)
    return 2;
  comity_kinds_init ();
  g_unlink (argv[3]);
  if (g_str_equal (argv[1], "bare"))
    copy_bare (argv[2], argv[3]);
  else
    copy_comity (argv[2], argv[3]);
  g_unlink (argv[3]);
  return 0;
}
