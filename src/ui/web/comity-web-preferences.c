/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-web-preferences.h"

#include <glib/gi18n.h>

#include "comity-feeds.h"

/* Whom Comity asks on the web, and where. */

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_switch (AdwPreferencesGroup *group,
            GSettings *settings,
            const char *key,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_settings_bind (settings, key, row, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

static void
add_entry (AdwPreferencesGroup *group,
           GSettings *settings,
           const char *key,
           const char *title,
           GtkInputPurpose purpose)
{
  GtkWidget *row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), purpose);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), FALSE);
  g_settings_bind (settings, key, row, "text", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

/**
 * comity_web_preferences_page_new:
 * @parent: the window
 * @store: (nullable): its office
 *
 * Returns: (transfer floating): the page of the preferences about sources on the web
 */
AdwPreferencesPage *
comity_web_preferences_page_new (GtkWidget *parent, ComityStore *store)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  g_autoptr (GSettings) settings = g_settings_new (COMITY_SCHEMA ".web");
  AdwPreferencesGroup *group;

  adw_preferences_page_set_title (page, _ ("Web Sources"));
  adw_preferences_page_set_name (page, "web");
  adw_preferences_page_set_icon_name (page, "network-workgroup-symbolic");
  group = add_group (page, _ ("Who Is Asked"),
                     _ ("Only when you look a partner up or refresh it, never by itself."));
  add_switch (group, settings, "ask-pages", _ ("The Organisation’s Own Pages"),
              _ ("Logo, name, address, pages in other languages"));
  /* Translators: ROR is the Research Organization Registry */
  add_switch (group, settings, "ask-ror", _ ("ROR, the Research Organization Registry"),
              _ ("Names, place, identifiers, parent organisation"));
  /* Translators: name of a source on the web; usually left as it is */
  add_switch (group, settings, "ask-wikidata", _ ("Wikidata"),
              _ ("Logo with its licence, coordinates, names in many languages"));
  if (store)
    adw_preferences_page_add (page, comity_feeds_group_new (parent, store));
  group = add_group (page, _ ("Your Own Network"), NULL);
  add_switch (group, settings, "own-network", _ ("Ask Hosts of Your Own Network"),
              _ ("Needed for an intranet; otherwise better left off"));
  group = add_group (page, _ ("Client Id for ROR"),
                     _ ("Free of charge. Without one, ROR allows 50 requests in 5 minutes."));
  add_entry (group, settings, "ror-client-id", _ ("Client id"), GTK_INPUT_PURPOSE_FREE_FORM);
  /* Translators: heading: other addresses at which the sources can be asked */
  group = add_group (page, _ ("Mirrors"), _ ("Left empty, the sources themselves are asked."));
  add_entry (group, settings, "ror-address", _ ("Address of ROR"), GTK_INPUT_PURPOSE_URL);
  add_entry (group, settings, "wikidata-address", _ ("Address of Wikidata"), GTK_INPUT_PURPOSE_URL);
  add_entry (group, settings, "commons-address", _ ("Address of Wikimedia Commons"),
             GTK_INPUT_PURPOSE_URL);
  return page;
}
