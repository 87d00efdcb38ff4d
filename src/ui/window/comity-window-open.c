/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-list-page.h"
#include "comity-offices.h"
#include "comity-parts.h"
#include "comity-recent-offices.h"
#include "comity-start.h"
#include "comity-welcome.h"
#include "comity-window-private.h"

/* What opens faster than this needs no spinner. */
#define PATIENCE_MS 200

static void
show_loading_cb (gpointer user_data)
{
  ComityWindow *self = user_data;

  self->patience = 0;
  comity_stack_show (self->stack, "loading");
  gtk_window_present (GTK_WINDOW (self));
}

/** comity_window_stop_waiting: no spinner any more. */
void
comity_window_stop_waiting (ComityWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
}

/* Whether the window was closed: what copied or rescued an office for it answers late. */
static gboolean
is_gone (ComityWindow *self)
{
  return self->stack == NULL;
}

/* @path: (nullable): the file that help is offered for when it cannot be opened
 * @university: (nullable): whose office is made */
static void
begin_waiting (ComityWindow *self, const char *what, const char *path, const char *university)
{
  g_set_str (&self->wanted, path);
  g_set_str (&self->university, university);
  comity_window_stop_waiting (self);
  self->opening++;
  adw_status_page_set_title (self->loading, what);
  self->patience = g_timeout_add_once (PATIENCE_MS, show_loading_cb, self);
}

/**
 * comity_window_show_working:
 * @what: what is being done
 *
 * Instead of the office, while it is closed for something: a spinner.
 */
void
comity_window_show_working (ComityWindow *self, const char *what)
{
  if (is_gone (self))
    return;
  comity_window_stop_waiting (self);
  adw_status_page_set_title (self->loading, what);
  comity_stack_show (self->stack, "loading");
}

/* The page of a first start is made when it is needed for the first time. */
static void
show_welcome (ComityWindow *self)
{
  if (!gtk_stack_get_child_by_name (self->stack, "welcome"))
    gtk_stack_add_named (self->stack, g_object_new (COMITY_TYPE_WELCOME, NULL), "welcome");
  comity_stack_show (self->stack, "welcome");
}

/* Back to what was there before an office failed to open. */
static void
give_up_opening (ComityWindow *self, const GError *error)
{
  comity_window_stop_waiting (self);
  if (self->store)
    comity_stack_show (self->stack, "office");
  else
    show_welcome (self);
  gtk_window_present (GTK_WINDOW (self));
  if (!comity_window_offer_help (self, self->wanted, error))
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
  comity_window_stop_waiting (self);
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

/* When nothing is more urgent: the desktop's list may be long. */
static gboolean
remember_cb (gpointer user_data)
{
  ComityWindow *self = user_data;

  self->remembering = 0;
  comity_recent_offices_add (comity_store_get_path (self->store));
  return G_SOURCE_REMOVE;
}

static void
remember (ComityWindow *self)
{
  g_clear_handle_id (&self->remembering, g_source_remove);
  self->remembering = g_idle_add_full (G_PRIORITY_LOW, remember_cb, self, NULL);
}

/* A new office begins with the name of its university and with the usual lists. */
static void
save_university (ComityWindow *self)
{
  g_autofree char *university = g_steal_pointer (&self->university);

  if (university)
    comity_store_write_async (self->store, comity_start_changes (university), NULL,
                              university_saved_cb, g_object_ref (self));
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
  comity_window_stop_waiting (self);
  comity_window_set_store (self, store);
  save_university (self);
  remember (self);
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
  if (is_gone (self))
    return;
  begin_waiting (self, _ ("Opening the Office…"), path, NULL);
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
  begin_waiting (self, _ ("Making the Demo Office…"), NULL, NULL);
  comity_offices_open_demo_async (office_opened_cb, request_new (self));
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

  begin_waiting (self, _ ("Making the Office…"), NULL, university);
  comity_offices_open_async (path, COMITY_OPEN_CREATE, office_opened_cb, request_new (self));
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
  if (is_gone (self))
    return;
  comity_window_stop_waiting (self);
  show_welcome (self);
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

/** comity_window_choose_office: asks for an office file and opens it. */
void
comity_window_choose_office (ComityWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) offices = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (offices, _ ("Offices of Comity"));
  gtk_file_filter_add_pattern (offices, "*.comity");
  g_list_store_append (filters, offices);
  gtk_file_dialog_set_title (dialog, _ ("Open an Office"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, office_chosen_cb, g_object_ref (self));
}
