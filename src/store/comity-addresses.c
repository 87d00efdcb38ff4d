/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-addresses.h"

#include "comity-db.h"

static const ComityField *
email_field (const ComityKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == COMITY_TYPE_EMAIL)
      return &kind->fields[i];
  return NULL;
}

/* Through which field the people of a record of @kind name it: contacts of a partner, participants
 * of an event. Students that a partner sent are not people to write to in its stead. */
static const ComityField *
people_field (const ComityKind *people, const ComityKind *kind)
{
  const ComityField *owner = comity_kind_get_owner_field (people);

  if (owner != NULL && g_strcmp0 (owner->target, kind->name) == 0)
    return owner;
  for (guint i = 0; g_str_equal (people->name, "contact") && i < people->n_fields; i++)
    if (people->fields[i].type == COMITY_TYPE_REF &&
        g_strcmp0 (people->fields[i].target, kind->name) == 0)
      return &people->fields[i];
  return NULL;
}

/* Statements that give the addresses of a record: of its people, then its own, of which only one
 * that gives any counts. */
static GPtrArray *
make_statements (const ComityKind *kind)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_free);
  const ComityField *own = email_field (kind);
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);

  for (guint i = 0; i < n; i++) {
    const ComityField *email = email_field (kinds[i]), *by = people_field (kinds[i], kind);

    if (email != NULL && by != NULL)
      g_ptr_array_add (statements,
                       g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"%s\" = $1 AND \"%s\" IS "
                                        "NOT NULL ORDER BY \"id\"",
                                        email->name, kinds[i]->name, by->name, email->name));
  }
  if (own != NULL)
    g_ptr_array_add (statements,
                     g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"id\" = $1 AND \"%s\" IS "
                                      "NOT NULL",
                                      own->name, kind->name, own->name));
  return statements;
}

/* Returns: how many addresses the statement gave, -1 with @error */
static int
collect (ComityAddresses *self,
         ComityDb *db,
         const char *sql,
         gint64 id,
         GHashTable *seen,
         GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, sql);
  g_autoptr (GError) local = NULL;
  int n = 0;

  comity_statement_bind_id (&st, 1, id);
  for (; comity_statement_row (&st, &local); n++) {
    const char *address = comity_statement_text (&st, 0);

    if (g_hash_table_contains (seen, address))
      continue;
    g_ptr_array_add (self->addresses, g_strdup (address));
    g_hash_table_add (seen, g_ptr_array_index (self->addresses, self->addresses->len - 1));
  }
  if (local == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

/** comity_addresses_free: */
void
comity_addresses_free (ComityAddresses *self)
{
  g_ptr_array_unref (self->addresses);
  g_free (self);
}

/**
 * comity_db_addresses:
 * @ids: (element-type gint64): records of @kind
 *
 * Finds whom to write to: the people of each record, such as the contacts of a partner; where they
 * have no address, the record's own.
 *
 * Returns: (transfer full): the addresses, or %NULL with @error
 */
ComityAddresses *
comity_db_addresses (ComityDb *db, const ComityKind *kind, GArray *ids, GError **error)
{
  g_autoptr (ComityAddresses) self = g_new0 (ComityAddresses, 1);
  g_autoptr (GPtrArray) statements = make_statements (kind);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->addresses = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++) {
    int n = 0;

    if (g_cancellable_set_error_if_cancelled (db->cancellable, error))
      return NULL;
    for (guint k = 0; n == 0 && k < statements->len; k++)
      n = collect (self, db, g_ptr_array_index (statements, k), g_array_index (ids, gint64, i),
                   seen, error);
    if (n < 0)
      return NULL;
    self->n_without += n == 0;
  }
  return g_steal_pointer (&self);
}
