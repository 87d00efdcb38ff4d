/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the programs of the benchmark measure with; tools/bench reads what they print. */

long bench_status_kib (const char *key);
double bench_percentile (GArray *sorted_doubles, double fraction);
void bench_sort (GArray *doubles);
double bench_mean (GArray *doubles);
void bench_print (const char *name, double value);

G_END_DECLS
