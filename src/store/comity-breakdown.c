/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-breakdown.h"

#include "comity-db.h"
#include "comity-number.h"
#include "comity-places.h"
#include "comity-text.h"

/* How many records of a query have which value, and what the columns amount to. Counted by SQLite
 * in one pass; only a search brings its ids along. */

/** comity_group_free: */
void
comity_group_free (ComityGroup *self)
{
  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

static void
sum_clear (gpointer data)
{
  g_free (((ComitySum *) data)->text);
}

/** comity_summary_free: */
void
comity_summary_free (ComitySummary *self)
{
  g_array_unref (self->sums);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/**
 * comity_field_can_group:
 *
 * Returns: whether records can be told apart by the field into groups that mean something
 */
gboolean
comity_field_can_group (const ComityField *field)
{
  switch ((int) field->type) {
  case COMITY_TYPE_CHOICE:
  case COMITY_TYPE_CHOICES:
  case COMITY_TYPE_COUNTRY:
  case COMITY_TYPE_COUNTRIES:
  case COMITY_TYPE_LANGUAGE:
  case COMITY_TYPE_LANGUAGES:
  case COMITY_TYPE_BOOLEAN:
  case COMITY_TYPE_TAGS:
  case COMITY_TYPE_REF:
  case COMITY_TYPE_REFS:
    return TRUE;
  case COMITY_TYPE_INTEGER:
    return (field->flags & COMITY_FILTERED) != 0;
  default:
    return FALSE;
  }
}

/* -- Which records ----------------------------------------------------------------------------- */

static char *
dup_array (const GArray *ids)
{
  GString *array = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (array, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (array, ']');
  return g_string_free (array, FALSE);
}

/* The conditions of the query. What its search found goes in as one parameter: there may be more
 * ids than a statement takes. */
static gboolean
add_conditions (ComitySql *sql, ComityDb *db, ComityQuery *query, GError **error)
{
  const char *typed = comity_query_get_search (query);
  gboolean any = comity_sql_add_where (sql, query) > 0;
  g_autoptr (GArray) found = NULL;
  g_autofree char *array = NULL;

  if (comity_search_is_blank (typed))
    return TRUE;
  found = comity_search_list_ids (db, comity_query_get_kind (query), typed, error);
  if (found == NULL)
    return FALSE;
  array = dup_array (found);
  g_string_append_printf (sql->text, " %s k.\"id\" IN (SELECT \"value\" FROM json_each (",
                          any ? "AND" : "WHERE");
  comity_sql_add_text (sql, array);
  g_string_append (sql->text, "))");
  return TRUE;
}

/* -- Groups ------------------------------------------------------------------------------------ */

static char *
dup_label (ComityDb *db, const ComityField *field, const char *value)
{
  const ComityKind *target = field->target ? comity_kind_find (field->target) : NULL;

  if (value == NULL)
    return NULL;
  if (target != NULL)
    return comity_db_title (db, target, g_ascii_strtoll (value, NULL, 10));
  return comity_field_format (field, value);
}

/* On the date of the query a record belongs to the group in which it was then. */
static ComitySql *
make_values (ComityQuery *query, const ComityField *field)
{
  const char *kind = comity_query_get_kind (query)->name;
  ComitySql *sql = comity_sql_new ("SELECT ");

  if (comity_field_is_many (field)) {
    g_string_append_printf (sql->text,
                            "m.\"value\" FROM \"%s\" AS k LEFT JOIN \"%s__%s\" AS m "
                            "ON m.\"owner\" = k.\"id\"",
                            kind, kind, field->name);
    return sql;
  }
  comity_sql_append_column (sql, query, field, sql->text);
  g_string_append_printf (sql->text, " FROM \"%s\" AS k", kind);
  return sql;
}

/* The group of the row's value, made where it comes for the first time. */
static ComityGroup *
require_group (ComityDb *db,
               ComityStatement *st,
               const ComityField *field,
               GHashTable *known,
               GPtrArray *groups)
{
  const char *text = comity_statement_text (st, 0);
  const char *key = text ? text : "\n"; /* no value is a line end */
  ComityGroup *group = g_hash_table_lookup (known, key);

  if (group == NULL) {
    group = g_new0 (ComityGroup, 1);
    g_hash_table_insert (known, g_strdup (key), group);
    group->value = comity_value_read (st->stmt, 0, field);
    group->label = dup_label (db, field, group->value);
    g_ptr_array_add (groups, group);
  }
  return group;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const ComityGroup *p = *(ComityGroup *const *) a, *q = *(ComityGroup *const *) b;

  if ((p->value == NULL) != (q->value == NULL))
    return p->value == NULL ? 1 : -1;
  if (p->count != q->count)
    return p->count > q->count ? -1 : 1;
  return g_strcmp0 (p->label, q->label);
}

/**
 * comity_db_breakdown:
 * @field: one for which comity_field_can_group() holds
 *
 * Counts the records that @query finds by their values of a field. A record with several values
 * counts in each of their groups. They are counted here and not by GROUP BY, which would first sort
 * a million values in memory.
 *
 * Returns: (transfer full) (element-type ComityGroup): the largest first, those without a value
 *   last; or %NULL with @error
 */
GPtrArray *
comity_db_breakdown (ComityDb *db, ComityQuery *query, const ComityField *field, GError **error)
{
  g_autoptr (ComitySql) sql = make_values (query, field);
  g_auto (ComityStatement) st = { .db = db };
  g_autoptr (GPtrArray) groups =
    g_ptr_array_new_with_free_func ((GDestroyNotify) comity_group_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;

  if (!add_conditions (sql, db, query, error))
    return NULL;
  st = comity_sql_statement (sql, db);
  while (comity_statement_row (&st, &local))
    require_group (db, &st, field, known, groups)->count++;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}

/* -- The summary ------------------------------------------------------------------------------- */

static char *
format_sum (const ComityField *field, gint64 sum, const char *currency)
{
  guint digits = field->type == COMITY_TYPE_MONEY ?
                   (guint) MAX (comity_currency_digits (currency ? currency : ""), 0) :
                   field->digits;
  g_autofree char *number = comity_number_unscale (sum, digits, digits);
  g_autofree char *neutral =
    currency ? g_strdup_printf ("%s %s", number, currency) : g_strdup (number);

  return comity_field_format (field, neutral);
}

static gboolean
add_sums (ComitySummary *self,
          ComityDb *db,
          ComityQuery *query,
          const ComityField *field,
          GError **error)
{
  gboolean money = field->type == COMITY_TYPE_MONEY;
  g_autofree char *currency =
    money ? g_strdup_printf ("k.\"%s_currency\"", field->name) : g_strdup ("NULL");
  g_autofree char *start =
    g_strdup_printf ("SELECT sum (k.\"%s\"), %s FROM \"%s\" AS k", field->name, currency,
                     comity_query_get_kind (query)->name);
  g_autoptr (ComitySql) sql = comity_sql_new (start);
  g_auto (ComityStatement) st = { .db = db };
  g_autoptr (GError) local = NULL;

  if (!add_conditions (sql, db, query, error))
    return FALSE;
  g_string_append (sql->text, money ? " GROUP BY 2 ORDER BY 2" : "");
  st = comity_sql_statement (sql, db);
  while (comity_statement_row (&st, &local)) {
    ComitySum sum = { .field = field };

    if (sqlite3_column_type (st.stmt, 0) == SQLITE_NULL)
      continue;
    sum.text = format_sum (field, comity_statement_id (&st, 0), comity_statement_text (&st, 1));
    g_array_append_val (self->sums, sum);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_measured (const ComityField *field)
{
  return field->type == COMITY_TYPE_MONEY || field->type == COMITY_TYPE_DECIMAL ||
         (field->type == COMITY_TYPE_INTEGER && !(field->flags & COMITY_FILTERED));
}

static gboolean
add_column (ComitySummary *self,
            ComityDb *db,
            ComityQuery *query,
            const ComityField *field,
            GError **error)
{
  gboolean is_main = (comity_query_get_kind (query)->flags & COMITY_KIND_MAIN) != 0;
  GPtrArray *groups;

  /* A sum of years of study or of numbers of rooms says nothing: only of what is measured; nor do sums
   * of places in a list or of figures of different things, which other kinds than the main ones have. */
  if (is_measured (field))
    return is_main ? add_sums (self, db, query, field, error) : TRUE;
  if (field->type != COMITY_TYPE_CHOICE && field->type != COMITY_TYPE_COUNTRY)
    return TRUE;
  groups = comity_db_breakdown (db, query, field, error);
  if (groups == NULL)
    return FALSE;
  g_ptr_array_add (self->groups, groups);
  g_ptr_array_add (self->fields, (gpointer) field);
  return TRUE;
}

/**
 * comity_db_summary:
 * @query: with its columns
 *
 * Returns: (transfer full): how many records @query finds and what its columns amount to; or %NULL
 *   with @error
 */
ComitySummary *
comity_db_summary (ComityDb *db, ComityQuery *query, GError **error)
{
  g_autoptr (ComitySummary) self = g_new0 (ComitySummary, 1);
  guint n;
  const ComityField *const *columns = comity_query_get_columns (query, &n);

  self->sums = g_array_new (FALSE, FALSE, sizeof (ComitySum));
  g_array_set_clear_func (self->sums, sum_clear);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->fields = g_ptr_array_new ();
  self->count = comity_db_count (db, query, error);
  if (self->count < 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!add_column (self, db, query, columns[i], error))
      return NULL;
  return g_steal_pointer (&self);
}
