/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-login-row.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-login-check.h"

static void switched_cb (AdwSwitchRow *row);

/* What is so now, also when the system has not done what the switch says. */
static void
show (AdwSwitchRow *row, const char *subtitle)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_signal_handlers_block_by_func (row, switched_cb, NULL);
  adw_switch_row_set_active (row, comity_login_check_is_on ());
  g_signal_handlers_unblock_by_func (row, switched_cb, NULL);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwSwitchRow) row = user_data;
  g_autoptr (GError) error = NULL;

  if (comity_login_check_set_finish (result, &error))
    show (row, _ ("Checks what is due without opening a window"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show (row, _ ("The system does not let Comity start by itself. Allow it to run in the "
                  "background in the system’s settings, then switch this on again."));
  else
    show (row, comity_error_get_sentence (error));
}

static void
switched_cb (AdwSwitchRow *row)
{
  comity_login_check_set_async (GTK_WIDGET (row), adw_switch_row_get_active (row), set_cb,
                                g_object_ref (row));
}

/**
 * comity_login_row_new:
 *
 * Returns: (transfer floating): the switch by which the system starts the program at log-in to say
 *   what is due
 */
GtkWidget *
comity_login_row_new (void)
{
  GtkWidget *row = adw_switch_row_new ();

  /* Translators: a switch below “Remind Once a Day”: when the person logs in to the computer */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Also When I Log In"));
  g_signal_connect (row, "notify::active", G_CALLBACK (switched_cb), NULL);
  show (ADW_SWITCH_ROW (row), _ ("Checks what is due without opening a window"));
  return row;
}
