/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables come again: what the columns of the last one with the same heads were is remembered. */
#define G_LOG_DOMAIN "comity-exchange"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "comity-exchange-error.h"
#include "comity-import-private.h"

/* One file for each kind and head of columns, in the folder of this user's state. */
static char *
dup_path (ComityImport *self)
{
  g_autoptr (GString) heads = g_string_new (self->kind->name);
  for (guint i = 0; i < self->map->columns->len; i++) {
    g_string_append_c (heads, '\n');
    g_string_append (heads, ((ComityImportColumn *) self->map->columns->pdata[i])->head);
  }
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, heads->str, -1);
  g_autofree char *name = g_strdup_printf ("%s-%.16s.json", self->kind->name, digest);
  return g_build_filename (g_get_user_state_dir (), "comity", "imports", name, NULL);
}

/* Which records a text means belongs to the office, and may be about people: it stays there. */
static gboolean
names_record (gpointer key, gpointer value, gpointer data)
{
  ComityImportMap *map = data;
  g_autofree char *name = g_strndup (key, strcspn (key, "="));
  for (guint i = 0; i < map->groups->len; i++) {
    const ComityField *field =
      comity_kind_get_field (comity_import_map_get_group (map, i)->kind, name);
    if (field != NULL && comity_field_is_reference (field))
      return TRUE;
  }
  return FALSE;
}

/* A table without heads, and an export of ours, which says itself what it is, are not remembered. */
static gboolean
is_remembered (const ComityImport *self)
{
  return self->map->header > 0 && !self->map->exact;
}

/** Memory: what one file of the state folder holds, or is to hold. */
typedef struct {
  const ComityKind *kind;
  char *path, *json;
} Memory;

static void
memory_free (gpointer data)
{
  Memory *memory = data;
  g_free (memory->path);
  g_free (memory->json);
  g_free (memory);
}

/* -- Remembering ------------------------------------------------------------------------------------ */

static char *
dup_without_records (ComityImport *self)
{
  g_autofree char *whole = comity_import_map_to_json (self->map);
  g_autoptr (ComityImportMap) map = comity_import_map_new (self->kind);
  if (!comity_import_map_from_json (map, whole, strlen (whole), NULL))
    return NULL;
  g_hash_table_foreach_remove (map->values, names_record, map);
  return comity_import_map_to_json (map);
}

static void
remember_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Memory *memory = data;
  g_autofree char *folder = g_path_get_dirname (memory->path);
  g_autoptr (GError) error = NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (memory->path, memory->json, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600, &error))
    g_debug ("The map of an import was not kept: %s", error ? error->message : g_strerror (errno));
  g_task_return_boolean (task, TRUE);
}

/**
 * comity_import_remember_async:
 * @callback: called when it is done; nothing needs to be said when it failed
 *
 * Keeps what the columns were for the next table with the same heads.
 */
void
comity_import_remember_async (ComityImport *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *json = is_remembered (self) ? dup_without_records (self) : NULL;
  g_task_set_source_tag (task, comity_import_remember_async);
  if (json == NULL) {
    g_task_return_boolean (task, FALSE);
    return;
  }
  const Memory memory = { self->kind, dup_path (self), g_steal_pointer (&json) };
  g_task_set_task_data (task, g_memdup2 (&memory, sizeof memory), memory_free);
  g_task_run_in_thread (task, remember_thread);
}

/* -- Recalling --------------------------------------------------------------------------------------- */

static ComityImportMap *
load_memory (const ComityKind *kind, const char *path)
{
  g_autoptr (ComityImportMap) saved = comity_import_map_new (kind);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) && comity_import_map_load (saved, path, NULL) ?
           g_steal_pointer (&saved) :
           NULL;
}

static gboolean
take_memory (ComityImport *self, ComityImportMap *saved)
{
  if (saved == NULL)
    return FALSE;
  /* What this table itself shows about its days and sums is truer. */
  if (self->map->days != COMITY_DAY_UNKNOWN)
    saved->days = self->map->days;
  if (self->map->decimal != 0)
    saved->decimal = self->map->decimal;
  return comity_import_map_apply_saved (self->map, saved);
}

/**
 * comity_import_recall:
 *
 * Takes over what the columns of the last table with the same heads were. Reads a file: for threads.
 *
 * Returns: whether there was one
 */
gboolean
comity_import_recall (ComityImport *self)
{
  if (!is_remembered (self))
    return FALSE;
  g_autofree char *path = dup_path (self);
  g_autoptr (ComityImportMap) saved = load_memory (self->kind, path);
  return take_memory (self, saved);
}

static void
recall_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Memory *memory = data;
  g_task_return_pointer (task, load_memory (memory->kind, memory->path),
                         (GDestroyNotify) comity_import_map_free);
}

/**
 * comity_import_recall_async:
 * @cancellable: to be cancelled before the table is looked at or planned, or has other heads
 *
 * As comity_import_recall(), for the interface thread: only the file is read on another one.
 */
void
comity_import_recall_async (ComityImport *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, comity_import_recall_async);
  if (!is_remembered (self)) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  const Memory memory = { self->kind, dup_path (self), NULL };
  g_task_set_task_data (task, g_memdup2 (&memory, sizeof memory), memory_free);
  g_task_run_in_thread (task, recall_thread);
}

/**
 * comity_import_recall_finish:
 * @error: only that it was cancelled
 *
 * Returns: whether there was one
 */
gboolean
comity_import_recall_finish (ComityImport *self, GAsyncResult *result, GError **error)
{
  g_autoptr (ComityImportMap) saved = g_task_propagate_pointer (G_TASK (result), error);
  return take_memory (self, saved);
}

/* -- Maps that people have saved ------------------------------------------------------------------------ */

/**
 * comity_import_use_map:
 * @json: what comity_import_map_to_json() wrote, or a person
 * @error: a sentence for people; then the columns are what they were
 *
 * Reads the table as a saved map says.
 */
gboolean
comity_import_use_map (ComityImport *self, GBytes *json, GError **error)
{
  g_autoptr (ComityImportMap) saved = comity_import_map_new (self->kind);
  if (!comity_import_map_from_bytes (saved, json, error))
    return FALSE;
  g_autoptr (ComityImportMap) before = g_steal_pointer (&self->map);
  const ComityTableOptions options = { before->charset, before->sheet, 0, before->format };
  self->map = comity_import_map_new (self->kind);
  comity_import_map_set_options (self->map, &options);
  comity_import_set_header (self, saved->header);
  if (comity_import_map_apply_saved (self->map, saved)) {
    comity_import_guess_habits (self);
    return TRUE;
  }
  comity_import_map_free (self->map);
  self->map = g_steal_pointer (&before);
  g_set_error_literal (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_REFUSED,
                       _ ("The map has none of the columns of this table."));
  return FALSE;
}
