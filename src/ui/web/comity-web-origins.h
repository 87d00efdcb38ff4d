/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-page-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *comity_web_origins_new (const ComityPageRelation *relation);

G_END_DECLS
