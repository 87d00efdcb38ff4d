/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

/* Which records a query finds, and in which order. */

static gboolean
is_filtered (ComityQuery *query)
{
  g_autoptr (ComitySql) sql = comity_sql_new (NULL);

  return comity_sql_add_where (sql, query) > 0;
}

static GArray *
filtered_ids (ComityDb *db, ComityQuery *query, GError **error)
{
  g_autofree char *start =
    g_strdup_printf ("SELECT k.\"id\" FROM \"%s\" AS k", comity_query_get_kind (query)->name);
  g_autoptr (ComitySql) sql = comity_sql_new (start);
  g_auto (ComityStatement) st = { .db = db };
  GArray *ids;

  comity_sql_add_where (sql, query);
  st = comity_sql_statement (sql, db);
  ids = comity_statement_ids (&st, error);
  if (ids != NULL)
    comity_ids_sort (ids);
  return ids;
}

static void
keep_common (GArray *ids, GArray *others)
{
  guint left = 0, k = 0;

  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);

    while (k < others->len && g_array_index (others, gint64, k) < id)
      k++;
    if (k < others->len && g_array_index (others, gint64, k) == id)
      g_array_index (ids, gint64, left++) = id;
  }
  g_array_set_size (ids, left);
}

/* The records that the search and the filters let through, ascending; only for queries that have
 * one of them. */
static GArray *
find (ComityDb *db, ComityQuery *query, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (query);
  const char *typed = comity_query_get_search (query);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) filtered = NULL;

  if (comity_search_is_blank (typed))
    return filtered_ids (db, query, error);
  found = comity_search_list_ids (db, kind, typed, error);
  if (found == NULL || !is_filtered (query))
    return g_steal_pointer (&found);
  filtered = filtered_ids (db, query, error);
  if (filtered == NULL)
    return NULL;
  keep_common (found, filtered);
  return g_steal_pointer (&found);
}

/* Titles that begin with what was typed come first, each part in the default order. */
static GArray *
rank (ComityDb *db, ComityQuery *query, GArray *found, guint limit, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (query);
  g_autoptr (GArray) first =
    comity_search_title_ids (db, kind, comity_query_get_search (query), 0, error);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ranked = NULL;
  g_autoptr (GArray) others = NULL;

  if (first == NULL)
    return NULL;
  keep_common (first, found);
  for (guint i = 0; i < found->len; i++) {
    gint64 id = g_array_index (found, gint64, i);

    if (!comity_ids_contain (first, id))
      g_array_append_val (rest, id);
  }
  ranked = comity_order_apply (db, kind, first, FALSE, limit, error);
  if (ranked == NULL || (limit > 0 && ranked->len >= limit))
    return g_steal_pointer (&ranked);
  others = comity_order_apply (db, kind, rest, FALSE, limit ? limit - ranked->len : 0, error);
  if (others == NULL)
    return NULL;
  g_array_append_vals (ranked, others->data, others->len);
  return g_steal_pointer (&ranked);
}

static GArray *
arrange (ComityDb *db, ComityQuery *query, GArray *found, guint limit, GError **error)
{
  gboolean searched = !comity_search_is_blank (comity_query_get_search (query));

  if (comity_query_get_sort (query) != NULL) {
    GArray *sorted = comity_sort_ids (db, query, found, error);

    if (sorted != NULL && limit > 0 && sorted->len > limit)
      g_array_set_size (sorted, limit);
    return sorted;
  }
  if (searched && !comity_query_get_descending (query) && found->len <= COMITY_RANKED_MAX)
    return rank (db, query, found, limit, error);
  return comity_order_apply (db, comity_query_get_kind (query), found,
                             comity_query_get_descending (query), limit, error);
}

static gboolean
takes_all (ComityQuery *query)
{
  return comity_search_is_blank (comity_query_get_search (query)) && !is_filtered (query);
}

static GArray *
all_ids (ComityDb *db, ComityQuery *query, guint limit, GError **error)
{
  const ComityKind *kind = comity_query_get_kind (query);
  GArray *ids;

  if (comity_query_get_sort (query) == NULL)
    return comity_order_all (db, kind, comity_query_get_descending (query), limit, error);
  ids = comity_sort_ids (db, query, NULL, error);
  if (ids != NULL && limit > 0 && ids->len > limit)
    g_array_set_size (ids, limit);
  return ids;
}

/**
 * comity_db_ids:
 *
 * Finds the records of @query in its order: by the chosen field, else by title; a search that
 * finds no more than five thousand shows titles that begin with what was typed first. Records
 * without the value come last in both directions; equal ones by id.
 *
 * Returns: (transfer full) (element-type gint64): their ids, or %NULL with @error
 */
GArray *
comity_db_ids (ComityDb *db, ComityQuery *query, GError **error)
{
  guint limit = comity_query_get_limit (query);
  g_autoptr (GArray) found = NULL;

  if (takes_all (query))
    return all_ids (db, query, limit, error);
  found = find (db, query, error);
  return found ? arrange (db, query, found, limit, error) : NULL;
}

/**
 * comity_db_first_ids:
 * @n: how many are wanted
 * @total: (out) (optional): how many comity_db_ids() would find
 *
 * The beginning of comity_db_ids(), quickly: what a list shows while the complete array is made.
 *
 * Returns: (transfer full) (element-type gint64): at most @n ids, or %NULL with @error
 */
GArray *
comity_db_first_ids (ComityDb *db, ComityQuery *query, guint n, gint64 *total, GError **error)
{
  guint limit = comity_query_get_limit (query);
  guint wanted = limit > 0 ? MIN (limit, n) : n;
  g_autoptr (GArray) found = NULL;
  gint64 count;

  if (takes_all (query)) {
    count = comity_read_tally (db, comity_query_get_kind (query), NULL);
  } else {
    found = find (db, query, error);
    if (found == NULL)
      return NULL;
    count = found->len;
  }
  if (total != NULL)
    *total = limit > 0 ? MIN (count, (gint64) limit) : count;
  if (n == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return found ? arrange (db, query, found, wanted, error) : all_ids (db, query, wanted, error);
}

/**
 * comity_db_count:
 *
 * Returns: how many records the query finds, -1 with @error
 */
gint64
comity_db_count (ComityDb *db, ComityQuery *query, GError **error)
{
  gint64 total = -1;
  g_autoptr (GArray) none = comity_db_first_ids (db, query, 0, &total, error);

  return none ? total : -1;
}
