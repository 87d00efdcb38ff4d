/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sort of file it is, by what is in it. What is not read here gets advice. */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-sniff.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-charset.h"
#include "comity-exchange-error.h"
#include "comity-list-text.h"
#include "comity-package.h"

#define HEAD 65536

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_FORMAT, sentence);
  return FALSE;
}

static gboolean
holds (const char *data, gsize length, const char *wanted, gsize n)
{
  return memmem (data, length, wanted, n) != NULL;
}

/* A word as the directory of an OLE file has it, in UTF-16. */
static gboolean
holds_wide (const char *data, gsize length, const char *word)
{
  gsize n = strlen (word);
  g_autofree char *wide = g_malloc0 (2 * n);
  for (gsize i = 0; i < n; i++)
    wide[2 * i] = word[i];
  return holds (data, length, wide, 2 * n);
}

static gboolean
refuse_ole (ComityInput *input, GError **error)
{
  gsize length;
  g_autoptr (GBytes) all = comity_input_head (input, 64 * 1024 * 1024, error);
  if (all == NULL)
    return FALSE;
  const char *data = g_bytes_get_data (all, &length);
  if (holds_wide (data, length, "EncryptedPackage"))
    return refuse (_ ("The workbook is protected by a password. Open it in the spreadsheet "
                      "program, remove the password, save it, and import it again."),
                   error);
  if (holds_wide (data, length, "WordDocument"))
    return refuse (_ ("This is a text document. Copy its table and paste it into the list here, or "
                      "save the table as a spreadsheet."),
                   error);
  return refuse (_ ("This is a workbook of the old sort (.xls, up to Excel 2003). Open it in Excel "
                    "or LibreOffice, save it as .xlsx or .ods, and import that file."),
                 error);
}

/* Magic numbers of what people choose by mistake, and of old workbooks without a container. */
static const struct {
  gsize length;
  const char *magic;
  gboolean workbook;
} others[] = {
  { 4, "\x09\x08\x10\x00", TRUE },
  { 4, "\x09\x08\x08\x00", TRUE },
  { 4, "\x09\x04\x06\x00", TRUE },
  { 4, "\x09\x02\x06\x00", TRUE },
  { 4, "\x09\x00\x04\x00", TRUE },
  { 5, "%PDF-", FALSE },
  { 4, "\x89PNG", FALSE },
  { 3, "\xff\xd8\xff", FALSE },
  { 4, "GIF8", FALSE },
  { 2, "\x1f\x8b", FALSE },
  { 6, "7z\xbc\xaf\x27\x1c", FALSE },
  { 4, "Rar!", FALSE },
  { 4,
    "\x7f"
    "ELF",
    FALSE },
  { 15, "SQLite format 3", FALSE },
  { 5, "{\\rtf", FALSE },
};

static gboolean
sniff_binary (ComityInput *input,
              const char *data,
              gsize length,
              ComityFormat *format,
              gboolean *known,
              GError **error)
{
  *known = TRUE;
  if (length >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    return comity_package_sniff (input, format, error);
  if (length >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return refuse_ole (input, error);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    if (length < others[i].length || memcmp (data, others[i].magic, others[i].length) != 0)
      continue;
    if (others[i].workbook)
      return refuse_ole (input, error);
    return refuse (_ (
                     "This is not a table. Tables are read from .xlsx, .ods, .csv, .json, .ics and "
                     ".vcf files, from web pages and from text."),
                   error);
  }
  *known = FALSE;
  return TRUE;
}

static gboolean
begins (const char *text, const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* The second line of JSON lines begins an object too. */
static gboolean
is_json_lines (const char *text)
{
  const char *last = strchr (text, '\n'), *next = last;

  if (*text != '{' || last == NULL)
    return FALSE;
  while (g_ascii_isspace (*next))
    next++;
  while (last > text && g_ascii_isspace (*last))
    last--;
  return *last == '}' && (*next == '{' || *next == '\0');
}

static gboolean
sniff_markup (const char *text, ComityFormat *format, gboolean *known, GError **error)
{
  static const char *const html[] = { "<table", "<html", "<meta", "<body", "<div", "<!doctype html",
                                      "<style", "<p",    "<head", "<br",   "<tr",  "<!--" };
  *known = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (html); i++)
    if (begins (text, html[i]))
      return (*format = COMITY_FORMAT_HTML) == COMITY_FORMAT_HTML;
  if (begins (text, "<?xml")) {
    if (strstr (text, "<html") != NULL || strstr (text, "<HTML") != NULL)
      return (*format = COMITY_FORMAT_HTML) == COMITY_FORMAT_HTML;
    return refuse (_ ("This is XML. Open it in Excel or LibreOffice, save it as .xlsx or .ods, and "
                      "import that file."),
                   error);
  }
  *known = FALSE;
  return TRUE;
}

static gboolean
sniff_text (const char *text, ComityFormat *format, GError **error)
{
  gboolean known;
  *format = COMITY_FORMAT_CSV;
  while (g_ascii_isspace (*text) && *text != '\t')
    text++;
  if (*text == '<' && (!sniff_markup (text, format, &known, error) || known))
    return known && (error == NULL || *error == NULL);
  if (begins (text, "BEGIN:VCALENDAR") || begins (text, "BEGIN:VEVENT"))
    *format = COMITY_FORMAT_ICALENDAR;
  else if (begins (text, "BEGIN:VCARD"))
    *format = COMITY_FORMAT_VCARD;
  else if (is_json_lines (text))
    *format = COMITY_FORMAT_JSONL;
  else if (*text == '{' || (*text == '[' && comity_list_text_is_json (text)))
    *format = COMITY_FORMAT_JSON;
  else if (comity_list_text_seems (text))
    *format = COMITY_FORMAT_LIST;
  return TRUE;
}

/**
 * comity_sniff:
 * @input: a file; it is then at its beginning
 * @format: (out): what sort it is
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR, with advice
 *
 * Returns: whether it is of a sort that is read here
 */
gboolean
comity_sniff (ComityInput *input, ComityFormat *format, GError **error)
{
  gsize length;
  gboolean known;
  g_autoptr (GBytes) head = comity_input_head (input, HEAD, error);
  if (head == NULL)
    return FALSE;
  const char *data = g_bytes_get_data (head, &length);
  if (!sniff_binary (input, data, length, format, &known, error) || known)
    return known && (error == NULL || *error == NULL);
  g_autoptr (ComityInput) first = comity_input_new_for_bytes (head);
  g_autofree char *text = comity_charset_decode (first, NULL, HEAD, NULL, error);
  return text != NULL && sniff_text (text, format, error);
}
