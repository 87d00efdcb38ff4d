/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwPreferencesPage *comity_web_preferences_page_new (void);
void comity_web_preferences_present (GtkWidget *parent);

G_END_DECLS
