/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-login-check.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "comity-date.h"
#include "comity-error.h"
#include "comity-offices.h"
#include "comity-portal.h"
#include "comity-reminder.h"
#include "comity-settings.h"

/*
 * At log-in the system starts “comity --remind”: without a window the office is opened for reading, a
 * notification is sent, and the program ends. In a sandbox the background portal writes the file that
 * asks for it, elsewhere the program itself. It is not activated by D-Bus, as the portal also offers:
 * that would open a window.
 */

#define KEY "login-check"
#define BACKGROUND "org.freedesktop.portal.Background"

/* Who logs in may have to wait for the desktop, but nobody waits for the program. */
#define PATIENCE_SECONDS 120

/* -- The check ------------------------------------------------------------------------------ */

/** One check, which keeps the program running. */
typedef struct {
  GApplication *app;
  char *today;
  guint patience; /* source that gives up */
} Check;

static void
check_free (gpointer data)
{
  Check *self = data;

  g_clear_handle_id (&self->patience, g_source_remove);
  g_application_release (self->app);
  g_object_unref (self->app);
  g_free (self->today);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

static gboolean
give_up_cb (gpointer user_data)
{
  Check *self = user_data;

  self->patience = 0;
  comity_reminder_stop_waiting (); /* which frees it */
  return G_SOURCE_REMOVE;
}

/* @self: (transfer full) */
static void
send (Check *self, const ComityDeadlines *deadlines)
{
  self->patience = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, self);
  if (!comity_reminder_send (deadlines, self->today, check_free, self))
    check_free (self);
}

static gpointer
read_deadlines (ComityDb *db, gpointer today, GError **error)
{
  return comity_deadlines_read (db, today, 1, error);
}

static void
deadlines_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Check) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityDeadlines) deadlines =
    comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (!deadlines)
    g_debug ("Nothing is known about what is due: %s", error->message);
  else
    send (g_steal_pointer (&self), deadlines);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Check) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_store_open_finish (result, &error);
  g_autofree char *today = g_strdup (self->today);

  if (store)
    comity_store_read_async (store, read_deadlines, g_steal_pointer (&today), g_free,
                             (GDestroyNotify) comity_deadlines_free, NULL, deadlines_read_cb,
                             g_steal_pointer (&self));
  else
    g_debug ("The office does not open: %s", error->message);
}

/**
 * comity_login_check_run:
 *
 * Says in a notification how much is due in the office that was open last, without a window. A
 * program that has one says it by itself.
 */
void
comity_login_check_run (GApplication *app)
{
  g_autofree char *path = comity_offices_dup_start_path ();
  Check *self;

  if (!path || !comity_settings_get_boolean ("due-notifications") ||
      gtk_application_get_windows (GTK_APPLICATION (app)))
    return;
  self = g_new0 (Check, 1);
  self->app = g_object_ref (app);
  self->today = comity_date_today ();
  g_application_hold (app);
  comity_store_open_async (path, COMITY_OPEN_READ_ONLY, NULL, opened_cb, self);
}

/* -- The switch ----------------------------------------------------------------------------- */

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", COMITY_ID ".desktop", NULL);
}

/* As the Desktop Entry Specification quotes arguments. */
static char *
dup_quoted (const char *argument)
{
  GString *quoted = g_string_new ("\"");

  for (const char *c = argument; *c; c++) {
    if (strchr ("\"`$\\", *c))
      g_string_append_c (quoted, '\\');
    if (*c == '%')
      g_string_append_c (quoted, '%');
    g_string_append_c (quoted, *c);
  }
  g_string_append_c (quoted, '"');
  return g_string_free_and_steal (quoted);
}

static gboolean
write_file (const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);
  g_autofree char *quoted = program ? dup_quoted (program) : NULL;
  g_autofree char *command = g_strconcat (quoted ? quoted : "", " --remind", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!program)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return comity_error_from_errno (errno, error);
  g_key_file_set_string (file, "Desktop Entry", "Type", "Application");
  g_key_file_set_string (file, "Desktop Entry", "Name", _ ("Comity"));
  g_key_file_set_string (file, "Desktop Entry", "Icon", COMITY_ID);
  g_key_file_set_string (file, "Desktop Entry", "Exec", command);
  g_key_file_set_boolean (file, "Desktop Entry", "NoDisplay", TRUE);
  return g_key_file_save_to_file (file, path, error);
}

static gboolean
remove_file (const char *path, GError **error)
{
  return g_unlink (path) == 0 || errno == ENOENT || comity_error_from_errno (errno, error);
}

static void
return_done (GTask *task, gboolean on)
{
  comity_settings_set_boolean (KEY, on);
  g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean wanted = GPOINTER_TO_INT (g_task_get_task_data (task)), granted = FALSE;
  GError *error = NULL;
  g_autoptr (GVariant) answer = comity_portal_request_finish (result, &error);

  if (answer)
    g_variant_lookup (answer, "autostart", "b", &granted);
  /* Without the portal, or when it says no, nothing starts the program. */
  if (answer && granted == wanted) {
    return_done (task, wanted);
    return;
  }
  g_clear_error (&error);
  comity_settings_set_boolean (KEY, FALSE);
  if (wanted)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Refused");
  else
    g_task_return_boolean (task, TRUE);
}

static void
ask_portal (GtkWidget *from, GTask *task, gboolean on)
{
  static const char *const command[] = { "comity", "--remind", NULL };
  GVariantBuilder options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (
    &options, "{sv}", "reason",
    /* Translators: the system tells the person why the program wants to be started at log-in */
    g_variant_new_string (_ ("Comity says at log-in how much is due.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (on));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  comity_portal_request_async (from, BACKGROUND, "RequestBackground", &options, NULL, answered_cb,
                               task);
}

/**
 * comity_login_check_is_on:
 *
 * Returns: whether the system starts the program at log-in, as far as that is known: what the
 *   person has taken away in the system's settings, a sandboxed program is not told
 */
gboolean
comity_login_check_is_on (void)
{
  g_autofree char *path = dup_path ();

  return comity_settings_get_boolean (KEY) &&
         (comity_portal_is_needed () || g_file_test (path, G_FILE_TEST_EXISTS));
}

/**
 * comity_login_check_set_async:
 * @from: a widget of the window
 * @on: whether the system shall start the program at log-in
 */
void
comity_login_check_set_async (GtkWidget *from,
                              gboolean on,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *path = dup_path ();
  GError *error = NULL;

  g_task_set_source_tag (task, comity_login_check_set_async);
  g_task_set_task_data (task, GINT_TO_POINTER (on), NULL);
  if (comity_portal_is_needed ())
    ask_portal (from, g_steal_pointer (&task), on);
  else if (on ? write_file (path, &error) : remove_file (path, &error))
    return_done (task, on);
  else
    g_task_return_error (task, error);
}

/**
 * comity_login_check_set_finish:
 * @error: %G_IO_ERROR_CANCELLED when the system does not allow it
 *
 * Returns: whether it is now as it was wanted
 */
gboolean
comity_login_check_set_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
