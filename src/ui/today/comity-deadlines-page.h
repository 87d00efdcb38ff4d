/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-due.h"

G_BEGIN_DECLS

#define COMITY_TYPE_DEADLINES_PAGE (comity_deadlines_page_get_type ())
G_DECLARE_FINAL_TYPE (ComityDeadlinesPage,
                      comity_deadlines_page,
                      COMITY,
                      DEADLINES_PAGE,
                      AdwNavigationPage)

GtkWidget *comity_deadlines_page_new (ComityDue *due);

G_END_DECLS
