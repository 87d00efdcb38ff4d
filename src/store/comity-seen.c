/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-seen.h"

#include "comity-date.h"
#include "comity-jobs.h"

/*
 * Saved searches and what was seen of them. That somebody looked is no change of the office's data:
 * it is written without a journal, is not undone and tells nobody.
 */

/** comity_search_free: */
void
comity_search_free (ComitySearch *self)
{
  g_free (self->name);
  g_clear_object (&self->query);
  g_free (self);
}

/* -- What was seen ----------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): ascending; %NULL when nobody has looked yet */
static GArray *
read_seen (ComityDb *db, gint64 search)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"ids\" FROM \"seen\" WHERE \"search\" = $1");
  GArray *ids;
  const guint8 *bytes;
  guint n;

  comity_statement_bind_id (&st, 1, search);
  if (!comity_statement_row (&st, NULL))
    return NULL;
  bytes = sqlite3_column_blob (st.stmt, 0);
  n = (guint) sqlite3_column_bytes (st.stmt, 0) / sizeof (gint64);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++) {
    gint64 id;

    memcpy (&id, bytes + i * sizeof id, sizeof id);
    id = GINT64_FROM_LE (id);
    g_array_append_val (ids, id);
  }
  return ids;
}

static guint
count_missing (GArray *sorted, GArray *among)
{
  guint n = 0;

  for (guint i = 0; i < sorted->len; i++)
    n += !comity_ids_contain (among, g_array_index (sorted, gint64, i));
  return n;
}

/* Before somebody looked for the first time, nothing is new. */
static void
compare (ComitySearch *self, ComityDb *db, GArray *now)
{
  g_autoptr (GArray) seen = read_seen (db, self->id);

  if (seen == NULL)
    return;
  self->n_new = count_missing (now, seen);
  self->n_gone = count_missing (seen, now);
}

/* -- Saved searches ---------------------------------------------------------------------------- */

static ComitySearch *
search_from_record (ComityRecord *record)
{
  ComitySearch *self = g_new0 (ComitySearch, 1);
  const char *kind = comity_record_get (record, "kind");

  self->id = comity_record_get_id (record);
  self->name = comity_record_dup_title (record);
  self->kind = kind ? comity_kind_find (kind) : NULL;
  self->warn = g_strcmp0 (comity_record_get (record, "warn"), "true") == 0;
  if (self->kind != NULL)
    self->query =
      comity_query_new_from_json (self->kind, comity_record_get (record, "query"), NULL);
  return self;
}

/**
 * comity_db_saved_search:
 *
 * Returns: (transfer full): a saved search, nothing counted; or %NULL with an error
 */
ComitySearch *
comity_db_saved_search (ComityDb *db, gint64 id, GError **error)
{
  g_autoptr (ComityRecord) record =
    comity_db_load (db, comity_kind_find ("saved_search"), id, error);

  return record ? search_from_record (record) : NULL;
}

static gboolean
count (ComitySearch *self, ComityDb *db, GError **error)
{
  g_autoptr (ComityQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (self->query == NULL)
    return TRUE;
  if (!self->warn) {
    self->count = comity_db_count (db, self->query, error);
    return self->count >= 0;
  }
  /* The order does not matter here, and costs. */
  query = comity_query_copy (self->query);
  comity_query_set_sort (query, NULL, FALSE, NULL);
  ids = comity_db_ids (db, query, error);
  if (ids == NULL)
    return FALSE;
  comity_ids_sort (ids);
  self->count = ids->len;
  compare (self, db, ids);
  return TRUE;
}

static int
compare_searches (gconstpointer a, gconstpointer b)
{
  const ComitySearch *p = *(ComitySearch *const *) a, *q = *(ComitySearch *const *) b;

  return g_utf8_collate (p->name, q->name);
}

/**
 * comity_db_searches:
 *
 * Returns: (transfer full) (element-type ComitySearch): all saved searches by name, with what they
 *   find now; or %NULL with @error
 */
GPtrArray *
comity_db_searches (ComityDb *db, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("saved_search"));
  g_autoptr (GPtrArray) searches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) comity_search_free);
  g_autoptr (GArray) ids = comity_db_ids (db, query, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    ComitySearch *search = comity_db_saved_search (db, g_array_index (ids, gint64, i), error);

    if (search == NULL)
      return NULL;
    g_ptr_array_add (searches, search);
    if (!count (search, db, error))
      return NULL;
  }
  g_ptr_array_sort (searches, compare_searches);
  return ids ? g_steal_pointer (&searches) : NULL;
}

/* -- Marking ----------------------------------------------------------------------------------- */

/** What the writer is given. */
typedef struct {
  gint64 search;
  GBytes *ids;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *self = data;

  g_bytes_unref (self->ids);
  g_free (self);
}

/* A ComityWriteFunc. A search that was deleted meanwhile needs no mark. */
static gboolean
mark_func (ComityWrite *write, gpointer data, GError **error)
{
  const Mark *self = data;
  g_autofree char *now = comity_date_now ();
  g_auto (ComityStatement) st =
    comity_statement (write->db,
                      "INSERT INTO \"seen\" (\"search\", \"at\", \"ids\") SELECT $1, $2, $3 "
                      "WHERE EXISTS (SELECT 1 FROM \"saved_search\" WHERE \"id\" = $1) "
                      "ON CONFLICT (\"search\") "
                      "DO UPDATE SET \"at\" = excluded.\"at\", \"ids\" = excluded.\"ids\"");

  comity_statement_bind_id (&st, 1, self->search);
  comity_statement_bind_text (&st, 2, now);
  comity_statement_bind_bytes (&st, 3, self->ids);
  return comity_statement_run (&st, error);
}

static ComityJob *
mark_job_new (gint64 search, GArray *ids)
{
  Mark *mark = g_new (Mark, 1);
  g_autoptr (GArray) sorted = g_array_copy (ids);

  comity_ids_sort (sorted);
  for (guint i = 0; i < sorted->len; i++)
    g_array_index (sorted, gint64, i) = GINT64_TO_LE (g_array_index (sorted, gint64, i));
  mark->search = search;
  mark->ids = g_bytes_new (sorted->data, sorted->len * sizeof (gint64));
  return comity_job_new_write_func (mark_func, mark, mark_free);
}

/**
 * comity_store_mark_seen_async:
 * @search: id of a saved search
 * @ids: (element-type gint64): what it found when somebody looked
 *
 * Notes what was seen. Nobody is told of it by `changed`.
 */
void
comity_store_mark_seen_async (ComityStore *self,
                              gint64 search,
                              GArray *ids,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ComityJob *job = mark_job_new (search, ids);

  job->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->task, comity_store_mark_seen_async);
  comity_store_push_write (self, job);
}

/** comity_store_mark_seen_finish: */
gboolean
comity_store_mark_seen_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (ComityChanged) changed = g_task_propagate_pointer (G_TASK (result), error);

  return changed != NULL;
}

/**
 * comity_store_mark_seen_sync:
 *
 * As comity_store_mark_seen_async(), waiting.
 */
gboolean
comity_store_mark_seen_sync (ComityStore *self, gint64 search, GArray *ids, GError **error)
{
  g_autoptr (ComityChanged) changed =
    comity_store_run_write (self, mark_job_new (search, ids), error);

  return changed != NULL;
}
