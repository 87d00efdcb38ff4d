/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-net"

#include "comity-net-cache.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/*
 * One file an answer, named by the SHA-256 of what was asked: a head of a few lines, an empty line,
 * the body. A file is used by touching it; when all of them are over the limit, the oldest go.
 * A file that cannot be read is none: the answer is fetched again.
 */
struct _ComityNetCache {
  char *folder;
  guint64 limit; /* bytes */
  guint64 written; /* since the folder was last counted */
};

#define FIRST_LINE "comity-net-cache 1"

/** comity_cached_free: frees it. */
void
comity_cached_free (ComityCached *self)
{
  g_free (self->url);
  g_free (self->content_type);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->fetched);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/**
 * comity_net_cache_new:
 * @folder: (nullable): where it is; made when something is kept. %NULL keeps nothing
 * @limit: bytes that all of it may have
 *
 * Returns: (transfer full): the cache; to be used by one thread at a time
 */
ComityNetCache *
comity_net_cache_new (const char *folder, guint64 limit)
{
  ComityNetCache *self = g_new0 (ComityNetCache, 1);
  self->folder = g_strdup (folder);
  self->limit = limit;
  self->written = limit; /* so that the first thing kept counts the folder */
  return self;
}

/** comity_net_cache_free: frees it; what is kept stays on the disk. */
void
comity_net_cache_free (ComityNetCache *self)
{
  g_free (self->folder);
  g_free (self);
}

static char *
dup_path (ComityNetCache *self, const char *key)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  return g_build_filename (self->folder, name, NULL);
}

/* Returns: how long the body is */
static guint64
read_head (ComityCached *entry, const char *head)
{
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);
  guint64 size = G_MAXUINT64;
  for (guint i = 1; lines[i] != NULL; i++) {
    char **member = g_str_has_prefix (lines[i], "url ")      ? &entry->url :
                    g_str_has_prefix (lines[i], "type ")     ? &entry->content_type :
                    g_str_has_prefix (lines[i], "etag ")     ? &entry->etag :
                    g_str_has_prefix (lines[i], "modified ") ? &entry->last_modified :
                    g_str_has_prefix (lines[i], "fetched ")  ? &entry->fetched :
                                                               NULL;
    if (member != NULL)
      g_set_str (member, strchr (lines[i], ' ') + 1);
    else if (g_str_has_prefix (lines[i], "size "))
      size = g_ascii_strtoull (strchr (lines[i], ' '), NULL, 10);
  }
  return size;
}

/**
 * comity_net_cache_get:
 * @key: what is asked for
 *
 * Returns: (transfer full) (nullable): what was kept for it
 */
ComityCached *
comity_net_cache_get (ComityNetCache *self, const char *key)
{
  if (self->folder == NULL)
    return NULL;
  g_autofree char *path = dup_path (self, key);
  char *content;
  gsize size;
  if (!g_file_get_contents (path, &content, &size, NULL))
    return NULL;
  g_autoptr (GBytes) whole = g_bytes_new_take (content, size);
  if (!g_str_has_prefix (content, FIRST_LINE "\n"))
    return NULL;
  char *end = g_strstr_len (content, (gssize) size, "\n\n");
  if (end == NULL)
    return NULL;
  g_autoptr (ComityCached) entry = g_new0 (ComityCached, 1);
  *end = '\0';
  guint64 length = read_head (entry, content);
  gsize from = (gsize) (end + 2 - content);
  entry->body = g_bytes_new_from_bytes (whole, from, size - from);
  if (entry->url == NULL || entry->fetched == NULL || length != size - from)
    return NULL;
  utime (path, NULL);
  return g_steal_pointer (&entry);
}

static void
append (GString *head, const char *name, const char *value)
{
  if (value != NULL && strchr (value, '\n') == NULL)
    g_string_append_printf (head, "%s %s\n", name, value);
}

typedef struct {
  char *path;
  guint64 size;
  gint64 used;
} Kept;

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Kept *one = a, *other = b;
  return one->used < other->used ? -1 : one->used > other->used;
}

static guint64
count (ComityNetCache *self, GArray *all)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint64 total = 0;
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);
    GStatBuf info;
    if (g_stat (path, &info) != 0)
      continue;
    Kept kept = { g_steal_pointer (&path), (guint64) info.st_size, info.st_mtime };
    g_array_append_val (all, kept);
    total += kept.size;
  }
  return total;
}

/* Down to three quarters, so that it is not done for every file. */
static void
prune (ComityNetCache *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (all, kept_clear);
  guint64 total = count (self, all);
  self->written = 0;
  if (total <= self->limit)
    return;
  g_array_sort (all, compare_use);
  for (guint i = 0; i < all->len && total > self->limit / 4 * 3; i++) {
    const Kept *kept = &g_array_index (all, Kept, i);
    if (g_unlink (kept->path) == 0)
      total -= kept->size;
  }
}

/**
 * comity_net_cache_put:
 * @key: what was asked for
 * @entry: the answer; kept only when its host has given it an ETag or a date
 *
 * Keeps an answer. That it cannot be written is no error: it is only a cache.
 */
void
comity_net_cache_put (ComityNetCache *self, const char *key, const ComityCached *entry)
{
  if (self->folder == NULL || (entry->etag == NULL && entry->last_modified == NULL) ||
      g_bytes_get_size (entry->body) > self->limit / 4)
    return;
  g_autoptr (GString) content = g_string_new (FIRST_LINE "\n");
  append (content, "url", entry->url);
  append (content, "type", entry->content_type);
  append (content, "etag", entry->etag);
  append (content, "modified", entry->last_modified);
  append (content, "fetched", entry->fetched);
  gsize size;
  const char *body = g_bytes_get_data (entry->body, &size);
  g_string_append_printf (content, "size %" G_GSIZE_FORMAT "\n\n", size);
  g_string_append_len (content, body, (gssize) size);

  /* Not worth waiting for the disk: after a power cut a file may be short, and says so. */
  g_autofree char *path = dup_path (self, key);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) error = NULL;
  g_mkdir_with_parents (self->folder, 0700);
  if (!g_file_set_contents_full (part, content->str, (gssize) content->len,
                                 G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_debug ("An answer could not be kept: %s", error->message);
  else
    g_rename (part, path);
  self->written += content->len;
  if (self->written > self->limit / 8)
    prune (self);
}

/**
 * comity_net_cache_remove:
 * @key: what was asked for
 *
 * Forgets the answer to it.
 */
void
comity_net_cache_remove (ComityNetCache *self, const char *key)
{
  g_autofree char *path = self->folder != NULL ? dup_path (self, key) : NULL;
  if (path != NULL)
    g_unlink (path);
}

/**
 * comity_net_cache_empty:
 * @folder: of a cache, which others may be using
 *
 * Forgets all answers.
 */
void
comity_net_cache_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_unlink (path);
  }
}
