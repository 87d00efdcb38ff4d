/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-kind.h"
#include "comity-store.h"

G_BEGIN_DECLS

void comity_import_clipboard (GtkWidget *parent, ComityStore *store, const ComityKind *kind);

void comity_import_text (GtkWidget *parent,
                         ComityStore *store,
                         const ComityKind *kind,
                         const char *text);

G_END_DECLS
