/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-toggles-box.h"

#define SPACING 6
#define CLEAR_WIDTH 40 /* room for the button, so that nothing moves when it comes */

/**
 * ComityTogglesBox:
 *
 * A title and toggles, as wide as there is room: beside each other, or the toggles below, or one
 * under the other. What the labels need is measured, since neither language nor size of the text is
 * known. It is arranged anew after an allocation, not within it.
 */
struct _ComityTogglesBox {
  GtkWidget parent_instance;
  GtkWidget *box; /* of @head and @group */
  GtkWidget *head; /* of @label and the button */
  GtkWidget *label, *group;
  int beside, below; /* what these places need; 0: not measured yet */
  int width; /* last allocated */
  ComityTogglesPlace place;
  guint arranging;
};

G_DEFINE_FINAL_TYPE (ComityTogglesBox, comity_toggles_box, GTK_TYPE_WIDGET)

static void
set_place (ComityTogglesBox *self, ComityTogglesPlace place)
{
  gboolean beside = place == COMITY_TOGGLES_BESIDE;

  self->place = place;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->group), place == COMITY_TOGGLES_STACKED ?
                                                                  GTK_ORIENTATION_VERTICAL :
                                                                  GTK_ORIENTATION_HORIZONTAL);
  if (beside)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "below");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "below");
}

/* A title may take a second line beside its toggles, but not a line for each word. */
static int
title_width (ComityTogglesBox *self)
{
  int minimum, natural;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, (natural * 3 + 4) / 5);
}

/* Only toggles that stand beside each other can be measured so. */
static void
measure_places (ComityTogglesBox *self)
{
  gtk_widget_measure (self->group, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &self->below, NULL, NULL);
  self->beside = title_width (self) + CLEAR_WIDTH + 2 * SPACING + self->below;
}

static void
arrange_cb (gpointer data)
{
  ComityTogglesBox *self = data;

  self->arranging = 0;
  if (self->place == COMITY_TOGGLES_STACKED && self->below == 0)
    set_place (self, COMITY_TOGGLES_BELOW);
  if (self->below == 0)
    measure_places (self);
  if (self->width >= self->beside)
    set_place (self, COMITY_TOGGLES_BESIDE);
  else
    set_place (self, self->width >= self->below ? COMITY_TOGGLES_BELOW : COMITY_TOGGLES_STACKED);
}

static void
arrange (ComityTogglesBox *self)
{
  if (self->arranging == 0 && self->width > 0)
    self->arranging =
      g_idle_add_full (G_PRIORITY_HIGH_IDLE, G_SOURCE_FUNC (arrange_cb), self, NULL);
}

static void
comity_toggles_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ComityTogglesBox *self = COMITY_TOGGLES_BOX (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (width == self->width && self->below != 0)
    return;
  self->width = width;
  arrange (self);
}

static void
comity_toggles_box_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (COMITY_TOGGLES_BOX (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
comity_toggles_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Larger text needs more room. */
static void
comity_toggles_box_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  ComityTogglesBox *self = COMITY_TOGGLES_BOX (widget);

  GTK_WIDGET_CLASS (comity_toggles_box_parent_class)->system_setting_changed (widget, setting);
  self->below = 0;
  arrange (self);
}

/**
 * comity_toggles_box_get_group:
 *
 * Returns: (transfer none): the toggles
 */
AdwToggleGroup *
comity_toggles_box_get_group (ComityTogglesBox *self)
{
  return ADW_TOGGLE_GROUP (self->group);
}

/**
 * comity_toggles_box_get_place:
 *
 * Returns: where the toggles stand
 */
ComityTogglesPlace
comity_toggles_box_get_place (ComityTogglesBox *self)
{
  return self->place;
}

static void
comity_toggles_box_dispose (GObject *object)
{
  ComityTogglesBox *self = COMITY_TOGGLES_BOX (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (comity_toggles_box_parent_class)->dispose (object);
}

static void
comity_toggles_box_class_init (ComityTogglesBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_toggles_box_dispose;
  widget_class->measure = comity_toggles_box_measure;
  widget_class->size_allocate = comity_toggles_box_size_allocate;
  widget_class->get_request_mode = comity_toggles_box_get_request_mode;
  widget_class->system_setting_changed = comity_toggles_box_system_setting_changed;
  /* As the rows of libadwaita: their heights and margins. */
  gtk_widget_class_set_css_name (widget_class, "box");
}

static void
comity_toggles_box_init (ComityTogglesBox *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  self->label = gtk_label_new (NULL);
  self->group = adw_toggle_group_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "header");
  gtk_widget_add_css_class (GTK_WIDGET (self), "toggles");
  gtk_widget_add_css_class (self->label, "title");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (self->group, GTK_ALIGN_CENTER);
  /* A single label that is wider than everything is cut off rather than the window widened. */
  adw_toggle_group_set_can_shrink (ADW_TOGGLE_GROUP (self->group), TRUE);
  gtk_box_append (GTK_BOX (self->head), self->label);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->group);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * comity_toggles_box_new:
 * @title: what is chosen
 * @clear: the button that takes the choice back
 *
 * Returns: (transfer floating): a title and toggles; these are added to the group
 */
GtkWidget *
comity_toggles_box_new (const char *title, GtkWidget *clear)
{
  ComityTogglesBox *self = g_object_new (COMITY_TYPE_TOGGLES_BOX, NULL);

  gtk_label_set_label (GTK_LABEL (self->label), title);
  gtk_widget_set_valign (clear, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), clear);
  return GTK_WIDGET (self);
}
