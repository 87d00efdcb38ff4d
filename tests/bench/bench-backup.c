/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goal 16: a consistent copy of an office in use against SQLite's bare backup API in one step, and
 * pages of a list read meanwhile.
 *
 *   bench-backup bare OFFICE COPY     the floor
 *   bench-backup comity OFFICE COPY   Comity's copy, with pages read before and during it */
#include <sqlite3.h>

#include <glib/gstdio.h>

#include "bench-clock.h"
#include "bench-pages.h"
#include "comity-backup-private.h"
#include "comity-kinds.h"

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
  BenchPages *pages;
  gint64 start;

  g_assert_no_error (error);
  pages = bench_pages_new (store);
  bench_pages_quiet (pages);
  bench_pages_start (pages, "backup-page-p99");
  start = g_get_monotonic_time ();
  g_assert_true (comity_backup_copy (office, file, NULL, &error));
  g_assert_true (comity_file_sync (file, &error));
  bench_print ("backup", (double) (g_get_monotonic_time () - start) / 1000);
  bench_pages_stop (pages);
  bench_pages_free (pages);
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
