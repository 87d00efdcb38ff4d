/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "comity-text.h"

/* More than the forms of query of a busy session; a cache, not a promise. */
#define MAX_STATEMENTS 256
/* So many characters at each end of a statement go into its hash; a multiple of eight. */
#define HASHED 40
/* A file of an attachment, and a little for the row around it. */
#define MAX_LENGTH (101 * 1024 * 1024)

G_DEFINE_QUARK (comity-store-error-quark, comity_store_error)

typedef struct {
  int rc;
  ComityStoreError code;
  const char *sentence;
} Mapping;

static const Mapping mappings[] = {
  { SQLITE_FULL, COMITY_STORE_ERROR_FULL,
    N_ ("There is no room left on the disk. Nothing was changed. Make room, then try again.") },
  { SQLITE_READONLY, COMITY_STORE_ERROR_READ_ONLY,
    N_ ("The office can only be read: its file or folder does not allow writing.") },
  { SQLITE_PERM, COMITY_STORE_ERROR_READ_ONLY,
    N_ ("The file or its folder does not allow access. Ask whoever looks after this computer.") },
  { SQLITE_CANTOPEN, COMITY_STORE_ERROR_READ_ONLY,
    N_ ("The file could not be opened. Look whether it and its folder exist and allow access.") },
  { SQLITE_CORRUPT, COMITY_STORE_ERROR_DAMAGED,
    N_ ("Something in the office file cannot be read. The file stays as it is: restore the newest "
        "backup, or rescue what can be read into a new office.") },
  { SQLITE_NOTADB, COMITY_STORE_ERROR_NOT_OFFICE,
    N_ ("This file is not an office of Comity. Choose a file that Comity made.") },
  { SQLITE_BUSY, COMITY_STORE_ERROR_LOCKED,
    N_ ("Another program is using the office file. Wait a moment, then try again.") },
  { SQLITE_LOCKED, COMITY_STORE_ERROR_LOCKED,
    N_ ("Another program is using the office file. Wait a moment, then try again.") },
  { SQLITE_IOERR, COMITY_STORE_ERROR_FAILED,
    N_ ("The disk could not be read or written. Nothing was changed. Look whether the disk is "
        "still there, then try again.") },
  { SQLITE_TOOBIG, COMITY_STORE_ERROR_INVALID,
    N_ ("A text or file is too large to be kept. The limit is 100 megabytes.") },
};

/* A quota, a limit to the size of files and a memory file that cannot grow are no room too, though
 * SQLite calls them a fault of the disk. */
static int
nature_of (ComityDb *self, int rc)
{
  int number =
    (rc & 0xff) == SQLITE_IOERR && self->handle ? sqlite3_system_errno (self->handle) : 0;

  return number == EDQUOT || number == EFBIG || number == ENOSPC ? SQLITE_FULL : rc & 0xff;
}

/**
 * comity_db_set_error:
 * @rc: what SQLite answered
 *
 * Turns an answer of SQLite into a sentence for people. The raw text goes to the log only, and
 * only the part of it that cannot hold values.
 */
void
comity_db_set_error (ComityDb *self, int rc, GError **error)
{
  int nature = nature_of (self, rc);

  if ((rc & 0xff) == SQLITE_INTERRUPT || (rc & 0xff) == SQLITE_ABORT) {
    /* Translators: why work ended: the person pressed Cancel */
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
    return;
  }

  g_message ("SQLite: %s (%d)", sqlite3_errstr (rc), rc);
  g_debug ("SQLite: %s", self->handle ? sqlite3_errmsg (self->handle) : "no connection");

  for (guint i = 0; i < G_N_ELEMENTS (mappings); i++) {
    if (nature != mappings[i].rc)
      continue;
    g_set_error_literal (error, COMITY_STORE_ERROR, mappings[i].code, _ (mappings[i].sentence));
    return;
  }
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED,
                       _ ("The office file could not be used. Nothing was changed. Please report "
                          "this with what you did."));
}

/* Of the length and both ends, where statements differ: the text that writes a large kind has more
 * than a thousand characters and is looked for with each record. */
static guint
hash_sql (gconstpointer key)
{
  const char *sql = key;
  gsize length = strlen (sql);
  guint64 hash = length, first, last;

  if (length < HASHED)
    return g_str_hash (sql);
  for (gsize i = 0; i < HASHED; i += sizeof first) {
    memcpy (&first, sql + i, sizeof first);
    memcpy (&last, sql + length - HASHED + i, sizeof last);
    hash = (hash ^ first) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    hash = (hash ^ last ^ hash >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  }
  return (guint) (hash >> 32);
}

static void
finalize_statement (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static int
progress_cb (gpointer data)
{
  ComityDb *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static void
set_limits (sqlite3 *handle)
{
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, MAX_LENGTH);
  sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, 1000000);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM INTO needs one */
  sqlite3_limit (handle, SQLITE_LIMIT_EXPR_DEPTH, 200);
  sqlite3_limit (handle, SQLITE_LIMIT_VARIABLE_NUMBER, 2000);
  sqlite3_limit (handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
  sqlite3_limit (handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

static void
set_defences (sqlite3 *handle)
{
  sqlite3_extended_result_codes (handle, 1);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_busy_timeout (handle, 5000);
  set_limits (handle);
}

static void
contains_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  const char *needle = (const char *) sqlite3_value_text (values[1]);
  g_autofree char *folded = text ? comity_text_fold (text) : NULL;

  sqlite3_result_int (context, folded != NULL && needle != NULL && strstr (folded, needle) != NULL);
}

static const char *
pragmas_for (ComityDbMode mode)
{
  switch (mode) {
  case COMITY_DB_WRITE:
    /* The writer writes the -wal file back in pauses; 32 MB are the limit of what it may grow to. */
    return "PRAGMA synchronous=FULL; PRAGMA cache_size=-8192; PRAGMA wal_autocheckpoint=8000;";
  case COMITY_DB_BULK:
    return "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-131072; "
           "PRAGMA locking_mode=EXCLUSIVE;";
  case COMITY_DB_READ:
  case COMITY_DB_READ_ONLY:
  case COMITY_DB_FROZEN:
  default:
    return "PRAGMA query_only=1; PRAGMA cache_size=-4096;";
  }
}

/* A file in a folder without write permission has no room for the -shm file; if nothing is
 * waiting in a -wal file either, it can be read as it is. */
static gboolean
is_immutable (const char *path, ComityDbMode mode)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  return mode == COMITY_DB_FROZEN || (mode == COMITY_DB_READ_ONLY && g_access (folder, W_OK) != 0 &&
                                      !g_file_test (wal, G_FILE_TEST_EXISTS));
}

static int
open_handle (ComityDb *self, const char *path, ComityDbMode mode)
{
  gboolean write = mode == COMITY_DB_WRITE || mode == COMITY_DB_BULK;
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri =
    g_strconcat ("file:", escaped, is_immutable (path, mode) ? "?immutable=1" : "", NULL);

  return sqlite3_open_v2 (uri, &self->handle,
                          (write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                            SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_URI |
                            SQLITE_OPEN_PRIVATECACHE,
                          NULL);
}

/* For tests of a full disk. */
static gboolean
limit_pages (ComityDb *self, GError **error)
{
  const char *pages = g_getenv ("COMITY_TEST_MAX_PAGES");
  g_autofree char *sql =
    g_strdup_printf ("PRAGMA max_page_count = %u", pages ? (guint) atoi (pages) : 0);

  return pages == NULL || comity_db_exec (self, sql, error);
}

/**
 * comity_db_open:
 *
 * Opens a connection to the existing file @path with all defensive settings (platform.md 4); the
 * file's nature and version are not looked at here.
 *
 * Returns: (transfer full): the connection, or %NULL with a sentence in @error
 */
ComityDb *
comity_db_open (const char *path, ComityDbMode mode, GError **error)
{
  g_autoptr (ComityDb) self = g_new0 (ComityDb, 1);
  int rc;

  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, NULL, finalize_statement);
  rc = open_handle (self, path, mode);
  if (rc != SQLITE_OK) {
    comity_db_set_error (self, rc, error);
    return NULL;
  }
  set_defences (self->handle);
  sqlite3_progress_handler (self->handle, 1000, progress_cb, self);
  sqlite3_create_function (self->handle, "comity_contains", 2,
                           SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, contains_cb,
                           NULL, NULL);
  comity_gather_register (self);
  if (!comity_db_exec (self,
                       "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA cell_size_check=1;",
                       error) ||
      !comity_db_exec (self, pragmas_for (mode), error) || !limit_pages (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * comity_db_open_memory:
 *
 * Opens an empty database that is nowhere on the disk.
 *
 * Returns: (transfer full): the connection, or %NULL with a sentence in @error
 */
ComityDb *
comity_db_open_memory (GError **error)
{
  g_autoptr (ComityDb) self = g_new0 (ComityDb, 1);
  int rc;

  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, NULL, finalize_statement);
  rc = sqlite3_open_v2 (":memory:", &self->handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK) {
    comity_db_set_error (self, rc, error);
    return NULL;
  }
  set_defences (self->handle);
  return g_steal_pointer (&self);
}

/**
 * comity_db_close:
 *
 * Ends the connection. The last one of a file writes the -wal file back into it.
 */
void
comity_db_close (ComityDb *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_clear_pointer (&self->orders, comity_orders_unref);
  g_free (self->digest);
  g_free (self);
}

/**
 * comity_db_exec:
 * @sql: one or more statements without parameters
 */
gboolean
comity_db_exec (ComityDb *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    comity_db_set_error (self, rc, error);
  return rc == SQLITE_OK;
}

/**
 * comity_db_pragma:
 *
 * Returns: the number that @sql answers, or @otherwise when it answers nothing
 */
gint64
comity_db_pragma (ComityDb *self, const char *sql, gint64 otherwise)
{
  g_auto (ComityStatement) st = comity_statement (self, sql);

  return comity_statement_row (&st, NULL) ? comity_statement_id (&st, 0) : otherwise;
}

/**
 * comity_db_get_meta:
 *
 * Returns: (transfer full) (nullable): what the office notes about itself under @name
 */
char *
comity_db_get_meta (ComityDb *self, const char *name)
{
  g_auto (ComityStatement) st =
    comity_statement (self, "SELECT \"value\" FROM \"meta\" WHERE \"name\" = $1");

  comity_statement_bind_text (&st, 1, name);
  return comity_statement_row (&st, NULL) ? g_strdup (comity_statement_text (&st, 0)) : NULL;
}

/**
 * comity_db_set_meta:
 *
 * Notes @value under @name, in the transaction under way.
 */
gboolean
comity_db_set_meta (ComityDb *self, const char *name, const char *value, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (self, "INSERT INTO \"meta\" (\"name\", \"value\") VALUES ($1, $2) "
                            "ON CONFLICT (\"name\") DO UPDATE SET \"value\" = excluded.\"value\"");

  comity_statement_bind_text (&st, 1, name);
  comity_statement_bind_text (&st, 2, value);
  return comity_statement_run (&st, error);
}

/**
 * comity_statement:
 * @sql: one statement; parameters are `$1 … $n`, numbered as they first appear
 *
 * Takes the prepared form of @sql from the cache or makes it. The same SQL may be in use several
 * times at once.
 *
 * Returns: a statement for g_auto()
 */
ComityStatement
comity_statement (ComityDb *db, const char *sql)
{
  ComityStatement self = { .db = db, .rc = SQLITE_OK };
  gpointer key, value;

  if (g_hash_table_steal_extended (db->statements, sql, &key, &value))
    self.stmt = value;
  else
    self.rc = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &self.stmt, NULL);
  return self;
}

/**
 * comity_statement_clear:
 *
 * Puts the statement back, ready for its next use.
 */
void
comity_statement_clear (ComityStatement *self)
{
  GHashTable *statements = self->db->statements;
  sqlite3_stmt *stmt = g_steal_pointer (&self->stmt);

  if (stmt == NULL)
    return;
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  if (g_hash_table_size (statements) >= MAX_STATEMENTS)
    g_hash_table_remove_all (statements);
  /* Not insert(), which would keep the text of the statement that it finalizes. */
  g_hash_table_replace (statements, (gpointer) sqlite3_sql (stmt), stmt);
}

static void
note (ComityStatement *self, int rc)
{
  if (self->rc == SQLITE_OK)
    self->rc = rc;
}

/**
 * comity_statement_bind_text:
 * @at: the parameter, from 1
 * @text: (nullable): copied; %NULL binds NULL
 */
void
comity_statement_bind_text (ComityStatement *self, int at, const char *text)
{
  if (self->stmt)
    note (self, sqlite3_bind_text (self->stmt, at, text, -1, SQLITE_TRANSIENT));
}

/**
 * comity_statement_bind_kept:
 * @text: (nullable): not copied: must live as long as the binding
 */
void
comity_statement_bind_kept (ComityStatement *self, int at, const char *text)
{
  if (self->stmt)
    note (self, sqlite3_bind_text (self->stmt, at, text, -1, SQLITE_STATIC));
}

/**
 * comity_statement_bind_id:
 *
 * Binds a whole number.
 */
void
comity_statement_bind_id (ComityStatement *self, int at, gint64 id)
{
  if (self->stmt)
    note (self, sqlite3_bind_int64 (self->stmt, at, id));
}

/**
 * comity_statement_bind_bytes:
 * @bytes: must live as long as the binding
 */
void
comity_statement_bind_bytes (ComityStatement *self, int at, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (self->stmt)
    note (self, sqlite3_bind_blob64 (self->stmt, at, data ? data : "", size, SQLITE_STATIC));
}

/**
 * comity_statement_row:
 *
 * Steps to the next row.
 *
 * Returns: whether there is one; if not and something went wrong, @error is set
 */
gboolean
comity_statement_row (ComityStatement *self, GError **error)
{
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_step (self->stmt);
  if (self->rc == SQLITE_ROW) {
    self->rc = SQLITE_OK;
    return TRUE;
  }
  if (self->rc != SQLITE_DONE)
    comity_db_set_error (self->db, self->rc, error);
  return FALSE;
}

/**
 * comity_statement_run:
 *
 * Runs the statement to its end and makes it ready to be bound and run again.
 */
gboolean
comity_statement_run (ComityStatement *self, GError **error)
{
  while (self->rc == SQLITE_OK || self->rc == SQLITE_ROW)
    self->rc = sqlite3_step (self->stmt);
  if (self->rc != SQLITE_DONE) {
    comity_db_set_error (self->db, self->rc, error);
    return FALSE;
  }
  sqlite3_reset (self->stmt);
  self->rc = SQLITE_OK;
  return TRUE;
}

/**
 * comity_statement_id:
 *
 * Returns: the whole number in @column of the row, 0 for NULL
 */
gint64
comity_statement_id (ComityStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * comity_statement_text:
 *
 * Returns: (nullable): the text in @column, valid until the next step
 */
const char *
comity_statement_text (ComityStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

/**
 * comity_statement_ids:
 *
 * Returns: (transfer full) (element-type gint64): the first column of all rows
 */
GArray *
comity_statement_ids (ComityStatement *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  while (comity_statement_row (self, &local)) {
    gint64 id = sqlite3_column_int64 (self->stmt, 0);
    g_array_append_val (ids, id);
  }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
