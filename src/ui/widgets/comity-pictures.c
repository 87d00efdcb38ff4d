/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-pictures.h"

/* Pictures of an office that were shown lately; a list of partners shows the same logos again and
 * again while it scrolls. */
#define KEPT 256

typedef struct {
  GHashTable *textures; /* hash -> GdkTexture */
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
remember (ComityStore *store, const char *hash, GdkTexture *texture)
{
  Cache *cache = get_cache (store);
  char *key;

  if (g_hash_table_contains (cache->textures, hash))
    return;
  if (g_hash_table_size (cache->textures) >= KEPT)
    g_hash_table_remove (cache->textures, g_queue_pop_head (&cache->order));
  key = g_strdup (hash);
  g_hash_table_insert (cache->textures, key, g_object_ref (texture));
  g_queue_push_tail (&cache->order, key);
}

/**
 * comity_pictures_peek:
 *
 * Returns: (transfer none) (nullable): the picture, if it was shown lately
 */
GdkTexture *
comity_pictures_peek (ComityStore *store, const char *hash)
{
  return g_hash_table_lookup (get_cache (store)->textures, hash);
}

/* In a reader thread: also decoding happens here, not in the interface. */
static gpointer
read_texture (ComityDb *db, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = comity_db_blob (db, data, error);

  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;
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
 *
 * Reads and decodes a picture on a reader thread.
 */
void
comity_pictures_load_async (ComityStore *store,
                            const char *hash,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  GdkTexture *known = comity_pictures_peek (store, hash);

  g_task_set_source_tag (task, comity_pictures_load_async);
  g_task_set_task_data (task, g_strdup (hash), g_free);
  if (known != NULL) {
    g_task_return_pointer (task, g_object_ref (known), g_object_unref);
    return;
  }
  comity_store_read_async (store, read_texture, g_strdup (hash), g_free, g_object_unref,
                           cancellable, read_cb, g_steal_pointer (&task));
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
