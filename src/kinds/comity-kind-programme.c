/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_IDENTITY, .section = NC_ ("section", "Programme"),
    .hint = NC_ ("hint", "For example “Erasmus+”") },
  { "acronym", NC_ ("field", "Acronym"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED },
  /* Translators: the phase of a funding programme, e.g. the IV in Tempus IV */
  { "phase", NC_ ("field", "Phase"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED },
  { "funder", NC_ ("field", "Funder"), COMITY_TYPE_REF, COMITY_LISTED | COMITY_FILTERED,
    .target = "partner" },
  /* Translators: a call for proposals of a funding programme */
  { "call", NC_ ("field", "Call"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "call_closes", NC_ ("field", "Call closes on"), COMITY_TYPE_DATE,
    COMITY_LISTED | COMITY_DEADLINE },
  { "starts", NC_ ("field", "From"), COMITY_TYPE_DATE, COMITY_LISTED,
    .section = NC_ ("section", "Term") },
  { "ends", NC_ ("field", "To"), COMITY_TYPE_DATE, COMITY_LISTED },
  { "website", NC_ ("field", "Website"), COMITY_TYPE_URL, 0 },
  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, 0,
    .list = "directions" },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  COMITY_COMMON_FIELDS,
};

static char *
programme_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "phase", "call", NULL);
}

static void
programme_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "starts", "ends",
                    _ ("A programme cannot end before it begins."));
}

const ComityKind comity_kind_programme = {
  .name = "programme",
  .type_name = "ComityProgramme",
  /* Translators: a funding programme such as Erasmus+ */
  .label = NC_ ("kind", "Programme"),
  /* Translators: funding programmes such as Erasmus+ */
  .plural = NC_ ("kinds", "Programmes"),
  .icon = "view-list-bullet-symbolic",
  .empty = NC_ ("empty list",
                "Funding programmes such as Erasmus+ belong here; projects refer to "
                "them."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = programme_dup_subtitle,
  .from = "starts",
  .to = "ends",
  .validate = programme_validate,
};
