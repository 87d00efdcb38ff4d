/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-undo-menu.h"
#include "comity-undo.h"
#include "comity-window-private.h"

/* Undo and Redo of the whole window: their keys, their names, their toasts. */

#define TOAST_SECONDS 8

/* -- What they would do --------------------------------------------------------------------- */

static void
set_enabled (ComityWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
show_steps (ComityWindow *self)
{
  gboolean writable = self->store != NULL && !comity_store_is_read_only (self->store);

  set_enabled (self, "undo", writable && self->steps != NULL && self->steps->undo != NULL);
  set_enabled (self, "redo", writable && self->steps != NULL && self->steps->redo != NULL);
  set_enabled (self, "history", self->store != NULL);
  if (gtk_window_is_active (GTK_WINDOW (self)))
    comity_undo_menu_update (self->steps);
}

static gpointer
steps_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_undo_steps (db, error);
}

static void
steps_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityWindow) self = user_data;
  ComityUndoSteps *steps = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (COMITY_STORE (source) == self->store) {
    g_clear_pointer (&self->steps, comity_undo_steps_free);
    self->steps = g_steal_pointer (&steps);
    show_steps (self);
  }
  g_clear_pointer (&steps, comity_undo_steps_free);
}

static void
read_steps (ComityWindow *self)
{
  if (self->store != NULL)
    comity_store_read_async (self->store, steps_func, NULL, NULL,
                             (GDestroyNotify) comity_undo_steps_free, NULL, steps_read_cb,
                             g_object_ref (self));
}

static void
changed_cb (ComityStore *store, ComityChanged *changed, gpointer user_data)
{
  ComityWindow *self = user_data;

  if (store == self->store)
    read_steps (self);
}

static void
first_read_cb (gpointer data)
{
  ComityWindow *self = data;

  self->reading_steps = 0;
  read_steps (self);
}

static void
dismiss_toast (ComityWindow *self)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  g_clear_weak_pointer (&self->undo_toast);
}

/**
 * comity_window_watch_undo:
 *
 * The window has another office: its last change is read when there is nothing more urgent.
 */
void
comity_window_watch_undo (ComityWindow *self)
{
  g_clear_pointer (&self->steps, comity_undo_steps_free);
  dismiss_toast (self); /* its button would undo in the new office */
  show_steps (self);
  if (self->store == NULL)
    return;
  g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_clear_handle_id (&self->reading_steps, g_source_remove);
  self->reading_steps = g_timeout_add_once (500, first_read_cb, self);
}

/* -- Toasts --------------------------------------------------------------------------------- */

static AdwToast *
toast_new (ComityWindow *self, const char *text, const char *button)
{
  AdwToast *toast = adw_toast_new (text);

  dismiss_toast (self);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_set_weak_pointer (&self->undo_toast, toast);
  return toast;
}

static void
toast_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;
  const char *text;
  gint64 batch;
  AdwToast *toast;

  g_variant_get (parameter, "(&sx)", &text, &batch);
  if (batch == 0) {
    comity_window_toast (self, text);
    return;
  }
  toast = toast_new (self, text, C_ ("toast", "_Undo"));
  adw_toast_set_action_name (toast, "win.undo-batch");
  adw_toast_set_action_target (toast, "x", batch);
  comity_window_add_toast (self, toast);
}

/* -- Doing it ------------------------------------------------------------------------------- */

typedef struct {
  ComityWindow *window;
  ComityBusy *busy;
  gboolean redo;
} Doing;

static Doing *
doing_new (ComityWindow *self, gboolean redo)
{
  Doing *doing = g_new0 (Doing, 1);
  const char *what;

  if (redo)
    /* Translators: above the bar of progress: what was undone is done again */
    what = _ ("Redoing…");
  else
    /* Translators: above the bar of progress: what was done is taken back */
    what = _ ("Undoing…");
  dismiss_toast (self);
  doing->window = g_object_ref (self);
  doing->redo = redo;
  doing->busy = comity_busy_new (GTK_WIDGET (self), what);
  comity_busy_show_numbers (doing->busy);
  return doing;
}

static void
doing_free (Doing *doing)
{
  g_clear_pointer (&doing->busy, comity_busy_end);
  g_object_unref (doing->window);
  g_free (doing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Doing, doing_free)

static void
say_done (Doing *doing, ComityChanged *changed)
{
  ComityWindow *self = doing->window;
  AdwToast *toast;
  g_autofree char *text = g_strdup_printf (doing->redo ?
                                             /* Translators: %s is what was done again */
                                             _ ("Redone: %s") :
                                             /* Translators: %s is what was undone */
                                             _ ("Undone: %s"),
                                           changed->label);

  toast = toast_new (self, text, doing->redo ? C_ ("toast", "_Undo") : C_ ("toast", "_Redo"));
  adw_toast_set_action_name (toast, "win.undo-batch");
  adw_toast_set_action_target (toast, "x", changed->batch);
  comity_window_add_toast (self, toast);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Doing) doing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_undo_finish (COMITY_STORE (source), result, &error);

  g_clear_pointer (&doing->busy, comity_busy_end);
  if (!comity_window_shows (GTK_WIDGET (doing->window), COMITY_STORE (source)))
    return;
  if (changed != NULL)
    say_done (doing, changed);
  else
    comity_error_present (GTK_WIDGET (doing->window), error);
}

/**
 * comity_window_undo:
 * @batch: what to take back; 0: what was done last
 *
 * Undoes, shows progress when it takes long, and says what was undone or why it cannot be.
 */
void
comity_window_undo (ComityWindow *self, gint64 batch)
{
  Doing *doing = doing_new (self, FALSE);

  comity_store_undo_async (self->store, batch, comity_busy_get_cancellable (doing->busy),
                           comity_busy_get_progress (doing->busy), done_cb, doing);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_undo (user_data, 0);
}

static void
undo_batch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_undo (user_data, g_variant_get_int64 (parameter));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;
  Doing *doing = doing_new (self, TRUE);

  comity_store_redo_async (self->store, comity_busy_get_cancellable (doing->busy),
                           comity_busy_get_progress (doing->busy), done_cb, doing);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_show_page (user_data, "history");
}

/* -- Keys ----------------------------------------------------------------------------------- */

/* Not an accelerator of the application, which would come before the text entry that has the
 * focus: that one undoes its own typing first. A form or another dialog is not undone behind. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer action)
{
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)) != NULL)
    return FALSE;
  return gtk_widget_activate_action (widget, action, NULL);
}

static void
add_key (GtkShortcutController *controller, GdkModifierType modifiers, const char *action)
{
  GtkShortcutTrigger *trigger = gtk_keyval_trigger_new (GDK_KEY_z, modifiers);

  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (trigger,
                                                          gtk_callback_action_new (key_cb,
                                                                                   (gpointer)
                                                                                     action,
                                                                                   NULL)));
}

static void
active_cb (ComityWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    comity_undo_menu_update (self->steps);
}

static const GActionEntry entries[] = {
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "undo-batch", undo_batch_cb, "x" },
  { "toast-undo", toast_undo_cb, "(sx)" },
  { "history", history_cb },
};

/** comity_window_init_undo: to be called once. */
void
comity_window_init_undo (ComityWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_key (GTK_SHORTCUT_CONTROLLER (controller), GDK_CONTROL_MASK, "win.undo");
  add_key (GTK_SHORTCUT_CONTROLLER (controller), GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  show_steps (self);
}

/** comity_window_end_undo: in dispose. */
void
comity_window_end_undo (ComityWindow *self)
{
  g_clear_handle_id (&self->reading_steps, g_source_remove);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_pointer (&self->steps, comity_undo_steps_free);
}
