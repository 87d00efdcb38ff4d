/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-date.h"
#include "comity-errors.h"
#include "comity-form.h"
#include "comity-page-write.h"
#include "comity-renew.h"

/* What can be done with an agreement: passed on to who has it next, and renewed. */

static void
pass_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  g_autofree char *today = comity_date_today ();
  g_autoptr (ComityRecord) copy = NULL;

  if (strcmp (self->kind->name, "agreement") != 0 || !comity_record_page_is_writable (self))
    return;
  copy = comity_record_copy (self->data->record);
  if (!comity_record_put (copy, "held_by", g_variant_get_string (parameter, NULL), NULL))
    return;
  comity_record_set (copy, "held_since", today);
  comity_page_put (widget, self->store, N_ ("Pass an agreement on"), copy);
}

typedef struct {
  gint64 agreement;
  char *today;
} Renewing;

static void
renewing_free (gpointer data)
{
  Renewing *renewing = data;

  g_free (renewing->today);
  g_free (renewing);
}

static gpointer
read_renewal (ComityDb *db, gpointer data, GError **error)
{
  Renewing *renewing = data;

  return comity_renew_read (db, renewing->agreement, renewing->today, error);
}

static void
commit_cb (ComityChanges *changes, ComityRecord *agreement, gpointer renewal)
{
  comity_renewal_commit (renewal, changes, comity_record_get_id (agreement));
}

static void
renewal_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityRenewal *renewal = comity_store_read_finish (COMITY_STORE (source), result, &error);
  ComityFormHooks hooks = { commit_cb, NULL, renewal, (GDestroyNotify) comity_renewal_free };

  if (renewal == NULL)
    comity_error_present (GTK_WIDGET (self), error);
  else
    comity_form_present_hooked (GTK_WIDGET (self), COMITY_STORE (source), renewal->agreement,
                                &hooks);
}

/* Nothing is saved before the form is: then the agreement, its parties and places, at once. */
static void
renew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  Renewing *renewing;

  if (!comity_record_page_is_writable (self))
    return;
  renewing = g_new0 (Renewing, 1);
  renewing->agreement = g_variant_get_int64 (parameter);
  renewing->today = comity_date_today ();
  comity_store_read_async (self->store, read_renewal, renewing, renewing_free,
                           (GDestroyNotify) comity_renewal_free, NULL, renewal_read_cb,
                           g_object_ref (self));
}

/** comity_record_agreement_install: */
void
comity_record_agreement_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.pass-on", "s", pass_on_action);
  gtk_widget_class_install_action (widget_class, "record.renew", "x", renew_action);
}
