/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COMITY_TYPE_WAITING (comity_waiting_get_type ())
G_DECLARE_FINAL_TYPE (ComityWaiting, comity_waiting, COMITY, WAITING, GObject)

ComityWaiting *comity_waiting_new (GtkWidget *parent, const char *title);
GCancellable *comity_waiting_get_cancellable (ComityWaiting *self);
void comity_waiting_report_cb (goffset done, goffset total, gpointer waiting);
void comity_waiting_finish (ComityWaiting *self);

G_END_DECLS
