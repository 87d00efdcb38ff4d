/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-list-delete.h"

#include <glib/gi18n.h>

#include "comity-page-write.h"

/**
 * comity_list_delete:
 * @parent: a widget of the window
 * @store: the office
 * @kind: the kind of the records
 * @ids: of gint64: which
 *
 * Deletes these records in one transaction, and offers to undo it.
 */
void
comity_list_delete (GtkWidget *parent, ComityStore *store, const ComityKind *kind, GArray *ids)
{
  ComityChanges *changes;
  g_autofree char *said = NULL;

  if (ids->len == 0)
    return;
  said =
    /* Translators: said after it is done; %u is how many */
    g_strdup_printf (ngettext ("%u record deleted", "%u records deleted", ids->len), ids->len);
  changes = comity_changes_new (NULL);
  for (guint i = 0; i < ids->len; i++)
    comity_changes_delete (changes, kind, g_array_index (ids, gint64, i), 0);
  comity_page_write (parent, store, changes, said);
}
