/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-window-drop.h"

#include <glib/gi18n.h>

#include "comity-handout.h"
#include "comity-parts.h"

/* What is dropped where no page takes it. */

/** comity_window_drop_say_one: several files were dropped where one has a meaning; none is taken */
void
comity_window_drop_say_one (GtkWidget *from)
{
  comity_toast (from, _ ("Drop one file at a time"));
}

/**
 * comity_window_drop_offices:
 * @from: a widget on which they were dropped
 * @files: (element-type GFile): at least one
 *
 * Opens the file in the window of the widget when it is an office.
 *
 * Returns: whether the first of them is one, by its name
 */
gboolean
comity_window_drop_offices (GtkWidget *from, GSList *files)
{
  GtkWidget *window = gtk_widget_get_ancestor (from, COMITY_TYPE_WINDOW);
  g_autofree char *path = g_file_get_path (files->data);

  if (!window || !path || !g_str_has_suffix (path, ".comity"))
    return FALSE;
  if (files->next)
    comity_window_drop_say_one (from);
  else
    comity_window_open_path (COMITY_WINDOW (window), path, COMITY_OPEN_DEFAULT);
  return TRUE;
}

/* Opens an office; of other files, says where they belong. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GSList *files = g_value_get_boxed (value);

  if (!files || comity_window_drop_offices (user_data, files))
    return files != NULL;
  comity_window_toast (user_data, comity_window_get_store (user_data) ?
                                    _ ("Drop a table on its list, and a file on its record") :
                                    _ ("Open an office first"));
  return FALSE;
}

/** comity_window_init_drop: to be called once. */
void
comity_window_init_drop (ComityWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (comity_drop_accept_strangers), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
