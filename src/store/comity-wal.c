/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

/*
 * A save that makes the -wal file longer has the file system write its own journal too, which takes as
 * long as the save. So the file is written ahead with zeros between the saves. SQLite reads frames of a
 * -wal file up to the first whose salt and checksum do not follow from those before: zeros end it.
 */

#define STEP (64 * 1024) /* SQLite writes less than 128 KiB at once */
#define AHEAD (16 * STEP)
#define LARGEST (32 * 1024 * 1024) /* then the file is written back and begins anew */

static gboolean
extend (sqlite3_file *file, sqlite3_int64 size)
{
  static const guint8 zeros[STEP];
  int code = SQLITE_OK;

  for (int done = 0; done < AHEAD && code == SQLITE_OK; done += STEP)
    code = file->pMethods->xWrite (file, zeros, STEP, size + done);
  if (code == SQLITE_OK)
    code = file->pMethods->xSync (file, SQLITE_SYNC_NORMAL);
  /* What room there is belongs to what people write. */
  if (code != SQLITE_OK)
    file->pMethods->xTruncate (file, size);
  return code == SQLITE_OK;
}

static sqlite3_file *
find_file (ComityDb *db)
{
  sqlite3_file *file = NULL;

  sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
  return file && file->pMethods ? file : NULL;
}

/**
 * comity_wal_run_ahead:
 * @known: (inout): the length of the file that is known, in bytes; 0 at first. -1 once it could not be
 *   extended: then nothing is tried any more
 *
 * Extends the -wal file by a megabyte when saves have made it longer. To be called by the
 * writer outside of a transaction.
 */
void
comity_wal_run_ahead (ComityDb *db, gint64 *known)
{
  sqlite3_file *file = *known < 0 ? NULL : find_file (db);
  sqlite3_int64 size = 0;

  if (!file || file->pMethods->xFileSize (file, &size) != SQLITE_OK || size == *known)
    return;
  *known = size;
  if (size == 0 || size >= LARGEST || !comity_db_exec (db, "BEGIN IMMEDIATE", NULL))
    return;
  *known = extend (file, size) ? size + AHEAD : -1;
  comity_db_exec (db, "ROLLBACK", NULL);
}
