/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-number.h"
#include "comity-places.h"
#include "comity-text.h"
#include "comity-type.h"

/**
 * comity_number_scale:
 * @text: a number with a point, such as `-41.50`
 * @digits: how many decimals there may be
 * @scaled: (out): the number × 10^@digits
 *
 * Exact: no floating point takes part.
 *
 * Returns: whether @text is such a number and fits
 */
gboolean
comity_number_scale (const char *text, guint digits, gint64 *scaled)
{
  gboolean negative = *text == '-';
  const char *p = text + (*text == '-' || *text == '+');
  guint decimals = 0;
  gboolean after_point = FALSE, any = FALSE;
  gint64 value = 0;

  for (; *p != '\0'; p++) {
    if (*p == '.' && !after_point) {
      after_point = TRUE;
      continue;
    }
    if (!g_ascii_isdigit (*p))
      return FALSE;
    any = TRUE;
    if (after_point && decimals == digits) {
      if (*p != '0')
        return FALSE;
      continue;
    }
    decimals += after_point;
    if (__builtin_mul_overflow (value, 10, &value) ||
        __builtin_add_overflow (value, *p - '0', &value))
      return FALSE;
  }
  for (; decimals < digits; decimals++)
    if (__builtin_mul_overflow (value, 10, &value))
      return FALSE;
  *scaled = negative ? -value : value;
  return any;
}

/**
 * comity_number_unscale:
 * @scaled: a number × 10^@digits
 * @digits: how many decimals
 * @least: decimals that are kept even when they are 0
 *
 * Returns: (transfer full): the number with a point
 */
char *
comity_number_unscale (gint64 scaled, guint digits, guint least)
{
  guint64 size = scaled < 0 ? -(guint64) scaled : (guint64) scaled;
  guint64 unit = 1;
  guint shown = digits;

  for (guint i = 0; i < digits; i++)
    unit *= 10;
  guint64 fraction = size % unit;
  while (shown > least && fraction % 10 == 0) {
    fraction /= 10;
    shown--;
  }
  if (shown == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, scaled < 0 ? "-" : "", size / unit);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, scaled < 0 ? "-" : "",
                          size / unit, (int) shown, fraction);
}

/* What a person typed: spaces and the locale's grouping go, the last comma or point is the point. */
static char *
from_habits (const char *typed)
{
  g_autoptr (GString) number = g_string_new (NULL);
  const char *point = NULL;
  guint commas = 0, points = 0;

  for (const char *p = typed; *p != '\0'; p++) {
    commas += *p == ',';
    points += *p == '.';
    if (*p == ',' || *p == '.')
      point = p;
  }
  /* One sign that occurs several times divides groups; it cannot be the decimal one. */
  if (commas + points > 1 && (commas == 0 || points == 0))
    point = NULL;
  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == 0x2212)
      g_string_append_c (number, '-');
    else if (g_unichar_isdigit (c))
      g_string_append_c (number, (char) ('0' + g_unichar_digit_value (c)));
    else if (p == point)
      g_string_append_c (number, '.');
    else if (c != ',' && c != '.' && c != '\'' && !g_unichar_isspace (c))
      g_string_append_unichar (number, c);
  }
  return g_string_free_and_steal (g_steal_pointer (&number));
}

/* ICU's habits of the languages that a thread has spoken: to open them takes longer than to ask. */
static UNumberFormat *
get_format (const char *locale)
{
  static GPrivate private = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);
  GHashTable *formats = g_private_get (&private); /* interned locale -> UNumberFormat, or NULL */
  UErrorCode status = U_ZERO_ERROR;
  gpointer format;

  if (formats == NULL) {
    formats = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) unum_close);
    g_private_set (&private, formats);
  }
  if (!g_hash_table_lookup_extended (formats, locale, NULL, &format)) {
    format = unum_open (UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
    g_hash_table_insert (formats, (gpointer) locale, format);
  }
  return format;
}

/* With all its decimals, and no more. */
static char *
to_habits_of (const char *locale, const char *neutral)
{
  const char *point = strchr (neutral, '.');
  int decimals = point != NULL ? (int) strlen (point + 1) : 0;
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = get_format (locale);
  UChar wide[128];
  char narrow[256];
  int32_t length;

  if (format == NULL)
    return g_strdup (neutral);
  unum_setAttribute (format, UNUM_FRACTION_DIGITS, decimals);
  length = unum_formatDecimal (format, neutral, -1, wide, G_N_ELEMENTS (wide), NULL, &status);
  u_strToUTF8 (narrow, sizeof narrow, NULL, wide, length, &status);
  return g_strdup (U_SUCCESS (status) ? narrow : neutral);
}

/* 1500.5 -> 1 500,5 in the locale of the user, or of the language that the thread speaks. */
static char *
to_habits (const char *neutral)
{
  const char *point = strchr (neutral, '.');

  if (comity_tongue_locale () != NULL)
    return to_habits_of (comity_tongue_locale (), neutral);

  g_autofree char *whole =
    g_strdup_printf ("%'lld", (long long) g_ascii_strtoll (neutral, NULL, 10));
  gboolean lost_sign = *neutral == '-' && *whole == '0';

  return g_strconcat (lost_sign ? "-" : "", whole,
                      point != NULL ? localeconv ()->decimal_point : NULL,
                      point != NULL ? point + 1 : NULL, NULL);
}

static gboolean
within (const ComityField *field, gint64 value, gint64 unit, GError **error)
{
  g_autofree char *least = NULL, *most = NULL;

  if (field->min == 0 && field->max == 0)
    return TRUE;
  if (value >= field->min * unit && value <= field->max * unit)
    return TRUE;
  least = g_strdup_printf ("%" G_GINT64_FORMAT, field->min);
  most = g_strdup_printf ("%" G_GINT64_FORMAT, field->max);
  comity_type_refuse (error, COMITY_CORE_ERROR_RANGE, field,
                      /* Translators: the smallest and the largest number that is allowed */
                      _ ("the number must be between %s and %s."), least, most);
  return FALSE;
}

/* -- Whole numbers --------------------------------------------------------------------------- */

static char *
normalize_integer (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  gint64 value;

  if (!comity_number_scale (clean, 0, &value))
    return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                               /* Translators: %s was typed */
                               _ ("“%s” is not a whole number."), clean);
  return within (field, value, 1, error) ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : NULL;
}

static char *
parse_integer (const ComityField *field, const char *typed, GError **error)
{
  g_autofree char *number = from_habits (typed);

  return normalize_integer (field, number, error);
}

const ComityTypeOps comity_type_integer = {
  .normalize = normalize_integer,
  .parse = parse_integer,
};

/* -- Decimals -------------------------------------------------------------------------------- */

static gint64
power_of_ten (guint digits)
{
  gint64 power = 1;

  for (guint i = 0; i < digits; i++)
    power *= 10;
  return power;
}

static char *
normalize_decimal (const ComityField *field, const char *text, GError **error)
{
  g_autofree char *clean = comity_text_clean (text, FALSE);
  gint64 value;

  if (!comity_number_scale (clean, field->digits, &value))
    return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                               /* Translators: %u is the number of decimals that are allowed */
                               ngettext ("“%s” is not a number with at most %u decimal.",
                                         "“%s” is not a number with at most %u decimals.",
                                         field->digits),
                               clean, field->digits);
  if (!within (field, value, power_of_ten (field->digits), error))
    return NULL;
  return comity_number_unscale (value, field->digits, 0);
}

static char *
parse_decimal (const ComityField *field, const char *typed, GError **error)
{
  g_autofree char *number = from_habits (typed);

  return normalize_decimal (field, number, error);
}

static char *
format_decimal (const ComityField *field, const char *neutral)
{
  return to_habits (neutral);
}

const ComityTypeOps comity_type_decimal = {
  .normalize = normalize_decimal,
  .parse = parse_decimal,
  .format = format_decimal,
};

/* -- Money ------------------------------------------------------------------------------------ */

static char *
refuse_money (const ComityField *field, const char *text, GError **error)
{
  return comity_type_refuse (
    error, COMITY_CORE_ERROR_SYNTAX, field,
    /* Translators: %s was typed; the example is in the form that programs use */
    _ ("“%s” is not an amount with a currency. Write it like "
       "1500.00 EUR."),
    text);
}

/* Divides "EUR 1500", "1500 EUR" or "1 500,00 €" into number and word. */
static void
divide_amount (const char *text, GString *number, GString *word)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean numeric = g_unichar_isdigit (c) || (c < 128 && strchr ("+-.,' ", (int) c) != NULL) ||
                       c == 0x2212 || g_unichar_isspace (c);

    g_string_append_unichar (numeric ? number : word, c);
  }
}

static char *
read_money (const ComityField *field, const char *text, gboolean habits, GError **error)
{
  g_autoptr (GString) number = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  g_autofree char *currency = NULL, *amount = NULL, *exact = NULL;
  gint64 value;

  divide_amount (text, number, word);
  currency = comity_currency_find (word->str);
  if (currency == NULL)
    return refuse_money (field, text, error);
  amount = habits ? from_habits (number->str) : comity_text_clean (number->str, FALSE);
  if (!comity_number_scale (amount, comity_currency_digits (currency), &value))
    return refuse_money (field, text, error);
  exact = comity_number_unscale (value, comity_currency_digits (currency),
                                 comity_currency_digits (currency));
  return g_strconcat (exact, " ", currency, NULL);
}

static char *
normalize_money (const ComityField *field, const char *text, GError **error)
{
  return read_money (field, text, FALSE, error);
}

static char *
parse_money (const ComityField *field, const char *typed, GError **error)
{
  return read_money (field, typed, TRUE, error);
}

static char *
format_money (const ComityField *field, const char *neutral)
{
  const char *space = strchr (neutral, ' ');
  g_autofree char *number = g_strndup (neutral, space - neutral);
  g_autofree char *shown = to_habits (number);

  return g_strconcat (shown, "\u00a0", space + 1, NULL);
}

const ComityTypeOps comity_type_money = {
  .normalize = normalize_money,
  .parse = parse_money,
  .format = format_money,
};

/* -- Yes and no ------------------------------------------------------------------------------- */

static char *
normalize_boolean (const ComityField *field, const char *text, GError **error)
{
  static const char *const yes[] = { "true", "yes", "1", NULL };
  static const char *const no[] = { "false", "no", "0", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  g_strstrip (lower);
  if (g_strv_contains (yes, lower))
    return g_strdup ("true");
  if (g_strv_contains (no, lower))
    return g_strdup ("false");
  return comity_type_refuse (error, COMITY_CORE_ERROR_SYNTAX, field,
                             /* Translators: %s was typed where yes or no is expected */
                             _ ("“%s” is neither yes nor no."), text);
}

static char *
parse_boolean (const ComityField *field, const char *typed, GError **error)
{
  g_autofree char *folded = comity_text_fold (typed);
  g_autofree char *yes = comity_text_fold (C_ ("boolean value", "Yes"));
  g_autofree char *no = comity_text_fold (C_ ("boolean value", "No"));

  if (g_str_equal (folded, yes))
    return g_strdup ("true");
  if (g_str_equal (folded, no))
    return g_strdup ("false");
  return normalize_boolean (field, typed, error);
}

static char *
format_boolean (const ComityField *field, const char *neutral)
{
  return g_strdup (*neutral == 't' ? C_ ("boolean value", "Yes") : C_ ("boolean value", "No"));
}

const ComityTypeOps comity_type_boolean = {
  .normalize = normalize_boolean,
  .parse = parse_boolean,
  .format = format_boolean,
};
