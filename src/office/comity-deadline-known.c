/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "comity-deadline-known.h"

/* Where a record stands like this, its dates ask for nothing any more. */
static const struct {
  const char *kind;
  const char *states[6];
} over[] = {
  { "student", { "transferred", "graduated", "expelled", "left" } },
  { "agreement", { "expired", "terminated", "refused" } },
  { "delegation", { "reported", "closed", "cancelled" } },
  { "event", { "reported", "cancelled" } },
  { "mobility", { "recognised", "cancelled", "rejected" } },
  { "project", { "completed", "rejected", "cancelled" } },
  { "membership", { "ended" } },
  { "task", { "done", "cancelled" } },
};

static const ComityDeadlineKnown known[] = {
  { "delegation", "memo_due", "approved_on", FALSE },
  { "delegation", "report_due", "reported_on", FALSE },
  { "enrolment", "notice_due", "notice_sent_on", FALSE },
  { "event", "report_due", "report", FALSE },
  { "event", "call_closes", NULL, TRUE },
  { "event", "registration_closes", NULL, TRUE },
  { "event", "fee_due", NULL, TRUE },
  { "event", "visa_papers_due", NULL, TRUE },
  { "paper", "ready_by", "received_on", FALSE },
  { "paper", "due", "done_on", FALSE },
  { "partner", "nomination_autumn", NULL, TRUE },
  { "partner", "nomination_spring", NULL, TRUE },
  { "partner", "application_autumn", NULL, TRUE },
  { "partner", "application_spring", NULL, TRUE },
  { "outcome", "due", "done_on", FALSE },
  { "programme", "call_closes", NULL, TRUE },
};

const char *const comity_deadline_cover_papers[] = { "passport",         "visa",
                                                     "registration",     "temporary_residence",
                                                     "residence_permit", "insurance",
                                                     "medical",          NULL };

const char *const comity_deadline_void_papers[] = { "needed",    "requested", "refused", "replaced",
                                                    "cancelled", "lost",      NULL };

/**
 * comity_deadline_known_find:
 * @kind: a kind
 * @field: a date of it
 *
 * Returns: (nullable): what is known of this deadline
 */
const ComityDeadlineKnown *
comity_deadline_known_find (const ComityKind *kind, const ComityField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].kind, kind->name) && g_str_equal (known[i].field, field->name))
      return &known[i];
  return NULL;
}

/**
 * comity_deadline_over:
 * @kind: a kind
 *
 * Returns: (nullable): the values of its status that end all its deadlines
 */
const char *const *
comity_deadline_over (const ComityKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    if (g_str_equal (over[i].kind, kind->name))
      return over[i].states;
  return NULL;
}
