/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one does with the rows of a list: many at once, one cell, a pasted column. */
#include <string.h>

#include "comity-actions.h"
#include "comity-bulk-dialog.h"
#include "comity-control.h"
#include "comity-letter.h"
#include "comity-list-page.h"
#include "comity-saved-searches.h"
#include "display-test.h"
#include "store-test.h"

#define N 200

/** An office with two hundred students, and their list in a window. */
typedef struct {
  Office *office;
  GtkWidget *window;
  ComityListPage *page;
} Fixture;

/* -- Helpers -------------------------------------------------------------------------------- */

static gboolean
is_settled (gpointer data)
{
  Fixture *self = data;
  ComityRowsModel *model = comity_list_page_get_model (self->page);

  return !comity_rows_model_get_loading (model) && comity_rows_model_get_complete (model) &&
         g_list_model_get_n_items (G_LIST_MODEL (model)) == comity_rows_model_get_total (model);
}

static void
fill (Office *office)
{
  const ComityKind *kind = comity_kind_find ("student");
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (ComityChanged) changed = NULL;

  for (guint i = 0; i < N; i++) {
    g_autoptr (ComityRecord) record = comity_record_new (kind);
    g_autofree char *name = g_strdup_printf ("Student %03u", i);

    comity_record_set (record, "family_name", name);
    comity_record_set (record, "year", i % 2 ? "1" : "2");
    comity_changes_put (changes, record);
  }
  changed = comity_store_write_sync (office->store, changes, NULL);
  g_assert_nonnull (changed);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *view = adw_navigation_view_new ();

  self->office = office_new ();
  fill (self->office);
  self->page =
    COMITY_LIST_PAGE (comity_list_page_new (self->office->store, comity_kind_find ("student")));
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (self->page));
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), view);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 700);
  gtk_window_present (GTK_WINDOW (self->window));
  display_test_wait (display_test_is_mapped, self->page);
  display_test_wait (is_settled, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  /* what still reads or writes holds the office */
  display_test_wait_alone (self->office->store);
  assert_sound (self->office);
  office_free (self->office);
}

static gint64
count_where (Fixture *self, const char *where)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("student"));

  g_assert_true (comity_query_add_where (query, where, NULL));
  return count_of (self->office, query);
}

static AdwDialog *
dialog (Fixture *self)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (self->window));
}

static gboolean
has_no_dialog (gpointer data)
{
  return dialog (data) == NULL;
}

static gboolean
has_alert (gpointer data)
{
  return ADW_IS_ALERT_DIALOG (dialog (data));
}

static void
act (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

static void
select_all (Fixture *self)
{
  act (self, "page.select-all");
  g_assert_cmpuint (comity_selection_get_n_selected (comity_list_page_get_selection (self->page)),
                    ==, N);
}

/* Opens the dialog for all students at the control of a field. */
static GtkWidget *
open_bulk (Fixture *self, const char *field)
{
  select_all (self);
  act (self, "page.set-field");
  g_assert_true (COMITY_IS_BULK_DIALOG (dialog (self)));
  comity_bulk_dialog_choose_field (COMITY_BULK_DIALOG (dialog (self)),
                                   comity_kind_get_field (comity_list_page_get_kind (self->page),
                                                          field));
  display_test_settle ();
  return GTK_WIDGET (dialog (self));
}

static void
type_into (GtkWidget *from, GType type, const char *text)
{
  GtkWidget *row = display_test_find (from, type, 0);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* -- Many at once --------------------------------------------------------------------------- */

static void
test_set_field (Fixture *self, gconstpointer data)
{
  GtkWidget *bulk = open_bulk (self, "study_group");

  type_into (bulk, ADW_TYPE_ENTRY_ROW, "214");
  display_test_click (bulk, "_Change 200 Records");
  display_test_wait (has_no_dialog, self);
  g_assert_cmpint (count_where (self, "study_group=214"), ==, N);
}

/* Going back to the fields and Escape leave what was typed: it comes again, and closing asks. */
static void
test_set_field_keeps_typed (Fixture *self, gconstpointer data)
{
  GtkWidget *bulk = open_bulk (self, "study_group");

  type_into (bulk, ADW_TYPE_ENTRY_ROW, "214");
  adw_navigation_view_pop (
    ADW_NAVIGATION_VIEW (display_test_find (bulk, ADW_TYPE_NAVIGATION_VIEW, 0)));
  adw_dialog_close (ADW_DIALOG (bulk));
  g_assert_true (has_alert (self));
  display_test_click (dialog (self), "_Keep Editing");
  g_assert_true (COMITY_IS_BULK_DIALOG (dialog (self)));
  comity_bulk_dialog_choose_field (COMITY_BULK_DIALOG (bulk),
                                   comity_kind_get_field (comity_list_page_get_kind (self->page),
                                                          "study_group"));
  display_test_settle ();
  display_test_click (bulk, "_Change 200 Records");
  display_test_wait (has_no_dialog, self);
  g_assert_cmpint (count_where (self, "study_group=214"), ==, N);
}

static void
test_set_field_refuses_nonsense (Fixture *self, gconstpointer data)
{
  GtkWidget *bulk = open_bulk (self, "birth_date");

  type_into (bulk, ADW_TYPE_ENTRY_ROW, "not a day");
  display_test_click (bulk, "_Change 200 Records");
  display_test_settle ();
  g_assert_true (COMITY_IS_BULK_DIALOG (dialog (self)));
  g_assert_cmpint (count_where (self, "birth_date="), ==, N);
}

/* Nobody was born after the first day of study: those in whose way it stands are named. */
static void
test_others_are_changed (Fixture *self, gconstpointer data)
{
  const ComityKind *kind = comity_kind_find ("student");
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = ids_of (self->office, query);
  GtkWidget *bulk;

  for (guint i = 0; i < 3; i++) {
    g_autoptr (ComityRecord) record = load (self->office, kind, g_array_index (ids, gint64, i));

    comity_record_set (record, "birth_date", "2015-01-01");
    put (self->office, record);
  }
  display_test_settle ();
  display_test_wait (is_settled, self);
  bulk = open_bulk (self, "starts");
  type_into (bulk, ADW_TYPE_ENTRY_ROW, "2014-09-01");
  display_test_click (bulk, "_Change 200 Records");
  display_test_wait (has_alert, self);
  g_assert_nonnull (
    display_test_find_label (GTK_WIDGET (dialog (self)), "3 Records Cannot Be Changed"));
  g_assert_cmpint (count_where (self, "starts=*"), ==, 0);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog (self)), "others");
  adw_dialog_close (dialog (self));
  display_test_wait (has_no_dialog, self);
  g_assert_cmpint (count_where (self, "starts=2014-09-01"), ==, N - 3);
}

/* -- E-mail --------------------------------------------------------------------------------- */

static void
test_email_address (void)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new (), two = g_ptr_array_new ();
  g_autoptr (ComityLetter) letter_to_one = NULL, letter_to_two = NULL;
  g_autofree char *to_one = NULL, *to_two = NULL;

  g_ptr_array_add (one, (gpointer) "a@example.org");
  g_ptr_array_add (two, (gpointer) "a@example.org");
  g_ptr_array_add (two, (gpointer) "b?subject=x@example.org");
  letter_to_one = comity_letter_new (one);
  letter_to_two = comity_letter_new (two);
  to_one = comity_letter_dup_uri (letter_to_one);
  to_two = comity_letter_dup_uri (letter_to_two);
  g_assert_cmpstr (to_one, ==, "mailto:a@example.org");
  g_assert_cmpstr (to_two, ==, "mailto:?bcc=a@example.org,b%3Fsubject%3Dx@example.org");
}

static void
test_email_says_who_has_none (Fixture *self, gconstpointer data)
{
  const ComityKind *kind = comity_kind_find ("student");
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = ids_of (self->office, query);

  for (guint i = 0; i < 2; i++) {
    g_autoptr (ComityRecord) record = load (self->office, kind, g_array_index (ids, gint64, i));

    comity_record_set (record, "email", i ? "a@example.org" : "b@example.org");
    put (self->office, record);
  }
  display_test_settle ();
  display_test_wait (is_settled, self);
  select_all (self);
  act (self, "page.email");
  display_test_wait (has_alert, self);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog (self))), ==,
                   "E-Mail to 2 Addresses");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog (self))),
                            "198 of the selected records have no address."));
  adw_dialog_close (dialog (self));
}

/* -- Saved searches ------------------------------------------------------------------------- */

static gboolean
has_a_search (gpointer data)
{
  Fixture *self = data;
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("saved_search"));

  return count_of (self->office, query) == 1;
}

static gpointer
searches_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_searches (db, error);
}

static void
add_filter (Fixture *self, const char *field, ComityOp op, const char *value)
{
  comity_list_page_set_only_filter (self->page, field, op, value);
  display_test_wait (is_settled, self);
}

static void
seen_cb (ComityListPage *page, gboolean *seen)
{
  *seen = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/* Saves the list as a search that warns, by the dialog; what it shows is seen. */
static void
save_search (Fixture *self, const char *name)
{
  gboolean seen = FALSE;
  gulong handler = g_signal_connect (self->page, "seen", G_CALLBACK (seen_cb), &seen);
  GtkWidget *row;

  act (self, "page.save-search");
  display_test_wait (has_alert, self);
  row = display_test_find (GTK_WIDGET (dialog (self)), ADW_TYPE_ENTRY_ROW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Year: 2");
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  row = display_test_find (GTK_WIDGET (dialog (self)), ADW_TYPE_SWITCH_ROW, 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog (self)), "save");
  adw_dialog_close (dialog (self));
  display_test_wait (has_a_search, self);
  display_test_wait (is_true, &seen);
  g_signal_handler_disconnect (self->page, handler);
}

static void
test_save_search (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) searches = NULL;
  const ComitySearch *search;

  add_filter (self, "year", COMITY_OP_IS, "2");
  save_search (self, "Second year");
  searches = comity_store_read_sync (self->office->store, searches_func, NULL, NULL);
  search = searches->pdata[0];
  g_assert_cmpstr (search->name, ==, "Second year");
  g_assert_true (search->warn);
  g_assert_cmpint (search->count, ==, N / 2);
}

static gboolean
has_row (gpointer sidebar)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (
                                          display_test_find (sidebar, GTK_TYPE_LIST_BOX, 0)),
                                        0) != NULL;
}

/** A row of the sidebar and what it shall say. */
typedef struct {
  ComitySidebarRow *row;
  const char *name;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;
  g_autofree char *other =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (said->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        said->name);

  return other == NULL;
}

static void
say (ComitySidebarRow *row, const char *name)
{
  Said said = { row, name };

  display_test_wait (is_said, &said);
}

static gboolean
page_settled (gpointer data)
{
  ComityRowsModel *model = comity_list_page_get_model (data);

  return comity_rows_model_get_complete (model) && !comity_rows_model_get_loading (model);
}

/* Puts one record with a year into another one. */
static void
move_year (Fixture *self, const char *from, const char *to)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("student"));
  g_autoptr (ComityRecord) record = NULL;
  g_autoptr (GArray) ids = NULL;

  comity_query_add_filter (query, "year", COMITY_OP_IS, from, NULL);
  ids = ids_of (self->office, query);
  record = load (self->office, comity_kind_find ("student"), g_array_index (ids, gint64, 0));
  comity_record_set (record, "year", to);
  put (self->office, record);
}

/* The sidebar counts what is new and what is gone; on the page of the search it is seen. */
static void
test_sidebar_counts_new (Fixture *self, gconstpointer data)
{
  ComitySidebar *sidebar = g_object_ref_sink (g_object_new (COMITY_TYPE_SIDEBAR, NULL));
  ComitySavedSearches *searches = comity_saved_searches_new (sidebar);
  GtkWidget *page, *nav = adw_window_get_content (ADW_WINDOW (self->window));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *name = NULL;
  ComitySidebarRow *row;
  gint64 id;

  add_filter (self, "year", COMITY_OP_IS, "2");
  save_search (self, "Second year");
  {
    g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("saved_search"));
    g_autoptr (GArray) ids = ids_of (self->office, query);

    id = g_array_index (ids, gint64, 0);
  }
  g_assert_true (comity_store_mark_seen_sync (self->office->store, id, none, NULL));
  comity_saved_searches_set_store (searches, self->office->store);
  name = comity_saved_search_dup_page (id);
  display_test_wait (has_row, sidebar);
  while (comity_sidebar_find (sidebar, name) == NULL)
    g_main_context_iteration (NULL, TRUE);
  row = comity_sidebar_find (sidebar, name);
  say (row, "Second year, 100, 100 new");

  page =
    comity_list_page_new_search (self->office->store, comity_saved_searches_find (searches, name));
  g_signal_connect_object (page, "seen", G_CALLBACK (comity_saved_searches_refresh), searches,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (nav), ADW_NAVIGATION_PAGE (page));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  display_test_wait (page_settled, page);
  say (row, "Second year, 100");

  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (nav));
  display_test_wait (display_test_is_gone, &page);
  move_year (self, "2", "7");
  say (row, "Second year, 99, 1 gone");
  move_year (self, "1", "2");
  say (row, "Second year, 100, 1 new, 1 gone");

  comity_saved_searches_set_store (searches, NULL);
  g_assert_null (comity_sidebar_find (sidebar, name));
  g_assert_finalize_object (searches);
  g_object_unref (sidebar);
}

/* What was on the screen when the search was saved is not new; what comes afterwards is, though
 * nobody has opened the search yet. */
static void
test_saved_is_seen (Fixture *self, gconstpointer data)
{
  ComitySidebar *sidebar = g_object_ref_sink (g_object_new (COMITY_TYPE_SIDEBAR, NULL));
  ComitySavedSearches *searches = comity_saved_searches_new (sidebar);
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("saved_search"));
  g_autoptr (GArray) ids = NULL;
  g_autofree char *name = NULL;
  ComitySidebarRow *row;

  add_filter (self, "year", COMITY_OP_IS, "2");
  save_search (self, "Second year");
  ids = ids_of (self->office, query);
  name = comity_saved_search_dup_page (g_array_index (ids, gint64, 0));
  comity_saved_searches_set_store (searches, self->office->store);
  while ((row = comity_sidebar_find (sidebar, name)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  say (row, "Second year, 100");
  move_year (self, "1", "2");
  say (row, "Second year, 101, 1 new");

  comity_saved_searches_set_store (searches, NULL);
  g_assert_finalize_object (searches);
  g_object_unref (sidebar);
}

/* -- A pasted column ------------------------------------------------------------------------ */

/* Three lines of five can be read; the others are named, and nothing happens before the answer. */
static void
test_paste_column (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (comity_list_page_get_selection (self->page));
  GtkWidget *named;

  gtk_selection_model_select_item (selection, 10, TRUE);
  comity_list_page_paste (self->page, "CN\nRussia\tmore\nnowhere at all\nIndia\nxyzzy\n");
  display_test_wait (has_alert, self);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog (self))), ==,
                   "Paste 3 Values into “Citizenship”?");
  named = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog (self)));
  named = display_test_find (named, GTK_TYPE_LABEL, 0);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (named)), "Line 3: "));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (named)), "\nLine 5: "));
  g_assert_cmpint (count_where (self, "citizenship=*"), ==, 0);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog (self)), "paste");
  adw_dialog_close (dialog (self));
  display_test_wait (has_no_dialog, self);
  while (count_where (self, "citizenship=*") < 3)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (count_where (self, "citizenship=CN;RU;IN"), ==, 3);
}

static gboolean
has_popover (gpointer data)
{
  Fixture *self = data;
  GtkWidget *popover;

  for (guint i = 0;
       (popover = display_test_find (GTK_WIDGET (self->page), GTK_TYPE_POPOVER, i)) != NULL; i++)
    if (gtk_widget_get_mapped (popover) && display_test_find (popover, ADW_TYPE_PREFERENCES_ROW, 0))
      return TRUE;
  return FALSE;
}

static void
test_edit_cell (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (comity_list_page_get_selection (self->page));

  gtk_selection_model_select_item (selection, 3, TRUE);
  display_test_settle ();
  act (self, "page.edit-cell");
  display_test_wait (has_popover, self);
}

/* -- Keys ----------------------------------------------------------------------------------- */

static gboolean
does (GtkShortcut *shortcut, const char *action, const char *accel)
{
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (accel);
  GtkShortcutAction *done = gtk_shortcut_get_action (shortcut);

  return gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger) &&
         GTK_IS_NAMED_ACTION (done) &&
         g_str_equal (gtk_named_action_get_action_name (GTK_NAMED_ACTION (done)), action);
}

static gboolean
is_bound (GtkWidget *widget, const char *action, const char *accel)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                      k < g_list_model_get_n_items (G_LIST_MODEL (controller));
         k++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

      if (does (shortcut, action, accel))
        return TRUE;
    }
  }
  return FALSE;
}

/* What the window of shortcuts promises, the page does. Enter belongs to the row. */
static void
test_keys_are_bound (Fixture *self, gconstpointer data)
{
  guint n;
  const ComityAction *actions = comity_actions (&n);

  for (guint i = 0; i < n; i++) {
    if (!g_str_has_prefix (actions[i].name, "page.") || actions[i].accels == NULL ||
        g_str_equal (actions[i].name, "page.open-selected"))
      continue;
    g_test_message ("%s", actions[i].name);
    g_assert_true (is_bound (GTK_WIDGET (self->page), actions[i].name, actions[i].accels));
  }
}

/* -- Copied rows ---------------------------------------------------------------------------- */

/* Returns: (nullable): what stands in the clipboard as text, if it came from here */
static char *
dup_clipboard (Fixture *self)
{
  GdkContentProvider *content =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->page)));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  if (content == NULL || !gdk_content_provider_get_value (content, &value, NULL))
    return NULL;
  return g_value_dup_string (&value);
}

static gboolean
is_copied (gpointer data)
{
  g_autofree char *text = dup_clipboard (data);

  return text != NULL;
}

/* A line for each row, with what the columns show; line breaks in a cell do not make another one. */
static void
test_copy_rows (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (comity_list_page_get_selection (self->page));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_selection_model_select_item (selection, 3, TRUE);
  gtk_selection_model_select_item (selection, 5, FALSE);
  act (self, "page.copy");
  display_test_wait (is_copied, self);
  text = dup_clipboard (self);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "Student 003\t"));
  g_assert_true (g_str_has_prefix (lines[1], "Student 005\t"));
  g_assert_cmpstr (lines[2], ==, "");
}

/* -- Groups --------------------------------------------------------------------------------- */

static GtkListBoxRow *
group_row (Fixture *self, int index)
{
  GtkWidget *list = display_test_find (GTK_WIDGET (self->page), GTK_TYPE_LIST_BOX, 0);

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);
}

static gboolean
has_groups (gpointer data)
{
  return group_row (data, 1) != NULL;
}

static gboolean
shows_half (gpointer data)
{
  Fixture *self = data;

  return is_settled (self) &&
         comity_rows_model_get_total (comity_list_page_get_model (self->page)) == N / 2;
}

/* Two years of study, a hundred students each: a click shows one, the other stays to choose. */
static void
test_groups (Fixture *self, gconstpointer data)
{
  comity_list_page_group_by (self->page,
                             comity_kind_get_field (comity_list_page_get_kind (self->page),
                                                    "year"));
  display_test_wait (has_groups, self);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (group_row (self, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "1, 100");
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (group_row (self, 0))), "row-activated",
                         group_row (self, 0));
  display_test_wait (shows_half, self);
  display_test_wait (has_groups, self);
  g_assert_null (group_row (self, 2));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/list-work/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
  ADD ("set-field", test_set_field);
  ADD ("set-field/keeps-typed", test_set_field_keeps_typed);
  ADD ("set-field-refuses-nonsense", test_set_field_refuses_nonsense);
  ADD ("others-are-changed", test_others_are_changed);
  g_test_add_func ("/list-work/email-address", test_email_address);
  ADD ("paste-column", test_paste_column);
  ADD ("edit-cell", test_edit_cell);
  ADD ("keys-are-bound", test_keys_are_bound);
  ADD ("copy-rows", test_copy_rows);
  ADD ("groups", test_groups);
  ADD ("save-search", test_save_search);
  ADD ("sidebar-counts-new", test_sidebar_counts_new);
  ADD ("saved-is-seen", test_saved_is_seen);
  ADD ("email-says-who-has-none", test_email_says_who_has_none);
  return g_test_run ();
}
