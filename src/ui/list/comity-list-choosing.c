/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-page-private.h"

#include <glib/gi18n.h>

#include "comity-actions.h"
#include "comity-bulk-dialog.h"
#include "comity-cells.h"
#include "comity-form.h"
#include "comity-list-delete.h"
#include "comity-list-email.h"
#include "comity-list-export.h"
#include "comity-parts.h"
#include "comity-print-languages.h"
#include "comity-print.h"
#include "comity-web-refresh.h"

/* What is done with selected rows. */
static const struct {
  const char *name;
  gboolean writes;
} on_selected[] = {
  { "page.set-field", TRUE },       { "page.set-tags", TRUE },
  { "page.refresh-web", TRUE },     { "page.email", FALSE },
  { "page.export", FALSE },         { "page.print-selected", FALSE },
  { "page.edit-cell", TRUE },       { "page.copy", FALSE },
  { "page.paste", TRUE },           { "page.open-selected", FALSE },
  { "page.open-elsewhere", FALSE }, { "page.edit", TRUE },
  { "page.delete", TRUE },          { "page.clear-selection", FALSE },
};

/** comity_list_page_update_bar: says in the bar how many rows are selected. */
void
comity_list_page_update_bar (ComityListPage *self)
{
  guint n = comity_selection_get_n_selected (self->selection);
  g_autofree char *text =
    /* Translators: how many records of a list are selected */
    g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);

  self->picking = self->picking && n > 0;
  gtk_label_set_label (self->bar_label, text);
  gtk_action_bar_set_revealed (self->bar, n > 1 || self->picking);
  for (guint i = 0; i < G_N_ELEMENTS (on_selected); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), on_selected[i].name,
                                   n > 0 && !(on_selected[i].writes &&
                                              comity_store_is_read_only (self->store)));
  if (g_strcmp0 (self->kind->name, "partner") != 0)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.refresh-web", FALSE);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n, gpointer user_data)
{
  comity_list_page_update_bar (user_data);
}

/* -- Opening -------------------------------------------------------------------------------- */

/** comity_list_page_open_at: opens the record of a row in the whole page. */
void
comity_list_page_open_at (ComityListPage *self, guint position)
{
  comity_open_record (GTK_WIDGET (self), self->kind,
                      comity_rows_model_get_id (self->model, position));
}

static void
activate_cb (ComityListPage *self, guint position, GtkColumnView *table)
{
  comity_list_page_open_at (self, position);
}

static void
list_activate_cb (ComityListPage *self, guint position, GtkListView *list)
{
  comity_list_page_open_at (self, position);
}

/* -- Actions -------------------------------------------------------------------------------- */

static void
open_selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  guint position;

  if (comity_selection_get_first (self->selection, &position))
    comity_list_page_open_at (self, position);
}

static void
open_elsewhere_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  guint position;

  if (comity_selection_get_first (self->selection, &position))
    comity_open_record_elsewhere (widget, self->kind,
                                  comity_rows_model_get_id (self->model, position));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  guint position;

  if (comity_selection_get_first (self->selection, &position))
    comity_form_present (widget, self->store, self->kind,
                         comity_rows_model_get_id (self->model, position), NULL);
}

/**
 * comity_list_page_select_awaited:
 *
 * Selects all rows when somebody asked for it, as soon as all of them are there.
 */
void
comity_list_page_select_awaited (ComityListPage *self)
{
  if (!self->select_all || !comity_rows_model_get_complete (self->model) ||
      g_list_model_get_n_items (G_LIST_MODEL (self->model)) !=
        comity_rows_model_get_total (self->model))
    return;
  self->select_all = FALSE;
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  COMITY_LIST_PAGE (widget)->select_all = TRUE;
  comity_list_page_select_awaited (COMITY_LIST_PAGE (widget));
}

static void
clear_selection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (COMITY_LIST_PAGE (widget)->selection));
}

/* A ticked box is the beginning of something, so that the bar shows at once. */
static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  COMITY_LIST_PAGE (widget)->picking = TRUE;
}

static void
toggle (ComityListPage *self, guint position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_unselect_item (selection, position);
  else
    gtk_selection_model_select_item (selection, position, FALSE);
}

/* A tap on a row of the narrow list: opens it, or chooses it as well once choosing has begun. */
static void
tap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  if (self->picking)
    toggle (self, g_variant_get_uint32 (parameter));
  else
    comity_list_page_open_at (self, g_variant_get_uint32 (parameter));
}

static void
hold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  self->picking = TRUE;
  toggle (self, g_variant_get_uint32 (parameter));
}

static void
present_bulk (ComityListPage *self, const ComityField *field)
{
  g_autoptr (GArray) ids = comity_selection_dup_ids (self->selection);
  ComityBulkDialog *dialog =
    comity_bulk_dialog_new (GTK_WIDGET (self), self->store, self->kind, ids);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  if (field)
    comity_bulk_dialog_choose_field (dialog, field);
}

static void
set_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_bulk (COMITY_LIST_PAGE (widget), NULL);
}

static void
set_tags_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  present_bulk (self, comity_kind_get_field (self->kind, "tags"));
}

static void
refresh_web_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  g_autoptr (GArray) ids = comity_selection_dup_ids (self->selection);

  comity_web_refresh_run (widget, self->store, ids);
}

static void
email_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  g_autoptr (GArray) ids = comity_selection_dup_ids (self->selection);

  comity_list_email (widget, self->store, self->kind, ids);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  g_autoptr (GArray) ids = comity_selection_dup_ids (self->selection);

  comity_list_export (widget, self->store, self->query, ids);
}

static void
export_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  comity_list_export (widget, self->store, self->query, NULL);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  g_autoptr (GArray) ids =
    g_str_equal (name, "page.print-selected") ? comity_selection_dup_ids (self->selection) : NULL;

  comity_print_list (widget, self->store, self->query, ids);
}

static void
print_in (GtkWidget *widget, ComityTongues tongues)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  g_autoptr (ComityQuery) query = comity_query_copy (self->query);

  comity_query_set_tongues (query, tongues);
  comity_print_list (widget, self->store, query, NULL);
}

static void
print_languages_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  comity_print_languages_present (widget, print_in);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  g_autoptr (GArray) ids = comity_selection_dup_ids (self->selection);

  comity_list_delete (widget, self->store, self->kind, ids);
}

/* -- The menu of a row ---------------------------------------------------------------------- */

static void
menu_closed_cb (GtkPopover *popover, gpointer user_data)
{
  /* What was chosen is done after the popover is closed. */
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

static void
present_menu (ComityListPage *self, double x, double y)
{
  g_autoptr (GMenuModel) menu = comity_actions_build_part (COMITY_ACTION_ROW_MENU);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The cell under the pointer says which column is meant. */
static void
note_column (ComityListPage *self, GtkWidget *child)
{
  const ComityField *field = comity_cell_get_field (child);

  if (field)
    self->edited = field;
}

/* The row under the pointer becomes the selected one, unless it is one of several. */
static guint
row_at (ComityListPage *self, double x, double y)
{
  GtkWidget *cell = comity_cell_at (GTK_WIDGET (self), x, y);

  if (!cell)
    return GTK_INVALID_LIST_POSITION;
  note_column (self, cell);
  return comity_cell_get_position (cell);
}

static void
menu_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  ComityListPage *self = user_data;
  guint position = row_at (self, x, y);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  present_menu (self, x, y);
}

/* The key of the menu: at the row that has the keyboard. */
static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (focus && gtk_widget_is_ancestor (focus, widget) &&
      gtk_widget_compute_bounds (focus, widget, &bounds))
    present_menu (self, bounds.origin.x + 48, bounds.origin.y + bounds.size.height / 2);
}

static void
middle_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  ComityListPage *self = user_data;
  guint position = row_at (self, x, y);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  comity_open_record_elsewhere (GTK_WIDGET (self), self->kind,
                                comity_rows_model_get_id (self->model, position));
}

static void
watch_middle (ComityListPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (middle_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* F2 and paste are about the cell that was clicked last. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  row_at (user_data, x, y);
}

static void
watch_columns (ComityListPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
watch_menu (ComityListPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/** comity_list_page_set_up_choosing: to be called once there is a selection. */
void
comity_list_page_set_up_choosing (ComityListPage *self)
{
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_DEFAULT);
  watch_columns (self);
  watch_menu (self);
  watch_middle (self);
}

/** comity_list_page_install_choosing: */
void
comity_list_page_install_choosing (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "page.open-selected", open_selected_action },
    { "page.open-elsewhere", open_elsewhere_action },
    { "page.edit", edit_action },
    { "page.select-all", select_all_action },
    { "page.clear-selection", clear_selection_action },
    { "page.delete", delete_action },
    { "page.pick", pick_action },
    { "page.set-field", set_field_action },
    { "page.set-tags", set_tags_action },
    { "page.refresh-web", refresh_web_action },
    { "page.email", email_action },
    { "page.export", export_action },
    { "page.export-list", export_list_action },
    { "page.print", print_action },
    { "page.print-selected", print_action },
    { "page.print-languages", print_languages_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "page.tap", "u", tap_action);
  gtk_widget_class_install_action (widget_class, "page.hold", "u", hold_action);
  gtk_widget_class_install_action (widget_class, "page.row-menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "page.row-menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "page.row-menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "page.open-elsewhere", NULL);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
}
