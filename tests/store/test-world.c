/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the world does to an office: a clock that is set back, folders of other machines, files that get
 * lost. The functions of the system that tell of time and file systems are put in place of its own. */
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "comity-backup.h"
#include "comity-db.h"
#include "comity-kinds.h"
#include "comity-undo.h"
#include "store-test.h"

#define DAY (24 * 60 * 60)

static int clock_shift; /* seconds by which the clock of the day is wrong */
static guint32 file_system; /* the magic number of all of them; 0: as they are */
static const char *remote; /* only of what is below this; NULL: everywhere */

int clock_gettime (clockid_t clock, struct timespec *time);

int
clock_gettime (clockid_t clock, struct timespec *time)
{
  int answer = (int) syscall (SYS_clock_gettime, clock, time);

  if (answer == 0 && clock == CLOCK_REALTIME)
    time->tv_sec += clock_shift;
  return answer;
}

int
statfs (const char *path, struct statfs *info)
{
  memset (info, 0, sizeof *info);
  if (syscall (SYS_statfs, path, info) != 0)
    return -1;
  if (file_system != 0 && (remote == NULL || g_str_has_prefix (path, remote)))
    info->f_type = (__fsword_t) file_system;
  return 0;
}

/* -- The clock -------------------------------------------------------------------------------- */

static void
undo_one (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = comity_store_undo_sync (office->store, 0, &error);

  g_assert_no_error (error);
}

static void
back_up (Office *office, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityBackup) backup =
    comity_backup_sync (office->store, COMITY_BACKUP_REGULAR, &error);
  g_autoptr (GPtrArray) all = comity_backup_list (office->path);

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, n);
}

/* The order of what was done is that of the journal: the last is undone first, whatever the clock said;
 * ids are not given twice, and no backup is taken for an old one. */
static void
test_clock (void)
{
  Office *office = office_new ();
  gint64 first, second;

  first = add_partner (office, "Alpha", NULL);
  back_up (office, 1);
  office_close (office);
  clock_shift = -400 * DAY;
  office_open (office);
  second = add_partner (office, "Beta", NULL);
  g_assert_cmpint (second, !=, first);
  back_up (office, 2);
  add_partner (office, "Gamma", NULL);
  back_up (office, 3);
  undo_one (office);
  undo_one (office);
  g_assert_null (load (office, &comity_kind_partner, second));
  office_close (office);
  clock_shift = 0;
  office_open (office);
  undo_one (office);
  g_assert_null (load (office, &comity_kind_partner, first));
  assert_sound (office);
  back_up (office, 4);
  office_free_all (office);
}

/* -- File systems ----------------------------------------------------------------------------- */

/* Where SQLite's locks do not hold nothing is opened, made or restored, and nothing is left there. */
static void
test_network (void)
{
  static const guint32 kinds[] = { 0x6969, 0xFF534D42, 0xFE534D42, 0x517B, 0x00C36400 };
  g_autoptr (Office) office = office_new ();
  g_autofree char *other = g_build_filename (office->folder, "other.comity", NULL);

  office_close (office);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GError) error = NULL, making = NULL;

    file_system = kinds[i];
    g_assert_null (comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error));
    g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED);
    g_assert_nonnull (strstr (error->message, "network"));
    g_assert_null (comity_store_open_sync (other, COMITY_OPEN_CREATE, &making));
    g_assert_nonnull (strstr (making->message, "network"));
    g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  }
  file_system = 0;
  office_open (office);
}

/* A backup on another machine is copied and so can come back. */
static void
test_backup_on_network (void)
{
  Office *office = office_new ();
  g_autofree char *share = g_build_filename (office->folder, "share", NULL);
  g_autofree char *backup = g_build_filename (share, "copy.comity", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir (share, 0700);
  add_partner (office, "Alpha", NULL);
  g_assert_true (comity_backup_to_file (office->path, backup, NULL, NULL, NULL));
  office_close (office);
  file_system = 0x6969;
  remote = share;
  g_assert_true (comity_restore_sync (office->path, backup, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  /* But not into an office there. */
  remote = NULL;
  g_assert_false (comity_restore_sync (office->path, backup, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "network"));
  file_system = 0;
  office_open (office);
  assert_sound (office);
  office_free_all (office);
}

/* -- A lost -wal ------------------------------------------------------------------------------ */

/* Adds a partner that is written back into the file, then one that is not, and is killed. */
static void
leave_wal (Office *office)
{
  g_autoptr (ComityDb) db = NULL;

  office_open (office);
  add_partner (office, "Alpha", NULL);
  db = comity_db_open (office->path, COMITY_DB_WRITE, NULL);
  comity_db_exec (db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
  add_partner (office, "Beta", NULL);
  kill (getpid (), SIGKILL);
}

/* Opened for writing it is refused, opened for reading not, until it is opened as it is. */
static void
refuse_until_told (Office *office)
{
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error));
    g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOST);
    g_assert_nonnull (strstr (error->message, "-wal"));
    office->store = comity_store_open_sync (office->path, COMITY_OPEN_READ_ONLY, NULL);
    office_close (office);
  }
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_WITHOUT_LOST, NULL);
  office_reopen (office);
}

static gint64
count_after_kill (gboolean lose)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *wal = g_strconcat (office->path, "-wal", NULL);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  pid_t child;

  office_close (office);
  child = fork ();
  if (child == 0)
    leave_wal (office);
  waitpid (child, NULL, 0);
  if (lose) {
    g_assert_cmpint (g_unlink (wal), ==, 0);
    refuse_until_told (office);
  } else {
    office_open (office);
  }
  assert_sound (office);
  return count_of (office, query);
}

/* With it all is there. Without it the office is sound, as it was when it was last written back; that is
 * said, as often as it is opened for writing, until somebody wants it so. */
static void
test_lost_wal (void)
{
  g_assert_cmpint (count_after_kill (FALSE), ==, 2);
  g_assert_cmpint (count_after_kill (TRUE), ==, 1);
}

/* What was given up by a restore is not missed, and neither is anything of an office that had the place. */
static void
test_not_lost (void)
{
  Office *office = office_new ();
  g_autofree char *backup = g_build_filename (office->folder, "early.comity", NULL);
  g_autofree char *moved = g_build_filename (office->folder, "moved.comity", NULL);

  g_assert_true (comity_backup_to_file (office->path, backup, NULL, NULL, NULL));
  add_partner (office, "Alpha", NULL);
  office_reopen (office);
  add_partner (office, "Beta", NULL);
  office_close (office);
  g_assert_true (comity_restore_sync (office->path, backup, NULL, NULL, NULL, NULL));
  office_open (office);
  add_partner (office, "Gamma", NULL);
  office_close (office);
  g_assert_cmpint (g_rename (office->path, moved), ==, 0);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_CREATE, NULL);
  office_reopen (office);
  office_free_all (office);
}

/* An old copy in the place of the office is a loss as well, and a backup that has more is named. */
static void
test_old_copy (void)
{
  Office *office = office_new ();
  g_autofree char *early = NULL, *before = NULL, *later = NULL;
  gsize size;

  office_close (office);
  g_assert_true (g_file_get_contents (office->path, &early, &size, NULL));
  office_open (office);
  add_partner (office, "Alpha", NULL);
  comity_backup_free (comity_backup_sync (office->store, COMITY_BACKUP_ASKED, NULL));
  office_close (office);
  before = comity_backup_dup_later (office->path);
  g_assert_null (before);
  g_assert_true (g_file_set_contents (office->path, early, (gssize) size, NULL));
  later = comity_backup_dup_later (office->path);
  g_assert_nonnull (later);
  refuse_until_told (office);
  office_free_all (office);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/world/clock", test_clock);
  g_test_add_func ("/world/network", test_network);
  g_test_add_func ("/world/backup-on-network", test_backup_on_network);
  g_test_add_func ("/world/lost-wal", test_lost_wal);
  g_test_add_func ("/world/not-lost", test_not_lost);
  g_test_add_func ("/world/old-copy", test_old_copy);
  return g_test_run ();
}
