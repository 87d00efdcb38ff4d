/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-undo.h"

#include <glib/gi18n-lib.h>

#include "comity-date.h"
#include "comity-jobs.h"
#include "comity-sentence.h"

/*
 * Goes back to what a record, or the whole office, was at a moment: the changes since are taken
 * away from what stands now, a record at a time, and the difference is written as one change.
 */

#define MAX_DEPTH 4

typedef struct {
  ComityJob *job;
  const ComityKind *kind; /* NULL: the whole office */
  gint64 id, seq;
} Request;

typedef struct {
  ComityWrite *write;
  ComityJob *job;
  gint64 seq, head; /* rows between them are taken away */
} Rewind;

/** State: what a record was, or that it was not there. */
typedef struct {
  gboolean there, unknown;
  char *created;
  ComityRecord *record; /* its values */
} State;

static void
state_clear (State *state)
{
  g_clear_object (&state->record);
  g_clear_pointer (&state->created, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static void
set_olds (State *state, const ComityHistoryEntry *entry)
{
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];

    comity_record_set_at (state->record, (guint) (field - entry->kind->fields),
                          entry->olds->pdata[i]);
  }
}

static void
step_back (State *state, const ComityHistoryEntry *entry)
{
  if (g_str_equal (entry->action, "set")) {
    set_olds (state, entry);
  } else if (g_str_equal (entry->action, "add")) {
    g_clear_object (&state->record);
    state->record = comity_record_new (entry->kind);
    state->there = FALSE;
  } else if (g_str_equal (entry->action, "delete")) {
    set_olds (state, entry);
    g_set_str (&state->created, entry->created);
    state->there = TRUE;
  } else {
    state->unknown = TRUE;
  }
}

/* Takes away what happened to the record since. @now: (nullable): what it is. */
static gboolean
read_state (Rewind *self,
            const ComityKind *kind,
            gint64 id,
            ComityRecord *now,
            State *state,
            GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (self->write->db,
                      COMITY_JOURNAL_ENTRY "WHERE \"record\" = $1 AND \"kind\" = $2 AND \"seq\" > "
                                           "$3 AND \"seq\" <= $4 ORDER BY \"seq\" DESC");
  g_autoptr (GError) local = NULL;

  state->there = now != NULL;
  state->record = now ? comity_record_copy (now) : comity_record_new (kind);
  comity_statement_bind_id (&st, 1, id);
  comity_statement_bind_text (&st, 2, kind->name);
  comity_statement_bind_id (&st, 3, self->seq);
  comity_statement_bind_id (&st, 4, self->head);
  while (comity_statement_row (&st, &local)) {
    g_autoptr (ComityHistoryEntry) entry = comity_journal_entry (&st);

    step_back (state, entry);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
bring_back (Rewind *self, const ComityKind *kind, gint64 id, State *state, GError **error)
{
  comity_record_set_version (state->record, comity_undo_next_version (self->write->db, kind, id));
  comity_record_set_stamps (state->record, state->created, NULL);
  return comity_write_bring_back (self->write, state->record, error);
}

/* What has no history that could tell is left as it is. */
static gboolean
rewind_one (Rewind *self, const ComityKind *kind, gint64 id, State *state, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (ComityRecord) now =
    comity_read_record (self->write->db, kind, id, COMITY_LOAD_ALL, &title, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!read_state (self, kind, id, now, state, error))
    return FALSE;
  if (state->unknown || (now == NULL && !state->there))
    return TRUE;
  comity_record_set_id (state->record, id);
  if (now == NULL)
    return bring_back (self, kind, id, state, error);
  if (!state->there)
    return comity_write_remove (self->write, now, error);
  return comity_write_change (self->write, now, title, state->record, error);
}

/* -- A record with what belongs to it --------------------------------------------------------- */

static gboolean rewind_owned (Rewind *self,
                              const ComityKind *kind,
                              gint64 id,
                              guint depth,
                              GError **error);

static char *
dup_name_of (const ComityField *field, const ComityKind *kind, gint64 id)
{
  return field->type == COMITY_TYPE_LINK ? comity_link_print (kind, id) :
                                           g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* Those that name it now, and those that did at some time since. */
static GArray *
find_owned (Rewind *self,
            const ComityKind *child,
            const ComityField *field,
            const ComityKind *kind,
            gint64 id,
            GError **error)
{
  g_autofree char *name = dup_name_of (field, kind, id);
  g_autofree char *part = g_strdup_printf ("\"%s\":[\"%s\"", field->name, name);
  g_auto (ComityStatement) st =
    comity_statement (self->write->db,
                      "SELECT DISTINCT \"record\" FROM \"journal\" WHERE \"seq\" > $1 AND \"seq\" "
                      "<= $2 AND \"kind\" = $3 AND instr (\"changes\", $4) > 0");
  g_autoptr (GArray) past = NULL;
  g_autoptr (GArray) ids = comity_read_naming (self->write->db, child, field, kind, id, error);

  if (ids == NULL)
    return NULL;
  comity_statement_bind_id (&st, 1, self->seq);
  comity_statement_bind_id (&st, 2, self->head);
  comity_statement_bind_text (&st, 3, child->name);
  comity_statement_bind_text (&st, 4, part);
  past = comity_statement_ids (&st, error);
  if (past == NULL)
    return NULL;
  g_array_append_vals (ids, past->data, past->len);
  comity_ids_sort (ids);
  return g_steal_pointer (&ids);
}

static gboolean
rewind_children (Rewind *self,
                 const ComityKind *child,
                 const ComityField *field,
                 const ComityKind *kind,
                 gint64 id,
                 guint depth,
                 GError **error)
{
  g_autoptr (GArray) ids = find_owned (self, child, field, kind, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    gint64 each = g_array_index (ids, gint64, i);
    g_auto (State) state = { 0 };

    if (i > 0 && each == g_array_index (ids, gint64, i - 1))
      continue;
    if (g_cancellable_set_error_if_cancelled (self->write->db->cancellable, error))
      return FALSE;
    /* What goes must not leave its own parts behind: those first. */
    if (!rewind_owned (self, child, each, depth + 1, error) ||
        !rewind_one (self, child, each, &state, error))
      return FALSE;
  }
  return ids != NULL;
}

static gboolean
rewind_owned (Rewind *self, const ComityKind *kind, gint64 id, guint depth, GError **error)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds && depth < MAX_DEPTH; i++) {
    for (guint k = 0; k < kinds[i]->n_fields; k++) {
      const ComityField *field = &kinds[i]->fields[k];
      gboolean owns = (field->flags & COMITY_OWNER) || field->type == COMITY_TYPE_LINK;

      if (owns && comity_field_can_name (field, kind) &&
          !rewind_children (self, kinds[i], field, kind, id, depth, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
was_there (Rewind *self, const ComityKind *kind, gint64 id, GError **error)
{
  g_auto (State) state = { 0 };
  g_autoptr (ComityRecord) now =
    comity_read_record (self->write->db, kind, id, COMITY_LOAD_MANY, NULL, NULL);

  if (!read_state (self, kind, id, now, &state, error))
    return FALSE;
  if (state.unknown)
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                         _ ("The history does not hold any more what was there before. Nothing was "
                            "changed."));
  else if (!state.there)
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                         _ ("There was no such record then. Choose a later day."));
  return state.there && !state.unknown;
}

/* The record itself is written first, so that the history is named after it. */
static gboolean
rewind_record (Rewind *self, const ComityKind *kind, gint64 id, GError **error)
{
  g_auto (State) state = { 0 };

  return was_there (self, kind, id, error) && rewind_one (self, kind, id, &state, error) &&
         rewind_owned (self, kind, id, 0, error);
}

/* -- The whole office ------------------------------------------------------------------------- */

/* What the office began with is not taken away; the erasure of a person’s data is passed over. */
static gboolean
check_beginning (Rewind *self, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (
    self->write->db, "SELECT j.\"at\" FROM \"journal\" AS j LEFT JOIN \"undo\" AS u ON u.\"batch\" "
                     "= j.\"seq\" AND u.\"way\" = 'final' AND j.\"action\" = 'add' WHERE j.\"seq\" "
                     "> $1 AND j.\"seq\" <= $2 AND (j.\"record\" = 0 OR u.\"batch\" IS NOT NULL) "
                     "ORDER BY j.\"seq\" DESC LIMIT 1");
  g_autofree char *when = NULL;

  comity_statement_bind_id (&st, 1, self->seq);
  comity_statement_bind_id (&st, 2, self->head);
  if (!comity_statement_row (&st, NULL))
    return TRUE;
  when = comity_date_format_moment (comity_statement_text (&st, 0));
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
               /* Translators: %s is a moment */
               _ ("The office began later than that: %s. Choose a later day."), when);
  return FALSE;
}

static gboolean
rewind_office (Rewind *self, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (self->write->db, "SELECT DISTINCT \"kind\", \"record\" FROM \"journal\" "
                                       "WHERE \"seq\" > $1 AND "
                                       "\"seq\" <= $2");
  g_autoptr (GError) local = NULL;
  guint done = 0;

  if (!check_beginning (self, error))
    return FALSE;
  comity_statement_bind_id (&st, 1, self->seq);
  comity_statement_bind_id (&st, 2, self->head);
  while (comity_statement_row (&st, &local)) {
    const ComityKind *kind = comity_kind_find (comity_statement_text (&st, 0));
    g_auto (State) state = { 0 };

    comity_progress_set (self->job->progress, ++done, (guint) (self->head - self->seq));
    if (g_cancellable_set_error_if_cancelled (self->write->db->cancellable, error) ||
        (kind && !rewind_one (self, kind, comity_statement_id (&st, 1), &state, error)))
      return FALSE;
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* -- The transaction -------------------------------------------------------------------------- */

static char *
dup_what (ComityDb *db, const Request *request)
{
  g_autoptr (ComityHistoryEntry) entry =
    request->kind ? NULL : comity_journal_read (db, request->seq);

  if (entry == NULL)
    return NULL;
  /* Translators: what somebody did; %s is a moment */
  return comity_sentence_of_moment (N_ ("Restore the office as it was: %s"), entry->at);
}

/* A ComityWriteFunc. */
static gboolean
rewind_func (ComityWrite *write, gpointer data, GError **error)
{
  Request *request = data;
  ComityUndoRow row = { .way = COMITY_UNDO_RESTORE, .of = request->seq };
  g_autofree char *what = dup_what (write->db, request);
  Rewind self = { .write = write, .job = request->job, .seq = request->seq };
  gboolean ok;

  self.head = comity_db_pragma (write->db, "SELECT max (\"seq\") FROM \"journal\"", 0);
  write->journal.what = what;
  ok = request->kind ? rewind_record (&self, request->kind, request->id, error) :
                       rewind_office (&self, error);
  if (!ok || !comity_undo_check (write, error))
    return FALSE;
  row.origin = write->journal.batch;
  if (row.origin == 0) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                         _ ("It is as it was then already. Nothing was changed."));
    return FALSE;
  }
  if (!comity_undo_note (write, &row, error))
    return FALSE;
  write->changed->label = comity_db_batch_label (write->db, row.origin);
  write->journal.what = NULL;
  return TRUE;
}

static ComityJob *
job_new (const ComityKind *kind, gint64 id, gint64 seq)
{
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->id = id;
  request->seq = seq;
  request->job = comity_job_new_write_func (rewind_func, request, g_free);
  return request->job;
}

/**
 * comity_store_rewind_async:
 * @kind: (nullable): of the record; %NULL: the whole office
 * @id: the record; it comes with what belongs to it
 * @seq: a row of the journal: as it was when that had been written; see comity_db_end_of_day()
 * @progress: (nullable): counts the rows of the journal
 *
 * Goes back to what stood at a moment, as a change that can be undone.
 */
void
comity_store_rewind_async (ComityStore *self,
                           const ComityKind *kind,
                           gint64 id,
                           gint64 seq,
                           GCancellable *cancellable,
                           ComityProgress *progress,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ComityJob *job = job_new (kind, id, seq);

  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, comity_store_rewind_async);
  job->progress = progress != NULL ? comity_progress_ref (progress) : NULL;
  comity_store_push_write (self, job);
}

/**
 * comity_store_rewind_finish:
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_store_rewind_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * comity_store_rewind_sync:
 *
 * As comity_store_rewind_async(), waiting.
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_store_rewind_sync (ComityStore *self,
                          const ComityKind *kind,
                          gint64 id,
                          gint64 seq,
                          GError **error)
{
  return comity_store_run_write (self, job_new (kind, id, seq), error);
}
