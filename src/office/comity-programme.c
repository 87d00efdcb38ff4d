/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-programme.h"

#include "comity-date.h"

#include <string.h>

/*
 * The programme of a visit: lines with a day and a time. A line is moved by giving it another's
 * time: within a day the times stay where they are, and the lines go from one to the other.
 */

#define MOST_DAYS 62 /* of a visit that are all shown, also those without a line */

static int
compare_present (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return strcmp (a, b);
}

/**
 * comity_programme_compare:
 *
 * Orders two lines as the store does: by day, time and place in the row; what has none comes last.
 */
int
comity_programme_compare (ComityRecord *a, ComityRecord *b)
{
  gint64 place_a = comity_record_get_int (a, "position", G_MAXINT64);
  gint64 place_b = comity_record_get_int (b, "position", G_MAXINT64);
  int order = compare_present (comity_record_get (a, "date"), comity_record_get (b, "date"));

  if (order == 0)
    order = compare_present (comity_record_get (a, "start"), comity_record_get (b, "start"));
  if (order == 0)
    order = (place_a > place_b) - (place_a < place_b);
  if (order == 0)
    order = (comity_record_get_id (a) > comity_record_get_id (b)) -
            (comity_record_get_id (a) < comity_record_get_id (b));
  return order;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return comity_programme_compare (*(ComityRecord *const *) a, *(ComityRecord *const *) b);
}

/**
 * comity_programme_sort:
 * @items: (element-type ComityRecord): lines of a programme
 *
 * Returns: (transfer container): them in their order
 */
GPtrArray *
comity_programme_sort (GPtrArray *items)
{
  GPtrArray *sorted = g_ptr_array_new_full (items->len, g_object_unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (sorted, g_object_ref (items->pdata[i]));
  g_ptr_array_sort (sorted, compare_items);
  return sorted;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_day (GPtrArray *days, const char *day)
{
  for (guint i = 0; i < days->len; i++)
    if (strcmp (days->pdata[i], day) == 0)
      return;
  g_ptr_array_add (days, g_strdup (day));
}

static gboolean
is_day (const char *date)
{
  return date != NULL && strlen (date) == strlen ("2024-03-19");
}

/**
 * comity_programme_dup_days:
 * @starts: (nullable): the first day of the visit
 * @ends: (nullable): its last day
 *
 * Returns: (transfer full): the days of the visit and all others that have a line, in their order
 */
GStrv
comity_programme_dup_days (GPtrArray *items, const char *starts, const char *ends)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  const char *last = is_day (ends) ? ends : starts;

  for (guint i = 0; i < items->len; i++) {
    const char *date = comity_record_get (items->pdata[i], "date");

    if (date != NULL)
      add_day (days, date);
  }
  if (is_day (starts) && is_day (last) && comity_date_days_between (starts, last) < MOST_DAYS)
    for (int i = 0; i <= comity_date_days_between (starts, last); i++) {
      g_autofree char *day = comity_date_add_days (starts, i);

      add_day (days, day);
    }
  g_ptr_array_sort (days, compare_texts);
  g_ptr_array_add (days, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&days), FALSE);
}

static GPtrArray *
lines_of_day (GPtrArray *items, const char *day)
{
  g_autoptr (GPtrArray) sorted = comity_programme_sort (items);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sorted->len; i++)
    if (g_strcmp0 (comity_record_get (sorted->pdata[i], "date"), day) == 0)
      g_ptr_array_add (lines, g_object_ref (sorted->pdata[i]));
  return lines;
}

static ComityRecord *
find_item (GPtrArray *items, gint64 id)
{
  for (guint i = 0; i < items->len; i++)
    if (comity_record_get_id (items->pdata[i]) == id)
      return items->pdata[i];
  return NULL;
}

static gboolean
same_time (ComityRecord *a, ComityRecord *b)
{
  return g_strcmp0 (comity_record_get (a, "start"), comity_record_get (b, "start")) == 0;
}

static gboolean
is_timed (ComityRecord *item)
{
  return comity_record_get (item, "start") != NULL;
}

static void
add_changed (GPtrArray *changed, ComityRecord *item, ComityRecord *slot, guint place)
{
  g_autoptr (ComityRecord) copy = comity_record_copy (item);
  g_autofree char *number = place > 0 ? g_strdup_printf ("%u", place) : NULL;
  static const char *const fields[] = { "start", "finish" };
  gboolean differs = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    differs |=
      g_strcmp0 (comity_record_get (item, fields[i]), comity_record_get (slot, fields[i])) != 0;
    comity_record_set (copy, fields[i], comity_record_get (slot, fields[i]));
  }
  if (number != NULL && g_strcmp0 (comity_record_get (item, "position"), number) != 0) {
    comity_record_set (copy, "position", number);
    differs = TRUE;
  }
  if (differs)
    g_ptr_array_add (changed, g_steal_pointer (&copy));
}

/* The lines of a day in another order, each with the time that stands at its new place. Lines
 * without a time, or with the same one, are told apart by numbers. */
static GPtrArray *
reorder (GPtrArray *before, GPtrArray *after)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < after->len; i++) {
    gboolean is_shared =
      (i > 0 && same_time (before->pdata[i], before->pdata[i - 1])) ||
      (i + 1 < before->len && same_time (before->pdata[i], before->pdata[i + 1]));

    add_changed (changed, after->pdata[i], before->pdata[i], is_shared ? i + 1 : 0);
  }
  return changed;
}

static GPtrArray *
to_other_day (ComityRecord *item, const char *day)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);
  ComityRecord *copy = comity_record_copy (item);

  comity_record_set (copy, "date", day);
  comity_record_set (copy, "position", NULL);
  g_ptr_array_add (changed, copy);
  return changed;
}

static const char *
neighbour_day (const char *const *days, const char *day, int step)
{
  guint n = g_strv_length ((char **) days);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (days[i], day) == 0)
      return (step < 0 && i == 0) || (step > 0 && i + 1 == n) ? NULL : days[(int) i + step];
  return step < 0 && n > 0 ? days[n - 1] : NULL; /* lines without a day stand behind the last */
}

/**
 * comity_programme_move:
 * @items: (element-type ComityRecord): all lines of a programme
 * @days: the days that are shown
 * @id: the line to move
 * @step: -1 up, 1 down
 *
 * Moves a line past its neighbour, whose time it takes; at the edge of a day into the next day.
 *
 * Returns: (transfer full) (element-type ComityRecord): the lines as they are to be saved; empty
 *   when it cannot go there: a line with a time does not change places with one that has none
 */
GPtrArray *
comity_programme_move (GPtrArray *items, const char *const *days, gint64 id, int step)
{
  ComityRecord *item = find_item (items, id);
  const char *day = item != NULL ? comity_record_get (item, "date") : NULL;
  g_autoptr (GPtrArray) before = lines_of_day (items, day);
  g_autoptr (GPtrArray) after =
    g_ptr_array_copy (before, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  guint at;

  if (item == NULL || !g_ptr_array_find (before, item, &at))
    return g_ptr_array_new_with_free_func (g_object_unref);
  if ((step < 0 && at == 0) || (step > 0 && at + 1 == before->len)) {
    const char *other = neighbour_day (days, day, step);

    return other != NULL ? to_other_day (item, other) :
                           g_ptr_array_new_with_free_func (g_object_unref);
  }
  if (is_timed (item) != is_timed (before->pdata[(int) at + step]))
    return g_ptr_array_new_with_free_func (g_object_unref);
  after->pdata[at] = before->pdata[(int) at + step];
  after->pdata[(int) at + step] = item;
  return reorder (before, after);
}

/**
 * comity_programme_place:
 * @items: (element-type ComityRecord): all lines of a programme
 * @id: the line to move
 * @day: where it shall stand
 * @before: the line of that day before which it shall stand; 0: the last
 *
 * Moves a line by hand. On another day it keeps its time; on its own day it takes the time of the
 * place where it is put, and those between move up.
 *
 * Returns: (transfer full) (element-type ComityRecord): the lines as they are to be saved
 */
GPtrArray *
comity_programme_place (GPtrArray *items, gint64 id, const char *day, gint64 before)
{
  ComityRecord *item = find_item (items, id);
  g_autoptr (GPtrArray) lines = lines_of_day (items, day);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = 0, last = 0;

  if (item == NULL || id == before)
    return g_ptr_array_new_with_free_func (g_object_unref);
  if (g_strcmp0 (comity_record_get (item, "date"), day) != 0)
    return to_other_day (item, day);
  for (guint i = 0; i < lines->len; i++)
    if (lines->pdata[i] != item) {
      first += is_timed (lines->pdata[i]) ? 1 : 0;
      g_ptr_array_add (after, g_object_ref (lines->pdata[i]));
    }
  last = is_timed (item) ? first : after->len;
  first = is_timed (item) ? 0 : first;
  for (guint i = 0; before != 0 && i < after->len; i++)
    if (comity_record_get_id (after->pdata[i]) == before)
      last = CLAMP (i, first, last);
  g_ptr_array_insert (after, (int) last, g_object_ref (item));
  return reorder (lines, after);
}
