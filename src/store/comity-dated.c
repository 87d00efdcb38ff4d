/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-dated.h"

#include "comity-date.h"
#include "comity-db.h"

/*
 * The record is `k`, its owner `o`. Conditions begin with a plus sign where they could use an index:
 * without statistics SQLite takes an equality for better than a span, and would read each visa that
 * there ever was. CROSS JOIN keeps the order of the tables.
 */
struct _ComityDated {
  const ComityKind *kind, *owner; /* @owner: NULL unless a sub-record */
  const ComityField *field;
  ComitySql *sql; /* the conditions, each beginning with AND */
};

/**
 * comity_dated_new:
 * @kind: a kind of record
 * @field: a date of it that has an index
 *
 * Returns: (transfer full): what asks for records by that date
 */
ComityDated *
comity_dated_new (const ComityKind *kind, const ComityField *field)
{
  ComityDated *self = g_new0 (ComityDated, 1);
  const ComityField *owner = comity_kind_get_owner_field (kind);

  self->kind = kind;
  self->owner = owner && owner->type == COMITY_TYPE_REF ? comity_kind_find (owner->target) : NULL;
  self->field = field;
  self->sql = comity_sql_new ("");
  /* The span stands before the conditions, and parameters are numbered as they appear. */
  for (guint i = 0; i < 2; i++)
    comity_sql_add_text (self->sql, "");
  g_string_truncate (self->sql->text, 0);
  return self;
}

/**
 * comity_dated_free:
 * @self: what asks
 */
void
comity_dated_free (ComityDated *self)
{
  comity_sql_free (self->sql);
  g_free (self);
}

static void
add_list (ComitySql *sql, const char *const *values)
{
  g_string_append_c (sql->text, '(');
  for (guint i = 0; values[i]; i++) {
    if (i > 0)
      g_string_append (sql->text, ", ");
    comity_sql_add_text (sql, values[i]);
  }
  g_string_append_c (sql->text, ')');
}

/* Within an “unless”, a value that is absent does not hold; coalesce() keeps it from being unknown. */
static void
add_in (ComitySql *sql, const char *column, const char *const *values, gboolean among)
{
  g_string_append_printf (sql->text, " AND coalesce (%s, '') %sIN ", column, among ? "" : "NOT ");
  add_list (sql, values);
}

/**
 * comity_dated_add_among:
 * @self: what asks
 * @of: the kind of the record or of its owner
 * @field: a field of @of, of one text
 * @values: (array zero-terminated=1): neutral values
 * @among: whether the value must be one of these, or none of them; an absent one is none of them
 */
void
comity_dated_add_among (ComityDated *self,
                        const ComityKind *of,
                        const ComityField *field,
                        const char *const *values,
                        gboolean among)
{
  g_autofree char *column =
    g_strdup_printf ("%c.\"%s\"", of == self->kind ? 'k' : 'o', field->name);

  g_return_if_fail (of == self->kind || of == self->owner);
  add_in (self->sql, column, values, among);
}

/**
 * comity_dated_add_absent:
 * @self: what asks
 * @field: a field of the record that must be empty
 */
void
comity_dated_add_absent (ComityDated *self, const ComityField *field)
{
  g_string_append_printf (self->sql->text, " AND +k.\"%s\" IS NULL", field->name);
}

/**
 * comity_dated_add_reached:
 * @self: what asks
 * @field: a date of the record that must be empty or not later than
 * @day: this day
 */
void
comity_dated_add_reached (ComityDated *self, const ComityField *field, const char *day)
{
  g_string_append_printf (self->sql->text, " AND coalesce (k.\"%s\", '') <= ", field->name);
  comity_sql_add_text (self->sql, day);
}

/**
 * comity_dated_add_begun:
 * @self: what asks
 * @lead: a number of days of the record
 * @usual: how many where that is empty
 * @day: the day
 *
 * Passes over records of which @day is still more than so many days before the date, or before the
 * first day of a partial one.
 */
void
comity_dated_add_begun (ComityDated *self, const ComityField *lead, guint usual, const char *day)
{
  g_string_append_printf (self->sql->text,
                          " AND coalesce (date (substr (k.\"%s\" || '-01-01', 1, 10), '-' || "
                          "coalesce (k.\"%s\", %u) || "
                          "' days'), '') <= ",
                          self->field->name, lead->name, usual);
  comity_sql_add_text (self->sql, day);
}

/**
 * comity_dated_add_no_sub_record:
 * @self: what asks
 * @sub: a kind of sub-record
 * @condition: name of a field of it
 * @value: what it must be
 * @dates: (array zero-terminated=1): names of dates of it; the first one that is filled counts
 *
 * Passes over records whose owner (or who themselves) have such a sub-record that is not older than
 * the date.
 */
void
comity_dated_add_no_sub_record (ComityDated *self,
                                const ComityKind *sub,
                                const char *condition,
                                const char *value,
                                const char *const *dates)
{
  GString *text = self->sql->text;
  const ComityField *owner = comity_kind_get_owner_field (sub);
  const ComityField *ours = comity_kind_get_owner_field (self->kind);

  g_string_append_printf (text,
                          " AND NOT EXISTS (SELECT 1 FROM \"%s\" AS n WHERE n.\"%s\" = k.\"%s\"",
                          sub->name, owner->name, self->owner ? ours->name : "id");
  g_string_append_printf (text, " AND +n.\"%s\" = ", condition);
  comity_sql_add_text (self->sql, value);
  g_string_append (text, " AND coalesce (");
  for (guint i = 0; dates[i]; i++)
    g_string_append_printf (text, "n.\"%s\", ", dates[i]);
  g_string_append_printf (text, "'') >= k.\"%s\")", self->field->name);
}

/**
 * comity_dated_add_newest:
 * @self: what asks, of a sub-record
 * @same: a field that two such records must share to replace each other
 * @state: a choice that says how such a record stands
 * @void_states: (array zero-terminated=1): where it does not count
 *
 * Passes over records that stand so, and those that the owner has a newer one of, by the date asked
 * for.
 */
void
comity_dated_add_newest (ComityDated *self,
                         const ComityField *same,
                         const ComityField *state,
                         const char *const *void_states)
{
  const char *owner = comity_kind_get_owner_field (self->kind)->name;
  g_autofree char *ours = g_strdup_printf ("k.\"%s\"", state->name);
  g_autofree char *theirs = g_strdup_printf ("n.\"%s\"", state->name);

  add_in (self->sql, ours, void_states, FALSE);
  g_string_append_printf (self->sql->text,
                          " AND NOT EXISTS (SELECT 1 FROM \"%s\" AS n WHERE n.\"%s\" = k.\"%s\" "
                          "AND +n.\"%s\" = k.\"%s\" AND +n.\"%s\" > k.\"%s\"",
                          self->kind->name, owner, owner, same->name, same->name, self->field->name,
                          self->field->name);
  add_in (self->sql, theirs, void_states, FALSE);
  g_string_append_c (self->sql->text, ')');
}

/**
 * comity_dated_add_unnamed:
 * @self: what asks
 * @reference: a reference of the same kind to an older record that it takes the place of
 *
 * Passes over records that another one replaces.
 */
void
comity_dated_add_unnamed (ComityDated *self, const ComityField *reference)
{
  g_string_append_printf (self->sql->text,
                          " AND NOT EXISTS (SELECT 1 FROM \"%s\" AS n WHERE n.\"%s\" = k.\"id\")",
                          self->kind->name, reference->name);
}

/**
 * comity_dated_begin_unless:
 * @self: what asks
 *
 * Passes over records where all conditions up to comity_dated_end_unless() hold.
 */
void
comity_dated_begin_unless (ComityDated *self)
{
  g_string_append (self->sql->text, " AND NOT (1");
}

/** comity_dated_end_unless: ends what comity_dated_begin_unless() began. */
void
comity_dated_end_unless (ComityDated *self)
{
  g_string_append_c (self->sql->text, ')');
}

static void
row_free (gpointer data)
{
  ComityDatedRow *row = data;

  g_free (row->date);
  g_free (row->title);
  g_free (row->owner_title);
  g_free (row);
}

static void
count_free (gpointer data)
{
  g_free (((ComityDatedCount *) data)->date);
  g_free (data);
}

/* -- Reading -------------------------------------------------------------------------------- */

static gboolean
is_over (const GDate *month, const GDate *until)
{
  GDate last = *month;

  g_date_set_day (&last,
                  g_date_get_days_in_month (g_date_get_month (month), g_date_get_year (month)));
  return g_date_compare (&last, until) <= 0;
}

/* Returns: (nullable): the months and years whose last days lie in the span, as a list of SQL */
static char *
dup_partial_dates (const char *from, const char *to)
{
  g_autoptr (GString) list = g_string_new (NULL);
  GDate day, last, ignored;

  if (!comity_date_bounds (from, &day, &ignored) || !comity_date_bounds (to, &ignored, &last))
    return NULL;
  for (g_date_set_day (&day, 1); is_over (&day, &last); g_date_add_months (&day, 1)) {
    GDateMonth month = g_date_get_month (&day);
    GDateYear year = g_date_get_year (&day);

    g_string_append_printf (list, "%s'%04d-%02d'", list->len > 0 ? "," : "", year, month);
    if (month == G_DATE_DECEMBER)
      g_string_append_printf (list, ",'%04d'", year);
  }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* The statement with its conditions: about whole dates, or about these partial ones. */
static ComityStatement
ask (ComityDb *db,
     ComityDated *self,
     const char *columns,
     const char *from,
     const char *to,
     const char *partial,
     const char *rest)
{
  g_autoptr (ComitySql) sql = comity_sql_new ("SELECT ");
  const char *date = self->field->name;

  g_string_append_printf (sql->text, "%s FROM \"%s\" AS k", columns, self->kind->name);
  if (self->owner)
    g_string_append_printf (sql->text, " CROSS JOIN \"%s\" AS o ON o.\"id\" = k.\"%s\"",
                            self->owner->name, comity_kind_get_owner_field (self->kind)->name);
  /* Partial dates are looked up one by one: by text, a month stands before all of its days. */
  g_string_append_printf (sql->text, " WHERE %sk.\"%s\" >= ", partial ? "+" : "", date);
  comity_sql_add_text (sql, partial ? "" : from);
  g_string_append_printf (sql->text, " AND %sk.\"%s\" <= ", partial ? "+" : "", date);
  comity_sql_add_text (sql, to);
  if (partial)
    g_string_append_printf (sql->text, " AND k.\"%s\" IN (%s)", date, partial);
  else
    g_string_append_printf (sql->text, " AND length (k.\"%s\") = 10", date);
  g_string_append (sql->text, self->sql->text->str);
  for (guint i = sql->params->len; i < self->sql->params->len; i++)
    g_ptr_array_add (sql->params, g_variant_ref (self->sql->params->pdata[i]));
  g_string_append (sql->text, rest);
  return comity_sql_statement (sql, db);
}

static gboolean
read_rows (ComityStatement st, GPtrArray *rows, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (&st, &local)) {
    ComityDatedRow *row = g_new0 (ComityDatedRow, 1);

    row->id = comity_statement_id (&st, 0);
    row->owner = comity_statement_id (&st, 1);
    row->date = g_strdup (comity_statement_text (&st, 2));
    row->title = g_strdup (comity_statement_text (&st, 3));
    row->owner_title = g_strdup (comity_statement_text (&st, 4));
    g_ptr_array_add (rows, row);
  }
  comity_statement_clear (&st);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * comity_db_dated_rows:
 * @db: a reader's connection
 * @self: what asks
 * @from: first day
 * @to: last day
 * @descending: the latest first
 * @limit: at most so many of whole dates, and so many of partial ones
 * @error: return location
 *
 * A partial date stands for its last day: what is due in November may be done until the 30th.
 *
 * Returns: (transfer full) (element-type ComityDatedRow) (nullable): the records by their date; those
 *   of partial dates last
 */
GPtrArray *
comity_db_dated_rows (ComityDb *db,
                      ComityDated *self,
                      const char *from,
                      const char *to,
                      gboolean descending,
                      guint limit,
                      GError **error)
{
  g_autofree char *columns =
    g_strdup_printf ("k.\"id\", %s.\"id\", k.\"%s\", k.\"title\", %s.\"title\"",
                     self->owner ? "o" : "k", self->field->name, self->owner ? "o" : "k");
  g_autofree char *rest = g_strdup_printf (" ORDER BY k.\"%s\"%s, k.\"id\" LIMIT %u",
                                           self->field->name, descending ? " DESC" : "", limit);
  g_autofree char *partial = dup_partial_dates (from, to);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);

  if (!read_rows (ask (db, self, columns, from, to, NULL, rest), rows, error) ||
      (partial && !read_rows (ask (db, self, columns, from, to, partial, rest), rows, error)))
    return NULL;
  return g_steal_pointer (&rows);
}

static gboolean
read_counts (ComityStatement st, GPtrArray *counts, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (&st, &local)) {
    ComityDatedCount *count = g_new0 (ComityDatedCount, 1);

    count->date = g_strdup (comity_statement_text (&st, 0));
    count->count = comity_statement_id (&st, 1);
    g_ptr_array_add (counts, count);
  }
  comity_statement_clear (&st);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * comity_db_dated_counts:
 * @db: a reader's connection
 * @self: what asks
 * @from: first day
 * @to: last day
 * @error: return location
 *
 * Returns: (transfer full) (element-type ComityDatedCount) (nullable): how many records there are of
 *   each date
 */
GPtrArray *
comity_db_dated_counts (ComityDb *db,
                        ComityDated *self,
                        const char *from,
                        const char *to,
                        GError **error)
{
  g_autofree char *columns = g_strdup_printf ("k.\"%s\", count(*)", self->field->name);
  g_autofree char *rest = g_strdup_printf (" GROUP BY k.\"%s\"", self->field->name);
  g_autofree char *partial = dup_partial_dates (from, to);
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (count_free);

  if (!read_counts (ask (db, self, columns, from, to, NULL, rest), counts, error) ||
      (partial && !read_counts (ask (db, self, columns, from, to, partial, rest), counts, error)))
    return NULL;
  return g_steal_pointer (&counts);
}

/**
 * comity_db_count_distinct:
 * @db: a reader's connection
 * @query: which records
 * @field: a field of one value
 * @error: return location
 *
 * Returns: how many different values they have in @field, -1 with @error
 */
gint64
comity_db_count_distinct (ComityDb *db,
                          ComityQuery *query,
                          const ComityField *field,
                          GError **error)
{
  g_autoptr (ComitySql) sql = comity_sql_new ("SELECT count (DISTINCT k.\"");
  ComityStatement st;
  gint64 count = -1;

  g_string_append_printf (sql->text, "%s\") FROM \"%s\" AS k", field->name,
                          comity_query_get_kind (query)->name);
  comity_sql_add_where (sql, query);
  st = comity_sql_statement (sql, db);
  if (comity_statement_row (&st, error))
    count = comity_statement_id (&st, 0);
  comity_statement_clear (&st);
  return count;
}
