/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-backup-private.h"

#include "comity-db.h"

/* 16 MiB at a time: large enough to be as fast as one step, small enough to be cancelled. */
#define STEP_PAGES 4096

/* SQLite's page cache and journal of a file that is thrown away when anything goes wrong. */
#define TARGET_PRAGMAS                                                                             \
  "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA locking_mode=EXCLUSIVE"

static int
run_steps (sqlite3_backup *backup, GCancellable *cancellable)
{
  int rc = SQLITE_OK;

  while (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED) {
    if (g_cancellable_is_cancelled (cancellable))
      return SQLITE_INTERRUPT;
    rc = sqlite3_backup_step (backup, STEP_PAGES);
    if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
      g_usleep (20000);
  }
  return rc;
}

static gboolean
copy_into (ComityDb *source, ComityDb *target, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->handle, "main", source->handle, "main");
  int rc, finished;

  if (backup == NULL) {
    comity_db_set_error (target, sqlite3_errcode (target->handle), error);
    return FALSE;
  }
  rc = run_steps (backup, cancellable);
  finished = sqlite3_backup_finish (backup);
  if (rc == SQLITE_DONE)
    rc = finished;
  if (rc != SQLITE_OK)
    comity_db_set_error (target, rc, error);
  return rc == SQLITE_OK;
}

static guint64
size_of (ComityDb *db)
{
  return (guint64) comity_db_pragma (db, "PRAGMA page_count", 0) *
         (guint64) comity_db_pragma (db, "PRAGMA page_size", 0);
}

/**
 * comity_backup_copy:
 * @office: an office, in use or not
 * @file: where no file is yet
 *
 * Copies the office as it is at this moment. One snapshot is held meanwhile, so that saves of
 * others neither wait nor make the copy begin anew.
 */
gboolean
comity_backup_copy (const char *office, const char *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (ComityDb) source = comity_db_open (office, COMITY_DB_READ_ONLY, error);
  g_autoptr (ComityDb) target = NULL;

  if (source == NULL || !comity_db_exec (source, "BEGIN", error))
    return FALSE;
  if (!comity_file_has_room (folder, size_of (source), error) || !comity_file_create (file, error))
    return FALSE;
  target = comity_db_open (file, COMITY_DB_BULK, error);
  return target != NULL && comity_db_exec (target, TARGET_PRAGMAS, error) &&
         copy_into (source, target, cancellable, error);
}

static gboolean
is_sound (ComityDb *db, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, "PRAGMA integrity_check(1)");
  g_autoptr (GError) local = NULL;

  if (comity_statement_row (&st, &local) && g_strcmp0 (comity_statement_text (&st, 0), "ok") == 0)
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    comity_db_set_error (db, SQLITE_CORRUPT, error);
  return FALSE;
}

/**
 * comity_backup_dup_state:
 *
 * Version of the schema, number and moment of the last change: after a restore the same numbers are
 * given again.
 *
 * Returns: (transfer full) (nullable): a text that is the same where the office holds the same;
 *   %NULL when it cannot be read
 */
char *
comity_backup_dup_state (ComityDb *db)
{
  gint64 version = comity_db_pragma (db, "PRAGMA user_version", 0);
  g_auto (ComityStatement) st = comity_statement (db, "SELECT \"seq\", \"at\" FROM \"journal\" "
                                                      "ORDER BY \"seq\" DESC LIMIT 1");
  g_autoptr (GError) error = NULL;

  if (comity_statement_row (&st, &error))
    return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", version,
                            comity_statement_id (&st, 0), comity_statement_text (&st, 1));
  return error == NULL ? g_strdup_printf ("%" G_GINT64_FORMAT " 0", version) : NULL;
}

/**
 * comity_backup_verify:
 * @found: (nullable): what is found out about it is put here
 *
 * Reads the whole file and looks whether it is a sound office. Nothing is written beside it.
 */
gboolean
comity_backup_verify (const char *file,
                      ComityBackup *found,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (ComityDb) db = comity_db_open (file, COMITY_DB_FROZEN, error);

  if (db == NULL)
    return FALSE;
  db->cancellable = cancellable;
  if (!is_sound (db, error))
    return FALSE;
  if (comity_db_pragma (db, "PRAGMA application_id", 0) != COMITY_APPLICATION_ID) {
    comity_db_set_error (db, SQLITE_NOTADB, error);
    return FALSE;
  }
  if (found != NULL) {
    found->size = (gint64) size_of (db);
    g_free (found->state);
    found->state = comity_backup_dup_state (db);
  }
  return TRUE;
}
