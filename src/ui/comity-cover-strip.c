/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-cover-strip.h"

#include <math.h>

#include "comity-parts.h"

#define BAR 4
#define LONE_BAR 6 /* the term of an agreement, one paper on its own: a little stronger */
#define SPACE 2
#define TOP 3      /* room for the knob of the line "today" */
#define MIN_WIDTH 60

/**
 * ComityCoverStrip:
 *
 * A person's papers, or the term of an agreement, as thin bars on one time axis:
 *
 * | state              | bar                                                        |
 * | ------------------ | ---------------------------------------------------------- |
 * | covered            | solid, the text's colour at 55 %                           |
 * | ends soon          | solid amber with a tall end stop                           |
 * | gap                | red squares to today, or to where the next period begins   |
 * | today              | vertical line with a knob                                  |
 *
 * The states differ in form as well as in colour, and the accessible name says the one that binds
 * in words.
 */
struct _ComityCoverStrip {
  GtkWidget parent_instance;
  ComityCover *cover;
  int width;
  int only; /* index of the one line to draw, or -1 for all */
  GtkWidget *soon, *gap, *today; /* never shown: the style gives each state its colour here */
};

G_DEFINE_FINAL_TYPE (ComityCoverStrip, comity_cover_strip, GTK_TYPE_WIDGET)

static guint
count_lines (ComityCoverStrip *self)
{
  if (self->cover == NULL)
    return 0;
  return self->only >= 0 ? 1 : comity_cover_get_n_lines (self->cover);
}

static const ComityCoverLine *
get_line (ComityCoverStrip *self, guint index)
{
  return comity_cover_get_line (self->cover, self->only >= 0 ? (guint) self->only : index);
}

/* The strip grows with the text in whole steps, so that bars stay sharp: 1 at 100 %, 2 at 200 %. */
static int
unit (ComityCoverStrip *self)
{
  return MAX (1, comity_sp_to_px (GTK_WIDGET (self), 10) / 10);
}

static int
bar_height (ComityCoverStrip *self)
{
  return (count_lines (self) == 1 ? LONE_BAR : BAR) * unit (self);
}

static float
day_to_x (ComityCoverStrip *self, int day)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self)), x;
  int from, to;

  comity_cover_get_axis (self->cover, &from, &to);
  x = (float) (CLAMP (day, from, to) - from) * width / (float) (to - from);
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

static void
append_bar (GtkSnapshot *snapshot, float x1, float x2, float y, float height, const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (MIN (x1, x2), y, fabsf (x2 - x1), height);
  GskRoundedRect bar;

  if (bounds.size.width <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&bar, &bounds, MIN (height, bounds.size.width) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_gap (ComityCoverStrip *self,
            GtkSnapshot *snapshot,
            int from,
            int to,
            float y,
            const GdkRGBA *colour)
{
  float bar = bar_height (self);
  float a = day_to_x (self, from), b = day_to_x (self, to), left = MIN (a, b), right = MAX (a, b);

  if (right - left < bar)
    left = right - bar;
  for (float x = right - bar; x >= left - 0.5f; x -= bar + 2)
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (roundf (x), y, bar, bar));
}

typedef struct {
  GdkRGBA fine, track, soon, gap, today;
} Colours;

static void
get_colours (ComityCoverStrip *self, Colours *colours)
{
  gtk_widget_get_color (GTK_WIDGET (self), &colours->fine);
  gtk_widget_get_color (self->soon, &colours->soon);
  gtk_widget_get_color (self->gap, &colours->gap);
  gtk_widget_get_color (self->today, &colours->today);
  colours->track = colours->fine;
  colours->track.alpha *= 0.08f;
  colours->fine.alpha *= 0.55f;
}

static void
append_period (ComityCoverStrip *self,
               GtkSnapshot *snapshot,
               const ComityPeriod *period,
               gboolean soon,
               float y,
               const Colours *colours)
{
  float bar = bar_height (self), end = day_to_x (self, period->to);

  append_bar (snapshot, day_to_x (self, period->from), end, y, bar,
              soon ? &colours->soon : &colours->fine);
  if (soon)
    append_bar (snapshot, end - 1.5f, end + 1.5f, y - 2, bar + 4, &colours->soon);
}

static void
append_line (ComityCoverStrip *self,
             GtkSnapshot *snapshot,
             const ComityCoverLine *line,
             float y,
             const Colours *colours)
{
  int covered_to = 0, from, to, today = comity_cover_get_today (self->cover);
  gboolean soon = comity_cover_get_line_state (self->cover, line) == COMITY_COVER_SOON;

  comity_cover_get_axis (self->cover, &from, &to);
  append_bar (snapshot, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)), y, bar_height (self),
              &colours->track);
  for (guint i = 0; i < line->periods->len; i++) {
    ComityPeriod *period = &g_array_index (line->periods, ComityPeriod, i);

    /* a break between two periods is shown also when it lies before us */
    if (line->needed && covered_to != 0 && period->from > covered_to + 1 && covered_to < G_MAXINT)
      append_gap (self, snapshot, covered_to, period->from, y, &colours->gap);
    append_period (self, snapshot, period,
                   soon && period->from <= today && period->to >= today &&
                     period->to - today <= COMITY_COVER_SOON_DAYS,
                   y, colours);
    covered_to = MAX (covered_to, period->to);
  }
  if (line->needed && covered_to < today)
    append_gap (self, snapshot, covered_to != 0 ? covered_to : from, today, y, &colours->gap);
}

static void
comity_cover_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ComityCoverStrip *self = COMITY_COVER_STRIP (widget);
  guint n = count_lines (self);
  float bar = bar_height (self), space = SPACE * unit (self), top = TOP * unit (self);
  float content = (float) n * (bar + space) - space;
  float y = roundf (((float) gtk_widget_get_height (widget) - content - top) / 2) + top;
  float first_y = y, x;
  int from, to, today;
  Colours colours;

  if (n == 0)
    return;
  get_colours (self, &colours);
  for (guint i = 0; i < n; i++, y += bar + space)
    append_line (self, snapshot, get_line (self, i), y, &colours);
  comity_cover_get_axis (self->cover, &from, &to);
  today = comity_cover_get_today (self->cover);
  if (today < from || today > to)
    return;
  x = roundf (day_to_x (self, today));
  gtk_snapshot_append_color (snapshot, &colours.today,
                             &GRAPHENE_RECT_INIT (x - 0.5f, first_y - top, 1, content + top + 1));
  append_bar (snapshot, x - 2, x + 2, first_y - top - 1, 4, &colours.today);
}

static void
comity_cover_strip_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ComityCoverStrip *self = COMITY_COVER_STRIP (widget);
  int u = unit (self), lines = (int) count_lines (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MIN (MIN_WIDTH, self->width);
    *natural = MAX (*minimum, self->width * u);
  } else {
    *minimum = *natural = TOP * u + MAX (1, lines) * (bar_height (self) + SPACE * u) + 2;
  }
}

static void
describe (ComityCoverStrip *self)
{
  g_autofree char *summary = NULL, *description = NULL;

  if (self->cover == NULL) {
    summary = g_strdup ("");
  } else if (self->only >= 0) {
    summary = comity_cover_dup_line_summary (self->cover, get_line (self, 0));
  } else {
    summary = comity_cover_dup_summary (self->cover);
    description = comity_cover_dup_description (self->cover);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
}

/**
 * comity_cover_strip_set_cover:
 * @cover: (nullable): what to show
 */
void
comity_cover_strip_set_cover (ComityCoverStrip *self, ComityCover *cover)
{
  g_return_if_fail (COMITY_IS_COVER_STRIP (self));
  if (cover != NULL)
    comity_cover_ref (cover);
  g_clear_pointer (&self->cover, comity_cover_unref);
  self->cover = cover;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** comity_cover_strip_get_cover: */
ComityCover *
comity_cover_strip_get_cover (ComityCoverStrip *self)
{
  g_return_val_if_fail (COMITY_IS_COVER_STRIP (self), NULL);
  return self->cover;
}

/**
 * comity_cover_strip_set_line:
 * @line: index of the only line to draw, or -1 for all
 */
void
comity_cover_strip_set_line (ComityCoverStrip *self, int line)
{
  g_return_if_fail (COMITY_IS_COVER_STRIP (self));
  self->only = line;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
comity_cover_strip_dispose (GObject *object)
{
  ComityCoverStrip *self = COMITY_COVER_STRIP (object);

  g_clear_pointer (&self->soon, gtk_widget_unparent);
  g_clear_pointer (&self->gap, gtk_widget_unparent);
  g_clear_pointer (&self->today, gtk_widget_unparent);
  g_clear_pointer (&self->cover, comity_cover_unref);
  G_OBJECT_CLASS (comity_cover_strip_parent_class)->dispose (object);
}

static void
comity_cover_strip_class_init (ComityCoverStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_cover_strip_dispose;
  widget_class->measure = comity_cover_strip_measure;
  widget_class->snapshot = comity_cover_strip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "coverstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
add_probe (ComityCoverStrip *self, const char *css_class)
{
  GtkWidget *probe = gtk_label_new (NULL);

  gtk_widget_add_css_class (probe, css_class);
  gtk_widget_set_parent (probe, GTK_WIDGET (self));
  gtk_widget_set_child_visible (probe, FALSE);
  return probe;
}

static void
comity_cover_strip_init (ComityCoverStrip *self)
{
  self->width = 136;
  self->only = -1;
  self->soon = add_probe (self, "soon");
  self->gap = add_probe (self, "gap");
  self->today = add_probe (self, "today");
}

/**
 * comity_cover_strip_new:
 * @width: natural width at 100 % text, in pixels
 */
GtkWidget *
comity_cover_strip_new (int width)
{
  ComityCoverStrip *self = g_object_new (COMITY_TYPE_COVER_STRIP, NULL);

  self->width = width;
  return GTK_WIDGET (self);
}
