/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-reminder.h"

#include <glib/gi18n.h>

#include "comity-settings.h"

#define ID "due"

/**
 * comity_reminder_dup_body:
 * @deadlines: what has to be done
 *
 * Returns: (transfer full) (nullable): how much is late and how much is due this week, without a name
 *   of anybody, since a notification is seen by whoever passes; %NULL when there is nothing to say
 */
char *
comity_reminder_dup_body (const ComityDeadlines *deadlines)
{
  int overdue = (int) deadlines->counts[COMITY_DUE_OVERDUE];
  int week = (int) deadlines->counts[COMITY_DUE_WEEK];
  g_autofree char *late = g_strdup_printf (
    /* Translators: how many deadlines have passed */
    ngettext ("%d deadline is overdue.", "%d deadlines are overdue.", (gulong) overdue), overdue);
  g_autofree char *soon = g_strdup_printf (
    /* Translators: how many deadlines lie in the next seven days */
    ngettext ("%d is due this week.", "%d are due this week.", (gulong) week), week);

  if (overdue > 0 && week > 0)
    /* Translators: two sentences, one after the other */
    return g_strdup_printf (C_ ("two sentences", "%1$s %2$s"), late, soon);
  if (overdue > 0)
    return g_steal_pointer (&late);
  return week > 0 ? g_steal_pointer (&soon) : NULL;
}

static void
send (const char *body)
{
  g_autoptr (GNotification) notification = g_notification_new (_ ("Deadlines"));

  g_notification_set_body (notification, body);
  g_notification_set_default_action (notification, "app.show-today");
  g_application_send_notification (g_application_get_default (), ID, notification);
}

static void
server_appeared_cb (GDBusConnection *connection,
                    const char *name,
                    const char *owner,
                    gpointer user_data)
{
  send (user_data);
}

/* A desktop without notifications would only be complained about in the log. In a sandbox the portal
 * is asked, which is always there. */
static void
send_where_possible (const char *body)
{
  static guint watch;

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS)) {
    send (body);
    return;
  }
  g_clear_handle_id (&watch, g_bus_unwatch_name);
  watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.Notifications",
                            G_BUS_NAME_WATCHER_FLAGS_AUTO_START, server_appeared_cb, NULL,
                            g_strdup (body), g_free);
}

/* Once a day for each person, whatever windows and offices are opened. */
static void
due_changed_cb (ComityDue *due, gpointer user_data)
{
  GApplication *app = g_application_get_default ();
  const ComityDeadlines *deadlines = comity_due_get_deadlines (due);
  const char *today = comity_due_get_today (due);
  g_autofree char *last = NULL;
  g_autofree char *body = NULL;

  if (!app || !deadlines || !today || !comity_settings_get_boolean ("due-notifications"))
    return;
  last = comity_settings_dup_string ("last-reminder");
  body = comity_reminder_dup_body (deadlines);
  if (!body || g_str_equal (last, today))
    return;
  comity_settings_set_string ("last-reminder", today);
  send_where_possible (body);
}

/**
 * comity_reminder_watch:
 * @due: what has to be done
 *
 * Sends a notification once a day while the program runs, where the person wants it.
 */
void
comity_reminder_watch (ComityDue *due)
{
  g_signal_connect (due, "changed", G_CALLBACK (due_changed_cb), NULL);
}
