/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-locale.h"

#include <locale.h>
#include <string.h>
#include <unicode/uloc.h>

#include "comity-tongue.h"

/* "C", "POSIX" and "C.UTF-8" say nothing of a language. */
static gboolean
is_neutral (const char *name)
{
  return name == NULL || name[0] == '\0' || g_str_equal (name, "POSIX") ||
         (name[0] == 'C' && (name[1] == '\0' || name[1] == '.'));
}

static const char *
canonicalize (const char *name)
{
  char canonical[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  uloc_canonicalize (name, canonical, sizeof canonical, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    return NULL;
  return g_intern_string (canonical);
}

/* The interned ICU name for a name of the C library such as `sr_RS.UTF-8@latin`. There are few, and
 * they are asked for with each name of a country. */
static const char *
to_icu (const char *name)
{
  static GMutex mutex;
  static GHashTable *known; /* interned name -> interned ICU name, or NULL */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  gpointer found;

  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_lookup_extended (known, name, NULL, &found)) {
    found = (gpointer) canonicalize (name);
    g_hash_table_insert (known, (gpointer) g_intern_string (name), found);
  }
  return found;
}

/* The first language that the user asked for, or NULL. */
static const char *
wanted_language (void)
{
  const char *name = g_get_language_names ()[0];

  return is_neutral (name) ? NULL : to_icu (name);
}

static const char *
category_or_language (int category)
{
  const char *name = setlocale (category, NULL);

  return is_neutral (name) ? wanted_language () : to_icu (name);
}

/* Set in one thread and read in all: an interned name, or NULL. */
static const char *chosen_collation;

/**
 * comity_locale_set_collation:
 * @name: (nullable): a name for ICU, empty for the root order; %NULL for the user's own order
 *
 * Chooses by which locale this program sorts.
 */
void
comity_locale_set_collation (const char *name)
{
  g_atomic_pointer_set (&chosen_collation, (gpointer) g_intern_string (name));
}

/**
 * comity_locale_collation:
 *
 * The locale by which texts are sorted: the one that was chosen; else the C library's LC_COLLATE;
 * where that is the neutral one, the first of the user's languages; otherwise the root order of
 * Unicode.
 *
 * Returns: (transfer none): an interned name for ICU
 */
const char *
comity_locale_collation (void)
{
  const char *name = g_atomic_pointer_get (&chosen_collation);

  if (name == NULL)
    name = category_or_language (LC_COLLATE);
  return name != NULL ? name : "";
}

/**
 * comity_locale_names:
 *
 * The locale of names of languages: what the thread speaks, else the user's first language, or English.
 *
 * Returns: (transfer none): an interned name for ICU
 */
const char *
comity_locale_names (void)
{
  const char *name = comity_tongue_locale ();

  if (name == NULL)
    name = wanted_language ();
  if (name == NULL)
    name = category_or_language (LC_MESSAGES);
  return name != NULL ? name : "en_001";
}

/**
 * comity_locale_dates:
 *
 * The locale of dates: the language of the window with the habits (order of day and month) of the
 * region in LC_TIME, so that names of months never stand in another language than the sentence
 * around them. International English where nothing is said. Dates of an office are Gregorian, and
 * their digits those of all other numbers. A thread that speaks another language has its habits.
 *
 * Returns: (transfer none): an interned name for ICU
 */
const char *
comity_locale_dates (void)
{
  const char *language, *time;
  char language_only[ULOC_LANG_CAPACITY] = "", time_only[ULOC_LANG_CAPACITY] = "";
  char region[ULOC_COUNTRY_CAPACITY] = "";
  g_autofree char *name = NULL;
  UErrorCode status = U_ZERO_ERROR;

  if (comity_tongue_locale () != NULL)
    return comity_tongue_locale ();
  language = wanted_language ();
  time = category_or_language (LC_TIME);
  if (language == NULL)
    language = time != NULL ? time : "en_001";
  if (time != NULL) {
    uloc_getLanguage (language, language_only, sizeof language_only, &status);
    uloc_getLanguage (time, time_only, sizeof time_only, &status);
    uloc_getCountry (time, region, sizeof region, &status);
  }
  if (U_FAILURE (status) || time == NULL)
    name = g_strdup (language);
  else if (g_str_equal (language_only, time_only))
    name = g_strdup (time);
  else if (region[0] != '\0')
    name = g_strdup_printf ("%s_%s", language_only, region);
  else
    name = g_strdup (language);
  if (g_str_equal (name, "en")) {
    /* English of no country is not that of the United States. */
    g_free (name);
    name = g_strdup ("en_001");
  }
  if (strchr (name, '@') == NULL) {
    /* The digits that printf() writes into the sentences around a date. */
    g_autofree char *habits = g_strconcat (name, "@calendar=gregorian;numbers=latn", NULL);

    return g_intern_string (habits);
  }
  return g_intern_string (name);
}
