/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-record.h"

G_BEGIN_DECLS

gboolean comity_rule_has (ComityRecord *record, const char *field);
gboolean comity_rule_is (ComityRecord *record, const char *field, const char *code);
gboolean comity_rule_before (const char *date, const char *other);

void comity_rule_span (ComityRecord *record,
                       ComityProblems *problems,
                       const char *from,
                       const char *to,
                       const char *sentence);
void comity_rule_not_future (ComityRecord *record,
                             ComityProblems *problems,
                             const char *field,
                             const char *sentence);
void comity_rule_at_most (ComityRecord *record,
                          ComityProblems *problems,
                          const char *part,
                          const char *whole,
                          const char *sentence);
void comity_rule_not_itself (ComityRecord *record,
                             ComityProblems *problems,
                             const char *field,
                             const char *sentence);
void comity_rule_not_among (ComityRecord *record,
                            ComityProblems *problems,
                            const char *many,
                            const char *one,
                            const char *sentence);

G_END_DECLS
