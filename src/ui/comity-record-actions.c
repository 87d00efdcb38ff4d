/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-attachments.h"
#include "comity-form.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-record-text.h"
#include "comity-sub-records.h"

/* What can be done on a record's page, by button, menu and key. */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  comity_form_present (widget, self->store, self->kind, self->id, NULL);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autoptr (ComityRecord) preset = NULL;
  const char *kind_name, *field_name;
  const ComityKind *kind;
  const ComityField *field;

  g_variant_get (parameter, "(&s&s)", &kind_name, &field_name);
  kind = comity_kind_find (kind_name);
  field = kind != NULL ? comity_kind_get_field (kind, field_name) : NULL;
  if (field == NULL || self->data == NULL)
    return;
  preset = comity_sub_records_make_preset (self->data, kind, field);
  comity_form_present (widget, self->store, kind, 0, preset);
}

static void
edit_sub_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  const char *kind_name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind_name, &id);
  comity_form_present (widget, self->store, comity_kind_find (kind_name), id, NULL);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autoptr (ComityChanges) changes = comity_changes_new (_ ("Change the order"));
  g_autoptr (GPtrArray) moved = NULL;
  ComityPageRelation *relation;
  const char *kind_name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind_name, &id);
  relation = comity_page_data_find (self->data, kind_name);
  if (relation == NULL)
    return;
  moved = comity_sub_records_move (relation, id, strcmp (name, "record.move-up") == 0 ? -1 : 1);
  for (guint i = 0; i < moved->len; i++)
    comity_changes_put (changes, moved->pdata[i]);
  if (moved->len > 0)
    comity_page_write (widget, self->store, g_steal_pointer (&changes), NULL);
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  comity_attachments_choose (widget, self->store, self->data->record);
}

static void
show_empty_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  self->show_empty = !self->show_empty;
  if (self->data != NULL)
    comity_record_page_refresh (self);
}

static void
neighbour_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  int step = strcmp (name, "record.previous") == 0 ? -1 : 1;
  gint64 id = self->neighbour != NULL ? self->neighbour (self->id, step, self->neighbour_data) : 0;

  if (id == 0)
    return;
  self->id = id;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  comity_record_page_reload (self);
  comity_record_page_update_actions (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->data == NULL)
    return;
  text = comity_record_text_dup (self->data);
  comity_copy_text (widget, text);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *title = comity_record_dup_title (self->data->record);

  comity_record_page_delete (self, self->kind, self->id, title);
}

static char *
dup_title_of (ComityRecordPage *self, const ComityKind *kind, gint64 id)
{
  ComityPageRelation *relation = comity_page_data_find (self->data, kind->name);
  GPtrArray *records = relation != NULL ? relation->records : self->data->files;

  for (guint i = 0; i < records->len; i++)
    if (comity_record_get_id (records->pdata[i]) == id)
      return comity_record_dup_title (records->pdata[i]);
  return g_strdup (comity_kind_get_label (kind));
}

static void
delete_sub_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *title = NULL;
  const ComityKind *kind;
  const char *kind_name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind_name, &id);
  kind = comity_kind_find (kind_name);
  title = dup_title_of (self, kind, id);
  comity_record_page_delete (self, kind, id, title);
}

/**
 * comity_record_actions_make_menu:
 *
 * Returns: (transfer full): what can be done with the record, seldom enough to stand in a menu
 */
GMenuModel *
comity_record_actions_make_menu (ComityRecordPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  g_menu_append (view, _ ("_Copy as Text"), "record.copy");
  g_menu_append (view, _ ("_Show or Hide Empty Fields"), "record.show-empty");
  g_menu_append (end, _ ("_Delete"), "record.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

/* Whether keys mean this page: it is in sight and no dialog stands over it. */
static gboolean
is_in_front (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (ADW_IS_APPLICATION_WINDOW (root))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) == NULL;
  return !ADW_IS_WINDOW (root) || adw_window_get_visible_dialog (ADW_WINDOW (root)) == NULL;
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer action)
{
  return is_in_front (widget) && gtk_widget_activate_action (widget, action, NULL);
}

/** comity_record_actions_add_shortcuts: they work wherever the focus is in the window, also in the sidebar */
void
comity_record_actions_add_shortcuts (ComityRecordPage *self)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_e, GDK_CONTROL_MASK, "record.edit" },
    { GDK_KEY_Up, GDK_ALT_MASK, "record.previous" },
    { GDK_KEY_Down, GDK_ALT_MASK, "record.next" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key,
                                                                                    keys[i]
                                                                                      .modifiers),
                                                            gtk_callback_action_new (shortcut_cb,
                                                                                     (gpointer)
                                                                                       keys[i]
                                                                                         .action,
                                                                                     NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/** comity_record_actions_install: */
void
comity_record_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "record.add", "(ss)", add_action);
  gtk_widget_class_install_action (widget_class, "record.edit-sub", "(sx)", edit_sub_action);
  gtk_widget_class_install_action (widget_class, "record.move-up", "(sx)", move_action);
  gtk_widget_class_install_action (widget_class, "record.move-down", "(sx)", move_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "record.delete-sub", "(sx)", delete_sub_action);
  gtk_widget_class_install_action (widget_class, "record.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "record.show-empty", NULL, show_empty_action);
  gtk_widget_class_install_action (widget_class, "record.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "record.previous", NULL, neighbour_action);
  gtk_widget_class_install_action (widget_class, "record.next", NULL, neighbour_action);
}
