/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-erase-question.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-fetcher.h"
#include "comity-parts.h"

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
  guint n_people; /* 0: only what is left to do in backups */
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

static void
offer_again (Erasing *self, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not Erased Everywhere"), body);

  /* Translators: button: finish an erasure in the backups at the next start */
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Later"), "again",
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

  comity_fetcher_forget ();
  if (g_error_matches (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_BACKUPS)) {
    self->n_people = 0;
    offer_again (self, error->message);
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
 * Erases people. Where a backup could not be reached, that is said, and it can be tried again, at once or
 * when the office is opened the next time.
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

/* -- What was left ---------------------------------------------------------------------------- */

static void
rest_done_cb (gpointer object, const ComityErasure *erasure)
{
  if (erasure != NULL)
    comity_toast (object, comity_erasure_get_sentence (erasure));
}

/** Offer: to a window that may be gone when it is known. */
typedef struct {
  GtkWidget *window; /* weak, or NULL */
} Offer;

static void
offer_free (Offer *self)
{
  g_clear_weak_pointer (&self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static void
rest_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autofree gboolean *has = comity_store_read_finish (COMITY_STORE (source), result, NULL);
  Erasing *self;

  if (has == NULL || !*has || offer->window == NULL)
    return;
  self = g_new (Erasing, 1);
  *self = (Erasing) {
    .root = g_object_ref (offer->window),
    .store = g_object_ref (COMITY_STORE (source)),
    .done = rest_done_cb,
    .object = g_object_ref (G_OBJECT (offer->window)),
  };
  offer_again (self, _ ("People were erased from this office, but some of its backups could not be "
                        "changed and may still hold them. Make room on the disk and connect the "
                        "second folder for backups, then try again."));
}

/**
 * comity_erase_offer_rest:
 *
 * Offers to finish what an erasure could not do in the backups of this office, if there is anything.
 */
void
comity_erase_offer_rest (GtkWidget *window, ComityStore *store)
{
  Offer *offer = g_new0 (Offer, 1);

  g_set_weak_pointer (&offer->window, window);
  comity_store_read_async (store, comity_erasure_has_rest_func, NULL, NULL, g_free, NULL,
                           rest_read_cb, offer);
}
