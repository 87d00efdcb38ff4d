/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

/*
 * The stack of what can be undone is the journal itself: a change lies on top of what was there
 * before it, so saving one writes nothing more. Only batches that are not plain changes have a row
 * in the table `undo`, which says what lies on top after them:
 *
 *   way     of                  next_undo                   next_redo
 *   undo    what it took back   what lay below that         itself
 *   redo    the undo            itself                      what could be redone before the undo
 *   change  an older batch      itself                      nothing
 *   final   nothing             what lay on top before it   nothing
 *   restore the moment          itself                      nothing
 *
 * So the question what Undo would do looks at no more than the newest batch and its row.
 */

static const char *const ways[] = { "", "undo", "redo", "change", "final", "restore" };

static ComityUndoWay
way_from_name (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (ways); i++) {
    if (g_strcmp0 (name, ways[i]) == 0)
      return (ComityUndoWay) i;
  }
  return COMITY_UNDO_NONE;
}

/**
 * comity_undo_row:
 *
 * Returns: the row of @batch; of a plain change what it would say
 */
ComityUndoRow
comity_undo_row (ComityDb *db, gint64 batch)
{
  g_auto (ComityStatement) st = comity_statement (db, "SELECT \"of\", \"origin\", \"way\", "
                                                      "\"next_undo\", \"next_redo\" FROM \"undo\" "
                                                      "WHERE \"batch\" = $1");
  ComityUndoRow row = { .batch = batch, .origin = batch, .next_undo = batch };

  comity_statement_bind_id (&st, 1, batch);
  if (!comity_statement_row (&st, NULL))
    return row;
  row.of = comity_statement_id (&st, 0);
  row.origin = comity_statement_id (&st, 1);
  row.way = way_from_name (comity_statement_text (&st, 2));
  row.next_undo = comity_statement_id (&st, 3);
  row.next_redo = comity_statement_id (&st, 4);
  return row;
}

/**
 * comity_journal_before:
 *
 * Returns: the batch of the last row before @seq, 0 when there is none
 */
gint64
comity_journal_before (ComityDb *db, gint64 seq)
{
  g_auto (ComityStatement) st = comity_statement (db, "SELECT \"batch\" FROM \"journal\" WHERE "
                                                      "\"seq\" < $1 ORDER BY \"seq\" DESC LIMIT 1");

  comity_statement_bind_id (&st, 1, seq);
  return comity_statement_row (&st, NULL) ? comity_statement_id (&st, 0) : 0;
}

/**
 * comity_journal_head:
 *
 * Returns: the newest batch, 0 when there is none
 */
gint64
comity_journal_head (ComityDb *db)
{
  return comity_journal_before (db, G_MAXINT64);
}

static gint64
batch_at (ComityDb *db, gint64 seq)
{
  g_auto (ComityStatement) st = comity_statement (db, "SELECT \"batch\" FROM \"journal\" WHERE "
                                                      "\"seq\" >= $1 ORDER BY \"seq\" LIMIT 1");

  comity_statement_bind_id (&st, 1, seq);
  return comity_statement_row (&st, NULL) ? comity_statement_id (&st, 0) : G_MAXINT64;
}

/**
 * comity_journal_last:
 *
 * A batch's rows follow each other, and a batch is the number of its first row: where the next
 * one begins is found in as many steps as its length has binary digits.
 *
 * Returns: the number of the last row of @batch
 */
gint64
comity_journal_last (ComityDb *db, gint64 batch)
{
  gint64 low = batch, step = 1;

  while (batch_at (db, batch + step) <= batch) {
    low = batch + step;
    step *= 2;
  }
  for (step /= 2; step > 0; step /= 2) {
    if (batch_at (db, low + step) <= batch)
      low += step;
  }
  return low;
}

/* What is made in bulk notes only how many records there are: nothing lies under that. */
static gboolean
is_bulk (ComityDb *db, gint64 batch)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"record\" FROM \"journal\" WHERE \"seq\" = $1");

  comity_statement_bind_id (&st, 1, batch);
  return comity_statement_row (&st, NULL) && comity_statement_id (&st, 0) == 0;
}

/* The stack as it is right after @batch. */
static ComityUndoRow
stack_after (ComityDb *db, gint64 batch)
{
  ComityUndoRow row = { 0 };

  if (batch == 0 || is_bulk (db, batch))
    return row;
  return comity_undo_row (db, batch);
}

static ComityUndoRow
stack_now (ComityDb *db)
{
  return stack_after (db, comity_journal_head (db));
}

/**
 * comity_undo_next:
 *
 * Returns: the batch that Undo would take back, 0 when there is none
 */
gint64
comity_undo_next (ComityDb *db)
{
  return stack_now (db).next_undo;
}

/* What lies under @row, which is itself on the stack. */
static gint64
below (ComityDb *db, const ComityUndoRow *row)
{
  if (row->way == COMITY_UNDO_REDO)
    return comity_undo_row (db, row->of).next_undo;
  return stack_after (db, comity_journal_before (db, row->batch)).next_undo;
}

static void
plan_undo (ComityDb *db, gint64 batch, ComityUndoRow *plan)
{
  ComityUndoRow row = comity_undo_row (db, batch);

  plan->way = COMITY_UNDO_UNDO;
  plan->of = batch;
  plan->origin = row.way == COMITY_UNDO_REDO ? row.origin : batch;
  plan->next_undo = below (db, &row);
}

static void
plan_redo (ComityDb *db, gint64 batch, ComityUndoRow *plan)
{
  plan->way = COMITY_UNDO_REDO;
  plan->of = batch;
  plan->origin = comity_undo_row (db, batch).origin;
  plan->next_redo = stack_after (db, comity_journal_before (db, batch)).next_redo;
}

/**
 * comity_undo_plan:
 * @batch: what shall be undone; 0: what is on top
 * @redo: bring back what was undone last instead; @batch is 0 then
 * @plan: (out): the row to write, with @of as what to invert
 *
 * Returns: whether there is anything to do
 */
gboolean
comity_undo_plan (ComityDb *db, gint64 batch, gboolean redo, ComityUndoRow *plan)
{
  ComityUndoRow now = stack_now (db);
  ComityUndoRow top = comity_undo_row (db, now.next_undo);

  *plan = (ComityUndoRow) { 0 };
  if (redo || (batch != 0 && batch == now.next_redo)) {
    if (now.next_redo == 0)
      return FALSE;
    plan_redo (db, now.next_redo, plan);
  } else if (batch == 0 || batch == now.next_undo ||
             (top.way == COMITY_UNDO_REDO && batch == top.origin)) {
    if (now.next_undo == 0)
      return FALSE;
    plan_undo (db, now.next_undo, plan);
  } else {
    plan->way = COMITY_UNDO_CHANGE;
    plan->of = plan->origin = batch;
  }
  return TRUE;
}

/**
 * comity_undo_note:
 * @row: from comity_undo_plan()
 *
 * Writes the row of the transaction under way.
 */
gboolean
comity_undo_note (ComityWrite *self, const ComityUndoRow *row, GError **error)
{
  gint64 batch = self->journal.batch;
  g_auto (ComityStatement) st =
    comity_statement (self->db, "INSERT INTO \"undo\" (\"batch\", \"of\", \"origin\", \"way\", "
                                "\"next_undo\", "
                                "\"next_redo\") VALUES ($1, $2, $3, $4, $5, $6)");
  gboolean on_top = row->way != COMITY_UNDO_UNDO && row->way != COMITY_UNDO_FINAL;

  comity_statement_bind_id (&st, 1, batch);
  comity_statement_bind_id (&st, 2, row->of);
  comity_statement_bind_id (&st, 3, row->origin);
  comity_statement_bind_text (&st, 4, ways[row->way]);
  comity_statement_bind_id (&st, 5, on_top ? batch : row->next_undo);
  comity_statement_bind_id (&st, 6, row->way == COMITY_UNDO_UNDO ? batch : row->next_redo);
  return comity_statement_run (&st, error);
}

/**
 * comity_undo_note_final:
 * @before: what lay on top before the transaction began
 *
 * Notes that the transaction under way cannot be undone.
 */
gboolean
comity_undo_note_final (ComityWrite *self, gint64 before, GError **error)
{
  ComityUndoRow row = { .way = COMITY_UNDO_FINAL,
                        .origin = self->journal.batch,
                        .next_undo = before };

  return self->journal.batch == 0 || comity_undo_note (self, &row, error);
}
