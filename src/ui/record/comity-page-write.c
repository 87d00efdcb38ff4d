/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-page-write.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-parts.h"
#include "comity-window.h"

/* What is changed on a page itself, without a form. */

typedef struct {
  /* Weak. The window, not what was pressed: a page that follows a change may make its buttons anew before it is told here. */
  GtkWidget *window;
  char *done;
} Writing;

static void
writing_free (Writing *writing)
{
  g_clear_weak_pointer (&writing->window);
  g_free (writing->done);
  g_free (writing);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);
  gboolean in_sight =
    writing->window != NULL && comity_window_shows (writing->window, COMITY_STORE (source));

  if (changed == NULL && in_sight)
    comity_error_present (writing->window, error);
  else if (in_sight)
    comity_toast_undo (writing->window, writing->done, changed->batch);
  writing_free (writing);
}

/**
 * comity_page_write:
 * @from: a widget of the page; it may go while the office is written
 * @changes: (transfer full): what to write
 * @done: (nullable): what to say afterwards, beside Undo; %NULL says that it is saved
 *
 * Writes what somebody did on a page. Errors are shown over the window; what follows from the change is
 * shown when the store says so.
 */
void
comity_page_write (GtkWidget *from, ComityStore *store, ComityChanges *changes, const char *done)
{
  Writing *writing = g_new0 (Writing, 1);

  g_set_weak_pointer (&writing->window, GTK_WIDGET (gtk_widget_get_root (from)));
  writing->done = g_strdup (done != NULL ? done : _ ("Saved"));
  comity_store_write_async (store, changes, NULL, written_cb, writing);
}

/**
 * comity_page_put:
 * @what: a sentence for the history, as comity_changes_new() takes it
 *
 * Writes one record.
 */
void
comity_page_put (GtkWidget *from, ComityStore *store, const char *what, ComityRecord *record)
{
  ComityChanges *changes = comity_changes_new (what);

  comity_changes_put (changes, record);
  comity_page_write (from, store, changes, NULL);
}
