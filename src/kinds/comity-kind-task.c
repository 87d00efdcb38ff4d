/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice states[] = {
  /* Translators: state of a task: still to do */
  { "open", NC_ ("choice", "Open") },
  /* Translators: state of a task */
  { "done", NC_ ("choice", "Done") },
  { "cancelled", NC_ ("choice", "Cancelled") },
  { NULL, NULL },
};

static const ComityChoice repeats[] = {
  /* Translators: how often a task comes back */
  { "weekly", NC_ ("choice", "Every week") },
  /* Translators: how often a task comes back */
  { "monthly", NC_ ("choice", "Every month") },
  /* Translators: how often a task comes back */
  { "quarterly", NC_ ("choice", "Every quarter") },
  /* Translators: how often a task comes back */
  { "half_yearly", NC_ ("choice", "Twice a year") },
  /* Translators: how often a task comes back */
  { "yearly", NC_ ("choice", "Every year") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "What to do"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Task") },
  { "record", NC_ ("field", "About"), COMITY_TYPE_LINK, COMITY_LISTED | COMITY_FILTERED,
    .hint = NC_ ("hint", "The partner, student or other record that it concerns") },
  { "owner", NC_ ("field", "Who does it"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_FILTERED },
  { "due", NC_ ("field", "Due"), COMITY_TYPE_DATE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_DEADLINE | COMITY_PROMINENT },
  /* Translators: whether a deadline is set by law or contract and cannot be moved */
  { "hard", NC_ ("field", "Cannot be moved"), COMITY_TYPE_BOOLEAN, COMITY_LISTED },
  { "state", NC_ ("field", "State of the task"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = states },
  { "done_on", NC_ ("field", "Done on"), COMITY_TYPE_DATE, 0 },
  { "details", NC_ ("field", "Details"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  { "lead_days", NC_ ("field", "Remind days before"), COMITY_TYPE_INTEGER, 0,
    .section = NC_ ("section", "Reminder"), .max = 3660 },
  { "snoozed_until", NC_ ("field", "Put off until"), COMITY_TYPE_DATE, 0 },
  { "repeat", NC_ ("field", "Repeat"), COMITY_TYPE_CHOICE, 0, .choices = repeats },
  { "escalate_to", NC_ ("field", "Whom to tell when late"), COMITY_TYPE_TEXT, 0 },
  { "rule", NC_ ("field", "Made by the rule"), COMITY_TYPE_TEXT, COMITY_FILTERED },
  COMITY_COMMON_FIELDS,
};

static char *
task_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "due", "owner", NULL);
}

static void
task_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_not_future (record, problems, "done_on",
                          _ ("Something done cannot lie in the future."));
  if (comity_rule_has (record, "repeat") && !comity_rule_has (record, "due"))
    comity_problems_add (problems, record, "due", COMITY_CORE_ERROR_RULE,
                         _ ("A task that comes back needs a first date."));
}

const ComityKind comity_kind_task = {
  .name = "task",
  .type_name = "ComityTask",
  .label = NC_ ("kind", "Task"),
  .plural = NC_ ("kinds", "Tasks"),
  .icon = "task-due-symbolic",
  .empty = NC_ ("empty list", "What somebody has to do by a date belongs here."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = task_dup_subtitle,
  .to = "due",
  .status = "state",
  .validate = task_validate,
};
