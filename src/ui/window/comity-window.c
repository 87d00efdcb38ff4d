/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-drafts-dialog.h"
#include "comity-erase-question.h"
#include "comity-feeds.h"
#include "comity-lock-screen.h"
#include "comity-parts.h"
#include "comity-reminder.h"
#include "comity-screens.h"
#include "comity-settings.h"
#include "comity-window-drop.h"
#include "comity-window-private.h"

G_DEFINE_FINAL_TYPE (ComityWindow, comity_window, ADW_TYPE_APPLICATION_WINDOW)

/* What is done once for an office that was opened, and not again for each window that shows it. */
static void
greet (ComityWindow *self, ComityStore *store)
{
  static const char greeted[] = "comity-window-greeted";

  if (comity_store_is_read_only (store) || g_object_get_data (G_OBJECT (store), greeted) != NULL)
    return;
  g_object_set_data (G_OBJECT (store), greeted, GINT_TO_POINTER (TRUE));
  comity_drafts_offer (GTK_WIDGET (self), store, FALSE);
  comity_erase_offer_rest (GTK_WIDGET (self), store);
  comity_feeds_start (GTK_WIDGET (self), store);
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
    comity_window_forget_pages (self);
    adw_toast_overlay_dismiss_all (self->toasts); /* what they offer is of the other office */
    g_set_object (&self->store, store);
    comity_due_set_store (self->due, store);
    comity_sidebar_set_store (self->sidebar, store);
    comity_saved_searches_set_store (self->searches, store);
    comity_office_banner_set_store (self->banner, store);
    comity_window_update_actions (self);
    comity_window_watch_undo (self);
    comity_settings_set_string ("last-office", comity_store_get_path (store));
    comity_window_show_first_page (self);
    greet (self, store);
  }
  comity_stack_show (self->stack, "office");
  comity_lock_shown (store);
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
 * comity_window_shows:
 * @from: a widget
 * @store: the office that it began to write
 *
 * Returns: whether @from still stands in a window of @store; an answer about another office would
 *   offer to undo a step of that one
 */
gboolean
comity_window_shows (GtkWidget *from, ComityStore *store)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return root != NULL && (!COMITY_IS_WINDOW (root) || COMITY_WINDOW (root)->store == store);
}

/**
 * comity_window_get_sidebar:
 * @self: a window
 *
 * Returns: (transfer none): its sidebar, to add rows to
 */
ComitySidebar *
comity_window_get_sidebar (ComityWindow *self)
{
  return self->sidebar;
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

/* -- Class ---------------------------------------------------------------------------------- */

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

  comity_window_stop_waiting (self);
  g_clear_handle_id (&self->remembering, g_source_remove);
  comity_window_end_undo (self);
  self->opening++;
  if (self->nav)
    g_signal_handlers_disconnect_by_data (self->nav, self);
  if (self->searches) {
    g_signal_handlers_disconnect_by_data (self->searches, self);
    comity_saved_searches_set_store (self->searches, NULL);
  }
  g_clear_object (&self->searches);
  g_clear_pointer (&self->roots, g_hash_table_unref);
  g_clear_pointer (&self->forward, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_WINDOW);
  g_clear_object (&self->due);
  g_clear_object (&self->store);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->university, g_free);
  g_clear_pointer (&self->screen, g_free);
  G_OBJECT_CLASS (comity_window_parent_class)->dispose (object);
}

/* While the office is locked, no window of it appears. Who presents one wants its surface all the same. */
static void
comity_window_show (GtkWidget *widget)
{
  if (!comity_lock_is_on ()) {
    GTK_WIDGET_CLASS (comity_window_parent_class)->show (widget);
    return;
  }
  gtk_widget_realize (widget);
  comity_lock_present ();
}

static void
comity_window_class_init (ComityWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_window_dispose;
  widget_class->show = comity_window_show;
  g_type_ensure (COMITY_TYPE_OFFICE_BANNER);
  g_type_ensure (COMITY_TYPE_OFFLINE_BANNER);
  g_type_ensure (COMITY_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, nav);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, ComityWindow, offline);
}

static void
comity_window_init (ComityWindow *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  comity_window_init_actions (self);
  comity_window_init_undo (self);
  comity_window_init_rewind (self);
  comity_window_init_drop (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->loading));
  adw_status_page_set_paintable (self->loading, GDK_PAINTABLE (spinner));
  comity_settings_bind_window (GTK_WINDOW (self));
  comity_lock_watch (ADW_APPLICATION_WINDOW (self));
  self->due = comity_due_new ();
  comity_sidebar_set_due (self->sidebar, self->due);
  comity_reminder_watch (self->due);
  comity_window_init_pages (self);
  comity_follow_contrast (GTK_WIDGET (self));
}
