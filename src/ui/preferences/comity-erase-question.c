/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-erase-question.h"

#include <glib/gi18n.h>

#include "comity-errors.h"

/**
 * comity_erase_question_new:
 * @heading: who is to be erased
 *
 * Returns: (transfer floating): asks before people are erased for good; answers “erase” or “cancel”
 */
AdwDialog *
comity_erase_question_new (const char *heading)
{
  AdwDialog *dialog = adw_alert_dialog_new (
    heading,
    _ ("The records and all that hangs on them go from the office, its history, its files and its "
       "backups; encrypted backups are deleted. This cannot be undone, and neither can what was "
       "done before it. Only the fact and the day are kept."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "erase",
                                  _ ("_Erase for Good"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "erase",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return dialog;
}

/** An erasure under way, which may be tried again. */
typedef struct {
  GtkWidget *root;
  ComityStore *store;
  ComityPerson *people;
  guint n_people;
  ComityErasedFunc done;
  GObject *object;
} Erasing;

static void run (Erasing *self);

static void
finish (Erasing *self, const ComityErasure *erasure)
{
  self->done (self->object, erasure);
  g_object_unref (self->root);
  g_object_unref (self->store);
  g_object_unref (self->object);
  g_free (self->people);
  g_free (self);
}

static void
again_answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "again"))
    run (user_data);
  else
    finish (user_data, NULL);
}

/* The record is gone, and with it the way to erase it once more. */
static void
offer_again (Erasing *self, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not Erased Everywhere"), error->message);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Close"), "again",
                                  _ ("_Try Again"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "again",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (again_answered_cb), self);
  adw_dialog_present (dialog, self->root);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Erasing *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityErasure) erasure =
    comity_store_erase_finish (COMITY_STORE (source), result, &error);

  if (g_error_matches (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_BACKUPS)) {
    offer_again (self, error);
    return;
  }
  if (erasure == NULL)
    comity_error_present (self->root, error);
  finish (self, erasure);
}

static void
run (Erasing *self)
{
  comity_store_erase_async (self->store, self->people, self->n_people, NULL, erased_cb, self);
}

/**
 * comity_erase_people:
 * @from: a widget of the window
 * @people: (array length=n_people): whom, after the question was answered
 * @done: told at the end with @object, which is held until then
 *
 * Erases people. Where a backup could not be reached, that is said, and it can be tried again.
 */
void
comity_erase_people (GtkWidget *from,
                     ComityStore *store,
                     const ComityPerson *people,
                     guint n_people,
                     ComityErasedFunc done,
                     gpointer object)
{
  Erasing *self = g_new (Erasing, 1);

  *self = (Erasing) {
    .root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (from))),
    .store = g_object_ref (store),
    .people = g_memdup2 (people, n_people * sizeof *people),
    .n_people = n_people,
    .done = done,
    .object = g_object_ref (object),
  };
  run (self);
}
