/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityField fields[] = {
  { "agreement", NC_ ("field", "Agreement"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "agreement" },
  { "direction", NC_ ("field", "Direction"), COMITY_TYPE_CHOICE,
    COMITY_REQUIRED | COMITY_LISTED | COMITY_FILTERED, .section = NC_ ("section", "Places"),
    .choices = comity_choices_direction },
  { "category", NC_ ("field", "Category"), COMITY_TYPE_CHOICE,
    COMITY_REQUIRED | COMITY_LISTED | COMITY_FILTERED, .choices = comity_choices_mobility },
  /* Translators: how many people a year an agreement allows */
  { "places", NC_ ("field", "Places per year"), COMITY_TYPE_INTEGER, COMITY_LISTED, .max = 9999 },
  { "undefined", NC_ ("field", "Places not yet defined"), COMITY_TYPE_BOOLEAN, 0 },
  { "months", NC_ ("field", "Months in all per year"), COMITY_TYPE_DECIMAL, COMITY_LISTED,
    .digits = 2, .max = 9999, .hint = NC_ ("hint", "For students: 2 people for 5 months are 10") },
  { "days", NC_ ("field", "Days in all per year"), COMITY_TYPE_DECIMAL, 0, .digits = 2, .max = 9999,
    .hint = NC_ ("hint", "For staff") },
  /* Translators: a stay partly online, partly abroad */
  { "blended", NC_ ("field", "Blended"), COMITY_TYPE_BOOLEAN, 0 },
  { "year_from", NC_ ("field", "First academic year"), COMITY_TYPE_TEXT, 0,
    .section = NC_ ("section", "Years"), .hint = NC_ ("hint", "For example 2026/2027") },
  { "year_to", NC_ ("field", "Last academic year"), COMITY_TYPE_TEXT, 0 },
  { "eqf_levels", NC_ ("field", "Levels"), COMITY_TYPE_CHOICES, COMITY_LISTED,
    .section = NC_ ("section", "For whom"), .choices = comity_choices_eqf },
  { "isced_f", NC_ ("field", "Field of study (ISCED-F)"), COMITY_TYPE_IDENTIFIER, COMITY_LISTED,
    .scheme = &comity_identifier_isced_f },
  { "isced_note", NC_ ("field", "Field in words"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "language", NC_ ("field", "Language"), COMITY_TYPE_LANGUAGE, 0 },
  /* Translators: level of a language, by the Common European Framework (CEFR) */
  { "cefr", NC_ ("field", "Language level"), COMITY_TYPE_CHOICE, 0,
    .choices = comity_choices_cefr },
  { "sending_unit", NC_ ("field", "Sending unit"), COMITY_TYPE_TEXT, 0,
    .section = NC_ ("section", "Units and terms") },
  { "receiving_unit", NC_ ("field", "Receiving unit"), COMITY_TYPE_TEXT, 0 },
  { "terms", NC_ ("field", "Further terms"), COMITY_TYPE_LONG, 0,
    .hint = NC_ ("hint", "For example “no tuition fee; dormitory free”") },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, 0, .max = 9999 },
  COMITY_SUB_COMMON_FIELDS,
};

static char *
quota_dup_title (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "category", "direction", NULL);
}

static char *
quota_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "eqf_levels", "isced_f", "language", "cefr", NULL);
}

static void
quota_validate (ComityRecord *record, ComityProblems *problems)
{
  const char *from = comity_record_get (record, "year_from");
  const char *to = comity_record_get (record, "year_to");

  if (from && to && g_strcmp0 (to, from) < 0)
    comity_problems_add (problems, record, "year_to", COMITY_CORE_ERROR_RULE,
                         _ ("The last academic year cannot be before the first."));
  if (comity_rule_is (record, "undefined", "true") && comity_rule_has (record, "places"))
    comity_problems_add (problems, record, "places", COMITY_CORE_ERROR_RULE,
                         _ ("Give a number of places, or say that it is not yet defined."));
  if (comity_rule_has (record, "cefr") && !comity_rule_has (record, "language"))
    comity_problems_add (problems, record, "language", COMITY_CORE_ERROR_RULE,
                         _ ("Say for which language the level is asked."));
}

const ComityKind comity_kind_quota = {
  .name = "quota",
  .type_name = "ComityQuota",
  /* Translators: places per year in an exchange agreement */
  .label = NC_ ("kind", "Places"),
  /* Translators: places per year in an exchange agreement, several lines of them */
  .plural = NC_ ("kinds", "Places"),
  .icon = "view-grid-symbolic",
  .empty = NC_ ("empty list",
                "How many people may come and go each year under the agreement "
                "belongs here."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = quota_dup_title,
  .dup_subtitle = quota_dup_subtitle,
  .order = COMITY_ORDER ("position"),
  .validate = quota_validate,
};
