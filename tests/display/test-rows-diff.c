/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one order of rows becomes another. */
#include "comity-rows-diff.h"

static GArray *
ids (const char *text)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *c = text; *c; c++) {
    gint64 id = *c;

    g_array_append_val (array, id);
  }
  return array;
}

static GArray *
range (gint64 from, gint64 to)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = from; id < to; id++)
    g_array_append_val (array, id);
  return array;
}

/* Does to @old what the difference says; the result must be @new. */
static void
assert_leads_to (const GArray *old, const GArray *new, const ComityRowsDiff *diff)
{
  g_autoptr (GArray) steps = g_array_copy ((GArray *) old);

  if (diff->change == COMITY_ROWS_SPLICE) {
    if (diff->removed > 0)
      g_array_remove_range (steps, diff->position, diff->removed);
    if (diff->added > 0)
      g_array_insert_vals (steps, diff->position, &g_array_index (new, gint64, diff->position),
                           diff->added);
  } else if (diff->change == COMITY_ROWS_MOVES) {
    for (guint i = diff->leave->len; i > 0; i--)
      g_array_remove_index (steps, g_array_index (diff->leave, guint, i - 1));
    for (guint i = 0; i < diff->come->len; i++) {
      guint at = g_array_index (diff->come, guint, i);

      g_array_insert_val (steps, at, g_array_index (new, gint64, at));
    }
  } else {
    return;
  }
  g_assert_cmpmem (steps->data, steps->len * sizeof (gint64), new->data,
                   new->len * sizeof (gint64));
}

static void
assert_change (GArray *old, GArray *new, ComityRowsChange change)
{
  ComityRowsDiff diff;

  comity_rows_diff (old, new, &diff);
  g_assert_cmpint (diff.change, ==, change);
  assert_leads_to (old, new, &diff);
  comity_rows_diff_clear (&diff);
  g_array_unref (old);
  g_array_unref (new);
}

static void
test_small (void)
{
  assert_change (ids ("abc"), ids ("abc"), COMITY_ROWS_SAME);
  assert_change (ids (""), ids (""), COMITY_ROWS_SAME);
  assert_change (ids (""), ids ("abc"), COMITY_ROWS_SPLICE);
  assert_change (ids ("abc"), ids ("abxc"), COMITY_ROWS_SPLICE);
  assert_change (ids ("abc"), ids ("ac"), COMITY_ROWS_SPLICE);
  assert_change (ids ("abc"), ids ("acb"), COMITY_ROWS_SPLICE);
}

/* Never one splice over everything. */
static void
test_whole (void)
{
  ComityRowsDiff diff;
  g_autoptr (GArray) old = range (0, 500), new = range (1000, 1500);

  comity_rows_diff (old, new, &diff);
  g_assert_cmpint (diff.change, ==, COMITY_ROWS_RESET);
  comity_rows_diff_clear (&diff);
  assert_change (range (0, 100), ids (""), COMITY_ROWS_RESET);
}

static GArray *
with_move (guint n, guint from, guint to)
{
  GArray *array = range (0, n);
  gint64 id = g_array_index (array, gint64, from);

  g_array_remove_index (array, from);
  g_array_insert_val (array, to, id);
  return array;
}

static void
test_far_moves (void)
{
  assert_change (range (0, 100000), with_move (100000, 10, 90000), COMITY_ROWS_MOVES);
  assert_change (range (0, 100000), with_move (100000, 90000, 10), COMITY_ROWS_MOVES);
  assert_change (range (0, 100000), with_move (100000, 0, 99999), COMITY_ROWS_MOVES);
  assert_change (with_move (100000, 500, 70000), with_move (100000, 40000, 3), COMITY_ROWS_MOVES);
}

static void
test_random (void)
{
  for (guint round = 0; round < 200; round++) {
    GArray *old = range (0, 20000), *new = range (0, 20000);
    ComityRowsDiff diff;

    for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
      g_array_remove_index (new, (guint) g_test_rand_int_range (0, (int) new->len));
    for (int i = g_test_rand_int_range (0, 12); i > 0; i--) {
      gint64 id = g_test_rand_int_range (100000, 200000);

      g_array_insert_val (new, (guint) g_test_rand_int_range (0, (int) new->len), id);
    }
    comity_rows_diff (old, new, &diff);
    g_assert_cmpint (diff.change, !=, COMITY_ROWS_RESET);
    assert_leads_to (old, new, &diff);
    comity_rows_diff_clear (&diff);
    g_array_unref (old);
    g_array_unref (new);
  }
}

static void
test_another_order (void)
{
  GArray *reversed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 9999; id >= 0; id--)
    g_array_append_val (reversed, id);
  assert_change (range (0, 10000), reversed, COMITY_ROWS_RESET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows-diff/small", test_small);
  g_test_add_func ("/rows-diff/whole", test_whole);
  g_test_add_func ("/rows-diff/far-moves", test_far_moves);
  g_test_add_func ("/rows-diff/random", test_random);
  g_test_add_func ("/rows-diff/another-order", test_another_order);
  return g_test_run ();
}
