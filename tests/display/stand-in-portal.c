/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stand-in-portal.h"

#include <gio/gunixfdlist.h>
#include <unistd.h>

#include "display-test.h"

#define PATH "/org/freedesktop/portal/desktop"

static const char description[] = "<node>"
                                  "<interface name='org.freedesktop.portal.Email'>"
                                  "<method name='ComposeEmail'>"
                                  "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                                  "<arg type='o' direction='out'/></method></interface>"
                                  "<interface name='org.freedesktop.portal.Background'>"
                                  "<method name='RequestBackground'>"
                                  "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                                  "<arg type='o' direction='out'/></method></interface>"
                                  "</node>";

static char *
read_file (GUnixFDList *fds)
{
  char text[256] = "";
  int fd;

  if (fds == NULL || g_unix_fd_list_get_length (fds) != 1)
    return NULL;
  fd = g_unix_fd_list_get (fds, 0, NULL);
  g_assert_cmpint (read (fd, text, sizeof text - 1), >=, 0);
  close (fd);
  return g_strdup (text);
}

static void
called_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  StandInPortal *self = user_data;
  GDBusMessage *message = g_dbus_method_invocation_get_message (invocation);
  g_autofree char *caller = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *token = NULL, *handle = NULL;
  GVariantBuilder results = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_clear_pointer (&self->options, g_variant_unref);
  g_set_str (&self->method, method);
  g_free (self->parent);
  g_variant_get_child (parameters, 0, "s", &self->parent);
  self->options = g_variant_get_child_value (parameters, 1);
  g_free (self->file);
  self->file = read_file (g_dbus_message_get_unix_fd_list (message));
  g_assert_true (g_variant_lookup (self->options, "handle_token", "s", &token));
  handle = g_strdup_printf (PATH "/request/%s/%s", caller, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (self->granted));
  g_dbus_connection_emit_signal (bus, NULL, handle, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", self->code, &results), NULL);
  self->n_asked++;
}

static void
named_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  ((StandInPortal *) user_data)->named = TRUE;
}

static gboolean
is_named (gpointer data)
{
  return ((StandInPortal *) data)->named;
}

/* One that has its name on the session bus. */
StandInPortal *
stand_in_portal_new (void)
{
  static const GDBusInterfaceVTable table = { called_cb, NULL, NULL };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);
  StandInPortal *self = g_new0 (StandInPortal, 1);

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (self->bus);
  for (guint i = 0; i < G_N_ELEMENTS (self->objects); i++)
    self->objects[i] = g_dbus_connection_register_object (self->bus, PATH, node->interfaces[i],
                                                          &table, self, NULL, NULL);
  self->name =
    g_bus_own_name_on_connection (self->bus, "org.freedesktop.portal.Desktop",
                                  G_BUS_NAME_OWNER_FLAGS_NONE, named_cb, NULL, self, NULL);
  display_test_wait (is_named, self);
  return self;
}

/* Nobody is on the bus by that name afterwards. */
void
stand_in_portal_free (StandInPortal *self)
{
  g_bus_unown_name (self->name);
  for (guint i = 0; i < G_N_ELEMENTS (self->objects); i++)
    g_dbus_connection_unregister_object (self->bus, self->objects[i]);
  g_dbus_connection_flush_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_free (self->method);
  g_free (self->parent);
  g_clear_pointer (&self->options, g_variant_unref);
  g_free (self->file);
  g_free (self);
}

gboolean
stand_in_portal_was_asked (gpointer self)
{
  return ((StandInPortal *) self)->n_asked > 0;
}
