/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which charset a text is in. A mark at its beginning says it, valid UTF-8 is hardly ever anything
 * else, zeros tell UTF-16; what is left is one of the 8-bit charsets, told apart by how likely the
 * letters are that they would make of the bytes. A guess: the window shows it, and it can be said
 * otherwise.
 */
#define G_LOG_DOMAIN "comity-exchange"

#include "comity-charset.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "comity-exchange-error.h"

#define CHUNK 65536
#define SAMPLE (256 * 1024)

typedef struct {
  const char *name;
  gsize length;
  const char *mark;
} Mark;

/* The longer first: that of UTF-32LE begins with that of UTF-16LE. */
static const Mark marks[] = {
  { "UTF-32LE", 4, "\xff\xfe\0\0" },
  { "UTF-8", 3, "\xef\xbb\xbf" },
  { "UTF-16LE", 2, "\xff\xfe" },
  { "UTF-16BE", 2, "\xfe\xff" },
};

static const Mark *
find_mark (const char *data, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (data, marks[i].mark, marks[i].length) == 0)
      return &marks[i];
  return NULL;
}

/* Without a mark: in UTF-16 every second byte is one of very few. */
static const char *
guess_wide (const char *data, gsize length)
{
  guint few[2] = { 0, 0 }, zeros = 0;
  gsize n = MIN (length & ~(gsize) 1, 4096);
  for (gsize i = 0; i < n; i++) {
    zeros += data[i] == '\0';
    few[i & 1] += data[i] >= 0 && data[i] <= 5;
  }
  if (n < 4 || zeros == 0)
    return NULL;
  if (few[1] * 10 >= n / 2 * 9 && few[0] * 4 < few[1] * 3)
    return "UTF-16LE";
  return few[0] * 10 >= n / 2 * 9 && few[1] * 4 < few[0] * 3 ? "UTF-16BE" : NULL;
}

/* -- The charsets of one byte a letter ---------------------------------------------------------- */

static const char *const eight_bits[] = { "windows-1251", "KOI8-R", "IBM866", "windows-1252" };

/* How often a letter stands in Russian, in thousandths; the others of Cyrillic are rare. */
static int
russian_weight (gunichar c)
{
  static const guint8 weights[] = {
    80, 16, 45, 17, 30, 84, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28,
    47, 55, 63, 26, 3,  10, 5, 14, 7,  4,  1,  19, 17, 3,  6,   20
  };
  return c >= 0x430 && c <= 0x44f ? weights[c - 0x430] : 3;
}

/* What a byte is worth as this character between these two: letters that are common and stand
 * where letters of their sort do are for the charset, all else is against it. */
static int
weigh (gunichar before, gunichar c, gunichar after)
{
  GUnicodeScript script = g_unichar_get_script (c);
  gboolean latin_beside = (before < 0x80 && g_ascii_isalpha ((char) before)) ||
                          (after < 0x80 && g_ascii_isalpha ((char) after));
  if (!g_unichar_isalpha (c))
    return strchr ("\xab\xbb\x96\x97\xa0", (int) c) != NULL || c == 0xa0 || c == 0xab ||
               c == 0xbb || c == 0x2116 || (c >= 0x2013 && c <= 0x2026) ?
             0 :
             -40;
  if (script == G_UNICODE_SCRIPT_CYRILLIC) {
    int worth = russian_weight (g_unichar_tolower (c));
    if (latin_beside)
      return -60;
    /* A capital after a small letter: the cases are mixed up, as when KOI8 is read as 1251. */
    if (g_unichar_isupper (c) && g_unichar_islower (before))
      return -60;
    return worth + (g_unichar_islower (c) ? 10 : 0);
  }
  return latin_beside ? 55 : -30;
}

static gint64
score_charset (const char *name, const char *sample, gsize length)
{
  g_autofree char *text =
    g_convert_with_fallback (sample, (gssize) length, "UTF-8", name, "\x01", NULL, NULL, NULL);
  gint64 score = 0;
  gunichar before = ' ';
  if (text == NULL)
    return G_MININT64;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (c >= 0x80)
      score += weigh (before, c, g_utf8_get_char (g_utf8_next_char (at)));
    before = c;
  }
  return score;
}

static const char *
guess_eight_bits (const char *sample, gsize length)
{
  const char *best = "windows-1252";
  gint64 best_score = G_MININT64;
  g_autofree char *clean = g_memdup2 (sample, length);
  for (gsize i = 0; i < length; i++) {
    /* Zeros would end the text, and 0x98 is nothing in windows-1251. */
    if (clean[i] == '\0' || (guchar) clean[i] == 0x98)
      clean[i] = ' ';
  }
  for (guint i = 0; i < G_N_ELEMENTS (eight_bits); i++) {
    g_autofree char *own = g_memdup2 (clean, length);
    /* These five are nothing in windows-1252. */
    for (gsize at = 0; i == 3 && at < length; at++)
      if (strchr ("\x81\x8d\x8f\x90\x9d", own[at]) != NULL)
        own[at] = (char) 0xa6;
    gint64 score = score_charset (eight_bits[i], own, length);
    if (score > best_score) {
      best_score = score;
      best = eight_bits[i];
    }
  }
  return best;
}

/* -- The whole file ------------------------------------------------------------------------------ */

typedef struct {
  guint64 valid, broken; /* characters of several bytes; bytes that are none */
  GByteArray *sample; /* what stands around the first bytes beyond ASCII */
} Scan;

/* Returns how much of the data was looked at: a character may be cut by its end. */
static gsize
scan_utf8 (Scan *scan, const char *data, gsize length)
{
  const char *at = data, *end = data + length;
  while (at < end) {
    if ((guchar) *at < 0x80) {
      at++;
      continue;
    }
    gunichar c = g_utf8_get_char_validated (at, end - at);
    if (c == (gunichar) -2 && end - at < 6)
      break;
    gboolean sound = c != (gunichar) -1 && c != (gunichar) -2;
    scan->valid += sound;
    scan->broken += !sound;
    at = sound ? g_utf8_next_char (at) : at + 1;
  }
  return (gsize) (at - data);
}

static gboolean
has_high (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) data[i] >= 0x80)
      return TRUE;
  return FALSE;
}

static gboolean
scan_input (Scan *scan, ComityInput *input, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gsize kept = 0;
  comity_input_seek (input, 0);
  for (;;) {
    gssize n = comity_input_read (input, buffer + kept, CHUNK - kept, error);
    if (n < 0)
      return FALSE;
    if (n == 0)
      break;
    gsize length = kept + (gsize) n;
    if (scan->sample->len < SAMPLE && has_high (buffer + kept, (gsize) n))
      g_byte_array_append (scan->sample, (guint8 *) buffer + kept, (guint) n);
    gsize done = scan_utf8 (scan, buffer, length);
    kept = length - done;
    memmove (buffer, buffer + done, kept);
  }
  scan->broken += kept > 0;
  return comity_input_seek (input, 0) == 0;
}

/**
 * comity_charset_guess:
 * @input: a text; it is read whole, and is then at its beginning
 * @mark: (out): how many bytes of a mark are at its beginning
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): the charset that the text is most likely in
 */
char *
comity_charset_guess (ComityInput *input, gsize *mark, GError **error)
{
  gsize length;
  g_autoptr (GBytes) head = comity_input_head (input, 4096, error);
  if (head == NULL)
    return NULL;
  const char *data = g_bytes_get_data (head, &length);
  const Mark *found = length > 0 ? find_mark (data, length) : NULL;
  *mark = found != NULL ? found->length : 0;
  if (found != NULL)
    return g_strdup (found->name);
  const char *wide = length > 0 ? guess_wide (data, length) : NULL;
  if (wide != NULL)
    return g_strdup (wide);

  Scan scan = { .sample = g_byte_array_new () };
  g_autoptr (GByteArray) sample = scan.sample;
  if (!scan_input (&scan, input, error))
    return NULL;
  if (scan.broken == 0 || scan.broken * 100 < scan.valid)
    return g_strdup ("UTF-8");
  return g_strdup (guess_eight_bits ((const char *) sample->data, MIN (sample->len, SAMPLE)));
}

/**
 * comity_charset_canonical:
 * @name: as people write it: `cp1251`, `1251`, `win1251`, `utf8`
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): its name, if it can be read
 */
char *
comity_charset_canonical (const char *name, GError **error)
{
  static const struct {
    const char *written, *name;
  } known[] = {
    { "utf8", "UTF-8" },           { "utf8bom", "UTF-8" },        { "utf8sig", "UTF-8" },
    { "utf16", "UTF-16LE" },       { "unicode", "UTF-16LE" },     { "utf16le", "UTF-16LE" },
    { "utf16be", "UTF-16BE" },     { "utf32le", "UTF-32LE" },     { "1251", "windows-1251" },
    { "cp1251", "windows-1251" },  { "win1251", "windows-1251" }, { "windows1251", "windows-1251" },
    { "ansi", "windows-1251" },    { "1252", "windows-1252" },    { "cp1252", "windows-1252" },
    { "win1252", "windows-1252" }, { "latin1", "windows-1252" },  { "windows1252", "windows-1252" },
    { "koi8", "KOI8-R" },          { "koi8r", "KOI8-R" },         { "866", "IBM866" },
    { "cp866", "IBM866" },         { "ibm866", "IBM866" },        { "dos", "IBM866" },
    { "oem", "IBM866" },           { "iso88591", "ISO-8859-1" },  { "ascii", "UTF-8" },
  };
  g_autoptr (GString) bare = g_string_new (NULL);
  for (const char *at = name; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (bare, g_ascii_tolower (*at));
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].written, bare->str))
      return g_strdup (known[i].name);
  GIConv converter = g_iconv_open ("UTF-8", name);
  if (bare->len > 0 && converter != (GIConv) -1) {
    g_iconv_close (converter);
    return g_strdup (name);
  }
  g_set_error (error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_OPTION,
               /* Translators: %s was typed; the names of charsets stay as they are */
               _ ("“%s” is not a charset that is known here; for example UTF-8, windows-1251, "
                  "KOI8-R or CP866."),
               name);
  return NULL;
}

/* -- Decoding ------------------------------------------------------------------------------------ */

struct _ComityDecoder {
  ComityInput *input;
  GIConv converter; /* -1: it is UTF-8 already */
  char raw[CHUNK];
  gsize kept; /* bytes of raw that are not decoded yet */
  gsize unit; /* how many bytes are passed over where they mean nothing */
  gboolean at_end;
  guint64 replaced;
};

/**
 * comity_decoder_new:
 * @input: a text; borrowed
 * @charset: as comity_charset_guess() or comity_charset_canonical() call it
 * @mark: how many bytes to leave out at the beginning
 *
 * Returns: (transfer full) (nullable): its text from the beginning
 */
ComityDecoder *
comity_decoder_new (ComityInput *input, const char *charset, gsize mark, GError **error)
{
  GIConv converter = (GIConv) -1;
  if (!g_str_equal (charset, "UTF-8")) {
    converter = g_iconv_open ("UTF-8", charset);
    if (converter == (GIConv) -1) {
      g_free (comity_charset_canonical ("?", error));
      return NULL;
    }
  }
  ComityDecoder *self = g_new0 (ComityDecoder, 1);
  self->input = input;
  self->converter = converter;
  self->unit = g_str_has_prefix (charset, "UTF-16") ? 2 :
               g_str_has_prefix (charset, "UTF-32") ? 4 :
                                                      1;
  comity_input_seek (input, (gint64) mark);
  return self;
}

/** comity_decoder_free: frees the decoder, not its input. */
void
comity_decoder_free (ComityDecoder *self)
{
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_free (self);
}

/** comity_decoder_get_replaced: how many bytes meant nothing so far. */
guint64
comity_decoder_get_replaced (ComityDecoder *self)
{
  return self->replaced;
}

static void
replace (ComityDecoder *self, GString *text)
{
  g_string_append (text, "\xef\xbf\xbd");
  self->replaced++;
}

static gsize
take_utf8 (ComityDecoder *self, GString *text, gsize length)
{
  const char *at = self->raw, *end = self->raw + length, *stop;
  while (at < end) {
    gboolean valid = g_utf8_validate_len (at, (gsize) (end - at), &stop);
    g_string_append_len (text, at, stop - at);
    at = stop;
    if (valid)
      break;
    if (!self->at_end && *at != '\0' && end - at < 4 &&
        g_utf8_get_char_validated (at, end - at) == (gunichar) -2)
      break;
    replace (self, text);
    at++;
  }
  return (gsize) (at - self->raw);
}

static void
append_converted (ComityDecoder *self, GString *text, const char *out, gsize length)
{
  const char *zero;
  while ((zero = memchr (out, '\0', length)) != NULL) {
    g_string_append_len (text, out, zero - out);
    replace (self, text);
    length -= (gsize) (zero - out) + 1;
    out = zero + 1;
  }
  g_string_append_len (text, out, (gssize) length);
}

static gsize
take_other (ComityDecoder *self, GString *text, gsize length)
{
  char out[CHUNK];
  char *in = self->raw;
  gsize left = length;
  while (left > 0) {
    char *to = out;
    gsize room = sizeof out;
    gsize result = g_iconv (self->converter, &in, &left, &to, &room);
    int code = errno;
    append_converted (self, text, out, (gsize) (to - out));
    if (result != (gsize) -1 || code == E2BIG)
      continue;
    if (code == EINVAL && !self->at_end)
      break;
    replace (self, text);
    gsize step = MIN (self->unit, left);
    in += step;
    left -= step;
  }
  return length - left;
}

/**
 * comity_decoder_read:
 * @text: the next piece is added to it
 * @error: a sentence of the domain %COMITY_EXCHANGE_ERROR
 *
 * Returns: %FALSE at the end, or with @error set
 */
gboolean
comity_decoder_read (ComityDecoder *self, GString *text, GError **error)
{
  if (self->at_end)
    return FALSE;
  gssize n = comity_input_read (self->input, self->raw + self->kept, CHUNK - self->kept, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  gsize length = self->kept + (gsize) n;
  gsize done = self->converter == (GIConv) -1 ? take_utf8 (self, text, length) :
                                                take_other (self, text, length);
  self->kept = length - done;
  memmove (self->raw, self->raw + done, self->kept);
  return TRUE;
}

/**
 * comity_charset_decode:
 * @input: a text
 * @charset: (nullable): its charset; %NULL: guess
 * @limit: how many bytes it may have
 * @used: (out) (optional) (transfer full): the charset
 *
 * Returns: (transfer full) (nullable): the whole text
 */
char *
comity_charset_decode (ComityInput *input,
                       const char *charset,
                       gsize limit,
                       char **used,
                       GError **error)
{
  gsize mark = 0;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) all = comity_input_all (input, limit, error);
  if (all == NULL)
    return NULL;
  g_autofree char *guess = comity_charset_guess (input, &mark, error);
  if (guess == NULL)
    return NULL;
  g_autoptr (ComityDecoder) decoder =
    comity_decoder_new (input, charset != NULL ? charset : guess,
                        charset == NULL || g_str_has_prefix (charset, "UTF") ? mark : 0, error);
  g_autoptr (GString) text = g_string_new (NULL);
  while (decoder != NULL && comity_decoder_read (decoder, text, &problem))
    ;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (decoder != NULL && used != NULL)
    *used = g_strdup (charset != NULL ? charset : guess);
  if (decoder == NULL || (error != NULL && *error != NULL))
    return NULL;
  return g_string_free_and_steal (g_steal_pointer (&text));
}
