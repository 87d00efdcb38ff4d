/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_OFFICE_BANNER (comity_office_banner_get_type ())
G_DECLARE_FINAL_TYPE (ComityOfficeBanner, comity_office_banner, COMITY, OFFICE_BANNER, AdwBin)

void comity_office_banner_set_store (ComityOfficeBanner *self, ComityStore *store);

G_END_DECLS
