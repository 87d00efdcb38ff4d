/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-delete.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-parts.h"

/** What is to be deleted, from the question to the answer of the store. */
typedef struct {
  GtkWidget *parent;
  ComityStore *store;
  const ComityKind *kind;
  GArray *ids; /* of gint64 */
} Deletion;

static void
deletion_free (Deletion *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->store);
  g_array_unref (self->ids);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityChanged *changed = comity_store_write_finish (self->store, result, &error);
  g_autofree char *said = NULL;

  if (!changed) {
    comity_error_present (self->parent, error);
    return;
  }
  comity_changed_unref (changed);
  said =
    /* Translators: said after it is done; %u is how many */
    g_strdup_printf (ngettext ("%u record deleted", "%u records deleted", self->ids->len),
                     self->ids->len);
  comity_toast (self->parent, said);
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Deletion *self = user_data;
  ComityChanges *changes;

  if (!g_str_equal (response, "delete")) {
    deletion_free (self);
    return;
  }
  changes = comity_changes_new (_ ("Deleted records"));
  for (guint i = 0; i < self->ids->len; i++)
    comity_changes_delete (changes, self->kind, g_array_index (self->ids, gint64, i), 0);
  comity_store_write_async (self->store, changes, NULL, deleted_cb, self);
}

/**
 * comity_list_delete:
 * @parent: a widget of the window
 * @store: the office
 * @kind: the kind of the records
 * @ids: of gint64: which
 *
 * Asks, then deletes these records in one transaction and says so.
 */
void
comity_list_delete (GtkWidget *parent, ComityStore *store, const ComityKind *kind, GArray *ids)
{
  Deletion *self;
  g_autofree char *question = NULL;
  AdwDialog *dialog;

  if (ids->len == 0)
    return;
  self = g_new (Deletion, 1);
  *self = (Deletion) { g_object_ref (parent), g_object_ref (store), kind, g_array_ref (ids) };
  question =
    /* Translators: the heading of a question; %u is how many are selected */
    g_strdup_printf (ngettext ("Delete %u Record?", "Delete %u Records?", ids->len), ids->len);
  dialog = adw_alert_dialog_new (question, _ ("What belongs to them goes with them. The history "
                                              "keeps what they said."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                  _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  adw_dialog_present (dialog, parent);
}
