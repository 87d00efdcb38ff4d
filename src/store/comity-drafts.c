/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-drafts.h"
#include "comity-store.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define SUFFIX ".draft"

/**
 * comity_drafts_dup_folder:
 * @office: the path of an office
 *
 * Returns: (transfer full): the folder of its drafts, which need not exist
 */
char *
comity_drafts_dup_folder (const char *office)
{
  g_autofree char *stem = comity_store_dup_stem (office);

  return g_strconcat (stem, ".drafts", NULL);
}

/**
 * comity_drafts_dup_new_path:
 *
 * Returns: (transfer full): where a new draft is to be kept
 */
char *
comity_drafts_dup_new_path (const char *office)
{
  g_autofree char *folder = comity_drafts_dup_folder (office);
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat (folder, G_DIR_SEPARATOR_S, uuid, SUFFIX, NULL);
}

/**
 * comity_drafts_list:
 *
 * Returns: (transfer full) (element-type filename): the paths of the drafts that there are
 */
GPtrArray *
comity_drafts_list (const char *office)
{
  g_autofree char *folder = comity_drafts_dup_folder (office);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  }
  return paths;
}

/**
 * comity_drafts_write:
 * @path: from comity_drafts_dup_new_path()
 *
 * Writes a draft so that either the old or the new one is there, whatever happens.
 */
gboolean
comity_drafts_write (const char *path, GBytes *content, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * comity_drafts_remove:
 *
 * Removes a draft, and the folder when it was the last.
 */
void
comity_drafts_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}
