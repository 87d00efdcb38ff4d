/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-lead.h"

#include <glib/gi18n.h>

#include "comity-context-menu.h"

/* What leads to a record: a click opens it here; Ctrl or the middle button, in a window of its own. */

#define OPEN "win.open-record"
#define OPEN_ELSEWHERE "win.open-record-in-window"

static void
open_elsewhere (GtkWidget *widget)
{
  gtk_widget_activate_action_variant (widget, OPEN_ELSEWHERE,
                                      gtk_actionable_get_action_target_value (
                                        GTK_ACTIONABLE (widget)));
}

static gboolean
is_for_elsewhere (GdkEvent *event)
{
  guint button = gdk_button_event_get_button (event);

  return button == GDK_BUTTON_MIDDLE ||
         (button == GDK_BUTTON_PRIMARY &&
          (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0);
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE) || !is_for_elsewhere (event))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_PRESS)
    open_elsewhere (gtk_event_controller_get_widget (controller));
  return GDK_EVENT_STOP;
}

/* Not a gesture: a button has one itself, and both would take the click. */
static void
add_click (GtkWidget *widget)
{
  GtkEventController *click = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (click, GTK_PHASE_CAPTURE);
  g_signal_connect (click, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (widget, click);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  open_elsewhere (widget);
  return GDK_EVENT_STOP;
}

static void
add_key (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger =
    gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                 gtk_keyval_trigger_new (GDK_KEY_KP_Enter, GDK_CONTROL_MASK));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (trigger,
                                                          gtk_callback_action_new (key_cb, NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (widget, keys);
}

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
add_menu (GtkWidget *widget, GVariant *target)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append (menu, C_ ("record", "_Open"), OPEN, target);
  append (menu, _ ("Open in a New _Window"), OPEN_ELSEWHERE, target);
  comity_context_menu_add (widget, G_MENU_MODEL (menu));
}

/**
 * comity_lead_to:
 * @widget: a row or a button
 * @id: the record that it opens
 *
 * Makes @widget the way to a record: in this window when it is activated; in a new one by Ctrl and a
 * click, the middle button, Ctrl+Enter or its menu.
 */
void
comity_lead_to (GtkWidget *widget, const ComityKind *kind, gint64 id)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(sx)", kind->name, id));

  if (GTK_IS_LIST_BOX_ROW (widget))
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (widget), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), OPEN);
  add_click (widget);
  add_key (widget);
  add_menu (widget, target);
}
