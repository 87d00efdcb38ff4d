/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_drafts_offer (GtkWidget *window, ComityStore *store, gboolean asked);

G_END_DECLS
