/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityAddresses: e-mail addresses of records, each once. */
typedef struct {
  GPtrArray *addresses; /* of char, in the order of the records */
  guint n_without; /* records that have none */
} ComityAddresses;

void comity_addresses_free (ComityAddresses *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityAddresses, comity_addresses_free)

ComityAddresses *comity_db_addresses (ComityDb *db,
                                      const ComityKind *kind,
                                      GArray *ids,
                                      GError **error);

G_END_DECLS
