/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COMITY_TYPE_WELCOME (comity_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ComityWelcome, comity_welcome, COMITY, WELCOME, AdwBin)

void comity_welcome_show_recent (ComityWelcome *self, const GPtrArray *offices);

G_END_DECLS
