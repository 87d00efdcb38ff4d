/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-import-index.h"
#include "comity-import-match.h"
#include "comity-import-memo.h"
#include "comity-import.h"

G_BEGIN_DECLS

/** ComityImportCreated: a record that the table names and the office lacks. */
typedef struct {
  const ComityKind *kind;
  gint64 id;
  char *title;
  const char *list; /* for entries of a list: which, or NULL */
  char *code;
} ComityImportCreated;

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
  ComityImportIndex *seen;  /* ids of rows before */
  ComityImportMatch *match; /* as it is after planning */
  GPtrArray *created;       /* of ComityImportCreated */
  GHashTable *created_codes; /* “list\nfolded” -> code */
  GPtrArray *memos;          /* of ComityImportMemo, by column; NULL for references */
  guint twins_looked;
};

void comity_import_guess_habits (ComityImport *self);
ComityTable *comity_import_open_table (ComityImport *self, GError **error);
void comity_import_clear_plan (ComityImport *self);

/** ComityImportMade: what one row makes: for each group a record, or NULL. */
typedef struct {
  ComityRecord **records;
  guint n;
  gint64 id; /* that the row says; or 0 */
  guint n_problems; /* cells that are left out */
  gboolean hopeless; /* the row cannot come in */
} ComityImportMade;

/* Called for each problem; takes nothing over. */
typedef void (*ComityImportBlame) (ComityImport *self,
                                   guint64 row,
                                   int column,
                                   const char *value,
                                   const char *reason,
                                   gboolean whole);

ComityImportMade *comity_import_make (ComityImport *self,
                                      const ComityCells *cells,
                                      gboolean date_1904,
                                      ComityImportBlame blame);
void comity_import_made_free (ComityImportMade *made);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityImportMade, comity_import_made_free)
gboolean comity_import_apply (ComityRecord *from, ComityRecord *to, gboolean only_fill);

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
