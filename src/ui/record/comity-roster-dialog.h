/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-draft.h"
#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_ROSTER_DIALOG (comity_roster_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ComityRosterDialog, comity_roster_dialog, COMITY, ROSTER_DIALOG, AdwDialog)

void comity_roster_dialog_present (GtkWidget *parent, ComityStore *store, ComityRecord *event);
void comity_roster_dialog_present_draft (GtkWidget *parent, ComityStore *store, ComityDraft *draft);

G_END_DECLS
