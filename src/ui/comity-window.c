/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-window.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-form.h"
#include "comity-list-page.h"
#include "comity-offices.h"
#include "comity-palette.h"
#include "comity-parts.h"
#include "comity-record-page.h"
#include "comity-screens.h"
#include "comity-settings.h"
#include "comity-sidebar.h"
#include "comity-start.h"
#include "comity-welcome.h"

/* What opens faster than this needs no spinner. */
#define PATIENCE_MS 200

struct _ComityWindow {
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *loading;
  AdwNavigationSplitView *split_view;
  ComitySidebar *sidebar;
  ComityWelcome *welcome;
  AdwNavigationPage *content_page;
  AdwNavigationView *nav;

  ComityStore *store;
  GHashTable *lists;  /* kind → ComityListPage */
  GPtrArray *forward; /* of AdwNavigationPage, the next one last */
  guint patience;     /* source that shows the spinner */
  guint opening;      /* generation: answers to older requests are dropped */
  char *university;   /* the name for the office being made */
  char *screen;       /* what to show as soon as the office is there, for pictures */
  gulong frame_handler;
};

G_DEFINE_FINAL_TYPE (ComityWindow, comity_window, ADW_TYPE_APPLICATION_WINDOW)

/* -- Opening an office ---------------------------------------------------------------------- */

static void
show_loading_cb (gpointer user_data)
{
  ComityWindow *self = user_data;

  self->patience = 0;
  comity_stack_show (self->stack, "loading");
  gtk_window_present (GTK_WINDOW (self));
}

static void
stop_waiting (ComityWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
}

static void
begin_waiting (ComityWindow *self, const char *what)
{
  stop_waiting (self);
  self->opening++;
  adw_status_page_set_title (self->loading, what);
  self->patience = g_timeout_add_once (PATIENCE_MS, show_loading_cb, self);
}

/* Back to what was there before an office failed to open. */
static void
give_up_opening (ComityWindow *self, const GError *error)
{
  stop_waiting (self);
  comity_stack_show (self->stack, self->store ? "office" : "welcome");
  gtk_window_present (GTK_WINDOW (self));
  comity_error_present (GTK_WIDGET (self), error);
}

/** Which window asked, and its generation then. */
typedef struct {
  ComityWindow *window;
  guint opening;
} Request;

static Request *
request_new (ComityWindow *self)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (self);
  request->opening = self->opening;
  return request;
}

static ComityWindow *
request_finish (Request *request)
{
  ComityWindow *window = request->window;

  if (request->opening != window->opening)
    g_clear_object (&window);
  g_free (request);
  return window;
}

static void
present_cb (gpointer user_data)
{
  ComityWindow *self = user_data;

  self->patience = 0;
  gtk_window_present (GTK_WINDOW (self));
}

static void
first_settled_cb (ComityRowsModel *model, gpointer user_data)
{
  ComityWindow *self = user_data;

  g_signal_handlers_disconnect_by_func (model, first_settled_cb, self);
  stop_waiting (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* A window that appears with its rows is laid out once; nobody waits long for them. */
static void
present_with_rows (ComityWindow *self)
{
  AdwNavigationPage *page = comity_window_get_visible_page (self);

  if (gtk_widget_get_visible (GTK_WIDGET (self)) || !COMITY_IS_LIST_PAGE (page)) {
    gtk_window_present (GTK_WINDOW (self));
    return;
  }
  g_signal_connect_object (comity_list_page_get_model (COMITY_LIST_PAGE (page)), "settled",
                           G_CALLBACK (first_settled_cb), self, G_CONNECT_DEFAULT);
  self->patience = g_timeout_add_once (PATIENCE_MS / 2, present_cb, self);
}

static void
office_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_offices_open_finish (result, &error);
  g_autoptr (ComityWindow) self = request_finish (user_data);

  if (!self)
    return;
  if (!store) {
    give_up_opening (self, error);
    return;
  }
  stop_waiting (self);
  comity_window_set_store (self, store);
  present_with_rows (self);
}

/**
 * comity_window_open_path:
 * @self: a window
 * @path: an office file
 * @flags: how to open it
 *
 * Opens an office in this window, which is presented as soon as there is something to see.
 */
void
comity_window_open_path (ComityWindow *self, const char *path, ComityOpenFlags flags)
{
  begin_waiting (self, _ ("Opening the Office…"));
  comity_offices_open_async (path, flags, office_opened_cb, request_new (self));
}

/**
 * comity_window_open_demo:
 * @self: a window
 *
 * Opens the demo office, which is made on first use.
 */
void
comity_window_open_demo (ComityWindow *self)
{
  begin_waiting (self, _ ("Making the Demo Office…"));
  comity_offices_open_demo_async (office_opened_cb, request_new (self));
}

/* -- A new office --------------------------------------------------------------------------- */

static void
university_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityWindow) self = user_data;
  ComityChanged *changed = comity_store_write_finish (COMITY_STORE (source), result, &error);

  if (changed)
    comity_changed_unref (changed);
  else
    comity_error_present (GTK_WIDGET (self), error);
}

static void
save_university (ComityWindow *self)
{
  comity_store_write_async (self->store, comity_start_changes (self->university), NULL,
                            university_saved_cb, g_object_ref (self));
}

static void
office_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_offices_open_finish (result, &error);
  g_autoptr (ComityWindow) self = request_finish (user_data);

  if (!self)
    return;
  if (!store) {
    give_up_opening (self, error);
    return;
  }
  stop_waiting (self);
  comity_window_set_store (self, store);
  save_university (self);
}

/**
 * comity_window_create_office:
 * @self: a window
 * @university: the name of the university whose office it is
 *
 * Makes the usual office file, with this name in it, and opens it.
 */
void
comity_window_create_office (ComityWindow *self, const char *university)
{
  g_autofree char *path = comity_store_dup_default_path ("office");

  g_set_str (&self->university, university);
  begin_waiting (self, _ ("Making the Office…"));
  comity_offices_open_async (path, COMITY_OPEN_CREATE, office_made_cb, request_new (self));
}

/**
 * comity_window_show_welcome:
 * @self: a window
 *
 * Shows the page of a first start.
 */
void
comity_window_show_welcome (ComityWindow *self)
{
  stop_waiting (self);
  comity_stack_show (self->stack, "welcome");
  gtk_window_present (GTK_WINDOW (self));
}

static void
office_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    comity_window_open_path (self, path, COMITY_OPEN_DEFAULT);
}

static void
open_office_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) offices = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (offices, _ ("Offices of Comity"));
  gtk_file_filter_add_pattern (offices, "*.comity");
  g_list_store_append (filters, offices);
  gtk_file_dialog_set_title (dialog, _ ("Open an Office"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, user_data, NULL, office_chosen_cb, g_object_ref (user_data));
}

static void
open_demo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_open_demo (user_data);
}

/* -- Pages ---------------------------------------------------------------------------------- */

static ComityListPage *
list_for (ComityWindow *self, const ComityKind *kind)
{
  ComityListPage *page = g_hash_table_lookup (self->lists, kind);

  if (!page) {
    page = COMITY_LIST_PAGE (comity_list_page_new (self->store, kind));
    g_hash_table_insert (self->lists, (gpointer) kind, g_object_ref_sink (page));
    /* It stays in the view also while it is not shown: GTK complains of the accessible roles of
     * widgets that come back into a window. */
    adw_navigation_view_add (self->nav, ADW_NAVIGATION_PAGE (page));
  }
  return page;
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
  AdwNavigationPage *page;

  g_return_val_if_fail (self->store != NULL, NULL);
  page = ADW_NAVIGATION_PAGE (list_for (self, kind));
  g_ptr_array_set_size (self->forward, 0);
  if (adw_navigation_view_get_visible_page (self->nav) != page)
    adw_navigation_view_replace (self->nav, &page, 1);
  comity_sidebar_select (self->sidebar, kind);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  comity_settings_set_string ("last-page", kind->name);
  return page;
}

static gint64
neighbour_cb (gint64 id, int step, gpointer list_page)
{
  return comity_list_page_get_neighbour (list_page, id, step);
}

/* The record's page goes on to the next one in the order of the list that it was opened from. */
static void
set_neighbours (ComityWindow *self, GtkWidget *page, const ComityKind *kind)
{
  ComityListPage *list = g_hash_table_lookup (self->lists, kind);

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

/* A page that was left by Back can be come back to, until something else is opened. */
static void
popped_cb (AdwNavigationView *nav, AdwNavigationPage *page, gpointer user_data)
{
  ComityWindow *self = user_data;

  if (!COMITY_IS_LIST_PAGE (page))
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
sidebar_chosen_cb (ComitySidebar *sidebar, const ComityKind *kind, gpointer user_data)
{
  comity_window_show_list (user_data, kind);
}

/* -- The office shown ----------------------------------------------------------------------- */

static void
forget_pages (ComityWindow *self)
{
  GHashTableIter lists;
  gpointer page;

  adw_navigation_view_replace (self->nav, NULL, 0);
  g_hash_table_iter_init (&lists, self->lists);
  while (g_hash_table_iter_next (&lists, NULL, &page))
    adw_navigation_view_remove (self->nav, page);
  g_hash_table_remove_all (self->lists);
  g_ptr_array_set_size (self->forward, 0);
}

/* The list that was shown last, or the one that is asked for by --screen. */
static const ComityKind *
first_kind (ComityWindow *self)
{
  g_auto (GStrv) screen = g_strsplit (self->screen ? self->screen : "", ":", 3);
  const ComityKind *asked = screen[0] && screen[1] ? comity_kind_find (screen[1]) : NULL;
  g_autofree char *last = comity_settings_dup_string ("last-page");
  const ComityKind *kind = comity_kind_find (last);
  guint n_kinds;

  if (asked && !(asked->flags & COMITY_KIND_SUB))
    return asked;
  return kind && !(kind->flags & COMITY_KIND_SUB) ? kind : comity_kinds (&n_kinds)[0];
}

static void
update_actions (ComityWindow *self)
{
  static const char *const need_office[] = { "palette",     "search",     "new-record",
                                             "switch",      "own-office", "back",
                                             "open-record", "show-list",  "forward" };

  for (guint i = 0; i < G_N_ELEMENTS (need_office); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                              need_office[i])),
                                 self->store != NULL);
}

/**
 * comity_window_set_store:
 * @self: a window
 * @store: the office that it shows from now on
 */
void
comity_window_set_store (ComityWindow *self, ComityStore *store)
{
  g_return_if_fail (COMITY_IS_STORE (store));

  if (self->store != store) {
    forget_pages (self);
    g_set_object (&self->store, store);
    comity_sidebar_set_store (self->sidebar, store);
    update_actions (self);
    comity_settings_set_string ("last-office", comity_store_get_path (store));
    comity_window_show_list (self, first_kind (self));
  }
  comity_stack_show (self->stack, "office");
  if (self->screen)
    comity_screens_show (self, self->screen);
}

/**
 * comity_window_get_store:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the office that is open here
 */
ComityStore *
comity_window_get_store (ComityWindow *self)
{
  return self->store;
}

/**
 * comity_window_toast:
 * @self: a window
 * @text: a short sentence
 */
void
comity_window_toast (ComityWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  comity_window_add_toast (self, toast);
}

/**
 * comity_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 */
void
comity_window_add_toast (ComityWindow *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* -- For pictures and measurements ---------------------------------------------------------- */

/**
 * comity_window_set_screen:
 * @self: a window
 * @screen: what to show first, see comity_screens_show()
 */
void
comity_window_set_screen (ComityWindow *self, const char *screen)
{
  g_set_str (&self->screen, screen);
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ComityWindow *self = user_data;
  AdwNavigationPage *page = comity_window_get_visible_page (self);
  if (!COMITY_IS_LIST_PAGE (page) || !comity_list_page_has_rows (COMITY_LIST_PAGE (page)))
    return;
  g_clear_signal_handler (&self->frame_handler, clock);
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (self)));
  g_print ("first-frame-at %.3f\nrows %u\n", (double) g_get_monotonic_time () / 1000,
           comity_rows_model_get_total (comity_list_page_get_model (COMITY_LIST_PAGE (page))));
  g_application_quit (g_application_get_default ());
}

static void
realized_cb (GtkWidget *widget, gpointer user_data)
{
  ComityWindow *self = COMITY_WINDOW (widget);

  self->frame_handler = g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                                          G_CALLBACK (after_paint_cb), self);
}

/**
 * comity_window_report_first_frame:
 * @self: a window that was not shown yet
 *
 * Prints when its first frame with rows was painted (monotonic milliseconds) and how many rows the
 * list has, and ends. For tools/bench.
 */
void
comity_window_report_first_frame (ComityWindow *self)
{
  g_signal_connect (self, "realize", G_CALLBACK (realized_cb), NULL);
}

/* -- Actions -------------------------------------------------------------------------------- */

/* Returns: whether the visible page knows this action */
static gboolean
to_page (ComityWindow *self, const char *action)
{
  AdwNavigationPage *page = comity_window_get_visible_page (self);

  return page && gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

static void
palette_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  comity_palette_present (GTK_WIDGET (self), self->store);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!to_page (user_data, "page.search"))
    palette_cb (action, parameter, user_data);
}

static void
new_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;
  AdwNavigationPage *page = comity_window_get_visible_page (self);

  if (COMITY_IS_RECORD_PAGE (page))
    comity_form_present (GTK_WIDGET (self), self->store,
                         comity_record_page_get_kind (COMITY_RECORD_PAGE (page)), 0, NULL);
  else
    to_page (self, "page.new");
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  if (!adw_navigation_view_pop (self->nav))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;
  g_autoptr (AdwNavigationPage) page = get_next_page_cb (self->nav, self);

  if (page)
    adw_navigation_view_push (self->nav, page);
}

static void
sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  if (!adw_navigation_split_view_get_collapsed (self->split_view)) {
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
    adw_navigation_split_view_set_collapsed (self->split_view, TRUE);
  } else if (gtk_widget_get_width (GTK_WIDGET (self)) > 720) {
    adw_navigation_split_view_set_collapsed (self->split_view, FALSE);
  } else {
    gboolean shown = adw_navigation_split_view_get_show_content (self->split_view);

    adw_navigation_split_view_set_show_content (self->split_view, !shown);
  }
}

static void
switch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const ComityKind *kind = comity_kind_find (g_variant_get_string (parameter, NULL));

  if (kind)
    comity_window_show_list (user_data, kind);
}

static void
open_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name;
  gint64 id;
  const ComityKind *kind;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = comity_kind_find (name);
  if (kind)
    comity_window_open_record (user_data, kind, id);
}

/* Which records of a kind name this one in that field? */
static void
show_list_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name, *field_name;
  gint64 id;
  const ComityKind *kind;
  const ComityField *field;
  g_autofree char *value = NULL;

  g_variant_get (parameter, "(&s&sx)", &name, &field_name, &id);
  kind = comity_kind_find (name);
  field = kind ? comity_kind_get_field (kind, field_name) : NULL;
  if (!field)
    return;
  value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  comity_list_page_set_only_filter (COMITY_LIST_PAGE (comity_window_show_list (user_data, kind)),
                                    field, COMITY_OP_IS, value);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_toast (user_data, g_variant_get_string (parameter, NULL));
}

static void
own_office_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;
  gint64 id = comity_sidebar_get_office (self->sidebar);
  const ComityKind *kind = comity_kind_find ("office");

  if (id != 0)
    comity_window_open_record (self, kind, id);
  else
    comity_form_present (GTK_WIDGET (self), self->store, kind, 0, NULL);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

static const GActionEntry entries[] = {
  { "palette", palette_cb },
  { "search", search_cb },
  { "new-record", new_record_cb },
  { "back", back_cb },
  { "forward", forward_cb },
  { "sidebar", sidebar_cb },
  { "switch", switch_cb, "s" },
  { "open-record", open_record_cb, "(sx)" },
  { "show-list", show_list_cb, "(ssx)" },
  { "toast", toast_cb, "s" },
  { "own-office", own_office_cb },
  { "open-office", open_office_cb },
  { "open-demo", open_demo_cb },
  { "close", close_cb },
};

/* -- Class ---------------------------------------------------------------------------------- */

static void
contrast_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer user_data)
{
  if (adw_style_manager_get_high_contrast (manager))
    gtk_widget_add_css_class (user_data, "high-contrast");
  else
    gtk_widget_remove_css_class (user_data, "high-contrast");
}

/**
 * comity_window_new:
 * @app: the application
 *
 * Returns: (transfer none): a window without an office, not yet shown
 */
ComityWindow *
comity_window_new (GtkApplication *app)
{
  return g_object_new (COMITY_TYPE_WINDOW, "application", app, NULL);
}

static void
comity_window_dispose (GObject *object)
{
  ComityWindow *self = COMITY_WINDOW (object);

  stop_waiting (self);
  self->opening++;
  if (self->nav)
    g_signal_handlers_disconnect_by_data (self->nav, self);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->forward, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_WINDOW);
  g_clear_object (&self->store);
  g_clear_pointer (&self->university, g_free);
  g_clear_pointer (&self->screen, g_free);
  G_OBJECT_CLASS (comity_window_parent_class)->dispose (object);
}

static void
comity_window_class_init (ComityWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_window_dispose;
  g_type_ensure (COMITY_TYPE_SIDEBAR);
  g_type_ensure (COMITY_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, nav);
}

static void
comity_window_init (ComityWindow *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  self->lists = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->forward = g_ptr_array_new_with_free_func (g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->loading));
  adw_status_page_set_paintable (self->loading, GDK_PAINTABLE (spinner));
  comity_settings_bind_window (GTK_WINDOW (self));
  g_signal_connect (self->nav, "popped", G_CALLBACK (popped_cb), self);
  g_signal_connect (self->nav, "pushed", G_CALLBACK (pushed_cb), self);
  g_signal_connect (self->nav, "get-next-page", G_CALLBACK (get_next_page_cb), self);
  g_signal_connect (self->nav, "notify::visible-page", G_CALLBACK (visible_page_cb), self);
  g_signal_connect (self->sidebar, "chosen", G_CALLBACK (sidebar_chosen_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (contrast_changed_cb), self, G_CONNECT_DEFAULT);
  contrast_changed_cb (adw_style_manager_get_default (), NULL, self);
  update_actions (self);
}
