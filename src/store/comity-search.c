/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <string.h>

#include "comity-text.h"

/*
 * Two indexes of folded text for each searched kind. KIND_words finds beginnings of words; the
 * first word of the title stands in it once more behind TITLE_MARK, which no folded text holds, so
 * that titles that begin with what was typed are found first. KIND_parts finds any three or more
 * characters inside of words. Folded text consists of letters, digits and spaces only, so a quoted
 * word can say nothing else to the index.
 */
#define TITLE_MARK "^"
/* Some milliseconds of work; a save that comes meanwhile waits so long. */
#define TIDY_PAGES 32

/**
 * comity_search_text:
 *
 * Returns: (transfer full): what the search index holds of a record: its title (of a sub-record only
 *   where it is a searched field) and the values of its searched fields, folded, each word once; empty when the kind is not searched
 */
char *
comity_search_text (ComityRecord *record, const char *title)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *of_title = NULL, *of_fields = NULL, *all = NULL;
  char *rest, *word;

  if (!comity_table (comity_record_get_kind (record))->searched)
    return g_strdup ("");
  /* What a sub-record is called says what it is (Passport), not which: a search for it finds all. */
  of_title = comity_kind_get_owner_field (comity_record_get_kind (record)) == NULL ?
               comity_text_fold (title) :
               g_strdup ("");
  of_fields = comity_record_dup_search_text (record);
  all = g_strconcat (of_title, " ", of_fields, NULL);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  text = g_string_sized_new (strlen (all) + 1);
  for (word = strtok_r (all, " ", &rest); word != NULL; word = strtok_r (NULL, " ", &rest)) {
    if (!g_hash_table_add (seen, word))
      continue;
    if (text->len > 0)
      g_string_append_c (text, ' ');
    g_string_append (text, word);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
mark_title (const char *text)
{
  gsize first = strcspn (text, " ");
  g_autofree char *word = g_strndup (text, first);

  return g_strconcat (TITLE_MARK, word, " ", text, NULL);
}

static gboolean
put_text (ComityDb *db,
          const ComityKind *kind,
          const char *index,
          gint64 id,
          const char *text,
          gboolean is_new,
          GError **error)
{
  char sql[160];
  ComityStatement st;
  gboolean ok;

  g_snprintf (sql, sizeof sql, "INSERT%s INTO \"%s_%s\" (\"rowid\", \"text\") VALUES ($1, $2)",
              is_new ? "" : " OR REPLACE", kind->name, index);
  st = comity_statement (db, sql);
  comity_statement_bind_id (&st, 1, id);
  comity_statement_bind_kept (&st, 2, text);
  ok = comity_statement_run (&st, error);
  comity_statement_clear (&st);
  return ok;
}

static gboolean
drop (ComityDb *db, const ComityKind *kind, const char *index, gint64 id, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("DELETE FROM \"%s_%s\" WHERE \"rowid\" = $1", kind->name, index);
  g_auto (ComityStatement) st = comity_statement (db, sql);

  comity_statement_bind_id (&st, 1, id);
  return comity_statement_run (&st, error);
}

/**
 * comity_search_index:
 * @text: (nullable): of comity_search_text(); %NULL takes the record out
 * @is_new: whether the indexes surely do not hold the record, which saves looking
 *
 * Writes a record into the search indexes of its kind at once. Saves call comity_search_put().
 */
gboolean
comity_search_index (ComityDb *db,
                     const ComityKind *kind,
                     gint64 id,
                     const char *text,
                     gboolean is_new,
                     GError **error)
{
  g_autofree char *marked = text != NULL ? mark_title (text) : NULL;

  if (!comity_table (kind)->searched)
    return TRUE;
  if (text == NULL)
    return drop (db, kind, "words", id, error) && drop (db, kind, "parts", id, error);
  return put_text (db, kind, "words", id, marked, is_new, error) &&
         put_text (db, kind, "parts", id, text, is_new, error);
}

/**
 * comity_search_is_blank:
 * @typed: (nullable):
 *
 * Returns: whether nothing is asked
 */
gboolean
comity_search_is_blank (const char *typed)
{
  return typed == NULL || comity_text_is_blank (typed);
}

static GArray *
match (ComityDb *db,
       const ComityKind *kind,
       const char *index,
       const char *expression,
       guint limit,
       GError **error)
{
  /* All are taken by an SQL function, of a single phrase within FTS5. */
  gboolean phrase = limit == 0 && strstr (expression, " AND ") == NULL;
  g_auto (ComityStatement) st = { .db = db };
  char what[100] = "\"rowid\"", sql[300];

  if (phrase)
    g_snprintf (what, sizeof what, "comity_gather_phrase (\"%s_%s\")", kind->name, index);
  else if (limit == 0)
    g_strlcpy (what, "comity_gather (\"rowid\")", sizeof what);
  g_snprintf (sql, sizeof sql, "SELECT %s FROM \"%s_%s\" WHERE \"%s_%s\" MATCH $1%s", what,
              kind->name, index, kind->name, index,
              phrase    ? " LIMIT 1" :
              limit > 0 ? " LIMIT $2" :
                          "");
  st = comity_statement (db, sql);
  comity_statement_bind_text (&st, 1, expression);
  if (limit == 0)
    return comity_statement_gather (&st, error);
  comity_statement_bind_id (&st, 2, limit);
  return comity_statement_ids (&st, error);
}

/* `"word"*` or, for parts, `"word"`, of the words of at least @least and at most @most
 * characters. */
static char *
make_expression (const char *folded, guint least, guint most, const char *after)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) expression = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    glong length = g_utf8_strlen (words[i], -1);

    if (length < (glong) least || length > (glong) most)
      continue;
    g_string_append_printf (expression, "%s\"%s\"%s", expression->len > 0 ? " AND " : "", words[i],
                            after);
  }
  return g_string_free (g_steal_pointer (&expression), FALSE);
}

static GArray *
intersect (GArray *a, GArray *b)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint i = 0, k = 0;

  while (i < a->len && k < b->len) {
    gint64 left = g_array_index (a, gint64, i), right = g_array_index (b, gint64, k);

    if (left == right)
      g_array_append_val (both, left);
    i += left <= right;
    k += right <= left;
  }
  return both;
}

static GArray *
indexed_ids (ComityDb *db, const ComityKind *kind, const char *folded, guint limit, GError **error)
{
  g_autofree char *starts = make_expression (folded, 1, COMITY_SEARCH_MIN_PART - 1, "*");
  g_autofree char *parts = make_expression (folded, COMITY_SEARCH_MIN_PART, G_MAXINT, "");
  gboolean both = *starts && *parts;
  g_autoptr (GArray) by_start = NULL;
  g_autoptr (GArray) by_part = NULL;

  if (*starts) {
    by_start = match (db, kind, "words", starts, both ? 0 : limit, error);
    if (by_start == NULL || !*parts)
      return g_steal_pointer (&by_start);
  }
  by_part = match (db, kind, "parts", parts, both ? 0 : limit, error);
  if (by_part == NULL || !*starts)
    return g_steal_pointer (&by_part);
  return intersect (by_start, by_part);
}

static GArray *
indexed_title_ids (ComityDb *db,
                   const ComityKind *kind,
                   const char *folded,
                   guint limit,
                   GError **error)
{
  g_autofree char *starts = make_expression (folded, 1, G_MAXINT, "*");
  g_autofree char *expression = g_strconcat ("\"" TITLE_MARK, starts + 1, NULL);

  return match (db, kind, "words", expression, limit, error);
}

static GArray *
search (ComityDb *db,
        const ComityKind *kind,
        const char *typed,
        gboolean of_title,
        guint limit,
        GError **error)
{
  g_autofree char *folded = comity_text_fold (typed);
  g_autoptr (GArray) waiting = NULL;
  g_autoptr (GArray) found = NULL;

  if (!comity_table (kind)->searched || *folded == '\0')
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  waiting = comity_search_waiting (db, kind, error);
  if (waiting == NULL)
    return NULL;
  if (limit > 0)
    limit += waiting->len;
  found = of_title ? indexed_title_ids (db, kind, folded, limit, error) :
                     indexed_ids (db, kind, folded, limit, error);
  return found ? comity_search_correct (waiting, folded, of_title, found) : NULL;
}

/**
 * comity_search_ids:
 * @typed: not blank
 * @limit: enough when so many are found; 0: all
 *
 * Finds the records in which every typed word begins a word or, from three characters on, is part
 * of one.
 *
 * Returns: (transfer full) (element-type gint64): ascending
 */
GArray *
comity_search_ids (ComityDb *db,
                   const ComityKind *kind,
                   const char *typed,
                   guint limit,
                   GError **error)
{
  return search (db, kind, typed, FALSE, limit, error);
}

/**
 * comity_search_title_ids:
 *
 * As comity_search_ids(), but only those whose title begins with the first word; the other words
 * must begin words.
 */
GArray *
comity_search_title_ids (ComityDb *db,
                         const ComityKind *kind,
                         const char *typed,
                         guint limit,
                         GError **error)
{
  return search (db, kind, typed, TRUE, limit, error);
}

static gboolean
tidy_index (ComityDb *db, const ComityKind *kind, const char *index, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO \"%s_%s\" (\"%s_%s\", \"rank\") VALUES ('merge', $1)", kind->name,
                     index, kind->name, index);
  g_auto (ComityStatement) st = comity_statement (db, sql);

  comity_statement_bind_id (&st, 1, TIDY_PAGES);
  return comity_statement_run (&st, error);
}

/**
 * comity_search_tidy:
 * @more: (out): whether something was left to do
 *
 * Merges a few pages of the pieces that saves have left in the search index of a kind, in the
 * transaction under way.
 */
gboolean
comity_search_tidy (ComityDb *db, const ComityKind *kind, gboolean *more, GError **error)
{
  int before = sqlite3_total_changes (db->handle);

  *more = FALSE;
  if (!comity_table (kind)->searched)
    return TRUE;
  if (!tidy_index (db, kind, "words", error) || !tidy_index (db, kind, "parts", error))
    return FALSE;
  /* Each of the two statements counts as one change; more than that is work (fts5.html, 6.8). */
  *more = sqlite3_total_changes (db->handle) - before >= 4;
  return TRUE;
}
