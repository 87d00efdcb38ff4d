/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of a list page: each subject has a file of its own, all work on this. */

#include "comity-list-page.h"

G_BEGIN_DECLS

/**
 * ComityListPage:
 *
 * All records of one kind: searched as one types, filtered, sorted, chosen from. On a wide page a
 * table, on a narrow one a list, both over one #ComitySelection over one #ComityRowsModel.
 */
struct _ComityListPage {
  AdwNavigationPage parent_instance;

  AdwWindowTitle *title;
  GtkWidget *new_small, *new_wide, *filter_button, *search_button;
  GtkMenuButton *menu_button;
  GtkSearchEntry *search, *narrow_search;
  GtkSearchBar *search_bar;
  AdwWrapBox *chips;
  GtkStack *states, *view;
  GtkColumnView *table;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkActionBar *bar, *sort_bar;
  GtkLabel *bar_label, *summary, *groups_title;
  GtkWidget *groups_pane, *ungroup_button;
  GtkListBox *groups;
  GtkWidget *bar_buttons, *tags_button, *clear_button, *delete_button, *empty_new;
  GtkWidget *empty_import, *empty_rules, *empty_web, *new_web;
  GtkMenuButton *bar_menu;

  ComityStore *store;
  const ComityKind *kind;
  ComityQuery *query; /* what is asked for; the model has its own copy of the latest */
  ComityRowsModel *model;
  ComitySelection *selection;
  GPtrArray *columns; /* of const ComityField */
  gboolean fitted; /* their widths to what stands in the first rows */
  GCancellable *cancellable;
  const ComityField *grouped; /* by which the groups beside the list are made, or NULL */
  GCancellable *counting;
  guint rest; /* source that begins to count */
  gboolean reordered; /* only the order is new: what was counted holds */
  ComityQuery *before_sort; /* while another order is sought: the one that is shown, to stay with */
  guint sort_patience;
  GtkWidget *dragged; /* the cell that is taken hold of, between two signals */
  const ComityField *edited; /* the column of the cell that was edited last */
  gint64 search_id; /* of the saved search that this is, or 0 */
  char *saved; /* its query as it is kept */
  GArray *seen; /* what was last noted as seen */
  gboolean warn;
  gint64 overall; /* records of the kind, -1 as long as unknown */
  guint patience;
  gulong painted_handler;
  gboolean select_all; /* as soon as all rows are there */
  gboolean picking; /* somebody ticks boxes: the bar shows from the first one on */
};

/* -- comity-list-page.c ----------------------------------------------------------------------- */

gboolean comity_list_page_is_filtered (ComityListPage *self);
gboolean comity_list_page_is_narrow (ComityListPage *self);
void comity_list_page_ask (ComityListPage *self, gboolean head_first);

/* -- comity-list-cells.c, comity-list-clipboard.c: one cell, and the clipboard ----------------- */

const ComityField *comity_list_page_get_edited (ComityListPage *self);
void comity_list_page_install_cells (GtkWidgetClass *widget_class);
void comity_list_page_install_clipboard (GtkWidgetClass *widget_class);

/* -- comity-list-choosing.c: which rows are selected, and the bar about them ------------------- */

void comity_list_page_update_bar (ComityListPage *self);
void comity_list_page_select_awaited (ComityListPage *self);
void comity_list_page_open_at (ComityListPage *self, guint position);
void comity_list_page_set_up_choosing (ComityListPage *self);
void comity_list_page_install_choosing (GtkWidgetClass *widget_class);

/* -- comity-list-drag.c: rows that are taken elsewhere ----------------------------------------- */

void comity_list_page_set_up_drag (ComityListPage *self);

/* -- comity-list-figures.c: what the list amounts to ------------------------------------------- */

void comity_list_page_update_figures (ComityListPage *self);
void comity_list_page_place_groups (ComityListPage *self);
void comity_list_page_install_figures (GtkWidgetClass *widget_class);

/* -- comity-list-filters.c: filters, their chips, the date ------------------------------------- */

void comity_list_page_add_filter (ComityListPage *self,
                                  const char *path,
                                  ComityOp op,
                                  const char *value);
void comity_list_page_clear_filters (ComityListPage *self);
void comity_list_page_query_changed (ComityListPage *self);
void comity_list_page_install_import (GtkWidgetClass *widget_class);
void comity_list_page_set_up_import (ComityListPage *self);
void comity_list_page_install_filters (GtkWidgetClass *widget_class);

/* -- comity-list-saving.c: lists as saved searches -------------------------------------------- */

void comity_list_page_update_saving (ComityListPage *self);
void comity_list_page_mark_seen (ComityListPage *self);
void comity_list_page_install_saving (GtkWidgetClass *widget_class);

/* -- comity-list-sorting.c: another order ------------------------------------------------------- */

void comity_list_page_sort (ComityListPage *self, const char *field, gboolean descending);
void comity_list_page_end_sorting (ComityListPage *self);
void comity_list_page_install_sorting (GtkWidgetClass *widget_class);

/* -- comity-list-searching.c: the search entries ---------------------------------------------- */

void comity_list_page_focus_rows (ComityListPage *self);
void comity_list_page_set_up_searching (ComityListPage *self);
void comity_list_page_install_searching (GtkWidgetClass *widget_class);

/* -- comity-list-table.c: columns and order --------------------------------------------------- */

void comity_list_page_fit_columns (ComityListPage *self);
void comity_list_page_mark_sort (ComityListPage *self);
void comity_list_page_set_up_table (ComityListPage *self);
void comity_list_page_install_table (GtkWidgetClass *widget_class);

G_END_DECLS
