/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One operation of the store with the n-th write, sync, read … failing, for n = 1, 2, 3 … until it
 * passes. */

#include "fault-vfs.h"
#include "store-test.h"

/** Bench: an office that is put back to what it was before each run. */
typedef struct {
  char *folder;
  char *path; /* the office */
  char *other; /* a second copy of it, in the same folder */
  char *fresh; /* where no file is */
  gint64 partner, student, search;
  gint64 seq; /* the last row of the journal before it was prepared */
  char *office; /* the bytes of the office before */
  gsize size;
  char *before, *after; /* see state_of() in fault-bench.c */
} Bench;

/** FaultCost: a run takes long or has very many places, so that fewer of them are tried. */
typedef enum {
  FAULT_CHEAP,
  FAULT_COSTLY,
  FAULT_VERY_COSTLY, /* and without COMITY_LONG not of every sort */
} FaultCost;

/** FaultCase: an operation, and how it is tried. */
typedef struct {
  const char *name;
  gboolean (*operation) (Bench *bench, GError **error);
  /* Makes of the bench's office what the operation begins with; or %NULL. */
  void (*prepare) (Bench *bench);
  gboolean makes_fresh; /* what it makes is Bench.fresh, not the office */
  gboolean every_read; /* with COMITY_LONG */
  FaultCost cost;
} FaultCase;

void fault_bench_add (const FaultCase *cases, guint n_cases);
gboolean fault_bench_write (Bench *bench, ComityChanges *changes, GError **error);
