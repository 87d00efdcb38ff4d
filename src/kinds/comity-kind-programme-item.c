/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityField fields[] = {
  { "delegation", NC_ ("field", "Delegation"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "delegation" },
  { "name", NC_ ("field", "What happens"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Programme"),
    .hint = NC_ ("hint", "For example “Meeting with the leadership”") },
  { "date", NC_ ("field", "Date"), COMITY_TYPE_DATE, COMITY_LISTED },
  /* Translators: time of day when something starts */
  { "start", NC_ ("field", "Start"), COMITY_TYPE_TIME, COMITY_LISTED },
  /* Translators: time of day when something is over */
  { "finish", NC_ ("field", "End"), COMITY_TYPE_TIME, COMITY_LISTED },
  { "place", NC_ ("field", "Place"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED },
  { "host", NC_ ("field", "Host"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED },
  { "people", NC_ ("field", "Who takes part"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF, 0,
    .section = NC_ ("section", "Arrangements"), .target = "partner" },
  { "interpreter", NC_ ("field", "Interpreter"), COMITY_TYPE_TEXT, 0 },
  { "transport", NC_ ("field", "Transport"), COMITY_TYPE_TEXT, 0 },
  /* Translators: what people wear, e.g. formal dress, white coat */
  { "dress", NC_ ("field", "Dress"), COMITY_TYPE_TEXT, 0 },
  { "meal", NC_ ("field", "Meal"), COMITY_TYPE_TEXT, 0 },
  { "equipment", NC_ ("field", "Equipment"), COMITY_TYPE_TEXT, 0 },
  { "staff_note", NC_ ("field", "For our staff only"), COMITY_TYPE_LONG, 0,
    .hint = NC_ ("hint", "Never printed in the guests' programme") },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, 0, .max = 9999 },
  COMITY_SUB_COMMON_FIELDS,
};

static char *
programme_item_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "date", "start", "place", NULL);
}

static void
programme_item_validate (ComityRecord *record, ComityProblems *problems)
{
  const char *start = comity_record_get (record, "start");
  const char *finish = comity_record_get (record, "finish");

  if (start && finish && strcmp (finish, start) < 0)
    comity_problems_add (problems, record, "finish", COMITY_CORE_ERROR_RULE,
                         _ ("This line of the programme cannot end before it starts."));
}

const ComityKind comity_kind_programme_item = {
  .name = "programme_item",
  .type_name = "ComityProgrammeItem",
  .label = NC_ ("kind", "Programme item"),
  /* Translators: the lines of the programme of a visit */
  .plural = NC_ ("kinds", "Programme of the visit"),
  .icon = "x-office-calendar-symbolic",
  .empty = NC_ ("empty list", "What happens during the visit belongs here, hour by hour."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = programme_item_dup_subtitle,
  .from = "date",
  .order = COMITY_ORDER ("date", "start", "position"),
  .validate = programme_item_validate,
};
