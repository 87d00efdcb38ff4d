/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-waiting.h"

#include <glib/gi18n.h>

#include "comity-parts.h"

/* What is done sooner than this needs no dialog. */
#define PATIENCE_MS 400

/**
 * ComityWaiting:
 *
 * Shows how far something is that takes long, and lets one cancel it. What is done quickly shows
 * nothing at all.
 */
struct _ComityWaiting {
  GObject parent_instance;
  GtkWidget *parent; /* weak */
  char *title;
  GCancellable *cancellable;
  guint patience;
  AdwDialog *dialog; /* weak */
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (ComityWaiting, comity_waiting, G_TYPE_OBJECT)

static void
cancel_cb (ComityWaiting *self)
{
  g_cancellable_cancel (self->cancellable);
}

static GtkWidget *
make_bar (ComityWaiting *self)
{
  GtkWidget *bar = gtk_progress_bar_new ();

  self->bar = GTK_PROGRESS_BAR (bar);
  gtk_progress_bar_set_show_text (self->bar, TRUE);
  gtk_progress_bar_set_text (self->bar, "");
  comity_set_label (bar, self->title);
  return bar;
}

static void
show_cb (gpointer data)
{
  ComityWaiting *self = data;
  AdwDialog *dialog;

  self->patience = 0;
  if (self->parent == NULL || gtk_widget_get_root (self->parent) == NULL)
    return;
  dialog = adw_alert_dialog_new (self->title, NULL);
  g_set_weak_pointer (&self->dialog, dialog);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), make_bar (self));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, self->parent);
}

static void
comity_waiting_dispose (GObject *object)
{
  ComityWaiting *self = COMITY_WAITING (object);

  comity_waiting_finish (self);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (comity_waiting_parent_class)->dispose (object);
}

static void
comity_waiting_class_init (ComityWaitingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_waiting_dispose;
}

static void
comity_waiting_init (ComityWaiting *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * comity_waiting_new:
 * @parent: a widget of the window
 * @title: what is being done
 *
 * Returns: (transfer full): shown as soon as somebody may begin to wonder
 */
ComityWaiting *
comity_waiting_new (GtkWidget *parent, const char *title)
{
  ComityWaiting *self = g_object_new (COMITY_TYPE_WAITING, NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->title = g_strdup (title);
  self->patience = g_timeout_add_once (PATIENCE_MS, show_cb, self);
  return self;
}

/**
 * comity_waiting_get_cancellable:
 *
 * Returns: (transfer none): what the button Cancel cancels
 */
GCancellable *
comity_waiting_get_cancellable (ComityWaiting *self)
{
  return self->cancellable;
}

/**
 * comity_waiting_report_cb:
 * @waiting: a #ComityWaiting
 *
 * A GFileProgressCallback.
 */
void
comity_waiting_report_cb (goffset done, goffset total, gpointer waiting)
{
  ComityWaiting *self = waiting;
  g_autofree char *text = NULL;

  if (self->dialog == NULL || total <= 0)
    return;
  /* Translators: how much of a long work is done: 1200 of 100000 */
  text = g_strdup_printf (C_ ("progress", "%1$u of %2$u"), (guint) done, (guint) total);
  gtk_progress_bar_set_fraction (self->bar, (double) done / (double) total);
  gtk_progress_bar_set_text (self->bar, text);
}

/**
 * comity_waiting_finish:
 *
 * It is done, or has failed.
 */
void
comity_waiting_finish (ComityWaiting *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->dialog != NULL) {
    g_signal_handlers_disconnect_by_data (self->dialog, self);
    adw_dialog_force_close (self->dialog);
  }
  g_clear_weak_pointer (&self->dialog);
}
