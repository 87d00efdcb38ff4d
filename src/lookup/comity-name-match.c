/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-name-match.h"

#include <string.h>

#include "comity-text.h"

#define MOST_WORDS 32

/* Folded words that tell organisations of one kind from each other no better than none. */
static const char *const small_words[] = { "of",  "the", "and",   "for",   "at",    "in",  "de",
                                           "la",  "le",  "di",    "del",   "der",   "die", "und",
                                           "des", "da",  "do",    "du",    "et",    "im",  "i",
                                           "v",   "a",   "an",    "el",    "fur",   "dei", "pri",
                                           "po",  "na",  "named", "after", "imeni", "im",  NULL };

/* Words of a name that count; those in common weigh by their length. */
static guint
split (char *folded, const char **words)
{
  guint n = 0;
  for (char *c = folded; *c != '\0' && n < MOST_WORDS;) {
    while (*c != '\0' && !g_ascii_isalnum (*c) && (guchar) *c < 0x80)
      c++;
    char *from = c;
    while (*c != '\0' && (g_ascii_isalnum (*c) || (guchar) *c >= 0x80))
      c++;
    if (*c != '\0')
      *c++ = '\0';
    if (*from != '\0' && !g_strv_contains (small_words, from))
      words[n++] = from;
  }
  return n;
}

/* Words of one stem: "medical" and "medicine", "university" and "universitet". */
static gboolean
is_like (const char *one, const char *other)
{
  gsize n = 0, a = strlen (one), b = strlen (other);
  while (n < a && n < b && one[n] == other[n])
    n++;
  return n == a && n == b ? TRUE : n >= 5 && n + 3 >= MIN (a, b);
}

/**
 * comity_name_match:
 * @one: a name of an organisation
 * @other: another
 *
 * Compares names as a person does: in any script, case and order of words, without the small ones.
 *
 * Returns: 0 to 100; from 80 on they may be of one organisation, 100: the same words
 */
guint
comity_name_match (const char *one, const char *other)
{
  g_autofree char *a = comity_text_fold (one);
  g_autofree char *b = comity_text_fold (other);
  const char *words_a[MOST_WORDS], *words_b[MOST_WORDS];
  gboolean taken[MOST_WORDS] = { FALSE };
  guint n = split (a, words_a), m = split (b, words_b), all = 0, common = 0;
  for (guint j = 0; j < m; j++)
    all += (guint) strlen (words_b[j]);
  for (guint i = 0; i < n; i++) {
    guint length = (guint) strlen (words_a[i]);
    all += length;
    for (guint j = 0; j < m; j++)
      if (!taken[j] && is_like (words_a[i], words_b[j])) {
        taken[j] = TRUE;
        common += length + (guint) strlen (words_b[j]);
        break;
      }
  }
  return all > 0 ? common * 100 / all : 0;
}
