/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-lock.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "comity-backup-private.h"
#include "comity-db.h"
#include "comity-jobs.h"

/*
 * Whether the window hides itself when nobody works, and the passphrase that shows it again. Both are
 * the office's, not a person's, and stand in the file: “MINUTES HASH” (Argon2id, of libsodium) under the
 * name `lock` in the table `meta`. This hides a screen; the file can be read without it.
 */

#define NAME "lock"

/* @hash: (out) (nullable): %NULL when there is no lock
 *
 * Returns: %FALSE with @error when it could not be read: then nobody may take it for no lock
 */
static gboolean
read_lock (ComityDb *db, guint *minutes, char **hash, GError **error)
{
  g_auto (ComityStatement) st =
    comity_statement (db, "SELECT \"value\" FROM \"meta\" WHERE \"name\" = $1");
  g_autoptr (GError) failure = NULL;
  const char *value, *space;

  *minutes = 0;
  *hash = NULL;
  comity_statement_bind_text (&st, 1, NAME);
  value = comity_statement_row (&st, &failure) ? comity_statement_text (&st, 0) : NULL;
  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  space = value ? strchr (value, ' ') : NULL;
  if (space) {
    *minutes = (guint) g_ascii_strtoull (value, NULL, 10);
    *hash = g_strdup (space + 1);
  }
  return TRUE;
}

/**
 * comity_lock_minutes_func:
 *
 * A ComityReadFunc: after how many minutes without work the window hides itself, 0 for never.
 *
 * Returns: (transfer full): a guint
 */
gpointer
comity_lock_minutes_func (ComityDb *db, gpointer data, GError **error)
{
  g_autofree char *hash = NULL;
  guint minutes;

  return read_lock (db, &minutes, &hash, error) ? g_memdup2 (&minutes, sizeof minutes) : NULL;
}

/**
 * comity_lock_opens_func:
 *
 * A ComityReadFunc: whether @passphrase is the office's, or it has none. Takes a tenth of a second
 * or more, on purpose.
 *
 * Returns: (transfer full): a gboolean
 */
gpointer
comity_lock_opens_func (ComityDb *db, gpointer passphrase, GError **error)
{
  g_autofree char *hash = NULL;
  gboolean opens;
  guint minutes;

  if (!read_lock (db, &minutes, &hash, error) || (hash != NULL && !comity_crypt_set_up (error)))
    return NULL;
  opens = hash == NULL || crypto_pwhash_str_verify (hash, passphrase, strlen (passphrase)) == 0;
  return g_memdup2 (&opens, sizeof opens);
}

/** What the writer is given. */
typedef struct {
  guint minutes;
  char *passphrase; /* NULL: it stays */
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  if (self->passphrase != NULL)
    sodium_memzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self);
}

static char *
dup_new_hash (const char *passphrase, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];

  if (!comity_crypt_set_up (error))
    return NULL;
  if (crypto_pwhash_str (hash, passphrase, strlen (passphrase), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                         crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0)
    return g_strdup (hash);
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED,
                       _ ("There is not enough memory for the passphrase. Close other programs, "
                          "then try again."));
  return NULL;
}

/* Returns: (transfer full): that of the passphrase that there is */
static char *
dup_hash (ComityDb *db, GError **error)
{
  char *hash;
  guint minutes;

  if (read_lock (db, &minutes, &hash, error) && hash == NULL)
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PASSPHRASE,
                         _ ("A lock needs a passphrase. Nothing was changed."));
  return hash;
}

/* A ComityWriteFunc. */
static gboolean
set_func (ComityWrite *write, gpointer data, GError **error)
{
  const Setting *self = data;
  g_autofree char *hash = NULL;
  g_autofree char *value = NULL;

  if (self->minutes == 0)
    return comity_db_set_meta (write->db, NAME, "", error);
  hash = self->passphrase ? dup_new_hash (self->passphrase, error) : dup_hash (write->db, error);
  if (hash == NULL)
    return FALSE;
  value = g_strdup_printf ("%u %s", self->minutes, hash);
  return comity_db_set_meta (write->db, NAME, value, error);
}

static ComityJob *
job_new (guint minutes, const char *passphrase)
{
  Setting *setting = g_new (Setting, 1);

  *setting = (Setting) { minutes, g_strdup (passphrase) };
  return comity_job_new_write_func (set_func, setting, setting_free);
}

/**
 * comity_store_set_lock_async:
 * @minutes: without work until the window hides itself, 0 for never
 * @passphrase: (nullable): the new one, %NULL for the one that there is
 */
void
comity_store_set_lock_async (ComityStore *self,
                             guint minutes,
                             const char *passphrase,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  ComityJob *job = job_new (minutes, passphrase);

  job->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->task, comity_store_set_lock_async);
  comity_store_push_write (self, job);
}

/** comity_store_set_lock_finish: */
gboolean
comity_store_set_lock_finish (ComityStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (ComityChanged) changed = g_task_propagate_pointer (G_TASK (result), error);

  return changed != NULL;
}

/**
 * comity_store_set_lock_sync:
 *
 * As comity_store_set_lock_async(), waiting.
 */
gboolean
comity_store_set_lock_sync (ComityStore *self,
                            guint minutes,
                            const char *passphrase,
                            GError **error)
{
  g_autoptr (ComityChanged) changed =
    comity_store_run_write (self, job_new (minutes, passphrase), error);

  return changed != NULL;
}
