/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-retention-keep.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "comity-date.h"

/** The question's state, owned by its dialog. */
typedef struct {
  GtkWidget *until, *reason;
  ComityKeepChosen chosen;
  gpointer user_data;
} Keep;

/* A day that is past would keep nobody. */
static char *
dup_until (Keep *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->until));
  g_autofree char *date = comity_date_parse (typed, NULL);
  g_autofree char *today = comity_date_today ();

  if (date == NULL || comity_date_days_between (today, date) < 0)
    return NULL;
  return g_steal_pointer (&date);
}

static void
changed_cb (GtkEditable *entry, gpointer user_data)
{
  Keep *self = g_object_get_data (user_data, "comity-keep");
  g_autofree char *date = dup_until (self);
  gboolean wrong = date == NULL && *gtk_editable_get_text (entry) != '\0';

  adw_alert_dialog_set_response_enabled (user_data, "keep", date != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, wrong, -1);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Keep *self = user_data;
  g_autofree char *date = dup_until (self);

  if (g_str_equal (response, "keep") && date != NULL)
    self->chosen (date, gtk_editable_get_text (GTK_EDITABLE (self->reason)), self->user_data);
}

static GtkWidget *
add_entry (GtkWidget *group, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  return entry;
}

/**
 * comity_retention_keep_ask:
 * @parent: a widget of the window
 * @n_people: how many it is about
 * @chosen: called with what was typed, when somebody wants it; not later than @parent lives
 *
 * Asks until when data of people are kept, and why.
 */
void
comity_retention_keep_ask (GtkWidget *parent,
                           guint n_people,
                           ComityKeepChosen chosen,
                           gpointer user_data)
{
  g_autofree char *heading = g_strdup_printf (
    /* Translators: heading of a question; %u is how many people */
    ngettext ("Keep the Data of %u Person?", "Keep the Data of %u People?", n_people), n_people);
  AdwDialog *dialog =
    adw_alert_dialog_new (heading, _ ("They leave this list until the date has passed. Date and "
                                      "reason stand in the record, where you can change them."));
  GtkWidget *group = adw_preferences_group_new ();
  Keep *self = g_new (Keep, 1);

  *self = (Keep) { .until = add_entry (group, _ ("Keep until")),
                   .chosen = chosen,
                   .user_data = user_data };
  /* Translators: an entry: the reason why a person is kept longer */
  self->reason = add_entry (group, _ ("Why"));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "keep",
                                  /* Translators: button: keep the person longer than usual */
                                  _ ("_Keep"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "keep",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "keep", FALSE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "comity-keep", self, g_free);
  g_signal_connect (self->until, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (dialog, parent);
}
