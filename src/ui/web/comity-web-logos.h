/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-logo-fetch.h"

G_BEGIN_DECLS

#define COMITY_TYPE_WEB_LOGOS (comity_web_logos_get_type ())
G_DECLARE_FINAL_TYPE (ComityWebLogos, comity_web_logos, COMITY, WEB_LOGOS, AdwPreferencesGroup)

GtkWidget *comity_web_logos_new (const ComityFindings *findings, ComityLookupFlags flags);
ComityFetchedLogo *comity_web_logos_steal_chosen (ComityWebLogos *self);
gboolean comity_web_logos_is_none (ComityWebLogos *self);

G_END_DECLS
