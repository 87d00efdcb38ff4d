/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-date.h"
#include "comity-date-private.h"

#include <string.h>
#include <time.h>

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-text.h"

/**
 * comity_date_check:
 * @parts: a year, with or without month and day
 * @error: return location
 *
 * Returns: whether the calendar has such a day, month or year, between the years 1000 and 2999
 */
gboolean
comity_date_check (const ComityDateParts *parts, GError **error)
{
  if (parts->year < COMITY_DATE_MIN_YEAR || parts->year > COMITY_DATE_MAX_YEAR) {
    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_RANGE,
                 /* Translators: %d are years */
                 _ ("The year %d is not between %d and %d."), parts->year, COMITY_DATE_MIN_YEAR,
                 COMITY_DATE_MAX_YEAR);
    return FALSE;
  }
  if (parts->month < 0 || parts->month > 12 || (parts->month == 0 && parts->day != 0)) {
    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_RANGE,
                 /* Translators: %d is what was written where a month should be */
                 _ ("There is no month %d; months go from 1 to 12."), parts->month);
    return FALSE;
  }
  /* GLib's days have eight bits: 287 would be 31 to it. */
  if (parts->day != 0 &&
      (parts->day > 31 || !g_date_valid_dmy (parts->day, parts->month, parts->year))) {
    g_autofree char *month =
      comity_date_print (&(ComityDateParts) { .year = parts->year, .month = parts->month });
    g_autofree char *name = comity_date_format (month);

    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_RANGE,
                 /* Translators: “There is no day 30 in February 2026.” */
                 _ ("There is no day %d in %s."), parts->day, name);
    return FALSE;
  }
  return TRUE;
}

static void
put_digits (char *at, int n, int number)
{
  for (; n > 0; number /= 10)
    at[--n] = (char) ('0' + number % 10);
}

/**
 * comity_date_print:
 * @parts: a date that comity_date_check() allows
 *
 * Returns: (transfer full): its ISO form: `2026-03-19`, `2026-03` or `2026`
 */
char *
comity_date_print (const ComityDateParts *parts)
{
  char iso[] = "0000-00-00";

  /* Not by printf(), which takes most of the time when a table with a million dates is read. */
  put_digits (iso, 4, parts->year);
  put_digits (iso + 5, 2, parts->month);
  put_digits (iso + 8, 2, parts->day);
  iso[parts->month == 0 ? 4 : parts->day == 0 ? 7 : 10] = '\0';
  return g_strdup (iso);
}

/* Reads exactly @n digits. */
static gboolean
read_digits (const char **p, int n, int *number)
{
  *number = 0;
  for (int i = 0; i < n; i++, (*p)++) {
    if (!g_ascii_isdigit (**p))
      return FALSE;
    *number = *number * 10 + (**p - '0');
  }
  return TRUE;
}

/**
 * comity_date_scan:
 * @iso: (nullable): a text
 * @parts: (out): year, month and day; 0 where it has none
 *
 * Reads the strict ISO forms, without asking whether the calendar has such a day.
 *
 * Returns: whether @iso is of the form `2026-03-19`, `2026-03` or `2026`
 */
gboolean
comity_date_scan (const char *iso, ComityDateParts *parts)
{
  *parts = (ComityDateParts) { 0 };
  if (iso == NULL || !read_digits (&iso, 4, &parts->year))
    return FALSE;
  if (*iso == '\0')
    return TRUE;
  if (*iso++ != '-' || !read_digits (&iso, 2, &parts->month) || parts->month == 0)
    return FALSE;
  if (*iso == '\0')
    return TRUE;
  return *iso++ == '-' && read_digits (&iso, 2, &parts->day) && parts->day != 0 && *iso == '\0';
}

/* Reads a date that is valid. */
static gboolean
scan_valid (const char *iso, ComityDateParts *parts)
{
  return comity_date_scan (iso, parts) && comity_date_check (parts, NULL);
}

/**
 * comity_date_normalize:
 * @iso: a date in the neutral form
 * @error: return location
 *
 * Checks a date as programs write it: ISO 8601, whole or partial (`2026-03-19`, `2026-03`,
 * `2026`), of the years 1000 to 2999.
 *
 * Returns: (transfer full): the same date, or %NULL with an error of %COMITY_CORE_ERROR
 */
char *
comity_date_normalize (const char *iso, GError **error)
{
  ComityDateParts parts;

  if (!comity_date_scan (iso, &parts)) {
    g_autofree char *excerpt = comity_text_excerpt (iso);

    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
                 /* Translators: %s is what was given; the examples are ISO 8601, leave them */
                 _ ("“%s” is not a date; write 2026-03-19, 2026-03 or 2026."), excerpt);
    return NULL;
  }
  return comity_date_check (&parts, error) ? comity_date_print (&parts) : NULL;
}

/**
 * comity_date_bounds:
 * @iso: (nullable): a date, whole or partial
 * @first: (out) (optional): the first day that it can mean
 * @last: (out) (optional): the last one
 *
 * Returns: whether @iso is a date; if not, nothing is set
 */
gboolean
comity_date_bounds (const char *iso, GDate *first, GDate *last)
{
  ComityDateParts parts;
  int month, day;

  if (!scan_valid (iso, &parts))
    return FALSE;
  if (first != NULL) {
    g_date_clear (first, 1);
    g_date_set_dmy (first, MAX (parts.day, 1), MAX (parts.month, 1), parts.year);
  }
  if (last != NULL) {
    month = parts.month != 0 ? parts.month : 12;
    day = parts.day != 0 ? parts.day : g_date_get_days_in_month (month, parts.year);
    g_date_clear (last, 1);
    g_date_set_dmy (last, day, month, parts.year);
  }
  return TRUE;
}

/**
 * comity_date_julian:
 * @iso: (nullable): a date, whole or partial
 * @last: whether the last day that it can mean is wanted, instead of the first
 *
 * As comity_date_bounds(), for passing over millions of dates.
 *
 * Returns: the day as g_date_get_julian() counts; 0 where @iso is not a date
 */
int
comity_date_julian (const char *iso, gboolean last)
{
  static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };
  ComityDateParts parts;
  int years, month, day;
  gboolean leap;

  if (!scan_valid (iso, &parts))
    return 0;
  years = parts.year - 1;
  leap = parts.year % 4 == 0 && (parts.year % 100 != 0 || parts.year % 400 == 0);
  month = parts.month != 0 ? parts.month : last ? 12 : 1;
  day = parts.day != 0 ? parts.day :
        last           ? before[month] - before[month - 1] + (leap && month == 2 ? 1 : 0) :
                         1;
  return years * 365 + years / 4 - years / 100 + years / 400 + before[month - 1] +
         (leap && month > 2 ? 1 : 0) + day;
}

/**
 * comity_date_days_between:
 * @from: (nullable): a date; of a partial one the first day
 * @to: (nullable): a date; of a partial one the first day
 *
 * Returns: days from @from to @to, negative when @to is earlier; 0 where one is not a date
 */
int
comity_date_days_between (const char *from, const char *to)
{
  GDate a, b;

  if (!comity_date_bounds (from, &a, NULL) || !comity_date_bounds (to, &b, NULL))
    return 0;
  return g_date_days_between (&a, &b);
}

/**
 * comity_date_add_days:
 * @iso: (nullable): a date; of a partial one the first day counts
 * @days: how many days later, or earlier when negative
 *
 * Returns: (transfer full) (nullable): the whole date; %NULL when @iso is not a date or the result
 *   is not between the years 1000 and 2999
 */
char *
comity_date_add_days (const char *iso, int days)
{
  ComityDateParts parts;
  gint64 julian;
  GDate date;

  if (!comity_date_bounds (iso, &date, NULL))
    return NULL;
  julian = (gint64) g_date_get_julian (&date) + days;
  if (julian < 1 || julian > G_MAXINT32)
    return NULL;
  /* 2999-12-31 is day 1,095,362 of GDate's count; far beyond it GDate would overflow. */
  if (julian > 1100000)
    return NULL;
  g_date_set_julian (&date, (guint32) julian);
  parts =
    (ComityDateParts) { g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date) };
  return comity_date_check (&parts, NULL) ? comity_date_print (&parts) : NULL;
}

/**
 * comity_date_today:
 *
 * The local day. COMITY_TODAY in the environment, where it is a whole valid date, stands for it.
 *
 * Returns: (transfer full): for example `2026-11-20`
 */
char *
comity_date_today (void)
{
  const char *fixed = g_getenv ("COMITY_TODAY");
  time_t now = time (NULL);
  ComityDateParts parts;
  struct tm local;

  if (scan_valid (fixed, &parts) && parts.day != 0)
    return g_strdup (fixed);
  localtime_r (&now, &local);
  parts = (ComityDateParts) { local.tm_year + 1900, local.tm_mon + 1, local.tm_mday };
  return comity_date_print (&parts);
}

/* The clock, or the moment at which pictures are taken. */
static GDateTime *
read_clock (void)
{
  const char *fixed = g_getenv ("COMITY_NOW");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = fixed != NULL ? g_date_time_new_from_iso8601 (fixed, utc) : NULL;

  return now != NULL ? g_date_time_to_utc (now) : g_date_time_new_now_utc ();
}

/**
 * comity_date_now:
 *
 * The moment. COMITY_NOW in the environment, where it is one of ISO 8601, stands for it, as COMITY_TODAY
 * does for the day: only pictures need it, which show when something was changed.
 *
 * Returns: (transfer full): in UTC with milliseconds: `2026-11-20T10:11:12.345Z`
 */
char *
comity_date_now (void)
{
  g_autoptr (GDateTime) now = read_clock ();
  g_autofree char *seconds = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (now) / 1000);
}

/**
 * comity_time_normalize:
 * @time: a time of the day
 * @error: return location
 *
 * Reads a time of the day of 24 hours: `9:05`, `09:05`, `9.05`, `0930`; minutes always have two
 * digits.
 *
 * Returns: (transfer full): the neutral form `09:05`, or %NULL with an error of %COMITY_CORE_ERROR
 */
char *
comity_time_normalize (const char *time, GError **error)
{
  const char *p = time != NULL ? time : "";
  gsize digits = strspn (p, "0123456789");
  int hour = 0, minute = 0;
  gboolean read;

  if (digits == 4)
    read = read_digits (&p, 2, &hour) && read_digits (&p, 2, &minute);
  else
    read = (digits == 1 || digits == 2) && read_digits (&p, (int) digits, &hour) &&
           (*p == ':' || *p == '.') && (p++, read_digits (&p, 2, &minute));
  if (!read || *p != '\0') {
    g_autofree char *excerpt = comity_text_excerpt (time);

    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
                 /* Translators: %s is what was written */
                 _ ("“%s” is not a time; write hours and minutes, for example 9:30."), excerpt);
    return NULL;
  }
  if (hour > 23 || minute > 59) {
    g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_RANGE,
                 /* Translators: %s is what was written */
                 _ ("The day has no time %s; it goes from 00:00 to 23:59."), time);
    return NULL;
  }
  return g_strdup_printf ("%02d:%02d", hour, minute);
}
