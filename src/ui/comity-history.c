/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-history.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-parts.h"
#include "comity-section.h"
#include "comity-date.h"

#define SHOWN_FIRST 5
#define NAMED_FIELDS 3

/* Who changed what and when, newest first; each change unfolds to old and new values. */

static char *
dup_field_names (ComityPageEntry *entry)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *listed = NULL;
  guint more;

  for (guint i = 0; i < entry->changes->len && i < NAMED_FIELDS; i++) {
    ComityPageChange *change = entry->changes->pdata[i];

    g_ptr_array_add (names, (char *) comity_field_get_label (change->field));
  }
  g_ptr_array_add (names, NULL);
  listed = g_strjoinv (C_ ("list separator", ", "), (char **) names->pdata);
  more = entry->changes->len > NAMED_FIELDS ? entry->changes->len - NAMED_FIELDS : 0;
  if (more == 0)
    return g_steal_pointer (&listed);
  /* Translators: %1$s are names of fields: “Website, ROR, City and 2 more” */
  return g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", more), listed,
                          more);
}

static char *
dup_sentence (ComityPageEntry *entry)
{
  const char *who = entry->who != NULL && *entry->who != '\0' ? entry->who : _ ("Somebody");
  g_autofree char *fields = NULL;

  if (strcmp (entry->action, "add") == 0)
    /* Translators: %s is a person */
    return g_strdup_printf (_ ("%s added this record"), who);
  if (strcmp (entry->action, "delete") == 0)
    /* Translators: %s is a person */
    return g_strdup_printf (_ ("%s deleted this record"), who);
  fields = dup_field_names (entry);
  /* Translators: %1$s is a person, %2$s are names of fields */
  return g_strdup_printf (_ ("%1$s changed %2$s"), who, fields);
}

static GtkWidget *
make_change (ComityPageChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = NULL;

  if (change->was == NULL)
    text = g_strdup (change->is != NULL ? change->is : "");
  else
    /* Translators: an old and a new value; the arrow points from one to the other */
    text = g_strdup_printf (C_ ("history", "%1$s → %2$s"), change->was,
                            change->is != NULL ? change->is : "—");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comity_field_get_label (change->field));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* The rows of old and new values are made when somebody looks at them. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, GPtrArray *changes)
{
  if (g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  for (guint i = 0; i < changes->len; i++)
    adw_expander_row_add_row (row, make_change (changes->pdata[i]));
}

static void
free_changes (gpointer changes, GClosure *closure)
{
  g_ptr_array_unref (changes);
}

static GtkWidget *
make_entry (ComityPageEntry *entry)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (
    strcmp (entry->action, "add") == 0 ? "list-add-symbolic" : "document-edit-symbolic");
  g_autofree char *sentence = dup_sentence (entry);
  g_autofree char *when = comity_date_format_moment (entry->at);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "dimmed");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), when);
  comity_set_label (row, sentence);
  comity_set_inner_label (row, GTK_TYPE_LIST_BOX, sentence);
  comity_set_inner_label (row, ADW_TYPE_ACTION_ROW, sentence);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expanded_cb),
                         g_ptr_array_ref (entry->changes), free_changes, 0);
  return row;
}

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
  section = comity_section_new (_ ("History"));
  for (guint i = 0; i < entries->len; i++) {
    GtkWidget *row = make_entry (entries->pdata[i]);

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
