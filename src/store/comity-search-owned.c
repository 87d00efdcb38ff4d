/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <string.h>

#include "comity-text.h"

/*
 * A list finds its records also by what hangs on them: a student by the number of a passport, a
 * partner by a former name. From three characters on, since fewer are part of almost everything.
 */
#define MIN_TYPED 3
/* More sub-records than this tell nothing apart. */
#define MOST_OWNED 5000

static GArray *
without_doubles (GArray *ids)
{
  GArray *once = g_array_new (FALSE, FALSE, sizeof (gint64));

  comity_ids_sort (ids);
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);

    if (once->len == 0 || g_array_index (once, gint64, once->len - 1) != id)
      g_array_append_val (once, id);
  }
  return once;
}

static gboolean
add_owner (ComityDb *db, const ComityKind *owned, gint64 id, GArray *owners, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"id\" = $1",
                                          comity_kind_get_owner_field (owned)->name, owned->name);
  g_auto (ComityStatement) st = comity_statement (db, sql);
  g_autoptr (GArray) found = NULL;

  comity_statement_bind_id (&st, 1, id);
  found = comity_statement_ids (&st, error);
  if (found != NULL)
    g_array_append_vals (owners, found->data, found->len);
  return found != NULL;
}

static gboolean
add_owners (ComityDb *db,
            const ComityKind *owned,
            const char *typed,
            GArray *owners,
            GError **error)
{
  g_autoptr (GArray) ids = comity_search_ids (db, owned, typed, MOST_OWNED, error);

  for (guint i = 0; ids != NULL && ids->len < MOST_OWNED && i < ids->len; i++)
    if (!add_owner (db, owned, g_array_index (ids, gint64, i), owners, error))
      return FALSE;
  return ids != NULL;
}

/**
 * comity_search_list_ids:
 * @typed: not blank
 *
 * As comity_search_ids(), and those whose sub-records are found.
 *
 * Returns: (transfer full) (element-type gint64): ascending
 */
GArray *
comity_search_list_ids (ComityDb *db, const ComityKind *kind, const char *typed, GError **error)
{
  g_autoptr (GArray) found = comity_search_ids (db, kind, typed, 0, error);
  g_autofree char *folded = comity_text_fold (typed);
  guint n_kinds, before = found != NULL ? found->len : 0;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; found != NULL && i < n_kinds && strlen (folded) >= MIN_TYPED; i++) {
    const ComityField *owner = comity_kind_get_owner_field (kinds[i]);

    if (owner != NULL && g_strcmp0 (owner->target, kind->name) == 0 &&
        !add_owners (db, kinds[i], typed, found, error))
      return NULL;
  }
  return found != NULL && found->len > before ? without_doubles (found) : g_steal_pointer (&found);
}
