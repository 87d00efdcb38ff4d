/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-as-of-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-date.h"

/** The dialog's state. */
typedef struct {
  GtkWidget *entry;
  GtkWidget *parent;
  ComityAsOfChosen chosen;
} AsOf;

/* Only what can be read as a day can be shown; the row says so while one types. */
static void
changed_cb (GtkEditable *entry, gpointer user_data)
{
  g_autofree char *date = comity_date_parse (gtk_editable_get_text (entry), NULL);

  adw_alert_dialog_set_response_enabled (user_data, "show", date != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, date == NULL,
                               -1);
  if (date)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  AsOf *self = user_data;
  g_autofree char *date = NULL;

  if (!g_str_equal (response, "show"))
    return;
  date = comity_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL);
  if (date)
    self->chosen (date, self->parent);
}

static GtkWidget *
entry_new (void)
{
  GtkWidget *entry = adw_entry_row_new ();
  g_autofree char *today = comity_date_today ();
  g_autofree char *text = comity_date_format (today);

  /* Translators: the day for which a list is shown */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Date"));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  return entry;
}

/**
 * comity_as_of_dialog_present:
 * @parent: a widget of the window
 * @chosen: called when a day was chosen, with @parent as its data
 *
 * Asks for the day whose state a list shall show.
 */
void
comity_as_of_dialog_present (GtkWidget *parent, ComityAsOfChosen chosen)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("Show as of a Date"),
                          _ ("The list shows what was in force on that day, as it was then."));
  GtkWidget *group = adw_preferences_group_new ();
  AsOf *self = g_new (AsOf, 1);

  *self = (AsOf) { entry_new (), parent, chosen };
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (dialog), "cancel",
    /* Translators: button: close the dialog and change nothing */
    _ ("_Cancel"), "show",
    /* Translators: button: show the list as it was on the chosen day */
    _ ("_Show"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "show",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "show");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "comity-as-of", self, g_free);
  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (dialog, parent);
}
