/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

/* How `field` of `kind` names a record: the ids of those that name $1. */
static char *
select_naming (const ComityKind *kind, const ComityField *field, const char *what)
{
  if (comity_field_is_many (field))
    return g_strdup_printf ("SELECT %s FROM \"%s\" AS k WHERE k.\"id\" IN "
                            "(SELECT \"owner\" FROM \"%s__%s\" WHERE \"value\" = $1)",
                            what, kind->name, kind->name, field->name);
  return g_strdup_printf ("SELECT %s FROM \"%s\" AS k WHERE k.\"%s\" = $1", what, kind->name,
                          field->name);
}

static void
bind_named (ComityStatement *st, const ComityField *field, const ComityKind *kind, gint64 id)
{
  g_autofree char *link = NULL;

  if (field->type != COMITY_TYPE_LINK) {
    comity_statement_bind_id (st, 1, id);
    return;
  }
  link = comity_link_print (kind, id);
  comity_statement_bind_text (st, 1, link);
}

/**
 * comity_field_can_name:
 *
 * Returns: whether a value of @field can name a record of @kind
 */
gboolean
comity_field_can_name (const ComityField *field, const ComityKind *kind)
{
  return field->type == COMITY_TYPE_LINK ||
         (comity_field_is_reference (field) && g_strcmp0 (field->target, kind->name) == 0);
}

/**
 * comity_read_naming:
 * @of: the kind of the record @id
 *
 * Returns: (transfer full) (element-type gint64): the records of @kind whose @field names it
 */
GArray *
comity_read_naming (ComityDb *db,
                    const ComityKind *kind,
                    const ComityField *field,
                    const ComityKind *of,
                    gint64 id,
                    GError **error)
{
  g_autofree char *sql = select_naming (kind, field, "k.\"id\"");
  g_auto (ComityStatement) st = comity_statement (db, sql);

  bind_named (&st, field, of, id);
  return comity_statement_ids (&st, error);
}

static gboolean
add_relation (ComityDb *db,
              GPtrArray *relations,
              const ComityKind *of,
              gint64 id,
              const ComityKind *kind,
              const ComityField *field,
              GError **error)
{
  g_autofree char *sql = select_naming (kind, field, "count(*)");
  g_auto (ComityStatement) st = comity_statement (db, sql);
  ComityRelation *relation;

  bind_named (&st, field, of, id);
  if (!comity_statement_row (&st, error))
    return FALSE;
  if (comity_statement_id (&st, 0) == 0)
    return TRUE;
  relation = g_new0 (ComityRelation, 1);
  relation->kind = kind;
  relation->field = field;
  relation->count = (guint) comity_statement_id (&st, 0);
  g_ptr_array_add (relations, relation);
  return TRUE;
}

/**
 * comity_db_relations:
 *
 * Counts what names a record: for each kind and reference field. Sub-records come first, then the
 * other kinds, both in the order of the kinds; what nothing names is left out.
 *
 * Returns: (transfer full) (element-type ComityRelation): free elements with g_free()
 */
GPtrArray *
comity_db_relations (ComityDb *db, const ComityKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < n_kinds; i++) {
      if (((kinds[i]->flags & COMITY_KIND_SUB) != 0) != (pass == 0))
        continue;
      for (guint k = 0; k < kinds[i]->n_fields; k++) {
        const ComityField *field = &kinds[i]->fields[k];

        if (comity_field_can_name (field, kind) &&
            !add_relation (db, relations, kind, id, kinds[i], field, error))
          return NULL;
      }
    }
  }
  return g_steal_pointer (&relations);
}

/* A LINK names its record together with its kind, which the caller does not tell: ids are unique
 * across kinds, so the one that exists is meant. */
static const ComityKind *
find_owner_kind (ComityDb *db, const ComityField *field, gint64 id)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  if (field->type != COMITY_TYPE_LINK)
    return field->target ? comity_kind_find (field->target) : NULL;
  for (guint i = 0; i < n_kinds; i++) {
    if (comity_read_exists (db, kinds[i], id))
      return kinds[i];
  }
  return NULL;
}

static GArray *
children_ids (ComityDb *db,
              const ComityField *field,
              const ComityKind *child,
              gint64 id,
              guint limit,
              GError **error)
{
  const ComityKind *owner = find_owner_kind (db, field, id);
  g_autofree char *naming = select_naming (child, field, "k.\"id\"");
  g_autoptr (GString) sql = g_string_new (naming);
  g_auto (ComityStatement) st = { .db = db };

  if (owner == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; child->order != NULL && child->order[i] != NULL; i++)
    g_string_append_printf (sql, "k.\"%s\" IS NULL, k.\"%s\", ", child->order[i], child->order[i]);
  g_string_append_printf (sql, "%sk.\"id\" LIMIT $2", child->order ? "" : "k.\"title_key\", ");
  st = comity_statement (db, sql->str);
  bind_named (&st, field, owner, id);
  comity_statement_bind_id (&st, 2, limit > 0 ? (gint64) limit : -1);
  return comity_statement_ids (&st, error);
}

/**
 * comity_db_children:
 * @field_of_child: the reference by which @child names the record @id
 * @limit: at most so many; 0: all
 *
 * Loads the records that name a record, ordered by the fields that their kind names for it, else
 * by title.
 *
 * Returns: (transfer full) (element-type ComityRecord): or %NULL with @error
 */
GPtrArray *
comity_db_children (ComityDb *db,
                    const ComityField *field_of_child,
                    const ComityKind *child,
                    gint64 id,
                    guint limit,
                    GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = children_ids (db, field_of_child, child, id, limit, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    ComityRecord *record = comity_db_load (db, child, g_array_index (ids, gint64, i), error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return ids ? g_steal_pointer (&records) : NULL;
}
