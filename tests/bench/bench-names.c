/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-names.h"

/* Rows spread evenly over the table by the order of their ids. */
static void
step_through (sqlite3 *db,
              const char *sql,
              guint n,
              void (*each) (sqlite3_stmt *, gpointer),
              gpointer data)
{
  sqlite3_stmt *statement;
  guint64 rows = 0, taken = 0, row = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  while (sqlite3_step (statement) == SQLITE_ROW)
    rows++;
  sqlite3_reset (statement);
  for (; taken < n && sqlite3_step (statement) == SQLITE_ROW; row++) {
    if (row < taken * rows / n)
      continue;
    each (statement, data);
    taken++;
  }
  sqlite3_finalize (statement);
}

static void
add_names (sqlite3_stmt *statement, gpointer names)
{
  for (int i = 0; i < 2; i++)
    if (sqlite3_column_bytes (statement, i) > 0)
      g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, i)));
}

/**
 * bench_sample_names:
 *
 * Returns: (transfer full): up to 2 × @n surnames of rows spread over the table, in both scripts
 */
GPtrArray *
bench_sample_names (sqlite3 *db,
                    const char *table,
                    const char *latin,
                    const char *cyrillic,
                    guint n)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s, %s FROM %s ORDER BY id", latin, cyrillic, table);

  step_through (db, sql, n, add_names, names);
  return names;
}

static void
add_id (sqlite3_stmt *statement, gpointer ids)
{
  gint64 id = sqlite3_column_int64 (statement, 0);

  g_array_append_val (ids, id);
}

static int
compare_shuffled (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a * 0x9E3779B97F4A7C15u,
          y = *(const guint64 *) b * 0x9E3779B97F4A7C15u;

  return (x > y) - (x < y);
}

/**
 * bench_sample_ids:
 *
 * Returns: (transfer full): @n ids spread over the table, in a shuffled order that is always the same
 */
GArray *
bench_sample_ids (sqlite3 *db, const char *table, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", table);

  step_through (db, sql, n, add_id, ids);
  g_array_sort (ids, compare_shuffled);
  return ids;
}

/** bench_prefix: Returns: (transfer full): the first @characters of @name. */
char *
bench_prefix (const char *name, guint characters)
{
  return g_utf8_substring (name, 0, MIN (characters, (guint) g_utf8_strlen (name, -1)));
}
