/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-jobs.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "comity-erase-private.h"

/*
 * A worker owns one connection and takes jobs from a queue: the writer has a queue of its own, the
 * readers share one. Answers travel in an idle source of the asker's main context that owns the
 * job, so that neither the task nor what hangs on it is ever freed in a worker's thread.
 */

struct _ComityWorker {
  ComityDb *db;
  GAsyncQueue *queue;
  GThread *thread;
  char *who; /* NULL: a reader */
  ComityChangedFunc changed;
  gpointer changed_data;
  ComityRebuild *rebuild;
  GPtrArray *untidy; /* const ComityKind: whose search index may be merged */
  gboolean unwritten; /* the -wal file holds what the file does not */
  gint64 wal_size;    /* as far as it was written ahead */
  gboolean remains; /* an erasure could not finish its work on the file */
};

/* Microseconds without a job before the search indexes are tidied, and between two steps of it. */
#define TIDY_AFTER (2 * G_USEC_PER_SEC)
#define TIDY_PAUSE (20 * 1000)

/* A job of so many microseconds has gone through much. */
#define LONG_US (100 * 1000)

/* Pushed once for each worker to end it. */
static ComityJob stop_job;

static ComityJob *
job_new (void)
{
  ComityJob *self = g_new0 (ComityJob, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

/**
 * comity_job_new_read:
 *
 * Returns: (transfer full):
 */
ComityJob *
comity_job_new_read (ComityReadFunc func,
                     gpointer data,
                     GDestroyNotify data_free,
                     GDestroyNotify result_free)
{
  ComityJob *self = job_new ();

  self->func = func;
  self->data = data;
  self->data_free = data_free;
  self->result_free = result_free;
  return self;
}

/**
 * comity_job_new_write:
 * @changes: (transfer full):
 *
 * Returns: (transfer full):
 */
ComityJob *
comity_job_new_write (ComityChanges *changes)
{
  ComityJob *self = job_new ();

  self->changes = changes;
  self->result_free = (GDestroyNotify) comity_changed_unref;
  return self;
}

/**
 * comity_job_new_write_func:
 * @func: run in the writer's thread and in a transaction
 *
 * Returns: (transfer full):
 */
ComityJob *
comity_job_new_write_func (ComityWriteFunc func, gpointer data, GDestroyNotify data_free)
{
  ComityJob *self = job_new ();

  self->write = func;
  self->data = data;
  self->data_free = data_free;
  self->result_free = (GDestroyNotify) comity_changed_unref;
  return self;
}

/**
 * comity_job_free:
 */
void
comity_job_free (ComityJob *self)
{
  if (self->data_free != NULL && self->data != NULL)
    self->data_free (self->data);
  if (self->result_free != NULL && self->result != NULL)
    self->result_free (self->result);
  g_clear_pointer (&self->changes, comity_changes_free);
  g_clear_pointer (&self->progress, comity_progress_unref);
  g_clear_object (&self->task);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * comity_job_wait:
 * @self: (transfer full): pushed without a task
 *
 * Returns: (transfer full): its result
 */
gpointer
comity_job_wait (ComityJob *self, GError **error)
{
  gpointer result;

  g_mutex_lock (&self->mutex);
  while (!self->done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  result = g_steal_pointer (&self->result);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  comity_job_free (self);
  return result;
}

static gboolean
answer_cb (gpointer data)
{
  ComityJob *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  return G_SOURCE_REMOVE;
}

static void
answer (ComityJob *job)
{
  g_autoptr (GSource) source = NULL;

  if (job->task == NULL) {
    g_mutex_lock (&job->mutex);
    job->done = TRUE;
    g_cond_signal (&job->cond);
    g_mutex_unlock (&job->mutex);
    return;
  }
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, answer_cb, job, (GDestroyNotify) comity_job_free);
  g_source_set_static_name (source, "[comity] answer of the store");
  g_source_attach (source, g_task_get_context (job->task));
}

static gboolean
begin (ComityDb *db, gboolean write, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, write ? "BEGIN IMMEDIATE" : "BEGIN");

  return comity_statement_run (&st, error);
}

static gboolean
end (ComityDb *db, const char *how, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, how);

  return comity_statement_run (&st, error);
}

static void
roll_back (ComityDb *db)
{
  db->cancellable = NULL;
  /* A full disk may have rolled it back already. */
  if (!sqlite3_get_autocommit (db->handle))
    end (db, "ROLLBACK", NULL);
}

static void
give_up_write (ComityDb *db)
{
  roll_back (db);
  comity_search_count_waiting (db);
}

static void
run_read (ComityWorker *self, ComityJob *job)
{
  if (!begin (self->db, FALSE, &job->error))
    return;
  job->result = job->func (self->db, job->data, &job->error);
  roll_back (self->db);
}

static gboolean
has_option (ComityChanged *changed)
{
  const ComityKind *option = comity_kind_find ("option");

  return option != NULL && comity_changed_has_kind (changed, option);
}

static void
note_untidy (ComityWorker *self, ComityChanged *changed)
{
  for (guint i = 0; i < changed->kinds->len; i++) {
    gpointer kind = g_ptr_array_index (changed->kinds, i);

    if (!g_ptr_array_find (self->untidy, kind, NULL))
      g_ptr_array_add (self->untidy, kind);
  }
}

static void
run_write (ComityWorker *self, ComityJob *job)
{
  ComityChanged *changed;

  if (!begin (self->db, TRUE, &job->error))
    return;
  changed = job->changes != NULL ?
              comity_write_apply (self->db, job->changes, self->who, &job->error) :
              comity_write_run (self->db, NULL, self->who, job->write, job->data, &job->error);
  self->db->cancellable = NULL;
  if (changed == NULL || !end (self->db, "COMMIT", &job->error)) {
    g_clear_pointer (&changed, comity_changed_unref);
    give_up_write (self->db);
    /* Entries of lists that the changes had brought are not there now. */
    comity_read_options (self->db, NULL);
    return;
  }
  if (job->after != NULL)
    job->after (self->db, job->data);
  job->result = changed;
  note_untidy (self, changed);
  self->unwritten = TRUE;
  if (has_option (changed))
    comity_read_options (self->db, NULL);
  if (changed->ids->len > 0 && self->changed != NULL)
    self->changed (changed, self->changed_data);
}

static void
run (ComityWorker *self, ComityJob *job)
{
  GCancellable *cancellable = job->task ? g_task_get_cancellable (job->task) : NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;
  self->db->cancellable = cancellable;
  if (job->changes != NULL || job->write != NULL)
    run_write (self, job);
  else
    run_read (self, job);
  self->db->cancellable = NULL;
}

static void
step_rebuild (ComityWorker *self)
{
  g_autoptr (GError) error = NULL;
  gboolean finished = FALSE;

  if (!begin (self->db, TRUE, &error) ||
      !comity_rebuild_step (self->rebuild, self->db, &finished, &error) ||
      !end (self->db, "COMMIT", &error)) {
    g_message ("Sort keys could not be made anew: %s", error->message);
    give_up_write (self->db);
    finished = TRUE;
  }
  if (!finished)
    return;
  g_clear_pointer (&self->rebuild, comity_rebuild_free);
  comity_orders_clear (self->db->orders);
  if (self->changed != NULL) {
    g_autoptr (ComityChanged) changed = comity_changed_new_all ();
    self->changed (changed, self->changed_data);
  }
}

static gboolean
step_index (ComityWorker *self)
{
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;

  if (begin (self->db, TRUE, &error) && comity_search_index_some (self->db, &more, &error) &&
      end (self->db, "COMMIT", &error))
    return more;
  g_message ("The search index could not be brought up to date: %s", error->message);
  roll_back (self->db);
  /* Searches look through what waits; the next save makes it be tried again. */
  self->db->n_waiting = 0;
  return FALSE;
}

static void
step_tidy (ComityWorker *self)
{
  const ComityKind *kind = g_ptr_array_index (self->untidy, 0);
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;

  if (!begin (self->db, TRUE, &error) || !comity_search_tidy (self->db, kind, &more, &error) ||
      !end (self->db, "COMMIT", &error)) {
    g_message ("The search index could not be tidied: %s", error->message);
    roll_back (self->db);
    more = FALSE;
  }
  if (!more)
    g_ptr_array_remove_index_fast (self->untidy, 0);
}

/* When somebody still reads what was there before, the next opening tries again. */
static void
step_remains (ComityWorker *self)
{
  g_autoptr (GError) error = NULL;

  self->remains = FALSE;
  if (!comity_erase_remains (self->db, &error))
    g_message ("Traces of an erasure stay in the file for now: %s", error->message);
}

/* Saves leave the writing back of the -wal file to the pauses as well. */
static void
step_checkpoint (ComityWorker *self)
{
  comity_db_exec (self->db, "PRAGMA wal_checkpoint(PASSIVE)", NULL);
  self->unwritten = FALSE;
}

static gboolean
has_pause_work (ComityWorker *self)
{
  return self->db->n_waiting > 0 || self->untidy->len > 0 || self->remains || self->unwritten;
}

static void
step_pause (ComityWorker *self)
{
  if (self->db->n_waiting > 0)
    step_index (self);
  else if (self->untidy->len > 0)
    step_tidy (self);
  else if (self->remains)
    step_remains (self);
  else
    step_checkpoint (self);
}

/* What people wait for comes first. The rebuilding of sort keys and the care of search indexes and
 * file fill the pauses, the latter only after a while, since saves often come in rows. */
static ComityJob *
next_job (ComityWorker *self)
{
  guint64 pause = TIDY_AFTER;
  ComityJob *job = NULL;

  while (self->rebuild != NULL && job == NULL) {
    job = g_async_queue_try_pop (self->queue);
    if (job == NULL)
      step_rebuild (self);
  }
  if (job == NULL && comity_search_is_crowded (self->db))
    step_index (self);
  while (job == NULL && has_pause_work (self)) {
    job = g_async_queue_timeout_pop (self->queue, pause);
    pause = TIDY_PAUSE;
    if (job == NULL)
      step_pause (self);
  }
  return job ? job : g_async_queue_pop (self->queue);
}

static gboolean
notes_remains (ComityWorker *self)
{
  g_autofree char *noted = comity_db_get_meta (self->db, COMITY_META_REMAINS);

  return noted != NULL && self->who != NULL;
}

/* Who has gone through a million records has pages in the cache that nobody asks for next, and a
 * million small texts leave holes that the allocator would keep for good. */
static void
give_memory_back (ComityWorker *self)
{
  sqlite3_db_release_memory (self->db->handle);
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

static gpointer
work (gpointer data)
{
  ComityWorker *self = data;
  ComityJob *job;

  /* The first statement reads the schema, 750 entries: here, while GTK starts. */
  self->remains = notes_remains (self);
  while ((job = next_job (self)) != &stop_job) {
    gint64 begun = g_get_monotonic_time ();

    run (self, job);
    answer (job);
    if (self->unwritten)
      comity_wal_run_ahead (self->db, &self->wal_size);
    if (g_get_monotonic_time () - begun > LONG_US)
      give_memory_back (self);
  }
  while (self->db->n_waiting > 0 && step_index (self))
    ;
  if (notes_remains (self))
    step_remains (self);
  if (self->who != NULL)
    comity_db_exec (self->db, "PRAGMA optimize", NULL);
  comity_db_close (self->db);
  return NULL;
}

/**
 * comity_worker_new_writer:
 * @db: (transfer full):
 * @who: the name for the journal
 * @users_order: whether stored sort keys of another language are made anew
 *
 * Returns: (transfer full): a running writer
 */
ComityWorker *
comity_worker_new_writer (ComityDb *db,
                          const char *who,
                          gboolean users_order,
                          ComityChangedFunc changed,
                          gpointer changed_data)
{
  ComityWorker *self = g_new0 (ComityWorker, 1);

  self->db = db;
  self->queue = g_async_queue_new ();
  self->who = g_strdup (who);
  self->untidy = g_ptr_array_new ();
  self->changed = changed;
  self->changed_data = changed_data;
  self->rebuild = users_order ? comity_rebuild_new (db) : NULL;
  comity_search_count_waiting (db);
  self->thread = g_thread_new ("comity-writer", work, self);
  return self;
}

/**
 * comity_worker_new_reader:
 * @db: (transfer full):
 * @queue: shared with other readers
 *
 * Returns: (transfer full): a running reader
 */
ComityWorker *
comity_worker_new_reader (ComityDb *db, GAsyncQueue *queue)
{
  ComityWorker *self = g_new0 (ComityWorker, 1);

  self->db = db;
  self->queue = g_async_queue_ref (queue);
  self->untidy = g_ptr_array_new ();
  self->thread = g_thread_new ("comity-reader", work, self);
  return self;
}

/**
 * comity_worker_get_queue:
 */
GAsyncQueue *
comity_worker_get_queue (ComityWorker *self)
{
  return self->queue;
}

/**
 * comity_worker_push:
 * @job: (transfer full):
 */
void
comity_worker_push (GAsyncQueue *queue, ComityJob *job)
{
  g_async_queue_push (queue, job);
}

/**
 * comity_worker_stop:
 *
 * Tells one worker of the queue to end when what is queued has been done.
 */
void
comity_worker_stop (ComityWorker *self)
{
  g_async_queue_push (self->queue, &stop_job);
}

/**
 * comity_worker_join:
 * @self: (transfer full): all workers of its queue have been told to stop
 *
 * Waits for its end; its connection is closed then.
 */
void
comity_worker_join (ComityWorker *self)
{
  g_thread_join (self->thread);
  g_clear_pointer (&self->rebuild, comity_rebuild_free);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->untidy);
  g_free (self->who);
  g_free (self);
}
