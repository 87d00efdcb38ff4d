/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityChoice forms[] = {
  /* Translators: form of study */
  { "full_time", NC_ ("choice", "Full-time") },
  /* Translators: form of study: evenings or part of the week */
  { "part_time", NC_ ("choice", "Part-time") },
  /* Translators: form of study: mostly at home, with some weeks at the university */
  { "extramural", NC_ ("choice", "By correspondence") },
  { "online", NC_ ("choice", "Online") },
  { NULL, NULL },
};

static const ComityField fields[] = {
  { "family_name", NC_ ("field", "Family name"), COMITY_TYPE_TEXT,
    COMITY_REQUIRED | COMITY_SEARCHED | COMITY_PERSONAL, .section = NC_ ("section", "Full name"),
    .hint = NC_ ("hint", "In Latin letters, exactly as in the passport") },
  { "given_names", NC_ ("field", "Given names"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "patronymic", NC_ ("field", "Patronymic"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "name_local", NC_ ("field", "Name in their own script"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL | COMITY_PROMINENT },
  { "name_local_language", NC_ ("field", "Language of that name"), COMITY_TYPE_LANGUAGE, 0 },
  { "family_name_cyrillic", NC_ ("field", "Family name in Cyrillic"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL, .section = NC_ ("section", "Name in other papers"),
    .hint = NC_ ("hint", "As in the notarised translation of the passport") },
  { "given_names_cyrillic", NC_ ("field", "Given names in Cyrillic"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "patronymic_cyrillic", NC_ ("field", "Patronymic in Cyrillic"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "former_names", NC_ ("field", "Earlier names"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED | COMITY_PERSONAL },
  { "own_number", NC_ ("field", "Our number"), COMITY_TYPE_TEXT, COMITY_SEARCHED | COMITY_IDENTITY,
    .hint = NC_ ("hint", "Number of the student card or file") },
  { "esi", NC_ ("field", "European Student Identifier"), COMITY_TYPE_IDENTIFIER, COMITY_IDENTITY,
    .scheme = &comity_identifier_esi },

  { "sex", NC_ ("field", "Sex"), COMITY_TYPE_CHOICE, COMITY_PERSONAL,
    .section = NC_ ("section", "Person"), .choices = comity_choices_sex },
  { "birth_date", NC_ ("field", "Date of birth"), COMITY_TYPE_DATE, COMITY_PERSONAL },
  { "birth_place", NC_ ("field", "Place of birth"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "birth_country", NC_ ("field", "Country of birth"), COMITY_TYPE_COUNTRY, COMITY_PERSONAL },
  { "citizenship", NC_ ("field", "Citizenship"), COMITY_TYPE_COUNTRY,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PERSONAL | COMITY_PROMINENT },
  { "more_citizenships", NC_ ("field", "Further citizenships"), COMITY_TYPE_COUNTRIES,
    COMITY_PERSONAL },
  { "photo", NC_ ("field", "Photo"), COMITY_TYPE_IMAGE, COMITY_PERSONAL },
  { "native_languages", NC_ ("field", "Languages spoken"), COMITY_TYPE_LANGUAGES, COMITY_PERSONAL },

  { "status", NC_ ("field", "Status"), COMITY_TYPE_CHOICE,
    COMITY_LISTED | COMITY_FILTERED | COMITY_PROMINENT, .section = NC_ ("section", "Study"),
    .choices = comity_choices_enrolment },
  { "level", NC_ ("field", "Level of study"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .list = "study-levels" },
  { "programme", NC_ ("field", "Programme"), COMITY_TYPE_CHOICE, COMITY_LISTED | COMITY_FILTERED,
    .list = "study-programmes" },
  { "programme_code", NC_ ("field", "Code of the programme"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .hint = NC_ ("hint", "The state's code, for example 60910200") },
  { "faculty", NC_ ("field", "Faculty"), COMITY_TYPE_CHOICE, COMITY_FILTERED, .list = "faculties" },
  /* Translators: year of study: 1 for the first year */
  { "year", NC_ ("field", "Year"), COMITY_TYPE_INTEGER, COMITY_LISTED | COMITY_FILTERED,
    .section = NC_ ("section", "Year and group"), .max = 12 },
  /* Translators: study group, e.g. 214 */
  { "study_group", NC_ ("field", "Group"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "form", NC_ ("field", "Form of study"), COMITY_TYPE_CHOICE, 0, .choices = forms },
  { "language", NC_ ("field", "Language of instruction"), COMITY_TYPE_LANGUAGE, COMITY_FILTERED },

  { "basis", NC_ ("field", "Basis of study"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .section = NC_ ("section", "Admission"), .list = "study-bases" },
  /* Translators: the year of admission */
  { "intake", NC_ ("field", "Intake"), COMITY_TYPE_INTEGER, COMITY_FILTERED, .min = 1900,
    .max = 2200, .hint = NC_ ("hint", "The year of admission") },
  { "starts", NC_ ("field", "Studies from"), COMITY_TYPE_DATE, 0 },
  { "ends", NC_ ("field", "Studies to"), COMITY_TYPE_DATE, 0,
    .hint = NC_ ("hint", "The planned or actual end") },
  { "order_number", NC_ ("field", "Number of the order"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "order_date", NC_ ("field", "Date of the order"), COMITY_TYPE_DATE, 0 },
  { "contract_number", NC_ ("field", "Number of the contract"), COMITY_TYPE_TEXT, COMITY_SEARCHED,
    .section = NC_ ("section", "Contract and sending partner") },
  { "contract_date", NC_ ("field", "Date of the contract"), COMITY_TYPE_DATE, 0 },
  { "fee", NC_ ("field", "Fee per year"), COMITY_TYPE_MONEY, 0 },
  { "paid_until", NC_ ("field", "Paid until"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "partner", NC_ ("field", "Sending partner"), COMITY_TYPE_REF, COMITY_FILTERED,
    .target = "partner", .hint = NC_ ("hint", "The university or agent that sent the student") },
  { "agreement", NC_ ("field", "Agreement"), COMITY_TYPE_REF, 0, .target = "agreement" },

  { "previous_education", NC_ ("field", "Previous education"), COMITY_TYPE_TEXT, COMITY_PERSONAL,
    .section = NC_ ("section", "Previous education"),
    .hint = NC_ ("hint", "School or university, place, year") },
  { "diploma_number", NC_ ("field", "Number of the certificate"), COMITY_TYPE_TEXT,
    COMITY_PERSONAL | COMITY_MASKED },
  { "legalised", NC_ ("field", "Legalised"), COMITY_TYPE_BOOLEAN, 0,
    .hint = NC_ ("hint", "Apostille or consular legalisation") },
  { "recognition_number", NC_ ("field", "Number of the recognition"), COMITY_TYPE_TEXT, 0 },
  { "recognised_on", NC_ ("field", "Recognised on"), COMITY_TYPE_DATE, 0 },

  { "email", NC_ ("field", "E-mail"), COMITY_TYPE_EMAIL,
    COMITY_SEARCHED | COMITY_PERSONAL | COMITY_IDENTITY,
    .section = NC_ ("section", "Reaching them") },
  { "phone", NC_ ("field", "Telephone"), COMITY_TYPE_PHONE, COMITY_SEARCHED | COMITY_PERSONAL },
  { "messenger", NC_ ("field", "Messenger"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "dormitory", NC_ ("field", "Dormitory"), COMITY_TYPE_CHOICE, COMITY_FILTERED,
    .list = "dormitories" },
  { "room", NC_ ("field", "Room"), COMITY_TYPE_TEXT, COMITY_PERSONAL },
  { "address", NC_ ("field", "Address here"), COMITY_TYPE_LONG, COMITY_PERSONAL,
    .hint = NC_ ("hint", "When the student does not live in a dormitory") },
  { "home_address", NC_ ("field", "Address at home"), COMITY_TYPE_LONG, COMITY_PERSONAL },

  { "emergency_name", NC_ ("field", "In an emergency"), COMITY_TYPE_TEXT, COMITY_PERSONAL,
    .section = NC_ ("section", "Family"), .hint = NC_ ("hint", "Whom to call") },
  { "emergency_phone", NC_ ("field", "Telephone in an emergency"), COMITY_TYPE_PHONE,
    COMITY_PERSONAL },
  { "parents", NC_ ("field", "Parents"), COMITY_TYPE_LONG, COMITY_PERSONAL,
    .hint = NC_ ("hint", "Names, address, telephone") },
  /* Translators: the person who acts for the student, e.g. an agent */
  { "agent", NC_ ("field", "Agent"), COMITY_TYPE_TEXT, COMITY_SEARCHED },
  { "health", NC_ ("field", "Health"), COMITY_TYPE_TEXT, COMITY_PERSONAL,
    .hint = NC_ ("hint", "Only what the law demands") },
  { "responsible", NC_ ("field", "Responsible here"), COMITY_TYPE_TEXT, COMITY_SEARCHED },

  COMITY_RETENTION_FIELDS,
  COMITY_COMMON_FIELDS,
};

static char *
student_dup_subtitle (ComityRecord *record)
{
  return comity_titles_first (record, "name_local", "own_number", NULL);
}

static void
student_validate (ComityRecord *record, ComityProblems *problems)
{
  comity_rule_not_future (record, problems, "birth_date",
                          _ ("A date of birth cannot lie in the future."));
  comity_rule_span (record, problems, "birth_date", "starts",
                    _ ("Nobody studies before being born. Check both dates."));
  comity_rule_not_among (record, problems, "more_citizenships", "citizenship",
                         _ ("The first citizenship need not be named twice."));
  comity_rule_span (record, problems, "starts", "ends",
                    _ ("Studies cannot end before they begin."));
}

/* Counted from the end of the studies. */
static const ComityRetention retention = {
  .since = COMITY_ORDER ("ends"),
  .years = 5,
};

const ComityKind comity_kind_student = {
  .name = "student",
  .type_name = "ComityStudent",
  /* Translators: a foreign student at our university */
  .label = NC_ ("kind", "Student"),
  /* Translators: the foreign students at our university */
  .plural = NC_ ("kinds", "Students"),
  .icon = "comity-student-symbolic",
  .empty = NC_ ("empty list", "Foreign students and postgraduates belong here, with their papers."),
  .flags = COMITY_KIND_MAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = comity_person_dup_title,
  .dup_subtitle = student_dup_subtitle,
  .from = "starts",
  .to = "ends",
  .status = "status",
  .history = "enrolment",
  .picture = "photo",
  .retention = &retention,
  .validate = student_validate,
};
