/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-window.h"

G_BEGIN_DECLS

gboolean comity_window_drop_offices (GtkWidget *from, GSList *files);
void comity_window_drop_say_one (GtkWidget *from);
void comity_window_init_drop (ComityWindow *self);

G_END_DECLS
