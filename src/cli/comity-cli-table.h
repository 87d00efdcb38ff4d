/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityCliTable:
 *
 * A table made for people, written as its rows come: the first rows decide how wide the columns
 * are, so that a million rows take no memory.
 */
typedef struct _ComityCliTable ComityCliTable;

typedef enum {
  COMITY_CLI_COLUMN_PLAIN = 0,
  COMITY_CLI_COLUMN_RIGHT = 1 << 0, /* numbers */
  COMITY_CLI_COLUMN_WHOLE = 1 << 1, /* never cut: ids */
  COMITY_CLI_COLUMN_WRAP = 1 << 2,  /* the last column: long texts go on below */
} ComityCliColumnFlags;

ComityCliTable *comity_cli_table_new (void);
void comity_cli_table_add_column (ComityCliTable *self,
                                  const char *title,
                                  ComityCliColumnFlags flags);
void comity_cli_table_hide_titles (ComityCliTable *self);
void comity_cli_table_add_row (ComityCliTable *self, const char *const *cells);
guint comity_cli_table_finish (ComityCliTable *self);

G_END_DECLS
