/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: what they hold, what is deleted of them and what never, and that they can be restored. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "comity-backup-private.h"
#include "comity-backup.h"
#include "comity-db.h"
#include "comity-kinds.h"
#include "store-test.h"

static ComityBackup *
back_up (Office *office, ComityBackupReason reason)
{
  g_autoptr (GError) error = NULL;
  ComityBackup *backup = comity_backup_sync (office->store, reason, &error);

  g_assert_no_error (error);
  g_assert_nonnull (backup);
  g_assert_null (backup->second);
  return backup;
}

static void
assert_mode (const char *path, guint mode)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, mode);
}

static void
assert_count (const char *path, gint64 count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_store_open_sync (path, COMITY_OPEN_READ_ONLY, &error);
  Office office = { .path = (char *) path, .store = store };
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);

  g_assert_no_error (error);
  g_assert_cmpint (count_of (&office, query), ==, count);
}

static void
test_copy (void)
{
  Office *office = office_new ();
  g_autoptr (ComityBackup) first = NULL, same = NULL, other = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *folder = comity_backup_dup_folder (office->path);

  add_partner (office, "Alpha", NULL);
  first = back_up (office, COMITY_BACKUP_IMPORT);
  assert_mode (first->path, 0600);
  assert_mode (folder, 0700);
  assert_count (first->path, 1);
  /* Nothing changed: there is one already. */
  same = back_up (office, COMITY_BACKUP_BULK);
  g_assert_cmpstr (same->path, ==, first->path);
  add_partner (office, "Beta", NULL);
  other = back_up (office, COMITY_BACKUP_REGULAR);
  assert_count (other->path, 2);
  assert_count (first->path, 1);
  list = comity_backup_list (office->path);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((ComityBackup *) list->pdata[0])->path, ==, other->path);
  g_assert_cmpint (((ComityBackup *) list->pdata[1])->reason, ==, COMITY_BACKUP_IMPORT);
  office_free_all (office);
}

/* An unchanged office has its backup, also one in which nothing was ever written; a part is none. */
static void
test_unchanged (void)
{
  Office *office = office_new ();
  g_autoptr (ComityBackup) first = back_up (office, COMITY_BACKUP_REGULAR);
  g_autoptr (ComityBackup) same = back_up (office, COMITY_BACKUP_QUIT);
  g_autoptr (ComityBackup) again = NULL;

  g_assert_cmpstr (same->path, ==, first->path);
  g_assert_cmpint (truncate (first->path, first->size / 2), ==, 0);
  again = back_up (office, COMITY_BACKUP_QUIT);
  g_assert_cmpstr (again->path, !=, first->path);
  office_free_all (office);
}

/* Saves go on while a backup is made, and the backup is of one moment. */
static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_while_writing (void)
{
  Office *office = office_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityBackup) backup = NULL;

  for (guint i = 0; i < 50; i++)
    add_partner (office, "Before", NULL);
  comity_backup_async (office->store, COMITY_BACKUP_REGULAR, NULL, backed_up_cb, &result);
  while (result == NULL) {
    add_partner (office, "Meanwhile", NULL);
    g_main_context_iteration (NULL, FALSE);
  }
  backup = comity_backup_finish (office->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (backup->size, >, 0);
  assert_sound (office);
  g_clear_object (&result);
  office_free_all (office);
}

static void
test_restore (void)
{
  Office *office = office_new ();
  g_autoptr (ComityBackup) backup = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  add_partner (office, "Alpha", NULL);
  backup = back_up (office, COMITY_BACKUP_ASKED);
  add_partner (office, "Beta", NULL);
  /* Not while somebody works in it. */
  g_assert_false (comity_restore_sync (office->path, backup->path, NULL, NULL, NULL, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  g_assert_true (comity_restore_sync (office->path, backup->path, NULL, &kept, NULL, &error));
  g_assert_no_error (error);
  assert_count (office->path, 1);
  assert_count (kept, 2);
  list = comity_backup_list (office->path);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((ComityBackup *) list->pdata[0])->reason, ==, COMITY_BACKUP_REPLACED);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_sound (office);
  add_partner (office, "Gamma", NULL);
  office_free_all (office);
}

/* The journal of a restored office gives its numbers again: what is done then is backed up all the same. */
static void
test_same_number (void)
{
  Office *office = office_new ();
  g_autoptr (ComityBackup) backup = NULL, later = NULL;

  add_partner (office, "Alpha", NULL);
  backup = back_up (office, COMITY_BACKUP_ASKED);
  add_partner (office, "Beta", NULL);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  g_assert_true (comity_restore_sync (office->path, backup->path, NULL, NULL, NULL, NULL));
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, NULL);
  add_partner (office, "Gamma", NULL);
  later = back_up (office, COMITY_BACKUP_REGULAR);
  g_assert_cmpint (later->reason, ==, COMITY_BACKUP_REGULAR);
  assert_count (later->path, 2);
  office_free_all (office);
}

/* What is no office, or a broken one, changes nothing. */
static void
test_restore_refused (void)
{
  Office *office = office_new ();
  g_autoptr (ComityBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size;

  add_partner (office, "Alpha", NULL);
  backup = back_up (office, COMITY_BACKUP_ASKED);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  g_assert_true (g_file_get_contents (backup->path, &text, &size, NULL));
  memset (text + size / 2, 0x5a, size / 4);
  g_assert_true (g_file_set_contents (backup->path, text, (gssize) size, NULL));
  g_assert_false (comity_restore_sync (office->path, backup->path, NULL, NULL, NULL, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (backup->path, "Dear office,\n", -1, NULL));
  g_assert_false (comity_restore_sync (office->path, backup->path, NULL, NULL, NULL, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_NOT_OFFICE);
  assert_count (office->path, 1);
  office_free_all (office);
}

static void
test_second_folder (void)
{
  Office *office = office_new ();
  g_autofree char *second = g_build_filename (office->folder, "disk", NULL);
  g_autofree char *away = g_build_filename (office->folder, "away", NULL);
  g_autoptr (ComityBackup) backup = NULL, other = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (comity_backup_set_second (office->path, second, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_mkdir (second, 0700);
  g_assert_true (comity_backup_set_second (office->path, second, &error));
  add_partner (office, "Alpha", NULL);
  backup = back_up (office, COMITY_BACKUP_ASKED);
  list = comity_backup_list (office->path);
  g_assert_cmpuint (list->len, ==, 2);
  assert_count (((ComityBackup *) list->pdata[0])->path, 1);
  assert_count (((ComityBackup *) list->pdata[1])->path, 1);
  /* The disk is not there: said, and the backup is made none the less. */
  g_assert_cmpint (g_rename (second, away), ==, 0);
  add_partner (office, "Beta", NULL);
  other = comity_backup_sync (office->store, COMITY_BACKUP_REGULAR, &error);
  g_assert_no_error (error);
  g_assert_nonnull (other->second);
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  office_free_all (office);
}

static void
test_encrypted (void)
{
  Office *office = office_new ();
  g_autofree char *second = g_build_filename (office->folder, "disk", NULL);
  g_autoptr (ComityBackup) backup = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  ComityBackup *locked = NULL;
  gsize size;

  g_mkdir (second, 0700);
  g_assert_true (comity_backup_set_second (office->path, second, &error));
  g_assert_true (comity_backup_set_passphrase (office->path, "пароль of ours", &error));
  g_assert_true (comity_backup_is_encrypted (office->path));
  add_partner (office, "Alphabetagamma", NULL);
  backup = back_up (office, COMITY_BACKUP_ASKED);
  list = comity_backup_list (office->path);
  for (guint i = 0; i < list->len; i++) {
    if (((ComityBackup *) list->pdata[i])->encrypted)
      locked = list->pdata[i];
  }
  g_assert_nonnull (locked);
  g_assert_true (comity_backup_needs_passphrase (locked->path));
  g_assert_false (comity_backup_needs_passphrase (backup->path));
  g_assert_true (g_file_get_contents (locked->path, &bytes, &size, NULL));
  g_assert_null (memmem (bytes, size, "Alphabetagamma", 14));

  g_assert_finalize_object (g_steal_pointer (&office->store));
  g_assert_false (comity_restore_sync (office->path, locked->path, NULL, NULL, NULL, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (comity_restore_sync (office->path, locked->path, "guess", NULL, NULL, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (
    comity_restore_sync (office->path, locked->path, "пароль of ours", NULL, NULL, &error));
  g_assert_no_error (error);
  assert_count (office->path, 1);
  /* One bit in the middle, or a missing end. */
  bytes[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (locked->path, bytes, (gssize) size, NULL));
  g_assert_false (
    comity_restore_sync (office->path, locked->path, "пароль of ours", NULL, NULL, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  bytes[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (locked->path, bytes, (gssize) size - 65553, NULL));
  g_assert_false (
    comity_restore_sync (office->path, locked->path, "пароль of ours", NULL, NULL, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED);
  assert_count (office->path, 1);
  office_free_all (office);
}

/* Two years of a backup each half an hour, thinned as they are made. */
static void
test_thinning (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GDateTime) start = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) end = NULL;
  guint of_day = 0, of_weeks = 0;

  for (guint i = 0; i < 2 * 365 * 48; i++) {
    g_autoptr (GDateTime) now = g_date_time_add_minutes (start, (int) i * 30);
    g_autoptr (GPtrArray) dropped = NULL;
    ComityBackup *backup = g_new0 (ComityBackup, 1);

    backup->at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.000Z");
    g_ptr_array_add (all, backup);
    if (i % 48 != 0 && i + 48 < 2 * 365 * 48)
      continue;
    dropped = comity_backup_list_thinned (all, now);
    for (guint k = 0; k < dropped->len; k++) {
      comity_backup_free (dropped->pdata[k]);
      g_ptr_array_remove (all, dropped->pdata[k]);
    }
    g_clear_pointer (&end, g_date_time_unref);
    end = g_date_time_ref (now);
  }
  for (guint i = 0; i < all->len; i++) {
    ComityBackup *backup = all->pdata[i];
    g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (backup->at, NULL);
    GTimeSpan age = g_date_time_difference (end, at);

    of_day += age < G_TIME_SPAN_DAY;
    of_weeks += age >= G_TIME_SPAN_DAY && age < 14 * G_TIME_SPAN_DAY;
    g_assert_cmpint (age, <, 367 * G_TIME_SPAN_DAY);
  }
  g_assert_cmpuint (of_day, ==, 48);
  g_assert_cmpuint (of_weeks, ==, 13);
  /* About six more of weeks and eleven of months. */
  g_assert_cmpuint (all->len, >=, 48 + 13 + 5 + 10);
  g_assert_cmpuint (all->len, <=, 48 + 13 + 8 + 13);
  g_ptr_array_set_free_func (all, (GDestroyNotify) comity_backup_free);
}

/* A clock that was wrong must not take the backups of a year with it. */
static void
test_clock (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_backup_free);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 20, 0, 0, 0);
  g_autoptr (GDateTime) far = g_date_time_new_utc (2090, 1, 1, 0, 0, 0);
  g_autoptr (GPtrArray) ahead = NULL, behind = NULL;

  for (int i = 0; i < 5; i++) {
    ComityBackup *backup = g_new0 (ComityBackup, 1);
    backup->at = g_strdup_printf ("2027-01-0%dT00:00:00.000Z", i + 1);
    g_ptr_array_add (all, backup);
  }
  ahead = comity_backup_list_thinned (all, now);
  g_assert_cmpuint (ahead->len, ==, 0);
  behind = comity_backup_list_thinned (all, far);
  g_assert_cmpuint (behind->len, ==, 2);
}

/* Files of others in the folder stay, and so does everything when the list is lost. */
static void
test_only_listed (void)
{
  Office *office = office_new ();
  g_autofree char *folder = comity_backup_dup_folder (office->path);
  g_autofree char *book_path = g_build_filename (folder, "backups.json", NULL);
  g_autofree char *mine = g_build_filename (folder, "office-2020-01-01T000000Z.comity", NULL);
  g_autofree char *outside = g_build_filename (office->folder, "precious", NULL);
  g_autoptr (ComityBackup) first = NULL, second = NULL;
  g_autoptr (ComityBackupBook) book = NULL;
  g_autoptr (GDateTime) far = g_date_time_new_utc (2090, 1, 1, 0, 0, 0);

  add_partner (office, "Alpha", NULL);
  first = back_up (office, COMITY_BACKUP_ASKED);
  g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
  g_assert_true (g_file_set_contents (outside, "mine", -1, NULL));
  g_assert_true (g_file_set_contents (book_path,
                                      "{\"backups\":["
                                      "{\"name\":\"../precious\",\"at\":\"2001-01-01T00:00:00Z\"},"
                                      "{\"name\":\"a\",\"at\":\"2001-01-02T00:00:00Z\"},"
                                      "{\"name\":\"b\",\"at\":\"2001-01-03T00:00:00Z\"},"
                                      "{\"name\":\"c\",\"at\":\"2001-01-04T00:00:00Z\"},"
                                      "{\"name\":7},[],null]}",
                                      -1, NULL));
  book = comity_backup_book_open (folder, NULL);
  g_assert_cmpuint (book->backups->len, ==, 3);
  comity_backup_book_thin (book, far);
  g_clear_pointer (&book, comity_backup_book_free);
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (book_path, "{\"backups\":[", -1, NULL));
  second = back_up (office, COMITY_BACKUP_ASKED);
  g_assert_true (g_file_test (first->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  office_free_all (office);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/backup/copy", test_copy);
  g_test_add_func ("/backup/unchanged", test_unchanged);
  g_test_add_func ("/backup/while-writing", test_while_writing);
  g_test_add_func ("/backup/restore", test_restore);
  g_test_add_func ("/backup/same-number", test_same_number);
  g_test_add_func ("/backup/restore-refused", test_restore_refused);
  g_test_add_func ("/backup/second-folder", test_second_folder);
  g_test_add_func ("/backup/encrypted", test_encrypted);
  g_test_add_func ("/backup/thinning", test_thinning);
  g_test_add_func ("/backup/clock", test_clock);
  g_test_add_func ("/backup/only-listed", test_only_listed);
  return g_test_run ();
}
