/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-text.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "comity-locale.h"

/** A collator belongs to one thread, since ICU's are not to be shared. */
typedef struct {
  const char *locale; /* interned */
  UCollator *collator;
} Sorter;

static void
sorter_free (gpointer data)
{
  Sorter *sorter = data;

  if (sorter->collator != NULL)
    ucol_close (sorter->collator);
  g_free (sorter);
}

static UCollator *
open_collator (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open (locale, &status);

  if (U_FAILURE (status)) {
    g_warning ("No collation for “%s”: %s", locale, u_errorName (status));
    return NULL;
  }
  /* NFD inside, so that texts that were not composed alike still sort alike. */
  ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  return collator;
}

static UCollator *
get_collator (void)
{
  static GPrivate private = G_PRIVATE_INIT (sorter_free);
  Sorter *sorter = g_private_get (&private);
  const char *locale = comity_locale_collation ();

  if (sorter != NULL && sorter->locale == locale)
    return sorter->collator;
  sorter = g_new0 (Sorter, 1);
  sorter->locale = locale;
  sorter->collator = open_collator (locale);
  g_private_replace (&private, sorter);
  return sorter->collator;
}

/**
 * comity_text_sort_key:
 * @text: (nullable): a text in UTF-8, %NULL as empty
 *
 * Makes the bytes by which a text is sorted in the user's language; comparing two of them byte by
 * byte is the same as comity_text_compare().
 *
 * The order is that of CLDR for the locale. In Russian that is the dictionary's: Ё is Е with a
 * difference of the second rank, so «Елкин» comes right before «Ёлкин», and both before «Ельцин»,
 * instead of being torn apart by a habit of leaving the dots out.
 *
 * Returns: (transfer full): the key; keys of one comity_text_collation() can be compared
 */
GBytes *
comity_text_sort_key (const char *text)
{
  UCollator *collator = get_collator ();
  gsize length = text != NULL ? strlen (text) : 0;
  UChar fixed[256], *wide = fixed;
  guint8 buffer[512];
  g_autofree guint8 *key = NULL;
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_wide, size;

  if (collator == NULL)
    return g_bytes_new (text, length);
  if (length >= G_N_ELEMENTS (fixed))
    wide = g_new (UChar, length + 1);
  u_strFromUTF8WithSub (wide, length + 1, &n_wide, text != NULL ? text : "", length, 0xFFFD, NULL,
                        &status);
  size = ucol_getSortKey (collator, wide, n_wide, buffer, sizeof buffer);
  if (size > (int32_t) sizeof buffer) {
    key = g_malloc (size);
    size = ucol_getSortKey (collator, wide, n_wide, key, size);
  }
  if (wide != fixed)
    g_free (wide);
  /* Without the closing zero byte, which the length makes unnecessary. */
  return g_bytes_new (key != NULL ? key : buffer, MAX (size - 1, 0));
}

/**
 * comity_text_compare:
 * @a: (nullable): a text in UTF-8
 * @b: (nullable): another
 *
 * Returns: less than, equal to or greater than 0, as @a sorts before, with or after @b in the
 *   user's language
 */
int
comity_text_compare (const char *a, const char *b)
{
  UCollator *collator = get_collator ();
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result;

  if (a == NULL)
    a = "";
  if (b == NULL)
    b = "";
  if (collator == NULL)
    return strcmp (a, b);
  result = ucol_strcollUTF8 (collator, a, -1, b, -1, &status);
  return result == UCOL_LESS ? -1 : result == UCOL_GREATER ? 1 : 0;
}

/**
 * comity_text_collation:
 *
 * Names the order that comity_text_sort_key() makes: locale and version of the rules. Kept with
 * stored keys, so that they are made again when either differs.
 *
 * Returns: (transfer none): for example `ru_RU 153.121`
 */
const char *
comity_text_collation (void)
{
  UCollator *collator = get_collator ();
  const char *locale = comity_locale_collation ();
  char version[U_MAX_VERSION_STRING_LENGTH] = "0";
  g_autofree char *name = NULL;
  UVersionInfo info;

  if (collator != NULL) {
    ucol_getVersion (collator, info);
    u_versionToString (info, version);
  }
  name = g_strdup_printf ("%s %s", locale[0] != '\0' ? locale : "root", version);
  return g_intern_string (name);
}

/**
 * comity_text_use_collation:
 * @collation: (nullable): what comity_text_collation() said when keys were made; %NULL or empty for
 *   the user's own
 *
 * Sorts from now on as those keys were made, so that new ones fit between them. For programs that
 * come to a file in passing (a script in another locale) and must not make its order their own.
 */
void
comity_text_use_collation (const char *collation)
{
  g_auto (GStrv) words = g_strsplit (collation != NULL ? collation : "", " ", 2);

  if (words[0] == NULL || *words[0] == '\0')
    comity_locale_set_collation (NULL);
  else
    comity_locale_set_collation (g_str_equal (words[0], "root") ? "" : words[0]);
}
