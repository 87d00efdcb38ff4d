/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-application.h"

#include <glib/gi18n.h>

#include "comity-actions.h"
#include "comity-copies.h"
#include "comity-date.h"
#include "comity-demo.h"
#include "comity-errors.h"
#include "comity-record-link.h"
#include "comity-offices.h"
#include "comity-places.h"
#include "comity-help.h"
#include "comity-lock-screen.h"
#include "comity-login-check.h"
#include "comity-preferences.h"
#include "comity-record-page.h"
#include "comity-screens.h"
#include "comity-search-provider.h"
#include "comity-settings.h"
#include "comity-window.h"

struct _ComityApplication {
  AdwApplication parent_instance;
  char *early_path; /* the office that the first window will show */
  ComitySearchProvider *search_provider;
};

G_DEFINE_FINAL_TYPE (ComityApplication, comity_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo office"), NULL },
  { "office", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this office"), N_ ("FILE") },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE]") },
  { "remind", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Say in a notification how much is due, without a window, and end"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
  /* For pictures, tests and measurements: which page or dialog to show at once. */
  { "screen", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
  /* For measurements: print the milliseconds until the first painted frame with rows, and end. */
  { "first-frame", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { NULL },
};

/**
 * comity_application_new:
 *
 * Returns: (transfer full): the application
 */
ComityApplication *
comity_application_new (void)
{
  return g_object_new (COMITY_TYPE_APPLICATION, "application-id", COMITY_ID, "resource-base-path",
                       "/io/github/comity_office/Comity", "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, NULL);
}

/* -- Opening -------------------------------------------------------------------------------- */

/* Returns: (transfer full): @path as the caller meant it, who may stand in another folder */
static char *
absolute_path (GApplicationCommandLine *command_line, const char *path)
{
  g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, path);

  return g_file_get_path (file);
}

static void
early_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* The window asked as well by now, and gets store or error; this was only to begin. */
  g_autoptr (ComityStore) store = comity_offices_open_finish (result, NULL);
}

/* Returns: (transfer full) (nullable): the office that these arguments will open */
static char *
dup_early_path (GVariantDict *arguments)
{
  g_autofree char *demo = NULL;
  const char *named = NULL;

  if (g_variant_dict_lookup (arguments, "office", "^&ay", &named))
    return g_canonicalize_filename (named, NULL);
  if (g_variant_dict_contains (arguments, G_OPTION_REMAINING))
    return NULL;
  if (!g_variant_dict_contains (arguments, "demo"))
    return comity_offices_dup_start_path ();
  demo = comity_demo_dup_path ();
  return g_file_test (demo, G_FILE_TEST_EXISTS) ? g_steal_pointer (&demo) : NULL;
}

/* @path: (nullable): the office, %NULL for the one that was open last */
static void
open_in (ComityWindow *window, const char *path)
{
  g_autofree char *start = path ? NULL : comity_offices_dup_start_path ();

  if (path || start)
    comity_window_open_path (window, path ? path : start, COMITY_OPEN_DEFAULT);
  else
    comity_window_show_welcome (window);
}

/* The foremost window of an office, which a smaller one may cover: what asks for the passphrase does
 * while they are all hidden. */
static ComityWindow *
find_window (ComityApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next) {
    if (COMITY_IS_WINDOW (l->data))
      return l->data;
  }
  return NULL;
}

/* The window that is worked in; none while it is locked. */
static ComityWindow *
find_open_window (ComityApplication *self)
{
  return comity_lock_is_on () ? NULL : find_window (self);
}

/* Returns: (nullable): a window that shows the office */
static ComityWindow *
find_window_of (ComityApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next) {
    ComityStore *store = COMITY_IS_WINDOW (l->data) ? comity_window_get_store (l->data) : NULL;

    if (store && g_strcmp0 (comity_store_get_path (store), path) == 0)
      return l->data;
  }
  return NULL;
}

/* The window in front, or a first one, with @screen, once there is an office. */
static ComityWindow *
present_window (ComityApplication *self, const char *screen)
{
  ComityWindow *window = find_window (self);

  if (!window) {
    window = comity_window_new (GTK_APPLICATION (self));
    if (screen)
      comity_window_set_screen (window, screen);
    open_in (window, NULL); /* which presents it with its first page */
  } else {
    if (screen && comity_window_get_store (window))
      comity_screens_show (window, screen);
    gtk_window_present (GTK_WINDOW (window));
  }
  return window;
}

/* Shows what a link leads to, in the office that is open or would be. */
static void
open_link (ComityApplication *self, const char *link)
{
  ComityWindow *window = find_window (self);
  g_autoptr (GError) error = NULL;
  const ComityKind *kind;
  gint64 id;

  if (!comity_record_link_parse (link, &kind, &id, &error)) {
    comity_error_present (GTK_WIDGET (present_window (self, NULL)), error);
  } else if (window && comity_window_get_store (window)) {
    comity_window_open_record (window, kind, id);
    gtk_window_present (GTK_WINDOW (window));
  } else {
    g_autofree char *screen = g_strdup_printf ("record:%s:%" G_GINT64_FORMAT, kind->name, id);

    present_window (self, screen);
  }
}

static void
open_search (ComityApplication *self, const char *text)
{
  g_autofree char *screen = g_strconcat ("palette:", text, NULL);

  present_window (self, screen);
}

/* A window of its own for what the command line names: --screen and --first-frame begin in one. */
static void
open_window (ComityApplication *self, GVariantDict *arguments, const char *path)
{
  ComityWindow *window = comity_window_new (GTK_APPLICATION (self));
  const char *screen = NULL;

  if (g_variant_dict_lookup (arguments, "screen", "&s", &screen))
    comity_window_set_screen (window, screen);
  if (g_variant_dict_contains (arguments, "first-frame"))
    comity_window_report_first_frame (window);
  if (g_variant_dict_contains (arguments, "demo"))
    comity_window_open_demo (window);
  else
    open_in (window, path);
}

static int
comity_application_command_line (GApplication *app, GApplicationCommandLine *command_line)
{
  ComityApplication *self = COMITY_APPLICATION (app);
  GVariantDict *arguments = g_application_command_line_get_options_dict (command_line);
  g_autofree char *named = NULL, *path = NULL;
  g_auto (GStrv) files = NULL;

  g_variant_dict_lookup (arguments, G_OPTION_REMAINING, "^aay", &files);
  g_variant_dict_lookup (arguments, "office", "^ay", &named);
  if (files && files[0] && comity_record_link_is (files[0])) {
    open_link (self, files[0]);
    return 0;
  }
  if ((files && files[0]) || named)
    path = absolute_path (command_line, files && files[0] ? files[0] : named);
  if (g_variant_dict_contains (arguments, "remind"))
    comity_login_check_run (app);
  else if (!named && path && find_window_of (self, path))
    gtk_window_present (GTK_WINDOW (find_window_of (self, path)));
  else if (path || g_variant_dict_contains (arguments, "demo") || !find_window (self))
    open_window (self, arguments, path);
  else
    gtk_window_present (GTK_WINDOW (find_window (self)));
  return 0;
}

/* By D-Bus: a double click on an office, a link in a mail. */
static void
comity_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++) {
    g_autofree char *uri = g_file_get_uri (files[i]);
    g_autofree char *path = g_file_get_path (files[i]);

    if (comity_record_link_is (uri))
      open_link (COMITY_APPLICATION (app), uri);
    else if (find_window_of (COMITY_APPLICATION (app), path))
      gtk_window_present (GTK_WINDOW (find_window_of (COMITY_APPLICATION (app), path)));
    else
      open_in (comity_window_new (GTK_APPLICATION (app)), path);
  }
}

static int
comity_application_handle_local_options (GApplication *app, GVariantDict *arguments)
{
  if (g_variant_dict_contains (arguments, "version")) {
    g_print ("comity %s\n", COMITY_VERSION);
    return 0;
  }
  if (g_variant_dict_contains (arguments, "first-frame") ||
      g_variant_dict_contains (arguments, "screen"))
    g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
  if (!g_variant_dict_contains (arguments, "remind"))
    COMITY_APPLICATION (app)->early_path = dup_early_path (arguments);
  return -1;
}

/* -- Actions -------------------------------------------------------------------------------- */

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window)
    comity_application_present_about (GTK_WIDGET (window));
}

/**
 * comity_application_present_about:
 * @parent: a window
 */
void
comity_application_present_about (GtkWidget *parent)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  adw_about_dialog_set_application_name (ADW_ABOUT_DIALOG (dialog), _ ("Comity"));
  adw_about_dialog_set_application_icon (ADW_ABOUT_DIALOG (dialog), COMITY_ID);
  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (dialog), COMITY_VERSION);
  adw_about_dialog_set_developer_name (ADW_ABOUT_DIALOG (dialog), _ ("The Comity Project"));
  adw_about_dialog_set_license_type (ADW_ABOUT_DIALOG (dialog), GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (ADW_ABOUT_DIALOG (dialog),
                                 _ ("The work of a university’s international office: partners, "
                                    "agreements, delegations, students."));
  /* Translators: put your name and address here, one translator a line */
  adw_about_dialog_set_translator_credits (ADW_ABOUT_DIALOG (dialog), _ ("translator-credits"));
  adw_dialog_present (dialog, parent);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);
  GtkWidget *window = comity_actions_build_shortcuts ();

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *window = find_open_window (user_data);

  if (window)
    comity_help_open (GTK_WIDGET (window), "index");
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *window = find_open_window (user_data);

  if (window)
    comity_preferences_present (GTK_WIDGET (window), comity_window_get_store (window), NULL);
}

/* Where a notification leads to. */
static void
show_today_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_window (user_data, "today");
}

/* The new window begins with the record that the present one shows. */
static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *current = find_window (user_data), *window;
  ComityStore *store = current ? comity_window_get_store (current) : NULL;
  AdwNavigationPage *page = store ? comity_window_get_visible_page (current) : NULL;

  if (comity_lock_is_on ()) {
    comity_lock_present ();
    return;
  }
  if (COMITY_IS_RECORD_PAGE (page)) {
    comity_window_open_elsewhere (current, comity_record_page_get_kind (COMITY_RECORD_PAGE (page)),
                                  comity_record_page_get_id (COMITY_RECORD_PAGE (page)));
    return;
  }
  window = comity_window_new (user_data);
  if (store)
    comity_window_set_store (window, store);
  else
    comity_window_show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows;

  if (comity_lock_is_on ()) {
    comity_lock_quit ();
    return;
  }
  windows = g_list_copy (gtk_application_get_windows (user_data));
  /* Closing asks each window, so that nothing that was typed is lost; the last one ends it. */
  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static const GActionEntry entries[] = {
  { "about", about_cb }, { "preferences", preferences_cb }, { "show-today", show_today_cb },
  { "help", help_cb },   { "shortcuts", shortcuts_cb },     { "new-window", new_window_cb },
  { "quit", quit_cb },
};

/* -- Class ---------------------------------------------------------------------------------- */

/* What the first list will need of ICU and iso-codes, while GTK starts; then what needs no hurry. */
static gpointer
warm_up (gpointer data)
{
  g_free (comity_date_format ("2000-01-01"));
  g_free (comity_country_dup_name ("UZ"));
  comity_copies_sweep ();
  return NULL;
}

static void
comity_application_startup (GApplication *app)
{
  ComityApplication *self = COMITY_APPLICATION (app);

  /* The first of all copies of the program: its office opens on a thread while GTK starts. */
  if (self->early_path)
    comity_offices_open_async (self->early_path, COMITY_OPEN_DEFAULT, early_opened_cb, NULL);
  g_thread_unref (g_thread_new ("comity-warm", warm_up, NULL));
  /* Were the icon's name not known, GTK would wait here until all themes of icons are read. */
  gtk_init ();
  gtk_window_set_default_icon_name (COMITY_ID);
  G_APPLICATION_CLASS (comity_application_parent_class)->startup (app);

  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  comity_actions_set_accels (GTK_APPLICATION (app));
  comity_settings_apply_style ();
}

static void
comity_application_shutdown (GApplication *app)
{
  comity_copies_forget ();
  G_APPLICATION_CLASS (comity_application_parent_class)->shutdown (app);
}

static void
comity_application_activate (GApplication *app)
{
  present_window (COMITY_APPLICATION (app), NULL);
}

/* The office in front; when no window is there, the one that a start would open. */
static char *
dup_path_to_search (GApplication *app)
{
  ComityWindow *window = find_window (COMITY_APPLICATION (app));
  ComityStore *store = window ? comity_window_get_store (window) : NULL;

  return store ? g_strdup (comity_store_get_path (store)) : comity_offices_dup_start_path ();
}

static gboolean
comity_application_dbus_register (GApplication *app,
                                  GDBusConnection *connection,
                                  const char *object_path,
                                  GError **error)
{
  ComityApplication *self = COMITY_APPLICATION (app);
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  self->search_provider = comity_search_provider_new (app, dup_path_to_search);
  g_signal_connect_object (self->search_provider, "open", G_CALLBACK (open_link), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_provider, "search", G_CALLBACK (open_search), self,
                           G_CONNECT_SWAPPED);
  return G_APPLICATION_CLASS (comity_application_parent_class)
           ->dbus_register (app, connection, object_path, error) &&
         comity_search_provider_export (self->search_provider, connection, path, error);
}

static void
comity_application_dbus_unregister (GApplication *app,
                                    GDBusConnection *connection,
                                    const char *object_path)
{
  g_clear_object (&COMITY_APPLICATION (app)->search_provider);
  G_APPLICATION_CLASS (comity_application_parent_class)
    ->dbus_unregister (app, connection, object_path);
}

static void
comity_application_finalize (GObject *object)
{
  g_free (COMITY_APPLICATION (object)->early_path);
  G_OBJECT_CLASS (comity_application_parent_class)->finalize (object);
}

static void
comity_application_class_init (ComityApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = comity_application_finalize;
  app_class->startup = comity_application_startup;
  app_class->shutdown = comity_application_shutdown;
  app_class->activate = comity_application_activate;
  app_class->open = comity_application_open;
  app_class->dbus_register = comity_application_dbus_register;
  app_class->dbus_unregister = comity_application_dbus_unregister;
  app_class->command_line = comity_application_command_line;
  app_class->handle_local_options = comity_application_handle_local_options;
}

static void
comity_application_init (ComityApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}
