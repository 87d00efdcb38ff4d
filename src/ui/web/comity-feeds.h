/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

AdwPreferencesGroup *comity_feeds_group_new (GtkWidget *parent, ComityStore *store);
void comity_feeds_ask (GtkWidget *parent, ComityStore *store, gint64 id);
void comity_feeds_start (GtkWidget *parent, ComityStore *store);

G_END_DECLS
