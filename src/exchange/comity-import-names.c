/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-names.h"

#include <string.h>

#include "comity-import-headings.h"
#include "comity-text.h"
#include "comity-tongue.h"

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

/** Names: what stands over the columns of tables of one kind. */
typedef struct {
  GHashTable *common; /* what fields are called inside, and what people write for them */
  GPtrArray *labels; /* a GHashTable for each language: what Comity itself calls the fields in it */
} Names;

static GHashTable *
words_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
add_headings (GHashTable *words, GPtrArray *targets, gboolean own)
{
  for (const ComityHeading *heading = comity_headings; heading->target != NULL; heading++) {
    if ((strchr (heading->target, '.') == NULL) != own ||
        !g_ptr_array_find_with_equal_func (targets, heading->target, g_str_equal, NULL))
      continue;
    g_auto (GStrv) parts = g_strsplit (heading->words, "|", -1);
    for (guint i = 0; parts[i] != NULL; i++)
      add (words, parts[i], heading->target);
  }
}

static GHashTable *
make_common (GPtrArray *targets)
{
  GHashTable *words = words_new ();
  for (guint i = 0; i < targets->len; i++)
    if (strchr (targets->pdata[i], '.') == NULL)
      add (words, targets->pdata[i], targets->pdata[i]);
  add_headings (words, targets, TRUE);
  add_headings (words, targets, FALSE);
  for (guint i = 0; i < targets->len; i++)
    add (words, targets->pdata[i], targets->pdata[i]);
  return words;
}

/* In the language that this thread speaks; the record's own fields stand first. */
static GHashTable *
make_labels (const ComityKind *kind, GPtrArray *targets)
{
  GHashTable *words = words_new ();
  for (guint i = 0; i < targets->len; i++) {
    g_autofree char *label = comity_import_map_dup_label (kind, targets->pdata[i]);
    add (words, label, targets->pdata[i]);
  }
  return words;
}

static Names *
names_new (const ComityKind *kind)
{
  Names *self = g_new0 (Names, 1);
  g_autoptr (GPtrArray) targets = comity_import_map_list_targets (kind);
  g_auto (GStrv) tags = comity_tongues ();
  const ComityTongue *before = comity_tongue_spoken ();
  self->common = make_common (targets);
  self->labels = g_ptr_array_new ();
  g_ptr_array_add (self->labels, make_labels (kind, targets));
  for (guint i = 0; tags[i] != NULL; i++) {
    comity_tongue_speak (comity_tongue_find (tags[i]));
    g_ptr_array_add (self->labels, make_labels (kind, targets));
  }
  comity_tongue_speak (before);
  return self;
}

/* Neither kinds nor languages change while the program runs: made once for each kind, in whatever
 * language the first table came. */
static const Names *
names_of (const ComityKind *kind)
{
  static GMutex mutex;
  static GHashTable *known; /* ComityKind -> Names */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  Names *names = g_hash_table_lookup (known, kind);
  if (names == NULL) {
    names = names_new (kind);
    g_hash_table_insert (known, (gpointer) kind, names);
  }
  return names;
}

/* Without what stands in brackets: “Страна (гражданство)”. */
static const char *
find_in (GHashTable *words, const char *head)
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

/* First in the language of the table. */
static const char *
find_word (const Names *self, GHashTable *labels, const char *head)
{
  const char *target = labels != NULL ? find_in (labels, head) : NULL;
  if (target == NULL)
    target = find_in (self->common, head);
  for (guint i = 0; i < self->labels->len && target == NULL; i++)
    target = find_in (self->labels->pdata[i], head);
  return target;
}

/* A word may be one field in one language and another in the next: the language that knows most of the
 * heads is that of the table; of several, that of the window, which stands first. */
static GHashTable *
labels_for (const Names *self, const char *const *heads, guint n)
{
  GHashTable *best = self->labels->pdata[0];
  guint most = 0;
  for (guint i = 0; i < self->labels->len; i++) {
    guint found = 0;
    for (guint j = 0; j < n; j++)
      found += find_in (self->labels->pdata[i], heads[j]) != NULL;
    if (found > most) {
      most = found;
      best = self->labels->pdata[i];
    }
  }
  return best;
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
  const Names *names = names_of (map->kind);
  GHashTable *labels = labels_for (names, heads, MIN (n, map->columns->len));
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n && i < map->columns->len; i++) {
    const char *target = find_word (names, labels, heads[i]);
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
  const Names *names = names_of (kind);
  guint found = 0;
  for (guint i = 0; i < n; i++)
    found += *heads[i] != '\0' && find_word (names, NULL, heads[i]) != NULL;
  return found;
}
