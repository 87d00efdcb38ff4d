/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-backup-private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "comity-db.h"

/*
 * A restore never writes into the office: it makes a whole new file beside it, looks whether that
 * is a sound office, keeps the old one under another name, and lets the new one take its place in
 * one step. Killed at any moment, there is the one or the other, and the old one always.
 */

typedef struct {
  const char *office, *file, *passphrase;
  char *part; /* the new office, until it gets its name */
  char *kept; /* the old one, when it has got another name */
  int lock;
  GCancellable *cancellable;
} Restore;

static void
restore_clear (Restore *self)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (self->part, suffixes[i], NULL);
    g_unlink (path);
  }
  g_free (self->part);
  g_free (self->kept);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restore, restore_clear)

/* What was not written back is written back, so that the file is whole by itself. */
static gboolean
settle (const char *office)
{
  g_autoptr (ComityDb) db = comity_db_open (office, COMITY_DB_WRITE, NULL);

  return db != NULL && comity_db_pragma (db, "PRAGMA wal_checkpoint(TRUNCATE)", 1) == 0;
}

/* The file and, where somebody gave an office that was in use, what waits beside it. */
static gboolean
fetch (Restore *self, GError **error)
{
  g_autofree char *wal = g_strconcat (self->file, "-wal", NULL);
  g_autofree char *part_wal = g_strconcat (self->part, "-wal", NULL);

  if (comity_backup_needs_passphrase (self->file)) {
    if (self->passphrase != NULL)
      return comity_backup_decrypt (self->file, self->passphrase, self->part, self->cancellable,
                                    error);
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PASSPHRASE,
                         _ ("This backup is encrypted: its passphrase is needed."));
    return FALSE;
  }
  if (!comity_file_copy (self->file, self->part, self->cancellable, error))
    return FALSE;
  if (!g_file_test (wal, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (!comity_file_copy (wal, part_wal, self->cancellable, error))
    return FALSE;
  settle (self->part);
  return TRUE;
}

static gboolean
bring_up_to_date (Restore *self, GError **error)
{
  g_autoptr (ComityDb) db = comity_db_open (self->part, COMITY_DB_WRITE, error);

  return db != NULL && comity_trust_schema (db, error) && comity_schema_migrate (db, NULL, error) &&
         comity_db_exec (db, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE", error);
}

/* A second name for a file; where the file system has none, a copy. */
static gboolean
give_name (const char *from, const char *to, GError **error)
{
  if (link (from, to) == 0 || errno == ENOENT)
    return TRUE;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK) {
    comity_file_set_errno (errno, to, error);
    return FALSE;
  }
  return comity_file_copy (from, to, NULL, error);
}

static gboolean
keep_old (Restore *self, ComityBackupBook *book, GError **error)
{
  g_autofree char *wal = g_strconcat (self->office, "-wal", NULL);
  g_autofree char *kept_wal = NULL;
  g_autoptr (ComityBackup) found = g_new0 (ComityBackup, 1);
  gboolean settled;

  if (!g_file_test (self->office, G_FILE_TEST_EXISTS))
    return TRUE;
  settled = settle (self->office);
  self->kept = comity_backup_dup_name (book->folder, self->office, "-replaced.comity");
  kept_wal = g_strconcat (self->kept, "-wal", NULL);
  if (!give_name (self->office, self->kept, error) ||
      (!settled && !give_name (wal, kept_wal, error)) ||
      !comity_file_sync_folder (self->kept, error))
    return FALSE;
  /* A damaged one stays for ever: what is not listed is never thinned out. */
  if (settled && comity_backup_verify (self->kept, found, self->cancellable, NULL))
    comity_backup_book_note (book, self->kept, COMITY_BACKUP_REPLACED, found);
  return comity_backup_book_save (book, error);
}

static gboolean
take_place (Restore *self, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm" };
  g_autoptr (ComityDb) db = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (self->office, suffixes[i], NULL);
    g_unlink (path);
  }
  /* What the backup does not hold was given up, not lost. */
  comity_witness_clear (self->lock);
  if (!comity_file_place (self->part, self->office, error))
    return FALSE;
  db = comity_db_open (self->office, COMITY_DB_FROZEN, NULL);
  if (db != NULL)
    comity_trust_remember (db, self->office);
  return TRUE;
}

static gboolean
run (Restore *self, ComityBackupBook *book, GError **error)
{
  return fetch (self, error) && comity_backup_verify (self->part, NULL, self->cancellable, error) &&
         bring_up_to_date (self, error) && keep_old (self, book, error) && take_place (self, error);
}

/**
 * comity_restore_sync:
 * @office: the path of the office, which nobody may have open for writing
 * @file: a backup, or any office file
 * @passphrase: (nullable): for an encrypted backup
 * @kept: (out) (optional) (nullable): where the replaced office is now
 *
 * Puts the office of a backup in the place of @office. The file is looked through before anything
 * is changed; what it replaces is kept among the backups.
 */
gboolean
comity_restore_sync (const char *office,
                     const char *file,
                     const char *passphrase,
                     char **kept,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *path = g_canonicalize_filename (office, NULL);
  g_autofree char *folder = comity_backup_dup_folder (path);
  g_autoptr (ComityBackupBook) book = NULL;
  g_auto (Restore) self = {
    .office = path,
    .file = file,
    .passphrase = passphrase,
    .part = comity_file_dup_temporary (path),
    .cancellable = cancellable,
  };
  /* The backup may lie on another machine: its bytes are copied, nobody works in it. */
  int lock = comity_file_check_regular (file, error) && comity_file_check_folder (path, error) ?
               comity_file_lock (path, error) :
               -1;
  gboolean done;

  if (lock < 0)
    return FALSE;
  self.lock = lock;
  book = comity_backup_book_open (folder, error);
  done = book != NULL && run (&self, book, error);
  if (done && kept != NULL)
    *kept = g_steal_pointer (&self.kept);
  close (lock);
  return done;
}

typedef struct {
  char *office, *file, *passphrase, *kept;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->office);
  g_free (wish->file);
  if (wish->passphrase != NULL)
    explicit_bzero (wish->passphrase, strlen (wish->passphrase));
  g_free (wish->passphrase);
  g_free (wish->kept);
  g_free (wish);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Wish *wish = data;
  GError *error = NULL;

  if (comity_restore_sync (wish->office, wish->file, wish->passphrase, &wish->kept, cancellable,
                           &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * comity_restore_async:
 *
 * As comity_restore_sync(), in a thread.
 */
void
comity_restore_async (const char *office,
                      const char *file,
                      const char *passphrase,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  wish->office = g_strdup (office);
  wish->file = g_strdup (file);
  wish->passphrase = g_strdup (passphrase);
  g_task_set_source_tag (task, comity_restore_async);
  g_task_set_task_data (task, wish, wish_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, restore_thread);
}

/**
 * comity_restore_finish:
 * @kept: (out) (optional) (nullable): where the replaced office is now
 */
gboolean
comity_restore_finish (GAsyncResult *result, char **kept, GError **error)
{
  Wish *wish = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&wish->kept);
  return TRUE;
}
