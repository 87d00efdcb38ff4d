/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-undo.h"

G_BEGIN_DECLS

GMenuModel *comity_undo_menu (void);
void comity_undo_menu_update (const ComityUndoSteps *steps);

G_END_DECLS
