/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void comity_help_open (GtkWidget *parent, const char *page);
void comity_help_present (GtkWidget *parent, const char *page);

G_END_DECLS
