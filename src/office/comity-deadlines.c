/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "config.h"

#include "comity-deadlines.h"

#include <glib/gi18n.h>

#include "comity-date.h"
#include "comity-deadline-rule.h"
#include "comity-id.h"

/* What is late by more than a year will not be done by being shown. */
#define PAST_DAYS 366
#define WEEK_DAYS 7
#define MONTH_DAYS 30

static void
deadline_free (gpointer data)
{
  ComityDeadline *self = data;

  g_free (self->due);
  g_free (self->what);
  g_free (self->who);
  g_free (self->term);
  g_free (self->date);
  g_free (self);
}

/**
 * comity_deadlines_free:
 * @self: what comity_deadlines_read() returned
 */
void
comity_deadlines_free (ComityDeadlines *self)
{
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->overdue);
  g_free (self);
}

static gboolean
is_task (const ComityKind *kind)
{
  return g_str_equal (kind->name, "task");
}

static ComityDueGroup
group_of (int days)
{
  if (days < 0)
    return COMITY_DUE_OVERDUE;
  if (days <= WEEK_DAYS)
    return COMITY_DUE_WEEK;
  return days <= MONTH_DAYS ? COMITY_DUE_MONTH : COMITY_DUE_LATER;
}

/** Reading the deadlines of one rule. */
typedef struct {
  ComityDb *db;
  const ComityDeadlineRule *rule;
  const ComityKind *page; /* whose page shows the records */
  guint32 today;
  ComityDated *dated;
  ComityDeadlines *all;
} Reading;

static const ComityKind *
page_of (const ComityKind *kind)
{
  const ComityField *owner = comity_kind_get_owner_field (kind);

  return owner && owner->type == COMITY_TYPE_REF ? comity_kind_find (owner->target) : kind;
}

/* First and last day of a group, as far as the rule shows it. */
static gboolean
group_span (const Reading *self, ComityDueGroup group, guint32 *first, guint32 *last)
{
  guint32 horizon = self->today + self->rule->lead;

  switch (group) {
  case COMITY_DUE_OVERDUE:
    *first = self->today - PAST_DAYS;
    *last = self->today - 1;
    return !comity_deadline_rule_passes (self->rule);
  case COMITY_DUE_WEEK:
    *first = self->today;
    *last = self->today + WEEK_DAYS;
    break;
  case COMITY_DUE_MONTH:
    *first = self->today + WEEK_DAYS + 1;
    *last = self->today + MONTH_DAYS;
    break;
  case COMITY_DUE_LATER:
  case COMITY_N_DUE_GROUPS:
  default:
    *first = self->today + MONTH_DAYS + 1;
    *last = horizon;
    break;
  }
  *last = MIN (*last, horizon);
  return *first <= *last;
}

/* What a rule says to do; else the part of the record whose date it is, or the name of the date. */
static char *
dup_what (const Reading *self, const ComityDatedRow *row)
{
  if (self->rule->name)
    return g_strdup (self->rule->name);
  if (is_task (self->rule->kind) || self->page != self->rule->kind)
    return g_strdup (row->title);
  return g_strdup (comity_field_get_label (self->rule->field));
}

static char *
dup_term (const Reading *self)
{
  if (self->rule->name || self->page != self->rule->kind)
    return comity_deadline_rule_dup_term (self->rule);
  return g_strdup (comity_kind_get_label (self->rule->kind));
}

/* Returns: (nullable): the title of the record that a link such as `partner/42` names */
static char *
dup_linked_title (ComityDb *db, const char *link)
{
  g_auto (GStrv) words = g_strsplit (link ? link : "", "/", 2);
  gint64 id;

  return words[0] && words[1] && comity_id_parse (words[1], &id) ?
           comity_db_title (db, comity_kind_find (words[0]), id) :
           NULL;
}

/* A task is about the record that it names. */
static char *
dup_who (const Reading *self, const ComityDatedRow *row)
{
  g_autoptr (ComityRecord) task = NULL;

  if (!is_task (self->rule->kind))
    return g_strdup (row->owner_title);
  task = comity_db_load (self->db, self->rule->kind, row->id, NULL);
  return task ? dup_linked_title (self->db, comity_record_get (task, "record")) : NULL;
}

static void
add_line (Reading *self, const ComityDatedRow *row)
{
  ComityDeadline *line = g_new0 (ComityDeadline, 1);
  guint32 due = comity_deadline_rule_due (self->rule, comity_day_from_iso (row->date));

  line->due = comity_day_to_iso (due);
  line->days = (int) due - (int) self->today;
  line->group = group_of (line->days);
  line->rule = self->rule->id;
  line->what = dup_what (self, row);
  line->who = dup_who (self, row);
  line->term = dup_term (self);
  line->date = g_strdup (row->date);
  line->kind = self->rule->kind;
  line->id = row->id;
  line->page = self->page;
  line->page_id = row->owner;
  line->hard = self->rule->hard;
  line->unchecked = self->rule->id != 0 && self->rule->unchecked;
  g_ptr_array_add (self->all->lines, line);
}

static gboolean
read_lines (Reading *self,
            ComityDueGroup group,
            guint32 first,
            guint32 last,
            guint limit,
            GError **error)
{
  guint32 from_day, to_day;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  comity_deadline_rule_window (self->rule, first, last, &from_day, &to_day);
  from = comity_day_to_iso (from_day);
  to = comity_day_to_iso (to_day);
  rows = comity_db_dated_rows (self->db, self->dated, from, to, group == COMITY_DUE_OVERDUE, limit,
                               error);
  for (guint i = 0; rows && i < rows->len; i++)
    add_line (self, rows->pdata[i]);
  return rows != NULL;
}

static void
add_overdue (Reading *self, gint64 count)
{
  gpointer key = (gpointer) self->page;
  int before = GPOINTER_TO_INT (g_hash_table_lookup (self->all->overdue, key));

  g_hash_table_insert (self->all->overdue, key, GINT_TO_POINTER (before + (int) count));
}

static gboolean
read_counts (Reading *self, gint64 *counts, GError **error)
{
  guint32 first, last, from_day, to_day;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (GPtrArray) dates = NULL;

  first = comity_deadline_rule_passes (self->rule) ? self->today : self->today - PAST_DAYS;
  last = self->today + self->rule->lead;
  comity_deadline_rule_window (self->rule, first, last, &from_day, &to_day);
  from = comity_day_to_iso (from_day);
  to = comity_day_to_iso (to_day);
  dates = comity_db_dated_counts (self->db, self->dated, from, to, error);
  for (guint i = 0; dates && i < dates->len; i++) {
    const ComityDatedCount *date = dates->pdata[i];
    guint32 due = comity_deadline_rule_due (self->rule, comity_day_from_iso (date->date));

    if (due >= first && due <= last)
      counts[group_of ((int) due - (int) self->today)] += date->count;
  }
  return dates != NULL;
}

static gboolean
read_rule (Reading *self, guint per_group, GError **error)
{
  gint64 counts[COMITY_N_DUE_GROUPS] = { 0 };

  if (!read_counts (self, counts, error))
    return FALSE;
  for (ComityDueGroup group = 0; group < COMITY_N_DUE_GROUPS; group++) {
    guint32 first, last;

    self->all->counts[group] += counts[group];
    if (group == COMITY_DUE_OVERDUE && counts[group] > 0)
      add_overdue (self, counts[group]);
    if (counts[group] > 0 && per_group > 0 && group_span (self, group, &first, &last) &&
        !read_lines (self, group, first, last, per_group, error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const ComityDeadline *left = *(ComityDeadline *const *) a;
  const ComityDeadline *right = *(ComityDeadline *const *) b;

  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  /* What is late has its newest first: there somebody can still do something. */
  if (left->days != right->days)
    return (left->days < right->days) == (left->group == COMITY_DUE_OVERDUE) ? 1 : -1;
  if (left->hard != right->hard)
    return left->hard ? -1 : 1;
  /* What somebody wrote down goes before what was found. */
  if (is_task (left->kind) != is_task (right->kind))
    return is_task (left->kind) ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

/* Each rule brought at most @per_group lines of a group; together they may be more. */
static void
trim (GPtrArray *lines, guint per_group)
{
  guint kept[COMITY_N_DUE_GROUPS] = { 0 };

  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len;) {
    const ComityDeadline *line = lines->pdata[i];

    if (kept[line->group]++ < per_group)
      i++;
    else
      g_ptr_array_remove_index (lines, i);
  }
}

/**
 * comity_deadlines_read:
 * @db: a reader's connection
 * @today: the day, ISO 8601
 * @per_group: at most so many lines of each group; 0 for counts only
 * @error: return location
 *
 * Finds what has to be done by the office's rules and by the dates that are deadlines themselves: as
 * far as a year back, and ahead as far as each rule says. Reads through the indexes of the dates.
 *
 * Returns: (transfer full) (nullable): lines and counts
 */
ComityDeadlines *
comity_deadlines_read (ComityDb *db, const char *today, guint per_group, GError **error)
{
  g_autoptr (GPtrArray) rules = comity_deadline_rules_read (db, today, error);
  g_autoptr (ComityDeadlines) self = NULL;

  if (!rules)
    return NULL;
  self = g_new0 (ComityDeadlines, 1);
  self->lines = g_ptr_array_new_with_free_func (deadline_free);
  self->overdue = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < rules->len; i++) {
    const ComityDeadlineRule *rule = rules->pdata[i];
    g_autoptr (ComityDated) dated = comity_deadline_rule_ask (rule, rules, today);
    Reading reading = { db, rule, page_of (rule->kind), comity_day_from_iso (today), dated, self };

    if (!read_rule (&reading, per_group, error))
      return NULL;
  }
  trim (self->lines, per_group);
  return g_steal_pointer (&self);
}

/* -- Words ---------------------------------------------------------------------------------- */

static char *
dup_short_day (const char *iso)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *midnight = g_strconcat (iso, "T00:00:00", NULL);

  day = g_date_time_new_from_iso8601 (midnight, utc);
  /* Translators: a day within a month from now, as g_date_time_format() takes it: “Wed 25 Nov” */
  return g_date_time_format (day, C_ ("short day", "%a %-e %b"));
}

/**
 * comity_deadline_dup_when:
 * @self: a line
 *
 * Returns: (transfer full): “3 days late”, “Today”, or the day
 */
char *
comity_deadline_dup_when (const ComityDeadline *self)
{
  if (self->days < 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", -self->days), -self->days);
  if (self->days == 0)
    return g_strdup (C_ ("deadline", "Today"));
  if (self->days == 1)
    return g_strdup (C_ ("deadline", "Tomorrow"));
  return self->group == COMITY_DUE_LATER ? comity_date_format (self->due) :
                                           dup_short_day (self->due);
}

/**
 * comity_deadline_dup_title:
 * @self: a line
 *
 * Returns: (transfer full): what to do about whom: “Extend the visa: Layla Haddad”
 */
char *
comity_deadline_dup_title (const ComityDeadline *self)
{
  if (!self->who || !*self->who)
    return g_strdup (self->what);
  /* Translators: what has to be done, and about which person or record */
  return g_strdup_printf (C_ ("deadline", "%s: %s"), self->what, self->who);
}

/**
 * comity_deadline_dup_reason:
 * @self: a line
 *
 * Returns: (transfer full): by what rule it is due: “45 days before “Valid to” · 2 December 2026”
 */
char *
comity_deadline_dup_reason (const ComityDeadline *self)
{
  g_autofree char *date = comity_date_format (self->date);
  g_autofree char *reason = g_strdup_printf ("%s · %s", self->term, date);

  if (!self->unchecked)
    return g_steal_pointer (&reason);
  /* Translators: a deadline by a rule that nobody has compared with the law yet; %s says the rule */
  return g_strdup_printf (_ ("%s · rule to be checked"), reason);
}

/**
 * comity_due_group_get_label:
 * @group: how soon
 *
 * Returns: (transfer none): its heading
 */
const char *
comity_due_group_get_label (ComityDueGroup group)
{
  switch (group) {
  case COMITY_DUE_OVERDUE:
    return C_ ("deadlines", "Overdue");
  case COMITY_DUE_WEEK:
    return C_ ("deadlines", "This week");
  case COMITY_DUE_MONTH:
    return C_ ("deadlines", "Next 30 days");
  case COMITY_DUE_LATER:
  case COMITY_N_DUE_GROUPS:
  default:
    return C_ ("deadlines", "Later");
  }
}
