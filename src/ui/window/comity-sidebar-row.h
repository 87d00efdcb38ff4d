/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COMITY_TYPE_SIDEBAR_ROW (comity_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (ComitySidebarRow, comity_sidebar_row, COMITY, SIDEBAR_ROW, GtkListBoxRow)

/** ComitySidebarGroup: the groups of the sidebar from the top, divided by lines. */
typedef enum {
  COMITY_SIDEBAR_OVERVIEW, /* Today */
  COMITY_SIDEBAR_MAIN,     /* the main kinds of record */
  COMITY_SIDEBAR_OTHER,    /* further kinds */
  COMITY_SIDEBAR_SEARCHES, /* saved searches */
} ComitySidebarGroup;

ComitySidebarRow *comity_sidebar_row_new (ComitySidebarGroup group,
                                          const char *page,
                                          const char *label,
                                          const char *icon);
ComitySidebarGroup comity_sidebar_row_get_group (ComitySidebarRow *self);
const char *comity_sidebar_row_get_page (ComitySidebarRow *self);
void comity_sidebar_row_set_label (ComitySidebarRow *self, const char *label);
void comity_sidebar_row_set_count (ComitySidebarRow *self, gint64 count);
void comity_sidebar_row_set_badge (ComitySidebarRow *self, gint64 number, const char *meaning);

G_END_DECLS
