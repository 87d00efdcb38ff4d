/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page-private.h"

#include <glib/gi18n.h>

#include "comity-errors.h"
#include "comity-parts.h"

/* Deletes the record of a page, or one that belongs to it. */

typedef struct {
  ComityRecordPage *page;
  gint64 id;
  char *title;
} Deleting;

static void
deleting_free (Deleting *deleting)
{
  g_object_unref (deleting->page);
  g_free (deleting->title);
  g_free (deleting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deleting, deleting_free)

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deleting) deleting = user_data;
  ComityRecordPage *self = deleting->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_finish (COMITY_STORE (source), result, &error);
  g_autofree char *said = NULL;

  if (changed == NULL) {
    comity_error_present (GTK_WIDGET (self), error);
    return;
  }
  /* Translators: said after it is done; %s is the title of a record */
  said = g_strdup_printf (_ ("“%s” deleted"), deleting->title);
  comity_toast_undo (GTK_WIDGET (self), said, changed->batch);
  if (deleting->id == self->id)
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/**
 * comity_record_page_delete:
 * @kind: of the page's record, or of one that belongs to it
 * @title: what it is called
 *
 * Deletes at once, and offers to undo it.
 */
void
comity_record_page_delete (ComityRecordPage *self,
                           const ComityKind *kind,
                           gint64 id,
                           const char *title)
{
  ComityChanges *changes = comity_changes_new (NULL);
  Deleting *deleting = g_new0 (Deleting, 1);

  deleting->page = g_object_ref (self);
  deleting->id = id;
  deleting->title = g_strdup (title);
  comity_changes_delete (changes, kind, id, 0);
  comity_store_write_async (self->store, changes, NULL, deleted_cb, deleting);
}
