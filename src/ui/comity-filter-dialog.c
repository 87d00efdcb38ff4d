/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-filter-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-filter-page.h"
#include "comity-parts.h"
#include "comity-text.h"

/**
 * ComityFilterDialog:
 *
 * First the field, then the control that fits its type. The fields that people filter by most
 * stand first; typing finds any.
 */
struct _ComityFilterDialog {
  AdwDialog parent_instance;
  AdwNavigationView *nav;
  GtkSearchEntry *search;
  GtkListBox *fields;

  ComityStore *store;
  const ComityKind *kind;
  ComityFilterChosen chosen;
  gpointer user_data;
  char *needle; /* folded */
};

G_DEFINE_FINAL_TYPE (ComityFilterDialog, comity_filter_dialog, ADW_TYPE_DIALOG)

static const ComityField *
row_field (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "comity-field");
}

static gboolean
is_wanted_cb (GtkListBoxRow *row, gpointer user_data)
{
  ComityFilterDialog *self = user_data;

  return !self->needle || !*self->needle ||
         strstr (g_object_get_data (G_OBJECT (row), "comity-folded"), self->needle);
}

static void
search_changed_cb (ComityFilterDialog *self)
{
  g_free (self->needle);
  self->needle = comity_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->fields);
}

static void
close_cb (gpointer user_data)
{
  g_autoptr (ComityFilterDialog) self = user_data;

  adw_dialog_close (ADW_DIALOG (self));
}

static void
page_chosen_cb (const ComityField *field, ComityOp op, const char *value, gpointer user_data)
{
  ComityFilterDialog *self = user_data;

  self->chosen (field, op, value, self->user_data);
  /* Closing waits for the second end of a span, if there is one. */
  g_idle_add_once (close_cb, g_object_ref (self));
}

/**
 * comity_filter_dialog_choose_field:
 * @self: a dialog
 * @field: a field of its kind
 *
 * Goes on to the control for this field.
 */
void
comity_filter_dialog_choose_field (ComityFilterDialog *self, const ComityField *field)
{
  GtkWidget *page = comity_filter_page_new (self->store, field, page_chosen_cb, self);

  adw_navigation_view_push (self->nav, ADW_NAVIGATION_PAGE (page));
}

static void
field_activated_cb (ComityFilterDialog *self, GtkListBoxRow *row, GtkListBox *list)
{
  comity_filter_dialog_choose_field (self, row_field (GTK_WIDGET (row)));
}

static void
search_activate_cb (ComityFilterDialog *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  while (row && !gtk_widget_get_child_visible (row))
    row = gtk_widget_get_next_sibling (row);
  if (row)
    comity_filter_dialog_choose_field (self, row_field (row));
}

static gboolean
can_filter (const ComityField *field)
{
  return field->type != COMITY_TYPE_IMAGE && field->type != COMITY_TYPE_FILE &&
         field->type != COMITY_TYPE_LINK;
}

static void
add_field (ComityFilterDialog *self, const ComityField *field)
{
  GtkWidget *row = adw_action_row_new ();
  const char *label = comity_field_get_label (field);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "comity-field", (gpointer) field);
  g_object_set_data_full (G_OBJECT (row), "comity-folded", comity_text_fold (label), g_free);
  comity_set_label (row, label);
  gtk_list_box_append (self->fields, row);
}

static void
add_fields (ComityFilterDialog *self)
{
  for (int first = 1; first >= 0; first--)
    for (guint i = 0; i < self->kind->n_fields; i++) {
      const ComityField *field = &self->kind->fields[i];

      if (can_filter (field) && !!(field->flags & COMITY_FILTERED) == first)
        add_field (self, field);
    }
}

/**
 * comity_filter_dialog_new:
 * @store: the office
 * @kind: the kind that is filtered
 * @chosen: called once, when a filter was made
 * @user_data: for @chosen; must live as long as the dialog
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
ComityFilterDialog *
comity_filter_dialog_new (ComityStore *store,
                          const ComityKind *kind,
                          ComityFilterChosen chosen,
                          gpointer user_data)
{
  ComityFilterDialog *self = g_object_new (COMITY_TYPE_FILTER_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->chosen = chosen;
  self->user_data = user_data;
  add_fields (self);
  return self;
}

static void
comity_filter_dialog_dispose (GObject *object)
{
  ComityFilterDialog *self = COMITY_FILTER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_FILTER_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (comity_filter_dialog_parent_class)->dispose (object);
}

static void
comity_filter_dialog_class_init (ComityFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_filter_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityFilterDialog, nav);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterDialog, search);
  gtk_widget_class_bind_template_child (widget_class, ComityFilterDialog, fields);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
}

static void
comity_filter_dialog_init (ComityFilterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_set_label (GTK_WIDGET (self->search), _ ("Find a Field"));
  gtk_list_box_set_filter_func (self->fields, is_wanted_cb, self, NULL);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
}
