/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "comity-exchange-error.h"
#include "comity-export-private.h"
#include "comity-id.h"
#include "comity-json.h"
#include "comity-lists.h"
#include "comity-package.h"
#include "comity-sentence.h"
#include "comity-stream.h"

#define LARGEST_PART (1024 * 1024 * 1024)
#define FORMAT "comity-archive-1"

/* -- Writing --------------------------------------------------------------------------------------------- */

typedef struct {
  struct archive *zip;
  GHashTable *files; /* set of hashes */
  guint n;
} Packing;

static gboolean
begin_entry (Packing *self, const char *path, gint64 size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  if (size >= 0)
    archive_entry_set_size (entry, size);
  int code = archive_write_header (self->zip, entry);
  archive_entry_free (entry);
  return code == ARCHIVE_OK || comity_export_write_failed (archive_errno (self->zip), error);
}

static gboolean
put (Packing *self, const char *data, gsize length, GError **error)
{
  return archive_write_data (self->zip, data, length) == (la_ssize_t) length ||
         comity_export_write_failed (archive_errno (self->zip), error);
}

static gboolean
holds_content (const ComityField *field)
{
  return field->type == COMITY_TYPE_IMAGE || field->type == COMITY_TYPE_FILE;
}

static void
note_files (Packing *self, ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);
    if (value != NULL && holds_content (&kind->fields[i]))
      g_hash_table_add (self->files, g_strdup (value));
  }
}

static gboolean
put_kind (Packing *self, ComityDb *db, const ComityKind *kind, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = comity_db_ids (db, query, error);
  g_autofree char *path = g_strdup_printf ("records/%s.jsonl", kind->name);
  if (ids == NULL || !begin_entry (self, path, -1, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (ComityRecord) record =
      comity_db_load (db, kind, g_array_index (ids, gint64, i), error);
    g_autoptr (GString) line = g_string_new (NULL);
    if (record == NULL)
      return FALSE;
    note_files (self, record);
    comity_json_append_record (line, record, NULL, 0, COMITY_JSON_STAMPS);
    g_string_append_c (line, '\n');
    if (!put (self, line->str, line->len, error))
      return FALSE;
    self->n++;
  }
  return TRUE;
}

static gboolean
put_files (Packing *self, ComityDb *db, GError **error)
{
  GHashTableIter iter;
  gpointer hash;
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &hash, NULL)) {
    g_autoptr (GBytes) content = comity_db_blob (db, hash, error);
    g_autofree char *path = g_strconcat ("files/", (const char *) hash, NULL);
    if (content == NULL)
      return FALSE;
    if (!begin_entry (self, path, (gint64) g_bytes_get_size (content), error) ||
        !put (self, g_bytes_get_data (content, NULL), g_bytes_get_size (content), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put_all (Packing *self, ComityDb *db, GError **error)
{
  static const char head[] = "{\"format\": \"" FORMAT "\"}\n";
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);
  if (!begin_entry (self, "comity.json", strlen (head), error) ||
      !put (self, head, strlen (head), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!put_kind (self, db, kinds[i], error))
      return FALSE;
  return put_files (self, db, error);
}

/* A ComityReadFunc: all in one reading transaction, so that the archive is of one moment. */
static gpointer
write_func (ComityDb *db, gpointer data, GError **error)
{
  const char *path = data;
  g_autofree char *temporary = g_strconcat (path, ".part", NULL);
  Packing self = { archive_write_new (),
                   g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
  archive_write_set_format_zip (self.zip);
  gboolean done = archive_write_open_filename (self.zip, temporary) == ARCHIVE_OK ||
                  comity_export_write_failed (archive_errno (self.zip), error);
  done = done && put_all (&self, db, error);
  if (done && archive_write_close (self.zip) != ARCHIVE_OK)
    done = comity_export_write_failed (archive_errno (self.zip), error);
  archive_write_free (self.zip);
  g_hash_table_unref (self.files);
  if (done && (g_chmod (temporary, 0600) != 0 || g_rename (temporary, path) != 0))
    done = comity_export_write_failed (errno, error);
  if (!done)
    g_unlink (temporary);
  return done ? GUINT_TO_POINTER (self.n + 1) : NULL;
}

/**
 * comity_archive_write_sync:
 * @path: where to write
 * @n_records: (out): how many records are in it
 *
 * Writes the whole office into one archive; waits.
 */
gboolean
comity_archive_write_sync (ComityStore *store, const char *path, guint *n_records, GError **error)
{
  gpointer done = comity_store_read_sync (store, write_func, (gpointer) path, error);
  *n_records = done != NULL ? GPOINTER_TO_UINT (done) - 1 : 0;
  return done != NULL;
}

/* -- Reading ---------------------------------------------------------------------------------------------- */

typedef struct {
  ComityInput *input;
  ComityPackage *package;
  guint kind; /* which is read next */
  GBytes *lines; /* of the one before it */
  gsize at;
  guint number;
  guint n;
} Unpacking;

static void
unpacking_free (Unpacking *self)
{
  g_clear_pointer (&self->lines, g_bytes_unref);
  g_clear_pointer (&self->package, comity_package_free);
  g_clear_pointer (&self->input, comity_input_free);
}

static gboolean
take_member (ComityRecord *record, const ComityJsonMember *member, GError **error)
{
  const ComityField *field = comity_kind_get_field (comity_record_get_kind (record), member->name);
  g_autoptr (GError) problem = NULL;
  gint64 id;
  if (field == NULL && g_str_equal (member->name, "id") && member->value->text != NULL &&
      comity_id_parse (member->value->text, &id)) {
    comity_record_set_id (record, id);
    return TRUE;
  }
  if (field == NULL)
    return TRUE;
  g_autofree char *neutral = comity_json_dup_neutral (field, member->value, &problem);
  g_autofree char *value =
    problem == NULL ? comity_field_normalize (field, neutral, &problem) : NULL;
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  comity_record_set (record, field->name, value);
  return TRUE;
}

static ComityRecord *
read_line (const ComityKind *kind, const char *line, gsize length, GError **error)
{
  g_autoptr (GPtrArray) members = comity_json_parse_object (line, length, error);
  g_autoptr (ComityRecord) record = comity_record_new (kind);
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!take_member (record, members->pdata[i], error))
      return NULL;
  if (members == NULL)
    return NULL;
  if (g_str_equal (kind->name, "option"))
    comity_lists_set_option (comity_record_get (record, "list"), comity_record_get (record, "code"),
                             comity_record_get (record, "label"),
                             (int) comity_record_get_int (record, "position", G_MAXINT16),
                             g_strcmp0 (comity_record_get (record, "archived"), "true") == 0);
  return g_steal_pointer (&record);
}

/* The lists of the office come first, since the others choose from them. */
static const ComityKind *
kind_at (guint index)
{
  guint n;
  const ComityKind *const *kinds = comity_kinds (&n);
  if (index == 0)
    return comity_kind_find ("option");
  return index <= n ? kinds[index - 1] : NULL;
}

static gboolean
next_part (Unpacking *self, const ComityKind *kind, GError **error)
{
  g_autofree char *path = g_strdup_printf ("records/%s.jsonl", kind->name);
  g_clear_pointer (&self->lines, g_bytes_unref);
  self->at = self->number = 0;
  if (!comity_package_has (self->package, path) ||
      (self->kind > 0 && g_str_equal (kind->name, "option"))) {
    self->lines = g_bytes_new (NULL, 0);
    return TRUE;
  }
  self->lines = comity_package_read (self->package, path, LARGEST_PART, error);
  return self->lines != NULL;
}

/* A ComityNextFunc. */
static ComityRecord *
next_record (ComityDb *db, gpointer data, GError **error)
{
  Unpacking *self = data;
  const ComityKind *kind;
  while ((kind = kind_at (self->kind)) != NULL) {
    gsize length;
    const char *text = self->lines != NULL ? g_bytes_get_data (self->lines, &length) : NULL;
    if (text != NULL && self->at < length) {
      const char *line = text + self->at, *end = memchr (line, '\n', length - self->at);
      gsize n = end != NULL ? (gsize) (end - line) : length - self->at;
      self->at += n + 1;
      self->number++;
      self->n++;
      g_autoptr (GError) problem = NULL;
      ComityRecord *record = read_line (kind, line, n, &problem);
      if (record == NULL)
        g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_SYNTAX,
                     /* Translators: a kind of record, a line's number, and what is wrong with it */
                     _ ("The archive is damaged: %1$s, line %2$u: %3$s"), kind->name, self->number,
                     problem->message);
      return record;
    }
    if (self->lines != NULL)
      kind = kind_at (++self->kind);
    if (kind == NULL || !next_part (self, kind, error))
      return NULL;
  }
  return NULL;
}

static gboolean
add_files (Unpacking *self, ComityChanges *changes, GError **error)
{
  g_auto (GStrv) names = comity_package_list (self->package);
  for (guint i = 0; names[i] != NULL; i++) {
    if (!g_str_has_prefix (names[i], "files/sha256-"))
      continue;
    g_autofree char *hash = NULL;
    g_autoptr (GBytes) content =
      comity_package_read (self->package, names[i], 100 * 1024 * 1024, error);
    if (content == NULL)
      return FALSE;
    comity_changes_add_blob (changes, content, &hash);
  }
  return TRUE;
}

static gpointer
count_func (ComityDb *db, gpointer data, GError **error)
{
  g_autoptr (GHashTable) counts = comity_db_counts (db, error);
  GHashTableIter iter;
  gpointer kind, n;
  if (counts == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &kind, &n))
    if (GPOINTER_TO_INT (n) > 0 && !g_str_equal (kind, "option") && !g_str_equal (kind, "office") &&
        !g_str_has_prefix (kind, "deadline") && !g_str_equal (kind, "holiday") &&
        !g_str_equal (kind, "country_group"))
      *(gboolean *) data = FALSE;
  return data;
}

static gboolean
check_empty (ComityStore *store, GError **error)
{
  gboolean empty = TRUE;
  if (comity_store_read_sync (store, count_func, &empty, error) == NULL)
    return FALSE;
  if (!empty)
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_REFUSED,
                 _ ("An archive is read into an empty office, and this one has records. Make a new "
                    "one first."));
  return empty;
}

/**
 * comity_archive_read_sync:
 * @store: an empty office
 * @path: an archive
 * @n_records: (out): how many records it had
 *
 * Reads an archive into the office, in one transaction; waits.
 */
gboolean
comity_archive_read_sync (ComityStore *store, const char *path, guint *n_records, GError **error)
{
  Unpacking self = { .input = comity_input_open (path, error) };
  g_autoptr (ComityChanged) changed = NULL;
  if (self.input != NULL && check_empty (store, error))
    self.package = comity_package_open (self.input, error);
  if (self.package != NULL && !comity_package_has (self.package, "comity.json")) {
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
                 _ ("This is not an archive that “comity archive” wrote."));
    g_clear_pointer (&self.package, comity_package_free);
  }
  if (self.package != NULL) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *what = comity_sentence_of_text (N_ ("Import of %s"), name);
    ComityChanges *changes = comity_changes_new (what);
    if (add_files (&self, changes, error)) {
      comity_changes_stream_unordered (changes, next_record, &self, NULL);
      changed = comity_store_write_sync (store, changes, error);
    } else {
      comity_changes_free (changes);
    }
  }
  *n_records = self.n;
  unpacking_free (&self);
  return changed != NULL;
}
