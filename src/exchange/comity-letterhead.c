/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-letterhead.h"

#include <string.h>

#include "comity-tongue.h"

/* What is kept is at most 256 pixels of a logo; a letterhead may be a page wide in print. */
#define MOST_PIXELS 8192

/** comity_letterhead_free: frees it. */
void
comity_letterhead_free (ComityLetterhead *self)
{
  g_free (self->name);
  g_free (self->office);
  g_free (self->lines);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  g_clear_pointer (&self->banner, cairo_surface_destroy);
  g_free (self);
}

typedef struct {
  const guchar *data;
  gsize size;
} Reading;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reading *reading = closure;
  if (length > reading->size)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->size -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint
number_at (const guchar *at)
{
  return (guint) at[0] << 24 | (guint) at[1] << 16 | (guint) at[2] << 8 | at[3];
}

/* Pictures of the office are kept as PNG, which the window's decoder has made. Others are left out. */
static cairo_surface_t *
decode (GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  Reading reading = { data, size };
  if (size < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0 ||
      number_at (data + 16) > MOST_PIXELS || number_at (data + 20) > MOST_PIXELS)
    return NULL;
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

static cairo_surface_t *
read_picture (ComityDb *db, ComityRecord *office, const char *field)
{
  const char *hash = comity_record_get (office, field);
  g_autoptr (GBytes) bytes = hash != NULL ? comity_db_blob (db, hash, NULL) : NULL;
  return bytes != NULL ? decode (bytes) : NULL;
}

static char *
dup_lines (ComityRecord *office)
{
  static const char *const rows[][3] = { { "address", "city", NULL },
                                         { "phone", "email", "website" } };
  g_autoptr (GString) lines = g_string_new (NULL);
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++) {
    gboolean begun = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (rows[row]) && rows[row][i] != NULL; i++) {
      g_autofree char *shown = g_strdup (comity_record_get (office, rows[row][i]));
      if (shown == NULL)
        continue;
      g_strdelimit (shown, "\n", ' ');
      g_string_append (lines, begun ? " · " : lines->len > 0 ? "\n" : "");
      g_string_append (lines, shown);
      begun = TRUE;
    }
  }
  return lines->len > 0 ? g_string_free_and_steal (g_steal_pointer (&lines)) : NULL;
}

/* The university's name in the language of the paper, where the office has said it. */
static const char *
get_name (ComityRecord *office)
{
  const ComityTongue *tongue = comity_tongue_spoken ();
  const char *own = comity_record_get (office, "name_local_language");
  const char *name = NULL;
  if (tongue != NULL && own != NULL && comity_tongue_find (own) == tongue)
    name = comity_record_get (office, "name_local");
  if (tongue != NULL && name == NULL && comity_tongue_find ("ru") == tongue)
    name = comity_record_get (office, "name_cyrillic");
  return name != NULL ? name : comity_record_get (office, "name");
}

/**
 * comity_letterhead_read:
 * @db: the office
 *
 * Returns: (transfer full) (nullable): what the office says about itself; without anything in it when
 *   it has said nothing; %NULL with @error
 */
ComityLetterhead *
comity_letterhead_read (ComityDb *db, GError **error)
{
  const ComityKind *kind = comity_kind_find ("office");
  g_autoptr (ComityLetterhead) self = g_new0 (ComityLetterhead, 1);
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GArray) ids = comity_db_ids (db, query, error);
  if (ids == NULL)
    return NULL;
  if (ids->len == 0)
    return g_steal_pointer (&self);
  g_autoptr (ComityRecord) office =
    comity_db_load (db, kind, g_array_index (ids, gint64, 0), error);
  if (office == NULL)
    return NULL;
  self->name = g_strdup (get_name (office));
  self->office = g_strdup (comity_record_get (office, "office_name"));
  self->lines = dup_lines (office);
  self->logo = read_picture (db, office, "logo");
  self->banner = read_picture (db, office, "letterhead");
  return g_steal_pointer (&self);
}
