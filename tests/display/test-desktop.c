/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program at home on the desktop: letters with files, being started at log-in, offices that were open before,
 * office files that another program hands over. A portal of the test's own stands in for the desktop's. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "comity-application.h"
#include "comity-letter.h"
#include "comity-login-check.h"
#include "comity-login-row.h"
#include "comity-portal.h"
#include "comity-recent-offices.h"
#include "comity-welcome.h"
#include "comity-window-private.h"
#include "display-test.h"
#include "stand-in-portal.h"
#include "store-test.h"

static ComityApplication *app;

/** A window on an office, beside a portal. */
typedef struct {
  StandInPortal *portal;
  Office *office;
  ComityWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->portal = stand_in_portal_new ();
  self->portal->granted = TRUE;
  self->office = office_new ();
  self->window = comity_window_new (GTK_APPLICATION (app));
  comity_window_set_store (self->window, self->office->store);
  gtk_window_present (GTK_WINDOW (self->window));
  display_test_settle ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->portal, stand_in_portal_free);
  display_test_close (self->window, self->window);
  if (self->office->store != NULL)
    display_test_wait_alone (self->office->store);
  office_free_all (self->office);
}

static AdwDialog *
visible_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static gboolean
asks (gpointer data)
{
  return visible_dialog (data) != NULL;
}

/* -- Letters -------------------------------------------------------------------------------- */

static char *
add_file (Fixture *self, const char *text)
{
  g_autoptr (ComityChanges) changes = comity_changes_new (NULL);
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  ComityChanged *changed;
  char *hash;

  comity_changes_add_blob (changes, content, &hash);
  changed = comity_store_write_sync (self->office->store, g_steal_pointer (&changes), NULL);
  g_assert_nonnull (changed);
  comity_changed_unref (changed);
  return hash;
}

static void
test_letter_with_file (Fixture *self, gconstpointer data)
{
  g_autofree char *hash = add_file (self, "a scan");
  g_autofree char *subject = NULL;

  comity_letter_send_file (GTK_WIDGET (self->window), self->office->store, hash, "scan.pdf");
  display_test_wait (stand_in_portal_was_asked, self->portal);
  g_assert_cmpstr (self->portal->method, ==, "ComposeEmail");
  g_assert_cmpstr (self->portal->file, ==, "a scan");
  g_assert_true (g_str_has_prefix (self->portal->parent, "x11:"));
  g_assert_true (g_variant_lookup (self->portal->options, "subject", "s", &subject));
  g_assert_cmpstr (subject, ==, "scan.pdf");
  display_test_settle ();
  g_assert_null (visible_dialog (self));
}

/* What is not attached is told before a letter is begun. */
static void
test_letter_without_portal (Fixture *self, gconstpointer data)
{
  g_autofree char *hash = add_file (self, "a scan");

  g_clear_pointer (&self->portal, stand_in_portal_free);
  comity_letter_send_file (GTK_WIDGET (self->window), self->office->store, hash, "scan.pdf");
  display_test_wait (asks, self);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (visible_dialog (self))), ==,
                   "The File Cannot Be Attached");
  g_assert_nonnull (
    strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (visible_dialog (self))), "“scan.pdf”"));
  adw_dialog_force_close (visible_dialog (self));
}

static void
test_letter_to_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  g_auto (GStrv) bcc = NULL;

  g_ptr_array_add (addresses, (gpointer) "a@example.org");
  g_ptr_array_add (addresses, (gpointer) "b@example.org");
  comity_letter_compose (GTK_WIDGET (self->window), comity_letter_new (addresses));
  display_test_wait (stand_in_portal_was_asked, self->portal);
  g_assert_true (g_variant_lookup (self->portal->options, "bcc", "^as", &bcc));
  g_assert_cmpstrv (bcc, ((const char *[]) { "a@example.org", "b@example.org", NULL }));
  g_assert_false (g_variant_lookup (self->portal->options, "addresses", "^as", NULL));
  display_test_settle ();
}

/* -- At log-in ------------------------------------------------------------------------------ */

static gboolean
is_on (gpointer data)
{
  return comity_login_check_is_on ();
}

static gboolean
is_switched_off (gpointer data)
{
  return !adw_switch_row_get_active (data);
}

static void
test_login_by_portal (Fixture *self, gconstpointer data)
{
  g_autoptr (AdwSwitchRow) row = g_object_ref_sink (ADW_SWITCH_ROW (comity_login_row_new ()));
  g_auto (GStrv) command = NULL;
  gboolean autostart = FALSE, activatable = FALSE;

  g_assert_false (adw_switch_row_get_active (row));
  adw_switch_row_set_active (row, TRUE);
  display_test_wait (is_on, NULL);
  g_assert_cmpstr (self->portal->method, ==, "RequestBackground");
  g_assert_true (g_variant_lookup (self->portal->options, "autostart", "b", &autostart));
  g_assert_true (autostart);
  g_assert_true (g_variant_lookup (self->portal->options, "commandline", "^as", &command));
  g_assert_cmpstrv (command, ((const char *[]) { "comity", "--remind", NULL }));
  /* that would open a window */
  g_variant_lookup (self->portal->options, "dbus-activatable", "b", &activatable);
  g_assert_false (activatable);
  self->portal->granted = FALSE; /* which is what was asked for when it is switched off */
  adw_switch_row_set_active (row, FALSE);
  display_test_wait_alone (row);
  g_assert_false (comity_login_check_is_on ());
}

static void
test_login_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (AdwSwitchRow) row = g_object_ref_sink (ADW_SWITCH_ROW (comity_login_row_new ()));

  self->portal->code = 1;
  self->portal->granted = FALSE;
  adw_switch_row_set_active (row, TRUE);
  display_test_wait (stand_in_portal_was_asked, self->portal);
  display_test_wait (is_switched_off, row);
  display_test_wait_alone (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "does not let"));
  g_assert_false (comity_login_check_is_on ());
}

/* Outside of a sandbox it is a file. */
static void
test_login_by_file (Fixture *self, gconstpointer data)
{
  g_autoptr (AdwSwitchRow) row = g_object_ref_sink (ADW_SWITCH_ROW (comity_login_row_new ()));
  g_autofree char *path =
    g_build_filename (g_get_user_config_dir (), "autostart", COMITY_ID ".desktop", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *command = NULL;

  adw_switch_row_set_active (row, TRUE);
  display_test_wait (is_on, NULL);
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  command = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_true (g_shell_parse_argv (command, NULL, NULL, NULL));
  g_assert_true (g_str_has_suffix (command, "test-display-desktop\" --remind"));
  display_test_wait_alone (row);
  adw_switch_row_set_active (row, FALSE);
  display_test_wait_alone (row);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (self->portal->n_asked, ==, 0);
}

/* -- Offices -------------------------------------------------------------------------------- */

static gboolean
is_recent (gpointer path)
{
  g_autoptr (GPtrArray) offices = comity_recent_offices (NULL);

  return offices->len == 1 && g_str_equal (((ComityRecentOffice *) offices->pdata[0])->path, path);
}

static void
test_recent (Fixture *self, gconstpointer data)
{
  g_autofree char *demo = comity_store_dup_default_path ("demo");
  g_autofree char *folder = g_path_get_dirname (demo);
  g_autofree char *path = g_build_filename (self->office->folder, "other.comity", NULL);
  g_autoptr (GPtrArray) others = NULL;
  GMenuModel *menu = comity_recent_offices_menu ();
  g_autoptr (GtkWidget) welcome = NULL;

  comity_window_open_path (self->window, path, COMITY_OPEN_CREATE);
  display_test_wait (is_recent, path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (demo, "", 0, NULL));
  comity_recent_offices_add (demo);
  display_test_settle ();
  g_assert_true (is_recent (path));
  others = comity_recent_offices (path);
  g_assert_cmpuint (others->len, ==, 0);

  comity_recent_offices_update_menu (path);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 0);
  comity_recent_offices_update_menu (NULL);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 1);

  welcome = g_object_ref_sink (g_object_new (COMITY_TYPE_WELCOME, NULL));
  display_test_settle ();
  g_assert_nonnull (display_test_find_row (welcome, "other"));
  g_unlink (demo);
}

static gboolean
has_own_copy (gpointer data)
{
  Fixture *self = data;
  ComityStore *store = comity_window_get_store (self->window);
  g_autofree char *own = comity_store_dup_default_path ("office");

  return g_str_equal (comity_store_get_path (store), own);
}

/* A file that lies outside of the sandbox is worked in as a copy. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error =
    g_error_new_literal (COMITY_STORE_ERROR, COMITY_STORE_ERROR_PORTAL, "It lies elsewhere.");
  g_autofree char *own = comity_store_dup_default_path ("office");
  AdwDialog *dialog;

  g_assert_true (comity_window_offer_help (self->window, self->office->path, error));
  display_test_wait (asks, self);
  dialog = visible_dialog (self);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "copy");
  adw_dialog_close (dialog);
  display_test_wait (has_own_copy, self);
  g_assert_true (g_file_test (self->office->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
}

/* A second double click on the same file shows the window that is there. */
static void
test_open_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->office->path);
  guint before = g_list_length (gtk_application_get_windows (GTK_APPLICATION (app)));

  g_application_open (G_APPLICATION (app), &file, 1, "");
  display_test_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (app))), ==,
                    before);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/desktop/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("comity-desktop-XXXXXX", NULL);
  int status;

  if (argc > 1 && g_str_equal (argv[1], "--sandboxed")) {
    g_setenv ("GTK_USE_PORTAL", "1", TRUE);
    argv[1] = argv[0];
    argv++;
    argc--;
  }
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  display_test_init (&argc, &argv);
  app = g_object_new (COMITY_TYPE_APPLICATION, "application-id", NULL, "flags",
                      G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN, NULL);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  if (comity_portal_is_needed ()) {
    ADD ("login-by-portal", test_login_by_portal);
    ADD ("login-refused", test_login_refused);
  } else {
    ADD ("login-by-file", test_login_by_file);
  }
  ADD ("letter-with-file", test_letter_with_file);
  ADD ("letter-without-portal", test_letter_without_portal);
  ADD ("letter-to-many", test_letter_to_many);
  ADD ("recent", test_recent);
  ADD ("copy", test_copy);
  ADD ("open-again", test_open_again);
  status = g_test_run ();
  g_clear_object (&app);
  remove_tree (home);
  return status;
}
