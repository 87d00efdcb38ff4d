/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-pictures.h"

#include "comity-net-cache.h"
#include "comity-picture-small.h"

/* Pictures of an office that were shown lately; a list of partners shows the same logos again and
 * again while it scrolls. */
#define KEPT 256

typedef struct {
  GHashTable *textures; /* see dup_key() -> GdkTexture */
  GQueue order;         /* of the same strings, oldest first */
} Cache;

static void
cache_free (Cache *cache)
{
  g_hash_table_unref (cache->textures);
  g_queue_clear (&cache->order);
  g_free (cache);
}

static Cache *
get_cache (ComityStore *store)
{
  Cache *cache = g_object_get_data (G_OBJECT (store), "comity-pictures");

  if (cache == NULL) {
    cache = g_new0 (Cache, 1);
    cache->textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    g_object_set_data_full (G_OBJECT (store), "comity-pictures", cache,
                            (GDestroyNotify) cache_free);
  }
  return cache;
}

static void
remember (ComityStore *store, const char *name, GdkTexture *texture)
{
  Cache *cache = get_cache (store);
  char *key;

  if (g_hash_table_contains (cache->textures, name))
    return;
  if (g_hash_table_size (cache->textures) >= KEPT)
    g_hash_table_remove (cache->textures, g_queue_pop_head (&cache->order));
  key = g_strdup (name);
  g_hash_table_insert (cache->textures, key, g_object_ref (texture));
  g_queue_push_tail (&cache->order, key);
}

/* The small picture of a list is another than the one of a page. */
static char *
dup_key (const char *hash, gboolean keep)
{
  return g_strconcat (keep ? "small " : "", hash, NULL);
}

/**
 * comity_pictures_peek:
 * @keep: as for comity_pictures_load_async()
 *
 * Returns: (transfer none) (nullable): the picture, if it was shown lately
 */
GdkTexture *
comity_pictures_peek (ComityStore *store, const char *hash, gboolean keep)
{
  g_autofree char *key = dup_key (hash, keep);

  return g_hash_table_lookup (get_cache (store)->textures, key);
}

/* -- Pixels that are kept ------------------------------------------------------------------- */

/*
 * Reading the pixels of a logo takes a thirtieth of decoding it, so those that lists have shown stay,
 * as small as lists show them, in the user's cache folder, each under the hash of its picture: width,
 * height, pixels as GDK has them in memory. Nothing of a person is kept there.
 */

#define PIXELS "(uuay)"
#define PIXELS_LIMIT (96 * 1024 * 1024) /* bytes of all of them: 1,500 logos and more */
#define LARGEST 128                    /* a side: three times that of a logo in a list */
#define PIXEL_SIZE 4

static GMutex kept_lock;

/* With the lock.
 *
 * Returns: (transfer none): */
static ComityNetCache *
get_kept (void)
{
  static ComityNetCache *kept;

  if (kept == NULL) {
    g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "comity", "logos", NULL);

    kept = comity_net_cache_new (folder, PIXELS_LIMIT);
  }
  return kept;
}

static GdkTexture *
to_texture (GBytes *body)
{
  g_autoptr (GVariant) all =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (PIXELS), body, FALSE));
  g_autoptr (GVariant) array = g_variant_get_child_value (all, 2);
  g_autoptr (GBytes) pixels = g_variant_get_data_as_bytes (array);
  guint32 width, height;

  g_variant_get (all, PIXELS, &width, &height, NULL);
  if (width == 0 || height == 0 || width > LARGEST || height > LARGEST ||
      g_bytes_get_size (pixels) != (gsize) width * height * PIXEL_SIZE)
    return NULL;
  return gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_DEFAULT, pixels,
                                 (gsize) width * PIXEL_SIZE);
}

/**
 * comity_pictures_find_kept:
 * @hash: the value of an IMAGE field
 *
 * Reads the pixels of a picture that comity_pictures_keep() has kept. In any thread.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
comity_pictures_find_kept (const char *hash)
{
  g_autoptr (ComityCached) entry = NULL;

  g_mutex_lock (&kept_lock);
  entry = comity_net_cache_get (get_kept (), hash);
  g_mutex_unlock (&kept_lock);
  return entry != NULL ? to_texture (entry->body) : NULL;
}

static cairo_surface_t *
to_surface (GdkTexture *texture)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (texture),
                                gdk_texture_get_height (texture));

  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Returns: (transfer full): the picture as small as lists show it */
static cairo_surface_t *
to_small_surface (GdkTexture *texture)
{
  cairo_surface_t *large = to_surface (texture), *small = comity_picture_shrink (large, LARGEST);

  cairo_surface_destroy (large);
  cairo_surface_flush (small);
  return small;
}

/* The rows of a surface of four bytes a pixel follow each other without a gap. */
static GBytes *
to_body (cairo_surface_t *surface)
{
  guint32 width = (guint32) cairo_image_surface_get_width (surface);
  guint32 height = (guint32) cairo_image_surface_get_height (surface);
  GVariant *pixels =
    g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, cairo_image_surface_get_data (surface),
                               (gsize) width * height * PIXEL_SIZE, 1);
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new ("(uu@ay)", width, height, pixels));

  return g_variant_get_data_as_bytes (all);
}

/**
 * comity_pictures_keep:
 * @hash: the value of an IMAGE field, not of a person
 *
 * Makes a picture as small as lists show it and keeps it in the user's cache folder. In any thread.
 *
 * Returns: (transfer full): the small one
 */
GdkTexture *
comity_pictures_keep (const char *hash, GdkTexture *texture)
{
  cairo_surface_t *small = to_small_surface (texture);
  g_autoptr (GBytes) body = to_body (small);
  ComityCached entry = {
    .url = (char *) hash,
    .etag = (char *) hash,
    .fetched = (char *) hash,
    .body = body,
  };

  cairo_surface_destroy (small);
  g_mutex_lock (&kept_lock);
  comity_net_cache_put (get_kept (), hash, &entry);
  g_mutex_unlock (&kept_lock);
  return to_texture (body);
}

/* -- Reading -------------------------------------------------------------------------------- */

typedef struct {
  char *hash;
  gboolean keep;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_free (self->hash);
  g_free (self);
}

/* In a reader thread: also decoding happens here, not in the interface. */
static gpointer
read_texture (ComityDb *db, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  GdkTexture *texture = wanted->keep ? comity_pictures_find_kept (wanted->hash) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (texture != NULL)
    return texture;
  bytes = comity_db_blob (db, wanted->hash, error);
  texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;
  if (texture != NULL && wanted->keep) {
    g_autoptr (GdkTexture) whole = texture;

    texture = comity_pictures_keep (wanted->hash, whole);
  }
  return texture;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (texture == NULL) {
    g_task_return_error (task, error != NULL ? g_steal_pointer (&error) :
                                               g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                                                    "not a picture"));
    return;
  }
  remember (COMITY_STORE (source), g_task_get_task_data (task), texture);
  g_task_return_pointer (task, texture, g_object_unref);
}

/**
 * comity_pictures_load_async:
 * @hash: the value of an IMAGE field
 * @keep: whether it is wanted small, for a list, and its pixels may stay in the user's cache folder:
 *   not those of a person
 *
 * Reads and decodes a picture on a reader thread.
 */
void
comity_pictures_load_async (ComityStore *store,
                            const char *hash,
                            gboolean keep,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  GdkTexture *known = comity_pictures_peek (store, hash, keep);
  Wanted *wanted;

  g_task_set_source_tag (task, comity_pictures_load_async);
  g_task_set_task_data (task, dup_key (hash, keep), g_free);
  if (known != NULL) {
    g_task_return_pointer (task, g_object_ref (known), g_object_unref);
    return;
  }
  wanted = g_new (Wanted, 1);
  *wanted = (Wanted) { g_strdup (hash), keep };
  comity_store_read_async (store, read_texture, wanted, wanted_free, g_object_unref, cancellable,
                           read_cb, g_steal_pointer (&task));
}

/**
 * comity_pictures_load_finish:
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with @error set
 */
GdkTexture *
comity_pictures_load_finish (ComityStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
