/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-undo.h"

G_BEGIN_DECLS

void comity_history_details_present (GtkWidget *parent,
                                     ComityStore *store,
                                     const ComityBatch *batch);

G_END_DECLS
