/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-findings.h"

G_BEGIN_DECLS

void comity_logo_rank (ComityFoundLogo *logo);
gboolean comity_logo_is_told (const char *text);

G_END_DECLS
