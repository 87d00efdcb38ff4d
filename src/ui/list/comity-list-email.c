/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-email.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-addresses.h"
#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-letter.h"
#include "comity-parts.h"

/* What mail programs take in one address line, by the shortest limit known among them. */
#define LONGEST_URI 2000

/** Whom to write to, from the question to the mail program. */
typedef struct {
  GtkWidget *parent;
  const ComityKind *kind;
  GArray *ids;
  ComityBusy *busy;
  ComityAddresses *found;
} Email;

static void
email_free (gpointer data)
{
  Email *self = data;

  g_clear_pointer (&self->busy, comity_busy_end);
  g_clear_pointer (&self->found, comity_addresses_free);
  g_object_unref (self->parent);
  g_array_unref (self->ids);
  g_free (self);
}

static char *
dup_joined (const GPtrArray *addresses)
{
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();

  for (guint i = 0; i < addresses->len; i++)
    g_ptr_array_add (ended, addresses->pdata[i]);
  g_ptr_array_add (ended, NULL);
  return g_strjoinv (", ", (char **) ended->pdata);
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Email *self = user_data;

  if (g_str_equal (response, "write"))
    comity_letter_compose (self->parent, comity_letter_new (self->found->addresses));
  else if (g_str_equal (response, "copy")) {
    g_autofree char *text = dup_joined (self->found->addresses);

    comity_copy_text (self->parent, text);
  }
}

/* Returns: (transfer full): what to know before writing */
static char *
dup_body (Email *self, gboolean too_long)
{
  guint n = self->found->n_without;
  g_autoptr (GString) body = g_string_new (NULL);

  if (self->found->addresses->len > 1)
    g_string_append (body, _ ("They stand in the blind copy, so that nobody sees the others."));
  if (n > 0) {
    g_string_append (body, body->len > 0 ? "\n\n" : "");
    g_string_append_printf (body,
      /* Translators: %u is how many of the selected records */
                            ngettext ("%u of the selected records has no address.",
                                      "%u of the selected records have no address.", n),
                            n);
  }
  if (too_long)
    g_string_append_printf (body, "\n\n%s",
                            _ (
                              "These are too many for the address line of a mail program. Copy the "
                              "addresses and paste them there."));
  return g_string_free_and_steal (g_steal_pointer (&body));
}

static void
ask (Email *self)
{
  guint n = self->found->addresses->len;
  g_autoptr (ComityLetter) letter = comity_letter_new (self->found->addresses);
  g_autofree char *uri = comity_letter_dup_uri (letter);
  gboolean too_long = strlen (uri) > LONGEST_URI;
  g_autofree char *heading =
    /* Translators: heading of a question; %u is how many addresses there are */
    g_strdup_printf (ngettext ("E-Mail to %u Address", "E-Mail to %u Addresses", n), n);
  g_autofree char *body = dup_body (self, too_long);
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "copy",
                                  _ ("C_opy Addresses"), "write",
                                  /* Translators: button: begin a mail to these addresses */
                                  _ ("_Write"), NULL);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "write", !too_long);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), too_long ? "copy" : "write",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), too_long ? "copy" : "write");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "comity-email", self, email_free);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  adw_dialog_present (dialog, self->parent);
}

static gpointer
read_addresses (ComityDb *db, gpointer data, GError **error)
{
  Email *self = data;

  return comity_db_addresses (db, self->kind, self->ids, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Email *self = user_data;
  g_autoptr (GError) error = NULL;

  self->found = comity_store_read_finish (COMITY_STORE (source), result, &error);
  g_clear_pointer (&self->busy, comity_busy_end);
  if (self->found && self->found->addresses->len > 0) {
    ask (self);
    return;
  }
  if (error)
    comity_error_present (self->parent, error);
  else
    comity_toast (self->parent, _ ("None of the selected records has an e-mail address"));
  email_free (self);
}

/**
 * comity_list_email:
 * @parent: a widget of the window
 * @ids: (element-type gint64): records of @kind
 *
 * Says to how many addresses it goes, then opens a letter to them in the user's mail program.
 */
void
comity_list_email (GtkWidget *parent, ComityStore *store, const ComityKind *kind, GArray *ids)
{
  Email *self = g_new0 (Email, 1);

  self->parent = g_object_ref (parent);
  self->kind = kind;
  self->ids = g_array_ref (ids);
  self->busy = comity_busy_new (parent, _ ("Looking for Addresses"));
  comity_store_read_async (store, read_addresses, self, NULL,
                           (GDestroyNotify) comity_addresses_free,
                           comity_busy_get_cancellable (self->busy), read_cb, self);
}
