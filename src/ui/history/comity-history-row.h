/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-undo.h"

G_BEGIN_DECLS

#define COMITY_TYPE_HISTORY_ROW (comity_history_row_get_type ())
G_DECLARE_FINAL_TYPE (ComityHistoryRow, comity_history_row, COMITY, HISTORY_ROW, GtkWidget)

GtkWidget *comity_history_row_new (void);
char *comity_history_row_show (ComityHistoryRow *self, const ComityBatch *batch);
const char *comity_history_icon_name (const char *action);

G_END_DECLS
