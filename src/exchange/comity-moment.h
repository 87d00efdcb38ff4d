/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityMoment: a day, or a time of a day, as clocks showed it there; year 0: none. */
typedef struct {
  int year, month, day, hour, minute, second;
  gboolean has_time;
} ComityMoment;

gboolean comity_moment_parse (const char *text, const char *zone, ComityMoment *moment);
char *comity_moment_dup (const ComityMoment *moment);
int comity_moment_compare (const ComityMoment *a, const ComityMoment *b);
void comity_moment_add_days (ComityMoment *moment, int days);
gboolean comity_moment_add (const ComityMoment *from, const char *duration, ComityMoment *to);

G_END_DECLS
