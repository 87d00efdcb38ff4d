/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-focus-key.h"

/*
 * A page is made anew when its record has changed. Whoever works with the keyboard must not notice:
 * widgets that stand for the same thing carry the same key, and the focus goes to the one that
 * carries the key of the old one.
 */

#define KEY "comity-focus-key"

/** comity_focus_key_set: names what @widget stands for, the same before and after */
void
comity_focus_key_set (GtkWidget *widget, const char *key)
{
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (key), g_free);
}

/** comity_focus_key_set_record: the key of a row that stands for a record */
void
comity_focus_key_set_record (GtkWidget *widget, const char *kind, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), KEY,
                          g_strdup_printf ("%s/%" G_GINT64_FORMAT, kind, id), g_free);
}

/**
 * comity_focus_key_dup:
 *
 * Returns: (transfer full) (nullable): the key of what has the focus inside of @within
 */
char *
comity_focus_key_dup (GtkWidget *within)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, within))
    return NULL;
  for (; widget != within; widget = gtk_widget_get_parent (widget)) {
    const char *key = g_object_get_data (G_OBJECT (widget), KEY);

    if (key != NULL)
      return g_strdup (key);
  }
  return NULL;
}

static GtkWidget *
find (GtkWidget *from, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), KEY), key) == 0)
      return child;
    found = find (child, key);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/**
 * comity_focus_key_restore:
 * @key: (nullable): from comity_focus_key_dup()
 *
 * Returns: whether what stands for the same thing now has the focus
 */
gboolean
comity_focus_key_restore (GtkWidget *within, const char *key)
{
  GtkWidget *widget = key != NULL ? find (within, key) : NULL;

  return widget != NULL &&
         (gtk_widget_grab_focus (widget) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
}
