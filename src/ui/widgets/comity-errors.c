/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-errors.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-error.h"
#include "comity-exchange-error.h"
#include "comity-net-error.h"
#include "comity-picture.h"
#include "comity-store.h"

/** One row of the only table of errors: what a person reads for a domain and code. */
typedef struct {
  GQuark (*domain) (void);
  int code;
  const char *sentence;
  const char *advice;
} ErrorText;

static const ErrorText texts[] = {
  { comity_store_error_quark, COMITY_STORE_ERROR_STALE,
    N_ ("Somebody else has changed this record meanwhile."),
    N_ ("Nothing was overwritten. Open the record again to see the change, then make yours.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_GONE, N_ ("This record is not there any more."),
    N_ ("It was deleted meanwhile.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_IN_USE,
    N_ ("Other records need this one, so it cannot be deleted."),
    N_ ("Open it to see where it is named, and change those records first.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_LOCKED,
    N_ ("Another program has this office open."),
    N_ ("Close the other program, or wait until it has finished, and try again.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_FULL, N_ ("The disk is full."),
    N_ ("Nothing was changed. Make room on the disk and try again.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_NOT_OFFICE,
    N_ ("This file is not an office of Comity."),
    N_ ("Choose a file whose name ends with “.comity”.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_NEWER,
    N_ ("This office was made by a newer Comity."),
    N_ ("Update Comity on this computer to open it. The file was not touched.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_EXISTS,
    N_ ("There is a file with this name already."),
    N_ ("Open that office, or choose another name.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_PASSPHRASE, N_ ("A passphrase is needed."),
    N_ ("Type the passphrase that was chosen for this file. Nobody can open it without.") },
  { comity_store_error_quark, COMITY_STORE_ERROR_FOREIGN,
    N_ ("This file was not made by Comity alone."),
    N_ ("It holds what Comity never writes, so it was not opened. Ask whoever gave it to you.") },
  { g_file_error_quark, G_FILE_ERROR_NOENT, N_ ("The file is not there."),
    N_ ("It was moved or deleted, or its disk is not connected.") },
  { g_file_error_quark, G_FILE_ERROR_ACCES, N_ ("You may not open this file."),
    N_ ("Ask whoever looks after it for the right to read and write it.") },
  { g_file_error_quark, G_FILE_ERROR_NOSPC, N_ ("The disk is full."),
    N_ ("Nothing was changed. Make room on the disk and try again.") },
  { g_io_error_quark, G_IO_ERROR_NOT_FOUND, N_ ("The file is not there."),
    N_ ("It was moved or deleted, or its disk is not connected.") },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, N_ ("You may not open this file."),
    N_ ("Ask whoever looks after it for the right to read and write it.") },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, N_ ("The disk is full."),
    N_ ("Nothing was changed. Make room on the disk and try again.") },
};

static const ErrorText *
find (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_error_matches (error, texts[i].domain (), texts[i].code))
      return &texts[i];
  return NULL;
}

/* What the store says with these codes has many reasons, and it names the one and what to do. */
static gboolean
has_many_reasons (const GError *error)
{
  static const ComityStoreError codes[] = {
    COMITY_STORE_ERROR_INVALID, COMITY_STORE_ERROR_UNDO,    COMITY_STORE_ERROR_READ_ONLY,
    COMITY_STORE_ERROR_DAMAGED, COMITY_STORE_ERROR_MISSING, COMITY_STORE_ERROR_FAILED,
    COMITY_STORE_ERROR_LOST,    COMITY_STORE_ERROR_BACKUPS, COMITY_STORE_ERROR_PORTAL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_error_matches (error, COMITY_STORE_ERROR, (int) codes[i]))
      return TRUE;
  }
  return FALSE;
}

/* Messages of these are sentences made for people. */
static gboolean
speaks_to_people (const GError *error)
{
  return error->domain == COMITY_CORE_ERROR || error->domain == COMITY_NET_ERROR ||
         error->domain == COMITY_PICTURE_ERROR || error->domain == COMITY_EXCHANGE_ERROR ||
         has_many_reasons (error);
}

/**
 * comity_error_get_sentence:
 * @error: any error
 *
 * What went wrong, in words for a person. The library's own text goes to the log only.
 *
 * Returns: (transfer none): a translated sentence, valid as long as @error
 */
const char *
comity_error_get_sentence (const GError *error)
{
  const ErrorText *text;

  if (speaks_to_people (error))
    return error->message;
  text = find (error);
  if (text)
    return _ (text->sentence);
  g_message ("Unexpected error %s %d", g_quark_to_string (error->domain), error->code);
  return _ ("Something went wrong.");
}

/**
 * comity_error_get_advice:
 * @error: any error
 *
 * Returns: (transfer none): what the person can do about it, or ""
 */
const char *
comity_error_get_advice (const GError *error)
{
  const ErrorText *text = find (error);

  if (speaks_to_people (error))
    return "";
  return text ? _ (text->advice) : _ ("Nothing was changed. Try again.");
}

/**
 * comity_error_is_cancelled:
 * @error: any error
 *
 * Returns: whether somebody asked for it, so that nothing needs to be said
 */
gboolean
comity_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/**
 * comity_error_present:
 * @parent: a widget of the window in which it happened
 * @error: any error; nothing is shown for a cancelled operation
 *
 * Shows the sentence and the advice in a dialog.
 */
void
comity_error_present (GtkWidget *parent, const GError *error)
{
  const char *advice = comity_error_get_advice (error);
  AdwDialog *dialog;

  if (comity_error_is_cancelled (error))
    return;
  g_debug ("%s %d: %s", g_quark_to_string (error->domain), error->code, error->message);
  /* The sentence is no heading: libadwaita 1.7 does not break a long one. */
  dialog = adw_alert_dialog_new (_ ("That Did Not Work"), NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), *advice ? "%s\n\n%s" : "%s",
                                comity_error_get_sentence (error), advice);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, parent);
}
