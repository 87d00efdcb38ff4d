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
  if (memcmp (bytes, "BM", 2) == 0 && le32 (bytes + 6) == 0)
    return "image/bmp";
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

/* The largest size that an entry or the picture inside it claims. */
static gboolean
icon_size (const guint8 *bytes, gsize size, guint *width, guint *height)
{
  guint n = le16 (bytes + 4);
  *width = *height = 0;
  for (guint i = 0; i < n && 6 + 16 * ((gsize) i + 1) <= size; i++) {
    const guint8 *entry = bytes + 6 + 16 * i;
    gsize from = le32 (entry + 12);
    guint w = entry[0] != 0 ? entry[0] : 256, h = entry[1] != 0 ? entry[1] : 256;
    if (from < size && size - from >= 24 && memcmp (bytes + from, "\x89PNG", 4) == 0) {
      w = be32 (bytes + from + 16);
      h = be32 (bytes + from + 20);
    } else if (from < size && size - from >= 12 && le32 (bytes + from) == 40) {
      w = le32 (bytes + from + 4);
      h = le32 (bytes + from + 8) / 2;
    }
    *width = MAX (*width, w);
    *height = MAX (*height, h);
  }
  return *width > 0;
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
  return FALSE;
}
