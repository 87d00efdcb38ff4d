/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "comity-db.h"

/* Titles that are made of titles: an attachment of a quota of an agreement … */
#define MAX_DEPTH 5

/** comity_write_note_titled: notes that a record has another title, for the orders kept in memory. */
void
comity_write_note_titled (ComityWrite *self, const ComityKind *kind, gint64 id)
{
  ComityTitled titled = { kind, id };

  self->changed->order_changed = TRUE;
  g_array_append_val (self->titled, titled);
}

static gboolean
refresh_record (ComityWrite *self,
                const ComityKind *kind,
                gint64 id,
                gboolean searched,
                guint depth,
                GError **error)
{
  g_autofree char *old_title = NULL, *title = NULL, *text = NULL;
  g_autoptr (ComityRecord) record =
    comity_read_record (self->db, kind, id, COMITY_LOAD_ALL, &old_title, error);
  gboolean retitled;

  if (record == NULL)
    return error == NULL || *error == NULL;
  title = comity_record_dup_title (record);
  retitled = g_strcmp0 (title, old_title) != 0;
  if (!retitled && !searched)
    return TRUE;
  text = comity_search_text (record, title);
  comity_changed_add (self->changed, kind, id);
  if (retitled) {
    comity_write_note_titled (self, kind, id);
    if (!comity_write_title (self->db, kind, id, title, error))
      return FALSE;
  }
  return comity_search_put (self->db, kind, id, text, FALSE, error) &&
         (!retitled || comity_write_refresh_dependents (self, kind, id, depth + 1, error));
}

/* No title is made from the one of its owner, see ComityKind: the papers of a student need not be read
 * when the student is given another name. */
static gboolean
may_show (const ComityKind *kind, const ComityField *field)
{
  return (kind->dup_title != NULL && !(field->flags & COMITY_OWNER)) ||
         g_strcmp0 (kind->title, field->name) == 0 || (field->flags & COMITY_SEARCHED) != 0;
}

static gboolean
refresh_naming (ComityWrite *self,
                const ComityKind *of,
                gint64 id,
                const ComityKind *kind,
                const ComityField *field,
                guint depth,
                GError **error)
{
  g_autoptr (GArray) ids = comity_read_naming (self->db, kind, field, of, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    if (!refresh_record (self, kind, g_array_index (ids, gint64, i),
                         (field->flags & COMITY_SEARCHED) != 0, depth, error))
      return FALSE;
  }
  return ids != NULL;
}

/**
 * comity_write_refresh_dependents:
 * @depth: 0; how many titles of titles were gone through
 *
 * Makes the titles and words anew of records that are named after the one that was given a title.
 */
gboolean
comity_write_refresh_dependents (ComityWrite *self,
                                 const ComityKind *kind,
                                 gint64 id,
                                 guint depth,
                                 GError **error)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds && depth < MAX_DEPTH; i++) {
    for (guint k = 0; k < kinds[i]->n_fields; k++) {
      const ComityField *field = &kinds[i]->fields[k];

      if (comity_field_can_name (field, kind) && may_show (kinds[i], field) &&
          !refresh_naming (self, kind, id, kinds[i], field, depth, error))
        return FALSE;
    }
  }
  return TRUE;
}
