/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include <math.h>
#include <string.h>

#include "comity-picture-private.h"

/*
 * A drawing is drawn at the size that it asks for, be it 16 or a million. Its first tag is rewritten,
 * so that it is drawn at twice the size that is kept, whatever it asks for.
 */

#define MOST (2 * 1024 * 1024) /* bytes of the drawing, unpacked */
#define DRAWN (2 * COMITY_PICTURE_SIDE)

static GBytes *
unpack (GBytes *content, GError **error)
{
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (packed, G_CONVERTER (unzip));
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 buffer[16384];
  gssize n;
  while ((n = g_input_stream_read (plain, buffer, sizeof buffer, NULL, NULL)) > 0) {
    if (all->len + (gsize) n > MOST) {
      comity_picture_set_error (error, COMITY_PICTURE_ERROR_LARGE);
      return NULL;
    }
    g_byte_array_append (all, buffer, (guint) n);
  }
  if (n < 0) {
    comity_picture_set_error (error, COMITY_PICTURE_ERROR_BROKEN);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* The value of an attribute within the tag, and where the attribute begins and ends. */
static char *
find_attribute (const char *tag, const char *name, const char **from, const char **to)
{
  gsize n = strlen (name);
  char quote = '\0';
  for (const char *c = tag; *c != '\0'; c++) {
    if (quote != '\0') {
      if (*c == quote)
        quote = '\0';
      continue;
    }
    if (*c == '"' || *c == '\'') {
      quote = *c;
      continue;
    }
    if (!g_ascii_isspace (*c) || strncmp (c + 1, name, n) != 0)
      continue;
    const char *equals = c + 1 + n + strspn (c + 1 + n, " \t\r\n");
    const char *value = equals + 1 + strspn (equals + 1, " \t\r\n");
    if (*equals != '=' || (*value != '"' && *value != '\''))
      continue;
    const char *end = strchr (value + 1, *value);
    if (end == NULL)
      return NULL;
    *from = c;
    *to = end + 1;
    return g_strndup (value + 1, (gsize) (end - value - 1));
  }
  return NULL;
}

static char *
cut_attribute (GString *tag, const char *name)
{
  const char *from, *to;
  char *value = find_attribute (tag->str, name, &from, &to);
  if (value != NULL)
    g_string_erase (tag, from - tag->str, to - from);
  return value;
}

/* Only lengths in user units or pixels give the box of a drawing without one. */
static double
read_length (const char *text)
{
  char *end = NULL;
  double length = text != NULL ? g_ascii_strtod (text, &end) : 0;
  if (text == NULL || end == text || !isfinite (length) || length <= 0 || *end == '%')
    return 0;
  return length;
}

static void
resize (GString *tag)
{
  const char *from, *to;
  g_autofree char *width_text = cut_attribute (tag, "width");
  g_autofree char *height_text = cut_attribute (tag, "height");
  g_autofree char *box = find_attribute (tag->str, "viewBox", &from, &to);
  double width = read_length (width_text), height = read_length (height_text);
  if (box != NULL) {
    g_auto (GStrv) numbers = g_strsplit_set (g_strstrip (box), " ,\t\r\n", -1);
    double sizes[4] = { 0 };
    guint n = 0;
    for (guint i = 0; numbers[i] != NULL && n < 4; i++)
      if (*numbers[i] != '\0')
        sizes[n++] = g_ascii_strtod (numbers[i], NULL);
    if (n == 4 && isfinite (sizes[2]) && isfinite (sizes[3]) && sizes[2] > 0 && sizes[3] > 0) {
      width = sizes[2];
      height = sizes[3];
    }
  } else if (width > 0 && height > 0) {
    char w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf (tag, " viewBox=\"0 0 %s %s\"", g_ascii_dtostr (w, sizeof w, width),
                            g_ascii_dtostr (h, sizeof h, height));
  }
  double ratio = width > 0 && height > 0 ? CLAMP (width / height, 0.05, 20) : 1;
  int w = (int) lround (ratio >= 1 ? DRAWN : DRAWN * ratio);
  int h = (int) lround (ratio >= 1 ? DRAWN / ratio : DRAWN);
  g_string_append_printf (tag, " width=\"%d\" height=\"%d\"", MAX (w, 1), MAX (h, 1));
}

/* Where the tag that begins at @tag ends: at a > that stands in no quotes. */
static const char *
end_of_tag (const char *tag)
{
  char quote = '\0';
  for (const char *c = tag; *c != '\0'; c++) {
    if (quote != '\0')
      quote = *c == quote ? '\0' : quote;
    else if (*c == '"' || *c == '\'')
      quote = *c;
    else if (*c == '>')
      return c[-1] == '/' ? c - 1 : c;
  }
  return NULL;
}

/**
 * comity_svg_prepare:
 * @content: an SVG, perhaps packed
 *
 * Returns: (transfer full): the same drawing, to be drawn at a size of our choice
 */
GBytes *
comity_svg_prepare (GBytes *content, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);
  g_autoptr (GBytes) plain = size > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b ?
                               unpack (content, error) :
                               g_bytes_ref (content);
  if (plain == NULL)
    return NULL;
  const char *text = g_bytes_get_data (plain, &size);
  if (size > MOST) {
    comity_picture_set_error (error, COMITY_PICTURE_ERROR_LARGE);
    return NULL;
  }
  g_autofree char *copy = g_strndup (text, size);
  const char *tag = strstr (copy, "<svg"), *end = tag != NULL ? end_of_tag (tag) : NULL;
  if (end == NULL || strlen (copy) != size) {
    comity_picture_set_error (error, COMITY_PICTURE_ERROR_FORMAT);
    return NULL;
  }
  g_autoptr (GString) resized = g_string_new_len (tag, end - tag);
  resize (resized);
  g_string_prepend_len (resized, copy, tag - copy);
  g_string_append (resized, end);
  return g_string_free_to_bytes (g_steal_pointer (&resized));
}
