/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-craft.h"
#include "comity-lists.h"
#include "comity-parts.h"
#include "comity-section.h"

#define PER_LINE 2

/* The forms of cooperation with a partner as a matrix: what is not done yet is seen as well. */

static GtkWidget *
make_cell (const char *label, gboolean active)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *title, *second;
  GtkWidget *icon =
    gtk_image_new_from_icon_name (active ? "object-select-symbolic" : "list-remove-symbolic");
  /* Translators: whether a form of cooperation is practised with a partner */
  const char *state = active ? C_ ("cooperation", "Practised") : C_ ("cooperation", "None yet");
  g_autofree char *name = g_strdup_printf ("%s: %s", label, state);

  title = gtk_label_new (label);
  second = comity_dim_label_new (state);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (second, "caption");
  if (!active)
    gtk_widget_add_css_class (icon, "dimmed");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_box_append (GTK_BOX (cell), icon);
  gtk_box_append (GTK_BOX (cell), lines);
  gtk_widget_add_css_class (cell, "form-cell");
  if (active)
    gtk_widget_add_css_class (cell, "active");
  comity_set_label (cell, name);
  return cell;
}

/**
 * comity_craft_forms:
 *
 * Returns: (transfer floating) (nullable): the matrix
 */
GtkWidget *
comity_craft_forms (ComityPageData *data)
{
  const ComityKind *kind = comity_record_get_kind (data->record);
  const ComityField *field = comity_kind_get_field (kind, "forms");
  g_auto (GStrv) codes =
    field != NULL && field->list != NULL ? comity_lists_dup_codes (field->list) : NULL;
  g_auto (GStrv) chosen =
    field != NULL ? comity_field_split (field, comity_record_get (data->record, "forms")) : NULL;
  ComitySection *section;
  GtkWidget *rows, *row = NULL;

  if (codes == NULL || codes[0] == NULL)
    return NULL;
  section = comity_section_new (comity_field_get_label (field));
  rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (guint i = 0; codes[i] != NULL; i++) {
    g_autofree char *label = comity_lists_dup_label (field->list, codes[i]);
    gboolean active = g_strv_contains ((const char *const *) chosen, codes[i]);

    if (i % PER_LINE == 0) {
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      gtk_box_append (GTK_BOX (rows), row);
    }
    gtk_box_append (GTK_BOX (row), make_cell (label, active));
  }
  comity_section_add_content (section, rows);
  return GTK_WIDGET (section);
}
