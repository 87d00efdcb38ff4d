/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void comity_login_check_run (GApplication *app);
gboolean comity_login_check_is_on (void);
void comity_login_check_set_async (GtkWidget *from,
                                   gboolean on,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean comity_login_check_set_finish (GAsyncResult *result, GError **error);

G_END_DECLS
