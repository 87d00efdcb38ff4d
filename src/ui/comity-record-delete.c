/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-parts.h"

/* Deletes the record of a page, or one that belongs to it. */

typedef struct {
  ComityRecordPage *page;
  const ComityKind *kind;
  gint64 id;
} Deleting;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Deleting *deleting = user_data;
  g_autoptr (ComityRecordPage) self = deleting->page;
  g_autoptr (GError) error = NULL;
  ComityChanged *changed = comity_store_write_finish (COMITY_STORE (source), result, &error);

  if (changed == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  comity_changed_unref (changed);
  comity_toast (GTK_WIDGET (self), _ ("Deleted"));
  if (deleting->id == self->id)
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
delete_response_cb (AdwAlertDialog *dialog, const char *response, Deleting *asked)
{
  g_autoptr (ComityChanges) changes = NULL;
  Deleting *deleting;

  if (g_strcmp0 (response, "delete") != 0)
    return;
  changes = comity_changes_new (_ ("Delete"));
  comity_changes_delete (changes, asked->kind, asked->id, 0);
  deleting = g_new0 (Deleting, 1);
  *deleting = *asked;
  g_object_ref (deleting->page);
  comity_store_write_async (asked->page->store, g_steal_pointer (&changes), NULL, deleted_cb,
                            deleting);
}

static void
free_deleting (gpointer data, GClosure *closure)
{
  Deleting *deleting = data;

  g_object_unref (deleting->page);
  g_free (deleting);
}

/**
 * comity_record_page_ask_to_delete:
 * @kind: of the page's record, or of one that belongs to it
 * @title: what it is called
 *
 * Undo comes with the next step of the house; until then what cannot be taken back is asked.
 */
void
comity_record_page_ask_to_delete (ComityRecordPage *self,
                                  const ComityKind *kind,
                                  gint64 id,
                                  const char *title)
{
  g_autofree char *body = g_strdup_printf (
    /* Translators: %s is a record's title */
    _ ("“%s” is deleted, and with it what belongs to it alone. The history keeps what it said."),
    title);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Delete This Record?"), body);
  Deleting *asked = g_new0 (Deleting, 1);

  asked->page = g_object_ref (self);
  asked->kind = kind;
  asked->id = id;
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", C_ ("form", "_Cancel"),
                                  "delete", _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (delete_response_cb), asked, free_deleting,
                         0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
