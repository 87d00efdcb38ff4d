/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each operation of the store with the n-th write, sync, read … failing, for n = 1, 2, 3 … until it
 * passes. After each failure the office opens, is sound, and is what it was before or after. */
#include <string.h>

#include <glib/gstdio.h>

#include "comity-backup.h"
#include "comity-db.h"
#include "comity-erase-private.h"
#include "comity-kinds.h"
#include "comity-mend.h"
#include "comity-undo.h"
#include "fault-vfs.h"
#include "store-test.h"

/* Until this every n, then each time twice as far; with COMITY_LONG every n. */
#define EACH 5

typedef struct {
  char *folder, *path, *backup;
  char *office; /* the bytes of the office before */
  gsize size;
  gint64 partner, student;
  gint64 before; /* how many partners */
} Bench;

typedef gboolean (*Operation) (Bench *bench, GError **error);

static gint64
count_partners (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_store_open_sync (path, COMITY_OPEN_DEFAULT, &error);
  Office office = { .path = (char *) path, .store = store };
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  gint64 count;

  g_assert_no_error (error);
  count = count_of (&office, query);
  assert_sound (&office);
  return count;
}

/* The office as it was, and nothing else. */
static void
reset (Bench *bench)
{
  remove_tree (bench->folder);
  g_mkdir (bench->folder, 0700);
  g_assert_true (g_file_set_contents (bench->path, bench->office, (gssize) bench->size, NULL));
  g_assert_true (g_file_set_contents (bench->backup, bench->office, (gssize) bench->size, NULL));
}

static Bench *
bench_new (void)
{
  g_autoptr (Office) office = office_new ();
  Bench *bench = g_new0 (Bench, 1);

  for (guint i = 0; i < 3; i++)
    bench->partner = add_partner (office, "Hokkaido University", "JP");
  bench->student = add_student (office, "Petrova", "Anna");
  bench->before = 3;
  g_assert_finalize_object (g_steal_pointer (&office->store));
  g_assert_true (g_file_get_contents (office->path, &bench->office, &bench->size, NULL));
  bench->folder = g_dir_make_tmp ("comity-faults-XXXXXX", NULL);
  bench->path = g_build_filename (bench->folder, "office.comity", NULL);
  bench->backup = g_build_filename (bench->folder, "backup.comity", NULL);
  return bench;
}

static void
bench_free (Bench *bench)
{
  remove_tree (bench->folder);
  g_free (bench->folder);
  g_free (bench->path);
  g_free (bench->backup);
  g_free (bench->office);
  g_free (bench);
}

/* -- The operations: each adds or takes exactly one partner, or none -------------------------- */

static gboolean
do_open (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = comity_store_open_sync (bench->path, COMITY_OPEN_DEFAULT, error);

  return store != NULL;
}

static gboolean
do_changes (Bench *bench, ComityChanges *changes, GError **error)
{
  g_autoptr (ComityStore) store = comity_store_open_sync (bench->path, COMITY_OPEN_DEFAULT, error);
  g_autoptr (ComityChanged) changed = NULL;

  if (store == NULL) {
    comity_changes_free (changes);
    return FALSE;
  }
  changed = comity_store_write_sync (store, changes, error);
  return changed != NULL;
}

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
  return do_changes (bench, changes, error);
}

static gboolean
do_delete (Bench *bench, GError **error)
{
  ComityChanges *changes = comity_changes_new (NULL);

  comity_changes_delete (changes, &comity_kind_partner, bench->partner, 0);
  return do_changes (bench, changes, error);
}

static gboolean
do_undo (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = comity_store_open_sync (bench->path, COMITY_OPEN_DEFAULT, error);
  g_autoptr (ComityChanged) changed = NULL;

  if (store != NULL)
    changed = comity_store_undo_sync (store, 0, error);
  return changed != NULL;
}

static gboolean
do_backup (Bench *bench, GError **error)
{
  g_autoptr (ComityBackup) backup =
    comity_backup_office (bench->path, COMITY_BACKUP_ASKED, NULL, error);

  return backup != NULL;
}

static gboolean
do_restore (Bench *bench, GError **error)
{
  return comity_restore_sync (bench->path, bench->backup, NULL, NULL, NULL, error);
}

static gboolean
do_erase (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = comity_store_open_sync (bench->path, COMITY_OPEN_DEFAULT, error);
  g_autoptr (ComityErasure) erasure = NULL;

  if (store != NULL)
    erasure =
      comity_store_erase_sync (store, &(ComityPerson) { &comity_kind_student, bench->student }, 1,
                               error);
  return erasure != NULL;
}

static gboolean
do_mend (Bench *bench, GError **error)
{
  g_autoptr (ComityStore) store = comity_store_open_sync (bench->path, COMITY_OPEN_DEFAULT, error);

  return store != NULL && comity_store_mend_sync (store, error);
}

/* -- The loop --------------------------------------------------------------------------------- */

/* Returns: whether the fault came */
static gboolean
run_once (Bench *bench, Operation operation, int by, Fault fault, guint n, gboolean for_good)
{
  g_autoptr (GError) error = NULL;
  gboolean done, failed;
  gint64 count;

  reset (bench);
  fault_vfs_arm (fault, n, for_good);
  done = operation (bench, &error);
  failed = fault_vfs_disarm ();
  if (!done) {
    if (!failed)
      g_test_message ("%s", error->message);
    g_assert_true (failed);
    g_assert_true (error->domain == COMITY_STORE_ERROR);
    g_assert_cmpuint (strlen (error->message), >, 20);
  }
  /* What was said to be done is done; what was not may be, if only its answer was lost. */
  count = count_partners (bench->path);
  if (done)
    g_assert_cmpint (count, ==, bench->before + by);
  else if (count != bench->before)
    g_assert_cmpint (count, ==, bench->before + by);
  return failed;
}

static guint
run_all (Bench *bench, Operation operation, int by, Fault fault, gboolean for_good)
{
  gboolean every = g_getenv ("COMITY_LONG") != NULL;
  guint n = 1, runs = 1;

  while (run_once (bench, operation, by, fault, n, for_good)) {
    n += every || n < EACH ? 1 : n;
    runs++;
  }
  return runs;
}

typedef struct {
  const char *name;
  Operation operation;
  int by;
  gboolean old; /* the office is of the first version */
} Case;

static void
take_old (Bench *bench)
{
  make_old_office (bench->path, 1);
  g_free (bench->office);
  g_assert_true (g_file_get_contents (bench->path, &bench->office, &bench->size, NULL));
  bench->before = 0;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  Bench *bench = bench_new ();

  if (test->old)
    take_old (bench);
  for (guint fault = 0; fault < N_FAULTS; fault++) {
    guint once = run_all (bench, test->operation, test->by, fault, FALSE);
    guint for_good =
      g_getenv ("COMITY_LONG") ? run_all (bench, test->operation, test->by, fault, TRUE) : 0;

    g_test_message ("%s: %s failed at %u places, and for good at %u", test->name,
                    fault_name (fault), once - 1, for_good);
  }
  bench_free (bench);
}

/* Traces that cannot be taken out of the file: the sentence says why, and not that somebody reads. */
static void
test_traces (void)
{
  Bench *bench = bench_new ();
  g_autoptr (GError) error = NULL;
  ComityDb *db;

  reset (bench);
  db = comity_db_open (bench->path, COMITY_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (comity_db_set_meta (db, COMITY_META_REMAINS, "1", &error));
  fault_vfs_arm (FAULT_FULL, 1, TRUE);
  g_assert_false (comity_erase_remains (db, &error));
  g_assert_true (fault_vfs_disarm ());
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FULL);
  comity_db_close (db);
  bench_free (bench);
}

static const Case cases[] = {
  { "open", do_open, 0 },      { "add", do_add, 1 },
  { "delete", do_delete, -1 }, { "undo", do_undo, 0 },
  { "backup", do_backup, 0 },  { "restore", do_restore, 0 },
  { "erase", do_erase, 0 },    { "migrate", do_open, 0, TRUE },
  { "mend", do_mend, 0 },
};

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  fault_vfs_register ();
  g_test_add_func ("/faults/traces", test_traces);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/faults/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  return g_test_run ();
}
