/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ComityLinesLook:
 * @COMITY_LINES_PLAIN: as texts are
 * @COMITY_LINES_NUMERIC: digits of one width, so that they stand under each other
 * @COMITY_LINES_DIM_SECOND: the second line steps back
 */
typedef enum {
  COMITY_LINES_PLAIN = 0,
  COMITY_LINES_NUMERIC = 1 << 0,
  COMITY_LINES_DIM_SECOND = 1 << 1,
} ComityLinesLook;

#define COMITY_TYPE_CELL_LINES (comity_cell_lines_get_type ())
G_DECLARE_FINAL_TYPE (ComityCellLines, comity_cell_lines, COMITY, CELL_LINES, GtkWidget)

GtkWidget *comity_cell_lines_new (ComityLinesLook look, int min_chars, int nat_chars);
void comity_cell_lines_set (ComityCellLines *self, const char *first, const char *second);

G_END_DECLS
