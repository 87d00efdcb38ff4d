/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

void comity_lock_set_minutes (ComityStore *store, guint minutes);
guint comity_lock_get_minutes (ComityStore *store);
void comity_lock_set_opened (ComityStore *store, gboolean opened);
void comity_lock_watch (AdwApplicationWindow *window);
void comity_lock_shown (ComityStore *store);
void comity_lock_now (ComityStore *store);
void comity_lock_check (gint64 idle_seconds);
gboolean comity_lock_is_on (void);
gboolean comity_lock_hides (ComityStore *store);
void comity_lock_present (void);
void comity_lock_quit (void);

G_END_DECLS
