/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-history.h"

#include <glib/gi18n.h>

#include "comity-history-entry.h"
#include "comity-parts.h"
#include "comity-section.h"

#define SHOWN_FIRST 5

/* Who changed what and when, newest first; each change unfolds to old and new values. */

static void
show_all_cb (GtkWidget *button)
{
  GtkWidget *list = g_object_get_data (G_OBJECT (button), "list");

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, TRUE);
  gtk_widget_set_visible (button, FALSE);
}

/**
 * comity_history_new:
 * @entries: (element-type ComityPageEntry): newest first
 *
 * Returns: (transfer floating) (nullable): the section, %NULL when there is no history
 */
GtkWidget *
comity_history_new (GPtrArray *entries)
{
  ComitySection *section;
  GtkWidget *button;

  if (entries->len == 0)
    return NULL;
  /* Translators: title: who changed what, and when */
  section = comity_section_new (_ ("History"));
  for (guint i = 0; i < entries->len; i++) {
    GtkWidget *row = comity_history_entry_new (entries->pdata[i], FALSE);

    gtk_widget_set_visible (row, i < SHOWN_FIRST);
    comity_section_add_row (section, row);
  }
  if (entries->len > SHOWN_FIRST) {
    button = gtk_button_new_with_label (_ ("Show All Changes"));
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_halign (button, GTK_ALIGN_START);
    g_object_set_data (G_OBJECT (button), "list", comity_section_get_list (section));
    g_signal_connect (button, "clicked", G_CALLBACK (show_all_cb), NULL);
    comity_section_add_content (section, button);
  }
  return GTK_WIDGET (section);
}
