/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

/**
 * ComityBulk:
 *
 * Makes a new office of very many records at once: no journal but one row for each kind, indexes
 * and search made at the end. For generators and tests; values must be canonical already, they are
 * not checked. Ids of one kind are best given ascending.
 */
typedef struct _ComityBulk ComityBulk;

ComityBulk *comity_bulk_begin (const char *path, const char *what, GError **error);
gboolean comity_bulk_add (ComityBulk *self,
                          const ComityKind *kind,
                          gint64 id,
                          const char *const *values,
                          GError **error);
gboolean comity_bulk_add_file (ComityBulk *self, const char *hash, GBytes *content, GError **error);
gboolean comity_bulk_finish (ComityBulk *self, GError **error);
void comity_bulk_abandon (ComityBulk *self);

G_END_DECLS
