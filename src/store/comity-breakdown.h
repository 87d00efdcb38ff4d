/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityGroup: the records of a query that have one value. */
typedef struct {
  char *value; /* neutral; NULL: those without one */
  char *label;
  gint64 count;
} ComityGroup;

/** ComitySum: one amount of a column; of money one for each currency. */
typedef struct {
  const ComityField *field;
  char *text; /* for reading */
} ComitySum;

/** ComitySummary: what stands under a list. */
typedef struct {
  gint64 count;
  GArray *sums; /* of ComitySum */
  GPtrArray *groups; /* of GPtrArray of ComityGroup, one for each column of choices or countries */
  GPtrArray *fields; /* of const ComityField, those of the groups */
} ComitySummary;

void comity_group_free (ComityGroup *self);
void comity_summary_free (ComitySummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComitySummary, comity_summary_free)

gboolean comity_field_can_group (const ComityField *field);
GPtrArray *comity_db_breakdown (ComityDb *db,
                                ComityQuery *query,
                                const ComityField *field,
                                GError **error); /* of ComityGroup */
ComitySummary *comity_db_summary (ComityDb *db, ComityQuery *query, GError **error);

G_END_DECLS
