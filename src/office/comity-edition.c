/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-edition.h"

#include <stdlib.h>
#include <string.h>

#include "comity-date.h"

/* The next edition of an event that is held again and again, made from the one before. */

#define WEEKS_OF_A_YEAR 52
#define MOST_EDITIONS 400 /* beyond, nobody writes Roman numbers */

static const struct {
  const char *period;
  int weeks;
} periods[] = {
  { "yearly", WEEKS_OF_A_YEAR },
  { "half_yearly", WEEKS_OF_A_YEAR / 2 },
  { "two_years", 2 * WEEKS_OF_A_YEAR },
  { "more_years", 3 * WEEKS_OF_A_YEAR },
};

/**
 * comity_edition_get_weeks:
 * @series: (nullable): the series that says how often the event is held
 *
 * Returns: how many weeks later the next edition is; a year when nobody knows
 */
int
comity_edition_get_weeks (ComityRecord *series)
{
  const char *period = series != NULL ? comity_record_get (series, "period") : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_strcmp0 (period, periods[i].period) == 0)
      return periods[i].weeks;
  return WEEKS_OF_A_YEAR;
}

/**
 * comity_edition_shift:
 * @iso: (nullable): a date, perhaps partial
 *
 * Whole weeks, so that a congress that begins on a Thursday begins on a Thursday again. Partial dates
 * move by months or years.
 *
 * Returns: (transfer full) (nullable): the date so many weeks later
 */
char *
comity_edition_shift (const char *iso, int weeks)
{
  int year, month;

  if (iso == NULL)
    return NULL;
  if (strlen (iso) == strlen ("2026-03-19"))
    return comity_date_add_days (iso, 7 * weeks);
  year = atoi (iso);
  if (strlen (iso) == strlen ("2026"))
    return g_strdup_printf ("%04d", year + (weeks + WEEKS_OF_A_YEAR / 2) / WEEKS_OF_A_YEAR);
  month = atoi (iso + 5) - 1 + weeks * 12 / WEEKS_OF_A_YEAR;
  return g_strdup_printf ("%04d-%02d", year + month / 12, month % 12 + 1);
}

static char *
dup_roman (int number)
{
  static const struct {
    int value;
    const char *letters;
  } parts[] = { { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" },
                { 9, "IX" },  { 5, "V" },   { 4, "IV" }, { 1, "I" } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append (text, parts[i].letters);
  return g_string_free_and_steal (text);
}

/* “12th” is followed by “13th”, “21st” by “22nd”. */
static const char *
english_ending (int number)
{
  static const char *const endings[] = { "th", "st", "nd", "rd" };

  if (number % 100 >= 11 && number % 100 <= 13)
    return "th";
  return number % 10 <= 3 ? endings[number % 10] : "th";
}

static gboolean
is_letter_or_digit (const char *at)
{
  return *at != '\0' && g_unichar_isalnum (g_utf8_get_char (at));
}

/* The word @old in @name, alone: not a part of another word or number. */
static const char *
find_word (const char *name, const char *old)
{
  for (const char *at = strstr (name, old); at != NULL; at = strstr (at + 1, old)) {
    const char *before = at > name ? g_utf8_prev_char (at) : NULL;

    if ((before == NULL || !is_letter_or_digit (before)) && !is_letter_or_digit (at + strlen (old)))
      return at;
  }
  return NULL;
}

static gboolean
replace (char **name, const char *old, const char *new)
{
  const char *at = find_word (*name, old);
  g_autofree char *was = NULL;

  if (at == NULL)
    return FALSE;
  was = g_steal_pointer (name);
  *name = g_strdup_printf ("%.*s%s%s", (int) (at - was), was, new, at + strlen (old));
  return TRUE;
}

static void
replace_edition (char **name, int edition)
{
  g_autofree char *old_roman = dup_roman (edition), *new_roman = dup_roman (edition + 1);
  g_autofree char *old = g_strdup_printf ("%d", edition),
                  *new = g_strdup_printf ("%d", edition + 1);
  g_autofree char *old_ordinal = g_strconcat (old, english_ending (edition), NULL);
  g_autofree char *new_ordinal = g_strconcat (new, english_ending (edition + 1), NULL);

  if (replace (name, old_ordinal, new_ordinal) || replace (name, old, new))
    return;
  /* a single letter may be anything */
  if (strlen (old_roman) > 1 || g_str_has_prefix (*name, old_roman))
    replace (name, old_roman, new_roman);
}

/**
 * comity_edition_dup_name:
 * @edition: the number of the edition before, 0 when it has none
 * @year: the year in which it was held, 0 when it is not known
 * @next_year: that of the next one
 *
 * Returns: (transfer full): @name with the number and the year of the next edition, where these
 *   stand in it: “12th Congress 2025” becomes “13th Congress 2026”
 */
char *
comity_edition_dup_name (const char *name, int edition, int year, int next_year)
{
  char *next = g_strdup (name);
  g_autofree char *old = g_strdup_printf ("%d", year), *new = g_strdup_printf ("%d", next_year);

  if (year > 0 && next_year > 0)
    replace (&next, old, new);
  if (edition > 0 && edition < MOST_EDITIONS && edition != year)
    replace_edition (&next, edition);
  return next;
}

static void
copy_fields (ComityRecord *to, ComityRecord *from, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    comity_record_set (to, fields[i], comity_record_get (from, fields[i]));
}

static void
copy_names (ComityRecord *next, ComityRecord *event)
{
  static const char *const names[] = { "name", "name_local" };
  const char *starts = comity_record_get (event, "starts");
  const char *next_starts = comity_record_get (next, "starts");
  int edition = (int) comity_record_get_int (event, "edition", 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *name = comity_record_get (event, names[i]);
    g_autofree char *new =
      name != NULL ? comity_edition_dup_name (name, edition, starts != NULL ? atoi (starts) : 0,
                                              next_starts != NULL ? atoi (next_starts) : 0) :
                     NULL;

    comity_record_set (next, names[i], new);
  }
  if (edition > 0) {
    g_autofree char *number = g_strdup_printf ("%d", edition + 1);

    comity_record_set (next, "edition", number);
  }
}

/* How many came is how many are expected. */
static void
copy_plan (ComityRecord *next, ComityRecord *event)
{
  const char *people = comity_record_get (event, "people");

  comity_record_set (next, "planned_people",
                     people != NULL ? people : comity_record_get (event, "planned_people"));
}

/**
 * comity_edition_make:
 * @series: (nullable): the series of @event
 * @parts: what is taken over; participants are copied by comity_edition_make_participant()
 *
 * Returns: (transfer full): the edition after @event, not yet saved: dates moved by whole weeks,
 *   results left out
 */
ComityRecord *
comity_edition_make (ComityRecord *event, ComityRecord *series, ComityEditionParts parts)
{
  static const char *const kept[] = { "kind",       "series",      "start_time", "format",
                                      "country",    "city",        "venue",      "held_by",
                                      "our_unit",   "responsible", "project",    "international",
                                      "subject",    "languages",   "forms",      "fields",
                                      "directions", "website",     "fee",        "tags",
                                      "publish",    NULL };
  static const char *const dates[] = { "starts",      "ends",
                                       "call_closes", "registration_closes",
                                       "fee_due",     "visa_papers_due",
                                       "report_due" };
  static const char *const partners[] = { "partners", "organisers", NULL };
  static const char *const committee[] = { "committee", NULL };
  ComityRecord *next = comity_record_new (comity_record_get_kind (event));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (event));
  int weeks = comity_edition_get_weeks (series);

  copy_fields (next, event, kept);
  if ((parts & COMITY_EDITION_PARTNERS) != 0)
    copy_fields (next, event, partners);
  if ((parts & COMITY_EDITION_COMMITTEE) != 0)
    copy_fields (next, event, committee);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autofree char *moved = comity_edition_shift (comity_record_get (event, dates[i]), weeks);

    comity_record_set (next, dates[i], moved);
  }
  copy_names (next, event);
  copy_plan (next, event);
  comity_record_set (next, "previous", id);
  comity_record_set (next, "status", "planned");
  return next;
}

/**
 * comity_edition_make_participant:
 *
 * Returns: (transfer full): the same person for the next edition, without what concerned the one
 *   before: talk, fee, attendance, certificate
 */
ComityRecord *
comity_edition_make_participant (ComityRecord *participant)
{
  static const char *const kept[] = { "name",  "role",    "organisation", "post",     "country",
                                      "ours",  "partner", "contact",      "format",   "email",
                                      "phone", "needs",   "visa_support", "position", NULL };
  ComityRecord *copy = comity_record_new (comity_record_get_kind (participant));

  copy_fields (copy, participant, kept);
  return copy;
}
