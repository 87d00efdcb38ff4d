/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "config.h"

#include "comity-tasks.h"

#include <glib/gi18n.h>

#include "comity-calendar.h"

static const struct {
  const char *repeat;
  int amount;
  ComityUnit unit;
} repeats[] = {
  { "weekly", 7, COMITY_UNIT_DAYS },      { "monthly", 1, COMITY_UNIT_MONTHS },
  { "quarterly", 3, COMITY_UNIT_MONTHS }, { "half_yearly", 6, COMITY_UNIT_MONTHS },
  { "yearly", 12, COMITY_UNIT_MONTHS },
};

/**
 * comity_task_dup_next_due:
 * @task: a record of the kind task
 *
 * Returns: (transfer full) (nullable): when it comes back, or %NULL for a task that does not
 */
char *
comity_task_dup_next_due (ComityRecord *task)
{
  const char *repeat = comity_record_get (task, "repeat");
  guint32 due = comity_day_from_iso (comity_record_get (task, "due"));
  g_autoptr (ComityCalendar) calendar = comity_calendar_new (NULL);

  for (guint i = 0; due != 0 && i < G_N_ELEMENTS (repeats); i++)
    if (g_strcmp0 (repeat, repeats[i].repeat) == 0)
      return comity_day_to_iso (
        comity_calendar_shift (calendar, due, repeats[i].amount, repeats[i].unit));
  return NULL;
}

/* The same task once more, open and without what belongs to the last time. */
static ComityRecord *
make_next (ComityRecord *task, const char *due)
{
  static const char *const not_copied[] = { "done_on", "snoozed_until", NULL };
  const ComityKind *kind = comity_record_get_kind (task);
  ComityRecord *next = comity_record_new (kind);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!g_strv_contains (not_copied, kind->fields[i].name))
      comity_record_set_at (next, i, comity_record_get_at (task, i));
  comity_record_set (next, "due", due);
  comity_record_set (next, "state", "open");
  return next;
}

/**
 * comity_task_done:
 * @task: a record of the kind task, which is changed
 * @today: the day
 *
 * Returns: (transfer full): what marks it as done and, where it repeats, makes the next one
 */
ComityChanges *
comity_task_done (ComityRecord *task, const char *today)
{
  ComityChanges *changes = comity_changes_new (N_ ("Task done"));
  g_autofree char *due = comity_task_dup_next_due (task);
  g_autoptr (ComityRecord) next = due ? make_next (task, due) : NULL;

  comity_record_set (task, "state", "done");
  comity_record_set (task, "done_on", today);
  comity_record_set (task, "snoozed_until", NULL);
  comity_changes_put (changes, task);
  if (next)
    comity_changes_put (changes, next);
  return changes;
}

/**
 * comity_task_snooze:
 * @task: a record of the kind task, which is changed
 * @until: the day on which it is shown again
 *
 * Returns: (transfer full): what puts it off
 */
ComityChanges *
comity_task_snooze (ComityRecord *task, const char *until)
{
  ComityChanges *changes = comity_changes_new (N_ ("Task put off"));

  comity_record_set (task, "snoozed_until", until);
  comity_changes_put (changes, task);
  return changes;
}
