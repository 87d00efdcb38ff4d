/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <string.h>

/*
 * What saves leave for the search indexes. FTS5 writes some fifteen pages for a record, twice as
 * many as all the rest of a save. So a save only puts down the record's folded text, as one row of
 * the table `unindexed` and in its own transaction; the writer takes such rows into the indexes in
 * pauses, many at a time. Whoever searches corrects what the indexes find by the rows that wait, so
 * that the answer is the same at every moment, also after a crash and in a program that only reads.
 */

/* More than these are not looked through with each search: a long transaction writes into the
 * indexes itself. */
#define MOST_WAITING 1000
/* So many at a time, some tens of milliseconds; a save that comes meanwhile waits so long. */
#define STEP 128

typedef struct {
  gint64 id;
  char *text; /* NULL: the record was deleted */
} Waiting;

static void
waiting_clear (gpointer data)
{
  g_free (((Waiting *) data)->text);
}

static gboolean
forget (ComityDb *db, const char *kind, gint64 id, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "DELETE FROM \"unindexed\" WHERE \"kind\" = $1 AND \"id\" = $2");

  comity_statement_bind_text (&st, 1, kind);
  comity_statement_bind_id (&st, 2, id);
  return comity_statement_run (&st, error);
}

/**
 * comity_search_put:
 * @text: (nullable): of comity_search_text(); %NULL when the record is deleted
 * @is_new: whether there was no such record before this transaction
 *
 * Says what the search finds a record by from now on, in the transaction under way.
 */
gboolean
comity_search_put (ComityDb *db,
                   const ComityKind *kind,
                   gint64 id,
                   const char *text,
                   gboolean is_new,
                   GError **error)
{
  g_auto (ComityStatement) st = { .db = db };

  if (!comity_table (kind)->searched)
    return TRUE;
  if (db->n_waiting >= MOST_WAITING) {
    if (!forget (db, kind->name, id, error))
      return FALSE;
    /* What waited may be that a record of this id is taken out. */
    is_new = is_new && sqlite3_changes (db->handle) == 0;
    return comity_search_index (db, kind, id, text, is_new, error);
  }
  st = comity_statement (db, "INSERT OR REPLACE INTO \"unindexed\" (\"kind\", \"id\", \"text\") "
                             "VALUES ($1, $2, $3)");
  comity_statement_bind_text (&st, 1, kind->name);
  comity_statement_bind_id (&st, 2, id);
  comity_statement_bind_text (&st, 3, text);
  db->n_waiting++;
  return comity_statement_run (&st, error);
}

/**
 * comity_search_count_waiting:
 *
 * Counts what waits for the indexes, when a connection begins to write or gave something up.
 */
void
comity_search_count_waiting (ComityDb *db)
{
  db->n_waiting = (guint) comity_db_pragma (db, "SELECT count(*) FROM \"unindexed\"", 0);
}

/**
 * comity_search_is_crowded:
 *
 * Returns: whether so much waits that it should not wait for a pause
 */
gboolean
comity_search_is_crowded (ComityDb *db)
{
  return db->n_waiting >= MOST_WAITING;
}

/* The next row that waits goes into the indexes of its kind. */
static gboolean
index_row (ComityDb *db, gboolean *found, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"kind\", \"id\", \"text\" FROM \"unindexed\" LIMIT 1");
  g_autofree char *name = NULL, *text = NULL;
  const ComityKind *kind;
  gint64 id;

  *found = comity_statement_row (&st, error);
  if (!*found)
    return error == NULL || *error == NULL;
  name = g_strdup (comity_statement_text (&st, 0));
  id = comity_statement_id (&st, 1);
  text = g_strdup (comity_statement_text (&st, 2));
  comity_statement_clear (&st);
  kind = comity_kind_find (name);
  return (kind == NULL || comity_search_index (db, kind, id, text, FALSE, error)) &&
         forget (db, name, id, error);
}

/**
 * comity_search_index_some:
 * @more: (out): whether something is left
 *
 * Takes some of what waits into the indexes, in the transaction under way.
 */
gboolean
comity_search_index_some (ComityDb *db, gboolean *more, GError **error)
{
  g_autoptr (GError) local = NULL;

  *more = TRUE;
  for (guint i = 0; i < STEP && *more; i++) {
    if (!index_row (db, more, &local)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  comity_search_count_waiting (db);
  return TRUE;
}

/**
 * comity_search_index_all:
 *
 * Takes all that waits into the indexes, in the transaction under way.
 */
gboolean
comity_search_index_all (ComityDb *db, GError **error)
{
  gboolean more = TRUE;

  while (more) {
    if (!comity_search_index_some (db, &more, error))
      return FALSE;
  }
  return TRUE;
}

/* -- Searching what waits --------------------------------------------------------------------- */

/**
 * comity_search_waiting:
 *
 * Returns: (transfer full): the records of the kind that the indexes do not hold as they are,
 *   ascending, for comity_search_correct()
 */
GArray *
comity_search_waiting (ComityDb *db, const ComityKind *kind, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, "SELECT \"id\", \"text\" FROM \"unindexed\" "
                                                      "WHERE \"kind\" = $1 ORDER BY \"id\"");
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_autoptr (GError) local = NULL;

  g_array_set_clear_func (waiting, waiting_clear);
  comity_statement_bind_text (&st, 1, kind->name);
  while (comity_statement_row (&st, &local)) {
    Waiting row = { comity_statement_id (&st, 0), g_strdup (comity_statement_text (&st, 1)) };

    g_array_append_val (waiting, row);
  }
  if (local == NULL)
    return g_steal_pointer (&waiting);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
begins_word (const char *text, const char *part)
{
  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part)) {
    if (at == text || at[-1] == ' ')
      return TRUE;
  }
  return FALSE;
}

/* As the indexes would: see make_expression() in comity-search.c. */
static gboolean
matches (const char *text, char **words, gboolean of_title)
{
  gboolean first = TRUE;

  for (guint i = 0; words[i] != NULL; i++) {
    gboolean found;

    if (*words[i] == '\0')
      continue;
    if (of_title && first)
      found = g_str_has_prefix (text, words[i]);
    else if (of_title || g_utf8_strlen (words[i], -1) < COMITY_SEARCH_MIN_PART)
      found = begins_word (text, words[i]);
    else
      found = strstr (text, words[i]) != NULL;
    if (!found)
      return FALSE;
    first = FALSE;
  }
  return !first;
}

/**
 * comity_search_correct:
 * @waiting: of comity_search_waiting()
 * @folded: what was typed, folded
 * @of_title: whether the title must begin with the first word
 * @found: what the index found, ascending
 *
 * Returns: (transfer full): what it would have found if nothing waited
 */
GArray *
comity_search_correct (GArray *waiting, const char *folded, gboolean of_title, GArray *found)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GArray *correct;
  guint at = 0;

  if (waiting->len == 0)
    return g_array_ref (found);
  correct = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found->len + waiting->len);
  for (guint i = 0; i < waiting->len; i++) {
    Waiting *row = &g_array_index (waiting, Waiting, i);

    for (; at < found->len && g_array_index (found, gint64, at) <= row->id; at++) {
      if (g_array_index (found, gint64, at) != row->id)
        g_array_append_val (correct, g_array_index (found, gint64, at));
    }
    if (row->text != NULL && matches (row->text, words, of_title))
      g_array_append_val (correct, row->id);
  }
  if (at < found->len)
    g_array_append_vals (correct, &g_array_index (found, gint64, at), found->len - at);
  return correct;
}

/* -- For checks ------------------------------------------------------------------------------- */

/**
 * comity_search_count:
 *
 * Returns: how many records of the kind the search knows
 */
gint64
comity_search_count (ComityDb *db, const ComityKind *kind)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH \"waiting\" AS (SELECT \"id\", \"text\" FROM \"unindexed\" WHERE \"kind\" = '%s') "
    "SELECT (SELECT count(*) FROM \"%s_words_docsize\" WHERE \"id\" NOT IN (SELECT \"id\" FROM "
    "\"waiting\")) + (SELECT count(*) FROM \"waiting\" WHERE \"text\" IS NOT NULL)",
    kind->name, kind->name);

  return comity_db_pragma (db, sql, -1);
}

/**
 * comity_search_holds:
 * @text: of comity_search_text()
 *
 * Returns: whether the record is found by the first word of @text
 */
gboolean
comity_search_holds (ComityDb *db, const ComityKind *kind, gint64 id, const char *text)
{
  g_autofree char *expression = g_strdup_printf ("\"%.*s\"", (int) strcspn (text, " "), text);
  g_autofree char *sql =
    g_strdup_printf ("SELECT 1 FROM \"unindexed\" WHERE \"kind\" = '%s' AND \"id\" = $1 AND "
                     "\"text\" = $2 UNION ALL SELECT 1 FROM \"%s_words\" WHERE \"%s_words\" MATCH "
                     "$3 AND \"rowid\" = $1 LIMIT 1",
                     kind->name, kind->name, kind->name);
  g_auto (ComityStatement) st = comity_statement (db, sql);

  comity_statement_bind_id (&st, 1, id);
  comity_statement_bind_text (&st, 2, text);
  comity_statement_bind_text (&st, 3, expression);
  return comity_statement_row (&st, NULL);
}
