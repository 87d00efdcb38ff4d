/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-rows-diff.h"

#include <string.h>

/* With more rows on the move than this, telling of each costs more than a fresh start. */
#define MOST_MOVES 64

static guint
common_prefix (const GArray *old, const GArray *new)
{
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) new->data;
  guint most = MIN (old->len, new->len), n = 0;

  while (n < most && a[n] == b[n])
    n++;
  return n;
}

static guint
common_suffix (const GArray *old, const GArray *new, guint prefix)
{
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) new->data;
  guint most = MIN (old->len, new->len) - prefix, n = 0;

  while (n < most && a[old->len - 1 - n] == b[new->len - 1 - n])
    n++;
  return n;
}

/* How far ahead in @ids, from @from on, @id comes; 0 when not within reach. */
static guint
steps_to (const GArray *ids, guint from, gint64 id)
{
  for (guint k = 1; k <= MOST_MOVES && from + k < ids->len; k++)
    if (g_array_index (ids, gint64, from + k) == id)
      return k;
  return 0;
}

static void
mark_leaving (ComityRowsDiff *diff, guint *i, guint n)
{
  for (; n > 0; n--, (*i)++)
    g_array_append_val (diff->leave, *i);
}

static void
mark_coming (ComityRowsDiff *diff, guint *j, guint n)
{
  for (; n > 0; n--, (*j)++)
    g_array_append_val (diff->come, *j);
}

/* The orders differ at @i and @j: which rows are too many, on which side? */
static void
resolve (const GArray *old, const GArray *new, guint *i, guint *j, ComityRowsDiff *diff)
{
  guint leaving = *j < new->len ? steps_to (old, *i, g_array_index (new, gint64, *j)) : 0;
  guint coming = *i < old->len ? steps_to (new, *j, g_array_index (old, gint64, *i)) : 0;

  if (leaving > 0 && (coming == 0 || leaving <= coming)) {
    mark_leaving (diff, i, leaving);
  } else if (coming > 0) {
    mark_coming (diff, j, coming);
  } else {
    mark_leaving (diff, i, *i < old->len);
    mark_coming (diff, j, *j < new->len);
  }
}

/*
 * Walks both orders side by side and marks the rows that are only in one of them at their place.
 * That finds rows that left, came or moved, which is what edits do; with too many of them it
 * gives up.
 */
static gboolean
find_moves (const GArray *old, const GArray *new, ComityRowsDiff *diff)
{
  guint i = 0, j = 0;

  while (i < old->len || j < new->len) {
    if (i < old->len &&
        j < new->len &&g_array_index (old, gint64, i) == g_array_index (new, gint64, j)) {
      i++;
      j++;
      continue;
    }
    resolve (old, new, &i, &j, diff);
    if (diff->leave->len + diff->come->len > MOST_MOVES)
      return FALSE;
  }
  return TRUE;
}

/**
 * comity_rows_diff:
 * @old: of gint64: the order that is shown
 * @new: of gint64: the order that is to be shown
 * @diff: (out caller-allocates): how to tell a view; clear with comity_rows_diff_clear()
 *
 * Never answers with a splice over everything: GTK would ask for each row to find the one that it
 * is anchored to.
 */
void
comity_rows_diff (const GArray *old, const GArray *new, ComityRowsDiff *diff)
{
  guint prefix = common_prefix (old, new), suffix = common_suffix (old, new, prefix);

  memset (diff, 0, sizeof *diff);
  diff->position = prefix;
  diff->removed = old->len - prefix - suffix;
  diff->added = new->len - prefix - suffix;

  if (diff->removed == 0 && diff->added == 0) {
    diff->change = COMITY_ROWS_SAME;
    return;
  }
  if ((prefix > 0 || suffix > 0) && diff->removed <= COMITY_ROWS_LONGEST_SPLICE &&
      diff->added <= COMITY_ROWS_LONGEST_SPLICE) {
    diff->change = COMITY_ROWS_SPLICE;
    return;
  }
  /* Rows that are only added or only removed cost nothing off the screen. */
  if (diff->removed == 0 || (diff->added == 0 && prefix + suffix > 0)) {
    diff->change = COMITY_ROWS_SPLICE;
    return;
  }
  diff->leave = g_array_new (FALSE, FALSE, sizeof (guint));
  diff->come = g_array_new (FALSE, FALSE, sizeof (guint));
  diff->change = find_moves (old, new, diff) ? COMITY_ROWS_MOVES : COMITY_ROWS_RESET;
}

/**
 * comity_rows_diff_clear:
 * @diff: a difference, itself not freed
 */
void
comity_rows_diff_clear (ComityRowsDiff *diff)
{
  g_clear_pointer (&diff->leave, g_array_unref);
  g_clear_pointer (&diff->come, g_array_unref);
}
