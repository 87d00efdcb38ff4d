/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_HISTORY_PAGE (comity_history_page_get_type ())
G_DECLARE_FINAL_TYPE (ComityHistoryPage,
                      comity_history_page,
                      COMITY,
                      HISTORY_PAGE,
                      AdwNavigationPage)

GtkWidget *comity_history_page_new (ComityStore *store);

G_END_DECLS
