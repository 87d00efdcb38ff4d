/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

/**
 * ComityCoverPaper: the papers that the cover of a student is about, in the order of the strip, and
 * the invitation, which is not shown but tells that a visa is needed.
 */
typedef enum {
  COMITY_COVER_PASSPORT,
  COMITY_COVER_VISA,
  COMITY_COVER_REGISTRATION,
  COMITY_COVER_INSURANCE,
  COMITY_COVER_MEDICAL,
  COMITY_COVER_RESIDENCE_PERMIT,
  COMITY_COVER_TEMPORARY_RESIDENCE,
  COMITY_COVER_MIGRATION_CARD,
  COMITY_COVER_N_SHOWN,
  COMITY_COVER_INVITATION = COMITY_COVER_N_SHOWN,
  COMITY_COVER_OTHER,
} ComityCoverPaper;

#define COMITY_COVER_BIT(paper) (1u << (paper))
/* The end of what has none. */
#define COMITY_COVER_FOR_EVER G_MAXINT

/* What a list of students can show and be sorted by beside their fields. */
extern const ComityField comity_cover_field;

const ComityField *comity_cover_find_field (const ComityKind *kind, const char *name);
ComityCoverPaper comity_cover_paper (const char *code);
const char *comity_cover_code (ComityCoverPaper paper);
gboolean comity_cover_is_here (const char *status);
gboolean comity_cover_is_held (const char *state);
guint comity_cover_needed (guint has, gboolean is_here);
gboolean comity_cover_binding_end (const int ends[COMITY_COVER_N_SHOWN],
                                   guint has,
                                   gboolean is_here,
                                   int today,
                                   int *end);

G_END_DECLS
