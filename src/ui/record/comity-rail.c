/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-rail.h"

#include "comity-parts.h"

/**
 * ComityRail:
 *
 * The ring beside a line of a timeline, and the stroke that leads to the next one. It says nothing
 * that the order of the lines does not say.
 */
struct _ComityRail {
  GtkWidget parent_instance;
  gboolean goes_on;
};

G_DEFINE_FINAL_TYPE (ComityRail, comity_rail, GTK_TYPE_WIDGET)

#define WIDTH 12.0  /* sp, like all here */
#define RADIUS 4.5
#define STROKE 1.8
#define TOP 11.0 /* of the ring's middle: that of the first line of text */

static void
comity_rail_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  double sp = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : TOP + RADIUS;

  *minimum = *natural = comity_sp_to_px (widget, sp);
  *minimum_baseline = *natural_baseline = -1;
}

static void
comity_rail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ComityRail *self = COMITY_RAIL (widget);
  float scale = (float) comity_sp_to_px (widget, 100) / 100;
  float x = (float) gtk_widget_get_width (widget) / 2, y = (float) TOP * scale;
  float radius = (float) RADIUS * scale, stroke = (float) STROKE * scale;
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect ring;
  GdkRGBA color, faint;

  gtk_widget_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.45f;
  if (self->goes_on)
    gtk_snapshot_append_color (snapshot, &faint,
                               &GRAPHENE_RECT_INIT (x - stroke / 2, y + radius + 2, stroke,
                                                    MAX (0, height - y - radius + 4)));
  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius,
                                                        2 * radius),
                                   radius);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]) { stroke, stroke, stroke, stroke },
                              (GdkRGBA[4]) { color, color, color, color });
}

static void
comity_rail_class_init (ComityRailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = comity_rail_measure;
  widget_class->snapshot = comity_rail_snapshot;
  gtk_widget_class_set_css_name (widget_class, "rail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
comity_rail_init (ComityRail *self)
{
}

/** comity_rail_new: (transfer floating) @goes_on: whether another line of the same day follows */
GtkWidget *
comity_rail_new (gboolean goes_on)
{
  ComityRail *self = g_object_new (COMITY_TYPE_RAIL, NULL);

  self->goes_on = goes_on;
  return GTK_WIDGET (self);
}
