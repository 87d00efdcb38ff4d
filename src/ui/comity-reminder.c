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

/* Once a day for each person, whatever windows and offices are opened. */
static void
due_changed_cb (ComityDue *due, gpointer user_data)
{
  GApplication *app = g_application_get_default ();
  const ComityDeadlines *deadlines = comity_due_get_deadlines (due);
  const char *today = comity_due_get_today (due);
  g_autofree char *last = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GNotification) notification = NULL;

  if (!app || !deadlines || !today || !comity_settings_get_boolean ("due-notifications"))
    return;
  last = comity_settings_dup_string ("last-reminder");
  body = comity_reminder_dup_body (deadlines);
  if (!body || g_str_equal (last, today))
    return;
  comity_settings_set_string ("last-reminder", today);
  notification = g_notification_new (_ ("Deadlines"));
  g_notification_set_body (notification, body);
  g_notification_set_default_action (notification, "app.show-today");
  g_application_send_notification (app, ID, notification);
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
