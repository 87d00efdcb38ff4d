/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

/**
 * ComityPreferencesPage: makes one page of the preferences, (transfer floating), or %NULL where it has
 * no place, for example without an office. A new page is a row of the table in comity-preferences.c.
 *
 * @parent: the window; @store: (nullable): its office
 */
typedef AdwPreferencesPage *(*ComityPreferencesPage) (GtkWidget *parent, ComityStore *store);

void comity_preferences_present (GtkWidget *parent, ComityStore *store, const char *page);

AdwPreferencesPage *comity_preferences_general (GtkWidget *parent, ComityStore *store);
AdwPreferencesPage *comity_preferences_personal (GtkWidget *parent, ComityStore *store);

G_END_DECLS
