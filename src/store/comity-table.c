/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

static GMutex mutex;
static GHashTable *tables; /* const ComityKind -> ComityTable, kept for the life of the program */

/**
 * comity_kind_is_searched:
 *
 * Returns: whether the kind has a search index
 */
gboolean
comity_kind_is_searched (const ComityKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].flags & COMITY_SEARCHED)
      return TRUE;
  }
  return FALSE;
}

static void
make_select (ComityTable *self)
{
  const ComityKind *kind = self->kind;
  GString *sql = g_string_new ("SELECT \"id\", \"version\", \"created\", \"changed\", \"title\"");
  int column = TABLE_FIELDS;

  self->columns = g_new (int, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];

    self->columns[i] = -1;
    if (comity_field_is_many (field))
      continue;
    self->columns[i] = column++;
    g_string_append_printf (sql, ", \"%s\"", field->name);
    if (field->type == COMITY_TYPE_MONEY) {
      g_string_append_printf (sql, ", \"%s_currency\"", field->name);
      column++;
    }
  }
  g_string_append_printf (sql, " FROM \"%s\" WHERE \"id\" = $1", kind->name);
  self->select = g_string_free (sql, FALSE);
}

static void
make_insert (ComityTable *self)
{
  const ComityKind *kind = self->kind;
  GString *names = g_string_new ("\"id\", \"version\", \"created\", \"changed\", \"title\", "
                                 "\"title_key\"");
  GString *values = g_string_new ("$1, $2, $3, $4, $5, $6");
  int at = 7;

  for (guint i = 0; i < kind->n_fields; i++) {
    const ComityField *field = &kind->fields[i];

    if (comity_field_is_many (field))
      continue;
    g_string_append_printf (names, ", \"%s\"", field->name);
    g_string_append_printf (values, ", $%d", at++);
    if (field->type == COMITY_TYPE_MONEY) {
      g_string_append_printf (names, ", \"%s_currency\"", field->name);
      g_string_append_printf (values, ", $%d", at++);
    }
  }
  self->insert =
    g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", kind->name, names->str, values->str);
  g_string_free (names, TRUE);
  g_string_free (values, TRUE);
}

static void
make_many (ComityTable *self)
{
  const ComityKind *kind = self->kind;

  self->many_select = g_new0 (char *, kind->n_fields);
  self->many_insert = g_new0 (char *, kind->n_fields);
  self->many_delete = g_new0 (char *, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *name = kind->fields[i].name;

    if (!comity_field_is_many (&kind->fields[i]))
      continue;
    self->many_select[i] = g_strdup_printf ("SELECT \"value\" FROM \"%s__%s\" WHERE \"owner\" = $1 "
                                            "ORDER BY \"position\"",
                                            kind->name, name);
    self->many_insert[i] =
      g_strdup_printf ("INSERT INTO \"%s__%s\" (\"owner\", \"position\", \"value\") "
                       "VALUES ($1, $2, $3)",
                       kind->name, name);
    self->many_delete[i] =
      g_strdup_printf ("DELETE FROM \"%s__%s\" WHERE \"owner\" = $1", kind->name, name);
  }
}

static ComityTable *
table_new (const ComityKind *kind)
{
  ComityTable *self = g_new0 (ComityTable, 1);

  self->kind = kind;
  self->searched = comity_kind_is_searched (kind);
  make_select (self);
  make_insert (self);
  make_many (self);
  return self;
}

/**
 * comity_table:
 *
 * The statements that read and write records of a kind; made once, in any thread.
 *
 * Returns: (transfer none): never %NULL
 */
const ComityTable *
comity_table (const ComityKind *kind)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  ComityTable *self;

  if (tables == NULL)
    tables = g_hash_table_new (NULL, NULL);
  self = g_hash_table_lookup (tables, kind);
  if (self == NULL) {
    self = table_new (kind);
    g_hash_table_insert (tables, (gpointer) kind, self);
  }
  return self;
}
