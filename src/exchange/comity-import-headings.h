/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ComityHeading: what stands for @target: words with `|` between them. */
typedef struct {
  const char *target;
  const char *words;
} ComityHeading;

extern const ComityHeading comity_headings[];
extern const ComityHeading comity_choice_words[];

G_END_DECLS
