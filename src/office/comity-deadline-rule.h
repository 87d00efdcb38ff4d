/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-calendar.h"
#include "comity-dated.h"

G_BEGIN_DECLS

/**
 * ComityDeadlineRule: by when something has to be done. Made from a record of the kind
 * deadline_rule, or from a field with %COMITY_DEADLINE, whose date is the deadline itself.
 */
typedef struct {
  gint64 id;  /* of the record; 0 for a field */
  char *name; /* NULL for a field */
  const ComityKind *kind;
  const ComityField *field;
  const ComityField *condition; /* or NULL */
  char *value;
  const ComityField *done_field; /* or NULL */
  char *done_paper;              /* or NULL */
  int amount;                    /* negative: before */
  ComityUnit unit;
  ComityDayOff day_off;
  guint lead; /* days ahead that it is shown */
  gboolean hard, unchecked;
  char **only, **except; /* citizenships; only: NULL for all */
  ComityCalendar *calendar;
} ComityDeadlineRule;

void comity_deadline_rule_free (ComityDeadlineRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityDeadlineRule, comity_deadline_rule_free)

GPtrArray *comity_deadline_rules_read (ComityDb *db, const char *today, GError **error);
guint32 comity_deadline_rule_due (const ComityDeadlineRule *self, guint32 day);
void comity_deadline_rule_window (const ComityDeadlineRule *self,
                                  guint32 first,
                                  guint32 last,
                                  guint32 *from,
                                  guint32 *to);
char *comity_deadline_rule_dup_term (const ComityDeadlineRule *self);
char *comity_deadline_rule_dup_record_term (ComityRecord *record);
ComityDated *comity_deadline_rule_ask (const ComityDeadlineRule *self,
                                       GPtrArray *rules,
                                       const char *today);
gboolean comity_deadline_rule_passes (const ComityDeadlineRule *self);

G_END_DECLS
