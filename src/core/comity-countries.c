/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-i18n.h"
#include "comity-places.h"

#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>

#include "comity-locale.h"
#include "comity-places-private.h"

#define COUNTRIES_DOMAIN "iso_3166-1"
#define COUNTRIES_TABLE "iso_3166-1.json"

static void
add_country (ComityPlaces *places, JsonObject *entry)
{
  const char *code = comity_places_member (entry, "alpha_2");
  const char *alpha_3 = comity_places_member (entry, "alpha_3");
  const char *name = comity_places_member (entry, "common_name");

  if (name == NULL)
    name = comity_places_member (entry, "name");
  if (code == NULL || alpha_3 == NULL || name == NULL)
    return;
  code = comity_places_add_code (places, code, name);
  g_hash_table_insert (places->by_code_3, (gpointer) g_intern_string (alpha_3), (gpointer) code);
}

static gpointer
make_countries (gpointer data)
{
  ComityPlaces *places = comity_places_new ();

  comity_places_bind (COUNTRIES_DOMAIN);
  comity_places_read (places, COUNTRIES_TABLE, "3166-1", add_country);
  /* Not in ISO 3166, but the code that the European Commission and others use. */
  g_hash_table_insert (places->by_code_3, (gpointer) "XKX",
                       (gpointer) comity_places_add_code (places, "XK", "Kosovo"));
  comity_places_sort (places);
  return places;
}

static const ComityPlaces *
countries (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_countries, NULL);
}

/* What CLDR calls all countries in a language, by code; NULL for English, which needs it not. */
static GHashTable *
make_cldr_names (const char *locale)
{
  const GPtrArray *codes = countries ()->codes;
  UErrorCode status = U_ZERO_ERROR;
  ULocaleDisplayNames *names;
  GHashTable *by_code;

  if (g_str_equal (locale, "en") || g_str_has_prefix (locale, "en_"))
    return NULL;
  names = uldn_open (locale, ULDN_STANDARD_NAMES, &status);
  by_code = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; U_SUCCESS (status) && i < codes->len; i++) {
    UChar wide[256];
    UErrorCode own_status = U_ZERO_ERROR;
    int32_t length = uldn_regionDisplayName (names, g_ptr_array_index (codes, i), wide,
                                             G_N_ELEMENTS (wide), &own_status);
    char *name = comity_places_from_wide (wide, length, own_status);

    if (name != NULL)
      g_hash_table_insert (by_code, g_ptr_array_index (codes, i), name);
  }
  if (names != NULL)
    uldn_close (names);
  return by_code;
}

/* iso-codes is translated in part only into some languages, such as Uzbek. */
static const char *
name_from_cldr (const char *code)
{
  static GMutex mutex;
  static GHashTable *languages; /* interned locale -> what make_cldr_names() gave */
  const char *locale = comity_locale_names ();
  GHashTable *names;

  g_mutex_lock (&mutex);
  if (languages == NULL)
    languages = g_hash_table_new (NULL, NULL);
  if (!g_hash_table_lookup_extended (languages, locale, NULL, (gpointer *) &names)) {
    names = make_cldr_names (locale);
    g_hash_table_insert (languages, (gpointer) locale, names);
  }
  g_mutex_unlock (&mutex);
  return names != NULL ? g_hash_table_lookup (names, code) : NULL;
}

static void
add_words (ComityPlaces *places, JsonObject *entry)
{
  static const char *const names[] = { "common_name", "name", "official_name" };
  const char *code = comity_places_member (entry, "alpha_2");

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (names); i++) {
    const char *name = comity_places_member (entry, names[i]);

    if (name != NULL) {
      comity_places_add_word (places, name, g_intern_string (code));
      comity_places_add_word (places, g_dgettext (COUNTRIES_DOMAIN, name), g_intern_string (code));
    }
  }
}

/* The names that CLDR has in one language. */
static void
add_names_in (ComityPlaces *places, const char *locale)
{
  const GPtrArray *codes = countries ()->codes;
  UErrorCode status = U_ZERO_ERROR;
  ULocaleDisplayNames *names = uldn_open (locale, ULDN_STANDARD_NAMES, &status);
  UChar wide[256];

  for (guint i = 0; U_SUCCESS (status) && i < codes->len; i++) {
    const char *code = g_ptr_array_index (codes, i);
    UErrorCode own_status = U_ZERO_ERROR;
    int32_t length = uldn_regionDisplayName (names, code, wide, G_N_ELEMENTS (wide), &own_status);
    g_autofree char *name = comity_places_from_wide (wide, length, own_status);

    if (name != NULL)
      comity_places_add_word (places, name, code);
  }
  if (names != NULL)
    uldn_close (names);
}

/* ICU needs a third of a second to get ready for all the world's scripts. */
static gboolean
is_quick (const char *name)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (name));

  return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_CYRILLIC;
}

/* The name of each country in the language that most of its people speak. */
static void
add_own_names (ComityPlaces *places)
{
  const GPtrArray *codes = countries ()->codes;

  for (guint i = 0; i < codes->len; i++) {
    const char *code = g_ptr_array_index (codes, i);
    g_autofree char *region = g_strconcat ("und_", code, NULL), *name = NULL;
    char likely[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[256];
    int32_t length = 0;

    uloc_addLikelySubtags (region, likely, sizeof likely, &status);
    if (U_SUCCESS (status))
      length = uloc_getDisplayCountry (likely, likely, wide, G_N_ELEMENTS (wide), &status);
    name = comity_places_from_wide (wide, length, status);
    if (name != NULL && is_quick (name))
      comity_places_add_word (places, name, code);
    else if (name != NULL)
      comity_places_add_exact (places, name, code);
  }
}

/* The languages after the user's are those that offices of this program are likely to have their
 * lists in. */
static gpointer
make_words (gpointer data)
{
  static const char *const languages[] = { "en", "ru", "be",      "kk", "ky", "tg", "tr",
                                           "uk", "uz", "uz_Cyrl", "de", "fr", "es" };
  ComityPlaces *places = comity_places_new ();

  comity_places_read (places, COUNTRIES_TABLE, "3166-1", add_words);
  comity_places_add_word (places, "Kosovo", g_intern_string ("XK"));
  comity_places_add_aliases (places, comity_country_aliases);
  add_names_in (places, comity_locale_names ());
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    add_names_in (places, languages[i]);
  add_own_names (places);
  return places;
}

static const ComityPlaces *
words (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_words, NULL);
}

/**
 * comity_countries:
 *
 * Returns: (transfer full): the codes of all countries (ISO 3166-1 alpha-2, and XK), by code
 */
char **
comity_countries (void)
{
  return comity_places_dup_codes (countries ());
}

/**
 * comity_country_dup_name:
 * @code: (nullable): ISO 3166-1 alpha-2, upper case
 *
 * Returns: (transfer full) (nullable): the common name in the user's language, from iso-codes, or
 *   from CLDR where it is not translated there; %NULL when there is no such country
 */
char *
comity_country_dup_name (const char *code)
{
  const char *name = code != NULL ? g_hash_table_lookup (countries ()->names, code) : NULL;
  const char *translated, *from_cldr = NULL;

  if (name == NULL)
    return NULL;
  if (g_str_equal (code, "XK"))
    return g_strdup (C_ ("country", "Kosovo"));
  translated = comity_tongue_dgettext (COUNTRIES_DOMAIN, name);
  if (translated == name)
    from_cldr = name_from_cldr (code);
  return g_strdup (from_cldr != NULL ? from_cldr : translated);
}

/**
 * comity_country_find:
 * @typed: (nullable): a code of two or three letters, or a name
 *
 * Finds a country by what people and lists call it: codes, the names of iso-codes in English and
 * the user's language, those of CLDR in the languages of Central Asia, Belarus, Russia and some
 * wider ones and in the country's own, and common others (“USA”, «США», “Holland”). Spelling is
 * compared by comity_text_fold().
 *
 * Returns: (transfer full) (nullable): the code (alpha-2), or %NULL
 */
char *
comity_country_find (const char *typed)
{
  g_autofree char *code = comity_places_as_code (typed, 2, 3);
  const char *found = NULL;

  if (typed == NULL)
    return NULL;
  if (code != NULL && strlen (code) == 2 && g_hash_table_contains (countries ()->names, code))
    return g_steal_pointer (&code);
  if (code != NULL)
    found = g_hash_table_lookup (countries ()->by_code_3, code);
  if (found != NULL)
    return g_strdup (found);
  return comity_places_find (words (), typed);
}
