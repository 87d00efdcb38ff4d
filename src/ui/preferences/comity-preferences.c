/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-preferences.h"

#include <glib/gi18n.h>

#include "comity-login-row.h"
#include "comity-settings.h"
#include "comity-web-preferences.h"

static const ComityPreferencesPage pages[] = {
  comity_preferences_general,
  comity_preferences_personal,
  comity_web_preferences_page_new,
};

/* -- General -------------------------------------------------------------------------------- */

/** A choice of the preferences: what is stored and what is shown. */
typedef struct {
  const char *value;
  const char *label; /* NC_ ("preferences", …) */
} Choice;

static const Choice start_pages[] = {
  { "today", NC_ ("preferences", "Today") },
  /* Translators: which page is shown when the program starts: the one that was shown last */
  { "last", NC_ ("preferences", "Where I left off") },
};

static const Choice styles[] = {
  /* Translators: light or dark, as the desktop has it */
  { "default", NC_ ("preferences", "As the system") },
  { "light", NC_ ("preferences", "Light") },
  { "dark", NC_ ("preferences", "Dark") },
};

/** Which setting a row changes. */
typedef struct {
  const char *key;
  const Choice *choices;
} Setting;

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  const Setting *setting = user_data;

  comity_settings_set_string (setting->key,
                              setting->choices[adw_combo_row_get_selected (row)].value);
  comity_settings_apply_style ();
}

static GtkWidget *
make_combo (const char *title, const char *subtitle, const Setting *setting, guint n)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *now = comity_settings_dup_string (setting->key);
  guint selected = 0;

  for (guint i = 0; i < n; i++) {
    gtk_string_list_append (labels, g_dpgettext2 (NULL, "preferences", setting->choices[i].label));
    if (g_str_equal (setting->choices[i].value, now))
      selected = i;
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), (gpointer) setting);
  return row;
}

static void
switched_cb (AdwSwitchRow *row, GParamSpec *pspec, gpointer key)
{
  comity_settings_set_boolean (key, adw_switch_row_get_active (row));
}

static GtkWidget *
make_switch (const char *title, const char *subtitle, const char *key)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), comity_settings_get_boolean (key));
  g_signal_connect (row, "notify::active", G_CALLBACK (switched_cb), (gpointer) key);
  return row;
}

static void
add_group (GtkWidget *page, const char *title, GtkWidget *const *rows, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows[i]);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

/**
 * comity_preferences_general:
 * @parent: the window
 * @store: (nullable): its office
 *
 * Returns: (transfer floating): the page of what belongs to this person's view
 */
AdwPreferencesPage *
comity_preferences_general (GtkWidget *parent, ComityStore *store)
{
  static const Setting start = { "start-page", start_pages };
  static const Setting style = { "color-scheme", styles };
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *view[] = {
    make_combo (_ ("When the Program Starts"), _ ("Which page is shown first"), &start,
                G_N_ELEMENTS (start_pages)),
    /* Translators: light, dark, or as the desktop has it */
    make_combo (_ ("Style"), NULL, &style, G_N_ELEMENTS (styles)),
  };
  GtkWidget *reminders[] = {
    make_switch (_ ("Remind Once a Day"),
                 _ ("A notification says how much is due; it names nobody"), "due-notifications"),
    comity_login_row_new (),
  };

  g_object_bind_property (reminders[0], "active", reminders[1], "sensitive", G_BINDING_SYNC_CREATE);
  /* Translators: a page of the preferences */
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("General"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "general");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "preferences-system-symbolic");
  /* Translators: a heading in the preferences: how things look */
  add_group (page, _ ("View"), view, G_N_ELEMENTS (view));
  /* Translators: a heading in the preferences */
  add_group (page, _ ("Deadlines"), reminders, G_N_ELEMENTS (reminders));
  return ADW_PREFERENCES_PAGE (page);
}

/**
 * comity_preferences_present:
 * @parent: the window
 * @store: (nullable): its office
 * @page: (nullable): the name of the page that is shown first
 *
 * Shows the preferences.
 */
void
comity_preferences_present (GtkWidget *parent, ComityStore *store, const char *page)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();

  adw_dialog_set_content_width (dialog,
                                800); /* the names of the pages fit, also in longer languages */
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog),
                                             G_N_ELEMENTS (pages) > 1);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    AdwPreferencesPage *made = pages[i](parent, store);

    if (made)
      adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), made);
  }
  if (page)
    adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), page);
  adw_dialog_present (dialog, parent);
}
