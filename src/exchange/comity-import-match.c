/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-match.h"

#include <stdlib.h>
#include <string.h>

#include "comity-import-index.h"
#include "comity-text.h"

/** A row asks for the same texts several times: its title, its number. */
#define REMEMBERED 8

typedef struct {
  char *text, *folded;
} Folded;

struct _ComityImportMatch {
  const ComityImportMap *map;
  ComityImportIndex *index;
  const ComityField *apart; /* what distinguishes namesakes: a country, a day of birth */
  Folded folded[REMEMBERED];
  guint next;   /* of these is forgotten next */
  GString *key; /* the last one made */
};

/* -- Keys ----------------------------------------------------------------------------------------------- */

static const char *
fold (ComityImportMatch *self, const char *text)
{
  for (guint i = 0; i < REMEMBERED; i++)
    if (self->folded[i].text != NULL && strcmp (self->folded[i].text, text) == 0)
      return self->folded[i].folded;
  Folded *folded = &self->folded[self->next++ % REMEMBERED];
  g_set_str (&folded->text, text);
  g_free (folded->folded);
  folded->folded = comity_text_fold (text);
  return folded->folded;
}

static void
begin_key (ComityImportMatch *self, char sort, const char *of)
{
  g_string_truncate (self->key, 0);
  g_string_append_c (self->key, sort);
  g_string_append_c (self->key, '\n');
  g_string_append (self->key, of);
}

static void
append_part (ComityImportMatch *self, const char *part)
{
  g_string_append_c (self->key, '\n');
  g_string_append (self->key, part != NULL ? part : "");
}

static void
append_id (ComityImportMatch *self, gint64 id)
{
  char digits[17] = "";
  for (guint i = 0; i < 16; i++)
    digits[i] = "0123456789abcdef"[(id >> (4 * i)) & 15];
  append_part (self, digits);
}

/* A second name, which others may have as well. */
static gboolean
is_name (const ComityField *field)
{
  return g_str_equal (field->name, "name_local");
}

/* Names are the same in any script and spelling. Numbers and addresses are not: C and K, which names may
 * be written with alike, make two of them. */
static const char *
key_value (ComityImportMatch *self,
           const ComityKind *kind,
           const ComityField *field,
           const char *value,
           gint64 owner)
{
  gboolean name = g_strcmp0 (kind->title, field->name) == 0 || is_name (field);
  g_autofree char *plain = name ? NULL : g_utf8_casefold (value, -1);
  begin_key (self, 'v', kind->name);
  append_part (self, field->name);
  append_part (self, name ? fold (self, value) : plain);
  append_id (self, owner);
  return self->key->str;
}

static const char *
key_title (ComityImportMatch *self,
           const ComityKind *kind,
           const char *title,
           const char *apart,
           gint64 owner)
{
  begin_key (self, 't', kind->name);
  append_part (self, fold (self, title));
  append_part (self, apart);
  append_id (self, owner);
  return self->key->str;
}

/* Stands for whatever distinguishes namesakes, where a row does not say it; and for several of them. */
#define WHATEVER "*"
#define SEVERAL "**"

/* A record that is called so, and has what distinguishes it from others who are called so. */
static void
add_namesake (ComityImportMatch *self, const ComityKind *kind, const char *title, gint64 id)
{
  gint64 other = comity_import_index_find (self->index, key_title (self, kind, title, WHATEVER, 0));
  if (other == 0)
    comity_import_index_add (self->index, key_title (self, kind, title, WHATEVER, 0), id);
  else if (other != id)
    comity_import_index_add (self->index, key_title (self, kind, title, SEVERAL, 0), id);
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The words in the order of letters, without the small ones: “Bonn, University of” is alike. */
static const char *
key_alike (ComityImportMatch *self, const ComityKind *kind, const char *title, const char *apart)
{
  static const char *const small[] = { "of",  "the", "and",   "for",   "in", "at", "de", "la",
                                       "del", "der", "named", "after", "im", "i",  NULL };
  g_auto (GStrv) words = g_strsplit (fold (self, title), " ", -1);
  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  begin_key (self, 'a', kind->name);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (small, words[i]))
      append_part (self, words[i]);
  append_part (self, "");
  append_part (self, apart);
  return self->key->str;
}

/* That a record has a value in this field, whichever. */
static const char *
key_has (ComityImportMatch *self, const ComityField *field, gint64 id)
{
  begin_key (self, 'h', field->name);
  append_id (self, id);
  return self->key->str;
}

static const char *
key_id (ComityImportMatch *self, const ComityKind *kind, gint64 id)
{
  begin_key (self, 'i', kind->name);
  append_id (self, id);
  return self->key->str;
}

static const char *
key_reference (ComityImportMatch *self, const ComityKind *kind, const char *title)
{
  begin_key (self, 'r', kind->name);
  append_part (self, fold (self, title));
  return self->key->str;
}

static void
add_key (ComityImportMatch *self, const char *key, gint64 id)
{
  comity_import_index_add (self->index, key, id);
}

static gint64
find_key (ComityImportMatch *self, const char *key)
{
  return comity_import_index_find (self->index, key);
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
  add_key (filling->match, key_value (filling->match, filling->kind, filling->field, text, owner),
           id);
  if (!filling->by_owner)
    add_key (filling->match, key_has (filling->match, filling->field, id), id);
}

static void
fill_title (gint64 id, const char *text, const char *other, gpointer data)
{
  const Filling *filling = data;
  if (filling->by_owner) {
    gint64 owner = other != NULL ? g_ascii_strtoll (other, NULL, 10) : 0;
    add_key (filling->match, key_title (filling->match, filling->kind, text, NULL, owner), id);
    return;
  }
  add_key (filling->match, key_title (filling->match, filling->kind, text, other, 0), id);
  if (other != NULL)
    add_namesake (filling->match, filling->kind, text, id);
  add_key (filling->match, key_alike (filling->match, filling->kind, text, other), id);
}

static void
fill_reference (gint64 id, const char *text, const char *other, gpointer data)
{
  const Filling *filling = data;
  if (filling->field == NULL)
    add_key (filling->match, key_id (filling->match, filling->kind, id), id);
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
  self->key = g_string_new (NULL);
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
  for (guint i = 0; i < REMEMBERED; i++) {
    g_free (self->folded[i].text);
    g_free (self->folded[i].folded);
  }
  g_string_free (self->key, TRUE);
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

/* Whether the record @id has another number than the row, where none of the row's numbers was found. */
static gboolean
has_another (ComityImportMatch *self, ComityRecord *record, guint at, gint64 id)
{
  const ComityField *field = &self->map->kind->fields[at];
  return comity_record_get_at (record, at) != NULL && tells_apart (self, field) &&
         !is_name (field) && find_key (self, key_has (self, field, id)) != 0;
}

/* Namesakes with different numbers are different. */
static gboolean
is_another (ComityImportMatch *self, ComityRecord *record, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->map->kind->n_fields; i++)
    if (has_another (self, record, i, id))
      return TRUE;
  return FALSE;
}

/* The record with the first of the row's numbers that is known. Registers give one number to two by
 * mistake: then those that come first in the kind, as of ROR, are believed, and it is only alike. */
static gint64
find_number (ComityImportMatch *self, ComityRecord *record, gint64 *alike)
{
  const ComityKind *kind = self->map->kind;
  gint64 id = 0;
  guint at = 0;
  for (; at < kind->n_fields && id == 0; at++) {
    const char *value = comity_record_get_at (record, at);
    if (value != NULL && tells_apart (self, &kind->fields[at]) && !is_name (&kind->fields[at]))
      id = find_key (self, key_value (self, kind, &kind->fields[at], value, 0));
  }
  for (guint i = 0; id != 0 && i + 1 < at; i++)
    if (kind->fields[i].type == COMITY_TYPE_IDENTIFIER && has_another (self, record, i, id)) {
      *alike = id;
      return 0;
    }
  return id;
}

/* The record with the same second name, whatever else it is called. */
static gint64
find_second_name (ComityImportMatch *self, ComityRecord *record)
{
  const ComityKind *kind = self->map->kind;
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);
    gint64 id =
      value != NULL && tells_apart (self, &kind->fields[i]) && is_name (&kind->fields[i]) ?
        find_key (self, key_value (self, kind, &kind->fields[i], value, 0)) :
        0;
    if (id != 0)
      return id;
  }
  return 0;
}

/* Who is called so, for a row that does not say what distinguishes namesakes. A person, or one of
 * several, is only alike. */
static gint64
find_namesake (ComityImportMatch *self, const char *title, gint64 *alike)
{
  const ComityKind *kind = self->map->kind;
  gint64 id = find_key (self, key_title (self, kind, title, WHATEVER, 0));
  if (id != 0 && (g_str_equal (self->apart->name, "birth_date") ||
                  find_key (self, key_title (self, kind, title, SEVERAL, 0)) != 0)) {
    *alike = id;
    return 0;
  }
  return id;
}

/* The record that is called so, with what distinguishes namesakes. */
static gint64
find_title (ComityImportMatch *self, const char *title, const char *apart, gint64 *alike)
{
  const ComityKind *kind = self->map->kind;
  gint64 id = find_key (self, key_title (self, kind, title, apart, 0));
  /* The office may not know yet what distinguishes it. */
  if (id == 0 && apart != NULL)
    id = find_key (self, key_title (self, kind, title, NULL, 0));
  if (id == 0 && apart == NULL && self->apart != NULL)
    id = find_namesake (self, title, alike);
  return id;
}

/**
 * comity_import_match_find:
 * @record: a row's own record
 * @alike: (out): a record that is only alike, or 0
 *
 * Returns: the id of the record that it is, or 0
 */
gint64
comity_import_match_find (ComityImportMatch *self, ComityRecord *record, gint64 *alike)
{
  const ComityKind *kind = self->map->kind;
  const char *apart = self->apart != NULL ? comity_record_get (record, self->apart->name) : NULL;
  g_autofree char *title = comity_record_dup_title (record);
  *alike = 0;
  gint64 id = find_number (self, record, alike);
  if (id != 0 || *alike != 0)
    return id;
  id = find_second_name (self, record);
  if (id == 0 && comity_text_is_blank (title))
    return 0;
  if (id == 0)
    id = find_title (self, title, apart, alike);
  if (is_another (self, record, id)) {
    *alike = id;
    return 0;
  }
  if (id == 0 && *alike == 0)
    *alike = find_key (self, key_alike (self, kind, title, apart));
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
    add_key (self, key_value (self, kind, &kind->fields[i], value, 0), id);
    add_key (self, key_has (self, &kind->fields[i], id), id);
  }
  if (comity_text_is_blank (title))
    return;
  add_key (self, key_title (self, kind, title, apart, 0), id);
  if (apart != NULL)
    add_namesake (self, kind, title, id);
  add_key (self, key_alike (self, kind, title, apart), id);
}

/* What a part is found by: its number, or its sort, or its title; always with its owner. */
static const char *
part_key (ComityImportMatch *self,
          const ComityImportGroup *group,
          ComityRecord *record,
          gint64 owner)
{
  const ComityKind *kind = group->kind;
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);
    if (value != NULL && (kind->fields[i].flags & COMITY_IDENTITY))
      return key_value (self, kind, &kind->fields[i], value, owner);
  }
  if (group->sort != NULL)
    return key_value (self, kind, group->sort, group->preset, owner);
  g_autofree char *title = comity_record_dup_title (record);
  return key_title (self, kind, title, NULL, owner);
}

/** comity_import_match_find_part: the id of the record that a part of a row is, or 0. */
gint64
comity_import_match_find_part (ComityImportMatch *self,
                               const ComityImportGroup *group,
                               ComityRecord *record,
                               gint64 owner)
{
  return find_key (self, part_key (self, group, record, owner));
}

/** comity_import_match_note_part: a part is now there too, as @id. */
void
comity_import_match_note_part (ComityImportMatch *self,
                               const ComityImportGroup *group,
                               ComityRecord *record,
                               gint64 owner,
                               gint64 id)
{
  add_key (self, part_key (self, group, record, owner), id);
}

/** comity_import_match_find_title: the id of the record of @kind that is called so, or 0. */
gint64
comity_import_match_find_title (ComityImportMatch *self, const ComityKind *kind, const char *title)
{
  return find_key (self, key_reference (self, kind, title));
}

/** comity_import_match_has_id: whether there is a record of @kind with that number. */
gboolean
comity_import_match_has_id (ComityImportMatch *self, const ComityKind *kind, gint64 id)
{
  return find_key (self, key_id (self, kind, id)) != 0;
}

/** comity_import_match_note_title: @id of @kind is called so. */
void
comity_import_match_note_title (ComityImportMatch *self,
                                const ComityKind *kind,
                                const char *title,
                                gint64 id)
{
  add_key (self, key_reference (self, kind, title), id);
}
