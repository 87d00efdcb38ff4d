/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-seen.h"
#include "comity-sidebar.h"

G_BEGIN_DECLS

#define COMITY_SEARCH_PAGE "search"

#define COMITY_TYPE_SAVED_SEARCHES (comity_saved_searches_get_type ())
G_DECLARE_FINAL_TYPE (ComitySavedSearches, comity_saved_searches, COMITY, SAVED_SEARCHES, GObject)

ComitySavedSearches *comity_saved_searches_new (ComitySidebar *sidebar);
void comity_saved_searches_set_store (ComitySavedSearches *self, ComityStore *store);
const ComitySearch *comity_saved_searches_find (ComitySavedSearches *self, const char *page);
void comity_saved_searches_refresh (ComitySavedSearches *self);
char *comity_saved_search_dup_page (gint64 id);

G_END_DECLS
