/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>

#include "comity-page-write.h"

/* Marks a form of cooperation as agreed with a partner, or takes the mark away. */

static void
toggle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ComityRecordPage *self = COMITY_RECORD_PAGE (widget);
  const char *code = g_variant_get_string (parameter, NULL);
  const ComityField *field = comity_kind_get_field (self->kind, "forms");
  g_auto (GStrv) before = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;
  g_autofree char *joined = NULL;
  g_autoptr (ComityRecord) copy = NULL;

  if (field == NULL || !comity_record_page_is_writable (self))
    return;
  before = comity_field_split (field, comity_record_get (self->data->record, "forms"));
  for (guint i = 0; before[i] != NULL; i++)
    if (g_strcmp0 (before[i], code) != 0)
      g_strv_builder_add (builder, before[i]);
  if (!g_strv_contains ((const char *const *) before, code))
    g_strv_builder_add (builder, code);
  after = g_strv_builder_end (builder);
  joined = comity_field_join (field, (const char *const *) after);
  copy = comity_record_copy (self->data->record);
  comity_record_put (copy, "forms", joined, NULL);
  comity_page_put (widget, self->store, N_ ("Change the forms of cooperation"), copy);
}

/** comity_record_forms_install: */
void
comity_record_forms_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.toggle-form", "s", toggle_action);
}
