/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "comity-kinds-common.h"

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Holiday") },
  { "date", NC_ ("field", "Date"), COMITY_TYPE_DATE, COMITY_REQUIRED | COMITY_LISTED },
  { "country", NC_ ("field", "Country"), COMITY_TYPE_COUNTRY, COMITY_LISTED | COMITY_FILTERED,
    .hint = NC_ ("hint", "Empty: in all countries") },
  { "yearly", NC_ ("field", "Every year on this day"), COMITY_TYPE_BOOLEAN, COMITY_LISTED },
  /* Translators: a weekend or holiday on which people work, usually because it was moved */
  { "working", NC_ ("field", "Worked all the same"), COMITY_TYPE_BOOLEAN, COMITY_LISTED,
    .hint = NC_ ("hint", "A Saturday, for example, to which a working day was moved") },
  COMITY_COMMON_FIELDS,
};

static char *
holiday_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "date", "country", NULL);
}

static void
holiday_validate (ComityRecord *record, ComityProblems *problems)
{
  const char *date = comity_record_get (record, "date");

  if (date && strlen (date) < strlen ("2026-01-01"))
    comity_problems_add (problems, record, "date", COMITY_CORE_ERROR_RULE,
                         _ ("A holiday needs day, month and year."));
}

const ComityKind comity_kind_holiday = {
  .name = "holiday",
  .type_name = "ComityHoliday",
  /* Translators: a public holiday */
  .label = NC_ ("kind", "Holiday"),
  .plural = NC_ ("kinds", "Holidays"),
  .icon = "weather-clear-symbolic",
  .empty = NC_ ("empty list",
                "Public holidays belong here: they are not counted where a rule counts working "
                "days."),
  .flags = COMITY_KIND_SETTINGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = holiday_dup_subtitle,
  .validate = holiday_validate,
};
