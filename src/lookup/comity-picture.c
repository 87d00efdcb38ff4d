/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-picture.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-picture-private.h"
#include "comity-picture-small.h"

G_DEFINE_QUARK (comity-picture-error-quark, comity_picture_error)

#define SMALLEST 3 /* pixels */
#define WIDEST 8   /* times as wide as high */

/** comity_picture_set_error: sets the sentence of a code of %COMITY_PICTURE_ERROR. */
void
comity_picture_set_error (GError **error, int code)
{
  static const char *const sentences[] = {
    N_ ("This is not a picture that Comity can read. Use PNG, JPEG, WebP, GIF, ICO or SVG."),
    N_ ("The picture is too large for a logo: at most 5 MB and 4096 × 4096 pixels."),
    N_ ("The picture is damaged and cannot be shown."),
    N_ ("The picture is empty, or too small or too narrow for a logo."),
  };
  g_set_error_literal (error, COMITY_PICTURE_ERROR, code, _ (sentences[code]));
}

/** comity_picture_free: frees it. */
void
comity_picture_free (ComityPicture *self)
{
  g_clear_pointer (&self->original, g_bytes_unref);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_free (self->media_type);
  g_free (self);
}

/* Limits that hold before a decoder sees anything. */
static const char *
check (const guint8 *bytes, gsize size, GError **error)
{
  const char *type = comity_picture_sniff (bytes, size);
  guint width = 1, height = 1;
  if (type == NULL)
    comity_picture_set_error (error, COMITY_PICTURE_ERROR_FORMAT);
  else if (size > COMITY_PICTURE_MOST)
    comity_picture_set_error (error, COMITY_PICTURE_ERROR_LARGE);
  else if (comity_picture_head_size (bytes, size, &width, &height) && (width == 0 || height == 0))
    comity_picture_set_error (error, COMITY_PICTURE_ERROR_BROKEN);
  else if (width > COMITY_PICTURE_LARGEST || height > COMITY_PICTURE_LARGEST)
    comity_picture_set_error (error, COMITY_PICTURE_ERROR_LARGE);
  else
    return type;
  return NULL;
}

/* Clear or white all over: a spacer. */
static gboolean
is_blank (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 first = *(const guint32 *) (gconstpointer) data;
  if (first >> 24 != 0 && first != 0xffffffff)
    return FALSE;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (*(const guint32 *) (gconstpointer) (data + y * stride + x * 4) != first)
        return FALSE;
  return TRUE;
}

static gboolean
is_logo_like (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int small = MIN (width, height), large = MAX (width, height);
  return small >= SMALLEST && large <= WIDEST * small && !is_blank (surface);
}

/* What the decoder is given; of an icon, perhaps a picture of another type. */
static GBytes *
prepare (GBytes *content, const char **type, GError **error)
{
  if (g_str_equal (*type, "image/svg+xml"))
    return comity_svg_prepare (content, error);
  if (!g_str_equal (*type, "image/vnd.microsoft.icon"))
    return g_bytes_ref (content);
  GBytes *picture = comity_icon_prepare (content);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (picture, &size);
  const char *within = comity_picture_sniff (bytes, size);
  if (within != NULL)
    *type = within;
  return picture;
}

/**
 * comity_picture_read_sync:
 * @content: a picture from wherever
 * @cancellable: (nullable): ends the decoder too
 * @error: a sentence of %COMITY_PICTURE_ERROR
 *
 * Checks a picture, decodes it in the sandbox and makes the PNG that is kept for lists. Waits; for
 * worker threads, the command line and tests.
 *
 * Returns: (transfer full): the picture
 */
ComityPicture *
comity_picture_read_sync (GBytes *content, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);
  const char *type = check (bytes, size, error);
  if (type == NULL)
    return NULL;
  const char *decoded_type = type;
  g_autoptr (GBytes) prepared = prepare (content, &decoded_type, error);
  cairo_surface_t *surface =
    prepared != NULL ? comity_picture_decode (prepared, decoded_type, cancellable, error) : NULL;
  if (surface == NULL)
    return NULL;
  ComityPicture *self = NULL;
  if (!is_logo_like (surface))
    comity_picture_set_error (error, COMITY_PICTURE_ERROR_EMPTY);
  else {
    self = g_new0 (ComityPicture, 1);
    self->original = g_bytes_ref (content);
    self->png = comity_picture_make_small (surface);
    self->media_type = g_strdup (type);
    self->width = (guint) cairo_image_surface_get_width (surface);
    self->height = (guint) cairo_image_surface_get_height (surface);
  }
  cairo_surface_destroy (surface);
  return self;
}
