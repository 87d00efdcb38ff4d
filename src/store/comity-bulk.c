/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-bulk.h"

#include <unistd.h>

#include <glib/gstdio.h>

#include "comity-date.h"
#include "comity-db.h"
#include "comity-text.h"

/* FTS5 writes a piece of the index whenever so much text has been collected. */
#define HASH_SIZE (64 * 1024 * 1024)

struct _ComityBulk {
  char *path, *what;
  int lock;
  ComityDb *db;
  char *now;
  GPtrArray *indexes;  /* SQL of those dropped, to be made again */
  GHashTable *counts;  /* const ComityKind -> number */
  GHashTable *records; /* const ComityKind -> a record to fill again and again */
};

static void
bulk_free (ComityBulk *self)
{
  g_clear_pointer (&self->db, comity_db_close);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self->what);
  g_free (self->now);
  g_ptr_array_unref (self->indexes);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->records);
  g_free (self);
}

static gboolean
set_up (ComityBulk *self, GError **error)
{
  /* The office is a WAL database from its first page on; the bulk itself needs no journal. */
  return comity_schema_migrate (self->db, NULL, error) &&
         comity_db_set_meta (self->db, "collation", comity_text_collation (), error) &&
         comity_trust_name (self->db, error) &&
         comity_indexes_drop (self->db, NULL, self->indexes, error) &&
         comity_db_exec (self->db, "PRAGMA foreign_keys=0; BEGIN IMMEDIATE", error);
}

/**
 * comity_bulk_begin:
 * @path: where no file is yet
 * @what: what is done, as comity_changes_new() takes it
 *
 * Returns: (transfer full): end with comity_bulk_finish() or comity_bulk_abandon(); %NULL with a
 *   sentence in @error
 */
ComityBulk *
comity_bulk_begin (const char *path, const char *what, GError **error)
{
  ComityBulk *self = g_new0 (ComityBulk, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->what = g_strdup (what);
  self->now = comity_date_now ();
  self->indexes = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_hash_table_new (NULL, NULL);
  self->records = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->lock = -1;
  if (comity_file_check (self->path, TRUE, error) &&
      (self->lock = comity_file_lock (self->path, error)) >= 0 &&
      comity_file_create (self->path, error)) {
    self->db = comity_db_open (self->path, COMITY_DB_BULK, error);
    if (self->db != NULL && set_up (self, error))
      return self;
    g_unlink (self->path);
  }
  bulk_free (self);
  return NULL;
}

/* A title is never made of the owner's, beside which it stands. */
static gboolean
may_be_in_title (const ComityKind *kind, const ComityField *field)
{
  return comity_field_is_reference (field) &&
         (g_strcmp0 (kind->title, field->name) == 0 ||
          (kind->dup_title != NULL && !(field->flags & COMITY_OWNER)));
}

static ComityRecord *
fill (ComityBulk *self, const ComityKind *kind, gint64 id, const char *const *values)
{
  ComityRecord *record = g_hash_table_lookup (self->records, kind);

  if (record == NULL) {
    record = comity_record_new (kind);
    g_hash_table_insert (self->records, (gpointer) kind, record);
  }
  comity_record_set_id (record, id);
  comity_record_set_version (record, 1);
  comity_record_set_stamps (record, self->now, self->now);
  for (guint i = 0; i < kind->n_fields; i++)
    comity_record_set_at (record, i, values[i]);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (values[i] != NULL && may_be_in_title (kind, &kind->fields[i]))
      comity_read_ref_titles (self->db, record, i);
  }
  return record;
}

/**
 * comity_bulk_add:
 * @values: canonical values by the index of the field, %NULL where absent
 *
 * Adds a record. What it refers to should be there before it where its title is made of that.
 */
gboolean
comity_bulk_add (ComityBulk *self,
                 const ComityKind *kind,
                 gint64 id,
                 const char *const *values,
                 GError **error)
{
  ComityRecord *record = fill (self, kind, id, values);
  g_autofree char *title = comity_record_dup_title (record);
  g_autoptr (GBytes) key = comity_text_sort_key (title);
  gsize count = GPOINTER_TO_SIZE (g_hash_table_lookup (self->counts, kind));

  g_hash_table_insert (self->counts, (gpointer) kind, GSIZE_TO_POINTER (count + 1));
  return comity_write_insert (self->db, record, title, key, error);
}

/**
 * comity_bulk_add_file:
 * @hash: of @content
 *
 * Adds the content of a file.
 */
gboolean
comity_bulk_add_file (ComityBulk *self, const char *hash, GBytes *content, GError **error)
{
  ComityBlob blob = { (char *) hash, content };

  return comity_write_blob (self->db, &blob, error);
}

static gboolean
note_kind (ComityBulk *self, const ComityKind *kind, guint count, GError **error)
{
  ComityJournal journal = { .at = self->now, .who = comity_journal_person (), .what = self->what };
  g_autofree char *changes = g_strdup_printf ("{\"count\":%u}", count);

  return comity_write_tally (self->db, kind, (int) count, error) &&
         comity_journal_add (self->db, &journal, kind, 0, 1, "add", changes, error);
}

static gboolean
set_hash_size (ComityBulk *self,
               const ComityKind *kind,
               const char *index,
               gint64 size,
               GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO \"%s_%s\" (\"%s_%s\", \"rank\") VALUES ('hashsize', $1)",
                     kind->name, index, kind->name, index);
  g_auto (ComityStatement) st = comity_statement (self->db, sql);

  comity_statement_bind_id (&st, 1, size);
  return comity_statement_run (&st, error);
}

/* One large piece, on a level where small ones do not soon ask it to be merged again: FTS5 puts
 * what it optimizes a level higher, but only if there are two pieces. */
static gboolean
optimize (ComityBulk *self, const ComityKind *kind, const char *index, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s_%s", kind->name, index);
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO \"%s\" (\"%s\") VALUES ('optimize'); "
                     "INSERT INTO \"%s\" (\"rowid\", \"text\") VALUES (1, 'xxx'); "
                     "INSERT INTO \"%s\" (\"%s\") VALUES ('optimize'); "
                     "DELETE FROM \"%s\" WHERE \"rowid\" = 1",
                     name, name, name, name, name, name);

  return comity_db_exec (self->db, sql, error) &&
         set_hash_size (self, kind, index, 1024 * 1024, error);
}

static gboolean
index_record (ComityBulk *self, const ComityKind *kind, gint64 id, GError **error)
{
  g_autofree char *title = NULL, *text = NULL;
  g_autoptr (ComityRecord) record =
    comity_read_record (self->db, kind, id, COMITY_LOAD_PLAIN, &title, error);

  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!(kind->fields[i].flags & COMITY_SEARCHED))
      continue;
    if (comity_field_is_many (&kind->fields[i]) && !comity_read_many (self->db, record, i, error))
      return FALSE;
    if (comity_field_is_reference (&kind->fields[i]))
      comity_read_ref_titles (self->db, record, i);
  }
  text = comity_search_text (record, title);
  return comity_search_index (self->db, kind, id, text, TRUE, error);
}

/* In ascending order of ids, so that FTS5 collects much text before it writes. */
static gboolean
index_kind (ComityBulk *self, const ComityKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"id\" FROM \"%s\" ORDER BY \"id\"", kind->name);
  g_auto (ComityStatement) st = comity_statement (self->db, sql);
  g_autoptr (GError) local = NULL;

  if (!set_hash_size (self, kind, "words", HASH_SIZE, error) ||
      !set_hash_size (self, kind, "parts", HASH_SIZE, error))
    return FALSE;
  while (comity_statement_row (&st, &local)) {
    if (!index_record (self, kind, comity_statement_id (&st, 0), &local))
      break;
  }
  if (local == NULL && optimize (self, kind, "words", &local) &&
      optimize (self, kind, "parts", &local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
finish_kinds (ComityBulk *self, GError **error)
{
  GHashTableIter iter;
  gpointer kind, count;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &kind, &count)) {
    if (!note_kind (self, kind, GPOINTER_TO_SIZE (count), error) ||
        (comity_kind_is_searched (kind) && !index_kind (self, kind, error)))
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_bulk_finish:
 * @self: (transfer full):
 *
 * Makes the indexes and the search, counts, and leaves an office that can be opened.
 */
gboolean
comity_bulk_finish (ComityBulk *self, GError **error)
{
  if (finish_kinds (self, error) && comity_indexes_make (self->db, self->indexes, error) &&
      comity_db_exec (self->db, "COMMIT; ANALYZE", error) &&
      comity_db_exec (self->db, "PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL", error)) {
    comity_trust_remember (self->db, self->path);
    bulk_free (self);
    return TRUE;
  }
  comity_bulk_abandon (self);
  return FALSE;
}

/**
 * comity_bulk_abandon:
 * @self: (transfer full):
 *
 * Gives up and removes the file.
 */
void
comity_bulk_abandon (ComityBulk *self)
{
  g_unlink (self->path);
  bulk_free (self);
}
