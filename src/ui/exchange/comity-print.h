/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-query.h"
#include "comity-tongue.h"
#include "comity-store.h"

G_BEGIN_DECLS

void comity_print_list (GtkWidget *parent, ComityStore *store, ComityQuery *query, GArray *ids);
void comity_print_record (GtkWidget *parent,
                          ComityStore *store,
                          const ComityKind *kind,
                          gint64 id,
                          gboolean unmasked,
                          ComityTongues tongues);

G_END_DECLS
