/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-backup-private.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "comity-db.h"

/*
 * An encrypted backup, by libsodium. The passphrase makes a pair of keys (Argon2id, then X25519).
 * Only the public one is kept, so backups can be made all day without a secret on this computer;
 * each is encrypted with a key of its own (XChaCha20-Poly1305 in pieces, "secretstream"), which is
 * sealed to the public key. Pieces cannot be changed, left out, put in another order or cut off.
 *
 *   "COMITYL1" | salt 16 | public key 32 | sealed key 80 | header of the stream 24 | pieces
 */

#define MAGIC "COMITYL1"
#define PLAIN_PIECE (64 * 1024)
#define LOCKED_PIECE (PLAIN_PIECE + crypto_secretstream_xchacha20poly1305_ABYTES)
#define KEY_SIZE crypto_secretstream_xchacha20poly1305_KEYBYTES

G_STATIC_ASSERT (crypto_pwhash_SALTBYTES == 16);
G_STATIC_ASSERT (crypto_box_PUBLICKEYBYTES == 32);

typedef struct {
  char magic[8];
  ComityBackupKeys keys;
  guint8 sealed[crypto_box_SEALBYTES + KEY_SIZE];
  guint8 stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
} Head;

G_STATIC_ASSERT (sizeof (Head) == 8 + 48 + 80 + 24);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FILE, fclose)

/**
 * comity_crypt_set_up:
 *
 * Makes libsodium ready: before anything else of it, as often as one likes.
 */
gboolean
comity_crypt_set_up (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED,
                       _ ("This computer cannot encrypt: it gives no random numbers."));
  return FALSE;
}

static gboolean
derive (const ComityBackupKeys *self,
        const char *passphrase,
        guint8 *public_key,
        guint8 *secret_key,
        GError **error)
{
  guint8 seed[crypto_box_SEEDBYTES];
  int rc = crypto_pwhash (seed, sizeof seed, passphrase, strlen (passphrase), self->salt,
                          crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE,
                          crypto_pwhash_ALG_ARGON2ID13);

  if (rc == 0)
    crypto_box_seed_keypair (public_key, secret_key, seed);
  else
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_FAILED,
                         _ ("There is not enough memory for the passphrase. Close other programs, "
                            "then try again."));
  sodium_memzero (seed, sizeof seed);
  return rc == 0;
}

/**
 * comity_backup_keys_make:
 * @passphrase: not kept
 *
 * Makes the public key to which backups are encrypted. Takes about a second.
 */
gboolean
comity_backup_keys_make (ComityBackupKeys *self, const char *passphrase, GError **error)
{
  guint8 secret[crypto_box_SECRETKEYBYTES];
  gboolean done;

  if (!comity_crypt_set_up (error))
    return FALSE;
  randombytes_buf (self->salt, sizeof self->salt);
  done = derive (self, passphrase, self->public_key, secret, error);
  sodium_memzero (secret, sizeof secret);
  return done;
}

static gboolean
lock_pieces (FILE *in,
             FILE *out,
             crypto_secretstream_xchacha20poly1305_state *state,
             GCancellable *cancellable)
{
  g_autofree guint8 *plain = g_malloc (PLAIN_PIECE);
  g_autofree guint8 *locked = g_malloc (LOCKED_PIECE);
  guint8 tag = 0;

  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
    gsize n = fread (plain, 1, PLAIN_PIECE, in);

    if (ferror (in) || g_cancellable_is_cancelled (cancellable))
      return FALSE;
    tag = n < PLAIN_PIECE ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    crypto_secretstream_xchacha20poly1305_push (state, locked, NULL, plain, n, NULL, 0, tag);
    n += crypto_secretstream_xchacha20poly1305_ABYTES;
    if (fwrite (locked, 1, n, out) != n)
      return FALSE;
  }
  return fflush (out) == 0;
}

/* @out may be %NULL: then the pieces are compared with those of @same. */
static gboolean
unlock_pieces (FILE *in,
               FILE *out,
               FILE *same,
               crypto_secretstream_xchacha20poly1305_state *state,
               GCancellable *cancellable)
{
  g_autofree guint8 *plain = g_malloc (PLAIN_PIECE);
  g_autofree guint8 *locked = g_malloc (LOCKED_PIECE);
  g_autofree guint8 *other = g_malloc (PLAIN_PIECE);
  guint8 tag = 0;

  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
    gsize n = fread (locked, 1, LOCKED_PIECE, in);
    unsigned long long size = 0;

    if (ferror (in) || g_cancellable_is_cancelled (cancellable) ||
        crypto_secretstream_xchacha20poly1305_pull (state, plain, &size, &tag, locked, n, NULL,
                                                    0) != 0)
      return FALSE;
    if (out != NULL && fwrite (plain, 1, size, out) != size)
      return FALSE;
    if (same != NULL && (fread (other, 1, size, same) != size || memcmp (plain, other, size) != 0))
      return FALSE;
  }
  return fgetc (in) == EOF && (out == NULL || fflush (out) == 0);
}

/* What was written is read again before it counts as a backup. */
static gboolean
read_back (const char *file, const char *plain, const guint8 *key, GCancellable *cancellable)
{
  g_autoptr (FILE) in = fopen (file, "re");
  g_autoptr (FILE) same = fopen (plain, "re");
  crypto_secretstream_xchacha20poly1305_state state;
  Head head;

  return in != NULL && same != NULL && fread (&head, sizeof head, 1, in) == 1 &&
         crypto_secretstream_xchacha20poly1305_init_pull (&state, head.stream, key) == 0 &&
         unlock_pieces (in, NULL, same, &state, cancellable);
}

static gboolean
write_locked (const ComityBackupKeys *keys,
              const char *plain,
              const char *file,
              const guint8 *key,
              GCancellable *cancellable)
{
  g_autoptr (FILE) in = fopen (plain, "re");
  g_autoptr (FILE) out = fopen (file, "we");
  crypto_secretstream_xchacha20poly1305_state state;
  Head head = { .magic = MAGIC, .keys = *keys };

  crypto_box_seal (head.sealed, key, KEY_SIZE, keys->public_key);
  crypto_secretstream_xchacha20poly1305_init_push (&state, head.stream, key);
  return in != NULL && out != NULL && fwrite (&head, sizeof head, 1, out) == 1 &&
         lock_pieces (in, out, &state, cancellable);
}

/**
 * comity_backup_encrypt:
 * @plain: a file
 * @file: where no file is yet
 *
 * Encrypts to the public key, and reads back what was written.
 */
gboolean
comity_backup_encrypt (const ComityBackupKeys *keys,
                       const char *plain,
                       const char *file,
                       GCancellable *cancellable,
                       GError **error)
{
  guint8 key[KEY_SIZE];
  gboolean done;

  if (!comity_crypt_set_up (error) || !comity_file_create (file, error))
    return FALSE;
  crypto_secretstream_xchacha20poly1305_keygen (key);
  errno = EIO;
  done =
    write_locked (keys, plain, file, key, cancellable) && read_back (file, plain, key, cancellable);
  if (!done && !g_cancellable_set_error_if_cancelled (cancellable, error))
    comity_file_set_errno (errno, file, error);
  sodium_memzero (key, sizeof key);
  return done;
}

static gboolean
open_seal (const Head *head, const char *passphrase, guint8 *key, GError **error)
{
  guint8 public_key[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES];
  gboolean done;

  if (!derive (&head->keys, passphrase, public_key, secret, error))
    return FALSE;
  done = crypto_box_seal_open (key, head->sealed, sizeof head->sealed, public_key, secret) == 0;
  sodium_memzero (secret, sizeof secret);
  if (!done)
    g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_PASSPHRASE,
                         _ ("This is not the passphrase of the backup. Try again."));
  return done;
}

static void
set_unreadable (GError **error)
{
  g_set_error_literal (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_DAMAGED,
                       _ ("The encrypted backup is damaged or was changed by somebody. Choose "
                          "another backup."));
}

static gboolean
decrypt_into (FILE *in,
              const Head *head,
              const guint8 *key,
              const char *plain,
              GCancellable *cancellable,
              GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  g_autoptr (FILE) out = comity_file_create (plain, error) ? fopen (plain, "we") : NULL;

  if (out == NULL)
    return FALSE;
  errno = 0;
  if (crypto_secretstream_xchacha20poly1305_init_pull (&state, head->stream, key) == 0 &&
      unlock_pieces (in, out, NULL, &state, cancellable))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (ferror (out))
    comity_file_set_errno (errno, plain, error);
  else
    set_unreadable (error);
  return FALSE;
}

/**
 * comity_backup_decrypt:
 * @file: an encrypted backup
 * @plain: where no file is yet
 *
 * Decrypts; a wrong passphrase and a changed file are told apart.
 */
gboolean
comity_backup_decrypt (const char *file,
                       const char *passphrase,
                       const char *plain,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (FILE) in = fopen (file, "re");
  guint8 key[KEY_SIZE];
  gboolean done;
  Head head;

  if (!comity_crypt_set_up (error))
    return FALSE;
  if (in == NULL || fread (&head, sizeof head, 1, in) != 1) {
    set_unreadable (error);
    return FALSE;
  }
  done = open_seal (&head, passphrase, key, error) &&
         decrypt_into (in, &head, key, plain, cancellable, error);
  sodium_memzero (key, sizeof key);
  if (!done)
    g_unlink (plain);
  return done;
}

/**
 * comity_backup_needs_passphrase:
 *
 * Returns: whether @file is an encrypted backup
 */
gboolean
comity_backup_needs_passphrase (const char *file)
{
  g_autoptr (FILE) in = fopen (file, "re");
  char magic[8];

  return in != NULL && fread (magic, sizeof magic, 1, in) == 1 &&
         memcmp (magic, MAGIC, sizeof magic) == 0;
}
