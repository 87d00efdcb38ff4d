/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-picture-small.h"

#include <math.h>
#include <png.h>
#include <string.h>

#include "comity-picture-private.h"

/*
 * The small PNG that is kept of each logo. Cairo's filter and its writer, which tries five predictors
 * for each row, took two thirds of the time of a picture, decoding in the sandbox included.
 */

#define CHANNELS 4
#define ONE 256 /* the weight of a whole pixel */

/* -- Shrinking ------------------------------------------------------------------------------- */

/* Where the pixels of a line go when it gets shorter: so much to one, the rest to the next. */
typedef struct {
  guint n;        /* of the longer line */
  guint *to;      /* for each pixel of it: the first that it goes to */
  guint *part;    /* of %ONE */
  float *weight;  /* of each pixel of the shorter line, all that comes to it */
} Shares;

static Shares
make_shares (guint n, guint shorter)
{
  Shares self = { n, g_new (guint, n), g_new (guint, n), g_new0 (float, shorter + 1) };

  for (guint i = 0; i < n; i++) {
    double begin = (double) i * shorter / n, end = (double) (i + 1) * shorter / n;
    double within = MIN (floor (begin) + 1 - begin, end - begin) / (end - begin);

    self.to[i] = (guint) begin;
    self.part[i] = (guint) lround (within * ONE);
    self.weight[self.to[i]] += (float) self.part[i];
    self.weight[self.to[i] + 1] += (float) (ONE - self.part[i]);
  }
  return self;
}

static void
shares_clear (Shares *self)
{
  g_free (self->to);
  g_free (self->part);
  g_free (self->weight);
}

/* @bytes: of a row of the large picture. Plain loops: the compiler works on many at once. */
static void
begin_row (const guint8 *bytes, guint weight, guint32 *sums, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sums[i] = (guint16) (bytes[i] * weight);
}

static void
add_row (const guint8 *bytes, guint weight, guint32 *sums, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sums[i] += (guint16) (bytes[i] * weight);
}

/* @totals: one pixel more than the shorter row has, for the rest of its last */
static void
add_columns (const guint32 *sums, const Shares *columns, float *totals)
{
  for (guint x = 0; x < columns->n; x++, sums += CHANNELS) {
    float *total = totals + columns->to[x] * CHANNELS;
    float part = (float) columns->part[x], rest = ONE - part;

    for (guint c = 0; c < CHANNELS; c++) {
      float sum = (float) (gint32) sums[c]; /* far from the sign, and half the work without it */

      total[c] += sum * part;
      total[CHANNELS + c] += sum * rest;
    }
  }
}

static void
put_row (const float *totals, const float *weights, float weight, guint8 *bytes, guint width)
{
  for (guint x = 0; x < width; x++) {
    float share = 1 / (weights[x] * weight);

    for (guint c = 0; c < CHANNELS; c++)
      *bytes++ = (guint8) (*totals++ * share + 0.5f);
  }
}

/* Each pixel becomes the mean of the area that it stands for; that of an edge counts as far as it is
 * within. First the rows that become one are added up, then its columns. @small is not larger than
 * @large. */
static void
shrink (cairo_surface_t *large, cairo_surface_t *small)
{
  guint width = (guint) cairo_image_surface_get_width (small);
  guint height = (guint) cairo_image_surface_get_height (small);
  Shares columns = make_shares ((guint) cairo_image_surface_get_width (large), width);
  Shares rows = make_shares ((guint) cairo_image_surface_get_height (large), height);
  const guint8 *from = cairo_image_surface_get_data (large);
  guint8 *to = cairo_image_surface_get_data (small);
  gsize n = (gsize) columns.n * CHANNELS, n_totals = (width + 1) * CHANNELS;
  g_autofree guint32 *sums = g_new0 (guint32, n);
  g_autofree float *totals = g_new (float, n_totals);

  for (guint y = 0; y < rows.n; y++, from += cairo_image_surface_get_stride (large)) {
    add_row (from, rows.part[y], sums, n);
    if (y + 1 < rows.n && rows.to[y + 1] == rows.to[y])
      continue;
    memset (totals, 0, n_totals * sizeof *totals);
    add_columns (sums, &columns, totals);
    put_row (totals, columns.weight, rows.weight[rows.to[y]], to, width);
    to += cairo_image_surface_get_stride (small);
    begin_row (from, ONE - rows.part[y], sums, n);
  }
  shares_clear (&columns);
  shares_clear (&rows);
  cairo_surface_mark_dirty (small);
}

/**
 * comity_picture_shrink:
 * @surface: a picture of %CAIRO_FORMAT_ARGB32
 * @side: the most that it may have, in pixels, each way
 *
 * Fits it into a square.
 *
 * Returns: (transfer full): a smaller one, or @surface itself where it is small enough
 */
cairo_surface_t *
comity_picture_shrink (cairo_surface_t *surface, int side)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  double scale = (double) side / MAX (width, height);
  cairo_surface_t *small;

  if (scale >= 1)
    return cairo_surface_reference (surface);
  small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) lround (width * scale), 1),
                                      MAX ((int) lround (height * scale), 1));
  shrink (surface, small);
  return small;
}

/* -- Writing --------------------------------------------------------------------------------- */

static void
write_cb (png_structp png, png_bytep bytes, png_size_t size)
{
  g_byte_array_append (png_get_io_ptr (png), bytes, (guint) size);
}

static void
flush_cb (png_structp png)
{
}

/* Pixels of our own into memory: there is nothing that could go wrong but a mistake of ours. */
G_NORETURN static void
error_cb (png_structp png, png_const_charp message)
{
  g_error ("PNG: %s", message);
}

static gboolean
is_opaque (cairo_surface_t *surface)
{
  const guint8 *row = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  guint32 all = G_MAXUINT32;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++) {
    for (int x = 0; x < width; x++)
      all &= ((const guint32 *) (gconstpointer) row)[x];
    row += cairo_image_surface_get_stride (surface);
  }
  return all >> 24 == 255;
}

/* Cairo holds colours multiplied by what shows through; a PNG does not. */
static void
unpack_row (const guint32 *pixels, guint n, gboolean opaque, guint8 *row)
{
  for (guint i = 0; i < n; i++) {
    guint32 pixel = pixels[i], alpha = pixel >> 24;

    for (int shift = 16; shift >= 0; shift -= 8) {
      guint32 value = pixel >> shift & 255;

      *row++ = (guint8) (alpha == 0 || alpha == 255 ? value :
                                                      MIN ((value * 255 + alpha / 2) / alpha, 255));
    }
    if (!opaque)
      *row++ = (guint8) alpha;
  }
}

static GBytes *
to_png (cairo_surface_t *surface)
{
  guint width = (guint) cairo_image_surface_get_width (surface);
  guint height = (guint) cairo_image_surface_get_height (surface);
  gboolean opaque = is_opaque (surface);
  GByteArray *bytes = g_byte_array_new ();
  g_autofree guint8 *row = g_malloc (width * CHANNELS);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, NULL);
  png_infop info = png_create_info_struct (png);

  png_set_write_fn (png, bytes, write_cb, flush_cb);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
  png_set_compression_level (png, 1);
  png_set_IHDR (png, info, width, height, 8, opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info (png, info);
  for (guint y = 0; y < height; y++) {
    unpack_row ((const guint32 *) (gconstpointer) pixels, width, opaque, row);
    png_write_row (png, row);
    pixels += cairo_image_surface_get_stride (surface);
  }
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * comity_picture_make_small:
 * @surface: a picture of %CAIRO_FORMAT_ARGB32
 *
 * Fits it into the square that is kept; a smaller one keeps its size.
 *
 * Returns: (transfer full): a PNG
 */
GBytes *
comity_picture_make_small (cairo_surface_t *surface)
{
  cairo_surface_t *small = comity_picture_shrink (surface, COMITY_PICTURE_SIDE);
  GBytes *png;

  cairo_surface_flush (small);
  png = to_png (small);
  cairo_surface_destroy (small);
  return png;
}
