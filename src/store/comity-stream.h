/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/**
 * ComityNextFunc: gives the next record of a stream, on the writer's thread. It may read what the
 * transaction has written so far, through @db.
 *
 * Returns: (transfer full) (nullable): a new or changed record; %NULL at the end, or with @error
 */
typedef ComityRecord *(*ComityNextFunc) (ComityDb *db, gpointer data, GError **error);

void comity_changes_stream (ComityChanges *self,
                            ComityNextFunc next,
                            gpointer data,
                            GDestroyNotify data_free);

void comity_changes_stream_unordered (ComityChanges *self,
                                      ComityNextFunc next,
                                      gpointer data,
                                      GDestroyNotify data_free);

void comity_stream_prepare (ComityRecord *record);

/** ComityEachFunc: called with the id and texts of each record that has the first. */
typedef void (*ComityEachFunc) (gint64 id, const char *text, const char *other, gpointer data);

gboolean comity_db_each (ComityDb *db,
                         const ComityKind *kind,
                         const ComityField *field,
                         const ComityField *other,
                         ComityEachFunc func,
                         gpointer data,
                         GError **error);

G_END_DECLS
