/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <string.h>

#include "comity-text.h"

/* Searching over all kinds as one types, and suggestions for references. */

/* Looked at of each kind; more than any list of results shows. */
#define CANDIDATES 200
/* One or two characters find half of the papers of the country. */
#define MIN_SUB 3

typedef struct {
  ComityRow *row;
  guint score; /* 0 is best */
  guint kind;  /* place of the kind */
} Hit;

static void
hit_clear (gpointer data)
{
  comity_row_free (((Hit *) data)->row);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a, *right = b;

  if (left->score != right->score)
    return left->score < right->score ? -1 : 1;
  return (left->kind > right->kind) - (left->kind < right->kind);
}

/* Those whose title begins with what was typed, then others, each part in the default order. */
static GArray *
best_ids (ComityDb *db,
          const ComityKind *kind,
          const char *typed,
          guint limit,
          guint *n_first,
          GError **error)
{
  g_autoptr (GArray) first = comity_search_title_ids (db, kind, typed, CANDIDATES, error);
  g_autoptr (GArray) best =
    first ? comity_order_apply (db, kind, first, FALSE, limit, error) : NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) rest = NULL;
  g_autoptr (GArray) others = NULL;

  if (best == NULL)
    return NULL;
  *n_first = best->len;
  if (best->len >= limit)
    return g_steal_pointer (&best);
  found = comity_search_ids (db, kind, typed, CANDIDATES, error);
  if (found == NULL)
    return NULL;
  rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < found->len; i++) {
    if (!comity_ids_contain (first, g_array_index (found, gint64, i)))
      g_array_append_val (rest, g_array_index (found, gint64, i));
  }
  others = comity_order_apply (db, kind, rest, FALSE, limit - best->len, error);
  if (others != NULL)
    g_array_append_vals (best, others->data, others->len);
  return others ? g_steal_pointer (&best) : NULL;
}

static ComityRow *
row_of_owner (ComityDb *db, ComityRecord *record, const char *matched)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const ComityField *field = comity_kind_get_owner_field (kind);
  const ComityKind *owner = field && field->target ? comity_kind_find (field->target) : NULL;
  g_autofree char *title = NULL;
  g_autoptr (ComityRecord) record_of_owner =
    owner ? comity_read_record (db, owner, comity_record_get_ref (record, field->name),
                                COMITY_LOAD_ALL, &title, NULL) :
            NULL;
  ComityRow *row;

  if (record_of_owner == NULL)
    return NULL;
  row = comity_row_new (db, record_of_owner, title);
  g_free (row->subtitle);
  row->subtitle = g_strdup_printf ("%s: %s", comity_kind_get_label (kind), matched);
  return row;
}

static ComityRow *
make_row (ComityDb *db, const ComityKind *kind, gint64 id, char **title)
{
  g_autoptr (ComityRecord) record = comity_read_record (db, kind, id, COMITY_LOAD_ALL, title, NULL);

  if (record == NULL)
    return NULL;
  return kind->flags & COMITY_KIND_SUB ? row_of_owner (db, record, *title) :
                                         comity_row_new (db, record, *title);
}

static guint
score_of (const ComityKind *kind, const char *title, const char *folded, gboolean begins)
{
  g_autofree char *form = comity_text_fold (title);
  guint score = g_str_equal (form, folded) ? 0 : begins ? 1 : 2;

  return kind->flags & COMITY_KIND_SUB ? score + 2 : score;
}

static gboolean
is_shown (GArray *hits, const ComityRow *row)
{
  for (guint i = 0; i < hits->len; i++) {
    if (g_array_index (hits, Hit, i).row->id == row->id)
      return TRUE;
  }
  return FALSE;
}

static gboolean
search_kind (ComityDb *db,
             const ComityKind *kind,
             guint place,
             const char *typed,
             guint limit,
             GArray *hits,
             GError **error)
{
  g_autofree char *folded = comity_text_fold (typed);
  guint n_first = 0;
  g_autoptr (GArray) ids = best_ids (db, kind, typed, limit, &n_first, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autofree char *title = NULL;
    Hit hit = { .row = make_row (db, kind, g_array_index (ids, gint64, i), &title), .kind = place };

    if (hit.row == NULL)
      continue;
    hit.score = score_of (kind, title, folded, i < n_first);
    if (is_shown (hits, hit.row))
      comity_row_free (hit.row);
    else
      g_array_append_val (hits, hit);
  }
  return ids != NULL;
}

static gboolean
is_offered (const ComityKind *kind, const char *typed)
{
  if (!comity_kind_is_searched (kind) || (kind->flags & COMITY_KIND_SETTINGS))
    return FALSE;
  return !(kind->flags & COMITY_KIND_SUB) || g_utf8_strlen (typed, -1) >= MIN_SUB;
}

static GPtrArray *
take_rows (GArray *hits, guint limit)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_row_free);

  for (guint i = 0; i < hits->len && i < limit; i++)
    g_ptr_array_add (rows, g_steal_pointer (&g_array_index (hits, Hit, i).row));
  return rows;
}

/**
 * comity_db_search:
 * @text: as typed
 * @limit: at most so many
 *
 * Searches all kinds: first titles that are or begin with what was typed, then other matches; kinds
 * in their order. A sub-record leads to its owner, with what matched as the subtitle.
 *
 * Returns: (transfer full) (element-type ComityRow): without cells, or %NULL with @error
 */
GPtrArray *
comity_db_search (ComityDb *db, const char *text, guint limit, GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, TRUE, sizeof (Hit));
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);
  guint of_kind = MAX (5, limit / 2);

  g_array_set_clear_func (hits, hit_clear);
  for (guint pass = 0; pass < 2 && !comity_search_is_blank (text); pass++) {
    for (guint i = 0; i < n_kinds; i++) {
      gboolean sub = (kinds[i]->flags & COMITY_KIND_SUB) != 0;

      if (sub == (pass == 1) && is_offered (kinds[i], text) &&
          !search_kind (db, kinds[i], i, text, of_kind, hits, error))
        return NULL;
    }
  }
  g_array_sort (hits, compare_hits);
  return take_rows (hits, limit);
}

/**
 * comity_db_suggest:
 * @text: (nullable): as typed; blank: the first records by title
 *
 * Records for a reference, best first: titles that begin with what was typed, then other matches.
 *
 * Returns: (transfer full) (element-type ComityRow): without cells, or %NULL with @error
 */
GPtrArray *
comity_db_suggest (ComityDb *db,
                   const ComityKind *kind,
                   const char *text,
                   guint limit,
                   GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_row_free);
  g_autoptr (GArray) ids = NULL;
  guint n_first;

  if (comity_search_is_blank (text) || !comity_kind_is_searched (kind))
    ids = comity_order_all (db, kind, FALSE, limit, error);
  else
    ids = best_ids (db, kind, text, limit, &n_first, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autofree char *title = NULL;
    g_autoptr (ComityRecord) record =
      comity_read_record (db, kind, g_array_index (ids, gint64, i), COMITY_LOAD_ALL, &title, NULL);

    if (record != NULL)
      g_ptr_array_add (rows, comity_row_new (db, record, title));
  }
  return ids ? g_steal_pointer (&rows) : NULL;
}
