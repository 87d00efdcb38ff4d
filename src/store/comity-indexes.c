/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indexes are made faster of all rows at once, in their order, than row by row in the order in which
 * these come: then each row changes pages all over the file. So who writes very many rows takes the
 * indexes away for a while, within the same transaction. */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

static const ComityField *
find_field (const ComityKind *kind, const char *index)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *name = g_strdup_printf ("%s_%s_index", kind->name, kind->fields[i].name);

    if (g_str_equal (index, name))
      return &kind->fields[i];
  }
  return NULL;
}

static gboolean
is_filled (ComityDb *db, const ComityKind *kind, const ComityField *field)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" IS NOT NULL LIMIT 1",
                                          kind->name, field->name);

  return comity_db_pragma (db, sql, 0) != 0;
}

/* Who names a record is looked for by its index also while records are written. And an index of what no
 * record has said so far costs nothing, whereas making it again takes going through all of them. */
static gboolean
is_to_stay (ComityDb *db, const ComityKind *kind, const char *index)
{
  const ComityField *field = find_field (kind, index);

  return field != NULL && (comity_field_is_reference (field) || field->type == COMITY_TYPE_LINK ||
                           !is_filled (db, kind, field));
}

static gboolean
drop_all (ComityDb *db, const GPtrArray *names, GError **error)
{
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *sql =
      g_strdup_printf ("DROP INDEX \"%s\"", (const char *) g_ptr_array_index (names, i));

    if (!comity_db_exec (db, sql, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_indexes_drop:
 * @kind: (nullable): whose; %NULL: all of the office, also those of references and empty ones
 * @dropped: (element-type utf8): the statements that make them again are added here
 *
 * Takes indexes away, in the transaction under way.
 */
gboolean
comity_indexes_drop (ComityDb *db, const ComityKind *kind, GPtrArray *dropped, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  ComityStatement st =
    comity_statement (db,
                      "SELECT \"name\", \"sql\" FROM \"sqlite_schema\" WHERE \"type\" = 'index' "
                      "AND \"sql\" IS NOT NULL AND \"name\" NOT LIKE '%~_data' ESCAPE '~' "
                      "AND \"tbl_name\" = coalesce ($1, \"tbl_name\")");

  comity_statement_bind_text (&st, 1, kind != NULL ? kind->name : NULL);
  while (comity_statement_row (&st, &local)) {
    if (kind != NULL && is_to_stay (db, kind, comity_statement_text (&st, 0)))
      continue;
    g_ptr_array_add (names, g_strdup (comity_statement_text (&st, 0)));
    g_ptr_array_add (dropped, g_strdup (comity_statement_text (&st, 1)));
  }
  comity_statement_clear (&st);
  if (local == NULL)
    return drop_all (db, names, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * comity_indexes_make:
 * @dropped: of comity_indexes_drop()
 *
 * Makes them again, as they were.
 */
gboolean
comity_indexes_make (ComityDb *db, const GPtrArray *dropped, GError **error)
{
  for (guint i = 0; i < dropped->len; i++) {
    if (!comity_db_exec (db, g_ptr_array_index (dropped, i), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_indexes_count:
 *
 * Tells SQLite how the values of a kind are spread, from some of the rows: with its index goes what was
 * known of one, and until the file is closed queries would be planned by guesses.
 */
gboolean
comity_indexes_count (ComityDb *db, const ComityKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA analysis_limit=1000; ANALYZE \"%s\"", kind->name);

  return comity_db_exec (db, sql, error);
}
