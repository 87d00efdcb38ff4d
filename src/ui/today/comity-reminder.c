/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-reminder.h"

#include <glib/gi18n.h>

#include "comity-sandbox.h"
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

/** A notification that waits for the desktop to take it. */
typedef struct {
  char *body;
  GDestroyNotify done;
  gpointer user_data;
} Waiting;

static guint watch; /* of the name by which the desktop takes notifications */

static void
end_waiting (Waiting *self)
{
  GDestroyNotify done = g_steal_pointer (&self->done);

  if (done)
    done (self->user_data);
}

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  end_waiting (self);
  g_free (self->body);
  g_free (self);
}

static void
server_appeared_cb (GDBusConnection *connection,
                    const char *name,
                    const char *owner,
                    gpointer user_data)
{
  Waiting *self = user_data;

  send (self->body);
  end_waiting (self);
}

/** comity_reminder_stop_waiting: for a desktop that may take a notification some day. */
void
comity_reminder_stop_waiting (void)
{
  g_clear_handle_id (&watch, g_bus_unwatch_name);
}

/* A desktop without notifications would only be complained about in the log. In a sandbox the portal
 * is asked, which is always there. */
static void
send_where_possible (Waiting *waiting)
{
  comity_reminder_stop_waiting ();
  if (comity_is_sandboxed ()) {
    server_appeared_cb (NULL, NULL, NULL, waiting);
    waiting_free (waiting);
    return;
  }
  watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.Notifications",
                            G_BUS_NAME_WATCHER_FLAGS_AUTO_START, server_appeared_cb, NULL, waiting,
                            waiting_free);
}

/**
 * comity_reminder_send:
 * @deadlines: what has to be done
 * @today: the day for which that was read
 * @done: (nullable): called once it was sent, or is not waited for any more
 * @user_data: for @done
 *
 * Sends a notification, once a day for each person, whatever windows and offices are opened.
 *
 * Returns: whether there is something to say, the person wants it and has not been told today
 */
gboolean
comity_reminder_send (const ComityDeadlines *deadlines,
                      const char *today,
                      GDestroyNotify done,
                      gpointer user_data)
{
  g_autofree char *last = comity_settings_dup_string ("last-reminder");
  g_autofree char *body = comity_reminder_dup_body (deadlines);
  Waiting *waiting;

  if (!body || g_str_equal (last, today) || !comity_settings_get_boolean ("due-notifications"))
    return FALSE;
  comity_settings_set_string ("last-reminder", today);
  waiting = g_new0 (Waiting, 1);
  *waiting = (Waiting) { g_steal_pointer (&body), done, user_data };
  send_where_possible (waiting);
  return TRUE;
}

static void
due_changed_cb (ComityDue *due, gpointer user_data)
{
  const ComityDeadlines *deadlines = comity_due_get_deadlines (due);
  const char *today = comity_due_get_today (due);

  if (g_application_get_default () && deadlines && today)
    comity_reminder_send (deadlines, today, NULL, NULL);
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
