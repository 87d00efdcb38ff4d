/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-record-page.h"

/**
 * comity_record_page_new:
 * @store: the office
 * @kind: a kind of record
 * @id: a record of it
 *
 * Returns: (transfer floating): the record's page
 */
GtkWidget *
comity_record_page_new (ComityStore *store, const ComityKind *kind, gint64 id)
{
  return GTK_WIDGET (adw_navigation_page_new (adw_status_page_new (), comity_kind_get_label (kind)));
}
