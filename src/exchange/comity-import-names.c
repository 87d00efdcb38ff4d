/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-names.h"

#include <string.h>

#include "comity-import-headings.h"
#include "comity-text.h"

/* `Web-site: ` and `web site` are one. */
static char *
key_of (const char *text)
{
  g_autofree char *folded = comity_text_fold (text);
  g_autoptr (GString) key = g_string_new (NULL);
  for (const char *at = folded; *at != '\0'; at++)
    if (g_ascii_isalnum (*at) || (guchar) *at >= 0x80)
      g_string_append_c (key, *at);
  /* A number sign alone is a heading too. */
  if (key->len == 0)
    g_string_append (key, text);
  return g_string_free_and_steal (g_steal_pointer (&key));
}

static void
add (GHashTable *words, const char *word, const char *target)
{
  char *key = key_of (word);
  if (*key != '\0' && !g_hash_table_contains (words, key))
    g_hash_table_insert (words, key, g_strdup (target));
  else
    g_free (key);
}

static void
add_headings (GHashTable *words, const ComityKind *kind, gboolean own)
{
  g_autoptr (GPtrArray) targets = comity_import_map_list_targets (kind);
  for (const ComityHeading *heading = comity_headings; heading->target != NULL; heading++) {
    if ((strchr (heading->target, '.') == NULL) != own ||
        !g_ptr_array_find_with_equal_func (targets, heading->target, g_str_equal, NULL))
      continue;
    g_auto (GStrv) parts = g_strsplit (heading->words, "|", -1);
    for (guint i = 0; parts[i] != NULL; i++)
      add (words, parts[i], heading->target);
  }
}

/* The fields' own names and labels come first, then what people write for them. */
static GHashTable *
make_words (const ComityKind *kind)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) targets = comity_import_map_list_targets (kind);
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    if (!g_ptr_array_find_with_equal_func (targets, field->name, g_str_equal, NULL))
      continue;
    add (words, field->name, field->name);
    add (words, comity_field_get_label (field), field->name);
    add (words, field->label, field->name);
  }
  add_headings (words, kind, TRUE);
  add_headings (words, kind, FALSE);
  for (guint i = 0; i < targets->len; i++) {
    g_autofree char *label = comity_import_map_dup_label (kind, targets->pdata[i]);
    add (words, label, targets->pdata[i]);
    add (words, targets->pdata[i], targets->pdata[i]);
  }
  return words;
}

/* Without what stands in brackets: “Страна (гражданство)”. */
static const char *
find_word (GHashTable *words, const char *head)
{
  g_autofree char *key = key_of (head);
  const char *target = g_hash_table_lookup (words, key);
  const char *bracket = strpbrk (head, "([,:");
  if (target != NULL || bracket == NULL || bracket == head)
    return target;
  g_autofree char *before = g_strndup (head, (gsize) (bracket - head));
  g_autofree char *short_key = key_of (before);
  return g_hash_table_lookup (words, short_key);
}

static gboolean
is_english (const char *head)
{
  g_autofree char *folded = comity_text_fold (head);
  return strstr (folded, "angl") != NULL || strstr (folded, "engl") != NULL ||
         strstr (folded, "ingliz") != NULL;
}

/* Of two columns of names, the English one is the name and the other that in its own language. */
static void
part_names (ComityImportMap *map, const char *const *heads, guint first, guint second)
{
  if (comity_kind_get_field (map->kind, "name_local") == NULL)
    return;
  gboolean swap = is_english (heads[second]) && !is_english (heads[first]);
  comity_import_map_set_target (map, first, swap ? "name_local" : "name", NULL);
  comity_import_map_set_target (map, second, swap ? "name" : "name_local", NULL);
}

/**
 * comity_import_names_guess:
 * @map: with its columns; those that have a target keep it
 * @heads: what stands over them
 *
 * Says of each column what its head says. What two columns claim, the first gets.
 */
void
comity_import_names_guess (ComityImportMap *map, const char *const *heads, guint n)
{
  g_autoptr (GHashTable) words = make_words (map->kind);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n && i < map->columns->len; i++) {
    const char *target = find_word (words, heads[i]);
    gpointer first;
    if (target == NULL || ((ComityImportColumn *) map->columns->pdata[i])->is_id)
      continue;
    if (!g_hash_table_lookup_extended (taken, target, NULL, &first)) {
      g_hash_table_insert (taken, g_strdup (target), GUINT_TO_POINTER (i));
      comity_import_map_set_target (map, i, target, NULL);
    } else if (g_str_equal (target, "name") && !g_hash_table_contains (taken, "name_local")) {
      g_hash_table_insert (taken, g_strdup ("name_local"), GUINT_TO_POINTER (i));
      part_names (map, heads, GPOINTER_TO_UINT (first), i);
    }
  }
}

/** comity_import_names_count: how many of these texts are heads of columns of @kind. */
guint
comity_import_names_count (const ComityKind *kind, const char *const *heads, guint n)
{
  g_autoptr (GHashTable) words = make_words (kind);
  guint found = 0;
  for (guint i = 0; i < n; i++)
    found += *heads[i] != '\0' && find_word (words, heads[i]) != NULL;
  return found;
}
