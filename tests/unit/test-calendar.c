/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms: months, leap years, hours, working days over weekends and holidays. */
#include "comity-calendar.h"

typedef struct {
  const char *country, *holidays, *from;
  int amount;
  ComityUnit unit;
  ComityDayOff day_off;
  const char *due;
} Case;

#define DAYS COMITY_UNIT_DAYS, COMITY_DAY_OFF_KEEP
#define HOURS COMITY_UNIT_HOURS, COMITY_DAY_OFF_KEEP
#define MONTHS COMITY_UNIT_MONTHS, COMITY_DAY_OFF_KEEP
#define WORKING COMITY_UNIT_WORKING_DAYS, COMITY_DAY_OFF_KEEP

/* A holiday is a date; `*` in front: every year; `+` in front: worked. 20 November 2026 is a Friday. */
static const Case cases[] = {
  { NULL, "", "2026-11-20", 0, DAYS, "2026-11-20" },
  { NULL, "", "2026-11-20", 10, DAYS, "2026-11-30" },
  { NULL, "", "2026-12-31", 1, DAYS, "2027-01-01" },
  { NULL, "", "2027-01-01", -1, DAYS, "2026-12-31" },
  { NULL, "", "2028-02-28", 1, DAYS, "2028-02-29" },
  { NULL, "", "2027-02-28", 1, DAYS, "2027-03-01" },
  { NULL, "", "2027-01-14", -45, DAYS, "2026-11-30" },
  /* months */
  { NULL, "", "2026-01-31", 1, MONTHS, "2026-02-28" },
  { NULL, "", "2028-01-31", 1, MONTHS, "2028-02-29" },
  { NULL, "", "2026-03-31", -1, MONTHS, "2026-02-28" },
  { NULL, "", "2024-02-29", 12, MONTHS, "2025-02-28" },
  { NULL, "", "2024-02-29", 48, MONTHS, "2028-02-29" },
  { NULL, "", "2026-12-15", 18, MONTHS, "2028-06-15" },
  { NULL, "", "2027-05-27", -6, MONTHS, "2026-11-27" },
  /* hours */
  { NULL, "", "2026-11-20", 24, HOURS, "2026-11-21" },
  { NULL, "", "2026-11-20", 48, HOURS, "2026-11-22" },
  { NULL, "", "2026-11-20", 72, HOURS, "2026-11-23" },
  { NULL, "", "2026-11-20", 25, HOURS, "2026-11-22" },
  { NULL, "", "2026-11-20", -24, HOURS, "2026-11-19" },
  /* working days over weekends */
  { "RU", "", "2026-11-20", 1, WORKING, "2026-11-23" },
  { "RU", "", "2026-11-20", 3, WORKING, "2026-11-25" },
  { "RU", "", "2026-11-21", 1, WORKING, "2026-11-23" },
  { "RU", "", "2026-11-22", 1, WORKING, "2026-11-23" },
  { "RU", "", "2026-11-23", -1, WORKING, "2026-11-20" },
  { "RU", "", "2026-11-22", -1, WORKING, "2026-11-20" },
  { "RU", "", "2026-12-18", -20, WORKING, "2026-11-20" },
  { NULL, "", "2026-11-20", 5, WORKING, "2026-11-27" },
  /* the weekend of Egypt is Friday and Saturday */
  { "EG", "", "2026-11-19", 1, WORKING, "2026-11-22" },
  { "EG", "", "2026-11-22", -1, WORKING, "2026-11-19" },
  /* holidays, once and every year, and a Saturday that is worked */
  { "UZ", "2026-12-08", "2026-12-07", 1, WORKING, "2026-12-09" },
  { "UZ", "2026-12-08", "2025-12-05", 2, WORKING, "2025-12-09" },
  { "UZ", "*2020-12-08", "2026-12-07", 1, WORKING, "2026-12-09" },
  { "UZ", "*2020-01-01 *2020-01-02", "2026-12-31", 1, WORKING, "2027-01-04" },
  { "BY", "+2026-11-21", "2026-11-20", 1, WORKING, "2026-11-21" },
  { "BY", "*2020-11-23 +2026-11-23", "2026-11-20", 1, WORKING, "2026-11-23" },
  /* on a day off */
  { "RU", "", "2026-11-20", 1, COMITY_UNIT_DAYS, COMITY_DAY_OFF_EARLIER, "2026-11-20" },
  { "RU", "", "2026-11-20", 1, COMITY_UNIT_DAYS, COMITY_DAY_OFF_LATER, "2026-11-23" },
  { "RU", "2026-11-23", "2026-11-20", 1, COMITY_UNIT_DAYS, COMITY_DAY_OFF_LATER, "2026-11-24" },
  { "RU", "", "2026-11-19", 1, COMITY_UNIT_DAYS, COMITY_DAY_OFF_LATER, "2026-11-20" },
  /* a partial date ends with its last day */
  { NULL, "", "2026-02", 1, DAYS, "2026-03-01" },
  { NULL, "", "2026", -1, MONTHS, "2026-11-30" },
};

static void
add_holidays (ComityCalendar *calendar, const char *holidays)
{
  g_auto (GStrv) words = g_strsplit (holidays, " ", -1);

  for (guint i = 0; words[i] && *words[i]; i++) {
    gboolean yearly = words[i][0] == '*', working = words[i][0] == '+';

    comity_calendar_add (calendar, comity_day_from_iso (words[i] + (yearly || working)), yearly,
                         working);
  }
}

static void
test_terms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ComityCalendar) calendar = comity_calendar_new (cases[i].country);
    g_autofree char *due = NULL;
    guint32 day;

    add_holidays (calendar, cases[i].holidays);
    day = comity_calendar_shift (calendar, comity_day_from_iso (cases[i].from), cases[i].amount,
                                 cases[i].unit);
    due = comity_day_to_iso (comity_calendar_settle (calendar, day, cases[i].day_off));
    if (g_strcmp0 (due, cases[i].due) != 0)
      g_test_fail_printf ("case %u: %s and %d is %s, not %s", i, cases[i].from, cases[i].amount,
                          cases[i].due, due);
  }
}

/* A calendar without any working day must not hang. */
static void
test_no_working_days (void)
{
  g_autoptr (ComityCalendar) calendar = comity_calendar_new (NULL);
  guint32 day = comity_day_from_iso ("2026-01-01");

  for (guint i = 0; i < 400; i++)
    comity_calendar_add (calendar, day + i, TRUE, FALSE);
  g_assert_cmpuint (comity_calendar_shift (calendar, day, 3, COMITY_UNIT_WORKING_DAYS), >, day);
}

/* The engine turns a span of due days back into a span of dates: a later date is never due earlier. */
static void
test_order_is_kept (void)
{
  g_autoptr (ComityCalendar) calendar = comity_calendar_new ("RU");
  guint32 day = comity_day_from_iso ("2026-01-01");

  for (ComityUnit unit = COMITY_UNIT_HOURS; unit <= COMITY_UNIT_MONTHS; unit++)
    for (int amount = -30; amount <= 30; amount += 6)
      for (guint i = 0; i < 800; i++)
        g_assert_cmpuint (comity_calendar_shift (calendar, day + i, amount, unit), <=,
                          comity_calendar_shift (calendar, day + i + 1, amount, unit));
}

static void
test_no_date (void)
{
  g_assert_cmpuint (comity_day_from_iso (NULL), ==, 0);
  g_assert_cmpuint (comity_day_from_iso ("soon"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/terms", test_terms);
  g_test_add_func ("/calendar/no-working-days", test_no_working_days);
  g_test_add_func ("/calendar/order-is-kept", test_order_is_kept);
  g_test_add_func ("/calendar/no-date", test_no_date);
  return g_test_run ();
}
