/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-window-drop.h"

#include <glib/gi18n.h>

#include "comity-handout.h"

/* What is dropped where no page takes it. */

/**
 * comity_window_drop_office:
 * @from: a widget on which @file was dropped
 *
 * Opens the file in the window of the widget when it is an office.
 *
 * Returns: whether it is one, by its name
 */
gboolean
comity_window_drop_office (GtkWidget *from, GFile *file)
{
  GtkWidget *window = gtk_widget_get_ancestor (from, COMITY_TYPE_WINDOW);
  g_autofree char *path = g_file_get_path (file);

  if (!window || !path || !g_str_has_suffix (path, ".comity"))
    return FALSE;
  comity_window_open_path (COMITY_WINDOW (window), path, COMITY_OPEN_DEFAULT);
  return TRUE;
}

/**
 * comity_window_drop:
 *
 * Opens an office; of another file, says where it belongs.
 *
 * Returns: whether it was an office
 */
gboolean
comity_window_drop (ComityWindow *self, GFile *file)
{
  if (comity_window_drop_office (GTK_WIDGET (self), file))
    return TRUE;
  comity_window_toast (self, comity_window_get_store (self) ?
                               _ ("Drop a table on its list, and a file on its record") :
                               _ ("Open an office first"));
  return FALSE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GSList *files = g_value_get_boxed (value);

  return files && comity_window_drop (user_data, files->data);
}

/** comity_window_init_drop: to be called once. */
void
comity_window_init_drop (ComityWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (comity_handout_accept_strangers), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
