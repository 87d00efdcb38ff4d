/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define COMITY_TYPE_SEARCH_PROVIDER (comity_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (ComitySearchProvider,
                      comity_search_provider,
                      COMITY,
                      SEARCH_PROVIDER,
                      GObject)

/** ComityDupPath: the office to search in, (transfer full) (nullable). */
typedef char *(*ComityDupPath) (GApplication *app);

ComitySearchProvider *comity_search_provider_new (GApplication *app, ComityDupPath dup_path);
gboolean comity_search_provider_export (ComitySearchProvider *self,
                                        GDBusConnection *connection,
                                        const char *object_path,
                                        GError **error);
void comity_search_provider_unexport (ComitySearchProvider *self);

G_END_DECLS
