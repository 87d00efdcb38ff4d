/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-retained.h"

G_BEGIN_DECLS

/** ComityRetentionGroup: the people of one kind who have been kept for longer than its period. */
typedef struct {
  const ComityKind *kind;
  guint years;       /* the period */
  GPtrArray *people; /* of ComityRetained, the longest kept first */
  gint64 total;      /* of all, also those that are not among @people */
} ComityRetentionGroup;

GPtrArray *comity_retention_review (ComityDb *db, const char *today, guint limit, GError **error);
char *comity_retention_dup_past (const ComityRetentionGroup *group, const ComityRetained *person);
char *comity_retention_dup_reason (const ComityRetentionGroup *group, const ComityRetained *person);
const ComityField *comity_retention_get_source (const ComityKind *kind, int source);

G_END_DECLS
