/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice directions[] = {
  /* Translators: an honour that our university gives to somebody */
  { "given", NC_ ("choice", "Given by us") },
  /* Translators: an honour that one of our people receives abroad */
  { "received", NC_ ("choice", "Our people honoured") },
  { NULL, NULL },
};

static const ComityChoice stages[] = {
  /* Translators: stage of an honour */
  { "proposed", NC_ ("choice", "Proposed") },
  /* Translators: stage of an honour: the council said yes */
  { "approved", NC_ ("choice", "Approved") },
  /* Translators: stage of an honour: handed over */
  { "conferred", NC_ ("choice", "Conferred") },
  { "declined", NC_ ("choice", "Declined") },
  /* Translators: stage of an honour: taken back */
  { "withdrawn", NC_ ("choice", "Withdrawn") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "Full name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_PERSONAL | COMITY_IDENTITY,
    .section = NC_ ("section", "Person"), .hint = NC_ ("hint", "As it stands on the diploma") },
  { "name_local", NC_ ("field", "Name in their own script"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  /* Translators: titles before a name, e.g. Prof. Dr. */
  { "prefix", NC_ ("field", "Titles before the name"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For example “Prof. Dr.”") },
  { "category", NC_ ("field", "Who it is"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .choices = comity_choices_person_category },
  { "photo", NC_ ("field", "Photo"), COMITY_TYPE_IMAGE, COMITY_PERSONAL },
  { "died_on", NC_ ("field", "Died on"), COMITY_TYPE_DATE, 0 },
  { "country", NC_ ("field", "Country"), COMITY_TYPE_COUNTRY,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT,
    .section = NC_ ("section", "Country and post") },
  { "organisation", NC_ ("field", "Organisation in words"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF, COMITY_LISTED | COMITY_FILTERED,
    .target = "partner" },
  { "post", NC_ ("field", "Post when honoured"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PROMINENT,
    .hint = NC_ ("hint", "Say “former” when it was over by then") },

  { "direction", NC_ ("field", "Direction"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Honour"), .choices = directions },
  { "kind", NC_ ("field", "Kind of honour"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .list = "honour-kinds" },
  { "stage", NC_ ("field", "Stage"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .choices = stages },
  { "conferred_on", NC_ ("field", "Conferred on"), COMITY_TYPE_DATE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT,
    .hint = NC_ ("hint", "The year alone is enough") },
  { "merit", NC_ ("field", "Merit"), COMITY_TYPE_LONG, COMITY_SEARCHED,
    .hint = NC_ ("hint", "What the person is honoured for") },
  { "line", NC_ ("field", "Public line"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .hint = NC_ ("hint", "One line for lists, for example “cardiothoracic surgeon, USA”") },

  { "proposed_by", NC_ ("field", "Proposed by"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .section = NC_ ("section", "Decision") },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .list = "units" },
  { "proposed_on", NC_ ("field", "Proposed on"), COMITY_TYPE_DATE, 0 },
  /* Translators: the number of the minutes of the academic council */
  { "protocol_number", NC_ ("field", "Number of the council's minutes"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED },
  { "protocol_date", NC_ ("field", "Date of the council"), COMITY_TYPE_DATE, 0 },
  { "votes", NC_ ("field", "Votes"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For, against, abstained: 41, 0, 2") },
  { "order_number", NC_ ("field", "Number of the order"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "order_date", NC_ ("field", "Date of the order"), COMITY_TYPE_DATE, 0 },

  { "ceremony_on", NC_ ("field", "Date of the ceremony"), COMITY_TYPE_DATE, 0,
    .section = NC_ ("section", "Ceremony") },
  { "event", NC_ ("field", "Event"), COMITY_TYPE_REF, 0, .target = "event" },
  { "delegation", NC_ ("field", "Visit"), COMITY_TYPE_REF, 0, .target = "delegation" },
  { "diploma_number", NC_ ("field", "Number of the diploma"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  /* Translators: the ceremonial dress of an honorary doctor: its size, where it is */
  { "robe", NC_ ("field", "Robe"), COMITY_TYPE_TEXT, 0 },
  { "lecture", NC_ ("field", "Lecture"), COMITY_TYPE_TEXT, COMITY_SEARCHED },

  COMITY_COMMON_FIELDS,
};

static char *
honour_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "country", NULL);
}

static void
honour_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "proposed_on", "protocol_date",
                    _ ("The council cannot decide before the proposal is made."));
  comity_rule_span (record, problems, "protocol_date", "conferred_on",
                    _ ("An honour cannot be conferred before the council decides."));
  comity_rule_not_future (record, problems, "died_on",
                          _ ("A day of death cannot lie in the future."));
  if (comity_rule_is (record, "stage", "conferred"))
    comity_rule_not_future (record, problems, "conferred_on",
                            _ ("An honour already conferred cannot lie in the future."));
}

const ComityKind comity_kind_honour = {
  .name = "honour",
  .type_name = "ComityHonour",
  .label = NC_ ("kind", "Honour"),
  .plural = NC_ ("kinds", "Honours"),
  .icon = "comity-honour-symbolic",
  .empty = NC_ ("empty list",
                "Honorary doctors, professors and medals belong here, and your "
                "people who are honoured abroad."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = honour_dup_subtitle,
  .from = "conferred_on",
  .status = "stage",
  .picture = "photo",
  .validate = honour_validate,
};
