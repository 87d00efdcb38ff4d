/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-field-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-parts.h"
#include "comity-text.h"

/**
 * ComityFieldPicker:
 *
 * The fields that one may choose from, found by typing: the first page of a dialog that goes on to
 * a control for the chosen one.
 */
struct _ComityFieldPicker {
  AdwNavigationPage parent_instance;
  GtkSearchEntry *search;
  GtkListBox *fields;

  ComityFieldPicked picked;
  gpointer user_data;
  char *needle; /* folded */
};

G_DEFINE_FINAL_TYPE (ComityFieldPicker, comity_field_picker, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_wanted_cb (GtkListBoxRow *row, gpointer user_data)
{
  ComityFieldPicker *self = user_data;

  return !self->needle || !*self->needle ||
         strstr (g_object_get_data (G_OBJECT (row), "comity-folded"), self->needle);
}

static void
search_changed_cb (ComityFieldPicker *self)
{
  g_free (self->needle);
  self->needle = comity_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->fields);
}

static void
pick (ComityFieldPicker *self, GtkWidget *row)
{
  self->picked (g_object_get_data (G_OBJECT (row), "comity-kind"),
                g_object_get_data (G_OBJECT (row), "comity-field"), self->user_data);
}

static void
field_activated_cb (ComityFieldPicker *self, GtkListBoxRow *row, GtkListBox *list)
{
  pick (self, GTK_WIDGET (row));
}

static void
search_activate_cb (ComityFieldPicker *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  while (row && !gtk_widget_get_child_visible (row))
    row = gtk_widget_get_next_sibling (row);
  if (row)
    pick (self, row);
}

/**
 * comity_field_picker_add:
 * @kind: the kind that has the field
 * @field: a field to choose from
 * @under: (nullable): where it belongs, when that is not the list's own kind
 */
void
comity_field_picker_add (ComityFieldPicker *self,
                         const ComityKind *kind,
                         const ComityField *field,
                         const char *under)
{
  GtkWidget *row = adw_action_row_new ();
  const char *label = comity_field_get_label (field);
  g_autofree char *both = under ? g_strdup_printf ("%s %s", under, label) : g_strdup (label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  if (under)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), under);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "comity-kind", (gpointer) kind);
  g_object_set_data (G_OBJECT (row), "comity-field", (gpointer) field);
  g_object_set_data_full (G_OBJECT (row), "comity-folded", comity_text_fold (both), g_free);
  comity_set_label (row, both);
  gtk_list_box_append (self->fields, row);
}

/**
 * comity_field_picker_get_focus:
 *
 * Returns: (transfer none): where one types to find a field
 */
GtkWidget *
comity_field_picker_get_focus (ComityFieldPicker *self)
{
  return GTK_WIDGET (self->search);
}

/**
 * comity_field_picker_new:
 * @title: of the page
 * @picked: called when somebody chose a field
 * @user_data: for @picked; must live as long as the page
 *
 * Returns: (transfer floating): a page without fields
 */
ComityFieldPicker *
comity_field_picker_new (const char *title, ComityFieldPicked picked, gpointer user_data)
{
  ComityFieldPicker *self = g_object_new (COMITY_TYPE_FIELD_PICKER, "title", title, NULL);

  self->picked = picked;
  self->user_data = user_data;
  return self;
}

static void
comity_field_picker_dispose (GObject *object)
{
  ComityFieldPicker *self = COMITY_FIELD_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_FIELD_PICKER);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (comity_field_picker_parent_class)->dispose (object);
}

static void
comity_field_picker_class_init (ComityFieldPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_field_picker_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               COMITY_RESOURCE "ui/comity-field-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityFieldPicker, search);
  gtk_widget_class_bind_template_child (widget_class, ComityFieldPicker, fields);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
}

static void
comity_field_picker_init (ComityFieldPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_set_label (GTK_WIDGET (self->search), _ ("Find a Field"));
  gtk_list_box_set_filter_func (self->fields, is_wanted_cb, self, NULL);
}
