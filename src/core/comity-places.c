/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-places.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "comity-locale.h"
#include "comity-places-private.h"
#include "comity-text.h"

#define COUNTRIES_DOMAIN "iso_3166-1"
#define CURRENCIES_DOMAIN "iso_4217"

/** One list of codes with what is needed to name and to find them; made once, never freed. */
typedef struct {
  GPtrArray *codes;     /* of char *, sorted by code */
  GHashTable *names;    /* code → English name, the key of the translation */
  GHashTable *by_word;  /* folded name or other code → code */
  GHashTable *by_code3; /* other code, as it is written → code */
} Places;

static Places *
places_new (void)
{
  Places *places = g_new0 (Places, 1);

  places->codes = g_ptr_array_new ();
  places->names = g_hash_table_new (g_str_hash, g_str_equal);
  places->by_word = g_hash_table_new (g_str_hash, g_str_equal);
  places->by_code3 = g_hash_table_new (g_str_hash, g_str_equal);
  return places;
}

/* The first code that a word stands for keeps it. */
static void
add_word (Places *places, const char *word, const char *code)
{
  g_autofree char *folded = comity_text_fold (word);

  if (folded[0] != '\0' && !g_hash_table_contains (places->by_word, folded))
    g_hash_table_insert (places->by_word, g_steal_pointer (&folded), (gpointer) code);
}

static const char *
add_code (Places *places, const char *code, const char *name)
{
  const char *kept = g_intern_string (code);

  if (!g_hash_table_contains (places->names, kept)) {
    g_ptr_array_add (places->codes, (gpointer) kept);
    g_hash_table_insert (places->names, (gpointer) kept, (gpointer) g_intern_string (name));
  }
  return kept;
}

static void
bind_domain (const char *domain)
{
  /* The translations of iso-codes stand beside its tables: share/iso-codes/json, share/locale. */
  g_autofree char *share = g_path_get_dirname (COMITY_ISO_CODES_DIR);
  g_autofree char *dir = g_build_filename (share, "..", "locale", NULL);
  g_autofree char *canonical = g_canonicalize_filename (dir, NULL);

  bindtextdomain (domain, canonical);
  bind_textdomain_codeset (domain, "UTF-8");
}

typedef void (*EntryFunc) (Places *places, JsonObject *entry);

static const char *
member (JsonObject *entry, const char *name)
{
  return json_object_get_string_member_with_default (entry, name, NULL);
}

/* Reads one table of iso-codes; without it the list is empty and a warning is logged. */
static void
read_table (Places *places, const char *file, const char *root, EntryFunc add)
{
  g_autofree char *path = g_build_filename (COMITY_ISO_CODES_DIR, file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonNode *node;
  JsonArray *array = NULL;

  if (!json_parser_load_from_mapped_file (parser, path, &error)) {
    g_warning ("Cannot read the table %s: %s", file, error->message);
    return;
  }
  node = json_parser_get_root (parser);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
      json_object_has_member (json_node_get_object (node), root))
    array = json_object_get_array_member (json_node_get_object (node), root);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    add (places, json_array_get_object_element (array, i));
}

static gint
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
dup_codes (const Places *places)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < places->codes->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (places->codes, i));
  return g_strv_builder_end (builder);
}

/* A display name of ICU in UTF-8, or NULL. */
static char *
from_wide (const UChar *wide, int32_t length, UErrorCode status)
{
  char narrow[512];

  if (U_FAILURE (status) || status == U_USING_DEFAULT_WARNING)
    return NULL;
  u_strToUTF8 (narrow, sizeof narrow, NULL, wide, length, &status);
  return U_SUCCESS (status) ? g_strdup (narrow) : NULL;
}

static char *
find_word (const Places *places, const char *typed)
{
  g_autofree char *folded = comity_text_fold (typed);

  return g_strdup (g_hash_table_lookup (places->by_word, folded));
}

/* A word in upper case as a code, with blanks removed, or NULL when it has other lengths. */
static char *
as_code (const char *typed, gsize min, gsize max)
{
  g_autofree char *clean = comity_text_clean (typed, FALSE);

  if (clean == NULL || strlen (clean) < min || strlen (clean) > max)
    return NULL;
  for (const char *p = clean; *p != '\0'; p++) {
    if (!g_ascii_isalpha (*p))
      return NULL;
  }
  return g_ascii_strup (clean, -1);
}

/* ---- Countries ---- */

static void
add_country (Places *places, JsonObject *entry)
{
  static const char *const names[] = { "common_name", "name", "official_name" };
  const char *code = member (entry, "alpha_2"), *alpha_3 = member (entry, "alpha_3");
  const char *common = member (entry, "common_name");

  if (code == NULL || member (entry, "name") == NULL)
    return;
  code = add_code (places, code, common != NULL ? common : member (entry, "name"));
  if (alpha_3 != NULL)
    g_hash_table_insert (places->by_code3, (gpointer) g_intern_string (alpha_3), (gpointer) code);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *name = member (entry, names[i]);

    if (name != NULL) {
      add_word (places, name, code);
      add_word (places, g_dgettext (COUNTRIES_DOMAIN, name), code);
    }
  }
}

static char *
dup_country_name_in (const char *code, const char *locale)
{
  g_autofree char *region = g_strconcat ("und_", code, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[256];
  int32_t length = uloc_getDisplayCountry (region, locale, wide, G_N_ELEMENTS (wide), &status);

  return from_wide (wide, length, status);
}

/* The names in the languages that offices of this program are likely to have their lists in, and
 * in the country's own. */
static void
add_country_names_of_icu (Places *places, const char *locale)
{
  for (guint i = 0; i < places->codes->len; i++) {
    const char *code = g_ptr_array_index (places->codes, i);
    g_autofree char *name = dup_country_name_in (code, locale);

    if (name != NULL)
      add_word (places, name, code);
  }
}

static void
add_own_names (Places *places)
{
  for (guint i = 0; i < places->codes->len; i++) {
    const char *code = g_ptr_array_index (places->codes, i);
    g_autofree char *region = g_strconcat ("und_", code, NULL), *name = NULL;
    UErrorCode status = U_ZERO_ERROR;
    char likely[ULOC_FULLNAME_CAPACITY];

    uloc_addLikelySubtags (region, likely, sizeof likely, &status);
    if (U_FAILURE (status))
      continue;
    name = dup_country_name_in (code, likely);
    if (name != NULL)
      add_word (places, name, code);
  }
}

static gpointer
make_countries (gpointer data)
{
  static const char *const languages[] = { "en", "ru", "be",      "kk", "ky", "tg", "tr",
                                           "uk", "uz", "uz_Cyrl", "de", "fr", "es" };
  Places *places = places_new ();

  bind_domain (COUNTRIES_DOMAIN);
  read_table (places, "iso_3166-1.json", "3166-1", add_country);
  /* Not in ISO 3166, but the code that the European Commission and others use. */
  add_word (places, "Kosovo", add_code (places, "XK", "Kosovo"));
  g_hash_table_insert (places->by_code3, (gpointer) "XKX", (gpointer) g_intern_string ("XK"));
  g_ptr_array_sort (places->codes, compare_codes);
  for (const ComityPlaceAlias *alias = comity_country_aliases; alias->name != NULL; alias++)
    add_word (places, alias->name, g_intern_string (alias->code));
  add_country_names_of_icu (places, comity_locale_names ());
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    add_country_names_of_icu (places, languages[i]);
  add_own_names (places);
  return places;
}

static const Places *
countries (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_countries, NULL);
}

/**
 * comity_countries:
 *
 * Returns: (transfer full): the codes of all countries (ISO 3166-1 alpha-2, and XK), by code
 */
char **
comity_countries (void)
{
  return dup_codes (countries ());
}

/**
 * comity_country_dup_name:
 * @code: (nullable): ISO 3166-1 alpha-2, upper case
 *
 * Returns: (transfer full) (nullable): the common name in the user's language, from iso-codes;
 *   %NULL when there is no such country
 */
char *
comity_country_dup_name (const char *code)
{
  const char *name = code != NULL ? g_hash_table_lookup (countries ()->names, code) : NULL;

  if (name == NULL)
    return NULL;
  if (g_str_equal (code, "XK"))
    return g_strdup (C_ ("country", "Kosovo"));
  return g_strdup (g_dgettext (COUNTRIES_DOMAIN, name));
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
  g_autofree char *code = as_code (typed, 2, 3);
  const char *found = NULL;

  if (typed == NULL)
    return NULL;
  if (code != NULL && strlen (code) == 2 && g_hash_table_contains (countries ()->names, code))
    return g_steal_pointer (&code);
  if (code != NULL)
    found = g_hash_table_lookup (countries ()->by_code3, code);
  if (found != NULL)
    return g_strdup (found);
  return find_word (countries (), typed);
}

/* ---- Languages ---- */

static void
add_language (Places *places, JsonObject *entry)
{
  const char *code = member (entry, "alpha_2");
  const char *const other[] = { member (entry, "alpha_3"), member (entry, "bibliographic") };

  if (code == NULL || member (entry, "name") == NULL)
    return;
  code = add_code (places, code, member (entry, "name"));
  for (guint i = 0; i < G_N_ELEMENTS (other); i++) {
    if (other[i] != NULL)
      g_hash_table_insert (places->by_code3, (gpointer) g_intern_string (other[i]),
                           (gpointer) code);
  }
}

static char *
dup_language_name_in (const char *tag, const char *locale)
{
  UDisplayContext contexts[] = { UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU };
  char id[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  ULocaleDisplayNames *names;
  UChar wide[256];
  int32_t length;

  uloc_forLanguageTag (tag, id, sizeof id, NULL, &status);
  names = uldn_openForContext (locale, contexts, G_N_ELEMENTS (contexts), &status);
  length =
    U_SUCCESS (status) ? uldn_localeDisplayName (names, id, wide, G_N_ELEMENTS (wide), &status) : 0;
  if (names != NULL)
    uldn_close (names);
  return from_wide (wide, length, status);
}

static void
add_language_names (Places *places, const char *locale)
{
  for (guint i = 0; i < places->codes->len; i++) {
    const char *code = g_ptr_array_index (places->codes, i);
    g_autofree char *name = dup_language_name_in (code, locale != NULL ? locale : code);

    if (name != NULL)
      add_word (places, name, code);
  }
}

static gpointer
make_languages (gpointer data)
{
  Places *places = places_new ();

  read_table (places, "iso_639-2.json", "639-2", add_language);
  g_ptr_array_sort (places->codes, compare_codes);
  add_language_names (places, comity_locale_names ());
  add_language_names (places, "en");
  add_language_names (places, "ru");
  add_language_names (places, NULL);
  for (guint i = 0; i < places->codes->len; i++) {
    const char *code = g_ptr_array_index (places->codes, i);
    g_auto (GStrv) names = g_strsplit (g_hash_table_lookup (places->names, code), ";", -1);

    for (guint n = 0; names[n] != NULL; n++)
      add_word (places, names[n], code);
  }
  for (const ComityPlaceAlias *alias = comity_language_aliases; alias->name != NULL; alias++)
    add_word (places, alias->name, g_intern_string (alias->code));
  return places;
}

static const Places *
languages (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_languages, NULL);
}

/**
 * comity_languages:
 *
 * Returns: (transfer full): the tags of the languages of ISO 639-1, by tag
 */
char **
comity_languages (void)
{
  return dup_codes (languages ());
}

/* A tag `language[-Script][-REGION]` in its usual case, or NULL. The language must be known to ISO
 * 639-1 or ICU, so that a misspelt name does not pass for a tag. */
static char *
canonical_tag (const char *typed)
{
  g_autoptr (GRegex) form =
    g_regex_new ("^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\\d{3}))?$", G_REGEX_CASELESS, 0,
                 NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *language = NULL, *script = NULL, *region = NULL, *name = NULL;
  const char *shorter;
  g_autoptr (GString) tag = NULL;

  if (!g_regex_match (form, typed, 0, &match))
    return NULL;
  language = g_match_info_fetch (match, 1);
  script = g_match_info_fetch (match, 2);
  region = g_match_info_fetch (match, 3);
  tag = g_string_new (language);
  g_string_ascii_down (tag);
  shorter = g_hash_table_lookup (languages ()->by_code3, tag->str);
  if (shorter != NULL)
    g_string_assign (tag, shorter);
  name = dup_language_name_in (tag->str, "en");
  if (name == NULL || g_ascii_strcasecmp (name, tag->str) == 0)
    return NULL;
  if (script != NULL && script[0] != '\0')
    g_string_append_printf (tag, "-%c%c%c%c", g_ascii_toupper (script[0]),
                            g_ascii_tolower (script[1]), g_ascii_tolower (script[2]),
                            g_ascii_tolower (script[3]));
  if (region != NULL && region[0] != '\0') {
    g_autofree char *upper = g_ascii_strup (region, -1);

    g_string_append_printf (tag, "-%s", upper);
  }
  return g_string_free_and_steal (g_steal_pointer (&tag));
}

/**
 * comity_language_dup_name:
 * @tag: (nullable): a BCP 47 tag such as `ru` or `uz-Cyrl`
 *
 * Returns: (transfer full) (nullable): the name in the user's language (from CLDR, which has them
 *   for tags with a script or region too, and in the case of a list), or %NULL
 */
char *
comity_language_dup_name (const char *tag)
{
  g_autofree char *canonical = tag != NULL ? canonical_tag (tag) : NULL;
  char *name = canonical != NULL ? dup_language_name_in (canonical, comity_locale_names ()) : NULL;

  return name != NULL || canonical == NULL ? name : dup_language_name_in (canonical, "en");
}

/**
 * comity_language_find:
 * @typed: (nullable): a tag, a code of ISO 639-2, or a name in the user's language, English,
 *   Russian or the language itself
 *
 * Returns: (transfer full) (nullable): the BCP 47 tag, or %NULL
 */
char *
comity_language_find (const char *typed)
{
  g_autofree char *clean = comity_text_clean (typed, FALSE);
  char *tag = clean != NULL ? canonical_tag (clean) : NULL;

  return tag != NULL || clean == NULL ? tag : find_word (languages (), clean);
}

/* ---- Currencies ---- */

/* Metals, bonds and codes for tests begin with X too; of the X only shared currencies are money. */
static gboolean
is_money (const char *code)
{
  static const char *const shared[] = { "XAF", "XCD", "XCG", "XOF", "XPF", NULL };

  return code[0] != 'X' || g_strv_contains (shared, code);
}

static void
add_currency (Places *places, JsonObject *entry)
{
  const char *code = member (entry, "alpha_3"), *name = member (entry, "name");

  if (code == NULL || name == NULL || !is_money (code))
    return;
  code = add_code (places, code, name);
  add_word (places, name, code);
  add_word (places, g_dgettext (CURRENCIES_DOMAIN, name), code);
}

static gpointer
make_currencies (gpointer data)
{
  Places *places = places_new ();

  bind_domain (CURRENCIES_DOMAIN);
  read_table (places, "iso_4217.json", "4217", add_currency);
  g_ptr_array_sort (places->codes, compare_codes);
  for (const ComityPlaceAlias *alias = comity_currency_aliases; alias->name != NULL; alias++)
    add_word (places, alias->name, g_intern_string (alias->code));
  return places;
}

static const Places *
currencies (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_currencies, NULL);
}

/**
 * comity_currencies:
 *
 * Returns: (transfer full): the codes of ISO 4217 that are money in use, by code
 */
char **
comity_currencies (void)
{
  return dup_codes (currencies ());
}

/**
 * comity_currency_digits:
 * @code: (nullable): a code of ISO 4217
 *
 * Returns: how many decimals amounts of the currency have (EUR 2, JPY 0, KWD 3); 2 for what is not
 *   known
 */
int
comity_currency_digits (const char *code)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[4] = { 0 };
  int digits;

  if (code == NULL || strlen (code) != 3)
    return 2;
  u_charsToUChars (code, wide, 3);
  digits = ucurr_getDefaultFractionDigits (wide, &status);
  return U_SUCCESS (status) ? CLAMP (digits, 0, 4) : 2;
}

/**
 * comity_currency_find:
 * @typed: (nullable): a code, a sign or a name: `eur`, `€`, `Euro`, «руб.»
 *
 * Returns: (transfer full) (nullable): the code of ISO 4217, or %NULL
 */
char *
comity_currency_find (const char *typed)
{
  g_autofree char *clean = comity_text_clean (typed, FALSE);
  g_autofree char *code = as_code (typed, 3, 3);

  if (clean == NULL)
    return NULL;
  if (code != NULL && g_hash_table_contains (currencies ()->names, code))
    return g_steal_pointer (&code);
  for (const ComityPlaceAlias *sign = comity_currency_signs; sign->name != NULL; sign++) {
    if (g_str_equal (sign->name, clean))
      return g_strdup (sign->code);
  }
  return find_word (currencies (), clean);
}
