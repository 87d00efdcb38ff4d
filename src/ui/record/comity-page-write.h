/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_page_write (GtkWidget *from,
                        ComityStore *store,
                        ComityChanges *changes,
                        const char *done);
void comity_page_put (GtkWidget *from, ComityStore *store, const char *what, ComityRecord *record);

G_END_DECLS
