/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is dragged out of the window, and what is dropped in. */
#include <string.h>

#include "comity-cells.h"
#include "comity-copies.h"
#include "comity-drag-out.h"
#include "comity-handout.h"
#include "comity-import-dialog.h"
#include "comity-list-page.h"
#include "comity-record-page.h"
#include "comity-undo.h"
#include "display-test.h"
#include "store-test.h"

#define TEXT "text/plain;charset=utf-8"

/* -- Taking it as another program does ------------------------------------------------------ */

/** What came through the pipe. */
typedef struct {
  GOutputStream *stream;
  gboolean done, given;
} Taken;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Taken *taken = user_data;
  g_autoptr (GError) error = NULL;

  taken->given =
    gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  taken->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Taken *) data)->done;
}

static gboolean
offers (GdkContentProvider *content, const char *mime_type)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);

  return gdk_content_formats_contain_mime_type (formats, mime_type);
}

/* Others ask only for what they are offered. */
static char *
take (GdkContentProvider *content, const char *mime_type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  Taken taken = { stream, FALSE, FALSE };
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  g_assert_true (offers (content, mime_type));
  gdk_content_provider_write_mime_type_async (content, mime_type, stream, G_PRIORITY_DEFAULT, NULL,
                                              written_cb, &taken);
  display_test_wait (is_done, &taken);
  g_assert_true (taken.given);
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

/* The file of which the address is given: its name and what stands in it. */
static char *
take_file (GdkContentProvider *content, char **name)
{
  g_autofree char *uri = take (content, "text/uri-list");
  g_autoptr (GFile) file = g_file_new_for_uri (g_strstrip (uri));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  char *text = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  *name = g_file_get_basename (file);
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (g_file_delete (folder, NULL, NULL));
  return text;
}

/* -- As the mouse does it ------------------------------------------------------------------- */

/* Returns: (transfer none) (nullable): the first controller of a type that a widget has */
static gpointer
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
      return controller;
  }
  return NULL;
}

/* Lets something go over a page. Returns: whether it was taken */
static gboolean
drop (gpointer page, const GValue *value)
{
  GtkDropTarget *target = find_controller (page, GTK_TYPE_DROP_TARGET);
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_assert_true (
    gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (target), G_VALUE_TYPE (value)));
  g_signal_emit_by_name (target, "drop", value, 0.0, 0.0, &taken);
  return taken;
}

static GtkWidget *
find_cell (GtkWidget *from, guint position)
{
  GtkWidget *found =
    gtk_widget_get_mapped (from) && comity_cell_get_position (from) == position ? from : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, position);
  return found;
}

static gboolean
has_room (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* Takes hold of a row. */
static GdkContentProvider *
take_hold (GtkWidget *page, guint position)
{
  GtkWidget *cell = find_cell (page, position), *from = cell;
  GtkDragSource *source = NULL;
  GdkContentProvider *content = NULL;
  graphene_point_t point;

  while (from != NULL && (source = find_controller (from, GTK_TYPE_DRAG_SOURCE)) == NULL)
    from = gtk_widget_get_parent (from);
  g_assert_nonnull (source);
  display_test_wait (has_room, cell);
  g_assert_true (gtk_widget_compute_point (cell, from, &GRAPHENE_POINT_INIT (2, 2), &point));
  g_signal_emit_by_name (source, "prepare", (double) point.x, (double) point.y, &content);
  return content;
}

/* -- Out ------------------------------------------------------------------------------------ */

static void
add_blob (Office *office, const char *text, char **hash)
{
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (ComityChanged) changed = NULL;

  comity_changes_add_blob (changes, content, hash);
  changed = comity_store_write_sync (office->store, changes, NULL);
  g_assert_nonnull (changed);
}

static void
test_file_goes_out (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *hash = NULL, *name = NULL, *text = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  add_blob (office, "signed", &hash);
  content = comity_handout_new_for_file (office->store, hash, "Letter of../2024.txt");
  text = take_file (content, &name);
  g_assert_cmpstr (text, ==, "signed");
  g_assert_cmpstr (name, ==, "Letter of.._2024.txt");
  g_clear_object (&content);
  display_test_wait_alone (office->store);
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What other programs were given goes with the program, also with one that had no time for it. */
static void
test_copies_go (void)
{
  g_autofree char *folder = comity_copies_make_folder (NULL);
  g_autofree char *other = comity_copies_make_folder (NULL);
  g_autofree char *file = g_build_filename (folder, "Anderson.vcf", NULL);
  g_autofree char *left =
    g_mkdtemp (g_build_filename (g_get_user_cache_dir (), "comity", "comity-copies-XXXXXX", NULL));
  g_autofree char *left_file = g_build_filename (left, "Anderson.vcf", NULL);

  g_assert_cmpstr (folder, !=, other);
  g_assert_true (g_file_set_contents_full (file, "card", -1, G_FILE_SET_CONTENTS_NONE, 0400, NULL));
  g_assert_true (g_file_set_contents (left_file, "card", -1, NULL));
  comity_copies_sweep ();
  g_assert_false (exists (left));
  g_assert_true (exists (file) && exists (other));
  comity_copies_forget ();
  g_assert_false (exists (folder) || exists (other));
  g_free (folder);
  folder = comity_copies_make_folder (NULL);
  g_assert_true (exists (folder));
  comity_copies_forget ();
}

static void
test_person_is_a_card (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) contact = comity_record_new (comity_kind_find ("contact"));
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *name = NULL, *card = NULL, *text = NULL;

  comity_record_set (contact, "family_name", "Anderson");
  comity_record_set (contact, "given_names", "Maud");
  comity_record_set (contact, "email", "maud@example.org");
  comity_record_set_id (contact, put (office, contact));
  content = comity_drag_out_record_new (office->store, contact);
  card = take_file (content, &name);
  g_assert_true (g_str_has_prefix (card, "BEGIN:VCARD"));
  g_assert_nonnull (strstr (card, "maud@example.org"));
  g_assert_true (g_str_has_suffix (name, ".vcf"));
  g_assert_nonnull (strstr (name, "Anderson"));
  text = take (content, TEXT);
  g_assert_nonnull (strstr (text, "Given names: Maud\n"));
  g_clear_object (&content);
  display_test_wait_alone (office->store);
}

static void
test_visit_is_a_calendar (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) visit = comity_record_new (comity_kind_find ("delegation"));
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *name = NULL, *calendar = NULL;

  comity_record_set (visit, "name", "Visit to Harbin");
  comity_record_set (visit, "direction", "out");
  comity_record_set (visit, "starts", "2024-03-18");
  comity_record_set (visit, "ends", "2024-03-22");
  comity_record_set_id (visit, put (office, visit));
  content = comity_drag_out_record_new (office->store, visit);
  calendar = take_file (content, &name);
  g_assert_cmpstr (name, ==, "Visit to Harbin.ics");
  g_assert_nonnull (strstr (calendar, "DTSTART;VALUE=DATE:20240318\r\n"));
  g_clear_object (&content);
  display_test_wait_alone (office->store);
}

/* An agreement is nothing that other programs keep: it goes as text. */
static void
test_others_are_text (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) agreement = comity_record_new (&comity_kind_agreement);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *text = NULL;

  comity_record_set (agreement, "name", "Exchange");
  comity_record_set_id (agreement, put (office, agreement));
  content = comity_drag_out_record_new (office->store, agreement);
  g_assert_false (offers (content, "text/uri-list"));
  text = take (content, TEXT);
  g_assert_nonnull (strstr (text, "Exchange"));
  g_clear_object (&content);
  display_test_wait_alone (office->store);
}

/* -- Rows ----------------------------------------------------------------------------------- */

static gboolean
has_three_rows (gpointer page)
{
  ComityRowsModel *model = comity_list_page_get_model (page);

  return g_list_model_get_n_items (G_LIST_MODEL (model)) == 3 &&
         comity_rows_model_get_complete (model) && comity_list_page_has_rows (page);
}

static ComityListPage *
open_list (Office *office, const char *kind, GtkWidget **window)
{
  ComityListPage *page =
    COMITY_LIST_PAGE (comity_list_page_new (office->store, comity_kind_find (kind)));
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  *window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (*window), view);
  gtk_window_set_default_size (GTK_WINDOW (*window), 1100, 700);
  gtk_window_present (GTK_WINDOW (*window));
  display_test_wait (has_three_rows, page);
  return page;
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines) - 1;
}

/* Of the selected rows all go, another one goes alone. */
static void
test_rows_go_out (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GdkContentProvider) both = NULL, alone = NULL;
  g_autofree char *two = NULL, *html = NULL, *one = NULL;
  GtkSelectionModel *selection;
  GtkWidget *window;
  ComityListPage *page;

  add_partner (office, "Alpha", "CN");
  add_partner (office, "Beta", "IT");
  add_partner (office, "Gamma", "DE");
  page = open_list (office, "partner", &window);
  selection = GTK_SELECTION_MODEL (comity_list_page_get_selection (page));
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  both = take_hold (GTK_WIDGET (page), 2);
  two = take (both, TEXT);
  g_assert_cmpuint (count_lines (two), ==, 2);
  g_assert_true (g_str_has_prefix (two, "Alpha\t"));
  g_assert_nonnull (strstr (two, "\nGamma\t"));
  html = take (both, "text/html");
  g_assert_true (g_str_has_prefix (html, "<table><tr><td>Alpha</td>"));
  alone = take_hold (GTK_WIDGET (page), 1);
  one = take (alone, TEXT);
  g_assert_true (g_str_has_prefix (one, "Beta\t"));
  g_assert_cmpuint (count_lines (one), ==, 1);
  g_clear_object (&both);
  g_clear_object (&alone);
  display_test_close (window, page);
  display_test_wait_alone (office->store);
}

/* -- In ------------------------------------------------------------------------------------- */

static GtkWidget *
open_record (Office *office, const ComityKind *kind, gint64 id, GtkWidget **window)
{
  GtkWidget *page = comity_record_page_new (office->store, kind, id);
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  *window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (*window), view);
  gtk_window_present (GTK_WINDOW (*window));
  display_test_wait (display_test_is_loaded, page);
  return page;
}

static gboolean
drop_text (gpointer page, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  return drop (page, &value);
}

static gboolean
drop_files (gpointer page, const char *uri, gsize n)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  GFile *files[] = { file, file };
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, n));
  return drop (page, &value);
}

static gboolean
drop_file (gpointer page, const char *uri)
{
  return drop_files (page, uri, 1);
}

/* Beside the office, whose folder is the test's own. */
static char *
make_file (Office *office, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (office->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_filename_to_uri (path, NULL, NULL);
}

static void
remove_file (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  g_assert_true (g_file_delete (file, NULL, NULL));
}

/** A field of a record that shall become something. */
typedef struct {
  Office *office;
  const ComityKind *kind;
  gint64 id;
  const char *field, *value;
} Awaited;

static gboolean
has_value (gpointer data)
{
  Awaited *awaited = data;
  g_autoptr (ComityRecord) record = load (awaited->office, awaited->kind, awaited->id);

  return g_strcmp0 (comity_record_get (record, awaited->field), awaited->value) == 0;
}

/* From then on the page has the record as it is now. */
static gboolean
shows_note (gpointer page)
{
  return display_test_find_label (page, "met at the fair") != NULL;
}

/* A text goes to the note, the next one below it; an address to where one is missing. */
static void
test_text_on_a_record (void)
{
  g_autoptr (Office) office = office_new ();
  const ComityKind *kind = comity_kind_find ("contact");
  g_autoptr (ComityRecord) contact = comity_record_new (kind);
  GtkWidget *window, *page;
  gint64 id;

  comity_record_set (contact, "family_name", "Anderson");
  id = put (office, contact);
  page = open_record (office, kind, id, &window);
  g_assert_true (drop_text (page, "met at the fair"));
  display_test_wait (has_value, &(Awaited) { office, kind, id, "note", "met at the fair" });
  display_test_wait (shows_note, page);
  g_assert_true (drop_text (page, " HTTPS://example.org/maud \n"));
  display_test_wait (has_value,
                     &(Awaited) { office, kind, id, "website", "https://example.org/maud" });
  g_assert_false (drop_text (page, ""));
  g_assert_false (drop_text (page, NULL));
  display_test_close (window, page);
  display_test_wait_alone (office->store);
}

static gboolean
has_attachment (gpointer office)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("attachment"));

  return count_of (office, query) == 1;
}

static gboolean
shows_letter (gpointer page)
{
  return display_test_find_row (page, "letter.txt") != NULL;
}

/* It becomes a file of the record, and can be taken out again by its row. */
static void
test_file_on_a_record (void)
{
  g_autofree char *text = NULL, *name = NULL;
  GdkContentProvider *content;
  GtkWidget *row;
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "CN");
  g_autofree char *uri = make_file (office, "letter.txt", "Dear colleagues");
  GtkWidget *window, *page = open_record (office, &comity_kind_partner, id, &window);

  g_assert_true (drop_file (page, uri));
  display_test_wait (has_attachment, office);
  remove_file (uri);
  display_test_wait (shows_letter, page);
  row = display_test_find_row (page, "letter.txt");
  content = gtk_drag_source_get_content (find_controller (row, GTK_TYPE_DRAG_SOURCE));
  text = take_file (content, &name);
  g_assert_cmpstr (text, ==, "Dear colleagues");
  g_assert_cmpstr (name, ==, "letter.txt");
  display_test_close (window, page);
  display_test_wait_alone (office->store);
}

static gboolean
shows_nothing (gpointer window)
{
  return adw_window_get_visible_dialog (window) == NULL;
}

static gboolean
shows_dialog (gpointer window)
{
  return !shows_nothing (window);
}

#define FIVE 5

static gboolean
has_five_files (gpointer office)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("attachment"));

  return count_of (office, query) == FIVE;
}

static GdkFileList *
make_five_files (Office *office, GFile *files[FIVE])
{
  for (guint i = 0; i < FIVE; i++) {
    g_autofree char *name = g_strdup_printf ("letter-%u.txt", i);
    g_autofree char *uri = make_file (office, name, name);

    files[i] = g_file_new_for_uri (uri);
  }
  return gdk_file_list_new_from_array (files, FIVE);
}

/* What was dropped together is taken back together. */
static void
test_files_are_one_step (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "CN");
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("attachment"));
  GtkWidget *window, *page = open_record (office, &comity_kind_partner, id, &window);
  GFile *files[FIVE];
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (ComityChanged) undone = NULL;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, make_five_files (office, files));
  g_assert_true (drop (page, &value));
  display_test_wait (has_five_files, office);
  undone = comity_store_undo_sync (office->store, 0, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpint (count_of (office, query), ==, 0);
  for (guint i = 0; i < FIVE; i++) {
    g_assert_true (g_file_delete (files[i], NULL, NULL));
    g_object_unref (files[i]);
  }
  display_test_close (window, page);
  display_test_wait_alone (office->store);
}

/* One that cannot be read keeps the others out, and is named. */
static void
test_files_all_or_none (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "CN");
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("attachment"));
  GtkWidget *window, *page = open_record (office, &comity_kind_partner, id, &window);
  GFile *files[FIVE];
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, make_five_files (office, files));
  g_assert_true (g_file_delete (files[FIVE - 1], NULL, NULL));
  g_assert_true (drop (page, &value));
  display_test_wait (shows_dialog, window);
  /* Changes are written one after the other: what was written before is there now. */
  add_partner (office, "Beta", "IT");
  g_assert_cmpint (count_of (office, query), ==, 0);
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  display_test_wait (shows_nothing, window);
  for (guint i = 0; i < FIVE; i++) {
    g_file_delete (files[i], NULL, NULL);
    g_object_unref (files[i]);
  }
  display_test_close (window, page);
  display_test_wait_alone (office->store);
}

/* So browsers hand over a link: as the address of a file. Nothing is fetched behind its back. */
static void
test_link_of_a_browser (void)
{
  g_autoptr (Office) office = office_new ();
  const ComityKind *kind = comity_kind_find ("contact");
  g_autoptr (ComityRecord) contact = comity_record_new (kind);
  GtkWidget *window, *page;
  gint64 id;

  comity_record_set (contact, "family_name", "Anderson");
  id = put (office, contact);
  page = open_record (office, kind, id, &window);
  g_assert_true (drop_file (page, "https://example.org/maud"));
  display_test_wait (has_value,
                     &(Awaited) { office, kind, id, "website", "https://example.org/maud" });
  display_test_close (window, page);
  display_test_wait_alone (office->store);
}

static gboolean
shows_import (gpointer window)
{
  return COMITY_IS_IMPORT_DIALOG (adw_window_get_visible_dialog (window));
}

/* A table begins an import, as a file and as cells; a word begins nothing. */
static void
test_table_on_a_list (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *uri = make_file (office, "table.csv", "Name,Country\nDelta,CN\n");
  ComityListPage *page;
  GtkWidget *window;

  for (guint i = 0; i < 3; i++)
    add_partner (office, "Alpha", "CN");
  page = open_list (office, "partner", &window);
  g_assert_false (drop_text (page, "Delta"));
  g_assert_false (drop_files (page, uri, 2));
  g_assert_true (shows_nothing (window));
  g_assert_true (drop_file (page, uri));
  display_test_wait (shows_import, window);
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  display_test_wait (shows_nothing, window);
  g_assert_true (drop_text (page, "Name\tCountry\nDelta\tCN\n"));
  display_test_wait (shows_import, window);
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  display_test_wait (shows_nothing, window);
  remove_file (uri);
  display_test_close (window, page);
  display_test_wait_alone (office->store);
}

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
  g_test_add_func ("/drag/file-goes-out", test_file_goes_out);
  g_test_add_func ("/drag/copies-go", test_copies_go);
  g_test_add_func ("/drag/person-is-a-card", test_person_is_a_card);
  g_test_add_func ("/drag/visit-is-a-calendar", test_visit_is_a_calendar);
  g_test_add_func ("/drag/others-are-text", test_others_are_text);
  g_test_add_func ("/drag/rows-go-out", test_rows_go_out);
  g_test_add_func ("/drag/text-on-a-record", test_text_on_a_record);
  g_test_add_func ("/drag/file-on-a-record", test_file_on_a_record);
  g_test_add_func ("/drag/files-are-one-step", test_files_are_one_step);
  g_test_add_func ("/drag/files-all-or-none", test_files_all_or_none);
  g_test_add_func ("/drag/link-of-a-browser", test_link_of_a_browser);
  g_test_add_func ("/drag/table-on-a-list", test_table_on_a_list);
  return g_test_run ();
}
