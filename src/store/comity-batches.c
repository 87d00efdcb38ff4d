/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-undo.h"

#include "comity-date.h"
#include "comity-db.h"

/* The history as a list of transactions, read from the newest back as far as somebody looks. */

/**
 * comity_batch_free:
 */
void
comity_batch_free (ComityBatch *batch)
{
  if (batch == NULL)
    return;
  g_free (batch->label);
  g_free (batch->at);
  g_free (batch->who);
  g_free (batch->action);
  g_free (batch);
}

/* -- What holds and what was undone ----------------------------------------------------------- */

typedef struct {
  gint64 batch;
  ComityUndoWay way;
} Last;

/* Of each change the newest that undid or redid it. */
static GHashTable *
read_undone (ComityDb *db)
{
  GHashTable *undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) batches = NULL;
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"batch\" FROM \"undo\" ORDER BY \"batch\"");

  batches = comity_statement_ids (&st, NULL);
  for (guint i = 0; batches != NULL && i < batches->len; i++) {
    ComityUndoRow row = comity_undo_row (db, g_array_index (batches, gint64, i));
    Last last = { row.batch, row.way };

    if (row.origin != row.batch)
      g_hash_table_replace (undone, g_memdup2 (&row.origin, sizeof row.origin),
                            g_memdup2 (&last, sizeof last));
  }
  return undone;
}

static gboolean
is_undone (GHashTable *undone, gint64 batch)
{
  const Last *last = g_hash_table_lookup (undone, &batch);

  if (last == NULL || last->way == COMITY_UNDO_REDO)
    return FALSE;
  return last->way == COMITY_UNDO_UNDO || !is_undone (undone, last->batch);
}

/* -- Days -------------------------------------------------------------------------------------- */

/* The first moment of the day that begins @days after a local day, as the journal writes it. */
static char *
dup_moment (const char *day, int days, GError **error)
{
  g_autofree char *normal = comity_date_normalize (day, error);
  GDate first, last;
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) utc = NULL;

  if (normal == NULL)
    return NULL;
  comity_date_bounds (normal, &first, &last);
  local = g_date_time_new_local (g_date_get_year (&last), g_date_get_month (&last),
                                 g_date_get_day (&last), 0, 0, 0);
  if (days != 0) {
    g_autoptr (GDateTime) midnight = g_steal_pointer (&local);

    local = g_date_time_add_days (midnight, days);
  }
  utc = g_date_time_to_utc (local);
  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z");
}

static char *
dup_at (ComityDb *db, gint64 batch)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"at\" FROM \"journal\" WHERE \"seq\" = $1");

  comity_statement_bind_id (&st, 1, batch);
  return comity_statement_row (&st, NULL) ? g_strdup (comity_statement_text (&st, 0)) : NULL;
}

/* The newest batch made before @moment, looking back from @before; 0: none. */
static gint64
batch_until (ComityDb *db, const char *moment, gint64 before)
{
  gint64 batch = comity_journal_before (db, before);

  while (batch > 0 && !g_cancellable_is_cancelled (db->cancellable)) {
    g_autofree char *at = dup_at (db, batch);

    if (g_strcmp0 (at, moment) < 0)
      break;
    batch = comity_journal_before (db, batch);
  }
  return batch;
}

/**
 * comity_db_end_of_day:
 * @day: a date in the neutral form
 *
 * Returns: the number of the journal's newest row when that day ended here; 0 when there was none
 *   yet; -1 with @error when @day is no date
 */
gint64
comity_db_end_of_day (ComityDb *db, const char *day, GError **error)
{
  g_autofree char *moment = dup_moment (day, 1, error);
  gint64 batch;

  if (moment == NULL)
    return -1;
  batch = batch_until (db, moment, G_MAXINT64);
  return batch > 0 ? comity_journal_last (db, batch) : 0;
}

/* -- The list ---------------------------------------------------------------------------------- */

static gboolean
has_kind (ComityDb *db, gint64 batch, gint64 last, const ComityKind *kind)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT 1 FROM \"journal\" WHERE \"seq\" BETWEEN $1 AND $2 AND \"kind\" "
                          "= $3 LIMIT 1");

  comity_statement_bind_id (&st, 1, batch);
  comity_statement_bind_id (&st, 2, last);
  comity_statement_bind_text (&st, 3, kind->name);
  return comity_statement_row (&st, NULL);
}

static gboolean
has_person (ComityDb *db, gint64 batch, const char *who)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT 1 FROM \"journal\" WHERE \"seq\" = $1 AND \"who\" = $2");

  comity_statement_bind_id (&st, 1, batch);
  comity_statement_bind_text (&st, 2, who);
  return comity_statement_row (&st, NULL);
}

static gboolean
is_wanted (ComityDb *db, gint64 batch, gint64 last, const ComityBatchFilter *filter)
{
  return filter == NULL || ((filter->who == NULL || has_person (db, batch, filter->who)) &&
                            (filter->kind == NULL || has_kind (db, batch, last, filter->kind)));
}

static ComityBatch *
batch_new (ComityDb *db, gint64 number, gint64 last, GHashTable *undone)
{
  g_autoptr (ComityHistoryEntry) entry = comity_journal_read (db, number);
  ComityBatch *batch = g_new0 (ComityBatch, 1);
  ComityUndoWay way = comity_undo_row (db, number).way;

  batch->batch = number;
  batch->last = last;
  batch->label = comity_db_batch_label (db, number);
  batch->undone = is_undone (undone, number);
  if (entry == NULL)
    return batch;
  batch->at = g_strdup (entry->at);
  batch->who = g_strdup (entry->who);
  batch->final = entry->id == 0 || way == COMITY_UNDO_FINAL;
  batch->is_undo =
    way == COMITY_UNDO_UNDO || way == COMITY_UNDO_CHANGE || way == COMITY_UNDO_RESTORE;
  if (g_str_equal (entry->action, "delete") && last > number) {
    comity_history_entry_free (g_steal_pointer (&entry));
    entry = comity_journal_read (db, last);
  }
  batch->action = g_strdup (entry->action);
  batch->kind = entry->kind;
  batch->id = entry->id;
  return batch;
}

/* Where the list begins, and before which moment it ends. */
static gboolean
find_range (ComityDb *db,
            const ComityBatchFilter *filter,
            gint64 *before,
            char **begin,
            GError **error)
{
  g_autofree char *end = NULL;

  if (filter == NULL || filter->day == NULL)
    return TRUE;
  *begin = dup_moment (filter->day, 0, error);
  end = dup_moment (filter->day, 1, error);
  if (*begin == NULL || end == NULL)
    return FALSE;
  *before = batch_until (db, end, *before) + 1;
  return TRUE;
}

/**
 * comity_db_batches:
 * @filter: (nullable): which
 * @before: older than this batch; 0: from the newest
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type ComityBatch): transactions, newest first; or %NULL with
 *   @error
 */
GPtrArray *
comity_db_batches (ComityDb *db,
                   const ComityBatchFilter *filter,
                   gint64 before,
                   guint limit,
                   GError **error)
{
  g_autoptr (GPtrArray) batches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) comity_batch_free);
  g_autoptr (GHashTable) undone = read_undone (db);
  g_autofree char *begin = NULL;
  gint64 number = before > 0 ? before : G_MAXINT64;

  if (!find_range (db, filter, &number, &begin, error))
    return NULL;
  for (number = comity_journal_before (db, number); number > 0 && batches->len < limit;
       number = comity_journal_before (db, number)) {
    gint64 last = comity_journal_last (db, number);
    g_autofree char *at = begin ? dup_at (db, number) : NULL;

    if (g_cancellable_set_error_if_cancelled (db->cancellable, error))
      return NULL;
    if (begin != NULL && g_strcmp0 (at, begin) < 0)
      break;
    if (is_wanted (db, number, last, filter))
      g_ptr_array_add (batches, batch_new (db, number, last, undone));
  }
  return g_steal_pointer (&batches);
}

/**
 * comity_db_batch_entries:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type ComityHistoryEntry): what a transaction changed
 */
GPtrArray *
comity_db_batch_entries (ComityDb *db, gint64 batch, guint limit, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, COMITY_JOURNAL_ENTRY
                      "WHERE \"seq\" BETWEEN $1 AND $2 ORDER BY \"seq\" LIMIT $3");

  comity_statement_bind_id (&st, 1, batch);
  comity_statement_bind_id (&st, 2, comity_journal_last (db, batch));
  comity_statement_bind_id (&st, 3, limit);
  return comity_journal_collect (&st, error);
}

/**
 * comity_db_history_people:
 *
 * Returns: (transfer full): everybody who changed something
 */
GStrv
comity_db_history_people (ComityDb *db, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT DISTINCT \"who\" FROM \"journal\" ORDER BY \"who\"");
  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (&st, &local))
    g_strv_builder_add (people, comity_statement_text (&st, 0));
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_strv_builder_end (people);
}
