/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_WEB_REFRESH (comity_web_refresh_get_type ())
G_DECLARE_FINAL_TYPE (ComityWebRefresh, comity_web_refresh, COMITY, WEB_REFRESH, AdwDialog)

void comity_web_refresh_run (GtkWidget *from, ComityStore *store, const GArray *ids);

G_END_DECLS
