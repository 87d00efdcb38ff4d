/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-moment.h"

#include <string.h>

static gboolean
take_digits (const char **at, int n, int *number)
{
  *number = 0;
  for (int i = 0; i < n; i++, (*at)++) {
    if (!g_ascii_isdigit (**at))
      return FALSE;
    *number = *number * 10 + **at - '0';
  }
  return TRUE;
}

static void
set_from (ComityMoment *moment, GDateTime *time)
{
  g_date_time_get_ymd (time, &moment->year, &moment->month, &moment->day);
  moment->hour = g_date_time_get_hour (time);
  moment->minute = g_date_time_get_minute (time);
  moment->second = g_date_time_get_second (time);
}

static GDateTime *
as_time (const ComityMoment *moment, GTimeZone *zone)
{
  return g_date_time_new (zone, moment->year, moment->month, moment->day, moment->hour,
                          moment->minute, MIN (moment->second, 59));
}

/* UTC is what no clock on a wall shows: it becomes the user's time. */
static void
make_local (ComityMoment *moment)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = as_time (moment, utc);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  if (local != NULL)
    set_from (moment, local);
}

static gboolean
take_time (const char **at, ComityMoment *moment)
{
  if (!take_digits (at, 2, &moment->hour))
    return FALSE;
  *at += **at == ':';
  if (!take_digits (at, 2, &moment->minute))
    return FALSE;
  *at += **at == ':';
  if (!take_digits (at, 2, &moment->second))
    moment->second = 0;
  return moment->hour < 24 && moment->minute < 60 && moment->second < 61;
}

/**
 * comity_moment_parse:
 * @text: `20240319`, `20240319T143000`, `20240319T143000Z`, and the same with hyphens and colons
 * @zone: (nullable): the time zone that stands with it. Times stay what clocks show there
 * @moment: (out): the day and time
 *
 * Returns: whether it is one
 */
gboolean
comity_moment_parse (const char *text, const char *zone, ComityMoment *moment)
{
  const char *at = text;
  memset (moment, 0, sizeof *moment);
  while (g_ascii_isspace (*at))
    at++;
  if (!take_digits (&at, 4, &moment->year))
    return FALSE;
  at += *at == '-';
  if (!take_digits (&at, 2, &moment->month))
    return FALSE;
  at += *at == '-';
  if (!take_digits (&at, 2, &moment->day) ||
      !g_date_valid_dmy ((GDateDay) moment->day, (GDateMonth) MIN (moment->month, 13),
                         (GDateYear) moment->year))
    return moment->year = 0;
  if (*at != 'T' && *at != 't')
    return TRUE;
  at++;
  moment->has_time = TRUE;
  if (!take_time (&at, moment))
    return moment->year = 0;
  if (*at == 'Z' && zone == NULL)
    make_local (moment);
  return TRUE;
}

/** comity_moment_dup: (transfer full): `2024-03-19` or `2024-03-19 14:30:00`. */
char *
comity_moment_dup (const ComityMoment *moment)
{
  if (!moment->has_time)
    return g_strdup_printf ("%04d-%02d-%02d", moment->year, moment->month, moment->day);
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", moment->year, moment->month, moment->day,
                          moment->hour, moment->minute, moment->second);
}

/** comity_moment_compare: which is earlier, like strcmp(). */
int
comity_moment_compare (const ComityMoment *a, const ComityMoment *b)
{
  const int pairs[][2] = {
    { a->year, b->year }, { a->month, b->month },   { a->day, b->day },
    { a->hour, b->hour }, { a->minute, b->minute }, { a->second, b->second }
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] != pairs[i][1])
      return pairs[i][0] < pairs[i][1] ? -1 : 1;
  return 0;
}

static void
add_seconds (ComityMoment *moment, gint64 seconds)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = as_time (moment, utc);
  g_autoptr (GDateTime) later =
    time != NULL ? g_date_time_add (time, seconds * G_TIME_SPAN_SECOND) : NULL;
  if (later != NULL)
    set_from (moment, later);
}

/** comity_moment_add_days: goes so many days on, or back. */
void
comity_moment_add_days (ComityMoment *moment, int days)
{
  add_seconds (moment, (gint64) days * 86400);
}

/**
 * comity_moment_add:
 * @duration: such as `P1DT2H30M` (RFC 5545, 3.3.6)
 * @to: (out): so much later than @from
 *
 * Returns: whether @duration is one
 */
gboolean
comity_moment_add (const ComityMoment *from, const char *duration, ComityMoment *to)
{
  static const struct {
    char unit;
    int seconds;
  } units[] = { { 'W', 604800 }, { 'D', 86400 }, { 'H', 3600 }, { 'M', 60 }, { 'S', 1 } };
  gint64 seconds = 0, number = 0;
  const char *at = duration;
  at += *at == '+';
  if (*at != 'P')
    return FALSE;
  for (at++; *at != '\0'; at++) {
    if (g_ascii_isdigit (*at)) {
      number = MIN (number * 10 + *at - '0', 10000000);
      continue;
    }
    for (guint i = 0; i < G_N_ELEMENTS (units); i++)
      if (units[i].unit == *at)
        seconds += number * units[i].seconds;
    number = 0;
  }
  *to = *from;
  to->has_time = from->has_time;
  add_seconds (to, seconds);
  return TRUE;
}
