/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that an OpenDocument spreadsheet needs (ISO/IEC 26300, 2.2.4): `mimetype` first and not
 * packed, a manifest, styles, and the content as a stream. */
#define G_LOG_DOMAIN "comity-exchange"

#include <string.h>

#include "comity-export-private.h"
#include "comity-zip.h"

static const char mime_type[] = "application/vnd.oasis.opendocument.spreadsheet";

static const char manifest[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
  "manifest:version=\"1.3\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
  "manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
  "</manifest:manifest>\n";

static const char content_head[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<office:document-content office:version=\"1.3\" "
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
  "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\">"
  "<office:automatic-styles>"
  "<number:date-style style:name=\"D\" number:automatic-order=\"true\"><number:day/>"
  "<number:text>.</number:text><number:month number:style=\"long\"/><number:text>.</number:text>"
  "<number:year number:style=\"long\"/></number:date-style>"
  "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"D\"/>"
  "<style:style style:name=\"head\" style:family=\"table-cell\">"
  "<style:table-cell-properties fo:background-color=\"#e8e8e8\"/>"
  "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
  "<style:style style:name=\"wide\" style:family=\"table-column\">"
  "<style:table-column-properties style:column-width=\"4cm\"/></style:style>"
  "</office:automatic-styles><office:body><office:spreadsheet>";

typedef struct {
  ComityZip *zip;
  GString *text;
} OdsWriter;

static gboolean
put_whole (ComityZip *zip, const char *name, gboolean packed, const char *text, GError **error)
{
  return comity_zip_begin (zip, name, packed, error) &&
         comity_zip_put (zip, text, strlen (text), error);
}

static gpointer
ods_open (const char *path, const char *title, ComityExportFlags flags, GError **error)
{
  ComityZip *zip = comity_zip_new (path, error);
  if (zip == NULL)
    return NULL;
  if (!put_whole (zip, "mimetype", FALSE, mime_type, error) ||
      !put_whole (zip, "META-INF/manifest.xml", TRUE, manifest, error) ||
      !comity_zip_begin (zip, "content.xml", TRUE, error)) {
    comity_zip_close (zip, NULL);
    return NULL;
  }
  OdsWriter *self = g_new0 (OdsWriter, 1);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  self->zip = zip;
  self->text = g_string_new (content_head);
  g_string_append_printf (self->text, "<table:table table:name=\"%s\">", escaped);
  return self;
}

static gboolean
flush (OdsWriter *self, GError **error)
{
  gboolean done = comity_zip_put (self->zip, self->text->str, self->text->len, error);
  g_string_truncate (self->text, 0);
  return done;
}

/* Line ends are paragraphs, more than one space is told by number; what XML cannot have is left out. */
static void
append_paragraphs (GString *out, const char *text)
{
  g_string_append (out, "<text:p>");
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '\n')
      g_string_append (out, "</text:p><text:p>");
    else if (*at == '\t')
      g_string_append (out, "<text:tab/>");
    else if (*at == ' ' &&
             (at == text || at[-1] == ' ' || at[-1] == '\n' || at[1] == '\0' || at[1] == '\n'))
      g_string_append (out, "<text:s/>");
    else if (*at == '<')
      g_string_append (out, "&lt;");
    else if (*at == '&')
      g_string_append (out, "&amp;");
    else if ((guchar) *at >= 0x20)
      g_string_append_c (out, *at);
  }
  g_string_append (out, "</text:p>");
}

static void
append_cell (GString *out, const char *text, ComityCellType type, gboolean head)
{
  if (*text == '\0') {
    g_string_append (out, "<table:table-cell/>");
    return;
  }
  if (head)
    g_string_append (out,
                     "<table:table-cell table:style-name=\"head\" office:value-type=\"string\">");
  else if (type == COMITY_CELL_NUMBER)
    g_string_append_printf (out,
                            "<table:table-cell office:value-type=\"float\" office:value=\"%s\">",
                            text);
  else if (type == COMITY_CELL_DATE)
    g_string_append_printf (out,
                            "<table:table-cell table:style-name=\"day\" office:value-type=\"date\" "
                            "office:date-value=\"%s\">",
                            text);
  else if (type == COMITY_CELL_BOOLEAN)
    g_string_append_printf (
      out, "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"%s\">", text);
  else
    g_string_append (out, "<table:table-cell office:value-type=\"string\">");
  append_paragraphs (out, text);
  g_string_append (out, "</table:table-cell>");
}

static gboolean
ods_row (gpointer writer, const ComityCells *cells, gboolean head, GError **error)
{
  OdsWriter *self = writer;
  guint n = comity_cells_get_size (cells);
  if (head)
    g_string_append_printf (self->text,
                            "<table:table-column table:style-name=\"wide\" "
                            "table:number-columns-repeated=\"%u\"/>"
                            "<table:table-header-rows>",
                            MAX (n, 1));
  g_string_append (self->text, "<table:table-row>");
  for (guint i = 0; i < n; i++)
    append_cell (self->text, comity_cells_get (cells, i), comity_cells_get_type (cells, i), head);
  g_string_append (self->text,
                   head ? "</table:table-row></table:table-header-rows>" : "</table:table-row>");
  return self->text->len < 65536 || flush (self, error);
}

static gboolean
ods_close (gpointer writer, GError **error)
{
  OdsWriter *self = writer;
  g_string_append (self->text,
                   "</table:table></office:spreadsheet></office:body></office:document-content>\n");
  gboolean done = flush (self, error);
  done = comity_zip_close (self->zip, done ? error : NULL) && done;
  g_string_free (self->text, TRUE);
  g_free (self);
  return done;
}

const ComitySheetOps comity_sheet_ods = { ods_open, ods_row, ods_close };
