/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/**
 * ComityBackupReason:
 * @COMITY_BACKUP_REGULAR: half an hour of change
 * @COMITY_BACKUP_QUIT: the program ends
 * @COMITY_BACKUP_MIGRATION: the office is about to be brought up to a newer version
 * @COMITY_BACKUP_IMPORT: before an import
 * @COMITY_BACKUP_BULK: before many records are changed or deleted at once
 * @COMITY_BACKUP_ASKED: somebody asked for it
 * @COMITY_BACKUP_REPLACED: the office that a restore replaced
 */
typedef enum {
  COMITY_BACKUP_REGULAR,
  COMITY_BACKUP_QUIT,
  COMITY_BACKUP_MIGRATION,
  COMITY_BACKUP_IMPORT,
  COMITY_BACKUP_BULK,
  COMITY_BACKUP_ASKED,
  COMITY_BACKUP_REPLACED,
} ComityBackupReason;

/** ComityBackup: one listed backup. */
typedef struct {
  char *path;
  char *at; /* UTC, ISO 8601 */
  ComityBackupReason reason;
  gint64 size; /* bytes */
  char *state; /* by which an office that holds the same is known, or NULL */
  gboolean encrypted;
  char *second; /* why there is no copy in the second folder, or NULL */
} ComityBackup;

void comity_backup_free (ComityBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityBackup, comity_backup_free)
const char *comity_backup_reason_get_name (ComityBackupReason reason);
const char *comity_backup_reason_get_label (ComityBackupReason reason);

/* -- Making: a verified copy, while others read and write ------------------------------------- */

void comity_backup_async (ComityStore *store,
                          ComityBackupReason reason,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
ComityBackup *comity_backup_finish (ComityStore *store, GAsyncResult *result, GError **error);
ComityBackup *comity_backup_sync (ComityStore *store, ComityBackupReason reason, GError **error);
ComityBackup *comity_backup_office (const char *office,
                                    ComityBackupReason reason,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean comity_backup_to_file (const char *office,
                                const char *file,
                                const char *passphrase,
                                GCancellable *cancellable,
                                GError **error);

/* -- What there is ---------------------------------------------------------------------------- */

char *comity_backup_dup_folder (const char *office);
GPtrArray *comity_backup_list (const char *office); /* of ComityBackup, newest first */
char *comity_backup_dup_later (const char *office);
GPtrArray *comity_backup_list_thinned (GPtrArray *backups, GDateTime *now);

/* -- Where and how else ----------------------------------------------------------------------- */

gboolean comity_backup_set_second (const char *office, const char *folder, GError **error);
char *comity_backup_dup_second (const char *office);
gboolean comity_backup_set_passphrase (const char *office, const char *passphrase, GError **error);
gboolean comity_backup_is_encrypted (const char *office);

/* -- Restoring: the office must be closed ----------------------------------------------------- */

gboolean comity_restore_sync (const char *office,
                              const char *file,
                              const char *passphrase,
                              char **kept,
                              GCancellable *cancellable,
                              GError **error);
void comity_restore_async (const char *office,
                           const char *file,
                           const char *passphrase,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean comity_restore_finish (GAsyncResult *result, char **kept, GError **error);
gboolean comity_backup_needs_passphrase (const char *file);

G_END_DECLS
