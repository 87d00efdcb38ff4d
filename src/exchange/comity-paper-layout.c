/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on which page everything stands. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-paper-private.h"

/* So many rows of a table say how wide its columns are. */
#define SAMPLE 300
#define WIDEST 220.0
#define LONGEST_WORD 110.0
#define SMALLEST 0.55
/* A cell of a table shows so many lines at most. */
#define CELL_LINES 8
#define FOOT 26.0

static const char *const fonts[COMITY_PAPER_N_STYLES] = {
  [COMITY_PAPER_TITLE] = "Sans Bold",   [COMITY_PAPER_REMARK] = "Sans",
  [COMITY_PAPER_HEADING] = "Sans Bold", [COMITY_PAPER_LABEL] = "Sans",
  [COMITY_PAPER_VALUE] = "Sans",        [COMITY_PAPER_HEAD] = "Sans Bold",
  [COMITY_PAPER_CELL] = "Sans",         [COMITY_PAPER_NAME] = "Sans Bold",
  [COMITY_PAPER_SMALL] = "Sans",
};

static const double sizes[COMITY_PAPER_N_STYLES] = {
  [COMITY_PAPER_TITLE] = 16, [COMITY_PAPER_REMARK] = 9,  [COMITY_PAPER_HEADING] = 10.5,
  [COMITY_PAPER_LABEL] = 9,  [COMITY_PAPER_VALUE] = 9,   [COMITY_PAPER_HEAD] = 8.5,
  [COMITY_PAPER_CELL] = 8.5, [COMITY_PAPER_NAME] = 11.5, [COMITY_PAPER_SMALL] = 7.5,
};

/** comity_paper_layout_new: (transfer full): a text of a style, broken into lines of @width points. */
PangoLayout *
comity_paper_layout_new (cairo_t *cr,
                         ComityPaperStyle style,
                         double scale,
                         double width,
                         const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (fonts[style]);
  /* In the units of the context, which are points whatever the resolution of the printer. */
  pango_font_description_set_absolute_size (font, sizes[style] * scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/** comity_paper_cell_new: (transfer full): a cell of a row of a table that was measured. */
PangoLayout *
comity_paper_cell_new (ComityPaper *self, cairo_t *cr, const ComityPaperBlock *block, guint column)
{
  const ComityPaperTable *table = &g_array_index (self->tables, ComityPaperTable, block->table);
  PangoLayout *layout = comity_paper_layout_new (cr, block->style, table->scale,
                                                 table->widths[column], block->cells[column]);
  pango_layout_set_height (layout, -CELL_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/** comity_paper_layout_height: in points. */
double
comity_paper_layout_height (PangoLayout *layout)
{
  int height;
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/** comity_paper_inner_width: of what is between the margins. */
double
comity_paper_inner_width (ComityPaper *self)
{
  return self->width - 2 * COMITY_PAPER_MARGIN;
}

/* -- The columns of a table ------------------------------------------------------------------------------------ */

/* How wide a cell would like to be, and what its longest word needs. */
static void
measure_cell (cairo_t *cr, ComityPaperStyle style, const char *text, double *whole, double *word)
{
  g_autoptr (PangoLayout) layout = comity_paper_layout_new (cr, style, 1, -1, text);
  int width;
  pango_layout_get_size (layout, &width, NULL);
  *whole = MAX (*whole, MIN ((double) width / PANGO_SCALE + 1, WIDEST));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  *word = MAX (*word, MIN ((double) width / PANGO_SCALE + 1, LONGEST_WORD));
}

/* Everything fits: what is left goes to all. It does not: all give of what they do not need, and
 * when that is not enough the letters get smaller. */
static void
share_out (ComityPaperTable *table, const double *whole, const double *word, double room)
{
  double all_whole = 0, all_word = 0;
  for (guint i = 0; i < table->n; i++) {
    all_whole += whole[i];
    all_word += word[i];
  }
  table->scale = all_word > room ? MAX (room / all_word, SMALLEST) : 1;
  for (guint i = 0; i < table->n; i++) {
    if (all_whole <= room)
      table->widths[i] = whole[i] * room / MAX (all_whole, 1);
    else if (all_word <= room)
      table->widths[i] =
        word[i] + (whole[i] - word[i]) * (room - all_word) / MAX (all_whole - all_word, 1);
    else
      table->widths[i] = word[i] * room / all_word;
  }
}

/** comity_paper_measure_table: decides how wide its columns are. */
void
comity_paper_measure_table (ComityPaper *self, cairo_t *cr, ComityPaperTable *table)
{
  g_autofree double *whole = g_new0 (double, table->n);
  g_autofree double *word = g_new0 (double, table->n);
  guint end = MIN (table->last, table->head + SAMPLE);
  double room = comity_paper_inner_width (self) - COMITY_PAPER_GAP * (MAX (table->n, 1) - 1);
  for (guint b = table->head; b <= end; b++) {
    const ComityPaperBlock *block = self->blocks->pdata[b];
    for (guint i = 0; i < table->n; i++)
      measure_cell (cr, block->style, block->cells[i], &whole[i], &word[i]);
  }
  g_free (table->widths);
  table->widths = g_new0 (double, table->n);
  share_out (table, whole, word, MAX (room, 1));
}

/* -- The pages ----------------------------------------------------------------------------------------------------- */

/**
 * comity_paper_set_size:
 * @width: of the paper in points
 *
 * Says what it is to be laid out for, anew.
 */
void
comity_paper_set_size (ComityPaper *self, double width, double height)
{
  self->width = width;
  self->height = height;
  g_array_set_size (self->pieces, 0);
  self->next = 0;
  self->n_pages = 0;
}

static double
bottom (ComityPaper *self)
{
  return self->height - COMITY_PAPER_MARGIN - FOOT;
}

static void
begin_page (ComityPaper *self, cairo_t *cr)
{
  self->n_pages++;
  self->y =
    COMITY_PAPER_MARGIN + (self->n_pages == 1 ? comity_paper_letterhead (self, cr, FALSE) : 0);
}

static void
put_piece (ComityPaper *self, guint block, int from, int lines, double height)
{
  ComityPaperPiece piece = { block, self->n_pages - 1, from, lines, self->y };
  g_array_append_val (self->pieces, piece);
  self->y += height;
}

static double
row_height (ComityPaper *self, cairo_t *cr, const ComityPaperBlock *block)
{
  double most = 0;
  for (guint i = 0; i < block->n; i++) {
    g_autoptr (PangoLayout) layout = comity_paper_cell_new (self, cr, block, i);
    most = MAX (most, comity_paper_layout_height (layout));
  }
  return most + 2 * COMITY_PAPER_PAD;
}

static void
lay_out_row (ComityPaper *self, cairo_t *cr, guint index, const ComityPaperBlock *block)
{
  ComityPaperTable *table = &g_array_index (self->tables, ComityPaperTable, block->table);
  gboolean head = block->style == COMITY_PAPER_HEAD;
  if (head)
    comity_paper_measure_table (self, cr, table);
  double height = row_height (self, cr, block);
  /* A head takes at least one row with it. */
  if (self->y + height * (head ? 2 : 1) > bottom (self)) {
    begin_page (self, cr);
    if (!head)
      put_piece (self, table->head, 0, 0, row_height (self, cr, self->blocks->pdata[table->head]));
  }
  put_piece (self, index, 0, 0, height);
}

/* A value that is longer than the page goes on on the next one, line by line. */
static void
lay_out_fact (ComityPaper *self, cairo_t *cr, guint index, const ComityPaperBlock *block)
{
  double room = comity_paper_inner_width (self) - COMITY_PAPER_LABELS - COMITY_PAPER_GAP;
  g_autoptr (PangoLayout) label =
    comity_paper_layout_new (cr, COMITY_PAPER_LABEL, 1, COMITY_PAPER_LABELS, block->cells[0]);
  g_autoptr (PangoLayout) value =
    comity_paper_layout_new (cr, COMITY_PAPER_VALUE, 1, room, block->cells[1]);
  double least = comity_paper_layout_height (label);
  int n = pango_layout_get_line_count (value), from = 0;
  if (self->y + MAX (least, MIN (comity_paper_layout_height (value), 80)) > bottom (self))
    begin_page (self, cr);
  while (from < n) {
    double height = 0;
    int lines = 0;
    for (; from + lines < n; lines++) {
      PangoRectangle line;
      pango_layout_line_get_extents (pango_layout_get_line_readonly (value, from + lines), NULL,
                                     &line);
      if (lines > 0 && self->y + height + (double) line.height / PANGO_SCALE > bottom (self))
        break;
      height += (double) line.height / PANGO_SCALE;
    }
    put_piece (self, index, from, lines, MAX (height, from == 0 ? least : 0) + 3);
    from += lines;
    if (from < n)
      begin_page (self, cr);
  }
}

static void
lay_out_text (ComityPaper *self, cairo_t *cr, guint index, const ComityPaperBlock *block)
{
  gboolean heading = block->style == COMITY_PAPER_HEADING;
  g_autoptr (PangoLayout) layout =
    comity_paper_layout_new (cr, block->style, 1, comity_paper_inner_width (self), block->cells[0]);
  double height = comity_paper_layout_height (layout);
  /* A heading does not stand alone at the foot of a page. */
  if (self->y + height + (heading ? 60 : 0) > bottom (self))
    begin_page (self, cr);
  else if (heading)
    self->y += 12;
  put_piece (self, index, 0, 0, height + (heading ? 4 : 2));
  if (block->style == COMITY_PAPER_REMARK)
    self->y += 6;
}

/**
 * comity_paper_lay_out:
 * @cr: of the printer or the file
 * @most: of so many parts at most, so that an interface need not wait
 *
 * Finds out where everything stands. Returns: whether nothing is left
 */
gboolean
comity_paper_lay_out (ComityPaper *self, cairo_t *cr, guint most)
{
  if (self->n_pages == 0)
    begin_page (self, cr);
  for (guint i = 0; i < most && self->next < self->blocks->len; i++, self->next++) {
    const ComityPaperBlock *block = self->blocks->pdata[self->next];
    if (block->style == COMITY_PAPER_HEAD || block->style == COMITY_PAPER_CELL)
      lay_out_row (self, cr, self->next, block);
    else if (block->style == COMITY_PAPER_LABEL)
      lay_out_fact (self, cr, self->next, block);
    else
      lay_out_text (self, cr, self->next, block);
  }
  return self->next == self->blocks->len;
}

/** comity_paper_get_n_pages: once all is laid out. */
guint
comity_paper_get_n_pages (ComityPaper *self)
{
  return self->n_pages;
}
