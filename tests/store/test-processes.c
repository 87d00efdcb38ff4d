/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other processes at the same office: some write as well, some stand still in the middle of their work,
 * some know nothing of Comity. Who cannot go on says so, and nothing is half done. */
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "comity-backup.h"
#include "comity-db.h"
#include "comity-erase-private.h"
#include "comity-erase.h"
#include "comity-kinds.h"
#include "store-test.h"

#define RIVALS 4
#define EACH 5

static gint64
count_partners (Office *office)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  return count_of (office, query);
}

/* -- Processes -------------------------------------------------------------------------------- */

/* The office is closed here: SQLite's connections must not be carried into another process. */
static pid_t
start (void (*work) (Office *office), Office *office)
{
  pid_t child;

  g_assert_null (office->store);
  child = fork ();

  if (child == 0) {
    work (office);
    _exit (0);
  }
  g_assert_cmpint (child, >, 0);
  return child;
}

/* Waits until the process stands still. */
static void
wait_until_stopped (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, WUNTRACED), ==, child);
  g_assert_true (WIFSTOPPED (status));
}

static void
assert_ends_well (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
go_on (pid_t child)
{
  kill (child, SIGCONT);
  assert_ends_well (child);
}

static void
kill_now (pid_t child)
{
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

/* -- Two programs that write ------------------------------------------------------------------ */

/* Tries until the office is free; whoever is refused is told why. */
static void
rival (Office *office)
{
  for (guint done = 0; done < EACH;) {
    g_autoptr (GError) error = NULL;

    office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
    if (office->store == NULL) {
      if (!g_error_matches (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOCKED))
        _exit (1);
      g_usleep (1000);
      continue;
    }
    add_partner (office, "University of Bonn", "DE");
    g_clear_object (&office->store);
    done++;
  }
}

static void
test_rivals (void)
{
  g_autoptr (Office) office = office_new ();
  pid_t children[RIVALS];

  office_close (office);
  for (guint i = 0; i < RIVALS; i++)
    children[i] = start (rival, office);
  for (guint i = 0; i < RIVALS; i++)
    assert_ends_well (children[i]);
  office_open (office);
  g_assert_cmpint (count_partners (office), ==, RIVALS * EACH);
  assert_sound (office);
}

/* -- One that stands still while it writes ---------------------------------------------------- */

/* Has the office open as a window has, and is stopped in the middle of a transaction. */
static void
stop_while_writing (Office *office)
{
  g_autoptr (ComityDb) db = NULL;

  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, NULL);
  db = comity_db_open (office->path, COMITY_DB_WRITE, NULL);
  if (db == NULL || !comity_db_exec (db, "BEGIN IMMEDIATE; DELETE FROM \"partner\"", NULL))
    _exit (1);
  raise (SIGSTOP);
  comity_db_exec (db, "ROLLBACK", NULL);
  g_clear_pointer (&db, comity_db_close);
  g_clear_object (&office->store);
}

static void
assert_locked (gboolean done, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOCKED);
  g_test_message ("%s", (*error)->message);
  g_clear_error (error);
}

static void
assert_only_readable (Office *office, gint64 partners)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) writer = NULL;
  g_autoptr (ComityBackup) backup = NULL;
  Office reader = { .path = office->path };

  writer = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
  assert_locked (writer != NULL, &error);
  reader.store = comity_store_open_sync (office->path, COMITY_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_partners (&reader), ==, partners);
  g_assert_finalize_object (reader.store);
  backup = comity_backup_office (office->path, COMITY_BACKUP_ASKED, NULL, &error);
  g_assert_no_error (error);
  assert_locked (comity_restore_sync (office->path, backup->path, NULL, NULL, NULL, &error),
                 &error);
}

/* @ends: how: it goes on, or is killed; neither leaves half of what it did. */
static void
check_stopped_writer (void (*ends) (pid_t child))
{
  Office *office = office_new ();
  pid_t child;

  for (guint i = 0; i < 3; i++)
    add_partner (office, "Hokkaido University", "JP");
  office_close (office);
  child = start (stop_while_writing, office);
  wait_until_stopped (child);
  assert_only_readable (office, 3);
  ends (child);
  office_open (office);
  g_assert_cmpint (count_partners (office), ==, 3);
  assert_sound (office);
  office_free_all (office);
}

static void
test_stopped_writer (void)
{
  check_stopped_writer (go_on);
}

static void
test_killed_writer (void)
{
  check_stopped_writer (kill_now);
}

/* -- One that stands still while it reads ----------------------------------------------------- */

/* Sees the same before and after it stood still, whatever others did. */
static void
stop_while_reading (Office *office)
{
  g_autoptr (ComityDb) db = comity_db_open (office->path, COMITY_DB_READ_ONLY, NULL);
  const char *count = "SELECT count (*) FROM \"partner\"";
  gint64 before;

  if (db == NULL || !comity_db_exec (db, "BEGIN", NULL))
    _exit (1);
  before = comity_db_pragma (db, count, -1);
  raise (SIGSTOP);
  if (before != 3 || comity_db_pragma (db, count, -1) != before)
    _exit (2);
}

static void
test_stopped_reader (void)
{
  Office *office = office_new ();
  g_autoptr (ComityBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child;

  for (guint i = 0; i < 3; i++)
    add_partner (office, "Hokkaido University", "JP");
  office_close (office);
  child = start (stop_while_reading, office);
  wait_until_stopped (child);
  office_open (office);
  for (guint i = 0; i < 20; i++)
    add_partner (office, "University of Bonn", "DE");
  g_assert_cmpint (count_partners (office), ==, 23);
  backup = comity_backup_sync (office->store, COMITY_BACKUP_ASKED, &error);
  g_assert_no_error (error);
  office_close (office);
  office_open (office);
  go_on (child);
  g_assert_cmpint (count_partners (office), ==, 23);
  assert_sound (office);
  office_free_all (office);
}

/* -- A program that knows nothing of Comity's lock --------------------------------------------- */

static void
stop_as_stranger (Office *office)
{
  sqlite3 *db = NULL;

  sqlite3_open (office->path, &db);
  if (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
    _exit (1);
  raise (SIGSTOP);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A save waits for it, and is done when it has gone on. */
static void
test_stranger_waited_for (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child;

  office_close (office);
  child = start (stop_as_stranger, office);
  wait_until_stopped (child);
  office_open (office);
  comity_record_set (record, "name", "University of Bonn");
  comity_changes_put (changes, record);
  comity_store_write_async (office->store, changes, NULL, written_cb, &result);
  for (guint i = 0; i < 50; i++) {
    g_usleep (2000);
    g_main_context_iteration (NULL, FALSE);
    g_assert_null (result);
  }
  go_on (child);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  changed = comity_store_write_finish (office->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_partners (office), ==, 1);
  g_clear_object (&result);
}

/* One that never goes on is told of, and nothing is saved; here after a shorter time than usual. */
static void
test_stranger_for_good (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityDb) db = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child;

  office_close (office);
  child = start (stop_as_stranger, office);
  wait_until_stopped (child);
  db = comity_db_open (office->path, COMITY_DB_WRITE, &error);
  g_assert_no_error (error);
  sqlite3_busy_timeout (db->handle, 50);
  assert_locked (comity_db_exec (db, "BEGIN IMMEDIATE", &error), &error);
  kill_now (child);
  g_assert_true (comity_db_exec (db, "BEGIN IMMEDIATE; ROLLBACK", &error));
}

/* -- Traces of an erasure ---------------------------------------------------------------------- */

#define SECRET "Uncommonfamilyname"

static gboolean
holds (const char *path, const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  return g_file_get_contents (file, &bytes, &size, NULL) &&
         memmem (bytes, size, SECRET, strlen (SECRET)) != NULL;
}

/* An erasure that was killed before it had written the file anew is finished by the next opening. */
static void
test_remains (void)
{
  g_autoptr (Office) office = office_new ();
  ComityPerson person = { &comity_kind_student };
  ComityEraser eraser = { .people = &person, .n_people = 1 };
  g_autoptr (ComityDb) db = NULL;
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GError) error = NULL;

  person.id = add_student (office, SECRET, "Anna");
  office_close (office);
  g_assert_true (holds (office->path, ""));
  db = comity_db_open (office->path, COMITY_DB_WRITE, &error);
  g_assert_true (comity_db_exec (db, "PRAGMA secure_delete = 0; BEGIN IMMEDIATE", &error));
  changed = comity_write_run (db, NULL, "", comity_erase_func, &eraser, &error);
  g_assert_no_error (error);
  g_assert_true (comity_db_exec (db, "COMMIT", &error));
  g_clear_pointer (&db, comity_db_close);
  g_assert_true (holds (office->path, ""));
  office_open (office);
  office_close (office);
  g_assert_false (holds (office->path, ""));
  g_assert_false (holds (office->path, "-wal"));
  office_open (office);
  assert_sound (office);
}

/* While another program reads the office as it was, that cannot be changed; it is said, and made good. */
static void
test_remains_while_read (void)
{
  g_autoptr (Office) office = office_new ();
  ComityPerson person = { &comity_kind_student };
  g_autoptr (ComityErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child;

  if (g_getenv ("COMITY_LONG") == NULL) {
    g_test_skip ("waits for ten seconds; COMITY_LONG=1");
    return;
  }
  for (guint i = 0; i < 3; i++)
    add_partner (office, "Hokkaido University", "JP");
  person.id = add_student (office, SECRET, "Anna");
  office_close (office);
  child = start (stop_while_reading, office);
  wait_until_stopped (child);
  office_open (office);
  erasure = comity_store_erase_sync (office->store, &person, 1, &error);
  g_assert_no_error (error);
  g_assert_true (erasure->remains);
  g_test_message ("%s", comity_erasure_get_sentence (erasure));
  go_on (child);
  office_close (office);
  g_assert_false (holds (office->path, ""));
  g_assert_false (holds (office->path, "-wal"));
  office_open (office);
  assert_sound (office);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/processes/rivals", test_rivals);
  g_test_add_func ("/processes/stopped-writer", test_stopped_writer);
  g_test_add_func ("/processes/killed-writer", test_killed_writer);
  g_test_add_func ("/processes/stopped-reader", test_stopped_reader);
  g_test_add_func ("/processes/stranger-waited-for", test_stranger_waited_for);
  g_test_add_func ("/processes/stranger-for-good", test_stranger_for_good);
  g_test_add_func ("/processes/remains", test_remains);
  g_test_add_func ("/processes/remains-while-read", test_remains_while_read);
  return g_test_run ();
}
