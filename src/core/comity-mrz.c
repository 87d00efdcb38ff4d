/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-mrz.h"

#include <string.h>

#include "comity-date.h"
#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-places.h"

#define MAX_LINES 3
#define MAX_TYPED 1000

/** Characters @first to @last of @line, all counted from 1; @line 0: there is none. */
typedef struct {
  guint8 line, first, last;
} Span;

/** Where a format keeps what: ICAO Doc 9303, parts 4 to 7. A check digit follows its part. */
typedef struct {
  guint8 n_lines, length;
  gboolean visa;
  Span names, number, nationality, birth, sex, expiry, optional;
  gboolean optional_checked;
  Span composite[4]; /* what the last check digit is made of; its place is the last character */
  guint8 composite_line; /* 0: none */
} Layout;

static const Layout layouts[] = {
  [COMITY_MRZ_TD1] = { 3,
                       30,
                       FALSE,
                       { 3, 1, 30 },
                       { 1, 6, 14 },
                       { 2, 16, 18 },
                       { 2, 1, 6 },
                       { 2, 8, 8 },
                       { 2, 9, 14 },
                       { 1, 16, 30 },
                       FALSE,
                       { { 1, 6, 30 }, { 2, 1, 7 }, { 2, 9, 15 }, { 2, 19, 29 } },
                       2 },
  [COMITY_MRZ_TD2] = { 2,
                       36,
                       FALSE,
                       { 1, 6, 36 },
                       { 2, 1, 9 },
                       { 2, 11, 13 },
                       { 2, 14, 19 },
                       { 2, 21, 21 },
                       { 2, 22, 27 },
                       { 2, 29, 35 },
                       FALSE,
                       { { 2, 1, 10 }, { 2, 14, 20 }, { 2, 22, 35 }, { 0, 0, 0 } },
                       2 },
  [COMITY_MRZ_TD3] = { 2,
                       44,
                       FALSE,
                       { 1, 6, 44 },
                       { 2, 1, 9 },
                       { 2, 11, 13 },
                       { 2, 14, 19 },
                       { 2, 21, 21 },
                       { 2, 22, 27 },
                       { 2, 29, 42 },
                       TRUE,
                       { { 2, 1, 10 }, { 2, 14, 20 }, { 2, 22, 43 }, { 0, 0, 0 } },
                       2 },
  [COMITY_MRZ_MRV_A] = { 2,
                         44,
                         TRUE,
                         { 1, 6, 44 },
                         { 2, 1, 9 },
                         { 2, 11, 13 },
                         { 2, 14, 19 },
                         { 2, 21, 21 },
                         { 2, 22, 27 },
                         { 2, 29, 44 },
                         FALSE,
                         { { 0, 0, 0 } },
                         0 },
  [COMITY_MRZ_MRV_B] = { 2,
                         36,
                         TRUE,
                         { 1, 6, 36 },
                         { 2, 1, 9 },
                         { 2, 11, 13 },
                         { 2, 14, 19 },
                         { 2, 21, 21 },
                         { 2, 22, 27 },
                         { 2, 29, 36 },
                         FALSE,
                         { { 0, 0, 0 } },
                         0 },
};

/** A zone being read. */
typedef struct {
  const Layout *layout;
  char *lines[MAX_LINES];
  GPtrArray *problems;
} Zone;

static void
problem_free (gpointer data)
{
  g_free (((ComityMrzProblem *) data)->message);
  g_free (data);
}

/**
 * comity_mrz_free:
 * @self: what a zone says
 */
void
comity_mrz_free (ComityMrz *self)
{
  g_free (self->lines);
  g_free (self->document);
  g_free (self->issuer);
  g_free (self->issuer_country);
  g_free (self->family_name);
  g_free (self->given_names);
  g_free (self->number);
  g_free (self->nationality);
  g_free (self->citizenship);
  g_free (self->birth_date);
  g_free (self->sex);
  g_free (self->valid_to);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static void G_GNUC_PRINTF (4, 5)
  add_problem (Zone *zone, guint line, guint column, const char *format, ...)
{
  ComityMrzProblem *problem = g_new (ComityMrzProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  *problem = (ComityMrzProblem) { line, column, g_strdup_vprintf (format, arguments) };
  va_end (arguments);
  g_ptr_array_add (zone->problems, problem);
}

/* -- Characters and check digits ------------------------------------------------------------ */

/* The value of a character, -1 for one that cannot stand in a zone. */
static int
value_of (char c)
{
  if (g_ascii_isdigit (c))
    return c - '0';
  if (c >= 'A' && c <= 'Z')
    return c - 'A' + 10;
  return c == '<' ? 0 : -1;
}

/**
 * comity_mrz_check_digit:
 * @text: characters of a zone
 * @length: how many
 *
 * Returns: their check digit: weights 7, 3 and 1, modulo 10 (Doc 9303-3, 4.9)
 */
char
comity_mrz_check_digit (const char *text, gsize length)
{
  static const int weights[] = { 7, 3, 1 };
  int sum = 0;

  for (gsize i = 0; i < length; i++)
    sum += MAX (value_of (text[i]), 0) * weights[i % 3];
  return (char) ('0' + sum % 10);
}

static char
at (const Zone *zone, guint line, guint column)
{
  return zone->lines[line - 1][column - 1];
}

static char *
dup_span (const Zone *zone, Span span)
{
  return g_strndup (zone->lines[span.line - 1] + span.first - 1, span.last - span.first + 1);
}

/* What people and scanners take for each other. */
static const char *
twins_of (char c)
{
  static const char *const twins[] = { "0OQD", "O0QD", "Q0O", "D0O", "1IL", "I1L",
                                       "L1I",  "5S",   "S5",  "8B",  "B8",  "2Z",
                                       "Z2",   "6G",   "G6",  "<KC", "K<",  "C<" };

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (twins[i][0] == c)
      return twins[i] + 1;
  return "";
}

/* The one character whose twin would make the check digit right, if there is exactly one. */
static gboolean
find_slip (const char *text, gboolean digits, char digit, guint *place, char *instead)
{
  g_autofree char *tried = g_strdup (text);
  gsize length = strlen (text);
  guint found = 0;

  for (gsize i = 0; i < length; i++) {
    for (const char *twin = twins_of (text[i]); *twin; twin++) {
      tried[i] = *twin;
      if (digits && !g_ascii_isdigit (*twin))
        continue;
      if (comity_mrz_check_digit (tried, length) == digit) {
        *place = (guint) i;
        *instead = *twin;
        found++;
      }
    }
    tried[i] = text[i];
  }
  return found == 1;
}

static void
say_wrong_digit (Zone *zone,
                 Span span,
                 const char *text,
                 gboolean digits,
                 char digit,
                 const char *what)
{
  guint place = 0;
  char instead = 0;
  char right = comity_mrz_check_digit (text, strlen (text));

  if (find_slip (text, digits, digit, &place, &instead))
    add_problem (zone, span.line, span.first + place,
                 /* Translators: %1$s is for example “the date of birth”; then numbers of a line and
                    a character, and two characters */
                 _ ("The check digit of %1$s does not match. Perhaps character %3$u of line %2$u "
                    "is “%5$c”, not “%4$c”."),
                 what, span.line, span.first + place, text[place], instead);
  else
    add_problem (
      zone, span.line, span.last + 1,
      /* Translators: %1$s is for example “the date of birth”; then numbers of a line and
                    of characters, and two digits */
      _ ("The check digit of %1$s does not match: compare characters %3$u to %4$u of line "
         "%2$u. Character %5$u is “%6$c”; for what stands before it, it would be “%7$c”."),
      what, span.line, span.first, span.last, span.last + 1, digit, right);
}

/* Whether the digit after @span confirms it; @digits: it has no letters. */
static gboolean
check (Zone *zone, Span span, gboolean digits, const char *what)
{
  g_autofree char *text = dup_span (zone, span);
  char digit = at (zone, span.line, span.last + 1);

  if (digit == comity_mrz_check_digit (text, strlen (text)))
    return TRUE;
  say_wrong_digit (zone, span, text, digits, digit, what);
  return FALSE;
}

static void
check_composite (Zone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint line = zone->layout->composite_line, last = zone->layout->length;

  if (line == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (zone->layout->composite); i++) {
    Span span = zone->layout->composite[i];

    if (span.line > 0) {
      g_autofree char *part = dup_span (zone, span);

      g_string_append (text, part);
    }
  }
  /* Where a part is wrong already, that has been said. */
  if (zone->problems->len == 0 &&
      at (zone, line, last) != comity_mrz_check_digit (text->str, text->len))
    add_problem (zone, line, last,
                 /* Translators: numbers of a character and of a line, and two digits */
                 _ ("The last check digit does not match: character %1$u of line %2$u is “%3$c”; "
                    "it should be “%4$c”."),
                 last, line, at (zone, line, last), comity_mrz_check_digit (text->str, text->len));
}

/* -- Parts ---------------------------------------------------------------------------------- */

static gboolean
require_class (Zone *zone, Span span, gboolean digits, const char *what)
{
  for (guint column = span.first; column <= span.last; column++) {
    char c = at (zone, span.line, column);

    if (c == '<' || (digits ? g_ascii_isdigit (c) : g_ascii_isalpha (c)))
      continue;
    add_problem (zone, span.line, column,
                 digits ?
                   /* Translators: numbers of a line and a character, the character, and for example
                      “the date of birth” */
                   _ ("Line %1$u, character %2$u: “%3$c” cannot stand in %4$s, which has digits "
                      "only.") :
                   /* Translators: numbers of a line and a character, the character, and for example
                      “the name” */
                   _ ("Line %1$u, character %2$u: “%3$c” cannot stand in %4$s, which has letters "
                      "only."),
                 span.line, column, c, what);
    return FALSE;
  }
  return TRUE;
}

/* “ANNA<MARIA” → “Anna Maria” */
static char *
dup_name (const char *part)
{
  GString *name = g_string_new (NULL);

  for (const char *c = part; *c; c++) {
    gboolean begins = name->len == 0 || name->str[name->len - 1] == ' ';

    if (*c == '<' && !begins)
      g_string_append_c (name, ' ');
    else if (*c != '<')
      g_string_append_c (name, begins ? *c : g_ascii_tolower (*c));
  }
  g_strchomp (name->str);
  if (*name->str == '\0') {
    g_string_free (name, TRUE);
    return NULL;
  }
  return g_string_free_and_steal (name);
}

static void
read_names (Zone *zone, ComityMrz *mrz)
{
  g_autofree char *text = dup_span (zone, zone->layout->names);
  char *parting;

  /* Translators: part of a sentence: “… cannot stand in the name” */
  if (!require_class (zone, zone->layout->names, FALSE, C_ ("part of a passport", "the name")))
    return;
  mrz->cut = text[strlen (text) - 1] != '<';
  parting = strstr (text, "<<");
  if (parting) {
    *parting = '\0';
    mrz->given_names = dup_name (parting + 2);
  }
  mrz->family_name = dup_name (text);
}

/* Century by sense: nobody was born in the future, and no document runs for fifty years. */
static int
full_year (int short_year, const char *today, gboolean past)
{
  int now = (int) g_ascii_strtoll (today, NULL, 10);
  int year = now - now % 100 + short_year;

  if (past)
    return year > now ? year - 100 : year;
  return year > now + 50 ? year - 100 : year;
}

/* “740812” → 1974-08-12; month and day may be unknown. */
static char *
dup_date (const char *text, const char *today, gboolean past)
{
  g_autofree char *iso = NULL;
  int year;

  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return NULL;
  year = full_year ((text[0] - '0') * 10 + text[1] - '0', today, past);
  if (strchr (text + 2, '<') == text + 2)
    iso = g_strdup_printf ("%04d", year);
  else if (strchr (text + 4, '<') == text + 4)
    iso = g_strdup_printf ("%04d-%.2s", year, text + 2);
  else
    iso = g_strdup_printf ("%04d-%.2s-%.2s", year, text + 2, text + 4);
  return comity_date_normalize (iso, NULL);
}

static char *
read_date (Zone *zone, Span span, const char *today, gboolean past, const char *what)
{
  g_autofree char *text = dup_span (zone, span);
  char *date;

  if (!require_class (zone, span, TRUE, what) || !check (zone, span, TRUE, what))
    return NULL;
  date = dup_date (text, today, past);
  if (!date && strspn (text, "<") != strlen (text))
    add_problem (zone, span.line, span.first,
                 /* Translators: numbers of a line and of characters, and for example “the date of
                    birth” */
                 _ ("Line %1$u, characters %2$u to %3$u: the calendar has no such day for %4$s."),
                 span.line, span.first, span.last, what);
  return date;
}

static char *
dup_stripped (const char *text)
{
  g_autofree char *copy = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  copy = g_strdup (text);
  g_strdelimit (copy, "<", ' ');
  g_strstrip (copy);
  return *copy ? g_strdup (copy) : NULL;
}

/* A card whose number has more than nine characters goes on with it where optional data stand. */
static char *
read_long_number (Zone *zone, const char *what)
{
  Span more = zone->layout->optional;
  g_autofree char *head = dup_span (zone, zone->layout->number);
  g_autofree char *tail = dup_span (zone, more);
  gsize length = strcspn (tail, "<");
  g_autofree char *number = NULL;

  if (length < 2)
    return NULL;
  number = g_strdup_printf ("%s%.*s", head, (int) length - 1, tail);
  if (tail[length - 1] == comity_mrz_check_digit (number, strlen (number)))
    return g_steal_pointer (&number);
  say_wrong_digit (zone, (Span) { more.line, more.first, (guint8) (more.first + length - 2) },
                   number, FALSE, tail[length - 1], what);
  return NULL;
}

static char *
read_number (Zone *zone)
{
  Span span = zone->layout->number;
  g_autofree char *text = dup_span (zone, span);
  /* Translators: part of a sentence: “The check digit of the number does not match” */
  const char *what = C_ ("part of a passport", "the number");

  if (zone->layout == &layouts[COMITY_MRZ_TD1] && at (zone, span.line, span.last + 1) == '<' &&
      !strchr (text, '<'))
    return read_long_number (zone, what);
  return check (zone, span, FALSE, what) ? dup_stripped (text) : NULL;
}

/* Codes of Doc 9303-3, section 5, that ISO 3166-1 does not have. */
static char *
dup_country (const char *code)
{
  static const struct {
    const char *code, *country;
  } special[] = {
    { "D", "DE" },   { "GBD", "GB" }, { "GBN", "GB" }, { "GBO", "GB" },
    { "GBP", "GB" }, { "GBS", "GB" }, { "RKS", "XK" }, { "ZIM", "ZW" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_strcmp0 (special[i].code, code) == 0)
      return g_strdup (special[i].country);
  return code && strlen (code) == 3 ? comity_country_find (code) : NULL;
}

static char *
read_code (Zone *zone, Span span)
{
  g_autofree char *text = dup_span (zone, span);

  /* Translators: part of a sentence: “… cannot stand in the code of the country” */
  return require_class (zone, span, FALSE, C_ ("part of a passport", "the code of the country")) ?
           dup_stripped (text) :
           NULL;
}

static char *
read_sex (Zone *zone)
{
  Span span = zone->layout->sex;
  char c = at (zone, span.line, span.first);

  if (strchr ("FMX<", c))
    return g_strndup (c == '<' ? "X" : &c, 1);
  add_problem (zone, span.line, span.first,
               /* Translators: numbers of a line and a character, and the character */
               _ ("Line %1$u, character %2$u: the sex is F, M or <, not “%3$c”."), span.line,
               span.first, c);
  return NULL;
}

static void
check_optional (Zone *zone)
{
  Span span = zone->layout->optional;
  g_autofree char *text = dup_span (zone, span);
  gboolean empty = strspn (text, "<") == strlen (text);

  if (!zone->layout->optional_checked || (empty && at (zone, span.line, span.last + 1) == '<'))
    return;
  /* Translators: part of a sentence: “The check digit of the personal number does not match” */
  check (zone, span, FALSE, C_ ("part of a passport", "the personal number"));
}

/* -- Lines ---------------------------------------------------------------------------------- */

/* What a person types or pastes, as it is printed: capitals, no blanks; quotation marks that an
 * editor made of < signs. */
static char *
dup_clean (const char *typed)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = typed; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == 0xAB) /* « */
      g_string_append (clean, "<<");
    else if (c == 0x2039) /* ‹ */
      g_string_append_c (clean, '<');
    else if (c == '\n' || c == '\r')
      g_string_append_c (clean, '\n');
    else if (!g_unichar_isspace (c))
      g_string_append_unichar (clean, g_unichar_toupper (c));
  }
  return g_string_free_and_steal (clean);
}

/* The lines that are not empty; one long line is cut where the lines of its format end. */
static char **
split_lines (const char *clean)
{
  g_auto (GStrv) raw = g_strsplit (clean, "\n", -1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint n = 0;
  gsize length = 0;

  for (guint i = 0; raw[i]; i++)
    if (*raw[i]) {
      g_strv_builder_add (lines, raw[i]);
      length = strlen (raw[i]);
      n++;
    }
  if (n == 1 && (length == 88 || length == 72 || length == 90)) {
    g_auto (GStrv) only = g_strv_builder_end (lines);
    gsize each = length == 88 ? 44 : length == 72 ? 36 : 30;
    g_autoptr (GStrvBuilder) cut = g_strv_builder_new ();

    for (gsize from = 0; from < length; from += each)
      g_strv_builder_take (cut, g_strndup (only[0] + from, each));
    return g_strv_builder_end (cut);
  }
  return g_strv_builder_end (lines);
}

static gboolean
refuse (GError **error, int code, char *message)
{
  g_set_error_literal (error, COMITY_CORE_ERROR, code, message);
  g_free (message);
  return FALSE;
}

static gboolean
check_characters (char **lines, GError **error)
{
  for (guint i = 0; lines[i]; i++) {
    guint column = 1;

    for (const char *p = lines[i]; *p; p = g_utf8_next_char (p), column++) {
      g_autofree char *shown = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      if (strlen (shown) > 1 || value_of (*p) < 0)
        return refuse (error, COMITY_CORE_ERROR_SYNTAX,
                       g_strdup_printf (
                         /* Translators: numbers of a line and a character, and the character */
                         _ ("Line %1$u, character %2$u: “%3$s” cannot stand there. These lines "
                            "have Latin capitals, digits and < only."),
                         i + 1, column, shown));
    }
  }
  return TRUE;
}

/* Which format was meant: by the number of lines, the first letter and the nearest length. */
static ComityMrzFormat
guess_format (char **lines)
{
  gsize longest = 0;

  for (guint i = 0; lines[i]; i++)
    longest = MAX (longest, strlen (lines[i]));
  if (g_strv_length (lines) == 3)
    return COMITY_MRZ_TD1;
  if (lines[0][0] == 'V')
    return longest > 40 ? COMITY_MRZ_MRV_A : COMITY_MRZ_MRV_B;
  return longest > 40 || lines[0][0] == 'P' ? COMITY_MRZ_TD3 : COMITY_MRZ_TD2;
}

static gboolean
check_lengths (char **lines, const Layout *layout, GError **error)
{
  for (guint i = 0; lines[i]; i++) {
    gsize length = strlen (lines[i]);

    if (length != layout->length)
      return refuse (
        error, COMITY_CORE_ERROR_RANGE,
        g_strdup_printf (
          /* Translators: %1$u is the number of a line, then two numbers of characters */
          ngettext ("Line %1$u has %2$u character; it should have %3$u. Count the < signs.",
                    "Line %1$u has %2$u characters; it should have %3$u. Count the < signs.",
                    (gulong) length),
          i + 1, (guint) length, (guint) layout->length));
  }
  return TRUE;
}

static gboolean
check_lines (char **lines, GError **error)
{
  guint n = g_strv_length (lines);

  if (n == 2 || n == 3)
    return check_characters (lines, error);
  return refuse (error, COMITY_CORE_ERROR_SYNTAX,
                 g_strdup_printf (
                   /* Translators: %u is how many lines were typed */
                   ngettext ("There is %u line. A passport or visa has two lines with < signs, a "
                             "card three; type all of them.",
                             "There are %u lines. A passport or visa has two lines with < signs, a "
                             "card three; type all of them.",
                             n),
                   n));
}

static void
read_zone (Zone *zone, ComityMrz *mrz, const char *today)
{
  const Layout *layout = zone->layout;
  g_autofree char *document = dup_span (zone, (Span) { 1, 1, 2 });

  mrz->document = dup_stripped (document);
  mrz->issuer = read_code (zone, (Span) { 1, 3, 5 });
  mrz->issuer_country = dup_country (mrz->issuer);
  read_names (zone, mrz);
  mrz->number = read_number (zone);
  mrz->nationality = read_code (zone, layout->nationality);
  mrz->citizenship = dup_country (mrz->nationality);
  /* Translators: part of a sentence: “The check digit of the date of birth does not match” */
  mrz->birth_date =
    read_date (zone, layout->birth, today, TRUE, C_ ("part of a passport", "the date of birth"));
  mrz->sex = read_sex (zone);
  /* Translators: part of a sentence: “The check digit of the last day of validity does not match” */
  mrz->valid_to = read_date (zone, layout->expiry, today, FALSE,
                             C_ ("part of a passport", "the last day of validity"));
  check_optional (zone);
  check_composite (zone);
}

/**
 * comity_mrz_parse:
 * @typed: two or three lines as typed or pasted; blanks and small letters do not matter
 * @today: the day, by which the century of a year is guessed
 * @error: when these are no such lines: what is wrong, where and what to do
 *
 * Reads the machine-readable zone of a passport, visa or card.
 *
 * Returns: (transfer full) (nullable): what it says, with the problems found
 */
ComityMrz *
comity_mrz_parse (const char *typed, const char *today, GError **error)
{
  g_autofree char *shortened = g_utf8_make_valid (typed, (gssize) strnlen (typed, MAX_TYPED));
  g_autofree char *clean = dup_clean (shortened);
  g_auto (GStrv) lines = split_lines (clean);
  Zone zone = { 0 };
  ComityMrz *mrz;
  ComityMrzFormat format;

  if (!check_lines (lines, error))
    return NULL;
  format = guess_format (lines);
  if (!check_lengths (lines, &layouts[format], error))
    return NULL;
  mrz = g_new0 (ComityMrz, 1);
  mrz->format = format;
  mrz->lines = g_strjoinv ("\n", lines);
  mrz->problems = g_ptr_array_new_with_free_func (problem_free);
  zone.layout = &layouts[format];
  zone.problems = mrz->problems;
  for (guint i = 0; lines[i]; i++)
    zone.lines[i] = lines[i];
  read_zone (&zone, mrz, today);
  return mrz;
}

/**
 * comity_mrz_looks_like:
 * @typed: a text
 *
 * Returns: whether somebody probably means it for a machine-readable zone
 */
gboolean
comity_mrz_looks_like (const char *typed)
{
  g_autofree char *clean = dup_clean (typed);
  gsize length = strlen (clean);

  return length >= 60 && length < 120 && strstr (clean, "<<") != NULL;
}
