/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are read on a thread of their own, and what can be made of them without the office is made
 * there as well, while those before are planned or written. They pass in a ring of steps, so that
 * however long the table is, only so many rows are in memory. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-import-private.h"

/* Steps of the ring, and how many are handed over at once. */
#define STEPS 256
#define TOGETHER 32

struct _ComityImportAhead {
  ComityImport *import;
  ComityImportAheadFunc func;
  GThread *thread;
  GMutex mutex;
  GCond more, room;
  guint64 made, taken; /* steps since the beginning; these and what follows under the mutex */
  gboolean ended, given_up;
  GError *error;
  guint64 at, known; /* the taker's own: the step that comes next, and how many are made */
  ComityImportStep steps[STEPS];
};

/* -- The thread that reads ------------------------------------------------------------------------------ */

static void
clear_step (ComityImportStep *step)
{
  g_clear_pointer (&step->made, comity_import_made_free);
}

/* Whether there is a row after the head. */
static gboolean
read_step (ComityImportAhead *self, ComityTable *table, ComityImportStep *step, GError **error)
{
  clear_step (step);
  do {
    if (!comity_table_next (table, step->cells, error))
      return FALSE;
  } while (step->cells->number <= self->import->map->header);
  step->date_1904 = comity_table_get_facts (table)->date_1904;
  return TRUE;
}

/* Returns: how many rows there were; fewer than TOGETHER at the end or with @error */
static guint
read_some (ComityImportAhead *self, ComityTable *table, guint64 at, GError **error)
{
  double fraction = comity_table_get_fraction (table);
  for (guint i = 0; i < TOGETHER; i++) {
    ComityImportStep *step = &self->steps[(at + i) % STEPS];
    if (!read_step (self, table, step, error))
      return i;
    step->index = at + i;
    step->fraction = fraction;
    self->func (self->import, step);
  }
  return TOGETHER;
}

/* Returns: whether anybody wants more */
static gboolean
hand_over (ComityImportAhead *self, guint n)
{
  g_mutex_lock (&self->mutex);
  self->made += n;
  g_cond_signal (&self->more);
  while (self->made - self->taken > STEPS - TOGETHER && !self->given_up)
    g_cond_wait (&self->room, &self->mutex);
  gboolean wanted = !self->given_up;
  g_mutex_unlock (&self->mutex);
  return wanted;
}

/* Takes over @error. */
static void
end (ComityImportAhead *self, guint n, GError *error)
{
  g_mutex_lock (&self->mutex);
  self->made += n;
  self->ended = TRUE;
  self->error = error;
  g_cond_signal (&self->more);
  g_mutex_unlock (&self->mutex);
}

static gpointer
read_ahead (gpointer data)
{
  ComityImportAhead *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityTable) table = comity_import_open_table (self->import, &error);
  guint64 at = 0;
  guint n = 0;
  while (table != NULL && (n = read_some (self, table, at, &error)) == TOGETHER) {
    at += n;
    n = 0;
    if (!hand_over (self, TOGETHER))
      break;
  }
  end (self, n, g_steal_pointer (&error));
  return NULL;
}

/* -- The one that takes --------------------------------------------------------------------------------- */

/**
 * comity_import_ahead_new:
 * @import: whose map, plan and memos the taker does not change while rows are read
 * @func: called for each row, on the thread that reads
 *
 * Returns: (transfer full): the rows after the head, being read from now on
 */
ComityImportAhead *
comity_import_ahead_new (ComityImport *import, ComityImportAheadFunc func)
{
  ComityImportAhead *self = g_new0 (ComityImportAhead, 1);
  self->import = import;
  self->func = func;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->more);
  g_cond_init (&self->room);
  for (guint i = 0; i < STEPS; i++)
    self->steps[i].cells = comity_cells_new ();
  self->thread = g_thread_new ("comity-rows", read_ahead, self);
  return self;
}

/** comity_import_ahead_free: ends the reading, also in the middle. */
void
comity_import_ahead_free (ComityImportAhead *self)
{
  g_mutex_lock (&self->mutex);
  self->given_up = TRUE;
  g_cond_signal (&self->room);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  for (guint i = 0; i < STEPS; i++) {
    clear_step (&self->steps[i]);
    comity_cells_free (self->steps[i].cells);
  }
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->more);
  g_cond_clear (&self->room);
  g_free (self);
}

/* Gives back what was taken, and learns what was made. */
static void
catch_up (ComityImportAhead *self)
{
  g_mutex_lock (&self->mutex);
  self->taken = self->at;
  g_cond_signal (&self->room);
  while (self->made == self->at && !self->ended)
    g_cond_wait (&self->more, &self->mutex);
  self->known = self->made;
  g_mutex_unlock (&self->mutex);
}

/**
 * comity_import_ahead_next:
 * @error: why the table could not be read further
 *
 * Waits for the next row.
 *
 * Returns: (transfer none) (nullable): the row, until the next call; %NULL at the end, or with @error
 */
ComityImportStep *
comity_import_ahead_next (ComityImportAhead *self, GError **error)
{
  if (self->at % TOGETHER == 0 || self->at == self->known)
    catch_up (self);
  if (self->at < self->known)
    return &self->steps[self->at++ % STEPS];
  /* The thread has ended. */
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return NULL;
}
