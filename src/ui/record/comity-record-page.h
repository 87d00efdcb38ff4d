/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_RECORD_PAGE (comity_record_page_get_type ())
G_DECLARE_FINAL_TYPE (ComityRecordPage, comity_record_page, COMITY, RECORD_PAGE, AdwNavigationPage)

/**
 * ComityNeighbour:
 * @id: the record that is shown
 * @step: -1 for the one before it in the list, 1 for the one after it
 *
 * Returns: the neighbour's id, 0 when there is none
 */
typedef gint64 (*ComityNeighbour) (gint64 id, int step, gpointer data);

GtkWidget *comity_record_page_new (ComityStore *store, const ComityKind *kind, gint64 id);
const ComityKind *comity_record_page_get_kind (ComityRecordPage *self);
gint64 comity_record_page_get_id (ComityRecordPage *self);
gboolean comity_record_page_drop (ComityRecordPage *self, const GValue *value);
gboolean comity_record_page_is_loaded (ComityRecordPage *self);
void comity_record_page_set_neighbours (ComityRecordPage *self,
                                        ComityNeighbour neighbour,
                                        gpointer data,
                                        GDestroyNotify data_free);

G_END_DECLS
