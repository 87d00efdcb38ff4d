/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-page-data.h"

#include <string.h>

#include "comity-craft.h"
#include "comity-date.h"
#include "comity-id.h"
#include "comity-mask.h"

#define FIRST_ROWS 5     /* of related records; the rest is a list of its own */
#define MOST_CHILDREN 200
#define MOST_HISTORY 100

static void
relation_free (ComityPageRelation *relation)
{
  g_clear_pointer (&relation->records, g_ptr_array_unref);
  g_free (relation);
}

static void
change_free (ComityPageChange *change)
{
  g_free (change->was);
  g_free (change->is);
  g_free (change);
}

/** comity_page_entry_ref: */
ComityPageEntry *
comity_page_entry_ref (ComityPageEntry *entry)
{
  g_atomic_ref_count_inc (&entry->refs);
  return entry;
}

/** comity_page_entry_unref: */
void
comity_page_entry_unref (ComityPageEntry *entry)
{
  if (!g_atomic_ref_count_dec (&entry->refs))
    return;
  g_free (entry->title);
  g_free (entry->at);
  g_free (entry->who);
  g_free (entry->action);
  g_ptr_array_unref (entry->changes);
  g_free (entry);
}

/** comity_page_data_free: */
void
comity_page_data_free (ComityPageData *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->face);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->cover, comity_cover_unref);
  if (self->extra != NULL && self->extra_free != NULL)
    self->extra_free (self->extra);
  g_free (self);
}

/**
 * comity_page_data_find:
 * @kind: the name of a kind
 *
 * Returns: (transfer none) (nullable): the first relation of that kind
 */
ComityPageRelation *
comity_page_data_find (ComityPageData *self, const char *kind)
{
  for (guint i = 0; i < self->relations->len; i++) {
    ComityPageRelation *relation = self->relations->pdata[i];

    if (strcmp (relation->kind->name, kind) == 0)
      return relation;
  }
  return NULL;
}

static gboolean
names (const ComityField *field, const ComityKind *kind)
{
  return (field->type == COMITY_TYPE_REF || field->type == COMITY_TYPE_REFS) &&
         g_strcmp0 (field->target, kind->name) == 0;
}

/**
 * comity_page_possible_relations:
 * @kind: the kind of the page
 *
 * Returns: (transfer full) (element-type ComityRelation): what may name a record of @kind, without
 *   counts: its sub-kinds first, then the others in the order of the sidebar
 */
GPtrArray *
comity_page_possible_relations (const ComityKind *kind)
{
  GPtrArray *relations = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint pass = 0; pass < 2; pass++)
    for (guint k = 0; k < n_kinds; k++)
      for (guint f = 0; f < kinds[k]->n_fields; f++) {
        const ComityField *field = &kinds[k]->fields[f];
        gboolean is_own = (field->flags & COMITY_OWNER) != 0;
        ComityRelation *relation;

        if (!names (field, kind) || is_own != (pass == 0) ||
            (!is_own && (kinds[k]->flags & COMITY_KIND_SUB) != 0))
          continue;
        relation = g_new0 (ComityRelation, 1);
        relation->kind = kinds[k];
        relation->field = field;
        g_ptr_array_add (relations, relation);
      }
  return relations;
}

/* The newest of dated kinds, the others by title. */
static GPtrArray *
read_first (ComityDb *db, ComityPageRelation *relation, gint64 id, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (relation->kind);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = NULL;

  if (!comity_query_add_filter (query, relation->field->name, COMITY_OP_IS, value, error))
    return NULL;
  if (relation->kind->from != NULL &&
      !comity_query_set_sort (query, relation->kind->from, TRUE, error))
    return NULL;
  comity_query_set_limit (query, FIRST_ROWS);
  ids = comity_db_ids (db, query, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++) {
    ComityRecord *record =
      comity_db_load (db, relation->kind, g_array_index (ids, gint64, i), error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return g_steal_pointer (&records);
}

static guint
find_count (GPtrArray *counted, const ComityField *field)
{
  for (guint i = 0; i < counted->len; i++) {
    ComityRelation *relation = counted->pdata[i];

    if (relation->field == field)
      return relation->count;
  }
  return 0;
}

static gboolean
read_relations (ComityDb *db, ComityPageData *self, ComityPageKey *key, GError **error)
{
  g_autoptr (GPtrArray) possible = comity_page_possible_relations (key->kind);
  g_autoptr (GPtrArray) counted = comity_db_relations (db, key->kind, key->id, error);

  if (counted == NULL)
    return FALSE;
  for (guint i = 0; i < possible->len; i++) {
    ComityRelation *possibility = possible->pdata[i];
    gboolean is_own = (possibility->field->flags & COMITY_OWNER) != 0;
    guint count = find_count (counted, possibility->field);
    ComityPageRelation *relation;

    if (count == 0 && !is_own)
      continue;
    relation = g_new0 (ComityPageRelation, 1);
    relation->kind = possibility->kind;
    relation->field = possibility->field;
    relation->count = count;
    g_ptr_array_add (self->relations, relation);
    relation->records = is_own ? comity_db_children (db, relation->field, relation->kind, key->id,
                                                     MOST_CHILDREN, error) :
                                 read_first (db, relation, key->id, error);
    if (relation->records == NULL)
      return FALSE;
  }
  return TRUE;
}

static char *
dup_shown (ComityDb *db, const ComityField *field, const char *neutral)
{
  const ComityKind *target = field->target != NULL ? comity_kind_find (field->target) : NULL;
  g_autofree char *shown = NULL;
  gint64 id;

  if (neutral == NULL)
    return NULL;
  if (field->type == COMITY_TYPE_REF && target != NULL && comity_id_parse (neutral, &id)) {
    char *title = comity_db_title (db, target, id);

    if (title != NULL)
      return title;
  }
  shown = comity_field_format (field, neutral);
  return comity_mask_dup (field, shown);
}

/**
 * comity_page_entry_read:
 *
 * Returns: (transfer full): a row of the journal, as people read it
 */
ComityPageEntry *
comity_page_entry_read (ComityDb *db, const ComityHistoryEntry *from)
{
  ComityPageEntry *entry = g_new0 (ComityPageEntry, 1);

  g_atomic_ref_count_init (&entry->refs);
  entry->seq = from->seq;
  entry->batch = from->batch;
  entry->kind = from->kind;
  entry->id = from->id;
  entry->version = from->version;
  entry->at = g_strdup (from->at);
  entry->who = g_strdup (from->who);
  entry->action = g_strdup (from->action);
  entry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  for (guint i = 0; i < from->fields->len; i++) {
    ComityPageChange *change = g_new0 (ComityPageChange, 1);

    change->field = from->fields->pdata[i];
    change->was = dup_shown (db, change->field, from->olds->pdata[i]);
    change->is = dup_shown (db, change->field, from->news->pdata[i]);
    g_ptr_array_add (entry->changes, change);
  }
  return entry;
}

static gboolean
read_history (ComityDb *db, ComityPageData *self, ComityPageKey *key, GError **error)
{
  g_autoptr (GPtrArray) entries = comity_db_history (db, key->kind, key->id, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len && i < MOST_HISTORY; i++)
    g_ptr_array_add (self->history, comity_page_entry_read (db, entries->pdata[i]));
  return TRUE;
}

/* Records of any kind may be named by files and by tasks. */
static GPtrArray *
read_linked (ComityDb *db, const char *kind_name, ComityPageKey *key, GError **error)
{
  const ComityKind *kind = comity_kind_find (kind_name);
  const ComityField *field = comity_kind_get_field (kind, "record");

  if (key->kind == kind)
    return g_ptr_array_new ();
  return comity_db_children (db, field, kind, key->id, MOST_CHILDREN, error);
}

static gboolean
read_all_linked (ComityDb *db, ComityPageData *self, ComityPageKey *key, GError **error)
{
  self->files = read_linked (db, "attachment", key, error);
  self->tasks = self->files != NULL ? read_linked (db, "task", key, error) : NULL;
  return self->tasks != NULL;
}

/* An agreement or a project is recognised by the partner's logo. */
static void
read_face (ComityDb *db, ComityPageData *self)
{
  const ComityKind *kind = comity_record_get_kind (self->record);
  const ComityKind *partner = comity_kind_find ("partner");

  for (guint i = 0; kind != partner && kind->picture == NULL && i < kind->n_fields; i++) {
    gint64 id;

    if (kind->fields[i].type == COMITY_TYPE_REF &&
        g_strcmp0 (kind->fields[i].target, "partner") == 0 &&
        (id = comity_record_get_ref (self->record, kind->fields[i].name)) != 0) {
      self->face = comity_db_load (db, partner, id, NULL);
      break;
    }
  }
  if (self->face == NULL)
    self->face = g_object_ref (self->record);
}

static void
make_cover (ComityPageData *self)
{
  ComityPageRelation *papers = comity_page_data_find (self, "paper");
  g_autofree char *today = comity_date_today ();

  if (papers != NULL && strcmp (comity_record_get_kind (self->record)->name, "student") == 0)
    self->cover = comity_cover_new_from_papers (papers->records,
                                                comity_cover_is_here (
                                                  comity_record_get (self->record, "status")),
                                                today);
}

static void
set_masked (GPtrArray *records, gboolean masked)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    comity_record_set_masked (records->pdata[i], masked);
}

/**
 * comity_page_data_set_masked:
 * @masked: whether document numbers are shown in part
 */
void
comity_page_data_set_masked (ComityPageData *self, gboolean masked)
{
  comity_record_set_masked (self->record, masked);
  for (guint i = 0; i < self->relations->len; i++)
    set_masked (((ComityPageRelation *) self->relations->pdata[i])->records, masked);
}

/**
 * comity_page_data_has_masked:
 *
 * Returns: whether some record of the page has a document number
 */
gboolean
comity_page_data_has_masked (ComityPageData *self)
{
  if (comity_kind_has_masked (comity_record_get_kind (self->record)))
    return TRUE;
  for (guint i = 0; i < self->relations->len; i++) {
    ComityPageRelation *relation = self->relations->pdata[i];

    if (relation->records->len > 0 && comity_kind_has_masked (relation->kind))
      return TRUE;
  }
  return FALSE;
}

/**
 * comity_page_data_read:
 * @key: a #ComityPageKey
 *
 * A #ComityReadFunc: everything that the page of a record shows.
 *
 * Returns: (transfer full) (nullable): a #ComityPageData
 */
gpointer
comity_page_data_read (ComityDb *db, gpointer key, GError **error)
{
  g_autoptr (ComityPageData) self = g_new0 (ComityPageData, 1);
  ComityPageKey *wanted = key;
  const ComityCraft *craft = comity_craft_find (wanted->kind);

  self->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_page_entry_unref);
  self->record = comity_db_load (db, wanted->kind, wanted->id, error);
  if (self->record == NULL || !read_relations (db, self, wanted, error) ||
      !read_all_linked (db, self, wanted, error) || !read_history (db, self, wanted, error))
    return NULL;
  if (craft != NULL && craft->read != NULL && !craft->read (db, self, error))
    return NULL;
  read_face (db, self);
  make_cover (self);
  return g_steal_pointer (&self);
}
