/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-context-menu.h"

/* The menu that the secondary button, a long press, the Menu key and Shift+F10 open. */

static void
remove_popover (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static void
remove_later_cb (gpointer popover)
{
  remove_popover (popover);
  g_object_unref (popover);
}

static void
closed_cb (GtkWidget *popover)
{
  /* the action of the chosen item runs after this */
  g_idle_add_once (remove_later_cb, g_object_ref (popover));
}

/* @place: (nullable): where it was asked for; the whole widget by default */
static void
open_at (GtkWidget *widget, GMenuModel *menu, const GdkRectangle *place)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, widget);
  if (place != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  /* the row may go while its menu is open */
  g_signal_connect_object (widget, "destroy", G_CALLBACK (remove_popover), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, GMenuModel *menu)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_at (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), menu,
           &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y, GMenuModel *menu)
{
  pressed_cb (gesture, 1, x, y, menu);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer menu)
{
  open_at (widget, menu, NULL);
  return GDK_EVENT_STOP;
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, GMenuModel *menu)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                      gtk_callback_action_new (key_cb, g_object_ref (menu), g_object_unref)));
}

/** comity_context_menu_add: gives @widget a context menu, whose actions are looked up from it */
void
comity_context_menu_add (GtkWidget *widget, GMenuModel *menu)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), menu, 0);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), menu, 0);
  add_key (keys, GDK_KEY_Menu, 0, menu);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, menu);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (widget, keys);
}

static void
clicked_cb (GtkWidget *button, GMenuModel *menu)
{
  open_at (button, menu, NULL);
}

/** comity_context_menu_open_on_click: makes @menu what the button @button is for */
void
comity_context_menu_open_on_click (GtkWidget *button, GMenuModel *menu)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), g_object_ref (menu),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
}
