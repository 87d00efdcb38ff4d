/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds.h"

#include <glib/gi18n.h>

#include "comity-lists.h"

/*
 * What the office's own lists hold before the office has changed them. Codes are stored in
 * records and stay for ever; labels are only the start.
 */

static const ComityChoice tags[] = {
  { NULL, NULL },
};

static const ComityChoice cooperation_forms[] = {
  { "teaching", NC_ ("list entry", "Teaching: lectures, seminars, trainings, workshops") },
  { "events", NC_ ("list entry", "Joint conferences, symposia and webinars") },
  { "projects", NC_ ("list entry", "Joint research projects and programmes") },
  { "mobility", NC_ ("list entry", "Academic and student mobility") },
  { "exchange", NC_ ("list entry", "Exchange of information, materials and publications") },
  { "publications", NC_ ("list entry", "Joint articles, manuals and monographs") },
  { NULL, NULL },
};

static const ComityChoice cooperation_fields[] = {
  { "patient_care", NC_ ("list entry", "Patient care") },
  { "education", NC_ ("list entry", "Education") },
  { "research", NC_ ("list entry", "Research") },
  { "medicine", NC_ ("list entry", "Medicine") },
  { "dentistry", NC_ ("list entry", "Dentistry") },
  { "pharmacy", NC_ ("list entry", "Pharmacy") },
  { "public_health", NC_ ("list entry", "Public health") },
  { "nursing", NC_ ("list entry", "Nursing") },
  { "traditional_medicine", NC_ ("list entry", "Traditional medicine") },
  { "technology", NC_ ("list entry", "Medical technology") },
  { NULL, NULL },
};

static const ComityChoice directions[] = {
  { "universities", NC_ ("list entry", "Cooperation with universities abroad") },
  { "science", NC_ ("list entry", "Research within international projects and agreements") },
  { "training", NC_ ("list entry", "Training of foreign citizens") },
  { "organisations",
    NC_ ("list entry", "Cooperation with international organisations and societies") },
  { "representation", NC_ ("list entry", "Representation abroad") },
  { "policy", NC_ ("list entry", "Shaping and carrying out international activity") },
  { NULL, NULL },
};

static const ComityChoice faculties[] = {
  { "medicine", NC_ ("list entry", "Faculty of Medicine") },
  { "paediatrics", NC_ ("list entry", "Faculty of Paediatrics") },
  { "dentistry", NC_ ("list entry", "Faculty of Dentistry") },
  { "pharmacy", NC_ ("list entry", "Faculty of Pharmacy") },
  { "public_health", NC_ ("list entry", "Faculty of Public Health") },
  { "nursing", NC_ ("list entry", "Faculty of Nursing") },
  { "international", NC_ ("list entry", "Faculty for Foreign Students") },
  { "preparatory", NC_ ("list entry", "Preparatory Faculty") },
  { "postgraduate", NC_ ("list entry", "Postgraduate Faculty") },
  { NULL, NULL },
};

static const ComityChoice units[] = {
  { "rectorate", NC_ ("list entry", "Rectorate") },
  { "international_office", NC_ ("list entry", "International Office") },
  { "medicine", NC_ ("list entry", "Faculty of Medicine") },
  { "paediatrics", NC_ ("list entry", "Faculty of Paediatrics") },
  { "dentistry", NC_ ("list entry", "Faculty of Dentistry") },
  { "pharmacy", NC_ ("list entry", "Faculty of Pharmacy") },
  { "public_health", NC_ ("list entry", "Faculty of Public Health") },
  { "nursing", NC_ ("list entry", "Faculty of Nursing") },
  { "postgraduate", NC_ ("list entry", "Postgraduate Faculty") },
  { "clinics", NC_ ("list entry", "University Clinics") },
  { "research", NC_ ("list entry", "Research Department") },
  { "library", NC_ ("list entry", "Library") },
  { NULL, NULL },
};

static const ComityChoice study_programmes[] = {
  { "general_medicine", NC_ ("list entry", "General Medicine") },
  { "paediatrics", NC_ ("list entry", "Paediatrics") },
  { "dentistry", NC_ ("list entry", "Dentistry") },
  { "pharmacy", NC_ ("list entry", "Pharmacy") },
  { "preventive_medicine", NC_ ("list entry", "Preventive Medicine") },
  { "nursing", NC_ ("list entry", "Nursing") },
  { "traditional_medicine", NC_ ("list entry", "Traditional Medicine") },
  { "medical_biology", NC_ ("list entry", "Medical Biology") },
  { "public_health", NC_ ("list entry", "Public Health") },
  { "surgery", NC_ ("list entry", "Surgery") },
  { "internal_medicine", NC_ ("list entry", "Internal Medicine") },
  { "obstetrics", NC_ ("list entry", "Obstetrics and Gynaecology") },
  { "language", NC_ ("list entry", "Language and Preparatory Course") },
  { NULL, NULL },
};

static const ComityChoice study_levels[] = {
  { "preparatory", NC_ ("list entry", "Preparatory course") },
  { "bachelor", NC_ ("list entry", "Bachelor") },
  { "specialist", NC_ ("list entry", "Specialist") },
  { "master", NC_ ("list entry", "Master") },
  { "residency", NC_ ("list entry", "Residency") },
  { "doctoral", NC_ ("list entry", "Postgraduate (doctoral)") },
  { "course", NC_ ("list entry", "Short course") },
  { NULL, NULL },
};

static const ComityChoice study_bases[] = {
  { "contract", NC_ ("list entry", "Paid contract") },
  { "state_quota", NC_ ("list entry", "State quota") },
  { "intergovernmental", NC_ ("list entry", "Intergovernmental agreement") },
  { "exchange", NC_ ("list entry", "Exchange") },
  { "scholarship", NC_ ("list entry", "Scholarship") },
  { NULL, NULL },
};

static const ComityChoice dormitories[] = {
  { "dormitory_1", NC_ ("list entry", "Dormitory 1") },
  { "dormitory_2", NC_ ("list entry", "Dormitory 2") },
  { "dormitory_3", NC_ ("list entry", "Dormitory 3") },
  { NULL, NULL },
};

static const ComityChoice visa_kinds[] = {
  { "study", NC_ ("list entry", "Study visa") },
  { "business", NC_ ("list entry", "Business visa") },
  { "work", NC_ ("list entry", "Work visa") },
  { "humanitarian", NC_ ("list entry", "Humanitarian visa") },
  { "private", NC_ ("list entry", "Private visa") },
  { "tourist", NC_ ("list entry", "Tourist visa") },
  { "transit", NC_ ("list entry", "Transit visa") },
  { NULL, NULL },
};

static const ComityChoice travel_purposes[] = {
  { "study", NC_ ("list entry", "Study") },
  { "preparatory_study", NC_ ("list entry", "Study at the preparatory faculty") },
  { "internship", NC_ ("list entry", "Internship") },
  { "scientific", NC_ ("list entry", "Scientific and technical contacts") },
  { "cultural", NC_ ("list entry", "Cultural contacts") },
  { "teaching", NC_ ("list entry", "Teaching") },
  { "work", NC_ ("list entry", "Work") },
  { "business", NC_ ("list entry", "Business talks") },
  { NULL, NULL },
};

static const ComityChoice delegation_purposes[] = {
  { "talks", NC_ ("list entry", "Talks") },
  { "signing", NC_ ("list entry", "Signing of an agreement") },
  { "implementation", NC_ ("list entry", "Carrying out an agreement") },
  { "project", NC_ ("list entry", "Project meeting") },
  { "teaching", NC_ ("list entry", "Teaching") },
  { "training", NC_ ("list entry", "Training") },
  { "event", NC_ ("list entry", "Taking part in an event") },
  { "culture", NC_ ("list entry", "Culture") },
  { NULL, NULL },
};

static const ComityChoice contact_functions[] = {
  { "rector", NC_ ("list entry", "Rector") },
  { "president", NC_ ("list entry", "President") },
  { "vice_rector", NC_ ("list entry", "Vice-rector") },
  { "dean", NC_ ("list entry", "Dean") },
  { "vice_dean", NC_ ("list entry", "Vice-dean") },
  { "head_international", NC_ ("list entry", "Head of the international office") },
  { "officer", NC_ ("list entry", "International officer") },
  { "head_department", NC_ ("list entry", "Head of department") },
  { "director", NC_ ("list entry", "Director") },
  { "professor", NC_ ("list entry", "Professor") },
  { "secretary", NC_ ("list entry", "Secretary") },
  { NULL, NULL },
};

static const ComityChoice degrees[] = {
  { "md", NC_ ("list entry", "MD") },
  { "phd", NC_ ("list entry", "PhD") },
  { "dsc", NC_ ("list entry", "Doctor of Sciences") },
  { "candidate", NC_ ("list entry", "Candidate of Sciences") },
  { "master", NC_ ("list entry", "Master") },
  { "bachelor", NC_ ("list entry", "Bachelor") },
  { NULL, NULL },
};

static const ComityChoice ranks[] = {
  { "academician", NC_ ("list entry", "Academician") },
  { "corresponding_member", NC_ ("list entry", "Corresponding member") },
  { "professor", NC_ ("list entry", "Professor") },
  { "associate_professor", NC_ ("list entry", "Associate professor") },
  { "assistant_professor", NC_ ("list entry", "Assistant professor") },
  { "lecturer", NC_ ("list entry", "Lecturer") },
  { NULL, NULL },
};

static const ComityChoice honour_kinds[] = {
  { "honorary_doctor", NC_ ("list entry", "Honorary doctor") },
  { "honorary_professor", NC_ ("list entry", "Honorary professor") },
  { "honorary_member", NC_ ("list entry", "Honorary member") },
  { "medal", NC_ ("list entry", "Medal") },
  { "order", NC_ ("list entry", "Order") },
  { "prize", NC_ ("list entry", "Prize") },
  { "letter", NC_ ("list entry", "Letter of thanks") },
  { NULL, NULL },
};

static const ComityChoice file_kinds[] = {
  { "agreement", NC_ ("list entry", "Agreement") },
  { "draft", NC_ ("list entry", "Draft") },
  { "letter", NC_ ("list entry", "Letter") },
  { "order", NC_ ("list entry", "Order") },
  { "passport", NC_ ("list entry", "Passport") },
  { "visa", NC_ ("list entry", "Visa") },
  { "invitation", NC_ ("list entry", "Invitation") },
  { "registration", NC_ ("list entry", "Registration") },
  { "insurance", NC_ ("list entry", "Insurance") },
  { "certificate", NC_ ("list entry", "Certificate") },
  { "diploma", NC_ ("list entry", "Diploma or transcript") },
  { "programme", NC_ ("list entry", "Programme") },
  { "report", NC_ ("list entry", "Report") },
  { "minutes", NC_ ("list entry", "Minutes") },
  { "photo", NC_ ("list entry", "Photo") },
  { "presentation", NC_ ("list entry", "Presentation") },
  { "other", NC_ ("list entry", "Other") },
  { NULL, NULL },
};

static const ComityChoice lodgings[] = {
  { "dormitory", NC_ ("list entry", "Dormitory") },
  { "guest_house", NC_ ("list entry", "Guest house") },
  { "hotel", NC_ ("list entry", "Hotel") },
  { "host_family", NC_ ("list entry", "Host family") },
  { "private", NC_ ("list entry", "Private") },
  { NULL, NULL },
};

static const ComityChoice grants[] = {
  { "own", NC_ ("list entry", "Own funds") },
  { "university", NC_ ("list entry", "University") },
  { "partner", NC_ ("list entry", "Partner") },
  { "erasmus", NC_ ("list entry", "Erasmus+") },
  { "state", NC_ ("list entry", "State budget") },
  { "foundation", NC_ ("list entry", "Foundation") },
  { "sponsor", NC_ ("list entry", "Sponsor") },
  { NULL, NULL },
};

static const ComityChoice diets[] = {
  { "vegetarian", NC_ ("list entry", "Vegetarian") },
  { "vegan", NC_ ("list entry", "Vegan") },
  { "halal", NC_ ("list entry", "Halal") },
  { "kosher", NC_ ("list entry", "Kosher") },
  { "gluten_free", NC_ ("list entry", "Gluten-free") },
  { "no_pork", NC_ ("list entry", "No pork") },
  { "no_beef", NC_ ("list entry", "No beef") },
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
