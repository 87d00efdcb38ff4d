/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-bench.h"

#include <string.h>

#include <glib/gstdio.h>

#include "comity-db.h"
#include "comity-kinds.h"
#include "comity-undo.h"

/* Until this every n, then each time four times as far; of what is costly each time sixteen times. */
#define EACH 2
/* With COMITY_LONG every n; but of what is costly only up to this, and fewer and fewer beyond. */
#define EACH_COSTLY 256
/* The same of reads, which leave the file as it is: opening alone makes 800, and is tried at each. */
#define EACH_READ 32

/* -- What an office holds, as a text ------------------------------------------------------------ */

static void
put_rows (ComityDb *db, const char *sql, GString *state)
{
  g_auto (ComityStatement) st = comity_statement (db, sql);
  g_autoptr (GError) error = NULL;

  while (comity_statement_row (&st, &error))
    g_string_append_printf (state, "%s\n", comity_statement_text (&st, 0));
  g_assert_no_error (error);
}

static void
put_step (const char *name, const ComityUndoStep *step, GString *state)
{
  if (step != NULL)
    g_string_append_printf (state, "%s: %s, %u\n", name, step->label, step->rows);
}

static void
put_findings (ComityDb *db, GString *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = comity_db_check (db, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (state, "finding: %s\n", (char *) g_ptr_array_index (findings, i));
}

static gpointer
state_func (ComityDb *db, gpointer data, GError **error)
{
  g_autoptr (ComityUndoSteps) steps = comity_db_undo_steps (db, error);
  GString *state = g_string_new (NULL);
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    const char *kind = kinds[i]->name;
    g_autofree char *sql = g_strdup_printf ("SELECT '%s ' || coalesce (\"title\", '') || ' v' || "
                                            "\"version\" FROM \"%s\" ORDER BY 1",
                                            kind, kind);

    put_rows (db, sql, state);
  }
  put_rows (db, "SELECT coalesce (\"note\", '') FROM \"partner\" ORDER BY 1", state);
  put_rows (db, "SELECT 'content ' || count (*) FROM \"blob\"", state);
  put_rows (db, "SELECT 'seen ' || count (*) FROM \"seen\"", state);
  put_rows (db, "SELECT 'journal ' || count (*) FROM \"journal\"", state);
  put_step ("undo", steps->undo, state);
  put_step ("redo", steps->redo, state);
  put_findings (db, state);
  return g_string_free (state, FALSE);
}

/* Opens the office, which must go well, and says what it holds and what `check` finds. */
static char *
state_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = NULL;
  char *state;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup ("no file");
  store = comity_store_open_sync (path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  state = comity_store_read_sync (store, state_func, NULL, &error);
  g_assert_no_error (error);
  return state;
}

/* -- The bench ---------------------------------------------------------------------------------- */

/* The office as it was, and nothing else. */
static void
reset (Bench *bench)
{
  remove_tree (bench->folder);
  g_mkdir (bench->folder, 0700);
  g_assert_true (g_file_set_contents (bench->path, bench->office, (gssize) bench->size, NULL));
  g_assert_true (g_file_set_contents (bench->other, bench->office, (gssize) bench->size, NULL));
}

static gint64
add_search (Office *office)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_saved_search);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autofree char *json = comity_query_to_json (query);

  comity_record_set (record, "name", "All of them");
  comity_record_set (record, "kind", "partner");
  comity_record_set (record, "query", json);
  return put (office, record);
}

/* What hangs on the student. */
static void
add_paper (Office *office, gint64 student)
{
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_paper);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, student);

  comity_record_set (record, "student", owner);
  comity_record_set (record, "kind", "passport");
  put (office, record);
}

static void
fill (Bench *bench, Office *office)
{
  bench->search = add_search (office);
  for (guint i = 0; i < 3; i++)
    bench->partner = add_partner (office, "Hokkaido University", "JP");
  bench->student = add_student (office, "Petrova", "Anna");
  add_paper (office, bench->student);
}

static gpointer
last_func (ComityDb *db, gpointer data, GError **error)
{
  *(gint64 *) data = comity_db_pragma (db, "SELECT max (\"seq\") FROM \"journal\"", 0);
  return NULL;
}

/* Keeps what the office in the folder is now as what it is before each run. */
static void
take (Bench *bench)
{
  g_free (bench->office);
  g_assert_true (g_file_get_contents (bench->path, &bench->office, &bench->size, NULL));
}

static Bench *
bench_new (const FaultCase *test)
{
  g_autoptr (Office) office = office_new ();
  Bench *bench = g_new0 (Bench, 1);

  fill (bench, office);
  comity_store_read_sync (office->store, last_func, &bench->seq, NULL);
  office_close (office);
  g_assert_true (g_file_get_contents (office->path, &bench->office, &bench->size, NULL));
  bench->folder = g_dir_make_tmp ("comity-faults-XXXXXX", NULL);
  bench->path = g_build_filename (bench->folder, "office.comity", NULL);
  bench->other = g_build_filename (bench->folder, "other.comity", NULL);
  bench->fresh = g_build_filename (bench->folder, "fresh.comity", NULL);
  reset (bench);
  if (test->prepare != NULL) {
    test->prepare (bench);
    take (bench);
  }
  return bench;
}

static void
bench_free (Bench *bench)
{
  remove_tree (bench->folder);
  g_free (bench->folder);
  g_free (bench->path);
  g_free (bench->other);
  g_free (bench->fresh);
  g_free (bench->office);
  g_free (bench->before);
  g_free (bench->after);
  g_free (bench);
}

/* Opens the office, writes and closes it. Takes @changes. */
gboolean
fault_bench_write (Bench *bench, ComityChanges *changes, GError **error)
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

/* -- The loop ----------------------------------------------------------------------------------- */

static const char *
made_by (Bench *bench, const FaultCase *test)
{
  return test->makes_fresh ? bench->fresh : bench->path;
}

/* What it does when nothing fails: so that what comes of a failure has something to be equal to. */
static void
learn (Bench *bench, const FaultCase *test)
{
  g_autoptr (GError) error = NULL;

  reset (bench);
  bench->before = state_of (made_by (bench, test));
  reset (bench);
  g_assert_true (test->operation (bench, &error));
  g_assert_no_error (error);
  bench->after = state_of (made_by (bench, test));
  g_assert_null (strstr (bench->after, "finding:"));
}

static void
assert_sentence (const GError *error)
{
  g_assert_true (error->domain == COMITY_STORE_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
assert_untouched (Bench *bench)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (bench->path, &bytes, &size, NULL));
  g_assert_cmpmem (bytes, size, bench->office, bench->size);
}

/* What was said to be done is done; what was not may be, if only its answer was lost. */
static void
assert_whole (Bench *bench, const FaultCase *test, gboolean done)
{
  g_autofree char *now = state_of (made_by (bench, test));

  if (done || !g_str_equal (now, bench->before))
    g_assert_cmpstr (now, ==, bench->after);
  if (test->makes_fresh)
    assert_untouched (bench);
}

/* Returns: whether the fault came */
static gboolean
run_once (Bench *bench, const FaultCase *test, Fault fault, guint n, gboolean for_good)
{
  g_autoptr (GError) error = NULL;
  gboolean done, failed;

  reset (bench);
  fault_vfs_arm (fault, n, for_good);
  done = test->operation (bench, &error);
  failed = fault_vfs_disarm ();
  if (!done) {
    if (!failed)
      g_test_message ("%s", error->message);
    g_assert_true (failed);
    assert_sentence (error);
  }
  assert_whole (bench, test, done);
  return failed;
}

/* How far it is to the next place that is tried. */
static guint
step_after (const FaultCase *test, Fault fault, guint n)
{
  if (g_getenv ("COMITY_LONG") == NULL)
    return test->cost != FAULT_CHEAP ? 15 * n : n < EACH ? 1 : 3 * n;
  if (fault == FAULT_READ && !test->every_read)
    return 1 + n / EACH_READ;
  return test->cost != FAULT_CHEAP ? 1 + n / EACH_COSTLY : 1;
}

static guint
run_all (Bench *bench, const FaultCase *test, Fault fault, gboolean for_good, guint *last)
{
  guint runs = 0;

  for (guint n = 1; run_once (bench, test, fault, n, for_good); n += step_after (test, fault, n)) {
    *last = n;
    runs++;
  }
  return runs;
}

static gboolean
is_tried (const FaultCase *test, Fault fault)
{
  return test->cost != FAULT_VERY_COSTLY || g_getenv ("COMITY_LONG") != NULL ||
         fault == FAULT_FULL || fault == FAULT_SYNC;
}

static void
test_case (gconstpointer data)
{
  const FaultCase *test = data;
  Bench *bench = bench_new (test);

  learn (bench, test);
  for (guint fault = 0; fault < N_FAULTS; fault++) {
    guint last = 0, once, for_good = 0;

    if (!is_tried (test, fault))
      continue;
    once = run_all (bench, test, fault, FALSE, &last);
    if (g_getenv ("COMITY_LONG"))
      for_good = run_all (bench, test, fault, TRUE, &last);
    g_test_message ("%s: %s failed at %u places up to the %uth, and for good at %u", test->name,
                    fault_name (fault), once, last, for_good);
  }
  bench_free (bench);
}

/* Makes a test of each. */
void
fault_bench_add (const FaultCase *cases, guint n_cases)
{
  fault_vfs_register ();
  for (guint i = 0; i < n_cases; i++) {
    g_autofree char *path = g_strconcat ("/faults/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
}
