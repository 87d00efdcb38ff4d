/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityRowsChange: how one order of ids becomes another, as a view should be told.
 * @COMITY_ROWS_SAME: nothing moved
 * @COMITY_ROWS_SPLICE: one span was replaced
 * @COMITY_ROWS_MOVES: a few rows left their places, came or went
 * @COMITY_ROWS_RESET: everything is elsewhere
 */
typedef enum {
  COMITY_ROWS_SAME,
  COMITY_ROWS_SPLICE,
  COMITY_ROWS_MOVES,
  COMITY_ROWS_RESET,
} ComityRowsChange;

typedef struct {
  ComityRowsChange change;
  guint position, removed, added; /* of a splice */
  GArray *leave;                  /* of guint: old positions, rising */
  GArray *come;                   /* of guint: new positions, rising */
} ComityRowsDiff;

/* The longest span that is told as one splice: the view may ask for every row of it. */
#define COMITY_ROWS_LONGEST_SPLICE 2000

void comity_rows_diff (const GArray *old, const GArray *new, ComityRowsDiff *diff);
void comity_rows_diff_clear (ComityRowsDiff *diff);

G_END_DECLS
