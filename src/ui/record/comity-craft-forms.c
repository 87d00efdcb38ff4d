/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-context-menu.h"
#include "comity-cooperation.h"
#include "comity-craft-partner.h"
#include "comity-craft.h"
#include "comity-focus-key.h"
#include "comity-lists.h"
#include "comity-parts.h"
#include "comity-section.h"

#define PER_LINE 2

/* The forms of cooperation with a partner as a matrix: what is not done yet is seen as well. */

static GtkWidget *
make_content (const char *label, const char *evidence, gboolean is_active)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *title = gtk_label_new (label);
  GtkWidget *second = comity_dim_label_new (evidence);
  GtkWidget *icon =
    gtk_image_new_from_icon_name (is_active ? "object-select-symbolic" : "list-add-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_box_append (GTK_BOX (cell), icon);
  gtk_box_append (GTK_BOX (cell), lines);
  return cell;
}

static void
append_adding (GMenu *menu, const char *code)
{
  const ComityKind *kind;
  const ComityField *field = comity_cooperation_get_adding (code, &kind);
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *label = NULL;
  GVariantBuilder values;

  if (field == NULL)
    return;
  label = g_strdup_printf (_ ("Add: %s"), comity_kind_get_label (kind));
  item = g_menu_item_new (label, NULL);
  g_variant_builder_init (&values, G_VARIANT_TYPE ("a{ss}"));
  if (comity_kind_get_field (kind, "forms") != NULL)
    g_variant_builder_add (&values, "{ss}", "forms", code);
  g_menu_item_set_action_and_target (item, "record.add-with", "(ssa{ss})", kind->name, field->name,
                                     &values);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const ComityCooperation *form)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (form->agreed ? _ ("Not Agreed with This Partner") :
                                                               _ ("Agreed with This Partner"),
                                                NULL);

  g_menu_item_set_action_and_target (item, "record.toggle-form", "s", form->code);
  g_menu_append_item (menu, item);
  append_adding (menu, form->code);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_cell (const ComityField *field, const ComityCooperation *form)
{
  gboolean is_active = form->agreed || form->counts->len > 0;
  g_autofree char *label = comity_lists_dup_label (field->list, form->code);
  g_autofree char *evidence = comity_cooperation_dup_evidence (form);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, evidence);
  g_autofree char *key = g_strdup_printf ("form/%s", form->code);
  g_autoptr (GMenuModel) menu = make_menu (form);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_content (label, evidence, is_active));
  comity_context_menu_open_on_click (button, menu);
  gtk_widget_add_css_class (button, "form-cell");
  if (is_active)
    gtk_widget_add_css_class (button, "active");
  comity_set_label (button, name);
  comity_focus_key_set (button, key);
  return button;
}

/**
 * comity_craft_forms:
 *
 * Returns: (transfer floating) (nullable): the matrix
 */
GtkWidget *
comity_craft_forms (ComityPageData *data)
{
  const ComityField *field = comity_kind_get_field (comity_record_get_kind (data->record), "forms");
  GPtrArray *forms = ((ComityPartnerExtra *) data->extra)->forms;
  ComitySection *section;
  GtkWidget *rows, *row = NULL;

  if (forms->len == 0)
    return NULL;
  section = comity_section_new (comity_field_get_label (field));
  rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (guint i = 0; i < forms->len; i++) {
    if (i % PER_LINE == 0) {
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      gtk_box_append (GTK_BOX (rows), row);
    }
    gtk_box_append (GTK_BOX (row), make_cell (field, forms->pdata[i]));
  }
  comity_section_add_content (section, rows);
  return GTK_WIDGET (section);
}
