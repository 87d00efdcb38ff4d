/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityDeadlinePack: rules and holidays of a country that an office may take over. */
typedef struct {
  char *id, *name, *country;
  GPtrArray *rules;    /* of ComityRecord; each with its code; in use: those to be chosen first */
  GPtrArray *holidays; /* of ComityRecord */
} ComityDeadlinePack;

GPtrArray *comity_deadline_packs_load (GError **error);
GHashTable *comity_deadline_packs_known (ComityDb *db, GError **error);
gboolean comity_deadline_pack_has (GHashTable *known, ComityRecord *record);
ComityChanges *comity_deadline_pack_take (const ComityDeadlinePack *pack,
                                          GHashTable *known,
                                          GHashTable *chosen,
                                          guint *n_added);

G_END_DECLS
