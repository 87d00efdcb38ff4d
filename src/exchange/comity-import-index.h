/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityImportIndex: which record has a key. Keys are kept as 64 bits of their digest, some twenty
 * bytes each with what is free between them, so that those of a million records fit into memory; two keys of one digest are not to be
 * expected among fewer than a thousand million.
 */
typedef struct _ComityImportIndex ComityImportIndex;

ComityImportIndex *comity_import_index_new (void);
void comity_import_index_free (ComityImportIndex *self);
void comity_import_index_add (ComityImportIndex *self, const char *key, gint64 id);
gint64 comity_import_index_find (ComityImportIndex *self, const char *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityImportIndex, comity_import_index_free)

G_END_DECLS
