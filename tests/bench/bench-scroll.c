/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scrolls a list by pages and by random jumps and measures the time that each frame takes on the
 * processor, from before-paint to after-paint. The same code drives the floor and Comity's list. */
#include "bench-scroll.h"

#include "bench-clock.h"

typedef enum {
  BY_PAGE,
  BY_JUMP,
  N_PHASES
} Phase;

static const char *const phase_names[] = { "page", "jump" };

typedef struct {
  GtkAdjustment *adjustment;
  Phase phase;
  guint frames_wanted, frame;
  guint32 random;
  gint64 before, phase_start;
  GArray *times;
  GCallback done;
} Scroll;

static double
next_position (Scroll *scroll)
{
  double page = gtk_adjustment_get_page_size (scroll->adjustment);
  double last = gtk_adjustment_get_upper (scroll->adjustment) - page;
  double next = gtk_adjustment_get_value (scroll->adjustment) + page;

  if (scroll->phase == BY_PAGE)
    return next > last ? 0 : next;
  scroll->random ^= scroll->random << 13;
  scroll->random ^= scroll->random >> 17;
  scroll->random ^= scroll->random << 5;
  return last * (scroll->random / 4294967296.0);
}

static void
report (Scroll *scroll)
{
  g_autofree char *prefix = g_strconcat ("scroll-", phase_names[scroll->phase], NULL);
  g_autofree char *mean = g_strconcat (prefix, "-mean", NULL);
  g_autofree char *most = g_strconcat (prefix, "-max", NULL);
  g_autofree char *p99 = g_strconcat (prefix, "-p99", NULL);
  g_autofree char *fps = g_strconcat (prefix, "-fps", NULL);
  double seconds = (g_get_monotonic_time () - scroll->phase_start) / 1e6;

  bench_print (mean, bench_mean (scroll->times));
  bench_sort (scroll->times);
  bench_print (p99, bench_percentile (scroll->times, 0.99));
  bench_print (most, bench_percentile (scroll->times, 1));
  bench_print (fps, scroll->times->len / seconds);
}

static void
before_paint_cb (GdkFrameClock *clock, Scroll *scroll)
{
  scroll->before = g_get_monotonic_time ();
}

/* The first frame of a phase makes the rows; it is not counted, as in the goal's wording. */
static void
after_paint_cb (GdkFrameClock *clock, Scroll *scroll)
{
  double ms = (g_get_monotonic_time () - scroll->before) / 1e3;

  if (scroll->phase == N_PHASES)
    return;
  if (scroll->frame++ > 0)
    g_array_append_val (scroll->times, ms);
  if (scroll->frame <= scroll->frames_wanted)
    return;
  report (scroll);
  scroll->phase++;
  scroll->frame = 0;
  scroll->phase_start = g_get_monotonic_time ();
  g_array_set_size (scroll->times, 0);
  if (scroll->phase == N_PHASES)
    scroll->done ();
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;

  if (scroll->phase == N_PHASES)
    return G_SOURCE_REMOVE;
  gtk_adjustment_set_value (scroll->adjustment, next_position (scroll));
  return G_SOURCE_CONTINUE;
}

/**
 * bench_scroll:
 * @window: a mapped window
 * @adjustment: of the list's vertical scrolling
 * @frames: how many frames to measure in each phase
 * @done: called at the end
 *
 * Prints for each phase the mean, the 99th percentile and the longest frame (ms) and frames a second.
 */
void
bench_scroll (GtkWindow *window, GtkAdjustment *adjustment, guint frames, GCallback done)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Scroll *scroll = g_new0 (Scroll, 1); /* lives as long as the program */

  scroll->adjustment = adjustment;
  scroll->frames_wanted = frames;
  scroll->random = 99;
  scroll->done = done;
  scroll->times = g_array_new (FALSE, FALSE, sizeof (double));
  scroll->phase_start = g_get_monotonic_time ();
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), scroll);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), scroll);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, scroll, NULL);
}
