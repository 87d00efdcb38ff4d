/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-edit-run.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-parts.h"

/* So many refused records are named; the rest is counted. */
#define NAMED 50

/** Edits on their way: tried, asked about when some are refused, then written in one step. */
typedef struct {
  GtkWidget *parent;
  ComityStore *store;
  ComityEdits *edits;
  ComityTrial *trial;
  char *what;
  ComityBusy *busy;
  ComityEditsDone done;
  gpointer user_data;
} Run;

static void
run_free (Run *self)
{
  g_clear_pointer (&self->busy, comity_busy_end);
  g_clear_pointer (&self->trial, comity_trial_free);
  comity_edits_unref (self->edits);
  g_object_unref (self->store);
  g_object_unref (self->parent);
  g_free (self->what);
  g_free (self);
}

static void
end (Run *self, guint n_changed, gint64 batch, const GError *error)
{
  if (self->done)
    self->done (n_changed, batch, error && comity_error_is_cancelled (error) ? NULL : error,
                self->user_data);
  run_free (self);
}

/* -- Writing -------------------------------------------------------------------------------- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);

  end (self, changed ? self->trial->n_changes : 0, changed ? changed->batch : 0, error);
}

static void
write_edits (Run *self)
{
  ComityChanges *changes = comity_changes_new (self->what);
  g_autofree char *text =
    /* Translators: while it is done; %u is how many */
    g_strdup_printf (ngettext ("Changing %u Record", "Changing %u Records", self->trial->n_changes),
                     self->trial->n_changes);

  self->busy = comity_busy_new (self->parent, text);
  comity_changes_edit (changes, self->edits, comity_busy_get_progress (self->busy));
  comity_store_write_async (self->store, changes, comity_busy_get_cancellable (self->busy),
                            written_cb, self);
}

/* -- Asking about refused ones -------------------------------------------------------------- */

static GtkWidget *
refusals_new (const GArray *refused)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  comity_set_label (list, _ ("What stands against it"));
  for (guint i = 0; i < MIN (refused->len, NAMED); i++) {
    const ComityRefusal *refusal = &g_array_index (refused, ComityRefusal, i);
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), refusal->title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), refusal->sentence);
    gtk_list_box_append (GTK_LIST_BOX (list), row);
  }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  return scroller;
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Run *self = user_data;
  ComityEdits *rest;

  if (!g_str_equal (response, "others")) {
    end (self, 0, 0, NULL);
    return;
  }
  rest = comity_edits_without (self->edits, self->trial->refused);
  comity_edits_unref (self->edits);
  self->edits = rest;
  write_edits (self);
}

static void
ask (Run *self)
{
  guint n = self->trial->refused->len, others = self->trial->n_changes;
  g_autofree char *heading =
    /* Translators: heading of a question; %u is how many */
    g_strdup_printf (ngettext ("%u Record Cannot Be Changed", "%u Records Cannot Be Changed", n),
                     n);
  g_autofree char *go =
    /* Translators: a button; %u is how many of the records can be changed */
    g_strdup_printf (ngettext ("Change the _Other %u", "Change the _Other %u", others), others);
  AdwDialog *dialog =
    adw_alert_dialog_new (heading, others > 0 ?
                                     _ ("Nothing has been changed yet. You can change the "
                                        "others and come back to these.") :
                                     _ ("Nothing has been changed."));

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), refusals_new (self->trial->refused));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel",
                                 others > 0 ? _ ("_Cancel") :
                                              /* Translators: button that closes a dialog */
                                              _ ("_Close"));
  if (others > 0) {
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "others", go);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "others",
                                              ADW_RESPONSE_SUGGESTED);
  }
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  adw_dialog_present (dialog, self->parent);
}

/* -- Trying --------------------------------------------------------------------------------- */

/** What the reader is asked. */
typedef struct {
  ComityEdits *edits;
  ComityProgress *progress;
} Try;

static void
try_free (gpointer data)
{
  Try *self = data;

  comity_edits_unref (self->edits);
  comity_progress_unref (self->progress);
  g_free (self);
}

static gpointer
try_edits (ComityDb *db, gpointer data, GError **error)
{
  Try *request = data;

  return comity_db_try_edits (db, request->edits, request->progress, error);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *self = user_data;
  g_autoptr (GError) error = NULL;

  self->trial = comity_store_read_finish (COMITY_STORE (source), result, &error);
  g_clear_pointer (&self->busy, comity_busy_end);
  if (!self->trial)
    end (self, 0, 0, error);
  else if (self->trial->refused->len > 0)
    ask (self);
  else if (self->trial->n_changes > 0)
    write_edits (self);
  else
    end (self, 0, 0, NULL);
}

/**
 * comity_edits_run:
 * @parent: a widget of the window
 * @what: a few words about it, as comity_changes_new() takes them
 * @done: (nullable): called at the end
 * @user_data: for @done; must live until then
 *
 * Tries edits, asks when rules stand against some of them, and does the others in one step that can
 * be undone. What takes long says how far it is and can be called off: then nothing was changed.
 */
void
comity_edits_run (GtkWidget *parent,
                  ComityStore *store,
                  ComityEdits *edits,
                  const char *what,
                  ComityEditsDone done,
                  gpointer user_data)
{
  Run *self = g_new0 (Run, 1);
  Try *request = g_new (Try, 1);

  self->parent = g_object_ref (parent);
  self->store = g_object_ref (store);
  self->edits = comity_edits_ref (edits);
  self->what = g_strdup (what);
  self->done = done;
  self->user_data = user_data;
  self->busy = comity_busy_new (parent, _ ("Looking at the Records"));
  *request =
    (Try) { comity_edits_ref (edits), comity_progress_ref (comity_busy_get_progress (self->busy)) };
  comity_store_read_async (store, try_edits, request, try_free, (GDestroyNotify) comity_trial_free,
                           comity_busy_get_cancellable (self->busy), tried_cb, self);
}

/**
 * comity_edits_say_done:
 * @from: a widget of the window
 * @n_changed: how many
 * @batch: the step of the history
 *
 * Says how many records were changed, and offers to undo it.
 */
void
comity_edits_say_done (GtkWidget *from, guint n_changed, gint64 batch)
{
  g_autofree char *text = NULL;

  if (n_changed == 0) {
    comity_toast (from, _ ("Nothing changed: the records have this value already"));
    return;
  }
  text =
    /* Translators: said after it is done; %u is how many */
    g_strdup_printf (ngettext ("%u record changed", "%u records changed", n_changed), n_changed);
  comity_toast_undo (from, text, batch);
}
