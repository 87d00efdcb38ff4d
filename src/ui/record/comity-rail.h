/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COMITY_TYPE_RAIL (comity_rail_get_type ())
G_DECLARE_FINAL_TYPE (ComityRail, comity_rail, COMITY, RAIL, GtkWidget)

GtkWidget *comity_rail_new (gboolean goes_on);

G_END_DECLS
