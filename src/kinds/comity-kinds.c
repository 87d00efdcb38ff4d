/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-kinds.h"

#include "comity-deadline-choices.h"

/* In the order in which they are shown: the sidebar, other pages, sub-records, settings. */
static const ComityKind *const kinds[] = {
  &comity_kind_partner,        &comity_kind_agreement,     &comity_kind_delegation,
  &comity_kind_event,          &comity_kind_student,       &comity_kind_mobility,
  &comity_kind_project,        &comity_kind_membership,    &comity_kind_honour,
  &comity_kind_contact,        &comity_kind_programme,     &comity_kind_event_series,
  &comity_kind_publication,    &comity_kind_objective,     &comity_kind_task,
  &comity_kind_attachment,     &comity_kind_name,          &comity_kind_party,
  &comity_kind_origin,         &comity_kind_quota,         &comity_kind_member,
  &comity_kind_programme_item, &comity_kind_outcome,       &comity_kind_participant,
  &comity_kind_paper,          &comity_kind_enrolment,     &comity_kind_office,
  &comity_kind_option,         &comity_kind_country_group, &comity_kind_saved_search,
  &comity_kind_deadline_rule,  &comity_kind_holiday,       &comity_kind_feed,
};

/**
 * comity_kinds_init:
 *
 * Registers every kind of record and defines the office's own lists. To be called once at the
 * start of a program or test, before any other thread; further calls do nothing.
 */
void
comity_kinds_init (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  comity_kinds_define_lists ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    comity_kind_register (kinds[i]);
  comity_deadline_choices_fill ();
  g_once_init_leave (&done, 1);
}
