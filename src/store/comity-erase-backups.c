/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-erase-private.h"

#include <glib/gstdio.h>

#include "comity-backup-private.h"

/* A backup is never changed in place: a copy without the person takes its place. */

static gboolean
erase_in (ComityDb *db, ComityEraser *eraser, GError **error)
{
  g_autoptr (ComityChanged) changed = NULL;

  if (!comity_schema_migrate (db, NULL, error) || !comity_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  changed = comity_write_run (db, NULL, "", comity_erase_func, eraser, error);
  return changed != NULL && comity_db_exec (db, "COMMIT", error) &&
         comity_erase_remains (db, error) &&
         comity_db_exec (db, "PRAGMA journal_mode=DELETE", error);
}

static gboolean
is_known (ComityDb *db, const ComityPerson *person)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT 1 FROM \"journal\" WHERE \"record\" = $1 LIMIT 1");

  comity_statement_bind_id (&st, 1, person->id);
  return comity_statement_row (&st, NULL) || comity_read_exists (db, person->kind, person->id);
}

static gboolean
is_any_known (ComityDb *db, const ComityEraser *eraser)
{
  for (guint i = 0; i < eraser->n_people; i++) {
    if (is_known (db, &eraser->people[i]))
      return TRUE;
  }
  return FALSE;
}

static void
unlink_part (const char *part)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (part, suffixes[i], NULL);
    g_unlink (path);
  }
}

static gboolean
replace (ComityBackup *backup, ComityEraser *eraser, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = comity_file_dup_temporary (backup->path);
  g_autoptr (ComityDb) db = NULL;
  gboolean done = FALSE;

  if (comity_file_copy (backup->path, part, cancellable, error))
    db = comity_db_open (part, COMITY_DB_WRITE, error);
  if (db != NULL && erase_in (db, eraser, error)) {
    g_clear_pointer (&db, comity_db_close);
    done = comity_backup_verify (part, backup, cancellable, error) &&
           comity_file_place (part, backup->path, error);
  }
  g_clear_pointer (&db, comity_db_close);
  unlink_part (part);
  return done;
}

static gboolean
holds_person (const char *path, ComityEraser *eraser)
{
  g_autoptr (ComityDb) db = comity_db_open (path, COMITY_DB_FROZEN, NULL);

  /* Who cannot be asked is taken for one that does. */
  return db == NULL || is_any_known (db, eraser) ||
         comity_db_pragma (db, "SELECT count (*) FROM \"journal\"", -1) < 0;
}

static gboolean
may_stay (ComityBackup *backup,
          ComityEraser *eraser,
          ComityErasure *erasure,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!backup->encrypted && !holds_person (backup->path, eraser))
    return TRUE;
  if (!backup->encrypted && replace (backup, eraser, cancellable, &local)) {
    erasure->backups++;
    return TRUE;
  }
  /* A disk without room says nothing about the backup: it stays, and the erasure is not done. */
  if (g_error_matches (local, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FULL) ||
      g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
erase_in_folder (const char *folder,
                 ComityEraser *eraser,
                 ComityErasure *erasure,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (ComityBackupBook) book = comity_backup_book_open (folder, error);

  for (guint i = book ? book->backups->len : 0; i > 0; i--) {
    ComityBackup *backup = book->backups->pdata[i - 1];
    g_autoptr (GError) local = NULL;

    if (!g_file_test (backup->path, G_FILE_TEST_EXISTS) ||
        may_stay (backup, eraser, erasure, cancellable, &local))
      continue;
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    comity_backup_book_remove (book, backup);
    erasure->dropped++;
  }
  return book != NULL && comity_backup_book_save (book, error);
}

static guint
count_unlisted (const char *folder)
{
  g_autoptr (ComityBackupBook) book = comity_backup_book_read (folder);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    gboolean listed = *name == '.' || g_str_has_prefix (name, "backups.json");

    for (guint i = 0; !listed && i < book->backups->len; i++) {
      g_autofree char *own = g_path_get_basename (((ComityBackup *) book->backups->pdata[i])->path);
      listed = g_str_equal (own, name);
    }
    n += !listed;
  }
  return n;
}

/**
 * comity_erase_in_backups:
 *
 * Erases a person from the listed backups in both folders.
 */
gboolean
comity_erase_in_backups (const char *office,
                         ComityEraser *eraser,
                         ComityErasure *erasure,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *folder = comity_backup_dup_folder (office);
  g_autofree char *second = comity_backup_dup_second_folder (office);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR) &&
      !erase_in_folder (folder, eraser, erasure, cancellable, error))
    return FALSE;
  if (second != NULL && g_file_test (second, G_FILE_TEST_IS_DIR) &&
      !erase_in_folder (second, eraser, erasure, cancellable, error))
    return FALSE;
  erasure->unlisted = count_unlisted (folder);
  return TRUE;
}
