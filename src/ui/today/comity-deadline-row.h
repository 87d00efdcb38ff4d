/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-deadlines.h"

G_BEGIN_DECLS

#define COMITY_TYPE_DEADLINE_ROW (comity_deadline_row_get_type ())
G_DECLARE_FINAL_TYPE (ComityDeadlineRow, comity_deadline_row, COMITY, DEADLINE_ROW, AdwActionRow)

GtkWidget *comity_deadline_row_new (ComityStore *store, const ComityDeadline *deadline);

G_END_DECLS
