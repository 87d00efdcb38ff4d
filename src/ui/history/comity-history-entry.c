/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-history-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-date.h"
#include "comity-history-row.h"
#include "comity-parts.h"

#define NAMED_FIELDS 3

/* One change of one record: a row that unfolds to old and new values, each of which can be
 * brought back. */

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
  /* Translators: who changed a record, where no name was kept */
  const char *who = entry->who != NULL && *entry->who != '\0' ? entry->who : _ ("Somebody");
  g_autofree char *fields = NULL;

  if (strcmp (entry->action, "add") == 0 && entry->version > 1)
    /* Translators: %s is a person */
    return g_strdup_printf (_ ("%s restored this record"), who);
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

/* Only what stood before a change can be brought back; what stands after it is there already. */
static GtkWidget *
make_restore (ComityPageEntry *entry, ComityPageChange *change)
{
  const char *field = comity_field_get_label (change->field);
  /* Translators: %s is the label of a field */
  g_autofree char *label = g_strdup_printf (_ ("Restore the old value of “%s”"), field);
  GtkWidget *button = comity_icon_button_new ("edit-undo-symbolic", label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.restore-value");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxxs)", entry->kind->name, entry->id,
                                    entry->seq, change->field->name);
  return button;
}

static GtkWidget *
make_change (ComityPageEntry *entry, ComityPageChange *change)
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
  if (strcmp (entry->action, "set") == 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_restore (entry, change));
  return row;
}

/* The rows of old and new values are made when somebody looks at them. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, ComityPageEntry *entry)
{
  if (g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  for (guint i = 0; i < entry->changes->len; i++)
    adw_expander_row_add_row (row, make_change (entry, entry->changes->pdata[i]));
}

static void
append_rewind (GMenu *menu, const char *label, ComityPageEntry *entry, gint64 seq)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.rewind", "(sxx)", entry->kind->name, entry->id,
                                     seq);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (ComityPageEntry *entry)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) undo = g_menu_item_new (_ ("_Undo This Change"), NULL);

  g_menu_item_set_action_and_target (undo, "win.undo-batch", "x", entry->batch);
  g_menu_append_item (menu, undo);
  if (strcmp (entry->action, "delete") == 0) {
    append_rewind (menu, _ ("_Restore This Record"), entry, entry->seq - 1);
    return G_MENU_MODEL (menu);
  }
  if (strcmp (entry->action, "set") == 0)
    append_rewind (menu, _ ("Restore the Record as It Was _Before"), entry, entry->seq - 1);
  append_rewind (menu, _ ("Restore the Record as It Was _Then"), entry, entry->seq);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (ComityPageEntry *entry, const char *sentence)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (entry);
  g_autofree char *label = g_strdup_printf (_ ("Actions for “%s”"), sentence);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  comity_set_label (button, label);
  return button;
}

static void
set_titles (GtkWidget *row, ComityPageEntry *entry, gboolean with_title, const char *sentence)
{
  g_autofree char *when = comity_date_format_moment (entry->at);
  const char *title = with_title && entry->title ? entry->title : sentence;
  g_autofree char *what =
    entry->kind ? g_strdup_printf ("%s · %s", comity_kind_get_label (entry->kind), sentence) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), with_title && what ? what : when);
  comity_set_label (row, title);
  comity_set_inner_label (row, GTK_TYPE_LIST_BOX, title);
  comity_set_inner_label (row, ADW_TYPE_ACTION_ROW, title);
}

static void
free_entry (gpointer entry, GClosure *closure)
{
  comity_page_entry_unref (entry);
}

/**
 * comity_history_entry_new:
 * @with_title: say which record it is, where that is not clear
 *
 * Returns: (transfer floating): a row for a list
 */
GtkWidget *
comity_history_entry_new (ComityPageEntry *entry, gboolean with_title)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (comity_history_icon_name (entry->action));
  g_autofree char *sentence = dup_sentence (entry);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "dimmed");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  if (entry->kind != NULL && entry->id != 0 && strcmp (entry->action, "erase") != 0)
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), make_menu_button (entry, sentence));
  set_titles (row, entry, with_title, sentence);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expanded_cb),
                         comity_page_entry_ref (entry), free_entry, 0);
  return row;
}
