/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small picture that is kept: its size, its colours, what shows through. No sandbox. */
#include <string.h>

#include "comity-picture-small.h"

typedef guint32 (*Paint) (int x, int y);

static cairo_surface_t *
paint (int width, int height, Paint pixel)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint8 *row = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++, row += cairo_image_surface_get_stride (surface))
    for (int x = 0; x < width; x++)
      ((guint32 *) (gpointer) row)[x] = pixel (x, y);
  cairo_surface_mark_dirty (surface);
  return surface;
}

typedef struct {
  const guint8 *bytes;
  gsize left;
} Reading;

static cairo_status_t
read_cb (void *data, unsigned char *to, unsigned int length)
{
  Reading *reading = data;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (to, reading->bytes, length);
  reading->bytes += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Returns: (transfer full): what was kept of such a picture, read by cairo */
static cairo_surface_t *
keep (int width, int height, Paint pixel)
{
  cairo_surface_t *large = paint (width, height, pixel), *small;
  g_autoptr (GBytes) png = comity_picture_make_small (large);
  Reading reading = { 0 };

  reading.bytes = g_bytes_get_data (png, &reading.left);
  small = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  g_assert_cmpint (cairo_surface_status (small), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (large);
  return small;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface);
  guint32 pixel =
    ((const guint32 *) (gconstpointer) (row + y * cairo_image_surface_get_stride (surface)))[x];

  /* Without anything that shows through, cairo leaves the upper byte to chance. */
  return cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24 ? pixel | 0xff000000 :
                                                                          pixel;
}

static void
assert_all (cairo_surface_t *surface, guint32 colour)
{
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      g_assert_cmphex (pixel_at (surface, x, y), ==, colour);
}

static guint32
white (int x, int y)
{
  return 0xffffffff;
}

static guint32
half_red (int x, int y)
{
  return 0x80800000;
}

static guint32
board (int x, int y)
{
  return (x + y) % 2 == 0 ? 0xffffffff : 0xff000000;
}

static guint32
halves (int x, int y)
{
  return x < 384 ? 0xff0000ff : 0;
}

/* The longer side is what is kept; the other follows, and never vanishes. */
static void
test_sizes (void)
{
  static const struct {
    int width, height, small_width, small_height;
  } sizes[] = {
    { 192, 192, 192, 192 }, { 193, 193, 192, 192 }, { 7, 5, 7, 5 },          { 768, 384, 192, 96 },
    { 385, 4096, 18, 192 }, { 4096, 3, 192, 1 },    { 1000, 999, 192, 192 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    cairo_surface_t *small = keep (sizes[i].width, sizes[i].height, white);

    g_assert_cmpint (cairo_image_surface_get_width (small), ==, sizes[i].small_width);
    g_assert_cmpint (cairo_image_surface_get_height (small), ==, sizes[i].small_height);
    assert_all (small, 0xffffffff);
    cairo_surface_destroy (small);
  }
}

/* Every pixel counts alike: fine black and white becomes one grey, wherever the borders fall. */
static void
test_means (void)
{
  cairo_surface_t *small = keep (384, 384, board);

  assert_all (small, 0xff808080);
  cairo_surface_destroy (small);
  small = keep (1000, 1000, board);
  for (int i = 0; i < 192; i++)
    g_assert_cmpint (ABS ((int) (pixel_at (small, i, 191 - i) & 255) - 128), <=, 6);
  cairo_surface_destroy (small);
}

static void
test_shines_through (void)
{
  cairo_surface_t *small = keep (500, 500, half_red);

  assert_all (small, 0x80800000);
  cairo_surface_destroy (small);
  small = keep (768, 768, halves);
  g_assert_cmphex (pixel_at (small, 95, 100), ==, 0xff0000ff);
  g_assert_cmphex (pixel_at (small, 96, 100), ==, 0);
  cairo_surface_destroy (small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-small/sizes", test_sizes);
  g_test_add_func ("/picture-small/means", test_means);
  g_test_add_func ("/picture-small/shines-through", test_shines_through);
  return g_test_run ();
}
