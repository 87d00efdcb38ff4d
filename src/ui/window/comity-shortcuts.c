/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-actions.h"

#include <glib/gi18n.h>

/*
 * AdwShortcutsDialog begins with libadwaita 1.8; the platform has 1.7, and GTK 4.18 has marked its
 * own window as deprecated. So this one file may use it, and the next platform changes this file.
 */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static GtkWidget *
add_group (GtkWidget *section, const char *title)
{
  GtkWidget *group = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title",
                                   g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window", title), NULL);

  gtk_shortcuts_section_add_group (GTK_SHORTCUTS_SECTION (section), GTK_SHORTCUTS_GROUP (group));
  return group;
}

static void
add_shortcut (GtkWidget *group, const ComityAction *action)
{
  g_autofree char *title = comity_action_dup_label (action);
  GtkWidget *shortcut =
    g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT, "title", title, "accelerator", action->accels, NULL);

  gtk_shortcuts_group_add_shortcut (GTK_SHORTCUTS_GROUP (group), GTK_SHORTCUTS_SHORTCUT (shortcut));
}

/**
 * comity_actions_build_shortcuts:
 *
 * Returns: (transfer floating): a window that lists the shortcuts of the table of actions
 */
GtkWidget *
comity_actions_build_shortcuts (void)
{
  GtkWidget *window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "modal", TRUE, NULL);
  GtkWidget *section =
    g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "section-name", "all", "max-height", 14, NULL);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_actions;
  const ComityAction *actions = comity_actions (&n_actions);

  for (guint i = 0; i < n_actions; i++) {
    GtkWidget *group;

    if (!actions[i].section || !actions[i].accels)
      continue;
    group = g_hash_table_lookup (groups, actions[i].section);
    if (!group) {
      group = add_group (section, actions[i].section);
      g_hash_table_insert (groups, (gpointer) actions[i].section, group);
    }
    add_shortcut (group, &actions[i]);
  }
  gtk_shortcuts_window_add_section (GTK_SHORTCUTS_WINDOW (window), GTK_SHORTCUTS_SECTION (section));
  return window;
}

G_GNUC_END_IGNORE_DEPRECATIONS
