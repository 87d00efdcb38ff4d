/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_RULES_DIALOG (comity_rules_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ComityRulesDialog, comity_rules_dialog, COMITY, RULES_DIALOG, AdwDialog)

void comity_rules_dialog_present (GtkWidget *parent, ComityStore *store);

G_END_DECLS
