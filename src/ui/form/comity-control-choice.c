/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>

#include "comity-choice-item.h"
#include "comity-choice-list.h"
#include "comity-control.h"
#include "comity-errors.h"
#include "comity-option.h"
#include "comity-parts.h"
#include "comity-text.h"

/*
 * One of a list: fixed choices, the office's own lists (which can be added to while choosing),
 * countries and languages (found by their names with or without accents, and by their codes).
 */
struct _ComityControlChoice {
  ComityControl parent_instance;
  GtkWidget *row;
  GListStore *items;
  guint last; /* the position before "Add…" was chosen */
  GCancellable *adding;
};

#define COMITY_TYPE_CONTROL_CHOICE (comity_control_choice_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlChoice,
                      comity_control_choice,
                      COMITY,
                      CONTROL_CHOICE,
                      ComityControl)
G_DEFINE_FINAL_TYPE (ComityControlChoice, comity_control_choice, COMITY_TYPE_CONTROL)

static void
select_code (ComityControlChoice *self, const char *code)
{
  guint position = comity_choice_items_find (G_LIST_MODEL (self->items), code);

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), position);
}

static void
insert_value (ComityControlChoice *self, const char *code, const char *label)
{
  g_autoptr (ComityChoiceItem) item = comity_choice_item_new (code, label, NULL, COMITY_ITEM_VALUE);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (ComityChoiceItem) last =
    n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->items), n - 1) : NULL;

  if (last != NULL && comity_choice_item_get_role (last) == COMITY_ITEM_ADD)
    n--;
  g_list_store_insert (self->items, n, item);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityControlChoice) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = comity_option_add_finish (result, &error);
  g_autofree char *label = NULL;

  if (code == NULL) {
    comity_error_present (self->row, error);
    return;
  }
  label = comity_field_format (comity_control_get_field (COMITY_CONTROL (self)), code);
  insert_value (self, code, label);
  select_code (self, code);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, ComityControlChoice *self)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *label = comity_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)), FALSE);

  if (g_strcmp0 (response, "add") != 0 || comity_text_is_blank (label))
    return;
  comity_option_add_async (comity_control_get_store (COMITY_CONTROL (self)),
                           comity_control_get_field (COMITY_CONTROL (self))->list, label,
                           self->adding, added_cb, g_object_ref (self));
}

static void
ask_for_new (ComityControlChoice *self)
{
  const char *title = comity_field_get_label (comity_control_get_field (COMITY_CONTROL (self)));
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Add to the List"), NULL);
  GtkWidget *list = gtk_list_box_new (), *entry = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "add",
    /* Translators: button: add the typed entry to the office’s list */
    _ ("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "add",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "add");
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  adw_dialog_present (dialog, self->row);
  gtk_widget_grab_focus (entry);
}

static void
selected_cb (ComityControlChoice *self)
{
  ComityChoiceItem *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->row));

  if (item != NULL && comity_choice_item_get_role (item) == COMITY_ITEM_ADD) {
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), self->last);
    ask_for_new (self);
    return;
  }
  if (self->last == adw_combo_row_get_selected (ADW_COMBO_ROW (self->row)))
    return;
  self->last = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
  comity_control_edited (COMITY_CONTROL (self));
}

static void
fill (ComityControlChoice *self, const ComityField *field)
{
  self->items = comity_choice_items_new (field);
  if ((field->flags & COMITY_REQUIRED) == 0) {
    g_autoptr (ComityChoiceItem) absent =
      /* Translators: a field without a value */
      comity_choice_item_new (NULL, C_ ("choice", "Not stated"), NULL, COMITY_ITEM_ABSENT);

    g_list_store_insert (self->items, 0, absent);
  }
  if (field->list != NULL && comity_control_get_store (COMITY_CONTROL (self)) != NULL) {
    g_autoptr (ComityChoiceItem) add =
      comity_choice_item_new (NULL, _ ("Add to the List…"), NULL, COMITY_ITEM_ADD);

    g_list_store_append (self->items, add);
  }
}

static GtkWidget *
comity_control_choice_build (ComityControl *control)
{
  ComityControlChoice *self = COMITY_CONTROL_CHOICE (control);
  const ComityField *field = comity_control_get_field (control);

  fill (self, field);
  self->row = adw_combo_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), comity_field_get_label (field));
  comity_choice_list_setup (self->row, G_LIST_MODEL (self->items));
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return self->row;
}

static void
comity_control_choice_set_value (ComityControl *control, const char *neutral, const char *titles)
{
  ComityControlChoice *self = COMITY_CONTROL_CHOICE (control);

  /* a choice that is not offered any more stays as it is until another one is made */
  if (neutral != NULL &&
      comity_choice_items_find (G_LIST_MODEL (self->items), neutral) == GTK_INVALID_LIST_POSITION) {
    g_autofree char *label = comity_field_format (comity_control_get_field (control), neutral);

    insert_value (self, neutral, label);
  }
  select_code (self, neutral);
  self->last = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
}

static char *
comity_control_choice_dup_value (ComityControl *control, GError **error)
{
  ComityChoiceItem *item =
    adw_combo_row_get_selected_item (ADW_COMBO_ROW (COMITY_CONTROL_CHOICE (control)->row));

  return item != NULL ? g_strdup (comity_choice_item_get_code (item)) : NULL;
}

static void
comity_control_choice_dispose (GObject *object)
{
  ComityControlChoice *self = COMITY_CONTROL_CHOICE (object);

  g_cancellable_cancel (self->adding);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (comity_control_choice_parent_class)->dispose (object);
}

static void
comity_control_choice_finalize (GObject *object)
{
  g_clear_object (&COMITY_CONTROL_CHOICE (object)->adding);
  G_OBJECT_CLASS (comity_control_choice_parent_class)->finalize (object);
}

static void
comity_control_choice_class_init (ComityControlChoiceClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_control_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = comity_control_choice_finalize;
  control_class->build = comity_control_choice_build;
  control_class->set_value = comity_control_choice_set_value;
  control_class->dup_value = comity_control_choice_dup_value;
}

static void
comity_control_choice_init (ComityControlChoice *self)
{
  self->adding = g_cancellable_new ();
}
