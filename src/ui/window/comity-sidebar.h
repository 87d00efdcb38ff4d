/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-due.h"
#include "comity-sidebar-row.h"
#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_SIDEBAR (comity_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ComitySidebar, comity_sidebar, COMITY, SIDEBAR, AdwNavigationPage)

/*
 * Each row opens the page of its name, see comity_window_show_page(): `today`, a kind of record, or
 * `PREFIX:REST` for rows that others add, such as saved searches.
 */
ComitySidebarRow *comity_sidebar_add (ComitySidebar *self,
                                      ComitySidebarGroup group,
                                      const char *page,
                                      const char *label,
                                      const char *icon);
ComitySidebarRow *comity_sidebar_find (ComitySidebar *self, const char *page);
void comity_sidebar_reveal (ComitySidebar *self, const char *page);
void comity_sidebar_remove (ComitySidebar *self, const char *page);
void comity_sidebar_set_store (ComitySidebar *self, ComityStore *store);
void comity_sidebar_set_due (ComitySidebar *self, ComityDue *due);
void comity_sidebar_select (ComitySidebar *self, const char *page);
gint64 comity_sidebar_get_office (ComitySidebar *self);

const char *comity_kind_get_icon_name (const ComityKind *kind);

G_END_DECLS
