/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include <string.h>

#include "comity-picture-private.h"

static guint
be16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static guint
le16 (const guint8 *at)
{
  return (guint) at[1] << 8 | at[0];
}

static guint
be32 (const guint8 *at)
{
  return be16 (at) << 16 | be16 (at + 2);
}

static guint
le32 (const guint8 *at)
{
  return le16 (at + 2) << 16 | le16 (at);
}

static gboolean
is_svg (const guint8 *bytes, gsize size)
{
  g_autofree char *head = g_strndup ((const char *) bytes, MIN (size, 4096));
  return strcasestr (head, "<svg") != NULL;
}

/* The length of the second header is that of one of its versions. */
static gboolean
is_bitmap (const guint8 *bytes, gsize size)
{
  static const guint32 lengths[] = { 12, 16, 40, 52, 56, 64, 108, 124 };
  for (guint i = 0; size >= 18 && i < G_N_ELEMENTS (lengths); i++)
    if (le32 (bytes + 14) == lengths[i])
      return TRUE;
  return FALSE;
}

/**
 * comity_picture_sniff:
 *
 * Returns: (nullable): the media type by content, whatever it is called; %NULL: no picture that we
 *   read
 */
const char *
comity_picture_sniff (const guint8 *bytes, gsize size)
{
  if (size < 12)
    return NULL;
  if (memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  if (memcmp (bytes, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  if (memcmp (bytes, "GIF87a", 6) == 0 || memcmp (bytes, "GIF89a", 6) == 0)
    return "image/gif";
  if (memcmp (bytes, "RIFF", 4) == 0 && memcmp (bytes + 8, "WEBP", 4) == 0)
    return "image/webp";
  if (be32 (bytes) == 0x00000100 && le16 (bytes + 4) > 0)
    return "image/vnd.microsoft.icon";
  if (memcmp (bytes, "BM", 2) == 0 && is_bitmap (bytes, size))
    return "image/bmp";
  if (memcmp (bytes + 4, "ftypavif", 8) == 0)
    return "image/avif";
  if (memcmp (bytes, "\x1f\x8b\x08", 3) == 0)
    return "image/svg+xml"; /* packed; comity_svg_prepare() looks inside */
  return is_svg (bytes, size) ? "image/svg+xml" : NULL;
}

/* The frame header among the segments. */
static gboolean
jpeg_size (const guint8 *bytes, gsize size, guint *width, guint *height)
{
  gsize at = 2;
  while (at + 9 < size) {
    if (bytes[at] != 0xff) {
      at++;
      continue;
    }
    guint8 marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      *height = be16 (bytes + at + 5);
      *width = be16 (bytes + at + 7);
      return TRUE;
    }
    if (marker == 0xff || marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd9))
      at += marker == 0xff ? 1 : 2;
    else
      at += 2 + (gsize) be16 (bytes + at + 2);
  }
  return FALSE;
}

static gboolean
webp_size (const guint8 *bytes, gsize size, guint *width, guint *height)
{
  if (size < 30)
    return FALSE;
  if (memcmp (bytes + 12, "VP8 ", 4) == 0) {
    *width = le16 (bytes + 26) & 0x3fff;
    *height = le16 (bytes + 28) & 0x3fff;
  } else if (memcmp (bytes + 12, "VP8L", 4) == 0) {
    guint32 bits = le32 (bytes + 21);
    *width = (bits & 0x3fff) + 1;
    *height = (bits >> 14 & 0x3fff) + 1;
  } else {
    *width = (le32 (bytes + 24) & 0xffffff) + 1;
    *height = (le32 (bytes + 26) >> 8) + 1;
  }
  return TRUE;
}

/* What an entry of an icon holds, and how large it claims to be: as a PNG, as a bitmap, or by the
 * directory. */
static const guint8 *
read_entry (const guint8 *bytes,
            gsize size,
            guint index,
            gsize *length,
            guint *width,
            guint *height)
{
  const guint8 *entry = bytes + 6 + 16 * (gsize) index;
  gsize from = le32 (entry + 12);
  *width = entry[0] != 0 ? entry[0] : 256;
  *height = entry[1] != 0 ? entry[1] : 256;
  *length = from < size ? MIN (size - from, le32 (entry + 8)) : 0;
  if (*length >= 24 && memcmp (bytes + from, "\x89PNG", 4) == 0) {
    *width = be32 (bytes + from + 16);
    *height = be32 (bytes + from + 20);
  } else if (*length >= 12 && le32 (bytes + from) == 40) {
    *width = le32 (bytes + from + 4);
    *height = le32 (bytes + from + 8) / 2;
  }
  return bytes + MIN (from, size);
}

static guint
count_entries (const guint8 *bytes, gsize size)
{
  return (guint) MIN (le16 (bytes + 4), (size - 6) / 16);
}

/* The largest size that an entry or the picture inside it claims. */
static gboolean
icon_size (const guint8 *bytes, gsize size, guint *width, guint *height)
{
  *width = *height = 0;
  for (guint i = 0; i < count_entries (bytes, size); i++) {
    gsize length;
    guint w, h;
    read_entry (bytes, size, i, &length, &w, &h);
    *width = MAX (*width, w);
    *height = MAX (*height, h);
  }
  return *width > 0;
}

/**
 * comity_icon_prepare:
 * @content: an icon
 *
 * Takes the largest picture out of an icon where that is a PNG: the decoder of icons reads those only
 * with four channels, that of PNG all of them.
 *
 * Returns: (transfer full): what is to be decoded
 */
GBytes *
comity_icon_prepare (GBytes *content)
{
  gsize size, best_length = 0;
  const guint8 *bytes = g_bytes_get_data (content, &size), *best = NULL;
  guint largest = 0;
  for (guint i = 0; i < count_entries (bytes, size); i++) {
    gsize length;
    guint w, h;
    const guint8 *picture = read_entry (bytes, size, i, &length, &w, &h);
    if (MIN (w, h) <= largest)
      continue;
    largest = MIN (w, h);
    best = picture;
    best_length = length;
  }
  if (best_length < 24 || memcmp (best, "\x89PNG", 4) != 0)
    return g_bytes_ref (content);
  return g_bytes_new_from_bytes (content, (gsize) (best - bytes), best_length);
}

/* The box that says how large the picture is stands among the first. */
static gboolean
avif_size (const guint8 *bytes, gsize size, guint *width, guint *height)
{
  const guint8 *box = memmem (bytes, MIN (size, 4096), "ispe", 4);
  if (box == NULL || (gsize) (box - bytes) + 16 > size)
    return FALSE;
  *width = be32 (box + 8);
  *height = be32 (box + 12);
  return TRUE;
}

/**
 * comity_picture_head_size:
 *
 * Reads the size that a picture claims to have, without decoding it.
 *
 * Returns: whether it says one; a drawing does not
 */
gboolean
comity_picture_head_size (const guint8 *bytes, gsize size, guint *width, guint *height)
{
  const char *type = comity_picture_sniff (bytes, size);
  if (g_strcmp0 (type, "image/png") == 0 && size >= 24) {
    *width = be32 (bytes + 16);
    *height = be32 (bytes + 20);
    return TRUE;
  }
  if (g_strcmp0 (type, "image/gif") == 0) {
    *width = le16 (bytes + 6);
    *height = le16 (bytes + 8);
    return TRUE;
  }
  if (g_strcmp0 (type, "image/bmp") == 0 && size >= 26) {
    gboolean old = le32 (bytes + 14) == 12;
    *width = old ? le16 (bytes + 18) : le32 (bytes + 18);
    *height = old ? le16 (bytes + 20) : (guint) ABS ((gint64) (gint32) le32 (bytes + 22));
    return TRUE;
  }
  if (g_strcmp0 (type, "image/jpeg") == 0)
    return jpeg_size (bytes, size, width, height);
  if (g_strcmp0 (type, "image/webp") == 0)
    return webp_size (bytes, size, width, height);
  if (g_strcmp0 (type, "image/vnd.microsoft.icon") == 0)
    return icon_size (bytes, size, width, height);
  if (g_strcmp0 (type, "image/avif") == 0)
    return avif_size (bytes, size, width, height);
  return FALSE;
}
