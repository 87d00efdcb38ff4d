/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Group of countries"), .hint = NC_ ("hint", "For example CIS") },
  { "code", NC_ ("field", "Code"), COMITY_TYPE_TEXT, COMITY_IDENTITY,
    .hint = NC_ ("hint", "A short word for use in figures, for example cis") },
  { "countries", NC_ ("field", "Countries"), COMITY_TYPE_COUNTRIES,
    COMITY_LISTED | COMITY_FILTERED },
  { "since", NC_ ("field", "Since"), COMITY_TYPE_DATE, COMITY_LISTED,
    .hint = NC_ ("hint", "When members change, end this group and begin another") },
  { "until", NC_ ("field", "Until"), COMITY_TYPE_DATE, COMITY_LISTED },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, 0, .max = 9999 },
  COMITY_COMMON_FIELDS,
};

static char *
country_group_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, "", "countries", NULL);
}

static void
country_group_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "since", "until", _ ("A group cannot end before it begins."));
}

const ComityKind comity_kind_country_group = {
  .name = "country_group",
  .type_name = "ComityCountryGroup",
  .label = NC_ ("kind", "Country group"),
  .plural = NC_ ("kinds", "Country groups"),
  .icon = "mark-location-symbolic",
  .empty = NC_ ("empty list",
                "Groups such as the CIS or the European Union belong here; a country "
                "may be in several."),
  .flags = COMITY_KIND_SETTINGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = country_group_dup_subtitle,
  .from = "since",
  .to = "until",
  .order = COMITY_ORDER ("position"),
  .validate = country_group_validate,
};
