/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <glib/gi18n-lib.h>

static gboolean
delete_rows (ComityDb *db, const ComityKind *kind, gint64 id, GError **error)
{
  const ComityTable *table = comity_table (kind);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = $1", kind->name);
  g_auto (ComityStatement) st = comity_statement (db, sql);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_auto (ComityStatement) many = { .db = db };

    if (table->many_delete[i] == NULL)
      continue;
    many = comity_statement (db, table->many_delete[i]);
    comity_statement_bind_id (&many, 1, id);
    if (!comity_statement_run (&many, error))
      return FALSE;
  }
  comity_statement_bind_id (&st, 1, id);
  return comity_statement_run (&st, error) &&
         comity_search_put (db, kind, id, NULL, FALSE, error) &&
         comity_write_tally (db, kind, -1, error);
}

/* The value of a reference without one record; NULL when nothing is left. */
static char *
value_without (ComityRecord *record, guint index, gint64 id)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  g_auto (GStrv) items = NULL;
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_auto (GStrv) array = NULL;

  if (!comity_field_is_many (field))
    return NULL;
  items = comity_field_split (field, comity_record_get_at (record, index));
  for (guint i = 0; items[i] != NULL; i++) {
    if (g_ascii_strtoll (items[i], NULL, 10) != id)
      g_strv_builder_add (left, items[i]);
  }
  array = g_strv_builder_end (left);
  return array[0] ? comity_field_join (field, (const char *const *) array) : NULL;
}

/* Takes the reference out of one record. Returns FALSE without @error when the record cannot be
 * without it. */
static gboolean
release (ComityWrite *self,
         const ComityKind *kind,
         guint index,
         gint64 id,
         gint64 named,
         GError **error)
{
  g_autoptr (ComityRecord) old =
    comity_read_record (self->db, kind, id, COMITY_LOAD_MANY, NULL, error);
  g_autoptr (ComityRecord) new = NULL;
  g_autofree char *left = NULL;

  if (old == NULL)
    return FALSE;
  left = value_without (old, index, named);
  if (left == NULL && (kind->fields[index].flags & COMITY_REQUIRED))
    return FALSE;
  new = comity_record_copy (old);
  comity_record_set_at (new, index, left);
  return comity_write_put (self, new, old, error);
}

static void
set_in_use (ComityRecord *record,
            const ComityKind *by,
            const ComityField *field,
            guint count,
            GError **error)
{
  g_autofree char *title = comity_record_dup_title (record);

  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_IN_USE,
               /* Translators: title of a record; how many; what they are, such as “Agreements”;
                * the label of the field that names the record. */
               ngettext ("“%1$s” cannot be deleted: %2$u record among “%3$s” names it as “%4$s” "
                         "and cannot be without. Change or delete that one first.",
                         "“%1$s” cannot be deleted: %2$u records among “%3$s” name it as “%4$s” "
                         "and cannot be without. Change or delete those first.",
                         count),
               title, count, comity_kind_get_plural (by), comity_field_get_label (field));
}

/* Frees one field of one kind from the record: owned and linked ones go with it, others lose the
 * reference, and where that is required the deletion is refused. */
static gboolean
release_field (ComityWrite *self,
               ComityRecord *record,
               const ComityKind *kind,
               guint index,
               GError **error)
{
  const ComityField *field = &kind->fields[index];
  gint64 named = comity_record_get_id (record);
  gboolean goes_too = (field->flags & COMITY_OWNER) || field->type == COMITY_TYPE_LINK;
  g_autoptr (GArray) ids =
    comity_read_naming (self->db, kind, field, comity_record_get_kind (record), named, error);
  guint in_use = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autoptr (GError) local = NULL;

    if (!goes_too && g_hash_table_contains (self->deleting, &id))
      continue;
    if (goes_too ? comity_write_delete (self, kind, id, 0, &local) :
                   release (self, kind, index, id, named, &local))
      continue;
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    in_use++;
  }
  if (in_use > 0)
    set_in_use (record, kind, field, in_use, error);
  return ids != NULL && in_use == 0;
}

static gboolean
release_all (ComityWrite *self, ComityRecord *record, GError **error)
{
  const ComityKind *of = comity_record_get_kind (record);
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    for (guint k = 0; k < kinds[i]->n_fields; k++) {
      if (comity_field_can_name (&kinds[i]->fields[k], of) &&
          !release_field (self, record, kinds[i], k, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* The row goes first: what refers to it may be found again from what it refers to. */
static gboolean
drop (ComityWrite *self, ComityRecord *record, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  gint64 id = comity_record_get_id (record);
  ComityTitled titled = { kind, id };

  g_hash_table_add (self->deleted, g_memdup2 (&id, sizeof id));
  comity_changed_add (self->changed, kind, id);
  self->changed->order_changed = TRUE;
  g_array_append_val (self->titled, titled);
  return delete_rows (self->db, kind, id, error);
}

static gboolean
note_deleted (ComityWrite *self, ComityRecord *record, GError **error)
{
  g_autofree char *changes = comity_journal_changes (record, NULL);

  return comity_journal_add (self->db, &self->journal, comity_record_get_kind (record),
                             comity_record_get_id (record), comity_record_get_version (record) + 1,
                             "delete", changes, error);
}

/**
 * comity_write_remove:
 * @record: as it is in the database, with all values
 *
 * Deletes this record and nothing else; the caller looks whether something still names it.
 */
gboolean
comity_write_remove (ComityWrite *self, ComityRecord *record, GError **error)
{
  return drop (self, record, error) && note_deleted (self, record, error);
}

/**
 * comity_write_delete:
 * @version: the version that was read; 0: any
 *
 * Deletes a record with its sub-records and what is linked to it, each with a row of the journal
 * that keeps all values. References to it are taken out; where one is required and not itself
 * being deleted, %COMITY_STORE_ERROR_IN_USE says which.
 */
gboolean
comity_write_delete (ComityWrite *self,
                     const ComityKind *kind,
                     gint64 id,
                     int version,
                     GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ComityRecord) record =
    comity_read_record (self->db, kind, id, COMITY_LOAD_ALL, NULL, &local);

  if (record == NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    else if (g_hash_table_contains (self->deleted, &id))
      return TRUE;
    else
      comity_write_set_gone (kind, error);
    return FALSE;
  }
  if (version > 0 && version != comity_record_get_version (record)) {
    comity_write_set_stale (record, error);
    return FALSE;
  }
  return drop (self, record, error) && release_all (self, record, error) &&
         note_deleted (self, record, error);
}
