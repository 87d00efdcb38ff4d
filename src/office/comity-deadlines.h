/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityDueGroup: how soon. */
typedef enum {
  COMITY_DUE_OVERDUE,
  COMITY_DUE_WEEK,  /* today and the next seven days */
  COMITY_DUE_MONTH, /* the rest of thirty days */
  COMITY_DUE_LATER, /* what a rule shows earlier than that */
  COMITY_N_DUE_GROUPS
} ComityDueGroup;

/** ComityDeadline: one line of what has to be done. */
typedef struct {
  ComityDueGroup group;
  char *due;               /* the last day, ISO 8601 */
  int days;                /* from today; negative: late */
  gint64 rule;             /* the record of the rule, 0 when a field is the deadline itself */
  char *what;              /* “Extend the visa”, or “Insurance” */
  char *who;               /* title of the record that it is about */
  char *term;              /* “45 days before “Valid to”” */
  char *date;              /* the date it is counted from */
  const ComityKind *kind;  /* the record that has the date */
  gint64 id;
  const ComityKind *page;  /* whose page shows it: the owner of a sub-record */
  gint64 page_id;
  gboolean hard;           /* set by law */
  gboolean unchecked;      /* nobody has compared its rule with the law yet */
} ComityDeadline;

/** ComityDeadlines: what has to be done, by the day. */
typedef struct {
  GPtrArray *lines; /* of ComityDeadline, by group and day; the least late first */
  gint64 counts[COMITY_N_DUE_GROUPS]; /* of all, also those that are not among @lines */
  GHashTable *overdue; /* ComityKind of the page → number, by GINT_TO_POINTER() */
} ComityDeadlines;

ComityDeadlines *comity_deadlines_read (ComityDb *db,
                                        const char *today,
                                        guint per_group,
                                        GError **error);
void comity_deadlines_free (ComityDeadlines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityDeadlines, comity_deadlines_free)

char *comity_deadline_dup_when (const ComityDeadline *self);
char *comity_deadline_dup_title (const ComityDeadline *self);
char *comity_deadline_dup_reason (const ComityDeadline *self);
const char *comity_due_group_get_label (ComityDueGroup group);

G_END_DECLS
