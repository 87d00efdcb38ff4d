/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-lock-screen.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>
#include <time.h>

#include "comity-errors.h"
#include "comity-lock.h"
#include "comity-parts.h"
#include "comity-window.h"

/*
 * While it is locked, every window of the program is hidden, with its dialogs, its title and its place
 * in the accessibility tree, and a small one asks for the passphrase; no other window can appear.
 * Where several offices are open that have a lock, it asks for the passphrase of each.
 */

#define LOOK_SECONDS 5

static struct {
  gboolean on;
  ComityStore *store;  /* whose passphrase is asked for */
  GPtrArray *hidden;   /* of GtkWindow */
  GtkWindow *window;   /* that asks */
  AdwWindowTitle *title; /* which office it is */
  GtkWidget *entry, *go;
  gint64 last;         /* when somebody did something, in seconds that also pass in standby */
  guint timer;
} lock;

static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_BOOTTIME, &time);
  return time.tv_sec;
}

/** comity_lock_get_minutes: after how much idle time the office is hidden, 0 for never */
guint
comity_lock_get_minutes (ComityStore *store)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (store), "comity-lock-minutes"));
}

/** comity_lock_is_on: whether everything is hidden now */
gboolean
comity_lock_is_on (void)
{
  return lock.on;
}

/* Whether its passphrase was not typed yet. */
static gboolean
is_closed (ComityStore *store)
{
  return comity_lock_get_minutes (store) > 0 &&
         g_object_get_data (G_OBJECT (store), "comity-lock-opened") == NULL;
}

/**
 * comity_lock_hides:
 *
 * Returns: whether nothing may be told of this office: it is locked, or was not opened by its
 *   passphrase yet
 */
gboolean
comity_lock_hides (ComityStore *store)
{
  return lock.on || is_closed (store);
}

/** comity_lock_set_opened: whether the passphrase of the office was typed, or needs to be */
void
comity_lock_set_opened (ComityStore *store, gboolean opened)
{
  g_object_set_data (G_OBJECT (store), "comity-lock-opened", GINT_TO_POINTER (opened));
}

/* Returns: (transfer container): the windows of offices, also hidden ones, the foremost one first */
static GList *
list_windows (void)
{
  GList *windows =
    g_list_copy (gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ())));

  for (GList *l = windows, *next; l != NULL; l = next) {
    next = l->next;
    if (!COMITY_IS_WINDOW (l->data))
      windows = g_list_delete_link (windows, l);
  }
  return windows;
}

/* -- Unlocking -------------------------------------------------------------------------------- */

/* Asks for the passphrase of this office. */
static void
ask_for (ComityStore *store)
{
  g_autofree char *name = g_path_get_basename (comity_store_get_path (store));

  g_set_object (&lock.store, store);
  adw_window_title_set_subtitle (lock.title, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (lock.entry), _ ("Passphrase"));
  gtk_widget_remove_css_class (lock.entry, "error");
}

/* Shows everything again. */
static void
show_all (void)
{
  g_autoptr (GPtrArray) hidden = g_steal_pointer (&lock.hidden);
  g_autoptr (GList) windows = list_windows ();
  GtkWindow *window = g_steal_pointer (&lock.window);

  g_clear_object (&lock.store);
  lock.on = FALSE;
  lock.last = now ();
  for (guint i = hidden->len; i > 0; i--)
    gtk_widget_set_visible (hidden->pdata[i - 1], TRUE);
  /* Also those that wanted to appear meanwhile. */
  for (GList *l = g_list_last (windows); l != NULL; l = l->prev)
    gtk_window_present (l->data);
  gtk_window_destroy (window);
}

static void
make_ready (void)
{
  gtk_widget_set_sensitive (lock.go, TRUE);
  gtk_widget_set_sensitive (lock.entry, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (lock.entry), "");
  gtk_widget_grab_focus (lock.entry);
}

/* One passphrase shows one office: those that others have opened want theirs first. */
static void
unlock (void)
{
  g_autoptr (GList) windows = list_windows ();

  comity_lock_set_opened (lock.store, TRUE);
  for (GList *l = windows; l != NULL; l = l->next) {
    ComityStore *store = comity_window_get_store (l->data);

    if (store == NULL || !is_closed (store))
      continue;
    ask_for (store);
    make_ready ();
    return;
  }
  show_all ();
}

static void
refuse (const char *why)
{
  gtk_widget_add_css_class (lock.entry, "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (lock.entry), why);
  make_ready ();
}

static void
forget (gpointer passphrase)
{
  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gboolean *opens = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (lock.window == NULL || lock.store != (gpointer) source)
    return;
  if (opens == NULL)
    refuse (comity_error_get_sentence (error));
  else if (*opens)
    unlock ();
  else
    refuse (_ ("That is not the passphrase. Try again"));
}

static void
go_cb (GtkWidget *widget, gpointer user_data)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (lock.entry));

  if (*typed == '\0')
    return;
  gtk_widget_set_sensitive (lock.go, FALSE);
  gtk_widget_set_sensitive (lock.entry, FALSE);
  comity_store_read_async (lock.store, comity_lock_opens_func, g_strdup (typed), forget, g_free,
                           NULL, verified_cb, NULL);
}

/**
 * comity_lock_quit:
 *
 * Ends the program while it is locked. Nothing is asked that nobody could see: what was typed into
 * forms is kept as drafts. The offices go with their windows, and are backed up before the end.
 */
void
comity_lock_quit (void)
{
  g_autoptr (GPtrArray) hidden = g_steal_pointer (&lock.hidden);
  g_autoptr (GList) others = NULL;
  GtkWindow *window = g_steal_pointer (&lock.window);

  for (guint i = 0; i < hidden->len; i++)
    gtk_window_destroy (hidden->pdata[i]);
  /* Also those that wanted to appear meanwhile: nobody could close what nobody sees. */
  others = list_windows ();
  for (GList *l = others; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  g_clear_object (&lock.store);
  lock.on = FALSE;
  gtk_window_destroy (window);
}

static void
quit_cb (GtkButton *button, gpointer user_data)
{
  comity_lock_quit ();
}

/* By the window manager: without what asks, nothing could be shown again. */
static gboolean
close_cb (GtkWindow *window, gpointer user_data)
{
  comity_lock_quit ();
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  /* Translators: button of the lock: end the program */
  GtkWidget *quit = gtk_button_new_with_mnemonic (_ ("_Quit"));

  /* Translators: button of the lock: show the office again */
  lock.go = gtk_button_new_with_mnemonic (_ ("_Unlock"));
  gtk_widget_add_css_class (lock.go, "suggested-action");
  gtk_widget_add_css_class (lock.go, "pill");
  gtk_widget_add_css_class (quit, "pill");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  g_signal_connect (lock.go, "clicked", G_CALLBACK (go_cb), NULL);
  g_signal_connect (quit, "clicked", G_CALLBACK (quit_cb), NULL);
  gtk_box_append (GTK_BOX (box), quit);
  gtk_box_append (GTK_BOX (box), lock.go);
  return box;
}

static GtkWidget *
make_content (void)
{
  GtkWidget *page = adw_status_page_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new (), *clamp = adw_clamp_new ();
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  lock.title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Comity Is Locked"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (lock.title));
  lock.entry = adw_password_entry_row_new ();
  g_signal_connect (lock.entry, "entry-activated", G_CALLBACK (go_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), lock.entry);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), make_buttons ());
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 360);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-lock-screen-symbolic");
  /* Translators: title of the screen that hides the office */
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Locked"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Type the passphrase of the office to go on. What you were "
                                      "doing is as you left it."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return view;
}

/* -- Locking ---------------------------------------------------------------------------------- */

static void
make_window (void)
{
  lock.window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_application (lock.window, GTK_APPLICATION (g_application_get_default ()));
  gtk_window_set_title (lock.window, _ ("Comity Is Locked"));
  gtk_window_set_default_size (lock.window, 480, 560);
  gtk_window_set_deletable (lock.window, FALSE);
  adw_window_set_content (ADW_WINDOW (lock.window), make_content ());
  gtk_window_set_focus (lock.window, lock.entry);
  g_signal_connect (lock.window, "close-request", G_CALLBACK (close_cb), NULL);
}

static void
close_all (void)
{
  g_autoptr (GList) windows = list_windows ();

  for (GList *l = windows; l != NULL; l = l->next) {
    ComityStore *store = comity_window_get_store (l->data);

    if (store != NULL)
      comity_lock_set_opened (store, FALSE);
  }
}

static void
hide_all (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  lock.hidden = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

    if (gtk_widget_get_visible (GTK_WIDGET (window)))
      g_ptr_array_add (lock.hidden, g_steal_pointer (&window));
  }
  for (guint i = 0; i < lock.hidden->len; i++)
    gtk_widget_set_visible (lock.hidden->pdata[i], FALSE);
}

/** comity_lock_present: shows what asks for the passphrase */
void
comity_lock_present (void)
{
  if (lock.window != NULL)
    gtk_window_present (lock.window);
}

/**
 * comity_lock_now:
 * @store: the office whose passphrase shows everything again
 *
 * Hides all windows. Without a lock set for the office, nothing happens.
 */
void
comity_lock_now (ComityStore *store)
{
  if (lock.on || comity_lock_get_minutes (store) == 0)
    return;
  lock.on = TRUE;
  close_all ();
  hide_all ();
  make_window ();
  ask_for (store);
  comity_lock_present ();
}

/**
 * comity_lock_check:
 * @idle_seconds: for how long nobody has done anything
 *
 * Locks when an office that is open wants it by now.
 */
void
comity_lock_check (gint64 idle_seconds)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; !lock.on && i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);
    ComityStore *store =
      COMITY_IS_WINDOW (window) ? comity_window_get_store (COMITY_WINDOW (window)) : NULL;
    guint minutes = store ? comity_lock_get_minutes (store) : 0;

    if (minutes > 0 && idle_seconds >= (gint64) minutes * 60)
      comity_lock_now (store);
  }
}

static gboolean
look_cb (gpointer user_data)
{
  comity_lock_check (now () - lock.last);
  return G_SOURCE_CONTINUE;
}

/**
 * comity_lock_set_minutes:
 *
 * Notes what the office wants; 0 for no lock.
 */
void
comity_lock_set_minutes (ComityStore *store, guint minutes)
{
  g_object_set_data (G_OBJECT (store), "comity-lock-minutes", GUINT_TO_POINTER (minutes));
  if (minutes > 0 && lock.timer == 0) {
    lock.last = now ();
    lock.timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, NULL);
  }
}

/** comity_lock_shown: an office was opened in a window: it wants its passphrase first */
void
comity_lock_shown (ComityStore *store)
{
  if (is_closed (store))
    comity_lock_now (store);
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, gpointer user_data)
{
  lock.last = now ();
  return GDK_EVENT_PROPAGATE;
}

/* Who goes away from the desk cannot first close what is open. */
static void
watch_widget (GtkWidget *widget)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (widget, events);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  comity_add_key (keys, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.lock", NULL);
  gtk_widget_add_controller (widget, keys);
}

/* A dialog has the keyboard for itself: what is typed in it does not come by the window. */
static void
dialog_cb (AdwApplicationWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "comity-lock-watched") != NULL)
    return;
  g_object_set_data (G_OBJECT (dialog), "comity-lock-watched", GINT_TO_POINTER (TRUE));
  watch_widget (GTK_WIDGET (dialog));
}

/** comity_lock_watch: what is done in this window and in its dialogs is work */
void
comity_lock_watch (AdwApplicationWindow *window)
{
  watch_widget (GTK_WIDGET (window));
  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
}
