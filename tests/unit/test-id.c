/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "comity-id.h"

#define N_IDS 100000
#define N_THREADS 4

static gpointer
make_ids (gpointer data)
{
  gint64 *ids = g_new (gint64, N_IDS);

  for (guint i = 0; i < N_IDS; i++)
    ids[i] = comity_id_new ();
  return ids;
}

/* Many a millisecond, in several threads: all positive, growing in each, none twice. */
static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);
  GThread *threads[N_THREADS];
  gint64 *ids[N_THREADS];

  for (guint t = 0; t < N_THREADS; t++)
    threads[t] = g_thread_new ("ids", make_ids, NULL);
  for (guint t = 0; t < N_THREADS; t++)
    ids[t] = g_thread_join (threads[t]);
  for (guint t = 0; t < N_THREADS; t++) {
    for (guint i = 0; i < N_IDS; i++) {
      g_assert_cmpint (ids[t][i], >, i > 0 ? ids[t][i - 1] : 0);
      g_assert_true (g_hash_table_add (seen, &ids[t][i]));
    }
  }
  for (guint t = 0; t < N_THREADS; t++)
    g_free (ids[t]);
}

/* The upper bits are the time since 2020. */
static void
test_time (void)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (2020, 1, 1, 0, 0, 0);
  gint64 expected = g_get_real_time () / 1000 - g_date_time_to_unix (epoch) * 1000;

  g_assert_cmpint (ABS ((comity_id_new () >> 22) - expected), <, 60000);
}

static void
test_parse (void)
{
  static const char *const wrong[] = { NULL, "",   "0",   "-1",  "+1",  " 1",
                                       "1 ", "01", "1.0", "0x1", "one", "9223372036854775808" };
  gint64 id = 5;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_false (comity_id_parse (wrong[i], &id));
    g_assert_cmpint (id, ==, 5);
  }
  g_assert_true (comity_id_parse ("1", &id));
  g_assert_cmpint (id, ==, 1);
  g_assert_true (comity_id_parse ("9223372036854775807", &id));
  g_assert_cmpint (id, ==, G_MAXINT64);
  g_assert_true (comity_id_parse ("42", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/new", test_new);
  g_test_add_func ("/id/time", test_time);
  g_test_add_func ("/id/parse", test_parse);
  return g_test_run ();
}
