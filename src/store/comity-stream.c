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

/**
 * comity_write_stream:
 *
 * Puts the records of an operation, in the transaction under way.
 */
gboolean
comity_write_stream (ComityWrite *self, const ComityOperation *operation, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->ordered = !operation->unordered;
  for (;;) {
    g_autoptr (ComityRecord) record = NULL;

    if (g_cancellable_set_error_if_cancelled (self->db->cancellable, error))
      return FALSE;
    record = operation->next (self->db, operation->data, &local);
    if (record == NULL)
      break;
    if (!comity_write_put (self, record, NULL, error) ||
        (!operation->unordered && self->puts->len >= CHECKED_TOGETHER && !check_some (self, error)))
      return FALSE;
    if (self->changed->ids->len > MOST_LISTED)
      self->many = TRUE;
    if (self->many)
      g_array_set_size (self->changed->ids, 0);
  }
  self->ordered = FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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
