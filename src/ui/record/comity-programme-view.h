/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

#define COMITY_TYPE_PROGRAMME_VIEW (comity_programme_view_get_type ())
G_DECLARE_FINAL_TYPE (ComityProgrammeView, comity_programme_view, COMITY, PROGRAMME_VIEW, GtkBox)

GtkWidget *comity_programme_view_new (void);
void comity_programme_view_set_data (ComityProgrammeView *self, ComityPageData *data);

G_END_DECLS
