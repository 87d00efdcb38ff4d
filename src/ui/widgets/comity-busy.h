/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gtk/gtk.h>

#include "comity-progress.h"

G_BEGIN_DECLS

typedef struct _ComityBusy ComityBusy;

ComityBusy *comity_busy_new (GtkWidget *parent, const char *what);
void comity_busy_show_numbers (ComityBusy *self);
GCancellable *comity_busy_get_cancellable (ComityBusy *self);
ComityProgress *comity_busy_get_progress (ComityBusy *self);
void comity_busy_end (ComityBusy *self);

G_END_DECLS
