/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_RETENTION_DIALOG (comity_retention_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ComityRetentionDialog,
                      comity_retention_dialog,
                      COMITY,
                      RETENTION_DIALOG,
                      AdwDialog)

void comity_retention_dialog_present (GtkWidget *parent, ComityStore *store);

G_END_DECLS
