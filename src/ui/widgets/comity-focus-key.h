/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void comity_focus_key_set (GtkWidget *widget, const char *key);
void comity_focus_key_set_record (GtkWidget *widget, const char *kind, gint64 id);
char *comity_focus_key_dup (GtkWidget *within);
gboolean comity_focus_key_restore (GtkWidget *within, const char *key);

G_END_DECLS
