/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/** ComityRenewal: the agreement after another one, not yet saved. */
typedef struct {
  ComityRecord *agreement;
  GPtrArray *children; /* of ComityRecord: parties and places, without their agreement */
} ComityRenewal;

ComityRecord *comity_renew_make (ComityRecord *agreement, const char *today);
ComityRecord *comity_renew_make_party (ComityRecord *party);
ComityRecord *comity_renew_make_quota (ComityRecord *quota, int years);
char *comity_renew_shift_year (const char *academic_year, int years);
int comity_renew_get_years (ComityRecord *agreement);
ComityRenewal *comity_renew_read (ComityDb *db,
                                  gint64 agreement,
                                  const char *today,
                                  GError **error);
void comity_renewal_free (ComityRenewal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityRenewal, comity_renewal_free)
void comity_renewal_commit (const ComityRenewal *self, ComityChanges *changes, gint64 agreement);

G_END_DECLS
