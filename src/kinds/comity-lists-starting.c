/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-i18n.h"
#include "comity-kinds.h"

#include "comity-lists.h"

/*
 * What the office's own lists hold before the office has changed them. Codes are stored in
 * records and stay for ever; labels are only the start.
 */

static const ComityChoice tags[] = {
  { NULL, NULL },
};

static const ComityChoice cooperation_forms[] = {
  { "teaching", NC_ ("choice", "Teaching: lectures, seminars, trainings, workshops") },
  { "events", NC_ ("choice", "Joint conferences, symposia and webinars") },
  { "projects", NC_ ("choice", "Joint research projects and programmes") },
  { "mobility", NC_ ("choice", "Academic and student mobility") },
  { "exchange", NC_ ("choice", "Exchange of information, materials and publications") },
  { "publications", NC_ ("choice", "Joint articles, manuals and monographs") },
  { NULL, NULL },
};

static const ComityChoice cooperation_fields[] = {
  { "patient_care", NC_ ("choice", "Patient care") },
  { "education", NC_ ("choice", "Education") },
  { "research", NC_ ("choice", "Research") },
  { "medicine", NC_ ("choice", "Medicine") },
  { "dentistry", NC_ ("choice", "Dentistry") },
  { "pharmacy", NC_ ("choice", "Pharmacy") },
  { "public_health", NC_ ("choice", "Public health") },
  { "nursing", NC_ ("choice", "Nursing") },
  { "traditional_medicine", NC_ ("choice", "Traditional medicine") },
  { "technology", NC_ ("choice", "Medical technology") },
  { NULL, NULL },
};

static const ComityChoice directions[] = {
  { "universities", NC_ ("choice", "Cooperation with universities abroad") },
  { "science", NC_ ("choice", "Research within international projects and agreements") },
  { "training", NC_ ("choice", "Training of foreign citizens") },
  { "organisations", NC_ ("choice", "Cooperation with international organisations and societies") },
  { "representation", NC_ ("choice", "Representation abroad") },
  { "policy", NC_ ("choice", "Shaping and carrying out international activity") },
  { NULL, NULL },
};

static const ComityChoice faculties[] = {
  { "medicine", NC_ ("choice", "Faculty of Medicine") },
  { "paediatrics", NC_ ("choice", "Faculty of Paediatrics") },
  { "dentistry", NC_ ("choice", "Faculty of Dentistry") },
  { "pharmacy", NC_ ("choice", "Faculty of Pharmacy") },
  { "public_health", NC_ ("choice", "Faculty of Public Health") },
  { "nursing", NC_ ("choice", "Faculty of Nursing") },
  { "international", NC_ ("choice", "Faculty for Foreign Students") },
  { "preparatory", NC_ ("choice", "Preparatory Faculty") },
  { "postgraduate", NC_ ("choice", "Postgraduate Faculty") },
  { NULL, NULL },
};

static const ComityChoice units[] = {
  { "rectorate", NC_ ("choice", "Rectorate") },
  { "international_office", NC_ ("choice", "International Office") },
  { "medicine", NC_ ("choice", "Faculty of Medicine") },
  { "paediatrics", NC_ ("choice", "Faculty of Paediatrics") },
  { "dentistry", NC_ ("choice", "Faculty of Dentistry") },
  { "pharmacy", NC_ ("choice", "Faculty of Pharmacy") },
  { "public_health", NC_ ("choice", "Faculty of Public Health") },
  { "nursing", NC_ ("choice", "Faculty of Nursing") },
  { "postgraduate", NC_ ("choice", "Postgraduate Faculty") },
  { "clinics", NC_ ("choice", "University Clinics") },
  { "research", NC_ ("choice", "Research Department") },
  { "library", NC_ ("choice", "Library") },
  { NULL, NULL },
};

static const ComityChoice study_programmes[] = {
  { "general_medicine", NC_ ("choice", "General Medicine") },
  { "paediatrics", NC_ ("choice", "Paediatrics") },
  { "dentistry", NC_ ("choice", "Dentistry") },
  { "pharmacy", NC_ ("choice", "Pharmacy") },
  { "preventive_medicine", NC_ ("choice", "Preventive Medicine") },
  { "nursing", NC_ ("choice", "Nursing") },
  { "traditional_medicine", NC_ ("choice", "Traditional Medicine") },
  { "medical_biology", NC_ ("choice", "Medical Biology") },
  { "public_health", NC_ ("choice", "Public Health") },
  { "surgery", NC_ ("choice", "Surgery") },
  { "internal_medicine", NC_ ("choice", "Internal Medicine") },
  { "obstetrics", NC_ ("choice", "Obstetrics and Gynaecology") },
  { "language", NC_ ("choice", "Language and Preparatory Course") },
  { NULL, NULL },
};

static const ComityChoice study_levels[] = {
  { "preparatory", NC_ ("choice", "Preparatory course") },
  { "bachelor", NC_ ("choice", "Bachelor") },
  { "specialist", NC_ ("choice", "Specialist") },
  { "master", NC_ ("choice", "Master") },
  { "residency", NC_ ("choice", "Residency") },
  { "doctoral", NC_ ("choice", "Postgraduate (doctoral)") },
  { "course", NC_ ("choice", "Short course") },
  { NULL, NULL },
};

static const ComityChoice study_bases[] = {
  { "contract", NC_ ("choice", "Paid contract") },
  { "state_quota", NC_ ("choice", "State quota") },
  { "intergovernmental", NC_ ("choice", "Intergovernmental agreement") },
  { "exchange", NC_ ("choice", "Exchange") },
  { "scholarship", NC_ ("choice", "Scholarship") },
  { NULL, NULL },
};

static const ComityChoice dormitories[] = {
  { "dormitory_1", NC_ ("choice", "Dormitory 1") },
  { "dormitory_2", NC_ ("choice", "Dormitory 2") },
  { "dormitory_3", NC_ ("choice", "Dormitory 3") },
  { NULL, NULL },
};

static const ComityChoice visa_kinds[] = {
  { "study", NC_ ("choice", "Study visa") },
  { "business", NC_ ("choice", "Business visa") },
  { "work", NC_ ("choice", "Work visa") },
  { "humanitarian", NC_ ("choice", "Humanitarian visa") },
  { "private", NC_ ("choice", "Private visa") },
  { "tourist", NC_ ("choice", "Tourist visa") },
  { "transit", NC_ ("choice", "Transit visa") },
  { NULL, NULL },
};

static const ComityChoice travel_purposes[] = {
  { "study", NC_ ("choice", "Study") },
  { "preparatory_study", NC_ ("choice", "Study at the preparatory faculty") },
  { "internship", NC_ ("choice", "Internship") },
  { "scientific", NC_ ("choice", "Scientific and technical contacts") },
  { "cultural", NC_ ("choice", "Cultural contacts") },
  { "teaching", NC_ ("choice", "Teaching") },
  { "work", NC_ ("choice", "Work") },
  { "business", NC_ ("choice", "Business talks") },
  { NULL, NULL },
};

static const ComityChoice delegation_purposes[] = {
  { "talks", NC_ ("choice", "Talks") },
  { "signing", NC_ ("choice", "Signing of an agreement") },
  { "implementation", NC_ ("choice", "Carrying out an agreement") },
  { "project", NC_ ("choice", "Project meeting") },
  { "teaching", NC_ ("choice", "Teaching") },
  { "training", NC_ ("choice", "Training") },
  { "event", NC_ ("choice", "Taking part in an event") },
  { "culture", NC_ ("choice", "Culture") },
  { NULL, NULL },
};

static const ComityChoice contact_functions[] = {
  { "rector", NC_ ("choice", "Rector") },
  { "president", NC_ ("choice", "President") },
  { "vice_rector", NC_ ("choice", "Vice-rector") },
  { "dean", NC_ ("choice", "Dean") },
  { "vice_dean", NC_ ("choice", "Vice-dean") },
  { "head_international", NC_ ("choice", "Head of the international office") },
  { "officer", NC_ ("choice", "International officer") },
  { "head_department", NC_ ("choice", "Head of department") },
  { "director", NC_ ("choice", "Director") },
  { "professor", NC_ ("choice", "Professor") },
  { "secretary", NC_ ("choice", "Secretary") },
  { NULL, NULL },
};

static const ComityChoice degrees[] = {
  { "md", NC_ ("choice", "MD") },
  { "phd", NC_ ("choice", "PhD") },
  { "dsc", NC_ ("choice", "Doctor of Sciences") },
  { "candidate", NC_ ("choice", "Candidate of Sciences") },
  { "master", NC_ ("choice", "Master") },
  { "bachelor", NC_ ("choice", "Bachelor") },
  { NULL, NULL },
};

static const ComityChoice ranks[] = {
  { "academician", NC_ ("choice", "Academician") },
  { "corresponding_member", NC_ ("choice", "Corresponding member") },
  { "professor", NC_ ("choice", "Professor") },
  { "associate_professor", NC_ ("choice", "Associate professor") },
  { "assistant_professor", NC_ ("choice", "Assistant professor") },
  { "lecturer", NC_ ("choice", "Lecturer") },
  { NULL, NULL },
};

static const ComityChoice honour_kinds[] = {
  { "honorary_doctor", NC_ ("choice", "Honorary doctor") },
  { "honorary_professor", NC_ ("choice", "Honorary professor") },
  { "honorary_member", NC_ ("choice", "Honorary member") },
  { "medal", NC_ ("choice", "Medal") },
  /* Translators: a decoration given by a state */
  { "order", NC_ ("choice", "Order of merit") },
  { "prize", NC_ ("choice", "Prize") },
  { "letter", NC_ ("choice", "Letter of thanks") },
  { NULL, NULL },
};

static const ComityChoice file_kinds[] = {
  { "agreement", NC_ ("choice", "Agreement") },
  { "draft", NC_ ("choice", "Draft") },
  { "letter", NC_ ("choice", "Letter") },
  /* Translators: a written order of the rector */
  { "order", NC_ ("choice", "Official order") },
  { "passport", NC_ ("choice", "Passport") },
  { "visa", NC_ ("choice", "Visa") },
  { "invitation", NC_ ("choice", "Invitation") },
  { "registration", NC_ ("choice", "Registration") },
  { "insurance", NC_ ("choice", "Insurance") },
  { "certificate", NC_ ("choice", "Certificate") },
  { "diploma", NC_ ("choice", "Diploma or transcript") },
  { "programme", NC_ ("choice", "Programme") },
  { "report", NC_ ("choice", "Report") },
  { "minutes", NC_ ("choice", "Minutes") },
  { "photo", NC_ ("choice", "Photo") },
  { "presentation", NC_ ("choice", "Presentation") },
  { "other", NC_ ("choice", "Other") },
  { NULL, NULL },
};

static const ComityChoice lodgings[] = {
  { "dormitory", NC_ ("choice", "Dormitory") }, { "guest_house", NC_ ("choice", "Guest house") },
  { "hotel", NC_ ("choice", "Hotel") },         { "host_family", NC_ ("choice", "Host family") },
  { "private", NC_ ("choice", "Private") },     { NULL, NULL },
};

static const ComityChoice grants[] = {
  { "own", NC_ ("choice", "Own funds") },      { "university", NC_ ("choice", "University") },
  { "partner", NC_ ("choice", "Partner") },    { "erasmus", NC_ ("choice", "Erasmus+") },
  { "state", NC_ ("choice", "State budget") }, { "foundation", NC_ ("choice", "Foundation") },
  { "sponsor", NC_ ("choice", "Sponsor") },    { NULL, NULL },
};

static const ComityChoice diets[] = {
  { "vegetarian", NC_ ("choice", "Vegetarian") },
  { "vegan", NC_ ("choice", "Vegan") },
  { "halal", NC_ ("choice", "Halal") },
  { "kosher", NC_ ("choice", "Kosher") },
  { "gluten_free", NC_ ("choice", "Gluten-free") },
  { "no_pork", NC_ ("choice", "No pork") },
  { "no_beef", NC_ ("choice", "No beef") },
  { NULL, NULL },
};

static const struct {
  const char *name, *label;
  const ComityChoice *starting;
} lists[] = {
  { "tags", NC_ ("list", "Tags"), tags },
  { "cooperation-forms", NC_ ("list", "Forms of cooperation"), cooperation_forms },
  { "cooperation-fields", NC_ ("list", "Fields of cooperation"), cooperation_fields },
  { "directions", NC_ ("list", "Directions of international activity"), directions },
  { "faculties", NC_ ("list", "Faculties"), faculties },
  { "units", NC_ ("list", "Our units"), units },
  { "study-programmes", NC_ ("list", "Study programmes"), study_programmes },
  { "study-levels", NC_ ("list", "Levels of study"), study_levels },
  { "study-bases", NC_ ("list", "Bases of study"), study_bases },
  { "dormitories", NC_ ("list", "Dormitories"), dormitories },
  { "visa-kinds", NC_ ("list", "Kinds of visa"), visa_kinds },
  { "travel-purposes", NC_ ("list", "Purposes of travel"), travel_purposes },
  { "delegation-purposes", NC_ ("list", "Purposes of delegations"), delegation_purposes },
  { "contact-functions", NC_ ("list", "Functions of contacts"), contact_functions },
  { "degrees", NC_ ("list", "Academic degrees"), degrees },
  { "ranks", NC_ ("list", "Academic ranks"), ranks },
  { "honour-kinds", NC_ ("list", "Kinds of honour"), honour_kinds },
  { "file-kinds", NC_ ("list", "Kinds of file"), file_kinds },
  { "lodgings", NC_ ("list", "Lodging"), lodgings },
  { "grants", NC_ ("list", "Sources of money"), grants },
  { "diets", NC_ ("list", "Diets"), diets },
};

/**
 * comity_kinds_define_lists:
 *
 * Defines the office's own lists with their starting entries; part of comity_kinds_init().
 */
void
comity_kinds_define_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    comity_lists_define (lists[i].name, lists[i].label, lists[i].starting);
}
