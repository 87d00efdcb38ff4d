/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-i18n.h"
#include "comity-paper-private.h"

#include "comity-date.h"

#define LOGO 46.0
#define BANNER 110.0

/* Unicode's isolates: what stands between one of them and the end does not mix with its surroundings. */
#define ISOLATE_LTR "\u2066"
#define ISOLATE_RTL "\u2067"
#define ISOLATE "\u2068"
#define END "\u2069"

/* What is written from right to left also stands so. */
static double
place (ComityPaper *self, double x, double width)
{
  gboolean rtl = self->parts[0].rtl;
  return COMITY_PAPER_MARGIN + (rtl ? comity_paper_inner_width (self) - x - width : x);
}

static void
set_grey (cairo_t *cr, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

static void
draw_line (ComityPaper *self, cairo_t *cr, double y, double thickness, double grey)
{
  set_grey (cr, grey);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, COMITY_PAPER_MARGIN, y);
  cairo_rel_line_to (cr, comity_paper_inner_width (self), 0);
  cairo_stroke (cr);
}

static void
show (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* -- The letterhead --------------------------------------------------------------------------------------------- */

static double
picture_scale (cairo_surface_t *picture, double width, double height)
{
  return MIN (width / cairo_image_surface_get_width (picture),
              height / cairo_image_surface_get_height (picture));
}

static void
draw_picture (cairo_t *cr, cairo_surface_t *picture, double x, double y, double scale)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static double
letterhead_text (ComityPaper *self,
                 cairo_t *cr,
                 ComityPaperStyle style,
                 const char *text,
                 double indent,
                 double y,
                 gboolean draw)
{
  double width = comity_paper_inner_width (self) - indent;
  if (text == NULL)
    return 0;
  g_autoptr (PangoLayout) layout = comity_paper_layout_new (cr, style, 1, width, text);
  if (draw) {
    set_grey (cr, style == COMITY_PAPER_SMALL ? 0.35 : 0);
    comity_paper_layout_align (layout, self->parts[0].rtl);
    show (cr, layout, place (self, indent, width), COMITY_PAPER_MARGIN + y);
  }
  return comity_paper_layout_height (layout) + 2;
}

/**
 * comity_paper_letterhead:
 * @draw: whether to draw it too
 *
 * Returns: how high it is with what comes after it
 */
double
comity_paper_letterhead (ComityPaper *self, cairo_t *cr, gboolean draw)
{
  const ComityLetterhead *head = self->letterhead;
  double y = 0, indent = 0, scale;
  if (head == NULL || (head->name == NULL && head->office == NULL && head->banner == NULL))
    return 0;
  if (head->banner != NULL) {
    scale = picture_scale (head->banner, comity_paper_inner_width (self), BANNER);
    if (draw)
      draw_picture (cr, head->banner,
                    place (self, 0, scale * cairo_image_surface_get_width (head->banner)),
                    COMITY_PAPER_MARGIN, scale);
    return scale * cairo_image_surface_get_height (head->banner) + 18;
  }
  if (head->logo != NULL) {
    scale = picture_scale (head->logo, 2 * LOGO, LOGO);
    double width = scale * cairo_image_surface_get_width (head->logo);
    if (draw)
      draw_picture (cr, head->logo, place (self, 0, width), COMITY_PAPER_MARGIN, scale);
    indent = width + 12;
  }
  y += letterhead_text (self, cr, COMITY_PAPER_NAME, head->name, indent, y, draw);
  y += letterhead_text (self, cr, COMITY_PAPER_VALUE, head->office, indent, y, draw);
  y += letterhead_text (self, cr, COMITY_PAPER_SMALL, head->lines, indent, y, draw);
  y = MAX (y, head->logo != NULL ? LOGO : 0) + 6;
  if (draw)
    draw_line (self, cr, COMITY_PAPER_MARGIN + y, 0.75, 0.5);
  return y + 18;
}

/* -- The content ------------------------------------------------------------------------------------------------ */

static void
draw_row (ComityPaper *self, cairo_t *cr, const ComityPaperPiece *piece)
{
  const ComityPaperBlock *block = self->blocks->pdata[piece->block];
  const ComityPaperTable *table = &g_array_index (self->tables, ComityPaperTable, block->table);
  gboolean head = block->style == COMITY_PAPER_HEAD;
  double x = 0, height = 0;
  for (guint i = 0; i < block->n; i++) {
    g_autoptr (PangoLayout) layout = comity_paper_cell_new (self, cr, block, i);
    set_grey (cr, 0);
    show (cr, layout, place (self, x, table->widths[i]), piece->y + COMITY_PAPER_PAD);
    height = MAX (height, comity_paper_layout_height (layout));
    x += table->widths[i] + COMITY_PAPER_GAP;
  }
  draw_line (self, cr, piece->y + height + 2 * COMITY_PAPER_PAD, head ? 0.75 : 0.25,
             head ? 0.3 : 0.75);
}

static void
draw_lines (cairo_t *cr, PangoLayout *layout, const ComityPaperPiece *piece, double x, gboolean rtl)
{
  int width = pango_layout_get_width (layout);
  int end = MIN (piece->from + piece->lines, pango_layout_get_line_count (layout));
  double y = piece->y;
  for (int i = piece->from; i < end; i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
    PangoRectangle place;
    pango_layout_line_get_extents (line, NULL, &place);
    cairo_move_to (cr, x + (rtl ? (double) (width - place.width) / PANGO_SCALE : 0),
                   y - (double) place.y / PANGO_SCALE);
    pango_cairo_show_layout_line (cr, line);
    y += (double) place.height / PANGO_SCALE;
  }
}

static void
draw_fact (ComityPaper *self, cairo_t *cr, const ComityPaperPiece *piece)
{
  const ComityPaperBlock *block = self->blocks->pdata[piece->block];
  for (guint i = 0; i < block->n / 2; i++) {
    ComityPaperColumn column = comity_paper_column (self, i, block->n / 2);
    double indent = column.labels + COMITY_PAPER_GAP;
    g_autoptr (PangoLayout) label = comity_paper_label_new (cr, block, i, &column);
    g_autoptr (PangoLayout) value = comity_paper_value_new (cr, block, i, &column);
    set_grey (cr, 0.35);
    if (piece->from == 0)
      show (cr, label, column.x + (column.rtl ? column.width - column.labels : 0), piece->y);
    set_grey (cr, 0);
    draw_lines (cr, value, piece, column.x + (column.rtl ? 0 : indent), column.rtl);
  }
}

static void
draw_text (ComityPaper *self, cairo_t *cr, const ComityPaperPiece *piece)
{
  const ComityPaperBlock *block = self->blocks->pdata[piece->block];
  set_grey (cr, block->style == COMITY_PAPER_REMARK ? 0.35 : 0);
  for (guint i = 0; i < block->n; i++) {
    ComityPaperColumn column = comity_paper_column (self, i, block->n);
    g_autoptr (PangoLayout) layout =
      comity_paper_layout_new (cr, block->style, 1, column.width, block->cells[i]);
    comity_paper_layout_align (layout, column.rtl);
    show (cr, layout, column.x, piece->y);
  }
}

static void
draw_piece (ComityPaper *self, cairo_t *cr, const ComityPaperPiece *piece)
{
  const ComityPaperBlock *block = self->blocks->pdata[piece->block];
  if (block->style == COMITY_PAPER_HEAD || block->style == COMITY_PAPER_CELL)
    draw_row (self, cr, piece);
  else if (block->style == COMITY_PAPER_LABEL)
    draw_fact (self, cr, piece);
  else
    draw_text (self, cr, piece);
}

/* Text that runs in its own direction, whatever stands around it. */
static void
append_isolated (GString *text, const ComityPaperPart *part, const char *what)
{
  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append_printf (text, "%s%s%s", part->rtl ? ISOLATE_RTL : ISOLATE_LTR, what, END);
}

/* What the paper is and of which day, then its page, in each of its languages. */
static void
dup_foot (ComityPaper *self, guint page, char **what, char **number)
{
  g_autoptr (GString) titles = g_string_new (NULL), numbers = g_string_new (NULL);
  g_autofree char *today = comity_date_today ();
  const ComityTongue *before = comity_tongue_spoken ();
  for (guint i = 0; i < self->n_parts; i++) {
    const ComityPaperPart *part = &self->parts[i];
    comity_tongue_speak (part->tongue);
    g_autofree char *day = comity_date_format (today);
    g_autofree char *name = g_strconcat (ISOLATE, part->title, END, NULL);
    /* Translators: at the foot of a printed page: its title and the day of printing */
    g_autofree char *title = g_strdup_printf (_ ("%1$s, %2$s"), name, day);
    g_autofree char *own =
      /* Translators: at the foot of a printed page: its number, then how many there are */
      g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1, self->n_pages);
    append_isolated (titles, part, title);
    append_isolated (numbers, part, own);
  }
  comity_tongue_speak (before);
  *what = g_string_free_and_steal (g_steal_pointer (&titles));
  *number = g_string_free_and_steal (g_steal_pointer (&numbers));
}

static void
draw_foot (ComityPaper *self, cairo_t *cr, guint page)
{
  double all = comity_paper_inner_width (self), room = all * (self->n_parts == 1 ? 0.25 : 0.4);
  double y = self->height - COMITY_PAPER_MARGIN - 10;
  g_autofree char *what = NULL, *number = NULL;
  dup_foot (self, page, &what, &number);
  g_autoptr (PangoLayout) left =
    comity_paper_layout_new (cr, COMITY_PAPER_SMALL, 1, all - room, what);
  g_autoptr (PangoLayout) right = comity_paper_layout_new (cr, COMITY_PAPER_SMALL, 1, room, number);
  pango_layout_set_height (left, -1);
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  comity_paper_layout_align (left, self->parts[0].rtl);
  comity_paper_layout_align (right, !self->parts[0].rtl);
  draw_line (self, cr, y - 6, 0.25, 0.6);
  set_grey (cr, 0.35);
  show (cr, left, place (self, 0, all - room), y);
  show (cr, right, place (self, all - room, room), y);
}

/**
 * comity_paper_draw:
 * @page: from 0
 *
 * Draws a page of what was laid out for the same size.
 */
void
comity_paper_draw (ComityPaper *self, cairo_t *cr, guint page)
{
  if (page == 0)
    comity_paper_letterhead (self, cr, TRUE);
  for (guint i = 0; i < self->pieces->len; i++) {
    const ComityPaperPiece *piece = &g_array_index (self->pieces, ComityPaperPiece, i);
    if (piece->page == page)
      draw_piece (self, cr, piece);
  }
  draw_foot (self, cr, page);
}
