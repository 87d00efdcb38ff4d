/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice roles[] = {
  /* Translators: role of a contact: heads the organisation */
  { "head", NC_ ("choice", "Head") },
  { "international_office", NC_ ("choice", "International office") },
  /* Translators: looks after students and staff who come in */
  { "coordinator_in", NC_ ("choice", "Coordinator, incoming") },
  /* Translators: looks after students and staff who go out */
  { "coordinator_out", NC_ ("choice", "Coordinator, outgoing") },
  { "signing", NC_ ("choice", "Signs agreements") },
  { "secretary", NC_ ("choice", "Secretary") },
  { "academic", NC_ ("choice", "Academic contact") },
  { "project", NC_ ("choice", "Project contact") },
  { NULL, NULL },
};

static const ComityChoice legal_bases[] = {
  /* Translators: why the office may keep a person's data */
  { "contract", NC_ ("choice", "Contract or agreement") },
  /* Translators: why the office may keep a person's data */
  { "consent", NC_ ("choice", "Consent") },
  /* Translators: why the office may keep a person's data */
  { "legal_duty", NC_ ("choice", "Duty by law") },
  /* Translators: why the office may keep a person's data */
  { "public_task", NC_ ("choice", "Public task") },
  /* Translators: why the office may keep a person's data */
  { "interest", NC_ ("choice", "Legitimate interest") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "partner", NC_ ("field", "Organisation"), COMITY_TYPE_REF,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .section = NC_ ("section", "Person"),
    .target = "partner" },
  { "family_name", NC_ ("field", "Family name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_PERSONAL,
    .hint = NC_ ("hint", "In Latin letters, as in the passport") },
  { "given_names", NC_ ("field", "Given names"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "patronymic", NC_ ("field", "Patronymic"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "name_local", NC_ ("field", "Name in their own script"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "name_local_language", NC_ ("field", "Language of that name"), COMITY_TYPE_LANGUAGE, 0 },
  { "name_cyrillic", NC_ ("field", "Name in Cyrillic"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  /* Translators: how a person is addressed in letters */
  { "salutation", NC_ ("field", "Salutation"), COMITY_TYPE_TEXT, 0,
    .section = NC_ ("section", "About the person"),
    .hint = NC_ ("hint", "For example “Dear Professor Serra”") },
  { "sex", NC_ ("field", "Sex"), COMITY_TYPE_CHOICE, COMITY_PERSONAL,
    .choices = comity_choices_sex },
  { "photo", NC_ ("field", "Photo"), COMITY_TYPE_IMAGE, COMITY_PERSONAL },
  { "citizenship", NC_ ("field", "Citizenship"), COMITY_TYPE_COUNTRY, COMITY_PERSONAL },
  { "languages", NC_ ("field", "Languages spoken"), COMITY_TYPE_LANGUAGES, COMITY_PERSONAL },
  { "birth_date", NC_ ("field", "Date of birth"), COMITY_TYPE_DATE, COMITY_PERSONAL },

  { "function", NC_ ("field", "Function"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Post"), .list = "contact-functions" },
  /* Translators: the office that a person holds, in words, as printed on a card */
  { "post", NC_ ("field", "Post in words"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED,
    .hint = NC_ ("hint", "For example “Vice-Rector for Research”") },
  { "unit", NC_ ("field", "Unit"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_SEARCHED },
  { "degree", NC_ ("field", "Academic degree"), COMITY_TYPE_CHOICE, 0, .list = "degrees" },
  { "rank", NC_ ("field", "Academic rank"), COMITY_TYPE_CHOICE, 0, .list = "ranks" },
  { "roles", NC_ ("field", "Roles"), COMITY_TYPE_CHOICES,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .section = NC_ ("section", "Roles"),
    .choices = roles },
  { "role_note", NC_ ("field", "About the role"), COMITY_TYPE_TEXT, 0 },
  { "since", NC_ ("field", "Since"), COMITY_TYPE_DATE, 0 },
  { "until", NC_ ("field", "Until"), COMITY_TYPE_DATE, 0 },

  { "email", NC_ ("field", "E-mail"), COMITY_TYPE_EMAIL,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_PERSONAL | COMITY_IDENTITY,
    .section = NC_ ("section", "Reaching them") },
  { "email_2", NC_ ("field", "Second e-mail"), COMITY_TYPE_EMAIL,
    COMITY_SEARCHED | COMITY_PERSONAL | COMITY_IDENTITY },
  { "phone", NC_ ("field", "Telephone"), COMITY_TYPE_PHONE, COMITY_PERSONAL },
  { "mobile", NC_ ("field", "Mobile telephone"), COMITY_TYPE_PHONE, COMITY_PERSONAL },
  { "fax", NC_ ("field", "Fax"), COMITY_TYPE_PHONE, 0 },
  { "address", NC_ ("field", "Address"), COMITY_TYPE_LONG, COMITY_PERSONAL },
  { "messenger", NC_ ("field", "Messenger"), COMITY_TYPE_TEXT, COMITY_PERSONAL,
    .section = NC_ ("section", "On the internet"),
    .hint = NC_ ("hint", "The service and the name there, for example “WeChat: lijianguo”") },
  { "website", NC_ ("field", "Website"), COMITY_TYPE_URL, 0 },
  { "orcid", "ORCID", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY | COMITY_PERSONAL,
    .scheme = &comity_identifier_orcid },

  { "do_not_mail", NC_ ("field", "Do not write to this person"), COMITY_TYPE_BOOLEAN,
    COMITY_FILTERED, .section = NC_ ("section", "Keeping this person's data") },
  { "legal_basis", NC_ ("field", "Why we may keep it"), COMITY_TYPE_CHOICE, 0,
    .choices = legal_bases },
  { "review_on", NC_ ("field", "Look again on"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "needs", NC_ ("field", "Diet and access"), COMITY_TYPE_TEXT, COMITY_PERSONAL,
    .hint = NC_ ("hint", "What a host should know; seen by the office only") },
  { "keep_until", NC_ ("field", "Keep until"), COMITY_TYPE_DATE, 0,
    .hint = NC_ ("hint", "Only when these data are needed longer than usual") },
  { "keep_reason", NC_ ("field", "Why longer"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "For example a law, a contract or a dispute") },

  COMITY_COMMON_FIELDS,
};

static char *
contact_dup_subtitle (ComityRecord *record)
{
  g_autofree char *post = comity_titles_first (record, "post", "function", "unit", NULL);
  g_autofree char *partner = comity_titles_first (record, "partner", NULL);

  if (post && partner)
    return g_strdup_printf ("%s · %s", post, partner);
  return g_strdup (post ? post : partner);
}

static void
contact_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_not_future (record, problems, "birth_date",
                          _ ("A date of birth cannot lie in the future."));
  comity_rule_span (record, problems, "since", "until", _ ("A post cannot end before it begins."));
}

/* Counted from the end in the post; of people who are still in it, from the last change. */
static const ComityRetention retention = {
  .since = COMITY_ORDER ("until"),
  .years = 3,
};

const ComityKind comity_kind_contact = {
  .name = "contact",
  .type_name = "ComityContact",
  .label = NC_ ("kind", "Contact"),
  .plural = NC_ ("kinds", "Contacts"),
  .icon = "x-office-address-book-symbolic",
  .empty = NC_ ("empty list", "The people whom you know at your partners belong here."),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = comity_person_dup_title,
  .dup_subtitle = contact_dup_subtitle,
  .from = "since",
  .to = "until",
  .picture = "photo",
  .retention = &retention,
  .validate = contact_validate,
};
