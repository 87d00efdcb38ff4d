/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-help.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-help-page.h"
#include "comity-sandbox.h"

/* The pages that the first one lists, in their order. */
static const char *const topics[] = { "first-steps", "import",  "delegation", "student",
                                      "backups",     "privacy", "shortcuts" };

static void push_page (AdwNavigationView *view, const char *id);

/* -- The viewer that is built in ------------------------------------------------------------- */

static gboolean
link_cb (GtkLabel *label, const char *target, AdwNavigationView *view)
{
  push_page (view, target);
  return TRUE;
}

/* Links in paragraphs lead to other pages. */
static void
connect_links (GtkWidget *widget, AdwNavigationView *view)
{
  if (GTK_IS_LABEL (widget))
    g_signal_connect_object (widget, "activate-link", G_CALLBACK (link_cb), view, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    connect_links (child, view);
}

static void
read_from_left (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_from_left (child);
}

static void
topic_cb (AdwActionRow *row, AdwNavigationView *view)
{
  push_page (view, g_object_get_data (G_OBJECT (row), "page"));
}

static GtkWidget *
topics_new (AdwNavigationView *view)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++) {
    g_autoptr (ComityHelpPage) page = comity_help_page_read (topics[i]);
    GtkWidget *row;

    g_return_val_if_fail (page != NULL, group);
    row = adw_action_row_new ();
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), page->title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), page->description);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data (G_OBJECT (row), "page", (gpointer) topics[i]);
    g_signal_connect_object (row, "activated", G_CALLBACK (topic_cb), view, 0);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  return group;
}

static void
push_page (AdwNavigationView *view, const char *id)
{
  g_autoptr (ComityHelpPage) page = comity_help_page_read (id);
  GtkWidget *toolbar = adw_toolbar_view_new (), *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_return_if_fail (page != NULL);
  connect_links (page->content, view);
  if (page->topics)
    gtk_box_append (GTK_BOX (page->content), topics_new (view));
  if (page->is_original)
    read_from_left (page->content);
  gtk_widget_add_css_class (page->content, "comity-help");
  adw_clamp_set_child (ADW_CLAMP (clamp), page->content);
  gtk_widget_set_focusable (scrolled, TRUE); /* so that the keys scroll a page without links */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scrolled);
  adw_navigation_view_push (view, adw_navigation_page_new (toolbar, page->title));
}

/**
 * comity_help_present:
 * @parent: what the help is shown over
 * @page: the name of a page in help/
 *
 * Shows the help that is built in.
 */
void
comity_help_present (GtkWidget *parent, const char *page)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_navigation_view_new ();

  adw_dialog_set_title (dialog, C_ ("page", "Help"));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 720);
  adw_dialog_set_child (dialog, view);
  push_page (ADW_NAVIGATION_VIEW (view), page);
  adw_dialog_present (dialog, parent);
}

/* -- The desktop's viewer -------------------------------------------------------------------- */

/* Whether the desktop's viewer can show our pages: it sees them only where the program is installed, and not in a
 * sandbox. */
static gboolean
have_viewer (void)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  return viewer != NULL &&
         g_file_test (COMITY_HELP_DIR "/C/comity/index.page", G_FILE_TEST_EXISTS) &&
         !comity_is_sandboxed ();
}

typedef struct {
  GtkWidget *parent;
  char *page;
} Asking;

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, NULL))
    comity_help_present (asking->parent, asking->page);
  g_object_unref (asking->parent);
  g_free (asking->page);
  g_free (asking);
}

/**
 * comity_help_open:
 * @parent: the window
 * @page: the name of a page in help/
 *
 * Opens the help in the desktop's viewer, or, where that cannot show it, in the one that is built in.
 */
void
comity_help_open (GtkWidget *parent, const char *page)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;
  g_autofree char *uri = g_strdup_printf ("help:comity/%s", page);
  Asking *asking;

  if (!have_viewer ()) {
    comity_help_present (parent, page);
    return;
  }
  launcher = gtk_uri_launcher_new (uri);
  asking = g_new (Asking, 1);
  *asking = (Asking) { g_object_ref (parent), g_strdup (page) };
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, launched_cb,
                           asking);
}
