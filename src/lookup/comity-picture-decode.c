/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include <glib/gstdio.h>
#include <glycin.h>
#include <string.h>
#include <unistd.h>

#include "comity-picture-private.h"
#include "comity-sandbox.h"

#ifdef COMITY_PICTURE_POOL
#include "comity-picture-pool.h"
#endif

/*
 * Every picture of a stranger is decoded by glycin's loaders in a process that has no network, no
 * files and little memory, and never without that. A decoder that does not come to an end is ended.
 * glycin 2 lets one process read many pictures; for those of glycin 1 the pool does. What a shared one
 * does not read is given to one of its own, whose word is the last.
 */

#define PATIENCE 10 /* seconds */

typedef struct {
  GlyImage *image;
  GlyFrame *frame;
  GError *error;
  gboolean done;
} Decoding;

static void
frame_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Decoding *self = data;
  self->frame = gly_image_next_frame_finish (GLY_IMAGE (source), result, &self->error);
  self->done = TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Decoding *self = data;
  self->image = gly_loader_load_finish (GLY_LOADER (source), result, &self->error);
  self->done = TRUE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer inner)
{
  g_cancellable_cancel (inner);
}

static gboolean
wait (GMainContext *context, Decoding *self)
{
  self->done = FALSE;
  while (!self->done)
    g_main_context_iteration (context, TRUE);
  return self->error == NULL;
}

static gboolean
is_allowed_size (guint width, guint height)
{
  return width > 0 && height > 0 && width <= COMITY_PICTURE_LARGEST &&
         height <= COMITY_PICTURE_LARGEST;
}

static gboolean
run (GFile *file, GMainContext *context, GCancellable *cancellable, Decoding *self)
{
  g_autoptr (GlyLoader) loader = gly_loader_new (file);
  gly_loader_set_sandbox_selector (loader, comity_is_sandboxed () ?
                                             GLY_SANDBOX_SELECTOR_FLATPAK_SPAWN :
                                             GLY_SANDBOX_SELECTOR_BWRAP);
  gly_loader_load_async (loader, cancellable, loaded_cb, self);
  if (!wait (context, self))
    return FALSE;
  if (!is_allowed_size (gly_image_get_width (self->image), gly_image_get_height (self->image))) {
    comity_picture_set_error (&self->error, COMITY_PICTURE_ERROR_LARGE);
    return FALSE;
  }
  gly_image_next_frame_async (self->image, cancellable, frame_cb, self);
  return wait (context, self);
}

/* How a format of glycin holds its pixels. */
typedef struct {
  guint bytes;         /* of one pixel */
  int r, g, b, a;      /* where each begins; a is -1 without one */
  gboolean premultiplied;
  guint depth; /* bytes of one channel; the upper one is taken */
} Layout;

static gboolean
find_layout (guint format, Layout *layout)
{
  static const struct {
    GlyMemoryFormat format;
    Layout layout;
  } layouts[] = {
    { GLY_MEMORY_B8G8R8A8_PREMULTIPLIED, { 4, 2, 1, 0, 3, TRUE, 1 } },
    { GLY_MEMORY_A8R8G8B8_PREMULTIPLIED, { 4, 1, 2, 3, 0, TRUE, 1 } },
    { GLY_MEMORY_R8G8B8A8_PREMULTIPLIED, { 4, 0, 1, 2, 3, TRUE, 1 } },
    { GLY_MEMORY_B8G8R8A8, { 4, 2, 1, 0, 3, FALSE, 1 } },
    { GLY_MEMORY_A8R8G8B8, { 4, 1, 2, 3, 0, FALSE, 1 } },
    { GLY_MEMORY_R8G8B8A8, { 4, 0, 1, 2, 3, FALSE, 1 } },
    { GLY_MEMORY_A8B8G8R8, { 4, 3, 2, 1, 0, FALSE, 1 } },
    { GLY_MEMORY_R8G8B8, { 3, 0, 1, 2, -1, FALSE, 1 } },
    { GLY_MEMORY_B8G8R8, { 3, 2, 1, 0, -1, FALSE, 1 } },
    { GLY_MEMORY_R16G16B16, { 6, 0, 2, 4, -1, FALSE, 2 } },
    { GLY_MEMORY_R16G16B16A16_PREMULTIPLIED, { 8, 0, 2, 4, 6, TRUE, 2 } },
    { GLY_MEMORY_R16G16B16A16, { 8, 0, 2, 4, 6, FALSE, 2 } },
    { GLY_MEMORY_G8A8_PREMULTIPLIED, { 2, 0, 0, 0, 1, TRUE, 1 } },
    { GLY_MEMORY_G8A8, { 2, 0, 0, 0, 1, FALSE, 1 } },
    { GLY_MEMORY_G8, { 1, 0, 0, 0, -1, FALSE, 1 } },
    { GLY_MEMORY_G16A16_PREMULTIPLIED, { 4, 0, 0, 0, 2, TRUE, 2 } },
    { GLY_MEMORY_G16A16, { 4, 0, 0, 0, 2, FALSE, 2 } },
    { GLY_MEMORY_G16, { 2, 0, 0, 0, -1, FALSE, 2 } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if ((guint) layouts[i].format == format) {
      *layout = layouts[i].layout;
      return TRUE;
    }
  return FALSE; /* of floating point: no logo is */
}

static guint32
to_argb (const guint8 *pixel, const Layout *layout)
{
  int top = (int) layout->depth - 1; /* little-endian */
  guint r = pixel[layout->r + top], g = pixel[layout->g + top], b = pixel[layout->b + top];
  guint a = layout->a >= 0 ? pixel[layout->a + top] : 255;
  if (!layout->premultiplied) {
    r = r * a / 255;
    g = g * a / 255;
    b = b * a / 255;
  }
  return a << 24 | MIN (r, a) << 16 | MIN (g, a) << 8 | MIN (b, a);
}

/* A channel's part of what shows through, as division by 255 would give it; up to 255 * 255. */
static guint32
share (guint32 product)
{
  return (product + 1 + (product >> 8)) >> 8;
}

/* Four bytes a pixel, as most pictures come. A plain loop: the compiler works on many at once. */
static void
convert_words (const guint8 *from, const Layout *layout, guint32 *to, guint width)
{
  guint shift_r = (guint) layout->r * 8, shift_g = (guint) layout->g * 8;
  guint shift_b = (guint) layout->b * 8, shift_a = (guint) layout->a * 8;

  for (guint x = 0; x < width; x++) {
    guint32 word, a;

    memcpy (&word, from + x * sizeof word, sizeof word);
    word = GUINT32_FROM_LE (word);
    a = word >> shift_a & 0xff;
    to[x] = a << 24 | share ((word >> shift_r & 0xff) * a) << 16 |
            share ((word >> shift_g & 0xff) * a) << 8 | share ((word >> shift_b & 0xff) * a);
  }
}

/* Red, green and blue, as photographs and most of the other pictures come: four bytes are read at once, but
 * for the last pixel, behind which there may be nothing. */
static void
convert_triples (const guint8 *from, guint32 *to, guint width)
{
  for (guint x = 0; x + 1 < width; x++) {
    guint32 word;

    memcpy (&word, from + (gsize) x * 3, sizeof word);
    to[x] = 0xff000000 | GUINT32_FROM_BE (word) >> 8;
  }
  from += (gsize) (width - 1) * 3;
  to[width - 1] = 0xff000000 | (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
}

static void
convert_row (const guint8 *from, const Layout *layout, guint32 *to, guint width)
{
  gboolean by_words = layout->bytes == 4 && layout->depth == 1 && !layout->premultiplied;
  gboolean by_triples = layout->bytes == 3 && layout->r == 0;

  if (by_words)
    convert_words (from, layout, to, width);
  else if (by_triples)
    convert_triples (from, to, width);
  else
    for (guint x = 0; x < width; x++)
      to[x] = to_argb (from + (gsize) x * layout->bytes, layout);
}

static cairo_surface_t *
to_surface (const ComityFrame *frame)
{
  guint width = frame->width, height = frame->height;
  gsize stride = frame->stride, size;
  Layout layout;
  const guint8 *from = g_bytes_get_data (frame->pixels, &size);
  /* The frame is from a process that may be in a stranger's hands: nothing it says is believed. */
  if (!is_allowed_size (width, height) || !find_layout (frame->format, &layout) ||
      stride < (gsize) width * layout.bytes || size / stride < height - 1 ||
      size - stride * (height - 1) < (gsize) width * layout.bytes)
    return NULL;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  guint8 *to = cairo_image_surface_get_data (surface);
  gsize to_stride = (gsize) cairo_image_surface_get_stride (surface);
  for (guint y = 0; y < height; y++)
    convert_row (from + y * stride, &layout, (guint32 *) (gpointer) (to + y * to_stride), width);
  cairo_surface_mark_dirty (surface);
  return surface;
}

static cairo_surface_t *
frame_to_surface (GlyFrame *frame)
{
  return to_surface (&(ComityFrame) {
    .width = gly_frame_get_width (frame),
    .height = gly_frame_get_height (frame),
    .stride = gly_frame_get_stride (frame),
    .format = gly_frame_get_memory_format (frame),
    .pixels = gly_frame_get_buf_bytes (frame),
  });
}

/* Glycin looks at the beginning, where a drawing may have a long comment, and else at the name. It shows
 * the folder of a drawing to its decoder, so the folder holds nothing else. */
static GFile *
write_temporary (GBytes *content, const char *type, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("comity-picture-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  g_autofree char *path =
    g_build_filename (folder, g_str_equal (type, "image/svg+xml") ? "picture.svg" : "picture",
                      NULL);
  GFile *file = g_file_new_for_path (path);
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  if (!g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600,
                                 error)) {
    g_rmdir (folder);
    g_clear_object (&file);
  }
  return file;
}

static void
delete_temporary (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_file_delete (file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static cairo_surface_t *
decode_alone (GBytes *content, const char *type, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = write_temporary (content, type, error);
  if (file == NULL)
    return NULL;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) inner = g_cancellable_new ();
  g_autoptr (GSource) deadline = g_timeout_source_new_seconds (PATIENCE);
  Decoding self = { 0 };
  gulong id = cancellable != NULL ?
                g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), inner, NULL) :
                0;
  g_main_context_push_thread_default (context);
  g_source_set_callback (deadline, give_up_cb, inner, NULL);
  g_source_attach (deadline, context);
  cairo_surface_t *surface =
    run (file, context, inner, &self) ? frame_to_surface (self.frame) : NULL;
  g_source_destroy (deadline);
  g_main_context_pop_thread_default (context);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, id);
  delete_temporary (file);

  if (surface == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)) {
    gboolean ours = self.error != NULL && self.error->domain == COMITY_PICTURE_ERROR;
    g_debug ("glycin: %s", self.error != NULL ? self.error->message : "a frame that is not used");
    comity_picture_set_error (error, ours ? self.error->code : COMITY_PICTURE_ERROR_BROKEN);
  }
  g_clear_error (&self.error);
  g_clear_object (&self.frame);
  g_clear_object (&self.image);
  return surface;
}

static cairo_surface_t *
decode_shared (GBytes *content, const char *type, GCancellable *cancellable)
{
  cairo_surface_t *surface = NULL;
#ifdef COMITY_PICTURE_POOL
  ComityFrame frame = { 0 };
  if (comity_picture_pool_decode (content, type, cancellable, &frame))
    surface = to_surface (&frame);
  g_clear_pointer (&frame.pixels, g_bytes_unref);
#endif
  return surface;
}

/**
 * comity_picture_decode:
 * @content: a picture
 * @type: its media type
 * @error: a sentence of %COMITY_PICTURE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Decodes the first frame, in the sandbox. Waits; to be called in a worker thread.
 *
 * Returns: (transfer full): the picture
 */
cairo_surface_t *
comity_picture_decode (GBytes *content, const char *type, GCancellable *cancellable, GError **error)
{
  cairo_surface_t *surface = decode_shared (content, type, cancellable);
  if (surface == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    surface = decode_alone (content, type, cancellable, error);
  return surface;
}
