/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-lock-screen.h"
#include "comity-lock.h"
#include "comity-passphrase-dialog.h"
#include "comity-preferences.h"

static const guint choices[] = { 0, 5, 10, 15, 30, 60 };

/** The row that sets the lock, and its office. */
typedef struct {
  GtkWidget *row; /* it owns this */
  ComityStore *store;
  gboolean updating;
} Lock;

static void
lock_free (gpointer data, GClosure *closure)
{
  Lock *self = data;

  g_object_unref (self->store);
  g_free (self);
}

static void
show_minutes (Lock *self)
{
  guint minutes = comity_lock_get_minutes (self->store), selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    if (choices[i] <= minutes)
      selected = i;
  }
  self->updating = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
  self->updating = FALSE;
}

/** A setting on its way. */
typedef struct {
  GtkWidget *row;
  Lock *lock; /* lives as long as @row */
  guint minutes;
} Setting;

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Setting *setting = user_data;
  g_autoptr (GtkWidget) row = setting->row;
  g_autoptr (GError) error = NULL;

  if (comity_store_set_lock_finish (COMITY_STORE (source), result, &error)) {
    comity_lock_set_opened (COMITY_STORE (source), TRUE);
    comity_lock_set_minutes (COMITY_STORE (source), setting->minutes);
  } else {
    comity_error_present (row, error);
  }
  show_minutes (setting->lock);
}

static void
given_cb (const char *passphrase, gpointer user_data)
{
  Setting *setting = user_data;

  if (passphrase == NULL) {
    show_minutes (setting->lock);
    g_object_unref (setting->row);
    g_free (setting);
    return;
  }
  comity_store_set_lock_async (setting->lock->store, setting->minutes, passphrase, set_cb, setting);
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  Lock *self = user_data;
  guint now = comity_lock_get_minutes (self->store);
  Setting *setting;

  if (self->updating)
    return;
  setting = g_new (Setting, 1);
  *setting =
    (Setting) { g_object_ref (self->row), self, choices[adw_combo_row_get_selected (row)] };
  if (now == 0 && setting->minutes > 0)
    comity_passphrase_dialog_ask (self->row, _ ("Passphrase of the Lock"),
                                  _ ("Everybody who works with this office file types it to go "
                                     "on, also after opening the file."),
                                  TRUE, given_cb, setting);
  else
    comity_store_set_lock_async (self->store, setting->minutes, NULL, set_cb, setting);
}

static GtkWidget *
make_lock (ComityStore *store)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  Lock *self = g_new0 (Lock, 1);

  /* Translators: when the window is locked */
  gtk_string_list_append (labels, C_ ("lock", "Never"));
  for (guint i = 1; i < G_N_ELEMENTS (choices); i++) {
    g_autofree char *label = g_strdup_printf (
      /* Translators: after how long the window is locked */
      ngettext ("After %u minute", "After %u minutes", choices[i]), choices[i]);
    gtk_string_list_append (labels, label);
  }
  *self = (Lock) { adw_combo_row_new (), g_object_ref (store), FALSE };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Lock When Nobody Works"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (labels));
  show_minutes (self);
  gtk_widget_set_sensitive (self->row, !comity_store_is_read_only (store));
  g_signal_connect_data (self->row, "notify::selected", G_CALLBACK (chosen_cb), self, lock_free,
                         G_CONNECT_DEFAULT);
  return self->row;
}

static void
go_cb (AdwActionRow *row, gpointer action)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_DIALOG);
  g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (dialog)));

  adw_dialog_force_close (ADW_DIALOG (dialog));
  gtk_widget_activate_action (window, action, NULL);
}

static GtkWidget *
make_way (const char *title, const char *subtitle, const char *action)
{
  GtkWidget *row = adw_action_row_new (),
            *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (go_cb), (gpointer) action);
  return row;
}

/**
 * comity_preferences_personal:
 * @parent: the window
 * @store: (nullable): its office
 *
 * Returns: (transfer floating) (nullable): the page of how the office protects people's data
 */
AdwPreferencesPage *
comity_preferences_personal (GtkWidget *parent, ComityStore *store)
{
  GtkWidget *page, *kept, *lock;

  if (store == NULL)
    return NULL;
  page = adw_preferences_page_new ();
  kept = adw_preferences_group_new ();
  lock = adw_preferences_group_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Personal Data"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "personal");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "system-lock-screen-symbolic");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (kept), _ ("How Long They Are Kept"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (kept),
                             /* Translators: how many years data of persons are kept */
                             make_way (_ ("Periods"), _ ("On the page of your university"),
                                       "win.own-office"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (kept),
                             /* Translators: the list of persons whose data are kept for too long */
                             make_way (_ ("Review"), _ ("Who has been kept for longer"),
                                       "win.retention"));
  /* Translators: heading: hiding the windows when nobody works */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (lock), _ ("Lock"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (lock),
    _ ("Hides the windows from lookers-on until the passphrase is typed. It does not encrypt the "
       "file: whoever can get at the file can read it with other programs."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (lock), make_lock (store));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (kept));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (lock));
  return ADW_PREFERENCES_PAGE (page);
}
