/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in the clipboard comes in: from a spreadsheet, from a page, and not when there is none. */
#include <string.h>

#include "comity-import-clipboard.h"
#include "comity-import-dialog.h"
#include "display-test.h"
#include "store-test.h"

/** An empty office, and a window over which the dialogs stand. */
typedef struct {
  Office *office;
  GtkWidget *window, *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = office_new ();
  self->page = gtk_button_new ();
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 800);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_test_close (self->window, self->page);
  office_free (self->office);
}

/* -- What is waited for --------------------------------------------------------------------- */

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (self->window));
}

static gboolean
is_importing (gpointer self)
{
  return COMITY_IS_IMPORT_DIALOG (get_dialog (self));
}

static gboolean
has_dialog (gpointer self)
{
  return get_dialog (self) != NULL;
}

static gboolean
knows_both_columns (gpointer self)
{
  AdwDialog *dialog = get_dialog (self);

  return dialog && display_test_find_row (GTK_WIDGET (dialog), "Name") &&
         display_test_find_row (GTK_WIDGET (dialog), "City");
}

static gboolean
has_both_partners (gpointer data)
{
  Fixture *self = data;
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  return count_of (self->office, query) == 2;
}

static gboolean
has_no_dialog (gpointer self)
{
  return get_dialog (self) == NULL;
}

static GtkWidget *
find_button (Fixture *self, const char *label)
{
  AdwDialog *dialog = get_dialog (self);
  GtkWidget *found = dialog ? display_test_find_label (GTK_WIDGET (dialog), label) : NULL;

  return found ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

static gboolean
can_import (gpointer self)
{
  GtkWidget *button = find_button (self, "_Import");

  return button && gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
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
  gpointer dialog;

  take (self);
  display_test_wait (is_importing, self);
  dialog = get_dialog (self);
  g_object_add_weak_pointer (dialog, &dialog);
  display_test_wait (knows_both_columns, self);
  g_signal_emit_by_name (find_button (self, "_Check"), "clicked");
  display_test_wait (can_import, self);
  g_signal_emit_by_name (find_button (self, "_Import"), "clicked");
  display_test_wait (has_both_partners, self);
  display_test_wait (has_no_dialog, self);
  gtk_widget_grab_focus (self->page); /* until the focus moves, the window holds what had it */
  display_test_wait (display_test_is_gone, &dialog);
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

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/import/clipboard/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("cells", test_cells);
  ADD ("table-of-a-page", test_table_of_a_page);
  ADD ("page-without-a-table", test_page_without_a_table);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
