/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-due.h"

#include "comity-date.h"

/* Lines that Today shows of each group, changes and visits. */
#define LINES 6
#define N_COMING 5
#define N_CHANGES 6

/* The first picture goes before; Today, when it is the first page, asks by itself. */
#define START_DELAY_MS 1000
/* Reading again takes at most a fifth of the time, however large the office is. */
#define REST_FACTOR 4
#define LEAST_REST_MS 250
#define NEW_DAY_SECONDS 60

struct _ComityDue {
  GObject parent_instance;
  ComityStore *store;
  gulong changed_handler;
  GCancellable *cancellable;
  guint refresh_source, day_source;
  gboolean reading; /* first the overview, then the deadlines: one reader stays free for lists */
  gboolean again; /* a commit came while reading */
  gint64 began;
  guint rest_ms;
  char *today;
  ComityDeadlines *deadlines;
  ComityOverview *overview;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ComityDue, comity_due, G_TYPE_OBJECT)

static void schedule (ComityDue *self, guint ms);

/* -- Reading -------------------------------------------------------------------------------- */

static gpointer
read_deadlines (ComityDb *db, gpointer today, GError **error)
{
  return comity_deadlines_read (db, today, LINES, error);
}

static gpointer
read_overview (ComityDb *db, gpointer today, GError **error)
{
  return comity_overview_read (db, today, N_COMING, N_CHANGES, error);
}

/* The last answer has come, or one has failed: what changed meanwhile is read after a rest. */
static void
end_reading (ComityDue *self)
{
  guint took = (guint) ((g_get_monotonic_time () - self->began) / 1000);

  self->reading = FALSE;
  self->rest_ms = MAX (took * REST_FACTOR, LEAST_REST_MS);
  if (self->again)
    schedule (self, self->rest_ms);
  self->again = FALSE;
}

static void
deadlines_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityDue) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityDeadlines *deadlines = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (self->store != COMITY_STORE (source)) {
    g_clear_pointer (&deadlines, comity_deadlines_free);
    return;
  }
  end_reading (self);
  if (!deadlines)
    return;
  g_clear_pointer (&self->deadlines, comity_deadlines_free);
  self->deadlines = deadlines;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
overview_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ComityDue) self = user_data;
  g_autoptr (GError) error = NULL;
  ComityOverview *overview = comity_store_read_finish (COMITY_STORE (source), result, &error);

  if (self->store != COMITY_STORE (source)) {
    g_clear_pointer (&overview, comity_overview_free);
    return;
  }
  if (!overview) {
    end_reading (self);
    return;
  }
  g_clear_pointer (&self->overview, comity_overview_free);
  self->overview = overview;
  comity_store_read_async (self->store, read_deadlines, g_strdup (self->today), g_free,
                           (GDestroyNotify) comity_deadlines_free, self->cancellable,
                           deadlines_read_cb, g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * comity_due_refresh:
 * @self: what is due
 *
 * Reads everything again now, unless that is under way.
 */
void
comity_due_refresh (ComityDue *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (!self->store)
    return;
  if (self->reading) {
    self->again = TRUE;
    return;
  }
  g_free (self->today);
  self->today = comity_date_today ();
  self->began = g_get_monotonic_time ();
  self->reading = TRUE;
  comity_store_read_async (self->store, read_overview, g_strdup (self->today), g_free,
                           (GDestroyNotify) comity_overview_free, self->cancellable,
                           overview_read_cb, g_object_ref (self));
}

static void
refresh_cb (gpointer user_data)
{
  ComityDue *self = user_data;

  self->refresh_source = 0;
  comity_due_refresh (self);
}

static void
schedule (ComityDue *self, guint ms)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_once (ms, refresh_cb, self);
}

static void
store_changed_cb (ComityStore *store, ComityChanged *changed, gpointer user_data)
{
  ComityDue *self = user_data;

  schedule (self, self->rest_ms);
}

static gboolean
new_day_cb (gpointer user_data)
{
  ComityDue *self = user_data;
  g_autofree char *today = comity_date_today ();

  if (self->today && !g_str_equal (today, self->today))
    comity_due_refresh (self);
  return G_SOURCE_CONTINUE;
}

/* -- Public --------------------------------------------------------------------------------- */

static void
forget (ComityDue *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->day_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->deadlines, comity_deadlines_free);
  g_clear_pointer (&self->overview, comity_overview_free);
  self->reading = FALSE;
  self->again = FALSE;
  self->rest_ms = LEAST_REST_MS;
}

/**
 * comity_due_set_store:
 * @self: what is due
 * @store: (nullable): in this office
 */
void
comity_due_set_store (ComityDue *self, ComityStore *store)
{
  if (self->store == store)
    return;
  forget (self);
  if (!store)
    return;
  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->changed_handler = g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb),
                                                   self, G_CONNECT_DEFAULT);
  self->day_source = g_timeout_add_seconds (NEW_DAY_SECONDS, new_day_cb, self);
  schedule (self, START_DELAY_MS);
}

/** comity_due_get_store: (transfer none) (nullable): the office. */
ComityStore *
comity_due_get_store (ComityDue *self)
{
  return self->store;
}

/** comity_due_get_deadlines: (transfer none) (nullable): what has to be done, once it is known. */
const ComityDeadlines *
comity_due_get_deadlines (ComityDue *self)
{
  return self->deadlines;
}

/** comity_due_get_overview: (transfer none) (nullable): the office at a glance, once it is known. */
const ComityOverview *
comity_due_get_overview (ComityDue *self)
{
  return self->overview;
}

/** comity_due_get_today: (transfer none) (nullable): the day for which it was read. */
const char *
comity_due_get_today (ComityDue *self)
{
  return self->today;
}

/**
 * comity_due_new:
 *
 * Returns: (transfer full): what is due, without an office yet
 */
ComityDue *
comity_due_new (void)
{
  return g_object_new (COMITY_TYPE_DUE, NULL);
}

static void
comity_due_dispose (GObject *object)
{
  ComityDue *self = COMITY_DUE (object);

  forget (self);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (comity_due_parent_class)->dispose (object);
}

static void
comity_due_class_init (ComityDueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = comity_due_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
comity_due_init (ComityDue *self)
{
  self->rest_ms = LEAST_REST_MS;
}
