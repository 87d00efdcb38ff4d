/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include "comity-text.h"

/*
 * Sort keys follow the collation of the user's language. When the office is opened in another
 * one, the keys are made anew in the background, and titles with them, since some are made of
 * translated words. It begins again if it is interrupted; `meta.collation` is written at the end.
 */

#define SLICE 500

struct _ComityRebuild {
  guint kind;
  gint64 last;
};

/**
 * comity_rebuild_new:
 *
 * Returns: (transfer full) (nullable): %NULL when the keys are right as they are
 */
ComityRebuild *
comity_rebuild_new (ComityDb *db)
{
  g_autofree char *collation = comity_db_get_meta (db, "collation");

  if (g_strcmp0 (collation, comity_text_collation ()) == 0)
    return NULL;
  return g_new0 (ComityRebuild, 1);
}

/**
 * comity_rebuild_free:
 */
void
comity_rebuild_free (ComityRebuild *self)
{
  g_free (self);
}

static gboolean
make_anew (ComityDb *db, const ComityKind *kind, gint64 id, GError **error)
{
  g_autofree char *old = NULL, *title = NULL, *text = NULL;
  g_autoptr (ComityRecord) record = comity_read_record (db, kind, id, COMITY_LOAD_ALL, &old, error);

  if (record == NULL)
    return error == NULL || *error == NULL;
  title = comity_record_dup_title (record);
  if (!comity_write_title (db, kind, id, title, error))
    return FALSE;
  if (g_strcmp0 (title, old) == 0)
    return TRUE;
  text = comity_search_text (record, title);
  return comity_search_put (db, kind, id, text, FALSE, error);
}

/**
 * comity_rebuild_step:
 * @finished: (out): whether this was the last
 *
 * Makes the next few keys, in the transaction under way.
 */
gboolean
comity_rebuild_step (ComityRebuild *self, ComityDb *db, gboolean *finished, GError **error)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);
  g_autoptr (GArray) ids = NULL;

  /* Until all are made anew they are of no order at all, whoever opens the file next. */
  if (self->kind == 0 && self->last == 0 && !comity_db_set_meta (db, "collation", "", error))
    return FALSE;
  *finished = self->kind >= n_kinds;
  if (*finished)
    return comity_db_set_meta (db, "collation", comity_text_collation (), error);
  ids = comity_read_next_ids (db, kinds[self->kind], self->last, SLICE, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    self->last = g_array_index (ids, gint64, i);
    if (!make_anew (db, kinds[self->kind], self->last, error))
      return FALSE;
  }
  if (ids != NULL && ids->len < SLICE) {
    self->kind++;
    self->last = 0;
  }
  return ids != NULL;
}
