/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-stage-track.h"

#include <glib/gi18n.h>

#include "comity-parts.h"

#define DOT 18
#define GAP 6
#define SLOT 88 /* sp; below this width per stage only the present one is written out */
#define WIDE_SLOT 110

/**
 * ComityStageTrack:
 *
 * The stages of a record in one line: those done have a tick, the present one is a ring with a
 * dot, the ones to come are hollow: said by form, not by colour alone.
 */
struct _ComityStageTrack {
  GtkWidget parent_instance;
  GPtrArray *labels;
  int current;
  GtkWidget *tick; /* never shown: the style gives the ticks their colour through it */
};

G_DEFINE_FINAL_TYPE (ComityStageTrack, comity_stage_track, GTK_TYPE_WIDGET)

static GtkWidget *
make_stage (const char *name, const char *note, int index, int current)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (name), *line = gtk_label_new (note != NULL ? note : "");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "numeric");
  gtk_widget_add_css_class (line, "dimmed");
  if (index == current)
    gtk_widget_add_css_class (title, "heading");
  else if (index > current)
    gtk_widget_add_css_class (title, "dimmed");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

/**
 * comity_stage_track_set_stages:
 * @names: (array zero-terminated=1): the stages in their order
 * @notes: (nullable): as many second lines (dates), each may be empty
 * @current: index of the present stage, -1 when none is reached, or as many as there are stages
 *   when all is done
 */
void
comity_stage_track_set_stages (ComityStageTrack *self,
                               const char *const *names,
                               const char *const *notes,
                               int current)
{
  int n = (int) g_strv_length ((char **) names);

  g_return_if_fail (COMITY_IS_STAGE_TRACK (self));
  for (guint i = 0; i < self->labels->len; i++)
    gtk_widget_unparent (self->labels->pdata[i]);
  g_ptr_array_set_size (self->labels, 0);
  self->current = current;
  for (int i = 0; i < n; i++) {
    GtkWidget *stage = make_stage (names[i], notes != NULL ? notes[i] : NULL, i, current);

    gtk_widget_set_parent (stage, GTK_WIDGET (self));
    g_ptr_array_add (self->labels, stage);
  }
  if (current >= 0 && current < n) {
    g_autofree char *label =
      /* Translators: how far something has come, as in "Stage 2 of 6: Approved" */
      g_strdup_printf (_ ("Stage %1$d of %2$d: %3$s"), current + 1, n, names[current]);

    comity_set_label (GTK_WIDGET (self), label);
  } else {
    comity_set_label (GTK_WIDGET (self), current < 0 ? _ ("No stage yet") : _ ("All stages done"));
  }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
comity_stage_track_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ComityStageTrack *self = COMITY_STAGE_TRACK (widget);
  int dot = comity_sp_to_px (widget, DOT), gap = comity_sp_to_px (widget, GAP);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->labels->len; i++) {
    int child_min, child_nat;

    gtk_widget_measure (self->labels->pdata[i], orientation, -1, &child_min, &child_nat, NULL,
                        NULL);
    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
      *minimum += dot + gap;
      *natural += MAX (child_nat + 12, comity_sp_to_px (widget, WIDE_SLOT));
    } else {
      *minimum = MAX (*minimum, child_min + dot + gap);
      *natural = MAX (*natural, child_nat + dot + gap);
    }
  }
}

static void
comity_stage_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ComityStageTrack *self = COMITY_STAGE_TRACK (widget);
  int n = (int) self->labels->len,
      top = comity_sp_to_px (widget, DOT) + comity_sp_to_px (widget, GAP);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < n; i++) {
    int slot = rtl ? n - 1 - i : i;
    int x = width * slot / n, next = width * (slot + 1) / n;
    gboolean tight = width / n < comity_sp_to_px (widget, SLOT);

    gtk_widget_set_child_visible (self->labels->pdata[i], !tight || i == self->current);
    if (tight)
      x = 0, next = width;
    gtk_widget_size_allocate (self->labels->pdata[i],
                              &(GtkAllocation) { x, top, next - x, MAX (1, height - top) }, -1);
  }
}

static void
append_circle (GtkSnapshot *snapshot,
               float x,
               float y,
               float radius,
               const GdkRGBA *colour,
               gboolean fill)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), radius);
  path = gsk_path_builder_to_path (builder);
  if (fill)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
  else
    gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
append_lines (GtkSnapshot *snapshot, const graphene_point_t *points, guint n, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

  gsk_path_builder_move_to (builder, points[0].x, points[0].y);
  for (guint i = 1; i < n; i++)
    gsk_path_builder_line_to (builder, points[i].x, points[i].y);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
append_mark (ComityStageTrack *self, GtkSnapshot *snapshot, int i, float x, float dot)
{
  float y = dot / 2, u = dot / DOT;
  GdkRGBA full, dim, tick;

  gtk_widget_get_color (GTK_WIDGET (self), &full);
  gtk_widget_get_color (self->tick, &tick);
  dim = full;
  dim.alpha *= 0.35f;
  if (i < self->current) {
    append_circle (snapshot, x, y, dot / 2 - 1, &full, TRUE);
    append_lines (snapshot,
                  (graphene_point_t[]) { { x - 3.5f * u, y + 0.3f * u },
                                         { x - 1 * u, y + 2.8f * u },
                                         { x + 3.7f * u, y - 2.5f * u } },
                  3, &tick);
  } else if (i == self->current) {
    append_circle (snapshot, x, y, dot / 2 - 1, &full, FALSE);
    append_circle (snapshot, x, y, 4 * u, &full, TRUE);
  } else {
    append_circle (snapshot, x, y, dot / 2 - 1, &dim, FALSE);
  }
}

static void
comity_stage_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ComityStageTrack *self = COMITY_STAGE_TRACK (widget);
  int n = (int) self->labels->len;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = gtk_widget_get_width (widget), dot = comity_sp_to_px (widget, DOT);
  GdkRGBA full, dim;

  gtk_widget_get_color (widget, &full);
  dim = full;
  dim.alpha *= 0.35f;
  for (int i = 0; i < n; i++) {
    float slot = rtl ? n - 1 - i : i, dir = rtl ? -1 : 1;
    float x = width * (slot + 0.5f) / (float) n, step = width / (float) n * dir;
    float edge = (dot / 2 + 4) * dir;

    if (i + 1 < n)
      append_lines (snapshot,
                    (graphene_point_t[]) { { x + edge, dot / 2 }, { x + step - edge, dot / 2 } }, 2,
                    i < self->current ? &full : &dim);
    append_mark (self, snapshot, i, x, dot);
  }
  for (int i = 0; i < n; i++)
    gtk_widget_snapshot_child (widget, self->labels->pdata[i], snapshot);
}

static void
comity_stage_track_dispose (GObject *object)
{
  ComityStageTrack *self = COMITY_STAGE_TRACK (object);

  if (self->labels != NULL)
    for (guint i = 0; i < self->labels->len; i++)
      gtk_widget_unparent (self->labels->pdata[i]);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->tick, gtk_widget_unparent);
  G_OBJECT_CLASS (comity_stage_track_parent_class)->dispose (object);
}

static void
comity_stage_track_class_init (ComityStageTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_stage_track_dispose;
  widget_class->measure = comity_stage_track_measure;
  widget_class->size_allocate = comity_stage_track_size_allocate;
  widget_class->snapshot = comity_stage_track_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stagetrack");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
comity_stage_track_init (ComityStageTrack *self)
{
  self->labels = g_ptr_array_new ();
  self->current = -1;
  self->tick = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->tick, "tick");
  gtk_widget_set_parent (self->tick, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->tick, FALSE);
}

/** comity_stage_track_new: */
GtkWidget *
comity_stage_track_new (void)
{
  return g_object_new (COMITY_TYPE_STAGE_TRACK, NULL);
}
