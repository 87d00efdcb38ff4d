/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Very many records in one transaction: they are made one by one on the writer's thread, so that
 * they are never in memory together. */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-stream.h"

#include "comity-db.h"

/* References are checked after so many, since records of a stream may name those just before. */
#define CHECKED_TOGETHER 500
/* Beyond this, "many records changed" is said instead of which. */
#define MOST_LISTED 5000
/* A stream that adds so many records of a kind, and as many as were there, has its indexes made at the
 * end: of a million students this saves a quarter of the time. */
#define MANY 5000

/* What a stream has added of one kind. */
typedef struct {
  gint64 before, added;
} Haul;

typedef struct {
  ComityWrite *write;
  GHashTable *hauls; /* const ComityKind -> Haul */
  GPtrArray *many; /* of const ComityKind: whose indexes were dropped */
  GPtrArray *dropped; /* SQL of the indexes to be made again */
} Stream;

/**
 * comity_changes_stream:
 * @next: gives the records; those that others name must come before them
 * @data: (transfer full): for @next
 *
 * Makes a stream of records part of the transaction. It ends early when the write is cancelled, and
 * then nothing is changed.
 */
void
comity_changes_stream (ComityChanges *self,
                       ComityNextFunc next,
                       gpointer data,
                       GDestroyNotify data_free)
{
  ComityOperation operation = { .next = next, .data = data, .data_free = data_free };

  g_array_append_val (self->operations, operation);
}

/**
 * comity_changes_stream_unordered:
 *
 * Like comity_changes_stream() for records in any order: what they name may come after them. All are
 * in memory until the end.
 */
void
comity_changes_stream_unordered (ComityChanges *self,
                                 ComityNextFunc next,
                                 gpointer data,
                                 GDestroyNotify data_free)
{
  ComityOperation operation = {
    .next = next, .data = data, .data_free = data_free, .unordered = TRUE
  };

  g_array_append_val (self->operations, operation);
}

static gboolean
check_some (ComityWrite *self, GError **error)
{
  if (!comity_write_check_references (self, error))
    return FALSE;
  g_ptr_array_set_size (self->puts, 0);
  return TRUE;
}

/* Counts a record that was put. */
static gboolean
count (Stream *self, ComityRecord *record, GError **error)
{
  const ComityKind *kind = comity_record_get_kind (record);
  Haul *haul = g_hash_table_lookup (self->hauls, kind);

  if (comity_record_get_version (record) > 1)
    return TRUE;
  if (haul == NULL) {
    haul = g_new0 (Haul, 1);
    haul->before = comity_read_tally (self->write->db, kind, NULL);
    g_hash_table_insert (self->hauls, (gpointer) kind, haul);
  }
  haul->added++;
  if (haul->added != MAX (haul->before, MANY))
    return TRUE;
  g_ptr_array_add (self->many, (gpointer) kind);
  return comity_indexes_drop (self->write->db, kind, self->dropped, error);
}

static gboolean
make_indexes (Stream *self, GError **error)
{
  if (!comity_indexes_make (self->write->db, self->dropped, error))
    return FALSE;
  for (guint i = 0; i < self->many->len; i++) {
    if (!comity_indexes_count (self->write->db, g_ptr_array_index (self->many, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put (Stream *self, ComityRecord *record, GError **error)
{
  ComityWrite *write = self->write;

  if (!comity_write_put (write, record, NULL, error) || !count (self, record, error) ||
      (write->ordered && write->puts->len >= CHECKED_TOGETHER && !check_some (write, error)))
    return FALSE;
  if (write->changed->ids->len > MOST_LISTED)
    write->many = TRUE;
  if (write->many)
    g_array_set_size (write->changed->ids, 0);
  return TRUE;
}

static gboolean
put_all (Stream *self, const ComityOperation *operation, GError **error)
{
  ComityDb *db = self->write->db;
  g_autoptr (GError) local = NULL;

  for (;;) {
    g_autoptr (ComityRecord) record = NULL;

    if (g_cancellable_set_error_if_cancelled (db->cancellable, error))
      return FALSE;
    record = operation->next (db, operation->data, &local);
    if (record == NULL)
      break;
    if (!put (self, record, error))
      return FALSE;
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * comity_write_stream:
 *
 * Puts the records of an operation, in the transaction under way.
 */
gboolean
comity_write_stream (ComityWrite *self, const ComityOperation *operation, GError **error)
{
  g_autoptr (GHashTable) hauls = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) dropped = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) many = g_ptr_array_new ();
  Stream stream = { self, hauls, many, dropped };

  self->ordered = !operation->unordered;
  if (!put_all (&stream, operation, error) || !make_indexes (&stream, error))
    return FALSE;
  self->ordered = FALSE;
  return TRUE;
}

/**
 * comity_db_each:
 * @field: (nullable): a field of one text; %NULL: the title
 * @other: (nullable): another such field
 * @func: called for each record, in no order
 *
 * Goes through a field or two of all records of a kind: for finding those that are there already.
 */
gboolean
comity_db_each (ComityDb *db,
                const ComityKind *kind,
                const ComityField *field,
                const ComityField *other,
                ComityEachFunc func,
                gpointer data,
                GError **error)
{
  const char *column = field != NULL ? field->name : "title";
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"id\", \"%s\", \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", column,
                     other != NULL ? other->name : "id", kind->name, column);
  g_auto (ComityStatement) st = comity_statement (db, sql);
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (&st, &local))
    func (comity_statement_id (&st, 0), comity_statement_text (&st, 1),
          other != NULL ? comity_statement_text (&st, 2) : NULL, data);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
