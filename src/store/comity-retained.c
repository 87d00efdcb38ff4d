/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-retained.h"

#include "comity-db.h"

/* Which records of a kind have been kept for longer than its ComityRetention says. */

/** comity_retained_free: */
void
comity_retained_free (ComityRetained *self)
{
  g_free (self->title);
  g_free (self->since);
  g_free (self);
}

/* Returns: (transfer full): `k."ends"`, or a date of the record that a reference names */
static char *
dup_date (const ComityKind *kind, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", 2);
  const ComityField *reference;

  if (parts[1] == NULL)
    return g_strdup_printf ("k.\"%s\"", path);
  reference = comity_kind_get_field (kind, parts[0]);
  return g_strdup_printf ("(SELECT o.\"%s\" FROM \"%s\" AS o WHERE o.\"id\" = k.\"%s\")", parts[1],
                          reference->target, parts[0]);
}

/* A partial date ends with its last day: 2019 is before 2020-06-30 and not before 2019-06-30. */
static char *
dup_sql (const ComityKind *kind)
{
  const char *const *since = kind->retention->since;
  g_autoptr (GString) date = g_string_new ("coalesce (");
  g_autoptr (GString) source = g_string_new ("CASE");

  for (int i = 0; since[i] != NULL; i++) {
    g_autofree char *one = dup_date (kind, since[i]);

    g_string_append_printf (date, "%s, ", one);
    g_string_append_printf (source, " WHEN %s IS NOT NULL THEN %d", one, i);
  }
  g_string_append (date, "substr (k.\"changed\", 1, 10))");
  g_string_append (source, " ELSE -1 END");
  return g_strdup_printf (
    "SELECT \"id\", \"title\", \"since\", \"source\", count (*) OVER () FROM ("
    "SELECT k.\"id\", k.\"title\", %s AS \"since\", %s AS \"source\" FROM \"%s\" AS k "
    "WHERE k.\"keep_until\" IS NULL OR "
    "k.\"keep_until\" < substr ($1, 1, length (k.\"keep_until\"))) "
    "WHERE \"since\" < substr ($2, 1, length (\"since\")) ORDER BY \"since\", \"id\" LIMIT $3",
    date->str, source->str, kind->name);
}

static ComityRetained *
read_row (ComityStatement *st)
{
  ComityRetained *row = g_new0 (ComityRetained, 1);

  row->id = comity_statement_id (st, 0);
  row->title = g_strdup (comity_statement_text (st, 1));
  row->since = g_strdup (comity_statement_text (st, 2));
  row->source = (int) comity_statement_id (st, 3);
  return row;
}

/**
 * comity_db_retained:
 * @db: a reader's connection
 * @kind: with a ComityRetention
 * @before: the day before which the period of what is found must have begun
 * @today: this day; who is to be kept until then or later is passed over
 * @limit: at most so many
 * @total: (out): how many there are in all
 *
 * Returns: (transfer full) (element-type ComityRetained): the longest kept first, or %NULL
 */
GPtrArray *
comity_db_retained (ComityDb *db,
                    const ComityKind *kind,
                    const char *before,
                    const char *today,
                    guint limit,
                    gint64 *total,
                    GError **error)
{
  g_autofree char *sql = dup_sql (kind);
  g_auto (ComityStatement) st = comity_statement (db, sql);
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) comity_retained_free);
  g_autoptr (GError) local = NULL;

  *total = 0;
  comity_statement_bind_text (&st, 1, today); /* numbered as they appear */
  comity_statement_bind_text (&st, 2, before);
  comity_statement_bind_id (&st, 3, limit);
  while (comity_statement_row (&st, &local)) {
    g_ptr_array_add (rows, read_row (&st));
    *total = comity_statement_id (&st, 4);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&rows);
}
