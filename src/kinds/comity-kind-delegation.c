/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice kinds[] = {
  /* Translators: kind of a visit */
  { "official", NC_ ("choice", "Official visit") },
  /* Translators: kind of a visit */
  { "working", NC_ ("choice", "Working visit") },
  /* Translators: kind of a visit: out of politeness, without business */
  { "courtesy", NC_ ("choice", "Courtesy visit") },
  /* Translators: kind of a visit: to see and learn */
  { "study", NC_ ("choice", "Study visit") },
  { "signing", NC_ ("choice", "Signing") },
  { "lecture", NC_ ("choice", "Lecture visit") },
  { "event", NC_ ("choice", "Taking part in an event") },
  { "online", NC_ ("choice", "Online meeting") },
  { NULL, NULL },
};

static const ComityChoice stages[] = {
  /* Translators: stage of a visit */
  { "requested", NC_ ("choice", "Requested") },
  /* Translators: stage of a visit */
  { "approved", NC_ ("choice", "Approved") },
  /* Translators: stage of a visit: the rector's order has been issued */
  { "ordered", NC_ ("choice", "Order issued") },
  /* Translators: stage of a visit */
  { "under_way", NC_ ("choice", "Under way") },
  /* Translators: stage of a visit: the report has been handed in */
  { "reported", NC_ ("choice", "Reported") },
  /* Translators: stage of a visit */
  { "closed", NC_ ("choice", "Closed") },
  { "cancelled", NC_ ("choice", "Cancelled") },
  { NULL, NULL },
};

static const ComityChoice levels[] = {
  /* Translators: rank of the head of a delegation: rector, president, minister */
  { "top", NC_ ("choice", "Head of institution") },
  { "vice", NC_ ("choice", "Deputy head") },
  { "dean", NC_ ("choice", "Dean or director") },
  { "department", NC_ ("choice", "Head of department") },
  /* Translators: a delegation of specialists without a leading person */
  { "staff", NC_ ("choice", "Specialists") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Visit"),
    .hint = NC_ ("hint", "For example “Working visit to China”") },
  { "direction", NC_ ("field", "Direction"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = comity_choices_direction },
  { "kind", NC_ ("field", "Kind of visit"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = kinds },
  { "stage", NC_ ("field", "Stage"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = stages },
  { "starts", NC_ ("field", "First day"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED },
  { "ends", NC_ ("field", "Last day"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED },

  { "partners", NC_ ("field", "Partners"), COMITY_TYPE_REFS,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT,
    .section = NC_ ("section", "Where and with whom"), .target = "partner" },
  { "countries", NC_ ("field", "Countries"), COMITY_TYPE_COUNTRIES,
    COMITY_LISTED | COMITY_FILTERED },
  { "city", NC_ ("field", "City"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "purposes", NC_ ("field", "Purposes"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .list = "delegation-purposes" },
  { "aim", NC_ ("field", "Aim in words"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  { "level", NC_ ("field", "Led at the level of"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .choices = levels },
  { "event", NC_ ("field", "Event"), COMITY_TYPE_REF, 0, .target = "event",
    .hint = NC_ ("hint", "When the visit is for a conference or congress") },

  { "arrival_on", NC_ ("field", "Arrival on"), COMITY_TYPE_DATE, 0,
    .section = NC_ ("section", "Travel") },
  { "arrival_time", NC_ ("field", "Arrival at"), COMITY_TYPE_TIME, 0 },
  { "arrival_by", NC_ ("field", "Arrival by"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "Flight or train, and place, for example “HY 506, airport, terminal 2”") },
  { "departure_on", NC_ ("field", "Departure on"), COMITY_TYPE_DATE, 0 },
  { "departure_time", NC_ ("field", "Departure at"), COMITY_TYPE_TIME, 0 },
  { "departure_by", NC_ ("field", "Departure by"), COMITY_TYPE_TEXT, 0 },
  { "lodging", NC_ ("field", "Lodging"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .hint = NC_ ("hint", "Name and address of the hotel") },
  { "people", NC_ ("field", "Number of people"), COMITY_TYPE_INTEGER, 0, .max = 9999,
    .hint = NC_ ("hint", "When not all of them are listed as members") },

  { "our_unit", NC_ ("field", "Our unit in charge"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Who looks after it"), .list = "units" },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_FILTERED },
  { "responsible_phone", NC_ ("field", "Telephone of who is responsible"), COMITY_TYPE_PHONE, 0 },
  { "host", NC_ ("field", "Host"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .hint = NC_ ("hint", "The person who receives the guests") },
  { "interpreter", NC_ ("field", "Interpreter"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "languages", NC_ ("field", "Languages of the talks"), COMITY_TYPE_LANGUAGES, 0 },

  { "invitation", NC_ ("field", "Invitation"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .section = NC_ ("section", "Basis"), .hint = NC_ ("hint", "Number and date") },
  { "agreement", NC_ ("field", "Agreement"), COMITY_TYPE_REF, 0, .target = "agreement",
    .hint = NC_ ("hint", "The agreement that the visit carries out") },
  { "project", NC_ ("field", "Project"), COMITY_TYPE_REF, 0, .target = "project" },
  { "order_number", NC_ ("field", "Number of the order"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "order_date", NC_ ("field", "Date of the order"), COMITY_TYPE_DATE, 0 },
  { "export_check", NC_ ("field", "Export and sanctions check done on"), COMITY_TYPE_DATE, 0 },

  { "requested_on", NC_ ("field", "Requested on"), COMITY_TYPE_DATE, 0,
    .section = NC_ ("section", "Course") },
  { "approved_on", NC_ ("field", "Approved on"), COMITY_TYPE_DATE, 0 },
  { "memo_due", NC_ ("field", "Memo due"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "report_due", NC_ ("field", "Report due"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "reported_on", NC_ ("field", "Reported on"), COMITY_TYPE_DATE, 0 },
  { "closed_on", NC_ ("field", "Closed on"), COMITY_TYPE_DATE, 0 },

  { "payer", NC_ ("field", "Who pays what"), COMITY_TYPE_LONG, 0,
    .section = NC_ ("section", "Money"),
    .hint = NC_ ("hint", "For example “travel by the guests, lodging by us”") },
  { "funding", NC_ ("field", "Source of money"), COMITY_TYPE_CHOICE, 0, .list = "grants" },
  { "estimate", NC_ ("field", "Estimate"), COMITY_TYPE_MONEY, 0 },
  { "cost", NC_ ("field", "Actual cost"), COMITY_TYPE_MONEY, 0 },

  { "previous", NC_ ("field", "Previous contacts"), COMITY_TYPE_LONG, 0,
    .section = NC_ ("section", "Result") },
  { "expected", NC_ ("field", "Expected result"), COMITY_TYPE_LONG, 0 },
  { "summary", NC_ ("field", "Summary"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  { "press", NC_ ("field", "Press text"), COMITY_TYPE_LONG, 0 },
  { "photo", NC_ ("field", "Photo"), COMITY_TYPE_IMAGE, 0 },
  { "forms", NC_ ("field", "Forms of cooperation"), COMITY_TYPE_CHOICES, 0,
    .list = "cooperation-forms" },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, 0,
    .list = "cooperation-fields" },
  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, 0,
    .list = "directions" },

  COMITY_COMMON_FIELDS,
};

static char *
delegation_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "direction", "kind", "city", NULL);
}

static void
delegation_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "starts", "ends", _ ("A visit cannot end before it begins."));
  comity_rule_span (record, problems, "arrival_on", "departure_on",
                    _ ("Guests cannot depart before they arrive."));
  comity_rule_span (record, problems, "ends", "reported_on",
                    _ ("A visit cannot be reported on before it is over."));
}

const ComityKind comity_kind_delegation = {
  .name = "delegation",
  .type_name = "ComityDelegation",
  .label = NC_ ("kind", "Delegation"),
  .plural = NC_ ("kinds", "Delegations"),
  .icon = "comity-delegation-symbolic",
  .empty = NC_ ("empty list", "Visits of guests to you and of your people abroad belong here."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = delegation_dup_subtitle,
  .from = "starts",
  .to = "ends",
  .status = "stage",
  .picture = "photo",
  .validate = delegation_validate,
};
