/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-field.h"

G_BEGIN_DECLS

/* Fixed choices that several kinds share; each table ends with an entry without a code. */
extern const ComityChoice comity_choices_direction[];
extern const ComityChoice comity_choices_sex[];
extern const ComityChoice comity_choices_eqf[];
extern const ComityChoice comity_choices_cefr[];
extern const ComityChoice comity_choices_format[];
extern const ComityChoice comity_choices_event[];
extern const ComityChoice comity_choices_enrolment[];
extern const ComityChoice comity_choices_mobility[];
extern const ComityChoice comity_choices_entries[];
extern const ComityChoice comity_choices_project_role[];
extern const ComityChoice comity_choices_person_category[];
extern const ComityChoice comity_choices_weekdays[];
extern const ComityChoice comity_choices_paper[];

G_END_DECLS
