/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-history-details.h"

#include <glib/gi18n.h>

#include "comity-date.h"
#include "comity-history-entry.h"
#include "comity-parts.h"

/* So many records of one change are shown. */
#define MOST 200

/* The dialog of one change: who and when, what of which record, and the ways back. */

typedef struct {
  GtkWidget *parent; /* weak */
  gint64 batch, last;
  char *label, *subtitle;
  gboolean final;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_weak_pointer (&opening->parent);
  g_free (opening->label);
  g_free (opening->subtitle);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static gpointer
entries_func (ComityDb *db, gpointer data, GError **error)
{
  const gint64 *batch = data;
  g_autoptr (GPtrArray) rows = comity_db_batch_entries (db, *batch, MOST, error);
  GPtrArray *entries;

  if (rows == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_page_entry_unref);
  for (guint i = 0; i < rows->len; i++) {
    ComityPageEntry *entry = comity_page_entry_read (db, rows->pdata[i]);

    entry->title = comity_db_entry_title (db, rows->pdata[i]);
    g_ptr_array_add (entries, entry);
  }
  return entries;
}

static GtkWidget *
make_undo (const Opening *opening)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Undo This Change"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo-batch");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", opening->batch);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_rewind (const Opening *opening)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Restore the _Office as It Was Then…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.rewind-office");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", opening->last);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_list (GPtrArray *entries)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  /* Translators: heading: the fields that one step changed */
  comity_set_label (list, _ ("Changes"));
  for (guint i = 0; i < entries->len; i++) {
    GtkWidget *row = comity_history_entry_new (entries->pdata[i], TRUE);

    gtk_list_box_append (GTK_LIST_BOX (list), row);
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), entries->len == 1);
  }
  return list;
}

static GtkWidget *
make_content (const Opening *opening, GPtrArray *entries)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  guint more = (guint) (opening->last - opening->batch + 1) - entries->len;
  g_autofree char *rest = NULL;

  gtk_widget_add_css_class (box, "history-details");
  gtk_box_append (GTK_BOX (box), make_list (entries));
  if (more > 0) {
    /* Translators: under a list of the first records of a change */
    rest = g_strdup_printf (ngettext ("and %u more record", "and %u more records", more), more);
    gtk_box_append (GTK_BOX (box), comity_dim_label_new (rest));
  }
  if (!opening->final)
    gtk_box_append (GTK_BOX (box), make_undo (opening));
  gtk_box_append (GTK_BOX (box), make_rewind (opening));
  return box;
}

/* What is done from here shows its result in the window, so that the dialog has done its work. */
static void
done_cb (ComityStore *store, ComityChanged *changed, AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GPtrArray) entries = comity_store_read_finish (COMITY_STORE (source), result, NULL);
  AdwDialog *dialog;
  GtkWidget *view, *bar, *clamp, *scrolled;

  if (entries == NULL || opening->parent == NULL)
    return;
  dialog = adw_dialog_new ();
  view = adw_toolbar_view_new ();
  bar = adw_header_bar_new ();
  clamp = adw_clamp_new ();
  scrolled = gtk_scrolled_window_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (opening->label, opening->subtitle));
  adw_clamp_set_child (ADW_CLAMP (clamp), make_content (opening, entries));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, opening->label);
  adw_dialog_set_content_width (dialog, 600);
  g_signal_connect_object (source, "changed", G_CALLBACK (done_cb), dialog, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, opening->parent);
}

/**
 * comity_history_details_present:
 * @parent: a widget of the window
 *
 * Shows what a change did, and the ways to take it back.
 */
void
comity_history_details_present (GtkWidget *parent, ComityStore *store, const ComityBatch *batch)
{
  Opening *opening = g_new0 (Opening, 1);
  g_autofree char *when = comity_date_format_moment (batch->at);

  g_set_weak_pointer (&opening->parent, parent);
  opening->batch = batch->batch;
  opening->last = batch->last;
  opening->final = batch->final || batch->undone;
  opening->label = g_strdup (batch->label);
  /* Translators: under a change in the history: a person, a moment */
  opening->subtitle = g_strdup_printf (C_ ("history", "%1$s · %2$s"), batch->who, when);
  comity_store_read_async (store, entries_func, g_memdup2 (&batch->batch, sizeof batch->batch),
                           g_free, (GDestroyNotify) g_ptr_array_unref, NULL, read_cb, opening);
}
