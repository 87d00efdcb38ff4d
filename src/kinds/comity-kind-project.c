/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice kinds[] = {
  { "research", NC_ ("choice", "Research project") },
  { "education", NC_ ("choice", "Education project") },
  /* Translators: a project in hospitals, with patients */
  { "clinical", NC_ ("choice", "Clinical project") },
  { "capacity", NC_ ("choice", "Capacity building") },
  { "double_programme", NC_ ("choice", "Double degree programme") },
  { "joint_programme", NC_ ("choice", "Joint degree programme") },
  { "laboratory", NC_ ("choice", "Joint laboratory or centre") },
  { "extracurricular", NC_ ("choice", "Extra-curricular activity") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};

static const ComityChoice statuses[] = {
  /* Translators: status of a project */
  { "idea", NC_ ("choice", "Idea") },
  /* Translators: status of a project: the application has been sent to the funder */
  { "applied", NC_ ("choice", "Applied") },
  /* Translators: status of a project: work goes on */
  { "running", NC_ ("choice", "Running") },
  /* Translators: status of a project */
  { "suspended", NC_ ("choice", "Suspended") },
  /* Translators: status of a project */
  { "completed", NC_ ("choice", "Completed") },
  /* Translators: status of a project: the funder said no */
  { "rejected", NC_ ("choice", "Rejected") },
  { "cancelled", NC_ ("choice", "Cancelled") },
  { NULL, NULL },
};

static const ComityChoice awards[] = {
  /* Translators: who gives the degree of a joint programme */
  { "ours", NC_ ("choice", "Our university") },
  /* Translators: who gives the degree of a joint programme */
  { "partner", NC_ ("choice", "The partner") },
  /* Translators: each side gives its own diploma */
  { "each", NC_ ("choice", "Each its own") },
  /* Translators: one diploma of both sides */
  { "together", NC_ ("choice", "One together") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_IDENTITY, .section = NC_ ("section", "Project") },
  { "acronym", NC_ ("field", "Acronym"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED },
  { "number", NC_ ("field", "Number"), COMITY_TYPE_TEXT, COMITY_SEARCHED | COMITY_IDENTITY,
    .hint = NC_ ("hint", "For example the number of the grant agreement") },
  { "kind", NC_ ("field", "Kind of project"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = kinds },
  { "status", NC_ ("field", "Status"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = statuses },
  { "starts", NC_ ("field", "Begins"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED },
  { "ends", NC_ ("field", "Ends"), COMITY_TYPE_DATE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_DEADLINE },

  { "partners", NC_ ("field", "Partners"), COMITY_TYPE_REFS,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT,
    .section = NC_ ("section", "Who works together"), .target = "partner" },
  { "coordinator", NC_ ("field", "Coordinating partner"), COMITY_TYPE_REF, 0, .target = "partner",
    .hint = NC_ ("hint", "Empty when we coordinate") },
  { "our_role", NC_ ("field", "Our role"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .choices = comity_choices_project_role },
  { "partner_roles", NC_ ("field", "Roles of the partners"), COMITY_TYPE_LONG, COMITY_SEARCHED,
    .hint = NC_ ("hint", "One line for each partner") },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .list = "units" },
  { "leader", NC_ ("field", "Our leader"), COMITY_TYPE_TEXT, COMITY_SEARCHED | COMITY_PERSONAL },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_FILTERED },
  { "agreement", NC_ ("field", "Agreement"), COMITY_TYPE_REF, COMITY_FILTERED,
    .target = "agreement", .hint = NC_ ("hint", "The legal base of the project") },

  { "programme", NC_ ("field", "Programme"), COMITY_TYPE_REF, COMITY_FILTERED,
    .section = NC_ ("section", "Funding"), .target = "programme" },
  { "funder", NC_ ("field", "Funder"), COMITY_TYPE_REF, COMITY_FILTERED, .target = "partner" },
  { "budget", NC_ ("field", "Budget"), COMITY_TYPE_MONEY, 0 },
  { "our_share", NC_ ("field", "Our share"), COMITY_TYPE_MONEY, 0 },
  { "report_due", NC_ ("field", "Report due"), COMITY_TYPE_DATE, COMITY_DEADLINE },

  { "forms", NC_ ("field", "Forms of cooperation"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .section = NC_ ("section", "Content"), .list = "cooperation-forms" },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .list = "cooperation-fields" },
  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, 0,
    .list = "directions" },
  { "summary", NC_ ("field", "Summary"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  /* Translators: parts and steps of a project's plan */
  { "plan", NC_ ("field", "Work packages and milestones"), COMITY_TYPE_LONG, 0 },
  { "results", NC_ ("field", "Results"), COMITY_TYPE_LONG, COMITY_SEARCHED,
    .hint = NC_ ("hint", "Also what was taken into practice here") },
  { "website", NC_ ("field", "Website"), COMITY_TYPE_URL, 0 },

  { "level", NC_ ("field", "Level of study"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Double or joint programme"), .list = "study-levels" },
  { "eqf", NC_ ("field", "Level (EQF)"), COMITY_TYPE_CHOICE, 0, .choices = comity_choices_eqf },
  { "isced_f", NC_ ("field", "Field of study (ISCED-F)"), COMITY_TYPE_IDENTIFIER, 0,
    .scheme = &comity_identifier_isced_f },
  { "languages", NC_ ("field", "Languages of instruction"), COMITY_TYPE_LANGUAGES, 0 },
  { "award", NC_ ("field", "Who gives the diploma"), COMITY_TYPE_CHOICE, 0, .choices = awards },
  { "supplement", NC_ ("field", "Who gives the diploma supplement"), COMITY_TYPE_CHOICE, 0,
    .choices = awards },
  { "credits_here", NC_ ("field", "Credits here"), COMITY_TYPE_DECIMAL, 0, .digits = 1,
    .max = 999 },
  { "credits_there", NC_ ("field", "Credits there"), COMITY_TYPE_DECIMAL, 0, .digits = 1,
    .max = 999 },
  { "years_here", NC_ ("field", "Years here"), COMITY_TYPE_DECIMAL, 0,
    .section = NC_ ("section", "Running the programme"), .digits = 1, .max = 12 },
  { "years_there", NC_ ("field", "Years there"), COMITY_TYPE_DECIMAL, 0, .digits = 1, .max = 12 },
  { "first_intake", NC_ ("field", "First intake"), COMITY_TYPE_DATE, 0 },
  { "students_per_year", NC_ ("field", "Students per year"), COMITY_TYPE_INTEGER, 0, .max = 99999 },
  { "accredited_by", NC_ ("field", "Accredited by"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "accredited_until", NC_ ("field", "Accredited until"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "place", NC_ ("field", "Place of the laboratory"), COMITY_TYPE_TEXT, COMITY_SEARCHED },

  COMITY_COMMON_FIELDS,
};

static char *
project_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "acronym", "kind", NULL);
}

static void
project_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "starts", "ends",
                    _ ("A project cannot end before it begins."));
}

const ComityKind comity_kind_project = {
  .name = "project",
  .type_name = "ComityProject",
  .label = NC_ ("kind", "Project"),
  .plural = NC_ ("kinds", "Projects"),
  .icon = "comity-project-symbolic",
  .empty = NC_ ("empty list",
                "Research and education projects, joint programmes and joint "
                "laboratories belong here."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = project_dup_subtitle,
  .from = "starts",
  .to = "ends",
  .status = "status",
  .validate = project_validate,
};
