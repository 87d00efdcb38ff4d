/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "comity-deadline-choices.h"
#include "comity-kinds-common.h"

static const ComityChoice units[] = {
  /* Translators: unit of a deadline */
  { "hours", NC_ ("choice", "Hours") },
  /* Translators: unit of a deadline: all days count */
  { "days", NC_ ("choice", "Calendar days") },
  /* Translators: unit of a deadline: weekends and holidays do not count */
  { "working_days", NC_ ("choice", "Working days") },
  /* Translators: unit of a deadline */
  { "months", NC_ ("choice", "Months") },
  { NULL, NULL },
};

static const ComityChoice sides[] = {
  /* Translators: a deadline lies so many days before a date */
  { "before", NC_ ("choice", "Before the date") },
  /* Translators: a deadline lies so many days after a date */
  { "after", NC_ ("choice", "After the date") },
  { NULL, NULL },
};

static const ComityChoice days_off[] = {
  /* Translators: what happens to a deadline that falls on a weekend or holiday */
  { "keep", NC_ ("choice", "Stays on that day") },
  /* Translators: what happens to a deadline that falls on a weekend or holiday */
  { "earlier", NC_ ("choice", "Moves to the working day before") },
  /* Translators: what happens to a deadline that falls on a weekend or holiday */
  { "later", NC_ ("choice", "Moves to the next working day") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "What to do"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Rule"), .hint = NC_ ("hint", "For example “Extend the visa”") },
  { "active", NC_ ("field", "In use"), COMITY_TYPE_BOOLEAN, COMITY_LISTED | COMITY_FILTERED },
  /* Translators: the day on which somebody compared a rule with the law */
  { "checked_on", NC_ ("field", "Checked on"), COMITY_TYPE_DATE, COMITY_LISTED,
    .hint = NC_ ("hint",
                 "When somebody last compared the rule with the law; empty: check before "
                 "use") },
  /* Translators: the country whose law makes a rule, and whose holidays count */
  { "country", NC_ ("field", "Applies in"), COMITY_TYPE_COUNTRY, COMITY_LISTED | COMITY_FILTERED,
    .hint = NC_ ("hint", "Its weekends and holidays count") },

  /* Translators: the date from which a deadline is counted */
  { "trigger", NC_ ("field", "Counted from"), COMITY_TYPE_CHOICE, COMITY_REQUIRED | COMITY_LISTED,
    .section = NC_ ("section", "When"), .choices = comity_deadline_triggers },
  /* Translators: a rule holds only for records where this is so */
  { "condition", NC_ ("field", "Only where"), COMITY_TYPE_CHOICE, 0,
    .choices = comity_deadline_conditions },
  /* Translators: how many days or months */
  { "amount", NC_ ("field", "How many"), COMITY_TYPE_INTEGER, COMITY_LISTED, .max = 9999 },
  /* Translators: days, months … */
  { "unit", NC_ ("field", "Of what"), COMITY_TYPE_CHOICE, COMITY_LISTED, .choices = units },
  { "side", NC_ ("field", "Before or after"), COMITY_TYPE_CHOICE, COMITY_LISTED, .choices = sides },
  { "day_off", NC_ ("field", "On a day off"), COMITY_TYPE_CHOICE, 0, .choices = days_off },
  { "lead_days", NC_ ("field", "Shown days ahead"), COMITY_TYPE_INTEGER, 0, .max = 730,
    .hint = NC_ ("hint", "Empty: 30 days") },
  { "hard", NC_ ("field", "Set by law"), COMITY_TYPE_BOOLEAN, 0 },

  { "done_field", NC_ ("field", "Done when filled"), COMITY_TYPE_CHOICE, 0,
    .section = NC_ ("section", "What makes it done"), .choices = comity_deadline_dones,
    .hint = NC_ ("hint", "A field of the same record") },
  { "done_paper", NC_ ("field", "Done by a paper"), COMITY_TYPE_CHOICE, 0,
    .choices = comity_choices_paper,
    .hint = NC_ ("hint", "The student has such a paper that is not older than the date") },

  { "only_countries", NC_ ("field", "Only citizens of"), COMITY_TYPE_COUNTRIES, 0,
    .section = NC_ ("section", "Citizenships") },
  { "only_groups", NC_ ("field", "Only citizens of the groups"), COMITY_TYPE_REFS, 0,
    .target = "country_group" },
  { "except_countries", NC_ ("field", "Not citizens of"), COMITY_TYPE_COUNTRIES, 0 },
  { "except_groups", NC_ ("field", "Not citizens of the groups"), COMITY_TYPE_REFS, 0,
    .target = "country_group" },

  /* Translators: the collection of rules that a rule was taken over from, and its place there */
  { "code", NC_ ("field", "Code"), COMITY_TYPE_TEXT, COMITY_IDENTITY,
    .section = NC_ ("section", "Origin") },
  COMITY_COMMON_FIELDS,
};

static char *
deadline_rule_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "trigger", "condition", NULL);
}

/* Whether two values such as `paper.valid_to` and `paper.kind=visa` name the same kind. */
static gboolean
same_kind (const char *one, const char *other)
{
  gsize length = strcspn (one, ".");

  return strncmp (one, other, length) == 0 && other[length] == '.';
}

static void
require_same_kind (ComityRecord *record, ComityProblems *problems, const char *name)
{
  const char *trigger = comity_record_get (record, "trigger");
  const char *value = comity_record_get (record, name);

  if (trigger && value && !same_kind (trigger, value))
    comity_problems_add (problems, record, name, COMITY_CORE_ERROR_RULE,
                         _ ("This is about another kind of record than the date from which the "
                            "deadline is counted. Choose both of the same kind."));
}

static void
deadline_rule_validate (ComityRecord *record, ComityProblems *problems)
{
  require_same_kind (record, problems, "condition");
  require_same_kind (record, problems, "done_field");
  comity_rule_not_future (record, problems, "checked_on",
                          _ ("A rule cannot have been checked in the future."));
  if (comity_rule_has (record, "amount") && !comity_rule_has (record, "unit"))
    comity_problems_add (problems, record, "unit", COMITY_CORE_ERROR_RULE,
                         _ ("Say whether hours, days, working days or months are counted."));
}

const ComityKind comity_kind_deadline_rule = {
  .name = "deadline_rule",
  .type_name = "ComityDeadlineRule",
  /* Translators: says by when something has to be done, for example a visa extended */
  .label = NC_ ("kind", "Deadline rule"),
  .plural = NC_ ("kinds", "Deadline rules"),
  .icon = "alarm-symbolic",
  .empty = NC_ ("empty list",
                "Rules that say by when something has to be done belong here, for example "
                "45 days before a visa ends."),
  .flags = COMITY_KIND_SETTINGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = deadline_rule_dup_subtitle,
  .validate = deadline_rule_validate,
};
