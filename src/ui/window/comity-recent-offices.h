/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ComityRecentOffice: an office that was open some day and is still there.
 * @name: its file without folder and ending
 * @folder: where it lies, shortened for people
 */
typedef struct {
  char *path, *name, *folder;
} ComityRecentOffice;

void comity_recent_offices_add (const char *path);
GPtrArray *comity_recent_offices (const char *but);
GMenuModel *comity_recent_offices_menu (void);
void comity_recent_offices_update_menu (const char *but);

G_END_DECLS
