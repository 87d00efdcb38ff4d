/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-import-index.h"
#include "comity-import-match.h"
#include "comity-import-memo.h"
#include "comity-import.h"

G_BEGIN_DECLS

struct _ComityImport {
  gatomicrefcount refs;
  const ComityKind *kind;
  char *path, *name;
  GBytes *bytes; /* instead of the path */
  ComityImportMap *map;
  GPtrArray *preview;
  ComityTable *looked;
  GHashTable *mended;   /* “row:column” -> text */
  GHashTable *left_out; /* set of gint64 */
  GHashTable *decisions; /* gint64 row -> ComityDuplicates */
  GPtrArray *words;      /* of ComityImportWord: asked or answered */
  ComityProgress *progress;
  GCancellable *cancellable;

  ComityImportPlan *plan;
  ComityImportIndex *seen; /* ids of rows before, while planning, but for those made by the plan: */
  gint64 first_made, last_made;
  ComityImportMatch *match; /* as it is after planning; NULL when the write looks for nothing */
  GHashTable *created; /* of comity-import-created.c */
  GHashTable *created_codes; /* “list\nfolded” -> code */
  GHashTable *gathered; /* set of those that are needed */
  GHashTable
    *joined; /* set of gint64, while planning: records of which several rows say something */
  GHashTable *refused; /* set of “row:group”: parts that would break a rule */
  GPtrArray *memos; /* of ComityImportMemo, by column; NULL for references */
  guint twins_looked;
  gboolean apart; /* what a row makes does not depend on what became of those before */
};

void comity_import_guess_habits (ComityImport *self);
ComityTable *comity_import_open_table (ComityImport *self, GError **error);
void comity_import_clear_plan (ComityImport *self);
gboolean comity_import_is_refused (const ComityImport *self, guint64 row, guint group);
void comity_import_refuse (ComityImport *self, guint64 row, guint group);
gboolean comity_import_keeps_rules (ComityImport *self,
                                    guint64 row,
                                    guint group,
                                    ComityRecord *record,
                                    gboolean made);

/** ComityImportMade: what one row makes: for each group a record, or NULL. */
typedef struct {
  ComityRecord **records;
  guint n;
  gint64 id; /* that the row says; or 0 */
  gint64 *parts; /* while writing: the ids of the other groups' records; or NULL */
  GPtrArray *problems; /* of ComityImportProblem: cells that are left out; NULL: none */
  gboolean hopeless; /* the row cannot come in */
} ComityImportMade;

ComityImportMade *comity_import_make (ComityImport *self,
                                      const ComityCells *cells,
                                      gboolean date_1904);
void comity_import_made_free (ComityImportMade *made);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityImportMade, comity_import_made_free)
gboolean comity_import_apply (ComityRecord *from, ComityRecord *to, gboolean only_fill);

ComityImportProblem *comity_import_problem_new (guint64 row,
                                                int column,
                                                const char *value,
                                                const char *reason);
void comity_import_problem_free (ComityImportProblem *problem);

/* comity-import-ahead.c */

/** ComityImportStep: a row on its way to who plans or writes it. */
typedef struct {
  ComityCells *cells;
  gboolean date_1904;
  guint64 index; /* from 0, after the head */
  double fraction; /* of the table that was read */
  ComityImportMade *made; /* or NULL */
} ComityImportStep;

typedef void (*ComityImportAheadFunc) (ComityImport *self, ComityImportStep *step);
typedef struct _ComityImportAhead ComityImportAhead;

ComityImportAhead *comity_import_ahead_new (ComityImport *self, ComityImportAheadFunc func);
ComityImportStep *comity_import_ahead_next (ComityImportAhead *self, GError **error);
void comity_import_ahead_free (ComityImportAhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityImportAhead, comity_import_ahead_free)

/* comity-import-joins.c */
GHashTable *comity_import_joins_new (void);
void comity_import_joins_note (ComityImport *self, gint64 id);
gboolean comity_import_joins_check (ComityImport *self, ComityDb *db, GError **error);

/* comity-import-write.c */
const ComityImportRow *comity_import_planned_row (ComityImport *self, const ComityImportStep *step);
void comity_import_make_again (ComityImport *self,
                               ComityImportStep *step,
                               const ComityImportRow *row);

/* comity-import-created.c */
GHashTable *comity_import_created_new (void);
gboolean comity_import_created_has (const ComityImport *self,
                                    const ComityField *field,
                                    const char *code);
gint64 comity_import_created_record (ComityImport *self, const ComityKind *kind, const char *title);
char *comity_import_created_choice (ComityImport *self, const ComityField *field, const char *text);
void comity_import_created_gather (ComityImport *self,
                                   ComityRecord *record,
                                   GHashTable *gathered,
                                   GQueue *fresh);

/* comity-import-news.c */
GPtrArray *comity_import_news_new (void);
void comity_import_news_added (ComityImport *self, guint64 row, gint64 id, ComityRecord *record);
ComityRecord *comity_import_news_dup_before (ComityImport *self, ComityRecord *record);
void comity_import_news_changed (ComityImport *self,
                                 guint64 row,
                                 ComityRecord *before,
                                 ComityRecord *after);

/* comity-import-twins.c */
GPtrArray *comity_import_twins_new (void);
ComityDuplicates comity_import_twins_decision (ComityImport *self, guint64 row, gboolean alike);
gboolean comity_import_twins_take (ComityImport *self);
void comity_import_twins_note (ComityImport *self,
                               guint64 row,
                               gboolean alike,
                               ComityDuplicates decision,
                               ComityRecord *there,
                               ComityRecord *said);

/* comity-import-doubts.c */
void comity_import_plan_doubt (ComityImport *self);

/* comity-import-words.c */
GPtrArray *comity_import_words_new (void);
gboolean comity_import_words_gather (ComityImport *self, ComityDb *db, GError **error);

G_END_DECLS
