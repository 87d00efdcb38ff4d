/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice statuses[] = {
  /* Translators: status of an event */
  { "planned", NC_ ("choice", "Planned") },
  /* Translators: status of an event: people can register */
  { "open", NC_ ("choice", "Registration open") },
  /* Translators: status of an event: it has taken place */
  { "held", NC_ ("choice", "Held") },
  /* Translators: status of an event: the report has been handed in */
  { "reported", NC_ ("choice", "Reported") },
  { "cancelled", NC_ ("choice", "Cancelled") },
  { NULL, NULL },
};

static const ComityChoice places[] = {
  /* Translators: who holds an event: our university */
  { "ours", NC_ ("choice", "Held by us") },
  /* Translators: who holds an event: we and partners */
  { "joint", NC_ ("choice", "Held together") },
  /* Translators: who holds an event: somebody else; our people take part */
  { "elsewhere", NC_ ("choice", "Held by others") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Event") },
  { "name_local", NC_ ("field", "Name in another language"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "kind", NC_ ("field", "Kind of event"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = comity_choices_event },
  { "status", NC_ ("field", "Status"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = statuses },
  { "series", NC_ ("field", "Series"), COMITY_TYPE_REF, COMITY_FILTERED, .target = "event_series" },
  /* Translators: the number of an edition of a yearly event, e.g. 12 for the 12th congress */
  { "edition", NC_ ("field", "Edition number"), COMITY_TYPE_INTEGER, 0, .min = 1, .max = 999 },
  { "previous", NC_ ("field", "Edition before"), COMITY_TYPE_REF, 0, .target = "event",
    .hint = NC_ ("hint", "The event of the same series that this one follows"), .since = 2 },

  { "starts", NC_ ("field", "First day"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED,
    .section = NC_ ("section", "When and where") },
  { "ends", NC_ ("field", "Last day"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED },
  { "start_time", NC_ ("field", "Opens at"), COMITY_TYPE_TIME, 0 },
  { "format", NC_ ("field", "Format"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .choices = comity_choices_format },
  { "country", NC_ ("field", "Country"), COMITY_TYPE_COUNTRY, COMITY_FILTERED },
  { "city", NC_ ("field", "City"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "venue", NC_ ("field", "Venue"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  /* Translators: address on the internet where an online event takes place */
  { "link", NC_ ("field", "Link to take part"), COMITY_TYPE_URL, 0 },

  { "held_by", NC_ ("field", "Who holds it"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Who holds it"), .choices = places },
  { "partners", NC_ ("field", "Co-organising partners"), COMITY_TYPE_REFS,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .target = "partner" },
  { "organisers", NC_ ("field", "Organisers in words"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "committee", NC_ ("field", "Committee"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .list = "units" },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_FILTERED },
  { "project", NC_ ("field", "Project"), COMITY_TYPE_REF, 0, .target = "project" },

  { "international", NC_ ("field", "International"), COMITY_TYPE_BOOLEAN,
    COMITY_LISTED | COMITY_FILTERED, .section = NC_ ("section", "Content") },
  { "international_why", NC_ ("field", "Why it counts as international"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For example “speakers from five countries”") },
  { "subject", NC_ ("field", "Subject"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "languages", NC_ ("field", "Working languages"), COMITY_TYPE_LANGUAGES, 0 },
  { "forms", NC_ ("field", "Forms of cooperation"), COMITY_TYPE_CHOICES, 0,
    .list = "cooperation-forms" },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .list = "cooperation-fields" },
  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, 0,
    .list = "directions" },
  { "website", NC_ ("field", "Website"), COMITY_TYPE_URL, 0 },

  /* Translators: the last day to send in papers or abstracts for a conference */
  { "call_closes", NC_ ("field", "Call for papers closes"), COMITY_TYPE_DATE, COMITY_DEADLINE,
    .section = NC_ ("section", "Deadlines") },
  { "registration_closes", NC_ ("field", "Registration closes"), COMITY_TYPE_DATE,
    COMITY_DEADLINE },
  { "fee_due", NC_ ("field", "Fee due"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "visa_papers_due", NC_ ("field", "Papers for visas due"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "report_due", NC_ ("field", "Report due"), COMITY_TYPE_DATE, COMITY_DEADLINE },

  { "planned_people", NC_ ("field", "Participants planned"), COMITY_TYPE_INTEGER, 0,
    .section = NC_ ("section", "Participants"), .max = 1000000 },
  { "people", NC_ ("field", "Participants"), COMITY_TYPE_INTEGER, 0, .max = 1000000 },
  { "foreign_people", NC_ ("field", "From abroad"), COMITY_TYPE_INTEGER, 0, .max = 1000000 },
  { "countries_count", NC_ ("field", "Number of countries"), COMITY_TYPE_INTEGER, 0, .max = 300 },
  { "our_people", NC_ ("field", "Our people there"), COMITY_TYPE_LONG,
    COMITY_SEARCHED | COMITY_PERSONAL,
    .hint = NC_ ("hint", "For events of others; or add them as participants") },

  { "order_number", NC_ ("field", "Number of the order"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .section = NC_ ("section", "Papers and money") },
  { "order_date", NC_ ("field", "Date of the order"), COMITY_TYPE_DATE, 0 },
  { "fee", NC_ ("field", "Fee"), COMITY_TYPE_MONEY, 0 },
  { "budget", NC_ ("field", "Budget"), COMITY_TYPE_MONEY, 0 },
  { "proceedings_isbn", NC_ ("field", "ISBN of the proceedings"), COMITY_TYPE_IDENTIFIER, 0,
    .scheme = &comity_identifier_isbn },
  { "report", NC_ ("field", "Report"), COMITY_TYPE_FILE, 0 },
  { "picture", NC_ ("field", "Picture"), COMITY_TYPE_IMAGE, 0 },
  { "summary", NC_ ("field", "Summary"), COMITY_TYPE_LONG, COMITY_SEARCHED },

  COMITY_COMMON_FIELDS,
};

static char *
event_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "city", "format", NULL);
}

static void
event_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "starts", "ends",
                    _ ("An event cannot end before it begins."));
  comity_rule_span (record, problems, "registration_closes", "ends",
                    _ ("Registration must close before the event is over."));
  comity_rule_not_itself (record, problems, "previous", _ ("An event cannot follow itself."));
  comity_rule_at_most (record, problems, "foreign_people", "people",
                       _ ("There cannot be more participants from abroad than in all."));
}

const ComityKind comity_kind_event = {
  .name = "event",
  .type_name = "ComityEvent",
  .label = NC_ ("kind", "Event"),
  .plural = NC_ ("kinds", "Events"),
  .icon = "comity-event-symbolic",
  .empty = NC_ ("empty list",
                "Conferences, congresses, schools, lectures and other events that "
                "you hold or go to belong here."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = event_dup_subtitle,
  .from = "starts",
  .to = "ends",
  .status = "status",
  .picture = "picture",
  .validate = event_validate,
};
