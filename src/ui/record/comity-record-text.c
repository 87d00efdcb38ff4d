/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-text.h"

/* A record as lines of text, for a letter or a message. */

static void
append_fields (GString *text, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];
    g_autofree char *shown = NULL;

    if (comity_record_get_at (record, i) == NULL || field->type == COMITY_TYPE_IMAGE ||
        field->type == COMITY_TYPE_FILE || (field->flags & COMITY_MASKED) != 0)
      continue;
    shown = comity_record_dup_display (record, i);
    g_string_append_printf (text, "%s: %s\n", comity_field_get_label (field), shown);
  }
}

/** comity_record_text_dup_fields: (transfer full) the fields of @record that have a value, a line each */
char *
comity_record_text_dup_fields (ComityRecord *record)
{
  GString *text = g_string_new (NULL);

  append_fields (text, record);
  return g_string_free_and_steal (text);
}

static void
append_list (GString *text, const ComityPageRelation *relation)
{
  if (relation->records->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", comity_kind_get_plural (relation->kind));
  for (guint i = 0; i < relation->records->len; i++) {
    g_autofree char *title = comity_record_dup_title (relation->records->pdata[i]);
    g_autofree char *second = comity_record_dup_subtitle (relation->records->pdata[i]);

    g_string_append_printf (text, "– %s", title);
    if (second != NULL && *second != '\0')
      g_string_append_printf (text, " (%s)", second);
    g_string_append_c (text, '\n');
  }
}

/**
 * comity_record_text_dup:
 *
 * Returns: (transfer full): the fields of the page's record that have a value, and a line for each
 *   record that belongs to it; numbers of documents are left out
 */
char *
comity_record_text_dup (ComityPageData *data)
{
  GString *text = g_string_new (NULL);

  append_fields (text, data->record);
  for (guint i = 0; i < data->relations->len; i++) {
    const ComityPageRelation *relation = data->relations->pdata[i];

    if ((relation->field->flags & COMITY_OWNER) != 0)
      append_list (text, relation);
  }
  return g_string_free_and_steal (text);
}
