/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "config.h"

#include "comity-deadline-rule.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "comity-deadline-choices.h"
#include "comity-deadline-known.h"

/* So many days ahead a deadline is shown, unless its rule says otherwise. */
#define USUAL_LEAD 30
#define MOST_LEAD 3660 /* the most that the field of a task takes */

/**
 * comity_deadline_rule_free:
 * @self: a rule
 */
void
comity_deadline_rule_free (ComityDeadlineRule *self)
{
  g_free (self->name);
  g_free (self->value);
  g_free (self->done_paper);
  g_strfreev (self->only);
  g_strfreev (self->except);
  g_clear_pointer (&self->calendar, comity_calendar_free);
  g_free (self);
}

/* -- Reading -------------------------------------------------------------------------------- */

static gboolean
is_true (ComityRecord *record, const char *field)
{
  return g_strcmp0 (comity_record_get (record, field), "true") == 0;
}

static int
number (ComityRecord *record, const char *field, int otherwise)
{
  const char *value = comity_record_get (record, field);

  return value ? atoi (value) : otherwise;
}

/* The records of a small kind, each whole. */
static GPtrArray *
load_all (ComityDb *db, const char *kind_name, GError **error)
{
  const ComityKind *kind = comity_kind_find (kind_name);
  g_autoptr (ComityQuery) query = comity_query_new (kind);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = comity_db_ids (db, query, error);

  for (guint i = 0; ids && i < ids->len; i++) {
    ComityRecord *record = comity_db_load (db, kind, g_array_index (ids, gint64, i), error);

    if (!record)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return ids ? g_steal_pointer (&records) : NULL;
}

static ComityCalendar *
make_calendar (GPtrArray *holidays, const char *country)
{
  ComityCalendar *calendar = comity_calendar_new (country);

  for (guint i = 0; i < holidays->len; i++) {
    ComityRecord *holiday = holidays->pdata[i];
    const char *where = comity_record_get (holiday, "country");
    guint32 day = comity_day_from_iso (comity_record_get (holiday, "date"));

    if (day != 0 && (!where || g_strcmp0 (where, country) == 0))
      comity_calendar_add (calendar, day, is_true (holiday, "yearly"),
                           is_true (holiday, "working"));
  }
  return calendar;
}

static void
add_values (GStrvBuilder *builder, const char *joined)
{
  g_auto (GStrv) values = g_strsplit (joined ? joined : "", COMITY_SEPARATOR, -1);

  for (guint i = 0; values[i]; i++)
    if (*values[i])
      g_strv_builder_add (builder, values[i]);
}

/* A group that has ended, or has not begun, has no members today. */
static void
add_group (ComityDb *db, GStrvBuilder *builder, const char *id, const char *today)
{
  g_autoptr (ComityRecord) group =
    comity_db_load (db, comity_kind_find ("country_group"), g_ascii_strtoll (id, NULL, 10), NULL);
  guint32 day = comity_day_from_iso (today);
  guint32 since = group ? comity_day_from_iso (comity_record_get (group, "since")) : 0;
  guint32 until = group ? comity_day_from_iso (comity_record_get (group, "until")) : 0;

  if (group && (since == 0 || since <= day) && (until == 0 || day <= until))
    add_values (builder, comity_record_get (group, "countries"));
}

/* Returns: (nullable): the countries of both fields; NULL when neither is filled */
static char **
read_countries (ComityDb *db,
                ComityRecord *record,
                const char *countries,
                const char *groups,
                const char *today)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *group_ids = comity_record_get (record, groups);
  g_auto (GStrv) ids = g_strsplit (group_ids ? group_ids : "", COMITY_SEPARATOR, -1);

  if (!comity_record_get (record, countries) && !group_ids)
    return NULL;
  add_values (builder, comity_record_get (record, countries));
  for (guint i = 0; db && ids[i]; i++)
    if (*ids[i])
      add_group (db, builder, ids[i], today);
  return g_strv_builder_end (builder);
}

static ComityUnit
read_unit (ComityRecord *record)
{
  static const char *const names[] = { "hours", "days", "working_days", "months" };
  const char *unit = comity_record_get (record, "unit");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (unit, names[i]) == 0)
      return (ComityUnit) i;
  return COMITY_UNIT_DAYS;
}

static ComityDayOff
read_day_off (ComityRecord *record)
{
  const char *day_off = comity_record_get (record, "day_off");

  if (g_strcmp0 (day_off, "earlier") == 0)
    return COMITY_DAY_OFF_EARLIER;
  return g_strcmp0 (day_off, "later") == 0 ? COMITY_DAY_OFF_LATER : COMITY_DAY_OFF_KEEP;
}

static ComityDeadlineRule *
rule_from_record (ComityDb *db,
                  ComityRecord *record,
                  GPtrArray *holidays,
                  const char *our_country,
                  const char *today)
{
  g_autoptr (ComityDeadlineRule) self = g_new0 (ComityDeadlineRule, 1);
  const ComityKind *kind;
  const char *value = NULL;
  const char *country = comity_record_get (record, "country");

  if (!comity_deadline_choice_find (comity_record_get (record, "trigger"), &self->kind,
                                    &self->field, NULL))
    return NULL;
  if (comity_record_get (record, "condition") &&
      comity_deadline_choice_find (comity_record_get (record, "condition"), &kind, &self->condition,
                                   &value))
    self->value = g_strdup (value);
  if (comity_record_get (record, "done_field"))
    comity_deadline_choice_find (comity_record_get (record, "done_field"), &kind, &self->done_field,
                                 NULL);
  self->id = comity_record_get_id (record);
  self->name = g_strdup (comity_record_get (record, "name"));
  self->done_paper = g_strdup (comity_record_get (record, "done_paper"));
  self->amount = number (record, "amount", 0);
  if (g_strcmp0 (comity_record_get (record, "side"), "after") != 0)
    self->amount = -self->amount;
  self->unit = read_unit (record);
  self->day_off = read_day_off (record);
  self->lead = (guint) number (record, "lead_days", USUAL_LEAD);
  self->hard = is_true (record, "hard");
  self->unchecked = !comity_record_get (record, "checked_on");
  self->only = read_countries (db, record, "only_countries", "only_groups", today);
  self->except = read_countries (db, record, "except_countries", "except_groups", today);
  self->calendar = make_calendar (holidays, country ? country : our_country);
  return g_steal_pointer (&self);
}

static gboolean
is_task (const ComityKind *kind)
{
  return g_str_equal (kind->name, "task");
}

static ComityDeadlineRule *
rule_from_field (const ComityKind *kind, const ComityField *field)
{
  ComityDeadlineRule *self = g_new0 (ComityDeadlineRule, 1);
  const ComityDeadlineKnown *known = comity_deadline_known_find (kind, field);

  self->kind = kind;
  self->field = field;
  self->lead = is_task (kind) ? MOST_LEAD : USUAL_LEAD; /* a task says itself how early */
  self->unit = COMITY_UNIT_DAYS;
  if (known && known->done)
    self->done_field = comity_kind_get_field (kind, known->done);
  self->calendar = comity_calendar_new (NULL);
  return self;
}

static void
add_fields (GPtrArray *rules)
{
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].flags & COMITY_DEADLINE)
        g_ptr_array_add (rules, rule_from_field (kinds[i], &kinds[i]->fields[j]));
}

static char *
dup_our_country (ComityDb *db)
{
  g_autoptr (GPtrArray) offices = load_all (db, "office", NULL);

  return offices && offices->len > 0 ? g_strdup (comity_record_get (offices->pdata[0], "country")) :
                                       NULL;
}

/**
 * comity_deadline_rules_read:
 * @db: a reader's connection
 * @today: the day
 * @error: return location
 *
 * Reads the office's rules that are in use, and makes one of each date that is a deadline by itself.
 *
 * Returns: (transfer full) (element-type ComityDeadlineRule) (nullable): the rules; the office's first
 */
GPtrArray *
comity_deadline_rules_read (ComityDb *db, const char *today, GError **error)
{
  g_autoptr (GPtrArray) rules =
    g_ptr_array_new_with_free_func ((GDestroyNotify) comity_deadline_rule_free);
  g_autoptr (GPtrArray) records = load_all (db, "deadline_rule", error);
  g_autoptr (GPtrArray) holidays = records ? load_all (db, "holiday", error) : NULL;
  g_autofree char *country = dup_our_country (db);

  if (!holidays)
    return NULL;
  for (guint i = 0; i < records->len; i++) {
    ComityDeadlineRule *rule =
      is_true (records->pdata[i], "active") ?
        rule_from_record (db, records->pdata[i], holidays, country, today) :
        NULL;

    if (rule)
      g_ptr_array_add (rules, rule);
  }
  add_fields (rules);
  return g_steal_pointer (&rules);
}

/* -- Days ----------------------------------------------------------------------------------- */

/**
 * comity_deadline_rule_due:
 * @self: a rule
 * @day: the date that it counts from, as a Julian day
 *
 * Returns: the last day on which it can be done in time; never earlier for a later date
 */
guint32
comity_deadline_rule_due (const ComityDeadlineRule *self, guint32 day)
{
  day = comity_calendar_shift (self->calendar, day, self->amount, self->unit);
  return comity_calendar_settle (self->calendar, day, self->day_off);
}

/* More days than any term of this rule spans. */
static guint32
reach (const ComityDeadlineRule *self)
{
  static const guint days[] = { [COMITY_UNIT_HOURS] = 1,
                                [COMITY_UNIT_DAYS] = 1,
                                [COMITY_UNIT_WORKING_DAYS] = 4,
                                [COMITY_UNIT_MONTHS] = 31 };

  return (guint) abs (self->amount) * days[self->unit] + 120;
}

/* The first day in [low, high] that is due on or after @due. */
static guint32
first_due (const ComityDeadlineRule *self, guint32 low, guint32 high, guint32 due)
{
  while (low < high) {
    guint32 middle = low + (high - low) / 2;

    if (comity_deadline_rule_due (self, middle) >= due)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/**
 * comity_deadline_rule_window:
 * @self: a rule
 * @first: first day on which something may be due
 * @last: last day
 * @from: (out): the first date whose deadline lies in this span
 * @to: (out): the last one
 *
 * Turns a span of deadlines into the span of dates that are to be asked for.
 */
void
comity_deadline_rule_window (const ComityDeadlineRule *self,
                             guint32 first,
                             guint32 last,
                             guint32 *from,
                             guint32 *to)
{
  guint32 span = reach (self);

  *from = first_due (self, first - span, first + span, first);
  *to = first_due (self, last - span, last + span, last + 1) - 1;
}

/* -- Words ---------------------------------------------------------------------------------- */

static char *
dup_before (const ComityDeadlineRule *self, int n, const char *label)
{
  switch (self->unit) {
  case COMITY_UNIT_HOURS:
    /* Translators: a term; %s is the name of a date, for example “Valid to” */
    return g_strdup_printf (ngettext ("%d hour before “%s”", "%d hours before “%s”", n), n, label);
  case COMITY_UNIT_WORKING_DAYS:
    return g_strdup_printf (
      /* Translators: a term; %s is the name of a date, for example “Valid to” */
      ngettext ("%d working day before “%s”", "%d working days before “%s”", n), n, label);
  case COMITY_UNIT_MONTHS:
    return g_strdup_printf (
      /* Translators: a term; %s is the name of a date, for example “Valid to” */
      ngettext ("%d month before “%s”", "%d months before “%s”", n), n, label);
  case COMITY_UNIT_DAYS:
  default:
    /* Translators: a term; %s is the name of a date, for example “Valid to” */
    return g_strdup_printf (ngettext ("%d day before “%s”", "%d days before “%s”", n), n, label);
  }
}

static char *
dup_after (const ComityDeadlineRule *self, int n, const char *label)
{
  switch (self->unit) {
  case COMITY_UNIT_HOURS:
    /* Translators: a term; %s is the name of a date, for example “Last day” */
    return g_strdup_printf (ngettext ("%d hour after “%s”", "%d hours after “%s”", n), n, label);
  case COMITY_UNIT_WORKING_DAYS:
    return g_strdup_printf (
      /* Translators: a term; %s is the name of a date, for example “Last day” */
      ngettext ("%d working day after “%s”", "%d working days after “%s”", n), n, label);
  case COMITY_UNIT_MONTHS:
    return g_strdup_printf (
      /* Translators: a term; %s is the name of a date, for example “Last day” */
      ngettext ("%d month after “%s”", "%d months after “%s”", n), n, label);
  case COMITY_UNIT_DAYS:
  default:
    /* Translators: a term; %s is the name of a date, for example “Last day” */
    return g_strdup_printf (ngettext ("%d day after “%s”", "%d days after “%s”", n), n, label);
  }
}

/**
 * comity_deadline_rule_dup_term:
 * @self: a rule
 *
 * Returns: (transfer full): how it counts, in words: “45 days before “Valid to””, or the name of
 *   the date for a date that is the deadline itself
 */
char *
comity_deadline_rule_dup_term (const ComityDeadlineRule *self)
{
  const char *label = comity_field_get_label (self->field);

  /* The day of a change of status says little; the status does. */
  g_autofree char *value =
    self->condition && self->condition == comity_kind_get_field (self->kind, "status") ?
      comity_field_format (self->condition, self->value) :
      NULL;

  if (self->amount == 0)
    return g_strdup (value ? value : label);
  return self->amount < 0 ? dup_before (self, -self->amount, value ? value : label) :
                            dup_after (self, self->amount, value ? value : label);
}

/**
 * comity_deadline_rule_dup_record_term:
 * @record: a record of the kind deadline_rule
 *
 * Returns: (transfer full) (nullable): how it counts, in words; %NULL when it counts from nothing
 */
char *
comity_deadline_rule_dup_record_term (ComityRecord *record)
{
  g_autoptr (GPtrArray) no_holidays = g_ptr_array_new ();
  g_autoptr (ComityDeadlineRule) rule = rule_from_record (NULL, record, no_holidays, NULL, NULL);

  return rule ? comity_deadline_rule_dup_term (rule) : NULL;
}

/* -- Asking --------------------------------------------------------------------------------- */

static const ComityKind *
owner_of (const ComityKind *kind)
{
  const ComityField *field = comity_kind_get_owner_field (kind);

  return field && field->type == COMITY_TYPE_REF ? comity_kind_find (field->target) : NULL;
}

/* The condition and the citizenships. */
static void
add_scope (const ComityDeadlineRule *self, ComityDated *dated)
{
  const char *const values[] = { self->value, NULL };
  const ComityKind *owner = owner_of (self->kind);
  const ComityKind *person = comity_kind_get_field (self->kind, "citizenship") ? self->kind : owner;
  const ComityField *citizenship = person ? comity_kind_get_field (person, "citizenship") : NULL;

  if (self->condition)
    comity_dated_add_among (dated, self->kind, self->condition, values, TRUE);
  if (citizenship && self->only)
    comity_dated_add_among (dated, person, citizenship, (const char *const *) self->only, TRUE);
  if (citizenship && self->except)
    comity_dated_add_among (dated, person, citizenship, (const char *const *) self->except, FALSE);
}

/* Records that stand so that nothing is asked of them any more; a rule about just such a status, for
 * example the notice of an expulsion, asks all the same. */
static void
add_alive (const ComityDeadlineRule *self, ComityDated *dated, const ComityKind *of)
{
  const char *const *over = of ? comity_deadline_over (of) : NULL;

  if (!over || !of->status || (self->value && g_strv_contains (over, self->value)))
    return;
  comity_dated_add_among (dated, of, comity_kind_get_field (of, of->status), over, FALSE);
}

static void
add_paper (const ComityDeadlineRule *self, ComityDated *dated)
{
  static const char *const ended[] = { "refused", "replaced", "cancelled", NULL };
  const ComityField *state = comity_kind_get_field (self->kind, "state");

  const ComityField *kind = comity_kind_get_field (self->kind, "kind");

  if (!g_str_equal (self->field->name, "valid_to")) {
    comity_dated_add_among (dated, self->kind, state, ended, FALSE);
    return;
  }
  comity_dated_add_newest (dated, kind, state, comity_deadline_void_papers);
  if (self->id == 0)
    comity_dated_add_among (dated, self->kind, kind, comity_deadline_cover_papers, TRUE);
}

static void
add_particulars (const ComityDeadlineRule *self, ComityDated *dated, const char *today)
{
  static const char *const paper_dates[] = { "valid_from", "accepted_on", "issued_on",
                                             "done_on",    "valid_to",    NULL };

  if (g_str_equal (self->kind->name, "paper"))
    add_paper (self, dated);
  if (g_str_equal (self->kind->name, "agreement"))
    comity_dated_add_unnamed (dated, comity_kind_get_field (self->kind, "supersedes"));
  if (is_task (self->kind))
    comity_dated_add_reached (dated, comity_kind_get_field (self->kind, "snoozed_until"), today);
  if (is_task (self->kind) && self->id == 0)
    comity_dated_add_begun (dated, comity_kind_get_field (self->kind, "lead_days"), USUAL_LEAD,
                            today);
  if (self->done_field)
    comity_dated_add_absent (dated, self->done_field);
  if (self->done_paper)
    comity_dated_add_no_sub_record (dated, comity_kind_find ("paper"), "kind", self->done_paper,
                                    paper_dates);
}

/**
 * comity_deadline_rule_ask:
 * @self: a rule
 * @rules: (element-type ComityDeadlineRule): all rules
 * @today: the day
 *
 * Returns: (transfer full): what asks for the records whose deadlines it makes
 */
ComityDated *
comity_deadline_rule_ask (const ComityDeadlineRule *self, GPtrArray *rules, const char *today)
{
  ComityDated *dated = comity_dated_new (self->kind, self->field);

  add_scope (self, dated);
  add_alive (self, dated, self->kind);
  add_alive (self, dated, owner_of (self->kind));
  add_particulars (self, dated, today);
  /* A rule of the office about a date takes the place of the date itself. */
  for (guint i = 0; self->id == 0 && i < rules->len; i++) {
    const ComityDeadlineRule *rule = rules->pdata[i];

    if (rule->id == 0 || rule->field != self->field)
      continue;
    comity_dated_begin_unless (dated);
    add_scope (rule, dated);
    comity_dated_end_unless (dated);
  }
  return dated;
}

/**
 * comity_deadline_rule_passes:
 * @self: a rule
 *
 * Returns: whether nothing can be done any more once it has passed, so that it is never overdue
 */
gboolean
comity_deadline_rule_passes (const ComityDeadlineRule *self)
{
  const ComityDeadlineKnown *known = comity_deadline_known_find (self->kind, self->field);

  return known && known->passes && self->amount >= 0;
}
