/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>

#include "comity-import-private.h"

/* What an import would add and change, record by record, as far as anybody reads. */

#define MOST_NEWS 500

static void
news_free (gpointer data)
{
  ComityImportNews *news = data;
  g_free (news->title);
  g_free (news->details);
  g_free (news);
}

/** comity_import_news_new: (transfer full): room for them. */
GPtrArray *
comity_import_news_new (void)
{
  return g_ptr_array_new_with_free_func (news_free);
}

static ComityImportNews *
add (ComityImport *self, guint64 row, gint64 id, ComityImportOutcome outcome, ComityRecord *record)
{
  ComityImportNews *news = g_new0 (ComityImportNews, 1);
  *news = (ComityImportNews) { row, id, outcome, comity_record_dup_title (record), NULL };
  g_ptr_array_add (self->plan->news, news);
  return news;
}

/** comity_import_news_added: this record comes in. */
void
comity_import_news_added (ComityImport *self, guint64 row, gint64 id, ComityRecord *record)
{
  if (self->plan->news->len < MOST_NEWS)
    add (self, row, id, COMITY_ROW_ADDED, record);
}

/* A number of a record says nothing to people. */
static char *
dup_shown (const ComityField *field, const char *neutral)
{
  if (neutral == NULL || comity_field_is_reference (field))
    return g_strdup (neutral == NULL ? "–" : "…");
  return comity_field_format (field, neutral);
}

static void
append_change (GString *text, const ComityField *field, const char *old, const char *value)
{
  g_autofree char *before = dup_shown (field, old);
  g_autofree char *after = dup_shown (field, value);
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append_printf (
    /* Translators: a field, its value now, and the one that comes */
    text, _ ("%1$s: %2$s → %3$s"), comity_field_get_label (field), before, after);
}

/** comity_import_news_dup_before: (transfer full) (nullable): @record, where what changes is wanted. */
ComityRecord *
comity_import_news_dup_before (ComityImport *self, ComityRecord *record)
{
  return self->plan->news->len < MOST_NEWS ? comity_record_copy (record) : NULL;
}

/**
 * comity_import_news_changed:
 * @before: (nullable): from comity_import_news_dup_before()
 *
 * This record becomes another.
 */
void
comity_import_news_changed (ComityImport *self,
                            guint64 row,
                            ComityRecord *before,
                            ComityRecord *after)
{
  const ComityKind *kind = comity_record_get_kind (after);
  if (before == NULL)
    return;
  ComityImportNews *news =
    add (self, row, comity_record_get_id (after), COMITY_ROW_CHANGED, before);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *old = comity_record_get_at (before, i), *value = comity_record_get_at (after, i);
    if (g_strcmp0 (old, value) != 0)
      append_change (text, &kind->fields[i], old, value);
  }
  news->details = g_string_free_and_steal (g_steal_pointer (&text));
}
