/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-feed.h"

G_BEGIN_DECLS

#define COMITY_TYPE_IMPORT_DIALOG (comity_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ComityImportDialog, comity_import_dialog, COMITY, IMPORT_DIALOG, AdwDialog)

void comity_import_dialog_present (GtkWidget *parent,
                                   ComityStore *store,
                                   const ComityKind *kind,
                                   GFile *file);
void comity_import_dialog_present_fetched (GtkWidget *parent,
                                           ComityStore *store,
                                           const ComityKind *kind,
                                           ComityImport *job,
                                           const char *address);
void comity_import_dialog_present_feed (GtkWidget *parent, ComityStore *store, ComityFeed *feed);
void comity_import_dialog_go_on (ComityImportDialog *self, gboolean to_result);
void comity_import_dialog_choose (GtkWidget *parent, ComityStore *store, const ComityKind *kind);

G_END_DECLS
