/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_BULK_DIALOG (comity_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ComityBulkDialog, comity_bulk_dialog, COMITY, BULK_DIALOG, AdwDialog)

ComityBulkDialog *comity_bulk_dialog_new (GtkWidget *from,
                                          ComityStore *store,
                                          const ComityKind *kind,
                                          GArray *ids);
void comity_bulk_dialog_choose_field (ComityBulkDialog *self, const ComityField *field);

G_END_DECLS
