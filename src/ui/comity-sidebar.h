/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_SIDEBAR (comity_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ComitySidebar, comity_sidebar, COMITY, SIDEBAR, AdwNavigationPage)

void comity_sidebar_set_store (ComitySidebar *self, ComityStore *store);
void comity_sidebar_select (ComitySidebar *self, const ComityKind *kind);
gint64 comity_sidebar_get_office (ComitySidebar *self);

const char *comity_kind_get_icon_name (const ComityKind *kind);

G_END_DECLS
