/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <string.h>

#include "comity-filter-step.h"
#include "comity-lists.h"
#include "comity-number.h"
#include "comity-places.h"
#include "comity-text.h"

/* Dates are compared as texts: a partial date is the beginning of each of its days, so `x <= $d`
 * holds when x begins on or before $d, and `x || '~' >= $d` when x ends on or after $d, since '~'
 * comes after every character of a date. */

/**
 * comity_sql_new:
 *
 * Returns: (transfer full): a statement that begins with @text
 */
ComitySql *
comity_sql_new (const char *text)
{
  ComitySql *self = g_new0 (ComitySql, 1);

  self->text = g_string_new (text);
  self->params = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  return self;
}

/**
 * comity_sql_free:
 */
void
comity_sql_free (ComitySql *self)
{
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->params);
  g_free (self);
}

static void
add (ComitySql *self, GVariant *value)
{
  g_ptr_array_add (self->params, g_variant_ref_sink (value));
  g_string_append_printf (self->text, "$%u", self->params->len);
}

/**
 * comity_sql_add_text:
 *
 * Appends a parameter for @value.
 */
void
comity_sql_add_text (ComitySql *self, const char *value)
{
  add (self, g_variant_new_string (value));
}

/**
 * comity_sql_add_id:
 *
 * Appends a parameter for @value.
 */
void
comity_sql_add_id (ComitySql *self, gint64 value)
{
  add (self, g_variant_new_int64 (value));
}

/**
 * comity_sql_statement:
 *
 * Returns: the statement with its parameters bound, for g_auto()
 */
ComityStatement
comity_sql_statement (ComitySql *self, ComityDb *db)
{
  ComityStatement st = comity_statement (db, self->text->str);

  for (guint i = 0; i < self->params->len; i++) {
    GVariant *value = g_ptr_array_index (self->params, i);

    if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
      comity_statement_bind_id (&st, (int) i + 1, g_variant_get_int64 (value));
    else
      comity_statement_bind_text (&st, (int) i + 1, g_variant_get_string (value, NULL));
  }
  return st;
}

/* A value of a field as a parameter of the column's type. */
static void
add_value (ComitySql *self, const ComityField *field, const char *value)
{
  gint64 number;

  g_return_if_fail (value != NULL);
  if (field->type == COMITY_TYPE_BOOLEAN)
    comity_sql_add_id (self, g_str_equal (value, "true"));
  else if (field->type == COMITY_TYPE_DECIMAL &&
           comity_number_scale (value, field->digits, &number))
    comity_sql_add_id (self, number);
  else if (g_str_equal (comity_value_column_type (field), "INTEGER"))
    comity_sql_add_id (self, g_ascii_strtoll (value, NULL, 10));
  else
    comity_sql_add_text (self, value);
}

static gint64
split_money (const char *value, const char **currency)
{
  const char *space = value ? strchr (value, ' ') : NULL;
  g_autofree char *amount = space ? g_strndup (value, space - value) : NULL;
  gint64 minor = 0;

  *currency = space ? space + 1 : "";
  if (amount != NULL)
    comity_number_scale (amount, MAX (comity_currency_digits (*currency), 0), &minor);
  return minor;
}

static void
add_money (ComitySql *self,
           const char *column,
           const ComityField *field,
           const char *operator,
           const char * value)
{
  const char *currency;
  gint64 minor = split_money (value, &currency);

  g_string_append_printf (self->text, "(%s %s ", column, operator);
  comity_sql_add_id (self, minor);
  g_string_append_printf (self->text, " AND k.\"%s_currency\" = ", field->name);
  comity_sql_add_text (self, currency);
  g_string_append_c (self->text, ')');
}

/* All dates within a date, which may be partial: `2015` holds 2015-03 and 2015-03-19. The
 * character after '-' ends the span. */
static void
add_date_within (ComitySql *self, const char *column, const char *value)
{
  g_autofree char *end = g_strconcat (value, ".", NULL);

  g_string_append_printf (self->text, "(%s >= ", column);
  comity_sql_add_text (self, value);
  g_string_append_printf (self->text, " AND %s < ", column);
  comity_sql_add_text (self, end);
  g_string_append_c (self->text, ')');
}

static void
add_is_one (ComitySql *self, const char *column, const ComityField *field, const char *value)
{
  if (field->type == COMITY_TYPE_DATE) {
    add_date_within (self, column, value);
  } else if (field->type == COMITY_TYPE_MONEY) {
    add_money (self, column, field, "=", value);
  } else {
    g_string_append_printf (self->text, "%s = ", column);
    add_value (self, field, value);
  }
}

/* One of the values, which are joined by `;` unless the field is a text. */
static void
add_is (ComitySql *self, const char *column, const ComityField *field, const char *value)
{
  g_auto (GStrv) items = comity_field_is_text (field) ?
                           g_strdupv ((char *[]) { (char *) value, NULL }) :
                           g_strsplit (value, COMITY_SEPARATOR, -1);

  g_string_append_c (self->text, '(');
  for (guint i = 0; items[i] != NULL; i++) {
    if (i > 0)
      g_string_append (self->text, " OR ");
    add_is_one (self, column, field, items[i]);
  }
  g_string_append_c (self->text, ')');
}

static void
add_contains_text (ComitySql *self, const char *column, const char *folded)
{
  g_string_append_printf (self->text, "comity_contains (%s, ", column);
  comity_sql_add_text (self, folded);
  g_string_append (self->text, ") <> 0");
}

/* The codes of a field whose label contains the text. */
static char **
codes_of (const ComityField *field)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  if (field->choices != NULL) {
    for (const ComityChoice *choice = field->choices; choice->code != NULL; choice++)
      g_strv_builder_add (codes, choice->code);
    return g_strv_builder_end (codes);
  }
  if (field->list != NULL)
    return comity_lists_dup_codes (field->list);
  if (field->type == COMITY_TYPE_COUNTRY || field->type == COMITY_TYPE_COUNTRIES)
    return comity_countries ();
  if (field->type == COMITY_TYPE_LANGUAGE || field->type == COMITY_TYPE_LANGUAGES)
    return comity_languages ();
  return g_strv_builder_end (codes);
}

static gboolean
is_coded (const ComityField *field)
{
  return field->choices != NULL || field->list != NULL || field->type == COMITY_TYPE_COUNTRY ||
         field->type == COMITY_TYPE_COUNTRIES || field->type == COMITY_TYPE_LANGUAGE ||
         field->type == COMITY_TYPE_LANGUAGES;
}

static void
add_contains_label (ComitySql *self,
                    const char *column,
                    const ComityField *field,
                    const char *folded)
{
  g_auto (GStrv) codes = codes_of (field);
  gboolean any = FALSE;

  /* A tag may be no entry of its list: the value itself is compared as well. */
  g_string_append_c (self->text, '(');
  add_contains_text (self, column, folded);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++) {
    g_autofree char *label = comity_field_format (field, codes[i]);
    g_autofree char *form = comity_text_fold (label);

    if (strstr (form, folded) == NULL)
      continue;
    if (any)
      g_string_append (self->text, ", ");
    else
      g_string_append_printf (self->text, " OR %s IN (", column);
    comity_sql_add_text (self, codes[i]);
    any = TRUE;
  }
  g_string_append (self->text, any ? "))" : ")");
}

static void
add_contains (ComitySql *self, const char *column, const ComityField *field, const char *value)
{
  g_autofree char *folded = comity_text_fold (value);

  if (is_coded (field)) {
    add_contains_label (self, column, field, folded);
  } else if (field->type == COMITY_TYPE_REF || field->type == COMITY_TYPE_REFS) {
    g_string_append_printf (self->text, "%s IN (SELECT \"id\" FROM \"%s\" WHERE ", column,
                            field->target);
    add_contains_text (self, "\"title\"", folded);
    g_string_append_c (self->text, ')');
  } else {
    add_contains_text (self, column, folded);
  }
}

static void
add_from (ComitySql *self, const char *column, const ComityField *field, const char *value)
{
  if (field->type == COMITY_TYPE_DATE) {
    g_autofree char *year = g_strndup (value, 4);

    /* The first condition is there for the index. */
    g_string_append_printf (self->text, "(%s >= ", column);
    comity_sql_add_text (self, year);
    g_string_append_printf (self->text, " AND %s || '~' >= ", column);
    comity_sql_add_text (self, value);
    g_string_append_c (self->text, ')');
  } else if (field->type == COMITY_TYPE_MONEY) {
    add_money (self, column, field, ">=", value);
  } else {
    g_string_append_printf (self->text, "%s >= ", column);
    add_value (self, field, value);
  }
}

static void
add_to (ComitySql *self, const char *column, const ComityField *field, const char *value)
{
  if (field->type == COMITY_TYPE_MONEY) {
    add_money (self, column, field, "<=", value);
    return;
  }
  g_string_append_printf (self->text, "%s <= ", column);
  if (field->type == COMITY_TYPE_DATE) {
    g_autofree char *last = g_strconcat (value, "~", NULL);

    comity_sql_add_text (self, last);
  } else {
    add_value (self, field, value);
  }
}

/* The value of a filter with its dates as they are today. */
static char *
dup_resolved (const ComityFilter *filter)
{
  g_auto (GStrv) items = NULL;

  if (filter->field->type != COMITY_TYPE_DATE)
    return g_strdup (filter->value);
  items = g_strsplit (filter->value, COMITY_SEPARATOR, -1);
  for (guint i = 0; items[i] != NULL; i++) {
    char *resolved = comity_filter_resolve (filter, items[i]);

    g_free (items[i]);
    items[i] = resolved;
  }
  return g_strjoinv (COMITY_SEPARATOR, items);
}

static void
add_within (ComitySql *self, const char *column, const ComityFilter *filter)
{
  g_autofree char *from = NULL, *to = NULL, *first = NULL, *last = NULL;

  comity_filter_split_span (filter, &from, &to);
  first = comity_filter_resolve (filter, from);
  last = comity_filter_resolve (filter, to);
  g_string_append_c (self->text, '(');
  if (*first != '\0')
    add_from (self, column, filter->field, first);
  if (*first != '\0' && *last != '\0')
    g_string_append (self->text, " AND ");
  if (*last != '\0')
    add_to (self, column, filter->field, last);
  g_string_append_c (self->text, ')');
}

/**
 * comity_sql_add_condition:
 * @column: what is compared
 *
 * Appends what @filter asks of a column, as if it were not negative: for NOT what shall not be, for
 * ABSENT what shall not be there.
 */
void
comity_sql_add_condition (ComitySql *self, const char *column, const ComityFilter *filter)
{
  g_autofree char *value = dup_resolved (filter);

  switch (filter->op) {
  case COMITY_OP_IS:
  case COMITY_OP_NOT:
    add_is (self, column, filter->field, value);
    break;
  case COMITY_OP_CONTAINS:
    add_contains (self, column, filter->field, value);
    break;
  case COMITY_OP_FROM:
    add_from (self, column, filter->field, value);
    break;
  case COMITY_OP_TO:
    add_to (self, column, filter->field, value);
    break;
  case COMITY_OP_WITHIN:
    add_within (self, column, filter);
    break;
  case COMITY_OP_ABSENT:
  case COMITY_OP_PRESENT:
  default:
    g_string_append_printf (self->text, "%s IS NOT NULL", column);
    break;
  }
}

static void
add_many (ComitySql *self, const ComityKind *kind, const ComityFilter *filter)
{
  gboolean negative = filter->op == COMITY_OP_NOT || filter->op == COMITY_OP_ABSENT;

  g_string_append_printf (self->text,
                          "k.\"id\" %sIN (SELECT m.\"owner\" FROM \"%s__%s\" AS m WHERE ",
                          negative ? "NOT " : "", kind->name, filter->field->name);
  comity_sql_add_condition (self, "m.\"value\"", filter);
  g_string_append_c (self->text, ')');
}

static void
add_single (ComitySql *self, const char *column, const ComityFilter *filter)
{
  if (filter->op == COMITY_OP_ABSENT) {
    g_string_append_printf (self->text, "%s IS NULL", column);
  } else if (filter->op == COMITY_OP_NOT) {
    g_string_append_printf (self->text, "(%s IS NULL OR NOT ", column);
    comity_sql_add_condition (self, column, filter);
    g_string_append_c (self->text, ')');
  } else {
    comity_sql_add_condition (self, column, filter);
  }
}

/* -- As of a date ----------------------------------------------------------------------------- */

static const ComityKind *
history_of (const ComityKind *kind, const ComityField **owner)
{
  const ComityKind *history = kind->history ? comity_kind_find (kind->history) : NULL;

  *owner = history ? comity_kind_get_owner_field (history) : NULL;
  return *owner ? history : NULL;
}

static char *
dup_last_day (const char *as_of)
{
  return g_strconcat (as_of, "~", NULL);
}

/* The status by the newest entry of the history on the date; the record's own where there is no
 * history at all. The caller has sorted out those whose history begins later. */
static void
append_status_column (ComitySql *self, ComityQuery *query, GString *column)
{
  const ComityKind *kind = comity_query_get_kind (query);
  const ComityField *owner;
  const ComityKind *history = history_of (kind, &owner);
  g_autofree char *last = dup_last_day (comity_query_get_as_of (query));

  g_return_if_fail (history != NULL && owner != NULL);
  g_ptr_array_add (self->params, g_variant_ref_sink (g_variant_new_string (last)));
  g_string_append_printf (column,
                          "coalesce ((SELECT h.\"status\" FROM \"%s\" AS h WHERE h.\"%s\" = "
                          "k.\"id\" AND h.\"date\" <= $%u ORDER BY h.\"date\" DESC, h.\"id\" DESC "
                          "LIMIT 1), k.\"%s\")",
                          history->name, owner->name, self->params->len, kind->status);
}

static void
add_history_begun (ComitySql *self, ComityQuery *query)
{
  const ComityField *owner;
  const ComityKind *history = history_of (comity_query_get_kind (query), &owner);
  g_autofree char *last = dup_last_day (comity_query_get_as_of (query));

  if (history == NULL)
    return;
  g_string_append_printf (self->text,
                          " AND (EXISTS (SELECT 1 FROM \"%s\" AS h WHERE h.\"%s\" = k.\"id\" AND "
                          "h.\"date\" <= ",
                          history->name, owner->name);
  comity_sql_add_text (self, last);
  g_string_append_printf (self->text,
                          ") OR NOT EXISTS (SELECT 1 FROM \"%s\" AS h WHERE h.\"%s\" = k.\"id\"))",
                          history->name, owner->name);
}

/* `name` bounds the validity from below (@operator `<=`) or from above (`>=`). Open ends count as
 * valid; a year may be a number. */
static void
add_bound (ComitySql *self,
           const ComityKind *kind,
           const char *name,
           const char *operator,
           const char * date)
{
  const ComityField *field = comity_kind_get_field (kind, name);
  gboolean above = *operator== '>';

  g_string_append_printf (self->text, " AND (k.\"%s\" IS NULL OR k.\"%s\"", name, name);
  if (field->type == COMITY_TYPE_INTEGER) {
    g_string_append_printf (self->text, " %s ", operator);
    comity_sql_add_id (self, g_ascii_strtoll (date, NULL, 10));
  } else {
    g_string_append_printf (self->text, "%s %s ", above ? " || '~'" : "", operator);
    comity_sql_add_text (self, date);
  }
  g_string_append_c (self->text, ')');
}

static void
add_as_of (ComitySql *self, ComityQuery *query)
{
  const ComityKind *kind = comity_query_get_kind (query);
  const char *as_of = comity_query_get_as_of (query);
  g_autofree char *last = dup_last_day (as_of);

  if (kind->from != NULL)
    add_bound (self, kind, kind->from, "<=", last);
  if (kind->to != NULL)
    add_bound (self, kind, kind->to, ">=", as_of);
  add_history_begun (self, query);
}

static gboolean
asks_history (ComityQuery *query, const ComityField *field)
{
  const ComityKind *kind = comity_query_get_kind (query);
  const ComityField *owner;

  return comity_query_get_as_of (query) != NULL && g_strcmp0 (kind->status, field->name) == 0 &&
         history_of (kind, &owner) != NULL;
}

/* What a step did stands in the journal from the number of the step on. */
static void
add_step (ComitySql *self, const ComityKind *kind, const ComityFilter *filter)
{
  gint64 batch = g_ascii_strtoll (filter->value, NULL, 10);

  g_string_append (self->text, "k.\"id\" IN (SELECT \"record\" FROM \"journal\" WHERE \"seq\" >= ");
  comity_sql_add_id (self, batch);
  g_string_append (self->text, " AND \"batch\" = ");
  comity_sql_add_id (self, batch);
  g_string_append (self->text, " AND \"kind\" = ");
  comity_sql_add_text (self, kind->name);
  g_string_append (self->text, " AND \"action\" = ");
  comity_sql_add_text (self, g_str_equal (filter->field->name, "added_in") ? "add" : "set");
  g_string_append_c (self->text, ')');
}

/**
 * comity_sql_append_column:
 * @column: what the column is appended to, in front of nothing that has parameters already
 *
 * Appends the column of a field of one value as it stood on the date of @query. The table of the
 * kind must be named `k`.
 */
void
comity_sql_append_column (ComitySql *self,
                          ComityQuery *query,
                          const ComityField *field,
                          GString *column)
{
  if (asks_history (query, field))
    append_status_column (self, query, column);
  else
    g_string_append_printf (column, "k.\"%s\"", field->name);
}

/**
 * comity_sql_add_where:
 *
 * Appends ` WHERE …` for the filters and the date of @query, without its search, which
 * comity_search_ids() answers. The table of the kind must be named `k`.
 *
 * Returns: how many conditions there are
 */
guint
comity_sql_add_where (ComitySql *self, ComityQuery *query)
{
  const ComityKind *kind = comity_query_get_kind (query);
  const GPtrArray *filters = comity_query_get_filters (query);
  gboolean dated = comity_query_get_as_of (query) != NULL &&
                   (kind->from != NULL || kind->to != NULL || kind->history != NULL);

  if (filters->len == 0 && !dated)
    return 0;
  g_string_append (self->text, " WHERE TRUE");
  for (guint i = 0; i < filters->len; i++) {
    const ComityFilter *filter = g_ptr_array_index (filters, i);
    g_autoptr (GString) column = g_string_new (NULL);

    g_string_append (self->text, " AND ");
    if (comity_filter_is_step (filter)) {
      add_step (self, kind, filter);
      continue;
    }
    if (filter->child != NULL) {
      comity_sql_add_owned (self, filter);
      continue;
    }
    if (comity_field_is_many (filter->field)) {
      add_many (self, kind, filter);
      continue;
    }
    comity_sql_append_column (self, query, filter->field, column);
    add_single (self, column->str, filter);
  }
  if (dated)
    add_as_of (self, query);
  return filters->len + dated;
}

/**
 * comity_read_status_as_of:
 * @query: with a date, of a kind with a history
 *
 * Returns: (transfer full) (nullable): how the record stood on the date, by the newest entry of its
 *   history then; its own status when it has none
 */
char *
comity_read_status_as_of (ComityDb *db, ComityQuery *query, gint64 id)
{
  const ComityKind *kind = comity_query_get_kind (query);
  const ComityField *owner;
  g_autoptr (ComitySql) sql = NULL;
  g_autoptr (GString) column = NULL;
  g_auto (ComityStatement) st = { .db = db };

  if (history_of (kind, &owner) == NULL)
    return NULL;
  sql = comity_sql_new ("SELECT ");
  column = g_string_new (NULL);
  append_status_column (sql, query, column);
  g_string_append_printf (sql->text, "%s FROM \"%s\" AS k WHERE k.\"id\" = ", column->str,
                          kind->name);
  comity_sql_add_id (sql, id);
  st = comity_sql_statement (sql, db);
  return comity_statement_row (&st, NULL) ? g_strdup (comity_statement_text (&st, 0)) : NULL;
}
