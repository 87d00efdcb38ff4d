/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-parent-handle.h"

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>
#endif
#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

/*
 * The name of a window for other programs, so that what the desktop asks on behalf of this one stands over it. See
 * https://flatpak.github.io/xdg-desktop-portal/docs/window-identifiers.html
 */

#define WAYLAND "wayland:"

static GdkSurface *
surface_of (GtkWidget *from)
{
  GtkNative *native = from != NULL ? gtk_widget_get_native (from) : NULL;

  return native != NULL ? gtk_native_get_surface (native) : NULL;
}

#ifdef GDK_WINDOWING_WAYLAND
/* The compositor has answered: as long as the name is not dropped, @user_data stays. */
static void
exported_cb (GdkToplevel *toplevel, const char *handle, gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer ((GTask **) user_data);

  if (task != NULL)
    g_task_return_pointer (task, g_strconcat (WAYLAND, handle, NULL), g_free);
}

/* The name is dropped, or the window went before it had one. */
static void
export_ended_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_steal_pointer ((GTask **) user_data);

  if (task != NULL)
    g_task_return_pointer (task, g_strdup (""), g_free);
  g_free (user_data);
}

/* Returns: whether @task will be answered */
static gboolean
export_wayland (GdkSurface *surface, GTask *task)
{
  GTask **waiting;

  if (!GDK_IS_WAYLAND_TOPLEVEL (surface))
    return FALSE;
  waiting = g_new0 (GTask *, 1);
  *waiting = g_object_ref (task);
  if (gdk_wayland_toplevel_export_handle (GDK_TOPLEVEL (surface), exported_cb, waiting,
                                          export_ended_cb))
    return TRUE;
  g_object_unref (*waiting);
  g_free (waiting);
  return FALSE;
}
#endif

/* Returns: (transfer full): the name where it needs no asking; empty where there is none */
static char *
dup_known (GdkSurface *surface)
{
#ifdef GDK_WINDOWING_X11
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* as long as GTK has the backend, its windows have this number */
    if (surface != NULL &&
        GDK_IS_X11_SURFACE (
          surface)) return g_strdup_printf ("x11:%lx", (gulong) gdk_x11_surface_get_xid (surface));
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
  return g_strdup ("");
}

/**
 * comity_parent_handle_async:
 * @from: (nullable): a widget of the window
 *
 * Asks how portals are told which window it is.
 */
void
comity_parent_handle_async (GtkWidget *from, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (from, NULL, callback, user_data);
  GdkSurface *surface = surface_of (from);

  g_task_set_source_tag (task, comity_parent_handle_async);
#ifdef GDK_WINDOWING_WAYLAND
  if (surface != NULL && export_wayland (surface, task))
    return;
#endif
  g_task_return_pointer (task, dup_known (surface), g_free);
}

/**
 * comity_parent_handle_finish:
 *
 * Returns: (transfer full): what portals take as the parent window; empty when there is none
 */
char *
comity_parent_handle_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * comity_parent_handle_drop:
 * @from: (nullable): a widget of the window
 *
 * The request has been answered: the window needs no name any more.
 */
void
comity_parent_handle_drop (GtkWidget *from, const char *handle)
{
#ifdef GDK_WINDOWING_WAYLAND
  GdkSurface *surface = surface_of (from);

  if (surface != NULL && GDK_IS_WAYLAND_TOPLEVEL (surface) && g_str_has_prefix (handle, WAYLAND))
    gdk_wayland_toplevel_drop_exported_handle (GDK_TOPLEVEL (surface), handle + strlen (WAYLAND));
#endif
}
