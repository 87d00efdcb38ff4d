/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-sidebar.h"

#include <glib/gi18n.h>

#define ICONS "/io/github/comity_office/Comity/icons/scalable/actions/"

struct _ComitySidebar {
  AdwNavigationPage parent_instance;
  GtkListBox *list;
  AdwWindowTitle *office_title;
  GtkWidget *palette_button;

  ComityStore *store;
  gulong changed_handler;
  GCancellable *cancellable;
  GHashTable *rows;        /* page → ComitySidebarRow, which owns the key */
  ComitySidebarRow *shown; /* of the page that is shown */
  gint64 office;    /* id of the record of our own university, 0 as long as unknown */
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ComitySidebar, comity_sidebar, ADW_TYPE_NAVIGATION_PAGE)

/* -- Rows ----------------------------------------------------------------------------------- */

/**
 * comity_kind_get_icon_name:
 * @kind: a kind of record
 *
 * Returns: (transfer none): the name of its symbolic icon, always one that is there
 */
const char *
comity_kind_get_icon_name (const ComityKind *kind)
{
  static GHashTable *names;
  g_autofree char *path = NULL;
  char *name;

  if (!names)
    names = g_hash_table_new (NULL, NULL);
  name = g_hash_table_lookup (names, kind);
  if (name)
    return name;

  /* Drawn for Comity where there is one, otherwise the theme's. The resources are asked: the icon
   * theme may still be read on its thread. */
  name = g_strdup_printf ("comity-%s-symbolic", kind->name);
  path = g_strdup_printf (ICONS "%s.svg", name);
  if (kind->icon && !g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL)) {
    g_free (name);
    name = g_strdup (kind->icon);
  }
  g_hash_table_insert (names, (gpointer) kind, name);
  return name;
}

/* The kinds with a page of their own: first the main ones, then the others. */
static gboolean
belongs_here (const ComityKind *kind)
{
  return !(kind->flags & (COMITY_KIND_SUB | COMITY_KIND_SETTINGS));
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean new_group = before && comity_sidebar_row_get_group (COMITY_SIDEBAR_ROW (row)) !=
                                   comity_sidebar_row_get_group (COMITY_SIDEBAR_ROW (before));

  gtk_list_box_row_set_header (row,
                               new_group ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

/* Groups in their order, rows in the order in which they came. */
static int
place_of_group (ComitySidebar *self, ComitySidebarGroup group)
{
  GtkListBoxRow *row;
  int place = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, place)) &&
         comity_sidebar_row_get_group (COMITY_SIDEBAR_ROW (row)) <= group)
    place++;
  return place;
}

/**
 * comity_sidebar_add:
 * @self: a sidebar
 * @group: where the row stands: at the end of this group
 * @page: name of the page that it opens, see comity_window_show_page()
 * @label: what it says
 * @icon: name of a symbolic icon
 *
 * Returns: (transfer none): the new row
 */
ComitySidebarRow *
comity_sidebar_add (ComitySidebar *self,
                    ComitySidebarGroup group,
                    const char *page,
                    const char *label,
                    const char *icon)
{
  ComitySidebarRow *row = comity_sidebar_row_new (group, page, label, icon);

  gtk_list_box_insert (self->list, GTK_WIDGET (row), place_of_group (self, group));
  g_hash_table_insert (self->rows, (gpointer) comity_sidebar_row_get_page (row), row);
  return row;
}

/**
 * comity_sidebar_find:
 * @self: a sidebar
 * @page: name of a page
 *
 * Returns: (transfer none) (nullable): the row that opens it
 */
ComitySidebarRow *
comity_sidebar_find (ComitySidebar *self, const char *page)
{
  return g_hash_table_lookup (self->rows, page);
}

/* A row that was just added has no place until the window has been laid out. */
static gboolean
reveal_cb (GtkWidget *row, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);

  if (gtk_widget_get_mapped (row) && gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_get_mapped (row))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), row, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * comity_sidebar_reveal:
 *
 * Scrolls until a row can be seen; the keyboard stays where it is.
 */
void
comity_sidebar_reveal (ComitySidebar *self, const char *page)
{
  ComitySidebarRow *row = comity_sidebar_find (self, page);

  if (row)
    gtk_widget_add_tick_callback (GTK_WIDGET (row), reveal_cb, NULL, NULL);
}

/**
 * comity_sidebar_remove:
 * @self: a sidebar
 * @page: name of the page whose row goes
 */
void
comity_sidebar_remove (ComitySidebar *self, const char *page)
{
  ComitySidebarRow *row = comity_sidebar_find (self, page);

  if (!row)
    return;
  if (self->shown == row)
    comity_sidebar_select (self, NULL);
  g_hash_table_remove (self->rows, page);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
add_rows (ComitySidebar *self)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  /* Translators: the page that shows what has to be done today */
  comity_sidebar_add (self, COMITY_SIDEBAR_OVERVIEW, "today", C_ ("page", "Today"),
                      "go-home-symbolic");
  comity_sidebar_add (self, COMITY_SIDEBAR_OVERVIEW, "deadlines", C_ ("page", "Deadlines"),
                      "alarm-symbolic");
  for (guint i = 0; i < n_kinds; i++)
    if (belongs_here (kinds[i]))
      comity_sidebar_add (self,
                          kinds[i]->flags & COMITY_KIND_MAIN ? COMITY_SIDEBAR_MAIN :
                                                               COMITY_SIDEBAR_OTHER,
                          kinds[i]->name, comity_kind_get_plural (kinds[i]),
                          comity_kind_get_icon_name (kinds[i]));
}

/* -- Counts and the office's name ----------------------------------------------------------- */

/** What the reader finds out for the sidebar. */
typedef struct {
  GHashTable *counts;
  gint64 office;
  char *title, *subtitle;
} Summary;

static void
summary_free (gpointer data)
{
  Summary *self = data;

  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

static void
read_office (ComityDb *db, Summary *summary)
{
  const ComityKind *kind = comity_kind_find ("office");
  g_autoptr (ComityQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (ComityRecord) record = NULL;

  if (!kind)
    return;
  query = comity_query_new (kind);
  comity_query_set_limit (query, 1);
  ids = comity_db_ids (db, query, NULL);
  if (!ids || ids->len == 0)
    return;
  summary->office = g_array_index (ids, gint64, 0);
  record = comity_db_load (db, kind, summary->office, NULL);
  if (record) {
    summary->title = comity_record_dup_title (record);
    summary->subtitle = comity_record_dup_subtitle (record);
  }
}

static gpointer
read_summary (ComityDb *db, gpointer data, GError **error)
{
  GHashTable *counts = comity_db_counts (db, error);
  Summary *summary;

  if (!counts)
    return NULL;
  summary = g_new0 (Summary, 1);
  summary->counts = counts;
  read_office (db, summary);
  return summary;
}

static void
show_counts (ComitySidebar *self, GHashTable *counts)
{
  GHashTableIter iter;
  gpointer name, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &count)) {
    ComitySidebarRow *row = comity_sidebar_find (self, name);

    if (row)
      comity_sidebar_row_set_count (row, GPOINTER_TO_INT (count));
  }
}

static void
summary_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Summary *summary = comity_store_read_finish (COMITY_STORE (source), result, &error);
  g_autoptr (ComitySidebar) self = user_data;

  if (!summary)
    return;
  if (self->store != COMITY_STORE (source)) {
    summary_free (summary);
    return;
  }
  show_counts (self, summary->counts);
  self->office = summary->office;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 summary->title && *summary->title ? summary->title : _ ("Comity"));
  adw_window_title_set_subtitle (self->office_title, summary->subtitle ? summary->subtitle : "");
  summary_free (summary);
}

static void
refresh (ComitySidebar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  comity_store_read_async (self->store, read_summary, NULL, NULL, summary_free, self->cancellable,
                           summary_read_cb, g_object_ref (self));
}

static void
store_changed_cb (ComityStore *store, ComityChanged *changed, gpointer user_data)
{
  refresh (user_data);
}

/* -- What is overdue ------------------------------------------------------------------------ */

static void
set_badge (ComitySidebar *self, const char *page, gint64 overdue)
{
  ComitySidebarRow *row = comity_sidebar_find (self, page);
  g_autofree char *meaning =
    /* Translators: so many things should have been done already */
    g_strdup_printf (ngettext ("%d overdue", "%d overdue", (gulong) overdue), (int) overdue);

  if (row)
    comity_sidebar_row_set_badge (row, overdue, meaning);
}

static void
due_changed_cb (ComityDue *due, gpointer user_data)
{
  ComitySidebar *self = user_data;
  const ComityDeadlines *deadlines = comity_due_get_deadlines (due);
  gint64 total = 0;
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  if (!deadlines)
    return;
  for (guint i = 0; i < n_kinds; i++)
    set_badge (self, kinds[i]->name,
               GPOINTER_TO_INT (g_hash_table_lookup (deadlines->overdue, kinds[i])));
  for (ComityDueGroup group = 0; group < COMITY_N_DUE_GROUPS; group++)
    total += deadlines->counts[group];
  set_badge (self, "deadlines", deadlines->counts[COMITY_DUE_OVERDUE]);
  comity_sidebar_row_set_count (comity_sidebar_find (self, "deadlines"), total);
}

/**
 * comity_sidebar_set_due:
 * @self: a sidebar
 * @due: what its badges come from; to be called once
 */
void
comity_sidebar_set_due (ComitySidebar *self, ComityDue *due)
{
  g_signal_connect_object (due, "changed", G_CALLBACK (due_changed_cb), self, G_CONNECT_DEFAULT);
}

/* -- Public --------------------------------------------------------------------------------- */

/**
 * comity_sidebar_set_store:
 * @self: a sidebar
 * @store: (nullable): the office whose counts it shows
 */
void
comity_sidebar_set_store (ComitySidebar *self, ComityStore *store)
{
  if (self->store == store)
    return;
  g_cancellable_cancel (self->cancellable);
  if (self->store)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_set_object (&self->store, store);
  if (!store)
    return;
  self->changed_handler = g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb),
                                                   self, G_CONNECT_DEFAULT);
  refresh (self);
}

/**
 * comity_sidebar_select:
 * @self: a sidebar
 * @page: (nullable): the page that is shown
 *
 * Marks its row; none for a page that has no place in the sidebar. Does not emit `chosen`.
 */
void
comity_sidebar_select (ComitySidebar *self, const char *page)
{
  self->shown = page ? comity_sidebar_find (self, page) : NULL;
  gtk_list_box_select_row (self->list, self->shown ? GTK_LIST_BOX_ROW (self->shown) : NULL);
}

/**
 * comity_sidebar_get_office:
 * @self: a sidebar
 *
 * Returns: the id of the record of our own university, 0 when there is none
 */
gint64
comity_sidebar_get_office (ComitySidebar *self)
{
  return self->office;
}

/* -- Class ---------------------------------------------------------------------------------- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHOSEN], 0,
                 comity_sidebar_row_get_page (COMITY_SIDEBAR_ROW (row)));
}

/* The arrow keys move the focus, and GtkListBox selects what has it. What is marked here is the page
 * that is shown, until another one is opened. */
static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  ComitySidebar *self = user_data;
  GtkListBoxRow *shown = self->shown ? GTK_LIST_BOX_ROW (self->shown) : NULL;

  if (row != shown)
    gtk_list_box_select_row (list, shown);
}

static void
comity_sidebar_dispose (GObject *object)
{
  ComitySidebar *self = COMITY_SIDEBAR (object);

  comity_sidebar_set_store (self, NULL);
  g_clear_object (&self->cancellable);
  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->shown = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_SIDEBAR);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (comity_sidebar_parent_class)->dispose (object);
}

static void
comity_sidebar_class_init (ComitySidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_sidebar_dispose;
  /* ComitySidebar::chosen: (const char *): somebody wants the page of this name */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, ComitySidebar, list);
  gtk_widget_class_bind_template_child (widget_class, ComitySidebar, office_title);
  gtk_widget_class_bind_template_child (widget_class, ComitySidebar, palette_button);
}

static void
comity_sidebar_init (ComitySidebar *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->palette_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search Everything"), -1);
  gtk_list_box_set_header_func (self->list, update_header_cb, NULL, NULL);
  add_rows (self);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}
