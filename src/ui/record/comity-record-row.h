/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

GtkWidget *comity_record_row_new (ComityStore *store,
                                  ComityRecord *record,
                                  const char *owner,
                                  GPtrArray *wide_only);
GtkWidget *comity_record_picture_new (ComityStore *store, ComityRecord *record, int size);

G_END_DECLS
