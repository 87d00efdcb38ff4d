/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-page.h"

#include <glib/gi18n.h>

#include "comity-actions.h"
#include "comity-as-of-dialog.h"
#include "comity-cells.h"
#include "comity-errors.h"
#include "comity-filter-chips.h"
#include "comity-filter-dialog.h"
#include "comity-form.h"
#include "comity-list-columns.h"
#include "comity-list-delete.h"
#include "comity-parts.h"
#include "comity-sidebar.h"

/* What is found faster than this needs no word about searching. */
#define PATIENCE_MS 200

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
  GtkActionBar *bar;
  GtkLabel *bar_label;
  GtkWidget *clear_button, *delete_button, *empty_new;

  ComityStore *store;
  const ComityKind *kind;
  ComityQuery *query; /* what is asked for; the model has its own copy of the latest */
  ComityRowsModel *model;
  ComitySelection *selection;
  GPtrArray *columns; /* of const ComityField */
  GCancellable *cancellable;
  gint64 overall; /* records of the kind, -1 as long as unknown */
  guint patience;
  gulong painted_handler;
  gboolean picking; /* somebody ticks boxes: the bar shows from the first one on */
};

G_DEFINE_FINAL_TYPE (ComityListPage, comity_list_page, ADW_TYPE_NAVIGATION_PAGE)

/* -- What the page says about itself -------------------------------------------------------- */

static gboolean
is_filtered (ComityListPage *self)
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
  if (is_filtered (self) && self->overall >= 0)
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
    state = is_filtered (self) ? "nothing" : "empty";
  comity_stack_show (self->states, state);
}

static void
impatient_cb (gpointer user_data)
{
  ComityListPage *self = user_data;

  self->patience = 0;
  adw_window_title_set_subtitle (self->title, _ ("Searching…"));
}

/* -- Asking --------------------------------------------------------------------------------- */

static void
ask (ComityListPage *self, gboolean head_first)
{
  comity_rows_model_set_query (self->model, self->query, head_first);
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

/* -- Chips ---------------------------------------------------------------------------------- */

static void update_chips (ComityListPage *self);

static void
query_changed (ComityListPage *self)
{
  update_chips (self);
  ask (self, TRUE);
}

static void
chip_removed_cb (int index, gpointer user_data)
{
  ComityListPage *self = user_data;

  if (index == COMITY_FILTER_CHIP_AS_OF)
    comity_query_set_as_of (self->query, NULL, NULL);
  else
    comity_query_remove_filter (self->query, (guint) index);
  query_changed (self);
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->chips)) ?
                           GTK_WIDGET (self->chips) :
                           self->filter_button);
}

static void
update_chips (ComityListPage *self)
{
  comity_filter_chips_update (self->chips, self->store, self->query, chip_removed_cb, self);
}

/* -- Selection ------------------------------------------------------------------------------ */

static void
update_bar (ComityListPage *self)
{
  guint n = comity_selection_get_n_selected (self->selection);
  g_autofree char *text =
    /* Translators: how many records of a list are selected */
    g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);

  self->picking = self->picking && n > 0;
  gtk_label_set_label (self->bar_label, text);
  gtk_action_bar_set_revealed (self->bar, n > 1 || self->picking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete",
                                 n > 0 && !comity_store_is_read_only (self->store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.clear-selection", n > 0);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n, gpointer user_data)
{
  update_bar (user_data);
}

/* -- After a new order ---------------------------------------------------------------------- */

static void
expand_cb (gpointer user_data)
{
  g_autoptr (ComityListPage) self = user_data;

  if (self->model)
    comity_rows_model_expand (self->model);
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

  update_count (self);
  update_state (self);
  update_bar (self);
}

static gboolean
is_narrow (ComityListPage *self)
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
  if (is_narrow (self))
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  else
    gtk_column_view_scroll_to (self->table, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
store_changed_cb (ComityStore *store, ComityChanged *changed, gpointer user_data)
{
  ComityListPage *self = user_data;

  if (comity_changed_has_kind (changed, self->kind))
    ask_overall (self);
}

/* -- Columns and order ---------------------------------------------------------------------- */

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, gpointer user_data)
{
  ComityListPage *self = user_data;
  GtkColumnViewSorter *view_sorter = GTK_COLUMN_VIEW_SORTER (sorter);
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (view_sorter);
  gboolean descending =
    gtk_column_view_sorter_get_primary_sort_order (view_sorter) == GTK_SORT_DESCENDING;
  const char *id = column ? gtk_column_view_column_get_id (column) : NULL;
  const char *field = g_strcmp0 (id, COMITY_COLUMN_TITLE) == 0 ? NULL : id;
  const ComityField *before;

  /* The columns also go when the page does. */
  if (!self->query)
    return;
  before = comity_query_get_sort (self->query);
  if (g_strcmp0 (field, before ? before->name : NULL) == 0 &&
      descending == comity_query_get_descending (self->query))
    return;
  if (comity_query_set_sort (self->query, field, descending, NULL))
    ask (self, FALSE);
}

static void
order_dragged_cb (GListModel *columns, guint at, guint removed, guint added, gpointer user_data)
{
  ComityListPage *self = user_data;

  if (self->query && self->table)
    comity_list_columns_remember_order (self->table, self->kind);
}

static void
build_columns (ComityListPage *self, GPtrArray *fields)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  g_signal_handlers_block_by_func (columns, order_dragged_cb, self);
  g_ptr_array_ref (fields);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = fields;
  comity_query_set_columns (self->query, (const ComityField *const *) fields->pdata, fields->len);
  comity_list_columns_build (self->table, self->store, self->kind, self->selection, fields);
  g_signal_handlers_unblock_by_func (columns, order_dragged_cb, self);
}

/* The arrow that stands in the header of the column by which the list is sorted. */
static void
mark_sort_column (ComityListPage *self)
{
  const ComityField *sort = comity_query_get_sort (self->query);
  GListModel *columns = gtk_column_view_get_columns (self->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (g_strcmp0 (gtk_column_view_column_get_id (column),
                   sort ? sort->name : COMITY_COLUMN_TITLE) == 0)
      gtk_column_view_sort_by_column (self->table, column,
                                      comity_query_get_descending (self->query) ?
                                        GTK_SORT_DESCENDING :
                                        GTK_SORT_ASCENDING);
  }
}

static void
columns_chosen_cb (GPtrArray *fields, gpointer user_data)
{
  ComityListPage *self = user_data;
  g_autoptr (GPtrArray) copy = g_ptr_array_copy (fields, NULL, NULL);

  g_signal_handlers_block_by_func (gtk_column_view_get_sorter (self->table), sorter_changed_cb,
                                   self);
  build_columns (self, copy);
  mark_sort_column (self);
  g_signal_handlers_unblock_by_func (gtk_column_view_get_sorter (self->table), sorter_changed_cb,
                                     self);
  ask (self, FALSE);
}

/* Only the view that is seen has the model: the other would make its rows as well. */
static void
view_changed_cb (GtkStack *stack, GParamSpec *pspec, gpointer user_data)
{
  ComityListPage *self = user_data;
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  gboolean narrow = is_narrow (self);

  gtk_column_view_set_model (self->table, narrow ? NULL : selection);
  gtk_list_view_set_model (self->list, narrow ? selection : NULL);
  if (!narrow)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* -- Searching ------------------------------------------------------------------------------ */

static void
search_changed_cb (ComityListPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (g_strcmp0 (text, comity_query_get_search (self->query)) == 0)
    return;
  if (!*text && !comity_query_get_search (self->query))
    return;
  comity_query_set_search (self->query, *text ? text : NULL);
  ask (self, TRUE);
}

static void
focus_rows (ComityListPage *self)
{
  gtk_widget_grab_focus (is_narrow (self) ? GTK_WIDGET (self->list) : GTK_WIDGET (self->table));
}

static void
stop_search_cb (ComityListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  focus_rows (self);
}

static void
search_activate_cb (ComityListPage *self)
{
  focus_rows (self);
}

/* Down goes from what one types to what was found; left to itself, it stops at the scroller. */
static gboolean
search_key_cb (ComityListPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  focus_rows (self);
  return GDK_EVENT_STOP;
}

static void
let_down_leave_search (ComityListPage *self, GtkSearchEntry *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
}

/* -- Opening -------------------------------------------------------------------------------- */

static void
open_at (ComityListPage *self, guint position)
{
  comity_open_record (GTK_WIDGET (self), self->kind,
                      comity_rows_model_get_id (self->model, position));
}

static void
activate_cb (ComityListPage *self, guint position, GtkColumnView *table)
{
  open_at (self, position);
}

static void
list_activate_cb (ComityListPage *self, guint position, GtkListView *list)
{
  open_at (self, position);
}

/* -- Actions -------------------------------------------------------------------------------- */

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  if (is_narrow (self))
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (is_narrow (self) ? self->narrow_search : self->search));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  comity_form_present (widget, self->store, self->kind, 0, NULL);
}

static void
filter_chosen_cb (const ComityField *field, ComityOp op, const char *value, gpointer user_data)
{
  ComityListPage *self = user_data;
  g_autoptr (GError) error = NULL;

  if (comity_query_add_filter (self->query, field->name, op, value, &error))
    query_changed (self);
  else
    comity_error_present (GTK_WIDGET (self), error);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  adw_dialog_present (ADW_DIALOG (
                        comity_filter_dialog_new (self->store, self->kind, filter_chosen_cb, self)),
                      widget);
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  comity_columns_dialog_present (widget, COMITY_LIST_PAGE (widget)->kind, columns_chosen_cb,
                                 widget);
}

static void
as_of_chosen_cb (const char *date, gpointer user_data)
{
  ComityListPage *self = user_data;

  if (comity_query_set_as_of (self->query, date, NULL))
    query_changed (self);
}

static void
as_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  comity_as_of_dialog_present (widget, as_of_chosen_cb);
}

static void
clear_filters (ComityListPage *self)
{
  comity_query_clear_filters (self->query);
  comity_query_set_as_of (self->query, NULL, NULL);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clear_filters (COMITY_LIST_PAGE (widget));
  query_changed (COMITY_LIST_PAGE (widget));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  clear_filters (self);
  comity_query_set_search (self->query, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  query_changed (self);
}

static void
open_selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  guint position;

  if (comity_selection_get_first (self->selection, &position))
    open_at (self, position);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (COMITY_LIST_PAGE (widget)->selection));
}

static void
clear_selection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (COMITY_LIST_PAGE (widget)->selection));
}

/* A ticked box is the beginning of something, so that the bar shows at once. */
static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  COMITY_LIST_PAGE (widget)->picking = TRUE;
}

static void
toggle (ComityListPage *self, guint position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_unselect_item (selection, position);
  else
    gtk_selection_model_select_item (selection, position, FALSE);
}

/* A tap on a row of the narrow list: opens it, or chooses it as well once choosing has begun. */
static void
tap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  if (self->picking)
    toggle (self, g_variant_get_uint32 (parameter));
  else
    open_at (self, g_variant_get_uint32 (parameter));
}

static void
hold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);

  self->picking = TRUE;
  toggle (self, g_variant_get_uint32 (parameter));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityListPage *self = COMITY_LIST_PAGE (widget);
  g_autoptr (GArray) ids = comity_selection_dup_ids (self->selection);

  comity_list_delete (widget, self->store, self->kind, ids);
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
 * @field: a field of its kind
 * @op: how to compare
 * @value: (nullable): the neutral value
 *
 * Shows only records that match, in place of the filters and the search that there were.
 */
void
comity_list_page_set_only_filter (ComityListPage *self,
                                  const ComityField *field,
                                  ComityOp op,
                                  const char *value)
{
  clear_filters (self);
  comity_query_set_search (self->query, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  filter_chosen_cb (field, op, value, self);
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
  comity_set_label (GTK_WIDGET (self->menu_button), _ ("Main Menu"));
  comity_set_label (self->filter_button, _ ("Add a Filter"));
  comity_set_label (self->search_button, _ ("Search"));
  comity_set_label (GTK_WIDGET (self->search), _ ("Search"));
  comity_set_label (GTK_WIDGET (self->narrow_search), _ ("Search"));
  comity_set_label (self->clear_button, _ ("Clear the Selection"));
  comity_set_label (self->delete_button, _ ("Delete the Selected Records"));
  comity_set_label (GTK_WIDGET (self->table), comity_kind_get_plural (self->kind));
  comity_set_label (GTK_WIDGET (self->list), comity_kind_get_plural (self->kind));
}

static void
set_up_table (ComityListPage *self)
{
  g_autoptr (GPtrArray) fields = comity_list_columns_chosen (self->kind);
  g_autoptr (GtkListItemFactory) rows = comity_cell_row_new ();
  g_autoptr (GtkListItemFactory) narrow = comity_cell_narrow_new (self->store, self->kind);
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  g_signal_connect_object (gtk_column_view_get_columns (self->table), "items-changed",
                           G_CALLBACK (order_dragged_cb), self, G_CONNECT_DEFAULT);
  build_columns (self, fields);
  mark_sort_column (self);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_column_view_set_row_factory (self->table, rows);
  gtk_list_view_set_factory (self->list, narrow);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->table));
}

static void
set_up_model (ComityListPage *self)
{
  self->model = comity_rows_model_new (self->store);
  self->selection = comity_selection_new (self->model);
  g_signal_connect_object (self->model, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->model, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
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

  self->store = g_object_ref (store);
  self->kind = kind;
  self->query = comity_query_new (kind);
  adw_status_page_set_icon_name (self->empty, comity_kind_get_icon_name (kind));
  adw_status_page_set_title (self->empty, comity_kind_get_plural (kind));
  adw_status_page_set_description (self->empty, comity_kind_get_empty (kind));
  name_controls (self);
  set_up_model (self);
  set_up_table (self);
  view_changed_cb (self->view, NULL, self);
  g_signal_connect_object (self->view, "notify::visible-child-name", G_CALLBACK (view_changed_cb),
                           self, G_CONNECT_DEFAULT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.as-of",
                                 kind->from || kind->to || kind->history);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", !comity_store_is_read_only (store));
  update_bar (self);
  ask (self, TRUE);
  ask_overall (self);
  return GTK_WIDGET (self);
}

static void
comity_list_page_dispose (GObject *object)
{
  ComityListPage *self = COMITY_LIST_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), COMITY_TYPE_LIST_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->query);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (comity_list_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comity_office/Comity/ui/"
                                                             "comity-list-page.ui");
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
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, bar_label);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, ComityListPage, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "page.search", search_action },         { "page.new", new_action },
    { "page.filter", filter_action },         { "page.columns", columns_action },
    { "page.as-of", as_of_action },           { "page.clear-filters", clear_filters_action },
    { "page.show-all", show_all_action },     { "page.open-selected", open_selected_action },
    { "page.select-all", select_all_action }, { "page.clear-selection", clear_selection_action },
    { "page.delete", delete_action },         { "page.pick", pick_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "page.tap", "u", tap_action);
  gtk_widget_class_install_action (widget_class, "page.hold", "u", hold_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.clear-selection",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.filter", NULL);
}

static void
comity_list_page_class_init (ComityListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_list_page_dispose;
  widget_class->map = comity_list_page_map;
  widget_class->unrealize = comity_list_page_unrealize;
  bind_template (widget_class);
  install_actions (widget_class);
}

/* The menu is made when somebody opens it. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_popover (button))
    return;
  menu = comity_actions_build_menu (COMITY_ACTION_LIST_MENU);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
comity_list_page_init (ComityListPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->overall = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, NULL, NULL);
  let_down_leave_search (self, self->search);
  let_down_leave_search (self, self->narrow_search);
}
