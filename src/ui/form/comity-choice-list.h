/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void comity_choice_list_setup (GtkWidget *chooser, GListModel *items);

G_END_DECLS
