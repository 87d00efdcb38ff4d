/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Logos over the network: N hosts with TLS and 50 ms delay, as the fetcher asks them (20 at once) and
 * with 64 at once; what a picture costs in a new sandbox and in one that is there; and all of it:
 * fetched, kept, decoded and made small, with how late the main loop was meanwhile, and by how much the
 * process has grown at the most.
 *
 * Usage: bench-logos SERVER.py N     prints NAME MILLISECONDS
 */
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench-clock.h"
#include "comity-fetcher.h"
#include "comity-kinds.h"
#include "comity-picture.h"

#define DECODED 40
#define TICK 4 /* ms */

typedef struct {
  guint left, failed;
  GBytes *pictures[DECODED];
} Round;

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Round *round = data;
  g_autoptr (ComityReply) reply =
    comity_fetcher_fetch_finish (COMITY_FETCHER (source), result, NULL);
  round->left--;
  if (reply == NULL)
    round->failed++;
  else if (round->left < DECODED && round->pictures[round->left] == NULL)
    round->pictures[round->left] = g_bytes_ref (reply->body);
}

static double
fetch_all (ComityFetcher *fetcher, guint port, guint n, Round *round)
{
  gint64 begin = g_get_monotonic_time ();
  round->left = n;
  for (guint i = 0; i < n; i++) {
    g_autofree char *url =
      g_strdup_printf ("https://127.0.%u.%u:%u/%u", 1 + i / 250, 1 + i % 250, port, i);
    ComityRequest request = { .url = url, .flags = COMITY_FETCH_ALLOW_OWN };
    comity_fetcher_fetch_async (fetcher, &request, NULL, fetched_cb, round);
  }
  while (round->left > 0)
    g_main_context_iteration (NULL, TRUE);
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

static void
decode_thread (gpointer picture, gpointer failed)
{
  g_autoptr (ComityPicture) read = comity_picture_read_sync (picture, NULL, NULL);
  if (read == NULL)
    g_atomic_int_inc ((gint *) failed);
}

static double
decode (Round *round, guint threads)
{
  gint64 begin = g_get_monotonic_time ();
  gint failed = 0;
  GThreadPool *pool = g_thread_pool_new (decode_thread, &failed, (gint) threads, TRUE, NULL);
  for (guint i = 0; i < DECODED; i++)
    g_thread_pool_push (pool, round->pictures[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  if (failed > 0)
    fprintf (stderr, "bench-logos: %d pictures could not be read\n", failed);
  return (double) (g_get_monotonic_time () - begin) / 1000 / DECODED;
}

/* -- All of it ------------------------------------------------------------------------------- */

typedef struct {
  GThreadPool *pool;
  gint left; /* to be decoded */
  gint failed;
  gint64 last;
  double latest; /* ms between two turns of the main loop, beyond the tick */
} Whole;

static void
small_thread (gpointer data, gpointer user_data)
{
  Whole *whole = user_data;
  g_autoptr (GBytes) body = data;
  g_autoptr (ComityPicture) read = comity_picture_read_sync (body, NULL, NULL);
  if (read == NULL)
    g_atomic_int_inc (&whole->failed);
  if (g_atomic_int_dec_and_test (&whole->left))
    g_main_context_wakeup (NULL);
}

static void
came_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Whole *whole = data;
  g_autoptr (ComityReply) reply =
    comity_fetcher_fetch_finish (COMITY_FETCHER (source), result, NULL);
  if (reply != NULL)
    g_thread_pool_push (whole->pool, g_bytes_ref (reply->body), NULL);
  else {
    whole->failed++;
    g_atomic_int_add (&whole->left, -1);
  }
}

static gboolean
tick_cb (gpointer data)
{
  Whole *whole = data;
  gint64 now = g_get_monotonic_time ();
  whole->latest = MAX (whole->latest, (double) (now - whole->last) / 1000 - TICK);
  whole->last = now;
  return G_SOURCE_CONTINUE;
}

static void
do_all (ComityFetcher *fetcher, guint port, guint n)
{
  gint64 begin = g_get_monotonic_time ();
  Whole whole = { .left = (gint) n, .last = begin };
  guint tick = g_timeout_add (TICK, tick_cb, &whole);
  whole.pool = g_thread_pool_new (small_thread, &whole, (gint) g_get_num_processors (), TRUE, NULL);
  for (guint i = 0; i < n; i++) {
    g_autofree char *url =
      g_strdup_printf ("https://127.0.%u.%u:%u/%u", 1 + i / 250, 1 + i % 250, port, i);
    ComityRequest request = { .url = url, .flags = COMITY_FETCH_ALLOW_OWN };
    comity_fetcher_fetch_async (fetcher, &request, NULL, came_cb, &whole);
  }
  while (g_atomic_int_get (&whole.left) > 0)
    g_main_context_iteration (NULL, TRUE);
  printf ("whole %.1f\nlatest %.1f\n", (double) (g_get_monotonic_time () - begin) / 1000,
          whole.latest);
  if (whole.failed > 0)
    fprintf (stderr, "bench-logos: %d logos could not be had\n", whole.failed);
  g_source_remove (tick);
  g_thread_pool_free (whole.pool, FALSE, TRUE);
}

static double
decode_one (const Round *round)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (ComityPicture) read = comity_picture_read_sync (round->pictures[0], NULL, NULL);
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("comity-logos-XXXXXX", NULL);
  g_autofree char *authority = g_build_filename (folder, "hosts.pem", NULL);
  g_autofree char *cache = g_build_filename (folder, "cache", NULL);
  g_autofree char *other_cache = g_build_filename (folder, "other-cache", NULL);
  g_autoptr (GSubprocess) server =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                      "python3", argv[1], folder, argv[2], NULL);
  g_autoptr (GDataInputStream) out =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_autofree char *line = g_data_input_stream_read_line (out, NULL, NULL, NULL);
  guint port = line != NULL ? (guint) atoi (line) : 0, n = (guint) atoi (argv[2]);
  ComityFetchLimits wide = comity_fetch_limits;
  Round round = { 0 };
  comity_kinds_init ();
  g_setenv ("COMITY_CA_FILE", authority, TRUE);
  wide.hosts = 64;
  g_autoptr (ComityFetcher) usual = comity_fetcher_new (cache, &comity_fetch_limits);
  g_autoptr (ComityFetcher) again = comity_fetcher_new (other_cache, &comity_fetch_limits);
  g_autoptr (ComityFetcher) many = comity_fetcher_new (NULL, &wide);
  printf ("fetch-64 %.1f\n", fetch_all (many, port, n, &round));
  printf ("fetch-20 %.1f\n", fetch_all (usual, port, n, &round));
  printf ("failed %u\n", round.failed);
  printf ("decode-first %.1f\n", decode_one (&round));
  printf ("decode-alone %.1f\n", decode (&round, 1));
  printf ("decode-4 %.1f\n", decode (&round, 4));
  /* What the rounds before have left does not count. */
  g_clear_object (&many);
  g_clear_object (&usual);
  malloc_trim (0);
  FILE *peak = fopen ("/proc/self/clear_refs", "w");
  if (peak != NULL) {
    fputs ("5", peak); /* from now on, proc_pid_clear_refs(5) */
    fclose (peak);
  }
  long begun = bench_status_kib ("VmRSS");
  do_all (again, port, n);
  printf ("growth %.1f\n", (double) (bench_status_kib ("VmHWM") - begun) / 1024);
  g_output_stream_close (g_subprocess_get_stdin_pipe (server), NULL, NULL);
  return 0;
}
