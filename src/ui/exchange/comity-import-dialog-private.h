/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of the import assistant: each of its pages has a file of its own, all work on this. */

#include "comity-busy.h"
#include "comity-import-dialog.h"

G_BEGIN_DECLS

/**
 * ComityImportDialog:
 *
 * Brings a table in: what its columns are, then what would happen, with every problem to be mended
 * and every duplicate to be decided, then what came in.
 */
struct _ComityImportDialog {
  AdwDialog parent_instance;

  AdwNavigationView *view;
  AdwPreferencesGroup *table, *web, *columns, *counts, *words, *twins, *news, *problems, *results;
  AdwComboRow *sheet, *charset, *days, *decimal, *currency, *duplicates;
  AdwSwitchRow *create, *keep, *at_start;
  GtkSpinButton *header;
  GtkWidget *check, *again, *import, *undo;

  GtkWidget *parent; /* the page below; it may have gone with its window while there is work */
  ComityStore *store;
  const ComityKind *kind;
  ComityImport *job;
  char *address;    /* that it was fetched from, or NULL */
  ComityFeed *feed; /* that it is, or NULL */
  GPtrArray *targets; /* of char *, as in the combo rows after the first */
  GtkStringList *labels;
  GHashTable *rows; /* group -> GPtrArray of the rows that were put into it, borrowed */
  GCancellable *cancellable;
  GCancellable *recalling; /* what the columns were the last time; or NULL */
  ComityBusy *busy;
  GtkWidget *focus; /* weak: where the keyboard was when the work began */
  gint64 batch;      /* of what came in */
  gboolean recalled; /* the columns are those of the last time */
  guint charset_read; /* place of the charset by which the table was read last */
  guint going;       /* pages that follow by themselves */
  gboolean decided;  /* something was mended or chosen that only the dialog knows */
  gboolean filling;  /* rows are being filled in: nobody has chosen anything */
};

/**
 * ComityImportPlace: the cell of the table that a row of the dialog is about. The row outlives the
 * plan that it was made from, so it holds no part of it.
 */
typedef struct {
  guint64 row;
  int column; /* -1: the whole row */
} ComityImportPlace;

/* -- comity-import-dialog.c ------------------------------------------------------------------- */

void comity_import_dialog_begin (ComityImportDialog *self, const char *what);
void comity_import_dialog_end (ComityImportDialog *self, const GError *error);
void comity_import_dialog_clear_rows (ComityImportDialog *self, AdwPreferencesGroup *group);
GtkWidget *comity_import_dialog_add_row (ComityImportDialog *self,
                                         AdwPreferencesGroup *group,
                                         GtkWidget *row);
GtkWidget *comity_import_dialog_add_number (ComityImportDialog *self,
                                            AdwPreferencesGroup *group,
                                            const char *title,
                                            guint n);
void comity_import_dialog_show_limit (AdwPreferencesGroup *group, guint listed, gboolean more);
void comity_import_dialog_set_place (GtkWidget *widget, guint64 row, int column);
const ComityImportPlace *comity_import_dialog_get_place (gpointer widget);

/* -- comity-import-columns.c: how the table is read, and what its columns are ------------------ */

void comity_import_dialog_look (ComityImportDialog *self);
void comity_import_dialog_stop_recalling (ComityImportDialog *self);
void comity_import_dialog_show_table (ComityImportDialog *self);
void comity_import_dialog_show_columns (ComityImportDialog *self);
void comity_import_dialog_take_habits (ComityImportDialog *self);
void comity_import_dialog_set_up_columns (ComityImportDialog *self);
void comity_import_dialog_bind_columns (GtkWidgetClass *widget_class);

/* -- comity-import-maps.c: saved maps --------------------------------------------------------- */

void comity_import_dialog_bind_maps (GtkWidgetClass *widget_class);

/* -- comity-import-check.c: what would happen -------------------------------------------------- */

void comity_import_dialog_show_plan (ComityImportDialog *self);
void comity_import_dialog_check (ComityImportDialog *self);
void comity_import_dialog_set_stale (ComityImportDialog *self);
void comity_import_dialog_bind_check (GtkWidgetClass *widget_class);

/* -- comity-import-ask.c: what a table leaves open ---------------------------------------------- */

void comity_import_dialog_ask (ComityImportDialog *self, const ComityImportDoubt *doubt);

/* -- comity-import-decide.c: words that name nothing known, and records that are there ---------- */

void comity_import_dialog_show_words (ComityImportDialog *self);
void comity_import_dialog_show_twins (ComityImportDialog *self);

/* -- comity-import-result.c: doing it, and what came in ----------------------------------------- */

void comity_import_dialog_import (ComityImportDialog *self);
void comity_import_dialog_bind_result (GtkWidgetClass *widget_class);

G_END_DECLS
