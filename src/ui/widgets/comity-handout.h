/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-query.h"
#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_HANDOUT (comity_handout_get_type ())
G_DECLARE_FINAL_TYPE (ComityHandout, comity_handout, COMITY, HANDOUT, GdkContentProvider)

GdkContentProvider *comity_handout_new_for_file (ComityStore *store,
                                                 const char *hash,
                                                 const char *name);
GdkContentProvider *comity_handout_new_for_records (ComityStore *store,
                                                    ComityQuery *query,
                                                    GArray *ids,
                                                    const char *name);
guint comity_handout_get_n (ComityHandout *self);
const char *comity_handout_get_hash (ComityHandout *self);
ComityHandout *comity_handout_of_drop (GdkDrop *drop);
gboolean comity_drop_fits (GtkDropTarget *target, GdkDrop *drop);
gboolean comity_drop_accept_strangers (GtkDropTarget *target, GdkDrop *drop, gpointer user_data);

G_END_DECLS
