/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-text-fold.h"

/*
 * Small letters of U+0430–U+045F. Russian, Belarusian, Ukrainian, Serbian and Macedonian; the
 * choice is the spelling that, after comity_fold_sound(), meets the most habits of writing names
 * in Latin letters. "" drops the letter.
 */
static const char *const basic[] = {
  "a",  "b",    "v",  "g",  "d",  "e",  "zh", "z",
  "i",  "y",    "k",  "l",  "m",  "n",  "o",  "p",  /* а–п */
  "r",  "s",    "t",  "u",  "f",  "kh", "ts", "ch",
  "sh", "shch", "",   "y",  "",   "e",  "yu", "ya", /* р–я */
  "e",  "yo",   "dj", "g",  "ye", "dz", "i",  "yi",
  "y",  "l",    "n",  "ch", "k",  "i",  "u",  "dzh", /* ѐ–џ */
};

/* Letters of the languages of Central Asia and the Caucasus, sorted. */
static const struct {
  gunichar letter;
  const char *latin;
} further[] = {
  { 0x0491, "g" },  /* ґ */
  { 0x0493, "g" },  /* ғ: Uzbek g‘, Tajik gh, Kazakh ğ */
  { 0x0497, "zh" }, /* җ */
  { 0x0499, "z" },  /* ҙ */
  { 0x049B, "k" },  /* қ */
  { 0x049D, "k" },  /* ҝ */
  { 0x04A1, "k" },  /* ҡ */
  { 0x04A3, "n" },  /* ң */
  { 0x04AB, "s" },  /* ҫ */
  { 0x04AF, "u" },  /* ү */
  { 0x04B1, "u" },  /* ұ */
  { 0x04B3, "h" },  /* ҳ */
  { 0x04B7, "j" },  /* ҷ */
  { 0x04B9, "j" },  /* ҹ */
  { 0x04BB, "h" },  /* һ */
  { 0x04D9, "a" },  /* ә */
  { 0x04E3, "i" },  /* ӣ */
  { 0x04E9, "o" },  /* ө */
  { 0x04EF, "u" },  /* ӯ */
};

/* а е и о у ы э ю я ё є і ї */
static gboolean
is_vowel (gunichar c)
{
  static const gunichar vowels[] = { 0x0430, 0x0435, 0x0438, 0x043E, 0x0443, 0x044B, 0x044D,
                                     0x044E, 0x044F, 0x0451, 0x0454, 0x0456, 0x0457 };

  for (guint i = 0; i < G_N_ELEMENTS (vowels); i++) {
    if (vowels[i] == c)
      return TRUE;
  }
  return FALSE;
}

/**
 * comity_fold_cyrillic:
 * @c: a small letter
 * @before: the small letter before it, or 0
 *
 * Writes a Cyrillic letter in Latin ones. ў is Uzbek o‘ (Ўзбекистон), but after a vowel it is the
 * Belarusian short u (Магілёў).
 *
 * Returns: (transfer none) (nullable): Latin letters, possibly none; %NULL when @c is not known
 */
const char *
comity_fold_cyrillic (gunichar c, gunichar before)
{
  if (c == 0x045E)
    return is_vowel (before) ? "u" : "o";
  if (c >= 0x0430 && c <= 0x045F)
    return basic[c - 0x0430];
  for (gsize i = 0; c >= 0x0491 && i < G_N_ELEMENTS (further); i++) {
    if (further[i].letter == c)
      return further[i].latin;
  }
  return NULL;
}
