/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/*
 * What was saved last lies in the -wal file until it is written back. Where somebody takes that file
 * away, SQLite finds a sound office without it and says nothing. So the side file that a writer
 * locks bears witness: which office it is, and the last batch of its journal that was committed.
 * Nobody waits until that is on the disk, since a power cut then only makes it say less than it
 * could; and it is written after the commit, so that it never says more than there was.
 */

#define FORMAT "%36s %020" G_GINT64_FORMAT "\n"
#define SIZE 58

/**
 * comity_witness_note:
 * @lock: what comity_file_lock() gave
 * @office: the name that the office has for ever
 * @batch: what was committed last
 */
void
comity_witness_note (int lock, const char *office, gint64 batch)
{
  char line[SIZE + 1];

  if (office == NULL || g_snprintf (line, sizeof line, FORMAT, office, batch) != SIZE)
    return;
  if (pwrite (lock, line, SIZE, 0) != SIZE)
    g_debug ("What was saved last could not be noted beside the office");
}

/**
 * comity_witness_clear:
 *
 * Forgets what was noted: from now on the file is right as it is.
 */
gboolean
comity_witness_clear (int lock)
{
  return ftruncate (lock, 0) == 0 && fsync (lock) == 0;
}

/* Returns: what was noted of this office, 0 for nothing */
static gint64
read_batch (int lock, const char *office)
{
  char line[SIZE + 1] = "";

  if (pread (lock, line, SIZE, 0) != SIZE || office == NULL || strlen (office) != 36 ||
      !g_str_has_prefix (line, office))
    return 0;
  return g_ascii_strtoll (line + 36, NULL, 10);
}

/**
 * comity_witness_check:
 * @path: of the office that @db is open on
 *
 * Whether everything is there that was noted as saved.
 */
gboolean
comity_witness_check (int lock, ComityDb *db, const char *path, GError **error)
{
  g_autofree char *office = comity_db_get_meta (db, COMITY_META_OFFICE);
  /* A journal that cannot be read is another matter. */
  gint64 last =
    comity_db_pragma (db, "SELECT coalesce (max (\"seq\"), 0) FROM \"journal\"", G_MAXINT64);

  if (read_batch (lock, office) <= last)
    return TRUE;
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_LOST,
               /* Translators: %s is the path of a file */
               _ ("What was saved last is missing from this office: the file “%s-wal”, which held "
                  "it, was taken away, or an older copy was put in its place. Nothing was changed. "
                  "Put the file back, or restore a backup."),
               path);
  return FALSE;
}
