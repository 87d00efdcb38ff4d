/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "comity-exchange-error.h"

#define MOST_ENTRIES 20000
#define LONGEST_PART (G_GINT64_CONSTANT (8) << 30)
/* Real sheets of a million equal rows shrink to a hundredth; a bomb to a thousandth. */
#define UNSUSPICIOUS (64 * 1024 * 1024)
#define MOST_SWELLING 400

struct _ComityPackage {
  ComityInput *input; /* borrowed */
  GHashTable *names;  /* in small letters with strokes -> as it is */
};

struct _ComityPart {
  ComityPackage *package;
  struct archive *archive;
  xmlTextReader *reader;
  gint64 start, decoded;
  GString *value; /* of the attribute asked for last */
  GError *error;
  char buffer[65536];
};

static void
broken (GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_SYNTAX,
               _ ("The workbook is damaged. Open it in the spreadsheet program, save it again, and "
                  "import that file."));
}

static void
encrypted (GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
               _ ("The workbook is protected by a password. Open it in the spreadsheet program, "
                  "remove the password, save it, and import it again."));
}

static void
swollen (GError **error)
{
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_LIMIT,
               _ ("The workbook is very small for what it says to hold. It was made to fill up "
                  "memory, and is not opened."));
}

/* -- libarchive over an input --------------------------------------------------------------------- */

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **buffer)
{
  ComityPart *self = data;
  *buffer = self->buffer;
  return comity_input_read (self->package->input, self->buffer, sizeof self->buffer, NULL);
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  ComityInput *input = ((ComityPart *) data)->package->input;
  gint64 from = whence == SEEK_SET ? 0 :
                whence == SEEK_CUR ? comity_input_get_position (input) :
                                     comity_input_get_size (input);
  return comity_input_seek (input, from + offset);
}

static la_int64_t
skip_cb (struct archive *archive, void *data, la_int64_t request)
{
  ComityInput *input = ((ComityPart *) data)->package->input;
  gint64 from = comity_input_get_position (input);
  return comity_input_seek (input, from + request) - from;
}

static ComityPart *
part_new (ComityPackage *package)
{
  ComityPart *self = g_new0 (ComityPart, 1);
  self->package = package;
  self->value = g_string_new (NULL);
  comity_input_seek (package->input, 0);
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_skip_callback (self->archive, skip_cb);
  archive_read_set_callback_data (self->archive, self);
  return self;
}

static char *
plain_name (const char *path)
{
  g_autofree char *strokes = g_strdelimit (g_strdup (path), "\\", '/');
  return g_ascii_strdown (*strokes == '/' ? strokes + 1 : strokes, -1);
}

static const char *
entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  return name != NULL ? name : archive_entry_pathname (entry);
}

/**
 * comity_package_open:
 * @input: a ZIP archive; borrowed
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): its parts
 */
ComityPackage *
comity_package_open (ComityInput *input, GError **error)
{
  g_autoptr (ComityPackage) self = g_new0 (ComityPackage, 1);
  struct archive_entry *entry;
  int code;
  self->input = input;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (ComityPart) part = part_new (self);
  if (archive_read_open1 (part->archive) != ARCHIVE_OK) {
    broken (error);
    return NULL;
  }
  while ((code = archive_read_next_header (part->archive, &entry)) == ARCHIVE_OK ||
         code == ARCHIVE_WARN) {
    const char *name = entry_name (entry);
    if (archive_entry_is_encrypted (entry)) {
      encrypted (error);
      return NULL;
    }
    if (name != NULL)
      g_hash_table_insert (self->names, plain_name (name), g_strdup (name));
    if (g_hash_table_size (self->names) > MOST_ENTRIES) {
      swollen (error);
      return NULL;
    }
  }
  if (code != ARCHIVE_EOF || g_hash_table_size (self->names) == 0) {
    broken (error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/** comity_package_free: forgets the parts. */
void
comity_package_free (ComityPackage *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}

/** comity_package_has: whether there is such a part. */
gboolean
comity_package_has (ComityPackage *self, const char *path)
{
  g_autofree char *name = plain_name (path);
  return g_hash_table_contains (self->names, name);
}

/** comity_package_list: (transfer full): the names of all parts, in small letters. */
char **
comity_package_list (ComityPackage *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

/* -- One part ------------------------------------------------------------------------------------- */

static gboolean
part_find (ComityPart *self, const char *path, GError **error)
{
  g_autofree char *wanted = plain_name (path);
  struct archive_entry *entry;
  if (archive_read_open1 (self->archive) == ARCHIVE_OK) {
    while (archive_read_next_header (self->archive, &entry) <= ARCHIVE_OK) {
      const char *name = entry_name (entry);
      g_autofree char *plain = name != NULL ? plain_name (name) : NULL;
      if (archive_errno (self->archive) != 0 && plain == NULL)
        break;
      if (g_strcmp0 (plain, wanted) == 0) {
        self->start = comity_input_get_position (self->package->input);
        return TRUE;
      }
    }
  }
  broken (error);
  return FALSE;
}

static gssize
part_read (ComityPart *self, char *buffer, gsize size)
{
  la_ssize_t n = archive_read_data (self->archive, buffer, size);
  if (n < 0) {
    if (self->error == NULL)
      broken (&self->error);
    return -1;
  }
  self->decoded += n;
  gint64 packed = MAX (comity_input_get_position (self->package->input) - self->start, 0) + 65536;
  if (self->decoded > LONGEST_PART ||
      (self->decoded > UNSUSPICIOUS && self->decoded / packed > MOST_SWELLING)) {
    g_clear_error (&self->error);
    swollen (&self->error);
    return -1;
  }
  return (gssize) n;
}

/**
 * comity_package_read:
 * @path: a part
 * @limit: how many bytes it may have
 *
 * Returns: (transfer full) (nullable): all of it
 */
GBytes *
comity_package_read (ComityPackage *self, const char *path, gsize limit, GError **error)
{
  g_autoptr (ComityPart) part = part_new (self);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree char *buffer = g_malloc (65536);
  gssize n;
  if (!part_find (part, path, error))
    return NULL;
  while ((n = part_read (part, buffer, 65536)) > 0 && all->len <= limit)
    g_byte_array_append (all, (guint8 *) buffer, (guint) n);
  if (n < 0) {
    g_propagate_error (error, g_steal_pointer (&part->error));
    return NULL;
  }
  if (all->len > limit) {
    swollen (error);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static int
xml_read_cb (void *data, char *buffer, int size)
{
  return (int) part_read (data, buffer, (gsize) MAX (size, 0));
}

static void
xml_error_cb (void *data,
              const char *message,
              xmlParserSeverities severity,
              xmlTextReaderLocatorPtr locator)
{
  if (severity == XML_PARSER_SEVERITY_ERROR)
    g_debug ("XML: %s", message);
}

/**
 * comity_part_open:
 * @package: a workbook, of which no other part is being read
 * @path: the part
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): its XML from the beginning
 */
ComityPart *
comity_part_open (ComityPackage *package, const char *path, GError **error)
{
  g_autoptr (ComityPart) self = part_new (package);
  if (!part_find (self, path, error))
    return NULL;
  self->reader = xmlReaderForIO (xml_read_cb, NULL, self, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (self->reader == NULL) {
    broken (error);
    return NULL;
  }
  xmlTextReaderSetErrorHandler (self->reader, xml_error_cb, NULL);
  return g_steal_pointer (&self);
}

/** comity_part_free: ends reading. */
void
comity_part_free (ComityPart *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  archive_read_free (self->archive);
  g_string_free (self->value, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

static ComityXmlEvent
part_fail (ComityPart *self, GError **error)
{
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    broken (error);
  return COMITY_XML_END_OF_PART;
}

/**
 * comity_part_next:
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * A document type is refused wherever it stands: it is never in a workbook, but in attacks.
 *
 * Returns: what stands next
 */
ComityXmlEvent
comity_part_next (ComityPart *self, GError **error)
{
  for (;;) {
    int code = xmlTextReaderRead (self->reader);
    if (code < 0 || self->error != NULL)
      return part_fail (self, error);
    if (code == 0)
      return COMITY_XML_END_OF_PART;
    switch (xmlTextReaderNodeType (self->reader)) {
    case XML_READER_TYPE_ELEMENT:
      return COMITY_XML_START;
    case XML_READER_TYPE_END_ELEMENT:
      return COMITY_XML_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return COMITY_XML_TEXT;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
                   _ ("The workbook holds a document type declaration, which no spreadsheet "
                      "program writes. It is not opened."));
      return COMITY_XML_END_OF_PART;
    default:
      break;
    }
  }
}

/** comity_part_name: the element's name without its prefix. */
const char *
comity_part_name (ComityPart *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->reader);
}

/** comity_part_text: the text that stands here. */
const char *
comity_part_text (ComityPart *self)
{
  return (const char *) xmlTextReaderConstValue (self->reader);
}

/** comity_part_is_empty: whether the element has no end of its own, as in `<v/>`. */
gboolean
comity_part_is_empty (ComityPart *self)
{
  return xmlTextReaderIsEmptyElement (self->reader) == 1;
}

/** comity_part_depth: how many elements are around this. */
int
comity_part_depth (ComityPart *self)
{
  return xmlTextReaderDepth (self->reader);
}

/**
 * comity_part_attribute:
 * @name: without a prefix
 *
 * Returns: (transfer none) (nullable): the attribute's value, until the next is asked for
 */
const char *
comity_part_attribute (ComityPart *self, const char *name)
{
  const char *found = NULL;
  for (int code = xmlTextReaderMoveToFirstAttribute (self->reader); code == 1 && found == NULL;
       code = xmlTextReaderMoveToNextAttribute (self->reader)) {
    if (g_str_equal (comity_part_name (self), name)) {
      g_string_assign (self->value, comity_part_text (self));
      found = self->value->str;
    }
  }
  xmlTextReaderMoveToElement (self->reader);
  return found;
}

/** comity_part_dup_attribute: (transfer full) (nullable): like comity_part_attribute(). */
char *
comity_part_dup_attribute (ComityPart *self, const char *name)
{
  return g_strdup (comity_part_attribute (self, name));
}

/* -- What is in the archive -------------------------------------------------------------------------- */

static gboolean
refuse_package (ComityPackage *package, GError **error)
{
  gboolean text = comity_package_has (package, "word/document.xml");
  gboolean binary = comity_package_has (package, "xl/workbook.bin");
  g_set_error_literal (
    error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
    text   ? _ ("This is a text document. Copy its table and paste it into the list here, or save "
                  "the table as a spreadsheet.") :
    binary ? _ ("This is a binary workbook (.xlsb). Open it in Excel or LibreOffice, save it as "
                ".xlsx or .ods, and import that file.") :
             _ ("This archive is not a workbook. Unpack it, and import the table that is in it."));
  return FALSE;
}

/**
 * comity_package_sniff:
 * @format: (out): which sort of workbook it is
 *
 * Returns: %FALSE with @error set if it is none that is read here
 */
gboolean
comity_package_sniff (ComityInput *input, ComityFormat *format, GError **error)
{
  g_autoptr (ComityPackage) package = comity_package_open (input, error);
  if (package == NULL)
    return FALSE;
  *format = COMITY_FORMAT_XLSX;
  if (comity_package_has (package, "xl/workbook.xml"))
    return TRUE;
  if (comity_package_has (package, "_rels/.rels") &&
      !comity_package_has (package, "word/document.xml") &&
      !comity_package_has (package, "xl/workbook.bin") &&
      !comity_package_has (package, "ppt/presentation.xml"))
    return TRUE;
  if (!comity_package_has (package, "content.xml") || !comity_package_has (package, "mimetype"))
    return refuse_package (package, error);
  g_autoptr (GBytes) type = comity_package_read (package, "mimetype", 1024, error);
  if (type == NULL)
    return FALSE;
  *format = COMITY_FORMAT_ODS;
  g_autofree char *name = g_strndup (g_bytes_get_data (type, NULL), g_bytes_get_size (type));
  if (strstr (name, "opendocument.spreadsheet") != NULL)
    return TRUE;
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT,
               _ (
                 "This is a text document. Copy its table and paste it into the list here, or save "
                 "the table as a spreadsheet."));
  return FALSE;
}
