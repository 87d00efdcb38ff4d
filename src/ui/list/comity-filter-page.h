/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-filter-dialog.h"

G_BEGIN_DECLS

#define COMITY_TYPE_FILTER_PAGE (comity_filter_page_get_type ())
G_DECLARE_FINAL_TYPE (ComityFilterPage, comity_filter_page, COMITY, FILTER_PAGE, AdwNavigationPage)

GtkWidget *comity_filter_page_new (ComityStore *store,
                                   const ComityKind *child,
                                   const ComityField *field,
                                   ComityFilterChosen chosen,
                                   gpointer user_data);

G_END_DECLS
