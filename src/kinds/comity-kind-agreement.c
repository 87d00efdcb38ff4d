/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice kinds[] = {
  { "memorandum", NC_ ("choice", "Memorandum of understanding") },
  /* Translators: an agreement on cooperation without details */
  { "general", NC_ ("choice", "General agreement") },
  { "exchange", NC_ ("choice", "Student exchange") },
  { "double_degree", NC_ ("choice", "Double degree") },
  { "joint_degree", NC_ ("choice", "Joint degree") },
  { "erasmus_iia", NC_ ("choice", "Erasmus+ inter-institutional agreement") },
  { "research", NC_ ("choice", "Research agreement") },
  /* Translators: an agreement on practice in clinics */
  { "clinical", NC_ ("choice", "Clinical agreement") },
  { "addendum", NC_ ("choice", "Addendum") },
  { "letter_of_intent", NC_ ("choice", "Letter of intent") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};

static const ComityChoice stages[] = {
  /* Translators: stage of an agreement */
  { "idea", NC_ ("choice", "Idea") },
  /* Translators: stage of an agreement */
  { "draft", NC_ ("choice", "Draft") },
  /* Translators: stage of an agreement: our lawyers read it */
  { "legal", NC_ ("choice", "With our lawyers") },
  /* Translators: stage of an agreement: the other side reads it */
  { "partner", NC_ ("choice", "With the partner") },
  /* Translators: stage of an agreement: ready, waits for signatures */
  { "signing", NC_ ("choice", "Being signed") },
  /* Translators: stage of an agreement */
  { "in_force", NC_ ("choice", "In force") },
  /* Translators: stage of an agreement: its time is over */
  { "expired", NC_ ("choice", "Expired") },
  /* Translators: stage of an agreement: ended before its time */
  { "terminated", NC_ ("choice", "Terminated") },
  /* Translators: stage of an agreement: one side said no */
  { "refused", NC_ ("choice", "Refused") },
  { NULL, NULL },
};

static const ComityChoice renewals[] = {
  /* Translators: how an agreement goes on after its end */
  { "none", NC_ ("choice", "Ends by itself") },
  /* Translators: how an agreement goes on after its end */
  { "automatic", NC_ ("choice", "Renewed by itself") },
  /* Translators: how an agreement goes on after its end */
  { "agreed", NC_ ("choice", "Renewed in writing") },
  /* Translators: an agreement without an end */
  { "open", NC_ ("choice", "Open-ended") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT, COMITY_REQUIRED | COMITY_SEARCHED,
    .section = NC_ ("section", "Agreement"),
    .hint = NC_ ("hint", "For example “Student and staff mobility, Cagliari”") },
  { "kind", NC_ ("field", "Kind of agreement"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = kinds },
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .target = "partner",
    .hint = NC_ ("hint", "The other side; further sides are added as parties") },
  { "stage", NC_ ("field", "Stage"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = stages },
  { "stage_since", NC_ ("field", "In this stage since"), COMITY_TYPE_DATE, 0 },
  /* Translators: the person or department where the papers are at the moment */
  { "held_by", NC_ ("field", "Who has it now"), COMITY_TYPE_TEXT, 0 },
  { "held_since", NC_ ("field", "There since"), COMITY_TYPE_DATE, 0, .since = 2 },

  { "number", NC_ ("field", "Our number"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_IDENTITY,
    .section = NC_ ("section", "Numbers and text") },
  { "partner_number", NC_ ("field", "Partner’s number"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_IDENTITY },
  { "languages", NC_ ("field", "Languages of the text"), COMITY_TYPE_LANGUAGES, 0 },
  { "multilateral", NC_ ("field", "More than two sides"), COMITY_TYPE_BOOLEAN, COMITY_FILTERED },
  /* Translators: the shelf or folder with the signed paper */
  { "shelf", NC_ ("field", "Where the original is"), COMITY_TYPE_TEXT, 0 },

  { "valid_from", NC_ ("field", "In force from"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED,
    .section = NC_ ("section", "Validity") },
  { "valid_to", NC_ ("field", "In force to"), COMITY_TYPE_DATE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_DEADLINE },
  { "renewal", NC_ ("field", "Renewal"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .choices = renewals },
  { "renewal_years", NC_ ("field", "Renewed for years"), COMITY_TYPE_INTEGER, 0, .min = 1,
    .max = 99 },
  { "notice_months", NC_ ("field", "Months of notice"), COMITY_TYPE_INTEGER, 0, .max = 60 },
  /* Translators: the last day on which an agreement can be ended or renewed in time */
  { "notice_by", NC_ ("field", "Notice by"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "year_from", NC_ ("field", "First academic year"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For example 2026/2027") },
  { "year_to", NC_ ("field", "Last academic year"), COMITY_TYPE_TEXT, 0 },

  { "supersedes", NC_ ("field", "Replaces"), COMITY_TYPE_REF, 0, .target = "agreement",
    .section = NC_ ("section", "Earlier agreements"),
    .hint = NC_ ("hint", "The older agreement that this one continues") },
  { "amends", NC_ ("field", "Addendum to"), COMITY_TYPE_REF, 0, .target = "agreement" },

  { "printed_on", NC_ ("field", "Printed on"), COMITY_TYPE_DATE, 0,
    .section = NC_ ("section", "Signing") },
  { "sent_on", NC_ ("field", "Sent on"), COMITY_TYPE_DATE, 0 },
  { "signed_on", NC_ ("field", "Signed on"), COMITY_TYPE_DATE, COMITY_FILTERED,
    .hint = NC_ ("hint", "The day of the last signature") },
  { "signed_at", NC_ ("field", "Place of signing"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "delegation", NC_ ("field", "Signed during"), COMITY_TYPE_REF, 0, .target = "delegation" },
  { "terminated_on", NC_ ("field", "Terminated on"), COMITY_TYPE_DATE, 0 },
  { "terminated_why", NC_ ("field", "Why it was terminated"), COMITY_TYPE_TEXT, 0 },

  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Who looks after it"), .list = "units" },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_FILTERED },
  { "supervisor", NC_ ("field", "Academic supervisor"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "partner_contact", NC_ ("field", "Coordinator there"), COMITY_TYPE_REF, 0,
    .target = "contact" },

  { "forms", NC_ ("field", "Forms of cooperation"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .section = NC_ ("section", "Content"), .list = "cooperation-forms" },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .list = "cooperation-fields" },
  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, 0,
    .list = "directions" },
  { "subject", NC_ ("field", "Subject"), COMITY_TYPE_LONG, COMITY_SEARCHED },
  { "obligations", NC_ ("field", "Obligations"), COMITY_TYPE_LONG, 0,
    .hint = NC_ ("hint", "Who does what by when") },
  { "funding", NC_ ("field", "Basis of funding"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For example “Erasmus+ KA171, call 2023”") },

  COMITY_COMMON_FIELDS,
};

static char *
agreement_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "partner", NULL);
}

static void
agreement_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "valid_from", "valid_to",
                    _ ("An agreement cannot end before it comes into force."));
  comity_rule_span (record, problems, "notice_by", "valid_to",
                    _ ("The notice must be given before the agreement ends."));
  comity_rule_span (record, problems, "signed_on", "terminated_on",
                    _ ("An agreement cannot be terminated before it is signed."));
  comity_rule_not_future (record, problems, "signed_on",
                          _ ("The day of signing cannot lie in the future."));
  comity_rule_not_itself (record, problems, "supersedes",
                          _ ("An agreement cannot replace itself."));
  comity_rule_not_itself (record, problems, "amends",
                          _ ("An agreement cannot be an addendum to itself."));
  if (comity_rule_is (record, "renewal", "open") && comity_rule_has (record, "valid_to"))
    comity_problems_add (problems, record, "renewal", COMITY_CORE_ERROR_RULE,
                         _ ("An open-ended agreement has no last day. Remove one of the two."));
}

const ComityKind comity_kind_agreement = {
  .name = "agreement",
  .type_name = "ComityAgreement",
  .label = NC_ ("kind", "Agreement"),
  .plural = NC_ ("kinds", "Agreements"),
  .icon = "comity-agreement-symbolic",
  .empty = NC_ ("empty list",
                "Memoranda, exchange agreements and everything else that you sign "
                "with partners belong here."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = agreement_dup_subtitle,
  .from = "valid_from",
  .to = "valid_to",
  .status = "stage",
  .validate = agreement_validate,
};
