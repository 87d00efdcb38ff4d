/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-date.h"
#include "comity-kinds-common.h"

static const ComityChoice states[] = {
  /* Translators: state of a paper: the student lacks it */
  { "needed", NC_ ("choice", "Needed") },
  /* Translators: state of a paper: asked for at the authorities */
  { "requested", NC_ ("choice", "Requested") },
  /* Translators: state of a paper: the authorities have made it */
  { "issued", NC_ ("choice", "Issued") },
  /* Translators: state of a paper: the authorities said no */
  { "refused", NC_ ("choice", "Refused") },
  /* Translators: state of a paper: a newer one has taken its place */
  { "replaced", NC_ ("choice", "Replaced") },
  /* Translators: state of a paper: no longer counts */
  { "cancelled", NC_ ("choice", "Cancelled") },
  { "lost", NC_ ("choice", "Lost") },
  { NULL, NULL },
};

static const char *const not_held[] = {
  "needed", "requested", "refused", "cancelled", "lost", NULL
};

static const ComityField fields[] = {
  { "student", NC_ ("field", "Student"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "student" },
  { "kind", NC_ ("field", "Kind of paper"), COMITY_TYPE_CHOICE, COMITY_REQUIRED | COMITY_FILTERED,
    .section = NC_ ("section", "Paper"), .choices = comity_choices_paper },
  /* Translators: the letters before the number of a passport or visa */
  { "series", NC_ ("field", "Series"), COMITY_TYPE_TEXT, COMITY_PERSONAL | COMITY_MASKED },
  { "number", NC_ ("field", "Number"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_PERSONAL | COMITY_MASKED | COMITY_IDENTITY },
  { "valid_from", NC_ ("field", "Valid from"), COMITY_TYPE_DATE, COMITY_LISTED | COMITY_FILTERED },
  { "valid_to", NC_ ("field", "Valid to"), COMITY_TYPE_DATE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_DEADLINE },
  { "state", NC_ ("field", "State of the paper"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED, .choices = states },
  { "file", NC_ ("field", "Copy"), COMITY_TYPE_FILE, COMITY_PERSONAL },

  { "issued_on", NC_ ("field", "Issued on"), COMITY_TYPE_DATE, 0,
    .section = NC_ ("section", "Issue") },
  { "issuer", NC_ ("field", "Issued by"), COMITY_TYPE_TEXT, COMITY_LISTED,
    .hint = NC_ ("hint", "The authority, consulate, clinic or insurer") },
  { "country", NC_ ("field", "Country"), COMITY_TYPE_COUNTRY, COMITY_PERSONAL,
    .hint = NC_ ("hint", "That issued the passport or the visa") },
  { "place", NC_ ("field", "Place of issue"), COMITY_TYPE_TEXT, 0 },
  /* Translators: the two lines of letters and < signs at the foot of a passport page */
  { "mrz", NC_ ("field", "Machine-readable lines"), COMITY_TYPE_LONG,
    COMITY_PERSONAL | COMITY_MASKED },
  { "translated", NC_ ("field", "Notarised translation"), COMITY_TYPE_BOOLEAN, 0 },
  { "original_seen_by", NC_ ("field", "Original seen by"), COMITY_TYPE_TEXT, 0 },

  { "visa_kind", NC_ ("field", "Kind of visa"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Visa and invitation"), .list = "visa-kinds" },
  { "purpose", NC_ ("field", "Purpose of travel"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .list = "travel-purposes" },
  { "entries", NC_ ("field", "Entries"), COMITY_TYPE_CHOICE, 0, .choices = comity_choices_entries },
  { "days", NC_ ("field", "Days of stay"), COMITY_TYPE_INTEGER, 0, .min = 1, .max = 3660 },
  { "cities", NC_ ("field", "Cities"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "That the visa is for; forms take up to five") },
  { "visa_place", NC_ ("field", "Where the visa is issued"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "Country and city of the consulate") },
  { "workplace", NC_ ("field", "Workplace and post"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "invitation_number", NC_ ("field", "Number of the invitation"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED },

  { "request_number", NC_ ("field", "Number of the request"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .section = NC_ ("section", "Request") },
  { "requested_on", NC_ ("field", "Requested on"), COMITY_TYPE_DATE, 0 },
  { "ready_by", NC_ ("field", "Expected by"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "received_on", NC_ ("field", "Received on"), COMITY_TYPE_DATE, 0 },
  { "sent_on", NC_ ("field", "Sent to the student on"), COMITY_TYPE_DATE, 0 },
  { "extension_asked_on", NC_ ("field", "Extension asked on"), COMITY_TYPE_DATE, 0 },
  { "extension_granted_on", NC_ ("field", "Extension granted on"), COMITY_TYPE_DATE, 0 },

  { "entered_on", NC_ ("field", "Entered the country on"), COMITY_TYPE_DATE, COMITY_PERSONAL,
    .section = NC_ ("section", "Crossing the border") },
  { "border_point", NC_ ("field", "Border crossing"), COMITY_TYPE_TEXT, 0 },
  { "left_on", NC_ ("field", "Left the country on"), COMITY_TYPE_DATE, COMITY_PERSONAL },
  { "passport_handed_in", NC_ ("field", "Passport handed in on"), COMITY_TYPE_DATE, 0 },
  { "passport_returned", NC_ ("field", "Passport returned on"), COMITY_TYPE_DATE, 0 },

  { "address", NC_ ("field", "Address of registration"), COMITY_TYPE_LONG, COMITY_PERSONAL,
    .section = NC_ ("section", "Registration") },
  { "former_address", NC_ ("field", "Former address"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "profession", NC_ ("field", "Profession"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "host_organisation", NC_ ("field", "Receiving organisation"), COMITY_TYPE_TEXT, 0 },
  { "host_person", NC_ ("field", "Receiving person"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "host_document", NC_ ("field", "Document of that person"), COMITY_TYPE_TEXT,
    COMITY_PERSONAL | COMITY_MASKED },
  { "accepted_on", NC_ ("field", "Accepted on"), COMITY_TYPE_DATE, 0 },
  { "removed_on", NC_ ("field", "Removed from the register on"), COMITY_TYPE_DATE, 0 },

  { "cover", NC_ ("field", "Sum insured"), COMITY_TYPE_MONEY, 0,
    .section = NC_ ("section", "Insurance and health"),
    .hint = NC_ ("hint", "The sum that the policy pays at most") },
  { "exempt", NC_ ("field", "Exempt by citizenship"), COMITY_TYPE_BOOLEAN, 0 },
  { "done_on", NC_ ("field", "Examined on"), COMITY_TYPE_DATE, COMITY_PERSONAL },
  { "due", NC_ ("field", "To be had by"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  COMITY_SUB_COMMON_FIELDS,
};

/* Numbers of documents never stand in titles, which are shown where others may look on. */
static char *
paper_dup_title (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "kind", "visa_kind", NULL);
}

static char *
paper_dup_subtitle (ComityRecord *record)
{
  const char *from = comity_record_get (record, "valid_from");
  const char *to = comity_record_get (record, "valid_to");

  if (from || to)
    return comity_date_format_span (from, to);
  /* the state has a pill of its own beside it */
  return comity_titles_first (record, "issued_on", "done_on", "received_on", "requested_on",
                              "issuer", NULL);
}

static void
paper_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "valid_from", "valid_to",
                    _ ("A paper cannot end before it becomes valid."));
  comity_rule_span (record, problems, "issued_on", "valid_to",
                    _ ("A paper cannot end before it is issued."));
  comity_rule_not_future (record, problems, "issued_on",
                          _ ("The day of issue cannot lie in the future."));
  comity_rule_span (record, problems, "requested_on", "received_on",
                    _ ("A paper cannot be received before it is requested."));
  comity_rule_span (record, problems, "passport_handed_in", "passport_returned",
                    _ ("A passport cannot be returned before it is handed in."));
}

const ComityKind comity_kind_paper = {
  .name = "paper",
  .type_name = "ComityPaper",
  /* Translators: a passport, visa, insurance or other document of a student */
  .label = NC_ ("kind", "Paper"),
  /* Translators: passports, visas, insurances and other documents of students */
  .plural = NC_ ("kinds", "Papers"),
  .icon = "auth-smartcard-symbolic",
  .empty = NC_ ("empty list",
                "Passport, visa, registration, insurance and other papers belong "
                "here; their last days are watched."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = paper_dup_title,
  .dup_subtitle = paper_dup_subtitle,
  .from = "valid_from",
  .to = "valid_to",
  .status = "state",
  .void_statuses = not_held,
  .order = COMITY_ORDER ("valid_to"),
  .validate = paper_validate,
};
