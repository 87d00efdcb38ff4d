/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-undo.h"

#include <glib/gi18n-lib.h>

#include "comity-db.h"

/**
 * comity_undo_step_free:
 */
void
comity_undo_step_free (ComityUndoStep *step)
{
  if (step == NULL)
    return;
  g_free (step->label);
  g_free (step->at);
  g_free (step->who);
  g_free (step);
}

/**
 * comity_undo_steps_free:
 */
void
comity_undo_steps_free (ComityUndoSteps *steps)
{
  comity_undo_step_free (steps->undo);
  comity_undo_step_free (steps->redo);
  g_free (steps);
}

/**
 * comity_journal_read:
 *
 * Returns: (transfer full) (nullable): the row of the journal, or the one before it
 */
ComityHistoryEntry *
comity_journal_read (ComityDb *db, gint64 seq)
{
  g_auto (ComityStatement) st =
    comity_statement (db, COMITY_JOURNAL_ENTRY "WHERE \"seq\" <= $1 ORDER BY \"seq\" DESC LIMIT 1");

  comity_statement_bind_id (&st, 1, seq);
  return comity_statement_row (&st, NULL) ? comity_journal_entry (&st) : NULL;
}

/**
 * comity_db_entry_title:
 *
 * Returns: (transfer full): what the record of @entry is called: its present title, or when it is
 *   not there what the journal knows; its kind when that is nothing
 */
char *
comity_db_entry_title (ComityDb *db, const ComityHistoryEntry *entry)
{
  g_autofree char *title = entry->kind ? comity_db_title (db, entry->kind, entry->id) : NULL;
  g_autoptr (ComityRecord) record = NULL;

  if (title != NULL || entry->kind == NULL)
    return title ? g_steal_pointer (&title) : g_strdup ("—");
  record = comity_record_new (entry->kind);
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];
    const char *value = entry->olds->pdata[i] ? entry->olds->pdata[i] : entry->news->pdata[i];
    guint index = (guint) (field - entry->kind->fields);

    comity_record_set_at (record, index, value);
    if (comity_field_is_reference (field))
      comity_read_ref_titles (db, record, index);
  }
  title = comity_record_dup_title (record);
  return title && *title ? g_steal_pointer (&title) :
                           g_strdup (comity_kind_get_label (entry->kind));
}

static char *
dup_one (const char *action, const char *title)
{
  if (g_str_equal (action, "add"))
    /* Translators: what somebody did; %s is the title of a record */
    return g_strdup_printf (_ ("Add “%s”"), title);
  if (g_str_equal (action, "delete"))
    /* Translators: what somebody did; %s is the title of a record */
    return g_strdup_printf (_ ("Delete “%s”"), title);
  /* Translators: what somebody did; %s is the title of a record */
  return g_strdup_printf (_ ("Change “%s”"), title);
}

static char *
dup_several (const char *action, const char *title, guint more)
{
  if (g_str_equal (action, "add"))
    /* Translators: what somebody did: title of a record, and how many others */
    return g_strdup_printf (ngettext ("Add “%1$s” and %2$u more", "Add “%1$s” and %2$u more", more),
                            title, more);
  if (g_str_equal (action, "delete"))
    /* Translators: what somebody did: title of a record, and how many others */
    return g_strdup_printf (ngettext ("Delete “%1$s” and %2$u more", "Delete “%1$s” and %2$u more",
                                      more),
                            title, more);
  /* Translators: what somebody did: title of a record, and how many others */
  return g_strdup_printf (ngettext ("Change “%1$s” and %2$u more", "Change “%1$s” and %2$u more",
                                    more),
                          title, more);
}

/* The journal writes what belongs to a deleted record before the record itself. */
static char *
dup_plain_label (ComityDb *db, gint64 batch)
{
  g_autoptr (ComityHistoryEntry) first = comity_journal_read (db, batch);
  g_autoptr (ComityHistoryEntry) end = NULL;
  const ComityHistoryEntry *main = first;
  g_autofree char *title = NULL;
  guint rows;

  if (first == NULL)
    return g_strdup ("");
  if (first->what != NULL && *first->what != '\0')
    return g_strdup (first->what);
  rows = (guint) (comity_journal_last (db, batch) - batch + 1);
  end = comity_journal_read (db, batch + rows - 1);
  if (end != NULL && g_str_equal (end->action, "delete"))
    main = end;
  title = comity_db_entry_title (db, main);
  return rows == 1 ? dup_one (main->action, title) : dup_several (main->action, title, rows - 1);
}

/* What was restored is written first; or a day is named. */
static char *
dup_restore_label (ComityDb *db, gint64 batch)
{
  g_autoptr (ComityHistoryEntry) first = comity_journal_read (db, batch);
  g_autofree char *title = first ? comity_db_entry_title (db, first) : NULL;

  if (first == NULL || first->what != NULL)
    return g_strdup (first ? first->what : "");
  /* Translators: what somebody did; %s is the title of a record */
  return g_strdup_printf (_ ("Restore “%s”"), title);
}

/**
 * comity_db_batch_label:
 *
 * What a transaction did, in a few words: those that were given with it, or made of its records.
 *
 * Returns: (transfer full): such as “Change “University of Bonn”” or “Undo: Delete “Anna””
 */
char *
comity_db_batch_label (ComityDb *db, gint64 batch)
{
  ComityUndoRow row = comity_undo_row (db, batch);
  g_autofree char *origin = dup_plain_label (db, row.origin);

  switch (row.way) {
  case COMITY_UNDO_UNDO:
  case COMITY_UNDO_CHANGE:
    /* Translators: what somebody did: took back what %s says, such as “Delete “Anna”” */
    return g_strdup_printf (_ ("Undo: %s"), origin);
  case COMITY_UNDO_REDO:
    /* Translators: what somebody did: brought again what %s says */
    return g_strdup_printf (_ ("Redo: %s"), origin);
  case COMITY_UNDO_RESTORE:
    return dup_restore_label (db, batch);
  case COMITY_UNDO_NONE:
  case COMITY_UNDO_FINAL:
  default:
    return g_steal_pointer (&origin);
  }
}

/**
 * comity_undo_dup_label:
 *
 * Returns: (transfer full): what would be taken back or brought again with @batch
 */
char *
comity_undo_dup_label (ComityDb *db, gint64 batch)
{
  ComityUndoRow row = comity_undo_row (db, batch);
  gboolean again = row.way == COMITY_UNDO_UNDO || row.way == COMITY_UNDO_REDO;

  return comity_db_batch_label (db, again ? row.origin : batch);
}

static ComityUndoStep *
step_new (ComityDb *db, gint64 batch)
{
  g_autoptr (ComityHistoryEntry) first = comity_journal_read (db, batch);
  ComityUndoStep *step;

  if (first == NULL)
    return NULL;
  step = g_new0 (ComityUndoStep, 1);
  step->batch = batch;
  step->label = comity_undo_dup_label (db, batch);
  step->at = g_strdup (first->at);
  step->who = g_strdup (first->who);
  step->rows = (guint) (comity_journal_last (db, batch) - batch + 1);
  return step;
}

/**
 * comity_db_undo_steps:
 *
 * Returns: (transfer full): what Undo and Redo would do now
 */
ComityUndoSteps *
comity_db_undo_steps (ComityDb *db, GError **error)
{
  ComityUndoSteps *steps = g_new0 (ComityUndoSteps, 1);
  ComityUndoRow plan;

  if (comity_undo_plan (db, 0, FALSE, &plan))
    steps->undo = step_new (db, plan.of);
  if (comity_undo_plan (db, 0, TRUE, &plan))
    steps->redo = step_new (db, plan.of);
  return steps;
}
