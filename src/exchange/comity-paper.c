/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-paper-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "comity-export-private.h"

/* A4, in points; tables of more columns than this lie across. */
#define PAGE_SHORT 595.28
#define PAGE_LONG 841.89
#define MOST_UPRIGHT 5

static void
block_free (gpointer data)
{
  ComityPaperBlock *block = data;
  for (guint i = 0; i < block->n; i++)
    g_free (block->cells[i]);
  g_free (block->cells);
  g_free (block);
}

static void
table_clear (gpointer data)
{
  g_free (((ComityPaperTable *) data)->widths);
}

static ComityPaperBlock *
add_block (ComityPaper *self, ComityPaperStyle style, const char *const *cells, guint n)
{
  ComityPaperBlock *block = g_new0 (ComityPaperBlock, 1);
  block->style = style;
  block->n = n;
  block->cells = g_new0 (char *, n);
  for (guint i = 0; i < n; i++)
    block->cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Whether the first letter is of a script that is written from right to left. */
static gboolean
is_rtl (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (g_unichar_isalpha (c))
      return (c >= 0x0590 && c < 0x0900) || (c >= 0xfb1d && c < 0xfe00) ||
             (c >= 0xfe70 && c < 0xff00);
  }
  return FALSE;
}

/**
 * comity_paper_new:
 * @title: what it is
 * @letterhead: (transfer full) (nullable): whose it is
 *
 * Returns: (transfer full): paper with nothing but its title
 */
ComityPaper *
comity_paper_new (const char *title, ComityLetterhead *letterhead)
{
  g_return_val_if_fail (title != NULL, NULL);

  ComityPaper *self = g_new0 (ComityPaper, 1);
  self->parts[0] = (ComityPaperPart) { comity_tongue_spoken (), g_strdup (title), is_rtl (title) };
  self->n_parts = 1;
  self->letterhead = letterhead;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->tables = g_array_new (FALSE, TRUE, sizeof (ComityPaperTable));
  g_array_set_clear_func (self->tables, table_clear);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (ComityPaperPiece));
  add_block (self, COMITY_PAPER_TITLE, &title, 1);
  return self;
}

/**
 * comity_paper_set_direction:
 * @text: in the language of the paper
 *
 * From now on it runs as the script of @text does; without this, as that of its title, which may be a
 * name from anywhere.
 */
void
comity_paper_set_direction (ComityPaper *self, const char *text)
{
  self->parts[0].rtl = is_rtl (text);
}

/* What is the same in both languages stands there once. */
static char *
beside_dup (const char *first, const char *second, const char *between)
{
  return g_str_equal (first, second) ? g_strdup (first) :
                                       g_strconcat (first, between, second, NULL);
}

static void
put_cells_below (ComityPaperBlock *block, const ComityPaperBlock *other)
{
  for (guint i = 0; i < block->n; i++) {
    char *both = beside_dup (block->cells[i], other->cells[i], "\n");
    g_free (block->cells[i]);
    block->cells[i] = both;
  }
}

static void
put_cells_beside (ComityPaperBlock *block, ComityPaperBlock *other)
{
  block->cells = g_renew (char *, block->cells, block->n + other->n);
  for (guint i = 0; i < other->n; i++)
    block->cells[block->n + i] = g_steal_pointer (&other->cells[i]);
  block->n += other->n;
}

static void
put_beside (ComityPaperBlock *block, ComityPaperBlock *other)
{
  gboolean row = block->style == COMITY_PAPER_HEAD || block->style == COMITY_PAPER_CELL;
  if (row)
    put_cells_below (block, other);
  else if (block->style != COMITY_PAPER_TITLE || !g_str_equal (block->cells[0], other->cells[0]))
    put_cells_beside (block, other);
}

/**
 * comity_paper_new_beside:
 * @first: (transfer full): a paper in one language
 * @second: (transfer full): the same in another
 *
 * Puts them beside each other: texts and facts in two columns, in tables one below the other in each
 * cell.
 *
 * Returns: (transfer full): both
 */
ComityPaper *
comity_paper_new_beside (ComityPaper *first, ComityPaper *second)
{
  g_assert (first->blocks->len == second->blocks->len);
  for (guint i = 0; i < first->blocks->len; i++)
    put_beside (first->blocks->pdata[i], second->blocks->pdata[i]);
  first->parts[1] = second->parts[0];
  second->parts[0].title = NULL;
  first->n_parts = 2;
  if (first->letterhead != NULL && first->letterhead->name != NULL && second->letterhead != NULL &&
      second->letterhead->name != NULL) {
    char *name = beside_dup (first->letterhead->name, second->letterhead->name, "\n");
    g_free (first->letterhead->name);
    first->letterhead->name = name;
  }
  comity_paper_free (second);
  return first;
}

/**
 * comity_paper_new_in:
 * @tongues: in which languages
 * @func: makes the same blocks in each of them
 *
 * Makes a paper in a language, or in two and puts them beside each other.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with @error
 */
ComityPaper *
comity_paper_new_in (ComityTongues tongues, ComityPaperFunc func, gpointer data, GError **error)
{
  const ComityTongue *before = comity_tongue_speak (tongues.first);
  ComityPaper *first = func (data, error), *second = NULL;
  if (first != NULL && tongues.second != NULL) {
    comity_tongue_speak (tongues.second);
    second = func (data, error);
    if (second == NULL)
      g_clear_pointer (&first, comity_paper_free);
  }
  comity_tongue_speak (before);
  return second != NULL ? comity_paper_new_beside (first, second) : first;
}

/** comity_paper_free: frees it. */
void
comity_paper_free (ComityPaper *self)
{
  g_clear_pointer (&self->letterhead, comity_letterhead_free);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->tables);
  g_array_unref (self->pieces);
  for (guint i = 0; i < self->n_parts; i++)
    g_free (self->parts[i].title);
  g_free (self);
}

/** comity_paper_add_remark: a few words below the title. */
void
comity_paper_add_remark (ComityPaper *self, const char *text)
{
  add_block (self, COMITY_PAPER_REMARK, &text, 1);
}

/** comity_paper_add_heading: begins a part. */
void
comity_paper_add_heading (ComityPaper *self, const char *text)
{
  add_block (self, COMITY_PAPER_HEADING, &text, 1);
}

/** comity_paper_add_fact: what it is called, and what it is; may be many lines. */
void
comity_paper_add_fact (ComityPaper *self, const char *label, const char *value)
{
  const char *cells[] = { label, value };
  add_block (self, COMITY_PAPER_LABEL, cells, G_N_ELEMENTS (cells));
}

/** comity_paper_add_head: begins a table; its head stands on each page that it goes on to. */
void
comity_paper_add_head (ComityPaper *self, const char *const *cells, guint n)
{
  ComityPaperTable table = { .head = self->blocks->len, .n = n, .last = self->blocks->len };
  ComityPaperBlock *block = add_block (self, COMITY_PAPER_HEAD, cells, n);
  block->table = self->tables->len;
  g_array_append_val (self->tables, table);
}

/** comity_paper_add_row: a row of the table that was begun last; of as many cells as its head. */
void
comity_paper_add_row (ComityPaper *self, const char *const *cells, guint n)
{
  g_return_if_fail (self->tables->len > 0);
  ComityPaperTable *table = &g_array_index (self->tables, ComityPaperTable, self->tables->len - 1);
  g_return_if_fail (n == table->n);
  table->last = self->blocks->len;
  add_block (self, COMITY_PAPER_CELL, cells, n)->table = self->tables->len - 1;
}

/** comity_paper_get_title: what it is. */
const char *
comity_paper_get_title (ComityPaper *self)
{
  return self->parts[0].title;
}

/** comity_paper_get_n_rows: of all its tables, without the heads. */
guint
comity_paper_get_n_rows (ComityPaper *self)
{
  guint n = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    n += ((ComityPaperBlock *) self->blocks->pdata[i])->style == COMITY_PAPER_CELL;
  return n;
}

/** comity_paper_is_wide: whether it had better lie across. */
gboolean
comity_paper_is_wide (ComityPaper *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (g_array_index (self->tables, ComityPaperTable, i).n > MOST_UPRIGHT)
      return TRUE;
  return FALSE;
}

/* -- As a file ---------------------------------------------------------------------------------------------- */

typedef struct {
  int fd, code; /* what errno was */
} File;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  File *file = closure;
  while (length > 0) {
    gssize n = write (file->fd, data, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      file->code = errno;
      return CAIRO_STATUS_WRITE_ERROR;
    }
    data += n;
    length -= (unsigned int) n;
  }
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_all (ComityPaper *self, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  while (!comity_paper_lay_out (self, cr, G_MAXUINT))
    continue;
  for (guint page = 0; page < self->n_pages; page++) {
    comity_paper_draw (self, cr, page);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
}

/**
 * comity_paper_write:
 * @path: where nothing is, or what may be replaced
 *
 * Writes it as PDF on A4. Returns: whether the file is there, whole and on the disk
 */
gboolean
comity_paper_write (ComityPaper *self, const char *path, GError **error)
{
  gboolean wide = comity_paper_is_wide (self);
  double width = wide ? PAGE_LONG : PAGE_SHORT, height = wide ? PAGE_SHORT : PAGE_LONG;
  File file = { open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), 0 };
  if (file.fd < 0)
    return comity_export_write_failed (errno, error);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &file, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->parts[0].title);
  if (self->letterhead != NULL && self->letterhead->name != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->letterhead->name);
  comity_paper_set_size (self, width, height);
  draw_all (self, surface);
  cairo_surface_finish (surface);
  if (file.code == 0 && (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS || fsync (file.fd)))
    file.code = errno != 0 ? errno : EIO;
  cairo_surface_destroy (surface);
  close (file.fd);
  return file.code == 0 || comity_export_write_failed (file.code, error);
}

/**
 * comity_paper_save:
 * @path: where somebody wants it
 *
 * Writes it as PDF on A4: the whole file or, with @error, nothing.
 */
gboolean
comity_paper_save (ComityPaper *self, const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".part", NULL);
  if (!comity_paper_write (self, temporary, error)) {
    g_unlink (temporary);
    return FALSE;
  }
  if (g_rename (temporary, path) == 0)
    return TRUE;
  int code = errno;
  g_unlink (temporary);
  return comity_export_write_failed (code, error);
}
