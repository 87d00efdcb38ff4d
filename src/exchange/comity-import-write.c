/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writing of what was planned: a stream of records. They are made from the file once more, ahead of
 * the writer, whose thread only joins them with what is there. */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-exchange-error.h"
#include "comity-import-private.h"
#include "comity-sentence.h"

typedef struct {
  ComityImport *import;
  ComityImportAhead *ahead; /* NULL before the first record */
  GQueue ready; /* of ComityRecord */
  GHashTable *gathered; /* what rows before have named */
  guint row; /* that have come */
} Writing;

/* -- Ahead of the writer -------------------------------------------------------------------------------- */

static void
find_parts (ComityImport *self, ComityImportMade *made, gint64 owner)
{
  made->parts = g_new0 (gint64, made->n);
  for (guint i = 1; i < made->n; i++)
    if (made->records[i] != NULL)
      made->parts[i] =
        comity_import_match_find_part (self->match, comity_import_map_get_group (self->map, i),
                                       made->records[i], owner);
}

/* Nobody else can have a number that the plan has given. What a record of this table names may not be
 * there before the writer has come so far, so that its rules are looked at then. */
static gboolean
is_new (const ComityImport *self, const ComityImportRow *row)
{
  return row->outcome == COMITY_ROW_ADDED && row->id >= self->first_made &&
         row->id <= self->last_made && g_hash_table_size (self->created) == 0;
}

/** comity_import_planned_row: (nullable): what was planned of a row; %NULL: that it does not come in. */
const ComityImportRow *
comity_import_planned_row (ComityImport *self, const ComityImportStep *step)
{
  const GArray *rows = self->plan->rows;
  const ComityImportRow *row =
    step->index < rows->len ? &g_array_index (rows, ComityImportRow, step->index) : NULL;
  gboolean comes =
    row != NULL && (row->outcome == COMITY_ROW_ADDED || row->outcome == COMITY_ROW_CHANGED);
  return comes ? row : NULL;
}

/** comity_import_make_again: makes what a row makes, with the numbers that were planned. */
void
comity_import_make_again (ComityImport *self, ComityImportStep *step, const ComityImportRow *row)
{
  step->made = comity_import_make (self, step->cells, step->date_1904);
  if (step->made->n > 1)
    find_parts (self, step->made, row->id);
  if (step->made->records[0] != NULL && row->outcome == COMITY_ROW_ADDED)
    comity_record_set_id (step->made->records[0], row->id);
}

/* A ComityImportAheadFunc. */
static void
make_ahead (ComityImport *self, ComityImportStep *step)
{
  const ComityImportRow *row = comity_import_planned_row (self, step);
  if (row == NULL)
    return;
  comity_import_make_again (self, step, row);
  if (step->made->records[0] != NULL && is_new (self, row))
    comity_stream_prepare (step->made->records[0]);
}

/* -- On the writer's thread ----------------------------------------------------------------------------- */

static void
writing_free (gpointer data)
{
  Writing *self = data;
  g_clear_pointer (&self->ahead, comity_import_ahead_free);
  g_queue_clear_full (&self->ready, g_object_unref);
  g_hash_table_unref (self->gathered);
  comity_import_unref (self->import);
  g_free (self);
}

/* The record of that id with what a row says put into it; a new one if it is not there. %NULL without
 * error: it says nothing new. */
static ComityRecord *
join (ComityDb *db, ComityRecord *said, gint64 id, gboolean only_fill, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (ComityRecord) there = comity_db_load (db, comity_record_get_kind (said), id, &problem);
  if (there != NULL)
    return comity_import_apply (said, there, only_fill) ? g_steal_pointer (&there) : NULL;
  if (!g_error_matches (problem, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  comity_record_set_id (said, id);
  return g_object_ref (said);
}

/* After what it names and the office lacks. Takes it over. */
static void
push_record (Writing *self, ComityRecord *record)
{
  comity_import_created_gather (self->import, record, self->gathered, &self->ready);
  g_queue_push_tail (&self->ready, record);
}

/* A row that goes into what one before it adds was not looked at together with that in the plan. */
static gboolean
check_joined (const ComityImportStep *step, ComityRecord *record, GError **error)
{
  g_autoptr (ComityProblems) problems = comity_record_validate_rules (record);
  if (comity_problems_get_size (problems) == 0)
    return TRUE;
  const char *sentence = comity_problems_get (problems, 0)->error->message;
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_REFUSED,
               /* Translators: a row's number, then what is wrong with it */
               _ ("Row %1$u: %2$s"), (guint) step->cells->number, sentence);
  return FALSE;
}

static gboolean
push (Writing *self,
      ComityDb *db,
      const ComityImportStep *step,
      ComityRecord *said,
      const ComityImportRow *row,
      GError **error)
{
  g_autoptr (GError) problem = NULL;
  if (row->outcome == COMITY_ROW_ADDED) {
    push_record (self, g_object_ref (said));
    return TRUE;
  }
  g_autoptr (ComityRecord) record = join (db, said, row->id, row->repeated, &problem);
  if (record != NULL && check_joined (step, record, &problem))
    push_record (self, g_steal_pointer (&record));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
push_parts (Writing *self, ComityDb *db, const ComityImportStep *step, gint64 owner, GError **error)
{
  ComityImport *import = self->import;
  g_autofree char *owner_text = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  for (guint i = 1; i < step->made->n; i++) {
    ComityRecord *part = step->made->records[i];
    if (part == NULL || comity_import_is_refused (import, step->cells->number, i))
      continue;
    comity_record_set (part, comity_import_map_get_group (import->map, i)->link->name, owner_text);
    const ComityImportRow row = { step->made->parts[i], COMITY_ROW_CHANGED, FALSE };
    if (!push (self, db, step, part, &row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
file_changed (GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FILE,
               _ ("The file was changed meanwhile. Nothing was imported. Import it again."));
  return FALSE;
}

static gboolean
push_row (Writing *self, ComityDb *db, const ComityImportStep *step, GError **error)
{
  const ComityImportRow *row =
    &g_array_index (self->import->plan->rows, ComityImportRow, step->index);
  if (step->made == NULL)
    return TRUE;
  if (step->made->records[0] == NULL)
    return file_changed (error);
  return push (self, db, step, step->made->records[0], row, error) &&
         push_parts (self, db, step, row->id, error);
}

/* Takes rows until one makes a record. */
static gboolean
fill_queue (Writing *self, ComityDb *db, GError **error)
{
  const GArray *rows = self->import->plan->rows;
  g_autoptr (GError) problem = NULL;
  while (g_queue_is_empty (&self->ready)) {
    const ComityImportStep *step = comity_import_ahead_next (self->ahead, &problem);
    if (problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
    if (step == NULL)
      return self->row < rows->len ? file_changed (error) : FALSE;
    self->row = (guint) step->index + 1;
    if (self->row > rows->len)
      return file_changed (error);
    if (!push_row (self, db, step, error))
      return FALSE;
    if ((self->row & 63) == 0)
      comity_progress_set (self->import->progress, self->row, rows->len);
  }
  return TRUE;
}

/* A ComityNextFunc. */
static ComityRecord *
next_record (ComityDb *db, gpointer data, GError **error)
{
  Writing *self = data;
  if (self->ahead == NULL)
    self->ahead = comity_import_ahead_new (self->import, make_ahead);
  return fill_queue (self, db, error) ? g_queue_pop_head (&self->ready) : NULL;
}

/**
 * comity_import_changes:
 * @self: an import that was planned; not to be planned again before the changes are done
 *
 * Returns: (transfer full): one transaction that does what was planned
 */
ComityChanges *
comity_import_changes (ComityImport *self)
{
  g_autofree char *what = comity_import_dup_sentence (self);
  ComityChanges *changes = comity_changes_new (what);
  Writing *writing = g_new0 (Writing, 1);
  writing->import = comity_import_ref (self);
  writing->gathered = g_hash_table_new (NULL, NULL);
  g_queue_init (&writing->ready);
  comity_changes_stream (changes, next_record, writing, writing_free);
  return changes;
}
