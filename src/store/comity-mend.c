/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-mend.h"

#include "comity-jobs.h"
#include "comity-text.h"

/*
 * What an office holds twice, so that it is found, sorted and counted quickly: titles and their sort
 * keys, search indexes, counts. All of it is made again from the records, in one transaction. Nothing
 * that somebody typed is touched, so it is no step for undo.
 */

#define SLICE 500

typedef struct {
  ComityJob *job;
  guint done, total;
} Mending;

static gboolean
command (ComityDb *db, const ComityKind *kind, const char *index, const char *word, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s_%s", kind->name, index);
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO \"%s\" (\"%s\") VALUES ('%s')", name, name, word);

  return comity_db_exec (db, sql, error);
}

/* To both indexes of the kind. */
static gboolean
command_both (ComityDb *db, const ComityKind *kind, const char *word, GError **error)
{
  return !comity_kind_is_searched (kind) ||
         (command (db, kind, "words", word, error) && command (db, kind, "parts", word, error));
}

static gboolean
is_key_right (ComityDb *db, const ComityKind *kind, gint64 id, const char *title)
{
  g_autoptr (GBytes) key = comity_text_sort_key (title);
  g_autoptr (GBytes) stored = comity_read_title_key (db, kind, id);

  return stored != NULL && g_bytes_equal (key, stored);
}

static gboolean
mend_record (ComityWrite *write, const ComityKind *kind, gint64 id, GError **error)
{
  g_autofree char *old = NULL, *title = NULL, *text = NULL;
  g_autoptr (ComityRecord) record =
    comity_read_record (write->db, kind, id, COMITY_LOAD_ALL, &old, error);

  if (record == NULL)
    return FALSE;
  title = comity_record_dup_title (record);
  text = comity_search_text (record, title);
  if ((g_strcmp0 (old, title) != 0 || !is_key_right (write->db, kind, id, title)) &&
      !comity_write_title (write->db, kind, id, title, error))
    return FALSE;
  return comity_search_index (write->db, kind, id, text, TRUE, error);
}

static gint64
count (ComityDb *db, const ComityKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", kind->name);

  return comity_db_pragma (db, sql, 0);
}

static gboolean
mend_count (ComityDb *db, const ComityKind *kind, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 noted = comity_read_tally (db, kind, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return comity_write_tally (db, kind, (int) (count (db, kind) - noted), error);
}

static gboolean
mend_kind (Mending *self, ComityWrite *write, const ComityKind *kind, GError **error)
{
  gint64 last = G_MININT64;
  guint n = SLICE;

  if (!command_both (write->db, kind, "delete-all", error))
    return FALSE;
  while (n == SLICE) {
    g_autoptr (GArray) ids = comity_read_next_ids (write->db, kind, last, SLICE, error);

    if (ids == NULL)
      return FALSE;
    n = ids->len;
    for (guint i = 0; i < n; i++) {
      last = g_array_index (ids, gint64, i);
      if (!mend_record (write, kind, last, error))
        return FALSE;
    }
    self->done += n;
    comity_progress_set (self->job->progress, self->done, self->total);
  }
  if (last != G_MININT64)
    comity_changed_add (write->changed, kind, last);
  return command_both (write->db, kind, "optimize", error) && mend_count (write->db, kind, error);
}

/* A ComityWriteFunc. */
static gboolean
mend_func (ComityWrite *write, gpointer data, GError **error)
{
  Mending *self = data;
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    self->total += (guint) count (write->db, kinds[i]);
  /* What waits for the indexes is written into them with the rest. */
  if (!comity_db_exec (write->db, "DELETE FROM \"unindexed\"", error))
    return FALSE;
  for (guint i = 0; i < n_kinds; i++) {
    if (!mend_kind (self, write, kinds[i], error))
      return FALSE;
  }
  comity_search_count_waiting (write->db);
  write->changed->order_changed = TRUE;
  return TRUE;
}

static void
forget_orders (ComityDb *db, gpointer data)
{
  comity_orders_clear (db->orders);
}

static ComityJob *
job_new (void)
{
  Mending *self = g_new0 (Mending, 1);

  self->job = comity_job_new_write_func (mend_func, self, g_free);
  self->job->after = forget_orders;
  return self->job;
}

/**
 * comity_store_mend_async:
 * @progress: (nullable): counts records
 *
 * Makes again what the office holds to be found, sorted and counted quickly. It may take minutes, in
 * which nothing else is saved; cancelled, nothing has changed.
 */
void
comity_store_mend_async (ComityStore *self,
                         GCancellable *cancellable,
                         ComityProgress *progress,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  ComityJob *job = job_new ();

  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, comity_store_mend_async);
  job->progress = progress != NULL ? comity_progress_ref (progress) : NULL;
  comity_store_push_write (self, job);
}

/** comity_store_mend_finish: */
gboolean
comity_store_mend_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (ComityChanged) changed = g_task_propagate_pointer (G_TASK (result), error);

  return changed != NULL;
}

/**
 * comity_store_mend_sync:
 *
 * As comity_store_mend_async(), waiting.
 */
gboolean
comity_store_mend_sync (ComityStore *self, GError **error)
{
  g_autoptr (ComityChanged) changed = comity_store_run_write (self, job_new (), error);

  return changed != NULL;
}
