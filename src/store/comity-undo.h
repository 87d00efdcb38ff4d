/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
                              GFileProgressCallback progress,
                              gpointer progress_data,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
ComityChanged *comity_store_undo_finish (ComityStore *self, GAsyncResult *result, GError **error);
ComityChanged *comity_store_undo_sync (ComityStore *self, gint64 batch, GError **error);

void comity_store_redo_async (ComityStore *self,
                              GCancellable *cancellable,
                              GFileProgressCallback progress,
                              gpointer progress_data,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
ComityChanged *comity_store_redo_finish (ComityStore *self, GAsyncResult *result, GError **error);
ComityChanged *comity_store_redo_sync (ComityStore *self, GError **error);

G_END_DECLS
