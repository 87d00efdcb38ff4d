/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-progress.h"

struct _ComityProgress {
  gatomicrefcount refs;
  int done, total;
};

/**
 * comity_progress_new:
 *
 * Returns: (transfer full): the progress of work whose size is not known yet
 */
ComityProgress *
comity_progress_new (void)
{
  ComityProgress *self = g_new0 (ComityProgress, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

/** comity_progress_ref: */
ComityProgress *
comity_progress_ref (ComityProgress *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** comity_progress_unref: */
void
comity_progress_unref (ComityProgress *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

/**
 * comity_progress_set:
 * @self: (nullable): nothing is noted without it
 * @done: how much is done
 * @total: of how much
 */
void
comity_progress_set (ComityProgress *self, guint done, guint total)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->total, (int) total);
  g_atomic_int_set (&self->done, (int) done);
}

/**
 * comity_progress_get:
 *
 * Returns: between 0 and 1; negative as long as the size of the work is not known
 */
double
comity_progress_get (ComityProgress *self)
{
  guint done, total;

  return comity_progress_get_counts (self, &done, &total) ? CLAMP ((double) done / total, 0, 1) :
                                                            -1;
}

/**
 * comity_progress_get_counts:
 * @done: (out): how much is done
 * @total: (out): of how much
 *
 * Returns: whether the size of the work is known
 */
gboolean
comity_progress_get_counts (ComityProgress *self, guint *done, guint *total)
{
  *total = (guint) g_atomic_int_get (&self->total);
  *done = (guint) g_atomic_int_get (&self->done);
  return *total > 0;
}
