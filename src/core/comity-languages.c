/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-places.h"

#include <unicode/uldnames.h>
#include <unicode/uloc.h>

#include "comity-locale.h"
#include "comity-places-private.h"
#include "comity-text.h"

static void
add_language (ComityPlaces *places, JsonObject *entry)
{
  const char *code = comity_places_member (entry, "alpha_2");
  const char *const other[] = { comity_places_member (entry, "alpha_3"),
                                comity_places_member (entry, "bibliographic") };

  if (code == NULL || comity_places_member (entry, "name") == NULL)
    return;
  code = comity_places_add_code (places, code, comity_places_member (entry, "name"));
  for (guint i = 0; i < G_N_ELEMENTS (other); i++) {
    if (other[i] != NULL)
      g_hash_table_insert (places->by_code_3, (gpointer) g_intern_string (other[i]),
                           (gpointer) code);
  }
}

/* ICU's names in two languages, kept by a thread: to open them takes longer than to ask, and papers are
 * written in two. */
#define NAMERS 2

typedef struct {
  const char *locale; /* interned */
  ULocaleDisplayNames *names;
} Namer;

static void
namers_free (gpointer data)
{
  Namer *namers = data;

  for (guint i = 0; i < NAMERS; i++)
    g_clear_pointer (&namers[i].names, uldn_close);
  g_free (namers);
}

/* The last one stands first; the older one makes room for another. */
static const ULocaleDisplayNames *
get_names (const char *locale)
{
  static GPrivate private = G_PRIVATE_INIT (namers_free);
  UDisplayContext contexts[] = { UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU };
  UErrorCode status = U_ZERO_ERROR;
  Namer *namers = g_private_get (&private), last;

  locale = g_intern_string (locale);
  if (namers == NULL) {
    namers = g_new0 (Namer, NAMERS);
    g_private_set (&private, namers);
  }
  if (namers[0].locale == locale)
    return namers[0].names;
  last = namers[0];
  namers[0] = namers[1];
  namers[1] = last;
  if (namers[0].locale == locale)
    return namers[0].names;
  g_clear_pointer (&namers[0].names, uldn_close);
  namers[0].locale = locale;
  namers[0].names = uldn_openForContext (locale, contexts, G_N_ELEMENTS (contexts), &status);
  return namers[0].names;
}

static char *
dup_language_name_in (const char *tag, const char *locale)
{
  const ULocaleDisplayNames *names = get_names (locale);
  char id[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[256];
  int32_t length = 0;

  uloc_forLanguageTag (tag, id, sizeof id, NULL, &status);
  if (names != NULL && U_SUCCESS (status))
    length = uldn_localeDisplayName (names, id, wide, G_N_ELEMENTS (wide), &status);
  return length > 0 ? comity_places_from_wide (wide, length, status) : NULL;
}

static gpointer
make_languages (gpointer data)
{
  ComityPlaces *places = comity_places_new ();

  comity_places_read (places, "iso_639-2.json", "639-2", add_language);
  comity_places_sort (places);
  return places;
}

static const ComityPlaces *
languages (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_languages, NULL);
}

static void
add_language_names (ComityPlaces *places, const char *locale)
{
  const GPtrArray *codes = languages ()->codes;

  for (guint i = 0; i < codes->len; i++) {
    const char *code = g_ptr_array_index (codes, i);
    g_autofree char *name = dup_language_name_in (code, locale != NULL ? locale : code);

    if (name != NULL)
      comity_places_add_word (places, name, code);
  }
}

/* The names in the user's language, English, Russian and the language itself, then those of ISO. */
static gpointer
make_words (gpointer data)
{
  ComityPlaces *places = comity_places_new ();
  const GPtrArray *codes = languages ()->codes;

  add_language_names (places, comity_locale_names ());
  add_language_names (places, "en");
  add_language_names (places, "ru");
  add_language_names (places, NULL);
  for (guint i = 0; i < codes->len; i++) {
    const char *code = g_ptr_array_index (codes, i);
    g_auto (GStrv) names = g_strsplit (g_hash_table_lookup (languages ()->names, code), ";", -1);

    for (guint n = 0; names[n] != NULL; n++)
      comity_places_add_word (places, names[n], code);
  }
  comity_places_add_aliases (places, comity_language_aliases);
  return places;
}

static const ComityPlaces *
words (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_words, NULL);
}

/**
 * comity_languages:
 *
 * Returns: (transfer full): the tags of the languages of ISO 639-1, by tag
 */
char **
comity_languages (void)
{
  return comity_places_dup_codes (languages ());
}

/* A tag `language[-Script][-REGION]` in its usual case, or NULL. The language must be known to ISO
 * 639-1 or ICU, so that a misspelt name does not pass for a tag. */
static char *
canonical_tag (const char *typed)
{
  g_autoptr (GRegex) form = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *language = NULL, *script = NULL, *region = NULL, *name = NULL;
  const char *shorter;
  g_autoptr (GString) tag = NULL;

  if (g_hash_table_contains (languages ()->names, typed))
    return g_strdup (typed);
  form = g_regex_new ("^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\\d{3}))?$",
                      G_REGEX_CASELESS, 0, NULL);
  if (!g_regex_match (form, typed, 0, &match))
    return NULL;
  language = g_match_info_fetch (match, 1);
  script = g_match_info_fetch (match, 2);
  region = g_match_info_fetch (match, 3);
  tag = g_string_new (language);
  g_string_ascii_down (tag);
  shorter = g_hash_table_lookup (languages ()->by_code_3, tag->str);
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

  return tag != NULL || clean == NULL ? tag : comity_places_find (words (), clean);
}
