/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-busy.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-parts.h"

#define PATIENCE_MS 200 /* what is done faster needs no word */
#define STEP_MS 50

/**
 * ComityBusy:
 *
 * Says that something takes its time, how far it is, and lets a person call it off. Whoever does
 * the work ends it; cancelling only cancels the cancellable.
 */
struct _ComityBusy {
  GtkWidget *parent;
  char *what;
  GCancellable *cancellable;
  ComityProgress *progress;
  /* Both weak: a window that closes takes them along while the work still goes on. */
  AdwDialog *dialog; /* once the patience is over */
  GtkProgressBar *bar;
  gboolean numbers;
  guint source;
};

static void
show_numbers (ComityBusy *self)
{
  g_autofree char *text = NULL;
  guint done, total;

  if (!comity_progress_get_counts (self->progress, &done, &total))
    return;
  /* Translators: how much of a long work is done: 1200 of 100000 */
  text = g_strdup_printf (C_ ("progress", "%1$u of %2$u"), done, total);
  gtk_progress_bar_set_text (self->bar, text);
}

static gboolean
step_cb (gpointer user_data)
{
  ComityBusy *self = user_data;
  double done = comity_progress_get (self->progress);

  if (self->bar == NULL) {
    self->source = 0;
    return G_SOURCE_REMOVE;
  }
  if (done < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, done);
  if (self->numbers)
    show_numbers (self);
  return G_SOURCE_CONTINUE;
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  ComityBusy *self = user_data;

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->dialog);
  g_clear_handle_id (&self->source, g_source_remove);
}

static void
show_cb (gpointer user_data)
{
  ComityBusy *self = user_data;

  self->source = 0;
  if (gtk_widget_get_root (self->parent) == NULL)
    return;
  g_set_weak_pointer (&self->dialog, adw_alert_dialog_new (self->what, NULL));
  g_set_weak_pointer (&self->bar, GTK_PROGRESS_BAR (gtk_progress_bar_new ()));
  gtk_progress_bar_set_show_text (self->bar, self->numbers);
  if (self->numbers)
    gtk_progress_bar_set_text (self->bar, "");
  comity_set_label (GTK_WIDGET (self->bar), self->what);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self->dialog), GTK_WIDGET (self->bar));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  g_signal_connect (self->dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (self->dialog, self->parent);
  self->source = g_timeout_add (STEP_MS, step_cb, self);
}

/**
 * comity_busy_new:
 * @parent: a widget of the window
 * @what: what is going on: “Changing 200 records”
 *
 * Returns: (transfer full): nothing is shown yet, and never if the work ends soon
 */
ComityBusy *
comity_busy_new (GtkWidget *parent, const char *what)
{
  ComityBusy *self = g_new0 (ComityBusy, 1);

  self->parent = g_object_ref (parent);
  self->what = g_strdup (what);
  self->cancellable = g_cancellable_new ();
  self->progress = comity_progress_new ();
  self->source = g_timeout_add_once (PATIENCE_MS, show_cb, self);
  return self;
}

/** comity_busy_show_numbers: says below the bar how many are done of how many */
void
comity_busy_show_numbers (ComityBusy *self)
{
  self->numbers = TRUE;
}

/** comity_busy_get_cancellable: cancelled when the person calls the work off */
GCancellable *
comity_busy_get_cancellable (ComityBusy *self)
{
  return self->cancellable;
}

/** comity_busy_get_progress: to be told how far the work is */
ComityProgress *
comity_busy_get_progress (ComityBusy *self)
{
  return self->progress;
}

/**
 * comity_busy_end:
 * @self: (transfer full):
 *
 * The work is done, has failed or was called off.
 */
void
comity_busy_end (ComityBusy *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->dialog) {
    g_signal_handlers_disconnect_by_func (self->dialog, response_cb, self);
    adw_dialog_force_close (self->dialog);
  }
  g_clear_weak_pointer (&self->dialog);
  g_clear_weak_pointer (&self->bar);
  g_object_unref (self->parent);
  g_object_unref (self->cancellable);
  comity_progress_unref (self->progress);
  g_free (self->what);
  g_free (self);
}
