/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing that was typed into a dialog is lost by Escape: it is asked about. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-typed.h"

#include <glib/gi18n.h>

static const ComityTypedGuard *
guard_of (AdwDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "comity-typed-guard");
}

static void
discard (AdwDialog *dialog)
{
  const ComityTypedGuard *guard = guard_of (dialog);

  if (guard->discard != NULL)
    guard->discard (dialog);
  adw_dialog_force_close (dialog);
}

static void
save (AdwDialog *dialog)
{
  guard_of (dialog)->save (dialog);
}

static void
add_save (AdwDialog *dialog, AdwAlertDialog *question)
{
  adw_alert_dialog_add_response (question, "save", C_ ("form", "_Save"));
  adw_alert_dialog_set_response_appearance (question, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question, "save");
  g_signal_connect_object (question, "response::save", G_CALLBACK (save), dialog,
                           G_CONNECT_SWAPPED);
}

static void
ask (AdwDialog *dialog)
{
  gboolean can_save = guard_of (dialog)->save != NULL;
  AdwDialog *question =
    adw_alert_dialog_new (can_save ? _ ("Save What You Typed?") : _ ("Discard What You Typed?"),
                          _ ("What you typed here is not saved yet."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _ ("_Keep Editing"),
                                  /* Translators: button: throw away what was typed */
                                  "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response::discard", G_CALLBACK (discard), dialog,
                           G_CONNECT_SWAPPED);
  if (can_save)
    add_save (dialog, ADW_ALERT_DIALOG (question));
  adw_dialog_present (question, GTK_WIDGET (dialog));
}

static void
close_attempt_cb (AdwDialog *dialog)
{
  switch (guard_of (dialog)->look (dialog)) {
  case COMITY_TYPED_SOMETHING:
    ask (dialog);
    break;
  case COMITY_TYPED_NOTHING:
    discard (dialog);
    break;
  case COMITY_TYPED_BUSY:
  default:
    break;
  }
}

/**
 * comity_typed_guard:
 * @dialog: one that is typed into
 * @guard: of static storage
 *
 * From now on adw_dialog_close(), which is also Escape, asks before anything that was typed is lost. Whoever has
 * saved it closes by adw_dialog_force_close().
 */
void
comity_typed_guard (AdwDialog *dialog, const ComityTypedGuard *guard)
{
  g_object_set_data (G_OBJECT (dialog), "comity-typed-guard", (gpointer) guard);
  adw_dialog_set_can_close (dialog, FALSE);
  g_signal_connect (dialog, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}
