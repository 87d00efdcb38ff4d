/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-portal.h"

#include "comity-parent-handle.h"
#include "comity-sandbox.h"

/*
 * What a program in a sandbox asks of the desktop: a request, which the person may have to agree to, and
 * its answer as a signal. See https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Request.html
 */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"

/* What the answer begins with. */
#define DONE 0
#define CANCELLED 1

/** A request on its way. */
typedef struct {
  GtkWidget *from; /* nullable */
  char *interface, *method, *parent, *token;
  GVariant *options;
  GUnixFDList *fds;
  GDBusConnection *bus;
  guint subscription; /* to the answer */
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  if (self->parent != NULL)
    comity_parent_handle_drop (self->from, self->parent);
  g_clear_object (&self->from);
  g_free (self->interface);
  g_free (self->method);
  g_free (self->parent);
  g_free (self->token);
  g_variant_unref (self->options);
  g_clear_object (&self->fds);
  g_clear_object (&self->bus);
  g_free (self);
}

/* Lets go of the reference that waited for the answer. */
static void
stop_listening (GTask *task)
{
  Request *self = g_task_get_task_data (task);
  guint subscription = self->subscription;

  self->subscription = 0;
  if (subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, subscription);
}

static void
answered_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  g_autoptr (GVariant) results = NULL;
  guint32 code;

  stop_listening (task);
  g_variant_get (parameters, "(u@a{sv})", &code, &results);
  if (code == DONE)
    g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify) g_variant_unref);
  else if (code == CANCELLED)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, "The portal failed");
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) handle =
    g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result,
                                                     &error);

  if (handle != NULL)
    return; /* the answer follows */
  stop_listening (task);
  g_task_return_error (task, error);
}

/* Returns: (transfer full): where the answer to the request @token will come from, which must be listened to before it
 * is made */
static char *
dup_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  g_strdelimit (sender, ".", '_');
  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *path = NULL;

  self->bus = g_bus_get_finish (result, &error);
  if (self->bus == NULL) {
    g_task_return_error (task, error);
    return;
  }
  path = dup_path (self->bus, self->token);
  self->subscription =
    g_dbus_connection_signal_subscribe (self->bus, PORTAL, REQUEST, "Response", path, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, g_object_ref (task),
                                        g_object_unref);
  g_dbus_connection_call_with_unix_fd_list (self->bus, PORTAL, PORTAL_PATH, self->interface,
                                            self->method,
                                            g_variant_new ("(s@a{sv})", self->parent,
                                                           self->options),
                                            G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
                                            self->fds, NULL, called_cb, g_object_ref (task));
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *self = g_task_get_task_data (task);

  self->parent = comity_parent_handle_finish (result);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_steal_pointer (&task));
}

/**
 * comity_portal_is_needed:
 *
 * Returns: whether the program can reach the desktop only through portals: in a sandbox, or where
 *   GLib is told so by GTK_USE_PORTAL
 */
gboolean
comity_portal_is_needed (void)
{
  const char *forced = g_getenv ("GTK_USE_PORTAL");

  return g_strcmp0 (forced, "1") == 0 || comity_is_sandboxed ();
}

/**
 * comity_portal_request_async:
 * @from: (nullable): a widget of the window that what the portal shows belongs to
 * @interface: which portal
 * @method: takes a parent window and options
 * @options: an unfinished dictionary, `a{sv}`; is ended by this
 * @fds: (nullable): the files that handles in @options mean
 *
 * Asks a portal for something. Without a portal it ends with an error of the bus.
 */
void
comity_portal_request_async (GtkWidget *from,
                             const char *interface,
                             const char *method,
                             GVariantBuilder *options,
                             GUnixFDList *fds,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *self = g_new0 (Request, 1);

  self->token = g_strdup_printf ("comity%u", g_random_int ());
  g_variant_builder_add (options, "{sv}", "handle_token", g_variant_new_string (self->token));
  g_set_object (&self->from, from);
  self->interface = g_strdup (interface);
  self->method = g_strdup (method);
  self->options = g_variant_ref_sink (g_variant_builder_end (options));
  self->fds = fds != NULL ? g_object_ref (fds) : NULL;
  g_task_set_source_tag (task, comity_portal_request_async);
  g_task_set_task_data (task, self, request_free);
  comity_parent_handle_async (from, named_cb, g_steal_pointer (&task));
}

/**
 * comity_portal_request_finish:
 *
 * Returns: (transfer full) (nullable): what the portal answered, `a{sv}`; %NULL with @error, which
 *   is %G_IO_ERROR_CANCELLED when the person said no, %G_IO_ERROR_FAILED when the portal could not
 */
GVariant *
comity_portal_request_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
