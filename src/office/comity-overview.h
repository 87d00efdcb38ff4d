/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_N_FIGURES 5

/**
 * ComityFigure: one of the numbers that say how large the work is. It is what the list of @kind
 * shows when filtered by @field, @op and @value, or all of it when @field is %NULL.
 */
typedef struct {
  const ComityKind *kind;
  const ComityField *field;
  ComityOp op;
  char *value;
  gint64 number;
  char *what, *detail; /* “partners”, “in 27 countries” */
} ComityFigure;

/** ComityComing: a visit, event or arrival that is under way or near. */
typedef struct {
  const ComityKind *kind;
  gint64 id;
  char *title, *detail, *from, *to;
} ComityComing;

/** ComityChange: what somebody did in one transaction. */
typedef struct {
  gint64 batch;
  char *who, *at, *text;
  const ComityKind *page; /* what it leads to, or NULL where that is gone */
  gint64 page_id;
} ComityChange;

/** ComityOverview: the office at a glance. */
typedef struct {
  ComityFigure figures[COMITY_N_FIGURES];
  GPtrArray *coming;  /* of ComityComing, by their first day */
  GPtrArray *changes; /* of ComityChange, newest first */
} ComityOverview;

ComityOverview *comity_overview_read (ComityDb *db,
                                      const char *today,
                                      guint n_coming,
                                      guint n_changes,
                                      GError **error);
void comity_overview_free (ComityOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityOverview, comity_overview_free)

G_END_DECLS
