/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds-common.h"

static const ComityField fields[] = {
  { "student", NC_ ("field", "Student"), COMITY_TYPE_REF, COMITY_REQUIRED | COMITY_OWNER,
    .target = "student" },
  { "date", NC_ ("field", "Date"), COMITY_TYPE_DATE,
    COMITY_REQUIRED | COMITY_LISTED | COMITY_FILTERED, .section = NC_ ("section", "Status"),
    .hint = NC_ ("hint", "From this day on") },
  { "status", NC_ ("field", "Status"), COMITY_TYPE_CHOICE, COMITY_REQUIRED | COMITY_FILTERED,
    .choices = comity_choices_enrolment },
  { "order_number", NC_ ("field", "Number of the order"), COMITY_TYPE_TEXT,
    COMITY_LISTED | COMITY_SEARCHED },
  { "order_date", NC_ ("field", "Date of the order"), COMITY_TYPE_DATE, COMITY_LISTED },
  { "reason", NC_ ("field", "Reason"), COMITY_TYPE_TEXT, COMITY_LISTED },
  { "faculty", NC_ ("field", "Faculty"), COMITY_TYPE_CHOICE, 0,
    .section = NC_ ("section", "Study from then on"), .list = "faculties" },
  { "programme", NC_ ("field", "Programme"), COMITY_TYPE_CHOICE, 0, .list = "study-programmes" },
  { "level", NC_ ("field", "Level of study"), COMITY_TYPE_CHOICE, 0, .list = "study-levels" },
  { "year", NC_ ("field", "Year"), COMITY_TYPE_INTEGER, 0, .max = 12 },
  { "notice_number", NC_ ("field", "Number of the notice to the authorities"), COMITY_TYPE_TEXT,
    COMITY_SEARCHED, .section = NC_ ("section", "Notice to the authorities") },
  { "notice_due", NC_ ("field", "Notice due"), COMITY_TYPE_DATE, COMITY_DEADLINE },
  { "notice_sent_on", NC_ ("field", "Notice sent on"), COMITY_TYPE_DATE, 0 },
  COMITY_SUB_COMMON_FIELDS,
};

static char *
enrolment_dup_title (ComityRecord *record)
{
  return comity_titles_first (record, "status", NULL);
}

static char *
enrolment_dup_subtitle (ComityRecord *record)
{
  return comity_titles_join (record, " · ", "date", "order_number", NULL);
}

const ComityKind comity_kind_enrolment = {
  .name = "enrolment",
  .type_name = "ComityEnrolment",
  /* Translators: a dated status of a student */
  .label = NC_ ("kind", "Status change"),
  /* Translators: the dated statuses of a student, in order */
  .plural = NC_ ("kinds", "Course of study"),
  .icon = "document-open-recent-symbolic",
  .empty = NC_ ("empty list",
                "From applicant to graduate: each change of status belongs here with "
                "its date and order."),
  .flags = COMITY_KIND_SUB,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = enrolment_dup_title,
  .dup_subtitle = enrolment_dup_subtitle,
  .from = "date",
  .status = "status",
  .order = COMITY_ORDER ("date"),
};
