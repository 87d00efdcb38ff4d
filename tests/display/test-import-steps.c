/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table is read is chosen, it is asked for on the web, and every step can be called off. */
#include <glib/gstdio.h>
#include <string.h>

#include "comity-import-dialog.h"
#include "comity-import-web.h"
#include "comity-stream.h"
#include "import-test.h"
#include "web-site.h"

static const char two_partners[] = "Name,City\nFirst College,Turin\nSecond College,Bari\n";

static gint64
count (Fixture *self, const char *kind)
{
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find (kind));

  return count_of (self->office, query);
}

/* -- How the table is read ---------------------------------------------------------------------- */

static void
set_header (Fixture *self, guint row)
{
  GtkWidget *header = display_test_find (GTK_WIDGET (get_dialog (self)), GTK_TYPE_SPIN_BUTTON, 0);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (header), row);
}

/* Another row has the heads, or none: the columns are called and guessed by it. */
static void
test_header (Fixture *self, gconstpointer data)
{
  open_table (self, "partner", "Our list,\nName,City\nFirst College,Turin\nSecond College,Bari\n");
  wait_for_row (self, "City");
  set_header (self, 1);
  wait_for_row (self, "Our list");
  wait_for_row (self, "Column 2");
  g_assert_null (find_row (self, "City"));
  set_header (self, 0);
  wait_for_row (self, "Column 1");
  set_header (self, 2);
  wait_for_row (self, "City");
  check (self);
  display_test_wait (can_import, self);
  bring_in (self);
  g_assert_true (has_both_partners (self));
}

static gboolean
shows_koeln (gpointer self)
{
  GtkWidget *row = find_row (self, "City");
  const char *samples = row ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;

  return g_strcmp0 (samples, "Köln") == 0;
}

static void
choose_charset (Fixture *self, const char *charset)
{
  AdwComboRow *row = ADW_COMBO_ROW (wait_for_row (self, "_Charset"));
  GtkStringList *charsets = GTK_STRING_LIST (adw_combo_row_get_model (row));
  guint at = 0;

  while (!g_str_equal (gtk_string_list_get_string (charsets, at), charset))
    at++;
  adw_combo_row_set_selected (row, at);
}

static gboolean
shows_another (gpointer self)
{
  return can_check (self) && !shows_koeln (self);
}

/* The letters that are shown are those of the charset that is chosen, and so they come in. */
static void
test_charset (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autofree char *titles = NULL;

  open_table (self, "partner", "Name,City\nSch\xf6ne Schule,K\xf6ln\n");
  wait_for_row (self, "City");
  choose_charset (self, "windows-1251");
  display_test_wait (shows_another, self);
  choose_charset (self, "windows-1252");
  display_test_wait (shows_koeln, self);
  check (self);
  display_test_wait (can_import, self);
  bring_in (self);
  titles = titles_of (self->office, query);
  g_assert_cmpstr (titles, ==, "Schöne Schule");
}

/* -- Calling it off ------------------------------------------------------------------------------- */

/** Gate: what holds the threads of the store up until it is opened. */
typedef struct {
  GMutex mutex;
  guint passed;
} Gate;

static gpointer
read_func (ComityDb *db, gpointer data, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->passed++;
  g_mutex_unlock (&gate->mutex);
  return gate;
}

static ComityRecord *
next_func (ComityDb *db, gpointer data, GError **error)
{
  read_func (db, data, error);
  return NULL;
}

static gboolean
both_passed (gpointer data)
{
  Gate *gate = data;
  gboolean passed = FALSE;

  if (g_mutex_trylock (&gate->mutex)) {
    passed = gate->passed == 2;
    g_mutex_unlock (&gate->mutex);
  }
  return passed;
}

static gboolean
one_passed (gpointer data)
{
  Gate *gate = data;
  gboolean passed = FALSE;

  if (g_mutex_trylock (&gate->mutex)) {
    passed = gate->passed == 1;
    g_mutex_unlock (&gate->mutex);
  }
  return passed;
}

static gboolean
is_importing_again (gpointer self)
{
  return is_importing (self) && can_check (self);
}

/* The check is called off: the columns are there as before, and it can be checked again. */
static void
test_cancel_check (Fixture *self, gconstpointer data)
{
  Gate gate = { 0 };

  open_table (self, "partner", two_partners);
  display_test_wait (can_check, self);
  g_mutex_lock (&gate.mutex);
  for (guint i = 0; i < 2; i++)
    comity_store_read_async (self->office->store, read_func, &gate, NULL, NULL, NULL, NULL, NULL);
  check (self);
  wait_for_alert (self, "Reading the table…");
  click (self, "_Cancel");
  g_mutex_unlock (&gate.mutex);
  display_test_wait (both_passed, &gate);
  display_test_wait (is_importing_again, self);
  g_assert_false (can_import (self));
  check (self);
  display_test_wait (can_import, self);
  bring_in (self);
  g_assert_true (has_both_partners (self));
}

static gboolean
can_import_again (gpointer self)
{
  return is_importing (self) && can_import (self);
}

/* The import is called off: nothing has come in, and it can be done after all. */
static void
test_cancel_import (Fixture *self, gconstpointer data)
{
  Gate gate = { 0 };
  ComityChanges *changes = comity_changes_new ("test");

  open_table (self, "partner", two_partners);
  check (self);
  display_test_wait (can_import, self);
  g_mutex_lock (&gate.mutex);
  comity_changes_stream (changes, next_func, &gate, NULL);
  comity_store_write_async (self->office->store, changes, NULL, NULL, NULL);
  click (self, "_Import");
  wait_for_alert (self, "Importing…");
  click (self, "_Cancel");
  g_mutex_unlock (&gate.mutex);
  display_test_wait (one_passed, &gate);
  display_test_wait (can_import_again, self);
  g_assert_cmpint (count (self, "partner"), ==, 0);
  bring_in (self);
  g_assert_true (has_both_partners (self));
}

static void
close_dialog (Fixture *self)
{
  AdwDialog *dialog = get_dialog (self);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_close (dialog); /* nothing was decided: it goes without a question */
  display_test_wait (has_no_dialog, self);
  gtk_widget_grab_focus (self->page);
  display_test_wait (display_test_is_gone, &dialog);
}

/* The dialog is closed while the file is looked at, at its columns and at what would happen. */
static void
test_close (Fixture *self, gconstpointer data)
{
  open_table (self, "partner", two_partners);
  close_dialog (self);
  open_table (self, "partner", two_partners);
  display_test_wait (can_check, self);
  close_dialog (self);
  open_table (self, "partner", two_partners);
  check (self);
  display_test_wait (can_import, self);
  close_dialog (self);
  g_assert_cmpint (count (self, "partner"), ==, 0);
}

/* What a person has said about the table is asked about before it goes, and kept when it shall not. */
static void
test_close_decided (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;

  open_table (self, "partner", two_partners);
  display_test_wait (can_check, self);
  adw_combo_row_set_selected (ADW_COMBO_ROW (wait_for_row (self, "City")), 0); /* left out */
  dialog = get_dialog (self);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_close (dialog);
  wait_for_alert (self, "Discard What You Typed?");
  click (self, "_Keep Editing");
  display_test_wait (is_importing_again, self);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (self, "City"))), ==, 0);
  adw_dialog_close (dialog);
  wait_for_alert (self, "Discard What You Typed?");
  click (self, "_Discard");
  display_test_wait (has_no_dialog, self);
  gtk_widget_grab_focus (self->page);
  display_test_wait (display_test_is_gone, &dialog);
  g_assert_cmpint (count (self, "partner"), ==, 0);
}

/* -- An address ------------------------------------------------------------------------------------ */

/* Of the own network a person says so first. */
static void
ask_web (Fixture *self, const char *address)
{
  comity_import_web_ask (self->page, self->office->store, &comity_kind_partner);
  wait_for_alert (self, "Import From the Web");
  g_assert_false (can_click (self, "_Look Up"));
  gtk_editable_set_text (GTK_EDITABLE (wait_for_row (self, "Web Address")), address);
  click (self, "_Look Up");
  wait_for_alert (self, "Ask Your Own Network?");
  click (self, "_Allow Once");
}

/* A table on the web comes in, and its address is kept with how it was read. */
static void
test_address (Fixture *self, gconstpointer data)
{
  WebSite *site = web_site_new ();
  g_autofree char *address = g_strconcat (web_site_get_base (site), "/list.csv", NULL);
  g_autoptr (ComityQuery) query = comity_query_new (comity_kind_find ("feed"));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (ComityRecord) feed = NULL;

  web_site_set (site, "/list.csv", "text/csv", two_partners);
  ask_web (self, address);
  display_test_wait (is_importing_again, self);
  choose_charset (self, "windows-1252");
  adw_switch_row_set_active (ADW_SWITCH_ROW (wait_for_row (self, "_Keep Asking This Address")),
                             TRUE);
  check (self);
  display_test_wait (can_import, self);
  bring_in (self);
  g_assert_true (has_both_partners (self));
  ids = ids_of (self->office, query);
  g_assert_cmpuint (ids->len, ==, 1);
  feed = load (self->office, comity_kind_find ("feed"), g_array_index (ids, gint64, 0));
  g_assert_cmpstr (comity_record_get (feed, "address"), ==, address);
  g_assert_nonnull (strstr (comity_record_get (feed, "map"), "windows-1252"));
  web_site_free (site);
}

/* A site that never answers is not waited for longer than a person wants. */
static void
test_cancel_address (Fixture *self, gconstpointer data)
{
  g_autoptr (GSocketListener) silent = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (silent, NULL, NULL);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/list.csv", port);

  g_assert_cmpuint (port, !=, 0);
  ask_web (self, address);
  wait_for_alert (self, "Asking the Web…");
  click (self, "_Cancel");
  display_test_wait (has_no_dialog, self);
  display_test_settle ();
  g_assert_null (get_dialog (self));
  g_assert_cmpint (count (self, "partner"), ==, 0);
}

/* -- A state of its own ---------------------------------------------------------------------------- */

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("comity-import-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_CACHE_HOME", state, TRUE);
  display_test_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/import-steps/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("header", test_header);
  ADD ("charset", test_charset);
  ADD ("cancel-check", test_cancel_check);
  ADD ("cancel-import", test_cancel_import);
  ADD ("close", test_close);
  ADD ("close-decided", test_close_decided);
  ADD ("address", test_address);
  ADD ("cancel-address", test_cancel_address);
  result = g_test_run ();
  remove_tree (state);
  return result;
}
