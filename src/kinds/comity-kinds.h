/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

extern const ComityKind comity_kind_partner;
extern const ComityKind comity_kind_agreement;
extern const ComityKind comity_kind_delegation;
extern const ComityKind comity_kind_event;
extern const ComityKind comity_kind_student;
extern const ComityKind comity_kind_mobility;
extern const ComityKind comity_kind_project;
extern const ComityKind comity_kind_membership;
extern const ComityKind comity_kind_honour;
extern const ComityKind comity_kind_contact;
extern const ComityKind comity_kind_programme;
extern const ComityKind comity_kind_event_series;
extern const ComityKind comity_kind_publication;
extern const ComityKind comity_kind_objective;
extern const ComityKind comity_kind_task;
extern const ComityKind comity_kind_attachment;
extern const ComityKind comity_kind_name;
extern const ComityKind comity_kind_origin;
extern const ComityKind comity_kind_party;
extern const ComityKind comity_kind_quota;
extern const ComityKind comity_kind_saved_search;
extern const ComityKind comity_kind_member;
extern const ComityKind comity_kind_programme_item;
extern const ComityKind comity_kind_outcome;
extern const ComityKind comity_kind_participant;
extern const ComityKind comity_kind_paper;
extern const ComityKind comity_kind_enrolment;
extern const ComityKind comity_kind_office;
extern const ComityKind comity_kind_option;
extern const ComityKind comity_kind_country_group;
extern const ComityKind comity_kind_deadline_rule;
extern const ComityKind comity_kind_holiday;
extern const ComityKind comity_kind_feed;

void comity_kinds_init (void);
void comity_kinds_define_lists (void);

G_END_DECLS
