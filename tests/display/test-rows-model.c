/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a list of a million asks for. GTK calls get_item for each row widget it makes (some 200),
 * and for every row there is when it is told the wrong thing; these counts are exact.
 */
#include <gtk/gtk.h>

#include "comity-kinds.h"
#include "comity-selection.h"
#include "fake-store.h"

#define MANY 1000000
#define ROW_WIDGETS 205 /* GTK 4.18 keeps this many, whatever is visible */

/** A model over the fake store, in a table on the screen where the test needs one. */
typedef struct {
  ComityStore *store;
  ComityRowsModel *model;
  ComitySelection *selection;
  GtkWidget *window;
  GtkColumnView *table;
} Fixture;

/* -- Helpers -------------------------------------------------------------------------------- */

static gboolean
timed_out_cb (gpointer user_data)
{
  g_error ("the test waited too long");
  return G_SOURCE_REMOVE;
}

/* Until nothing is left to do and @milliseconds went by, so that timers of the model fire. */
static void
settle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end || g_main_context_pending (NULL))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
wait_until_complete (ComityRowsModel *model)
{
  guint timeout = g_timeout_add_seconds (20, timed_out_cb, NULL);

  while (comity_rows_model_get_loading (model) || !comity_rows_model_get_complete (model))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static ComityQuery *
new_query (void)
{
  return comity_query_new (&comity_kind_student);
}

static void
set_up (Fixture *self, gconstpointer n_rows)
{
  g_autoptr (ComityQuery) query = new_query ();

  self->store = fake_store_new (GPOINTER_TO_UINT (n_rows));
  self->model = comity_rows_model_new (self->store);
  self->selection = comity_selection_new (self->model);
  comity_rows_model_set_query (self->model, query, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer n_rows)
{
  if (self->window)
    gtk_window_destroy (GTK_WINDOW (self->window));
  settle (30);
  g_assert_finalize_object (self->selection);
  g_assert_finalize_object (self->model);
  g_assert_finalize_object (self->store);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ComityRowItem *row = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            comity_row_item_get_title (row));
}

static void
show_table (Fixture *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->table =
    GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  for (guint i = 0; i < 6; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("", factory);

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    gtk_column_view_append_column (self->table, column);
  }
  self->window = gtk_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->table));
  gtk_window_set_child (GTK_WINDOW (self->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  settle (300);
}

/* How often get_item was called since the last time. */
static guint
asked (Fixture *self)
{
  static guint64 before;
  guint64 now = comity_rows_model_get_n_asked (self->model);
  guint difference = (guint) (now - before);

  before = now;
  return difference;
}

static void
show_all_in_table (Fixture *self)
{
  wait_until_complete (self->model);
  comity_rows_model_expand (self->model);
  show_table (self);
  asked (self);
}

/* The selected row moves from @from to @to in the store's order, as an edit of its name does. */
static void
move_row (Fixture *self, guint from, guint to)
{
  g_autoptr (GArray) ids = fake_store_dup_ids (self->store);
  gint64 id = g_array_index (ids, gint64, from);

  g_array_remove_index (ids, from);
  g_array_insert_val (ids, to, id);
  fake_store_set_ids (self->store, ids);
  fake_store_say_changed (self->store, &comity_kind_student, id, TRUE);
  wait_until_complete (self->model);
  settle (100);
}

/* -- Without a display ---------------------------------------------------------------------- */

static void
test_head_first (Fixture *self, gconstpointer n_rows)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 0);
  while (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, COMITY_ROWS_HEAD);
  g_assert_false (comity_rows_model_get_complete (self->model));
  wait_until_complete (self->model);
  g_assert_cmpuint (comity_rows_model_get_total (self->model), ==, MANY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, COMITY_ROWS_HEAD);
  comity_rows_model_expand (self->model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, MANY);
}

static void
test_same_object (Fixture *self, gconstpointer n_rows)
{
  g_autoptr (ComityRowItem) first = NULL;
  g_autoptr (ComityRowItem) again = NULL;
  guint live;

  wait_until_complete (self->model);
  comity_rows_model_expand (self->model);
  settle (50);
  live = comity_rows_model_get_n_live (self->model);
  first = g_list_model_get_item (G_LIST_MODEL (self->model), 70);
  again = g_list_model_get_item (G_LIST_MODEL (self->model), 70);
  g_assert_true (first == again);
  g_assert_cmpint (comity_row_item_get_id (first), ==, 71);
  g_assert_cmpuint (comity_rows_model_get_n_live (self->model), ==, live + 1);
  g_assert_cmpstr (comity_row_item_get_title (first), ==, "");
  settle (50);
  g_assert_cmpstr (comity_row_item_get_title (first), ==, "row 71");
}

/* What nobody holds any more when the timer fires is not read. */
static void
test_dead_rows_are_not_read (Fixture *self, gconstpointer n_rows)
{
  guint before;

  wait_until_complete (self->model);
  comity_rows_model_expand (self->model);
  settle (50);
  before = fake_store_get_n_rows_read (self->store);
  for (guint i = 1000; i < 3000; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->model), i));
  settle (50);
  g_assert_cmpuint (fake_store_get_n_rows_read (self->store), ==, before);
}

static void
test_selection_follows_ids (Fixture *self, gconstpointer n_rows)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GArray) ids = NULL;

  wait_until_complete (self->model);
  comity_rows_model_expand (self->model);
  gtk_selection_model_select_item (selection, 5, TRUE);
  gtk_selection_model_select_item (selection, 9, FALSE);
  move_row (self, 5, 60);
  g_assert_cmpuint (comity_selection_get_n_selected (self->selection), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (selection, 60));
  g_assert_true (gtk_selection_model_is_selected (selection, 8));
  ids = comity_selection_dup_ids (self->selection);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 10);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 6);
}

static void
test_selection_forgets_the_deleted (Fixture *self, gconstpointer n_rows)
{
  g_autoptr (GArray) ids = NULL;

  wait_until_complete (self->model);
  comity_rows_model_expand (self->model);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection), 10, 3, TRUE);
  ids = fake_store_dup_ids (self->store);
  g_array_remove_index (ids, 11);
  fake_store_set_ids (self->store, ids);
  fake_store_say_changed (self->store, &comity_kind_student, 12, TRUE);
  wait_until_complete (self->model);
  settle (20);
  g_assert_cmpuint (comity_selection_get_n_selected (self->selection), ==, 2);
}

static void
test_other_kinds_change_nothing (Fixture *self, gconstpointer n_rows)
{
  wait_until_complete (self->model);
  fake_store_say_changed (self->store, &comity_kind_honour, 1, TRUE);
  g_assert_false (comity_rows_model_get_loading (self->model));
}

/* The strips of the list are made of papers, and so may be its order. */
static void
test_papers_are_asked_for_again (Fixture *self, gconstpointer n_rows)
{
  g_autoptr (ComityQuery) query = new_query ();

  wait_until_complete (self->model);
  fake_store_say_changed (self->store, &comity_kind_paper, 1, TRUE);
  g_assert_false (comity_rows_model_get_loading (self->model));
  comity_query_set_children (query, &comity_kind_paper);
  comity_rows_model_set_query (self->model, query, FALSE);
  wait_until_complete (self->model);
  fake_store_say_changed (self->store, &comity_kind_paper, 1, TRUE);
  g_assert_true (comity_rows_model_get_loading (self->model));
}

/* -- On the screen -------------------------------------------------------------------------- */

static void
test_counts_at_first (Fixture *self, gconstpointer n_rows)
{
  wait_until_complete (self->model);
  asked (self);
  show_table (self);
  g_assert_cmpuint (asked (self), ==, COMITY_ROWS_HEAD);
  comity_rows_model_expand (self->model);
  settle (200);
  g_assert_cmpuint (asked (self), <=, ROW_WIDGETS);
}

static void
test_counts_jump (Fixture *self, gconstpointer n_rows)
{
  show_all_in_table (self);
  gtk_column_view_scroll_to (self->table, MANY / 2, NULL, GTK_LIST_SCROLL_NONE, NULL);
  settle (200);
  g_assert_cmpuint (asked (self), ==, ROW_WIDGETS);
}

static void
test_counts_select_all (Fixture *self, gconstpointer n_rows)
{
  show_all_in_table (self);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  settle (50);
  g_assert_cmpuint (comity_selection_get_n_selected (self->selection), ==, MANY);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  settle (50);
  g_assert_cmpuint (asked (self), ==, 0);
}

/* One edit sends a row from the top of the list to its end. */
static void
test_counts_row_moves_far (Fixture *self, gconstpointer n_rows)
{
  show_all_in_table (self);
  move_row (self, 10, 900000);
  g_assert_cmpuint (asked (self), <=, 4);
}

static void
test_counts_insert_off_screen (Fixture *self, gconstpointer n_rows)
{
  g_autoptr (GArray) ids = NULL;
  gint64 id = MANY + 1;

  show_all_in_table (self);
  ids = fake_store_dup_ids (self->store);
  g_array_insert_val (ids, MANY / 2, id);
  fake_store_set_ids (self->store, ids);
  fake_store_say_changed (self->store, &comity_kind_student, id, TRUE);
  wait_until_complete (self->model);
  settle (100);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, MANY + 1);
  g_assert_cmpuint (asked (self), ==, 0);
}

/* A new sort order, with a row selected: GTK must not look for it among all rows. */
static void
test_counts_new_order (Fixture *self, gconstpointer n_rows)
{
  g_autoptr (ComityQuery) query = new_query ();
  g_autoptr (GArray) reversed = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MANY);

  show_all_in_table (self);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 3, TRUE);
  settle (50);
  asked (self);
  for (gint64 id = MANY; id >= 1; id--)
    g_array_append_val (reversed, id);
  fake_store_set_ids (self->store, reversed);
  comity_rows_model_set_query (self->model, query, FALSE);
  wait_until_complete (self->model);
  settle (200);
  g_assert_cmpuint (asked (self), <=, ROW_WIDGETS);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), MANY - 4));
}

/* An edit that moves nothing repaints rows and tells the view nothing. */
static void
test_counts_content (Fixture *self, gconstpointer n_rows)
{
  show_all_in_table (self);
  fake_store_say_changed (self->store, &comity_kind_student, 3, FALSE);
  settle (100);
  g_assert_cmpuint (asked (self), ==, 0);
}

#define ADD(name, function, n)                                                                     \
  g_test_add ("/rows-model/" name, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  ADD ("head-first", test_head_first, MANY);
  ADD ("same-object", test_same_object, 1000);
  ADD ("dead-rows-are-not-read", test_dead_rows_are_not_read, 10000);
  ADD ("selection-follows-ids", test_selection_follows_ids, 1000);
  ADD ("selection-forgets-the-deleted", test_selection_forgets_the_deleted, 1000);
  ADD ("other-kinds-change-nothing", test_other_kinds_change_nothing, 100);
  ADD ("papers-are-asked-for-again", test_papers_are_asked_for_again, 100);
  ADD ("counts-at-first", test_counts_at_first, MANY);
  ADD ("counts-jump", test_counts_jump, MANY);
  ADD ("counts-select-all", test_counts_select_all, MANY);
  ADD ("counts-row-moves-far", test_counts_row_moves_far, MANY);
  ADD ("counts-insert-off-screen", test_counts_insert_off_screen, MANY);
  ADD ("counts-new-order", test_counts_new_order, MANY);
  ADD ("counts-content", test_counts_content, MANY);
  return g_test_run ();
}
