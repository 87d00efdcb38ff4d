/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-date.h"
#include "comity-date-private.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "comity-i18n.h"
#include "comity-locale.h"

#define MS_PER_DAY 86400000.0
/** The day 1970-01-01 in GDate's count. */
#define JULIAN_1970 719163

typedef enum {
  YEARS,
  MONTHS,
  DAYS,
  N_PRECISIONS
} Precision;

/** ICU's formatters of one locale; opening them takes ten milliseconds, so that all threads share them, one at a time. */
typedef struct {
  UDateFormat *single[N_PRECISIONS];
  UDateIntervalFormat *span[N_PRECISIONS];
  gboolean month_first;
} Formats;

static const UChar *const skeletons[N_PRECISIONS] = { u"y", u"yMMMM", u"yMMMMd" };

/* The proleptic Gregorian calendar, as GDate and ISO 8601 have it, also before 1582. */
static void
use_gregorian (UDateFormat *format)
{
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = ucal_clone (udat_getCalendar (format), &status);

  if (U_FAILURE (status))
    return;
  ucal_setGregorianChange (calendar, -8.64e15, &status);
  udat_setCalendar (format, calendar);
  ucal_close (calendar);
}

static void
open_formats (Formats *formats, const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *patterns = udatpg_open (locale, &status);
  UChar pattern[128];
  int32_t length;

  for (int i = 0; i < N_PRECISIONS && U_SUCCESS (status); i++) {
    length =
      udatpg_getBestPattern (patterns, skeletons[i], -1, pattern, G_N_ELEMENTS (pattern), &status);
    formats->single[i] =
      udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, u"Etc/UTC", -1, pattern, length, &status);
    if (U_SUCCESS (status))
      use_gregorian (formats->single[i]);
    formats->span[i] = udtitvfmt_open (locale, skeletons[i], -1, u"Etc/UTC", -1, &status);
  }
  length =
    udatpg_getBestPattern (patterns, u"yMd", -1, pattern, G_N_ELEMENTS (pattern) - 1, &status);
  if (U_SUCCESS (status)) {
    pattern[length] = 0;
    formats->month_first = pattern[0] == 'M';
  } else {
    g_warning ("No date formats for “%s”: %s", locale, u_errorName (status));
  }
  udatpg_close (patterns);
}

static GMutex formats_mutex;

/* To be called, and its result to be used, with formats_mutex held. */
static const Formats *
get_formats (void)
{
  static GHashTable *languages; /* interned locale -> Formats */
  const char *locale = comity_locale_dates ();
  Formats *formats;

  if (languages == NULL)
    languages = g_hash_table_new (NULL, NULL);
  formats = g_hash_table_lookup (languages, locale);
  if (formats == NULL) {
    formats = g_new0 (Formats, 1);
    open_formats (formats, locale);
    g_hash_table_insert (languages, (gpointer) locale, formats);
  }
  return formats;
}

/**
 * comity_date_is_month_first:
 *
 * Returns: whether the user writes 3/19/2024 for the 19th of March
 */
gboolean
comity_date_is_month_first (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&formats_mutex);

  return get_formats ()->month_first;
}

static Precision
precision_of (const ComityDateParts *parts)
{
  return parts->day != 0 ? DAYS : parts->month != 0 ? MONTHS : YEARS;
}

static UDate
to_icu_date (const char *iso)
{
  GDate first;

  if (!comity_date_bounds (iso, &first, NULL))
    return 0;
  return ((double) g_date_get_julian (&first) - JULIAN_1970) * MS_PER_DAY;
}

/* UTF-8, with plain spaces for the thin and unbreakable ones that some locales have. */
static char *
to_utf8 (UChar *wide, int32_t length)
{
  char narrow[512];
  UErrorCode status = U_ZERO_ERROR;

  for (int32_t i = 0; i < length; i++) {
    if (wide[i] == 0x2009 || wide[i] == 0x202F || wide[i] == 0x00A0)
      wide[i] = ' ';
    /* The word after the year, as in “2026 г.”, must not begin a line of its own. */
    if (wide[i] == ' ' && i > 0 && length - i <= 3 && g_unichar_isdigit (wide[i - 1]))
      wide[i] = 0x00A0;
  }
  u_strToUTF8 (narrow, sizeof narrow, NULL, wide, length, &status);
  return U_SUCCESS (status) ? g_strdup (narrow) : NULL;
}

/**
 * comity_date_format:
 * @iso: (nullable): a date, whole or partial
 *
 * Writes a date in the user's language: `19 March 2024`, `March 2024`, `2024`.
 *
 * Returns: (transfer full) (nullable): the text; @iso itself where it is not a date, %NULL for %NULL
 */
char *
comity_date_format (const char *iso)
{
  g_autoptr (GMutexLocker) locker = NULL;
  const Formats *formats;
  UErrorCode status = U_ZERO_ERROR;
  ComityDateParts parts;
  UChar wide[128];
  char *text = NULL;
  int32_t length;

  if (!comity_date_scan (iso, &parts) || !comity_date_bounds (iso, NULL, NULL))
    return g_strdup (iso);
  locker = g_mutex_locker_new (&formats_mutex);
  formats = get_formats ();
  if (formats->single[precision_of (&parts)] != NULL) {
    length = udat_format (formats->single[precision_of (&parts)], to_icu_date (iso), wide,
                          G_N_ELEMENTS (wide), NULL, &status);
    text = U_SUCCESS (status) ? to_utf8 (wide, length) : NULL;
  }
  return text != NULL ? text : g_strdup (iso);
}

static GDateTime *
to_local (const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = utc != NULL ? g_date_time_new_from_iso8601 (utc, zone) : NULL;

  return moment != NULL ? g_date_time_to_local (moment) : NULL;
}

/**
 * comity_date_format_day_and_time:
 * @utc: (nullable): a moment in UTC, ISO 8601
 *
 * Returns: (transfer full): date and time of the day in the user's time zone: “19 March 2024, 09:40”,
 *   also where that is today, as it must stand on paper
 */
char *
comity_date_format_day_and_time (const char *utc)
{
  g_autoptr (GDateTime) local = to_local (utc);
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;
  g_autofree char *shown = day != NULL ? comity_date_format (day) : NULL;

  if (local == NULL)
    return g_strdup (utc != NULL ? utc : "");
  /* Translators: a moment: %1$s is a date such as “19 March 2024”, %2$s a time such as 09:40 */
  return g_strdup_printf (C_ ("moment", "%1$s, %2$s"), shown, time);
}

/**
 * comity_date_format_moment:
 * @utc: (nullable): a moment in UTC, ISO 8601
 *
 * Returns: (transfer full): as comity_date_format_day_and_time(), but “Today, 09:40” where it is so
 */
char *
comity_date_format_moment (const char *utc)
{
  g_autoptr (GDateTime) local = to_local (utc);
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *today = comity_date_today ();
  g_autofree char *time = NULL;

  if (g_strcmp0 (day, today) != 0)
    return comity_date_format_day_and_time (utc);
  time = g_date_time_format (local, "%H:%M");
  /* Translators: a moment of this day; %s is a time such as 09:40 */
  return g_strdup_printf (_ ("Today, %s"), time);
}

/* A span of two dates of one precision, as the locale shortens it; NULL where ICU cannot. */
static char *
format_alike (const char *from, const char *to, Precision precision)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&formats_mutex);
  const Formats *formats = get_formats ();
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[128];
  int32_t length;

  /* Before 1582 ICU's intervals would count by Caesar's calendar. */
  if (formats->span[precision] == NULL || strcmp (from, "1583") < 0)
    return NULL;
  length = udtitvfmt_format (formats->span[precision], to_icu_date (from), to_icu_date (to), wide,
                             G_N_ELEMENTS (wide), NULL, &status);
  return U_SUCCESS (status) ? to_utf8 (wide, length) : NULL;
}

static char *
format_open (const char *from, const char *to)
{
  g_autofree char *day = comity_date_format (from != NULL ? from : to);

  if (from != NULL)
    /* Translators: a span of time without an end; %s is a date, a month or a year */
    return g_strdup_printf (C_ ("span of time", "since %s"), day);
  /* Translators: a span of time without a beginning; %s is a date, a month or a year */
  return g_strdup_printf (C_ ("span of time", "until %s"), day);
}

/**
 * comity_date_format_span:
 * @from: (nullable): the first date, whole or partial
 * @to: (nullable): the last one
 *
 * Writes a span of time in the user's language, as short as the language allows: `19–24 March
 * 2024`, `28 March – 3 April 2024`, `2023 – 19 March 2024`, `since March 2024`, `until 2024`.
 *
 * Returns: (transfer full) (nullable): the text, %NULL where there is neither date
 */
char *
comity_date_format_span (const char *from, const char *to)
{
  g_autofree char *begin = NULL, *end = NULL;
  ComityDateParts a, b;
  char *text = NULL;

  if (from == NULL && to == NULL)
    return NULL;
  if (from == NULL || to == NULL)
    return format_open (from, to);
  if (g_str_equal (from, to))
    return comity_date_format (from);
  if (comity_date_bounds (from, NULL, NULL) && comity_date_bounds (to, NULL, NULL) &&
      strcmp (from, to) < 0 && comity_date_scan (from, &a) && comity_date_scan (to, &b) &&
      precision_of (&a) == precision_of (&b))
    text = format_alike (from, to, precision_of (&a));
  if (text != NULL)
    return text;
  begin = comity_date_format (from);
  end = comity_date_format (to);
  /* Translators: a span of time: two dates, of which one may be a month or a year only */
  return g_strdup_printf (C_ ("span of time", "%s – %s"), begin, end);
}
