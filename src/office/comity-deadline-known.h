/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

/** ComityDeadlineKnown: what a date means beyond being a deadline. */
typedef struct {
  const char *kind, *field;
  const char *done; /* a field that says that it was done, or NULL */
  gboolean passes;  /* a door that closes: afterwards nothing can be done any more */
} ComityDeadlineKnown;

const ComityDeadlineKnown *comity_deadline_known_find (const ComityKind *kind,
                                                       const ComityField *field);
const char *const *comity_deadline_over (const ComityKind *kind);

/** Papers that a student must hold without a gap; others have done their work when they end. */
extern const char *const comity_deadline_cover_papers[];

/** States of a paper that covers nothing. */
extern const char *const comity_deadline_void_papers[];

G_END_DECLS
