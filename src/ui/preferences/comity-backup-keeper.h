/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_BACKUP_KEEPER (comity_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (ComityBackupKeeper, comity_backup_keeper, COMITY, BACKUP_KEEPER, GObject)

ComityBackupKeeper *comity_backup_keeper_watch (ComityStore *store);
ComityBackupKeeper *comity_backup_keeper_of (ComityStore *store);
const char *comity_backup_keeper_get_problem (ComityBackupKeeper *self);

G_END_DECLS
