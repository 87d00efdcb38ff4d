/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-generator-private.h"

G_BEGIN_DECLS

/** ComityStudentStatus: how a student stands, in the order in which it comes. */
typedef enum {
  COMITY_STUDENT_APPLICANT,
  COMITY_STUDENT_INVITED,
  COMITY_STUDENT_ARRIVED,
  COMITY_STUDENT_ENROLLED,
  COMITY_STUDENT_ON_LEAVE,
  COMITY_STUDENT_TRANSFERRED,
  COMITY_STUDENT_GRADUATED,
  COMITY_STUDENT_EXPELLED,
  COMITY_STUDENT_LEFT,
} ComityStudentStatus;

/** ComityStudentPlan: what is decided about a student before any record is made. */
typedef struct {
  ComityRandom random;
  guint number;
  gint64 id;
  const char *id_text;
  const ComityCitizenship *from;
  gboolean female;
  ComityGeneratedName name;
  ComityStudentStatus status;
  int year; /* of study; 0 before it begins */
  int born, applied, invited, arrived, order, starts, ends, changed; /* days */
} ComityStudentPlan;

typedef struct {
  ComityDraft student, enrolment, paper;
} ComityStudentMaker;

gboolean comity_student_is_here (const ComityStudentPlan *plan);
gboolean comity_student_papers_init (ComityDraft *draft, GError **error);
gboolean comity_student_emit_papers (ComityGenerator *self,
                                     ComityDraft *draft,
                                     ComityStudentPlan *plan);

G_END_DECLS
