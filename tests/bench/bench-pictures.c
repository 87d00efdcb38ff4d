/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logos of a list: decoded from their files by gdk-pixbuf, the floor, and as pixels that Comity kept.
 *
 * Usage: bench-pictures FOLDER     of PNG files; prints NAME MILLISECONDS
 */
#include <gdk-pixbuf/gdk-pixbuf.h>

#include "bench-clock.h"
#include "comity-pictures.h"

#define SHOWN 128 /* pixels, as the floor decodes them */
#define KEPT 192 /* as an office keeps them */

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static GdkPixbuf *
decode (const char *path, int side)
{
  g_autoptr (GError) error = NULL;
  GdkPixbuf *picture = gdk_pixbuf_new_from_file_at_scale (path, side, side, TRUE, &error);

  if (picture == NULL)
    g_error ("%s", error->message);
  return picture;
}

static double
decode_all (GPtrArray *paths)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < paths->len; i++)
    g_object_unref (decode (paths->pdata[i], SHOWN));
  return (double) (g_get_monotonic_time () - begin) / 1e3;
}

static void
keep_all (GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (GdkPixbuf) picture = decode (paths->pdata[i], KEPT);
    g_autofree char *png = NULL;
    gsize size;
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GdkTexture) texture = NULL;

    gdk_pixbuf_save_to_buffer (picture, &png, &size, "png", NULL, NULL);
    bytes = g_bytes_new (png, size);
    texture = gdk_texture_new_from_bytes (bytes, NULL);
    g_object_unref (comity_pictures_keep (paths->pdata[i], texture));
  }
}

static double
find_all (GPtrArray *paths)
{
  g_autoptr (GPtrArray) textures = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < paths->len; i++) {
    GdkTexture *texture = comity_pictures_find_kept (paths->pdata[i]);

    if (texture == NULL)
      g_error ("a picture was not kept");
    g_ptr_array_add (textures, texture);
  }
  return (double) (g_get_monotonic_time () - begin) / 1e3;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = NULL;

  if (argc < 2)
    return 2;
  paths = list_files (argv[1]);
  keep_all (paths);
  bench_print ("decoded", decode_all (paths));
  bench_print ("kept", find_all (paths));
  return 0;
}
