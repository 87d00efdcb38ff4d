/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-cli-private.h"

#include <string.h>

#define LONGEST_WORD 64

/* Slips to get from one word to the other: letters added, left out, mistaken or swapped. */
static guint
distance (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  guint rows[3][LONGEST_WORD + 1];
  if (n > LONGEST_WORD || m > LONGEST_WORD)
    return G_MAXUINT;
  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= n; i++) {
    guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
    row[0] = (guint) i;
    for (gsize j = 1; j <= m; j++) {
      guint change = above[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = MIN (change, MIN (above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], higher[j - 2] + 1);
    }
  }
  return rows[n % 3][m];
}

/**
 * comity_cli_suggest:
 * @typed: a word that is none of @words
 * @words: (array zero-terminated=1): the words that would do
 *
 * Finds what was probably meant.
 *
 * Returns: (nullable): one of @words, or %NULL when none is near
 */
const char *
comity_cli_suggest (const char *typed, const char *const *words)
{
  g_autofree char *plain = g_ascii_strdown (typed, -1);
  g_strdelimit (plain, "- ", '_');
  guint least = (guint) strlen (plain) / 3 + 1;
  const char *best = NULL;
  for (; *words != NULL; words++) {
    guint slips = distance (plain, *words);
    /* A word begun, or with an ending more, is near whatever the count says. */
    if (strlen (plain) >= 3 &&
        (g_str_has_prefix (*words, plain) || g_str_has_prefix (plain, *words)))
      slips = MIN (slips, 1);
    if (slips < least || (slips == least && best == NULL && slips < strlen (plain))) {
      least = slips;
      best = *words;
    }
  }
  return best;
}
