/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include "comity-cover-rules.h"
#include "comity-lists.h"
#include "comity-text.h"

/*
 * Order by any field, also one without an index: id and value of each record are read in one pass;
 * distinct texts are numbered as they come and sorted once, by their collation keys, so that the
 * records are sorted by small numbers. That is several times quicker than ORDER BY of a million
 * rows and knows languages, labels and titles of references.
 */

/* Turns signed numbers into unsigned ones of the same order. */
#define SIGN (G_GUINT64_CONSTANT (1) << 63)

typedef struct {
  char *text;
  GBytes *key; /* NULL: compared as bytes */
  gint64 number;
} Distinct;

typedef struct {
  GArray *items;       /* of ComityPair: a number or the number of a text, and the id */
  GArray *absent; /* ids without a value */
  GHashTable *numbers; /* text -> number + 1 */
  GPtrArray *texts;
} Sort;

static gboolean
is_numeric (const ComityField *field)
{
  return g_str_equal (comity_value_column_type (field), "INTEGER") &&
         !comity_field_is_reference (field);
}

/* By the status it is that of the date of the query, as in the rows. */
static ComitySql *
make_sql (ComityQuery *query)
{
  const ComityKind *kind = comity_query_get_kind (query);
  const ComityField *field = comity_query_get_sort (query);
  ComitySql *sql = comity_sql_new ("SELECT k.\"id\", ");

  if (comity_field_is_many (field))
    g_string_append_printf (sql->text,
                            "(SELECT m.\"value\" FROM \"%s__%s\" AS m WHERE m.\"owner\" = "
                            "k.\"id\" ORDER BY m.\"position\" LIMIT 1)",
                            kind->name, field->name);
  else
    comity_sql_append_column (sql, query, field, sql->text);
  g_string_append_printf (sql->text, " FROM \"%s\" AS k", kind->name);
  return sql;
}

static gint64
number_of (Sort *self, const char *text)
{
  gpointer number = g_hash_table_lookup (self->numbers, text);

  if (number == NULL) {
    char *copy = g_strdup (text);

    g_ptr_array_add (self->texts, copy);
    number = GUINT_TO_POINTER (self->texts->len);
    g_hash_table_insert (self->numbers, copy, number);
  }
  return (gint64) GPOINTER_TO_UINT (number) - 1;
}

static void
add_row (Sort *self, ComityStatement *st, gint64 id, gboolean numeric)
{
  ComityPair item = { .value = (guint64) id };
  gint64 number;

  if (sqlite3_column_type (st->stmt, 1) == SQLITE_NULL) {
    g_array_append_val (self->absent, id);
    return;
  }
  number = numeric ? comity_statement_id (st, 1) : number_of (self, comity_statement_text (st, 1));
  item.key = (guint64) number ^ SIGN;
  g_array_append_val (self->items, item);
}

static gboolean
read_all (Sort *self, ComityDb *db, ComityQuery *query, GArray *among, GError **error)
{
  gboolean numeric = is_numeric (comity_query_get_sort (query));
  g_autoptr (ComitySql) sql = make_sql (query);
  g_auto (ComityStatement) st = comity_sql_statement (sql, db);
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (&st, &local)) {
    gint64 id = comity_statement_id (&st, 0);

    if (among == NULL || comity_ids_contain (among, id))
      add_row (self, &st, id, numeric);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A few records are read one by one instead of passing over all. */
static gboolean
read_few (Sort *self, ComityDb *db, ComityQuery *query, GArray *among, GError **error)
{
  gboolean numeric = is_numeric (comity_query_get_sort (query));
  g_autoptr (ComitySql) sql = make_sql (query);
  g_auto (ComityStatement) st = { .db = db };
  g_autoptr (GError) local = NULL;

  g_string_append (sql->text, " WHERE k.\"id\" = ");
  comity_sql_add_id (sql, 0);
  st = comity_sql_statement (sql, db);
  for (guint i = 0; local == NULL && i < among->len; i++) {
    gint64 id = g_array_index (among, gint64, i);

    comity_statement_bind_id (&st, (int) sql->params->len, id);
    if (comity_statement_row (&st, &local))
      add_row (self, &st, id, numeric);
    if (local == NULL)
      comity_statement_run (&st, &local);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* -- The order of distinct texts -------------------------------------------------------------- */

static char *
dup_shown (ComityDb *db, const ComityField *field, const char *text)
{
  const ComityKind *kind = field->target ? comity_kind_find (field->target) : NULL;
  gint64 id = g_ascii_strtoll (text, NULL, 10);

  if (!comity_field_is_reference (field))
    return comity_field_format (field, text);
  if (field->type == COMITY_TYPE_LINK && !comity_link_parse (text, &kind, &id))
    return g_strdup (text);
  return comity_db_title (db, kind, id);
}

static gboolean
is_plain (const ComityField *field)
{
  return field->type == COMITY_TYPE_DATE || field->type == COMITY_TYPE_TIME ||
         field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE ||
         field->type == COMITY_TYPE_IDENTIFIER;
}

static GBytes *
make_key (ComityDb *db, const ComityField *field, const char *text)
{
  g_autofree char *shown = NULL;

  if (is_plain (field))
    return NULL;
  if (comity_field_is_text (field))
    return comity_text_sort_key (text);
  shown = dup_shown (db, field, text);
  return comity_text_sort_key (shown ? shown : "");
}

static int
compare_distinct (gconstpointer a, gconstpointer b)
{
  const Distinct *left = a, *right = b;
  int order = left->key && right->key ? g_bytes_compare (left->key, right->key) : 0;

  return order ? order : strcmp (left->text, right->text);
}

/* Puts the place of each text among all in its number's stead. */
static void
number_by_order (Sort *self, ComityDb *db, const ComityField *field)
{
  guint n = self->texts->len;
  g_autofree Distinct *distinct = g_new0 (Distinct, n + 1);
  g_autofree gint64 *places = g_new0 (gint64, n + 1);

  for (guint i = 0; i < n; i++) {
    distinct[i].text = g_ptr_array_index (self->texts, i);
    distinct[i].key = make_key (db, field, distinct[i].text);
    distinct[i].number = i;
  }
  qsort (distinct, n, sizeof (Distinct), compare_distinct);
  for (guint i = 0; i < n; i++) {
    gboolean same = i > 0 && distinct[i].key && distinct[i - 1].key &&
                    g_bytes_equal (distinct[i].key, distinct[i - 1].key);

    places[distinct[i].number] = same ? places[distinct[i - 1].number] : i;
  }
  for (guint i = 0; i < self->items->len; i++) {
    ComityPair *item = &g_array_index (self->items, ComityPair, i);

    item->key = (guint64) places[item->key ^ SIGN];
  }
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&distinct[i].key, g_bytes_unref);
}

static gboolean
is_ascending (const ComityPair *pairs, guint n)
{
  for (guint i = 1; i < n; i++) {
    if (pairs[i - 1].value > pairs[i].value)
      return FALSE;
  }
  return TRUE;
}

static void
swap_halves (ComityPair *pairs, guint n)
{
  for (guint i = 0; i < n; i++)
    pairs[i] = (ComityPair) { pairs[i].value, pairs[i].key };
}

static GArray *
collect (Sort *self, gboolean descending)
{
  ComityPair *pairs = (ComityPair *) (gpointer) self->items->data;
  guint n = self->items->len;
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n + self->absent->len);

  /* Equal values stay in the order of ids, also in a descending order. */
  if (!is_ascending (pairs, n)) {
    swap_halves (pairs, n);
    comity_pairs_sort (pairs, n);
    swap_halves (pairs, n);
  }
  for (guint i = 0; descending && i < n; i++)
    pairs[i].key = ~pairs[i].key;
  comity_pairs_sort (pairs, n);
  for (guint i = 0; i < n; i++) {
    gint64 id = (gint64) pairs[i].value;

    g_array_append_val (ids, id);
  }
  comity_ids_sort (self->absent);
  g_array_append_vals (ids, self->absent->data, self->absent->len);
  return ids;
}

/**
 * comity_sort_ids:
 * @among: (nullable): ascending; %NULL: all records of the kind
 *
 * Returns: (transfer full): the ids in the order of the query's field, those without a value last
 */
GArray *
comity_sort_ids (ComityDb *db, ComityQuery *query, GArray *among, GError **error)
{
  const ComityField *field = comity_query_get_sort (query);
  gint64 all = comity_read_tally (db, comity_query_get_kind (query), NULL);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (ComityPair));
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Sort self = { .items = items, .absent = absent, .numbers = numbers, .texts = texts };
  gboolean few = among != NULL && among->len < all / 20;

  if (field == &comity_cover_field)
    return comity_sort_cover (db, query, among, few, items, absent, error) ?
             collect (&self, comity_query_get_descending (query)) :
             NULL;
  if (!(few ? read_few (&self, db, query, among, error) :
              read_all (&self, db, query, among, error)))
    return NULL;
  if (!is_numeric (field))
    number_by_order (&self, db, field);
  return collect (&self, comity_query_get_descending (query));
}
