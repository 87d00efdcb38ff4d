/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-import-map.h"
#include "comity-progress.h"
#include "comity-store.h"

G_BEGIN_DECLS

/** ComityImportOutcome: what becomes of a row. */
typedef enum {
  COMITY_ROW_BLANK,
  COMITY_ROW_ADDED,
  COMITY_ROW_CHANGED,
  COMITY_ROW_SAME,    /* the office knows it all already */
  COMITY_ROW_SKIPPED, /* it is there, and stays as it is */
  COMITY_ROW_LEFT_OUT,
  COMITY_N_OUTCOMES,
} ComityImportOutcome;

const char *comity_import_outcome_get_name (ComityImportOutcome outcome);

/**
 * ComityImportRow: @id is of the record that the row is, or becomes. @repeated: a row before is the
 * same record, so that this one only fills in what is still empty.
 */
typedef struct {
  gint64 id;
  ComityImportOutcome outcome;
  gboolean repeated;
} ComityImportRow;

/** ComityImportProblem: one cell, or one row (@column -1), that cannot come in as it is. */
typedef struct {
  guint64 row; /* as a spreadsheet numbers it */
  int column;
  char *value;
  char *reason;
  gboolean whole; /* the row is left out, not only the cell */
  gboolean remark; /* nothing is left out: it is only worth knowing */
} ComityImportProblem;

/**
 * ComityImportNews: a record that comes in or changes. @details: (nullable): what changes, for people:
 * “City: Tashkent → Samarkand”
 */
typedef struct {
  guint64 row;
  gint64 id;
  ComityImportOutcome outcome;
  char *title, *details;
} ComityImportNews;

/** ComityImportPlan: what an import would do. */
typedef struct {
  guint counts[COMITY_N_OUTCOMES];
  guint parts;     /* records beside those of the rows: passports, contacts … */
  guint created;   /* records and list entries that the table names and the office lacks */
  GArray *rows;    /* of ComityImportRow, from the first after the head */
  guint64 first;   /* the number of that row */
  GPtrArray *problems; /* of ComityImportProblem: the first ten thousand */
  guint n_problems, n_remarks;
  GPtrArray *news; /* of ComityImportNews: the first five hundred */
} ComityImportPlan;

/**
 * ComityImport:
 *
 * A table on its way into the office: opened, mapped, planned, done. The plan and the writing read
 * the file again, so that it is never whole in memory. Not thread-safe, but may be handed from one
 * thread to another.
 */
typedef struct _ComityImport ComityImport;

ComityImport *comity_import_new_for_path (const ComityKind *kind, const char *path, GError **error);
ComityImport *comity_import_new_for_bytes (const ComityKind *kind, GBytes *bytes, const char *name);
ComityImport *comity_import_ref (ComityImport *self);
void comity_import_unref (ComityImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityImport, comity_import_unref)

gboolean comity_import_look (ComityImport *self,
                             const ComityTableOptions *options,
                             const ComityImportMap *saved,
                             GError **error);
ComityImportMap *comity_import_get_map (ComityImport *self);
GPtrArray *comity_import_get_preview (ComityImport *self); /* of ComityCells */
const ComityTableFacts *comity_import_get_facts (ComityImport *self);
void comity_import_set_header (ComityImport *self, guint header);
void comity_import_mend (ComityImport *self, guint64 row, guint column, const char *text);
void comity_import_leave_out (ComityImport *self, guint64 row);
const char *comity_import_get_name (ComityImport *self);

gpointer comity_import_plan_func (ComityDb *db, gpointer import, GError **error);
const ComityImportPlan *comity_import_get_plan (ComityImport *self);
void comity_import_set_progress (ComityImport *self,
                                 ComityProgress *progress,
                                 GCancellable *cancellable);
ComityChanges *comity_import_changes (ComityImport *self);

G_END_DECLS
