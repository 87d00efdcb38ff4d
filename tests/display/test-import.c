/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables come in: from files and the clipboard, with what was asked, decided and mended on the way. */
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "comity-choice-item.h"
#include "comity-date.h"
#include "comity-import-clipboard.h"
#include "comity-import-dialog.h"
#include "fake-files.h"
#include "import-test.h"

static gboolean
knows_both_columns (gpointer self)
{
  AdwDialog *dialog = get_dialog (self);

  return dialog && display_test_find_row (GTK_WIDGET (dialog), "Name") &&
         display_test_find_row (GTK_WIDGET (dialog), "City");
}

static ComityRecord *
load_only (Fixture *self, const char *kind)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find (kind));
  g_autoptr (GArray) ids = ids_of (self->office, query);

  g_assert_cmpuint (ids->len, ==, 1);
  return load (self->office, comity_kind_find (kind), g_array_index (ids, gint64, 0));
}

/* -- Tests ---------------------------------------------------------------------------------- */

static void
copy (Fixture *self, const char *html, const char *text)
{
  GdkContentProvider *providers[2];
  guint n = 0;
  g_autoptr (GdkContentProvider) all = NULL;

  if (html) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));

    providers[n++] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  }
  if (text)
    providers[n++] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  all = gdk_content_provider_new_union (providers, n);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (self->page), all);
}

static void
take (Fixture *self)
{
  comity_import_clipboard (self->page, self->office->store, comity_kind_find ("partner"));
}

/* Both columns are known by their heads, and both rows come in. */
static void
assert_comes_in (Fixture *self)
{
  take (self);
  display_test_wait (is_importing, self);
  display_test_wait (knows_both_columns, self);
  g_signal_emit_by_name (find_button (self, "_Check"), "clicked");
  display_test_wait (can_import, self);
  bring_in (self);
  g_assert_true (has_both_partners (self));
}

static void
test_cells (Fixture *self, gconstpointer data)
{
  copy (self, NULL, "Name\tCity\nFirst College\tTurin\nSecond College\tBari\n");
  assert_comes_in (self);
}

static void
test_table_of_a_page (Fixture *self, gconstpointer data)
{
  copy (self,
        "<p>Ours:</p><TABLE><tr><th>Name<th>City<tr><td>First College<td>Turin"
        "<tr><td>Second College<td>Bari</TABLE>",
        "Ours: Name City");
  assert_comes_in (self);
}

/* What a page says in words is also copied as HTML; the cells are in the plain text then. */
static void
test_page_without_a_table (Fixture *self, gconstpointer data)
{
  copy (self, "<b>Name</b> City", "Name\tCity\nFirst College\tTurin\nSecond College\tBari\n");
  assert_comes_in (self);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  gdk_clipboard_set_content (gtk_widget_get_clipboard (self->page), NULL);
  take (self);
  display_test_wait (has_dialog, self);
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (self)));
  adw_dialog_force_close (get_dialog (self));
}

/* A column that is left out is the city. */
static void
choose_city (GtkWidget *row)
{
  GListModel *targets = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  guint city = 0;

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  while (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (targets), city), "City"))
    city++;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), city);
}

/* What the columns were is remembered for the next table with the same heads, and for no other. */
static void
test_memory (Fixture *self, gconstpointer data)
{
  static const char table[] = "Name,Xyz\nFirst College,Turin\n";
  GtkWidget *row;

  open_table (self, "partner", table);
  choose_city (wait_for_row (self, "Xyz"));
  check (self);
  bring_in (self);

  open_table (self, "partner", "Name,Xyz\nSecond College,Bari\n");
  row = wait_for_row (self, "Xyz");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), !=, 0);
  check (self);
  bring_in (self);
  g_assert_true (has_both_partners (self));

  open_table (self, "partner", "Name,Xyz,Other\nThird College,Rome,1\n");
  row = wait_for_row (self, "Xyz");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_dialog_force_close (get_dialog (self));
}

/* What stands in a column is shown by its beginning, in whole letters. */
static void
test_long_cell (Fixture *self, gconstpointer data)
{
  static const char cell[] = "aТашкентский государственный университет востоковедения имени поэта";
  g_autofree char *table = g_strdup_printf ("Name,Xyz\nFirst College,%s\n", cell);
  g_autofree char *beginning = g_utf8_substring (cell, 0, 55);
  const char *samples;

  open_table (self, "partner", table);
  samples = adw_action_row_get_subtitle (ADW_ACTION_ROW (wait_for_row (self, "Xyz")));
  g_assert_true (g_str_has_prefix (samples, beginning));
  g_assert_null (strstr (samples, "\357\277\275"));
  display_test_wait (can_check, self);
  adw_dialog_force_close (get_dialog (self));
}

/* A day that can be read in two ways is asked about once, before anything else. */
static void
test_days (Fixture *self, gconstpointer data)
{
  g_autofree char *march = comity_date_format ("2004-03-04");
  g_autoptr (ComityRecord) record = NULL;

  open_table (self, "student", "Family name,Given names,Date of birth\nBianchi,Ada,3/4/2004\n");
  check (self);
  click (self, march);
  display_test_wait (can_import, self);
  bring_in (self);
  record = load_only (self, "student");
  g_assert_cmpstr (comity_record_get (record, "birth_date"), ==, "2004-03-04");
}

/* Of a name that the office does not know, similar ones are offered; it means the same in all rows. */
static void
test_word (Fixture *self, gconstpointer data)
{
  gint64 bonn = add_partner (self->office, "University of Bonn", "DE");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, bonn);
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("agreement"));
  GtkWidget *row;
  GListModel *items;

  add_partner (self->office, "Technical College of Turin", "IT");
  g_assert_true (comity_query_add_where (query, "partner=*", NULL));
  open_table (self, "agreement",
              "Name,Partner\nMobility,Bonn Univercity\nResearch,Bonn Univercity\n");
  check (self);
  row = wait_for_row (self, "Bonn Univercity");
  items = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  g_assert_cmpuint (comity_choice_items_find (items, id), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_false (can_import (self)); /* what was planned does not hold any more */
  check_again (self);
  bring_in (self);
  g_assert_cmpint (count_of (self->office, query), ==, 2);
}

/* Blanks around a text, and several of them in it, are no part of what it says. */
static void
test_word_with_blanks (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("partner"));
  GtkWidget *row;
  GListModel *items;

  open_table (self, "partner",
              "Name,Country\nFirst College,\"Bella \302\240 Italia \"\n"
              "Second College,\" Bella Italia\"\n");
  check (self);
  row = wait_for_row (self, "Bella Italia");
  g_assert_null (display_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_ENTRY_ROW, 0));
  items = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), comity_choice_items_find (items, "IT"));
  check_again (self);
  bring_in (self);
  g_assert_true (comity_query_add_where (query, "country=IT", NULL));
  g_assert_cmpint (count_of (self->office, query), ==, 2);
}

/* Or it is added, also once. */
static void
test_new_word (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityQuery) partners = comity_query_new (comity_kind_find ("partner"));
  g_autofree char *titles = NULL;
  GtkWidget *row;

  open_table (self, "agreement", "Name,Partner\nMobility,Bonn\nResearch,Bonn\n");
  check (self);
  row = wait_for_row (self, "Bonn");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  check_again (self);
  bring_in (self);
  titles = titles_of (self->office, partners);
  g_assert_cmpstr (titles, ==, "Bonn");
}

/* One duplicate is decided by itself; the others go as the whole table. */
static void
test_duplicates (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("partner"));
  GtkWidget *row, *choice;

  add_partner (self->office, "First College", "IT");
  add_partner (self->office, "Second College", "IT");
  g_assert_true (comity_query_add_where (query, "city=*", NULL));
  open_table (self, "partner",
              "Name,City,Country\nFirst College,Turin,IT\nSecond College,Bari,IT\n");
  check (self);
  row = wait_for_row (self, "First College");
  g_assert_true (ADW_IS_EXPANDER_ROW (row));
  g_assert_null (display_test_find_label (row, "Turin"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (display_test_find_label (row, "Turin"));
  choice = display_test_find (row, GTK_TYPE_DROP_DOWN, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==,
                    COMITY_DUPLICATES_UPDATE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), COMITY_DUPLICATES_SKIP);
  check_again (self);
  bring_in (self);
  g_assert_cmpint (count_of (self->office, query), ==, 1);
}

/* A value is mended in the list of problems; its row comes in whole. */
static void
test_mending (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityRecord) record = NULL;
  GtkWidget *row;

  open_table (self, "partner", "Name,Founded\nFirst College,long ago\n");
  check (self);
  display_test_wait (can_import, self);
  row = display_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_ENTRY_ROW, 0);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "1404");
  g_signal_emit_by_name (row, "apply");
  g_assert_false (can_import (self));
  check_again (self);
  bring_in (self);
  record = load_only (self, "partner");
  g_assert_cmpstr (comity_record_get (record, "established"), ==, "1404");
}

static void
write_table (const char *path, const char *table)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, table, -1, &error);
  g_assert_no_error (error);
}

static void
choose_row (Fixture *self, const char *title, guint choice)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (wait_for_row (self, title)), choice);
}

static void
go_back (Fixture *self)
{
  GtkWidget *view = display_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_NAVIGATION_VIEW, 0);

  g_assert_true (adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view)));
}

static void
leave_out_first (Fixture *self)
{
  GtkWidget *row = display_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_ENTRY_ROW, 0);
  GtkWidget *button = NULL;

  for (guint i = 0;
       g_strcmp0 (button ? gtk_widget_get_tooltip_text (button) : NULL, "Leave the Row Out") != 0;
       i++)
    button = display_test_find (row, GTK_TYPE_BUTTON, i);
  g_signal_emit_by_name (button, "clicked");
}

/* What was said about the rows of one sheet is not about the rows of another, with fewer columns. */
static void
test_another_sheet (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("partner"));
  g_autofree char *titles = NULL;

  open_table (self, "partner",
              "<table><tr><th>Name<th>City<th>Founded<tr><td>First College<td>Turin<td>long ago"
              "<tr><td>Second College<td>Bari<td>1404</table>"
              "<table><tr><th>Name<tr><td>Third College</table>");
  check (self);
  display_test_wait (can_import, self);
  leave_out_first (self);
  go_back (self);
  choose_row (self, "_Sheet", 1);
  check (self);
  display_test_wait (can_import, self);
  bring_in (self);
  titles = titles_of (self->office, query);
  g_assert_cmpstr (titles, ==, "Third College");
}

static void
add_sheet (lxw_workbook *book, const char *title, const char *partner)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, title);

  worksheet_write_string (sheet, 0, 0, "Name", NULL);
  worksheet_write_string (sheet, 1, 0, partner, NULL);
}

/* Sheets whose names are numbers of other sheets. */
static void
test_numbered_sheets (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->office->folder, "table.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autofree char *titles = NULL;
  lxw_workbook *book = workbook_new (path);

  add_sheet (book, "2", "Second College");
  add_sheet (book, "3", "Third College");
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  comity_import_dialog_present (self->page, self->office->store, &comity_kind_partner, file);
  display_test_wait (can_check, self);
  choose_row (self, "_Sheet", 1);
  check (self);
  display_test_wait (can_import, self);
  bring_in (self);
  titles = titles_of (self->office, query);
  g_assert_cmpstr (titles, ==, "Third College");
  g_remove (path);
}

/* A check that fails leaves the rows of the one before as they are: they can still be worked with. */
static void
test_rows_after_a_failure (Fixture *self, gconstpointer data)
{
  static const char table[] = "Name,Founded\nFirst College,long ago\n";
  g_autofree char *path = g_build_filename (self->office->folder, "table.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ComityRecord) record = NULL;
  GtkWidget *row;

  write_table (path, table);
  comity_import_dialog_present (self->page, self->office->store, &comity_kind_partner, file);
  check (self);
  display_test_wait (can_import, self);
  row = display_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_ENTRY_ROW, 0);
  g_signal_emit_by_name (row, "apply");
  g_remove (path);
  click (self, "_Check Again");
  wait_for_alert (self, "That Did Not Work");
  adw_dialog_force_close (get_dialog (self));
  display_test_wait (is_importing, self);
  g_assert_false (can_import (self));
  gtk_editable_set_text (GTK_EDITABLE (row), "1404");
  g_signal_emit_by_name (row, "apply");
  write_table (path, table);
  check_again (self);
  bring_in (self);
  record = load_only (self, "partner");
  g_assert_cmpstr (comity_record_get (record, "established"), ==, "1404");
  g_remove (path);
}

/* Of more problems than anybody mends by hand the page says that they are not all. */
static void
test_many_problems (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) table = g_string_new ("Name,Founded\n");
  GtkWidget *dialog;

  for (guint i = 1; i <= 201; i++)
    g_string_append_printf (table, "College %u,long ago\n", i);
  open_table (self, "partner", table->str);
  check (self);
  display_test_wait (can_import, self);
  dialog = GTK_WIDGET (get_dialog (self));
  g_assert_nonnull (display_test_find (dialog, ADW_TYPE_ENTRY_ROW, 199));
  g_assert_null (display_test_find (dialog, ADW_TYPE_ENTRY_ROW, 200));
  g_assert_nonnull (display_test_find_label (dialog,
                                             "Mend a value here, or leave its row out. What stays "
                                             "as it is, is left out cell by cell.\n"
                                             "Only the first 200 are listed."));
  g_assert_nonnull (display_test_find_label (dialog, "Only the first 100 are listed."));
  adw_dialog_force_close (get_dialog (self));
}

/* What a mended cell leaves open is not asked any more once that cell is mended again. */
static void
test_doubt_that_is_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityRecord) record = NULL;
  GtkWidget *row;

  open_table (self, "student",
              "Given names,Family name,Date of birth\nAda,Bianchi,in the spring\n");
  check (self);
  display_test_wait (can_import, self);
  row = display_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "3/4/2004");
  g_signal_emit_by_name (row, "apply");
  click (self, "_Check Again");
  wait_for_alert (self, "What Does “3/4/2004” Mean?");
  click (self, "_Cancel");
  display_test_wait (is_importing, self);
  gtk_editable_set_text (GTK_EDITABLE (row), "2004-04-03");
  g_signal_emit_by_name (row, "apply");
  check_again (self);
  bring_in (self);
  record = load_only (self, "student");
  g_assert_cmpstr (comity_record_get (record, "birth_date"), ==, "2004-04-03");
}

/* Who presses a button twice does not begin twice: what the first one began is not done yet. */
static void
test_second_press (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  open_table (self, "partner", "Name,Founded\nFirst College,long ago\n");
  check (self);
  g_assert_false (can_check (self));
  display_test_wait (can_import, self);
  row = display_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "1404");
  g_signal_emit_by_name (row, "apply");
  click (self, "_Check Again");
  g_assert_false (can_click (self, "_Check Again"));
  g_assert_false (gtk_widget_is_sensitive (row));
  display_test_wait (can_import, self);
  click (self, "_Import");
  g_assert_false (can_import (self));
  click (self, "_Done");
  display_test_wait (has_no_dialog, self);
}

/* The last page counts what came in, kind by kind. */
static void
test_result (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  open_table (self, "agreement", "Name,Partner\nMobility,Bonn\nResearch,Turin\nTeaching,Turin\n");
  display_test_wait (can_check, self);
  adw_switch_row_set_active (ADW_SWITCH_ROW (display_test_find (GTK_WIDGET (get_dialog (self)),
                                                                ADW_TYPE_SWITCH_ROW, 2)),
                             TRUE);
  check (self);
  display_test_wait (can_import, self);
  click (self, "_Import");
  row = wait_for_row (self, "Agreements");
  g_assert_nonnull (display_test_find_label (row, "3"));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_nonnull (display_test_find_label (wait_for_row (self, "Partners"), "2"));
  click (self, "_Done");
  display_test_wait (has_no_dialog, self);
}

/* -- Files ------------------------------------------------------------------------------------- */

static GFile *
file_new (const char *name)
{
  return g_file_new_build_filename (g_get_user_state_dir (), name, NULL);
}

static void
replace_contents (GFile *file, const char *text)
{
  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           NULL);
}

/* A table is chosen, or not. */
static void
test_choose (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = file_new ("partners.csv");
  GListModel *filters;
  AdwDialog *dialog;

  fake_files_answer (NULL);
  comity_import_dialog_choose (self->page, self->office->store, comity_kind_find ("partner"));
  display_test_settle ();
  g_assert_nonnull (fake_files_get_asked ());
  g_assert_null (get_dialog (self));

  replace_contents (file, "Name,City\nFirst College,Turin\nSecond College,Bari\n");
  fake_files_answer (file);
  comity_import_dialog_choose (self->page, self->office->store, comity_kind_find ("partner"));
  display_test_wait (knows_both_columns, self);
  filters = gtk_file_dialog_get_filters (fake_files_get_asked ());
  g_assert_cmpuint (g_list_model_get_n_items (filters), ==, 1);
  dialog = get_dialog (self);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Import of partners.csv");
  check (self);
  display_test_wait (can_import, self);
  bring_in (self);
  g_assert_true (has_both_partners (self));
  fake_files_answer (NULL);
}

static gboolean
is_whole (gpointer file)
{
  g_autofree char *text = NULL;

  return g_file_load_contents (file, NULL, &text, NULL, NULL, NULL) &&
         g_str_has_suffix (text, "}\n");
}

static gboolean
comes_in (Fixture *self, const char *head)
{
  GtkWidget *row = find_row (self, head);

  return row && adw_combo_row_get_selected (ADW_COMBO_ROW (row)) > 0;
}

static gboolean
uvw_comes_in (gpointer self)
{
  return comes_in (self, "Uvw");
}

/* What the columns are is saved under a name, and used for another table. */
static void
test_maps (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = file_new ("partner.json");
  g_autoptr (ComityRecord) record = NULL;

  open_table (self, "partner", "Name,Uvw,Abc\nFirst College,Turin,1\n");
  choose_city (wait_for_row (self, "Uvw"));
  fake_files_answer (file);
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (self)), "import.save-map", NULL);
  display_test_wait (is_whole, file);
  g_assert_cmpstr (gtk_file_dialog_get_initial_name (fake_files_get_asked ()), ==, "partner.json");
  adw_dialog_force_close (get_dialog (self));
  display_test_wait (has_no_dialog, self);

  open_table (self, "partner", "Name,Uvw\nSecond College,Bari\n");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (wait_for_row (self, "Uvw"))), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (self)), "import.use-map", NULL);
  display_test_wait (uvw_comes_in, self);
  check (self);
  bring_in (self);
  record = load_only (self, "partner");
  g_assert_cmpstr (comity_record_get (record, "city"), ==, "Bari");
  fake_files_answer (NULL);
}

static gboolean
is_refused (gpointer self)
{
  return ADW_IS_ALERT_DIALOG (get_dialog (self));
}

static void
assert_refused (Fixture *self, const char *action)
{
  AdwDialog *dialog = get_dialog (self);

  gtk_widget_activate_action (GTK_WIDGET (dialog), action, NULL);
  display_test_wait (is_refused, self);
  adw_dialog_force_close (get_dialog (self));
  g_assert_true (get_dialog (self) == dialog);
}

/* What is no map, or of another kind, is refused; what cannot be written too; and nothing is lost. */
static void
test_no_maps (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = file_new ("no-map.json");
  g_autoptr (GFile) nowhere = file_new ("nowhere/partner.json");

  open_table (self, "partner", "Name,Vwx\nFirst College,Turin\n");
  choose_city (wait_for_row (self, "Vwx"));
  replace_contents (file, "{\"kind\": \"student\"}");
  fake_files_answer (file);
  assert_refused (self, "import.use-map");
  replace_contents (file, "no map");
  assert_refused (self, "import.use-map");
  fake_files_answer (nowhere);
  assert_refused (self, "import.use-map");
  assert_refused (self, "import.save-map");
  fake_files_answer (NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (self)), "import.use-map", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (self)), "import.save-map", NULL);
  display_test_settle ();
  g_assert_true (is_importing (self));
  g_assert_true (comes_in (self, "Vwx"));
  adw_dialog_force_close (get_dialog (self));
}

/* -- A state of its own ------------------------------------------------------------------------ */

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("comity-import-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  display_test_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/import/clipboard/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("cells", test_cells);
  ADD ("table-of-a-page", test_table_of_a_page);
  ADD ("page-without-a-table", test_page_without_a_table);
  ADD ("nothing", test_nothing);
#undef ADD
#define ADD(name, function) g_test_add ("/import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("memory", test_memory);
  ADD ("long-cell", test_long_cell);
  ADD ("days", test_days);
  ADD ("word", test_word);
  ADD ("word-with-blanks", test_word_with_blanks);
  ADD ("new-word", test_new_word);
  ADD ("duplicates", test_duplicates);
  ADD ("mending", test_mending);
  ADD ("another-sheet", test_another_sheet);
  ADD ("numbered-sheets", test_numbered_sheets);
  ADD ("rows-after-a-failure", test_rows_after_a_failure);
  ADD ("many-problems", test_many_problems);
  ADD ("doubt-that-is-gone", test_doubt_that_is_gone);
  ADD ("second-press", test_second_press);
  ADD ("result", test_result);
  ADD ("choose", test_choose);
  ADD ("maps", test_maps);
  ADD ("no-maps", test_no_maps);
  result = g_test_run ();
  remove_tree (state);
  return result;
}
