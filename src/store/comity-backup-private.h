/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the store: the steps of a backup. */

#include "comity-backup.h"

G_BEGIN_DECLS

/** ComityBackupKeys: what encrypting needs; there is no secret in it. */
typedef struct {
  guint8 salt[16];
  guint8 public_key[32];
} ComityBackupKeys;

/** ComityBackupBook: what a folder of backups notes about itself: `backups.json`. */
typedef struct {
  char *folder;
  int lock;
  GPtrArray *backups; /* of ComityBackup, oldest first */
  char *second;       /* a folder, or NULL */
  gboolean encrypt;   /* the copies in the second folder */
  ComityBackupKeys keys;
} ComityBackupBook;

ComityBackupBook *comity_backup_book_read (const char *folder);
ComityBackupBook *comity_backup_book_open (const char *folder, GError **error);
gboolean comity_backup_book_save (ComityBackupBook *self, GError **error);
void comity_backup_book_free (ComityBackupBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityBackupBook, comity_backup_book_free)
void comity_backup_book_thin (ComityBackupBook *self, GDateTime *now);
void comity_backup_book_remove (ComityBackupBook *self, ComityBackup *backup);
ComityBackup *comity_backup_book_note (ComityBackupBook *self,
                                       const char *path,
                                       ComityBackupReason reason,
                                       const ComityBackup *found);

/* comity-backup.c */
char *comity_backup_dup_second_folder (const char *office);
char *comity_backup_dup_name (const char *folder, const char *office, const char *suffix);

/* comity-backup-copy.c */
gboolean comity_backup_copy (const char *office,
                             const char *file,
                             GCancellable *cancellable,
                             GError **error);
char *comity_backup_dup_state (ComityDb *db);
gboolean comity_backup_verify (const char *file,
                               ComityBackup *found,
                               GCancellable *cancellable,
                               GError **error);

/* comity-backup-crypt.c */
gboolean comity_crypt_set_up (GError **error);
gboolean comity_backup_keys_make (ComityBackupKeys *self, const char *passphrase, GError **error);
gboolean comity_backup_encrypt (const ComityBackupKeys *keys,
                                const char *plain,
                                const char *file,
                                GCancellable *cancellable,
                                GError **error);
gboolean comity_backup_decrypt (const char *file,
                                const char *passphrase,
                                const char *plain,
                                GCancellable *cancellable,
                                GError **error);

/* comity-whole-file.c */
void comity_file_set_errno (int number, const char *path, GError **error);
gboolean comity_file_sync (const char *path, GError **error);
gboolean comity_file_sync_folder (const char *path, GError **error);
gboolean comity_file_make_folder (const char *folder, GError **error);
gboolean comity_file_copy (const char *from,
                           const char *to,
                           GCancellable *cancellable,
                           GError **error);
gboolean comity_file_compare (const char *a,
                              const char *b,
                              GCancellable *cancellable,
                              GError **error);
gboolean comity_file_place (const char *temporary, const char *path, GError **error);
gboolean comity_file_has_room (const char *folder, guint64 bytes, GError **error);
char *comity_file_dup_temporary (const char *path);

G_END_DECLS
