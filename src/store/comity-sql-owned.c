/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

/* Conditions about what belongs to a record: a student with a visa that ends soon. */

/* Which of the child's records are meant at all. */
static void
add_among (ComitySql *self, const char *table, const ComityFilter *filter)
{
  const ComityKind *child = filter->child;

  if (filter->of != NULL) {
    g_string_append_printf (self->text, " AND %s.\"%s\" = ", table, COMITY_FILTER_OF);
    comity_sql_add_text (self, filter->of);
  }
  if (child->void_statuses == NULL || g_strcmp0 (child->status, filter->field->name) == 0)
    return;
  g_string_append_printf (self->text, " AND (%s.\"%s\" IS NULL OR %s.\"%s\" NOT IN (", table,
                          child->status, table, child->status);
  for (guint i = 0; child->void_statuses[i] != NULL; i++) {
    if (i > 0)
      g_string_append (self->text, ", ");
    comity_sql_add_text (self, child->void_statuses[i]);
  }
  g_string_append (self->text, "))");
}

/* Of the ends of what is valid one after the other only the last one is an end. */
static gboolean
asks_last (const ComityFilter *filter)
{
  return g_strcmp0 (filter->child->to, filter->field->name) == 0 &&
         filter->op != COMITY_OP_PRESENT && filter->op != COMITY_OP_ABSENT;
}

static void
add_none_later (ComitySql *self, const ComityFilter *filter, const char *owner)
{
  g_string_append_printf (self->text,
                          " AND NOT EXISTS (SELECT 1 FROM \"%s\" AS d WHERE d.\"%s\" = c.\"%s\" "
                          "AND d.\"%s\" > c.\"%s\"",
                          filter->child->name, owner, owner, filter->field->name,
                          filter->field->name);
  add_among (self, "d", filter);
  g_string_append_c (self->text, ')');
}

/**
 * comity_sql_add_owned:
 * @filter: one with a child
 *
 * Appends the condition for a filter by what belongs to the record; the record's table is `k`.
 */
void
comity_sql_add_owned (ComitySql *self, const ComityFilter *filter)
{
  const char *owner = comity_kind_get_owner_field (filter->child)->name;
  gboolean negative = filter->op == COMITY_OP_NOT || filter->op == COMITY_OP_ABSENT;
  g_autofree char *column = g_strdup_printf ("c.\"%s\"", filter->field->name);

  g_string_append_printf (self->text, "k.\"id\" %sIN (SELECT c.\"%s\" FROM \"%s\" AS c WHERE ",
                          negative ? "NOT " : "", owner, filter->child->name);
  if (comity_field_is_many (filter->field)) {
    g_string_append_printf (self->text,
                            "c.\"id\" IN (SELECT m.\"owner\" FROM \"%s__%s\" AS m WHERE ",
                            filter->child->name, filter->field->name);
    comity_sql_add_condition (self, "m.\"value\"", filter);
    g_string_append_c (self->text, ')');
  } else {
    comity_sql_add_condition (self, column, filter);
  }
  add_among (self, "c", filter);
  if (asks_last (filter))
    add_none_later (self, filter, owner);
  g_string_append_c (self->text, ')');
}
