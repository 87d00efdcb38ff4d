/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_ROSTER_MOST 5000 /* lines that are read */

/** ComityRosterLine: one pasted line. */
typedef struct {
  guint number;         /* from 1, as it stands in the text */
  ComityRecord *record; /* a participant, without its event */
  char *problem;        /* a sentence; NULL: it can be imported */
  char *known;          /* the contact or partner with whom it has been matched, or NULL */
} ComityRosterLine;

/** ComityRoster: a pasted list of people. */
typedef struct {
  GPtrArray *lines; /* of ComityRosterLine */
  guint n_good, n_known;
} ComityRoster;

ComityRoster *comity_roster_new (const char *text);
void comity_roster_free (ComityRoster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityRoster, comity_roster_free)
gboolean comity_roster_match (ComityRoster *self, ComityDb *db, gint64 event, GError **error);
ComityChanges *comity_roster_make_changes (const ComityRoster *self, gint64 event);

G_END_DECLS
