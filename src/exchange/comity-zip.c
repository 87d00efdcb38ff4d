/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ZIP files (APPNOTE.TXT 6.3) as office programs want them. libarchive writes the sizes of an entry behind it, since it
 * never goes back in a file; LibreOffice refuses that of an entry that is stored as it is, as `mimetype` of an
 * OpenDocument file must be. Here the head of an entry is written again when its sizes are known.
 */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-zip.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "comity-export-private.h"

#define LOCAL_HEAD 0x04034b50
#define CENTRAL_HEAD 0x02014b50
#define CENTRAL_END 0x06054b50
#define VERSION 20
/* 1 January 1980: the same records make the same file. */
#define DAY 0x21
#define FAST 1 /* of XML most is saved by this already */

typedef struct {
  char *name;
  guint16 method;
  guint32 crc;
  guint64 packed, size, offset;
} Entry;

struct _ComityZip {
  FILE *file;
  GArray *entries;
  z_stream stream;
  gboolean packing;
  guint8 buffer[65536];
};

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->name);
}

static void
zip_free (ComityZip *self)
{
  if (self->packing)
    deflateEnd (&self->stream);
  if (self->file != NULL)
    fclose (self->file);
  g_array_unref (self->entries);
  g_free (self);
}

static Entry *
last_entry (ComityZip *self)
{
  return self->entries->len > 0 ? &g_array_index (self->entries, Entry, self->entries->len - 1) :
                                  NULL;
}

static gboolean
put_raw (ComityZip *self, const void *data, gsize length, GError **error)
{
  return fwrite (data, 1, length, self->file) == length ||
         comity_export_write_failed (errno, error);
}

/* -- Heads --------------------------------------------------------------------------------------------------- */

static void
append (GByteArray *head, guint64 number, guint bytes)
{
  guint64 little = GUINT64_TO_LE (number);
  g_byte_array_append (head, (const guint8 *) &little, bytes);
}

/* What stands before an entry and in the list of all alike. */
static void
append_facts (GByteArray *head, const Entry *entry)
{
  append (head, VERSION, 2);
  append (head, 0, 2);
  append (head, entry->method, 2);
  append (head, 0, 2);
  append (head, DAY, 2);
  append (head, entry->crc, 4);
  append (head, entry->packed, 4);
  append (head, entry->size, 4);
  append (head, strlen (entry->name), 2);
  append (head, 0, 2);
}

static gboolean
put_head (ComityZip *self, const Entry *entry, GError **error)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  append (head, LOCAL_HEAD, 4);
  append_facts (head, entry);
  g_byte_array_append (head, (const guint8 *) entry->name, (guint) strlen (entry->name));
  return put_raw (self, head->data, head->len, error);
}

static gboolean
put_central (ComityZip *self, GError **error)
{
  g_autoptr (GByteArray) list = g_byte_array_new ();
  guint64 offset = (guint64) ftello (self->file);
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);
    append (list, CENTRAL_HEAD, 4);
    append (list, VERSION, 2);
    append_facts (list, entry);
    append (list, 0, 2); /* comment */
    append (list, 0, 2); /* disk */
    append (list, 0, 2); /* attributes */
    append (list, 0, 4);
    append (list, entry->offset, 4);
    g_byte_array_append (list, (const guint8 *) entry->name, (guint) strlen (entry->name));
  }
  guint length = list->len;
  append (list, CENTRAL_END, 4);
  append (list, 0, 4);
  append (list, self->entries->len, 2);
  append (list, self->entries->len, 2);
  append (list, length, 4);
  append (list, offset, 4);
  append (list, 0, 2);
  if (offset > G_MAXUINT32)
    return comity_export_write_failed (EFBIG, error);
  return put_raw (self, list->data, list->len, error);
}

/* -- Entries ------------------------------------------------------------------------------------------------- */

static gboolean
deflate_some (ComityZip *self, Entry *entry, int flush, GError **error)
{
  int code;
  do {
    self->stream.next_out = self->buffer;
    self->stream.avail_out = sizeof self->buffer;
    code = deflate (&self->stream, flush);
    gsize n = sizeof self->buffer - self->stream.avail_out;
    if (n > 0 && !put_raw (self, self->buffer, n, error))
      return FALSE;
    entry->packed += n;
  } while (self->stream.avail_out == 0 || (flush == Z_FINISH && code == Z_OK));
  return TRUE;
}

static gboolean
end_entry (ComityZip *self, GError **error)
{
  Entry *entry = last_entry (self);
  if (entry == NULL)
    return TRUE;
  if (self->packing) {
    if (!deflate_some (self, entry, Z_FINISH, error))
      return FALSE;
    deflateEnd (&self->stream);
    self->packing = FALSE;
  } else {
    entry->packed = entry->size;
  }
  if (MAX (entry->size, entry->packed) > G_MAXUINT32)
    return comity_export_write_failed (EFBIG, error);
  if (fseeko (self->file, (off_t) entry->offset, SEEK_SET) != 0 || !put_head (self, entry, error) ||
      fseeko (self->file, 0, SEEK_END) != 0)
    return error != NULL && *error != NULL ? FALSE : comity_export_write_failed (errno, error);
  return TRUE;
}

/**
 * comity_zip_new:
 * @path: a file that is replaced
 *
 * Returns: (transfer full) (nullable): to be ended with comity_zip_close()
 */
ComityZip *
comity_zip_new (const char *path, GError **error)
{
  FILE *file = fopen (path, "w+e");
  if (file == NULL) {
    comity_export_write_failed (errno, error);
    return NULL;
  }
  ComityZip *self = g_new0 (ComityZip, 1);
  self->file = file;
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

/**
 * comity_zip_begin:
 * @name: of the entry, in ASCII
 * @packed: whether it is deflated; else it stands as it is
 *
 * Ends the entry before and begins another.
 */
gboolean
comity_zip_begin (ComityZip *self, const char *name, gboolean packed, GError **error)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (!end_entry (self, error))
    return FALSE;
  Entry entry = { .name = g_strdup (name),
                  .method = packed ? Z_DEFLATED : 0,
                  .offset = (guint64) ftello (self->file) };
  g_array_append_val (self->entries, entry);
  if (packed) {
    memset (&self->stream, 0, sizeof self->stream);
    self->packing =
      deflateInit2 (&self->stream, FAST, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK;
    if (!self->packing)
      return comity_export_write_failed (ENOMEM, error);
  }
  return put_head (self, &entry, error);
}

/** comity_zip_put: adds to the entry that was begun last. */
gboolean
comity_zip_put (ComityZip *self, const char *data, gsize length, GError **error)
{
  Entry *entry = last_entry (self);
  g_return_val_if_fail (entry != NULL, FALSE);

  entry->crc = (guint32) crc32_z (entry->crc, (const guint8 *) data, length);
  entry->size += length;
  if (!self->packing)
    return put_raw (self, data, length, error);
  while (length > 0) {
    guint part = (guint) MIN (length, G_MAXUINT / 2);
    self->stream.next_in = (guint8 *) data;
    self->stream.avail_in = part;
    if (!deflate_some (self, entry, Z_NO_FLUSH, error))
      return FALSE;
    data += part;
    length -= part;
  }
  return TRUE;
}

/**
 * comity_zip_close:
 * @self: (transfer full):
 *
 * Ends the file.
 */
gboolean
comity_zip_close (ComityZip *self, GError **error)
{
  gboolean done = end_entry (self, error) && put_central (self, error);
  if (fclose (g_steal_pointer (&self->file)) != 0 && done)
    done = comity_export_write_failed (errno, error);
  zip_free (self);
  return done;
}
