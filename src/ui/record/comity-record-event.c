/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-edition.h"
#include "comity-errors.h"
#include "comity-form.h"
#include "comity-parts.h"
#include "comity-roster-dialog.h"

/* What can be done with an event: participants pasted, and the next edition made from this one. */

static gboolean
is_event (ComityRecordPage *self)
{
  return strcmp (self->kind->name, "event") == 0 && comity_record_page_is_writable (self);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  if (is_event (self) && self->data)
    comity_roster_dialog_present (widget, self->store, self->data->record);
}

/* -- New edition ---------------------------------------------------------------------------- */

/** Edition: what the edition before gives to the next. */
typedef struct {
  ComityRecord *event;
  ComityRecord *series;    /* or NULL */
  GPtrArray *participants; /* all of them, also those for whom the page has no room */
} Edition;

static void
edition_free (gpointer data)
{
  Edition *edition = data;

  g_clear_object (&edition->event);
  g_clear_object (&edition->series);
  g_clear_pointer (&edition->participants, g_ptr_array_unref);
  g_free (edition);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edition, edition_free)

static gpointer
read_edition (ComityDb *db, gpointer data, GError **error)
{
  const ComityKind *kind = comity_kind_find ("participant");
  g_autoptr (Edition) edition = g_new0 (Edition, 1);
  gint64 series;

  edition->event = comity_db_load (db, comity_kind_find ("event"), *(gint64 *) data, error);
  if (edition->event == NULL)
    return NULL;
  series = comity_record_get_ref (edition->event, "series");
  if (series != 0)
    edition->series = comity_db_load (db, comity_kind_find ("event_series"), series, NULL);
  edition->participants =
    comity_db_children (db, comity_kind_get_owner_field (kind), kind, *(gint64 *) data, 0, error);
  return edition->participants != NULL ? g_steal_pointer (&edition) : NULL;
}

/** Asking: the small dialog that asks what is taken over. */
typedef struct {
  ComityRecordPage *page;
  Edition *edition;
  GtkWidget *committee, *partners, *participants; /* switches; gone with the dialog */
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->page);
  g_clear_pointer (&asking->edition, edition_free);
  g_free (asking);
}

static void
commit_cb (ComityChanges *changes, ComityRecord *event, gpointer data)
{
  GPtrArray *participants = data;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (event));

  for (guint i = 0; i < participants->len; i++) {
    g_autoptr (ComityRecord) copy = comity_edition_make_participant (participants->pdata[i]);

    comity_record_set (copy, "event", id);
    comity_changes_put (changes, copy);
  }
}

static gboolean
is_chosen (GtkWidget *row)
{
  return adw_switch_row_get_active (ADW_SWITCH_ROW (row));
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Asking *asking)
{
  ComityFormHooks hooks = { commit_cb, NULL, NULL, (GDestroyNotify) g_ptr_array_unref };
  ComityEditionParts parts = COMITY_EDITION_PLAIN;
  g_autoptr (ComityRecord) next = NULL;

  if (g_strcmp0 (response, "continue") != 0)
    return;
  parts |= is_chosen (asking->committee) ? COMITY_EDITION_COMMITTEE : 0;
  parts |= is_chosen (asking->partners) ? COMITY_EDITION_PARTNERS : 0;
  next = comity_edition_make (asking->edition->event, asking->edition->series, parts);
  hooks.data = is_chosen (asking->participants) ? g_ptr_array_ref (asking->edition->participants) :
                                                  g_ptr_array_new ();
  comity_form_present_hooked (GTK_WIDGET (asking->page), asking->page->store, next, &hooks);
}

static GtkWidget *
add_switch (GtkWidget *list, const char *title, gboolean can_be_chosen)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), can_be_chosen);
  gtk_widget_set_sensitive (row, can_be_chosen);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
make_switches (Asking *asking)
{
  Edition *edition = asking->edition;
  GtkWidget *list = gtk_list_box_new ();
  guint n = edition->participants->len;
  g_autofree char *people =
    /* Translators: %u is how many people are on it */
    g_strdup_printf (ngettext ("List of participants (%u)", "List of participants (%u)", n), n);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  comity_set_label (list, _ ("What is taken over"));
  asking->committee =
    /* Translators: switch: take the committee over into the next edition of an event */
    add_switch (list, _ ("Committee"), comity_record_get (edition->event, "committee") != NULL);
  asking->partners = add_switch (list, _ ("Partners and organisers"),
                                 comity_record_get (edition->event, "partners") != NULL ||
                                   comity_record_get (edition->event, "organisers") != NULL);
  asking->participants = add_switch (list, people, n > 0);
  return list;
}

static void
ask (ComityRecordPage *self, Edition *edition)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("New Edition"),
                          _ ("Dates move by whole weeks, names and numbers go on. Nothing is saved "
                             "before you have seen the form."));
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (self);
  asking->edition = edition;
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), make_switches (asking));
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (dialog), "cancel", C_ ("form", "_Cancel"),
    /* Translators: button: go on to the form of the next edition of an event */
    "continue", _ ("C_ontinue"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "continue",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
edition_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Edition *edition = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (edition != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    ask (self, edition);
  else if (edition != NULL)
    edition_free (edition);
  else
    comity_error_present (GTK_WIDGET (self), error);
}

static void
edition_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);

  if (is_event (self))
    comity_store_read_async (self->store, read_edition, g_memdup2 (&self->id, sizeof self->id),
                             g_free, edition_free, NULL, edition_read_cb, g_object_ref (self));
}

/** comity_record_event_install: */
void
comity_record_event_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.paste-participants", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "record.new-edition", NULL, edition_action);
}
