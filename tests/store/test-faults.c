/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each operation of the store with the n-th write, sync, read … failing, for n = 1, 2, 3 … until it
 * passes. After each failure the office opens, is sound, and is what it was before or after. */
#include <glib/gstdio.h>

#include "comity-backup.h"
#include "comity-bulk.h"
#include "comity-db.h"
#include "comity-edit.h"
#include "comity-erase-private.h"
#include "comity-id.h"
#include "comity-kinds.h"
#include "comity-lock.h"
#include "comity-mend.h"
#include "comity-rescue.h"
#include "comity-seen.h"
#include "comity-stream.h"
#include "comity-undo.h"
#include "fault-bench.h"

static ComityStore *
open_office (Bench *bench, GError **error)
{
  return comity_store_open_sync (bench->path, COMITY_OPEN_DEFAULT, error);
}

static const ComityField *
field_of (const ComityKind *kind, const char *name)
{
  return &kind->fields[comity_kind_index (kind, name)];
}

/* -- Opening ---------------------------------------------------------------------------------- */

static gboolean
do_open (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);

  return store != NULL;
}

static gboolean
do_create (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = comity_store_open_sync (bench->fresh, COMITY_OPEN_CREATE, error);

  return store != NULL;
}

static void
prepare_old (Bench *bench)
{
  make_old_office (bench->path, 1);
}

/* -- Changes ---------------------------------------------------------------------------------- */

static gboolean
do_add (Bench *bench, GError **error)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (40000), 40000);
  ComityChanges *changes = comity_changes_new (NULL);

  comity_record_set (record, "name", "University of Bonn");
  comity_record_set (record, "country", "DE");
  comity_changes_add_blob (changes, bytes, NULL);
  comity_changes_put (changes, record);
  return fault_bench_write (bench, changes, error);
}

static gboolean
do_delete (Bench *bench, GError **error)
{
  ComityChanges *changes = comity_changes_new (NULL);

  comity_changes_delete (changes, &comity_kind_partner, bench->partner, 0);
  comity_changes_delete (changes, &comity_kind_student, bench->student, 0);
  return fault_bench_write (bench, changes, error);
}

static gpointer
ids_func (ComityDb *db, gpointer data, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (data);

  return comity_db_ids (db, query, error);
}

static gboolean
edit_all (ComityStore *store, GError **error)
{
  g_autoptr (GArray) ids =
    comity_store_read_sync (store, ids_func, (gpointer) &comity_kind_partner, error);
  g_autoptr (ComityEdits) edits = comity_edits_new (&comity_kind_partner);
  ComityChanges *changes = comity_changes_new ("Edit of all partners");
  g_autoptr (ComityChanged) changed = NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    comity_edits_add (edits, g_array_index (ids, gint64, i),
                      field_of (&comity_kind_partner, "note"), COMITY_EDIT_SET, "Edited");
  comity_changes_edit (changes, edits, NULL);
  if (ids != NULL)
    changed = comity_store_write_sync (store, g_steal_pointer (&changes), error);
  g_clear_pointer (&changes, comity_changes_free);
  return changed != NULL;
}

static gboolean
do_edit (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);

  return store != NULL && edit_all (store, error);
}

typedef struct {
  guint n, end;
} Making;

static ComityRecord *
next_student (ComityDb *db, gpointer data, GError **error)
{
  Making *making = data;
  g_autofree char *name = NULL;
  ComityRecord *record;

  if (making->n == making->end)
    return NULL;
  name = g_strdup_printf ("Student %u", making->n++);
  record = comity_record_new (&comity_kind_student);
  comity_record_set_id (record, comity_id_new ());
  comity_record_set (record, "family_name", name);
  comity_record_set (record, "given_names", "Anna");
  return record;
}

static gboolean
stream (Bench *bench, guint n, gboolean ordered, GError **error)
{
  ComityChanges *changes = comity_changes_new ("Import of students.csv");
  Making making = { 0, n };

  if (ordered)
    comity_changes_stream (changes, next_student, &making, NULL);
  else
    comity_changes_stream_unordered (changes, next_student, &making, NULL);
  return fault_bench_write (bench, changes, error);
}

static gboolean
do_stream (Bench *bench, GError **error)
{
  return stream (bench, 30, TRUE, error);
}

static gboolean
do_stream_unordered (Bench *bench, GError **error)
{
  return stream (bench, 30, FALSE, error);
}

/* As many as have the indexes of their kind made at the end. */
static gboolean
do_stream_many (Bench *bench, GError **error)
{
  return stream (bench, 5100, TRUE, error);
}

static gboolean
do_seen (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, bench->partner);
  return store != NULL && comity_store_mark_seen_sync (store, bench->search, ids, error);
}

static gboolean
do_lock (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);

  return store != NULL && comity_store_set_lock_sync (store, 5, "a long passphrase", error);
}

/* -- Going back ------------------------------------------------------------------------------- */

static void
prepare_edited (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (do_edit (bench, &error));
  g_assert_no_error (error);
}

static gboolean
do_undo (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);
  g_autoptr (ComityChanged) changed = NULL;

  if (store != NULL)
    changed = comity_store_undo_sync (store, 0, error);
  return changed != NULL;
}

static void
prepare_undone (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  prepare_edited (bench);
  g_assert_true (do_undo (bench, &error));
  g_assert_no_error (error);
}

static gboolean
do_redo (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);
  g_autoptr (ComityChanged) changed = NULL;

  if (store != NULL)
    changed = comity_store_redo_sync (store, error);
  return changed != NULL;
}

static gboolean
rewind_to (Bench *bench, const ComityKind *kind, gint64 id, gint64 seq, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);
  g_autoptr (ComityChanged) changed = NULL;

  if (store != NULL)
    changed = comity_store_rewind_sync (store, kind, id, seq, error);
  return changed != NULL;
}

/* The record as it was before the edit. */
static gboolean
do_rewind_record (Bench *bench, GError **error)
{
  return rewind_to (bench, &comity_kind_partner, bench->partner, bench->seq, error);
}

/* All of the office as it was after its third row of the journal. */
static gboolean
do_rewind (Bench *bench, GError **error)
{
  return rewind_to (bench, NULL, 0, 3, error);
}

/* -- Backups ---------------------------------------------------------------------------------- */

static gboolean
do_backup (Bench *bench, GError **error)
{
  g_autoptr (ComityBackup) backup =
    comity_backup_office (bench->path, COMITY_BACKUP_ASKED, NULL, error);

  return backup != NULL;
}

static gboolean
do_backup_to_file (Bench *bench, GError **error)
{
  return comity_backup_to_file (bench->path, bench->fresh, NULL, NULL, error);
}

static gboolean
do_restore (Bench *bench, GError **error)
{
  return comity_restore_sync (bench->path, bench->other, NULL, NULL, NULL, error);
}

static gboolean
do_rescue (Bench *bench, GError **error)
{
  g_autoptr (ComityRescue) rescue = comity_rescue_sync (bench->path, bench->fresh, NULL, error);

  return rescue != NULL;
}

static gboolean
do_bulk (Bench *bench, GError **error)
{
  const ComityKind *kind = &comity_kind_student;
  g_autofree const char **values = g_new0 (const char *, kind->n_fields);
  ComityBulk *bulk = comity_bulk_begin (bench->fresh, "Made for a test", error);

  values[comity_kind_index (kind, "family_name")] = "Petrova";
  for (guint i = 0; bulk != NULL && i < 100; i++) {
    if (comity_bulk_add (bulk, kind, comity_id_new (), values, error))
      continue;
    comity_bulk_abandon (bulk);
    return FALSE;
  }
  return bulk != NULL && comity_bulk_finish (bulk, error);
}

/* -- Care ------------------------------------------------------------------------------------- */

static gboolean
do_erase (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);
  g_autoptr (ComityErasure) erasure = NULL;

  if (store != NULL)
    erasure =
      comity_store_erase_sync (store, &(ComityPerson) { &comity_kind_student, bench->student }, 1,
                               error);
  return erasure != NULL;
}

static void
prepare_harmed (Bench *bench)
{
  Office office = { .path = bench->path };

  do_harm (&office, "DELETE FROM \"partner_words\"; UPDATE \"partner\" SET \"title_key\" = x'00'; "
                    "UPDATE \"tally\" SET \"records\" = 77 WHERE \"kind\" = 'partner'");
}

static gboolean
do_mend (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = open_office (bench, error);

  return store != NULL && comity_store_mend_sync (store, error);
}

static void
prepare_other_order (Bench *bench)
{
  Office office = { .path = bench->path };

  do_harm (&office, "UPDATE \"meta\" SET \"value\" = 'of another language' "
                    "WHERE \"name\" = 'collation'");
}

static gboolean
rebuild_all (ComityDb *db, GError **error)
{
  ComityRebuild *rebuild = comity_rebuild_new (db);
  gboolean finished = rebuild == NULL, went = TRUE;

  while (went && !finished)
    went = comity_db_exec (db, "BEGIN IMMEDIATE", error) &&
           comity_rebuild_step (rebuild, db, &finished, error) &&
           comity_db_exec (db, "COMMIT", error);
  g_clear_pointer (&rebuild, comity_rebuild_free);
  return went;
}

/* What the writer does in its pauses. */
static gboolean
do_rebuild (Bench *bench, GError **error)
{
  g_autoptr (ComityDb) db = comity_db_open (bench->path, COMITY_DB_WRITE, error);

  return db != NULL && rebuild_all (db, error);
}

static gboolean
tidy_all (ComityDb *db, GError **error)
{
  gboolean more = TRUE, went = TRUE;

  while (went && more)
    went = comity_db_exec (db, "BEGIN IMMEDIATE", error) &&
           comity_search_tidy (db, &comity_kind_partner, &more, error) &&
           comity_db_exec (db, "COMMIT", error);
  return went && comity_db_exec (db, "PRAGMA wal_checkpoint(PASSIVE)", error);
}

/* Pieces of search indexes that can be merged. */
static void
prepare_untidy (Bench *bench)
{
  for (guint i = 0; i < 8; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (i % 2 ? do_undo (bench, &error) : do_edit (bench, &error));
    g_assert_no_error (error);
  }
}

static gboolean
do_tidy (Bench *bench, GError **error)
{
  g_autoptr (ComityDb) db = comity_db_open (bench->path, COMITY_DB_WRITE, error);

  return db != NULL && tidy_all (db, error);
}

/* Traces that cannot be taken out of the file: the sentence says why, and not that somebody reads. */
static void
test_traces (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  ComityDb *db;

  office_close (office);
  db = comity_db_open (office->path, COMITY_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (comity_db_set_meta (db, COMITY_META_REMAINS, "1", &error));
  fault_vfs_arm (FAULT_FULL, 1, TRUE);
  g_assert_false (comity_erase_remains (db, &error));
  g_assert_true (fault_vfs_disarm ());
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FULL);
  comity_db_close (db);
}

static const FaultCase cases[] = {
  { "open", do_open, .every_read = TRUE },
  { "create", do_create, .makes_fresh = TRUE, .cost = FAULT_COSTLY },
  { "migrate", do_open, prepare_old, .cost = FAULT_COSTLY },
  { "add", do_add },
  { "delete", do_delete },
  { "edit", do_edit },
  { "stream", do_stream },
  { "stream-unordered", do_stream_unordered },
  { "stream-many", do_stream_many, .cost = FAULT_VERY_COSTLY },
  { "seen", do_seen },
  { "lock", do_lock, .cost = FAULT_COSTLY },
  { "undo", do_undo, prepare_edited },
  { "redo", do_redo, prepare_undone },
  { "rewind-record", do_rewind_record, prepare_edited },
  { "rewind", do_rewind, prepare_edited },
  { "backup", do_backup },
  { "backup-to-file", do_backup_to_file, .makes_fresh = TRUE },
  { "restore", do_restore },
  { "rescue", do_rescue, .makes_fresh = TRUE, .cost = FAULT_COSTLY },
  { "bulk", do_bulk, .makes_fresh = TRUE, .cost = FAULT_COSTLY },
  { "erase", do_erase },
  { "mend", do_mend, prepare_harmed },
  { "rebuild", do_rebuild, prepare_other_order },
  { "tidy", do_tidy, prepare_untidy },
};

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  fault_bench_add (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/faults/traces", test_traces);
  return g_test_run ();
}
