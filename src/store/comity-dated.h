/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/**
 * ComityDated:
 *
 * Asks which records of a kind have a date within a span, by the index of that date: a window over a
 * million records costs what lies in it. Further conditions are looked up for those only. A
 * sub-record comes with its owner (`owner` below; of other kinds it is the record itself).
 */
typedef struct _ComityDated ComityDated;

ComityDated *comity_dated_new (const ComityKind *kind, const ComityField *field);
void comity_dated_free (ComityDated *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityDated, comity_dated_free)
void comity_dated_add_among (ComityDated *self,
                             const ComityKind *of,
                             const ComityField *field,
                             const char *const *values,
                             gboolean among);
void comity_dated_add_absent (ComityDated *self, const ComityField *field);
void comity_dated_add_reached (ComityDated *self, const ComityField *field, const char *day);
void comity_dated_add_begun (ComityDated *self,
                             const ComityField *lead,
                             guint usual,
                             const char *day);
void comity_dated_add_no_sub_record (ComityDated *self,
                                     const ComityKind *sub,
                                     const char *condition,
                                     const char *value,
                                     const char *const *dates);
void comity_dated_add_newest (ComityDated *self,
                              const ComityField *same,
                              const ComityField *state,
                              const char *const *void_states);
void comity_dated_add_unnamed (ComityDated *self, const ComityField *reference);
void comity_dated_begin_unless (ComityDated *self);
void comity_dated_end_unless (ComityDated *self);

/** ComityDatedRow: one record with its date. */
typedef struct {
  gint64 id, owner;
  char *date, *title, *owner_title; /* @owner_title is the record's own without an owner */
} ComityDatedRow;

/** ComityDatedCount: so many records have this date. */
typedef struct {
  char *date;
  gint64 count;
} ComityDatedCount;

GPtrArray *comity_db_dated_rows (ComityDb *db,
                                 ComityDated *self,
                                 const char *from,
                                 const char *to,
                                 gboolean descending,
                                 guint limit,
                                 GError **error);
GPtrArray *comity_db_dated_counts (ComityDb *db,
                                   ComityDated *self,
                                   const char *from,
                                   const char *to,
                                   GError **error);
gint64 comity_db_count_distinct (ComityDb *db,
                                 ComityQuery *query,
                                 const ComityField *field,
                                 GError **error);

G_END_DECLS
