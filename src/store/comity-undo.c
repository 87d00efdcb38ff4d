/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-undo.h"

#include <glib/gi18n-lib.h>

#include "comity-jobs.h"

/*
 * The rows of a batch are inverted one after the other, the last one first, straight from the
 * journal: a batch of a hundred thousand needs no more memory than one of ten. What may be looked
 * at only in the end (references of records that come back together) is looked at in a second
 * walk over the rows that were written.
 */

typedef struct {
  ComityWrite *write;
  ComityJob *job;
  ComityUndoRow plan;
  gint64 first, last; /* rows of the journal to invert */
  guint done;
} Inversion;

typedef struct {
  ComityJob *job;
  gint64 batch;
  gboolean redo;
} Request;

/* What is taken back in order leaves a state that was there before; else the rules decide. */
static gboolean
check_rules (Inversion *self, ComityRecord *before, ComityRecord *after, GError **error)
{
  g_autoptr (ComityProblems) problems = NULL;
  g_autoptr (ComityProblems) had = NULL;

  if (self->plan.way != COMITY_UNDO_CHANGE)
    return TRUE;
  problems = comity_record_validate (after);
  if (comity_problems_get_size (problems) == 0)
    return TRUE;
  had = comity_record_validate (before);
  if (comity_problems_get_size (had) > 0)
    return TRUE;
  return comity_undo_refuse_rule (before, comity_problems_get (problems, 0)->error, error);
}

static gboolean
invert_set (Inversion *self, ComityHistoryEntry *entry, GError **error)
{
  ComityWrite *write = self->write;
  g_autofree char *title = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (ComityRecord) now =
    comity_read_record (write->db, entry->kind, entry->id, COMITY_LOAD_MANY, &title, &local);
  g_autoptr (ComityRecord) then = NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (now == NULL)
    return comity_undo_refuse_deleted (write, entry, error);
  then = comity_record_copy (now);
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];
    guint index = (guint) (field - entry->kind->fields);
    const char *value = comity_record_get_at (now, index);

    if (g_strcmp0 (value, entry->olds->pdata[i]) == 0)
      continue;
    if (g_strcmp0 (value, entry->news->pdata[i]) != 0)
      return comity_undo_refuse_changed (write, now, field, entry->seq, error);
    comity_record_set_at (then, index, entry->olds->pdata[i]);
  }
  return check_rules (self, now, then, error) &&
         comity_write_change (write, now, title, then, error);
}

/* The first field that is not as @entry left it, or NULL. */
static const ComityField *
find_difference (ComityRecord *record, const ComityHistoryEntry *entry)
{
  const ComityKind *kind = entry->kind;

  for (guint i = 0; i < kind->n_fields; i++) {
    guint at;
    const char *left =
      g_ptr_array_find (entry->fields, &kind->fields[i], &at) ? entry->news->pdata[at] : NULL;

    if (g_strcmp0 (comity_record_get_at (record, i), left) != 0)
      return &kind->fields[i];
  }
  return NULL;
}

static gboolean
invert_add (Inversion *self, ComityHistoryEntry *entry, GError **error)
{
  ComityWrite *write = self->write;
  g_autoptr (GError) local = NULL;
  g_autoptr (ComityRecord) now =
    comity_read_record (write->db, entry->kind, entry->id, COMITY_LOAD_ALL, NULL, &local);
  const ComityField *changed;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (now == NULL)
    return TRUE;
  changed = find_difference (now, entry);
  if (changed != NULL)
    return comity_undo_refuse_changed (write, now, changed, entry->seq, error);
  return comity_write_remove (write, now, error);
}

/**
 * comity_undo_next_version:
 *
 * Returns: the version that a deleted record has when it comes back
 */
int
comity_undo_next_version (ComityDb *db, const ComityKind *kind, gint64 id)
{
  g_auto (ComityStatement) st = comity_statement (db, "SELECT max (\"version\") FROM \"journal\" "
                                                      "WHERE \"record\" = $1 AND \"kind\" = $2");

  comity_statement_bind_id (&st, 1, id);
  comity_statement_bind_text (&st, 2, kind->name);
  return comity_statement_row (&st, NULL) ? (int) comity_statement_id (&st, 0) + 1 : 1;
}

static gboolean
invert_delete (Inversion *self, ComityHistoryEntry *entry, GError **error)
{
  g_autoptr (ComityRecord) record = NULL;

  if (comity_read_exists (self->write->db, entry->kind, entry->id))
    return TRUE;
  record = comity_record_new (entry->kind);
  comity_record_set_id (record, entry->id);
  comity_record_set_version (record,
                             comity_undo_next_version (self->write->db, entry->kind, entry->id));
  comity_record_set_stamps (record, entry->created, NULL);
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];

    comity_record_set_at (record, (guint) (field - entry->kind->fields), entry->olds->pdata[i]);
  }
  return comity_write_bring_back (self->write, record, error);
}

static gboolean
refuse_unknown (GError **error)
{
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                       _ ("The history does not hold any more what was there before. Nothing was "
                          "changed."));
  return FALSE;
}

static gboolean
invert (Inversion *self, ComityHistoryEntry *entry, GError **error)
{
  if (entry->kind == NULL)
    return refuse_unknown (error);
  if (g_str_equal (entry->action, "set"))
    return invert_set (self, entry, error);
  if (g_str_equal (entry->action, "add"))
    return invert_add (self, entry, error);
  if (g_str_equal (entry->action, "delete"))
    return invert_delete (self, entry, error);
  return refuse_unknown (error);
}

static gboolean
go_on (Inversion *self, GError **error)
{
  self->done++;
  comity_progress_set (self->job->progress, self->done, (guint) (self->last - self->first + 1));
  return !g_cancellable_set_error_if_cancelled (self->write->db->cancellable, error);
}

static gboolean
invert_rows (Inversion *self, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (self->write->db,
                      COMITY_JOURNAL_ENTRY "WHERE \"seq\" BETWEEN $1 AND $2 ORDER BY \"seq\" DESC");
  g_autoptr (GError) local = NULL;

  comity_statement_bind_id (&st, 1, self->first);
  comity_statement_bind_id (&st, 2, self->last);
  while (comity_statement_row (&st, &local)) {
    g_autoptr (ComityHistoryEntry) entry = comity_journal_entry (&st);

    if (!invert (self, entry, error) || !go_on (self, error))
      return FALSE;
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* -- The second walk -------------------------------------------------------------------------- */

static gboolean
keys_hold (ComityDb *db)
{
  int now = 0, highest = 0;

  return sqlite3_db_status (db->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &now, &highest, 0) ==
           SQLITE_OK &&
         now == 0;
}

/* SQLite watches the references itself and has told in @keys_hold that all is well; it knows
 * nothing of files, and of links that name their kind. */
static gboolean
is_watched (const ComityField *field)
{
  return field->type == COMITY_TYPE_REF || field->type == COMITY_TYPE_REFS;
}

static gboolean
check_put (ComityWrite *write, ComityHistoryEntry *entry, gboolean holds, GError **error)
{
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];

    if (entry->news->pdata[i] == NULL || (holds && is_watched (field)))
      continue;
    if (!comity_write_check_field (write->db, field, entry->news->pdata[i], NULL))
      return comity_undo_refuse_missing (write, entry, field, entry->news->pdata[i], error);
  }
  return TRUE;
}

static gboolean
is_linked (ComityWrite *write, const ComityHistoryEntry *entry)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    for (guint k = 0; k < kinds[i]->n_fields; k++) {
      const ComityField *field = &kinds[i]->fields[k];
      g_autoptr (GArray) ids =
        field->type == COMITY_TYPE_LINK ?
          comity_read_naming (write->db, kinds[i], field, entry->kind, entry->id, NULL) :
          NULL;

      if (ids != NULL && ids->len > 0)
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
check_written (ComityWrite *write, ComityHistoryEntry *entry, gboolean holds, GError **error)
{
  if (!g_str_equal (entry->action, "delete"))
    return check_put (write, entry, holds, error);
  /* It may have been brought back by a later row. */
  if ((holds && !is_linked (write, entry)) ||
      comity_read_exists (write->db, entry->kind, entry->id))
    return TRUE;
  return comity_undo_refuse_named (write, entry->kind, entry->id, error);
}

/**
 * comity_undo_check:
 *
 * Looks, at the end of a transaction that wrote what once stood, whether everything that is named
 * is there, and whether nothing names what is gone.
 */
gboolean
comity_undo_check (ComityWrite *write, GError **error)
{
  gboolean holds = keys_hold (write->db);
  g_auto (ComityStatement) st =
    comity_statement (write->db, COMITY_JOURNAL_ENTRY "WHERE \"seq\" >= $1 ORDER BY \"seq\"");
  g_autoptr (GError) local = NULL;

  if (write->journal.batch == 0)
    return TRUE;
  comity_statement_bind_id (&st, 1, write->journal.batch);
  while (comity_statement_row (&st, &local)) {
    g_autoptr (ComityHistoryEntry) entry = comity_journal_entry (&st);

    if (!check_written (write, entry, holds, error))
      return FALSE;
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* -- The transaction -------------------------------------------------------------------------- */

static gboolean
set_nothing (const Request *request, GError **error)
{
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                       request->redo ? _ ("There is nothing to redo.") :
                                       _ ("There is nothing to undo."));
  return FALSE;
}

static gboolean
is_batch (ComityDb *db, gint64 batch)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"batch\" FROM \"journal\" WHERE \"seq\" = $1");

  comity_statement_bind_id (&st, 1, batch);
  return comity_statement_row (&st, NULL) && comity_statement_id (&st, 0) == batch;
}

static gboolean
may_invert (ComityDb *db, gint64 batch, GError **error)
{
  if (!is_batch (db, batch)) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                         _ ("There is no such change in the history."));
    return FALSE;
  }
  if (comity_undo_row (db, batch).way == COMITY_UNDO_FINAL)
    return refuse_unknown (error);
  return TRUE;
}

/* A ComityWriteFunc. */
static gboolean
undo_func (ComityWrite *write, gpointer data, GError **error)
{
  Request *request = data;
  Inversion self = { .write = write, .job = request->job };

  if (!comity_undo_plan (write->db, request->batch, request->redo, &self.plan))
    return set_nothing (request, error);
  if (!may_invert (write->db, self.plan.of, error))
    return FALSE;
  self.first = self.plan.of;
  self.last = comity_journal_last (write->db, self.plan.of);
  write->changed->label = comity_undo_dup_label (write->db, self.plan.of);
  if (!invert_rows (&self, error) || !comity_undo_check (write, error))
    return FALSE;
  if (write->journal.batch != 0)
    return comity_undo_note (write, &self.plan, error);
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                       _ ("It has been undone already. Nothing was changed."));
  return FALSE;
}

static ComityJob *
job_new (gint64 batch, gboolean redo)
{
  Request *request = g_new0 (Request, 1);

  request->batch = batch;
  request->redo = redo;
  request->job = comity_job_new_write_func (undo_func, request, g_free);
  return request->job;
}

static void
push (ComityStore *self, ComityJob *job, GTask *task, ComityProgress *progress)
{
  job->task = task;
  job->progress = progress != NULL ? comity_progress_ref (progress) : NULL;
  comity_store_push_write (self, job);
}

/**
 * comity_store_undo_async:
 * @batch: of the journal, such as ComityChanged.batch; 0: what was done last
 * @progress: (nullable): counts the rows of the journal
 *
 * Takes back a transaction in a transaction of its own. When @batch is what was done last, it can
 * be redone; an older one is taken back as a change of its own, which can be undone. When
 * something was changed since, it is refused with %COMITY_STORE_ERROR_UNDO and the reason.
 */
void
comity_store_undo_async (ComityStore *self,
                         gint64 batch,
                         GCancellable *cancellable,
                         ComityProgress *progress,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, comity_store_undo_async);
  push (self, job_new (batch, FALSE), task, progress);
}

/**
 * comity_store_undo_finish:
 *
 * Returns: (transfer full): what changed, with the label of what was undone or redone; or %NULL with
 *   a sentence in @error
 */
ComityChanged *
comity_store_undo_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * comity_store_undo_sync:
 *
 * As comity_store_undo_async(), waiting.
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_store_undo_sync (ComityStore *self, gint64 batch, GError **error)
{
  return comity_store_run_write (self, job_new (batch, FALSE), error);
}

/**
 * comity_store_redo_async:
 * @progress: (nullable): counts the rows of the journal
 *
 * Brings back what was undone last, if nothing else was done since; comity_store_undo_finish() has
 * the answer.
 */
void
comity_store_redo_async (ComityStore *self,
                         GCancellable *cancellable,
                         ComityProgress *progress,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, comity_store_redo_async);
  push (self, job_new (0, TRUE), task, progress);
}

/**
 * comity_store_redo_sync:
 *
 * As comity_store_redo_async(), waiting.
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_store_redo_sync (ComityStore *self, GError **error)
{
  return comity_store_run_write (self, job_new (0, TRUE), error);
}
