/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: its pages, going back and forward, its actions and their one table. */
#include <string.h>

#include "comity-actions.h"
#include "comity-application.h"
#include "comity-db.h"
#include "comity-errors.h"
#include "comity-list-page.h"
#include "comity-lock-screen.h"
#include "comity-lock.h"
#include "comity-palette.h"
#include "comity-record-page.h"
#include "comity-sidebar.h"
#include "comity-window.h"
#include "display-test.h"
#include "store-test.h"

static ComityApplication *app;

/** A window on an office with one partner. */
typedef struct {
  Office *office;
  ComityWindow *window;
  gint64 partner;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = office_new ();
  self->partner = add_partner (self->office, "University of Kassel", "DE");
  self->window = comity_window_new (GTK_APPLICATION (app));
  comity_window_set_store (self->window, self->office->store);
  gtk_window_present (GTK_WINDOW (self->window));
  display_test_settle ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_test_close (self->window, self->window);
  display_test_wait_alone (self->office->store);
  office_free (self->office);
}

static void
activate (Fixture *self, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), name, target));
  display_test_settle ();
}

static const ComityKind *
listed_kind (Fixture *self)
{
  AdwNavigationPage *page = comity_window_get_visible_page (self->window);

  return COMITY_IS_LIST_PAGE (page) ? comity_list_page_get_kind (COMITY_LIST_PAGE (page)) : NULL;
}

static gboolean
shows_record (gpointer data)
{
  Fixture *self = data;

  return COMITY_IS_RECORD_PAGE (comity_window_get_visible_page (self->window));
}

static void
test_switch (Fixture *self, gconstpointer data)
{
  activate (self, "win.switch('student')");
  g_assert_true (listed_kind (self) == comity_kind_find ("student"));
  activate (self, "win.switch('honour')");
  g_assert_true (listed_kind (self) == comity_kind_find ("honour"));
}

static void
test_back_and_forward (Fixture *self, gconstpointer data)
{
  activate (self, "win.switch('partner')");
  comity_window_open_record (self->window, comity_kind_find ("partner"), self->partner);
  display_test_settle ();
  g_assert_true (shows_record (self));
  activate (self, "win.back");
  g_assert_true (listed_kind (self) == comity_kind_find ("partner"));
  activate (self, "win.forward");
  g_assert_true (shows_record (self));
}

/* What was left by Back is forgotten once something else is opened. */
static void
test_forward_is_forgotten (Fixture *self, gconstpointer data)
{
  activate (self, "win.switch('partner')");
  comity_window_open_record (self->window, comity_kind_find ("partner"), self->partner);
  activate (self, "win.back");
  activate (self, "win.switch('event')");
  activate (self, "win.forward");
  g_assert_true (listed_kind (self) == comity_kind_find ("event"));
}

static void
test_open_record_action (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-record", "(sx)", "partner",
                              self->partner);
  display_test_settle ();
  g_assert_true (shows_record (self));
}

static gboolean
counts_one_partner (gpointer data)
{
  Fixture *self = data;
  GtkWidget *sidebar = display_test_find (GTK_WIDGET (self->window), COMITY_TYPE_SIDEBAR, 0);

  return display_test_find_label (sidebar, "1") != NULL;
}

static void
test_sidebar_counts (Fixture *self, gconstpointer data)
{
  display_test_wait (counts_one_partner, self);
}

/* The arrow keys look round in the sidebar; what is marked stays the page that is shown. */
static void
test_sidebar_keeps_selection (Fixture *self, gconstpointer data)
{
  ComitySidebar *sidebar = comity_window_get_sidebar (self->window);
  GtkWidget *students = GTK_WIDGET (comity_sidebar_find (sidebar, "student"));
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (students));

  activate (self, "win.switch('student')");
  gtk_widget_grab_focus (students);
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  display_test_settle ();
  g_assert_true (GTK_WIDGET (gtk_list_box_get_selected_row (list)) == students);
  g_assert_true (listed_kind (self) == comity_kind_find ("student"));
  g_assert_false (gtk_widget_has_focus (students));
}

/* What others add stands at the end of its group, and goes again. */
static void
test_sidebar_rows (Fixture *self, gconstpointer data)
{
  ComitySidebar *sidebar = comity_window_get_sidebar (self->window);
  ComitySidebarRow *second = comity_sidebar_add (sidebar, COMITY_SIDEBAR_SEARCHES, "search:2",
                                                 "Second", "edit-find-symbolic");
  ComitySidebarRow *first =
    comity_sidebar_add (sidebar, COMITY_SIDEBAR_OVERVIEW, "first", "First", "go-home-symbolic");
  ComitySidebarRow *third = comity_sidebar_add (sidebar, COMITY_SIDEBAR_SEARCHES, "search:3",
                                                "Third", "edit-find-symbolic");
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (second));

  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (third)), ==, place + 1);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (first)), <,
                   gtk_list_box_row_get_index (
                     GTK_LIST_BOX_ROW (comity_sidebar_find (sidebar, "partner"))));
  comity_sidebar_remove (sidebar, "search:2");
  g_assert_null (comity_sidebar_find (sidebar, "search:2"));
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (third)), ==, place);
}

static gboolean
palette_has_partner (gpointer palette)
{
  return display_test_find_label (palette, "University of Kassel") != NULL;
}

static void
test_palette_finds (Fixture *self, gconstpointer data)
{
  AdwDialog *palette;

  activate (self, "win.palette");
  palette = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (COMITY_IS_PALETTE (palette));
  g_assert_nonnull (display_test_find_label (GTK_WIDGET (palette), "Go to Partners"));
  comity_palette_set_text (COMITY_PALETTE (palette), "kass");
  display_test_wait (palette_has_partner, palette);
  g_signal_emit_by_name (display_test_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY, 0),
                         "activate");
  display_test_wait (shows_record, self);
}

/* Every row of the table is an action that there is, with a target of its type. */
static void
test_actions_exist (Fixture *self, gconstpointer data)
{
  guint n_actions;
  const ComityAction *actions = comity_actions (&n_actions);

  for (guint i = 0; i < n_actions; i++) {
    g_autofree char *name = NULL;
    g_autoptr (GVariant) target = NULL;
    GActionGroup *group = NULL;
    const GVariantType *type;

    g_assert_true (g_action_parse_detailed_name (actions[i].name, &name, &target, NULL));
    if (g_str_has_prefix (name, "win.") && !g_str_equal (name, "win.primary-menu"))
      group = G_ACTION_GROUP (self->window);
    else if (g_str_has_prefix (name, "app."))
      group = G_ACTION_GROUP (app);
    if (!group)
      continue;
    if (!g_action_group_has_action (group, strchr (name, '.') + 1))
      g_error ("there is no action %s", name);
    type = g_action_group_get_action_parameter_type (group, strchr (name, '.') + 1);
    g_assert_true ((type != NULL) == (target != NULL));
  }
}

static void
test_accels_are_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_actions;
  const ComityAction *actions = comity_actions (&n_actions);

  for (guint i = 0; i < n_actions; i++) {
    guint key;
    GdkModifierType modifiers;

    if (!actions[i].accels)
      continue;
    g_assert_true (gtk_accelerator_parse (actions[i].accels, &key, &modifiers));
    if (!g_hash_table_add (seen, (gpointer) actions[i].accels))
      g_error ("%s is bound twice", actions[i].accels);
  }
}

static void
test_labels (void)
{
  static const ComityAction plain = { "win.x", "_Go to _Partners", NULL, NULL, 0 };
  g_autofree char *without_keys = comity_action_dup_label (&plain);
  guint n_actions;
  const ComityAction *actions = comity_actions (&n_actions);

  g_assert_cmpstr (without_keys, ==, "Go to Partners");

  for (guint i = 0; i < n_actions; i++) {
    g_autofree char *label = comity_action_dup_label (&actions[i]);

    g_assert_cmpstr (label, !=, "");
    g_assert_null (strchr (label, '_'));
  }
}

/* A library's own words never reach a person. */
static void
test_errors_speak (void)
{
  for (int code = COMITY_STORE_ERROR_STALE; code <= COMITY_STORE_ERROR_FAILED; code++) {
    g_autoptr (GError) error = g_error_new_literal (COMITY_STORE_ERROR, code, "SQLITE_RAW");

    if (code == COMITY_STORE_ERROR_INVALID || code == COMITY_STORE_ERROR_UNDO ||
        code == COMITY_STORE_ERROR_READ_ONLY || code == COMITY_STORE_ERROR_DAMAGED ||
        code == COMITY_STORE_ERROR_MISSING || code == COMITY_STORE_ERROR_FAILED ||
        code == COMITY_STORE_ERROR_LOST || code == COMITY_STORE_ERROR_BACKUPS ||
        code == COMITY_STORE_ERROR_PORTAL) {
      /* The store's own sentences, which know more. */
      g_assert_cmpstr (comity_error_get_sentence (error), ==, error->message);
      continue;
    }
    g_assert_cmpstr (comity_error_get_sentence (error), !=, "");
    g_assert_null (strstr (comity_error_get_sentence (error), "SQLITE"));
    g_assert_cmpstr (comity_error_get_advice (error), !=, "");
  }
}

static void
test_shortcuts_window (Fixture *self, gconstpointer data)
{
  GtkWidget *window = comity_actions_build_shortcuts ();

  g_assert_true (GTK_IS_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_welcome (Fixture *self, gconstpointer data)
{
  comity_window_show_welcome (self->window);
  display_test_settle ();
  g_assert_nonnull (display_test_find_label (GTK_WIDGET (self->window), "Welcome to Comity"));
}

/* -- Dropping ------------------------------------------------------------------------------- */

static gboolean
has_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) != NULL;
}

/* Nothing comes into an office that cannot be written to, but another can be opened. */
static void
test_drop_office_on_read_only (Fixture *self, gconstpointer data)
{
  ComityStore *store = comity_store_open_sync (self->office->path, COMITY_OPEN_READ_ONLY, NULL);
  g_autoptr (GFile) table = g_file_new_for_path ("/nowhere/table.csv");
  g_autoptr (GFile) office = g_file_new_for_path ("/nowhere/office.comity");
  g_auto (GValue) value = G_VALUE_INIT;
  AdwNavigationPage *page;

  comity_window_set_store (self->window, store);
  page = comity_window_show_list (self->window, &comity_kind_partner);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&table, 1));
  g_assert_false (comity_list_page_drop (COMITY_LIST_PAGE (page), &value));
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&office, 1));
  g_assert_true (comity_list_page_drop (COMITY_LIST_PAGE (page), &value));
  display_test_wait (has_dialog, self->window); /* which says that it is not there */
  comity_window_set_store (self->window, self->office->store);
  display_test_wait_alone (store);
  g_object_unref (store);
}

/* -- Offices -------------------------------------------------------------------------------- */

static gboolean
has_no_toast (gpointer window)
{
  return display_test_find_label (window, "“Events” has changed on the web") == NULL;
}

/* What is offered about one office is not offered in another. */
static void
test_toasts_go_with_the_office (Fixture *self, gconstpointer data)
{
  g_autoptr (Office) office = office_new ();

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.toast-feed", "(sx)", "Events",
                              G_GINT64_CONSTANT (1));
  display_test_settle ();
  g_assert_false (has_no_toast (self->window));
  comity_window_set_store (self->window, office->store);
  display_test_wait (has_no_toast, self->window);
  comity_window_set_store (self->window, self->office->store);
  display_test_wait_alone (office->store);
}

/* -- The lock --------------------------------------------------------------------------------- */

static GtkWidget *
find_lock_window (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

    if (gtk_widget_get_visible (window) && !COMITY_IS_WINDOW (window))
      return window; /* GTK holds it */
  }
  return NULL;
}

static void
type_passphrase (const char *passphrase)
{
  GtkWidget *entry = display_test_find (find_lock_window (), ADW_TYPE_PASSWORD_ENTRY_ROW, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  g_signal_emit_by_name (entry, "entry-activated");
}

static gboolean
is_refused (gpointer data)
{
  GtkWidget *entry = display_test_find (find_lock_window (), ADW_TYPE_PASSWORD_ENTRY_ROW, 0);

  return gtk_widget_has_css_class (entry, "error");
}

static gboolean
is_unlocked (gpointer data)
{
  return !comity_lock_is_on ();
}

/* Whether a passphrase was looked at: it can be typed again, or everything is shown. */
static gboolean
is_answered (gpointer data)
{
  return !comity_lock_is_on () ||
         gtk_widget_get_sensitive (
           display_test_find (find_lock_window (), ADW_TYPE_PASSWORD_ENTRY_ROW, 0));
}

static void
try_passphrase (const char *passphrase)
{
  type_passphrase (passphrase);
  display_test_wait (is_answered, NULL);
}

static guint
count_windows (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (app)); l != NULL; l = l->next)
    n += COMITY_IS_WINDOW (l->data);
  return n;
}

static void
test_lock (Fixture *self, gconstpointer data)
{
  ComityStore *store = self->office->store;
  GtkWidget *window = GTK_WIDGET (self->window);

  g_assert_true (comity_store_set_lock_sync (store, 1, "a passphrase", NULL));
  comity_lock_check (G_MAXINT64);
  g_assert_false (comity_lock_is_on ());
  comity_lock_set_minutes (store, 1);
  comity_lock_check (59);
  g_assert_false (comity_lock_is_on ());
  comity_lock_check (60);
  g_assert_true (comity_lock_is_on ());
  g_assert_true (comity_lock_hides (store));
  g_assert_false (gtk_widget_get_visible (window));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (window));
  type_passphrase ("another");
  display_test_wait (is_refused, NULL);
  g_assert_false (gtk_widget_get_visible (window));
  type_passphrase ("a passphrase");
  display_test_wait (is_unlocked, NULL);
  g_assert_true (gtk_widget_get_visible (window));
  g_assert_false (comity_lock_hides (store));
  comity_lock_set_minutes (store, 0);
  display_test_settle ();
}

static void
test_lock_second_launch (Fixture *self, gconstpointer data)
{
  ComityStore *store = self->office->store;

  g_assert_true (comity_store_set_lock_sync (store, 1, "a passphrase", NULL));
  comity_lock_set_minutes (store, 1);
  comity_lock_now (store);
  g_application_activate (G_APPLICATION (app));
  g_action_group_activate_action (G_ACTION_GROUP (app), "new-window", NULL);
  g_assert_cmpuint (count_windows (), ==, 1);
  try_passphrase ("a passphrase");
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window)));
  comity_lock_set_minutes (store, 0);
}

static void
test_lock_quit (Fixture *self, gconstpointer data)
{
  ComityStore *store = self->office->store;
  ComityWindow *meanwhile;

  g_assert_true (comity_store_set_lock_sync (store, 1, "a passphrase", NULL));
  comity_lock_set_minutes (store, 1);
  comity_lock_set_opened (store, TRUE);
  comity_lock_now (store);
  meanwhile = comity_window_new (GTK_APPLICATION (app));
  comity_window_set_store (meanwhile, store);
  gtk_window_present (GTK_WINDOW (meanwhile));
  comity_lock_quit ();
  g_assert_cmpuint (count_windows (), ==, 0);
  g_assert_false (comity_lock_is_on ());
  g_assert_true (comity_lock_hides (store)); /* who opens it again types the passphrase again */
  comity_lock_set_minutes (store, 0);
  self->window = comity_window_new (GTK_APPLICATION (app));
}

static void
test_lock_of_two (Fixture *self, gconstpointer data)
{
  g_autoptr (Office) office = office_new ();
  ComityStore *first = self->office->store, *second = office->store;
  ComityWindow *other = comity_window_new (GTK_APPLICATION (app));
  static const char *const passphrases[] = { "the first", "the second" };

  g_assert_true (comity_store_set_lock_sync (first, 1, passphrases[0], NULL));
  g_assert_true (comity_store_set_lock_sync (second, 1, passphrases[1], NULL));
  comity_lock_set_minutes (first, 1);
  comity_lock_now (first);
  comity_lock_set_minutes (second, 1);
  comity_window_set_store (other, second);
  gtk_window_present (GTK_WINDOW (other));
  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (passphrases); i++) {
      g_assert_true (comity_lock_is_on ());
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->window)));
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (other)));
      if (round == 0) {
        try_passphrase (passphrases[1 - i]);
        g_assert_true (is_refused (NULL));
      }
      try_passphrase (passphrases[i]);
    }
    g_assert_false (comity_lock_is_on ());
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window)));
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (other)));
    if (round == 0)
      comity_lock_now (first); /* both again, and both ask again */
  }
  comity_lock_set_minutes (first, 0);
  comity_lock_set_minutes (second, 0);
  display_test_close (other, other);
  display_test_wait_alone (second);
}

/* What cannot be read is neither a wrong passphrase nor no lock at all. */
static void
test_lock_unreadable (Fixture *self, gconstpointer data)
{
  ComityStore *store = self->office->store;
  g_autoptr (ComityDb) db = comity_db_open (self->office->path, COMITY_DB_WRITE, NULL);
  GtkWidget *entry;

  g_assert_true (comity_store_set_lock_sync (store, 1, "a passphrase", NULL));
  comity_lock_set_minutes (store, 1);
  comity_lock_now (store);
  g_assert_true (comity_db_exec (db, "ALTER TABLE \"meta\" RENAME TO \"lost\"", NULL));
  try_passphrase ("a passphrase");
  g_assert_true (comity_lock_is_on ());
  entry = display_test_find (find_lock_window (), ADW_TYPE_PASSWORD_ENTRY_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry)), !=,
                   "That is not the passphrase. Try again");
  g_assert_true (is_refused (NULL));
  g_assert_true (comity_db_exec (db, "ALTER TABLE \"lost\" RENAME TO \"meta\"", NULL));
  try_passphrase ("a passphrase");
  g_assert_false (comity_lock_is_on ());
  comity_lock_set_minutes (store, 0);
}

#define ADD(name, function) g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int status;

  display_test_init (&argc, &argv);
  app = g_object_new (COMITY_TYPE_APPLICATION, "application-id", NULL, "flags",
                      G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  g_test_add_func ("/actions/accels-are-unique", test_accels_are_unique);
  g_test_add_func ("/actions/labels", test_labels);
  g_test_add_func ("/errors/speak", test_errors_speak);
  ADD ("switch", test_switch);
  ADD ("back-and-forward", test_back_and_forward);
  ADD ("forward-is-forgotten", test_forward_is_forgotten);
  ADD ("open-record-action", test_open_record_action);
  ADD ("sidebar-counts", test_sidebar_counts);
  ADD ("sidebar-keeps-selection", test_sidebar_keeps_selection);
  ADD ("sidebar-rows", test_sidebar_rows);
  ADD ("palette-finds", test_palette_finds);
  ADD ("actions-exist", test_actions_exist);
  ADD ("shortcuts-window", test_shortcuts_window);
  ADD ("welcome", test_welcome);
  ADD ("drop-office-on-read-only", test_drop_office_on_read_only);
  ADD ("toasts-go-with-the-office", test_toasts_go_with_the_office);
  ADD ("lock", test_lock);
  ADD ("lock/second-launch", test_lock_second_launch);
  ADD ("lock/quit", test_lock_quit);
  ADD ("lock/of-two", test_lock_of_two);
  ADD ("lock/unreadable", test_lock_unreadable);
  status = g_test_run ();
  g_clear_object (&app);
  return status;
}
