/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-picture-pool.h"

/*
 * A sandbox takes ten times as long to make as a logo to decode. So a decoder reads one picture after
 * the other, never two at a time, and ends with the first that it cannot read, after a hundred, and
 * when nobody had one for a while. A picture that takes a decoder over can spoil the pictures after it,
 * and reach nothing else; glycin 2 shares its decoders in the same way.
 */

#define MOST_PICTURES 100
#define MOST_DECODERS 4
#define PATIENCE 20 /* seconds until an idle decoder ends */

typedef struct {
  GBytes *content;
  const char *type;
  GCancellable *cancellable;
  ComityFrame *frame;
  gboolean done, read;
} Job;

/* The decoders of one program of glycin. */
typedef struct {
  const char *type; /* one that it reads */
  char *program;
  GQueue jobs;
  guint n_decoders, n_idle;
  gboolean looked, broken; /* broken: cannot be used here */
} Pool;

static GMutex lock; /* of all below */
static GCond come, done;
static Pool pools[] = { { .type = "image/png" }, { .type = "image/svg+xml" } };
static guint n_started;

static char *
find_program_in (const char *folder, const char *type)
{
  g_autofree char *group = g_strconcat ("loader:", type, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  char *program = NULL;
  while (program == NULL && dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (GKeyFile) file = g_key_file_new ();
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_str_has_suffix (name, ".conf") && g_key_file_load_from_file (file, path, 0, NULL))
      program = g_key_file_get_string (file, group, "Exec", NULL);
  }
  return program;
}

/* Where the system says that the loaders of glycin's first version are. */
static void
find_program (Pool *pool)
{
  const char *const *folders = g_get_system_data_dirs ();
  for (guint i = 0; folders[i] != NULL && pool->program == NULL; i++) {
    g_autofree char *folder = g_build_filename (folders[i], "glycin-loaders", "1+", "conf.d", NULL);
    pool->program = find_program_in (folder, pool->type);
  }
  pool->looked = TRUE;
  pool->broken = pool->program == NULL || !g_str_has_prefix (pool->program, "/usr/");
}

static Job *
wait_for_job (Pool *pool)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  gboolean in_time = TRUE;
  pool->n_idle++;
  while (pool->jobs.length == 0 && in_time)
    in_time = g_cond_wait_until (&come, &lock, end);
  pool->n_idle--;
  return g_queue_pop_head (&pool->jobs);
}

/* Without the lock. Where no sandbox can be made, it is not tried for every picture. */
static gboolean
run (Pool *pool, Job *job, ComityPictureLoader **loader)
{
  if (g_cancellable_is_cancelled (job->cancellable))
    return FALSE;
  if (*loader == NULL) {
    *loader = comity_picture_loader_new (pool->program, job->cancellable);
    g_atomic_int_inc (&n_started);
    if (*loader == NULL && !g_cancellable_is_cancelled (job->cancellable))
      g_atomic_int_set (&pool->broken, TRUE);
  }
  gboolean read = *loader != NULL && comity_picture_loader_read (*loader, job->content, job->type,
                                                                 job->cancellable, job->frame);
  if (!read)
    g_clear_pointer (loader, comity_picture_loader_free);
  return read;
}

/* A decoder ends with the thread that started it, so each has one of its own. */
static gpointer
decoder_thread (gpointer data)
{
  Pool *pool = data;
  ComityPictureLoader *loader = NULL;
  guint n_read = 0;
  Job *job;
  g_mutex_lock (&lock);
  while ((job = wait_for_job (pool)) != NULL) {
    g_mutex_unlock (&lock);
    gboolean read = run (pool, job, &loader);
    n_read = read ? n_read + 1 : 0;
    if (n_read == MOST_PICTURES) {
      g_clear_pointer (&loader, comity_picture_loader_free);
      n_read = 0;
    }
    g_mutex_lock (&lock);
    job->read = read;
    job->done = TRUE;
    g_cond_broadcast (&done);
  }
  pool->n_decoders--;
  g_mutex_unlock (&lock);
  g_clear_pointer (&loader, comity_picture_loader_free);
  return NULL;
}

static void
put (Pool *pool, Job *job)
{
  g_queue_push_tail (&pool->jobs, job);
  if (pool->n_idle < pool->jobs.length &&
      pool->n_decoders < MIN (g_get_num_processors (), MOST_DECODERS)) {
    pool->n_decoders++;
    g_thread_unref (g_thread_new ("comity-decoder", decoder_thread, pool));
  }
  g_cond_broadcast (&come);
}

static Pool *
find_pool (const char *type)
{
  if (g_str_equal (type, "image/svg+xml"))
    return &pools[1];
  return g_str_equal (type, "image/avif") ? NULL : &pools[0];
}

/**
 * comity_picture_pool_decode:
 * @type: of @content
 * @frame: (out): the picture; its pixels are to be freed
 *
 * Decodes a picture in a shared sandbox. Waits.
 *
 * Returns: whether it was read; if not, glycin is to be asked, in a sandbox for this picture alone
 */
gboolean
comity_picture_pool_decode (GBytes *content,
                            const char *type,
                            GCancellable *cancellable,
                            ComityFrame *frame)
{
  Pool *pool = find_pool (type);
  Job job = { content, type, cancellable, frame, FALSE, FALSE };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  if (pool != NULL && !pool->looked)
    find_program (pool);
  if (pool == NULL || g_atomic_int_get (&pool->broken))
    return FALSE;
  put (pool, &job);
  while (!job.done)
    g_cond_wait (&done, &lock);
  return job.read;
}

/** comity_picture_pool_get_n_started: how many sandboxes were made; for tests and measurements. */
guint
comity_picture_pool_get_n_started (void)
{
  return (guint) g_atomic_int_get (&n_started);
}
