/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table leaves open is asked once, with one of its cells as the example. */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include <glib/gi18n.h>

#include "comity-choice-item.h"
#include "comity-choice-list.h"
#include "comity-import-dialog-private.h"

/** Asking: what is asked, and the list of the currencies. */
typedef struct {
  ComityImportDialog *dialog;
  ComityImportDoubtSort sort;
  AdwComboRow *currencies;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->dialog);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* The answer stands on the first page as well, where it can be changed. */
static void
take_answer (Asking *asking, gboolean first)
{
  ComityImportDialog *self = asking->dialog;

  switch (asking->sort) {
  case COMITY_DOUBT_DAYS:
    adw_combo_row_set_selected (self->days, first ? COMITY_DAY_FIRST : COMITY_MONTH_FIRST);
    break;
  case COMITY_DOUBT_DECIMAL:
    adw_combo_row_set_selected (self->decimal, first ? 1 : 2);
    break;
  case COMITY_DOUBT_CURRENCY:
  default:
    adw_combo_row_set_selected (self->currency, adw_combo_row_get_selected (asking->currencies));
  }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "cancel"))
    return;
  take_answer (asking, g_str_equal (answer, "first"));
  comity_import_dialog_check (asking->dialog);
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, AdwAlertDialog *dialog)
{
  ComityChoiceItem *item = adw_combo_row_get_selected_item (row);

  adw_alert_dialog_set_response_enabled (dialog, "first",
                                         item && comity_choice_item_get_code (item) != NULL);
}

static void
add_currencies (Asking *asking, AdwAlertDialog *dialog)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 adw_preferences_row_get_title (
                                   ADW_PREFERENCES_ROW (asking->dialog->currency)));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  comity_choice_list_setup (row, adw_combo_row_get_model (asking->dialog->currency));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_alert_dialog_set_extra_child (dialog, group);
  /* Translators: button: go on with the currency that was chosen */
  adw_alert_dialog_add_response (dialog, "first", _ ("_Continue"));
  adw_alert_dialog_set_response_enabled (dialog, "first", FALSE);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), dialog, 0);
  asking->currencies = ADW_COMBO_ROW (row);
}

static char *
dup_heading (const ComityImportDoubt *doubt)
{
  if (doubt->sort == COMITY_DOUBT_CURRENCY)
    /* Translators: %s is a sum in a table, such as “1500” */
    return g_strdup_printf (_ ("In Which Currency Is “%s”?"), doubt->text);
  /* Translators: %s is a date or a number in a table that can be read in two ways: “3/4/2024” */
  return g_strdup_printf (_ ("What Does “%s” Mean?"), doubt->text);
}

/**
 * comity_import_dialog_ask:
 *
 * Asks what the table leaves open; when it is answered, the table is checked.
 */
void
comity_import_dialog_ask (ComityImportDialog *self, const ComityImportDoubt *doubt)
{
  const ComityImportColumn *column =
    comity_import_get_map (self->job)->columns->pdata[doubt->column];
  g_autofree char *heading = dup_heading (doubt);
  g_autofree char *body =
    /* Translators: %s is the head of a column of the table that is imported */
    g_strdup_printf (_ ("It stands in the column “%s”. The whole table is read like this."),
                     column->head);
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { g_object_ref (self), doubt->sort, NULL };
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"));
  if (doubt->sort == COMITY_DOUBT_CURRENCY)
    add_currencies (asking, ADW_ALERT_DIALOG (dialog));
  else
    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "first", doubt->first, "second",
                                    doubt->second, NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, answered_cb, asking);
}
