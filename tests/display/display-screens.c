/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display-screens.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "comity-demo.h"

#define STUDENTS 30
#define ROUNDS 4 /* each lets both readers of the store and then the window do what waits */

/* -- Going from screen to screen ------------------------------------------------------------ */

static gpointer
read_nothing (ComityDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (1);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer left)
{
  (void) comity_store_read_finish (COMITY_STORE (source), result, NULL);
  --*(int *) left;
}

static gboolean
is_zero (gpointer number)
{
  return *(int *) number == 0;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer left)
{
  --*(int *) left;
  return G_SOURCE_REMOVE;
}

static void
settle (GtkWidget *window, ComityStore *store)
{
  for (int i = 0; i < ROUNDS; i++) {
    int left = 3;

    gtk_widget_add_tick_callback (window, frame_cb, &left, NULL);
    comity_store_read_async (store, read_nothing, NULL, NULL, NULL, NULL, read_cb, &left);
    comity_store_read_async (store, read_nothing, NULL, NULL, NULL, NULL, read_cb, &left);
    display_test_wait (is_zero, &left);
    display_test_settle ();
  }
}

static gboolean
has_gone_on (gpointer window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkWidget *view = ADW_IS_ALERT_DIALOG (dialog) || !dialog ?
                      NULL :
                      display_test_find (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW, 0);
  const char *screen = g_object_get_data (G_OBJECT (window), "screen");
  const char *wanted = g_str_has_prefix (screen, "import-check") ? "problems" : "result";

  if (!view)
    return dialog && g_str_has_prefix (screen, "import-ask");
  return g_strcmp0 (adw_navigation_view_get_visible_page_tag (ADW_NAVIGATION_VIEW (view)),
                    wanted) == 0;
}

/* Opens a screen in a window of its own and lets it come to rest. */
ComityWindow *
display_office_show (DisplayOffice *office, const char *screen)
{
  ComityWindow *window = comity_window_new (office->app);

  comity_window_set_screen (window, screen);
  gtk_window_set_default_size (GTK_WINDOW (window), office->width, office->height);
  comity_window_set_store (window, office->store);
  gtk_window_present (GTK_WINDOW (window));
  settle (GTK_WIDGET (window), office->store);
  if (g_str_has_prefix (screen, "import-")) { /* its pages follow each other */
    g_object_set_data_full (G_OBJECT (window), "screen", g_strdup (screen), g_free);
    display_test_wait (has_gone_on, window);
    settle (GTK_WIDGET (window), office->store);
  }
  return window;
}

/* All windows, the oldest last: dialogs that are windows of their own stand first. */
GListModel *
display_office_windows (void)
{
  return gtk_window_get_toplevels ();
}

/* Ends all windows. */
void
display_office_hide (void)
{
  GListModel *all = display_office_windows ();

  while (g_list_model_get_n_items (all) > 0) {
    g_autoptr (GtkWindow) toplevel = g_list_model_get_item (all, 0);

    gtk_window_destroy (toplevel);
  }
  display_test_settle ();
}

/* -- The office ----------------------------------------------------------------------------- */

/* Opens the demo office at a path, which is made when there is none; its texts come from the
 * folder of catalogues, if one is named. */
void
display_office_open (DisplayOffice *office, const char *path, const char *catalogues)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_strsplit ("display", " ", 1);
  char **argv = names;
  int argc = 1;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  display_test_init (&argc, &argv);
  /* Other tests see to warnings; GtkShortcutsWindow has one of its own for long texts. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_true (comity_demo_create_sync (path, STUDENTS, &error));
  office->store = comity_store_open_sync (path, 0, &error);
  g_assert_no_error (error);
  office->app = g_object_new (COMITY_TYPE_APPLICATION, "application-id", NULL, "flags",
                              G_APPLICATION_NON_UNIQUE, "resource-base-path",
                              "/io/github/comity_office/Comity", NULL);
  g_assert_true (g_application_register (G_APPLICATION (office->app), NULL, NULL));
}

void
display_office_close (DisplayOffice *office)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (comity_store_close_sync (office->store, &error));
  g_clear_object (&office->store);
  g_clear_object (&office->app);
}
