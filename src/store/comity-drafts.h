/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What stands in open forms is kept in a folder beside the office, a file each, which only its owner
 * may read. The content is the interface’s; here is only where and how.
 */
char *comity_drafts_dup_folder (const char *office);
char *comity_drafts_dup_new_path (const char *office);
GPtrArray *comity_drafts_list (const char *office);
gboolean comity_drafts_write (const char *path, GBytes *content, GError **error);
void comity_drafts_remove (const char *path);

G_END_DECLS
