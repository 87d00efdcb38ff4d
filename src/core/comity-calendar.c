/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-calendar.h"

#include <stdlib.h>
#include <unicode/ucal.h>

#include "comity-date.h"

/* No week anywhere has so many days off in a row; a calendar full of holidays ends the search. */
#define LONGEST_PAUSE 60

struct _ComityCalendar {
  gboolean weekend[8];  /* by GDateWeekday */
  GHashTable *days;     /* Julian day → whether it is worked */
  GHashTable *yearly;   /* month * 100 + day → whether it is worked */
};

/* CLDR knows on which days the weekend of a country falls. */
static void
read_weekend (ComityCalendar *self, const char *country)
{
  g_autofree char *locale = g_strdup_printf ("und_%s", country ? country : "001");
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = ucal_open (NULL, 0, locale, UCAL_GREGORIAN, &status);

  self->weekend[G_DATE_SATURDAY] = self->weekend[G_DATE_SUNDAY] = TRUE;
  if (U_FAILURE (status))
    return;
  for (int day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++) {
    UCalendarDaysOfWeek icu_day = day == G_DATE_SUNDAY ? UCAL_SUNDAY : UCAL_MONDAY + day - 1;
    UCalendarWeekdayType type = ucal_getDayOfWeekType (calendar, icu_day, &status);

    if (U_SUCCESS (status))
      self->weekend[day] = type != UCAL_WEEKDAY;
  }
  ucal_close (calendar);
}

/**
 * comity_calendar_new:
 * @country: (nullable): ISO 3166-1 alpha-2; %NULL: Saturday and Sunday are off
 *
 * Returns: (transfer full): a calendar with the weekends of the country and no holidays yet
 */
ComityCalendar *
comity_calendar_new (const char *country)
{
  ComityCalendar *self = g_new0 (ComityCalendar, 1);

  self->days = g_hash_table_new (NULL, NULL);
  self->yearly = g_hash_table_new (NULL, NULL);
  read_weekend (self, country);
  return self;
}

/**
 * comity_calendar_free:
 * @self: a calendar
 */
void
comity_calendar_free (ComityCalendar *self)
{
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->yearly);
  g_free (self);
}

static guint
day_of_year (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_get_month (&date) * 100u + g_date_get_day (&date);
}

/**
 * comity_calendar_add:
 * @self: a calendar
 * @day: a day that differs from the week's rule
 * @yearly: whether it does so every year
 * @working: whether people work on it; otherwise it is a holiday
 */
void
comity_calendar_add (ComityCalendar *self, guint32 day, gboolean yearly, gboolean working)
{
  if (yearly)
    g_hash_table_insert (self->yearly, GUINT_TO_POINTER (day_of_year (day)),
                         GINT_TO_POINTER (working));
  else
    g_hash_table_insert (self->days, GUINT_TO_POINTER (day), GINT_TO_POINTER (working));
}

/**
 * comity_calendar_is_working:
 * @self: a calendar
 * @day: a day
 *
 * A day named for one year goes before one named for every year, and both before the weekend.
 *
 * Returns: whether people work on it
 */
gboolean
comity_calendar_is_working (const ComityCalendar *self, guint32 day)
{
  gpointer working;

  if (g_hash_table_lookup_extended (self->days, GUINT_TO_POINTER (day), NULL, &working) ||
      (g_hash_table_size (self->yearly) > 0 &&
       g_hash_table_lookup_extended (self->yearly, GUINT_TO_POINTER (day_of_year (day)), NULL,
                                     &working)))
    return GPOINTER_TO_INT (working);
  /* Julian day 1 is a Monday. */
  return !self->weekend[(day - 1) % 7 + 1];
}

static guint32
next_working (const ComityCalendar *self, guint32 day, int step)
{
  for (int i = 0; i < LONGEST_PAUSE && !comity_calendar_is_working (self, day); i++)
    day += step;
  return day;
}

/**
 * comity_calendar_settle:
 * @self: a calendar
 * @day: the last day of a term
 * @day_off: what becomes of it on a day off
 *
 * Returns: the day on which the term ends
 */
guint32
comity_calendar_settle (const ComityCalendar *self, guint32 day, ComityDayOff day_off)
{
  if (day_off == COMITY_DAY_OFF_KEEP)
    return day;
  return next_working (self, day, day_off == COMITY_DAY_OFF_EARLIER ? -1 : 1);
}

static guint32
shift_months (guint32 day, int months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  /* Both clamp to the last day of a shorter month. */
  if (months >= 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  return g_date_get_julian (&date);
}

static guint32
shift_working_days (const ComityCalendar *self, guint32 day, int amount)
{
  int step = amount < 0 ? -1 : 1;

  for (int i = 0; i < abs (amount); i++)
    day = next_working (self, day + step, step);
  return day;
}

/**
 * comity_calendar_shift:
 * @self: a calendar
 * @day: the day from which a term is counted; it does not count itself
 * @amount: how much; negative: back
 * @unit: of what
 *
 * Months end on the last day of a month that is too short: a month after 31 January is 28 or 29
 * February. Hours are rounded up to whole days, since records know days only.
 *
 * Returns: the last day of the term
 */
guint32
comity_calendar_shift (const ComityCalendar *self, guint32 day, int amount, ComityUnit unit)
{
  int days;

  switch (unit) {
  case COMITY_UNIT_MONTHS:
    return shift_months (day, amount);
  case COMITY_UNIT_WORKING_DAYS:
    return shift_working_days (self, day, amount);
  case COMITY_UNIT_HOURS:
    days = (abs (amount) + 23) / 24;
    return day + (amount < 0 ? -days : days);
  case COMITY_UNIT_DAYS:
  default:
    return day + amount;
  }
}

/**
 * comity_day_from_iso:
 * @iso: (nullable): a date, which may be partial
 *
 * Returns: its last day as a Julian day, 0 when it is none
 */
guint32
comity_day_from_iso (const char *iso)
{
  GDate first, last;

  return iso && comity_date_bounds (iso, &first, &last) ? g_date_get_julian (&last) : 0;
}

/**
 * comity_day_to_iso:
 * @day: a Julian day
 *
 * Returns: (transfer full): the date as ISO 8601
 */
char *
comity_day_to_iso (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}
