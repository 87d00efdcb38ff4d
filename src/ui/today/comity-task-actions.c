/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-task-actions.h"

#include <glib/gi18n.h>

#include "comity-date.h"
#include "comity-errors.h"
#include "comity-kind.h"
#include "comity-parts.h"
#include "comity-tasks.h"
#include "comity-window.h"

/** A task that is read first, so that the change is made to what it is now. */
typedef struct {
  GtkWidget *window; /* what the answer is said in: the row may be gone by then */
  gint64 id;
  int days; /* put off so many; 0: done */
} Deed;

static void
deed_free (Deed *self)
{
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);

  if (!comity_window_shows (self->window, COMITY_STORE (source)))
    return;
  if (changed)
    comity_toast_undo (self->window, self->days == 0 ? _ ("Task done") : _ ("Task put off"),
                       changed->batch);
  else
    comity_error_present (self->window, error);
}

static gpointer
read_task (ComityDb *db, gpointer id, GError **error)
{
  return comity_db_load (db, comity_kind_find ("task"), *(gint64 *) id, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityRecord) task = comity_store_read_finish (COMITY_STORE (source), result, &error);
  g_autofree char *today = comity_date_today ();
  g_autofree char *until = comity_date_add_days (today, self->days);
  ComityChanges *changes;

  if (!task) {
    comity_error_present (self->window, error);
    return;
  }
  changes = self->days == 0 ? comity_task_done (task, today) : comity_task_snooze (task, until);
  comity_store_write_async (COMITY_STORE (source), changes, NULL, written_cb,
                            g_steal_pointer (&self));
}

static void
begin (GtkWidget *from, ComityStore *store, gint64 id, int days)
{
  Deed *self = g_new (Deed, 1);

  *self = (Deed) { g_object_ref (GTK_WIDGET (gtk_widget_get_root (from))), id, days };
  comity_store_read_async (store, read_task, g_memdup2 (&id, sizeof id), g_free, g_object_unref,
                           NULL, read_cb, self);
}

/**
 * comity_task_mark_done:
 * @from: a widget in the window
 * @store: the office
 * @id: a task
 *
 * Marks it as done today; one that repeats comes back.
 */
void
comity_task_mark_done (GtkWidget *from, ComityStore *store, gint64 id)
{
  begin (from, store, id, 0);
}

/**
 * comity_task_put_off:
 * @from: a widget in the window
 * @store: the office
 * @id: a task
 * @days: for so many days from today, at least one
 *
 * Keeps it out of sight until then.
 */
void
comity_task_put_off (GtkWidget *from, ComityStore *store, gint64 id, int days)
{
  begin (from, store, id, MAX (days, 1));
}
