/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "comity-date.h"
#include "comity-error.h"

typedef char *(*Reader) (const char *text, GError **error);

/* One row of a table: what goes in and what comes out, or which error. */
typedef struct {
  const char *text;
  const char *expected;
  int code;
} Row;

static void
check (Reader read, const Row *rows, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *result = read (rows[i].text, &error);

    if (g_strcmp0 (result, rows[i].expected) != 0)
      g_test_fail_printf ("“%s” is “%s”, not “%s”", rows[i].text, result, rows[i].expected);
    if (rows[i].expected == NULL) {
      g_assert_error (error, COMITY_CORE_ERROR, rows[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    } else {
      g_assert_no_error (error);
    }
  }
}

static void
test_normalize (void)
{
  static const Row rows[] = {
    { "2026-03-19", "2026-03-19" },
    { "2026-03", "2026-03" },
    { "2026", "2026" },
    { "2024-02-29", "2024-02-29" },
    { "1000", "1000" },
    { "2999-12-31", "2999-12-31" },
    { "2026-02-30", NULL, COMITY_CORE_ERROR_RANGE },
    { "2025-02-29", NULL, COMITY_CORE_ERROR_RANGE },
    { "1900-02-29", NULL, COMITY_CORE_ERROR_RANGE },
    { "2026-13", NULL, COMITY_CORE_ERROR_RANGE },
    { "2026-04-31", NULL, COMITY_CORE_ERROR_RANGE },
    { "0999", NULL, COMITY_CORE_ERROR_RANGE },
    { "3000-01-01", NULL, COMITY_CORE_ERROR_RANGE },
    { "2026-00", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "2026-01-00", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "2026-3-19", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "2026-03-19 ", NULL, COMITY_CORE_ERROR_SYNTAX },
    { " 2026", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "20260319", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "2026-03-19T10:00", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "2026-", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "19.3.2026", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "", NULL, COMITY_CORE_ERROR_SYNTAX },
    { NULL, NULL, COMITY_CORE_ERROR_SYNTAX },
  };

  check (comity_date_normalize, rows, G_N_ELEMENTS (rows));
}

/* Today is 2026-11-20, a Friday. */
static const Row typed_dates[] = {
  { "2024-03-19", "2024-03-19" },
  { "2024-3-9", "2024-03-09" },
  { "2024-03", "2024-03" },
  { "2024", "2024" },
  { "20240319", "2024-03-19" },
  { "2024-03-19T10:11:12Z", "2024-03-19" },
  { "2024.03.19", "2024-03-19" },
  { "2024/3/19", "2024-03-19" },
  { "19.3.2024", "2024-03-19" },
  { "19.03.2024", "2024-03-19" },
  { " 19. 3. 2024 ", "2024-03-19" },
  { "19/03/2024", "2024-03-19" },
  { "03/04/2024", "2024-04-03" },
  { "3/19/2024", "2024-03-19" },
  { "19-3-24", "2024-03-19" },
  { "19-3-2024", "2024-03-19" },
  { "19 3 2024", "2024-03-19" },
  { "3/2024", "2024-03" },
  { "03.2024", "2024-03" },
  { "2024/3", "2024-03" },
  { "19.3", "2026-03-19" },
  { "19.3.", "2026-03-19" },
  { "19 Mar", "2026-03-19" },
  { "19 March 2024", "2024-03-19" },
  { "19 march, 2024", "2024-03-19" },
  { "March 19, 2024", "2024-03-19" },
  { "Mar 19 24", "2024-03-19" },
  { "19th of March 2024", "2024-03-19" },
  { "1st Sept. 2024", "2024-09-01" },
  { "2024 March 19", "2024-03-19" },
  { "19-Mar-2024", "2024-03-19" },
  { "March 2024", "2024-03" },
  { "2024 March", "2024-03" },
  { "March", "2026-03" },
  { "19 марта 2024", "2024-03-19" },
  { "19 марта 2024 г.", "2024-03-19" },
  { "19 марта 2024\u00a0г.", "2024-03-19" },
  { "19 МАРТА 2024 года", "2024-03-19" },
  { "19-го марта 2024", "2024-03-19" },
  { "март 2024", "2024-03" },
  { "в 2024", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "1 мая 2024", "2024-05-01" },
  { "май 2024", "2024-05" },
  { "9 янв 2024", "2024-01-09" },
  { "9 сент. 2024", "2024-09-09" },
  { "2024 г.", "2024" },
  { "29.2.2024", "2024-02-29" },
  { "１９.３.２０２４", "2024-03-19" },
  { "1.9.31", "2031-09-01" },
  { "1.9.46", "2046-09-01" },
  { "1.9.47", "1947-09-01" },
  { "1.9.98", "1998-09-01" },
  { "1.9.00", "2000-09-01" },
  { "today", "2026-11-20" },
  { "Today", "2026-11-20" },
  { "сегодня", "2026-11-20" },
  { "Завтра", "2026-11-21" },
  { "tomorrow", "2026-11-21" },
  { "yesterday", "2026-11-19" },
  { "вчера", "2026-11-19" },
  { "+14d", "2026-12-04" },
  { "+14", "2026-12-04" },
  { "-2w", "2026-11-06" },
  { "−2w", "2026-11-06" },
  { "+3m", "2027-02-20" },
  { "+1y", "2027-11-20" },
  { "+2 weeks", "2026-12-04" },
  { "+2 недели", "2026-12-04" },
  { "+ 2", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "+0d", "2026-11-20" },
  { "+999y", "2926-11-20" },
  { "-9999m", "1193-08-20" },
  { "30.2.2026", NULL, COMITY_CORE_ERROR_RANGE },
  { "30 February 2026", NULL, COMITY_CORE_ERROR_RANGE },
  { "32.1.2026", NULL, COMITY_CORE_ERROR_RANGE },
  { "10/1820/1", NULL, COMITY_CORE_ERROR_RANGE },
  { "287.1.2026", NULL, COMITY_CORE_ERROR_RANGE },
  { "1.13.2026", NULL, COMITY_CORE_ERROR_RANGE },
  { "13.2026.1", NULL, COMITY_CORE_ERROR_RANGE },
  { "13/2026", NULL, COMITY_CORE_ERROR_RANGE },
  { "0.1.2026", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "0/2026", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "1.1.3026", NULL, COMITY_CORE_ERROR_RANGE },
  { "0001", NULL, COMITY_CORE_ERROR_RANGE },
  { "24", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "202", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "20245", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "1.2.3.4", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "ma 2024", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "March April", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "Mars 2024", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "soon", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "  ", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "?", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "12:30", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "99999999999999999999", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "+99999999999999999999d", NULL, COMITY_CORE_ERROR_SYNTAX },
  { "1.1.2024\xff", NULL, COMITY_CORE_ERROR_SYNTAX },
  { NULL, NULL, COMITY_CORE_ERROR_SYNTAX },
};

static void
test_parse (void)
{
  check (comity_date_parse, typed_dates, G_N_ELEMENTS (typed_dates));
}

static void
test_parse_in_languages (void)
{
  static const struct {
    const char *language;
    const char *typed;
    const char *iso;
  } rows[] = {
    { "en_US", "3/4/2024", "2024-03-04" },   { "en_US", "3.4.2024", "2024-04-03" },
    { "en_US", "19/3/2024", "2024-03-19" },  { "en_US", "3/4", "2026-03-04" },
    { "en_GB", "3/4/2024", "2024-04-03" },   { "ru", "3/4/2024", "2024-04-03" },
    { "de", "3. März 2024", "2024-03-03" },  { "de", "3 Dez 2024", "2024-12-03" },
    { "de", "3 марта 2024", "2024-03-03" },  { "fr", "3 août 2024", "2024-08-03" },
    { "uz", "3-mart, 2024", "2024-03-03" },  { "be", "3 сакавіка 2024", "2024-03-03" },
    { "kk", "3 наурыз 2024", "2024-03-03" }, { "fa", "۱۹.۳.۲۰۲۴", "2024-03-19" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = NULL;

    g_setenv ("LANGUAGE", rows[i].language, TRUE);
    iso = comity_date_parse (rows[i].typed, &error);
    if (g_strcmp0 (iso, rows[i].iso) != 0)
      g_test_fail_printf ("%s: “%s” is %s", rows[i].language, rows[i].typed, iso);
  }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_format (void)
{
  static const struct {
    const char *language;
    const char *iso;
    const char *text;
  } rows[] = {
    { "C", "2024-03-19", "19 March 2024" },
    { "C", "2024-03", "March 2024" },
    { "C", "2024", "2024" },
    { "C", "1000-01-01", "1 January 1000" },
    { "C", "2999-12-31", "31 December 2999" },
    { "en_GB", "2024-03-09", "9 March 2024" },
    { "en_US", "2024-03-09", "March 9, 2024" },
    { "ru", "2024-03-19", "19 марта 2024\u00a0г." },
    { "ru", "2024-03", "март 2024\u00a0г." },
    { "de", "2024-03-19", "19. März 2024" },
    { "ar_EG", "2024-03-19", "19 مارس 2024" },
    { "C", "no date", "no date" },
    { "C", "2024-02-30", "2024-02-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = NULL;

    g_setenv ("LANGUAGE", rows[i].language, TRUE);
    text = comity_date_format (rows[i].iso);
    g_assert_cmpstr (text, ==, rows[i].text);
  }
  g_assert_null (comity_date_format (NULL));
  g_setenv ("LANGUAGE", "en", TRUE);
}

/* What is shown can be typed: every day of some years in several languages. */
static void
test_format_parses (void)
{
  static const char *const languages[] = { "C",  "en_US", "ru", "de", "fr", "es", "pl", "be",
                                           "uk", "uz",    "kk", "tr", "it", "fi", "ka", "ar_EG" };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_setenv ("LANGUAGE", languages[l], TRUE);
    for (int day = 0; day < 366; day += 13) {
      g_autofree char *iso = comity_date_add_days ("2024-01-01", day);
      g_autofree char *text = comity_date_format (iso);
      g_autofree char *back = comity_date_parse (text, NULL);

      if (g_strcmp0 (back, iso) != 0)
        g_test_fail_printf ("%s: “%s” is %s", languages[l], text, back);
    }
  }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_format_span (void)
{
  static const struct {
    const char *language;
    const char *from;
    const char *to;
    const char *text;
  } rows[] = {
    { "C", "2024-03-19", "2024-03-24", "19–24 March 2024" },
    { "C", "2024-03-28", "2024-04-03", "28 March – 3 April 2024" },
    { "C", "2023-12-28", "2024-01-03", "28 December 2023 – 3 January 2024" },
    { "C", "2024-03-19", "2024-03-19", "19 March 2024" },
    { "C", "2024-03", "2024-05", "March – May 2024" },
    { "C", "2023", "2026", "2023–2026" },
    { "C", "2023", "2024-03-19", "2023 – 19 March 2024" },
    { "C", "2024-03-19", NULL, "since 19 March 2024" },
    { "C", NULL, "2024-03", "until March 2024" },
    { "C", "2024-05-01", "2024-03-01", "1 May 2024 – 1 March 2024" },
    { "C", "1500-01-01", "1500-01-02", "1 January 1500 – 2 January 1500" },
    { "C", "soon", "2024", "soon – 2024" },
    { "ru", "2024-03-19", "2024-03-24", "19–24 марта 2024\u00a0г." },
    { "en_US", "2024-03-19", "2024-03-24", "March 19 – 24, 2024" },
  };

  g_assert_null (comity_date_format_span (NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = NULL;

    g_setenv ("LANGUAGE", rows[i].language, TRUE);
    text = comity_date_format_span (rows[i].from, rows[i].to);
    if (g_strcmp0 (text, rows[i].text) != 0)
      g_test_fail_printf ("“%s” instead of “%s”", text, rows[i].text);
  }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
assert_day (const GDate *date, int year, int month, int day)
{
  g_assert_cmpint (g_date_get_year (date), ==, year);
  g_assert_cmpint ((int) g_date_get_month (date), ==, month);
  g_assert_cmpint (g_date_get_day (date), ==, day);
}

static void
test_bounds (void)
{
  GDate first, last;

  g_assert_true (comity_date_bounds ("2024-03-19", &first, &last));
  assert_day (&first, 2024, 3, 19);
  assert_day (&last, 2024, 3, 19);
  g_assert_true (comity_date_bounds ("2024-02", &first, &last));
  assert_day (&first, 2024, 2, 1);
  assert_day (&last, 2024, 2, 29);
  g_assert_true (comity_date_bounds ("2024", &first, &last));
  assert_day (&first, 2024, 1, 1);
  assert_day (&last, 2024, 12, 31);
  g_assert_true (comity_date_bounds ("2024", NULL, NULL));
  g_assert_false (comity_date_bounds ("2024-02-30", &first, &last));
  g_assert_false (comity_date_bounds ("soon", NULL, NULL));
  g_assert_false (comity_date_bounds (NULL, NULL, NULL));
}

/* The quick count of days is that of GDate, for every day of four centuries and every month. */
static void
test_julian (void)
{
  GDate day, first, last;

  g_date_clear (&day, 1);
  for (g_date_set_dmy (&day, 1, 1, 1799); g_date_get_year (&day) < 2201;
       g_date_add_days (&day, 1)) {
    char iso[16];

    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &day);
    g_assert_cmpint (comity_date_julian (iso, FALSE), ==, (int) g_date_get_julian (&day));
    g_assert_cmpint (comity_date_julian (iso, TRUE), ==, (int) g_date_get_julian (&day));
    iso[g_date_get_month (&day) % 4 == 0 ? 4 : 7] = '\0';
    g_assert_true (comity_date_bounds (iso, &first, &last));
    g_assert_cmpint (comity_date_julian (iso, FALSE), ==, (int) g_date_get_julian (&first));
    g_assert_cmpint (comity_date_julian (iso, TRUE), ==, (int) g_date_get_julian (&last));
  }
  g_assert_cmpint (comity_date_julian ("2026-02-29", FALSE), ==, 0);
  g_assert_cmpint (comity_date_julian (NULL, FALSE), ==, 0);
}

static void
test_days (void)
{
  static const struct {
    const char *iso;
    int days;
    const char *sum;
  } rows[] = {
    { "2024-02-28", 1, "2024-02-29" },
    { "2024-02-28", 2, "2024-03-01" },
    { "2026-01-01", -1, "2025-12-31" },
    { "2026-03", 1, "2026-03-02" },
    { "1000-01-01", -1, NULL },
    { "2999-12-31", 1, NULL },
    { "2026-01-01", G_MAXINT, NULL },
    { "2026-01-01", G_MININT, NULL },
    { "soon", 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *sum = comity_date_add_days (rows[i].iso, rows[i].days);

    g_assert_cmpstr (sum, ==, rows[i].sum);
  }
  g_assert_cmpint (comity_date_days_between ("2024-01-01", "2025-01-01"), ==, 366);
  g_assert_cmpint (comity_date_days_between ("2025-01-01", "2024-01-01"), ==, -366);
  g_assert_cmpint (comity_date_days_between ("2025-01-01", NULL), ==, 0);
}

static void
test_today (void)
{
  g_autofree char *fixed = comity_date_today (), *now = comity_date_now (), *real = NULL;

  g_assert_cmpstr (fixed, ==, "2026-11-20");
  g_assert_true (
    g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", now, 0, 0));
  g_setenv ("COMITY_TODAY", "2026-11", TRUE);
  real = comity_date_today ();
  g_assert_cmpuint (strlen (real), ==, 10);
  g_setenv ("COMITY_TODAY", "2026-11-20", TRUE);
}

/* The clock of pictures; anything else than a moment leaves the real one. */
static void
test_now (void)
{
  g_autofree char *fixed = NULL, *real = NULL;

  g_setenv ("COMITY_NOW", "2026-11-20T12:41:00+03:00", TRUE);
  fixed = comity_date_now ();
  g_assert_cmpstr (fixed, ==, "2026-11-20T09:41:00.000Z");
  g_setenv ("COMITY_NOW", "soon", TRUE);
  real = comity_date_now ();
  g_unsetenv ("COMITY_NOW");
  g_assert_cmpstr (real, !=, fixed);
  g_assert_cmpuint (strlen (real), ==, strlen (fixed));
}

static void
test_time (void)
{
  static const Row rows[] = {
    { "09:05", "09:05" },
    { "9:05", "09:05" },
    { "9.05", "09:05" },
    { "0930", "09:30" },
    { "00:00", "00:00" },
    { "23:59", "23:59" },
    { "24:00", NULL, COMITY_CORE_ERROR_RANGE },
    { "2460", NULL, COMITY_CORE_ERROR_RANGE },
    { "12:60", NULL, COMITY_CORE_ERROR_RANGE },
    { "9:5", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "9", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "930", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "9:055", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "09:05:00", NULL, COMITY_CORE_ERROR_SYNTAX },
    { ":30", NULL, COMITY_CORE_ERROR_SYNTAX },
    { "", NULL, COMITY_CORE_ERROR_SYNTAX },
    { NULL, NULL, COMITY_CORE_ERROR_SYNTAX },
  };

  check (comity_time_normalize, rows, G_N_ELEMENTS (rows));
}

static void
test_moment (void)
{
  g_autofree char *today = NULL, *before = NULL, *broken = NULL;

  g_setenv ("COMITY_TODAY", "2026-11-20", TRUE);
  today = comity_date_format_moment ("2026-11-20T12:40:00.000Z");
  before = comity_date_format_moment ("2026-11-12T12:40:00.000Z");
  broken = comity_date_format_moment ("yesterday");
  g_assert_true (g_str_has_prefix (today, "Today, "));
  g_assert_true (g_str_has_prefix (before, "12 November 2026, "));
  g_assert_cmpstr (broken, ==, "yesterday");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/normalize", test_normalize);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-in-languages", test_parse_in_languages);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/format-parses", test_format_parses);
  g_test_add_func ("/date/format-span", test_format_span);
  g_test_add_func ("/date/bounds", test_bounds);
  g_test_add_func ("/date/julian", test_julian);
  g_test_add_func ("/date/moment", test_moment);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/date/now", test_now);
  g_test_add_func ("/date/time", test_time);
  return g_test_run ();
}
