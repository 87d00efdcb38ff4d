/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-preferences.h"

G_BEGIN_DECLS

AdwPreferencesPage *comity_web_preferences_page_new (GtkWidget *parent, ComityStore *store);

G_END_DECLS
