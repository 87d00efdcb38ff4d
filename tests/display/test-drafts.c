/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed outside of forms is kept as well: a line of a programme, people pasted for an event. */
#include "display-test.h"

#include "comity-drafts.h"
#include "comity-form.h"
#include "comity-programme-editor.h"
#include "comity-record-page.h"
#include "comity-roster-dialog.h"
#include "store-test.h"

typedef struct {
  Office *office;
  GtkWidget *window;
} Fixture;

static void
open_window (Fixture *self)
{
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 900);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = office_new ();
  open_window (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  display_test_settle ();
  office_free (self->office);
}

/* As when the program is quit: nobody has said that what was typed is not wanted. */
static void
close_window (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
  display_test_settle ();
}

static guint
count_drafts (Fixture *self)
{
  g_autoptr (GPtrArray) kept = comity_drafts_list (self->office->path);

  return kept->len;
}

static gboolean
has_no_drafts (gpointer fixture)
{
  return count_drafts (fixture) == 0;
}

/* Returns: (transfer full): the one that is kept */
static ComityDraft *
load_only (Fixture *self)
{
  g_autoptr (GPtrArray) kept = comity_drafts_list (self->office->path);
  ComityDraft *draft;

  g_assert_cmpuint (kept->len, ==, 1);
  draft = comity_draft_load (kept->pdata[0]);
  g_assert_nonnull (draft);
  return draft;
}

/* -- A line of a programme ------------------------------------------------------------------- */

static gint64
add_delegation (Fixture *self)
{
  g_autoptr (ComityRecord) delegation = comity_record_new (comity_kind_find ("delegation"));

  comity_record_set (delegation, "name", "Visit of a delegation");
  comity_record_set (delegation, "starts", "2026-11-20");
  comity_record_set (delegation, "ends", "2026-11-21");
  return put (self->office, delegation);
}

static void
add_to_programme (GtkWidget *page)
{
  GtkWidget *button;
  guint nth = 0;

  do {
    button = display_test_find (page, GTK_TYPE_BUTTON, nth++);
    g_assert_nonnull (button);
  } while (g_strcmp0 (gtk_widget_get_tooltip_text (button), "Add to the Programme") != 0);
  g_signal_emit_by_name (button, "clicked");
}

/* Returns: (transfer none): a new line of the first day, being typed */
static ComityProgrammeEditor *
open_line (Fixture *self)
{
  const ComityKind *kind = comity_kind_find ("delegation");
  GtkWidget *page = comity_record_page_new (self->office->store, kind, add_delegation (self));
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  adw_window_set_content (ADW_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
  display_test_wait (display_test_is_loaded, page);
  add_to_programme (page);
  display_test_settle ();
  return COMITY_PROGRAMME_EDITOR (display_test_find (page, COMITY_TYPE_PROGRAMME_EDITOR, 0));
}

static void
type_name (ComityProgrammeEditor *editor)
{
  GtkWidget *entry = display_test_find (GTK_WIDGET (editor), GTK_TYPE_ENTRY, 2);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Visit to the clinic");
}

static void
test_line (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityDraft) draft = NULL;

  type_name (open_line (self));
  close_window (self);
  draft = load_only (self);
  g_assert_cmpstr (draft->kind->name, ==, "programme_item");
  g_assert_cmpstr (g_hash_table_lookup (draft->typed, "name"), ==, "Visit to the clinic");
  g_assert_cmpstr (comity_record_get (draft->base, "date"), ==, "2026-11-20");
}

static void
test_line_cancelled (Fixture *self, gconstpointer data)
{
  ComityProgrammeEditor *editor = open_line (self);

  type_name (editor);
  g_signal_emit_by_name (editor, "cancel");
  close_window (self);
  g_assert_cmpuint (count_drafts (self), ==, 0);
}

static gboolean
has_form (gpointer window)
{
  return COMITY_IS_FORM (adw_window_get_visible_dialog (window));
}

/* The form with all fields begins with what was typed into the line. */
static void
test_line_in_a_form (Fixture *self, gconstpointer data)
{
  ComityProgrammeEditor *editor = open_line (self);
  ComityForm *form;
  g_autoptr (ComityDraft) draft = NULL;

  type_name (editor);
  g_signal_emit_by_name (editor, "more");
  display_test_wait (has_form, self->window);
  form = COMITY_FORM (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  draft = comity_form_dup_draft (form);
  g_assert_cmpstr (g_hash_table_lookup (draft->typed, "name"), ==, "Visit to the clinic");
}

/* -- People pasted for an event -------------------------------------------------------------- */

static GtkTextBuffer *
find_text (Fixture *self)
{
  GtkWidget *text = display_test_find (self->window, GTK_TYPE_TEXT_VIEW, 0);

  g_assert_nonnull (text);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
}

static gint64
paste_people (Fixture *self)
{
  g_autoptr (ComityRecord) event = comity_record_new (comity_kind_find ("event"));
  gint64 id;
  g_autoptr (ComityRecord) saved = NULL;

  comity_record_set (event, "name", "Congress");
  comity_record_set (event, "starts", "2026-11-20");
  id = put (self->office, event);
  saved = load (self->office, comity_kind_find ("event"), id);
  gtk_window_present (GTK_WINDOW (self->window));
  comity_roster_dialog_present (self->window, self->office->store, saved);
  display_test_settle ();
  gtk_text_buffer_set_text (find_text (self), "Aziz Karimov\nLi Wei", -1);
  return id;
}

/* As Escape does. */
static void
close_and_ask (Fixture *self)
{
  adw_dialog_close (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  g_assert_true (ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (self->window))));
}

static void
answer (Fixture *self, const char *label)
{
  display_test_click (adw_window_get_visible_dialog (ADW_WINDOW (self->window)), label);
}

static void
test_people (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityDraft) draft = NULL;
  g_autofree char *text = NULL;
  gint64 id = paste_people (self);

  close_window (self);
  draft = load_only (self);
  g_assert_cmpint (comity_record_get_id (draft->base), ==, id);
  open_window (self);
  gtk_window_present (GTK_WINDOW (self->window));
  comity_roster_dialog_present_draft (self->window, self->office->store, draft);
  display_test_settle ();
  g_object_get (find_text (self), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Aziz Karimov\nLi Wei");
  close_and_ask (self);
  answer (self, "_Keep Editing");
  display_test_settle ();
  g_assert_true (
    COMITY_IS_ROSTER_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (self->window))));
  close_and_ask (self);
  answer (self, "_Discard");
  display_test_wait (has_no_drafts, self);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
}

/* Without a word in it, it closes as any dialog. */
static void
test_no_people (Fixture *self, gconstpointer data)
{
  paste_people (self);
  gtk_text_buffer_set_text (find_text (self), " \n", -1);
  adw_dialog_close (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
}

int
main (int argc, char **argv)
{
  display_test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/drafts/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("line", test_line);
  ADD ("line/cancelled", test_line_cancelled);
  ADD ("line/in-a-form", test_line_in_a_form);
  ADD ("people", test_people);
  ADD ("people/none", test_no_people);
  return g_test_run ();
}
