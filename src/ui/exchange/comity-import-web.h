/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_import_web_ask (GtkWidget *parent, ComityStore *store, const ComityKind *kind);
void comity_import_web_fetch (GtkWidget *parent,
                              ComityStore *store,
                              const ComityKind *kind,
                              const char *address);

G_END_DECLS
