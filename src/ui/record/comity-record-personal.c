/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>

#include "comity-erase-question.h"
#include "comity-errors.h"
#include "comity-parts.h"
#include "comity-personal.h"
#include "comity-print-languages.h"

/* What the law gives to the person that a record is about: to see everything, to be erased; and
 * what it asks of the office: not to show numbers of documents to who looks on. */

/* -- Document numbers ------------------------------------------------------------------------- */

static void
reveal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  self->revealed = !self->revealed;
  comity_record_personal_update (self);
  if (self->data != NULL)
    comity_record_page_refresh (self);
}

/** comity_record_personal_update: shows document numbers as is wanted, and the button for it */
void
comity_record_personal_update (ComityRecordPage *self)
{
  gboolean has = self->data != NULL && comity_page_data_has_masked (self->data);
  const char *label = self->revealed ? _ ("Hide Document Numbers") : _ ("Show Document Numbers");

  if (self->data != NULL)
    comity_page_data_set_masked (self->data, !self->revealed);
  gtk_widget_set_visible (self->reveal_button, has);
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal_button),
                            self->revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (self->reveal_button, label);
  comity_set_label (self->reveal_button, label);
}

/* -- The report ------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (comity_personal_save_finish (COMITY_STORE (source), result, &error))
    comity_toast (GTK_WIDGET (self), _ ("Personal data saved"));
  else
    comity_error_present (GTK_WIDGET (self), error);
}

/** A report whose place is being chosen. */
typedef struct {
  ComityRecordPage *page;
  ComityTongues tongues;
} Report;

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Report *report = user_data;
  g_autoptr (ComityRecordPage) self = report->page;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path != NULL)
    comity_personal_save_async (self->store, self->kind, self->id, path, report->tongues, saved_cb,
                                g_object_ref (self));
}

static void
choose_place (GtkWidget *widget, ComityTongues tongues)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Report *report = g_new (Report, 1);

  *report = (Report) { COMITY_RECORD_PAGE (g_object_ref (widget)), tongues };
  gtk_file_dialog_set_title (dialog, _ ("Save All That Is Held"));
  /* Translators: the name of a file; the ending .pdf stays */
  gtk_file_dialog_set_initial_name (dialog, _ ("personal-data.pdf"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, place_chosen_cb,
                        report);
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  comity_print_languages_present_for (widget, _ ("Save All That Is Held"),
                                      /* Translators: button: go on to where the file shall be */
                                      C_ ("file", "_Save…"), choose_place);
}

/* -- Erasing ---------------------------------------------------------------------------------- */

static void
erased_cb (gpointer object, const ComityErasure *erasure)
{
  if (erasure == NULL)
    return;
  comity_toast (object, comity_erasure_get_sentence (erasure));
  gtk_widget_activate_action (object, "navigation.pop", NULL);
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  ComityPerson person = { self->kind, self->id };

  if (!g_str_equal (response, "erase"))
    return;
  comity_toast (GTK_WIDGET (self), _ ("Erasing; this may take a while"));
  comity_erase_people (GTK_WIDGET (self), self->store, &person, 1, erased_cb, self);
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *title = comity_record_dup_title (self->data->record);
  /* Translators: %s is a person */
  g_autofree char *heading = g_strdup_printf (_ ("Erase “%s” for Good?"), title);
  AdwDialog *dialog = comity_erase_question_new (heading);

  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), g_object_ref (self));
  adw_dialog_present (dialog, widget);
}

/**
 * comity_record_personal_append:
 *
 * Adds what can be done with personal data to the page's menu, where the kind has any.
 */
void
comity_record_personal_append (ComityRecordPage *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (!comity_kind_is_personal (self->kind))
    return;
  g_menu_append (section, _ ("_Save All That Is Held…"), "record.personal-report");
  g_menu_append (section, _ ("_Erase for Good…"), "record.erase");
  g_menu_append_section (menu, _ ("Personal Data"), G_MENU_MODEL (section));
}

/** comity_record_personal_install: */
void
comity_record_personal_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "record.personal-report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "record.erase", NULL, erase_action);
}
