/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-window.h"

G_BEGIN_DECLS

gboolean comity_window_drop_office (GtkWidget *from, GFile *file);
gboolean comity_window_drop (ComityWindow *self, GFile *file);
void comity_window_init_drop (ComityWindow *self);

G_END_DECLS
