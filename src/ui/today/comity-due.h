/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-deadlines.h"
#include "comity-overview.h"

G_BEGIN_DECLS

#define COMITY_TYPE_DUE (comity_due_get_type ())
G_DECLARE_FINAL_TYPE (ComityDue, comity_due, COMITY, DUE, GObject)

/**
 * ComityDue:
 *
 * What has to be done in an office, and the office at a glance, kept up to date: read again after a
 * commit and when a new day begins. One for each window; the sidebar's badges, Today and the
 * notification look at it.
 *
 * Signal `changed`: something new is known.
 */
ComityDue *comity_due_new (void);
void comity_due_set_store (ComityDue *self, ComityStore *store);
ComityStore *comity_due_get_store (ComityDue *self);
void comity_due_refresh (ComityDue *self);
const ComityDeadlines *comity_due_get_deadlines (ComityDue *self);
const ComityOverview *comity_due_get_overview (ComityDue *self);
const char *comity_due_get_today (ComityDue *self);

G_END_DECLS
