/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-import-map.h"
#include "comity-progress.h"
#include "comity-record.h"
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
  gboolean asked;  /* what its text means, as one of the words */
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

/**
 * ComityImportTwin: a row whose record is there already, or one whose name is only @alike. What
 * becomes of it is decided for all rows, and can be for this one.
 */
typedef struct {
  guint64 row;
  gboolean alike;
  ComityDuplicates decision;
  ComityRecord *there, *said; /* in the office, and in the table */
} ComityImportTwin;

/* The answer to a word that stands for no record yet: it is to be added. */
#define COMITY_IMPORT_NEW "+"

/** ComityImportMeaning: a record that a word may stand for. */
typedef struct {
  gint64 id;
  char *title;
  guint likeness; /* of 100 */
} ComityImportMeaning;

/** ComityImportWord: a text of the table that names nothing known, in a reference or a choice. */
typedef struct {
  const ComityField *field;
  char *text;
  guint rows;            /* that have it; 0: it was answered */
  GPtrArray *meanings;   /* of ComityImportMeaning, the likeliest first; of references */
  gboolean can_be_added;
} ComityImportWord;

/** ComityImportDoubtSort: what a table leaves open. */
typedef enum {
  COMITY_DOUBT_DAYS,
  COMITY_DOUBT_DECIMAL,
  COMITY_DOUBT_CURRENCY,
} ComityImportDoubtSort;

/**
 * ComityImportDoubt: a cell that can be read in two ways, which the whole table is then read in.
 * @first: with the day first, with a decimal comma; @second: the other way; for people
 */
typedef struct {
  ComityImportDoubtSort sort;
  guint column;
  char *text, *first, *second;
} ComityImportDoubt;

/** ComityImportPlan: what an import would do. */
typedef struct {
  guint counts[COMITY_N_OUTCOMES];
  guint parts;     /* records beside those of the rows: passports, contacts … */
  guint created;   /* records and list entries that rows that come in name and the office lacks */
  GArray *rows;    /* of ComityImportRow, from the first after the head */
  guint64 first;   /* the number of that row */
  GPtrArray *problems; /* of ComityImportProblem: the first ten thousand */
  guint n_problems, n_remarks;
  GPtrArray *news;  /* of ComityImportNews: the first five hundred */
  GPtrArray *twins; /* of ComityImportTwin: the first two hundred */
  gboolean more_twins, more_words; /* there may be more than are kept */
  ComityImportDoubt
    *doubt; /* what a problem leaves open, or NULL; then it is to be planned again */
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
void comity_import_decide (ComityImport *self, guint64 row, ComityDuplicates decision);
GPtrArray *comity_import_get_words (ComityImport *self); /* of ComityImportWord */
ComityImportDoubt *comity_import_find_doubt (ComityImport *self);
void comity_import_doubt_free (ComityImportDoubt *doubt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityImportDoubt, comity_import_doubt_free)
gboolean comity_import_use_map (ComityImport *self, GBytes *json, GError **error);
gboolean comity_import_recall (ComityImport *self);
void comity_import_recall_async (ComityImport *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean comity_import_recall_finish (ComityImport *self, GAsyncResult *result, GError **error);
void comity_import_remember_async (ComityImport *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *comity_import_dup_sentence (ComityImport *self);

gpointer comity_import_plan_func (ComityDb *db, gpointer import, GError **error);
const ComityImportPlan *comity_import_get_plan (ComityImport *self);
gboolean comity_import_plan_has_news (const ComityImportPlan *plan);
void comity_import_set_progress (ComityImport *self,
                                 ComityProgress *progress,
                                 GCancellable *cancellable);
ComityChanges *comity_import_changes (ComityImport *self);

G_END_DECLS
