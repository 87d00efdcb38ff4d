/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-actions.h"
#include "comity-attachments.h"
#include "comity-blob-save.h"
#include "comity-form.h"
#include "comity-letter.h"
#include "comity-list-columns.h"
#include "comity-list-export.h"
#include "comity-page-write.h"
#include "comity-parts.h"
#include "comity-print-languages.h"
#include "comity-print.h"
#include "comity-record-link.h"
#include "comity-record-text.h"
#include "comity-sub-records.h"

/* What can be done on a record's page, by button, menu and key. */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  comity_form_present (widget, self->store, self->kind, self->id, NULL);
}

static ComityRecord *
make_preset (ComityRecordPage *self, const char *kind_name, const char *field_name)
{
  const ComityKind *kind = comity_kind_find (kind_name);
  const ComityField *field = kind != NULL ? comity_kind_get_field (kind, field_name) : NULL;

  if (field == NULL || self->data == NULL)
    return NULL;
  return comity_sub_records_make_preset (self->data, kind, field);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autoptr (ComityRecord) preset = NULL;
  const char *kind, *field;

  g_variant_get (parameter, "(&s&s)", &kind, &field);
  preset = make_preset (self, kind, field);
  if (preset != NULL)
    comity_form_present (widget, self->store, comity_record_get_kind (preset), 0, preset);
}

/* As add_action(), with values for some fields. */
static void
add_with_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autoptr (GVariantIter) values = NULL;
  g_autoptr (ComityRecord) preset = NULL;
  const char *kind, *field, *key, *value;

  g_variant_get (parameter, "(&s&sa{ss})", &kind, &field, &values);
  preset = make_preset (self, kind, field);
  if (preset == NULL)
    return;
  while (g_variant_iter_next (values, "{&s&s}", &key, &value))
    comity_record_put (preset, key, value, NULL);
  comity_form_present (widget, self->store, comity_record_get_kind (preset), 0, preset);
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
  ComityPageRelation *relation;
  g_autoptr (GPtrArray) moved = NULL;
  ComityChanges *changes;
  const char *kind;
  gint64 id, before;

  g_variant_get (parameter, "(&sxx)", &kind, &id, &before);
  relation = self->data != NULL ? comity_page_data_find (self->data, kind) : NULL;
  if (relation == NULL)
    return;
  moved = comity_sub_records_place (relation, id, before);
  if (moved->len == 0)
    return;
  changes = comity_changes_new (N_ ("Change the order"));
  for (guint i = 0; i < moved->len; i++)
    comity_changes_put (changes, moved->pdata[i]);
  comity_page_write (widget, self->store, changes, NULL);
}

static void
rewind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  gtk_widget_activate_action (widget, "win.rewind-to-day", "(sx)", self->kind->name, self->id);
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  comity_attachments_choose (widget, self->store, self->data->record);
}

static void
save_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *hash, *file_name;

  g_variant_get (parameter, "(&s&s)", &hash, &file_name);
  comity_blob_save (widget, COMITY_RECORD_PAGE (widget)->store, hash, file_name);
}

static void
mail_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *hash, *file_name;

  g_variant_get (parameter, "(&s&s)", &hash, &file_name);
  comity_letter_send_file (widget, COMITY_RECORD_PAGE (widget)->store, hash, file_name);
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
print_in (GtkWidget *widget, ComityTongues tongues)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  comity_print_record (widget, self->store, self->kind, self->id, self->revealed, tongues);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (g_str_equal (name, "record.print-languages"))
    comity_print_languages_present (widget, print_in);
  else
    print_in (widget, (ComityTongues) { NULL, NULL });
}

/* What the mouse can drag elsewhere, the keyboard can write into a file. */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autoptr (ComityQuery) query = comity_query_new (self->kind);
  g_autoptr (GPtrArray) columns = comity_list_columns_chosen (self->kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  comity_list_columns_set_query (query, columns);
  comity_query_set_children (query, NULL);
  g_array_append_val (ids, self->id);
  comity_list_export (widget, self->store, query, ids);
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *link = comity_record_link_new (self->kind, self->id);

  comity_copy_text (widget, link);
}

static ComityRecord *
find_sub (ComityRecordPage *self, const ComityKind *kind, gint64 id)
{
  ComityPageRelation *relation = comity_page_data_find (self->data, kind->name);
  GPtrArray *records = relation != NULL ? relation->records : self->data->files;

  for (guint i = 0; i < records->len; i++)
    if (comity_record_get_id (records->pdata[i]) == id)
      return records->pdata[i];
  return NULL;
}

static void
copy_sub_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *text = NULL;
  ComityRecord *record;
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  record = self->data != NULL ? find_sub (self, comity_kind_find (kind), id) : NULL;
  if (record == NULL)
    return;
  text = comity_record_text_dup_fields (record);
  comity_copy_text (widget, text);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *title = comity_record_dup_title (self->data->record);

  comity_record_page_delete (self, self->kind, self->id, title);
}

static void
delete_sub_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *title = NULL;
  const ComityKind *kind;
  ComityRecord *record;
  const char *kind_name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind_name, &id);
  kind = comity_kind_find (kind_name);
  record = find_sub (self, kind, id);
  title =
    record != NULL ? comity_record_dup_title (record) : g_strdup (comity_kind_get_label (kind));
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
  /* Translators: the address of this record, to be pasted into a mail or a document */
  g_menu_append (view, _ ("Copy _Link"), "record.copy-link");
  g_menu_append (view, _ ("_Show or Hide Empty Fields"), "record.show-empty");
  /* Translators: menu item: print the record */
  g_menu_append (view, _ ("_Print…"), "record.print");
  g_menu_append (view, _ ("Print in Another L_anguage…"), "record.print-languages");
  g_menu_append (view, C_ ("action", "E_xport…"), "record.export");
  g_menu_append (end, _ ("_Restore to a Day…"), "record.rewind");
  g_menu_append (end, _ ("_Delete"), "record.delete");
  comity_record_logo_add_menu (self, menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  comity_record_personal_append (self, menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer action)
{
  return comity_actions_page_is_in_front (widget) &&
         gtk_widget_activate_action (widget, action, NULL);
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
    { GDK_KEY_p, GDK_CONTROL_MASK, "record.print" },
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
  gtk_widget_class_install_action (widget_class, "record.add-with", "(ssa{ss})", add_with_action);
  gtk_widget_class_install_action (widget_class, "record.move-to", "(sxx)", move_action);
  gtk_widget_class_install_action (widget_class, "record.copy-sub", "(sx)", copy_sub_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "record.delete-sub", "(sx)", delete_sub_action);
  gtk_widget_class_install_action (widget_class, "record.rewind", NULL, rewind_action);
  gtk_widget_class_install_action (widget_class, "record.save-file", "(ss)", save_file_action);
  gtk_widget_class_install_action (widget_class, "record.mail-file", "(ss)", mail_file_action);
  gtk_widget_class_install_action (widget_class, "record.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "record.show-empty", NULL, show_empty_action);
  gtk_widget_class_install_action (widget_class, "record.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "record.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "record.print-languages", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "record.copy-link", NULL, copy_link_action);
  gtk_widget_class_install_action (widget_class, "record.previous", NULL, neighbour_action);
  gtk_widget_class_install_action (widget_class, "record.next", NULL, neighbour_action);
}
