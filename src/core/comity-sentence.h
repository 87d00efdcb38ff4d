/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-kind.h"

G_BEGIN_DECLS

char *comity_sentence_of_text (const char *sentence, const char *text);
char *comity_sentence_of_moment (const char *sentence, const char *at);
char *comity_sentence_of_field (const char *sentence,
                                const ComityKind *kind,
                                const ComityField *field);
char *comity_sentence_of_count (const char *one, const char *many, guint n);
char *comity_sentence_dup_shown (const char *kept);

G_END_DECLS
