/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

/* The first nine are the types of the Research Organization Registry. */
static const ComityChoice types[] = {
  { "education", NC_ ("choice", "University or school") },
  { "funder", NC_ ("choice", "Funder") },
  { "healthcare", NC_ ("choice", "Hospital or clinic") },
  { "company", NC_ ("choice", "Company") },
  { "archive", NC_ ("choice", "Library or archive") },
  { "nonprofit", NC_ ("choice", "Non-profit organisation") },
  { "government", NC_ ("choice", "Government body") },
  { "facility", NC_ ("choice", "Research institute") },
  { "association", NC_ ("choice", "Association or society") },
  { "network", NC_ ("choice", "Network or alliance") },
  /* Translators: UN is the United Nations */
  { "un_body", NC_ ("choice", "UN body") },
  { "embassy", NC_ ("choice", "Embassy or consulate") },
  { "unit", NC_ ("choice", "Faculty, department or centre") },
  { "working_group", NC_ ("choice", "Working group") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};

static const ComityChoice statuses[] = {
  /* Translators: status of a partner: we hope to work with it */
  { "prospect", NC_ ("choice", "Prospect") },
  /* Translators: status of a partner */
  { "active", NC_ ("choice", "Active") },
  /* Translators: status of a partner: nothing has happened for a long time */
  { "dormant", NC_ ("choice", "Dormant") },
  /* Translators: status of a partner: the cooperation is over */
  { "ended", NC_ ("choice", "Ended") },
  { NULL, NULL },
};

static const ComityChoice ownerships[] = {
  /* Translators: an organisation owned by the state */
  { "public", NC_ ("choice", "Public") },
  /* Translators: a private organisation that does not aim at profit */
  { "nonprofit", NC_ ("choice", "Private, non-profit") },
  { "profit", NC_ ("choice", "Private, for profit") },
  { "international", NC_ ("choice", "International") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_IDENTITY, .section = NC_ ("section", "Name"),
    .hint = NC_ ("hint", "The official name, in the language you list partners in") },
  /* Translators: the name of an organisation in the language of its country */
  { "name_local", NC_ ("field", "Name in its own language"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PROMINENT | COMITY_IDENTITY },
  { "name_local_language", NC_ ("field", "Its own language"), COMITY_TYPE_LANGUAGE, 0 },
  { "short_name", NC_ ("field", "Short name"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "acronym", NC_ ("field", "Acronym"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .hint = NC_ ("hint", "For example DAAD") },
  { "logo", NC_ ("field", "Logo"), COMITY_TYPE_IMAGE, 0 },

  /* Translators: what sort of organisation a partner is */
  { "type", NC_ ("field", "Kind of organisation"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED, .section = NC_ ("section", "Partnership"), .choices = types },
  { "status", NC_ ("field", "Status"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .choices = statuses },
  /* Translators: the beginning of a relation or validity; a date follows */
  { "since", NC_ ("field", "Since"), COMITY_TYPE_DATE, COMITY_PROMINENT },
  /* Translators: the end of a relation or validity; a date follows */
  { "until", NC_ ("field", "Until"), COMITY_TYPE_DATE, 0 },
  { "first_contact", NC_ ("field", "First contact"), COMITY_TYPE_DATE, 0 },
  { "is_main", NC_ ("field", "Main partner"), COMITY_TYPE_BOOLEAN, COMITY_FILTERED },
  { "main_order", NC_ ("field", "Place among the main partners"), COMITY_TYPE_INTEGER, 0, .min = 1,
    .max = 9999 },

  { "forms", NC_ ("field", "Forms of cooperation"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .section = NC_ ("section", "Cooperation"), .list = "cooperation-forms" },
  { "fields", NC_ ("field", "Fields of cooperation"), COMITY_TYPE_CHOICES, COMITY_FILTERED,
    .list = "cooperation-fields" },
  { "directions", NC_ ("field", "Directions of activity"), COMITY_TYPE_CHOICES, 0,
    .list = "directions" },
  { "our_unit", NC_ ("field", "Our unit"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .list = "units" },
  /* Translators: the person of our office who looks after this record */
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_FILTERED },

  { "country", NC_ ("field", "Country"), COMITY_TYPE_COUNTRY,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .section = NC_ ("section", "Place") },
  { "countries", NC_ ("field", "Further countries"), COMITY_TYPE_COUNTRIES, 0,
    .hint = NC_ ("hint", "When the organisation belongs to several countries") },
  /* Translators: state, province or region of a country */
  { "subdivision", NC_ ("field", "Region"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "city", NC_ ("field", "City"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED | COMITY_PROMINENT },
  { "address", NC_ ("field", "Street address"), COMITY_TYPE_LONG, 0 },
  { "mailing_address", NC_ ("field", "Mailing address"), COMITY_TYPE_LONG, 0,
    .hint = NC_ ("hint", "Only when it differs from the street address") },
  { "latitude", NC_ ("field", "Latitude"), COMITY_TYPE_DECIMAL, 0, .digits = 6, .min = -90,
    .max = 90 },
  { "longitude", NC_ ("field", "Longitude"), COMITY_TYPE_DECIMAL, 0, .digits = 6, .min = -180,
    .max = 180 },

  { "website", NC_ ("field", "Website"), COMITY_TYPE_URL, 0,
    .section = NC_ ("section", "Reaching them") },
  { "more_websites", NC_ ("field", "Further websites"), COMITY_TYPE_LONG, 0,
    .hint = NC_ ("hint", "One address a line, for example of the English pages") },
  /* Translators: domain names of the internet */
  { "domains", NC_ ("field", "Internet domains"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .hint = NC_ ("hint", "For example unica.it; several are separated by spaces") },
  { "email", NC_ ("field", "E-mail"), COMITY_TYPE_EMAIL, COMITY_SEARCHED },
  { "phone", NC_ ("field", "Telephone"), COMITY_TYPE_PHONE, 0 },

  { "parent", NC_ ("field", "Part of"), COMITY_TYPE_REF, COMITY_FILTERED,
    .section = NC_ ("section", "About the organisation"), .target = "partner",
    .hint = NC_ ("hint", "The university that a faculty or a hospital belongs to") },
  /* Translators: a code of a faculty or department within its university */
  { "unit_code", NC_ ("field", "Code of the unit"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .hint = NC_ ("hint", "For a faculty or department: the university's own code") },
  { "successor", NC_ ("field", "Now known as"), COMITY_TYPE_REF, 0, .target = "partner",
    .hint = NC_ ("hint", "The organisation that took its place") },
  { "related", NC_ ("field", "Related organisations"), COMITY_TYPE_REFS, 0, .target = "partner" },
  /* Translators: the year when an organisation was founded */
  { "established", NC_ ("field", "Founded"), COMITY_TYPE_DATE, 0 },
  { "ownership", NC_ ("field", "Ownership"), COMITY_TYPE_CHOICE, 0, .choices = ownerships },
  { "students_total", NC_ ("field", "Students in all"), COMITY_TYPE_INTEGER, 0, .max = 10000000 },
  { "staff_total", NC_ ("field", "Staff in all"), COMITY_TYPE_INTEGER, 0, .max = 10000000 },

  { "ror", "ROR", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY | COMITY_SEARCHED,
    .section = NC_ ("section", "Identifiers"), .scheme = &comity_identifier_ror },
  { "wikidata", "Wikidata", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY,
    .scheme = &comity_identifier_wikidata },
  { "isni", "ISNI", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY, .scheme = &comity_identifier_isni },
  { "grid", "GRID", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY, .scheme = &comity_identifier_grid },
  { "fundref", "FundRef", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY,
    .scheme = &comity_identifier_fundref },
  { "geonames", "GeoNames", COMITY_TYPE_IDENTIFIER, 0, .scheme = &comity_identifier_geonames,
    .hint = NC_ ("hint", "The number of the city") },
  { "schac", "SCHAC", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY | COMITY_SEARCHED,
    .section = NC_ ("section", "Identifiers in European exchange"),
    .scheme = &comity_identifier_schac },
  { "former_schac", NC_ ("field", "Former SCHAC"), COMITY_TYPE_IDENTIFIER, COMITY_SEARCHED,
    .scheme = &comity_identifier_schac },
  { "pic", "PIC", COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY, .scheme = &comity_identifier_pic },
  { "oid", "OID", COMITY_TYPE_TEXT, COMITY_IDENTITY,
    .hint =
      NC_ ("hint", "Organisation identifier of the European Commission, for example E10209382") },
  { "erasmus_code", NC_ ("field", "Erasmus code"), COMITY_TYPE_IDENTIFIER,
    COMITY_IDENTITY | COMITY_SEARCHED, .scheme = &comity_identifier_erasmus },
  { "charter", NC_ ("field", "Erasmus charter"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "Number of the Erasmus Charter for Higher Education (ECHE)") },

  { "factsheet_url", NC_ ("field", "Factsheet"), COMITY_TYPE_URL, 0,
    .section = NC_ ("section", "For exchange students") },
  { "catalogue_url", NC_ ("field", "Course catalogue"), COMITY_TYPE_URL, 0 },
  /* Translators: the next date by which exchange students must be nominated */
  { "nomination_autumn", NC_ ("field", "Nominations, autumn"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "nomination_spring", NC_ ("field", "Nominations, spring"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "application_autumn", NC_ ("field", "Applications, autumn"), COMITY_TYPE_DATE,
    COMITY_DEADLINE },
  { "application_spring", NC_ ("field", "Applications, spring"), COMITY_TYPE_DATE,
    COMITY_DEADLINE },
  { "decision_weeks", NC_ ("field", "Weeks until the decision"), COMITY_TYPE_INTEGER, 0,
    .max = 104 },
  { "transcript_weeks", NC_ ("field", "Weeks until the transcript"), COMITY_TYPE_INTEGER, 0,
    .max = 104 },

  { "application_contact", NC_ ("field", "About applications"), COMITY_TYPE_TEXT, 0,
    .section = NC_ ("section", "Whom exchange students ask"),
    .hint = NC_ ("hint", "E-mail, telephone or address of a page") },
  { "visa_contact", NC_ ("field", "About visas"), COMITY_TYPE_TEXT, 0 },
  { "insurance_contact", NC_ ("field", "About insurance"), COMITY_TYPE_TEXT, 0 },
  { "housing_contact", NC_ ("field", "About housing"), COMITY_TYPE_TEXT, 0 },
  { "accessibility", NC_ ("field", "Accessibility"), COMITY_TYPE_LONG, 0 },
  { "requirements", NC_ ("field", "Further requirements"), COMITY_TYPE_LONG, 0 },

  { "logo_source", NC_ ("field", "Source of the logo"), COMITY_TYPE_URL, 0,
    .section = NC_ ("section", "Logo") },
  { "logo_fetched", NC_ ("field", "Logo fetched on"), COMITY_TYPE_DATE, 0 },
  { "logo_rights", NC_ ("field", "Rights in the logo"), COMITY_TYPE_TEXT, 0 },
  { "register_checked", NC_ ("field", "Compared with the registers on"), COMITY_TYPE_DATE, 0 },

  COMITY_COMMON_FIELDS,
};

static char *
partner_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, ", ", "city", "country", NULL);
}

static void
partner_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_span (record, problems, "since", "until",
                    _ ("A partnership cannot end before it begins."));
  comity_rule_not_future (record, problems, "established",
                          _ ("An organisation cannot have been founded in the future."));
  comity_rule_not_itself (record, problems, "parent",
                          _ ("An organisation cannot be part of itself."));
  comity_rule_not_itself (record, problems, "successor",
                          _ ("An organisation cannot be its own successor."));
  if (comity_rule_has (record, "latitude") != comity_rule_has (record, "longitude"))
    comity_problems_add (problems, record,
                         comity_rule_has (record, "latitude") ? "longitude" : "latitude",
                         COMITY_CORE_ERROR_RULE,
                         _ ("A place on the map needs both latitude and longitude."));
}

const ComityKind comity_kind_partner = {
  .name = "partner",
  .type_name = "ComityPartner",
  .label = NC_ ("kind", "Partner"),
  .plural = NC_ ("kinds", "Partners"),
  .icon = "comity-partner-symbolic",
  .empty = NC_ ("empty list",
                "Universities, hospitals, societies and all other organisations "
                "that you work with belong here."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = partner_dup_subtitle,
  .from = "since",
  .to = "until",
  .status = "status",
  .picture = "logo",
  .validate = partner_validate,
};
