/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

GdkContentProvider *comity_drag_out_record_new (ComityStore *store, ComityRecord *record);
void comity_drag_out_add (GtkWidget *widget, GdkContentProvider *content);
void comity_drag_out_add_record (GtkWidget *widget, ComityStore *store, ComityRecord *record);
void comity_drag_out_show (GdkDrag *drag, GtkWidget *of, guint n);

G_END_DECLS
