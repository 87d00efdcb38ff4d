/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-due-groups.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-deadline-row.h"
#include "comity-parts.h"

static GtkWidget *
make_heading (ComityDueGroup group, gint64 count)
{
  g_autofree char *text = g_strdup_printf (
    /* Translators: “Overdue”, “This week” …, then how many there are */
    C_ ("group of deadlines", "%s · %'d"), comity_due_group_get_label (group), (int) count);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group-title");
  if (group == COMITY_DUE_OVERDUE)
    gtk_widget_add_css_class (label, "error");
  return label;
}

static GtkWidget *
make_list (ComityDueGroup group)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  comity_due_group_get_label (group), -1);
  return list;
}

/* What there is beyond the lines shown, and the way to it. */
static GtkWidget *
make_more (gint64 more, const char *action)
{
  GtkWidget *row = adw_button_row_new ();
  g_autofree char *text =
    /* Translators: the last line of a list that is not shown whole */
    g_strdup_printf (ngettext ("%'d more", "%'d more", (gulong) more), (int) more);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), action);
  return row;
}

static void
add_group (GtkBox *box,
           ComityStore *store,
           const ComityDeadlines *deadlines,
           ComityDueGroup group,
           guint per_group,
           const char *more_action)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = make_list (group);
  guint shown = 0;

  gtk_box_append (GTK_BOX (section), make_heading (group, deadlines->counts[group]));
  gtk_box_append (GTK_BOX (section), list);
  for (guint i = 0; i < deadlines->lines->len && shown < per_group; i++) {
    const ComityDeadline *line = deadlines->lines->pdata[i];

    if (line->group != group)
      continue;
    gtk_list_box_append (GTK_LIST_BOX (list), comity_deadline_row_new (store, line));
    shown++;
  }
  if (deadlines->counts[group] > shown)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         make_more (deadlines->counts[group] - shown, more_action));
  gtk_box_append (box, section);
}

static void
add_nothing (GtkBox *box)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Is Due"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Papers, agreements, memberships and tasks appear here "
                                      "before their last day, by the rules "
                                      "of your office."));
  gtk_widget_add_css_class (page, "compact");
  comity_status_page_name (ADW_STATUS_PAGE (page));
  gtk_box_append (box, page);
}

/* The rows in the order in which they stand. */
static GPtrArray *
list_rows (GtkBox *box)
{
  GPtrArray *rows = g_ptr_array_new ();
  GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; section; section = gtk_widget_get_next_sibling (section)) {
    GtkWidget *list = gtk_widget_get_last_child (section);
    GtkWidget *row = GTK_IS_LIST_BOX (list) ? gtk_widget_get_first_child (list) : NULL;

    for (; row; row = gtk_widget_get_next_sibling (row))
      g_ptr_array_add (rows, row);
  }
  return rows;
}

/* Returns: which of the rows has the keyboard, also of a window that is not in front; -1 for none */
static int
find_focused (GtkBox *box)
{
  g_autoptr (GPtrArray) rows = list_rows (box);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (box));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < rows->len; i++)
    if (focus == rows->pdata[i] || gtk_widget_is_ancestor (focus, rows->pdata[i]))
      return (int) i;
  return -1;
}

/* Who works through the list by keyboard goes on where the row was that is done. */
static void
focus_row (GtkBox *box, int place)
{
  g_autoptr (GPtrArray) rows = list_rows (box);

  if (place >= 0 && rows->len > 0)
    gtk_widget_grab_focus (rows->pdata[MIN ((guint) place, rows->len - 1)]);
}

/**
 * comity_due_groups_show:
 * @box: where they go, in place of what was there
 * @store: the office
 * @deadlines: what has to be done
 * @per_group: at most so many lines of each group
 * @more_action: a detailed action that shows the others
 *
 * Shows what is overdue, due this week, within thirty days and later, as lists with headings.
 */
void
comity_due_groups_show (GtkBox *box,
                        ComityStore *store,
                        const ComityDeadlines *deadlines,
                        guint per_group,
                        const char *more_action)
{
  gboolean any = FALSE;
  GtkWidget *child;
  int focused = find_focused (box);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  for (ComityDueGroup group = 0; group < COMITY_N_DUE_GROUPS; group++) {
    if (deadlines->counts[group] == 0)
      continue;
    add_group (box, store, deadlines, group, per_group, more_action);
    any = TRUE;
  }
  if (!any)
    add_nothing (box);
  focus_row (box, focused);
}
