/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-page.h"

#include <glib/gi18n.h>

#include "comity-actions.h"
#include "comity-form.h"
#include "comity-kinds.h"
#include "comity-list-columns.h"
#include "comity-list-page-private.h"
#include "comity-parts.h"
#include "comity-saved-searches.h"
#include "comity-sidebar.h"

/* What is found faster than this needs no word about searching. */
#define PATIENCE_MS 200

G_DEFINE_FINAL_TYPE (ComityListPage, comity_list_page, ADW_TYPE_NAVIGATION_PAGE)

/* -- What the page says about itself -------------------------------------------------------- */

/** comity_list_page_is_filtered: whether search, filters or date leave something out. */
gboolean
comity_list_page_is_filtered (ComityListPage *self)
{
  const char *search = comity_query_get_search (self->query);

  return (search && *search) || comity_query_get_filters (self->query)->len > 0 ||
         comity_query_get_as_of (self->query);
}

/* Returns: (transfer full): "1,342", "15 of 1,342", or "" as long as it is not known */
static char *
dup_count_text (ComityListPage *self)
{
  guint total = comity_rows_model_get_total (self->model);

  if (!comity_rows_model_get_complete (self->model))
    return g_strdup ("");
  if (comity_list_page_is_filtered (self) && self->overall >= 0)
    /* Translators: how many records a search found, of how many there are */
    return g_strdup_printf (C_ ("list", "%'u of %'u"), total, (guint) self->overall);
  return g_strdup_printf ("%'u", total);
}

static void
update_count (ComityListPage *self)
{
  g_autofree char *text = dup_count_text (self);

  g_clear_handle_id (&self->patience, g_source_remove);
  adw_window_title_set_subtitle (self->title, text);
}

static void
update_state (ComityListPage *self)
{
  const char *state = "rows";

  if (comity_rows_model_get_total (self->model) == 0 &&
      comity_rows_model_get_complete (self->model))
    state = comity_list_page_is_filtered (self) ? "nothing" : "empty";
  comity_stack_show (self->states, state);
}

static void
impatient_cb (gpointer user_data)
{
  ComityListPage *self = user_data;

  self->patience = 0;
  /* Translators: under the title of a list while its records are sought */
  adw_window_title_set_subtitle (self->title, _ ("Searching…"));
}

/* -- Asking --------------------------------------------------------------------------------- */

/** comity_list_page_ask: has the model find what the query asks for. */
void
comity_list_page_ask (ComityListPage *self, gboolean head_first)
{
  self->reordered = FALSE;
  comity_list_page_end_sorting (self);
  comity_rows_model_set_query (self->model, self->query, head_first);
  comity_list_page_update_saving (self);
  if (self->patience == 0)
    self->patience = g_timeout_add_once (PATIENCE_MS, impatient_cb, self);
}

static gpointer
read_overall (ComityDb *db, gpointer data, GError **error)
{
  gint64 count = comity_db_count (db, data, error);
  gint64 *result;

  if (count < 0)
    return NULL;
  result = g_new (gint64, 1);
  *result = count;
  return result;
}

static void
overall_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityListPage) self = user_data;
  g_autofree gint64 *count = comity_store_read_finish (COMITY_STORE (source), result, NULL);

  if (!count || !self->model)
    return;
  self->overall = *count;
  if (!comity_rows_model_get_loading (self->model))
    update_count (self);
}

static void
ask_overall (ComityListPage *self)
{
  comity_store_read_async (self->store, read_overall, comity_query_new (self->kind), g_object_unref,
                           g_free, self->cancellable, overall_read_cb, g_object_ref (self));
}

/* -- After a new order ---------------------------------------------------------------------- */

static void
expand_cb (gpointer user_data)
{
  g_autoptr (ComityListPage) self = user_data;

  if (!self->model)
    return;
  comity_list_page_fit_columns (self);
  /* Now it is known how wide the page is. */
  if (!comity_list_page_is_narrow (self))
    comity_list_columns_squeeze (self->table, self->kind);
  comity_rows_model_expand (self->model);
  comity_list_page_select_awaited (self);
}

/* The first rows are on the screen: now the view may make its two hundred row widgets. */
static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  ComityListPage *self = user_data;

  if (!comity_list_page_has_rows (self))
    return;
  g_clear_signal_handler (&self->painted_handler, clock);
  g_idle_add_once (expand_cb, g_object_ref (self));
}

static void
wait_for_paint (ComityListPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock && self->painted_handler == 0)
    self->painted_handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), self);
}

static void
comity_list_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (comity_list_page_parent_class)->map (widget);
  wait_for_paint (COMITY_LIST_PAGE (widget));
  comity_list_page_mark_seen (COMITY_LIST_PAGE (widget));
}

static void
comity_list_page_unrealize (GtkWidget *widget)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  if (self->painted_handler != 0)
    g_clear_signal_handler (&self->painted_handler, gtk_widget_get_frame_clock (widget));
  GTK_WIDGET_CLASS (comity_list_page_parent_class)->unrealize (widget);
}

static void
settled_cb (ComityRowsModel *model, gpointer user_data)
{
  ComityListPage *self = user_data;

  comity_list_page_end_sorting (self);
  update_count (self);
  update_state (self);
  comity_list_page_fit_columns (self);
  comity_list_page_select_awaited (self);
  comity_list_page_update_bar (self);
  comity_list_page_mark_seen (self);
  if (comity_rows_model_get_complete (model) && !self->reordered)
    comity_list_page_update_figures (self);
}

/** comity_list_page_is_narrow: whether the rows are a list rather than a table. */
gboolean
comity_list_page_is_narrow (ComityListPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->view), "list") == 0;
}

/* Rows lost their places: what is selected stays in view, otherwise the list begins at its top. */
static void
reset_cb (ComityRowsModel *model, gpointer user_data)
{
  ComityListPage *self = user_data;
  guint position = 0;

  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    return;
  comity_selection_get_first (self->selection, &position);
  if (comity_list_page_is_narrow (self))
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  else
    gtk_column_view_scroll_to (self->table, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
store_changed_cb (ComityStore *store, ComityChanged *changed, gpointer user_data)
{
  ComityListPage *self = user_data;

  self->reordered = FALSE;
  if (comity_changed_has_kind (changed, self->kind))
    ask_overall (self);
}

/* Only the view that is seen has the model: the other would make its rows as well. */
static void
view_changed_cb (GtkStack *stack, GParamSpec *pspec, gpointer user_data)
{
  ComityListPage *self = user_data;
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  gboolean narrow = comity_list_page_is_narrow (self);

  gtk_column_view_set_model (self->table, narrow ? NULL : selection);
  gtk_list_view_set_model (self->list, narrow ? selection : NULL);
  comity_list_page_place_groups (self);
  if (!narrow)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  comity_form_present (widget, self->store, self->kind, 0, NULL);
}

/* -- Public --------------------------------------------------------------------------------- */

/**
 * comity_list_page_get_kind:
 * @self: a page
 *
 * Returns: (transfer none): the kind whose records it lists
 */
const ComityKind *
comity_list_page_get_kind (ComityListPage *self)
{
  return self->kind;
}

/**
 * comity_list_page_get_model:
 * @self: a page
 *
 * Returns: (transfer none): its rows
 */
ComityRowsModel *
comity_list_page_get_model (ComityListPage *self)
{
  return self->model;
}

/**
 * comity_list_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none): which of its rows are selected
 */
ComitySelection *
comity_list_page_get_selection (ComityListPage *self)
{
  return self->selection;
}

/**
 * comity_list_page_dup_query:
 * @self: a page
 *
 * Returns: (transfer full): what is listed, in which order, with which columns
 */
ComityQuery *
comity_list_page_dup_query (ComityListPage *self)
{
  return comity_query_copy (self->query);
}

/**
 * comity_list_page_set_only_filter:
 * @self: a page
 * @path: see comity_filter_new()
 * @op: how to compare
 * @value: (nullable): the neutral value
 *
 * Shows only records that match, in place of the filters and the search that there were.
 */
void
comity_list_page_set_only_filter (ComityListPage *self,
                                  const char *path,
                                  ComityOp op,
                                  const char *value)
{
  comity_list_page_clear_filters (self);
  comity_query_set_search (self->query, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  comity_list_page_add_filter (self, path, op, value);
}

/**
 * comity_list_page_get_neighbour:
 * @self: a page
 * @id: a record that it lists
 * @step: how many rows further, negative: before
 *
 * Returns: the id of the record there, 0 when there is none
 */
gint64
comity_list_page_get_neighbour (ComityListPage *self, gint64 id, int step)
{
  guint position;

  if (!comity_rows_model_find (self->model, id, &position))
    return 0;
  if ((gint64) position + step < 0 ||
      (gint64) position + step >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return 0;
  return comity_rows_model_get_id (self->model, (guint) ((gint64) position + step));
}

/**
 * comity_list_page_has_rows:
 * @self: a page
 *
 * Returns: whether the texts of its first row are there to be painted
 */
gboolean
comity_list_page_has_rows (ComityListPage *self)
{
  g_autoptr (ComityRowItem) first = g_list_model_get_item (G_LIST_MODEL (self->model), 0);

  return first && comity_row_item_get_row (first);
}

/* -- Class ---------------------------------------------------------------------------------- */

static void
name_controls (ComityListPage *self)
{
  comity_set_label (self->new_small, _ ("New Record"));
  comity_set_label (self->new_wide, _ ("New Record"));
  comity_set_label (self->filter_button, _ ("Add a Filter"));
  /* Translators: for screen readers: the search entry of a list and its button */
  comity_set_label (self->search_button, _ ("Search"));
  comity_set_label (GTK_WIDGET (self->search), _ ("Search"));
  comity_set_label (GTK_WIDGET (self->narrow_search), _ ("Search"));
  comity_set_label (self->clear_button, _ ("Clear the Selection"));
  comity_set_label (GTK_WIDGET (self->bar_menu), _ ("More for the Selected Records"));
  gtk_widget_set_visible (self->tags_button, comity_kind_get_field (self->kind, "tags") != NULL);
  comity_set_label (self->ungroup_button, _ ("Hide the Groups"));
  comity_set_label (self->delete_button, _ ("Delete the Selected Records"));
  comity_set_label (GTK_WIDGET (self->table), comity_kind_get_plural (self->kind));
  comity_set_label (GTK_WIDGET (self->list), comity_kind_get_plural (self->kind));
}

static void
set_up_model (ComityListPage *self)
{
  self->model = comity_rows_model_new (self->store);
  self->selection = comity_selection_new (self->model);
  g_signal_connect_object (self->model, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->model, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_DEFAULT);
  comity_list_page_set_up_choosing (self);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

static void
set_up_empty (ComityListPage *self)
{
  gboolean is_rules = self->kind == &comity_kind_deadline_rule;

  adw_status_page_set_icon_name (self->empty, comity_kind_get_icon_name (self->kind));
  adw_status_page_set_title (self->empty, comity_kind_get_plural (self->kind));
  adw_status_page_set_description (self->empty, comity_kind_get_empty (self->kind));
  gtk_widget_set_visible (self->empty_import, !is_rules);
  gtk_widget_set_visible (self->empty_rules, is_rules);
  gtk_widget_set_visible (self->empty_web, self->kind == &comity_kind_partner);
  gtk_widget_set_visible (self->new_web, self->kind == &comity_kind_partner);
}

static void
set_up (ComityListPage *self, ComityStore *store, ComityQuery *query)
{
  self->store = g_object_ref (store);
  self->query = query;
  self->kind = comity_query_get_kind (query);
  set_up_empty (self);
  name_controls (self);
  comity_actions_set_menu (self->menu_button,
                           COMITY_ACTION_LIST_MENU |
                             (self->search_id != 0 ? COMITY_ACTION_SEARCH_MENU : 0));
  set_up_model (self);
  comity_list_page_set_up_table (self);
  view_changed_cb (self->view, NULL, self);
  g_signal_connect_object (self->view, "notify::visible-child-name", G_CALLBACK (view_changed_cb),
                           self, G_CONNECT_DEFAULT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.as-of",
                                 self->kind->from || self->kind->to || self->kind->history);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", !comity_store_is_read_only (store));
  comity_list_page_update_bar (self);
  comity_list_page_update_saving (self);
  comity_list_page_ask (self, TRUE);
  ask_overall (self);
}

/**
 * comity_list_page_new:
 * @store: the office
 * @kind: the kind whose records to list
 *
 * Returns: (transfer floating): the page, already asking
 */
GtkWidget *
comity_list_page_new (ComityStore *store, const ComityKind *kind)
{
  ComityListPage *self = g_object_new (COMITY_TYPE_LIST_PAGE, "tag", kind->name, "title",
                                       comity_kind_get_plural (kind), NULL);

  set_up (self, store, comity_query_new (kind));
  return GTK_WIDGET (self);
}

/**
 * comity_list_page_new_search:
 * @store: the office
 * @search: a saved search with a query
 *
 * Returns: (transfer floating): the page of what it finds, already asking
 */
GtkWidget *
comity_list_page_new_search (ComityStore *store, const ComitySearch *search)
{
  g_autofree char *tag = comity_saved_search_dup_page (search->id);
  ComityListPage *self =
    g_object_new (COMITY_TYPE_LIST_PAGE, "tag", tag, "title", search->name, NULL);
  const char *text = comity_query_get_search (search->query);

  self->search_id = search->id;
  self->warn = search->warn;
  self->saved = comity_query_to_json (search->query);
  set_up (self, store, comity_query_copy (search->query));
  gtk_editable_set_text (GTK_EDITABLE (self->search), text ? text : "");
  comity_list_page_query_changed (self);
  return GTK_WIDGET (self);
}

/* A cell that is edited and the menu of a row stand over the page. */
static void
drop_popovers (ComityListPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)), *next;

  for (; child; child = next) {
    next = gtk_widget_get_next_sibling (child);
    if (GTK_IS_POPOVER (child)) {
      g_signal_handlers_disconnect_matched (child, G_SIGNAL_MATCH_ID,
                                            g_signal_lookup ("closed", GTK_TYPE_POPOVER), 0, NULL,
                                            NULL, NULL);
      gtk_widget_unparent (child);
    }
  }
}

static void
comity_list_page_dispose (GObject *object)
{
  ComityListPage *self = COMITY_LIST_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->sort_patience, g_source_remove);
  g_clear_object (&self->before_sort);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  drop_popovers (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_LIST_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->query);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->saved, g_free);
  g_clear_pointer (&self->seen, g_array_unref);
  G_OBJECT_CLASS (comity_list_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-list-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_tighten);
  gtk_widget_class_bind_template_callback (widget_class, comity_header_bar_loosen);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, title);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, new_small);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, new_wide);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, search);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, narrow_search);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, chips);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, states);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, view);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, table);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, list);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, empty_new);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, empty_import);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, empty_rules);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, empty_web);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, new_web);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, bar_label);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, sort_bar);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, bar_buttons);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, bar_menu);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, tags_button);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, summary);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, groups_title);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, groups_pane);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, ungroup_button);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, groups);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, delete_button);
}

static void
comity_list_page_class_init (ComityListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_list_page_dispose;
  /* ComityListPage::seen: what a saved search found was noted as seen */
  g_signal_new ("seen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  widget_class->map = comity_list_page_map;
  widget_class->unrealize = comity_list_page_unrealize;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  comity_list_page_install_cells (widget_class);
  comity_list_page_install_choosing (widget_class);
  comity_list_page_install_clipboard (widget_class);
  comity_list_page_install_figures (widget_class);
  comity_list_page_install_filters (widget_class);
  comity_list_page_install_import (widget_class);
  comity_list_page_install_saving (widget_class);
  comity_list_page_install_searching (widget_class);
  comity_list_page_install_sorting (widget_class);
  comity_list_page_install_table (widget_class);
  comity_actions_bind_page (widget_class);
}

/* What the buttons of the bar do, where there is no room for them. */
static void
create_bar_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_popover (button))
    return;
  menu = comity_actions_build_part (COMITY_ACTION_SELECTION_MENU);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
comity_list_page_init (ComityListPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->overall = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  comity_status_page_name (self->empty);
  gtk_menu_button_set_create_popup_func (self->bar_menu, create_bar_menu_cb, NULL, NULL);
  comity_list_page_set_up_searching (self);
  comity_list_page_set_up_import (self);
  comity_list_page_set_up_drag (self);
  comity_actions_add_page_keys (GTK_WIDGET (self));
}
