/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>

#include "comity-form.h"
#include "comity-outcome.h"
#include "comity-parts.h"

/* Makes the record that came out of a visit, and has the outcome name it: one transaction. */

typedef struct {
  ComityRecordPage *page;
  ComityRecord *outcome;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->page);
  g_object_unref (making->outcome);
  g_free (making);
}

static void
commit_cb (ComityChanges *changes, ComityRecord *record, gpointer data)
{
  Making *making = data;
  g_autoptr (ComityRecord) linked = comity_outcome_link (making->outcome, record);

  comity_changes_put (changes, linked);
}

static void
saved_cb (ComityRecord *record, gpointer data)
{
  Making *making = data;
  g_autofree char *title = comity_record_dup_title (record);
  /* Translators: %s is the title of a record that was just made */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is made"), title);

  comity_toast (GTK_WIDGET (making->page), text);
}

static ComityRecord *
find_outcome (ComityRecordPage *self, gint64 id)
{
  ComityPageRelation *relation = comity_page_data_find (self->data, "outcome");

  for (guint i = 0; relation != NULL && i < relation->records->len; i++)
    if (comity_record_get_id (relation->records->pdata[i]) == id)
      return relation->records->pdata[i];
  return NULL;
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  ComityFormHooks hooks = { commit_cb, saved_cb, NULL, making_free };
  g_autoptr (ComityRecord) preset = NULL;
  const ComityKind *kind;
  const char *kind_name;
  ComityRecord *outcome;
  Making *making;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &kind_name);
  kind = comity_kind_find (kind_name);
  outcome = self->data != NULL ? find_outcome (self, id) : NULL;
  if (outcome == NULL || kind == NULL)
    return;
  making = g_new0 (Making, 1);
  making->page = g_object_ref (self);
  making->outcome = g_object_ref (outcome);
  hooks.data = making;
  preset = comity_outcome_make_preset (outcome, self->data->record, kind);
  comity_form_present_hooked (widget, self->store, preset, &hooks);
}

/** comity_record_outcome_install: */
void
comity_record_outcome_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.make-of-outcome", "(xs)", make_action);
}
