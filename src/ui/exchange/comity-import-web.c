/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An address instead of a file: a table, a JSON list or a calendar on the web comes in. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-import-web.h"

#include <glib/gi18n.h>

#include "comity-busy.h"
#include "comity-errors.h"
#include "comity-import-dialog.h"
#include "comity-net-error.h"
#include "comity-url.h"
#include "comity-web-sources.h"

/** Asking: for whom an address is asked. */
typedef struct {
  GtkWidget *parent;
  ComityStore *store;
  const ComityKind *kind;
  char *address;
  ComityBusy *busy;
  GtkWidget *entry; /* of the question */
} Asking;

static void fetch (Asking *asking, gboolean own_network);

static Asking *
asking_new (GtkWidget *parent, ComityStore *store, const ComityKind *kind)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->parent = g_object_ref (parent);
  asking->store = g_object_ref (store);
  asking->kind = kind;
  return asking;
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->parent);
  g_object_unref (asking->store);
  g_free (asking->address);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* -- Fetching ------------------------------------------------------------------------------------ */

static void
consented_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "allow"))
    fetch (g_steal_pointer (&asking), TRUE);
}

/* A host of the own network is only asked when a person says so. */
static void
ask_for_consent (Asking *asking, const GError *error)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("Ask Your Own Network?"), comity_error_get_sentence (error));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "allow",
                                  _ ("_Allow Once"), NULL);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), asking->parent, NULL, consented_cb, asking);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  ComityImport *job = comity_import_new_for_address_finish (result, &error);

  comity_busy_end (asking->busy);
  if (job)
    comity_import_dialog_present_fetched (asking->parent, asking->store, asking->kind, job,
                                          asking->address);
  else if (g_error_matches (error, COMITY_NET_ERROR, COMITY_NET_ERROR_PRIVATE))
    ask_for_consent (g_steal_pointer (&asking), error);
  else
    comity_error_present (asking->parent, error);
}

/* Takes @asking over. */
static void
fetch (Asking *asking, gboolean own_network)
{
  asking->busy = comity_busy_new (asking->parent, _ ("Asking the Web…"));
  comity_import_new_for_address_async (asking->kind, asking->address, own_network,
                                       comity_busy_get_cancellable (asking->busy), fetched_cb,
                                       asking);
}

/**
 * comity_import_web_fetch:
 * @parent: a page of the window
 * @kind: what the rows are
 * @address: of a table, a JSON list or a calendar
 *
 * Fetches it, with progress and Cancel, and asks how it is to be brought in.
 */
void
comity_import_web_fetch (GtkWidget *parent,
                         ComityStore *store,
                         const ComityKind *kind,
                         const char *address)
{
  Asking *asking = asking_new (parent, store, kind);

  asking->address = g_strdup (address);
  fetch (asking, comity_web_sources_allow_own ());
}

/* -- Asking for the address ---------------------------------------------------------------------- */

static void
typed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_response_enabled (dialog, "look",
                                         comity_url_looks_typed (gtk_editable_get_text (entry)));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "look"))
    comity_import_web_fetch (asking->parent, asking->store, asking->kind,
                             gtk_editable_get_text (GTK_EDITABLE (asking->entry)));
}

static GtkWidget *
address_row_new (AdwDialog *dialog)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Web Address"));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_URL);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), dialog, G_CONNECT_DEFAULT);
  return row;
}

/**
 * comity_import_web_ask:
 * @parent: a page of the window
 * @kind: what the rows are
 *
 * Asks for an address, and goes on with it.
 */
void
comity_import_web_ask (GtkWidget *parent, ComityStore *store, const ComityKind *kind)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("Import From the Web"),
                          _ ("The address of a table, a calendar or a page with a table."));
  GtkWidget *group = adw_preferences_group_new ();
  Asking *asking = asking_new (parent, store, kind);

  asking->entry = address_row_new (dialog);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), asking->entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "look",
                                  _ ("_Look Up"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "look",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "look");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "look", FALSE);
  adw_dialog_set_focus (dialog, asking->entry);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, chosen_cb, asking);
}
