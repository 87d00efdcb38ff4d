/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_list_email (GtkWidget *parent, ComityStore *store, const ComityKind *kind, GArray *ids);

G_END_DECLS
