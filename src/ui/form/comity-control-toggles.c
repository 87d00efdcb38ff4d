/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-control-toggles.h"

#include <glib/gi18n.h>

#include "comity-choice-item.h"
#include "comity-parts.h"
#include "comity-toggles-box.h"

/*
 * A small choice, all of it in sight: one toggle for each, none pressed while nothing is decided,
 * and a button that takes the decision back. Yes and no are edited so too: a switch could not say
 * "not known".
 */
typedef struct {
  GtkWidget *row;
  GtkWidget *group;
  GtkWidget *clear;
} ComityControlTogglesPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (ComityControlToggles, comity_control_toggles, COMITY_TYPE_CONTROL)

static ComityControlTogglesPrivate *
get_private (gpointer self)
{
  return comity_control_toggles_get_instance_private (self);
}

static void
update_clear (gpointer self)
{
  ComityControlTogglesPrivate *priv = get_private (self);
  const ComityField *field = comity_control_get_field (self);

  gtk_widget_set_visible (priv->clear,
                          (field->flags & COMITY_REQUIRED) == 0 &&
                            adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (priv->group)));
}

static void
active_cb (gpointer self)
{
  update_clear (self);
  comity_control_edited (self);
}

static void
clear_cb (gpointer self)
{
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (get_private (self)->group),
                               GTK_INVALID_LIST_POSITION);
  gtk_widget_grab_focus (get_private (self)->group);
}

static void
add_toggle (gpointer self, const char *code, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, code);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (get_private (self)->group), toggle);
}

static void
comity_control_toggles_real_fill (ComityControlToggles *self)
{
  g_autoptr (GListStore) items =
    comity_choice_items_new (comity_control_get_field (COMITY_CONTROL (self)));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++) {
    g_autoptr (ComityChoiceItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

    add_toggle (self, comity_choice_item_get_code (item), comity_choice_item_get_label (item));
  }
}

/** comity_control_toggles_add: for subclasses: one more toggle */
void
comity_control_toggles_add (ComityControlToggles *self, const char *code, const char *label)
{
  add_toggle (self, code, label);
}

static GtkWidget *
comity_control_toggles_build (ComityControl *control)
{
  ComityControlTogglesPrivate *priv = get_private (control);
  const char *title = comity_field_get_label (comity_control_get_field (control));
  g_autofree char *clear =
    /* Translators: tooltip of a button; %s is a field such as “Direction” */
    g_strdup_printf (_ ("Leave “%s” Open"), title);
  GtkWidget *box;

  priv->row = adw_preferences_row_new ();
  priv->clear = comity_icon_button_new ("edit-clear-symbolic", clear);
  box = comity_toggles_box_new (title, priv->clear);
  priv->group = GTK_WIDGET (comity_toggles_box_get_group (COMITY_TOGGLES_BOX (box)));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (priv->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (priv->row), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (priv->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (priv->row), FALSE);
  gtk_widget_set_focusable (priv->row, FALSE);
  comity_set_label (priv->group, title);
  COMITY_CONTROL_TOGGLES_GET_CLASS (control)->fill (COMITY_CONTROL_TOGGLES (control));
  g_signal_connect_object (priv->group, "notify::active", G_CALLBACK (active_cb), control,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->clear, "clicked", G_CALLBACK (clear_cb), control,
                           G_CONNECT_SWAPPED);
  return priv->row;
}

static GtkWidget *
comity_control_toggles_get_focus (ComityControl *control)
{
  return get_private (control)->group;
}

static void
comity_control_toggles_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (get_private (control)->group);

  if (neutral != NULL && adw_toggle_group_get_toggle_by_name (group, neutral) != NULL)
    adw_toggle_group_set_active_name (group, neutral);
  else
    adw_toggle_group_set_active (group, GTK_INVALID_LIST_POSITION);
  update_clear (control);
}

static char *
comity_control_toggles_dup_value (ComityControl *control, GError **error)
{
  return g_strdup (
    adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (get_private (control)->group)));
}

static void
comity_control_toggles_class_init (ComityControlTogglesClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);

  klass->fill = comity_control_toggles_real_fill;
  control_class->build = comity_control_toggles_build;
  control_class->get_focus = comity_control_toggles_get_focus;
  control_class->set_value = comity_control_toggles_set_value;
  control_class->dup_value = comity_control_toggles_dup_value;
}

static void
comity_control_toggles_init (ComityControlToggles *self)
{
}
