/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-generator-script.h"

#include <string.h>

/* Letters, not locales: a table that gives the same on every machine whatever ICU it has. */
static const struct {
  gunichar letter; /* small */
  const char *latin, *russian;
} letters[] = {
  { 0x0430, "a", "а" },
  { 0x0431, "b", "б" },
  { 0x0432, "v", "в" },
  { 0x0433, "g", "г" },
  { 0x0434, "d", "д" },
  { 0x0435, "e", "е" },
  { 0x0451, "e", "ё" },
  { 0x0436, "zh", "ж" },
  { 0x0437, "z", "з" },
  { 0x0438, "i", "и" },
  { 0x0439, "i", "й" },
  { 0x043a, "k", "к" },
  { 0x043b, "l", "л" },
  { 0x043c, "m", "м" },
  { 0x043d, "n", "н" },
  { 0x043e, "o", "о" },
  { 0x043f, "p", "п" },
  { 0x0440, "r", "р" },
  { 0x0441, "s", "с" },
  { 0x0442, "t", "т" },
  { 0x0443, "u", "у" },
  { 0x0444, "f", "ф" },
  { 0x0445, "kh", "х" },
  { 0x0446, "ts", "ц" },
  { 0x0447, "ch", "ч" },
  { 0x0448, "sh", "ш" },
  { 0x0449, "shch", "щ" },
  { 0x044a, "ie", "ъ" },
  { 0x044b, "y", "ы" },
  { 0x044c, "", "ь" },
  { 0x044d, "e", "э" },
  { 0x044e, "iu", "ю" },
  { 0x044f, "ia", "я" },
  /* Kazakh, Kyrgyz, Tajik, Belarusian */
  { 0x04d9, "a", "а" },
  { 0x0493, "g", "г" },
  { 0x049b, "q", "к" },
  { 0x04a3, "n", "н" },
  { 0x04e9, "o", "о" },
  { 0x04b1, "u", "у" },
  { 0x04af, "u", "у" },
  { 0x04bb, "h", "х" },
  { 0x0456, "i", "и" },
  { 0x04e3, "i", "и" },
  { 0x04ef, "u", "у" },
  { 0x04b3, "h", "х" },
  { 0x04b7, "j", "дж" },
  { 0x045e, "u", "у" },
  /* Latin letters that are no base letter with a mark */
  { 0x0111, "d", NULL },
  { 0x00f8, "o", NULL },
  { 0x0142, "l", NULL },
  { 0x0131, "i", NULL },
  { 0x0259, "a", NULL },
  { 0x00df, "ss", NULL },
  { 0x00e6, "ae", NULL },
  { 0x02bb, "", NULL },
  { 0x2019, "'", NULL },
};

/* Adds @replacement with the case of the letter that it stands for. */
static void
append_like (GString *out, const char *replacement, gboolean capital)
{
  if (capital && *replacement) {
    g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (replacement)));
    replacement = g_utf8_next_char (replacement);
  }
  g_string_append (out, replacement);
}

static void
append_letter (GString *out, gunichar letter, gboolean latin)
{
  gunichar small = g_unichar_tolower (letter);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++) {
    const char *replacement = latin ? letters[i].latin : letters[i].russian;

    if (letters[i].letter == small && replacement) {
      append_like (out, replacement, small != letter);
      return;
    }
  }
  g_string_append_unichar (out, letter);
}

/**
 * comity_script_to_latin:
 * @text: a name in Cyrillic or Latin letters
 *
 * The Latin letters of a passport: Cyrillic by the table of ICAO Doc 9303 part 3, Latin letters
 * without their marks.
 *
 * Returns: (transfer full): the name in ASCII, as far as its letters are known here
 */
char *
comity_script_to_latin (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new (NULL);

  for (const char *p = composed; *p; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);
    gunichar parts[4];

    if (letter < 0x0400 || letter > 0x04ff) {
      g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts));
      letter = parts[0];
    }
    append_letter (out, letter, TRUE);
  }
  return g_string_free (out, FALSE);
}

/**
 * comity_script_to_russian:
 * @text: a name in Cyrillic letters
 *
 * Returns: (transfer full): the name with the letters of the Russian alphabet only
 */
char *
comity_script_to_russian (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new (NULL);

  for (const char *p = composed; *p; p = g_utf8_next_char (p))
    append_letter (out, g_utf8_get_char (p), FALSE);
  return g_string_free (out, FALSE);
}

/**
 * comity_script_to_feminine:
 * @surname: a man's surname of the East Slavic pattern, in Cyrillic or Latin letters
 *
 * Returns: (transfer full): a woman's: Ivanova, Gurbanowa, Высоцкая; other surnames as they are
 */
char *
comity_script_to_feminine (const char *surname)
{
  static const char *const cyrillic[] = { "ов", "ев", "ёв", "ин", "ын" };
  static const char *const latin[] = { "ov", "ev", "ow", "ew" };

  for (guint i = 0; i < G_N_ELEMENTS (cyrillic); i++)
    if (g_str_has_suffix (surname, cyrillic[i]))
      return g_strconcat (surname, "а", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (g_str_has_suffix (surname, latin[i]))
      return g_strconcat (surname, "a", NULL);
  if (g_str_has_suffix (surname, "кий")) {
    g_autofree char *stem = g_strndup (surname, strlen (surname) - strlen ("ий"));

    return g_strconcat (stem, "ая", NULL);
  }
  return g_strdup (surname);
}

/**
 * comity_script_is_cyrillic:
 * @text: a name
 *
 * Returns: whether its first letter is Cyrillic
 */
gboolean
comity_script_is_cyrillic (const char *text)
{
  return g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_CYRILLIC;
}
