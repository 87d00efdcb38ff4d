/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of a kind over a real office: searching, sorting, filtering, choosing, its two shapes. */
#include <string.h>

#include "comity-chip.h"
#include "comity-list-columns.h"
#include "comity-list-page.h"
#include "display-test.h"
#include "store-test.h"

/** An office with some students, and their list in a window. */
typedef struct {
  Office *office;
  GtkWidget *window;
  ComityListPage *page;
} Fixture;

static const char *const names[][2] = {
  { "Adilova", "Aizhan" }, { "Berg", "Anna" },       { "Chen", "Wei" },        { "Иванов", "Пётр" },
  { "Łukasz", "Ewa" },     { "Nazarov", "Farrukh" }, { "Omarova", "Dilnoza" }, { "Zhang", "Li" },
};

#define N_NAMES ((guint) G_N_ELEMENTS (names))

/* -- Helpers -------------------------------------------------------------------------------- */

static GListModel *
rows (Fixture *self)
{
  return G_LIST_MODEL (comity_list_page_get_model (self->page));
}

static gboolean
is_settled (gpointer data)
{
  Fixture *self = data;
  ComityRowsModel *model = comity_list_page_get_model (self->page);
  guint n = g_list_model_get_n_items (rows (self));

  if (comity_rows_model_get_loading (model) || !comity_rows_model_get_complete (model))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    g_autoptr (ComityRowItem) item = g_list_model_get_item (rows (self), i);

    if (!comity_row_item_get_row (item))
      return FALSE;
  }
  return TRUE;
}

static void
settle (Fixture *self)
{
  display_test_wait (is_settled, self);
  display_test_settle ();
}

static char *
title_at (Fixture *self, guint position)
{
  g_autoptr (ComityRowItem) item = g_list_model_get_item (rows (self), position);

  return g_strdup (item ? comity_row_item_get_title (item) : "");
}

static gboolean
is_narrow (gconstpointer width)
{
  return GPOINTER_TO_INT (width) < 760;
}

/* A breakpoint counts from the frame after the one in which the window got its width. */
static gboolean
is_list (gpointer page)
{
  return !gtk_widget_get_mapped (display_test_find (page, GTK_TYPE_COLUMN_VIEW, 0));
}

static void
open_page (Fixture *self, gconstpointer width)
{
  GtkWidget *view = adw_navigation_view_new ();

  self->page =
    COMITY_LIST_PAGE (comity_list_page_new (self->office->store, comity_kind_find ("student")));
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (self->page));
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), view);
  gtk_window_set_default_size (GTK_WINDOW (self->window), GPOINTER_TO_INT (width), 700);
  gtk_window_present (GTK_WINDOW (self->window));
  display_test_wait (display_test_is_mapped, self->page);
  if (is_narrow (width))
    display_test_wait (is_list, self->page);
  settle (self);
}

static void
set_up (Fixture *self, gconstpointer width)
{
  self->office = office_new ();
  for (guint i = 0; i < N_NAMES; i++)
    add_student (self->office, names[i][0], names[i][1]);
  open_page (self, width);
}

static void
tear_down (Fixture *self, gconstpointer width)
{
  display_test_close (self->window, self->page);
  office_free (self->office);
}

static GtkWidget *
find (Fixture *self, GType type)
{
  return display_test_find (GTK_WIDGET (self->page), type, 0);
}

/* The entry tells of what was typed from the main loop. */
static gboolean
is_asked (gpointer data)
{
  Fixture *self = data;
  g_autoptr (ComityQuery) query = comity_list_page_dup_query (self->page);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (find (self, GTK_TYPE_SEARCH_ENTRY)));
  const char *asked = comity_query_get_search (query);

  return g_strcmp0 (asked ? asked : "", text) == 0;
}

static void
type_search (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_SEARCH_ENTRY)), text);
  display_test_wait (is_asked, self);
  settle (self);
}

static guint
n_chips (Fixture *self)
{
  guint n = 0;

  while (display_test_find (GTK_WIDGET (self->page), COMITY_TYPE_CHIP, n))
    n++;
  return n;
}

static const char *
subtitle (Fixture *self)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (find (self, ADW_TYPE_WINDOW_TITLE)));
}

static gboolean
says_two_of_eight (gpointer data)
{
  return g_strcmp0 (subtitle (data), "2 of 8") == 0;
}

/* -- Tests ---------------------------------------------------------------------------------- */

static void
test_shows_all (Fixture *self, gconstpointer width)
{
  g_autofree char *first = title_at (self, 0);

  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), ==, N_NAMES);
  g_assert_cmpstr (subtitle (self), ==, "8");
  g_assert_true (g_str_has_prefix (first, "Adilova"));
}

static void
test_search_narrows_as_typed (Fixture *self, gconstpointer width)
{
  g_autofree char *title = NULL;

  type_search (self, "ivan");
  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), ==, 1);
  title = title_at (self, 0);
  g_assert_true (g_str_has_prefix (title, "Иванов"));
  type_search (self, "nothing like it");
  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), ==, 0);
  g_assert_nonnull (display_test_find_label (GTK_WIDGET (self->page), "Nothing Found"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.show-all", NULL);
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), ==, N_NAMES);
}

/* The last text wins, whatever the earlier ones still compute. */
static void
test_latest_search_wins (Fixture *self, gconstpointer width)
{
  GtkEditable *entry = GTK_EDITABLE (find (self, GTK_TYPE_SEARCH_ENTRY));

  gtk_editable_set_text (entry, "a");
  gtk_editable_set_text (entry, "ad");
  gtk_editable_set_text (entry, "zhang");
  display_test_wait (is_asked, self);
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), ==, 1);
}

static void
test_sort_by_header (Fixture *self, gconstpointer width)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (find (self, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (table), 1);
  g_autofree char *first = NULL;

  g_assert_cmpstr (gtk_column_view_column_get_id (column), ==, "title");
  gtk_column_view_sort_by_column (table, column, GTK_SORT_DESCENDING);
  settle (self);
  first = title_at (self, 0);
  g_assert_true (g_str_has_prefix (first, "Zhang") || g_str_has_prefix (first, "Иванов"));
  gtk_column_view_sort_by_column (table, column, GTK_SORT_ASCENDING);
  settle (self);
  g_free (first);
  first = title_at (self, 0);
  g_assert_true (g_str_has_prefix (first, "Adilova"));
}

/* A reader that has other work until it is let go. */
typedef struct {
  GMutex mutex;
  GCond cond;
  guint busy;
  gboolean over;
} Work;

static gpointer
work (ComityDb *db, gpointer data, GError **error)
{
  Work *self = data;

  g_mutex_lock (&self->mutex);
  self->busy++;
  while (!self->over)
    g_cond_wait (&self->cond, &self->mutex);
  self->busy--;
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static gboolean
all_readers_are_busy (gpointer data)
{
  Work *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->busy == 2;
}

static gboolean
no_reader_is_busy (gpointer data)
{
  Work *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->busy == 0;
}

static void
keep_readers_busy (Fixture *self, Work *other)
{
  for (guint i = 0; i < 2; i++)
    comity_store_read_async (self->office->store, work, other, NULL, NULL, NULL, NULL, NULL);
  display_test_wait (all_readers_are_busy, other);
}

static void
let_readers_go (Work *other)
{
  g_mutex_lock (&other->mutex);
  other->over = TRUE;
  g_cond_broadcast (&other->cond);
  g_mutex_unlock (&other->mutex);
  display_test_wait (no_reader_is_busy, other);
}

static gboolean
sorting_is_said (gpointer data)
{
  Fixture *self = data;
  GtkWidget *bar = display_test_find (GTK_WIDGET (self->page), GTK_TYPE_ACTION_BAR, 1);

  return gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar));
}

/* The old order stays, it can be kept, and then the header says so again. */
static void
test_long_sort_can_be_called_off (Fixture *self, gconstpointer width)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (find (self, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (table), 1);
  g_autofree char *first = title_at (self, 0), *after = NULL;
  g_autoptr (ComityQuery) query = NULL;
  Work other = { 0 };

  keep_readers_busy (self, &other);
  gtk_column_view_sort_by_column (table, column, GTK_SORT_DESCENDING);
  display_test_wait (sorting_is_said, self);
  g_assert_cmpstr (subtitle (self), ==, "8");
  display_test_click (display_test_find (GTK_WIDGET (self->page), GTK_TYPE_ACTION_BAR, 1),
                      "_Cancel");
  g_assert_false (sorting_is_said (self));
  let_readers_go (&other);
  settle (self);
  after = title_at (self, 0);
  g_assert_cmpstr (after, ==, first);
  query = comity_list_page_dup_query (self->page);
  g_assert_false (comity_query_get_descending (query));
  g_assert_cmpint (gtk_column_view_sorter_get_primary_sort_order (
                     GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (table))),
                   ==, GTK_SORT_ASCENDING);
}

/* One that is waited for comes, and what was said goes. */
static void
test_long_sort_comes (Fixture *self, gconstpointer width)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (find (self, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (table), 1);
  g_autofree char *first = title_at (self, 0), *after = NULL;
  Work other = { 0 };

  keep_readers_busy (self, &other);
  gtk_column_view_sort_by_column (table, column, GTK_SORT_DESCENDING);
  display_test_wait (sorting_is_said, self);
  let_readers_go (&other);
  settle (self);
  after = title_at (self, 0);
  g_assert_cmpstr (after, !=, first);
  g_assert_false (sorting_is_said (self));
}

static void
add_paper (Fixture *self, gint64 student, const char *kind, const char *to)
{
  g_autoptr (ComityRecord) paper = comity_record_new (comity_kind_find ("paper"));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, student);

  comity_record_set (paper, "student", owner);
  comity_record_set (paper, "kind", kind);
  comity_record_set (paper, "valid_from", "2015");
  comity_record_set (paper, "valid_to", to);
  put (self->office, paper);
}

typedef struct {
  ComityRowsModel *model;
  gint64 id;
} First;

static gboolean
is_first (gpointer data)
{
  const First *first = data;

  return comity_rows_model_get_id (first->model, 0) == first->id;
}

/* The strip's column sorts as others do, and a paper that is saved moves its student. */
static void
test_sort_by_cover (Fixture *self, gconstpointer width)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (find (self, GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (table);
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);
  ComityRowsModel *model = comity_list_page_get_model (self->page);
  gint64 one = comity_rows_model_get_id (model, 2), other = comity_rows_model_get_id (model, 7);

  g_assert_cmpstr (gtk_column_view_column_get_id (column), ==, "cover");
  add_paper (self, one, "passport", "2020");
  gtk_column_view_sort_by_column (table, column, GTK_SORT_ASCENDING);
  display_test_wait (is_first, &(First) { model, one });
  add_paper (self, other, "passport", "2019");
  display_test_wait (is_first, &(First) { model, other });
}

static void
test_filter_and_chip (Fixture *self, gconstpointer width)
{
  GtkWidget *chip;

  comity_list_page_set_only_filter (self->page, "family_name", COMITY_OP_CONTAINS, "ov");
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), <, N_NAMES);
  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), >, 0);
  g_assert_cmpuint (n_chips (self), ==, 1);
  chip = display_test_find (GTK_WIDGET (self->page), COMITY_TYPE_CHIP, 0);
  g_signal_emit_by_name (chip, "removed");
  settle (self);
  g_assert_cmpuint (n_chips (self), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), ==, N_NAMES);
}

static void
test_count_says_of_how_many (Fixture *self, gconstpointer width)
{
  type_search (self, "an");
  if (g_list_model_get_n_items (rows (self)) == 2)
    display_test_wait (says_two_of_eight, self);
  else
    g_assert_nonnull (strstr (subtitle (self), " of 8"));
}

static void
test_bar_shows_for_several (Fixture *self, gconstpointer width)
{
  GtkActionBar *bar = GTK_ACTION_BAR (find (self, GTK_TYPE_ACTION_BAR));
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (comity_list_page_get_selection (self->page));

  gtk_selection_model_select_item (selection, 0, TRUE);
  g_assert_false (gtk_action_bar_get_revealed (bar));
  gtk_selection_model_select_item (selection, 1, FALSE);
  g_assert_true (gtk_action_bar_get_revealed (bar));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.clear-selection", NULL);
  g_assert_false (gtk_action_bar_get_revealed (bar));
  g_assert_cmpuint (comity_selection_get_n_selected (COMITY_SELECTION (selection)), ==, 0);
}

/* A record that comes by any way appears, and what is selected stays so. */
static void
test_follows_the_store (Fixture *self, gconstpointer width)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (comity_list_page_get_selection (self->page));

  gtk_selection_model_select_item (selection, 2, TRUE);
  add_student (self->office, "Abashidze", "Nino");
  display_test_settle ();
  while (g_list_model_get_n_items (rows (self)) == N_NAMES)
    g_main_context_iteration (NULL, TRUE);
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (rows (self)), ==, N_NAMES + 1);
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  g_assert_cmpuint (comity_selection_get_n_selected (COMITY_SELECTION (selection)), ==, 1);
}

static void
test_shapes (Fixture *self, gconstpointer width)
{
  gboolean narrow = is_narrow (width);

  g_assert_cmpint (gtk_widget_get_mapped (find (self, GTK_TYPE_COLUMN_VIEW)), ==, !narrow);
  g_assert_cmpint (gtk_column_view_get_model (
                     GTK_COLUMN_VIEW (find (self, GTK_TYPE_COLUMN_VIEW))) == NULL,
                   ==, narrow);
}

/* A list that begins narrow leaves the table behind it as wide as it needs to be. */
static void
test_narrow_squeezes_nothing (Fixture *self, gconstpointer width)
{
  g_autoptr (ComityRecord) full = sample_record (self->office, &comity_kind_student, 1);
  GtkColumnView *table;
  GListModel *columns;
  guint n = 0;

  display_test_close (self->window, self->page);
  put (self->office, full);
  open_page (self, width);
  table = GTK_COLUMN_VIEW (find (self, GTK_TYPE_COLUMN_VIEW));
  columns = gtk_column_view_get_columns (table);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const ComityField *field =
      comity_kind_get_field (&comity_kind_student, gtk_column_view_column_get_id (column));

    if (!field || field->type != COMITY_TYPE_CHOICE)
      continue;
    n++;
    g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), ==,
                     comity_list_columns_measure (GTK_WIDGET (table), field));
  }
  g_assert_cmpuint (n, >, 0);
}

static gboolean
is_cut (gpointer label)
{
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

static gboolean
is_whole (gpointer label)
{
  return !is_cut (label);
}

/* The head of a column that has no room for it ends in a sign, not in the middle of a letter. */
static void
test_head_without_room (Fixture *self, gconstpointer width)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (find (self, GTK_TYPE_COLUMN_VIEW));
  GtkWidget *heads = gtk_widget_get_first_child (GTK_WIDGET (table));
  GtkWidget *head = display_test_find_label (heads, "Citizenship");
  g_autoptr (GtkColumnViewColumn) column = NULL;

  for (guint i = 0; column == NULL; i++) {
    column = g_list_model_get_item (gtk_column_view_get_columns (table), i);
    g_assert_nonnull (column);
    if (g_strcmp0 (gtk_column_view_column_get_id (column), "citizenship") != 0)
      g_clear_object (&column);
  }
  gtk_column_view_column_set_fixed_width (column, 400);
  display_test_wait (is_whole, head);
  gtk_column_view_column_set_fixed_width (column, 48);
  display_test_wait (is_cut, head);
  gtk_column_view_column_set_fixed_width (column, 400);
  display_test_wait (is_whole, head);
}

/* -- What a screen reader is told ----------------------------------------------------------- */

static void
assert_named (GtkWidget *widget)
{
  gboolean must =
    gtk_widget_get_mapped (widget) &&
    (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
     GTK_IS_COLUMN_VIEW (widget) || GTK_IS_CHECK_BUTTON (widget)) &&
    !g_str_equal (gtk_widget_get_css_name (widget), "windowcontrols");

  /* Buttons of the window manager and of a menu button's inside name themselves. */
  if (must && !gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) &&
      !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !(GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget))))
    g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_everything_is_named (Fixture *self, gconstpointer width)
{
  comity_list_page_set_only_filter (self->page, "family_name", COMITY_OP_PRESENT, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.select-all", NULL);
  settle (self);
  assert_named (GTK_WIDGET (self->page));
}

#define WIDE GINT_TO_POINTER (1100)
#define NARROW GINT_TO_POINTER (400)
/* -- Groups --------------------------------------------------------------------------------- */

static GtkListBoxRow *
first_group (gpointer page)
{
  GtkWidget *list = display_test_find (page, GTK_TYPE_LIST_BOX, 0);

  return gtk_widget_get_mapped (list) ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) :
                                        NULL;
}

static gboolean
has_groups (gpointer page)
{
  return first_group (page) != NULL;
}

/* What stands beside the groups. */
static gboolean
is_list_mapped (gpointer page)
{
  GtkWidget *groups = display_test_find (page, GTK_TYPE_LIST_BOX, 0);

  return gtk_widget_get_mapped (
    gtk_widget_get_next_sibling (gtk_widget_get_ancestor (groups, GTK_TYPE_BOX)));
}

/* Where there is no room for both, the groups take the place of the list until one is chosen. */
static void
test_groups_when_narrow (Fixture *self, gconstpointer width)
{
  g_autoptr (ComityQuery) query = NULL;

  comity_list_page_group_by (self->page,
                             comity_kind_get_field (comity_list_page_get_kind (self->page),
                                                    "citizenship"));
  display_test_wait (has_groups, self->page);
  g_assert_false (is_list_mapped (self->page));
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (first_group (self->page))),
                         "row-activated", first_group (self->page));
  display_test_wait (is_list_mapped, self->page);
  g_assert_false (has_groups (self->page));
  settle (self);
  query = comity_list_page_dup_query (self->page);
  g_assert_cmpuint (comity_query_get_filters (query)->len, ==, 1);
}

#define ADD(name, function, width)                                                                 \
  g_test_add ("/list-page/" name, Fixture, width, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
  ADD ("shows-all", test_shows_all, WIDE);
  ADD ("search-narrows-as-typed", test_search_narrows_as_typed, WIDE);
  ADD ("latest-search-wins", test_latest_search_wins, WIDE);
  ADD ("sort-by-header", test_sort_by_header, WIDE);
  ADD ("sort-by-cover", test_sort_by_cover, WIDE);
  ADD ("long-sort-can-be-called-off", test_long_sort_can_be_called_off, WIDE);
  ADD ("long-sort-comes", test_long_sort_comes, WIDE);
  ADD ("filter-and-chip", test_filter_and_chip, WIDE);
  ADD ("count-says-of-how-many", test_count_says_of_how_many, WIDE);
  ADD ("bar-shows-for-several", test_bar_shows_for_several, WIDE);
  ADD ("follows-the-store", test_follows_the_store, WIDE);
  ADD ("table-when-wide", test_shapes, WIDE);
  ADD ("list-when-narrow", test_shapes, NARROW);
  ADD ("narrow-squeezes-nothing", test_narrow_squeezes_nothing, NARROW);
  ADD ("groups-when-narrow", test_groups_when_narrow, NARROW);
  ADD ("head-without-room", test_head_without_room, WIDE);
  ADD ("everything-is-named-wide", test_everything_is_named, WIDE);
  ADD ("everything-is-named-narrow", test_everything_is_named, NARROW);
  return g_test_run ();
}
