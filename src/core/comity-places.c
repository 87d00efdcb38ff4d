/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-places-private.h"

#include <libintl.h>
#include <string.h>
#include <unicode/ustring.h>

#include "comity-text.h"

/**
 * comity_places_new:
 *
 * Returns: (transfer full): an empty list
 */
ComityPlaces *
comity_places_new (void)
{
  ComityPlaces *places = g_new0 (ComityPlaces, 1);

  places->codes = g_ptr_array_new ();
  places->names = g_hash_table_new (g_str_hash, g_str_equal);
  places->by_word = g_hash_table_new (g_str_hash, g_str_equal);
  places->by_code_3 = g_hash_table_new (g_str_hash, g_str_equal);
  return places;
}

/**
 * comity_places_add_word:
 * @places: a list
 * @word: a name, as people write it
 * @code: an interned code
 *
 * Lets @word find @code. The first code that a word stands for keeps it.
 */
void
comity_places_add_word (ComityPlaces *places, const char *word, const char *code)
{
  g_autofree char *folded = comity_text_fold (word);

  if (folded[0] != '\0' && !g_hash_table_contains (places->by_word, folded))
    g_hash_table_insert (places->by_word, g_steal_pointer (&folded), (gpointer) code);
}

/**
 * comity_places_add_exact:
 * @places: a list
 * @word: a name in a script that takes long to romanise
 * @code: an interned code
 *
 * Lets @word find @code in this spelling only, but for small and large letters.
 */
void
comity_places_add_exact (ComityPlaces *places, const char *word, const char *code)
{
  g_autofree char *small = g_utf8_casefold (word, -1);

  if (!g_hash_table_contains (places->by_word, small))
    g_hash_table_insert (places->by_word, g_steal_pointer (&small), (gpointer) code);
}

/**
 * comity_places_add_code:
 * @places: a list
 * @code: a code, added when it is new
 * @name: its English name
 *
 * Returns: (transfer none): the interned code
 */
const char *
comity_places_add_code (ComityPlaces *places, const char *code, const char *name)
{
  const char *kept = g_intern_string (code);

  if (!g_hash_table_contains (places->names, kept)) {
    g_ptr_array_add (places->codes, (gpointer) kept);
    g_hash_table_insert (places->names, (gpointer) kept, (gpointer) g_intern_string (name));
  }
  return kept;
}

/**
 * comity_places_bind:
 * @domain: a gettext domain of iso-codes
 *
 * Says where the translations are: they stand beside the tables.
 */
void
comity_places_bind (const char *domain)
{
  /* The translations of iso-codes stand beside its tables: share/iso-codes/json, share/locale. */
  g_autofree char *share = g_path_get_dirname (COMITY_ISO_CODES_DIR);
  g_autofree char *dir = g_build_filename (share, "..", "locale", NULL);
  g_autofree char *canonical = g_canonicalize_filename (dir, NULL);

  bindtextdomain (domain, canonical);
  bind_textdomain_codeset (domain, "UTF-8");
}

/**
 * comity_places_member:
 * @entry: an entry of a table
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its text, if it has one
 */
const char *
comity_places_member (JsonObject *entry, const char *name)
{
  return json_object_get_string_member_with_default (entry, name, NULL);
}

/**
 * comity_places_read:
 * @places: a list
 * @file: a table of iso-codes
 * @root: the member that holds its entries
 * @add: called for each entry
 *
 * Reads a table. Without it nothing is added and a warning is logged.
 */
void
comity_places_read (ComityPlaces *places, const char *file, const char *root, ComityPlacesFunc add)
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

/**
 * comity_places_add_aliases:
 * @places: a list
 * @aliases: ends with a name that is %NULL
 *
 * Lets other words find.
 */
void
comity_places_add_aliases (ComityPlaces *places, const ComityPlaceAlias *aliases)
{
  for (; aliases->name != NULL; aliases++)
    comity_places_add_word (places, aliases->name, g_intern_string (aliases->code));
}

static gint
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * comity_places_sort:
 * @places: a list
 *
 * Sorts the codes.
 */
void
comity_places_sort (ComityPlaces *places)
{
  g_ptr_array_sort (places->codes, compare_codes);
}

/**
 * comity_places_dup_codes:
 * @places: a list
 *
 * Returns: (transfer full): all codes
 */
char **
comity_places_dup_codes (const ComityPlaces *places)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < places->codes->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (places->codes, i));
  return g_strv_builder_end (builder);
}

/**
 * comity_places_from_wide:
 * @wide: a name from ICU
 * @length: its length
 * @status: what ICU said
 *
 * Returns: (transfer full) (nullable): the name, or %NULL where ICU has none
 */
char *
comity_places_from_wide (const UChar *wide, int32_t length, UErrorCode status)
{
  char narrow[512];

  if (U_FAILURE (status) || status == U_USING_DEFAULT_WARNING)
    return NULL;
  u_strToUTF8 (narrow, sizeof narrow, NULL, wide, length, &status);
  return U_SUCCESS (status) ? g_strdup (narrow) : NULL;
}

/**
 * comity_places_find:
 * @places: a list with words
 * @typed: what a person wrote
 *
 * Returns: (transfer full) (nullable): the code that is called so
 */
char *
comity_places_find (const ComityPlaces *places, const char *typed)
{
  g_autofree char *clean = comity_text_clean (typed, FALSE);
  g_autofree char *small = g_utf8_casefold (clean, -1);
  const char *code = g_hash_table_lookup (places->by_word, small);
  g_autofree char *folded = NULL;

  if (code != NULL)
    return g_strdup (code);
  folded = comity_text_fold (clean);
  return g_strdup (g_hash_table_lookup (places->by_word, folded));
}

/**
 * comity_places_as_code:
 * @typed: (nullable): what a person wrote
 * @min: the least length
 * @max: the greatest length
 *
 * Returns: (transfer full) (nullable): @typed in upper case, where it is a word of Latin letters of
 *   such a length
 */
char *
comity_places_as_code (const char *typed, gsize min, gsize max)
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
