/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "comity-mrz.h"
#include "comity-text.h"

/* Of which a letter in four may differ between two ways to write a name in another script. */
#define SIMILAR_PERCENT 34

/** One letter and what stands for it in a zone: ICAO Doc 9303-3, section 6. */
typedef struct {
  gunichar letter;
  const char *latin;
} Letter;

/* Section 6.A: letters of Latin scripts that are more than a letter with a mark. */
/* clang-format off */
static const Letter latin[] = {
  { 0x00C4, "AE" }, { 0x00C5, "AA" }, { 0x00C6, "AE" }, { 0x00D0, "D" },  { 0x00D6, "OE" },
  { 0x00D8, "OE" }, { 0x00DC, "UE" }, { 0x00DE, "TH" }, { 0x0110, "D" },  { 0x0126, "H" },
  { 0x0131, "I" },  { 0x0132, "IJ" }, { 0x0138, "Q" },  { 0x0141, "L" },  { 0x014A, "N" },
  { 0x0152, "OE" }, { 0x0166, "T" },  { 0x018F, "E" },  { 0x1E9E, "SS" }, { 0x00DF, "SS" },
};

/* Section 6.B: Cyrillic. */
static const Letter cyrillic[] = {
  { 0x0401, "E" },  { 0x0402, "D" },  { 0x0403, "G" },  { 0x0404, "IE" }, { 0x0405, "DZ" },
  { 0x0406, "I" },  { 0x0407, "I" },  { 0x0408, "J" },  { 0x0409, "LJ" }, { 0x040A, "NJ" },
  { 0x040B, "C" },  { 0x040C, "K" },  { 0x040E, "U" },  { 0x040F, "DZ" }, { 0x0410, "A" },
  { 0x0411, "B" },  { 0x0412, "V" },  { 0x0413, "G" },  { 0x0414, "D" },  { 0x0415, "E" },
  { 0x0416, "ZH" }, { 0x0417, "Z" },  { 0x0418, "I" },  { 0x0419, "I" },  { 0x041A, "K" },
  { 0x041B, "L" },  { 0x041C, "M" },  { 0x041D, "N" },  { 0x041E, "O" },  { 0x041F, "P" },
  { 0x0420, "R" },  { 0x0421, "S" },  { 0x0422, "T" },  { 0x0423, "U" },  { 0x0424, "F" },
  { 0x0425, "KH" }, { 0x0426, "TS" }, { 0x0427, "CH" }, { 0x0428, "SH" }, { 0x0429, "SHCH" },
  { 0x042A, "IE" }, { 0x042B, "Y" },  { 0x042C, "" },   { 0x042D, "E" },  { 0x042E, "IU" },
  { 0x042F, "IA" }, { 0x0490, "G" },  { 0x0492, "G" },  { 0x049A, "K" },  { 0x04A2, "N" },
  { 0x04AE, "U" },  { 0x04B0, "U" },  { 0x04B2, "KH" }, { 0x04BA, "H" },  { 0x04D8, "A" },
  { 0x04E2, "I" },  { 0x04E8, "O" },  { 0x04EE, "U" },  { 0x04B6, "J" },
};

/* Section 6.C: Arabic, with the letters of Persian and Urdu. */
static const Letter arabic[] = {
  { 0x0621, "XE" },  { 0x0622, "XAA" }, { 0x0623, "XAE" }, { 0x0624, "U" },   { 0x0625, "I" },
  { 0x0626, "XI" },  { 0x0627, "A" },   { 0x0628, "B" },   { 0x0629, "XTA" }, { 0x062A, "T" },
  { 0x062B, "XTH" }, { 0x062C, "J" },   { 0x062D, "XH" },  { 0x062E, "XKH" }, { 0x062F, "D" },
  { 0x0630, "XDH" }, { 0x0631, "R" },   { 0x0632, "Z" },   { 0x0633, "S" },   { 0x0634, "XSH" },
  { 0x0635, "XSS" }, { 0x0636, "XDZ" }, { 0x0637, "XTT" }, { 0x0638, "XZZ" }, { 0x0639, "E" },
  { 0x063A, "G" },   { 0x0641, "F" },   { 0x0642, "Q" },   { 0x0643, "K" },   { 0x0644, "L" },
  { 0x0645, "M" },   { 0x0646, "N" },   { 0x0647, "H" },   { 0x0648, "W" },   { 0x0649, "XAY" },
  { 0x064A, "Y" },   { 0x0671, "XXA" }, { 0x0679, "XXT" }, { 0x067E, "P" },   { 0x0681, "XKE" },
  { 0x0685, "XXH" }, { 0x0686, "XC" },  { 0x0688, "XXD" }, { 0x0691, "XXR" }, { 0x0698, "XJ" },
  { 0x06A9, "XKK" }, { 0x06AF, "XGG" }, { 0x06BA, "XNN" }, { 0x06BE, "XDO" }, { 0x06C1, "XXG" },
  { 0x06CC, "XYA" }, { 0x06D2, "XYB" },
};
/* clang-format on */

static const char *
find_in (const Letter *letters, gsize n, gunichar letter)
{
  for (gsize i = 0; i < n; i++)
    if (letters[i].letter == letter)
      return letters[i].latin;
  return NULL;
}

static const char *
find_letter (gunichar letter)
{
  const char *found = find_in (latin, G_N_ELEMENTS (latin), letter);

  if (!found)
    found = find_in (cyrillic, G_N_ELEMENTS (cyrillic), letter);
  return found ? found : find_in (arabic, G_N_ELEMENTS (arabic), letter);
}

/* A letter with a mark stands without it; what is no letter and no blank falls away. */
static void
append_letter (GString *text, gunichar letter, gboolean plain_umlauts)
{
  const char *found = plain_umlauts && (letter == 0xC4 || letter == 0xD6 || letter == 0xDC) ?
                        NULL :
                        find_letter (letter);
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (found) {
    g_string_append (text, found);
    return;
  }
  n = g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts));
  if (parts[0] >= 'A' && parts[0] <= 'Z')
    g_string_append_c (text, (char) parts[0]);
  else if (n > 1 && find_letter (parts[0]))
    g_string_append (text, find_letter (parts[0]));
  else if (g_unichar_isspace (letter) || letter == '-' || letter == 0x2010)
    g_string_append_c (text, ' ');
}

static char *
transliterate (const char *text, gboolean plain_umlauts)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *zone = g_string_new (NULL);

  for (const char *p = composed ? composed : ""; *p; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    append_letter (zone, letter == 0x0131 || letter == 0xDF ? letter : g_unichar_toupper (letter),
                   plain_umlauts);
  }
  return g_string_free_and_steal (zone);
}

/**
 * comity_mrz_transliterate:
 * @text: a name in Latin, Cyrillic or Arabic letters
 *
 * Returns: (transfer full): the capitals that stand for it in a machine-readable zone, with blanks
 *   between words (ICAO Doc 9303-3, section 6)
 */
char *
comity_mrz_transliterate (const char *text)
{
  return transliterate (text, FALSE);
}

static void
drop_blanks (char *text)
{
  char *to = text;

  for (const char *from = text; *from; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';
}

static gboolean
same_letters (const char *zone, const char *typed, gboolean plain_umlauts)
{
  g_autofree char *one = transliterate (zone, plain_umlauts);
  g_autofree char *other = transliterate (typed, plain_umlauts);

  drop_blanks (one);
  drop_blanks (other);
  return *other && g_str_equal (one, other);
}

/* How many letters must be put in, taken out or changed to make one of the other. */
static guint
distance (const char *a, const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = (guint) j;
  for (gsize i = 1; a[i - 1]; i++) {
    guint diagonal = row[0];

    row[0] = (guint) i;
    for (gsize j = 1; j <= n; j++) {
      guint above = row[j];
      guint changed = diagonal + (a[i - 1] != b[j - 1]);

      row[j] = MIN (MIN (row[j], row[j - 1]) + 1, changed);
      diagonal = above;
    }
  }
  return row[n];
}

static gboolean
is_similar (char *one, char *other, guint percent)
{
  gsize longest;

  drop_blanks (one);
  drop_blanks (other);
  longest = MAX (strlen (one), strlen (other));
  return longest > 0 && distance (one, other) * 100 <= longest * percent;
}

/* Scripts that write few vowels, or none, are compared without them. */
static gboolean
has_vowels (const char *typed)
{
  for (const char *p = typed; *p; p = g_utf8_next_char (p)) {
    GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

    if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW)
      return FALSE;
  }
  return TRUE;
}

static void
drop_vowels (char *text)
{
  char *to = text;

  for (const char *from = text; *from; from++)
    if (!strchr ("aeiouy", *from))
      *to++ = *from;
  *to = '\0';
}

/**
 * comity_mrz_compare:
 * @zone: a name as the machine-readable zone has it
 * @typed: the name as somebody typed it, in any script
 *
 * Compares letter by letter by the table of ICAO Doc 9303, then by sound.
 *
 * Returns: whether they can be the same name
 */
ComityMrzLikeness
comity_mrz_compare (const char *zone, const char *typed)
{
  g_autofree char *one = comity_text_fold (zone);
  g_autofree char *other = comity_text_fold (typed);
  gboolean vowels = has_vowels (typed);

  if (same_letters (zone, typed, FALSE) || same_letters (zone, typed, TRUE))
    return COMITY_MRZ_SAME;
  if (!vowels) {
    drop_vowels (one);
    drop_vowels (other);
  }
  return is_similar (one, other, vowels ? SIMILAR_PERCENT : 60) ? COMITY_MRZ_SIMILAR :
                                                                  COMITY_MRZ_DIFFERENT;
}
