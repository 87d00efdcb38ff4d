/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <glib/gi18n-lib.h>

#include "comity-date.h"
#include "comity-text.h"

/**
 * comity_write_set_stale:
 *
 * Says that @record was changed meanwhile.
 */
void
comity_write_set_stale (ComityRecord *record, GError **error)
{
  g_autofree char *title = comity_record_dup_title (record);

  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_STALE,
               /* Translators: %s is the title of a record */
               _ ("“%s” has been changed since you opened it. Nothing was saved. Look at the new "
                  "version, then make your change again."),
               title);
}

/**
 * comity_write_set_gone:
 *
 * Says that there is no such record (any more).
 */
void
comity_write_set_gone (const ComityKind *kind, GError **error)
{
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE,
               /* Translators: %s is a kind of record, such as “Partner” */
               _ ("%s: there is no such record (any more). It may have been deleted."),
               comity_kind_get_label (kind));
}

/** comity_write_check_rules: whether @record may stand as it is; says the first thing that is wrong. */
gboolean
comity_write_check_rules (ComityRecord *record, GError **error)
{
  g_autoptr (ComityProblems) problems = comity_record_validate (record);

  if (comity_problems_get_size (problems) == 0)
    return TRUE;
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID,
                       comity_problems_get (problems, 0)->error->message);
  return FALSE;
}

static gboolean
journal_put (ComityWrite *self,
             ComityRecord *old,
             ComityRecord *new,
             const char *changes,
             GError **error)
{
  const ComityKind *kind = comity_record_get_kind (new);
  gint64 id = comity_record_get_id (new);

  comity_changed_add (self->changed, kind, id);
  return comity_journal_add (self->db, &self->journal, kind, id, comity_record_get_version (new),
                             old ? "set" : "add", changes, error);
}

static gboolean
flush_tally (ComityWrite *self, GError **error)
{
  int tally = self->tally;

  self->tally = 0;
  return tally == 0 || comity_write_tally (self->db, self->tallied, tally, error);
}

/* Records of one kind come in a row: they are counted together. */
static gboolean
tally (ComityWrite *self, const ComityKind *kind, GError **error)
{
  if (self->tallied != kind && !flush_tally (self, error))
    return FALSE;
  self->tallied = kind;
  self->tally++;
  return TRUE;
}

/* @prepared: (nullable): (transfer full): */
static gboolean
insert_record (ComityWrite *self, ComityRecord *record, ComityPrepared *prepared, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  gint64 id = comity_record_get_id (record);
  g_autoptr (ComityPrepared) whole = comity_prepared_complete (prepared, self->db, record);

  comity_write_note_titled (self, kind, id);
  return comity_write_insert (self->db, record, whole->title, whole->key, error) &&
         comity_search_put (self->db, kind, id, whole->text, TRUE, error) &&
         tally (self, kind, error) && journal_put (self, NULL, record, whole->changes, error) &&
         (self->ordered || comity_write_refresh_dependents (self, kind, id, 0, error));
}

static gboolean
insert_new (ComityWrite *self, ComityRecord *record, ComityPrepared *prepared, GError **error)
{
  comity_record_set_version (record, 1);
  comity_record_set_stamps (record, self->journal.at, self->journal.at);
  return insert_record (self, record, prepared, error);
}

/* What names nothing has nothing that could be missing at the end. */
static gboolean
put_prepared (ComityWrite *self, ComityRecord *record, ComityPrepared *prepared, GError **error)
{
  g_autoptr (ComityPrepared) owned = prepared;

  if (owned->problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&owned->problem));
    return FALSE;
  }
  if (owned->names_others)
    g_ptr_array_add (self->puts, g_object_ref (record));
  return insert_new (self, record, g_steal_pointer (&owned), error);
}

static void
note_order (ComityWrite *self, ComityRecord *old, ComityRecord *new)
{
  const ComityKind *kind = comity_record_get_kind (new);

  for (guint i = 0; i < kind->n_fields; i++) {
    if ((kind->fields[i].flags & COMITY_FILTERED) && comity_write_differs (old, new, i))
      self->changed->order_changed = TRUE;
  }
}

static gboolean
searched_differs (ComityRecord *old, ComityRecord *new)
{
  const ComityKind *kind = comity_record_get_kind (new);

  for (guint i = 0; i < kind->n_fields; i++) {
    if ((kind->fields[i].flags & COMITY_SEARCHED) && comity_write_differs (old, new, i))
      return TRUE;
  }
  return FALSE;
}

static gboolean
put_text (ComityDb *db, ComityRecord *record, const char *title, GError **error)
{
  g_autofree char *text = comity_search_text (record, title);

  return comity_search_put (db, comity_record_get_kind (record), comity_record_get_id (record),
                            text, FALSE, error);
}

static gboolean
update_record (ComityWrite *self,
               ComityRecord *old,
               const char *old_title,
               ComityRecord *new,
               const char *changes,
               GError **error)
{
  const ComityKind *kind = comity_record_get_kind (new);
  gint64 id = comity_record_get_id (new);
  g_autofree char *title = NULL;
  gboolean retitled;

  comity_record_set_version (new, comity_record_get_version (old) + 1);
  comity_record_set_stamps (new, comity_record_get_created (old), self->journal.at);
  comity_read_all_ref_titles (self->db, new);
  title = comity_record_dup_title (new);
  retitled = g_strcmp0 (title, old_title) != 0;
  note_order (self, old, new);
  if (retitled)
    comity_write_note_titled (self, kind, id);
  return comity_write_update (self->db, old, new, retitled ? title : NULL, error) &&
         (!(retitled || searched_differs (old, new)) || put_text (self->db, new, title, error)) &&
         journal_put (self, old, new, changes, error) &&
         (!retitled || comity_write_refresh_dependents (self, kind, id, 0, error));
}

/**
 * comity_write_change:
 * @old: as it is in the database, with all values
 * @old_title: its title there
 * @new: what shall stand; its version and stamps are set
 *
 * Writes the columns that differ. Neither rules nor references are checked here.
 */
gboolean
comity_write_change (ComityWrite *self,
                     ComityRecord *old,
                     const char *old_title,
                     ComityRecord *new,
                     GError **error)
{
  g_autofree char *changes = comity_journal_changes (old, new);

  return changes == NULL || update_record (self, old, old_title, new, changes, error);
}

/**
 * comity_write_bring_back:
 * @record: a deleted record as it was, with the version that it shall have and when it was made
 *
 * Inserts a record that was deleted, under its own id. Its references are not checked here.
 */
gboolean
comity_write_bring_back (ComityWrite *self, ComityRecord *record, GError **error)
{
  g_autofree char *created = g_strdup (comity_record_get_created (record));

  comity_record_set_stamps (record, created ? created : self->journal.at, self->journal.at);
  return insert_record (self, record, NULL, error);
}

/**
 * comity_write_put:
 * @record: what shall stand; its version and stamps are set
 * @old: (nullable): the record as it is in the database, when the caller has read it and checked
 *   nothing more is needed; else it is read and the version compared
 *
 * Inserts a record or writes the columns that differ, its search index, titles that are made of
 * its title, and its row of the journal. A record that is as it was writes nothing.
 */
gboolean
comity_write_put (ComityWrite *self, ComityRecord *record, ComityRecord *old, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  gboolean trusted = old != NULL;
  g_autofree char *old_title = NULL;
  g_autoptr (ComityRecord) stored = NULL;
  g_autoptr (GError) local = NULL;
  ComityPrepared *prepared = comity_prepared_take (record);

  if (prepared != NULL)
    return put_prepared (self, record, prepared, error);
  stored = comity_read_record (self->db, kind, comity_record_get_id (record), COMITY_LOAD_MANY,
                               &old_title, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (stored == NULL && comity_record_get_version (record) > 0) {
    comity_write_set_gone (kind, error);
    return FALSE;
  }
  if (stored != NULL && !trusted &&
      comity_record_get_version (record) != comity_record_get_version (stored)) {
    comity_write_set_stale (stored, error);
    return FALSE;
  }
  if (!trusted && !comity_write_check_rules (record, error))
    return FALSE;
  g_ptr_array_add (self->puts, g_object_ref (record));
  if (stored == NULL)
    return insert_new (self, record, NULL, error);
  return comity_write_change (self, stored, old_title, record, error);
}

/* -- The transaction -------------------------------------------------------------------------- */

static gboolean
run_operation (ComityWrite *self, const ComityOperation *operation, GError **error)
{
  if (operation->record != NULL)
    return comity_write_put (self, operation->record, NULL, error);
  if (operation->next != NULL)
    return comity_write_stream (self, operation, error);
  if (operation->edits != NULL)
    return comity_write_edits (self, operation, error);
  return comity_write_delete (self, operation->kind, operation->id, operation->version, error);
}

/* A ComityWriteFunc. */
static gboolean
run_operations (ComityWrite *self, gpointer data, GError **error)
{
  ComityChanges *changes = data;

  gint64 before = changes->final ? comity_undo_next (self->db) : 0;

  for (guint i = 0; i < changes->blobs->len; i++) {
    if (!comity_write_blob (self->db, &g_array_index (changes->blobs, ComityBlob, i), error))
      return FALSE;
  }
  for (guint i = 0; i < changes->operations->len; i++) {
    ComityOperation *operation = &g_array_index (changes->operations, ComityOperation, i);

    if (operation->record == NULL && operation->edits == NULL && operation->next == NULL)
      g_hash_table_add (self->deleting, &operation->id);
  }
  for (guint i = 0; i < changes->operations->len; i++) {
    ComityOperation *operation = &g_array_index (changes->operations, ComityOperation, i);

    if (!run_operation (self, operation, error))
      return FALSE;
  }
  return comity_write_check_references (self, error) &&
         (!changes->final || comity_undo_note_final (self, before, error));
}

/* Before the commit, so that a reader that sees the new rows finds the note as well. */
static void
note_titles (ComityWrite *self)
{
  gint64 seq;

  if (self->titled->len == 0)
    return;
  seq = comity_db_pragma (self->db, "SELECT coalesce(max(\"seq\"), 0) FROM \"journal\"", 0);
  for (guint i = 0; self->db->orders != NULL && i < self->titled->len; i++) {
    ComityTitled *titled = &g_array_index (self->titled, ComityTitled, i);

    comity_orders_note (self->db->orders, seq, titled->kind, titled->id);
  }
}

/**
 * comity_write_run:
 * @what: (nullable): a few words for the journal
 * @who: the person's name for the journal
 * @func: does the work through comity_write_put() and its like
 *
 * Runs @func in the transaction under way; the caller commits or rolls back.
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_write_run (ComityDb *db,
                  const char *what,
                  const char *who,
                  ComityWriteFunc func,
                  gpointer data,
                  GError **error)
{
  g_autofree char *now = comity_date_now ();
  g_autoptr (ComityChanged) changed = comity_changed_new ();
  g_autoptr (GHashTable) deleting = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) deleted =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) puts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) titled = g_array_new (FALSE, FALSE, sizeof (ComityTitled));
  ComityWrite self = { .db = db,
                       .journal = { .at = now, .who = who, .what = what },
                       .changed = changed,
                       .deleting = deleting,
                       .deleted = deleted,
                       .puts = puts,
                       .titled = titled };

  if (!func (&self, data, error) || !flush_tally (&self, error))
    return NULL;
  note_titles (&self);
  changed->batch = self.journal.batch;
  return g_steal_pointer (&changed);
}

/**
 * comity_write_apply:
 * @who: the person's name for the journal
 *
 * Does everything in @changes, in the transaction under way; the caller commits or rolls back.
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_write_apply (ComityDb *db, ComityChanges *changes, const char *who, GError **error)
{
  return comity_write_run (db, changes->what, who, run_operations, changes, error);
}
