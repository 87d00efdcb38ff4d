/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows whose records are there already: what becomes of each can be decided by itself. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-private.h"

/* More than this nobody decides one by one. */
#define MOST_TWINS 200
/* Rows that say nothing new are looked at in vain. */
#define MOST_LOOKS 2000

static void
twin_free (gpointer data)
{
  ComityImportTwin *twin = data;
  g_object_unref (twin->there);
  g_object_unref (twin->said);
  g_free (twin);
}

/** comity_import_twins_new: (transfer full): room for them. */
GPtrArray *
comity_import_twins_new (void)
{
  return g_ptr_array_new_with_free_func (twin_free);
}

/**
 * comity_import_decide:
 * @row: of a twin
 *
 * From now on this becomes of the row, whatever becomes of the others. Plan again.
 */
void
comity_import_decide (ComityImport *self, guint64 row, ComityDuplicates decision)
{
  gint64 *key = g_new (gint64, 1);
  *key = (gint64) row;
  g_hash_table_insert (self->decisions, key, GINT_TO_POINTER (decision));
}

/**
 * comity_import_twins_decision:
 * @alike: whether the row is only alike to a record, so that it is another until somebody says so
 *
 * Returns: what becomes of the row
 */
ComityDuplicates
comity_import_twins_decision (ComityImport *self, guint64 row, gboolean alike)
{
  gint64 key = (gint64) row;
  gpointer decision;
  if (g_hash_table_size (self->decisions) > 0 &&
      g_hash_table_lookup_extended (self->decisions, &key, NULL, &decision))
    return (ComityDuplicates) GPOINTER_TO_INT (decision);
  return alike ? COMITY_DUPLICATES_ADD : self->map->duplicates;
}

/**
 * comity_import_twins_take:
 *
 * Returns: whether one more is to be looked at by comity_import_twins_note()
 */
gboolean
comity_import_twins_take (ComityImport *self)
{
  if (self->plan->twins->len < MOST_TWINS && self->twins_looked < MOST_LOOKS) {
    self->twins_looked++;
    return TRUE;
  }
  self->plan->more_twins = TRUE;
  return FALSE;
}

/**
 * comity_import_twins_note:
 * @there: the record that the row is, or is alike to
 * @said: what the row says
 *
 * Keeps both, so that they can be shown beside each other, unless the row says nothing new.
 */
void
comity_import_twins_note (ComityImport *self,
                          guint64 row,
                          gboolean alike,
                          ComityDuplicates decision,
                          ComityRecord *there,
                          ComityRecord *said)
{
  g_autoptr (ComityRecord) after = comity_record_copy (there);
  if (!comity_import_apply (said, after, FALSE) && !alike)
    return;
  ComityImportTwin *twin = g_new0 (ComityImportTwin, 1);
  *twin = (ComityImportTwin) { row, alike, decision, comity_record_copy (there),
                               comity_record_copy (said) };
  g_ptr_array_add (self->plan->twins, twin);
}
