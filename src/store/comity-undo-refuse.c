/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"
#include "comity-undo.h"

#include <glib/gi18n-lib.h>

#include "comity-date.h"

/* Sentences that say which record, which field, who and when. All return FALSE. */

/* The newest row of the record after @since that is not of this transaction, and changed @field. */
static ComityHistoryEntry *
find_change (ComityWrite *self,
             const ComityKind *kind,
             gint64 id,
             const ComityField *field,
             gint64 since)
{
  g_auto (ComityStatement) st =
    comity_statement (self->db, COMITY_JOURNAL_ENTRY
                      "WHERE \"record\" = $1 AND \"kind\" = $2 AND \"seq\" > $3 AND "
                      "\"seq\" < $4 ORDER BY \"seq\" DESC");

  comity_statement_bind_id (&st, 1, id);
  comity_statement_bind_text (&st, 2, kind->name);
  comity_statement_bind_id (&st, 3, since);
  comity_statement_bind_id (&st, 4, self->journal.batch ? self->journal.batch : G_MAXINT64);
  while (comity_statement_row (&st, NULL)) {
    g_autoptr (ComityHistoryEntry) entry = comity_journal_entry (&st);

    if (field == NULL || g_ptr_array_find (entry->fields, field, NULL))
      return g_steal_pointer (&entry);
  }
  return NULL;
}

static char *
dup_when (const ComityHistoryEntry *entry)
{
  return comity_date_format_moment (entry->at);
}

/**
 * comity_undo_refuse_changed:
 * @field: (nullable): what was changed; %NULL: the record
 * @since: the row of the journal that was to be undone
 *
 * Returns: %FALSE
 */
gboolean
comity_undo_refuse_changed (ComityWrite *self,
                            ComityRecord *record,
                            const ComityField *field,
                            gint64 since,
                            GError **error)
{
  g_autoptr (ComityHistoryEntry) by = find_change (self, comity_record_get_kind (record),
                                                   comity_record_get_id (record), field, since);
  g_autofree char *title = comity_record_dup_title (record);
  g_autofree char *when = by ? dup_when (by) : NULL;
  const char *label = field ? comity_field_get_label (field) : NULL;

  if (by == NULL)
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                 /* Translators: %s is the title of a record */
                 _ ("“%s” is not any more as it was left then. Nothing was changed."), title);
  else
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                 /* Translators: label of a field, title of a record, a person, a moment */
                 _ ("“%1$s” of “%2$s” was changed since, by %3$s (%4$s). Nothing was changed."),
                 label ? label : comity_kind_get_label (by->kind), title, by->who, when);
  return FALSE;
}

/**
 * comity_undo_refuse_deleted:
 * @entry: what was to be undone, of a record that is not there
 *
 * Returns: %FALSE
 */
gboolean
comity_undo_refuse_deleted (ComityWrite *self, ComityHistoryEntry *entry, GError **error)
{
  g_autoptr (ComityHistoryEntry) by = find_change (self, entry->kind, entry->id, NULL, entry->seq);
  g_autofree char *title = comity_db_entry_title (self->db, by ? by : entry);
  g_autofree char *when = dup_when (by ? by : entry);

  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
               /* Translators: title of a record, a person, a moment */
               _ ("“%1$s” was deleted since, by %2$s (%3$s). Restore it first. Nothing was "
                  "changed."),
               title, by ? by->who : entry->who, when);
  return FALSE;
}

/**
 * comity_undo_refuse_named:
 * @id: a record that would go, while others name it
 *
 * Returns: %FALSE
 */
gboolean
comity_undo_refuse_named (ComityWrite *self, const ComityKind *kind, gint64 id, GError **error)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    for (guint k = 0; k < kinds[i]->n_fields; k++) {
      const ComityField *field = &kinds[i]->fields[k];
      g_autoptr (GArray) ids = comity_field_can_name (field, kind) ?
                                 comity_read_naming (self->db, kinds[i], field, kind, id, NULL) :
                                 NULL;
      g_autofree char *title = NULL;

      if (ids == NULL || ids->len == 0)
        continue;
      title = comity_db_title (self->db, kinds[i], g_array_index (ids, gint64, 0));
      g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                   /* Translators: title of a record, its kind, the label of a field of it */
                   _ ("“%1$s” (%2$s) was joined to it since, as “%3$s”. Change or delete that "
                      "first. Nothing was changed."),
                   title, comity_kind_get_label (kinds[i]), comity_field_get_label (field));
      return FALSE;
    }
  }
  return TRUE;
}

static ComityHistoryEntry *
find_deletion (ComityWrite *self, const ComityField *field, const char *item)
{
  const ComityKind *kind = field->target ? comity_kind_find (field->target) : NULL;
  gint64 id = g_ascii_strtoll (item, NULL, 10);

  if (field->type == COMITY_TYPE_LINK ? !comity_link_parse (item, &kind, &id) : kind == NULL)
    return NULL;
  return kind ? find_change (self, kind, id, NULL, 0) : NULL;
}

/**
 * comity_undo_refuse_missing:
 * @value: of @field, naming at least one record or file that is not there
 *
 * Returns: %FALSE
 */
gboolean
comity_undo_refuse_missing (ComityWrite *self,
                            ComityHistoryEntry *entry,
                            const ComityField *field,
                            const char *value,
                            GError **error)
{
  g_auto (GStrv) items = comity_field_split (field, value);
  g_autofree char *title = comity_db_entry_title (self->db, entry);

  for (guint i = 0; items[i] != NULL; i++) {
    g_autoptr (ComityHistoryEntry) by = find_deletion (self, field, items[i]);
    g_autofree char *named = by ? comity_db_entry_title (self->db, by) : NULL;
    g_autofree char *when = by ? dup_when (by) : NULL;

    if (by == NULL || !g_str_equal (by->action, "delete"))
      continue;
    g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
                 /* Translators: title of a record, the label of a field of it, title of the record
                  * that it names there, a person, a moment */
                 _ ("“%1$s” names “%3$s” as “%2$s”, which was deleted since, by %4$s (%5$s). "
                    "Restore that first. Nothing was changed."),
                 title, comity_field_get_label (field), named, by->who, when);
    return FALSE;
  }
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
               /* Translators: title of a record, the label of a field of it */
               _ ("“%1$s”: what “%2$s” named then is not in the office any more. Nothing was "
                  "changed."),
               title, comity_field_get_label (field));
  return FALSE;
}

/**
 * comity_undo_refuse_rule:
 * @problem: the rule of its kind that the record would break
 *
 * Returns: %FALSE
 */
gboolean
comity_undo_refuse_rule (ComityRecord *record, const GError *problem, GError **error)
{
  g_autofree char *title = comity_record_dup_title (record);

  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO,
               /* Translators: title of a record, a whole sentence about what is wrong with it */
               _ ("“%1$s” would not be right together with what was changed since: %2$s Nothing "
                  "was changed."),
               title, problem->message);
  return FALSE;
}
