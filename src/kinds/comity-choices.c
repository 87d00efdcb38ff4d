/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-choices.h"

#include "comity-i18n.h"

const ComityChoice comity_choices_direction[] = {
  /* Translators: direction of a visit, stay or exchange: from abroad to us */
  { "in", NC_ ("choice", "Incoming") },
  /* Translators: direction of a visit, stay or exchange: from us abroad */
  { "out", NC_ ("choice", "Outgoing") },
  { NULL, NULL },
};

/* The codes are those of travel documents (ICAO Doc 9303). */
const ComityChoice comity_choices_sex[] = {
  { "F", NC_ ("choice", "Female") },
  { "M", NC_ ("choice", "Male") },
  /* Translators: the letter X in the field “sex” of a passport */
  { "X", NC_ ("choice", "Not specified") },
  { NULL, NULL },
};

/* Levels of the European Qualifications Framework. */
const ComityChoice comity_choices_eqf[] = {
  { "1", NC_ ("choice", "EQF 1, basic") },
  { "2", NC_ ("choice", "EQF 2, lower secondary") },
  { "3", NC_ ("choice", "EQF 3, vocational") },
  { "4", NC_ ("choice", "EQF 4, upper secondary") },
  { "5", NC_ ("choice", "EQF 5, short cycle") },
  { "6", NC_ ("choice", "EQF 6, bachelor") },
  { "7", NC_ ("choice", "EQF 7, master") },
  { "8", NC_ ("choice", "EQF 8, doctoral") },
  { NULL, NULL },
};

/* Levels of the Common European Framework of Reference for Languages. */
const ComityChoice comity_choices_cefr[] = {
  { "A1", NC_ ("choice", "A1, beginner") },
  { "A2", NC_ ("choice", "A2, elementary") },
  { "B1", NC_ ("choice", "B1, intermediate") },
  { "B2", NC_ ("choice", "B2, upper intermediate") },
  { "C1", NC_ ("choice", "C1, advanced") },
  { "C2", NC_ ("choice", "C2, proficient") },
  { NULL, NULL },
};

const ComityChoice comity_choices_format[] = {
  { "on_site", NC_ ("choice", "On site") },
  /* Translators: some people are in the room and some take part over the network */
  { "hybrid", NC_ ("choice", "Hybrid") },
  { "online", NC_ ("choice", "Online") },
  { NULL, NULL },
};

const ComityChoice comity_choices_event[] = {
  { "conference", NC_ ("choice", "Conference") },
  { "congress", NC_ ("choice", "Congress") },
  { "symposium", NC_ ("choice", "Symposium") },
  { "seminar", NC_ ("choice", "Seminar") },
  /* Translators: kind of event */
  { "training", NC_ ("choice", "Training") },
  /* Translators: kind of event: summer or winter school */
  { "school", NC_ ("choice", "School") },
  { "round_table", NC_ ("choice", "Round table") },
  { "working_group", NC_ ("choice", "Working group") },
  { "master_class", NC_ ("choice", "Master class") },
  { "workshop", NC_ ("choice", "Workshop") },
  { "webinar", NC_ ("choice", "Webinar") },
  { "lecture", NC_ ("choice", "Lecture") },
  { "forum", NC_ ("choice", "Forum") },
  { "meeting", NC_ ("choice", "Meeting") },
  /* Translators: kind of event: a fair or exhibition */
  { "exhibition", NC_ ("choice", "Exhibition or fair") },
  /* Translators: kind of event: a formal party for guests */
  { "reception", NC_ ("choice", "Reception") },
  { "extracurricular", NC_ ("choice", "Extra-curricular event") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};

const ComityChoice comity_choices_enrolment[] = {
  { "applicant", NC_ ("choice", "Applicant") },
  /* Translators: how a student stands: the official invitation has been issued */
  { "invited", NC_ ("choice", "Invited") },
  /* Translators: how a student stands: has come into the country */
  { "arrived", NC_ ("choice", "Arrived") },
  { "enrolled", NC_ ("choice", "Enrolled") },
  /* Translators: how a student stands: academic leave */
  { "on_leave", NC_ ("choice", "On leave") },
  /* Translators: how a student stands: moved to another university */
  { "transferred", NC_ ("choice", "Transferred") },
  { "graduated", NC_ ("choice", "Graduated") },
  { "expelled", NC_ ("choice", "Expelled") },
  { "left", NC_ ("choice", "Left the country") },
  { NULL, NULL },
};

const ComityChoice comity_choices_mobility[] = {
  { "student_studies", NC_ ("choice", "Student studies") },
  { "student_traineeship", NC_ ("choice", "Student traineeship") },
  { "student_elective", NC_ ("choice", "Clinical elective") },
  { "student_doctoral", NC_ ("choice", "Doctoral stay") },
  { "staff_teaching", NC_ ("choice", "Staff teaching") },
  { "staff_training", NC_ ("choice", "Staff training") },
  { "staff_research", NC_ ("choice", "Research stay") },
  { "staff_expert", NC_ ("choice", "Expert visit") },
  { NULL, NULL },
};

const ComityChoice comity_choices_entries[] = {
  /* Translators: number of entries that a visa allows */
  { "single", NC_ ("choice", "Single entry") },
  /* Translators: number of entries that a visa allows */
  { "double", NC_ ("choice", "Double entry") },
  /* Translators: number of entries that a visa allows */
  { "multiple", NC_ ("choice", "Multiple entry") },
  { NULL, NULL },
};

const ComityChoice comity_choices_project_role[] = {
  /* Translators: role of a university in a project */
  { "coordinator", NC_ ("choice", "Coordinator") },
  /* Translators: role of a university in a project */
  { "partner", NC_ ("choice", "Partner") },
  /* Translators: role of a university in a project: takes part without own funding */
  { "associated", NC_ ("choice", "Associated partner") },
  /* Translators: role of a university in a project */
  { "funder", NC_ ("choice", "Funder") },
  /* Translators: role of a university in a project: works for a fee */
  { "subcontractor", NC_ ("choice", "Subcontractor") },
  { NULL, NULL },
};

const ComityChoice comity_choices_person_category[] = {
  { "scientist", NC_ ("choice", "Scientist") },
  { "clinician", NC_ ("choice", "Clinician") },
  { "teacher", NC_ ("choice", "Teacher") },
  { "statesman", NC_ ("choice", "Statesperson") },
  { "public_figure", NC_ ("choice", "Public figure") },
  { "professor", NC_ ("choice", "Professor") },
  { "specialist", NC_ ("choice", "Specialist") },
  { "administrator", NC_ ("choice", "Administrator") },
  { "student", NC_ ("choice", "Student") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};

const ComityChoice comity_choices_weekdays[] = {
  { "1", NC_ ("choice", "Monday") },    { "2", NC_ ("choice", "Tuesday") },
  { "3", NC_ ("choice", "Wednesday") }, { "4", NC_ ("choice", "Thursday") },
  { "5", NC_ ("choice", "Friday") },    { "6", NC_ ("choice", "Saturday") },
  { "7", NC_ ("choice", "Sunday") },    { NULL, NULL },
};

const ComityChoice comity_choices_paper[] = {
  { "passport", NC_ ("choice", "Passport") },
  { "invitation", NC_ ("choice", "Invitation") },
  { "visa", NC_ ("choice", "Visa") },
  { "migration_card", NC_ ("choice", "Migration card") },
  /* Translators: notice of arrival at an address, given to the authorities */
  { "registration", NC_ ("choice", "Registration") },
  { "temporary_residence", NC_ ("choice", "Temporary residence") },
  { "residence_permit", NC_ ("choice", "Residence permit") },
  { "insurance", NC_ ("choice", "Insurance") },
  { "medical", NC_ ("choice", "Medical examination") },
  { "fingerprints", NC_ ("choice", "Fingerprints") },
  /* Translators: a visa to leave the country and come back */
  { "exit_visa", NC_ ("choice", "Exit–entry visa") },
  { "departure_notice", NC_ ("choice", "Notice of departure") },
  { "education", NC_ ("choice", "Education document") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};
