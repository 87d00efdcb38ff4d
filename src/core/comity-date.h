/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Dates are ISO 8601 text and may be partial: `2026-03-19`, `2026-03`, `2026`. "Today" is the
 * local day; COMITY_TODAY=2026-11-20 in the environment fixes it for tests and pictures, and
 * COMITY_NOW=2026-11-20T10:11:12Z the moment.
 */

char *comity_date_normalize (const char *iso, GError **error);
char *comity_date_parse (const char *typed, GError **error);
char *comity_date_format (const char *iso);
char *comity_date_format_moment (const char *utc);
char *comity_date_format_day_and_time (const char *utc);
char *comity_date_format_span (const char *from, const char *to);
char *comity_date_today (void);
char *comity_date_now (void);
char *comity_date_add_days (const char *iso, int days);
gboolean comity_date_bounds (const char *iso, GDate *first, GDate *last);
int comity_date_julian (const char *iso, gboolean last);
int comity_date_days_between (const char *from, const char *to);
char *comity_time_normalize (const char *time, GError **error);

G_END_DECLS
