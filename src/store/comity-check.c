/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "comity-text.h"

/* A damaged file has many faults; the first tell enough. */
#define MAX_FINDINGS 100

typedef struct {
  ComityDb *db;
  GPtrArray *findings;
  const ComityKind *kind;
  gboolean mendable; /* comity_store_mend_async() puts some of it right */
  gboolean collated; /* the file is sorted in the order of the language of this program */
  char number[24];   /* of number() */
} Check;

G_GNUC_PRINTF (2, 0)
static void
add_valist (Check *self, const char *format, va_list args)
{
  if (self->findings->len < MAX_FINDINGS)
    g_ptr_array_add (self->findings, g_strdup_vprintf (format, args));
}

G_GNUC_PRINTF (2, 3)
static void
add (Check *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add_valist (self, format, args);
  va_end (args);
}

/* What is only held to be found, sorted and counted quickly. */
G_GNUC_PRINTF (2, 3)
static void
add_mendable (Check *self, const char *format, ...)
{
  va_list args;

  self->mendable = TRUE;
  va_start (args, format);
  add_valist (self, format, args);
  va_end (args);
}

static void
check_file (Check *self)
{
  g_auto (ComityStatement) st = comity_statement (self->db, "PRAGMA integrity_check(20)");
  g_auto (ComityStatement) keys = comity_statement (self->db, "PRAGMA foreign_key_check");
  guint broken = 0, indexes = 0;

  while (comity_statement_row (&st, NULL)) {
    if (g_strcmp0 (comity_statement_text (&st, 0), "ok") == 0)
      continue;
    g_debug ("integrity_check: %s", comity_statement_text (&st, 0));
    if (strstr (comity_statement_text (&st, 0), "inverted index") != NULL)
      indexes++;
    else
      broken++;
  }
  if (indexes > 0)
    add_mendable (self, _ ("A search index is damaged."));
  while (comity_statement_row (&keys, NULL))
    add (self,
         /* Translators: %s is the name of a table */
         _ ("A record in “%s” names another that does not exist."),
         comity_statement_text (&keys, 0));
  if (broken > 0 || st.rc != SQLITE_DONE || keys.rc != SQLITE_DONE)
    add (self, _ ("The file itself is damaged. Keep a copy of it and open the newest backup."));
}

/* A connection that has been open for a while may hold old knowledge of an FTS5 index against it
 * when another connection has merged it since (seen with SQLite 3.46): a fresh one looks. */
static void
check_file_afresh (Check *self)
{
  const char *path = sqlite3_db_filename (self->db->handle, "main");
  g_autoptr (ComityDb) fresh = comity_db_open (path, COMITY_DB_READ_ONLY, NULL);
  ComityDb *own = self->db;

  if (fresh == NULL || !comity_db_exec (fresh, "BEGIN", NULL)) {
    check_file (self);
    return;
  }
  fresh->cancellable = own->cancellable;
  self->db = fresh;
  check_file (self);
  self->db = own;
}

/* For sentences: gettext cannot see a directive that a macro makes. Good until the next call. */
static const char *
number (Check *self, gint64 id)
{
  g_snprintf (self->number, sizeof self->number, "%" G_GINT64_FORMAT, id);
  return self->number;
}

static void
check_values (Check *self, ComityRecord *record)
{
  gint64 id = comity_record_get_id (record);
  g_autoptr (ComityProblems) problems = comity_record_validate (record);

  for (guint i = 0; i < comity_problems_get_size (problems); i++)
    add (self,
         /* Translators: kind of record, its number, what is wrong with it */
         _ ("%1$s %2$s: %3$s"), comity_kind_get_label (self->kind), number (self, id),
         comity_problems_get (problems, i)->error->message);
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);
    g_autofree char *normal =
      value ? comity_field_normalize (&self->kind->fields[i], value, NULL) : NULL;

    if (g_strcmp0 (value, normal) != 0)
      add (self,
           /* Translators: kind of record, its number, label of a field */
           _ ("%1$s %2$s: the value of “%3$s” is not as it should be kept."),
           comity_kind_get_label (self->kind), number (self, id),
           comity_field_get_label (&self->kind->fields[i]));
  }
}

static void
check_links (Check *self, ComityRecord *record)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);
    const ComityKind *kind;
    gint64 id;

    if (self->kind->fields[i].type != COMITY_TYPE_LINK || value == NULL)
      continue;
    if (!comity_link_parse (value, &kind, &id) || !comity_read_exists (self->db, kind, id))
      add (self,
           /* Translators: kind of record, its number */
           _ ("%1$s %2$s belongs to a record that does not exist."),
           comity_kind_get_label (self->kind), number (self, comity_record_get_id (record)));
  }
}

static void
check_title (Check *self, gint64 id, const char *title)
{
  g_autoptr (GBytes) key = comity_text_sort_key (title);
  /* Sorted in the order of another language, it is sorted none the less. */
  g_autoptr (GBytes) stored =
    self->collated ? comity_read_title_key (self->db, self->kind, id) : NULL;

  if (stored != NULL && !g_bytes_equal (key, stored))
    add_mendable (self,
                  /* Translators: kind of record, its number */
                  _ ("%1$s %2$s is not sorted by its title."), comity_kind_get_label (self->kind),
                  number (self, id));
}

/* Whether the record is found by the first word of what the index should hold of it. */
static void
check_found (Check *self, ComityRecord *record, const char *title)
{
  gint64 id = comity_record_get_id (record);
  g_autofree char *folded = comity_search_text (record, title);

  if (*folded != '\0' && !comity_search_holds (self->db, self->kind, id, folded))
    add_mendable (self,
                  /* Translators: kind of record, its number */
                  _ ("%1$s %2$s cannot be found by its words."), comity_kind_get_label (self->kind),
                  number (self, id));
}

static void
check_versions (Check *self)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT k.\"id\" FROM \"%s\" AS k WHERE EXISTS (SELECT 1 FROM \"journal\" AS j WHERE "
    "j.\"record\" = k.\"id\") AND k.\"version\" <> (SELECT max (j.\"version\") FROM \"journal\" "
    "AS j WHERE j.\"record\" = k.\"id\" AND j.\"kind\" = $1)",
    self->kind->name);
  g_auto (ComityStatement) st = comity_statement (self->db, sql);

  comity_statement_bind_text (&st, 1, self->kind->name);
  while (comity_statement_row (&st, NULL))
    add (self,
         /* Translators: kind of record, its number */
         _ ("%1$s %2$s: its history does not lead to what it is now."),
         comity_kind_get_label (self->kind), number (self, comity_statement_id (&st, 0)));
}

static void
check_counts (Check *self, gint64 count)
{
  if (comity_read_tally (self->db, self->kind, NULL) != count)
    add_mendable (self,
                  /* Translators: kinds of record, such as “Partners” */
                  _ ("%s: the number of records is not the one that is noted."),
                  comity_kind_get_plural (self->kind));
  if (comity_kind_is_searched (self->kind) && comity_search_count (self->db, self->kind) != count)
    add_mendable (self,
                  /* Translators: kinds of record, such as “Partners” */
                  _ ("%s: the search index does not hold every record."),
                  comity_kind_get_plural (self->kind));
}

static gboolean
check_kind (Check *self, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"id\" FROM \"%s\" ORDER BY \"id\"", self->kind->name);
  g_auto (ComityStatement) st = comity_statement (self->db, sql);
  g_autoptr (GError) local = NULL;
  gint64 count = 0;

  while (comity_statement_row (&st, &local)) {
    g_autofree char *title = NULL;
    gint64 id = comity_statement_id (&st, 0);
    g_autoptr (ComityRecord) record =
      comity_read_record (self->db, self->kind, id, COMITY_LOAD_ALL, &title, &local);

    if (record == NULL)
      break;
    count++;
    check_values (self, record);
    check_links (self, record);
    check_title (self, id, title);
    check_found (self, record, title);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  check_counts (self, count);
  check_versions (self);
  return TRUE;
}

/**
 * comity_db_check:
 * @mendable: (out) (optional): whether comity_store_mend_async() would put some of it right
 *
 * Looks whether the file is sound and everything in it agrees: values, references, titles and
 * their order, search indexes, counts and the journal. May take a while.
 *
 * Returns: (transfer full) (element-type utf8): what is wrong, in sentences; empty when nothing
 *   is; %NULL with @error when it could not be looked at or was cancelled
 */
GPtrArray *
comity_db_check (ComityDb *db, gboolean *mendable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);
  g_autofree char *collation = comity_db_get_meta (db, "collation");
  Check self = {
    .db = db,
    .findings = findings,
    .collated = g_strcmp0 (collation, comity_text_collation ()) == 0,
  };

  check_file_afresh (&self);
  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (GError) local = NULL;

    self.kind = kinds[i];
    if (check_kind (&self, &local))
      continue;
    if (!g_error_matches (local, COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    add (&self, "%s", local->message);
  }
  if (mendable != NULL)
    *mendable = self.mendable;
  return g_steal_pointer (&findings);
}
