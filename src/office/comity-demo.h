/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "comity-store.h"

G_BEGIN_DECLS

/** How many invented students a demo office has. */
#define COMITY_DEMO_STUDENTS 2500

/**
 * ComityDemoPlan:
 * @students: how many invented students
 * @partners: how many invented partners
 * @seed: what chance is made from; 0: the usual
 * @today: (nullable): the day on which papers expire or do not; %NULL: today
 * @documents: whether the records of the founding documents are in it
 * @orderly: whether the office keeps its papers in order, as an office that people work in
 */
typedef struct {
  guint students, partners;
  guint64 seed;
  const char *today;
  gboolean documents, orderly;
} ComityDemoPlan;

/** ComityDemoStep: what is being done; all but the first two are short or cannot be counted. */
typedef enum {
  COMITY_DEMO_PARTNERS,
  COMITY_DEMO_STUDENTS_MADE,
  COMITY_DEMO_INDEXES,
  COMITY_DEMO_DOCUMENTS,
} ComityDemoStep;

/** ComityDemoProgress: @done of @total things of @step; called in the thread that makes. */
typedef void (*ComityDemoProgress) (ComityDemoStep step, guint done, guint total, gpointer data);

char *comity_demo_dup_path (void);
gboolean comity_demo_create_sync (const char *path, guint students, GError **error);
gboolean comity_demo_make_sync (const char *path,
                                const ComityDemoPlan *plan,
                                ComityDemoProgress progress,
                                gpointer data,
                                GError **error);
void comity_demo_create_async (const char *path,
                               guint students,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean comity_demo_create_finish (GAsyncResult *result, GError **error);

G_END_DECLS
