/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_blob_save (GtkWidget *from, ComityStore *store, const char *hash, const char *name);

G_END_DECLS
