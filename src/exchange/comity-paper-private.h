/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "comity-paper.h"
#include "comity-tongue.h"

G_BEGIN_DECLS

/** ComityPaperStyle: how a text looks on paper. */
typedef enum {
  COMITY_PAPER_TITLE,
  COMITY_PAPER_REMARK,
  COMITY_PAPER_HEADING,
  COMITY_PAPER_LABEL,
  COMITY_PAPER_VALUE,
  COMITY_PAPER_HEAD,
  COMITY_PAPER_CELL,
  COMITY_PAPER_NAME,  /* of the university */
  COMITY_PAPER_SMALL, /* its address, and what stands at the foot */
  COMITY_PAPER_N_STYLES,
} ComityPaperStyle;

/** ComityPaperBlock: one part of the content. */
typedef struct {
  ComityPaperStyle style; /* LABEL: a fact; HEAD, CELL: a row */
  char *
    *cells; /* as many as @n; of a text or a fact those of both languages, one after the other */
  guint n;
  guint table; /* of a row: index in tables */
} ComityPaperBlock;

/** ComityPaperTable: rows that have columns in common. */
typedef struct {
  guint head; /* index of the block */
  guint n, last; /* columns; index of the last block */
  double *widths;
  double scale; /* of the letters, so that many columns find room */
} ComityPaperTable;

/** ComityPaperPart: what is written in one language. */
typedef struct {
  const ComityTongue *tongue; /* NULL: that of the window */
  char *title;
  gboolean rtl;
} ComityPaperPart;

/** ComityPaperColumn: where a language has its place: all of the width, or its half. */
typedef struct {
  double x, width, labels; /* from the edge of the paper; how wide the labels of facts are */
  gboolean rtl;
} ComityPaperColumn;

/** ComityPaperPiece: what of a block stands in one place: all, or some lines of a long value. */
typedef struct {
  guint block, page;
  int from, lines; /* of a fact's value */
  double y;
} ComityPaperPiece;

struct _ComityPaper {
  ComityPaperPart parts[2];
  guint n_parts;
  ComityLetterhead *letterhead;
  GPtrArray *blocks; /* of ComityPaperBlock */
  GArray *tables;    /* of ComityPaperTable */

  double width, height;
  GArray *pieces;    /* of ComityPaperPiece */
  guint next, n_pages; /* the block to lay out next; the page that is being filled is the last */
  double y;
};

#define COMITY_PAPER_MARGIN 48.0
#define COMITY_PAPER_GAP 10.0 /* between columns */
#define COMITY_PAPER_LABELS 150.0
#define COMITY_PAPER_LABELS_BESIDE 92.0 /* where there is half as much room */
#define COMITY_PAPER_ALLEY 20.0         /* between two languages */
#define COMITY_PAPER_PAD 2.5 /* above and below a row */

PangoLayout *comity_paper_layout_new (cairo_t *cr,
                                      ComityPaperStyle style,
                                      double scale,
                                      double width,
                                      const char *text);
PangoLayout *comity_paper_cell_new (ComityPaper *self,
                                    cairo_t *cr,
                                    const ComityPaperBlock *block,
                                    guint column);
void comity_paper_layout_align (PangoLayout *layout, gboolean rtl);
double comity_paper_layout_height (PangoLayout *layout);
double comity_paper_inner_width (ComityPaper *self);
ComityPaperColumn comity_paper_column (ComityPaper *self, guint part, guint n);
PangoLayout *comity_paper_label_new (cairo_t *cr,
                                     const ComityPaperBlock *block,
                                     guint part,
                                     const ComityPaperColumn *column);
PangoLayout *comity_paper_value_new (cairo_t *cr,
                                     const ComityPaperBlock *block,
                                     guint part,
                                     const ComityPaperColumn *column);
double comity_paper_letterhead (ComityPaper *self, cairo_t *cr, gboolean draw);
void comity_paper_measure_table (ComityPaper *self, cairo_t *cr, ComityPaperTable *table);

G_END_DECLS
