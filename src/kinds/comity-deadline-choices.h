/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

/*
 * What a deadline rule can be made of, read from the tables of all kinds when they are registered:
 * dates that are indexed (`paper.valid_to`), choices (`paper.kind=visa`), fields that say that
 * something was done (`delegation.reported_on`). Each ends with a row of NULL.
 */
extern ComityChoice comity_deadline_triggers[];
extern ComityChoice comity_deadline_conditions[];
extern ComityChoice comity_deadline_dones[];

void comity_deadline_choices_fill (void);
gboolean comity_deadline_choice_find (const char *code,
                                      const ComityKind **kind,
                                      const ComityField **field,
                                      const char **value);

G_END_DECLS
