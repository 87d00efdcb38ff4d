/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice kinds[] = {
  /* Translators: an aim of the university's international work */
  { "objective", NC_ ("choice", "Objective") },
  /* Translators: a direction in which the university's international work goes */
  { "direction", NC_ ("choice", "Direction") },
  { "form", NC_ ("choice", "Form of cooperation") },
  { "field", NC_ ("choice", "Field of cooperation") },
  /* Translators: a number that a document states, such as “2,500 students” */
  { "figure", NC_ ("choice", "Figure") },
  /* Translators: something good that follows from cooperation */
  { "advantage", NC_ ("choice", "Advantage") },
  /* Translators: a sentence that a document states */
  { "statement", NC_ ("choice", "Statement") },
  { NULL, NULL },
};

static const ComityChoice strands[] = {
  /* Translators: strand of a policy */
  { "learning", NC_ ("choice", "Learning") },
  /* Translators: strand of a policy */
  { "teaching", NC_ ("choice", "Teaching") },
  /* Translators: strand of a policy */
  { "research", NC_ ("choice", "Research") },
  { "patient_care", NC_ ("choice", "Patient care") },
  /* Translators: strand of a policy: being known and respected */
  { "recognition", NC_ ("choice", "Recognition") },
  { NULL, NULL },
};

static const ComityChoice measures[] = {
  { "partners", NC_ ("choice", "Partners") },
  { "partner_countries", NC_ ("choice", "Countries of partners") },
  { "agreements", NC_ ("choice", "Agreements") },
  { "students", NC_ ("choice", "Foreign students") },
  { "citizenships", NC_ ("choice", "Countries of students") },
  { "members", NC_ ("choice", "Staff in foreign societies") },
  { "events", NC_ ("choice", "Events a year") },
  { "international_events", NC_ ("choice", "International events a year") },
  { "honours", NC_ ("choice", "Honorary doctorates") },
  { "stays", NC_ ("choice", "Stays a year") },
  { "ranking", NC_ ("choice", "Place in a ranking") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};

static const ComityChoice roundings[] = {
  /* Translators: how a number is meant: exactly so many */
  { "exact", NC_ ("choice", "exactly") },
  /* Translators: how a number is meant: about so many */
  { "about", NC_ ("choice", "about") },
  /* Translators: how a number is meant: more than so many */
  { "more_than", NC_ ("choice", "more than") },
  /* Translators: how a number is meant: nearly so many */
  { "nearly", NC_ ("choice", "nearly") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "text", NC_ ("field", "Text"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Objective or figure"),
    .hint = NC_ ("hint", "As the document puts it") },
  { "kind", NC_ ("field", "Kind"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = kinds },
  /* Translators: one of the lines along which a policy is carried out */
  { "strand", NC_ ("field", "Strand"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .choices = strands },
  { "document", NC_ ("field", "Document"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_FILTERED,
    .hint = NC_ ("hint", "The strategy, policy or page that states it") },
  { "parent", NC_ ("field", "Serves"), COMITY_TYPE_REF, 0, .target = "objective",
    .hint = NC_ ("hint", "The wider objective") },
  { "position", NC_ ("field", "Place in the list"), COMITY_TYPE_INTEGER, 0, .min = 1, .max = 9999 },

  { "measure", NC_ ("field", "What is counted"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED, .section = NC_ ("section", "Figure"), .choices = measures },
  { "rounding", NC_ ("field", "Meant as"), COMITY_TYPE_CHOICE, 0, .choices = roundings },
  /* Translators: the number that was counted */
  { "value", NC_ ("field", "Value"), COMITY_TYPE_INTEGER, COMITY_LISTED },
  { "as_of", NC_ ("field", "As of"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED },
  /* Translators: the number to be reached */
  { "target", NC_ ("field", "Target"), COMITY_TYPE_INTEGER, COMITY_LISTED },
  { "target_date", NC_ ("field", "Target by"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "definition", NC_ ("field", "How it is counted"), COMITY_TYPE_LONG, 0 },

  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .section = NC_ ("section", "Carrying it out"), .list = "directions" },
  { "forms", NC_ ("field", "Forms of cooperation"), COMITY_TYPE_CHOICES, 0,
    .list = "cooperation-forms" },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, 0,
    .list = "cooperation-fields" },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, 0, .list = "units" },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "since", NC_ ("field", "Since"), COMITY_TYPE_DATE, 0 },
  { "until", NC_ ("field", "Until"), COMITY_TYPE_DATE, 0 },

  COMITY_COMMON_FIELDS,
};

static char *
objective_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "document", NULL);
}

static void
objective_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "since", "until",
                    _ ("An objective cannot end before it begins."));
  comity_rule_not_itself (record, problems, "parent", _ ("An objective cannot serve itself."));
  if (comity_rule_is (record, "kind", "figure") && !comity_rule_has (record, "value") &&
      !comity_rule_has (record, "target"))
    comity_problems_add (problems, record, "value", COMITY_CORE_ERROR_RULE,
                         _ ("A figure needs a value or a target."));
}

const ComityKind comity_kind_objective = {
  .name = "objective",
  .type_name = "ComityObjective",
  .label = NC_ ("kind", "Objective"),
  /* Translators: the aims of the university's international work and the numbers they state */
  .plural = NC_ ("kinds", "Objectives and figures"),
  .icon = "object-select-symbolic",
  .empty =
    NC_ ("empty list", "What your strategy aims at, and the figures it states, belong here."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "text",
  .dup_subtitle = objective_dup_subtitle,
  .from = "since",
  .to = "until",
  .order = COMITY_ORDER ("position"),
  .validate = objective_validate,
};
