/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bench_scroll (GtkWindow *window, GtkAdjustment *adjustment, guint frames, GCallback done);

G_END_DECLS
