/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-due.h"

G_BEGIN_DECLS

#define COMITY_TYPE_TODAY (comity_today_get_type ())
G_DECLARE_FINAL_TYPE (ComityToday, comity_today, COMITY, TODAY, AdwNavigationPage)

GtkWidget *comity_today_new (ComityDue *due);

G_END_DECLS
