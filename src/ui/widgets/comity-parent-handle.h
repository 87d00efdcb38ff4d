/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void comity_parent_handle_async (GtkWidget *from, GAsyncReadyCallback callback, gpointer user_data);
char *comity_parent_handle_finish (GAsyncResult *result);
void comity_parent_handle_drop (GtkWidget *from, const char *handle);

G_END_DECLS
