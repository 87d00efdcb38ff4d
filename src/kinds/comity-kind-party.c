/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice sides[] = {
  /* Translators: side of an agreement: our university */
  { "ours", NC_ ("choice", "Our side") },
  /* Translators: side of an agreement: somebody else */
  { "theirs", NC_ ("choice", "Other side") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "agreement", NC_ ("field", "Agreement"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "agreement" },
  { "side", NC_ ("field", "Side"), COMITY_TYPE_CHOICE, COMITY_LISTED,
    .section = NC_ ("section", "Party"), .choices = sides },
  { "partner", NC_ ("field", "Partner"), COMITY_TYPE_REF, COMITY_FILTERED, .target = "partner",
    .hint = NC_ ("hint", "Empty for our own university") },
  { "unit", NC_ ("field", "Unit"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED },
  { "signatory", NC_ ("field", "Signed by"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_PERSONAL, .section = NC_ ("section", "Signature") },
  { "signatory_post", NC_ ("field", "Post of who signs"), COMITY_TYPE_TEXT, COMITY_LISTED },
  { "signatory_contact", NC_ ("field", "Contact who signs"), COMITY_TYPE_REF, 0,
    .target = "contact" },
  { "signed_on", NC_ ("field", "Signed on"), COMITY_TYPE_DATE, COMITY_LISTED },
  { "coordinator", NC_ ("field", "Coordinator"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "position", NC_ ("field", "Position"), COMITY_TYPE_INTEGER, 0, .max = 9999 },
  COMITY_SUB_COMMON_FIELDS,
};

/* The partner gives the title; our own side has none and is called by its side. */
static char *
party_dup_title (ComityRecord *record)
{
  return comity_titles_first (record, "unit", "side", NULL);
}

static char *
party_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, ", ", "signatory", "signatory_post", NULL);
}

static void
party_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_not_future (record, problems, "signed_on",
                          _ ("The day of signing cannot lie in the future."));
  if (comity_rule_is (record, "side", "theirs") && !comity_rule_has (record, "partner"))
    comity_problems_add (problems, record, "partner", COMITY_CORE_ERROR_RULE,
                         _ ("Say which partner is the other side."));
}

const ComityKind comity_kind_party = {
  .name = "party",
  .type_name = "ComityParty",
  /* Translators: one side of an agreement */
  .label = NC_ ("kind", "Party"),
  /* Translators: the sides of an agreement */
  .plural = NC_ ("kinds", "Parties"),
  .icon = "system-users-symbolic",
  .empty = NC_ ("empty list",
                "The two or more sides of the agreement belong here, with who "
                "signed for each and when."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "partner",
  .dup_title = party_dup_title,
  .dup_subtitle = party_dup_subtitle,
  .order = COMITY_ORDER ("position"),
  .validate = party_validate,
};
