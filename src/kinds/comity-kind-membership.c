/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice holders[] = {
  /* Translators: who is a member: the whole university */
  { "university", NC_ ("choice", "The university") },
  /* Translators: who is a member: a faculty or department */
  { "unit", NC_ ("choice", "A unit") },
  /* Translators: who is a member: one of our people */
  { "person", NC_ ("choice", "A person") },
  { NULL, NULL },
};

static const ComityChoice kinds[] = {
  /* Translators: kind of membership */
  { "full", NC_ ("choice", "Full member") },
  /* Translators: kind of membership */
  { "associate", NC_ ("choice", "Associate member") },
  /* Translators: kind of membership */
  { "observer", NC_ ("choice", "Observer") },
  /* Translators: kind of relation to an organisation: working together without being a member */
  { "cooperation", NC_ ("choice", "Cooperation") },
  /* Translators: kind of relation to an organisation: it gives us money */
  { "funding", NC_ ("choice", "Funding") },
  /* Translators: a title given to a unit, such as WHO collaborating centre */
  { "designation", NC_ ("choice", "Designation") },
  { "accreditation", NC_ ("choice", "Accreditation") },
  { NULL, NULL },
};

static const ComityChoice stages[] = {
  /* Translators: stage of a membership: we think of it */
  { "candidate", NC_ ("choice", "Candidate") },
  /* Translators: stage of a membership: the application has been sent */
  { "applied", NC_ ("choice", "Applied") },
  /* Translators: stage of a membership */
  { "member", NC_ ("choice", "Member") },
  /* Translators: stage of a membership */
  { "suspended", NC_ ("choice", "Suspended") },
  /* Translators: stage of a membership */
  { "ended", NC_ ("choice", "Ended") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "partner", NC_ ("field", "Organisation"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_FILTERED,
    .section = NC_ ("section", "Membership"), .target = "partner" },
  { "kind", NC_ ("field", "Kind of membership"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = kinds },
  /* Translators: the words of a title given by an organisation */
  { "designation", NC_ ("field", "Designation"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_PROMINENT,
    .hint = NC_ ("hint", "For example “WHO collaborating centre for nursing”") },
  { "stage", NC_ ("field", "Stage"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = stages },
  { "number", NC_ ("field", "Membership number"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_IDENTITY },
  { "position", NC_ ("field", "Place in the list"), COMITY_TYPE_INTEGER, 0, .min = 1, .max = 9999 },

  { "holder", NC_ ("field", "Who is the member"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Who"), .choices = holders },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .list = "units" },
  { "person", NC_ ("field", "Our person"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_PERSONAL,
    .hint = NC_ ("hint", "For a personal membership, or who heads the designated centre") },
  { "representative", NC_ ("field", "Representative"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  /* Translators: the person who stands in for the representative */
  { "deputy", NC_ ("field", "Deputy"), COMITY_TYPE_TEXT, COMITY_SEARCHED | COMITY_PERSONAL },

  /* Translators: the role we have in an association */
  { "role", NC_ ("field", "Role"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED,
    .section = NC_ ("section", "Role"), .hint = NC_ ("hint", "For example “Co-chair”") },
  { "role_since", NC_ ("field", "Role since"), COMITY_TYPE_DATE, 0 },
  { "role_until", NC_ ("field", "Role until"), COMITY_TYPE_DATE, COMITY_DEADLINE },

  { "since", NC_ ("field", "Since"), COMITY_TYPE_DATE, COMITY_LISTED,
    .section = NC_ ("section", "Term") },
  { "until", NC_ ("field", "Until"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_DEADLINE },
  { "term_years", NC_ ("field", "Term in years"), COMITY_TYPE_INTEGER, 0, .min = 1, .max = 99,
    .hint = NC_ ("hint", "A WHO designation runs for four years") },
  { "applied_on", NC_ ("field", "Applied on"), COMITY_TYPE_DATE, 0 },
  { "renewal_due", NC_ ("field", "Renewal due"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "report_due", NC_ ("field", "Report due"), COMITY_TYPE_DATE, COMITY_DEADLINE },

  { "fee", NC_ ("field", "Fee"), COMITY_TYPE_MONEY, 0, .section = NC_ ("section", "Fee") },
  { "fee_period", NC_ ("field", "Fee for"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For example “a calendar year”") },
  { "paid_until", NC_ ("field", "Paid until"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "paid_by", NC_ ("field", "Paid by"), COMITY_TYPE_TEXT, 0 },

  { "topic", NC_ ("field", "Topic"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .section = NC_ ("section", "Content") },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, 0,
    .list = "cooperation-fields" },
  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, 0,
    .list = "directions" },
  /* Translators: what a member gets from an association */
  { "benefits", NC_ ("field", "Benefits"), COMITY_TYPE_LONG, 0 },
  { "journal", NC_ ("field", "Its journal"), COMITY_TYPE_TEXT, 0 },
  { "certificate", NC_ ("field", "Certificate"), COMITY_TYPE_FILE, 0 },
  { "website", NC_ ("field", "Website"), COMITY_TYPE_URL, 0 },

  COMITY_COMMON_FIELDS,
};

static char *
membership_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "designation", "person", "role", NULL);
}

static void
membership_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "since", "until",
                    _ ("A membership cannot end before it begins."));
  comity_rule_span (record, problems, "role_since", "role_until",
                    _ ("A role cannot end before it begins."));
  if (comity_rule_is (record, "holder", "person") && !comity_rule_has (record, "person"))
    comity_problems_add (problems, record, "person", COMITY_CORE_ERROR_RULE,
                         _ ("Say who of our people is the member."));
  if (comity_rule_is (record, "kind", "designation") && !comity_rule_has (record, "designation"))
    comity_problems_add (problems, record, "designation", COMITY_CORE_ERROR_RULE,
                         _ ("Say what the designation is called."));
}

const ComityKind comity_kind_membership = {
  .name = "membership",
  .type_name = "ComityMembership",
  .label = NC_ ("kind", "Membership"),
  .plural = NC_ ("kinds", "Memberships"),
  .icon = "comity-membership-symbolic",
  .empty = NC_ ("empty list",
                "Associations, societies and designations that your university, its "
                "units or its people hold belong here."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "partner",
  .dup_subtitle = membership_dup_subtitle,
  .from = "since",
  .to = "until",
  .status = "stage",
  .validate = membership_validate,
};
