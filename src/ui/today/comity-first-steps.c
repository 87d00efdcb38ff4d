/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fills an office that has nothing yet: a partner from the web, the spreadsheets that were kept so far, the rules
 * of deadlines. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-first-steps.h"

#include <glib/gi18n.h>

#include "comity-kinds.h"
#include "comity-window.h"

static GtkWidget *
append_step (GtkListBox *list, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (list, row);
  return row;
}

static void
append_action (GtkListBox *list,
               const char *icon,
               const char *title,
               const char *subtitle,
               const char *action)
{
  GtkWidget *row = append_step (list, icon, title, subtitle);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

/* The list shows what came in. */
static void
import_cb (GtkWidget *row, gpointer kind)
{
  GtkRoot *root = gtk_widget_get_root (row);

  if (COMITY_IS_WINDOW (root))
    gtk_widget_activate_action (GTK_WIDGET (comity_window_show_list (COMITY_WINDOW (root), kind)),
                                "page.import", NULL);
}

static void
append_import (GtkListBox *list, const ComityKind *kind)
{
  GtkWidget *row =
    append_step (list, kind->icon, _ ("_Import a Spreadsheet…"), comity_kind_get_plural (kind));

  g_signal_connect (row, "activated", G_CALLBACK (import_cb), (gpointer) kind);
}

/**
 * comity_first_steps_new:
 *
 * Returns: (transfer floating): the ways to begin, for the page of the day
 */
GtkWidget *
comity_first_steps_new (void)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* Translators: heading: what to do first in an office that has no records yet */
  GtkWidget *title = gtk_label_new (_ ("First Steps"));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "title-4");
  gtk_box_append (GTK_BOX (head), title);
  gtk_widget_add_css_class (head, "section-head");
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  append_action (list, "folder-download-symbolic", C_ ("action", "New Partner From the _Web…"),
                 _ ("Logo, name, address, pages in other languages"), "win.from-web");
  append_import (list, &comity_kind_partner);
  append_import (list, &comity_kind_student);
  append_action (list, comity_kind_deadline_rule.icon, C_ ("action", "_Take Over Deadline Rules…"),
                 comity_kind_get_empty (&comity_kind_deadline_rule), "win.take-rules");
  gtk_box_append (GTK_BOX (section), head);
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (list));
  return section;
}
