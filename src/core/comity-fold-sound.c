/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-text-fold.h"

#include <string.h>

/*
 * The second half of comity_text_fold(): one word of Latin letters, however transliterated, to
 * what the spellings of one name have in common.
 *
 * The rules are chosen so that (1) what is typed letter by letter keeps matching: the form of a
 * beginning of a word should be a beginning of the word's form; hence ч stays `ch` and k, q and c
 * are all `c`. It fails for one letter where two letters stand for a sound of its own: `k` on the
 * way to `kh` (х), `p` to `ph`, `y` to `ye`, `d` to `dzh`. (2) A form is its own form.
 */

typedef struct {
  const char *in;
  gsize length;
  GString *out;
} Scan;

static char
at (const Scan *scan, gsize i)
{
  return i < scan->length ? scan->in[i] : '\0';
}

static gboolean
is_vowel (char c)
{
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static char
last (const Scan *scan)
{
  return scan->out->len > 0 ? scan->out->str[scan->out->len - 1] : '\0';
}

/* Doubled letters become one (digits do not). */
static void
put (Scan *scan, char c)
{
  if (c != last (scan) || !g_ascii_isalpha (c))
    g_string_append_c (scan->out, c);
}

/* Е, Э, Ё and ye, yo, at the start and after a vowel: all `ie`, so that Yelkin, Elkin, Ёлкин and
 * Boev, Boyev meet, and what is typed as `y` is already on the way. */
static void
put_e (Scan *scan)
{
  if (last (scan) == '\0' || is_vowel (last (scan)))
    put (scan, 'i');
  put (scan, 'e');
}

/* x is х in Uzbek (Xabib) and кс elsewhere: after e (Alexey) and in some well-known words. */
static gboolean
is_x_ks (const Scan *scan, gsize i)
{
  static const char *const words[] = { "maxi",  "oxan",  "oxfo", "luxe",
                                       "felix", "roxan", "xeni", "phoenix" };

  if (i > 0 && scan->in[i - 1] == 'e')
    return TRUE;
  for (guint w = 0; w < G_N_ELEMENTS (words); w++) {
    if (g_str_has_prefix (scan->in, words[w]))
      return TRUE;
  }
  return g_str_equal (scan->in, "max") || g_str_equal (scan->in, "marx");
}

/* Sounds that begin with s, all of one class with it: sh, sch, shch (ш, щ); also cut short. */
static gsize
take_s (Scan *scan, gsize i)
{
  static const char *const hissing[] = { "shch", "sch", "sh" };

  put (scan, 's');
  for (guint h = 0; h < G_N_ELEMENTS (hissing); h++) {
    if (g_str_has_prefix (scan->in + i, hissing[h]))
      return strlen (hissing[h]);
  }
  return g_str_equal (scan->in + i, "sc") ? 2 : 1;
}

/* Latin c, k, q and their sounds; `ch` is ч wherever it comes from. */
static gsize
take_c (Scan *scan, gsize i)
{
  if (at (scan, i) == 'k' && at (scan, i + 1) == 'h') {
    put (scan, 'h');
    return 2;
  }
  put (scan, 'c');
  if (at (scan, i) == 'c' && at (scan, i + 1) == 'h') {
    put (scan, 'h');
    return 2;
  }
  return 1;
}

/* дж in its spellings is one class with ж: dzh, and dj where it is not of ad-junct. */
static gsize
take_d (Scan *scan, gsize i)
{
  char next = at (scan, i + 1), after = at (scan, i + 2);

  if ((next == 'z' && after == 'h') ||
      (next == 'j' && (i == 0 || (is_vowel (after) && after != 'u')))) {
    put (scan, 'z');
    return next == 'z' ? 3 : 2;
  }
  put (scan, 'd');
  return next == 'h' ? 2 : 1;
}

static gsize
take_t (Scan *scan, gsize i)
{
  char next = at (scan, i + 1);

  if (i == 0 && next == 'c' && at (scan, i + 2) == 'h')
    return 1;
  put (scan, 't');
  if (next == 'z' && at (scan, i + 2) != 'h') {
    put (scan, 's');
    return 2;
  }
  return next == 'h' ? 2 : 1;
}

/* й, ы and the y of ya, yu are `i`; ye and yo are е, after a consonant without a trace of y. */
static gsize
take_y (Scan *scan, gsize i)
{
  if (at (scan, i + 1) == 'e' || at (scan, i + 1) == 'o') {
    put_e (scan);
    return 2;
  }
  put (scan, 'i');
  return 1;
}

/* j is ж (Jasur, Jamal), but at the end after a vowel й (Andrej). */
static gsize
take_j (Scan *scan, gsize i)
{
  gboolean closing = i + 1 == scan->length && is_vowel (last (scan));

  put (scan, closing ? 'i' : 'z');
  return 1;
}

static gsize
take_x (Scan *scan, gsize i)
{
  if (is_x_ks (scan, i)) {
    put (scan, 'c');
    put (scan, 's');
  } else {
    put (scan, 'h');
  }
  return 1;
}

/* A letter with a silent h behind it (gh, bh, zh) or without. */
static gsize
take_with_h (Scan *scan, gsize i, char as)
{
  put (scan, as);
  return at (scan, i + 1) == 'h' ? 2 : 1;
}

/* Takes the sound that begins at @i; returns how many letters it is long. */
static gsize
take (Scan *scan, gsize i)
{
  char c = scan->in[i];

  switch (c) {
  case 'c':
  case 'k':
    return take_c (scan, i);
  case 'd':
    return take_d (scan, i);
  case 's':
    return take_s (scan, i);
  case 't':
    return take_t (scan, i);
  case 'x':
    return take_x (scan, i);
  case 'y':
    return take_y (scan, i);
  case 'j':
    return take_j (scan, i);
  case 'b':
  case 'g':
  case 'z':
    return take_with_h (scan, i, c);
  case 'p':
    return take_with_h (scan, i, at (scan, i + 1) == 'h' ? 'f' : 'p');
  case 'r':
    return i == 0 ? take_with_h (scan, i, c) : (put (scan, c), 1);
  case 'e':
    put_e (scan);
    return 1;
  case 'q':
    put (scan, 'c');
    return 1;
  case 'w':
    put (scan, 'v');
    return 1;
  default:
    put (scan, c);
    return 1;
  }
}

/**
 * comity_fold_sound:
 * @word: (inout): one word: small letters, digits
 * @out: for the work; what it holds is lost
 *
 * Reduces a word in Latin letters to what its spellings have in common. Letters other than a–z are
 * kept. The result is its own form, and never empty for a word that is not.
 */
void
comity_fold_sound (GString *word, GString *out)
{
  /* Some sounds meet only when others are already reduced (Асхат, Askhat, Ashat). Each round makes
   * the word shorter or leaves it, but for the i that put_e() sets once; the limit is a guard. */
  for (int round = 0; round < 32; round++) {
    Scan scan = { word->str, word->len, out };

    g_string_truncate (out, 0);
    for (gsize i = 0; i < word->len;)
      i += take (&scan, i);
    if (g_string_equal (out, word))
      return;
    g_string_assign (word, out->str);
  }
}
