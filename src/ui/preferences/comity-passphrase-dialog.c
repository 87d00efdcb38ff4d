/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-passphrase-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Shorter ones are guessed by trying. */
#define SHORTEST 8

/** One question. */
typedef struct {
  AdwAlertDialog *dialog;
  GtkEditable *first, *again; /* @again is NULL for one that exists */
  ComityPassphraseGiven given;
  gpointer user_data;
} Question;

static gboolean
is_good (Question *self)
{
  const char *text = gtk_editable_get_text (self->first);

  if (self->again == NULL)
    return *text != '\0';
  return g_utf8_strlen (text, -1) >= SHORTEST &&
         g_str_equal (text, gtk_editable_get_text (self->again));
}

static void
changed_cb (GtkEditable *entry, gpointer user_data)
{
  Question *self = user_data;

  adw_alert_dialog_set_response_enabled (self->dialog, "go", is_good (self));
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->first));

  self->given (g_str_equal (response, "go") ? text : NULL, self->user_data);
  if (text != NULL)
    explicit_bzero (text, strlen (text));
}

static GtkEditable *
add_entry (Question *self, GtkWidget *group, const char *title)
{
  GtkWidget *entry = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  return GTK_EDITABLE (entry);
}

/**
 * comity_passphrase_dialog_ask:
 * @heading: what it is for
 * @body: what depends on it
 * @is_new: whether it is chosen now, and so typed twice and not too short
 * @given: called once
 *
 * Asks for a passphrase.
 */
void
comity_passphrase_dialog_ask (GtkWidget *parent,
                              const char *heading,
                              const char *body,
                              gboolean is_new,
                              ComityPassphraseGiven given,
                              gpointer user_data)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  GtkWidget *group = adw_preferences_group_new ();
  Question *self = g_new0 (Question, 1);

  *self = (Question) { .dialog = dialog, .given = given, .user_data = user_data };
  /* Translators: label of an entry */
  self->first = add_entry (self, group, _ ("Passphrase"));
  if (is_new)
    self->again = add_entry (self, group, _ ("The same again"));
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "go",
                                  is_new ? _ ("_Set Passphrase") :
                                           /* Translators: button: open the encrypted backup */
                                           _ ("_Open"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "go", FALSE);
  adw_alert_dialog_set_default_response (dialog, "go");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "comity-question", self, g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
