/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-bulk-dialog.h"

#include <glib/gi18n.h>

#include "comity-control.h"
#include "comity-edit-run.h"
#include "comity-errors.h"
#include "comity-field-picker.h"
#include "comity-sentence.h"
#include "comity-typed.h"

/**
 * ComityBulkDialog:
 *
 * Sets one field of many records: first the field, then the control that fits it. Values of fields
 * of many values can also be added or taken away.
 */
struct _ComityBulkDialog {
  AdwDialog parent_instance;
  AdwNavigationView *nav;

  GtkWidget *from; /* says what was done */
  ComityStore *store;
  const ComityKind *kind;
  GArray *ids; /* of gint64 */
  ComityControl *control;
  char *empty;       /* what stands in it when nothing was typed, or NULL */
  GHashTable *typed; /* name of a field -> what was typed for it before another one was looked at */
  AdwComboRow *mode; /* or NULL */
};

G_DEFINE_FINAL_TYPE (ComityBulkDialog, comity_bulk_dialog, ADW_TYPE_DIALOG)

/* In the order of the row; fields of many values are mostly added to. */
static const struct {
  ComityEditMode mode;
  const char *label;
} modes[] = {
  { COMITY_EDIT_ADD, NC_ ("bulk edit", "Add") },
  { COMITY_EDIT_REMOVE, NC_ ("bulk edit", "Take away") },
  { COMITY_EDIT_SET, NC_ ("bulk edit", "Put in place of what there is") },
};

/* -- Doing it ------------------------------------------------------------------------------- */

static ComityEditMode
chosen_mode (ComityBulkDialog *self)
{
  return self->mode ? modes[adw_combo_row_get_selected (self->mode)].mode : COMITY_EDIT_SET;
}

static ComityEdits *
make_edits (ComityBulkDialog *self, const char *value)
{
  const ComityField *field = comity_control_get_field (self->control);
  ComityEdits *edits = comity_edits_new (self->kind);

  for (guint i = 0; i < self->ids->len; i++)
    comity_edits_add (edits, g_array_index (self->ids, gint64, i), field, chosen_mode (self),
                      value);
  return edits;
}

static void
done_cb (guint n_changed, gint64 batch, const GError *error, gpointer user_data)
{
  g_autoptr (ComityBulkDialog) self = user_data;

  if (error) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  comity_edits_say_done (self->from, n_changed, batch);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
apply (ComityBulkDialog *self)
{
  const ComityField *field = comity_control_get_field (self->control);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = comity_control_dup_value (self->control, &error);
  g_autoptr (ComityEdits) edits = NULL;
  /* Translators: in the history: the label of a field and the plural of a kind, “Students” */
  g_autofree char *what = comity_sentence_of_field (N_ ("%1$s of %2$s"), self->kind, field);

  comity_control_set_error (self->control, error ? comity_error_get_sentence (error) : NULL);
  if (error || (!value && chosen_mode (self) != COMITY_EDIT_SET)) {
    comity_control_grab_focus (self->control);
    return;
  }
  edits = make_edits (self, value);
  comity_edits_run (GTK_WIDGET (self), self->store, edits, what, done_cb, g_object_ref (self));
}

static void
apply_clicked_cb (GtkButton *button, gpointer user_data)
{
  apply (user_data);
}

static void
control_activated_cb (ComityControl *control, gpointer user_data)
{
  apply (user_data);
}

/* -- What was typed ------------------------------------------------------------------------- */

/* Going back to the fields, also by Escape, leaves what was typed for this one. */
static void
keep_typed (ComityBulkDialog *self)
{
  const char *name;
  char *typed;

  if (!self->control)
    return;
  name = comity_control_get_field (self->control)->name;
  typed = comity_control_dup_typed (self->control);
  if (g_strcmp0 (typed, self->empty) != 0) {
    g_hash_table_insert (self->typed, (gpointer) name, typed);
  } else {
    g_hash_table_remove (self->typed, name);
    g_free (typed);
  }
}

static ComityTyped
look_typed (AdwDialog *dialog)
{
  ComityBulkDialog *self = COMITY_BULK_DIALOG (dialog);

  keep_typed (self);
  return g_hash_table_size (self->typed) > 0 ? COMITY_TYPED_SOMETHING : COMITY_TYPED_NOTHING;
}

static const ComityTypedGuard guard = { look_typed, NULL, NULL };

/* -- The page of a field -------------------------------------------------------------------- */

static void
add_mode (ComityBulkDialog *self, AdwPreferencesPage *page)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    gtk_string_list_append (labels, g_dpgettext2 (GETTEXT_PACKAGE, "bulk edit", modes[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("What to Do"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  self->mode = ADW_COMBO_ROW (row);
}

static GtkWidget *
apply_button_new (ComityBulkDialog *self)
{
  g_autofree char *label =
    /* Translators: a button; %u is how many records are selected */
    g_strdup_printf (ngettext ("_Change %u Record", "_Change %u Records", self->ids->len),
                     self->ids->len);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, !comity_store_is_read_only (self->store));
  g_signal_connect_object (button, "clicked", G_CALLBACK (apply_clicked_cb), self,
                           G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
make_page (ComityBulkDialog *self, const ComityField *field)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  keep_typed (self);
  g_clear_object (&self->control);
  self->mode = NULL;
  self->control = comity_control_new (field, self->store);
  g_free (self->empty);
  self->empty = comity_control_dup_typed (self->control);
  g_signal_connect_object (self->control, "activated", G_CALLBACK (control_activated_cb), self,
                           G_CONNECT_DEFAULT);
  if (comity_field_is_many (field))
    add_mode (self, ADW_PREFERENCES_PAGE (page));
  if (g_hash_table_contains (self->typed, field->name))
    comity_control_set_typed (self->control, g_hash_table_lookup (self->typed, field->name));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), comity_control_get_row (self->control));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             comity_control_get_note_row (self->control));
  if (!comity_field_is_many (field) && !(field->flags & COMITY_REQUIRED))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _ ("Left empty, it is taken away from the records."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply_button_new (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return GTK_WIDGET (adw_navigation_page_new (view, comity_field_get_label (field)));
}

static void
shown_cb (AdwNavigationPage *page, gpointer user_data)
{
  ComityBulkDialog *self = user_data;

  if (self->control)
    comity_control_grab_focus (self->control);
}

static void
push (ComityBulkDialog *self, const ComityField *field)
{
  GtkWidget *page = make_page (self, field);

  g_signal_connect_object (page, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->nav, ADW_NAVIGATION_PAGE (page));
}

static void
picked_cb (const ComityKind *kind, const ComityField *field, gpointer user_data)
{
  push (user_data, field);
}

/**
 * comity_bulk_dialog_choose_field:
 * @field: a field of the kind
 *
 * Goes on to the control of this field.
 */
void
comity_bulk_dialog_choose_field (ComityBulkDialog *self, const ComityField *field)
{
  push (self, field);
}

/* -- The dialog ----------------------------------------------------------------------------- */

/* What makes each record itself is not for all of them at once. */
static gboolean
can_set (const ComityKind *kind, const ComityField *field)
{
  return !(field->flags & (COMITY_IDENTITY | COMITY_OWNER | COMITY_MASKED)) &&
         field->type != COMITY_TYPE_IMAGE && field->type != COMITY_TYPE_FILE &&
         field->type != COMITY_TYPE_LINK && g_strcmp0 (field->name, kind->title) != 0;
}

static void
add_fields (ComityBulkDialog *self, ComityFieldPicker *picker, gboolean usual)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const ComityField *field = &self->kind->fields[i];

    if (can_set (self->kind, field) && !!(field->flags & COMITY_FILTERED) == usual)
      comity_field_picker_add (picker, self->kind, field, NULL);
  }
}

/**
 * comity_bulk_dialog_new:
 * @from: a widget of the page that says what was done
 * @ids: (element-type gint64): which records
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
ComityBulkDialog *
comity_bulk_dialog_new (GtkWidget *from, ComityStore *store, const ComityKind *kind, GArray *ids)
{
  ComityBulkDialog *self = g_object_new (COMITY_TYPE_BULK_DIALOG, NULL);
  ComityFieldPicker *picker = comity_field_picker_new (_ ("Set a Field"), picked_cb, self);

  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->ids = g_array_ref (ids);
  add_fields (self, picker, TRUE);
  add_fields (self, picker, FALSE);
  adw_navigation_view_add (self->nav, ADW_NAVIGATION_PAGE (picker));
  adw_dialog_set_focus (ADW_DIALOG (self), comity_field_picker_get_focus (picker));
  return self;
}

static void
comity_bulk_dialog_dispose (GObject *object)
{
  ComityBulkDialog *self = COMITY_BULK_DIALOG (object);

  g_clear_object (&self->control);
  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_clear_pointer (&self->empty, g_free);
  g_clear_object (&self->from);
  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (comity_bulk_dialog_parent_class)->dispose (object);
}

static void
comity_bulk_dialog_class_init (ComityBulkDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_bulk_dialog_dispose;
}

static void
comity_bulk_dialog_init (ComityBulkDialog *self)
{
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  comity_typed_guard (ADW_DIALOG (self), &guard);
  self->nav = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->nav));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Set a Field"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
}
