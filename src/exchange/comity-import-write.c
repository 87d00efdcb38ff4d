/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writing of what was planned: a stream of records, made from the file once more on the writer's
 * thread. */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-exchange-error.h"
#include "comity-import-private.h"
#include "comity-sentence.h"

typedef struct {
  ComityImport *import;
  ComityTable *table;
  ComityCells *cells;
  GQueue ready; /* of ComityRecord */
  GHashTable *gathered; /* what rows before have named */
  guint row;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;
  g_queue_clear_full (&self->ready, g_object_unref);
  g_clear_pointer (&self->table, comity_table_free);
  g_hash_table_unref (self->gathered);
  comity_cells_free (self->cells);
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
check_joined (const Writing *self, ComityRecord *record, GError **error)
{
  g_autoptr (ComityProblems) problems = comity_record_validate_rules (record);
  if (comity_problems_get_size (problems) == 0)
    return TRUE;
  const char *sentence = comity_problems_get (problems, 0)->error->message;
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_REFUSED,
               /* Translators: a row's number, then what is wrong with it */
               _ ("Row %1$u: %2$s"), (guint) self->cells->number, sentence);
  return FALSE;
}

static gboolean
push (Writing *self, ComityDb *db, ComityRecord *said, const ComityImportRow *row, GError **error)
{
  g_autoptr (GError) problem = NULL;
  if (row->outcome == COMITY_ROW_ADDED) {
    comity_record_set_id (said, row->id);
    push_record (self, g_object_ref (said));
    return TRUE;
  }
  ComityRecord *record = join (db, said, row->id, row->repeated, &problem);
  if (record != NULL && check_joined (self, record, &problem))
    push_record (self, record);
  else
    g_clear_object (&record);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

static gboolean
push_parts (Writing *self, ComityDb *db, ComityImportMade *made, gint64 owner, GError **error)
{
  ComityImport *import = self->import;
  g_autofree char *owner_text = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  for (guint i = 1; i < made->n; i++) {
    const ComityImportGroup *group = comity_import_map_get_group (import->map, i);
    ComityRecord *part = made->records[i];
    if (part == NULL || comity_import_is_refused (import, self->cells->number, i))
      continue;
    gint64 id = comity_import_match_find_part (import->match, group, part, owner);
    comity_record_set (part, group->link->name, owner_text);
    const ComityImportRow row = { id, COMITY_ROW_CHANGED, FALSE };
    if (!push (self, db, part, &row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
push_row (Writing *self, ComityDb *db, const ComityImportRow *row, GError **error)
{
  if (row->outcome != COMITY_ROW_ADDED && row->outcome != COMITY_ROW_CHANGED)
    return TRUE;
  g_autoptr (ComityImportMade) made =
    comity_import_make (self->import, self->cells, comity_table_get_facts (self->table)->date_1904,
                        NULL);
  return push (self, db, made->records[0], row, error) &&
         push_parts (self, db, made, row->id, error);
}

static gboolean
file_changed (GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FILE,
               _ ("The file was changed meanwhile. Nothing was imported. Import it again."));
  return FALSE;
}

/* Reads until a row makes a record. */
static gboolean
fill_queue (Writing *self, ComityDb *db, GError **error)
{
  const GArray *rows = self->import->plan->rows;
  g_autoptr (GError) problem = NULL;
  while (g_queue_is_empty (&self->ready)) {
    if (!comity_table_next (self->table, self->cells, &problem)) {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else if (self->row < rows->len)
        return file_changed (error);
      return FALSE;
    }
    if (self->cells->number <= self->import->map->header)
      continue;
    if (self->row >= rows->len)
      return file_changed (error);
    if (!push_row (self, db, &g_array_index (rows, ComityImportRow, self->row++), error))
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
  if (self->table == NULL) {
    self->table = comity_import_open_table (self->import, error);
    if (self->table == NULL)
      return NULL;
  }
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
  writing->cells = comity_cells_new ();
  writing->gathered = g_hash_table_new (NULL, NULL);
  g_queue_init (&writing->ready);
  comity_changes_stream (changes, next_record, writing, writing_free);
  return changes;
}
