/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-pages.h"

#include "bench-clock.h"
#include "comity-kinds.h"

#define PAGE 50
#define QUIET_READS 200

struct BenchPages {
  ComityStore *store;
  ComityQuery *query;
  GArray *ids;
  GThread *thread;
  const char *name;
  gint stop;
};

static gpointer
page_func (ComityDb *db, gpointer data, GError **error)
{
  BenchPages *self = data;
  guint at = (guint) g_random_int_range (0, (gint32) (self->ids->len - PAGE));

  return comity_db_rows (db, self->query, &g_array_index (self->ids, gint64, at), PAGE, error);
}

static gpointer
ids_func (ComityDb *db, gpointer query, GError **error)
{
  return comity_db_ids (db, query, error);
}

static void
read_page (BenchPages *self, GArray *times)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) rows = comity_store_read_sync (self->store, page_func, self, NULL);
  double time = (double) (g_get_monotonic_time () - start) / 1000;

  g_assert_nonnull (rows);
  g_array_append_val (times, time);
  g_usleep (2000);
}

static void
tell (GArray *times, const char *name)
{
  bench_sort (times);
  bench_print (name, bench_percentile (times, 0.99));
}

static gpointer
read_until_stopped (gpointer data)
{
  BenchPages *self = data;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  while (!g_atomic_int_get (&self->stop))
    read_page (self, times);
  tell (times, self->name);
  return NULL;
}

/** bench_pages_new: Returns: (transfer full): all students of the office in their order */
BenchPages *
bench_pages_new (ComityStore *store)
{
  BenchPages *self = g_new0 (BenchPages, 1);

  self->store = store;
  self->query = comity_query_new (&comity_kind_student);
  self->ids = comity_store_read_sync (store, ids_func, self->query, NULL);
  g_assert_nonnull (self->ids);
  return self;
}

/** bench_pages_free: ends. */
void
bench_pages_free (BenchPages *self)
{
  g_object_unref (self->query);
  g_array_unref (self->ids);
  g_free (self);
}

/** bench_pages_quiet: prints how long a page takes when nothing else goes on. */
void
bench_pages_quiet (BenchPages *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < QUIET_READS; i++)
    read_page (self, times);
  tell (times, "quiet-page-p99");
}

/** bench_pages_start: reads pages in a thread until bench_pages_stop(), which prints @name. */
void
bench_pages_start (BenchPages *self, const char *name)
{
  self->name = name;
  self->stop = 0;
  self->thread = g_thread_new ("pages", read_until_stopped, self);
}

/** bench_pages_stop: waits for the last page. */
void
bench_pages_stop (BenchPages *self)
{
  g_atomic_int_set (&self->stop, 1);
  g_thread_join (self->thread);
}
