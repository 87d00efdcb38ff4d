/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-clock.h"

#include <stdio.h>
#include <stdlib.h>

/**
 * bench_status_kib:
 * @key: a line of /proc/self/status, such as `VmHWM`
 *
 * Returns: its value in KiB
 */
long
bench_status_kib (const char *key)
{
  g_autofree char *status = NULL;
  g_autofree char *wanted = g_strconcat ("\n", key, ":", NULL);
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return -1;
  line = strstr (status, wanted);
  return line != NULL ? atol (line + strlen (wanted)) : -1;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/** bench_sort: sorts measurements, smallest first. */
void
bench_sort (GArray *doubles)
{
  g_array_sort (doubles, compare_doubles);
}

/** bench_percentile: Returns: the value below which @fraction (0 to 1) of the measurements lie. */
double
bench_percentile (GArray *sorted_doubles, double fraction)
{
  if (sorted_doubles->len == 0)
    return -1;
  return g_array_index (sorted_doubles, double,
                        (guint) (fraction * (sorted_doubles->len - 1) + 0.5));
}

/** bench_mean: Returns: the mean of the measurements. */
double
bench_mean (GArray *doubles)
{
  double sum = 0;

  for (guint i = 0; i < doubles->len; i++)
    sum += g_array_index (doubles, double, i);
  return doubles->len > 0 ? sum / doubles->len : -1;
}

/** bench_print: Prints one measurement as a line `NAME VALUE`, at once. */
void
bench_print (const char *name, double value)
{
  printf ("%s %.4f\n", name, value);
  fflush (stdout);
}
