/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-rescue.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "comity-backup-private.h"
#include "comity-bulk.h"
#include "comity-db.h"

/*
 * A damaged or strange office is never mended: what can be read of it is read record by record from
 * a copy, by our own statements, and written into a new one. Bad pages are walked around: the rows
 * of a kind are looked for from both ends of its table, by its index and by the journal.
 */

/* So many of what is lost are told one by one. */
#define MOST_LOST 1000

typedef struct {
  ComityDb *from;
  ComityBulk *to;
  GHashTable *ids;    /* const ComityKind -> GHashTable of gint64 *: those that can be read */
  GHashTable *hashes; /* char *: contents that are in the new office */
  GHashTable *bad;    /* char *: contents that cannot be read */
  ComityRescue *rescue;
} Rescue;

/**
 * comity_rescue_free:
 */
void
comity_rescue_free (ComityRescue *self)
{
  g_ptr_array_unref (self->lost);
  g_free (self);
}

G_GNUC_PRINTF (2, 3)
static void
lose (Rescue *self, const char *format, ...)
{
  va_list args;

  if (self->rescue->lost->len >= MOST_LOST)
    return;
  va_start (args, format);
  g_ptr_array_add (self->rescue->lost, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
lose_record (Rescue *self, const ComityKind *kind, gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  lose (self,
        /* Translators: the kind of a record and its number */
        _ ("%1$s %2$s could not be read."), comity_kind_get_label (kind), number);
}

/* -- Which records there are ------------------------------------------------------------------ */

/* Until the first bad page, or the end. */
static void
collect (Rescue *self, GHashTable *ids, const char *sql, const ComityKind *kind)
{
  g_auto (ComityStatement) st = comity_statement (self->from, sql);

  if (kind != NULL)
    comity_statement_bind_text (&st, 1, kind->name);
  while (comity_statement_row (&st, NULL)) {
    gint64 id = comity_statement_id (&st, 0);

    if (id > 0)
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  }
}

static GHashTable *
collect_ids (Rescue *self, const ComityKind *kind)
{
  static const char *const ways[] = {
    "SELECT \"id\" FROM \"%s\" ORDER BY \"id\"",
    "SELECT \"id\" FROM \"%s\" ORDER BY \"id\" DESC",
    "SELECT \"id\" FROM \"%s\" ORDER BY \"title_key\", \"id\"",
    "SELECT \"id\" FROM \"%s\" ORDER BY \"title_key\" DESC, \"id\" DESC",
  };
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (GString) sql = g_string_new (ways[i]);

    g_string_replace (sql, "%s", kind->name, 1);
    collect (self, ids, sql->str, NULL);
  }
  collect (self, ids,
           "SELECT \"record\" FROM (SELECT \"record\", \"action\", max (\"seq\") FROM \"journal\" "
           "WHERE \"kind\" = $1 GROUP BY \"record\") WHERE \"action\" IN ('add', 'set')",
           kind);
  return ids;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = **(gint64 *const *) a, other = **(gint64 *const *) b;

  return (one > other) - (one < other);
}

static ComityRecord *
read_one (Rescue *self, const ComityKind *kind, gint64 id)
{
  return comity_read_record (self->from, kind, id, COMITY_LOAD_MANY, NULL, NULL);
}

static void
find_readable (Rescue *self, const ComityKind *kind)
{
  GHashTable *ids = collect_ids (self, kind);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    g_autoptr (ComityRecord) record = read_one (self, kind, *(gint64 *) id);

    if (record != NULL)
      continue;
    lose_record (self, kind, *(gint64 *) id);
    g_hash_table_iter_remove (&iter);
  }
  g_hash_table_insert (self->ids, (gpointer) kind, ids);
}

/* -- Values ----------------------------------------------------------------------------------- */

static gboolean
take_file (Rescue *self, const char *hash)
{
  g_autoptr (GBytes) content = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *found = NULL;

  if (g_hash_table_contains (self->hashes, hash))
    return TRUE;
  if (g_hash_table_contains (self->bad, hash))
    return FALSE;
  content = comity_db_blob (self->from, hash, NULL);
  sum = content ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content) : NULL;
  found = g_strconcat ("sha256-", sum ? sum : "", NULL);
  if (sum == NULL || !g_str_equal (found, hash) ||
      !comity_bulk_add_file (self->to, hash, content, NULL)) {
    g_hash_table_add (self->bad, g_strdup (hash));
    lose (self, _ ("The content of a file could not be read."));
    return FALSE;
  }
  g_hash_table_add (self->hashes, g_strdup (hash));
  self->rescue->files++;
  return TRUE;
}

static gboolean
names_rescued (Rescue *self, const ComityField *field, const char *item)
{
  const ComityKind *kind = field->target ? comity_kind_find (field->target) : NULL;
  gint64 id = g_ascii_strtoll (item, NULL, 10);

  if (field->type == COMITY_TYPE_LINK && !comity_link_parse (item, &kind, &id))
    return FALSE;
  return kind != NULL && g_hash_table_contains (g_hash_table_lookup (self->ids, kind), &id);
}

/* Only what names records that were rescued too. */
static char *
dup_references (Rescue *self, const ComityField *field, const char *value)
{
  g_auto (GStrv) items = comity_field_split (field, value);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_auto (GStrv) array = NULL;

  for (guint i = 0; items[i] != NULL; i++) {
    if (names_rescued (self, field, items[i]))
      g_strv_builder_add (left, items[i]);
  }
  array = g_strv_builder_end (left);
  return array[0] ? comity_field_join (field, (const char *const *) array) : NULL;
}

static char *
dup_good (Rescue *self, const ComityField *field, const char *value)
{
  if (value == NULL)
    return NULL;
  if (comity_field_is_reference (field) || field->type == COMITY_TYPE_LINK)
    return dup_references (self, field, value);
  if (field->type == COMITY_TYPE_FILE || field->type == COMITY_TYPE_IMAGE)
    return take_file (self, value) ? g_strdup (value) : NULL;
  return comity_field_normalize (field, value, NULL);
}

/* Returns: whether the record can stand without what was lost of it */
static gboolean
clean (Rescue *self, ComityRecord *record, char **values)
{
  const ComityKind *kind = comity_record_get_kind (record);
  gboolean whole = TRUE;

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = comity_record_get_at (record, i);

    values[i] = dup_good (self, &kind->fields[i], value);
    if (value != NULL && values[i] == NULL)
      lose (self,
            /* Translators: the kind of a record, the label of a field */
            _ ("%1$s: a value of “%2$s” could not be read."), comity_kind_get_label (kind),
            comity_field_get_label (&kind->fields[i]));
    if (values[i] == NULL && (kind->fields[i].flags & COMITY_REQUIRED))
      whole = FALSE;
  }
  return whole;
}

/* -- Writing ---------------------------------------------------------------------------------- */

static gboolean
write_one (Rescue *self, const ComityKind *kind, gint64 id, GError **error)
{
  g_autoptr (ComityRecord) record = read_one (self, kind, id);
  g_auto (GStrv) values = g_new0 (char *, kind->n_fields + 1);
  g_autofree const char **copies = g_new0 (const char *, kind->n_fields + 1);
  gboolean done = TRUE;

  if (record == NULL || !clean (self, record, values)) {
    lose_record (self, kind, id);
  } else {
    for (guint i = 0; i < kind->n_fields; i++)
      copies[i] = values[i];
    done = comity_bulk_add (self->to, kind, id, copies, error);
    self->rescue->records++;
  }
  for (guint i = 0; i < kind->n_fields; i++)
    g_clear_pointer (&values[i], g_free);
  return done;
}

static gboolean
write_kind (Rescue *self, const ComityKind *kind, GError **error)
{
  g_autoptr (GPtrArray) ids =
    g_hash_table_get_keys_as_ptr_array (g_hash_table_lookup (self->ids, kind));

  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++) {
    if (g_cancellable_set_error_if_cancelled (self->from->cancellable, error) ||
        !write_one (self, kind, *(gint64 *) ids->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run (Rescue *self, GError **error)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    find_readable (self, kinds[i]);
  for (guint i = 0; i < n_kinds; i++) {
    if (!write_kind (self, kinds[i], error))
      return FALSE;
  }
  return TRUE;
}

static ComityRescue *
rescue_from (ComityDb *from, const char *office, GError **error)
{
  g_autoptr (GHashTable) ids =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) bad = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ComityRescue) rescue = g_new0 (ComityRescue, 1);
  Rescue self = { .from = from, .ids = ids, .hashes = hashes, .bad = bad, .rescue = rescue };

  comity_read_options (from, NULL);
  rescue->lost = g_ptr_array_new_with_free_func (g_free);
  self.to = comity_bulk_begin (office, N_ ("Office Rescued"), error);
  if (self.to == NULL)
    return NULL;
  if (!run (&self, error)) {
    comity_bulk_abandon (self.to);
    return NULL;
  }
  if (rescue->records == 0) {
    comity_bulk_abandon (self.to);
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED,
                         _ ("Nothing in this file could be read. Keep it, and restore a backup."));
    return NULL;
  }
  return comity_bulk_finish (self.to, error) ? g_steal_pointer (&rescue) : NULL;
}

static void
unlink_all (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
    g_unlink (name);
  }
}

static gboolean
copy_all (const char *file, const char *part, GCancellable *cancellable, GError **error)
{
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  g_autofree char *part_wal = g_strconcat (part, "-wal", NULL);

  return comity_file_copy (file, part, cancellable, error) &&
         (!g_file_test (wal, G_FILE_TEST_IS_REGULAR) ||
          comity_file_copy (wal, part_wal, cancellable, error));
}

/**
 * comity_rescue_sync:
 * @file: a damaged office; it is not changed
 * @office: where no file is yet
 *
 * Writes what can be read into a new office. The history stays behind.
 *
 * Returns: (transfer full): what was rescued and what not, or %NULL with a sentence in @error
 */
ComityRescue *
comity_rescue_sync (const char *file, const char *office, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (office, NULL);
  g_autofree char *part = comity_file_dup_temporary (path);
  g_autoptr (ComityDb) from = NULL;
  ComityRescue *rescue = NULL;

  if (comity_file_check_regular (file, error) && copy_all (file, part, cancellable, error))
    from = comity_db_open (part, COMITY_DB_WRITE, error);
  if (from != NULL) {
    /* One of an older version may be too damaged for it; then its new fields are not asked for. */
    comity_schema_migrate (from, NULL, NULL);
    from->cancellable = cancellable;
    rescue = rescue_from (from, path, error);
  }
  g_clear_pointer (&from, comity_db_close);
  unlink_all (part);
  return rescue;
}

typedef struct {
  char *file, *office;
} Wish;

static void
wish_free (gpointer data)
{
  g_free (((Wish *) data)->file);
  g_free (((Wish *) data)->office);
  g_free (data);
}

static void
rescue_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Wish *wish = data;
  GError *error = NULL;
  ComityRescue *rescue = comity_rescue_sync (wish->file, wish->office, cancellable, &error);

  if (rescue != NULL)
    g_task_return_pointer (task, rescue, (GDestroyNotify) comity_rescue_free);
  else
    g_task_return_error (task, error);
}

/**
 * comity_rescue_async:
 *
 * As comity_rescue_sync(), in a thread.
 */
void
comity_rescue_async (const char *file,
                     const char *office,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  wish->file = g_strdup (file);
  wish->office = g_strdup (office);
  g_task_set_source_tag (task, comity_rescue_async);
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, rescue_thread);
}

/**
 * comity_rescue_finish:
 *
 * Returns: (transfer full): what was rescued and what not, or %NULL with a sentence in @error
 */
ComityRescue *
comity_rescue_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
