/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <gio/gunixfdlist.h>

G_BEGIN_DECLS

gboolean comity_portal_is_needed (void);
void comity_portal_request_async (GtkWidget *from,
                                  const char *interface,
                                  const char *method,
                                  GVariantBuilder *options,
                                  GUnixFDList *fds,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GVariant *comity_portal_request_finish (GAsyncResult *result, GError **error);

G_END_DECLS
