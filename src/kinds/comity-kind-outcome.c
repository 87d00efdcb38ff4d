/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice kinds[] = {
  { "agreement", NC_ ("choice", "Agreement signed") },
  /* Translators: what a visit led to: talks that go on */
  { "negotiation", NC_ ("choice", "Negotiation") },
  /* Translators: what a visit led to: people know each other now */
  { "contact", NC_ ("choice", "Contact or intent") },
  { "project", NC_ ("choice", "Project") },
  { "event", NC_ ("choice", "Event") },
  /* Translators: what a visit led to: something to do */
  { "task", NC_ ("choice", "Task") },
  { "practice", NC_ ("choice", "Taken into practice") },
  { "none", NC_ ("choice", "No outcome") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "delegation", NC_ ("field", "Delegation"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "delegation" },
  { "name", NC_ ("field", "What came out"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Outcome"),
    .hint = NC_ ("hint", "For example “Cooperation agreement signed”") },
  { "kind", NC_ ("field", "Kind of outcome"), COMITY_TYPE_CHOICE,
    COMITY_REQUIRED | COMITY_LISTED | COMITY_FILTERED, .choices = kinds },
  { "text", NC_ ("field", "Details"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF, COMITY_LISTED | COMITY_FILTERED,
    .section = NC_ ("section", "Leads to"), .target = "partner" },
  { "agreement", NC_ ("field", "Agreement"), COMITY_TYPE_REF, 0, .target = "agreement" },
  { "project", NC_ ("field", "Project"), COMITY_TYPE_REF, 0, .target = "project" },
  { "event", NC_ ("field", "Event"), COMITY_TYPE_REF, 0, .target = "event" },
  { "contact", NC_ ("field", "Contact"), COMITY_TYPE_REF, 0, .target = "contact", .since = 2 },
  { "task", NC_ ("field", "Task"), COMITY_TYPE_REF, 0, .target = "task", .since = 2 },
  { "next_step", NC_ ("field", "Next step"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED,
    .section = NC_ ("section", "Next step") },
  /* Translators: the person who does something next */
  { "owner", NC_ ("field", "Who does it"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED },
  { "due", NC_ ("field", "Due"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_DEADLINE },
  { "done_on", NC_ ("field", "Done on"), COMITY_TYPE_DATE, 0 },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, 0, .max = 9999 },
  COMITY_SUB_COMMON_FIELDS,
};

static char *
outcome_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "next_step", "due", NULL);
}

static void
outcome_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_not_future (record, problems, "done_on",
                          _ ("Something done cannot lie in the future."));
  if (comity_rule_has (record, "due") && !comity_rule_has (record, "next_step"))
    comity_problems_add (problems, record, "next_step", COMITY_CORE_ERROR_RULE,
                         _ ("Say what is to be done by that date."));
}

const ComityKind comity_kind_outcome = {
  .name = "outcome",
  .type_name = "ComityOutcome",
  .label = NC_ ("kind", "Outcome"),
  .plural = NC_ ("kinds", "Outcomes"),
  .icon = "object-select-symbolic",
  .empty = NC_ ("empty list", "What the visit led to belongs here, with the next step."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = outcome_dup_subtitle,
  .order = COMITY_ORDER ("position"),
  .validate = outcome_validate,
};
