/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <string.h>

#include "comity-import-dialog.h"

/** Awaited: a row that is to come. */
typedef struct {
  Fixture *fixture;
  const char *title;
} Awaited;

void
set_up (Fixture *self, gconstpointer data)
{
  self->office = office_new ();
  self->page = gtk_button_new ();
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 800);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
tear_down (Fixture *self, gconstpointer data)
{
  display_test_close (self->window, self->page);
  office_free (self->office);
}

/* -- What is waited for --------------------------------------------------------------------- */

AdwDialog *
get_dialog (Fixture *self)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (self->window));
}

gboolean
is_importing (gpointer self)
{
  return COMITY_IS_IMPORT_DIALOG (get_dialog (self));
}

gboolean
has_dialog (gpointer self)
{
  return get_dialog (self) != NULL;
}

gboolean
has_both_partners (gpointer data)
{
  Fixture *self = data;
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  return count_of (self->office, query) == 2;
}

gboolean
has_no_dialog (gpointer self)
{
  return get_dialog (self) == NULL;
}

GtkWidget *
find_button (Fixture *self, const char *label)
{
  AdwDialog *dialog = get_dialog (self);

  return dialog ? display_test_find_button (dialog, label) : NULL;
}

gboolean
can_import (gpointer self)
{
  return can_click (self, "_Import");
}

/* -- What a person does ----------------------------------------------------------------------- */

GtkWidget *
find_row (Fixture *self, const char *title)
{
  AdwDialog *dialog = get_dialog (self);

  return dialog ? display_test_find_row (GTK_WIDGET (dialog), title) : NULL;
}

static gboolean
has_row (gpointer data)
{
  Awaited *awaited = data;

  return find_row (awaited->fixture, awaited->title) != NULL;
}

GtkWidget *
wait_for_row (Fixture *self, const char *title)
{
  Awaited awaited = { self, title };

  display_test_wait (has_row, &awaited);
  return find_row (self, title);
}

/* Whether it could be pressed now. */
gboolean
can_click (Fixture *self, const char *label)
{
  GtkWidget *button = find_button (self, label);

  return button && gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

static gboolean
has_button (gpointer data)
{
  Awaited *awaited = data;

  return can_click (awaited->fixture, awaited->title);
}

void
click (Fixture *self, const char *label)
{
  Awaited awaited = { self, label };

  display_test_wait (has_button, &awaited);
  g_signal_emit_by_name (find_button (self, label), "clicked");
}

void
open_table (Fixture *self, const char *kind, const char *table)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));

  comity_import_dialog_present_fetched (self->page, self->office->store, comity_kind_find (kind),
                                        comity_import_new_for_bytes (comity_kind_find (kind), bytes,
                                                                     "table.csv"),
                                        NULL);
}

gboolean
can_check (gpointer self)
{
  GtkWidget *button = find_button (self, "_Check");

  return button && gtk_widget_is_sensitive (button);
}

/* The table was looked at, and its columns are there. */
void
check (Fixture *self)
{
  display_test_wait (can_check, self);
  click (self, "_Check");
}

void
check_again (Fixture *self)
{
  click (self, "_Check Again");
  display_test_wait (can_import, self);
}

void
bring_in (Fixture *self)
{
  AdwDialog *dialog = get_dialog (self);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  click (self, "_Import");
  click (self, "_Done");
  display_test_wait (has_no_dialog, self);
  gtk_widget_grab_focus (self->page); /* until the focus moves, the window holds what had it */
  display_test_wait (display_test_is_gone, &dialog);
}

static gboolean
has_text (gpointer data)
{
  Awaited *awaited = data;
  AdwDialog *dialog = get_dialog (awaited->fixture);

  return ADW_IS_ALERT_DIALOG (dialog) &&
         display_test_find_label (GTK_WIDGET (dialog), awaited->title) != NULL;
}

/* The bar of progress may come before it. */
void
wait_for_alert (Fixture *self, const char *text)
{
  display_test_wait (has_text, &(Awaited) { self, text });
}
