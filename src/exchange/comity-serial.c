/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spreadsheets keep days as numbers, and only the format of the cell tells a day from a price.
 * Excel counts from 1900 and believes that there was a 29 February in that year (ECMA-376, part 1,
 * 18.17.4.1); files from old Macs count from 1904.
 */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-serial.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Passes over what is shown as it stands: "…", \x, _x, *x, and [Red], but not [h]. */
static const char *
skip_literal (const char *at, gboolean *elapsed)
{
  if (*at == '"') {
    const char *end = strchr (at + 1, '"');
    return end != NULL ? end + 1 : at + strlen (at);
  }
  if (strchr ("\\_*", *at) != NULL)
    return at[1] != '\0' ? g_utf8_next_char (at + 1) : at + 1;
  if (*at != '[')
    return at;
  const char *end = strchr (at, ']');
  if (end == NULL)
    return at + strlen (at);
  if (strchr ("hHmMsS", at[1]) != NULL && (at[2] == ']' || at[2] == at[1]))
    *elapsed = TRUE;
  return end + 1;
}

/**
 * comity_number_form_of_code:
 * @code: a format such as `dd.mm.yyyy` or `[h]:mm`
 *
 * Returns: what it makes of a number
 */
ComityNumberForm
comity_number_form_of_code (const char *code)
{
  gboolean day = FALSE, hour = FALSE, month = FALSE, digits = FALSE, elapsed = FALSE;
  if (g_ascii_strcasecmp (code, "General") == 0)
    return COMITY_FORM_NUMBER;
  for (const char *at = code; *at != '\0' && *at != ';';) {
    const char *next = skip_literal (at, &elapsed);
    if (next != at) {
      at = next;
      continue;
    }
    switch (g_ascii_tolower (*at)) {
    case 'y':
    case 'd':
    case 'e':
      day = day || g_ascii_tolower (*at) != 'e' || !digits;
      break;
    case 'm':
      month = TRUE;
      break;
    case 'h':
    case 's':
      hour = TRUE;
      break;
    case '0':
    case '#':
    case '?':
      digits = TRUE;
      break;
    default:
      break;
    }
    at = g_utf8_next_char (at);
  }
  if (day && (hour || elapsed))
    return COMITY_FORM_MOMENT;
  if (day || (month && !hour && !elapsed && !digits))
    return COMITY_FORM_DATE;
  return hour || elapsed ? COMITY_FORM_TIME : COMITY_FORM_NUMBER;
}

/** comity_number_form_of_builtin: the same of the formats that have numbers only. */
ComityNumberForm
comity_number_form_of_builtin (guint id)
{
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    return COMITY_FORM_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
    return COMITY_FORM_TIME;
  return id == 22 ? COMITY_FORM_MOMENT : COMITY_FORM_NUMBER;
}

/* Beyond the fifteen digits that Excel keeps there are zeros, as it shows. */
static char *
dup_large (double number)
{
  char buffer[64];
  g_ascii_formatd (buffer, sizeof buffer, "%.14e", number);
  g_autoptr (GString) text = g_string_new (NULL);
  int exponent = atoi (strchr (buffer, 'e') + 1);
  for (const char *at = buffer; *at != 'e'; at++)
    if (*at != '.')
      g_string_append_c (text, *at);
  for (int i = 14; i < exponent; i++)
    g_string_append_c (text, '0');
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * comity_number_dup:
 * @number: a number
 *
 * Returns: (transfer full): it with the fifteen digits that spreadsheets have, without an exponent
 *   where that can be
 */
char *
comity_number_dup (double number)
{
  char buffer[64];
  if (!isfinite (number))
    return g_strdup ("");
  if (fabs (number) < 1e15 && fabs (number - trunc (number)) <= 0)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.0f", number + 0.0));
  if (fabs (number) >= 1e15 && fabs (number) < 1e21)
    return dup_large (number);
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (strchr (buffer, 'e') == NULL || fabs (number) >= 1e21)
    return g_strdup (buffer);
  /* A small one: as many places as the digits need. */
  int places = (int) (14 - floor (log10 (fabs (number))));
  if (places > 40)
    return g_strdup (buffer);
  g_autofree char *format = g_strdup_printf ("%%.%df", places);
  char wide[128];
  g_ascii_formatd (wide, sizeof wide, format, number);
  gsize length = strlen (wide);
  while (length > 0 && wide[length - 1] == '0')
    wide[--length] = '\0';
  return g_strdup (wide);
}

static void
day_of_serial (gint64 serial, gboolean date_1904, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, date_1904 ? 1 : 30, date_1904 ? G_DATE_JANUARY : G_DATE_DECEMBER,
                  date_1904 ? 1904 : 1899);
  /* Before the day that never was, Excel is one day behind. */
  if (!date_1904 && serial < 60)
    serial++;
  g_date_add_days (date, (guint) serial);
}

/**
 * comity_serial_dup:
 * @serial: what the cell holds
 * @form: what its format makes of it
 * @date_1904: whether the file counts from 1904
 *
 * Returns: (transfer full): `2024-03-19`, `2024-03-19 14:30:00` or `14:30:00`; the number as it is
 *   where it stands for no day
 */
char *
comity_serial_dup (double serial, ComityNumberForm form, gboolean date_1904)
{
  /* 2958465 is 9999-12-31. */
  if (form == COMITY_FORM_NUMBER || !isfinite (serial) || serial < 0 || serial >= 2958466)
    return comity_number_dup (serial);
  gint64 seconds = (gint64) floor (serial * 86400 + 0.5);
  gint64 days = seconds / 86400, rest = seconds % 86400;
  g_autofree char *time =
    g_strdup_printf ("%02d:%02d:%02d",
                     (int) (rest / 3600 + (form == COMITY_FORM_TIME ? days * 24 : 0)),
                     (int) (rest / 60 % 60), (int) (rest % 60));
  if (form == COMITY_FORM_TIME || (days == 0 && form == COMITY_FORM_MOMENT))
    return g_steal_pointer (&time);
  GDate date;
  day_of_serial (days, date_1904, &date);
  g_autofree char *day = !date_1904 && days == 60 ?
                           g_strdup ("1900-02-29") :
                           g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date),
                                            g_date_get_month (&date), g_date_get_day (&date));
  if (form == COMITY_FORM_DATE && rest == 0)
    return g_steal_pointer (&day);
  if (form == COMITY_FORM_MOMENT || rest != 0)
    return g_strconcat (day, " ", time, NULL);
  return g_steal_pointer (&day);
}
