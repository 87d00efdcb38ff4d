/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table-cells.h"
#include "comity-import-map.h"

G_BEGIN_DECLS

/** ComityColumnHabits: what the cells of one column show about how they are written. */
typedef struct {
  guint day_first, month_first, either; /* 19/3/24, 3/19/24, 3/4/24 */
  guint comma, point;                   /* sums that can only be read so */
} ComityColumnHabits;

void comity_import_note_habits (ComityColumnHabits *habits,
                                const ComityField *field,
                                const char *text);
char *comity_import_read_value (const ComityImportMap *map,
                                const ComityField *field,
                                const char *text,
                                ComityCellType type,
                                gboolean date_1904,
                                const char *head,
                                GError **error);
gboolean comity_import_is_nothing (const char *text);

G_END_DECLS
