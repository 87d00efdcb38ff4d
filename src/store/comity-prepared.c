/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Half of the work of writing a new record needs no database. Who makes very many of them does that
 * half on a thread of his own, while the writer writes those before. */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include "comity-text.h"

static GQuark
prepared_quark (void)
{
  return g_quark_from_static_string ("comity-prepared");
}

/** comity_prepared_free: frees it. */
void
comity_prepared_free (ComityPrepared *self)
{
  g_clear_error (&self->problem);
  g_free (self->changes);
  g_free (self->title);
  g_free (self->text);
  g_clear_pointer (&self->key, g_bytes_unref);
  g_free (self);
}

/* Titles and words of the search may be made of what the record names, and that is in the database. */
static gboolean
names_others (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];

    if (comity_record_get_at (record, i) != NULL &&
        (comity_field_is_reference (field) || field->type == COMITY_TYPE_LINK ||
         field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE))
      return TRUE;
  }
  return FALSE;
}

static void
make_title (ComityPrepared *self, ComityRecord *record)
{
  self->title = comity_record_dup_title (record);
  self->text = comity_search_text (record, self->title);
  self->key = comity_text_sort_key (self->title);
}

/**
 * comity_stream_prepare:
 * @record: a new one, with an id that no record of the office has; nobody changes it from now on
 *
 * Does beforehand what writing @record by a stream needs and no database: looks at its rules, and makes
 * its title, its words for the search and its row of the journal. What is wrong is said when it is
 * written. May be called in any thread.
 */
void
comity_stream_prepare (ComityRecord *record)
{
  ComityPrepared *self = g_new0 (ComityPrepared, 1);

  comity_write_check_rules (record, &self->problem);
  self->names_others = names_others (record);
  self->changes = comity_journal_changes (NULL, record);
  if (!self->names_others)
    make_title (self, record);
  g_object_set_qdata_full (G_OBJECT (record), prepared_quark (), self,
                           (GDestroyNotify) comity_prepared_free);
}

/** comity_prepared_take: (transfer full) (nullable): what was prepared for @record. */
ComityPrepared *
comity_prepared_take (ComityRecord *record)
{
  return g_object_steal_qdata (G_OBJECT (record), prepared_quark ());
}

/**
 * comity_prepared_complete:
 * @self: (nullable): (transfer full): of comity_prepared_take()
 *
 * Returns: (transfer full): with all that was not made beforehand
 */
ComityPrepared *
comity_prepared_complete (ComityPrepared *self, ComityDb *db, ComityRecord *record)
{
  if (self == NULL)
    self = g_new0 (ComityPrepared, 1);
  if (self->changes == NULL)
    self->changes = comity_journal_changes (NULL, record);
  if (self->title != NULL)
    return self;
  comity_read_all_ref_titles (db, record);
  make_title (self, record);
  return self;
}
