/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-progress.h"
#include "comity-store.h"

G_BEGIN_DECLS

/*
 * Every transaction is one step that can be undone, in the order in which they were made, also
 * after a restart. An undo is a transaction itself, with rows of the journal. A new change after
 * an undo means that nothing can be redone any more. An undo is refused, with the reason and
 * without changing anything, when a field has been changed since; other fields may have been.
 */

/** ComityUndoStep: a transaction that can be undone or redone. */
typedef struct {
  gint64 batch;
  char *label; /* what it did: “Change “University of Bonn””; after “Undo:” in menus */
  char *at;    /* UTC, ISO 8601 */
  char *who;
  guint rows; /* how many changes of records */
} ComityUndoStep;

void comity_undo_step_free (ComityUndoStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityUndoStep, comity_undo_step_free)

/** ComityUndoSteps: what Undo and Redo would do now; %NULL: nothing. */
typedef struct {
  ComityUndoStep *undo, *redo;
} ComityUndoSteps;

void comity_undo_steps_free (ComityUndoSteps *steps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityUndoSteps, comity_undo_steps_free)

/* For a ComityReadFunc. */
ComityUndoSteps *comity_db_undo_steps (ComityDb *db, GError **error);
char *comity_db_batch_label (ComityDb *db, gint64 batch);

void comity_store_undo_async (ComityStore *self,
                              gint64 batch,
                              GCancellable *cancellable,
                              ComityProgress *progress,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
ComityChanged *comity_store_undo_finish (ComityStore *self, GAsyncResult *result, GError **error);
ComityChanged *comity_store_undo_sync (ComityStore *self, gint64 batch, GError **error);

void comity_store_redo_async (ComityStore *self,
                              GCancellable *cancellable,
                              ComityProgress *progress,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
ComityChanged *comity_store_redo_sync (ComityStore *self, GError **error);

/* -- Going back to what stood at a moment ----------------------------------------------------- */

/* For a ComityReadFunc: the number of the newest row of the journal at the end of a day. */
gint64 comity_db_end_of_day (ComityDb *db, const char *day, GError **error);

void comity_store_rewind_async (ComityStore *self,
                                const ComityKind *kind,
                                gint64 id,
                                gint64 seq,
                                GCancellable *cancellable,
                                ComityProgress *progress,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
ComityChanged *comity_store_rewind_finish (ComityStore *self, GAsyncResult *result, GError **error);
ComityChanged *comity_store_rewind_sync (ComityStore *self,
                                         const ComityKind *kind,
                                         gint64 id,
                                         gint64 seq,
                                         GError **error);

/* -- The history of the whole office ---------------------------------------------------------- */

/** ComityBatch: one transaction as the history shows it. */
typedef struct {
  gint64 batch, last; /* its first and last row of the journal */
  char *label;        /* what it did */
  char *at;           /* UTC, ISO 8601 */
  char *who;
  char *action;           /* of the record that it is named after: "add", "set", "delete" … */
  const ComityKind *kind; /* of that record; NULL: not known any more */
  gint64 id;              /* of that record */
  gboolean undone;        /* it does not hold any more */
  gboolean final;         /* it cannot be undone */
  gboolean is_undo;       /* it took back another, or went back to a moment */
} ComityBatch;

void comity_batch_free (ComityBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityBatch, comity_batch_free)

/** ComityBatchFilter: which transactions; %NULL members: any. */
typedef struct {
  const ComityKind *kind; /* with at least one record of it */
  char *who;
  char *day; /* the local day on which it was made */
} ComityBatchFilter;

/* For a ComityReadFunc. */
GPtrArray *comity_db_batches (ComityDb *db,
                              const ComityBatchFilter *filter,
                              gint64 before,
                              guint limit,
                              GError **error); /* of ComityBatch, newest first */
GPtrArray *comity_db_batch_entries (ComityDb *db,
                                    gint64 batch,
                                    guint limit,
                                    GError **error); /* of ComityHistoryEntry, in their order */
/** ComityBatchCount: of how many records of a kind a transaction was. */
typedef struct {
  const ComityKind *kind;
  gboolean added; /* else changed */
  guint n;
} ComityBatchCount;

GArray *comity_db_batch_counts (ComityDb *db,
                                gint64 batch,
                                GError **error); /* of ComityBatchCount */
GStrv comity_db_history_people (ComityDb *db, GError **error);
char *comity_db_entry_title (ComityDb *db, const ComityHistoryEntry *entry);

G_END_DECLS
