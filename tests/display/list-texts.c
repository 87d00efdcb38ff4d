/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens every screen of the demo office, one after the other, and prints every text on it, for every_text.py: a line
 * each of screen, sort of text, whether it is cut off, and the text with \v for a new line.
 *
 * Usage: list-texts OFFICE CATALOGUES SCREEN… */
#include "config.h"

#include <glib/gi18n.h>
#include <gobject/gvaluecollector.h>
#include <locale.h>
#include <stdio.h>

#include "comity-application.h"
#include "comity-demo.h"
#include "comity-window.h"
#include "display-test.h"

#define STUDENTS 30
#define ROUNDS 4 /* each lets both readers of the store and then the window do what waits */

static const char *screen = "start";

static void
say (const char *sort, gboolean cut, const char *text)
{
  g_autofree char *line = g_strdup (text ? text : "");

  if (*line != '\0')
    printf ("%s\t%s\t%d\t%s\n", screen, sort, cut, g_strdelimit (line, "\n\t\r", '\v'));
}

/* -- What screen readers say ---------------------------------------------------------------- */

/* Stands in the place of GTK's function of this name for what the program calls, and hands on. */
void
gtk_accessible_update_property (GtkAccessible *self, GtkAccessibleProperty first, ...)
{
  va_list args;

  va_start (args, first);
  for (int property = (int) first; property != -1; property = va_arg (args, int)) {
    g_auto (GValue) value = G_VALUE_INIT;
    g_autofree char *problem = NULL;
    GtkAccessibleProperty which = property;

    gtk_accessible_property_init_value (which, &value);
    G_VALUE_COLLECT (&value, args, 0, &problem);
    g_assert_null (problem);
    if (G_VALUE_HOLDS_STRING (&value))
      say ("spoken", FALSE, g_value_get_string (&value));
    gtk_accessible_update_property_value (self, 1, &which, &value);
  }
  va_end (args);
}

/* -- What stands on a screen ---------------------------------------------------------------- */

/* Whether what is cut off can be read whole: in a tooltip, or in the list that a row opens. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget) || ADW_IS_COMBO_ROW (widget))
      return TRUE;
  return FALSE;
}

static void
list_menu (GMenuModel *menu)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++) {
    static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
    g_autofree char *label = NULL;

    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
      say ("menu", FALSE, label);
    for (guint n = 0; n < G_N_ELEMENTS (links); n++) {
      g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[n]);

      list_menu (link);
    }
  }
}

static void
list_widget (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget)) {
    PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));

    say ("label",
         gtk_widget_get_mapped (widget) && pango_layout_is_ellipsized (layout) &&
           !has_tooltip (widget),
         gtk_label_get_text (GTK_LABEL (widget)));
  }
  if (GTK_IS_TEXT (widget))
    say ("placeholder", FALSE, gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  if (GTK_IS_MENU_BUTTON (widget))
    list_menu (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  if (GTK_IS_WINDOW (widget))
    say ("window", FALSE, gtk_window_get_title (GTK_WINDOW (widget)));
  say ("tooltip", FALSE, gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_widget (child);
}

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

static void
list_screen (GtkApplication *app, ComityStore *store, const char *name)
{
  ComityWindow *window = comity_window_new (app);
  GListModel *all = gtk_window_get_toplevels ();

  screen = name;
  comity_window_set_screen (window, name);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  comity_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
  settle (GTK_WIDGET (window), store);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkWidget) toplevel = g_list_model_get_item (all, i);

    list_widget (toplevel);
  }
  while (g_list_model_get_n_items (all) > 0) {
    g_autoptr (GtkWindow) toplevel = g_list_model_get_item (all, 0);

    gtk_window_destroy (toplevel);
  }
  display_test_settle ();
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = NULL;
  g_autoptr (GtkApplication) app = NULL;

  g_assert_cmpint (argc, >, 3);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, argv[2]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  display_test_init (&(int) { 1 }, &(char **) { argv });
  /* Other tests see to warnings; GtkShortcutsWindow has one of its own for long texts. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_assert_true (comity_demo_create_sync (argv[1], STUDENTS, &error));
  store = comity_store_open_sync (argv[1], 0, &error);
  g_assert_no_error (error);
  app = g_object_new (COMITY_TYPE_APPLICATION, "application-id", NULL, "flags",
                      G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  for (int i = 3; i < argc; i++)
    list_screen (app, store, argv[i]);
  g_assert_true (comity_store_close_sync (store, &error));
  return 0;
}
