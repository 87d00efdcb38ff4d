/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: who may, what is refused, and that threads, signals and cancelling do as promised. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "comity-db.h"
#include "comity-kinds.h"
#include "store-test.h"

#define KILLS_OF_ONE 50
#define KILLS 8

static void
assert_refused (const char *path, ComityOpenFlags flags, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_store_open_sync (path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, COMITY_STORE_ERROR, code);
  g_test_message ("%s", error->message);
}

static void
test_second_writer (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) reader = NULL;

  add_partner (office, "Alpha", NULL);
  assert_refused (office->path, COMITY_OPEN_DEFAULT, COMITY_STORE_ERROR_LOCKED);
  assert_refused (office->path, COMITY_OPEN_CREATE, COMITY_STORE_ERROR_EXISTS);
  reader = comity_store_open_sync (office->path, COMITY_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (comity_store_is_read_only (reader));
  /* The place is free again when the first has gone. */
  office_reopen (office);
}

static void
test_read_only (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (ComityRecord) partner = NULL;
  gint64 id = add_partner (office, "Alpha", NULL);

  g_assert_finalize_object (office->store);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  partner = load (office, &comity_kind_partner, id);
  comity_changes_put (changes, partner);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_READ_ONLY);
}

static void
test_wrong_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("comity-store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.comity", NULL);
  g_autofree char *link = g_build_filename (folder, "link.comity", NULL);
  g_autofree char *rm = g_strdup_printf ("rm -r '%s'", folder);
  sqlite3 *db = NULL;

  assert_refused (path, COMITY_OPEN_DEFAULT, COMITY_STORE_ERROR_NOT_OFFICE);
  assert_refused (folder, COMITY_OPEN_DEFAULT, COMITY_STORE_ERROR_NOT_OFFICE);
  g_file_set_contents (path, "Dear office,\n", -1, NULL);
  assert_refused (path, COMITY_OPEN_DEFAULT, COMITY_STORE_ERROR_NOT_OFFICE);
  assert_refused (path, COMITY_OPEN_READ_ONLY, COMITY_STORE_ERROR_NOT_OFFICE);
  g_file_set_contents (path, "", 0, NULL);
  assert_refused (path, COMITY_OPEN_DEFAULT, COMITY_STORE_ERROR_NOT_OFFICE);
  g_unlink (path);
  /* A database of somebody else is not touched. */
  sqlite3_open (path, &db);
  sqlite3_exec (db, "CREATE TABLE t (x); PRAGMA user_version = 1", NULL, NULL, NULL);
  sqlite3_close (db);
  assert_refused (path, COMITY_OPEN_DEFAULT, COMITY_STORE_ERROR_NOT_OFFICE);
  g_assert_cmpint (symlink (path, link), ==, 0);
  assert_refused (link, COMITY_OPEN_DEFAULT, COMITY_STORE_ERROR_NOT_OFFICE);
  g_assert_cmpint (system (rm), ==, 0);
}

static void
test_newer (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityStore) store = g_steal_pointer (&office->store);
  sqlite3 *db = NULL;

  g_assert_finalize_object (g_steal_pointer (&store));
  sqlite3_open (office->path, &db);
  sqlite3_exec (db, "PRAGMA user_version = 9999", NULL, NULL, NULL);
  sqlite3_close (db);
  assert_refused (office->path, COMITY_OPEN_DEFAULT, COMITY_STORE_ERROR_NEWER);
  assert_refused (office->path, COMITY_OPEN_READ_ONLY, COMITY_STORE_ERROR_NEWER);
}

static void
changed_cb (ComityStore *store, ComityChanged *changed, gpointer data)
{
  ComityChanged **seen = data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_clear_pointer (seen, comity_changed_unref);
  *seen = comity_changed_ref (changed);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

/* The signal comes before the answer, on the main context. */
static void
test_signal (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) record = sample_record (office, &comity_kind_partner, 1);
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (ComityChanged) seen = NULL, changed = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (office->store, "changed", G_CALLBACK (changed_cb), &seen);
  comity_changes_put (changes, record);
  comity_store_write_async (office->store, changes, NULL, written_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (seen);
  changed = comity_store_write_finish (office->store, result, NULL);
  g_assert_true (changed == seen);
  g_assert_cmpint (changed->batch, >, 0);
  g_assert_cmpuint (changed->ids->len, ==, 1);
  g_assert_cmpint (g_array_index (changed->ids, gint64, 0), ==, comity_record_get_id (record));
  g_assert_true (changed->order_changed);
  g_clear_object (&result);
}

typedef struct {
  Office *office;
  GMutex mutex;
  GCond cond;
  gboolean reading, written;
  gint64 before, after;
} Meeting;

static gpointer
slow_read_func (ComityDb *db, gpointer data, GError **error)
{
  Meeting *meeting = data;
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  meeting->before = comity_db_count (db, query, NULL);
  g_mutex_lock (&meeting->mutex);
  meeting->reading = TRUE;
  g_cond_broadcast (&meeting->cond);
  while (!meeting->written)
    g_cond_wait (&meeting->cond, &meeting->mutex);
  g_mutex_unlock (&meeting->mutex);
  meeting->after = comity_db_count (db, query, NULL);
  return g_strdup ("read");
}

/* A reader sees one state of the office as long as its job lasts; the writer need not wait. */
static void
test_snapshot (void)
{
  Meeting meeting = { .office = office_new () };
  g_autoptr (Office) office = meeting.office;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autofree char *done = NULL;

  comity_store_read_async (office->store, slow_read_func, &meeting, NULL, g_free, NULL, written_cb,
                           &result);
  g_mutex_lock (&meeting.mutex);
  while (!meeting.reading)
    g_cond_wait (&meeting.cond, &meeting.mutex);
  g_mutex_unlock (&meeting.mutex);
  add_partner (office, "Alpha", NULL);
  g_assert_cmpint (count_of (office, query), ==, 1);
  g_mutex_lock (&meeting.mutex);
  meeting.written = TRUE;
  g_cond_broadcast (&meeting.cond);
  g_mutex_unlock (&meeting.mutex);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  done = comity_store_read_finish (office->store, result, NULL);
  g_assert_cmpstr (done, ==, "read");
  g_assert_cmpint (meeting.before, ==, 0);
  g_assert_cmpint (meeting.after, ==, 0);
  g_clear_object (&result);
}

static gpointer
endless_func (ComityDb *db, gpointer data, GError **error)
{
  int *started = data;

  g_atomic_int_set (started, 1);
  comity_db_pragma (db,
                    "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
                    "SELECT count (*) FROM n",
                    0);
  return NULL;
}

/* Cancelling ends a question also while SQLite works on it. */
static void
test_cancel (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int started = 0;

  comity_store_read_async (office->store, endless_func, &started, NULL, NULL, cancellable,
                           written_cb, &result);
  while (!g_atomic_int_get (&started))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (comity_store_read_finish (office->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  /* The reader is as good as before. */
  add_partner (office, "Alpha", NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_open_async (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (g_steal_pointer (&office->store));
  comity_store_open_async (office->path, COMITY_OPEN_DEFAULT, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  office->store = comity_store_open_finish (result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
}

/* A full disk is said, and what was there is there. */
static void
test_full (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (8 << 20), 8 << 20);
  ComityChanges *changes = comity_changes_new (NULL);
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRecord) record = NULL;
  gint64 id = add_partner (office, "Alpha", NULL);

  g_assert_finalize_object (office->store);
  g_setenv ("COMITY_TEST_MAX_PAGES", "700", TRUE);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
  g_unsetenv ("COMITY_TEST_MAX_PAGES");
  g_assert_no_error (error);
  record = sample_record (office, &comity_kind_contact, 1);
  comity_changes_put (changes, record);
  comity_changes_add_blob (changes, bytes, NULL);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FULL);
  g_assert_null (load (office, &comity_kind_contact, comity_record_get_id (record)));
  g_clear_object (&record);
  record = load (office, &comity_kind_partner, id);
  g_assert_nonnull (record);
  assert_sound (office);
  add_partner (office, "Beta", NULL);
}

/* Another process writes until it is killed: what it said to have saved is there, and sound. */
static void
kill_round (const char *path, guint round)
{
  int pipes[2];
  pid_t child;
  gint64 last = 0, id;
  g_autoptr (GError) error = NULL;
  Office office = { .path = (char *) path };
  g_autoptr (ComityRecord) record = NULL;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0) {
    office.store = comity_store_open_sync (path, COMITY_OPEN_DEFAULT, NULL);
    for (;;) {
      id = add_partner (&office, "Partner that is written again and again", "DE");
      if (write (pipes[1], &id, sizeof id) != sizeof id)
        _exit (1);
    }
  }
  close (pipes[1]);
  for (guint i = 0; i < 5 + 7 * (round % 8); i++)
    g_assert_cmpint (read (pipes[0], &last, sizeof last), ==, sizeof last);
  g_usleep (137 * (round % 61));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (pipes[0], &id, sizeof id) == sizeof id)
    last = id;
  close (pipes[0]);
  office.store = comity_store_open_sync (path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  record = load (&office, &comity_kind_partner, last);
  g_assert_nonnull (record);
  assert_sound (&office);
  g_clear_object (&record);
  g_assert_finalize_object (office.store);
}

static void
test_killed (void)
{
  guint round = 0;

  /* Not all in one office, which is looked through after each. */
  while (goes_on_killing (round, KILLS)) {
    g_autoptr (Office) office = office_new ();

    g_assert_finalize_object (g_steal_pointer (&office->store));
    for (guint i = 0; i < KILLS_OF_ONE && goes_on_killing (round, KILLS); i++)
      kill_round (office->path, round++);
  }
  g_test_message ("killed %u times", round);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/open/second-writer", test_second_writer);
  g_test_add_func ("/open/read-only", test_read_only);
  g_test_add_func ("/open/wrong-files", test_wrong_files);
  g_test_add_func ("/open/newer", test_newer);
  g_test_add_func ("/open/signal", test_signal);
  g_test_add_func ("/open/snapshot", test_snapshot);
  g_test_add_func ("/open/cancel", test_cancel);
  g_test_add_func ("/open/async", test_open_async);
  g_test_add_func ("/open/full", test_full);
  g_test_add_func ("/open/killed", test_killed);
  return g_test_run ();
}
