/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-cells.h"

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  GtkListItem *list_item = user_data;
  GtkSelectionModel *selection = g_object_get_data (user_data, "comity-selection");
  guint position = gtk_list_item_get_position (list_item);
  gboolean active = gtk_check_button_get_active (check);

  /* The button also follows the selection; only what a person did differs from it. */
  if (position == GTK_INVALID_LIST_POSITION || active == gtk_list_item_get_selected (list_item))
    return;
  gtk_widget_activate_action (GTK_WIDGET (check), "page.pick", NULL);
  if (active)
    gtk_selection_model_select_item (selection, position, FALSE);
  else
    gtk_selection_model_unselect_item (selection, position);
}

static void
setup (GObject *list_item, gpointer user_data)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  /* one that only is not focusable says that it took the focus, and Tab stands still on the row */
  gtk_widget_set_can_focus (check, FALSE);
  g_object_set_data (list_item, "comity-selection", user_data);
  gtk_list_item_set_child (GTK_LIST_ITEM (list_item), check);
  g_object_bind_property (list_item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), list_item);
}

static void
apply (GtkWidget *child, ComityRowItem *item, gpointer user_data)
{
  /* Translators: a check box before a row; %s is the title of a record */
  g_autofree char *name = g_strdup_printf (_ ("Select %s"), comity_row_item_get_title (item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * comity_cell_check_new:
 * @selection: what the boxes change
 *
 * Returns: (transfer full): a factory for check boxes that add a row to the selection
 */
GtkListItemFactory *
comity_cell_check_new (ComitySelection *selection)
{
  return comity_cell_factory_new (setup, apply, g_object_ref (selection), g_object_unref);
}

/* -- Names of whole rows -------------------------------------------------------------------- */

static void
row_changed_cb (ComityRowItem *item, gpointer user_data)
{
  gtk_column_view_row_set_accessible_label (user_data, comity_row_item_get_title (item));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer user_data)
{
  ComityRowItem *item = gtk_column_view_row_get_item (row);

  g_signal_connect (item, "changed", G_CALLBACK (row_changed_cb), row);
  row_changed_cb (item, row);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_row_get_item (row), row_changed_cb, row);
}

/**
 * comity_cell_row_new:
 *
 * Returns: (transfer full): a factory that names the rows of a table after their record
 */
GtkListItemFactory *
comity_cell_row_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  return factory;
}
