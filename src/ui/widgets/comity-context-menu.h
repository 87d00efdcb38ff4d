/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void comity_context_menu_open_on_click (GtkWidget *button, GMenuModel *menu);
void comity_context_menu_add (GtkWidget *widget, GMenuModel *menu);

G_END_DECLS
