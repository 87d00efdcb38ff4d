/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice roles[] = {
  /* Translators: role at a conference */
  { "speaker", NC_ ("choice", "Speaker") },
  /* Translators: role at a conference: leads a session */
  { "chair", NC_ ("choice", "Chair") },
  /* Translators: role at a conference: an invited person of honour */
  { "guest", NC_ ("choice", "Guest of honour") },
  /* Translators: role at a conference */
  { "listener", NC_ ("choice", "Listener") },
  /* Translators: role at a conference */
  { "committee", NC_ ("choice", "Committee") },
  /* Translators: role at a training or school */
  { "trainer", NC_ ("choice", "Trainer") },
  /* Translators: role at a training or school */
  { "learner", NC_ ("choice", "Learner") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "event", NC_ ("field", "Event"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "event" },
  { "name", NC_ ("field", "Full name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_PERSONAL, .section = NC_ ("section", "Person") },
  { "role", NC_ ("field", "Role"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .choices = roles },
  { "organisation", NC_ ("field", "Organisation"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED },
  { "post", NC_ ("field", "Post"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "country", NC_ ("field", "Country"), COMITY_TYPE_COUNTRY, COMITY_LISTED | COMITY_FILTERED },
  { "ours", NC_ ("field", "One of our people"), COMITY_TYPE_BOOLEAN, COMITY_FILTERED },
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF, COMITY_FILTERED, .target = "partner" },
  { "contact", NC_ ("field", "Contact"), COMITY_TYPE_REF, 0, .target = "contact",
    .hint = NC_ ("hint", "When the person is among your contacts") },

  { "format", NC_ ("field", "Takes part"), COMITY_TYPE_CHOICE, COMITY_LISTED,
    .section = NC_ ("section", "Taking part"), .choices = comity_choices_format },
  /* Translators: title of what a speaker says at a conference */
  { "talk", NC_ ("field", "Title of the talk"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "abstract", NC_ ("field", "Abstract"), COMITY_TYPE_LONG, 0 },
  { "hours", NC_ ("field", "Hours"), COMITY_TYPE_DECIMAL, 0, .digits = 1, .max = 9999 },
  { "registered_on", NC_ ("field", "Registered on"), COMITY_TYPE_DATE, 0 },
  { "attended", NC_ ("field", "Attended"), COMITY_TYPE_BOOLEAN, COMITY_FILTERED },
  { "certificate_number", NC_ ("field", "Number of the certificate"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED },

  { "email", NC_ ("field", "E-mail"), COMITY_TYPE_EMAIL, COMITY_PERSONAL | COMITY_SEARCHED,
    .section = NC_ ("section", "Arrangements") },
  { "phone", NC_ ("field", "Telephone"), COMITY_TYPE_PHONE, COMITY_PERSONAL },
  { "visa_support", NC_ ("field", "Needs visa support"), COMITY_TYPE_BOOLEAN, 0 },
  { "fee_paid", NC_ ("field", "Fee paid"), COMITY_TYPE_MONEY, 0 },
  { "lodging", NC_ ("field", "Lodging"), COMITY_TYPE_TEXT, 0 },
  { "needs", NC_ ("field", "Diet and access"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, 0, .max = 99999 },
  COMITY_RETENTION_FIELDS,
  COMITY_SUB_COMMON_FIELDS,
};

static char *
participant_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "role", "organisation", "country", NULL);
}

static void
participant_validate (ComityRecord *record, ComityProblems *problems)
{
  if (comity_rule_has (record, "abstract") && !comity_rule_has (record, "talk"))
    comity_problems_add (problems, record, "talk", COMITY_CORE_ERROR_RULE,
                         _ ("An abstract needs the title of the talk."));
}

/* Counted from the end of the event. */
static const ComityRetention retention = {
  .since = COMITY_ORDER ("event.ends", "event.starts"),
  .years = 3,
};

const ComityKind comity_kind_participant = {
  .name = "participant",
  .type_name = "ComityParticipant",
  .label = NC_ ("kind", "Participant"),
  .plural = NC_ ("kinds", "Participants"),
  .icon = "system-users-symbolic",
  .empty = NC_ ("empty list", "The people who take part in the event belong here."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = participant_dup_subtitle,
  .order = COMITY_ORDER ("position"),
  .retention = &retention,
  .validate = participant_validate,
};
