/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offices of every released version open, after a backup, and killed at any moment are one or the
 * other. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "comity-backup.h"
#include "comity-db.h"
#include "comity-kinds.h"
#include "comity-mend.h"
#include "store-test.h"

#define KILLS 12

static gint64
version_of (const char *path)
{
  g_autoptr (ComityDb) db = comity_db_open (path, COMITY_DB_READ_ONLY, NULL);

  return db ? comity_db_pragma (db, "PRAGMA user_version", -1) : -1;
}

static void
forget_backups (const char *path)
{
  g_autofree char *folder = comity_backup_dup_folder (path);
  g_autofree char *book = g_build_filename (folder, "backups.json", NULL);
  g_autofree char *lock = g_build_filename (folder, ".lock", NULL);
  g_autofree char *part = g_build_filename (folder, ".backup.part", NULL);
  g_autoptr (GPtrArray) list = comity_backup_list (path);

  for (guint i = 0; i < list->len; i++)
    g_unlink (((ComityBackup *) list->pdata[i])->path);
  g_unlink (book);
  g_unlink (lock);
  g_unlink (part);
  g_rmdir (folder);
}

/* What every version has had room for: a partner, a student with a passport, and how that came in. */
static void
fill_old_office (Office *office)
{
  do_harm (office,
           "INSERT INTO \"partner\" (\"id\", \"version\", \"created\", \"changed\", \"title\", "
           "\"title_key\", \"name\", \"country\") VALUES (1, 3, '2025-01-02T03:04:05Z', "
           "'2025-01-02T03:04:05Z', 'University of Bonn', x'00', 'University of Bonn', 'DE');"
           "INSERT INTO \"student\" (\"id\", \"version\", \"created\", \"changed\", \"title\", "
           "\"title_key\", \"family_name\", \"given_names\") VALUES (2, 1, '2025-01-02T03:04:05Z', "
           "'2025-01-02T03:04:05Z', 'Petrova Anna', x'00', 'Petrova', 'Anna');"
           "INSERT INTO \"paper\" (\"id\", \"version\", \"created\", \"changed\", \"title\", "
           "\"title_key\", \"student\", \"kind\", \"number\") VALUES (3, 1, "
           "'2025-01-02T03:04:05Z', "
           "'2025-01-02T03:04:05Z', 'Passport', x'00', 2, 'passport', 'AB1234567')");
}

static void
assert_value (Office *office,
              const ComityKind *kind,
              gint64 id,
              const char *name,
              const char *value)
{
  g_autoptr (ComityRecord) record = load (office, kind, id);

  g_assert_nonnull (record);
  g_assert_cmpstr (comity_record_get (record, name), ==, value);
}

/* Titles, counts and the index were not written by hand: these are made anew. */
static void
assert_filled (Office *office)
{
  g_autoptr (GError) error = NULL;

  assert_value (office, &comity_kind_partner, 1, "name", "University of Bonn");
  assert_value (office, &comity_kind_partner, 1, "country", "DE");
  assert_value (office, &comity_kind_student, 2, "family_name", "Petrova");
  assert_value (office, &comity_kind_paper, 3, "student", "2");
  assert_value (office, &comity_kind_paper, 3, "number", "AB1234567");
  comity_store_mend_sync (office->store, &error);
  g_assert_no_error (error);
  assert_sound (office);
}

static void
test_every_version (void)
{
  for (guint version = 1; version < comity_schema_newest (); version++) {
    g_autoptr (Office) office = office_new ();
    g_autoptr (GPtrArray) list = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_finalize_object (g_steal_pointer (&office->store));
    make_old_office (office->path, version);
    fill_old_office (office);
    office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
    g_assert_no_error (error);
    assert_filled (office);
    add_partner (office, "Hokkaido University", "JP");
    assert_sound (office);
    list = comity_backup_list (office->path);
    g_assert_cmpuint (list->len, ==, 1);
    g_assert_cmpint (((ComityBackup *) list->pdata[0])->reason, ==, COMITY_BACKUP_MIGRATION);
    g_assert_cmpint (version_of (((ComityBackup *) list->pdata[0])->path), ==, version);
    g_assert_cmpint (version_of (office->path), ==, comity_schema_newest ());
    forget_backups (office->path);
  }
}

/* Runs @work in another process and kills it after some time. */
static void
kill_in (void (*work) (Office *office), Office *office, guint microseconds)
{
  pid_t child = fork ();

  if (child == 0) {
    work (office);
    _exit (0);
  }
  g_usleep (microseconds);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

static void
migrate (Office *office)
{
  g_autoptr (ComityStore) store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, NULL);
}

static void
back_up (Office *office)
{
  for (;;) {
    g_autoptr (ComityBackup) backup =
      comity_backup_office (office->path, COMITY_BACKUP_ASKED, NULL, NULL);
  }
}

/* So that kills come at any time of it, also where it takes longer. */
static gint64
duration_of_migration (Office *office)
{
  gint64 begun;

  make_old_office (office->path, 1);
  fill_old_office (office);
  begun = g_get_monotonic_time ();
  migrate (office);
  forget_backups (office->path);
  return g_get_monotonic_time () - begun;
}

static void
test_killed_migration (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GError) error = NULL;
  guint killed = 0, done = 0;
  double duration;

  g_assert_finalize_object (g_steal_pointer (&office->store));
  duration = (double) duration_of_migration (office);
  for (; goes_on_killing (killed, KILLS); killed++) {
    gint32 version = g_rand_int_range (rand, 1, comity_schema_newest ());

    make_old_office (office->path, (guint) version);
    fill_old_office (office);
    kill_in (migrate, office, (guint) (duration * g_rand_double_range (rand, 0, 1.1)));
    g_assert_true (version_of (office->path) == version ||
                   version_of (office->path) == comity_schema_newest ());
    done += version_of (office->path) == comity_schema_newest ();
    office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
    g_assert_no_error (error);
    assert_filled (office);
    g_assert_finalize_object (g_steal_pointer (&office->store));
    forget_backups (office->path);
  }
  g_test_message ("killed %u times, %u of them after the end", killed, done);
}

/* Each backup that is listed is whole; the office is untouched. */
static void
test_killed_backup (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint killed = 0;

  add_partner (office, "Hokkaido University", "JP");
  g_assert_finalize_object (g_steal_pointer (&office->store));
  for (; goes_on_killing (killed, KILLS); killed++) {
    g_autoptr (GPtrArray) list = NULL;

    kill_in (back_up, office, (guint) g_rand_int_range (rand, 0, 200000));
    list = comity_backup_list (office->path);
    for (guint k = 0; k < list->len; k++) {
      g_autoptr (ComityStore) store =
        comity_store_open_sync (((ComityBackup *) list->pdata[k])->path, COMITY_OPEN_READ_ONLY,
                                NULL);
      Office copy = { .store = store };

      g_assert_nonnull (store);
      assert_sound (&copy);
    }
    forget_backups (office->path);
  }
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, NULL);
  assert_sound (office);
  g_test_message ("killed %u times", killed);
}

static char *backup_path;

static void
restore (Office *office)
{
  for (;;)
    comity_restore_sync (office->path, backup_path, NULL, NULL, NULL, NULL);
}

/* The office is the old one or that of the backup, and nothing is lost on the way. */
static void
test_killed_restore (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  guint killed = 0;
  gint64 count = 1;

  add_partner (office, "Hokkaido University", "JP");
  backup_path = g_build_filename (office->folder, "aside.comity", NULL);
  g_assert_true (comity_backup_to_file (office->path, backup_path, NULL, NULL, NULL));
  for (; goes_on_killing (killed, KILLS); killed++) {
    gint64 before = count + 1;

    add_partner (office, "University of Bonn", "DE");
    g_assert_finalize_object (g_steal_pointer (&office->store));
    kill_in (restore, office, (guint) g_rand_int_range (rand, 0, 200000));
    office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, NULL);
    g_assert_nonnull (office->store);
    count = count_of (office, query);
    g_assert_true (count == 1 || count == before);
    assert_sound (office);
    forget_backups (office->path);
  }
  g_test_message ("killed %u times", killed);
  g_unlink (backup_path);
  g_clear_pointer (&backup_path, g_free);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/migrate/every-version", test_every_version);
  g_test_add_func ("/migrate/killed", test_killed_migration);
  g_test_add_func ("/migrate/killed-backup", test_killed_backup);
  g_test_add_func ("/migrate/killed-restore", test_killed_restore);
  return g_test_run ();
}
