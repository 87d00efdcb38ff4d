/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-record.h"

G_BEGIN_DECLS

/**
 * ComityMerge: what became of one field of a record that two people changed.
 * @COMITY_MERGE_MINE: only here, or the same on both sides
 * @COMITY_MERGE_THEIRS: only there
 * @COMITY_MERGE_ASK: on both sides, and differently
 */
typedef enum {
  COMITY_MERGE_MINE,
  COMITY_MERGE_THEIRS,
  COMITY_MERGE_ASK,
} ComityMerge;

/** ComityMerged: @record as it shall be saved, or %NULL: go back to the form */
typedef void (*ComityMerged) (ComityRecord *record, gpointer data);

ComityMerge comity_merge_field (const char *base, const char *mine, const char *theirs);
ComityRecord *comity_merge_records (ComityRecord *base,
                                    ComityRecord *mine,
                                    ComityRecord *theirs,
                                    GArray *conflicts);
void comity_merge_present (GtkWidget *parent,
                           ComityRecord *merged,
                           ComityRecord *theirs,
                           GArray *conflicts,
                           ComityMerged callback,
                           gpointer data,
                           GDestroyNotify data_free);

G_END_DECLS
