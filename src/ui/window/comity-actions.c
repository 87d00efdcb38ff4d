/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-parts.h"
#include "comity-recent-offices.h"
#include "comity-undo-menu.h"
#include "comity-window.h"

#define WINDOW NC_ ("shortcut window", "Window")
#define RECORDS NC_ ("shortcut window", "Records")
#define GOING NC_ ("shortcut window", "Moving About")
#define GENERAL NC_ ("shortcut window", "General")

static const ComityAction actions[] = {
  { "win.palette", NC_ ("action", "_Search Everything"), "<Control>k", GENERAL },
  { "win.search", NC_ ("action", "_Find on This Page"), "<Control>f", GENERAL },
  { "win.undo", NC_ ("action", "_Undo the Last Change"), "<Control>z", GENERAL,
    COMITY_ACTION_PALETTE },
  { "win.redo", NC_ ("action", "_Redo What Was Undone"), "<Control><Shift>z", GENERAL,
    COMITY_ACTION_PALETTE },
  { "win.history", NC_ ("action", "_History of the Office"), "<Control>h", GOING,
    COMITY_ACTION_PALETTE },
  { "win.drafts", NC_ ("action", "Unsaved _Drafts…"), NULL, NULL, COMITY_ACTION_PALETTE },
  { "win.rewind-office-to-day", NC_ ("action", "_Restore the Office to a Day…"), NULL, NULL,
    COMITY_ACTION_HISTORY_MENU | COMITY_ACTION_PALETTE },
  { "win.primary-menu", NC_ ("action", "Open the _Main Menu"), "F10", GENERAL },
  { "app.preferences", NC_ ("action", "_Preferences"), "<Control>comma", GENERAL,
    COMITY_ACTION_PRIMARY_APP | COMITY_ACTION_PALETTE },
  { "app.shortcuts", NC_ ("action", "_Keyboard Shortcuts"), "<Control>question", GENERAL,
    COMITY_ACTION_PRIMARY_APP | COMITY_ACTION_PALETTE },
  { "app.help", NC_ ("action", "_Help"), "F1", GENERAL,
    COMITY_ACTION_PRIMARY_APP | COMITY_ACTION_PALETTE },
  { "app.about", NC_ ("action", "_About Comity"), NULL, NULL,
    COMITY_ACTION_PRIMARY_APP | COMITY_ACTION_PALETTE },

  { "win.new-record", NC_ ("action", "_New Record"), "<Control>n", RECORDS },
  { "page.open-selected", NC_ ("action", "_Open the Selected Record"), "Return", RECORDS,
    COMITY_ACTION_ROW_MENU },
  { "page.open-elsewhere", NC_ ("action", "Open in a New _Window"), "<Control>Return", RECORDS,
    COMITY_ACTION_ROW_MENU },
  { "page.edit", NC_ ("action", "Ed_it…"), "<Control>e", RECORDS, COMITY_ACTION_ROW_MENU },
  { "page.filter", NC_ ("action", "Add a _Filter…"), "<Control><Shift>f", RECORDS,
    COMITY_ACTION_LIST_MENU },
  { "page.columns", NC_ ("action", "Choose _Columns…"), NULL, NULL, COMITY_ACTION_LIST_MENU },
  { "page.group", NC_ ("action", "_Group By…"), NULL, NULL, COMITY_ACTION_LIST_MENU },
  /* Translators: shows the records as they stood on one day */
  { "page.as-of", NC_ ("action", "As of a _Date…"), NULL, NULL, COMITY_ACTION_LIST_MENU },
  { "page.select-all", NC_ ("action", "Select _All"), "<Control>a", RECORDS,
    COMITY_ACTION_LIST_MENU },
  { "page.edit-cell", NC_ ("action", "_Edit the Cell"), "F2", RECORDS, COMITY_ACTION_ROW_MENU },
  { "page.copy", NC_ ("action", "_Copy as a Table"), "<Control>c", RECORDS,
    COMITY_ACTION_ROW_MENU },
  { "page.paste", NC_ ("action", "_Paste a Column"), "<Control>v", RECORDS,
    COMITY_ACTION_ROW_MENU },
  { "page.save-search", NC_ ("action", "Sa_ve the Search…"), "<Control>s", RECORDS,
    COMITY_ACTION_LIST_MENU },
  { "page.edit-search", NC_ ("action", "Name and _Warning of the Search…"), NULL, NULL,
    COMITY_ACTION_SEARCH_MENU },
  { "page.delete-search", NC_ ("action", "Delete the Sea_rch"), NULL, NULL,
    COMITY_ACTION_SEARCH_MENU },
  { "page.import", NC_ ("action", "_Import…"), "<Control>i", RECORDS, COMITY_ACTION_LIST_MENU },
  { "page.import-web", NC_ ("action", "Import From the _Web…"), NULL, NULL,
    COMITY_ACTION_LIST_MENU },
  { "page.import-clipboard", NC_ ("action", "Import From the C_lipboard…"), NULL, NULL,
    COMITY_ACTION_LIST_MENU },
  { "page.export-list", NC_ ("action", "_Export the List…"), NULL, NULL, COMITY_ACTION_LIST_MENU },
  { "page.print", NC_ ("action", "_Print the List…"), "<Control>p", RECORDS,
    COMITY_ACTION_LIST_MENU },
  { "page.print-languages", NC_ ("action", "Print in Another L_anguage…"), NULL, NULL,
    COMITY_ACTION_LIST_MENU },
  { "page.set-field", NC_ ("action", "_Set a Field of the Selected Records…"), "<Control><Shift>e",
    RECORDS, COMITY_ACTION_SELECTION_MENU | COMITY_ACTION_ROW_MENU },
  { "page.set-tags", NC_ ("action", "Change _Tags…"), "<Control>t", RECORDS,
    COMITY_ACTION_SELECTION_MENU | COMITY_ACTION_ROW_MENU },
  { "page.refresh-web", NC_ ("action", "_Refresh From the Web…"), NULL, NULL,
    COMITY_ACTION_SELECTION_MENU | COMITY_ACTION_ROW_MENU },
  { "page.email", NC_ ("action", "_E-Mail…"), NULL, NULL,
    COMITY_ACTION_SELECTION_MENU | COMITY_ACTION_ROW_MENU },
  { "page.export", NC_ ("action", "E_xport…"), NULL, NULL,
    COMITY_ACTION_SELECTION_MENU | COMITY_ACTION_ROW_MENU },
  { "page.print-selected", NC_ ("action", "_Print…"), NULL, NULL,
    COMITY_ACTION_SELECTION_MENU | COMITY_ACTION_ROW_MENU },
  { "page.delete", NC_ ("action", "_Delete the Selected Records"), "Delete", RECORDS,
    COMITY_ACTION_ROW_MENU },
  { "page.clear-selection", NC_ ("action", "_Clear the Selection"), "Escape", RECORDS },

  { "win.back", NC_ ("action", "_Back"), "<Alt>Left", GOING },
  { "win.forward", NC_ ("action", "F_orward"), "<Alt>Right", GOING },
  { "win.switch('today')", NC_ ("action", "Go to _Today"), "<Control>0", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('deadlines')", NC_ ("action", "Go to the _Deadlines"), "<Control>d", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('partner')", NC_ ("action", "Go to _Partners"), "<Control>1", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('agreement')", NC_ ("action", "Go to _Agreements"), "<Control>2", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('delegation')", NC_ ("action", "Go to _Delegations"), "<Control>3", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('event')", NC_ ("action", "Go to _Events"), "<Control>4", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('student')", NC_ ("action", "Go to _Students"), "<Control>5", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('mobility')", NC_ ("action", "Go to _Mobility"), "<Control>6", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('project')", NC_ ("action", "Go to P_rojects"), "<Control>7", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('membership')", NC_ ("action", "Go to Member_ships"), "<Control>8", GOING,
    COMITY_ACTION_PALETTE },
  { "win.switch('honour')", NC_ ("action", "Go to _Honours"), "<Control>9", GOING,
    COMITY_ACTION_PALETTE },

  { "win.sidebar", NC_ ("action", "Show or Hide the Side_bar"), "F9", WINDOW,
    COMITY_ACTION_PALETTE },
  { "app.new-window", NC_ ("action", "New _Window"), "<Control><Shift>n", WINDOW,
    COMITY_ACTION_PRIMARY_OFFICE | COMITY_ACTION_PALETTE },
  { "win.close", NC_ ("action", "_Close the Window"), "<Control>w", WINDOW },
  { "win.lock", NC_ ("action", "_Lock Now"), "<Control><Shift>l", WINDOW, COMITY_ACTION_PALETTE },
  { "app.quit", NC_ ("action", "_Quit"), "<Control>q", WINDOW, COMITY_ACTION_PALETTE },

  { "win.from-web", NC_ ("action", "New Partner From the _Web…"), "<Control><Alt>n", RECORDS,
    COMITY_ACTION_PALETTE },
  { "win.web-sources", NC_ ("action", "_Web Sources…"), NULL, NULL,
    COMITY_ACTION_PRIMARY_VIEW | COMITY_ACTION_PALETTE },
  { "win.open-office", NC_ ("action", "_Open an Office…"), "<Control>o", WINDOW,
    COMITY_ACTION_PRIMARY_OFFICE | COMITY_ACTION_PALETTE },
  { "win.open-demo", NC_ ("action", "Open the _Demo Office"), NULL, NULL,
    COMITY_ACTION_PRIMARY_OFFICE | COMITY_ACTION_PALETTE },
  { "win.backups", NC_ ("action", "_Backups…"), NULL, NULL,
    COMITY_ACTION_PRIMARY_OFFICE | COMITY_ACTION_PALETTE },
  { "win.retention", NC_ ("action", "_Review Personal Data…"), NULL, NULL,
    COMITY_ACTION_PRIMARY_OFFICE | COMITY_ACTION_PALETTE },
  { "win.own-office", NC_ ("action", "Our _University"), NULL, NULL,
    COMITY_ACTION_PRIMARY_VIEW | COMITY_ACTION_PALETTE },
  { "win.switch('deadline_rule')", NC_ ("action", "Deadline _Rules"), NULL, NULL,
    COMITY_ACTION_DEADLINES_MENU | COMITY_ACTION_PALETTE },
  { "win.take-rules", NC_ ("action", "_Take Over Deadline Rules…"), NULL, NULL,
    COMITY_ACTION_DEADLINES_MENU | COMITY_ACTION_PALETTE },
  { "win.switch('holiday')", NC_ ("action", "_Holidays"), NULL, NULL,
    COMITY_ACTION_DEADLINES_MENU | COMITY_ACTION_PALETTE },
  { "win.switch('option')", NC_ ("action", "Our _Lists"), NULL, NULL,
    COMITY_ACTION_PRIMARY_VIEW | COMITY_ACTION_PALETTE },
  { "win.switch('country_group')", NC_ ("action", "_Country Groups"), NULL, NULL,
    COMITY_ACTION_PRIMARY_VIEW | COMITY_ACTION_PALETTE },
};

/**
 * comity_actions:
 * @n_actions: (out): how many there are
 *
 * Returns: (transfer none): the table of actions
 */
const ComityAction *
comity_actions (guint *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

static const char *
translated (const ComityAction *action)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "action", action->label);
}

/**
 * comity_action_dup_label:
 * @action: a row of the table
 *
 * Returns: (transfer full): the translated label without its access key
 */
char *
comity_action_dup_label (const ComityAction *action)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = translated (action); *c; c++) {
    if (*c == '_' && c[1])
      c++;
    g_string_append_c (plain, *c);
  }
  return g_string_free_and_steal (plain);
}

/* Keys that widgets need for themselves are bound by the page or window that owns the action, not
 * by the application, which would take them first: these are only listed in the shortcuts window. */
static gboolean
is_page_key (const ComityAction *action)
{
  return g_str_has_prefix (action->name, "page.") || g_str_equal (action->name, "win.undo") ||
         g_str_equal (action->name, "win.redo");
}

/**
 * comity_actions_set_accels:
 * @app: the application
 *
 * Binds the keys of all actions that hold in the whole window.
 */
void
comity_actions_set_accels (GtkApplication *app)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_auto (GStrv) accels = NULL;

    /* F10 is the primary menu button's own key, Alt+Left the navigation view's. */
    if (!actions[i].accels || is_page_key (&actions[i]) ||
        g_str_equal (actions[i].name, "win.primary-menu"))
      continue;
    accels = g_strsplit (actions[i].accels, " ", -1);
    gtk_application_set_accels_for_action (app, actions[i].name, (const char *const *) accels);
  }
}

/**
 * comity_actions_bind_page:
 * @page_class: a page that has the actions `page.…`
 *
 * Binds the keys of what can be done on a page, which widgets on it may need for themselves first.
 */
void
comity_actions_bind_page (GtkWidgetClass *page_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    GdkModifierType modifiers;
    guint key;

    /* Enter opens the row that has the keyboard; elsewhere on the page it means something else. */
    if (!g_str_has_prefix (actions[i].name, "page.") || !actions[i].accels ||
        g_str_equal (actions[i].name, "page.open-selected"))
      continue;
    if (gtk_accelerator_parse (actions[i].accels, &key, &modifiers))
      gtk_widget_class_add_binding_action (page_class, key, modifiers, actions[i].name, NULL);
  }
}

/**
 * comity_actions_page_is_in_front:
 *
 * Returns: whether keys mean this page: it is in sight and no dialog stands over it
 */
gboolean
comity_actions_page_is_in_front (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  if (!gtk_widget_get_mapped (page))
    return FALSE;
  if (ADW_IS_APPLICATION_WINDOW (root))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) == NULL;
  return !ADW_IS_WINDOW (root) || adw_window_get_visible_dialog (ADW_WINDOW (root)) == NULL;
}

static gboolean
page_key_cb (GtkWidget *page, GVariant *args, gpointer action)
{
  return comity_actions_page_is_in_front (page) && gtk_widget_activate_action (page, action, NULL);
}

/**
 * comity_actions_add_page_keys:
 * @page: a page that has the actions `page.…`
 *
 * Lets the keys of what is about the whole page also work when the focus is outside of it, in the sidebar.
 */
void
comity_actions_add_page_keys (GtkWidget *page)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].accels != NULL && actions[i].places & COMITY_ACTION_LIST_MENU) {
      GtkShortcutAction *action =
        gtk_callback_action_new (page_key_cb, (gpointer) actions[i].name, NULL);
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (actions[i].accels);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (trigger, action));
    }
  gtk_widget_add_controller (page, controller);
}

static void
append_section (GMenu *menu, ComityActionPlaces place)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].places & place)
      g_menu_append (section, translated (&actions[i]), actions[i].name);
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * comity_actions_build_menu:
 * @page_section: which actions of the page stand at its top, or %COMITY_ACTION_NOWHERE
 *
 * Returns: (transfer full): the main menu of a page
 */
GMenuModel *
comity_actions_build_menu (ComityActionPlaces page_section)
{
  GMenu *menu = g_menu_new ();

  g_menu_append_section (menu, NULL, comity_undo_menu ());
  append_section (menu, page_section);
  append_section (menu, COMITY_ACTION_PRIMARY_OFFICE);
  g_menu_append_section (menu, NULL, comity_recent_offices_menu ());
  append_section (menu, COMITY_ACTION_PRIMARY_VIEW);
  append_section (menu, COMITY_ACTION_PRIMARY_APP);
  return G_MENU_MODEL (menu);
}

/**
 * comity_actions_build_part:
 * @places: which actions
 *
 * Returns: (transfer full): a menu of these alone, in the order of the table
 */
GMenuModel *
comity_actions_build_part (ComityActionPlaces places)
{
  GMenu *menu = g_menu_new ();

  append_section (menu, places);
  return G_MENU_MODEL (menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer page_section)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));
  ComityStore *store =
    COMITY_IS_WINDOW (root) ? comity_window_get_store (COMITY_WINDOW (root)) : NULL;
  g_autoptr (GMenuModel) menu = NULL;

  comity_recent_offices_update_menu (store ? comity_store_get_path (store) : NULL);
  if (gtk_menu_button_get_popover (button))
    return;
  menu = comity_actions_build_menu (GPOINTER_TO_UINT (page_section));
  gtk_menu_button_set_menu_model (button, menu);
}

/**
 * comity_actions_set_menu:
 * @button: the button of a page's main menu
 * @page_section: which actions of the page stand at its top, or %COMITY_ACTION_NOWHERE
 *
 * Gives a page its main menu, which is made when somebody opens it.
 */
void
comity_actions_set_menu (GtkMenuButton *button, ComityActionPlaces page_section)
{
  comity_set_label (GTK_WIDGET (button), _ ("Main Menu"));
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, GUINT_TO_POINTER (page_section),
                                         NULL);
}
