/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-saved-searches.h"

#include <glib/gi18n.h>

/* One save is often followed by the next; and the list on the screen comes first. */
#define REST_MS 400

/**
 * ComitySavedSearches:
 *
 * The office's saved searches as rows of the sidebar, with how many they find and, of those that
 * warn, how many are new since somebody looked. Counted anew after each change, when it is quiet.
 *
 * Signal `gone` (const char *page): this search is no more.
 */
struct _ComitySavedSearches {
  GObject parent_instance;
  ComitySidebar *sidebar; /* lives as long */
  ComityStore *store;
  gulong changed_handler;
  GPtrArray *searches; /* of ComitySearch */
  GCancellable *cancellable;
  guint rest;
};

enum {
  SIGNAL_GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ComitySavedSearches, comity_saved_searches, G_TYPE_OBJECT)

/**
 * comity_saved_search_dup_page:
 *
 * Returns: (transfer full): the name of the page of a saved search
 */
char *
comity_saved_search_dup_page (gint64 id)
{
  return g_strdup_printf (COMITY_SEARCH_PAGE ":%" G_GINT64_FORMAT, id);
}

static const ComitySearch *
find (GPtrArray *searches, const char *page)
{
  for (guint i = 0; searches && i < searches->len; i++) {
    const ComitySearch *search = searches->pdata[i];
    g_autofree char *name = comity_saved_search_dup_page (search->id);

    if (g_str_equal (name, page))
      return search;
  }
  return NULL;
}

/* -- Rows ----------------------------------------------------------------------------------- */

static char *
dup_new (guint n)
{
  /* Translators: of what a saved search finds; %u is how many */
  return n > 0 ? g_strdup_printf (ngettext ("%u new", "%u new", n), n) : NULL;
}

static char *
dup_gone (guint n)
{
  /* Translators: of what a saved search found before and does not find now; %u is how many */
  return n > 0 ? g_strdup_printf (ngettext ("%u gone", "%u gone", n), n) : NULL;
}

/* Returns: (transfer full) (nullable): what changed since somebody looked, in words */
static char *
dup_meaning (const ComitySearch *search)
{
  g_autofree char *new = dup_new (search->n_new), *gone = dup_gone (search->n_gone);

  if (!new || !gone)
    return new ? g_steal_pointer (&new) : g_steal_pointer (&gone);
  /* Translators: what changed in what a saved search finds: “3 new, 1 gone” */
  return g_strdup_printf (C_ ("saved search", "%1$s, %2$s"), new, gone);
}

static void
show_row (ComitySavedSearches *self, const ComitySearch *search)
{
  g_autofree char *page = comity_saved_search_dup_page (search->id);
  g_autofree char *meaning = dup_meaning (search);
  ComitySidebarRow *row = comity_sidebar_find (self->sidebar, page);

  if (!row)
    row = comity_sidebar_add (self->sidebar, COMITY_SIDEBAR_SEARCHES, page, search->name,
                              "edit-find-symbolic");
  comity_sidebar_row_set_label (row, search->name);
  comity_sidebar_row_set_count (row, search->count);
  comity_sidebar_row_set_badge (row, search->n_new + search->n_gone, meaning);
}

static gboolean
in_same_order (GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; before && i < before->len && i < after->len; i++)
    if (((ComitySearch *) before->pdata[i])->id != ((ComitySearch *) after->pdata[i])->id)
      return FALSE;
  return TRUE;
}

/* Rows are only added at the end: in another order all of them are made anew. */
static void
drop_rows (ComitySavedSearches *self, GPtrArray *after)
{
  gboolean all = !in_same_order (self->searches, after);

  for (guint i = 0; self->searches && i < self->searches->len; i++) {
    const ComitySearch *search = self->searches->pdata[i];
    g_autofree char *page = comity_saved_search_dup_page (search->id);
    gboolean gone = !find (after, page);

    if (gone || all)
      comity_sidebar_remove (self->sidebar, page);
    if (gone)
      g_signal_emit (self, signals[SIGNAL_GONE], 0, page);
  }
}

/* What was saved just now may stand below what the sidebar has room for. */
static void
reveal_new (ComitySavedSearches *self, GPtrArray *after)
{
  for (guint i = 0; self->searches && i < after->len; i++) {
    const ComitySearch *search = after->pdata[i];
    g_autofree char *page = comity_saved_search_dup_page (search->id);

    if (!find (self->searches, page))
      comity_sidebar_reveal (self->sidebar, page);
  }
}

static void
take (ComitySavedSearches *self, GPtrArray *searches)
{
  drop_rows (self, searches);
  for (guint i = 0; i < searches->len; i++)
    show_row (self, searches->pdata[i]);
  reveal_new (self, searches);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  self->searches = searches;
}

/* -- Reading -------------------------------------------------------------------------------- */

static gpointer
read_searches (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_searches (db, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComitySavedSearches) self = user_data;
  GPtrArray *searches = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (searches && self->store == COMITY_STORE (source))
    take (self, searches);
  else
    g_clear_pointer (&searches, g_ptr_array_unref);
}

static void
rested_cb (gpointer user_data)
{
  ComitySavedSearches *self = user_data;

  self->rest = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  comity_store_read_async (self->store, read_searches, NULL, NULL,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, read_cb,
                           g_object_ref (self));
}

/**
 * comity_saved_searches_refresh:
 *
 * Counts anew, as soon as it is quiet.
 */
void
comity_saved_searches_refresh (ComitySavedSearches *self)
{
  if (!self->store)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add_once (REST_MS, rested_cb, self);
}

static void
changed_cb (ComityStore *store, ComityChanged *changed, gpointer user_data)
{
  comity_saved_searches_refresh (user_data);
}

/* -- Public --------------------------------------------------------------------------------- */

/**
 * comity_saved_searches_set_store:
 * @store: (nullable): the office whose searches are shown
 */
void
comity_saved_searches_set_store (ComitySavedSearches *self, ComityStore *store)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (self->store == store)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->store)
    g_clear_signal_handler (&self->changed_handler, self->store);
  drop_rows (self, none);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  g_set_object (&self->store, store);
  if (!store)
    return;
  self->changed_handler =
    g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  comity_saved_searches_refresh (self);
}

/**
 * comity_saved_searches_find:
 * @page: the name of its page
 *
 * Returns: (transfer none) (nullable): a saved search; valid until the main loop runs
 */
const ComitySearch *
comity_saved_searches_find (ComitySavedSearches *self, const char *page)
{
  return find (self->searches, page);
}

/**
 * comity_saved_searches_new:
 * @sidebar: where they are shown; must live as long
 *
 * Returns: (transfer full): none yet
 */
ComitySavedSearches *
comity_saved_searches_new (ComitySidebar *sidebar)
{
  ComitySavedSearches *self = g_object_new (COMITY_TYPE_SAVED_SEARCHES, NULL);

  self->sidebar = sidebar;
  return self;
}

static void
comity_saved_searches_dispose (GObject *object)
{
  ComitySavedSearches *self = COMITY_SAVED_SEARCHES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  G_OBJECT_CLASS (comity_saved_searches_parent_class)->dispose (object);
}

static void
comity_saved_searches_class_init (ComitySavedSearchesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_saved_searches_dispose;
  signals[SIGNAL_GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
comity_saved_searches_init (ComitySavedSearches *self)
{
}
