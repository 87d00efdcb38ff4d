/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_task_mark_done (GtkWidget *from, ComityStore *store, gint64 id);
void comity_task_put_off (GtkWidget *from, ComityStore *store, gint64 id, int days);

G_END_DECLS
