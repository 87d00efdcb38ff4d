/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comity's list of students over an office: scrolls it by pages and jumps, sorts it by every column,
 * searches it, goes to its end, and prints frames and memory. */
#include <adwaita.h>
#include <locale.h>

#include "bench-clock.h"
#include "bench-scroll.h"
#include "comity-kinds.h"
#include "comity-list-page.h"

static ComityStore *store;
static GtkWidget *window, *page;
static guint sorted; /* how many columns have been sorted by */
static guint searched; /* how many texts have been searched for */

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c && !found;
       c = gtk_widget_get_next_sibling (c))
    found = find_child (c, type);
  return found;
}

static void
finish (void)
{
  bench_print ("rss", bench_status_kib ("VmRSS"));
  bench_print ("peak-rss", bench_status_kib ("VmHWM"));
  bench_print ("live-rows",
               comity_rows_model_get_n_live (comity_list_page_get_model (COMITY_LIST_PAGE (page))));
  g_application_quit (g_application_get_default ());
}

static gboolean
is_busy (void)
{
  ComityRowsModel *model = comity_list_page_get_model (COMITY_LIST_PAGE (page));

  return comity_rows_model_get_loading (model) || !comity_rows_model_get_complete (model);
}

/* Few answers and many in both scripts, and at last all records again. */
static gboolean
search_next_cb (gpointer data)
{
  static const char *const texts[] = { "a", "iv", "и", "иван", "" };
  GtkWidget *entry = find_child (page, GTK_TYPE_SEARCH_ENTRY);

  if (is_busy ())
    return G_SOURCE_CONTINUE;
  if (searched == G_N_ELEMENTS (texts)) {
    finish ();
    return G_SOURCE_REMOVE;
  }
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), texts[searched++]);
  return G_SOURCE_CONTINUE;
}

/* One column after the other; each order is waited for, as a person would. */
static gboolean
sort_next_cb (gpointer data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_child (page, GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  if (is_busy ())
    return G_SOURCE_CONTINUE;
  if (sorted == g_list_model_get_n_items (columns)) {
    g_timeout_add (100, search_next_cb, NULL);
    return G_SOURCE_REMOVE;
  }
  column = g_list_model_get_item (columns, sorted++);
  if (gtk_column_view_column_get_visible (column) && gtk_column_view_column_get_sorter (column))
    gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  return G_SOURCE_CONTINUE;
}

static void
scrolled_cb (void)
{
  g_timeout_add (50, sort_next_cb, NULL);
}

static gboolean
start_cb (gpointer data)
{
  GtkWidget *view = find_child (page, GTK_TYPE_COLUMN_VIEW);

  if (view == NULL || is_busy ())
    return G_SOURCE_CONTINUE;
  bench_scroll (GTK_WINDOW (window), gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 300,
                scrolled_cb);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *app)
{
  GtkWidget *view = adw_navigation_view_new ();

  window = adw_application_window_new (GTK_APPLICATION (app));
  page = comity_list_page_new (store, comity_kind_find ("student"));
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (1000, start_cb, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdwApplication) app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  if (argc < 2)
    return 2;
  setlocale (LC_ALL, "");
  comity_kinds_init ();
  store = comity_store_open_sync (argv[1], COMITY_OPEN_READ_ONLY, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
