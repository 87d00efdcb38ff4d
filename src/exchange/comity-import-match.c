/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-match.h"

#include <stdlib.h>
#include <string.h>

#include "comity-import-index.h"
#include "comity-text.h"

struct _ComityImportMatch {
  const ComityImportMap *map;
  ComityImportIndex *index;
  const ComityField *apart; /* what distinguishes namesakes: a country, a day of birth */
};

/* -- Keys ----------------------------------------------------------------------------------------------- */

static char *
key_value (const ComityKind *kind, const ComityField *field, const char *value, gint64 owner)
{
  g_autofree char *folded = comity_text_fold (value);
  return g_strdup_printf ("v\n%s\n%s\n%s\n%" G_GINT64_FORMAT, kind->name, field->name, folded,
                          owner);
}

static char *
key_title (const ComityKind *kind, const char *title, const char *apart, gint64 owner)
{
  g_autofree char *folded = comity_text_fold (title);
  return g_strdup_printf ("t\n%s\n%s\n%s\n%" G_GINT64_FORMAT, kind->name, folded,
                          apart != NULL ? apart : "", owner);
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The words in the order of letters, without the small ones: “Bonn, University of” is alike. */
static char *
key_alike (const ComityKind *kind, const char *title, const char *apart)
{
  static const char *const small[] = { "",   "of",  "the", "and",   "for",   "in", "at", "de",
                                       "la", "del", "der", "named", "after", "im", "i",  NULL };
  g_autofree char *folded = comity_text_fold (title);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,.;:()\"'«»“”-/", -1);
  g_autoptr (GString) key = g_string_new ("a\n");
  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  g_string_append (key, kind->name);
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (small, words[i]))
      g_string_append_printf (key, "\n%s", words[i]);
  g_string_append_printf (key, "\n\n%s", apart != NULL ? apart : "");
  return g_string_free_and_steal (g_steal_pointer (&key));
}

static void
add_key (ComityImportMatch *self, char *key, gint64 id)
{
  comity_import_index_add (self->index, key, id);
  g_free (key);
}

static gint64
find_key (ComityImportMatch *self, char *key)
{
  gint64 id = comity_import_index_find (self->index, key);
  g_free (key);
  return id;
}

static const ComityField *
find_apart (const ComityKind *kind)
{
  static const char *const names[] = { "country", "birth_date", "starts", "signed_on", "date" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const ComityField *field = comity_kind_get_field (kind, names[i]);
    if (field != NULL)
      return field;
  }
  return NULL;
}

/* -- What is in the office ---------------------------------------------------------------------------------- */

/* That a record has a value in this field, whichever. */
static char *
key_has (const ComityField *field, gint64 id)
{
  return g_strdup_printf ("h\n%s\n%" G_GINT64_FORMAT, field->name, id);
}

typedef struct {
  ComityImportMatch *match;
  const ComityKind *kind;
  const ComityField *field;
  gboolean by_owner;
} Filling;

static void
fill_value (gint64 id, const char *text, const char *other, gpointer data)
{
  const Filling *filling = data;
  gint64 owner = filling->by_owner && other != NULL ? g_ascii_strtoll (other, NULL, 10) : 0;
  add_key (filling->match, key_value (filling->kind, filling->field, text, owner), id);
  if (!filling->by_owner)
    add_key (filling->match, key_has (filling->field, id), id);
}

static void
fill_title (gint64 id, const char *text, const char *other, gpointer data)
{
  const Filling *filling = data;
  if (filling->by_owner) {
    gint64 owner = other != NULL ? g_ascii_strtoll (other, NULL, 10) : 0;
    add_key (filling->match, key_title (filling->kind, text, NULL, owner), id);
    return;
  }
  add_key (filling->match, key_title (filling->kind, text, other, 0), id);
  add_key (filling->match, key_alike (filling->kind, text, other), id);
}

static char *
key_id (const ComityKind *kind, gint64 id)
{
  return g_strdup_printf ("i\n%s\n%" G_GINT64_FORMAT, kind->name, id);
}

static void
fill_reference (gint64 id, const char *text, const char *other, gpointer data)
{
  const Filling *filling = data;
  if (filling->field == NULL)
    add_key (filling->match, key_id (filling->kind, id), id);
  comity_import_match_note_title (filling->match, filling->kind, text,
                                  filling->by_owner && other != NULL ?
                                    g_ascii_strtoll (other, NULL, 10) :
                                    id);
}

static gboolean
is_mapped (const ComityImportMap *map, guint group, const ComityField *field)
{
  for (guint i = 0; i < map->columns->len; i++) {
    const ComityImportColumn *column = map->columns->pdata[i];
    if (column->group == group && column->field == field)
      return TRUE;
  }
  return FALSE;
}

static gboolean
fill_group (ComityImportMatch *self, ComityDb *db, guint index, GError **error)
{
  const ComityImportGroup *group = comity_import_map_get_group (self->map, index);
  Filling filling = { self, group->kind, NULL, index > 0 };
  for (guint i = 0; i < group->kind->n_fields; i++) {
    const ComityField *field = &group->kind->fields[i];
    gboolean tells = (field->flags & COMITY_IDENTITY) && is_mapped (self->map, index, field);
    filling.field = field;
    if ((tells || (index > 0 && field == group->sort)) &&
        !comity_db_each (db, group->kind, field, group->link, fill_value, &filling, error))
      return FALSE;
  }
  return comity_db_each (db, group->kind, NULL, index > 0 ? group->link : self->apart, fill_title,
                         &filling, error);
}

/* Records that a reference may name: by title, and partners by their other names. */
static gboolean
fill_target (ComityImportMatch *self, ComityDb *db, const ComityKind *target, GError **error)
{
  static const char *const others[] = { "name_local", "short_name", "acronym", "number", "code" };
  const ComityKind *name = comity_kind_find ("name");
  Filling filling = { self, target, NULL, FALSE };
  if (!comity_db_each (db, target, NULL, NULL, fill_reference, &filling, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    const ComityField *field = comity_kind_get_field (target, others[i]);
    filling.field = field;
    if (field != NULL && comity_field_is_text (field) &&
        !comity_db_each (db, target, field, NULL, fill_reference, &filling, error))
      return FALSE;
  }
  const ComityField *owner = name != NULL ? comity_kind_get_owner_field (name) : NULL;
  filling.field = owner;
  filling.by_owner = TRUE;
  return owner == NULL || g_strcmp0 (owner->target, target->name) != 0 ||
         comity_db_each (db, name, comity_kind_get_field (name, "value"), owner, fill_reference,
                         &filling, error);
}

static gboolean
fill_targets (ComityImportMatch *self, ComityDb *db, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->map->columns->len; i++) {
    const ComityField *field = ((ComityImportColumn *) self->map->columns->pdata[i])->field;
    const ComityKind *target =
      field != NULL && comity_field_is_reference (field) ? comity_kind_find (field->target) : NULL;
    if (target != NULL && g_hash_table_add (done, (gpointer) target) &&
        !fill_target (self, db, target, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_import_match_new:
 * @map: how the table is read; borrowed
 * @db: the office
 *
 * Returns: (transfer full) (nullable): what is in the office, ready to be found
 */
ComityImportMatch *
comity_import_match_new (const ComityImportMap *map, ComityDb *db, GError **error)
{
  g_autoptr (ComityImportMatch) self = g_new0 (ComityImportMatch, 1);
  self->map = map;
  self->index = comity_import_index_new ();
  self->apart = find_apart (map->kind);
  for (guint i = 0; i < map->groups->len; i++)
    if (!fill_group (self, db, i, error))
      return NULL;
  return fill_targets (self, db, error) ? g_steal_pointer (&self) : NULL;
}

/** comity_import_match_free: frees it. */
void
comity_import_match_free (ComityImportMatch *self)
{
  comity_import_index_free (self->index);
  g_free (self);
}

/* -- The rows ------------------------------------------------------------------------------------------------- */

static gboolean
tells_apart (const ComityImportMatch *self, const ComityField *field)
{
  /* A name is not enough: the title is looked for, with what distinguishes namesakes. */
  return (field->flags & COMITY_IDENTITY) && g_strcmp0 (self->map->kind->title, field->name) != 0 &&
         !g_str_equal (field->name, "acronym");
}

/* Namesakes with different numbers are different: none of the row's numbers was found, so that where
 * the other has one too, it is another. */
static gboolean
is_another (ComityImportMatch *self, ComityRecord *record, gint64 id)
{
  const ComityKind *kind = self->map->kind;
  for (guint i = 0; id != 0 && i < kind->n_fields; i++)
    if (comity_record_get_at (record, i) != NULL && tells_apart (self, &kind->fields[i]) &&
        find_key (self, key_has (&kind->fields[i], id)) != 0)
      return TRUE;
  return FALSE;
}

/**
 * comity_import_match_find:
 * @record: a row's own record
 * @alike: (out): a record whose title is only alike, or 0
 *
 * Returns: the id of the record that it is, or 0
 */
gint64
comity_import_match_find (ComityImportMatch *self, ComityRecord *record, gint64 *alike)
{
  const ComityKind *kind = self->map->kind;
  const char *apart = self->apart != NULL ? comity_record_get (record, self->apart->name) : NULL;
  g_autofree char *title = comity_record_dup_title (record);
  gint64 id = 0;
  *alike = 0;
  for (guint i = 0; i < kind->n_fields && id == 0; i++) {
    const char *value = comity_record_get_at (record, i);
    if (value != NULL && tells_apart (self, &kind->fields[i]))
      id = find_key (self, key_value (kind, &kind->fields[i], value, 0));
  }
  if (id != 0 || comity_text_is_blank (title))
    return id;
  id = find_key (self, key_title (kind, title, apart, 0));
  /* The office may not know yet what distinguishes it. */
  if (id == 0 && apart != NULL)
    id = find_key (self, key_title (kind, title, NULL, 0));
  if (is_another (self, record, id)) {
    *alike = id;
    return 0;
  }
  if (id == 0)
    *alike = find_key (self, key_alike (kind, title, apart));
  return id;
}

/** comity_import_match_note: @record is now there too, as @id. */
void
comity_import_match_note (ComityImportMatch *self, ComityRecord *record, gint64 id)
{
  const ComityKind *kind = self->map->kind;
  const char *apart = self->apart != NULL ? comity_record_get (record, self->apart->name) : NULL;
  g_autofree char *title = comity_record_dup_title (record);
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);
    if (value == NULL || !tells_apart (self, &kind->fields[i]))
      continue;
    add_key (self, key_value (kind, &kind->fields[i], value, 0), id);
    add_key (self, key_has (&kind->fields[i], id), id);
  }
  if (comity_text_is_blank (title))
    return;
  add_key (self, key_title (kind, title, apart, 0), id);
  add_key (self, key_alike (kind, title, apart), id);
}

/* What a part is found by: its number, or its sort, or its title; always with its owner. */
static char *
part_key (const ComityImportGroup *group, ComityRecord *record, gint64 owner)
{
  const ComityKind *kind = group->kind;
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);
    if (value != NULL && (kind->fields[i].flags & COMITY_IDENTITY))
      return key_value (kind, &kind->fields[i], value, owner);
  }
  if (group->sort != NULL)
    return key_value (kind, group->sort, group->preset, owner);
  g_autofree char *title = comity_record_dup_title (record);
  return key_title (kind, title, NULL, owner);
}

/** comity_import_match_find_part: the id of the record that a part of a row is, or 0. */
gint64
comity_import_match_find_part (ComityImportMatch *self,
                               const ComityImportGroup *group,
                               ComityRecord *record,
                               gint64 owner)
{
  return find_key (self, part_key (group, record, owner));
}

/** comity_import_match_note_part: a part is now there too, as @id. */
void
comity_import_match_note_part (ComityImportMatch *self,
                               const ComityImportGroup *group,
                               ComityRecord *record,
                               gint64 owner,
                               gint64 id)
{
  add_key (self, part_key (group, record, owner), id);
}

static char *
key_reference (const ComityKind *kind, const char *title)
{
  g_autofree char *folded = comity_text_fold (title);
  return g_strdup_printf ("r\n%s\n%s", kind->name, folded);
}

/** comity_import_match_find_title: the id of the record of @kind that is called so, or 0. */
gint64
comity_import_match_find_title (ComityImportMatch *self, const ComityKind *kind, const char *title)
{
  return find_key (self, key_reference (kind, title));
}

/** comity_import_match_has_id: whether there is a record of @kind with that number. */
gboolean
comity_import_match_has_id (ComityImportMatch *self, const ComityKind *kind, gint64 id)
{
  return find_key (self, key_id (kind, id)) != 0;
}

/** comity_import_match_note_title: @id of @kind is called so. */
void
comity_import_match_note_title (ComityImportMatch *self,
                                const ComityKind *kind,
                                const char *title,
                                gint64 id)
{
  add_key (self, key_reference (kind, title), id);
}
