/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the store: its threads and what they are given to do. */

#include "comity-db.h"
#include "comity-progress.h"

G_BEGIN_DECLS

typedef struct _ComityWorker ComityWorker;

/** ComityChangedFunc: called in the writer's thread after a commit. */
typedef void (*ComityChangedFunc) (ComityChanged *changed, gpointer data);

typedef struct {
  ComityReadFunc func; /* a reading job; or else */
  gpointer data;
  GDestroyNotify data_free, result_free;
  ComityChanges *changes; /* a writing job; or one with a function of its own: */
  ComityWriteFunc write;
  /* After the commit and outside of any transaction, with @data. */
  void (*after) (ComityDb *db, gpointer data);
  ComityProgress *progress; /* or NULL */
  GTask *task;            /* answered in its context; or else somebody waits: */
  gboolean done;
  GMutex mutex;
  GCond cond;
  gpointer result;
  GError *error;
} ComityJob;

ComityJob *comity_job_new_read (ComityReadFunc func,
                                gpointer data,
                                GDestroyNotify data_free,
                                GDestroyNotify result_free);
ComityJob *comity_job_new_write (ComityChanges *changes);
ComityJob *comity_job_new_write_func (ComityWriteFunc func,
                                      gpointer data,
                                      GDestroyNotify data_free);
void comity_job_free (ComityJob *self);
gpointer comity_job_wait (ComityJob *self, GError **error);

ComityWorker *comity_worker_new_writer (ComityDb *db,
                                        const char *who,
                                        gboolean users_order,
                                        ComityChangedFunc changed,
                                        gpointer changed_data);
ComityWorker *comity_worker_new_reader (ComityDb *db, GAsyncQueue *queue);
GAsyncQueue *comity_worker_get_queue (ComityWorker *self);
void comity_worker_push (GAsyncQueue *queue, ComityJob *job);
void comity_worker_stop (ComityWorker *self);
void comity_worker_join (ComityWorker *self);

/* -- comity-store.c --------------------------------------------------------------------------- */

void comity_store_push_write (ComityStore *self, ComityJob *job);
ComityChanged *comity_store_run_write (ComityStore *self, ComityJob *job, GError **error);

G_END_DECLS
