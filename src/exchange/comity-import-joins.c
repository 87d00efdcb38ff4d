/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that say something of the same record. Each was looked at with what the office has, but what one
 * of them says may break a rule together with another: an end before the beginning that stands further
 * up. So where there are such rows the table is read once more, and their records are put together as
 * they will be when they are written. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-private.h"

/* Records that are held at once; of more, the table is read again. */
#define MOST_HELD 30000

typedef struct {
  ComityImport *import;
  ComityDb *db;
  GHashTable *records; /* gint64 -> ComityRecord, as the rows before have made it */
} Joining;

/** comity_import_joins_new: (transfer full): a set of numbers. */
GHashTable *
comity_import_joins_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/** comity_import_joins_note: another row says something of the record @id, too. */
void
comity_import_joins_note (ComityImport *self, gint64 id)
{
  g_hash_table_add (self->joined, g_memdup2 (&id, sizeof id));
}

/* A ComityImportAheadFunc. */
static void
make_ahead (ComityImport *self, ComityImportStep *step)
{
  const ComityImportRow *row = comity_import_planned_row (self, step);
  if (row != NULL && (self->map->groups->len > 1 || g_hash_table_contains (self->joined, &row->id)))
    comity_import_make_again (self, step, row);
}

static void
hold (Joining *self, gint64 id, ComityRecord *record)
{
  g_hash_table_insert (self->records, g_memdup2 (&id, sizeof id), g_object_ref (record));
}

/* As it is before this row. %NULL without error: it is not there yet. */
static ComityRecord *
find (Joining *self, const ComityKind *kind, gint64 id, GError **error)
{
  ComityRecord *held = g_hash_table_lookup (self->records, &id);
  g_autoptr (GError) problem = NULL;
  if (held != NULL)
    return comity_record_copy (held);
  ComityRecord *there = comity_db_load (self->db, kind, id, &problem);
  if (there == NULL && !g_error_matches (problem, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE))
    g_propagate_error (error, g_steal_pointer (&problem));
  return there;
}

/* Returns: whether the rules are kept, or cannot be looked at for @error */
static gboolean
join (Joining *self,
      const ComityImportStep *step,
      guint group,
      gint64 id,
      gboolean only_fill,
      GError **error)
{
  ComityRecord *said = step->made->records[group];
  if (!g_hash_table_contains (self->import->joined, &id))
    return TRUE;
  g_autoptr (GError) problem = NULL;
  g_autoptr (ComityRecord) record = find (self, comity_record_get_kind (said), id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return TRUE;
  }
  if (record == NULL) {
    hold (self, id, said);
    return TRUE;
  }
  if (comity_import_apply (said, record, only_fill)) {
    if (!comity_import_keeps_rules (self->import, step->cells->number, group, record, TRUE))
      return FALSE;
    hold (self, id, record);
  }
  return TRUE;
}

static void
leave_row_out (Joining *self, const ComityImportStep *step, ComityImportRow *row)
{
  ComityImport *import = self->import;
  import->plan->counts[row->outcome]--;
  import->plan->counts[COMITY_ROW_LEFT_OUT]++;
  row->outcome = COMITY_ROW_LEFT_OUT;
  for (guint i = 1; i < step->made->n; i++)
    if (step->made->records[i] != NULL &&
        !comity_import_is_refused (import, step->cells->number, i))
      import->plan->parts--;
}

static gboolean
join_row (Joining *self, const ComityImportStep *step, GError **error)
{
  ComityImport *import = self->import;
  ComityImportRow *row = &g_array_index (import->plan->rows, ComityImportRow, step->index);
  g_autoptr (GError) problem = NULL;
  if (!join (self, step, 0, row->id, row->repeated, &problem)) {
    leave_row_out (self, step, row);
    return TRUE;
  }
  for (guint i = 1; i < step->made->n && problem == NULL; i++)
    if (step->made->records[i] != NULL &&
        !comity_import_is_refused (import, step->cells->number, i) &&
        !join (self, step, i, step->made->parts[i], FALSE, &problem))
      comity_import_refuse (import, step->cells->number, i);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_again (ComityImport *self, ComityDb *db, GError **error)
{
  g_autoptr (GHashTable) records =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (ComityImportAhead) ahead = comity_import_ahead_new (self, make_ahead);
  Joining joining = { self, db, records };
  g_autoptr (GError) problem = NULL;
  ComityImportStep *step;
  while ((step = comity_import_ahead_next (ahead, &problem)) != NULL) {
    if (step->made != NULL && step->made->records[0] != NULL &&
        !join_row (&joining, step, &problem))
      break;
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Returns: (transfer full): not too many of @all, which they leave */
static GHashTable *
take_some (GHashTable *all)
{
  GHashTable *some = comity_import_joins_new ();
  GHashTableIter iter;
  gpointer id;
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_size (some) < MOST_HELD && g_hash_table_iter_next (&iter, &id, NULL)) {
    g_hash_table_iter_steal (&iter);
    g_hash_table_add (some, id);
  }
  return some;
}

/**
 * comity_import_joins_check:
 * @self: all rows of which are planned
 *
 * Looks at what several rows say of one record together. A row that breaks a rule then is left out, and
 * the problem told, like one that breaks it alone.
 */
gboolean
comity_import_joins_check (ComityImport *self, ComityDb *db, GError **error)
{
  g_autoptr (GHashTable) all = g_steal_pointer (&self->joined);
  gboolean ok = TRUE;
  while (ok && g_hash_table_size (all) > 0) {
    self->joined = take_some (all);
    ok = read_again (self, db, error);
    g_clear_pointer (&self->joined, g_hash_table_unref);
  }
  return ok;
}
