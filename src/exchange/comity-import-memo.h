/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-table.h"

G_BEGIN_DECLS

/**
 * ComityImportMemo: what the texts of one column stand for, as far as they were read already. The
 * columns of a table say few things in many rows: countries, choices, days.
 */
typedef struct _ComityImportMemo ComityImportMemo;

ComityImportMemo *comity_import_memo_new (void);
void comity_import_memo_free (ComityImportMemo *self);
gboolean comity_import_memo_find (ComityImportMemo *self,
                                  const char *text,
                                  ComityCellType type,
                                  const char **value);
void comity_import_memo_add (ComityImportMemo *self,
                             const char *text,
                             ComityCellType type,
                             const char *value);

G_END_DECLS
