/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-cover-strip.h"

#include "comity-cover-draw.h"
#include "comity-parts.h"

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

/* The strip grows with the text in whole steps, so that bars stay sharp: 1 at 100 %, 2 at 200 %. */
static int
unit (ComityCoverStrip *self)
{
  return MAX (1, comity_sp_to_px (GTK_WIDGET (self), 10) / 10);
}

static ComityCoverPicture
make_picture (ComityCoverStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (ComityCoverPicture) { .cover = self->cover,
                                .only = self->only,
                                .unit = unit (self),
                                .width = (float) gtk_widget_get_width (widget),
                                .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };
}

static void
comity_cover_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ComityCoverStrip *self = COMITY_COVER_STRIP (widget);
  ComityCoverPicture picture = make_picture (self);

  gtk_widget_get_color (widget, &picture.colours.text);
  gtk_widget_get_color (self->soon, &picture.colours.soon);
  gtk_widget_get_color (self->gap, &picture.colours.gap);
  gtk_widget_get_color (self->today, &picture.colours.today);
  comity_cover_picture_append (&picture, snapshot, (float) gtk_widget_get_height (widget));
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
  ComityCoverPicture picture = make_picture (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MIN (MIN_WIDTH, self->width);
    *natural = MAX (*minimum, self->width * picture.unit);
  } else {
    *minimum = *natural = comity_cover_picture_get_height (&picture);
  }
}

static void
describe (ComityCoverStrip *self)
{
  g_autofree char *summary = NULL, *description = NULL;

  if (self->cover == NULL) {
    summary = g_strdup ("");
  } else if (self->only >= 0) {
    summary =
      comity_cover_dup_line_summary (self->cover,
                                     comity_cover_get_line (self->cover, (guint) self->only));
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
