/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-date-private.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "comity-locale.h"

/** Fewer letters do not name a month (`ма` may be March or May). */
#define MIN_LETTERS 3

static const UDateFormatSymbolType forms[] = { UDAT_MONTHS, UDAT_STANDALONE_MONTHS,
                                               UDAT_SHORT_MONTHS, UDAT_STANDALONE_SHORT_MONTHS };

#define N_FORMS G_N_ELEMENTS (forms)

/** The names of the months of one language: one array of N_FORMS small names for each month. */
typedef struct {
  char *names[12][N_FORMS];
} Months;

static char *
dup_symbol (UDateFormat *format, UDateFormatSymbolType form, int month)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[64];
  char narrow[256];
  int32_t length = udat_getSymbols (format, form, month, wide, G_N_ELEMENTS (wide), &status);

  u_strToUTF8 (narrow, sizeof narrow, NULL, wide, length, &status);
  return U_SUCCESS (status) ? g_utf8_casefold (narrow, -1) : g_strdup ("");
}

static Months *
months_new (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open (UDAT_NONE, UDAT_LONG, locale, u"Etc/UTC", -1, NULL, 0, &status);
  Months *months = g_new0 (Months, 1);

  for (int month = 0; month < 12 && U_SUCCESS (status); month++) {
    for (guint form = 0; form < N_FORMS; form++) {
      months->names[month][form] = dup_symbol (format, forms[form], month);
      /* “Sept.” and “янв.” are typed with and without their point. */
      g_strdelimit (months->names[month][form], ".", '\0');
    }
  }
  if (format != NULL)
    udat_close (format);
  return months;
}

/* The months of a language, made once and kept. */
static const Months *
get_months (const char *locale)
{
  static GMutex mutex;
  static GHashTable *languages = NULL;
  Months *months;

  g_mutex_lock (&mutex);
  if (languages == NULL)
    languages = g_hash_table_new (g_str_hash, g_str_equal);
  months = g_hash_table_lookup (languages, locale);
  if (months == NULL) {
    months = months_new (locale);
    g_hash_table_insert (languages, (gpointer) g_intern_string (locale), months);
  }
  g_mutex_unlock (&mutex);
  return months;
}

static gboolean
is_named (const Months *months, int month, const char *word, gboolean whole)
{
  for (guint form = 0; form < N_FORMS; form++) {
    const char *name = months->names[month][form];

    if (name == NULL || name[0] == '\0')
      continue;
    if (whole ? g_str_equal (name, word) : g_str_has_prefix (name, word))
      return TRUE;
  }
  return FALSE;
}

/* A name that is whole counts more than a beginning: «мар» in Russian, `mar` for March. */
static int
find_in (const Months *months, const char *word)
{
  for (int month = 0; month < 12; month++) {
    if (is_named (months, month, word, TRUE))
      return month + 1;
  }
  if (g_utf8_strlen (word, -1) < MIN_LETTERS)
    return 0;
  for (int month = 0; month < 12; month++) {
    if (is_named (months, month, word, FALSE))
      return month + 1;
  }
  return 0;
}

/**
 * comity_date_find_month:
 * @word: a word in small letters (case-folded), without a point
 *
 * Looks for a month's name in the user's language, English and Russian: whole, abbreviated, in the
 * forms that stand in dates and alone, or the first three letters or more of one.
 *
 * Returns: 1 to 12, or 0 when no month is called so
 */
int
comity_date_find_month (const char *word)
{
  const char *const locales[] = { comity_locale_dates (), comity_locale_names (), "en", "ru" };
  int month = 0;

  for (guint i = 0; i < G_N_ELEMENTS (locales) && month == 0; i++)
    month = find_in (get_months (locales[i]), word);
  return month;
}
