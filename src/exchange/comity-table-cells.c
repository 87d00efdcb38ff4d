/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-table-cells.h"

#include <string.h>

typedef struct {
  gsize at; /* in the text, which has a zero after each cell */
  ComityCellType type;
} Cell;

/**
 * comity_cells_new:
 *
 * Returns: (transfer full): a row without cells
 */
ComityCells *
comity_cells_new (void)
{
  ComityCells *self = g_new0 (ComityCells, 1);
  self->text = g_string_sized_new (1024);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  return self;
}

/** comity_cells_free: frees a row. */
void
comity_cells_free (ComityCells *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

/** comity_cells_clear: removes all cells. */
void
comity_cells_clear (ComityCells *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->cells, 0);
}

/**
 * comity_cells_begin:
 * @type: what the cell is
 *
 * Begins a cell, whose text is then added to `self->text` until comity_cells_end().
 */
void
comity_cells_begin (ComityCells *self, ComityCellType type)
{
  Cell cell = { self->text->len, type };
  g_array_append_val (self->cells, cell);
}

/** comity_cells_end: ends the cell that was begun. */
void
comity_cells_end (ComityCells *self)
{
  g_string_append_c (self->text, '\0');
}

/**
 * comity_cells_add:
 * @text: (nullable): what it holds, UTF-8
 * @length: in bytes, or -1
 * @type: what the cell is
 *
 * Adds a cell.
 */
void
comity_cells_add (ComityCells *self, const char *text, gssize length, ComityCellType type)
{
  comity_cells_begin (self, type);
  if (text != NULL)
    g_string_append_len (self->text, text, length);
  comity_cells_end (self);
}

/** comity_cells_pad: adds empty cells until there are @n. */
void
comity_cells_pad (ComityCells *self, guint n)
{
  while (self->cells->len < n)
    comity_cells_add (self, NULL, 0, COMITY_CELL_TEXT);
}

/** comity_cells_trim: removes empty cells at the end. */
void
comity_cells_trim (ComityCells *self)
{
  while (self->cells->len > 0 && comity_cells_get (self, self->cells->len - 1)[0] == '\0') {
    g_string_truncate (self->text, g_array_index (self->cells, Cell, self->cells->len - 1).at);
    g_array_set_size (self->cells, self->cells->len - 1);
  }
}

/** comity_cells_get_size: how many cells there are. */
guint
comity_cells_get_size (const ComityCells *self)
{
  return self->cells->len;
}

/**
 * comity_cells_get:
 * @index: from 0; cells beyond the end are empty
 *
 * Returns: (transfer none): the cell's text, until the row is changed
 */
const char *
comity_cells_get (const ComityCells *self, guint index)
{
  if (index >= self->cells->len)
    return "";
  return self->text->str + g_array_index (self->cells, Cell, index).at;
}

/** comity_cells_get_type: what the file says that the cell is. */
ComityCellType
comity_cells_get_type (const ComityCells *self, guint index)
{
  return index < self->cells->len ? g_array_index (self->cells, Cell, index).type :
                                    COMITY_CELL_TEXT;
}

/** comity_cells_is_blank: whether no cell holds anything but space. */
gboolean
comity_cells_is_blank (const ComityCells *self)
{
  for (gsize i = 0; i < self->text->len; i++)
    if (self->text->str[i] != '\0' && !g_ascii_isspace (self->text->str[i]))
      return FALSE;
  return TRUE;
}

/** comity_cells_copy: makes @to equal. */
void
comity_cells_copy (const ComityCells *self, ComityCells *to)
{
  comity_cells_clear (to);
  to->number = self->number;
  g_string_append_len (to->text, self->text->str, (gssize) self->text->len);
  g_array_append_vals (to->cells, self->cells->data, self->cells->len);
}
