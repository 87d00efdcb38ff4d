/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ComityActionPlace: where, beside its shortcut, an action is offered.
 * @COMITY_ACTION_PRIMARY_OFFICE: first section of the main menu
 * @COMITY_ACTION_PRIMARY_VIEW: second section: the office's own lists
 * @COMITY_ACTION_PRIMARY_APP: last section: shortcuts, about
 * @COMITY_ACTION_LIST_MENU: the menu of a list page
 * @COMITY_ACTION_SELECTION_MENU: what is done with the selected rows of a list
 * @COMITY_ACTION_SEARCH_MENU: the menu of a list page that is a saved search
 * @COMITY_ACTION_ROW_MENU: the context menu of a row of a list
 * @COMITY_ACTION_PALETTE: found by the search over everything
 * @COMITY_ACTION_DEADLINES_MENU: the menu of the page of deadlines
 * @COMITY_ACTION_HISTORY_MENU: the menu of the page of the history
 */
typedef enum {
  COMITY_ACTION_NOWHERE = 0,
  COMITY_ACTION_PRIMARY_OFFICE = 1 << 0,
  COMITY_ACTION_PRIMARY_VIEW = 1 << 1,
  COMITY_ACTION_PRIMARY_APP = 1 << 2,
  COMITY_ACTION_LIST_MENU = 1 << 3,
  COMITY_ACTION_PALETTE = 1 << 4,
  COMITY_ACTION_SELECTION_MENU = 1 << 5,
  COMITY_ACTION_DEADLINES_MENU = 1 << 6,
  COMITY_ACTION_SEARCH_MENU = 1 << 7,
  COMITY_ACTION_HISTORY_MENU = 1 << 8,
  COMITY_ACTION_ROW_MENU = 1 << 9,
} ComityActionPlaces;

/**
 * ComityAction:
 *
 * One row of the program's only table of actions. From it come accelerators, menu labels, the
 * palette's entries and the shortcuts window, so that they cannot drift apart.
 *
 * @name is detailed (`win.switch('partner')`). @label is NC_ ("action", …) with an access key.
 * @accels are separated by spaces. @section is NC_ ("shortcut window", …), or %NULL to be left out
 * of that window.
 */
typedef struct {
  const char *name;
  const char *label;
  const char *accels;
  const char *section;
  ComityActionPlaces places;
} ComityAction;

const ComityAction *comity_actions (guint *n_actions);
char *comity_action_dup_label (const ComityAction *action);
void comity_actions_bind_page (GtkWidgetClass *page_class);
void comity_actions_add_page_keys (GtkWidget *page);
gboolean comity_actions_page_is_in_front (GtkWidget *page);
void comity_actions_set_accels (GtkApplication *app);
GMenuModel *comity_actions_build_menu (ComityActionPlaces page_section);
void comity_actions_set_menu (GtkMenuButton *button, ComityActionPlaces page_section);
GMenuModel *comity_actions_build_part (ComityActionPlaces places);
GtkWidget *comity_actions_build_shortcuts (void);

G_END_DECLS
