/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-window.h"

G_BEGIN_DECLS

#define COMITY_TYPE_BACKUPS_DIALOG (comity_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ComityBackupsDialog,
                      comity_backups_dialog,
                      COMITY,
                      BACKUPS_DIALOG,
                      AdwPreferencesDialog)

void comity_backups_dialog_present (ComityWindow *window);

G_END_DECLS
