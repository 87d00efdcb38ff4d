/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-offices.h"

#include "comity-backup-keeper.h"
#include "comity-demo.h"
#include "comity-lock-screen.h"
#include "comity-lock.h"
#include "comity-settings.h"

/* Path → store, so that two windows on one office share it. The map holds no reference. */
static GHashTable *open_stores;

/* Path → GPtrArray of GTask that wait for the same office: it is opened once for all of them. */
static GHashTable *opening;

static void
store_gone_cb (gpointer path, GObject *store)
{
  /* Another one may have that path by now. */
  if (g_hash_table_lookup (open_stores, path) == (gpointer) store)
    g_hash_table_remove (open_stores, path);
  g_free (path);
}

static void
remember_store (ComityStore *store)
{
  char *path = g_strdup (comity_store_get_path (store));

  g_hash_table_insert (open_stores, g_strdup (path), store);
  g_object_weak_ref (G_OBJECT (store), store_gone_cb, path);
  comity_backup_keeper_watch (store);
}

static ComityStore *
find_store (const char *path)
{
  if (!open_stores)
    open_stores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_hash_table_lookup (open_stores, path);
}

static void
answer (GTask *task, ComityStore *store, const GError *error)
{
  if (store)
    g_task_return_pointer (task, g_object_ref (store), g_object_unref);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
answer_all (const char *path, ComityStore *store, const GError *error)
{
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *key = NULL;

  g_hash_table_steal_extended (opening, path, (gpointer *) &key, (gpointer *) &waiting);
  if (store)
    remember_store (store);
  for (guint i = 0; i < waiting->len; i++)
    answer (waiting->pdata[i], store, error);
}

/* Before anything of an office is shown it is known whether it wants its passphrase. */
static void
lock_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *minutes = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (minutes)
    comity_lock_set_minutes (COMITY_STORE (source), *minutes);
  answer_all (path, minutes ? COMITY_STORE (source) : NULL, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityStore) store = comity_store_open_finish (result, &error);

  if (store)
    comity_store_read_async (store, comity_lock_minutes_func, NULL, NULL, g_free, NULL,
                             lock_read_cb, g_steal_pointer (&path));
  else
    answer_all (path, NULL, error);
}

/* @task: (transfer full): answered when the office is open */
static void
open_for (GTask *task, const char *path, ComityOpenFlags flags)
{
  GPtrArray *waiting;

  if (!opening)
    opening = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  waiting = g_hash_table_lookup (opening, path);
  if (waiting) {
    g_ptr_array_add (waiting, task);
    return;
  }
  waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (waiting, task);
  g_hash_table_insert (opening, g_strdup (path), waiting);
  comity_store_open_async (path, flags | COMITY_OPEN_USERS_ORDER, NULL, opened_cb, g_strdup (path));
}

/**
 * comity_offices_open_async:
 * @path: the office file
 * @flags: how to open it
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * Opens an office, or hands out the store that has it open already. Who asks for an office that is
 * being opened waits with those who asked before.
 */
void
comity_offices_open_async (const char *path,
                           ComityOpenFlags flags,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  ComityStore *known = find_store (path);

  g_task_set_source_tag (task, comity_offices_open_async);
  if (known && !(flags & COMITY_OPEN_CREATE))
    g_task_return_pointer (task, g_object_ref (known), g_object_unref);
  else
    open_for (g_steal_pointer (&task), path, flags);
}

/**
 * comity_offices_open_finish:
 * @result: what the callback got
 * @error: why it could not be opened
 *
 * Returns: (transfer full) (nullable): the store
 */
ComityStore *
comity_offices_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * comity_offices_forget:
 * @store: one that is being closed though somebody still holds it
 *
 * Who asks for its office from now on gets a new one.
 */
void
comity_offices_forget (ComityStore *store)
{
  if (find_store (comity_store_get_path (store)) == store)
    g_hash_table_remove (open_stores, comity_store_get_path (store));
}

static void
demo_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  const char *path = g_task_get_task_data (task);

  if (comity_demo_create_finish (result, &error))
    open_for (g_steal_pointer (&task), path, COMITY_OPEN_DEFAULT);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * comity_offices_open_demo_async:
 * @callback: called on the main context; finish with comity_offices_open_finish()
 * @user_data: for @callback
 *
 * Opens the demo office. It is made on first use, which takes a few seconds on a thread.
 */
void
comity_offices_open_demo_async (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *path = comity_demo_dup_path ();
  g_autoptr (GTask) task = NULL;

  if (find_store (path) || g_file_test (path, G_FILE_TEST_EXISTS)) {
    comity_offices_open_async (path, COMITY_OPEN_DEFAULT, callback, user_data);
    return;
  }
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, comity_offices_open_demo_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  comity_demo_create_async (path, COMITY_DEMO_STUDENTS, NULL, demo_made_cb,
                            g_steal_pointer (&task));
}

/**
 * comity_offices_dup_start_path:
 *
 * Returns: (transfer full) (nullable): the office that was open last, or the usual one if it is
 *   there, or %NULL on a first start
 */
char *
comity_offices_dup_start_path (void)
{
  g_autofree char *last = comity_settings_dup_string ("last-office");
  g_autofree char *usual = NULL;

  if (*last && g_file_test (last, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&last);
  usual = comity_store_dup_default_path ("office");
  return g_file_test (usual, G_FILE_TEST_EXISTS) ? g_steal_pointer (&usual) : NULL;
}
