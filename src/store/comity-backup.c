/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-backup-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "comity-db.h"

/*
 * A backup is a copy of one moment of the office, read through and found sound before it gets its
 * name. It lies in a folder beside the office, and if the user wants, also in a second one.
 */

#define SUFFIX ".comity"
#define LOCKED_SUFFIX ".comity-locked"

static char *
dup_stem (const char *office)
{
  char *name = g_path_get_basename (office);

  if (g_str_has_suffix (name, SUFFIX) && strlen (name) > strlen (SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

/**
 * comity_backup_dup_folder:
 * @office: the path of an office
 *
 * Returns: (transfer full): the folder of its backups
 */
char *
comity_backup_dup_folder (const char *office)
{
  g_autofree char *path = g_canonicalize_filename (office, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *stem = dup_stem (path);
  g_autofree char *name = g_strconcat (stem, ".backups", NULL);

  return g_build_filename (parent, name, NULL);
}

/**
 * comity_backup_dup_second_folder:
 *
 * Returns: (transfer full) (nullable): where the office's backups are in the second folder
 */
char *
comity_backup_dup_second_folder (const char *office)
{
  g_autofree char *folder = comity_backup_dup_folder (office);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *second = comity_backup_dup_second (office);

  return second ? g_build_filename (second, name, NULL) : NULL;
}

/**
 * comity_backup_dup_name:
 * @suffix: the end of the name
 *
 * Such as `office-2026-11-20T101112Z.comity`: sorted by name, they are sorted by time.
 *
 * Returns: (transfer full): a path in @folder that is not taken
 */
char *
comity_backup_dup_name (const char *folder, const char *office, const char *suffix)
{
  g_autofree char *stem = dup_stem (office);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");
  g_autofree char *name = g_strconcat (stem, "-", when, suffix, NULL);
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++) {
    g_free (path);
    g_free (name);
    name = g_strdup_printf ("%s-%s-%u%s", stem, when, i, suffix);
    path = g_build_filename (folder, name, NULL);
  }
  return path;
}

/* Under the lock of the book there is only one; what a killed program left is written over. */
static char *
dup_part (ComityBackupBook *book)
{
  char *part = g_build_filename (book->folder, ".backup.part", NULL);

  g_unlink (part);
  return part;
}

static gboolean
make_copy (const char *office,
           const char *part,
           const char *file,
           ComityBackup *found,
           GCancellable *cancellable,
           GError **error)
{
  if (comity_backup_copy (office, part, cancellable, error) &&
      comity_backup_verify (part, found, cancellable, error) &&
      comity_file_place (part, file, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

/* -- The second folder ------------------------------------------------------------------------ */

static gboolean
make_second (ComityBackupBook *book,
             ComityBackupBook *second,
             const ComityBackup *backup,
             const char *file,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *part = dup_part (second);
  gboolean done = comity_file_has_room (second->folder, (guint64) backup->size, error);

  if (done && book->encrypt)
    done = comity_backup_encrypt (&book->keys, backup->path, part, cancellable, error);
  else if (done)
    done = comity_file_copy (backup->path, part, cancellable, error) &&
           comity_file_compare (backup->path, part, cancellable, error);
  if (done && comity_file_place (part, file, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

static gboolean
write_second (ComityBackupBook *book,
              const char *office,
              const ComityBackup *backup,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *folder = comity_backup_dup_second_folder (office);
  g_autoptr (ComityBackupBook) second = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *file = NULL;

  /* A disk that is not connected must not become a folder on another. */
  if (!g_file_test (book->second, G_FILE_TEST_IS_DIR)) {
    comity_file_set_errno (ENOENT, book->second, error);
    return FALSE;
  }
  second = comity_backup_book_open (folder, error);
  if (second == NULL)
    return FALSE;
  file = comity_backup_dup_name (folder, office, book->encrypt ? LOCKED_SUFFIX : SUFFIX);
  if (!make_second (book, second, backup, file, cancellable, error))
    return FALSE;
  comity_backup_book_note (second, file, backup->reason, backup)->encrypted = book->encrypt;
  comity_backup_book_thin (second, now);
  return comity_backup_book_save (second, error);
}

/* -- Making one ------------------------------------------------------------------------------- */

static ComityBackup *
backup_copy (const ComityBackup *self)
{
  ComityBackup *copy = g_new0 (ComityBackup, 1);

  *copy = *self;
  copy->path = g_strdup (self->path);
  copy->at = g_strdup (self->at);
  copy->state = g_strdup (self->state);
  copy->second = g_strdup (self->second);
  return copy;
}

static gboolean
is_whole (const ComityBackup *self)
{
  GStatBuf info;

  return g_lstat (self->path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == self->size;
}

/* A newest backup that holds everything already, so that none need be made. */
static ComityBackup *
find_same (ComityBackupBook *book, const char *office, ComityBackupReason reason)
{
  g_autoptr (ComityDb) db = NULL;
  g_autofree char *state = NULL;
  ComityBackup *last = NULL;

  if (reason != COMITY_BACKUP_ASKED && book->backups->len > 0)
    last = g_ptr_array_index (book->backups, book->backups->len - 1);
  if (last == NULL || last->state == NULL || !is_whole (last))
    return NULL;
  db = comity_db_open (office, COMITY_DB_READ_ONLY, NULL);
  state = db ? comity_backup_dup_state (db) : NULL;
  return g_strcmp0 (state, last->state) == 0 ? last : NULL;
}

static void
try_second (ComityBackupBook *book,
            const char *office,
            ComityBackup *backup,
            GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (book->second == NULL || write_second (book, office, backup, cancellable, &error))
    return;
  backup->second = g_strdup (error->message);
}

static ComityBackup *
make_backup (ComityBackupBook *book,
             const char *office,
             ComityBackupReason reason,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *file = comity_backup_dup_name (book->folder, office, SUFFIX);
  g_autofree char *part = dup_part (book);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (ComityBackup) found = g_new0 (ComityBackup, 1);
  ComityBackup *backup;

  if (!make_copy (office, part, file, found, cancellable, error))
    return NULL;
  backup = comity_backup_book_note (book, file, reason, found);
  comity_backup_book_thin (book, now);
  if (!comity_backup_book_save (book, error))
    return NULL;
  try_second (book, office, backup, cancellable);
  return backup_copy (backup);
}

/**
 * comity_backup_office:
 * @office: the path of an office, open or not
 *
 * Makes a verified backup, or answers with the newest one when nothing was changed since; thins
 * out the old ones. Reads the whole office twice: for a thread.
 *
 * Returns: (transfer full): the backup, or %NULL with a sentence in @error
 */
ComityBackup *
comity_backup_office (const char *office,
                      ComityBackupReason reason,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *folder = comity_backup_dup_folder (office);
  g_autoptr (ComityBackupBook) book = comity_backup_book_open (folder, error);
  ComityBackup *same;

  if (book == NULL)
    return NULL;
  same = find_same (book, office, reason);
  return same ? backup_copy (same) : make_backup (book, office, reason, cancellable, error);
}

/**
 * comity_backup_sync:
 *
 * As comity_backup_async(), and waits.
 *
 * Returns: (transfer full): the backup, or %NULL with a sentence in @error
 */
ComityBackup *
comity_backup_sync (ComityStore *store, ComityBackupReason reason, GError **error)
{
  return comity_backup_office (comity_store_get_path (store), reason, NULL, error);
}

static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  ComityBackup *backup = comity_backup_office (comity_store_get_path (source),
                                               GPOINTER_TO_UINT (data), cancellable, &error);

  if (backup != NULL)
    g_task_return_pointer (task, backup, (GDestroyNotify) comity_backup_free);
  else
    g_task_return_error (task, error);
}

/**
 * comity_backup_async:
 * @reason: why; shown in the list of backups
 *
 * Makes a verified backup beside the store's own threads: reading and saving go on meanwhile. When
 * nothing was changed since the newest backup, that is the answer.
 */
void
comity_backup_async (ComityStore *store,
                     ComityBackupReason reason,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, comity_backup_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (reason), NULL);
  g_task_run_in_thread (task, backup_thread);
}

/**
 * comity_backup_finish:
 *
 * Returns: (transfer full): the backup, or %NULL with a sentence in @error
 */
ComityBackup *
comity_backup_finish (ComityStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * comity_backup_to_file:
 * @file: where no file is yet
 * @passphrase: (nullable): encrypts the copy
 *
 * Makes a verified copy that is in no list and is never deleted by Comity.
 */
gboolean
comity_backup_to_file (const char *office,
                       const char *file,
                       const char *passphrase,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *part = comity_file_dup_temporary (file);
  g_autofree char *locked = passphrase ? comity_file_dup_temporary (file) : NULL;
  ComityBackupKeys keys;
  gboolean done;

  if (g_file_test (file, G_FILE_TEST_EXISTS) || g_file_test (file, G_FILE_TEST_IS_SYMLINK)) {
    comity_file_set_errno (EEXIST, file, error);
    return FALSE;
  }
  if (passphrase == NULL)
    return make_copy (office, part, file, NULL, cancellable, error);
  done = comity_backup_keys_make (&keys, passphrase, error) &&
         make_copy (office, part, locked, NULL, cancellable, error) &&
         comity_backup_encrypt (&keys, locked, part, cancellable, error) &&
         comity_file_place (part, file, error);
  g_unlink (locked);
  g_unlink (part);
  return done;
}

/* -- What there is, and how it is made -------------------------------------------------------- */

static void
add_listed (GPtrArray *list, const char *folder)
{
  g_autoptr (ComityBackupBook) book = comity_backup_book_read (folder);

  for (guint i = 0; i < book->backups->len; i++) {
    ComityBackup *backup = g_ptr_array_index (book->backups, i);

    if (g_file_test (backup->path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (list, backup_copy (backup));
  }
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(ComityBackup *const *) b)->at, (*(ComityBackup *const *) a)->at);
}

/**
 * comity_backup_list:
 *
 * The backups in both folders.
 *
 * Returns: (transfer full) (element-type ComityBackup): newest first
 */
GPtrArray *
comity_backup_list (const char *office)
{
  g_autofree char *folder = comity_backup_dup_folder (office);
  g_autofree char *second = comity_backup_dup_second_folder (office);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) comity_backup_free);

  add_listed (list, folder);
  if (second != NULL)
    add_listed (list, second);
  g_ptr_array_sort (list, compare_newest);
  return list;
}

/* The number of the last change stands after the version: comity_backup_dup_state(). */
static gint64
last_change (const char *state)
{
  const char *space = state ? strchr (state, ' ') : NULL;

  return space ? g_ascii_strtoll (space + 1, NULL, 10) : 0;
}

/**
 * comity_backup_dup_later:
 *
 * Returns: (transfer full) (nullable): the newest backup, if it holds what the office does not
 */
char *
comity_backup_dup_later (const char *office)
{
  g_autoptr (GPtrArray) list = comity_backup_list (office);
  g_autoptr (ComityDb) db = comity_db_open (office, COMITY_DB_FROZEN, NULL);
  g_autofree char *state = db ? comity_backup_dup_state (db) : NULL;
  const ComityBackup *newest = list->len > 0 ? list->pdata[0] : NULL;

  return newest != NULL && last_change (newest->state) > last_change (state) ?
           g_strdup (newest->path) :
           NULL;
}

/**
 * comity_backup_dup_second:
 *
 * Returns: (transfer full) (nullable): the second folder for backups
 */
char *
comity_backup_dup_second (const char *office)
{
  g_autofree char *folder = comity_backup_dup_folder (office);
  g_autoptr (ComityBackupBook) book = comity_backup_book_read (folder);

  return g_strdup (book->second);
}

/**
 * comity_backup_set_second:
 * @folder: (nullable): an existing folder, or %NULL for none
 *
 * Chooses where backups are put besides the folder of their own. Those in a former one stay there.
 */
gboolean
comity_backup_set_second (const char *office, const char *folder, GError **error)
{
  g_autofree char *own = comity_backup_dup_folder (office);
  g_autofree char *path = folder ? g_canonicalize_filename (folder, NULL) : NULL;
  g_autoptr (ComityBackupBook) book = NULL;

  if (path != NULL && !g_file_test (path, G_FILE_TEST_IS_DIR)) {
    comity_file_set_errno (ENOENT, path, error);
    return FALSE;
  }
  book = comity_backup_book_open (own, error);
  if (book == NULL)
    return FALSE;
  g_set_str (&book->second, path);
  return comity_backup_book_save (book, error);
}

/**
 * comity_backup_is_encrypted:
 *
 * Returns: whether the copies in the second folder are encrypted
 */
gboolean
comity_backup_is_encrypted (const char *office)
{
  g_autofree char *folder = comity_backup_dup_folder (office);
  g_autoptr (ComityBackupBook) book = comity_backup_book_read (folder);

  return book->encrypt;
}

/**
 * comity_backup_set_passphrase:
 * @passphrase: (nullable): %NULL ends encrypting
 *
 * Encrypts the copies in the second folder from now on. The passphrase is not kept: only who knows
 * it can restore them. Older copies stay as they are. Takes a second, for a thread.
 */
gboolean
comity_backup_set_passphrase (const char *office, const char *passphrase, GError **error)
{
  g_autofree char *folder = comity_backup_dup_folder (office);
  g_autoptr (ComityBackupBook) book = comity_backup_book_open (folder, error);

  if (book == NULL ||
      (passphrase != NULL && !comity_backup_keys_make (&book->keys, passphrase, error)))
    return FALSE;
  book->encrypt = passphrase != NULL;
  return comity_backup_book_save (book, error);
}
