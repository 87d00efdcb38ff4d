/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

GtkWidget *comity_record_header_new (ComityStore *store, ComityPageData *data);

G_END_DECLS
