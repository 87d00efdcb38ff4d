/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-store.h"

/*
 * A store without a file: a million ids in no time, rows made as they are asked for, answers in
 * the main loop. It stands in for the functions of the store that the rows model uses.
 */
struct _ComityStore {
  GObject parent_instance;
  GArray *ids;
  guint n_rows_read;
};

G_DEFINE_FINAL_TYPE (ComityStore, comity_store, G_TYPE_OBJECT)

/* The reader's connection: here only the way to the ids. */
struct _ComityDb {
  ComityStore *store;
};

static ComityChanged *
changed_copy (ComityChanged *self)
{
  return self;
}

static void
changed_free (ComityChanged *self)
{
}

G_DEFINE_BOXED_TYPE (ComityChanged, comity_changed, changed_copy, changed_free)

gboolean
comity_changed_has_kind (const ComityChanged *self, const ComityKind *kind)
{
  return g_ptr_array_find (self->kinds, kind, NULL);
}

void
comity_row_free (ComityRow *row)
{
  g_free (row->title);
  g_strfreev (row->cells);
  g_free (row);
}

GArray *
comity_db_ids (ComityDb *db, ComityQuery *query, GError **error)
{
  guint limit = comity_query_get_limit (query);
  GArray *ids = g_array_copy (db->store->ids);

  if (limit > 0 && limit < ids->len)
    g_array_set_size (ids, limit);
  return ids;
}

GPtrArray *
comity_db_rows (ComityDb *db, ComityQuery *query, const gint64 *ids, guint n_ids, GError **error)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_row_free);

  for (guint i = 0; i < n_ids; i++) {
    ComityRow *row = g_new0 (ComityRow, 1);

    row->id = ids[i];
    row->title = g_strdup_printf ("row %" G_GINT64_FORMAT, ids[i]);
    row->cells = g_new0 (char *, 1);
    g_ptr_array_add (rows, row);
  }
  db->store->n_rows_read += n_ids;
  return rows;
}

/** A job of the imagined reader. */
typedef struct {
  GTask *task;
  ComityReadFunc func;
  gpointer data;
  GDestroyNotify data_free, result_free;
} Job;

static void
run_job_cb (gpointer user_data)
{
  Job *job = user_data;
  ComityDb db = { g_task_get_source_object (job->task) };
  gpointer result = job->func (&db, job->data, NULL);

  g_task_return_pointer (job->task, result, job->result_free);
  if (job->data_free)
    job->data_free (job->data);
  g_object_unref (job->task);
  g_free (job);
}

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
  Job *job = g_new0 (Job, 1);

  *job = (Job) { g_task_new (self, cancellable, callback, user_data), func, data, data_free,
                 result_free };
  g_idle_add_once (run_job_cb, job);
}

gpointer
comity_store_read_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- For the tests -------------------------------------------------------------------------- */

void
fake_store_set_ids (ComityStore *self, GArray *ids)
{
  g_array_ref (ids);
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids;
}

GArray *
fake_store_dup_ids (ComityStore *self)
{
  return g_array_copy (self->ids);
}

guint
fake_store_get_n_rows_read (ComityStore *self)
{
  return self->n_rows_read;
}

void
fake_store_say_changed (ComityStore *self, const ComityKind *kind, gint64 id, gboolean order)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ComityChanged changed = { .kinds = kinds, .ids = ids, .order_changed = order };

  g_ptr_array_add (kinds, (gpointer) kind);
  g_array_append_val (ids, id);
  g_signal_emit_by_name (self, "changed", &changed);
}

ComityStore *
fake_store_new (guint n_rows)
{
  ComityStore *self = g_object_new (COMITY_TYPE_STORE, NULL);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);

  for (gint64 id = 1; id <= n_rows; id++)
    g_array_append_val (ids, id);
  fake_store_set_ids (self, ids);
  return self;
}

static void
comity_store_finalize (GObject *object)
{
  g_clear_pointer (&COMITY_STORE (object)->ids, g_array_unref);
  G_OBJECT_CLASS (comity_store_parent_class)->finalize (object);
}

static void
comity_store_class_init (ComityStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = comity_store_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, COMITY_TYPE_CHANGED);
}

static void
comity_store_init (ComityStore *self)
{
}
