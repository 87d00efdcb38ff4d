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

/**
 * comity_paper_layout_align:
 * @rtl: how its surroundings are written
 *
 * Lets a text begin where its surroundings do, also a name in Latin letters among Arabic.
 */
void
comity_paper_layout_align (PangoLayout *layout, gboolean rtl)
{
  /* What Pango calls left is the right of a text that runs from there. */
  gboolean own = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  pango_layout_set_alignment (layout, own == rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
}

/** comity_paper_cell_new: (transfer full): a cell of a row of a table that was measured. */
PangoLayout *
comity_paper_cell_new (ComityPaper *self, cairo_t *cr, const ComityPaperBlock *block, guint column)
{
  const ComityPaperTable *table = &g_array_index (self->tables, ComityPaperTable, block->table);
  PangoLayout *layout = comity_paper_layout_new (cr, block->style, table->scale,
                                                 table->widths[column], block->cells[column]);
  comity_paper_layout_align (layout, self->parts[0].rtl);
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

/**
 * comity_paper_column:
 * @part: of which language
 * @n: how many languages stand beside each other
 */
ComityPaperColumn
comity_paper_column (ComityPaper *self, guint part, guint n)
{
  double all = comity_paper_inner_width (self), half = (all - COMITY_PAPER_ALLEY) / 2;
  ComityPaperColumn column = { COMITY_PAPER_MARGIN, all, COMITY_PAPER_LABELS,
                               self->parts[part].rtl };
  if (n == 1)
    return column;
  column.width = half;
  column.labels = COMITY_PAPER_LABELS_BESIDE;
  /* The first language begins where its script does. */
  if ((part == 0) == self->parts[0].rtl)
    column.x += half + COMITY_PAPER_ALLEY;
  return column;
}

/** comity_paper_label_new: (transfer full): what a fact is called in a language. */
PangoLayout *
comity_paper_label_new (cairo_t *cr,
                        const ComityPaperBlock *block,
                        guint part,
                        const ComityPaperColumn *column)
{
  PangoLayout *layout =
    comity_paper_layout_new (cr, COMITY_PAPER_LABEL, 1, column->labels, block->cells[2 * part]);
  comity_paper_layout_align (layout, column->rtl);
  return layout;
}

/** comity_paper_value_new: (transfer full): what a fact is in a language. */
PangoLayout *
comity_paper_value_new (cairo_t *cr,
                        const ComityPaperBlock *block,
                        guint part,
                        const ComityPaperColumn *column)
{
  return comity_paper_layout_new (cr, COMITY_PAPER_VALUE, 1,
                                  column->width - column->labels - COMITY_PAPER_GAP,
                                  block->cells[2 * part + 1]);
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

/* In points; nothing behind the last line. */
static double
line_height (PangoLayout *layout, int line)
{
  PangoRectangle place;
  if (line >= pango_layout_get_line_count (layout))
    return 0;
  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, line), NULL, &place);
  return (double) place.height / PANGO_SCALE;
}

/** A fact in one or two languages, broken into lines. */
typedef struct {
  PangoLayout *values[2];
  guint n;
  int lines; /* of the longest value */
  double labels, height; /* of the highest label and the highest value */
} Fact;

static Fact
fact_new (ComityPaper *self, cairo_t *cr, const ComityPaperBlock *block)
{
  Fact fact = { .n = block->n / 2 };
  for (guint i = 0; i < fact.n; i++) {
    ComityPaperColumn column = comity_paper_column (self, i, fact.n);
    g_autoptr (PangoLayout) label = comity_paper_label_new (cr, block, i, &column);
    fact.values[i] = comity_paper_value_new (cr, block, i, &column);
    fact.labels = MAX (fact.labels, comity_paper_layout_height (label));
    fact.height = MAX (fact.height, comity_paper_layout_height (fact.values[i]));
    fact.lines = MAX (fact.lines, pango_layout_get_line_count (fact.values[i]));
  }
  return fact;
}

/* How many of the lines from @from on have room, at least one, and how high they are. */
static int
fit_lines (const Fact *fact, int from, double room, double *height)
{
  double heights[2] = { 0, 0 };
  int lines = 0;

  g_assert (fact->n <= G_N_ELEMENTS (heights));
  for (*height = 0; from + lines < fact->lines; lines++) {
    for (guint i = 0; i < fact->n; i++)
      heights[i] += line_height (fact->values[i], from + lines);
    if (lines > 0 && MAX (heights[0], heights[1]) > room)
      break;
    *height = MAX (heights[0], heights[1]);
  }
  return lines;
}

/* A value that is longer than the page goes on on the next one, line by line. */
static void
lay_out_fact (ComityPaper *self, cairo_t *cr, guint index, const ComityPaperBlock *block)
{
  Fact fact = fact_new (self, cr, block);
  if (self->y + MAX (fact.labels, MIN (fact.height, 80)) > bottom (self))
    begin_page (self, cr);
  for (int from = 0, lines; from < fact.lines; from += lines) {
    double height;
    if (from > 0)
      begin_page (self, cr);
    lines = fit_lines (&fact, from, bottom (self) - self->y, &height);
    put_piece (self, index, from, lines, MAX (height, from == 0 ? fact.labels : 0) + 3);
  }
  for (guint i = 0; i < fact.n; i++)
    g_object_unref (fact.values[i]);
}

static double
text_height (ComityPaper *self, cairo_t *cr, const ComityPaperBlock *block)
{
  double most = 0;
  for (guint i = 0; i < block->n; i++) {
    ComityPaperColumn column = comity_paper_column (self, i, block->n);
    g_autoptr (PangoLayout) layout =
      comity_paper_layout_new (cr, block->style, 1, column.width, block->cells[i]);
    most = MAX (most, comity_paper_layout_height (layout));
  }
  return most;
}

static void
lay_out_text (ComityPaper *self, cairo_t *cr, guint index, const ComityPaperBlock *block)
{
  gboolean heading = block->style == COMITY_PAPER_HEADING;
  double height = text_height (self, cr, block);
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
