/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-backups-dialog.h"
#include "comity-drafts-dialog.h"
#include "comity-feeds.h"
#include "comity-form.h"
#include "comity-list-page.h"
#include "comity-lock-screen.h"
#include "comity-palette.h"
#include "comity-parts.h"
#include "comity-preferences.h"
#include "comity-record-page.h"
#include "comity-retention-dialog.h"
#include "comity-rules-dialog.h"
#include "comity-web-dialog.h"
#include "comity-window-private.h"

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
  comity_window_go_back (user_data);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_go_forward (user_data);
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
  comity_window_show_page (user_data, g_variant_get_string (parameter, NULL));
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

static void
open_elsewhere_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name;
  gint64 id;
  const ComityKind *kind;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = comity_kind_find (name);
  if (kind)
    comity_window_open_elsewhere (user_data, kind, id);
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
                                    field->name, COMITY_OP_IS, value);
}

/* A list, only what one filter finds. */
static void
show_filtered_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name, *path, *value;
  int op;
  const ComityKind *kind;
  AdwNavigationPage *page;

  g_variant_get (parameter, "(&s&si&s)", &name, &path, &op, &value);
  kind = comity_kind_find (name);
  if (!kind)
    return;
  page = comity_window_show_list (user_data, kind);
  if (*path)
    comity_list_page_set_only_filter (COMITY_LIST_PAGE (page), path, (ComityOp) op, value);
  else
    gtk_widget_activate_action (GTK_WIDGET (page), "page.show-all", NULL);
}

static void
new_of_kind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;
  const ComityKind *kind = comity_kind_find (g_variant_get_string (parameter, NULL));

  if (kind)
    comity_form_present (GTK_WIDGET (self), self->store, kind, 0, NULL);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_toast (user_data, g_variant_get_string (parameter, NULL));
}

static void
toast_feed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  /* Translators: %s is the name of a list on the web */
  g_autofree char *text = g_strdup_printf (_ ("“%s” has changed on the web"), name);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, C_ ("toast", "_Show"));
  adw_toast_set_action_name (toast, "win.ask-feed");
  adw_toast_set_action_target (toast, "x", id);
  comity_window_add_toast (user_data, toast);
}

static void
offline_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  comity_offline_banner_watch (self->offline);
}

static void
ask_feed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  comity_feeds_ask (GTK_WIDGET (self), self->store, g_variant_get_int64 (parameter));
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
open_office_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_choose_office (user_data);
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_open_path (user_data, g_variant_get_string (parameter, NULL), COMITY_OPEN_DEFAULT);
}

static void
backups_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_backups_dialog_present (user_data);
}

static void
retention_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  comity_retention_dialog_present (GTK_WIDGET (self), self->store);
}

static void
open_demo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  comity_window_open_demo (user_data);
}

static void
take_rules_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  comity_rules_dialog_present (GTK_WIDGET (self), self->store);
}

static void
from_web_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  if (self->store)
    adw_dialog_present (ADW_DIALOG (comity_web_dialog_new (GTK_WIDGET (self), self->store)),
                        GTK_WIDGET (self));
}

static void
web_sources_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  comity_preferences_present (GTK_WIDGET (self), self->store, "web");
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

static void
drafts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  comity_drafts_offer (GTK_WIDGET (self), self->store, TRUE);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ComityWindow *self = user_data;

  if (comity_lock_get_minutes (self->store) > 0)
    comity_lock_now (self->store);
  else
    comity_toast (GTK_WIDGET (self), _ ("Set a lock in the preferences first"));
}

static const GActionEntry entries[] = {
  { "drafts", drafts_cb },
  { "palette", palette_cb },
  { "search", search_cb },
  { "new-record", new_record_cb },
  { "from-web", from_web_cb },
  { "web-sources", web_sources_cb },
  { "back", back_cb },
  { "forward", forward_cb },
  { "sidebar", sidebar_cb },
  { "switch", switch_cb, "s" },
  { "open-record", open_record_cb, "(sx)" },
  { "open-record-in-window", open_elsewhere_cb, "(sx)" },
  { "show-list", show_list_cb, "(ssx)" },
  { "show-filtered", show_filtered_cb, "(ssis)" },
  { "new", new_of_kind_cb, "s" },
  { "toast", toast_cb, "s" },
  { "toast-feed", toast_feed_cb, "(sx)" },
  { "offline", offline_cb },
  { "ask-feed", ask_feed_cb, "x" },
  { "own-office", own_office_cb },
  { "open-office", open_office_cb },
  { "open-recent", open_recent_cb, "s" },
  { "open-demo", open_demo_cb },
  { "backups", backups_cb },
  { "retention", retention_cb },
  { "lock", lock_cb },
  { "take-rules", take_rules_cb },
  { "close", close_cb },
};

/** comity_window_update_actions: those that need an office are off without one. */
void
comity_window_update_actions (ComityWindow *self)
{
  static const char *const always[] = { "open-office", "open-recent", "open-demo", "sidebar",
                                        "toast",       "close",       NULL };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

    if (!g_strv_contains (always, entries[i].name))
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->store != NULL);
  }
}

/** comity_window_init_actions: to be called once. */
void
comity_window_init_actions (ComityWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  comity_window_update_actions (self);
}
