/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-erase-question.h"

#include <glib/gi18n.h>

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
