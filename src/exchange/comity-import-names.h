/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-import-map.h"

G_BEGIN_DECLS

void comity_import_names_guess (ComityImportMap *map, const char *const *heads, guint n);
guint comity_import_names_count (const ComityKind *kind, const char *const *heads, guint n);

G_END_DECLS
