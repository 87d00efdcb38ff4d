/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "comity-letterhead.h"
#include "comity-tongue.h"

G_BEGIN_DECLS

/**
 * ComityPaper:
 *
 * What shall stand on paper: a letterhead, a title, headings, facts and tables; laid out in pages of
 * any size and drawn with cairo, into a PDF or on a printer. It is in the language that the thread
 * speaks which begins it, or in two beside each other. Not thread-safe; may be filled in one thread
 * and drawn in another.
 */
typedef struct _ComityPaper ComityPaper;

/** ComityPaperFunc: makes a paper in the language that the thread speaks; %NULL with an error. */
typedef ComityPaper *(*ComityPaperFunc) (gpointer data, GError **error);

ComityPaper *comity_paper_new (const char *title, ComityLetterhead *letterhead);
ComityPaper *comity_paper_new_in (ComityTongues tongues,
                                  ComityPaperFunc func,
                                  gpointer data,
                                  GError **error);
ComityPaper *comity_paper_new_beside (ComityPaper *first, ComityPaper *second);
void comity_paper_free (ComityPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPaper, comity_paper_free)

void comity_paper_set_direction (ComityPaper *self, const char *text);
void comity_paper_add_remark (ComityPaper *self, const char *text);
void comity_paper_add_heading (ComityPaper *self, const char *text);
void comity_paper_add_fact (ComityPaper *self, const char *label, const char *value);
void comity_paper_add_head (ComityPaper *self, const char *const *cells, guint n);
void comity_paper_add_row (ComityPaper *self, const char *const *cells, guint n);

const char *comity_paper_get_title (ComityPaper *self);
guint comity_paper_get_n_rows (ComityPaper *self);
gboolean comity_paper_is_wide (ComityPaper *self);
void comity_paper_set_size (ComityPaper *self, double width, double height);
gboolean comity_paper_lay_out (ComityPaper *self, cairo_t *cr, guint most);
guint comity_paper_get_n_pages (ComityPaper *self);
void comity_paper_draw (ComityPaper *self, cairo_t *cr, guint page);

gboolean comity_paper_write (ComityPaper *self, const char *path, GError **error);
gboolean comity_paper_save (ComityPaper *self, const char *path, GError **error);

G_END_DECLS
