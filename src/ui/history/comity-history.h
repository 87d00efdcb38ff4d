/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

GtkWidget *comity_history_new (GPtrArray *entries);

G_END_DECLS
