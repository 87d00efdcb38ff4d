/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COMITY_TYPE_OFFLINE_BANNER (comity_offline_banner_get_type ())
G_DECLARE_FINAL_TYPE (ComityOfflineBanner, comity_offline_banner, COMITY, OFFLINE_BANNER, AdwBin)

void comity_offline_banner_watch (ComityOfflineBanner *self);

G_END_DECLS
