/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-refresh.h"

#include "comity-kinds.h"

/*
 * Many partners at once: so many side by side as the fetcher asks hosts. One that fails is an
 * adoption with a problem and stops nothing.
 */

#define SIDE_BY_SIDE 20

typedef struct {
  ComityStore *store;
  GArray *ids; /* of gint64 */
  ComityLookupFlags flags;
  ComityProgress *progress;
  GCancellable *cancellable;
  GPtrArray *adoptions; /* of ComityAdoption, in the order of the ids; NULL: gone */
  guint done;
} Refresh;

static void
adoption_free (gpointer data)
{
  if (data != NULL)
    comity_adoption_free (data);
}

static void
refresh_free (gpointer data)
{
  Refresh *self = data;
  g_object_unref (self->store);
  g_array_unref (self->ids);
  g_clear_pointer (&self->progress, comity_progress_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->adoptions, g_ptr_array_unref);
  g_free (self);
}

static gpointer
load_func (ComityDb *db, gpointer id, GError **error)
{
  return comity_db_load (db, &comity_kind_partner, *(gint64 *) id, error);
}

/* Without a logo, one is fetched. One that is there stays unless somebody asks for another. */
static ComityFetchedLogo *
fetch_logo (Refresh *self, ComityRecord *partner, const ComityFindings *found)
{
  if (comity_record_get (partner, "logo") != NULL || found->logos->len == 0)
    return NULL;
  return comity_logo_fetch_best_sync (found, self->flags, self->cancellable, NULL);
}

static ComityAdoption *
refresh_one (Refresh *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRecord) partner = comity_store_read_sync (self->store, load_func, &id, NULL);
  if (partner == NULL)
    return NULL;
  ComityFindings *found =
    comity_lookup_partner_sync (partner, self->flags, self->cancellable, &error);
  ComityFetchedLogo *logo = found != NULL ? fetch_logo (self, partner, found) : NULL;
  ComityAdoption *adoption =
    comity_adoption_new_sync (self->store, found != NULL ? found : comity_findings_new (), logo, id,
                              NULL);
  if (adoption != NULL && error != NULL)
    adoption->problem = g_strdup (error->message);
  return adoption;
}

static void
refresh_thread (gpointer position, gpointer data)
{
  Refresh *self = data;
  guint i = GPOINTER_TO_UINT (position) - 1;
  if (!g_cancellable_is_cancelled (self->cancellable))
    self->adoptions->pdata[i] = refresh_one (self, g_array_index (self->ids, gint64, i));
  comity_progress_set (self->progress, (guint) g_atomic_int_add (&self->done, 1) + 1,
                       self->ids->len);
}

static GPtrArray *
run (Refresh *self, GError **error)
{
  GThreadPool *pool = g_thread_pool_new (refresh_thread, self, SIDE_BY_SIDE, FALSE, NULL);
  self->adoptions = g_ptr_array_new_full (self->ids->len, adoption_free);
  g_ptr_array_set_size (self->adoptions, (int) self->ids->len);
  for (guint i = 0; i < self->ids->len; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  for (guint i = self->adoptions->len; i > 0; i--)
    if (self->adoptions->pdata[i - 1] == NULL)
      g_ptr_array_remove_index (self->adoptions, i - 1);
  return g_steal_pointer (&self->adoptions);
}

static Refresh *
refresh_new (ComityStore *store,
             const GArray *ids,
             ComityLookupFlags flags,
             ComityProgress *progress,
             GCancellable *cancellable)
{
  Refresh *self = g_new0 (Refresh, 1);
  comity_fetcher_get_default (); /* made in the main thread */
  self->store = g_object_ref (store);
  self->ids = g_array_copy ((GArray *) ids);
  self->flags = flags | COMITY_LOOKUP_PATIENT;
  self->progress = progress != NULL ? comity_progress_ref (progress) : comity_progress_new ();
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  return self;
}

/**
 * comity_refresh_sync:
 * @ids: (element-type gint64): which partners
 * @progress: (nullable): how many of them are done
 * @cancellable: (nullable): ends all of it at once
 *
 * Looks partners up again and compares. Writes nothing. Waits.
 *
 * Returns: (transfer full) (element-type ComityAdoption): one for each partner that is still there
 */
GPtrArray *
comity_refresh_sync (ComityStore *store,
                     const GArray *ids,
                     ComityLookupFlags flags,
                     ComityProgress *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  Refresh *self = refresh_new (store, ids, flags, progress, cancellable);
  GPtrArray *adoptions = run (self, error);
  refresh_free (self);
  return adoptions;
}

static void
task_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *adoptions = run (data, &error);
  if (adoptions == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, adoptions, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * comity_refresh_async:
 *
 * As comity_refresh_sync(), in threads.
 */
void
comity_refresh_async (ComityStore *store,
                      const GArray *ids,
                      ComityLookupFlags flags,
                      ComityProgress *progress,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, comity_refresh_async);
  g_task_set_task_data (task, refresh_new (store, ids, flags, progress, cancellable), refresh_free);
  g_task_run_in_thread (task, task_thread);
}

/** comity_refresh_finish: (transfer full) (element-type ComityAdoption): the differences. */
GPtrArray *
comity_refresh_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
