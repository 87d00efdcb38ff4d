/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityRetained: a record that has been kept for longer than the period of its kind. */
typedef struct {
  gint64 id;
  char *title;
  char *since; /* the date from which it is counted, ISO 8601, may be partial */
  int source;  /* which of the dates of its ComityRetention that is; -1: the last change */
} ComityRetained;

void comity_retained_free (ComityRetained *self);

GPtrArray *comity_db_retained (ComityDb *db,
                               const ComityKind *kind,
                               const char *before,
                               const char *today,
                               guint limit,
                               gint64 *total,
                               GError **error);

G_END_DECLS
