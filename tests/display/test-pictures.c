/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pixels of logos that lists have shown: small, on the disk, whole, and never those of a person. */
#include "display-test.h"

#include <glib/gstdio.h>

#include "comity-logo.h"
#include "comity-pictures.h"
#include "store-test.h"

#define HASH "sha256-of-a-logo"
#define RED 0xffff0000

static char *cache; /* a folder of this test */

static GdkTexture *
make_texture (int width, int height)
{
  g_autofree guint32 *pixels = g_new (guint32, width * height);
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < width * height; i++)
    pixels[i] = RED;
  bytes = g_bytes_new (pixels, (gsize) width * height * 4);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) width * 4);
}

static char *
dup_folder (void)
{
  return g_build_filename (cache, "comity", "logos", NULL);
}

/* Calls @each for the files that are kept; %NULL removes them. Returns how many there were. */
static guint
for_all_files (void (*each) (const char *path))
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (each != NULL)
      each (path);
    else
      g_unlink (path);
    n++;
  }
  return n;
}

static void
look (const char *path)
{
}

static void
cut (const char *path)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) size - 1, NULL));
}

/* The head still fits what follows, which is not what it says of width and height. */
static void
lie (const char *path)
{
  g_autofree char *content = NULL;
  char *end;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  end = g_strstr_len (content, (gssize) size, "\n\n");
  g_assert_nonnull (end);
  end[2] = 127; /* of the width, the lowest byte */
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static void
assert_red (GdkTexture *texture, int width, int height)
{
  g_autofree guint32 *pixels = g_new0 (guint32, width * height);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, width);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (int i = 0; i < width * height; i++)
    g_assert_cmphex (pixels[i], ==, RED);
}

static void
test_kept (void)
{
  g_autoptr (GdkTexture) whole = make_texture (300, 150);
  g_autoptr (GdkTexture) small = NULL;
  g_autoptr (GdkTexture) found = NULL;

  g_assert_null (comity_pictures_find_kept (HASH));
  small = comity_pictures_keep (HASH, whole);
  assert_red (small, 128, 64);
  found = comity_pictures_find_kept (HASH);
  assert_red (found, 128, 64);
  g_assert_null (comity_pictures_find_kept (HASH "s"));
  g_assert_cmpuint (for_all_files (NULL), ==, 1);
}

static void
test_damaged (void)
{
  void (*const damages[]) (const char *path) = { cut, lie };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (GdkTexture) whole = make_texture (20, 128);
    g_autoptr (GdkTexture) small = comity_pictures_keep (HASH, whole);

    assert_red (small, 20, 128);
    g_assert_cmpuint (for_all_files (damages[i]), ==, 1);
    g_assert_null (comity_pictures_find_kept (HASH));
    for_all_files (NULL);
  }
}

/* -- Out of an office ------------------------------------------------------------------------ */

static char *
add_picture (ComityStore *store)
{
  g_autoptr (GdkTexture) picture = make_texture (192, 192);
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (picture);
  ComityChanges *changes = comity_changes_new ("Test");
  g_autoptr (ComityRecord) partner = comity_record_new (comity_kind_find ("partner"));
  g_autoptr (GError) error = NULL;
  char *hash = NULL;

  comity_changes_add_blob (changes, png, &hash);
  comity_record_set (partner, "name", "University of Somewhere");
  comity_record_set (partner, "logo", hash);
  comity_changes_put (changes, partner);
  comity_changed_unref (comity_store_write_sync (store, changes, &error));
  g_assert_no_error (error);
  return hash;
}

static gboolean
is_known (gpointer data)
{
  gpointer *what = data; /* store, hash, whether small */

  return comity_pictures_peek (what[0], what[1], what[2] != NULL) != NULL;
}

static void
show (ComityStore *store, const char *hash, gboolean keep)
{
  GtkWidget *logo = g_object_ref_sink (comity_logo_new (COMITY_LOGO_LIST));

  if (keep)
    comity_logo_keep (COMITY_LOGO (logo));
  comity_logo_set_picture (COMITY_LOGO (logo), store, hash);
  display_test_wait (is_known, (gpointer[]) { store, (gpointer) hash, keep ? store : NULL });
  display_test_settle ();
  g_assert_finalize_object (logo);
}

static void
test_only_where_asked (void)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *hash = add_picture (office->store);

  show (office->store, hash, FALSE);
  g_assert_cmpuint (for_all_files (look), ==, 0);
  assert_red (comity_pictures_peek (office->store, hash, FALSE), 192, 192);
  show (office->store, hash, TRUE);
  g_assert_cmpuint (for_all_files (NULL), ==, 1);
  assert_red (comity_pictures_peek (office->store, hash, TRUE), 128, 128);
}

int
main (int argc, char **argv)
{
  int result;

  cache = g_dir_make_tmp ("comity-pictures-XXXXXX", NULL);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  display_test_init (&argc, &argv);
  g_test_add_func ("/pictures/kept", test_kept);
  g_test_add_func ("/pictures/damaged", test_damaged);
  g_test_add_func ("/pictures/only-where-asked", test_only_where_asked);
  result = g_test_run ();
  remove_tree (cache);
  g_free (cache);
  return result;
}
