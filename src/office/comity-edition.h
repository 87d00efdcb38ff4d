/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

/** ComityEditionParts: what a new edition takes over from the one before. */
typedef enum {
  COMITY_EDITION_PLAIN = 0,
  COMITY_EDITION_COMMITTEE = 1 << 0,
  COMITY_EDITION_PARTNERS = 1 << 1,
  COMITY_EDITION_PARTICIPANTS = 1 << 2,
} ComityEditionParts;

char *comity_edition_shift (const char *iso, int weeks);
int comity_edition_get_weeks (ComityRecord *series);
char *comity_edition_dup_name (const char *name, int edition, int year, int next_year);
ComityRecord *comity_edition_make (ComityRecord *event,
                                   ComityRecord *series,
                                   ComityEditionParts parts);
ComityRecord *comity_edition_make_participant (ComityRecord *participant);

G_END_DECLS
