/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

GtkWidget *comity_facts_new (ComityStore *store, ComityRecord *record, gboolean show_empty);
guint comity_facts_count_empty (ComityRecord *record);

G_END_DECLS
