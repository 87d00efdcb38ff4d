/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store over a large office.
 *
 *   bench-store search OFFICE      first 50 rows and exact total while typing 1, 2, 3 and 6 letters
 *   bench-store save OFFICE N      an edit of one student, with index and journal, durable
 *   bench-store bulk OFFICE N      pages of a list read while N students are changed in one transaction
 *   bench-store update OFFICE      brings an office of an older version up to date
 */
#include <locale.h>
#include <stdlib.h>

#include "bench-clock.h"
#include "bench-names.h"
#include "bench-pages.h"
#include "comity-kinds.h"
#include "comity-store.h"
#include "comity-stream.h"

static const guint lengths[] = { 1, 2, 3, 6 };

typedef struct {
  ComityQuery *query;
  GArray *times;
} Timed;

/* Timed inside the reader, as the goal says: the query, not the way to it and back. */
static gpointer
first_ids (ComityDb *db, gpointer data, GError **error)
{
  Timed *timed = data;
  gint64 start = g_get_monotonic_time (), total = 0;
  GArray *ids = comity_db_first_ids (db, timed->query, 50, &total, error);
  double ms = (g_get_monotonic_time () - start) / 1e3;

  g_array_append_val (timed->times, ms);
  return ids;
}

static double
time_prefixes (ComityStore *store, GPtrArray *names, guint length)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < names->len; i++) {
    g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("student"));
    g_autofree char *prefix = bench_prefix (g_ptr_array_index (names, i), length);
    Timed timed = { query, times };
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = NULL;

    comity_query_set_search (query, prefix);
    ids = comity_store_read_sync (store, first_ids, &timed, &error);
    if (ids == NULL)
      g_error ("search: %s", error->message);
  }
  bench_sort (times);
  return bench_percentile (times, 0.99);
}

static sqlite3 *
open_beside (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  return db;
}

static void
search (ComityStore *store, const char *path)
{
  sqlite3 *db = open_beside (path);
  g_autoptr (GPtrArray) names =
    bench_sample_names (db, "student", BENCH_SURNAME, BENCH_CYRILLIC, 200);
  double worst = 0;

  sqlite3_close (db);
  time_prefixes (store, names, 3); /* warms the caches, as the first letters of an officer do */
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *name = g_strdup_printf ("search-%u-p99", lengths[i]);
    double p99 = time_prefixes (store, names, lengths[i]);

    bench_print (name, p99);
    worst = MAX (worst, p99);
  }
  bench_print ("search-p99", worst);
}

static gpointer
load (ComityDb *db, gpointer id, GError **error)
{
  return comity_db_load (db, comity_kind_find ("student"), *(gint64 *) id, error);
}

static void
save (ComityStore *store, const char *path, guint n)
{
  sqlite3 *db = open_beside (path);
  g_autoptr (GArray) ids = bench_sample_ids (db, "student", n);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  sqlite3_close (db);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ComityRecord) student =
      comity_store_read_sync (store, load, &g_array_index (ids, gint64, i), &error);
    g_autofree char *surname = g_strdup_printf ("Probatov%" G_GINT64_FORMAT, g_get_real_time ());
    ComityChanges *changes = comity_changes_new ("Benchmark");
    ComityChanged *changed;
    gint64 start;
    double ms;

    comity_record_set (student, BENCH_SURNAME, surname); /* so that title and index change too */
    comity_changes_put (changes, student);
    start = g_get_monotonic_time ();
    changed = comity_store_write_sync (store, changes, &error);
    ms = (g_get_monotonic_time () - start) / 1e3;
    if (changed == NULL)
      g_error ("save: %s", error->message);
    comity_changed_unref (changed);
    g_array_append_val (times, ms);
  }
  bench_sort (times);
  bench_print ("save-p50", bench_percentile (times, 0.5));
  bench_print ("save-p99", bench_percentile (times, 0.99));
}

typedef struct {
  GArray *ids;
  guint next;
  char *group; /* another each time */
} Bulk;

/* A ComityNextFunc. */
static ComityRecord *
next_changed (ComityDb *db, gpointer data, GError **error)
{
  Bulk *bulk = data;
  ComityRecord *student;

  if (bulk->next == bulk->ids->len)
    return NULL;
  student = load (db, &g_array_index (bulk->ids, gint64, bulk->next++), error);
  if (student != NULL)
    comity_record_set (student, "study_group", bulk->group);
  return student;
}

static void
bulk (ComityStore *store, const char *path, guint n)
{
  sqlite3 *db = open_beside (path);
  g_autoptr (GArray) ids = bench_sample_ids (db, "student", n);
  g_autoptr (GError) error = NULL;
  BenchPages *pages = bench_pages_new (store);
  ComityChanges *changes = comity_changes_new ("Benchmark");
  g_autofree char *group = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());
  Bulk work = { ids, 0, group };
  ComityChanged *changed;

  sqlite3_close (db);
  bench_pages_quiet (pages);
  comity_changes_stream (changes, next_changed, &work, NULL);
  bench_pages_start (pages, "bulk-page-p99");
  changed = comity_store_write_sync (store, changes, &error);
  bench_pages_stop (pages);
  if (changed == NULL)
    g_error ("bulk: %s", error->message);
  comity_changed_unref (changed);
  bench_pages_free (pages);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = NULL;
  gboolean saves = argc > 3 && g_str_equal (argv[1], "save");
  gboolean bulks = argc > 3 && g_str_equal (argv[1], "bulk");
  gboolean updates = argc > 2 && g_str_equal (argv[1], "update");

  if (argc < 3)
    return 2;
  setlocale (LC_ALL, "");
  comity_kinds_init ();
  store =
    comity_store_open_sync (argv[2],
                            saves || bulks || updates ? COMITY_OPEN_DEFAULT : COMITY_OPEN_READ_ONLY,
                            &error);
  if (store == NULL)
    g_error ("%s", error->message);
  if (saves)
    save (store, argv[2], atoi (argv[3]));
  else if (bulks)
    bulk (store, argv[2], atoi (argv[3]));
  else if (!updates)
    search (store, argv[2]);
  return comity_store_close_sync (store, NULL) ? 0 : 1;
}
