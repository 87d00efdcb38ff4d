/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <sys/stat.h>

#include <glib/gi18n-lib.h>

/*
 * A file from elsewhere is looked at before it is believed (sqlite.org/security.html): its schema
 * must be, text for text, the one that Comity's own migrations make, so that there are no triggers,
 * views, odd indexes or expressions; and all its pages must be sound. The schema is looked at
 * whenever an office is opened. The pages are read only when this computer does not know the file:
 * at another place, of another owner, or another file under the same name.
 */

#define BOOK "known-offices"
/* A -wal file beside a smaller office than this is looked through before it is believed. */
#define SMALL (64 * 1024 * 1024)
/* The pages of a larger one are not read while somebody waits: every backup reads them. */
#define HUGE_OFFICE (G_GINT64_CONSTANT (1) << 30)

static GMutex book_mutex;

/* The tables that ANALYZE makes are SQLite's own and differ from machine to machine. */
static char *
make_digest (ComityDb *db)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"type\", \"name\", \"tbl_name\", \"sql\" FROM \"sqlite_schema\" "
                          "WHERE \"name\" NOT IN ('sqlite_stat1', 'sqlite_stat4') "
                          "ORDER BY \"type\", \"name\"");
  g_autoptr (GError) error = NULL;

  while (comity_statement_row (&st, &error)) {
    for (int i = 0; i < 4; i++) {
      const char *text = comity_statement_text (&st, i);

      g_checksum_update (sum, (const guchar *) (text ? text : "\001"), -1);
      g_checksum_update (sum, (const guchar *) "\002", 1);
    }
  }
  return error ? NULL : g_strdup (g_checksum_get_string (sum));
}

/* An office is looked at when it is opened and noted when it is open: mostly nothing was changed in
 * between. Whoever changes a schema, whatever the program, changes its version as well.
 *
 * Returns: (transfer none) (nullable): */
static const char *
schema_digest (ComityDb *db)
{
  gint64 version = comity_db_pragma (db, "PRAGMA schema_version", 0);

  if (db->digest == NULL || version != db->digest_version) {
    g_free (db->digest);
    db->digest = make_digest (db);
    db->digest_version = version;
  }
  return db->digest;
}

/* Returns: (transfer none) (nullable): made once for each version */
static const char *
expected_digest (guint version)
{
  static GHashTable *known; /* version -> char * */
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autoptr (ComityDb) db = NULL;
  char *digest;

  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  digest = g_hash_table_lookup (known, GUINT_TO_POINTER (version));
  if (digest == NULL && (db = comity_db_open_memory (NULL)) != NULL &&
      comity_schema_make (db, version, NULL) && (digest = make_digest (db)) != NULL)
    g_hash_table_insert (known, GUINT_TO_POINTER (version), digest);
  return digest;
}

static gboolean
set_foreign (GError **error)
{
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FOREIGN,
                       _ ("This file looks like an office but was changed by another program, so "
                          "it was not opened. Restore a backup, or rescue its records into a new "
                          "office."));
  return FALSE;
}

/**
 * comity_trust_schema:
 *
 * Whether the file has exactly the schema that Comity's migrations make of its version.
 */
gboolean
comity_trust_schema (ComityDb *db, GError **error)
{
  guint version = (guint) comity_db_pragma (db, "PRAGMA user_version", 0);
  const char *found = schema_digest (db);
  const char *expected = expected_digest (version);

  return (found != NULL && g_strcmp0 (found, expected) == 0) || set_foreign (error);
}

/* -- What this computer knows ----------------------------------------------------------------- */

static char *
dup_book_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "comity", BOOK, NULL);
}

static GKeyFile *
read_book (void)
{
  GKeyFile *book = g_key_file_new ();
  g_autofree char *path = dup_book_path ();

  g_key_file_load_from_file (book, path, G_KEY_FILE_NONE, NULL);
  return book;
}

static char *
dup_group (const char *path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
}

/* The same file of the same owner at the same place; the name says nothing that others could read. */
static char *
dup_identity (const char *path)
{
  struct stat info;

  if (lstat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT "-%u", (guint64) info.st_ino, (guint) info.st_uid);
}

static gboolean
is_known (const char *path, const char *digest, gboolean *same_schema)
{
  g_autoptr (GKeyFile) book = read_book ();
  g_autofree char *group = dup_group (path);
  g_autofree char *identity = dup_identity (path);
  g_autofree char *known = g_key_file_get_string (book, group, "file", NULL);
  g_autofree char *schema = g_key_file_get_string (book, group, "schema", NULL);

  if (identity == NULL || g_strcmp0 (identity, known) != 0)
    return FALSE;
  *same_schema = g_strcmp0 (digest, schema) == 0;
  return TRUE;
}

/**
 * comity_trust_remember:
 * @path: an office that was made here or found sound
 *
 * Notes that this computer knows the file. When it cannot be noted, it is looked at again.
 */
void
comity_trust_remember (ComityDb *db, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&book_mutex);
  const char *digest = schema_digest (db);
  g_autofree char *identity = dup_identity (path);
  g_autofree char *group = dup_group (path);
  g_autofree char *book_path = dup_book_path ();
  g_autofree char *folder = g_path_get_dirname (book_path);
  g_autoptr (GKeyFile) book = NULL;
  gboolean same = FALSE;

  if (digest == NULL || identity == NULL || (is_known (path, digest, &same) && same))
    return;
  book = read_book ();
  g_key_file_set_string (book, group, "file", identity);
  g_key_file_set_string (book, group, "schema", digest);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (book, book_path, NULL))
    g_debug ("Known offices could not be noted");
}

/* -- Opening ---------------------------------------------------------------------------------- */

static gboolean
is_sound (ComityDb *db, const char *pragma, GError **error)
{
  g_auto (ComityStatement) st = comity_statement (db, pragma);
  g_autoptr (GError) local = NULL;

  if (comity_statement_row (&st, &local) && g_strcmp0 (comity_statement_text (&st, 0), "ok") == 0)
    return TRUE;
  comity_db_set_error (db, SQLITE_CORRUPT, error);
  return FALSE;
}

/* A -wal file brings its own pages. When they are those of another office, the office would turn into
 * that one: what the file says of itself without them must be what it says with them. */
static gboolean
is_own_wal (ComityDb *db, const char *path, GError **error)
{
  g_autoptr (ComityDb) without = comity_db_open (path, COMITY_DB_FROZEN, NULL);
  g_autofree char *before = without ? comity_db_get_meta (without, COMITY_META_OFFICE) : NULL;
  g_autofree char *after = comity_db_get_meta (db, COMITY_META_OFFICE);

  if (before == NULL || g_strcmp0 (before, after) == 0)
    return TRUE;
  g_set_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED,
               /* Translators: %s is the path of a file */
               _ ("“%s-wal” is not of this office. Nothing was changed. Move that file to another "
                  "folder and open the office again."),
               path);
  return FALSE;
}

/**
 * comity_trust_name:
 *
 * Gives an office a name of its own that it keeps for ever, if it has none.
 */
gboolean
comity_trust_name (ComityDb *db, GError **error)
{
  g_autofree char *name = comity_db_get_meta (db, COMITY_META_OFFICE);
  g_autofree char *new = name ? NULL : g_uuid_string_random ();

  return name != NULL || comity_db_set_meta (db, COMITY_META_OFFICE, new, error);
}

/**
 * comity_trust_check:
 * @path: the office that @db is open on
 * @waiting: whether there was a -wal file, which may be another's
 *
 * Looks at an office before anything in it is believed. Quick for one that this computer knows.
 */
gboolean
comity_trust_check (ComityDb *db, const char *path, gboolean waiting, GError **error)
{
  const char *digest = schema_digest (db);
  gboolean same_schema = FALSE;
  gboolean known = digest != NULL && is_known (path, digest, &same_schema);
  gint64 size =
    comity_db_pragma (db, "PRAGMA page_count", 0) * comity_db_pragma (db, "PRAGMA page_size", 0);

  if (digest == NULL) {
    comity_db_set_error (db, SQLITE_CORRUPT, error);
    return FALSE;
  }
  if (waiting && !is_own_wal (db, path, error))
    return FALSE;
  if (!same_schema && !comity_trust_schema (db, error))
    return FALSE;
  if (!known && size <= HUGE_OFFICE)
    return is_sound (db, "PRAGMA integrity_check(1)", error);
  /* Who only reads does not spoil anything; often a writer is at work, and the -wal file is its own. */
  return !waiting || size > SMALL || sqlite3_db_readonly (db->handle, "main") ||
         is_sound (db, "PRAGMA quick_check(1)", error);
}
