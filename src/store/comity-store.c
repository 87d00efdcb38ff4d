/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-store.h"

#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "comity-jobs.h"
#include "comity-text.h"

#define N_READERS 2

struct _ComityStore {
  GObject parent_instance;
  char *path;
  gboolean read_only;
  int lock;
  char *office; /* the name that it has for ever; NULL: read-only */
  ComityOrders *orders;
  ComityWorker *writer;
  ComityWorker *readers[N_READERS];
  GAsyncQueue *reads;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ComityStore, comity_store, G_TYPE_OBJECT)

static void
comity_store_dispose (GObject *object)
{
  comity_store_close_sync (COMITY_STORE (object), NULL);
  G_OBJECT_CLASS (comity_store_parent_class)->dispose (object);
}

static void
comity_store_finalize (GObject *object)
{
  ComityStore *self = COMITY_STORE (object);

  g_free (self->path);
  g_free (self->office);
  g_async_queue_unref (self->reads);
  comity_orders_unref (self->orders);
  G_OBJECT_CLASS (comity_store_parent_class)->finalize (object);
}

/* Ids, keys and pairs of a million records are arrays of many megabytes that live as long as one
 * question. With the threshold that glibc raises by itself they would be cut out of the heap, and
 * stay there when they are freed. */
static void
use_memory_well (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 256 * 1024);
  mallopt (M_TRIM_THRESHOLD, 1024 * 1024);
#endif
}

static void
comity_store_class_init (ComityStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  use_memory_well ();
  object_class->dispose = comity_store_dispose;
  object_class->finalize = comity_store_finalize;

  /**
   * ComityStore::changed:
   * @changed: what a commit changed
   *
   * Emitted on the main context after each commit.
   */
  signals[CHANGED] = g_signal_new ("changed", COMITY_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, COMITY_TYPE_CHANGED);
}

static void
comity_store_init (ComityStore *self)
{
  self->lock = -1;
  self->reads = g_async_queue_new ();
  self->orders = comity_orders_new ();
}

/* -- The signal ------------------------------------------------------------------------------- */

typedef struct {
  GWeakRef store;
  ComityChanged *changed;
} Notice;

static gboolean
notice_cb (gpointer data)
{
  Notice *notice = data;
  g_autoptr (ComityStore) store = g_weak_ref_get (&notice->store);

  if (store != NULL)
    g_signal_emit (store, signals[CHANGED], 0, notice->changed);
  return G_SOURCE_REMOVE;
}

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_weak_ref_clear (&notice->store);
  comity_changed_unref (notice->changed);
  g_free (notice);
}

/* In the writer's thread; the store lives as long as that. */
static void
changed_cb (ComityChanged *changed, gpointer data)
{
  ComityStore *self = data;
  Notice *notice = g_new0 (Notice, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  if (changed->batch != 0)
    comity_witness_note (self->lock, self->office, changed->batch);
  g_weak_ref_init (&notice->store, self);
  notice->changed = comity_changed_ref (changed);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, notice_cb, notice, notice_free);
  g_source_set_static_name (source, "[comity] the store changed");
  g_source_attach (source, NULL);
}

/* -- Opening ---------------------------------------------------------------------------------- */

static gboolean
check_nature (ComityDb *db, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, "PRAGMA application_id");
  g_autoptr (GError) local = NULL;

  if (comity_statement_row (&st, &local) && comity_statement_id (&st, 0) == COMITY_APPLICATION_ID)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    comity_db_set_error (db, SQLITE_NOTADB, error);
  return FALSE;
}

static gboolean
check_version (ComityDb *db, gboolean read_only, GError **error)
{
  gint64 version = comity_db_pragma (db, "PRAGMA user_version", 0);
  gint64 newest = comity_schema_newest ();

  if (version > newest) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_NEWER,
                         _ (
                           "This office was used with a newer Comity. Nothing was changed. Install "
                           "the newest Comity to open it."));
    return FALSE;
  }
  if (read_only && version < newest) {
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_READ_ONLY,
                         _ ("This office was made by an older Comity. Open it once for writing, so "
                            "that it can be brought up to date."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
set_up_new (ComityDb *db, GError **error)
{
  return comity_db_exec (db, "PRAGMA journal_mode=WAL", error) &&
         comity_schema_migrate (db, NULL, error) &&
         comity_db_set_meta (db, "collation", comity_text_collation (), error);
}

/* Until the office is believed, nothing of a -wal file beside it, which may be another's, is written
 * into it; not even when the connection is closed. */
static void
keep_apart (ComityDb *db, gboolean apart)
{
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, apart, NULL);
}

static gboolean
has_all (ComityStore *self, ComityDb *db, ComityOpenFlags flags, GError **error)
{
  if (flags & COMITY_OPEN_WITHOUT_LOST)
    comity_witness_clear (self->lock);
  return comity_witness_check (self->lock, db, self->path, error);
}

static gboolean
set_up_old (ComityStore *self,
            ComityDb *db,
            gboolean waiting,
            ComityOpenFlags flags,
            GError **error)
{
  keep_apart (db, TRUE);
  if (!check_nature (db, error) || !check_version (db, FALSE, error) ||
      !comity_trust_check (db, self->path, waiting, error) || !has_all (self, db, flags, error))
    return FALSE;
  keep_apart (db, FALSE);
  return comity_db_exec (db, "PRAGMA journal_mode=WAL", error) &&
         comity_schema_migrate (db, self->path, error);
}

static gboolean
is_waiting (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (wal, &info) == 0 && info.st_size > 0;
}

static ComityDb *
open_writer (ComityStore *self, ComityOpenFlags flags, GError **error)
{
  g_autoptr (ComityDb) db = NULL;
  gboolean create = (flags & COMITY_OPEN_CREATE) != 0;
  gboolean waiting = is_waiting (self->path);

  self->lock = comity_file_lock (self->path, error);
  if (self->lock < 0 || (create && !comity_file_create (self->path, error)))
    return NULL;
  db = comity_db_open (self->path, COMITY_DB_WRITE, error);
  if (db != NULL &&
      (create ? set_up_new (db, error) : set_up_old (self, db, waiting, flags, error)) &&
      comity_trust_name (db, error)) {
    comity_trust_remember (db, self->path);
    self->office = comity_db_get_meta (db, COMITY_META_OFFICE);
    return g_steal_pointer (&db);
  }
  if (create) {
    g_clear_pointer (&db, comity_db_close);
    g_unlink (self->path);
  }
  return NULL;
}

/* A script that runs in another locale than the office's people must not turn their lists round. */
static void
settle_order (ComityDb *db, ComityOpenFlags flags)
{
  g_autofree char *collation = comity_db_get_meta (db, "collation");

  comity_text_use_collation (flags & COMITY_OPEN_USERS_ORDER ? NULL : collation);
}

static void
share_orders (ComityStore *self, ComityDb *db)
{
  db->orders = comity_orders_ref (self->orders);
}

static gboolean
start_readers (ComityStore *self, ComityOpenFlags flags, GError **error)
{
  gboolean waiting = is_waiting (self->path);

  for (guint i = 0; i < N_READERS; i++) {
    g_autoptr (ComityDb) db =
      comity_db_open (self->path, self->read_only ? COMITY_DB_READ_ONLY : COMITY_DB_READ, error);

    if (db == NULL || (i == 0 && self->read_only &&
                       (!check_nature (db, error) || !check_version (db, TRUE, error) ||
                        !comity_trust_check (db, self->path, waiting, error))))
      return FALSE;
    if (i == 0 && !comity_read_options (db, error))
      return FALSE;
    if (i == 0 && self->read_only)
      settle_order (db, flags);
    share_orders (self, db);
    self->readers[i] = comity_worker_new_reader (g_steal_pointer (&db), self->reads);
  }
  return TRUE;
}

static void
start_writer (ComityStore *self, ComityDb *db, gboolean users_order)
{
  share_orders (self, db);
  comity_orders_watch (self->orders,
                       comity_db_pragma (db, "SELECT coalesce (max (\"seq\"), 0) FROM \"journal\"",
                                         0));
  self->writer =
    comity_worker_new_writer (db, comity_journal_person (), users_order, changed_cb, self);
}

/**
 * comity_store_open_sync:
 * @path: the office file
 *
 * Opens an office, or makes a new one with %COMITY_OPEN_CREATE. Only one program at a time can
 * have it open for writing.
 *
 * Returns: (transfer full): the store, or %NULL with a sentence in @error
 */
ComityStore *
comity_store_open_sync (const char *path, ComityOpenFlags flags, GError **error)
{
  g_autoptr (ComityStore) self = g_object_new (COMITY_TYPE_STORE, NULL);
  gboolean create = (flags & COMITY_OPEN_CREATE) != 0;
  ComityDb *db;

  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = (flags & COMITY_OPEN_READ_ONLY) != 0 && !create;
  if (!comity_file_check (self->path, create, error))
    return NULL;
  if (!self->read_only) {
    db = open_writer (self, flags, error);
    if (db == NULL)
      return NULL;
    settle_order (db, flags);
    start_writer (self, db, (flags & COMITY_OPEN_USERS_ORDER) != 0);
  }
  return start_readers (self, flags, error) ? g_steal_pointer (&self) : NULL;
}

typedef struct {
  char *path;
  ComityOpenFlags flags;
} Opening;

static void
opening_free (gpointer data)
{
  g_free (((Opening *) data)->path);
  g_free (data);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  ComityStore *store = comity_store_open_sync (opening->path, opening->flags, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * comity_store_open_async:
 *
 * As comity_store_open_sync(), in another thread.
 */
void
comity_store_open_async (const char *path,
                         ComityOpenFlags flags,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->flags = flags;
  g_task_set_source_tag (task, comity_store_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * comity_store_open_finish:
 *
 * Returns: (transfer full): the store, or %NULL with a sentence in @error
 */
ComityStore *
comity_store_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * comity_store_close_sync:
 *
 * Finishes what is queued, ends the threads and gives the file free. Also done when the last
 * reference goes.
 */
gboolean
comity_store_close_sync (ComityStore *self, GError **error)
{
  /* Readers first: the last connection to close writes the -wal file back, which must be the
   * writer. Each takes one stop from the shared queue, so all are told before any is awaited. */
  for (guint i = 0; i < N_READERS && self->readers[i] != NULL; i++)
    comity_worker_stop (self->readers[i]);
  for (guint i = 0; i < N_READERS; i++)
    g_clear_pointer (&self->readers[i], comity_worker_join);
  if (self->writer != NULL)
    comity_worker_stop (self->writer);
  g_clear_pointer (&self->writer, comity_worker_join);
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
  return TRUE;
}

/**
 * comity_store_get_path:
 */
const char *
comity_store_get_path (ComityStore *self)
{
  return self->path;
}

/**
 * comity_store_is_read_only:
 */
gboolean
comity_store_is_read_only (ComityStore *self)
{
  return self->read_only;
}

/**
 * comity_store_dup_default_path:
 * @name: `office` or `demo`
 *
 * Returns: (transfer full): where an office of that name is kept for this person
 */
char *
comity_store_dup_default_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".comity", NULL);

  return g_build_filename (g_get_user_data_dir (), "comity", file, NULL);
}

/**
 * comity_store_dup_stem:
 * @path: of an office, or its name
 *
 * Returns: (transfer full): @path without the ending `.comity`, if it has it
 */
char *
comity_store_dup_stem (const char *path)
{
  return g_str_has_suffix (path, ".comity") ? g_strndup (path, strlen (path) - strlen (".comity")) :
                                              g_strdup (path);
}

/* -- Asking ----------------------------------------------------------------------------------- */

static void
set_closed (GError **error)
{
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED,
                       _ ("The office has been closed."));
}

static gboolean
can_write (ComityStore *self, GError **error)
{
  if (self->writer != NULL)
    return TRUE;
  if (self->read_only)
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_READ_ONLY,
                         _ ("The office is open for reading only. Nothing was saved."));
  else
    set_closed (error);
  return FALSE;
}

/**
 * comity_store_push_write:
 * @job: (transfer full): with a task, which is told when the office cannot be written
 *
 * Gives the writer something to do.
 */
void
comity_store_push_write (ComityStore *self, ComityJob *job)
{
  g_autoptr (GError) error = NULL;

  /* What has been committed is said, also when somebody does not want to know any more. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (can_write (self, &error)) {
    comity_worker_push (comity_worker_get_queue (self->writer), job);
    return;
  }
  g_task_return_error (job->task, g_steal_pointer (&error));
  comity_job_free (job);
}

/**
 * comity_store_run_write:
 * @job: (transfer full): without a task
 *
 * Gives the writer something to do and waits.
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_store_run_write (ComityStore *self, ComityJob *job, GError **error)
{
  if (!can_write (self, error)) {
    comity_job_free (job);
    return NULL;
  }
  comity_worker_push (comity_worker_get_queue (self->writer), job);
  return comity_job_wait (job, error);
}

/**
 * comity_store_write_async:
 * @changes: (transfer full): what to do
 *
 * Does everything in @changes in one transaction, or nothing. The callback comes after the
 * transaction is on the disk and after the signal `changed`.
 */
void
comity_store_write_async (ComityStore *self,
                          ComityChanges *changes,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  ComityJob *job = comity_job_new_write (changes);

  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, comity_store_write_async);
  comity_store_push_write (self, job);
}

/**
 * comity_store_write_finish:
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_store_write_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * comity_store_write_sync:
 * @changes: (transfer full):
 *
 * Returns: (transfer full): what changed, or %NULL with a sentence in @error
 */
ComityChanged *
comity_store_write_sync (ComityStore *self, ComityChanges *changes, GError **error)
{
  return comity_store_run_write (self, comity_job_new_write (changes), error);
}

/**
 * comity_store_read_async:
 * @func: run in a reader's thread, on one snapshot
 * @data: (nullable): for @func
 * @data_free: (nullable): frees @data in the caller's context
 * @result_free: (nullable): frees a result that nobody takes
 *
 * Asks the store. When @cancellable is cancelled the question is dropped, also while SQLite works.
 */
void
comity_store_read_async (ComityStore *self,
                         ComityReadFunc func,
                         gpointer data,
                         GDestroyNotify data_free,
                         GDestroyNotify result_free,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  ComityJob *job = comity_job_new_read (func, data, data_free, result_free);

  g_task_set_source_tag (task, comity_store_read_async);
  job->task = task;
  if (self->readers[0] == NULL) {
    GError *error = NULL;

    set_closed (&error);
    g_task_return_error (task, error);
    comity_job_free (job);
    return;
  }
  comity_worker_push (self->reads, job);
}

/**
 * comity_store_read_finish:
 *
 * Returns: (transfer full): what the function returned, or %NULL
 */
gpointer
comity_store_read_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * comity_store_read_sync:
 * @data: (nullable): not freed
 *
 * Returns: (transfer full): what @func returned, or %NULL
 */
gpointer
comity_store_read_sync (ComityStore *self, ComityReadFunc func, gpointer data, GError **error)
{
  ComityJob *job;

  if (self->readers[0] == NULL) {
    set_closed (error);
    return NULL;
  }
  job = comity_job_new_read (func, data, NULL, NULL);
  comity_worker_push (self->reads, job);
  return comity_job_wait (job, error);
}
