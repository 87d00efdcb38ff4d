/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-deadlines.h"

G_BEGIN_DECLS

#define COMITY_TYPE_DUE_ROW (comity_due_row_get_type ())
G_DECLARE_FINAL_TYPE (ComityDueRow, comity_due_row, COMITY, DUE_ROW, AdwActionRow)

GtkWidget *comity_due_row_new (ComityStore *store, const ComityDeadline *deadline);

G_END_DECLS
