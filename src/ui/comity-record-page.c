/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-attachments.h"
#include "comity-errors.h"
#include "comity-form.h"
#include "comity-page-data.h"
#include "comity-parts.h"
#include "comity-record-sections.h"
#include "comity-sub-records.h"

/**
 * ComityRecordPage:
 *
 * Everything about one record. It is read anew whenever the store says that something on it has
 * changed, and never otherwise.
 */
struct _ComityRecordPage {
  AdwNavigationPage parent_instance;
  GtkStack *stack;
  AdwStatusPage *gone;
  GtkScrolledWindow *scrolled;
  AdwBin *header;
  GtkBox *crafted, *main, *side;
  GtkWidget *neighbours;
  GtkMenuButton *add_button, *more_button;

  ComityStore *store;
  const ComityKind *kind;
  gint64 id;
  ComityPageData *data;
  GPtrArray *wide_only;
  gboolean narrow, show_empty;
  GCancellable *reading;
  guint generation;
  ComityNeighbour neighbour;
  gpointer neighbour_data;
  GDestroyNotify neighbour_data_free;
};

G_DEFINE_FINAL_TYPE (ComityRecordPage, comity_record_page, ADW_TYPE_NAVIGATION_PAGE)

/** comity_record_page_get_kind: */
const ComityKind *
comity_record_page_get_kind (ComityRecordPage *self)
{
  g_return_val_if_fail (COMITY_IS_RECORD_PAGE (self), NULL);
  return self->kind;
}

/** comity_record_page_get_id: the record that is shown */
gint64
comity_record_page_get_id (ComityRecordPage *self)
{
  g_return_val_if_fail (COMITY_IS_RECORD_PAGE (self), 0);
  return self->id;
}

/** comity_record_page_is_loaded: whether the page shows its record */
gboolean
comity_record_page_is_loaded (ComityRecordPage *self)
{
  g_return_val_if_fail (COMITY_IS_RECORD_PAGE (self), FALSE);
  return self->data != NULL;
}

/* -- Showing -------------------------------------------------------------------------------- */

static void
apply_width (ComityRecordPage *self)
{
  for (guint i = 0; i < self->wide_only->len; i++)
    gtk_widget_set_visible (self->wide_only->pdata[i], !self->narrow);
  gtk_widget_set_visible (self->neighbours, !self->narrow && self->neighbour != NULL);
}

static void
narrow_cb (ComityRecordPage *self)
{
  self->narrow = TRUE;
  apply_width (self);
}

static void
wide_cb (ComityRecordPage *self)
{
  self->narrow = FALSE;
  apply_width (self);
}

static void
update_actions (ComityRecordPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->data != NULL && !comity_store_is_read_only (self->store);
  static const char *const writing[] = { "record.edit",    "record.delete",   "record.add",
                                         "record.attach",  "record.edit-sub", "record.delete-sub",
                                         "record.move-up", "record.move-down" };

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i], writable);
  gtk_widget_action_set_enabled (widget, "record.previous",
                                 self->neighbour != NULL &&
                                   self->neighbour (self->id, -1, self->neighbour_data) != 0);
  gtk_widget_action_set_enabled (widget, "record.next",
                                 self->neighbour != NULL &&
                                   self->neighbour (self->id, 1, self->neighbour_data) != 0);
}

static gboolean
restore_scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (COMITY_RECORD_PAGE (widget)->scrolled);

  gtk_adjustment_set_value (adjustment, *(double *) user_data);
  return G_SOURCE_REMOVE;
}

static void
show_data (ComityRecordPage *self)
{
  ComityRecordPlaces places = { self->header, self->crafted, self->main, self->side,
                                self->wide_only };
  g_autofree char *title = comity_record_dup_title (self->data->record);
  double *scroll = g_new (double, 1);

  *scroll = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled));
  comity_record_sections_fill (&places, self->store, self->data, self->show_empty);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), comity_kind_get_label (self->kind));
  comity_set_label (GTK_WIDGET (self->scrolled), title);
  gtk_stack_set_visible_child_name (self->stack, "record");
  gtk_widget_add_tick_callback (GTK_WIDGET (self), restore_scroll_cb, scroll, g_free);
  apply_width (self);
  update_actions (self);
}

static void
show_gone (ComityRecordPage *self, const GError *error)
{
  g_clear_pointer (&self->data, comity_page_data_free);
  adw_status_page_set_title (self->gone, comity_error_get_sentence (error));
  adw_status_page_set_description (self->gone, comity_error_get_advice (error));
  gtk_stack_set_visible_child_name (self->stack, "gone");
  update_actions (self);
}

/* -- Reading -------------------------------------------------------------------------------- */

typedef struct {
  ComityRecordPage *page;
  guint generation;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (ComityRecordPage) self = reading->page;
  g_autoptr (GError) error = NULL;
  ComityPageData *data = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (reading->generation != self->generation || comity_error_is_cancelled (error)) {
    g_clear_pointer (&data, comity_page_data_free);
    return;
  }
  if (data == NULL) {
    show_gone (self, error);
    return;
  }
  g_clear_pointer (&self->data, comity_page_data_free);
  self->data = data;
  show_data (self);
}

static void
load (ComityRecordPage *self)
{
  ComityPageKey *key = g_new0 (ComityPageKey, 1);
  Reading *reading = g_new0 (Reading, 1);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  key->kind = self->kind;
  key->id = self->id;
  reading->page = g_object_ref (self);
  reading->generation = ++self->generation;
  comity_store_read_async (self->store, comity_page_data_read, key, g_free,
                           (GDestroyNotify) comity_page_data_free, self->reading, read_cb, reading);
}

static gboolean
concerns (ComityRecordPage *self, const ComityChanged *changed)
{
  for (guint i = 0; i < changed->ids->len; i++)
    if (g_array_index (changed->ids, gint64, i) == self->id)
      return TRUE;
  for (guint i = 0; i < changed->kinds->len; i++) {
    const ComityKind *kind = changed->kinds->pdata[i];

    for (guint f = 0; f < kind->n_fields; f++)
      if (kind->fields[f].type == COMITY_TYPE_LINK ||
          g_strcmp0 (kind->fields[f].target, self->kind->name) == 0)
        return TRUE;
    /* titles of what this record names may have changed */
    for (guint f = 0; f < self->kind->n_fields; f++)
      if (g_strcmp0 (self->kind->fields[f].target, kind->name) == 0)
        return TRUE;
  }
  return comity_changed_has_kind (changed, self->kind) && changed->ids->len == 0;
}

static void
changed_cb (ComityRecordPage *self, ComityChanged *changed)
{
  if (concerns (self, changed))
    load (self);
}

/* -- Actions -------------------------------------------------------------------------------- */

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
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityChanged *changed = comity_store_write_finish (COMITY_STORE (source), result, &error);

  if (changed != NULL)
    comity_changed_unref (changed);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    comity_error_present (GTK_WIDGET (self), error);
}

static void
write_changes (ComityRecordPage *self, ComityChanges *changes)
{
  comity_store_write_async (self->store, changes, NULL, written_cb, g_object_ref (self));
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
    write_changes (self, g_steal_pointer (&changes));
}

typedef struct {
  ComityRecordPage *page;
  const ComityKind *kind;
  gint64 id;
} Deleting;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Deleting *deleting = user_data;
  g_autoptr (ComityRecordPage) self = deleting->page;
  g_autoptr (GError) error = NULL;
  ComityChanged *changed = comity_store_write_finish (COMITY_STORE (source), result, &error);

  if (changed == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  comity_changed_unref (changed);
  comity_toast (GTK_WIDGET (self), _ ("Deleted"));
  if (deleting->id == self->id)
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
delete_response_cb (AdwAlertDialog *dialog, const char *response, Deleting *asked)
{
  g_autoptr (ComityChanges) changes = NULL;
  Deleting *deleting;

  if (g_strcmp0 (response, "delete") != 0)
    return;
  changes = comity_changes_new (_ ("Delete"));
  comity_changes_delete (changes, asked->kind, asked->id, 0);
  deleting = g_new0 (Deleting, 1);
  *deleting = *asked;
  g_object_ref (deleting->page);
  comity_store_write_async (asked->page->store, g_steal_pointer (&changes), NULL, deleted_cb,
                            deleting);
}

static void
free_deleting (gpointer data, GClosure *closure)
{
  Deleting *deleting = data;

  g_object_unref (deleting->page);
  g_free (deleting);
}

/* Undo comes with the next step of the house; until then what cannot be taken back is asked. */
static void
ask_to_delete (ComityRecordPage *self, const ComityKind *kind, gint64 id, const char *title)
{
  g_autofree char *body = g_strdup_printf (
    /* Translators: %s is a record's title */
    _ ("“%s” is deleted, and with it what belongs to it alone. The history keeps what it said."),
    title);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Delete This Record?"), body);
  Deleting *asked = g_new0 (Deleting, 1);

  asked->page = g_object_ref (self);
  asked->kind = kind;
  asked->id = id;
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", C_ ("form", "_Cancel"),
                                  "delete", _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (delete_response_cb), asked, free_deleting,
                         0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *title = comity_record_dup_title (self->data->record);

  ask_to_delete (self, self->kind, self->id, title);
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
  ask_to_delete (self, kind, id, title);
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
    show_data (self);
}

/* The record as lines of text, for a letter or a message. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->data == NULL)
    return;
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const ComityField *field = &self->kind->fields[i];
    g_autofree char *shown = NULL;

    if (comity_record_get_at (self->data->record, i) == NULL || field->type == COMITY_TYPE_IMAGE ||
        field->type == COMITY_TYPE_FILE)
      continue;
    shown = comity_record_dup_display (self->data->record, i);
    g_string_append_printf (text, "%s: %s\n", comity_field_get_label (field), shown);
  }
  comity_copy_text (widget, text->str);
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
  load (self);
  update_actions (self);
}

static gboolean
drop_cb (ComityRecordPage *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (self->data == NULL || comity_store_is_read_only (self->store))
    return FALSE;
  for (GSList *f = files; f != NULL; f = f->next)
    comity_attachments_add_file (GTK_WIDGET (self), self->store, self->data->record, f->data);
  return files != NULL;
}

/* -- Making --------------------------------------------------------------------------------- */

static void
build_more_menu (ComityRecordPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  g_menu_append (view, _ ("_Copy as Text"), "record.copy");
  g_menu_append (view, _ ("_Show or Hide Empty Fields"), "record.show-empty");
  g_menu_append (end, _ ("_Delete…"), "record.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  gtk_menu_button_set_menu_model (self->more_button, G_MENU_MODEL (menu));
}

/**
 * comity_record_page_set_neighbours:
 * @neighbour: (nullable): asked for the records before and after the one that is shown
 *
 * Lets one walk through the list from which the page was opened.
 */
void
comity_record_page_set_neighbours (ComityRecordPage *self,
                                   ComityNeighbour neighbour,
                                   gpointer data,
                                   GDestroyNotify data_free)
{
  g_return_if_fail (COMITY_IS_RECORD_PAGE (self));
  if (self->neighbour_data_free != NULL)
    self->neighbour_data_free (self->neighbour_data);
  self->neighbour = neighbour;
  self->neighbour_data = data;
  self->neighbour_data_free = data_free;
  apply_width (self);
  update_actions (self);
}

/**
 * comity_record_page_new:
 * @store: the office
 * @kind: a kind of record
 * @id: a record of it
 *
 * Returns: (transfer floating): the record's page
 */
GtkWidget *
comity_record_page_new (ComityStore *store, const ComityKind *kind, gint64 id)
{
  ComityRecordPage *self = g_object_new (COMITY_TYPE_RECORD_PAGE, NULL);
  g_autoptr (GMenuModel) add = comity_record_sections_make_add_menu (kind);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->id = id;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), comity_kind_get_label (kind));
  gtk_menu_button_set_menu_model (self->add_button, add);
  build_more_menu (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
  load (self);
  return GTK_WIDGET (self);
}

static void
comity_record_page_dispose (GObject *object)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (object);

  g_cancellable_cancel (self->reading);
  self->generation++;
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  if (self->neighbour_data_free != NULL)
    self->neighbour_data_free (self->neighbour_data);
  self->neighbour_data_free = NULL;
  self->neighbour = NULL;
  g_clear_pointer (&self->wide_only, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), COMITY_TYPE_RECORD_PAGE);
  G_OBJECT_CLASS (comity_record_page_parent_class)->dispose (object);
}

static void
comity_record_page_finalize (GObject *object)
{
  g_clear_pointer (&COMITY_RECORD_PAGE (object)->data, comity_page_data_free);
  G_OBJECT_CLASS (comity_record_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, gone);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, header);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, crafted);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, main);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, side);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, neighbours);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, ComityRecordPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
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

static void
comity_record_page_class_init (ComityRecordPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_record_page_finalize;
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
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

/* They work wherever the focus is in the window, also in the sidebar. */
static void
add_shortcuts (ComityRecordPage *self)
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

static void
comity_record_page_init (ComityRecordPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  comity_follow_contrast (GTK_WIDGET (self));
  self->wide_only = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  add_shortcuts (self);
}
