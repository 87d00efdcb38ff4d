/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityCellType: what a file says that a cell is. Only spreadsheets and JSON say it; in CSV all
 * are texts, to be read in the habits of who wrote them.
 *
 * NUMBER is written with a point and without groups; DATE as `2026-03-19`, or with ` 14:30:00`
 * after it; TIME as `14:30:00`; BOOLEAN as `true` or `false`. ERROR is a text such as `#N/A`.
 */
typedef enum {
  COMITY_CELL_TEXT,
  COMITY_CELL_NUMBER,
  COMITY_CELL_DATE,
  COMITY_CELL_TIME,
  COMITY_CELL_BOOLEAN,
  COMITY_CELL_ERROR,
} ComityCellType;

/**
 * ComityCells:
 * @number: the row's number in the file, from 1, as a spreadsheet shows it
 *
 * One row of a table. It is filled again and again, so that a million rows cost no memory.
 */
typedef struct {
  GString *text;
  GArray *cells;
  guint64 number;
} ComityCells;

ComityCells *comity_cells_new (void);
void comity_cells_free (ComityCells *self);
void comity_cells_clear (ComityCells *self);
void comity_cells_add (ComityCells *self, const char *text, gssize length, ComityCellType type);
void comity_cells_begin (ComityCells *self, ComityCellType type);
void comity_cells_end (ComityCells *self);
void comity_cells_pad (ComityCells *self, guint n);
void comity_cells_trim (ComityCells *self);
guint comity_cells_get_size (const ComityCells *self);
const char *comity_cells_get (const ComityCells *self, guint index);
ComityCellType comity_cells_get_type (const ComityCells *self, guint index);
gboolean comity_cells_is_blank (const ComityCells *self);
void comity_cells_copy (const ComityCells *self, ComityCells *to);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityCells, comity_cells_free)

G_END_DECLS
