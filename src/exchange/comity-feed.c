/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-feed.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-date.h"
#include "comity-exchange-error.h"
#include "comity-import-private.h"
#include "comity-kinds.h"
#include "comity-url.h"

#define LARGEST_ANSWER (256 * 1024 * 1024)

/* -- An address instead of a file ---------------------------------------------------------------- */

/* The last part of the path, or the host; what follows a question mark may be a secret. */
static char *
dup_name (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  const char *slash = strrchr (path, '/');
  return g_strdup (slash != NULL && slash[1] != '\0' ? slash + 1 :
                   uri != NULL                       ? g_uri_get_host (uri) :
                                                       address);
}

/**
 * comity_import_new_for_address_sync:
 * @kind: what the rows are
 * @address: as a person typed it; without encryption only where it says so
 * @own_network: whether hosts of the own network may be asked
 * @error: a sentence for people
 *
 * Fetches a list or calendar. Waits: for worker threads and the command line.
 *
 * Returns: (transfer full): an import of it
 */
ComityImport *
comity_import_new_for_address_sync (const ComityKind *kind,
                                    const char *address,
                                    gboolean own_network,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_autofree char *url = comity_url_from_typed (address, error);
  if (url == NULL)
    return NULL;
  const ComityRequest request = {
    .url = url,
    .flags = (own_network ? COMITY_FETCH_ALLOW_OWN : COMITY_FETCH_DEFAULT) |
             (comity_kind_is_personal (kind) ? COMITY_FETCH_NOT_KEPT : COMITY_FETCH_DEFAULT) |
             (comity_url_is_secure (url) ? COMITY_FETCH_DEFAULT : COMITY_FETCH_ALLOW_HTTP),
    .most = LARGEST_ANSWER,
  };
  g_autoptr (ComityReply) reply =
    comity_fetcher_fetch_sync (comity_fetcher_get_default (), &request, cancellable, error);
  g_autofree char *name = dup_name (url);
  return reply != NULL ? comity_import_new_for_bytes (kind, reply->body, name) : NULL;
}

typedef struct {
  const ComityKind *kind;
  char *address;
  ComityStore *store; /* of a feed */
  gint64 id;
  gboolean own_network;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;
  g_free (question->address);
  g_clear_object (&question->store);
  g_free (question);
}

static GTask *
task_new (Question question, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, task_new);
  g_task_set_task_data (task, g_memdup2 (&question, sizeof question), question_free);
  comity_fetcher_get_default (); /* made in the main thread */
  return task;
}

static void
fetch_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  ComityImport *import =
    comity_import_new_for_address_sync (question->kind, question->address, question->own_network,
                                        cancellable, &error);
  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) comity_import_unref);
  else
    g_task_return_error (task, error);
}

/**
 * comity_import_new_for_address_async:
 *
 * As comity_import_new_for_address_sync(), in a thread.
 */
void
comity_import_new_for_address_async (const ComityKind *kind,
                                     const char *address,
                                     gboolean own_network,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Question question = { .kind = kind, .address = g_strdup (address), .own_network = own_network };
  g_autoptr (GTask) task = task_new (question, cancellable, callback, user_data);
  g_task_run_in_thread (task, fetch_thread);
}

/** comity_import_new_for_address_finish: (transfer full): the import. */
ComityImport *
comity_import_new_for_address_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- Feeds ---------------------------------------------------------------------------------------- */

static char *
dup_digest (const ComityImport *import)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, import->bytes);
}

/* What came, and how it was read. */
static void
note_taken (ComityRecord *record, const ComityImport *import)
{
  g_autofree char *digest = dup_digest (import);
  g_autofree char *today = comity_date_today ();
  g_autofree char *map = comity_import_map_to_json (import->map);
  comity_record_put (record, "map", map, NULL);
  comity_record_set (record, "digest", digest);
  comity_record_set (record, "taken", today);
}

/**
 * comity_feed_record_new:
 * @import: what was fetched from @address, with the map by which it is read
 * @name: (nullable): what people call it; %NULL: as the import
 * @at_start: whether it is asked when the program starts
 *
 * Returns: (transfer full): a record of kind `feed`, to be put with the import's changes
 */
ComityRecord *
comity_feed_record_new (ComityImport *import,
                        const char *name,
                        const char *address,
                        gboolean at_start)
{
  ComityRecord *record = comity_record_new (&comity_kind_feed);
  comity_record_put (record, "name", name != NULL ? name : import->name, NULL);
  comity_record_set (record, "kind", import->kind->name);
  comity_record_put (record, "address", address, NULL);
  comity_record_set (record, "at_start", at_start ? "true" : NULL);
  note_taken (record, import);
  return record;
}

/** comity_feed_free: frees it. */
void
comity_feed_free (ComityFeed *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->import, comity_import_unref);
  g_free (self);
}

/**
 * comity_feed_list_func:
 *
 * A #ComityReadFunc: reads all feeds of the office.
 *
 * Returns: (transfer full) (element-type ComityRecord): them
 */
gpointer
comity_feed_list_func (ComityDb *db, gpointer unused, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_feed);
  g_autoptr (GArray) ids = comity_db_ids (db, query, error);
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    ComityRecord *feed =
      comity_db_load (db, &comity_kind_feed, g_array_index (ids, gint64, i), error);
    if (feed == NULL)
      return NULL;
    g_ptr_array_add (feeds, feed);
  }
  return ids != NULL ? g_steal_pointer (&feeds) : NULL;
}

static gpointer
load_func (ComityDb *db, gpointer id, GError **error)
{
  return comity_db_load (db, &comity_kind_feed, *(gint64 *) id, error);
}

static const ComityKind *
kind_of (ComityRecord *record, GError **error)
{
  const ComityKind *kind = comity_kind_find (comity_record_get (record, "kind"));
  if (kind == NULL)
    g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_REFUSED,
                 /* Translators: the name of a feed */
                 _ ("The feed “%s” does not say what it brings. Import its address anew."),
                 comity_record_get (record, "name"));
  return kind;
}

/* Reads what came as the feed's first import was read, and plans. */
static gboolean
plan (ComityFeed *self, ComityStore *store, GError **error)
{
  const char *json = comity_record_get (self->record, "map");
  g_autoptr (ComityImportMap) map = comity_import_map_new (self->import->kind);
  if (json != NULL && !comity_import_map_from_json (map, json, strlen (json), error))
    return FALSE;
  const ComityTableOptions options = { map->charset, map->sheet, 0, map->format };
  g_set_str (&self->import->name, comity_record_get (self->record, "name"));
  return comity_import_look (self->import, &options, json != NULL ? map : NULL, error) &&
         comity_store_read_sync (store, comity_import_plan_func, self->import, error) != NULL;
}

/**
 * comity_feed_ask_sync:
 * @id: of a record of kind `feed`
 * @own_network: whether hosts of the own network may be asked
 * @error: a sentence for people
 *
 * Asks a feed again, and finds out what would change. Writes nothing. Waits.
 *
 * Returns: (transfer full): what it said
 */
ComityFeed *
comity_feed_ask_sync (ComityStore *store,
                      gint64 id,
                      gboolean own_network,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (ComityFeed) self = g_new0 (ComityFeed, 1);
  self->record = comity_store_read_sync (store, load_func, &id, error);
  const ComityKind *kind = self->record != NULL ? kind_of (self->record, error) : NULL;
  if (kind == NULL)
    return NULL;
  self->import =
    comity_import_new_for_address_sync (kind, comity_record_get (self->record, "address"),
                                        own_network, cancellable, error);
  if (self->import == NULL)
    return NULL;
  g_autofree char *digest = dup_digest (self->import);
  if (g_strcmp0 (comity_record_get (self->record, "digest"), digest) == 0)
    g_clear_pointer (&self->import, comity_import_unref);
  else if (!plan (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
ask_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  ComityFeed *self = comity_feed_ask_sync (question->store, question->id, question->own_network,
                                           cancellable, &error);
  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) comity_feed_free);
  else
    g_task_return_error (task, error);
}

/**
 * comity_feed_ask_async:
 *
 * As comity_feed_ask_sync(), in a thread.
 */
void
comity_feed_ask_async (ComityStore *store,
                       gint64 id,
                       gboolean own_network,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Question question = { .store = g_object_ref (store), .id = id, .own_network = own_network };
  g_autoptr (GTask) task = task_new (question, cancellable, callback, user_data);
  g_task_run_in_thread (task, ask_thread);
}

/** comity_feed_ask_finish: (transfer full): what it said. */
ComityFeed *
comity_feed_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** comity_feed_has_news: whether anything would be added or changed. */
gboolean
comity_feed_has_news (const ComityFeed *self)
{
  return self->import != NULL &&
         comity_import_plan_has_news (comity_import_get_plan (self->import));
}

/**
 * comity_feed_changes:
 * @self: one with news
 *
 * Returns: (transfer full): one transaction that takes it in and remembers that
 */
ComityChanges *
comity_feed_changes (ComityFeed *self)
{
  ComityChanges *changes = comity_import_changes (self->import);
  g_autoptr (ComityRecord) record = comity_record_copy (self->record);
  note_taken (record, self->import);
  comity_changes_put (changes, record);
  return changes;
}
