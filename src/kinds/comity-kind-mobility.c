/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice states[] = {
  /* Translators: state of a stay abroad */
  { "applied", NC_ ("choice", "Applied") },
  /* Translators: state of a stay abroad: the home university has named the person */
  { "nominated", NC_ ("choice", "Nominated") },
  /* Translators: state of a stay abroad: the receiving university said yes */
  { "accepted", NC_ ("choice", "Accepted") },
  /* Translators: state of a stay abroad: the person is there */
  { "live", NC_ ("choice", "Under way") },
  /* Translators: state of a stay abroad: the person is back */
  { "completed", NC_ ("choice", "Completed") },
  /* Translators: state of a stay abroad: its results count at home */
  { "recognised", NC_ ("choice", "Recognised") },
  { "cancelled", NC_ ("choice", "Cancelled") },
  { "rejected", NC_ ("choice", "Rejected") },
  { NULL, NULL },
};

static const ComityChoice lengths[] = {
  /* Translators: kind of a stay abroad */
  { "long", NC_ ("choice", "Long-term") },
  /* Translators: kind of a stay abroad: partly online */
  { "blended", NC_ ("choice", "Short-term, blended") },
  { "short_doctoral", NC_ ("choice", "Short-term, doctoral") },
  { "short", NC_ ("choice", "Short-term") },
  { "virtual", NC_ ("choice", "Virtual") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "family_name", NC_ ("field", "Family name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_PERSONAL, .section = NC_ ("section", "Person"),
    .hint = NC_ ("hint", "In Latin letters, as in the passport") },
  { "given_names", NC_ ("field", "Given names"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "name_local", NC_ ("field", "Name in their own script"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "person_category", NC_ ("field", "Who it is"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .choices = comity_choices_person_category },
  { "post", NC_ ("field", "Post or programme at home"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "citizenship", NC_ ("field", "Citizenship"), COMITY_TYPE_COUNTRY,
    COMITY_PERSONAL | COMITY_FILTERED },
  { "student", NC_ ("field", "Student"), COMITY_TYPE_REF, 0,
    .section = NC_ ("section", "Further about the person"), .target = "student",
    .hint = NC_ ("hint", "When the person is among your foreign students") },
  { "esi", NC_ ("field", "European Student Identifier"), COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY,
    .scheme = &comity_identifier_esi },
  { "email", NC_ ("field", "E-mail"), COMITY_TYPE_EMAIL, COMITY_SEARCHED | COMITY_PERSONAL },
  { "phone", NC_ ("field", "Telephone"), COMITY_TYPE_PHONE, COMITY_PERSONAL },

  { "direction", NC_ ("field", "Direction"), COMITY_TYPE_CHOICE,
    COMITY_REQUIRED | COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT,
    .section = NC_ ("section", "Stay"), .choices = comity_choices_direction },
  { "category", NC_ ("field", "Category"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = comity_choices_mobility },
  { "state", NC_ ("field", "State of the stay"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = states },
  { "length", NC_ ("field", "Length"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .choices = lengths },
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .target = "partner",
    .hint = NC_ ("hint", "Where the person comes from or goes to") },
  { "partner_unit", NC_ ("field", "Their unit"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .list = "units" },

  { "agreement", NC_ ("field", "Agreement"), COMITY_TYPE_REF, COMITY_FILTERED,
    .section = NC_ ("section", "Basis"), .target = "agreement" },
  { "quota", NC_ ("field", "Places used"), COMITY_TYPE_REF, 0, .target = "quota",
    .hint = NC_ ("hint", "The line of the agreement that gives the place") },
  { "programme", NC_ ("field", "Programme"), COMITY_TYPE_REF, COMITY_FILTERED,
    .target = "programme" },
  { "project", NC_ ("field", "Project"), COMITY_TYPE_REF, 0, .target = "project" },
  { "academic_year", NC_ ("field", "Academic year"), COMITY_TYPE_TEXT,
    COMITY_FILTERED | COMITY_SEARCHED, .hint = NC_ ("hint", "For example 2026/2027") },
  /* Translators: part of the academic year, e.g. autumn */
  { "term", NC_ ("field", "Term"), COMITY_TYPE_TEXT, 0 },
  { "grant_source", NC_ ("field", "Source of money"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .list = "grants" },
  /* Translators: money given to a person for a stay abroad */
  { "grant_amount", NC_ ("field", "Grant"), COMITY_TYPE_MONEY, 0 },

  { "planned_from", NC_ ("field", "Planned from"), COMITY_TYPE_DATE,
    COMITY_LISTED | COMITY_FILTERED, .section = NC_ ("section", "Dates") },
  { "planned_to", NC_ ("field", "Planned to"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED },
  { "actual_from", NC_ ("field", "Arrived on"), COMITY_TYPE_DATE, 0 },
  { "actual_to", NC_ ("field", "Departed on"), COMITY_TYPE_DATE, 0 },
  { "days", NC_ ("field", "Days in all"), COMITY_TYPE_INTEGER, 0, .max = 3660 },
  { "order_number", NC_ ("field", "Number of the order"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "lodging", NC_ ("field", "Lodging"), COMITY_TYPE_CHOICE, 0, .list = "lodgings" },

  { "eqf", NC_ ("field", "Level (EQF)"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Study or training"), .choices = comity_choices_eqf },
  { "isced_f", NC_ ("field", "Field of study (ISCED-F)"), COMITY_TYPE_IDENTIFIER, 0,
    .scheme = &comity_identifier_isced_f },
  { "language", NC_ ("field", "Language"), COMITY_TYPE_LANGUAGE, 0 },
  { "cefr", NC_ ("field", "Language level"), COMITY_TYPE_CHOICE, 0,
    .choices = comity_choices_cefr },
  { "courses", NC_ ("field", "Courses"), COMITY_TYPE_LONG, 0,
    .hint = NC_ ("hint", "As in the learning agreement, one a line") },
  { "credits", NC_ ("field", "Credits"), COMITY_TYPE_DECIMAL, 0, .digits = 1, .max = 999 },
  { "transcript_due", NC_ ("field", "Transcript due"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "report_due", NC_ ("field", "Report due"), COMITY_TYPE_DATE, COMITY_DEADLINE },

  { "topic", NC_ ("field", "Topic"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .section = NC_ ("section", "Teaching, training or expert visit") },
  { "hours", NC_ ("field", "Hours"), COMITY_TYPE_DECIMAL, 0, .digits = 1, .max = 9999 },
  { "audience", NC_ ("field", "Audience"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For example “third-year students, 60 people”") },
  { "format", NC_ ("field", "Format"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .choices = comity_choices_format },
  { "role", NC_ ("field", "Role"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "certificate_number", NC_ ("field", "Number of the certificate"), COMITY_TYPE_TEXT, 0 },
  { "practice", NC_ ("field", "Taken into practice"), COMITY_TYPE_LONG, COMITY_SEARCHED,
    .hint = NC_ ("hint", "What is done differently here since") },

  { "department", NC_ ("field", "Department"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .section = NC_ ("section", "Clinical elective") },
  { "supervisor", NC_ ("field", "Supervisor"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "good_standing", NC_ ("field", "Letter of good standing"), COMITY_TYPE_BOOLEAN, 0 },
  { "liability_until", NC_ ("field", "Liability insurance until"), COMITY_TYPE_DATE,
    COMITY_DEADLINE },
  { "vaccinations", NC_ ("field", "Vaccination record"), COMITY_TYPE_BOOLEAN, COMITY_PERSONAL },
  { "background_check", NC_ ("field", "Background certificate"), COMITY_TYPE_BOOLEAN,
    COMITY_PERSONAL },

  { "forms", NC_ ("field", "Forms of cooperation"), COMITY_TYPE_CHOICES, 0,
    .section = NC_ ("section", "Counted under"), .list = "cooperation-forms" },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, 0,
    .list = "cooperation-fields" },
  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, 0,
    .list = "directions" },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_FILTERED },

  COMITY_RETENTION_FIELDS,
  COMITY_COMMON_FIELDS,
};

static char *
mobility_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "direction", "category", "partner", NULL);
}

static void
mobility_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "planned_from", "planned_to",
                    _ ("A stay cannot end before it begins."));
  comity_rule_span (record, problems, "actual_from", "actual_to",
                    _ ("Nobody can depart before arriving."));
  comity_rule_not_future (record, problems, "actual_from",
                          _ ("The actual arrival cannot lie in the future; plan it instead."));
  comity_rule_not_future (record, problems, "actual_to",
                          _ ("The actual departure cannot lie in the future; plan it instead."));
  if (comity_rule_has (record, "cefr") && !comity_rule_has (record, "language"))
    comity_problems_add (problems, record, "language", COMITY_CORE_ERROR_RULE,
                         _ ("Say for which language the level is asked."));
}

/* The Erasmus+ grant agreements ask for five years after the last payment (article 20). */
static const ComityRetention retention = {
  .since = COMITY_ORDER ("actual_to", "planned_to"),
  .years = 5,
};

const ComityKind comity_kind_mobility = {
  .name = "mobility",
  .type_name = "ComityMobility",
  /* Translators: one stay of a student or a member of staff abroad or here */
  .label = NC_ ("kind", "Stay"),
  /* Translators: stays of students and staff, in both directions */
  .plural = NC_ ("kinds", "Mobility"),
  .icon = "comity-mobility-symbolic",
  .empty = NC_ ("empty list",
                "Stays of students and staff belong here, of yours abroad and of "
                "others with you."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = comity_person_dup_title,
  .dup_subtitle = mobility_dup_subtitle,
  .from = "planned_from",
  .to = "planned_to",
  .status = "state",
  .retention = &retention,
  .validate = mobility_validate,
};
