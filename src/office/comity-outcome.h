/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

const ComityKind *comity_outcome_get_target (ComityRecord *outcome);
const ComityField *comity_outcome_get_link (ComityRecord *outcome);
ComityRecord *comity_outcome_make_preset (ComityRecord *outcome,
                                          ComityRecord *delegation,
                                          const ComityKind *target);
ComityRecord *comity_outcome_link (ComityRecord *outcome, ComityRecord *made);

G_END_DECLS
