/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and calendars on the web that the office keeps asking: in the preferences, and when the program starts. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-feeds.h"

#include <glib/gi18n.h>

#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-feed.h"
#include "comity-import-dialog.h"
#include "comity-kinds.h"
#include "comity-parts.h"
#include "comity-titles.h"
#include "comity-web-sources.h"
#include "comity-window.h"

/** Asking: one feed that is asked. */
typedef struct {
  GtkWidget *parent;
  ComityStore *store;
  ComityBusy *busy; /* NULL: nobody waits */
} Asking;

static void
asking_free (Asking *asking)
{
  g_clear_pointer (&asking->busy, comity_busy_end);
  g_object_unref (asking->parent);
  g_object_unref (asking->store);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* A toast of the window stands below the preferences. */
static void
say (GtkWidget *from, const char *text)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (from, ADW_TYPE_PREFERENCES_DIALOG);
  AdwToast *toast;

  if (!dialog) {
    comity_toast (from, text);
    return;
  }
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
}

/* -- Asked by a person --------------------------------------------------------------------------- */

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityFeed) feed = comity_feed_ask_finish (result, &error);

  g_clear_pointer (&asking->busy, comity_busy_end);
  if (!feed) {
    comity_error_present (asking->parent, error);
  } else if (comity_feed_has_news (feed)) {
    comity_import_dialog_present_feed (asking->parent, asking->store, g_steal_pointer (&feed));
  } else {
    g_autofree char *text =
      /* Translators: %s is the name of a list on the web */
      g_strdup_printf (_ ("“%s” has nothing new"), comity_record_get (feed->record, "name"));

    say (asking->parent, text);
  }
}

static void
ask (Asking *asking, gint64 id, GAsyncReadyCallback callback)
{
  comity_feed_ask_async (asking->store, id, comity_web_sources_allow_own (),
                         asking->busy ? comity_busy_get_cancellable (asking->busy) : NULL, callback,
                         asking);
}

static Asking *
asking_new (GtkWidget *parent, ComityStore *store, ComityBusy *busy)
{
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { g_object_ref (parent), g_object_ref (store), busy };
  return asking;
}

/**
 * comity_feeds_ask:
 * @parent: a widget of the window
 * @id: of a feed
 *
 * Asks a feed again, with progress and Cancel, and shows what is new.
 */
void
comity_feeds_ask (GtkWidget *parent, ComityStore *store, gint64 id)
{
  ask (asking_new (parent, store, comity_busy_new (parent, _ ("Asking the Web…"))), id, asked_cb);
}

/* -- Asked when the program starts --------------------------------------------------------------- */

/* Nobody has asked: an address that does not answer today is no news, but no network is. */
static void
asked_quietly_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (ComityFeed) feed = comity_feed_ask_finish (result, NULL);

  if (comity_window_get_store (COMITY_WINDOW (asking->parent)) != asking->store)
    return; /* the window shows another office by now */
  if (!feed && comity_fetcher_is_offline (comity_fetcher_get_default ()))
    gtk_widget_activate_action (asking->parent, "win.offline", NULL);
  if (!feed || !comity_feed_has_news (feed))
    return;
  gtk_widget_activate_action (asking->parent, "win.toast-feed", "(sx)",
                              comity_record_get (feed->record, "name"),
                              comity_record_get_id (feed->record));
}

static void
listed_at_start_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GPtrArray) feeds = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  for (guint i = 0; feeds && i < feeds->len; i++)
    if (g_strcmp0 (comity_record_get (feeds->pdata[i], "at_start"), "true") == 0)
      ask (asking_new (parent, COMITY_STORE (source), NULL), comity_record_get_id (feeds->pdata[i]),
           asked_quietly_cb);
}

/**
 * comity_feeds_start:
 * @parent: the window
 *
 * Asks the feeds that are to be asked when the program starts, and says which of them have news.
 */
void
comity_feeds_start (GtkWidget *parent, ComityStore *store)
{
  comity_store_read_async (store, comity_feed_list_func, NULL, NULL,
                           (GDestroyNotify) g_ptr_array_unref, NULL, listed_at_start_cb,
                           g_object_ref (parent));
}

/* -- In the preferences -------------------------------------------------------------------------- */

static void
again_cb (GtkWidget *button, gpointer id)
{
  ComityStore *store = g_object_get_data (G_OBJECT (button), "comity-store");

  comity_feeds_ask (button, store, *(gint64 *) id);
}

static void
open_cb (GtkWidget *row, gpointer id)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG);
  g_autoptr (GtkWidget) root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (row)));
  gint64 feed = *(gint64 *) id;

  adw_dialog_close (ADW_DIALOG (dialog));
  comity_open_record (root, &comity_kind_feed, feed);
}

static void
connect_to (GtkWidget *widget, const char *signal, GCallback callback, ComityRecord *feed)
{
  gint64 id = comity_record_get_id (feed);

  g_signal_connect_data (widget, signal, callback, g_memdup2 (&id, sizeof id),
                         (GClosureNotify) (GCallback) g_free, G_CONNECT_DEFAULT);
}

static void
fill_row (GtkWidget *row, ComityRecord *feed)
{
  const ComityKind *kind = comity_kind_find (comity_record_get (feed, "kind"));
  g_autofree char *taken = comity_titles_join (feed, "", "taken", NULL);
  g_autofree char *subtitle =
    /* Translators: what a list on the web brings, such as “Partners”, and a date */
    g_strdup_printf (_ ("%1$s, last taken in on %2$s"), kind ? comity_kind_get_plural (kind) : "–",
                     taken ? taken : "–");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comity_record_get (feed, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, comity_record_get (feed, "address"));
}

static GtkWidget *
row_new (ComityStore *store, ComityRecord *feed)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: %s is the name of a list on the web that is asked again */
  g_autofree char *label = g_strdup_printf (_ ("Ask “%s” Again"), comity_record_get (feed, "name"));
  GtkWidget *again = comity_icon_button_new ("view-refresh-symbolic", label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_sensitive (again, !comity_store_is_read_only (store));
  g_object_set_data_full (G_OBJECT (again), "comity-store", g_object_ref (store), g_object_unref);
  connect_to (again, "clicked", G_CALLBACK (again_cb), feed);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  connect_to (row, "activated", G_CALLBACK (open_cb), feed);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), again);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/** Shown: the rows of a group, and of which feeds they are. */
typedef struct {
  GPtrArray *rows; /* borrowed */
  GPtrArray *feeds;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_ptr_array_unref (shown->rows);
  g_clear_pointer (&shown->feeds, g_ptr_array_unref);
  g_free (shown);
}

static gboolean
are_same (const GPtrArray *before, const GPtrArray *now)
{
  if (!before || before->len != now->len)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    if (comity_record_get_id (before->pdata[i]) != comity_record_get_id (now->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Rows of feeds that are still there stay, and with them the keyboard. */
static void
show_feeds (AdwPreferencesGroup *group, ComityStore *store, GPtrArray *feeds)
{
  Shown *shown = g_object_get_data (G_OBJECT (group), "comity-shown");

  if (!are_same (shown->feeds, feeds)) {
    for (guint i = 0; i < shown->rows->len; i++)
      adw_preferences_group_remove (group, shown->rows->pdata[i]);
    g_ptr_array_set_size (shown->rows, 0);
    for (guint i = 0; i < feeds->len; i++) {
      g_ptr_array_add (shown->rows, row_new (store, feeds->pdata[i]));
      adw_preferences_group_add (group, shown->rows->pdata[i]);
    }
  }
  for (guint i = 0; i < feeds->len; i++)
    fill_row (shown->rows->pdata[i], feeds->pdata[i]);
  g_clear_pointer (&shown->feeds, g_ptr_array_unref);
  shown->feeds = g_ptr_array_ref (feeds);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwPreferencesGroup) group = user_data;
  g_autoptr (GPtrArray) feeds = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (feeds && gtk_widget_get_parent (GTK_WIDGET (group)))
    show_feeds (group, COMITY_STORE (source), feeds);
}

/* @changed: (nullable): %NULL to list them for the first time */
static void
list_cb (AdwPreferencesGroup *group, const ComityChanged *changed, ComityStore *store)
{
  if (changed && !comity_changed_has_kind (changed, &comity_kind_feed))
    return;
  comity_store_read_async (store, comity_feed_list_func, NULL, NULL,
                           (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                           g_object_ref (group));
}

/**
 * comity_feeds_group_new:
 * @parent: the window
 *
 * Returns: (transfer floating): the office's feeds, as a part of the preferences
 */
AdwPreferencesGroup *
comity_feeds_group_new (GtkWidget *parent, ComityStore *store)
{
  GtkWidget *group = adw_preferences_group_new ();
  Shown *shown = g_new0 (Shown, 1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   comity_kind_get_plural (&comity_kind_feed));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group), _ ("Lists and calendars on the web that your office takes in "
                                      "again. To add one, import it from the web and keep its "
                                      "address."));
  shown->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (group), "comity-shown", shown, shown_free);
  g_signal_connect_object (store, "changed", G_CALLBACK (list_cb), group, G_CONNECT_SWAPPED);
  list_cb (ADW_PREFERENCES_GROUP (group), NULL, store);
  return ADW_PREFERENCES_GROUP (group);
}
