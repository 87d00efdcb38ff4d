/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-page-charset.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

/* Declarations are looked for in so much of a page's beginning; the standard asks for 1,024. */
#define PRESCAN 4096
#define DETECT 65536
#define SURE                                                                                       \
  15 /* of 100: below, the guess is worth less than that most such pages are windows-1252 */

/* Labels of the Encoding Standard (WHATWG) and the ICU converter of the encoding that they mean. What
 * a browser does not read is not here: UTF-7, for one, lets texts pass as something else. */
static const char *const converters[][2] = {
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  { "iso-8859-1", "windows-1252" },
  { "iso8859-1", "windows-1252" },
  { "iso_8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "l1", "windows-1252" },
  { "ascii", "windows-1252" },
  { "us-ascii", "windows-1252" },
  { "windows-1252", "windows-1252" },
  { "cp1252", "windows-1252" },
  { "x-cp1252", "windows-1252" },
  { "windows-1250", "windows-1250" },
  { "cp1250", "windows-1250" },
  { "windows-1251", "windows-1251" },
  { "cp1251", "windows-1251" },
  { "cp-1251", "windows-1251" },
  { "win-1251", "windows-1251" },
  { "x-cp1251", "windows-1251" },
  { "windows-1253", "windows-1253" },
  { "cp1253", "windows-1253" },
  { "windows-1254", "windows-1254" },
  { "cp1254", "windows-1254" },
  { "iso-8859-9", "windows-1254" },
  { "latin5", "windows-1254" },
  { "windows-1255", "windows-1255" },
  { "cp1255", "windows-1255" },
  { "windows-1256", "windows-1256" },
  { "cp1256", "windows-1256" },
  { "windows-1257", "windows-1257" },
  { "cp1257", "windows-1257" },
  { "windows-1258", "windows-1258" },
  { "iso-8859-2", "ISO-8859-2" },
  { "latin2", "ISO-8859-2" },
  { "iso-8859-3", "ISO-8859-3" },
  { "iso-8859-4", "ISO-8859-4" },
  { "iso-8859-5", "ISO-8859-5" },
  { "iso-8859-6", "ISO-8859-6" },
  { "iso-8859-7", "ISO-8859-7" },
  { "iso-8859-8", "ISO-8859-8" },
  { "iso-8859-8-i", "ISO-8859-8" },
  { "iso-8859-10", "ISO-8859-10" },
  { "iso-8859-13", "ISO-8859-13" },
  { "iso-8859-14", "ISO-8859-14" },
  { "iso-8859-15", "ISO-8859-15" },
  { "latin-9", "ISO-8859-15" },
  { "koi8-r", "KOI8-R" },
  { "koi8", "KOI8-R" },
  { "koi8_r", "KOI8-R" },
  { "koi8-u", "KOI8-U" },
  { "koi8-ru", "KOI8-U" },
  { "ibm866", "IBM866" },
  { "cp866", "IBM866" },
  { "866", "IBM866" },
  { "macintosh", "macintosh" },
  { "x-mac-cyrillic", "x-mac-cyrillic" },
  { "windows-874", "windows-874" },
  { "tis-620", "windows-874" },
  { "iso-8859-11", "windows-874" },
  { "gb2312", "gb18030" },
  { "gbk", "gb18030" },
  { "x-gbk", "gb18030" },
  { "gb18030", "gb18030" },
  { "gb_2312-80", "gb18030" },
  { "chinese", "gb18030" },
  { "big5", "Big5-HKSCS" },
  { "big5-hkscs", "Big5-HKSCS" },
  { "x-x-big5", "Big5-HKSCS" },
  { "euc-jp", "EUC-JP" },
  { "x-euc-jp", "EUC-JP" },
  { "iso-2022-jp", "ISO-2022-JP" },
  { "shift_jis", "windows-31j" },
  { "shift-jis", "windows-31j" },
  { "sjis", "windows-31j" },
  { "x-sjis", "windows-31j" },
  { "windows-31j", "windows-31j" },
  { "euc-kr", "windows-949" },
  { "ks_c_5601-1987", "windows-949" },
  { "korean", "windows-949" },
  { "windows-949", "windows-949" },
  { "utf-16", "UTF-16LE" },
  { "utf-16le", "UTF-16LE" },
  { "utf-16be", "UTF-16BE" },
  { "utf-32le", "UTF-32LE" },
  { "utf-32be", "UTF-32BE" },
};

/**
 * comity_page_charset_get_encoding:
 * @label: as in a declaration, in letters of either case
 *
 * Returns: (nullable): ICU's name of the encoding that browsers mean by it
 */
const char *
comity_page_charset_get_encoding (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (converters); i++)
    if (g_ascii_strcasecmp (converters[i][0], label) == 0)
      return converters[i][1];
  return NULL;
}

/* The word after "charset=", as in a header or in a meta tag; %NULL when it is no label we know. */
static char *
dup_label_after (const char *text)
{
  const char *at = text;
  while (g_ascii_isspace (*at))
    at++;
  if (*at != '=')
    return NULL;
  do
    at++;
  while (g_ascii_isspace (*at) || *at == '"' || *at == '\'');
  gsize n = strcspn (at, " \t\r\n\"'>;/,");
  if (n == 0 || n > 40)
    return NULL;
  g_autofree char *label = g_ascii_strdown (at, (gssize) n);
  return comity_page_charset_get_encoding (label) != NULL ? g_steal_pointer (&label) : NULL;
}

static char *
dup_label_in (const char *text)
{
  for (const char *at = text; (at = strcasestr (at, "charset")) != NULL;) {
    char *label = dup_label_after (at += strlen ("charset"));
    if (label != NULL)
      return label;
  }
  return NULL;
}

static const char *
skip_comment (const char *at)
{
  const char *end = strstr (at + 2, "-->"); /* <!--> is a whole one */
  return end != NULL ? end + 3 : at + strlen (at);
}

/* What the first meta tag that names one says, or an XML declaration. */
static char *
dup_declared (const char *head)
{
  if (g_str_has_prefix (head, "<?xml")) {
    const char *end = strstr (head, "?>"), *at = strstr (head, "encoding");
    char *label = at != NULL && at < end ? dup_label_after (at + strlen ("encoding")) : NULL;
    if (label != NULL)
      return label;
  }
  for (const char *at = strchr (head, '<'); at != NULL; at = strchr (at, '<')) {
    if (g_str_has_prefix (at, "<!--")) {
      at = skip_comment (at);
    } else if (g_ascii_strncasecmp (at, "<meta", 5) == 0) {
      g_autofree char *tag = g_strndup (at, strcspn (at, ">"));
      char *label = dup_label_in (tag);
      if (label != NULL)
        return label;
      at += 5;
    } else
      at++;
  }
  return NULL;
}

static const char *
mark_of (const guint8 *bytes, gsize size, gsize *length)
{
  static const struct {
    guint8 bytes[4];
    gsize length;
    const char *label;
  } marks[] = {
    { { 0xef, 0xbb, 0xbf }, 3, "utf-8" },    { { 0xff, 0xfe, 0, 0 }, 4, "utf-32le" },
    { { 0, 0, 0xfe, 0xff }, 4, "utf-32be" }, { { 0xfe, 0xff }, 2, "utf-16be" },
    { { 0xff, 0xfe }, 2, "utf-16le" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0) {
      *length = marks[i].length;
      return marks[i].label;
    }
  return NULL;
}

/* Valid UTF-8 with several characters beyond ASCII is hardly ever anything else. A page that was cut
 * may end within a character. */
static gboolean
is_utf8 (const char *text, gsize size, guint *n_wide)
{
  const char *end = NULL;
  gboolean valid = g_utf8_validate_len (text, size, &end) || (gsize) (text + size - end) < 4;
  *n_wide = 0;
  for (const char *c = text; valid && c < end; c++)
    if ((guchar) *c >= 0xc0)
      (*n_wide)++;
  return valid;
}

/* Code units of two or four bytes that do not say so: each of the first signs of a page is of ASCII,
 * as in the table of appendix F of XML 1.0. */
static const char *
wide_units_of (const char *bytes, gsize size)
{
  static const struct {
    const char *label;
    const char *zeros; /* which of the first eight bytes are zero */
  } shapes[] = {
    { "utf-32be", "0001"
                  "0001" },
    { "utf-32le", "1000"
                  "1000" },
    { "utf-16be", "0101"
                  "0101" },
    { "utf-16le", "1010"
                  "1010" },
  };
  for (guint i = 0; size >= 8 && i < G_N_ELEMENTS (shapes); i++) {
    gboolean fits = TRUE;
    for (guint b = 0; b < 8; b++)
      fits = fits && (bytes[b] == 0) == (shapes[i].zeros[b] == '0');
    if (fits)
      return shapes[i].label;
  }
  return NULL;
}

/* Pairs of bytes of which at least half are kana: EUC-JP. The Chinese standard has kana in the same
 * rows, and no Chinese text is made of them. */
static gboolean
is_kana (const char *text, gsize size)
{
  guint pairs = 0, kana = 0;
  for (gsize i = 0; i < size; i++) {
    guchar lead = (guchar) text[i];
    if (lead < 0x80)
      continue;
    if (i + 1 == size)
      break; /* cut within a sign */
    if (lead < 0xa1 || (guchar) text[++i] < 0xa1)
      return FALSE;
    pairs++;
    kana += lead == 0xa4 || lead == 0xa5;
  }
  return pairs >= 3 && kana * 2 >= pairs;
}

/* Hebrew on the web is windows-1255, which has the same letters and more signs. */
static const char *
usual_label (const char *detected)
{
  return g_str_has_prefix (detected, "ISO-8859-8") ? "windows-1255" : detected;
}

/* The likeliest of what pages are written in. UTF-16 is told by its zeros before this is asked. */
static char *
dup_detected (const char *text, gsize size)
{
  if (is_kana (text, size))
    return g_strdup ("euc-jp");
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  int32_t n = 0;
  char *label = NULL;
  ucsdet_enableInputFilter (detector, TRUE);
  ucsdet_setText (detector, text, (int32_t) MIN (size, DETECT), &status);
  const UCharsetMatch **matches = ucsdet_detectAll (detector, &n, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < n && label == NULL; i++) {
    const char *name = ucsdet_getName (matches[i], &status);
    if (ucsdet_getConfidence (matches[i], &status) < SURE)
      break;
    if (U_SUCCESS (status) && comity_page_charset_get_encoding (name) != NULL &&
        !g_str_has_prefix (name, "UTF-"))
      label = g_ascii_strdown (usual_label (name), -1);
  }
  ucsdet_close (detector);
  return label != NULL ? label : g_strdup ("windows-1252");
}

/* A declaration that the bytes contradict is not believed. */
static char *
dup_believable (const char *text, gsize size, const char *declared)
{
  guint n_wide;
  gboolean utf8 = is_utf8 (text, size, &n_wide);
  const char *converter = declared != NULL ? comity_page_charset_get_encoding (declared) : NULL;
  if (converter != NULL && g_str_has_prefix (converter, "UTF-16"))
    converter = NULL; /* in a page that could be read as far as that, it is not true */
  if (converter != NULL && !g_str_equal (converter, "UTF-8"))
    return utf8 && n_wide >= 3 ? g_strdup ("utf-8") : g_strdup (declared);
  if (utf8)
    return converter == NULL && n_wide == 0 && declared == NULL ? g_strdup ("windows-1252") :
                                                                  g_strdup ("utf-8");
  return dup_detected (text, size);
}

static char *
convert (const char *text, gsize size, const char *label)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *name = comity_page_charset_get_encoding (label);
  if (g_strcmp0 (name, "UTF-8") == 0)
    return g_utf8_make_valid (text, (gssize) size);
  g_autofree char *utf8 = g_malloc0 (size * 4 + 1);
  UConverter *from = ucnv_open (name, &status), *to = ucnv_open ("UTF-8", &status);
  char *target = utf8;
  const char *source = text;
  if (U_SUCCESS (status))
    ucnv_convertEx (to, from, &target, utf8 + size * 4, &source, text + size, NULL, NULL, NULL,
                    NULL, TRUE, TRUE, &status);
  ucnv_close (from);
  ucnv_close (to);
  if (U_FAILURE (status))
    return g_utf8_make_valid (text, (gssize) size);
  for (char *c = utf8; c < target; c++)
    if (*c == '\0')
      *c = ' ';
  *target = '\0';
  gsize used = (gsize) (target - utf8) + 1;
  return g_realloc (g_steal_pointer (&utf8), used);
}

static char *
dup_without_nul (const char *text, gsize size)
{
  char *plain = g_strndup (text, size);
  for (gsize i = 0; i < size; i++)
    plain[i] = text[i] != '\0' ? text[i] : ' ';
  return plain;
}

/**
 * comity_page_charset_decode:
 * @body: bytes of a text of the web
 * @content_type: (nullable): the header of that name
 * @charset: (out) (optional) (transfer full): the label of what it was read as
 *
 * Turns a page into UTF-8: by its byte order mark, then by what the header or the page declare as
 * long as the bytes do not contradict it, then by a guess (ICU).
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
comity_page_charset_decode (GBytes *body, const char *content_type, char **charset)
{
  gsize size, skip = 0;
  const char *data = g_bytes_get_data (body, &size), *bytes = data != NULL ? data : "";
  const char *mark = size > 0 ? mark_of ((const guint8 *) bytes, size, &skip) : NULL;
  g_autofree char *label = g_strdup (mark);
  g_autofree char *plain = NULL;
  char *text;
  if (label == NULL) {
    g_autofree char *head = dup_without_nul (bytes, MIN (size, PRESCAN));
    g_autofree char *declared = content_type != NULL ? dup_label_in (content_type) : NULL;
    const char *wide = wide_units_of (bytes, size);
    if (declared == NULL)
      declared = dup_declared (head);
    label = wide != NULL ? g_strdup (wide) : dup_believable (bytes, size, declared);
  }
  if (g_strcmp0 (comity_page_charset_get_encoding (label), "UTF-8") == 0) {
    plain = dup_without_nul (bytes + skip, size - skip);
    text = g_utf8_make_valid (plain, -1);
  } else
    text = convert (bytes + skip, size - skip, label);
  if (charset != NULL)
    *charset = g_steal_pointer (&label);
  return text;
}
