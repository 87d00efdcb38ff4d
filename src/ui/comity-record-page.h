/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

GtkWidget *comity_record_page_new (ComityStore *store, const ComityKind *kind, gint64 id);

G_END_DECLS
