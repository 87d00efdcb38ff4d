/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"
#include "comity-places.h"

static const ComityField fields[] = {
  { "name", NC_ ("field", "Name of the university"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED, .section = NC_ ("section", "Your university") },
  { "name_local", NC_ ("field", "Name in its own language"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "name_local_language", NC_ ("field", "Its own language"), COMITY_TYPE_LANGUAGE, 0 },
  { "name_cyrillic", NC_ ("field", "Name in Russian"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "short_name", NC_ ("field", "Short name"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "acronym", NC_ ("field", "Acronym"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "former_names", NC_ ("field", "Former names"), COMITY_TYPE_LONG, COMITY_SEARCHED,
    .hint = NC_ ("hint", "One a line") },
  { "not_our_names", NC_ ("field", "Often mistaken for"), COMITY_TYPE_LONG, 0,
    .hint = NC_ ("hint", "Names that look like yours, one a line; texts are checked for them") },

  { "office_name", NC_ ("field", "Name of the office"), COMITY_TYPE_TEXT, 0,
    .section = NC_ ("section", "Your office"),
    .hint = NC_ ("hint", "For example “International Office”") },
  { "logo", NC_ ("field", "Logo"), COMITY_TYPE_IMAGE, 0 },
  { "letterhead", NC_ ("field", "Letterhead"), COMITY_TYPE_IMAGE, 0 },
  { "website", NC_ ("field", "Website"), COMITY_TYPE_URL, 0 },
  { "email", NC_ ("field", "E-mail"), COMITY_TYPE_EMAIL, 0 },
  { "phone", NC_ ("field", "Telephone"), COMITY_TYPE_PHONE, 0 },

  { "country", NC_ ("field", "Country"), COMITY_TYPE_COUNTRY, COMITY_LISTED,
    .section = NC_ ("section", "Place") },
  { "city", NC_ ("field", "City"), COMITY_TYPE_TEXT, COMITY_LISTED },
  { "address", NC_ ("field", "Street address"), COMITY_TYPE_LONG, 0 },
  { "latitude", NC_ ("field", "Latitude"), COMITY_TYPE_DECIMAL, 0, .digits = 6, .min = -90,
    .max = 90 },
  { "longitude", NC_ ("field", "Longitude"), COMITY_TYPE_DECIMAL, 0, .digits = 6, .min = -180,
    .max = 180 },

  { "rector", NC_ ("field", "Rector"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_PERSONAL,
    .section = NC_ ("section", "Rector") },
  { "rector_post", NC_ ("field", "Post in words"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "As under a signature, for example “Rector, Professor”") },
  /* Translators: the name of a person in the genitive case, for Russian papers */
  { "rector_genitive", NC_ ("field", "Rector in the genitive"), COMITY_TYPE_TEXT, COMITY_PERSONAL,
    .hint = NC_ ("hint", "For papers in Russian and similar languages") },
  /* Translators: the name of a person in the dative case, for Russian papers */
  { "rector_dative", NC_ ("field", "Rector in the dative"), COMITY_TYPE_TEXT, COMITY_PERSONAL },

  { "vice_rector", NC_ ("field", "Vice-rector"), COMITY_TYPE_TEXT, COMITY_PERSONAL,
    .section = NC_ ("section", "Vice-rector for international affairs") },
  { "vice_rector_post", NC_ ("field", "Post in words"), COMITY_TYPE_TEXT, 0 },
  { "vice_rector_genitive", NC_ ("field", "Vice-rector in the genitive"), COMITY_TYPE_TEXT,
    COMITY_PERSONAL },
  { "vice_rector_dative", NC_ ("field", "Vice-rector in the dative"), COMITY_TYPE_TEXT,
    COMITY_PERSONAL },

  { "head", NC_ ("field", "Head of the office"), COMITY_TYPE_TEXT, COMITY_LISTED | COMITY_PERSONAL,
    .section = NC_ ("section", "Head of the office") },
  { "head_post", NC_ ("field", "Post in words"), COMITY_TYPE_TEXT, 0 },
  { "head_genitive", NC_ ("field", "Head in the genitive"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "head_dative", NC_ ("field", "Head in the dative"), COMITY_TYPE_TEXT, COMITY_PERSONAL },

  { "year_start_month", NC_ ("field", "Academic year begins in month"), COMITY_TYPE_INTEGER, 0,
    .section = NC_ ("section", "Calendar and law"), .min = 1, .max = 12,
    .hint = NC_ ("hint", "9 is September") },
  { "year_start_day", NC_ ("field", "On day"), COMITY_TYPE_INTEGER, 0, .min = 1, .max = 31 },
  { "working_days", NC_ ("field", "Working days"), COMITY_TYPE_CHOICES, 0,
    .choices = comity_choices_weekdays },
  { "holidays", NC_ ("field", "Holidays"), COMITY_TYPE_LONG, 0,
    .hint = NC_ ("hint", "One date a line, for example 2026-09-01; deadlines pass over them") },
  /* Translators: the country whose law sets the deadlines for foreign citizens */
  { "jurisdiction", NC_ ("field", "Law of"), COMITY_TYPE_COUNTRY, 0 },
  { "languages", NC_ ("field", "Languages of documents"), COMITY_TYPE_LANGUAGES, 0 },
  { "currency", NC_ ("field", "Currency"), COMITY_TYPE_TEXT, 0,
    .hint = NC_ ("hint", "Its three letters, for example EUR") },

  { "ror", "ROR", COMITY_TYPE_IDENTIFIER, 0, .section = NC_ ("section", "Identifiers"),
    .scheme = &comity_identifier_ror },
  { "wikidata", "Wikidata", COMITY_TYPE_IDENTIFIER, 0, .scheme = &comity_identifier_wikidata },
  { "isni", "ISNI", COMITY_TYPE_IDENTIFIER, 0, .scheme = &comity_identifier_isni },
  { "schac", "SCHAC", COMITY_TYPE_IDENTIFIER, 0, .scheme = &comity_identifier_schac },
  { "pic", "PIC", COMITY_TYPE_IDENTIFIER, 0, .scheme = &comity_identifier_pic },
  { "erasmus_code", NC_ ("field", "Erasmus code"), COMITY_TYPE_IDENTIFIER, 0,
    .scheme = &comity_identifier_erasmus },

  /* Translators: how many years students' data are kept after the end of their studies */
  { "keep_student", NC_ ("field", "Students, years after their studies"), COMITY_TYPE_INTEGER, 0,
    .section = NC_ ("section", "Keeping personal data"), .max = 100,
    .hint = NC_ ("hint", "Empty: 5 years. 0: without a limit") },
  /* Translators: how many years the data of people who went or came are kept after their stay */
  { "keep_mobility", NC_ ("field", "Stays, years after their end"), COMITY_TYPE_INTEGER, 0,
    .max = 100, .hint = NC_ ("hint", "Empty: 5 years. 0: without a limit") },
  /* Translators: how many years the data of contacts at partners are kept after they left */
  { "keep_contact", NC_ ("field", "Contacts, years after their time in the post"),
    COMITY_TYPE_INTEGER, 0, .max = 100,
    .hint = NC_ ("hint", "Empty: 3 years. 0: without a limit") },
  /* Translators: how many years the data of members of delegations are kept after the visit */
  { "keep_member", NC_ ("field", "Delegates, years after the visit"), COMITY_TYPE_INTEGER, 0,
    .max = 100, .hint = NC_ ("hint", "Empty: 3 years. 0: without a limit") },
  /* Translators: how many years the data of participants of events are kept after the event */
  { "keep_participant", NC_ ("field", "Participants, years after the event"), COMITY_TYPE_INTEGER,
    0, .max = 100, .hint = NC_ ("hint", "Empty: 3 years. 0: without a limit") },

  COMITY_COMMON_FIELDS,
};

static char *
office_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, ", ", "city", "country", NULL);
}

static void
office_validate (ComityRecord *record, ComityProblems *problems)
{
  const char *currency = comity_record_get (record, "currency");
  g_autofree char *found = comity_currency_find (currency);

  if (currency && g_strcmp0 (found, currency) != 0)
    comity_problems_add (problems, record, "currency", COMITY_CORE_ERROR_RULE,
                         _ ("There is no such currency. Three letters are expected, such as EUR."));
}

const ComityKind comity_kind_office = {
  .name = "office",
  .type_name = "ComityOfficeRecord",
  .label = NC_ ("kind", "Your university"),
  .plural = NC_ ("kinds", "Your university"),
  .icon = "go-home-symbolic",
  .empty = NC_ ("empty list", "Your own university and office: names, people who sign, calendar."),
  .flags = COMITY_KIND_SETTINGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .dup_subtitle = office_dup_subtitle,
  .picture = "logo",
  .validate = office_validate,
};
