/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-deadlines-page.h"
#include "comity-history-page.h"
#include "comity-list-page.h"
#include "comity-record-page.h"
#include "comity-settings.h"
#include "comity-today.h"
#include "comity-window-private.h"

/* -- What the sidebar leads to -------------------------------------------------------------- */

/**
 * comity_window_show_root:
 * @self: a window with an office
 * @name: name of a page of the sidebar
 * @make: makes the page when it is shown for the first time
 * @data: for @make
 *
 * Shows a page of the sidebar, as it was left, in place of whatever was there.
 *
 * Returns: (transfer none): the page
 */
AdwNavigationPage *
comity_window_show_root (ComityWindow *self, const char *name, ComityMakePage make, gpointer data)
{
  AdwNavigationPage *page;

  g_return_val_if_fail (self->store != NULL, NULL);
  page = g_hash_table_lookup (self->roots, name);
  if (!page) {
    page = make (self, data);
    g_hash_table_insert (self->roots, g_strdup (name), g_object_ref_sink (page));
    /* It stays in the view also while it is not shown: GTK complains of the accessible roles of
     * widgets that come back into a window. */
    adw_navigation_view_add (self->nav, page);
  }
  g_ptr_array_set_size (self->forward, 0);
  if (adw_navigation_view_get_visible_page (self->nav) != page)
    adw_navigation_view_replace (self->nav, &page, 1);
  comity_sidebar_select (self->sidebar, name);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  comity_settings_set_string ("last-page", name);
  return page;
}

/**
 * comity_window_forget_root:
 * @self: a window
 * @name: name of a page of the sidebar that is no more, for example a deleted search
 */
void
comity_window_forget_root (ComityWindow *self, const char *name)
{
  AdwNavigationPage *page = g_hash_table_lookup (self->roots, name);

  if (!page)
    return;
  adw_navigation_view_remove (self->nav, page);
  g_hash_table_remove (self->roots, name);
}

static AdwNavigationPage *
make_list (ComityWindow *self, gpointer kind)
{
  return ADW_NAVIGATION_PAGE (comity_list_page_new (self->store, kind));
}

/**
 * comity_window_show_list:
 * @self: a window with an office
 * @kind: a kind of record
 *
 * Shows the list of a kind, as it was left, in place of whatever was there.
 *
 * Returns: (transfer none): its page
 */
AdwNavigationPage *
comity_window_show_list (ComityWindow *self, const ComityKind *kind)
{
  return comity_window_show_root (self, kind->name, make_list, (gpointer) kind);
}

/** Pages of the sidebar that are not the list of a kind: `NAME` or `NAME:REST`. */
typedef struct {
  const char *name;
  AdwNavigationPage *(*show) (ComityWindow *self, const char *rest);
} PageProvider;

static AdwNavigationPage *
make_today (ComityWindow *self, gpointer data)
{
  return ADW_NAVIGATION_PAGE (comity_today_new (self->due));
}

static AdwNavigationPage *
show_today (ComityWindow *self, const char *rest)
{
  return comity_window_show_root (self, "today", make_today, NULL);
}

static AdwNavigationPage *
make_deadlines (ComityWindow *self, gpointer data)
{
  return ADW_NAVIGATION_PAGE (comity_deadlines_page_new (self->due));
}

static AdwNavigationPage *
show_deadlines (ComityWindow *self, const char *rest)
{
  return comity_window_show_root (self, "deadlines", make_deadlines, NULL);
}

/* The searches are read a moment after the office is open; an unreadable one has no page. */
static AdwNavigationPage *
make_search (ComityWindow *self, gpointer search)
{
  GtkWidget *page = comity_list_page_new_search (self->store, search);

  g_signal_connect_object (page, "seen", G_CALLBACK (comity_saved_searches_refresh), self->searches,
                           G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (page);
}

static AdwNavigationPage *
show_search (ComityWindow *self, const char *rest)
{
  g_autofree char *name = g_strconcat (COMITY_SEARCH_PAGE ":", rest, NULL);
  const ComitySearch *search = comity_saved_searches_find (self->searches, name);

  if (!search || !search->query)
    return NULL;
  return comity_window_show_root (self, name, make_search, (gpointer) search);
}

static void
search_gone_cb (ComitySavedSearches *searches, const char *name, gpointer user_data)
{
  ComityWindow *self = user_data;
  gpointer page = g_hash_table_lookup (self->roots, name);

  if (!page)
    return;
  if (adw_navigation_view_get_visible_page (self->nav) == page)
    comity_window_show_list (self, comity_list_page_get_kind (page));
  comity_window_forget_root (self, name);
}

static AdwNavigationPage *
make_history (ComityWindow *self, gpointer data)
{
  return ADW_NAVIGATION_PAGE (comity_history_page_new (self->store));
}

static AdwNavigationPage *
show_history (ComityWindow *self, const char *rest)
{
  return comity_window_show_root (self, "history", make_history, NULL);
}

static const PageProvider providers[] = {
  { COMITY_SEARCH_PAGE, show_search },
  { "today", show_today },
  { "deadlines", show_deadlines },
  { "history", show_history },
};

static const PageProvider *
find_provider (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (providers); i++)
    if (g_strcmp0 (providers[i].name, name) == 0)
      return &providers[i];
  return NULL;
}

/**
 * comity_window_show_page:
 * @self: a window with an office
 * @page: `today`, `deadlines`, the name of a kind for its list, or `PREFIX:REST` of a row of the table above
 *
 * Shows a page of the sidebar.
 *
 * Returns: (transfer none) (nullable): the page, or %NULL when there is none of this name
 */
AdwNavigationPage *
comity_window_show_page (ComityWindow *self, const char *page)
{
  g_auto (GStrv) words = g_strsplit (page, ":", 2);
  const PageProvider *provider = words[0] ? find_provider (words[0]) : NULL;
  const ComityKind *kind = comity_kind_find (page);

  if (provider)
    return provider->show (self, words[1]);
  return kind && !(kind->flags & COMITY_KIND_SUB) ? comity_window_show_list (self, kind) : NULL;
}

/* -- Records -------------------------------------------------------------------------------- */

static gint64
neighbour_cb (gint64 id, int step, gpointer list_page)
{
  return comity_list_page_get_neighbour (list_page, id, step);
}

/* The record's page goes on to the next one in the order of the list that it was opened from. */
static void
set_neighbours (ComityWindow *self, GtkWidget *page, const ComityKind *kind)
{
  gpointer list = g_hash_table_lookup (self->roots, kind->name);

  if (list)
    comity_record_page_set_neighbours (COMITY_RECORD_PAGE (page), neighbour_cb, g_object_ref (list),
                                       g_object_unref);
}

/**
 * comity_window_open_record:
 * @self: a window with an office
 * @kind: a kind of record
 * @id: a record of it
 *
 * Puts the record's page on top of the present one.
 */
void
comity_window_open_record (ComityWindow *self, const ComityKind *kind, gint64 id)
{
  GtkWidget *page;

  g_return_if_fail (self->store != NULL);
  page = comity_record_page_new (self->store, kind, id);
  set_neighbours (self, page, kind);
  g_ptr_array_set_size (self->forward, 0);
  adw_navigation_view_push (self->nav, ADW_NAVIGATION_PAGE (page));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/**
 * comity_window_open_elsewhere:
 * @self: a window with an office
 * @kind: a kind of record
 * @id: a record of it
 *
 * Shows the record in a new window of the same office.
 */
void
comity_window_open_elsewhere (ComityWindow *self, const ComityKind *kind, gint64 id)
{
  ComityWindow *window = comity_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  comity_window_set_store (window, self->store);
  comity_window_open_record (window, kind, id);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * comity_window_get_visible_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
AdwNavigationPage *
comity_window_get_visible_page (ComityWindow *self)
{
  return adw_navigation_view_get_visible_page (self->nav);
}

/* -- Back and forward ----------------------------------------------------------------------- */

static gboolean
is_root (ComityWindow *self, AdwNavigationPage *page)
{
  GHashTableIter iter;
  gpointer root;

  g_hash_table_iter_init (&iter, self->roots);
  while (g_hash_table_iter_next (&iter, NULL, &root))
    if (root == page)
      return TRUE;
  return FALSE;
}

/* A page that was left by Back can be come back to, until something else is opened. */
static void
popped_cb (AdwNavigationView *nav, AdwNavigationPage *page, gpointer user_data)
{
  ComityWindow *self = user_data;

  if (!is_root (self, page))
    g_ptr_array_add (self->forward, g_object_ref (page));
}

static AdwNavigationPage *
get_next_page_cb (AdwNavigationView *nav, gpointer user_data)
{
  ComityWindow *self = user_data;
  guint n = self->forward->len;

  return n > 0 ? g_object_ref (g_ptr_array_index (self->forward, n - 1)) : NULL;
}

static void
pushed_cb (AdwNavigationView *nav, gpointer user_data)
{
  ComityWindow *self = user_data;
  guint n = self->forward->len;

  if (n > 0 &&
      g_ptr_array_index (self->forward, n - 1) == adw_navigation_view_get_visible_page (nav))
    g_ptr_array_remove_index (self->forward, n - 1);
}

static void
visible_page_cb (AdwNavigationView *nav, GParamSpec *pspec, gpointer user_data)
{
  ComityWindow *self = user_data;
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (nav);

  if (page)
    adw_navigation_page_set_title (self->content_page, adw_navigation_page_get_title (page));
}

static void
sidebar_chosen_cb (ComitySidebar *sidebar, const char *page, gpointer user_data)
{
  comity_window_show_page (user_data, page);
}

/** comity_window_go_back: to the page before, or to the sidebar where that fills the window. */
void
comity_window_go_back (ComityWindow *self)
{
  if (!adw_navigation_view_pop (self->nav))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
}

/** comity_window_go_forward: to the page that was left by going back. */
void
comity_window_go_forward (ComityWindow *self)
{
  g_autoptr (AdwNavigationPage) page = get_next_page_cb (self->nav, self);

  if (page)
    adw_navigation_view_push (self->nav, page);
}

/* -- The pages of an office ----------------------------------------------------------------- */

/** comity_window_forget_pages: drops all pages, before another office is shown. */
void
comity_window_forget_pages (ComityWindow *self)
{
  GHashTableIter iter;
  gpointer page;

  adw_navigation_view_replace (self->nav, NULL, 0);
  g_hash_table_iter_init (&iter, self->roots);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    adw_navigation_view_remove (self->nav, page);
  g_hash_table_remove_all (self->roots);
  g_ptr_array_set_size (self->forward, 0);
}

/**
 * comity_window_show_first_page:
 * @self: a window with an office
 *
 * Shows the page that --screen asks for; else Today, or the page that was shown last where the
 * person wants that.
 */
void
comity_window_show_first_page (ComityWindow *self)
{
  g_auto (GStrv) screen = g_strsplit (self->screen ? self->screen : "", ":", 3);
  g_autofree char *start = comity_settings_dup_string ("start-page");
  g_autofree char *last = comity_settings_dup_string ("last-page");

  if (screen[0] && comity_window_show_page (self, screen[1] ? screen[1] : screen[0]))
    return;
  if (!g_str_equal (start, "last") || !comity_window_show_page (self, last))
    comity_window_show_page (self, "today");
}

/** comity_window_init_pages: to be called once, when the template is there. */
void
comity_window_init_pages (ComityWindow *self)
{
  self->roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->forward = g_ptr_array_new_with_free_func (g_object_unref);
  self->searches = comity_saved_searches_new (self->sidebar);
  g_signal_connect (self->searches, "gone", G_CALLBACK (search_gone_cb), self);
  g_signal_connect (self->nav, "popped", G_CALLBACK (popped_cb), self);
  g_signal_connect (self->nav, "pushed", G_CALLBACK (pushed_cb), self);
  g_signal_connect (self->nav, "get-next-page", G_CALLBACK (get_next_page_cb), self);
  g_signal_connect (self->nav, "notify::visible-page", G_CALLBACK (visible_page_cb), self);
  g_signal_connect (self->sidebar, "chosen", G_CALLBACK (sidebar_chosen_cb), self);
}
