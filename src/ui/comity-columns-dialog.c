/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-list-columns.h"

/** The dialog's state: one switch row for each field that can be a column. */
typedef struct {
  const ComityKind *kind;
  GPtrArray *fields; /* of const ComityField, chosen, in their order */
  ComityColumnsChosen chosen;
  gpointer user_data;
} Columns;

static void
columns_free (gpointer data)
{
  Columns *self = data;

  g_ptr_array_unref (self->fields);
  g_free (self);
}

static void
switched_cb (AdwSwitchRow *row, GParamSpec *pspec, gpointer user_data)
{
  Columns *self = user_data;
  gpointer field = g_object_get_data (G_OBJECT (row), "comity-field");

  g_ptr_array_remove (self->fields, field);
  if (adw_switch_row_get_active (row))
    g_ptr_array_add (self->fields, field);
  comity_list_columns_choose (self->kind, self->fields);
  self->chosen (self->fields, self->user_data);
}

static void
add_row (AdwPreferencesGroup *group, Columns *self, const ComityField *field)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comity_field_get_label (field));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), g_ptr_array_find (self->fields, field, NULL));
  g_object_set_data (G_OBJECT (row), "comity-field", (gpointer) field);
  g_signal_connect (row, "notify::active", G_CALLBACK (switched_cb), self);
  adw_preferences_group_add (group, row);
}

/* One group for each section of the kind's table. */
static void
add_groups (AdwPreferencesPage *page, Columns *self)
{
  g_autoptr (GPtrArray) offered = comity_list_columns_offered (self->kind);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < offered->len; i++) {
    const ComityField *field = offered->pdata[i];
    const char *section = comity_field_get_section (field);

    if (!group || section) {
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, section ? section : "");
      adw_preferences_page_add (page, group);
    }
    add_row (group, self, field);
  }
}

/**
 * comity_columns_dialog_present:
 * @parent: a widget of the window
 * @kind: a kind of record
 * @chosen: called at each change, with the fields of the columns in their order
 * @user_data: for @chosen; must live as long as @parent
 *
 * Lets a person choose the columns of a list; each change holds at once and is remembered.
 */
void
comity_columns_dialog_present (GtkWidget *parent,
                               const ComityKind *kind,
                               ComityColumnsChosen chosen,
                               gpointer user_data)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  Columns *self = g_new (Columns, 1);

  *self = (Columns) { kind, comity_list_columns_chosen (kind), chosen, user_data };
  g_object_set_data_full (G_OBJECT (dialog), "comity-columns", self, columns_free);
  adw_dialog_set_title (dialog, _ ("Columns"));
  adw_dialog_set_content_width (dialog, 420);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), TRUE);
  add_groups (ADW_PREFERENCES_PAGE (page), self);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_present (dialog, parent);
}
