/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a visit's programme: their order, and what moving one of them changes. */
#include "comity-kinds.h"
#include "comity-programme.h"

static ComityRecord *
add (GPtrArray *items, const char *name, const char *date, const char *start, const char *finish)
{
  ComityRecord *item = comity_record_new (&comity_kind_programme_item);

  comity_record_set_id (item, items->len + 1);
  comity_record_set (item, "name", name);
  comity_record_set (item, "date", date);
  comity_record_set (item, "start", start);
  comity_record_set (item, "finish", finish);
  g_ptr_array_add (items, item);
  return item;
}

/* a and b on the first day, c on the second, d there without a time, e without a day */
static GPtrArray *
make_items (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  add (items, "a", "2024-03-19", "07:20", "12:00");
  add (items, "b", "2024-03-19", "14:30", NULL);
  add (items, "c", "2024-03-20", "10:00", NULL);
  add (items, "d", "2024-03-20", NULL, NULL);
  add (items, "e", NULL, NULL, NULL);
  return items;
}

/* The whole programme after a change: "a 19 07:20–12:00, …". */
static char *
say_after (GPtrArray *items, GPtrArray *changed)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) sorted = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    ComityRecord *now = items->pdata[i];

    for (guint c = 0; c < changed->len; c++)
      if (comity_record_get_id (changed->pdata[c]) == comity_record_get_id (now))
        now = changed->pdata[c];
    g_ptr_array_add (all, now);
  }
  sorted = comity_programme_sort (all);
  for (guint i = 0; i < sorted->len; i++) {
    ComityRecord *item = sorted->pdata[i];
    const char *date = comity_record_get (item, "date");
    const char *start = comity_record_get (item, "start");
    const char *finish = comity_record_get (item, "finish");

    g_string_append_printf (text, "%s%s %s %s%s%s", i > 0 ? ", " : "",
                            comity_record_get (item, "name"), date != NULL ? date + 8 : "-",
                            start != NULL ? start : "-", finish != NULL ? "–" : "",
                            finish != NULL ? finish : "");
  }
  return g_string_free_and_steal (text);
}

static void
assert_move (gint64 id, int step, const char *expected)
{
  g_autoptr (GPtrArray) items = make_items ();
  g_auto (GStrv) days = comity_programme_dup_days (items, "2024-03-18", "2024-03-20");
  g_autoptr (GPtrArray) changed =
    comity_programme_move (items, (const char *const *) days, id, step);
  g_autofree char *said = say_after (items, changed);

  g_assert_cmpstr (said, ==, expected);
}

static void
assert_place (gint64 id, const char *day, gint64 before, const char *expected)
{
  g_autoptr (GPtrArray) items = make_items ();
  g_autoptr (GPtrArray) changed = comity_programme_place (items, id, day, before);
  g_autofree char *said = say_after (items, changed);

  g_assert_cmpstr (said, ==, expected);
}

#define AS_IT_WAS "a 19 07:20–12:00, b 19 14:30, c 20 10:00, d 20 -, e - -"

static void
test_days (void)
{
  g_autoptr (GPtrArray) items = make_items ();
  g_auto (GStrv) visit = comity_programme_dup_days (items, "2024-03-18", "2024-03-21");
  g_auto (GStrv) none = comity_programme_dup_days (items, NULL, NULL);
  g_auto (GStrv) partial = comity_programme_dup_days (items, "2024-03", "2024-03");
  g_autofree char *all = g_strjoinv (" ", visit);

  g_assert_cmpstr (all, ==, "2024-03-18 2024-03-19 2024-03-20 2024-03-21");
  g_assert_cmpuint (g_strv_length (none), ==, 2);
  g_assert_cmpuint (g_strv_length (partial), ==, 2);
}

static void
test_move (void)
{
  assert_move (2, -1, "b 19 07:20–12:00, a 19 14:30, c 20 10:00, d 20 -, e - -");
  assert_move (1, 1, "b 19 07:20–12:00, a 19 14:30, c 20 10:00, d 20 -, e - -");
  assert_move (1, -1, "a 18 07:20–12:00, b 19 14:30, c 20 10:00, d 20 -, e - -");
  assert_move (3, -1, "a 19 07:20–12:00, c 19 10:00, b 19 14:30, d 20 -, e - -");
  assert_move (2, 1, "a 19 07:20–12:00, c 20 10:00, b 20 14:30, d 20 -, e - -");
  assert_move (5, -1, "a 19 07:20–12:00, b 19 14:30, c 20 10:00, d 20 -, e 20 -");
}

/* At the end of the days, and between a line with a time and one without, nothing moves. */
static void
test_cannot_move (void)
{
  assert_move (4, 1, AS_IT_WAS);
  assert_move (4, -1, AS_IT_WAS);
  assert_move (3, 1, AS_IT_WAS);
  assert_move (5, 1, AS_IT_WAS);
  assert_move (99, 1, AS_IT_WAS);
}

static void
test_place (void)
{
  assert_place (1, "2024-03-20", 3, "b 19 14:30, a 20 07:20–12:00, c 20 10:00, d 20 -, e - -");
  assert_place (2, "2024-03-19", 1, "b 19 07:20–12:00, a 19 14:30, c 20 10:00, d 20 -, e - -");
  assert_place (1, "2024-03-19", 0, "b 19 07:20–12:00, a 19 14:30, c 20 10:00, d 20 -, e - -");
  assert_place (3, "2024-03-20", 0, AS_IT_WAS);
  assert_place (4, "2024-03-20", 3, AS_IT_WAS);
  assert_place (1, "2024-03-19", 1, AS_IT_WAS);
}

/* Lines without a time are put in order by numbers, and only these change. */
static void
test_untimed (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changed = NULL;
  g_autofree char *said = NULL;

  add (items, "a", "2024-03-19", NULL, NULL);
  add (items, "b", "2024-03-19", NULL, NULL);
  add (items, "c", "2024-03-19", NULL, NULL);
  changed = comity_programme_place (items, 3, "2024-03-19", 1);
  said = say_after (items, changed);
  g_assert_cmpstr (said, ==, "c 19 -, a 19 -, b 19 -");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/programme/days", test_days);
  g_test_add_func ("/programme/move", test_move);
  g_test_add_func ("/programme/cannot-move", test_cannot_move);
  g_test_add_func ("/programme/place", test_place);
  g_test_add_func ("/programme/untimed", test_untimed);
  return g_test_run ();
}
