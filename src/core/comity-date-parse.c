/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-date.h"
#include "comity-date-private.h"

#include <stdlib.h>
#include <string.h>

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-text.h"

/** Years of two digits are read within a century that ends this many years from now. */
#define YEARS_AHEAD 20

#define MAX_PARTS 3

/** What was typed, cut into numbers and at most one month's name, in their order. */
typedef struct {
  int numbers[MAX_PARTS];
  int digits[MAX_PARTS];
  int n;
  int month;          /* 1–12 where it was named */
  int numbers_before; /* of these, how many stand before the name */
  char separator;     /* the first character between numbers */
} Typed;

static GDate *
today (void)
{
  g_autofree char *iso = comity_date_today ();
  GDate *date = g_date_new ();

  comity_date_bounds (iso, date, NULL);
  return date;
}

static char *
print_date (const GDate *date, GError **error)
{
  ComityDateParts parts = { g_date_get_year (date), g_date_get_month (date),
                            g_date_get_day (date) };

  return comity_date_check (&parts, error) ? comity_date_print (&parts) : NULL;
}

/* 26 is 2026 and 98 is 1998: the year of the century that ends YEARS_AHEAD from now. */
static int
full_year (int year, int digits)
{
  g_autoptr (GDate) now = today ();
  int last = g_date_get_year (now) + YEARS_AHEAD;

  if (digits > 2)
    return year;
  return last - (last - year) % 100;
}

/* The words that stand in dates and say nothing, such as those of «19-го марта 2024 года». */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "st", "nd",  "rd",   "th",   "of", "the", "г",
                                         "гг", "год", "года", "году", "го", "е",   "ж",
                                         "р",  "de",  "der",  "den",  "le", "del" };

  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++) {
    if (g_str_equal (word, fillers[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
add_number (Typed *typed, const char **p)
{
  gsize digits = strspn (*p, "0123456789");

  if (typed->n == MAX_PARTS || digits > 4)
    return FALSE;
  typed->numbers[typed->n] = (int) strtol (*p, NULL, 10);
  typed->digits[typed->n++] = (int) digits;
  *p += digits;
  return TRUE;
}

static gboolean
add_word (Typed *typed, const char **p)
{
  const char *start = *p;
  g_autofree char *word = NULL;
  int month;

  while (g_unichar_isalpha (g_utf8_get_char (*p)) || g_unichar_ismark (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  word = g_strndup (start, *p - start);
  if (is_filler (word))
    return TRUE;
  month = comity_date_find_month (word);
  if (month == 0 || typed->month != 0)
    return FALSE;
  typed->month = month;
  typed->numbers_before = typed->n;
  return TRUE;
}

static gboolean
cut (const char *text, Typed *typed)
{
  *typed = (Typed) { 0 };
  for (const char *p = text; *p != '\0';) {
    if (g_ascii_isdigit (*p)) {
      if (!add_number (typed, &p))
        return FALSE;
    } else if (g_unichar_isalpha (g_utf8_get_char (p))) {
      if (!add_word (typed, &p))
        return FALSE;
    } else if (strchr (" ./-,", *p) != NULL) {
      if (typed->separator == '\0' && typed->n > 0)
        typed->separator = *p;
      p++;
    } else {
      return FALSE;
    }
  }
  return typed->n > 0 || typed->month != 0;
}

static int
this_year (void)
{
  g_autoptr (GDate) now = today ();

  return g_date_get_year (now);
}

/* 19 March, 19 March 2024, March 2024, March 19 2024, 2024 March 19, March. */
static gboolean
read_named (const Typed *typed, ComityDateParts *parts)
{
  const int *n = typed->numbers, *digits = typed->digits;

  parts->month = typed->month;
  switch (typed->n) {
  case 0:
    parts->year = this_year ();
    return TRUE;
  case 1:
    parts->year = digits[0] > 2 ? n[0] : this_year ();
    parts->day = digits[0] > 2 ? 0 : n[0];
    return digits[0] > 2 || n[0] > 0;
  case 2:
    if (digits[0] > 2) {
      parts->year = n[0];
      parts->day = n[1];
    } else {
      parts->day = n[0];
      parts->year = full_year (n[1], digits[1]);
    }
    return parts->day > 0 && (digits[0] <= 2 || digits[1] <= 2);
  default:
    return FALSE;
  }
}

/* Orders day and month of 3/4; other separators than a stroke always mean day first. A stroked
 * date that is impossible in the user's order, but possible in the other, is read in that. */
static void
order_day_month (const Typed *typed, int first, int second, ComityDateParts *parts)
{
  gboolean stroke = typed->separator == '/';
  gboolean month_first = stroke && comity_date_is_month_first ();
  int month = month_first ? first : second, day = month_first ? second : first;

  if (stroke && month > 12 && day <= 12) {
    int other = month;

    month = day;
    day = other;
  }
  parts->month = month;
  parts->day = day;
}

/* 2024, 20240319, 2024-3, 3.2024, 19.3, 2024-3-19, 19.3.2024, 19-3-24. */
static gboolean
read_numbers (const Typed *typed, ComityDateParts *parts)
{
  const int *n = typed->numbers, *digits = typed->digits;

  if (typed->n == 1) {
    parts->year = n[0];
    return digits[0] == 4;
  }
  if (typed->n == 2 && digits[0] > 2) {
    parts->year = n[0];
    parts->month = n[1];
    return digits[1] <= 2 && n[1] > 0;
  }
  if (typed->n == 2 && digits[1] > 2) {
    parts->month = n[0];
    parts->year = n[1];
    return n[0] > 0;
  }
  if (typed->n == 2) {
    parts->year = this_year ();
    order_day_month (typed, n[0], n[1], parts);
  } else if (digits[0] > 2) {
    *parts = (ComityDateParts) { n[0], n[1], n[2] };
  } else {
    parts->year = full_year (n[2], digits[2]);
    order_day_month (typed, n[0], n[1], parts);
  }
  return parts->day > 0 && parts->month > 0;
}

static gboolean
one_of (const char *word, const char *const *words)
{
  for (; *words != NULL; words++) {
    g_autofree char *folded = g_utf8_casefold (*words, -1);

    if (g_str_equal (word, folded))
      return TRUE;
  }
  return FALSE;
}

/* today, tomorrow, yesterday; FALSE when it is none of them. */
static gboolean
read_day_word (const char *text, int *days)
{
  /* Translators: may be typed instead of a date */
  const char *const today_words[] = { C_ ("typed date", "today"), "today", "сегодня", NULL };
  /* Translators: may be typed instead of a date */
  const char *const tomorrow[] = { C_ ("typed date", "tomorrow"), "tomorrow", "завтра", NULL };
  /* Translators: may be typed instead of a date */
  const char *const yesterday[] = { C_ ("typed date", "yesterday"), "yesterday", "вчера", NULL };

  *days = one_of (text, tomorrow) ? 1 : one_of (text, yesterday) ? -1 : 0;
  return *days != 0 || one_of (text, today_words);
}

static gboolean
is_unit (const char *unit, const char *initials)
{
  gunichar first = g_utf8_get_char (unit);

  for (; *initials != '\0'; initials = g_utf8_next_char (initials)) {
    if (g_utf8_get_char (initials) == first)
      return TRUE;
  }
  return FALSE;
}

static void
move (GDate *date, int amount, void (*add) (GDate *, guint), void (*subtract) (GDate *, guint))
{
  if (amount < 0)
    subtract (date, (guint) -amount);
  else
    add (date, (guint) amount);
}

/* +14, +14d, -2w, +3m, +1y from today, also «+2 недели»; FALSE when it is not of the kind. */
static gboolean
read_relative (const char *text, GDate *date)
{
  char *end;
  long amount;
  const char *unit;

  if (text[0] != '+' && text[0] != '-')
    return FALSE;
  amount = strtol (text, &end, 10);
  if (end == text || labs (amount) > 9999)
    return FALSE;
  unit = end + strspn (end, " ");
  for (const char *p = unit; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  }
  if (*unit == '\0' || is_unit (unit, "dд"))
    move (date, (int) amount, g_date_add_days, g_date_subtract_days);
  else if (is_unit (unit, "wн"))
    move (date, (int) amount * 7, g_date_add_days, g_date_subtract_days);
  else if (is_unit (unit, "mм"))
    move (date, (int) amount, g_date_add_months, g_date_subtract_months);
  else if (is_unit (unit, "yгл"))
    move (date, (int) CLAMP (amount, -900, 900), g_date_add_years, g_date_subtract_years);
  else
    return FALSE;
  return TRUE;
}

static char *
refuse (const char *typed, GError **error)
{
  g_autofree char *example = comity_date_format ("2026-03-19");
  g_autofree char *excerpt = comity_text_excerpt (typed);

  g_set_error (error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_SYNTAX,
               /* Translators: first what was typed, then a date as the user's language has it */
               _ ("“%s” is not a date; write for example %s, 19.3.2026, 3.2026, 2026 or +14d."),
               excerpt, example);
  return NULL;
}

/* Small letters, plain digits of every script, no blanks at the ends, `:` and later cut off. */
static char *
prepare (const char *typed)
{
  g_autofree char *clean = comity_text_clean (typed, FALSE);
  g_autofree char *compatible = g_utf8_normalize (clean, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_casefold (compatible, -1);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    int digit = g_unichar_digit_value (c);

    if (digit >= 0)
      g_string_append_c (plain, (char) ('0' + digit));
    else if (c == 0x2212 || c == 0x2013 || c == 0x2010 || c == 0x2011)
      g_string_append_c (plain, '-');
    else
      g_string_append_unichar (plain, c);
  }
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

/* ISO without strokes (20240319) and with a time behind it. */
static gboolean
read_iso (const char *text, ComityDateParts *parts)
{
  g_autofree char *date = NULL;

  if (strlen (text) == 8 && strspn (text, "0123456789") == 8)
    date = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  else if (strlen (text) > 11 && text[10] == 't' && g_ascii_isdigit (text[11]))
    date = g_strndup (text, 10);
  else
    date = g_strdup (text);
  return comity_date_scan (date, parts);
}

/**
 * comity_date_parse:
 * @typed: what a person wrote
 * @error: return location
 *
 * Reads a date as people write it: ISO forms; `19.3.2024`, `19/03/2024`, `19-3-24`; `3/2024`,
 * `2024`; `19 March 2024`, «19 марта 2024 г.», `Mar 19, 2024` with the months of the user's
 * language, English and Russian, whole or cut to three letters; without a year the present one is
 * meant. `today`, `tomorrow`, `yesterday`; `+14d`, `-2w`, `+3m`, `+1y` from today.
 *
 * With strokes, day and month stand in the order of the user's region (US: month first), with
 * other separators the day comes first. A year of two digits lies between 79 years ago and 20
 * years from now: agreements are made for years ahead, and people were born long ago.
 *
 * Returns: (transfer full): the neutral form, or %NULL with an error of %COMITY_CORE_ERROR
 */
char *
comity_date_parse (const char *typed, GError **error)
{
  g_autofree char *text = prepare (typed != NULL ? typed : "");
  g_autoptr (GDate) date = today ();
  ComityDateParts parts = { 0 };
  Typed cut_text;
  int days;

  if (read_day_word (text, &days)) {
    g_autofree char *from = comity_date_today ();

    return comity_date_add_days (from, days);
  }
  if (read_relative (text, date))
    return print_date (date, error);
  if (read_iso (text, &parts))
    return comity_date_check (&parts, error) ? comity_date_print (&parts) : NULL;
  parts = (ComityDateParts) { 0 };
  if (!cut (text, &cut_text) ||
      !(cut_text.month != 0 ? read_named (&cut_text, &parts) : read_numbers (&cut_text, &parts)))
    return refuse (typed, error);
  return comity_date_check (&parts, error) ? comity_date_print (&parts) : NULL;
}
