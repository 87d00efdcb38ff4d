/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-erase-private.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "comity-backup-private.h"
#include "comity-drafts.h"
#include "comity-jobs.h"

/*
 * An erasure is done first in the office, at once and for good, then in its backups, which may not
 * be there or have no room. The office notes until when they were reached; whom they may still hold,
 * the journal knows by numbers.
 */

/* -- The office ------------------------------------------------------------------------------- */

/* The transaction cannot be taken back any more, so this is no failure of it. */
static void
remains_func (ComityDb *db, gpointer data)
{
  ComityEraser *eraser = data;
  g_autoptr (GError) local = NULL;

  eraser->remains = !comity_erase_remains (db, &local);
  if (eraser->remains)
    g_message ("Traces of an erasure stay in the file for now: %s", local->message);
}

/**
 * comity_erasure_get_sentence:
 *
 * Returns: how far it went, for people
 */
const char *
comity_erasure_get_sentence (const ComityErasure *self)
{
  return self->remains ?
           _ ("Erased. Traces stay in the office’s file until it is opened again: another program "
              "reads it, or the disk is full.") :
           _ ("Erased, also from history and backups");
}

/**
 * comity_erasure_free:
 */
void
comity_erasure_free (ComityErasure *self)
{
  g_free (self);
}

static gboolean
is_about (const char *path, const GPtrArray *traces)
{
  g_autofree char *content = NULL;
  gsize size;

  /* One that cannot be read cannot be offered back either. */
  if (!g_file_get_contents (path, &content, &size, NULL))
    return TRUE;
  for (guint i = 0; i < traces->len; i++) {
    gsize length;
    gconstpointer trace = g_bytes_get_data (traces->pdata[i], &length);

    if (memmem (content, size, trace, length) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* What stood in a form about the person and was not saved. */
static void
erase_drafts (const char *office, const GPtrArray *traces)
{
  g_autoptr (GPtrArray) drafts = comity_drafts_list (office);

  for (guint i = 0; i < drafts->len; i++) {
    if (is_about (drafts->pdata[i], traces))
      comity_drafts_remove (drafts->pdata[i]);
  }
}

static gboolean
erase_in_office (ComityStore *store, ComityEraser *eraser, ComityErasure *erasure, GError **error)
{
  g_autoptr (GPtrArray) traces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  ComityJob *job = comity_job_new_write_func (comity_erase_func, eraser, NULL);
  g_autoptr (ComityChanged) changed = NULL;

  eraser->traces = traces;
  job->after = remains_func;
  changed = comity_store_run_write (store, job, error);
  eraser->traces = NULL;
  if (changed == NULL)
    return FALSE;
  erase_drafts (comity_store_get_path (store), traces);
  erasure->records = eraser->records;
  erasure->files = eraser->files;
  erasure->remains = eraser->remains;
  return TRUE;
}

/* The office is done and stays so; what the reason says of it must not say otherwise. */
static void
set_unreached (const GError *reason, GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FULL))
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_BACKUPS,
                         _ ("Erased from the office, but not from all backups: there is no room "
                            "left on the disk. Make room, then try again."));
  else
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_BACKUPS,
                 /* Translators: %s is a sentence that says why */
                 _ ("Erased from the office, but not from all backups. %s"), reason->message);
}

/* -- The backups ------------------------------------------------------------------------------ */

/** Rest: whom backups may still hold. */
typedef struct {
  GArray *people; /* of ComityPerson */
  gint64 last;    /* the last row of the journal that names one */
} Rest;

static void
rest_free (Rest *self)
{
  g_array_unref (self->people);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rest, rest_free)

static gpointer
read_rest_func (ComityDb *db, gpointer data, GError **error)
{
  g_autofree char *noted = comity_db_get_meta (db, COMITY_META_UNREACHED);
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"kind\", \"record\", \"seq\" FROM \"journal\" "
                          "WHERE \"action\" = 'erase' AND \"seq\" >= $1 ORDER BY \"seq\"");
  g_autoptr (Rest) self = g_new0 (Rest, 1);
  g_autoptr (GError) local = NULL;

  self->people = g_array_new (FALSE, FALSE, sizeof (ComityPerson));
  comity_statement_bind_id (&st, 1, noted ? g_ascii_strtoll (noted, NULL, 10) : G_MAXINT64);
  while (comity_statement_row (&st, &local)) {
    ComityPerson person = { comity_kind_find (comity_statement_text (&st, 0)),
                            comity_statement_id (&st, 1) };

    self->last = comity_statement_id (&st, 2);
    if (person.kind != NULL)
      g_array_append_val (self->people, person);
  }
  if (local == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* A ComityWriteFunc. Where another erasure has come since, the note stays, and all are looked for again. */
static gboolean
forget_rest_func (ComityWrite *write, gpointer data, GError **error)
{
  const Rest *self = data;
  g_auto (ComityStatement) st =
    comity_statement (write->db,
                      "DELETE FROM \"meta\" WHERE \"name\" = '" COMITY_META_UNREACHED "' AND NOT "
                      "EXISTS (SELECT 1 FROM \"journal\" WHERE \"action\" = 'erase' AND "
                      "\"seq\" > $1)");

  comity_statement_bind_id (&st, 1, self->last);
  return comity_statement_run (&st, error);
}

/* A disk that is not connected may hold backups too. */
static gboolean
has_second (const char *office, GError **error)
{
  g_autofree char *second = comity_backup_dup_second (office);

  if (second == NULL || g_file_test (second, G_FILE_TEST_IS_DIR))
    return TRUE;
  comity_file_set_errno (ENOENT, second, error);
  return FALSE;
}

static gboolean
reach_backups (ComityStore *store,
               ComityErasure *erasure,
               GCancellable *cancellable,
               GError **error)
{
  const char *office = comity_store_get_path (store);
  g_autoptr (Rest) rest = comity_store_read_sync (store, read_rest_func, NULL, error);
  g_autoptr (ComityChanged) changed = NULL;
  ComityEraser eraser = { 0 };
  ComityJob *job;

  if (rest == NULL)
    return FALSE;
  if (rest->people->len == 0)
    return TRUE;
  eraser.people = &g_array_index (rest->people, ComityPerson, 0);
  eraser.n_people = rest->people->len;
  if (!comity_erase_in_backups (office, &eraser, erasure, cancellable, error) ||
      !has_second (office, error))
    return FALSE;
  job = comity_job_new_write_func (forget_rest_func, rest, NULL);
  changed = comity_store_run_write (store, job, error);
  return changed != NULL;
}

/* @eraser: (nullable): only the backups when there is none */
static ComityErasure *
run (ComityStore *store, ComityEraser *eraser, GCancellable *cancellable, GError **error)
{
  g_autoptr (ComityErasure) erasure = g_new0 (ComityErasure, 1);
  g_autoptr (GError) local = NULL;

  if (eraser != NULL && !erase_in_office (store, eraser, erasure, error))
    return NULL;
  if (!reach_backups (store, erasure, cancellable, &local)) {
    set_unreached (local, error);
    return NULL;
  }
  return g_steal_pointer (&erasure);
}

/**
 * comity_erasure_has_rest_func:
 *
 * A ComityReadFunc: whether backups may still hold somebody who was erased.
 *
 * Returns: (transfer full): a gboolean
 */
gpointer
comity_erasure_has_rest_func (ComityDb *db, gpointer data, GError **error)
{
  g_autoptr (Rest) rest = read_rest_func (db, NULL, error);
  gboolean has = rest != NULL && rest->people->len > 0;

  return rest != NULL ? g_memdup2 (&has, sizeof has) : NULL;
}

/**
 * comity_store_erase_sync:
 *
 * As comity_store_erase_async(), and waits.
 *
 * Returns: (transfer full): what was reached, or %NULL with a sentence in @error
 */
ComityErasure *
comity_store_erase_sync (ComityStore *self,
                         const ComityPerson *people,
                         guint n_people,
                         GError **error)
{
  ComityEraser eraser = { .people = people, .n_people = n_people, .is_office = TRUE };

  return run (self, n_people > 0 ? &eraser : NULL, NULL, error);
}

static void
eraser_free (gpointer data)
{
  g_free ((gpointer) ((ComityEraser *) data)->people);
  g_free (data);
}

static void
erase_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  ComityEraser *eraser = data;
  ComityErasure *erasure = run (source, eraser->n_people > 0 ? eraser : NULL, cancellable, &error);

  if (erasure != NULL)
    g_task_return_pointer (task, erasure, (GDestroyNotify) comity_erasure_free);
  else
    g_task_return_error (task, error);
}

/**
 * comity_store_erase_async:
 * @people: (array length=n_people) (nullable): whom, also records that were deleted
 * @n_people: how many; none to finish earlier erasures in backups that could not be reached then
 *
 * Erases people: the records, what lives on their pages, their history, files and words in the
 * search, in the office and in each listed backup; backups that cannot be opened (encrypted or
 * damaged ones) are deleted. Nothing of it can be undone, and neither can what was done before. Until all
 * backups were reached, the office notes that; an error %COMITY_STORE_ERROR_BACKUPS says why not.
 */
void
comity_store_erase_async (ComityStore *self,
                          const ComityPerson *people,
                          guint n_people,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ComityEraser *eraser = g_new0 (ComityEraser, 1);

  *eraser = (ComityEraser) { .people = g_memdup2 (people, n_people * sizeof *people),
                             .n_people = n_people,
                             .is_office = TRUE };
  g_task_set_source_tag (task, comity_store_erase_async);
  g_task_set_task_data (task, eraser, eraser_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, erase_thread);
}

/**
 * comity_store_erase_finish:
 *
 * Returns: (transfer full): what was reached, or %NULL with a sentence in @error
 */
ComityErasure *
comity_store_erase_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
