/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-cover-draw.h"

#include <math.h>

#define BAR 4
#define LONE_BAR 6 /* the term of an agreement, one paper on its own: a little stronger */
#define SPACE 2
#define TOP 3 /* room for the knob of the line "today" */

/* How the states look, see ComityCoverStrip. Drawn here, since a list draws hundreds of strips in
 * cells of its own. */

static guint
count_lines (const ComityCoverPicture *self)
{
  if (self->cover == NULL)
    return 0;
  return self->only >= 0 ? 1 : comity_cover_get_n_lines (self->cover);
}

static const ComityCoverLine *
get_line (const ComityCoverPicture *self, guint index)
{
  return comity_cover_get_line (self->cover, self->only >= 0 ? (guint) self->only : index);
}

static int
bar_height (const ComityCoverPicture *self)
{
  return (count_lines (self) == 1 ? LONE_BAR : BAR) * self->unit;
}

static float
day_to_x (const ComityCoverPicture *self, int day)
{
  int from, to;
  float x;

  comity_cover_get_axis (self->cover, &from, &to);
  x = (float) (CLAMP (day, from, to) - from) * self->width / (float) (to - from);
  return self->rtl ? self->width - x : x;
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
append_gap (const ComityCoverPicture *self, GtkSnapshot *snapshot, int from, int to, float y)
{
  float bar = bar_height (self);
  float a = day_to_x (self, from), b = day_to_x (self, to), left = MIN (a, b), right = MAX (a, b);
  guint n;

  if (right - left < bar)
    left = right - bar;
  n = 1 + (guint) ((right - bar - left + 0.5f) / (bar + 2));
  for (guint i = 0; i < n; i++)
    gtk_snapshot_append_color (snapshot, &self->colours.gap,
                               &GRAPHENE_RECT_INIT (roundf (right - bar - (float) i * (bar + 2)), y,
                                                    bar, bar));
}

static void
append_period (const ComityCoverPicture *self,
               GtkSnapshot *snapshot,
               const ComityPeriod *period,
               gboolean soon,
               float y)
{
  float bar = bar_height (self), end = day_to_x (self, period->to);
  GdkRGBA fine = self->colours.text;

  fine.alpha *= 0.55f;
  append_bar (snapshot, day_to_x (self, period->from), end, y, bar,
              soon ? &self->colours.soon : &fine);
  if (soon)
    append_bar (snapshot, end - 1.5f, end + 1.5f, y - 2, bar + 4, &self->colours.soon);
}

static void
append_line (const ComityCoverPicture *self,
             GtkSnapshot *snapshot,
             const ComityCoverLine *line,
             float y)
{
  int covered_to = 0, from, to, today = comity_cover_get_today (self->cover);
  gboolean soon = comity_cover_get_line_state (self->cover, line) == COMITY_COVER_SOON;
  GdkRGBA track = self->colours.text;

  track.alpha *= 0.08f;
  comity_cover_get_axis (self->cover, &from, &to);
  append_bar (snapshot, 0, self->width, y, bar_height (self), &track);
  for (guint i = 0; i < line->periods->len; i++) {
    ComityPeriod *period = &g_array_index (line->periods, ComityPeriod, i);

    /* a break between two periods is shown also when it lies before us */
    if (line->needed && covered_to != 0 && period->from > covered_to + 1 && covered_to < G_MAXINT)
      append_gap (self, snapshot, covered_to, period->from, y);
    append_period (self, snapshot, period,
                   soon && period->from <= today && period->to >= today &&
                     period->to - today <= COMITY_COVER_SOON_DAYS,
                   y);
    covered_to = MAX (covered_to, period->to);
  }
  if (line->needed && covered_to < today)
    append_gap (self, snapshot, covered_to != 0 ? covered_to : from, today, y);
}

static void
append_today (const ComityCoverPicture *self, GtkSnapshot *snapshot, float y, float content)
{
  float top = TOP * self->unit, x;
  int from, to, today = comity_cover_get_today (self->cover);

  comity_cover_get_axis (self->cover, &from, &to);
  if (today < from || today > to)
    return;
  x = roundf (day_to_x (self, today));
  gtk_snapshot_append_color (snapshot, &self->colours.today,
                             &GRAPHENE_RECT_INIT (x - 0.5f, y - top, 1, content + top + 1));
  append_bar (snapshot, x - 2, x + 2, y - top - 1, 4, &self->colours.today);
}

/**
 * comity_cover_picture_get_height:
 *
 * Returns: how high the strip is
 */
int
comity_cover_picture_get_height (const ComityCoverPicture *self)
{
  int lines = (int) count_lines (self);

  return TOP * self->unit + MAX (1, lines) * (bar_height (self) + SPACE * self->unit) + 2;
}

/**
 * comity_cover_picture_append:
 * @height: the room that there is; the strip stands in its middle
 *
 * Draws the strip from the origin of @snapshot on.
 */
void
comity_cover_picture_append (const ComityCoverPicture *self, GtkSnapshot *snapshot, float height)
{
  guint n = count_lines (self);
  float bar = bar_height (self), space = SPACE * self->unit, top = TOP * self->unit;
  float content = (float) n * (bar + space) - space;
  float first = roundf ((height - content - top) / 2) + top, y = first;

  for (guint i = 0; i < n; i++, y += bar + space)
    append_line (self, snapshot, get_line (self, i), y);
  if (n > 0)
    append_today (self, snapshot, first, content);
}
