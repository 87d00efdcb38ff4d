/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ComityRandom: numbers that look random and are the same on every machine (SplitMix64).
 */
typedef struct {
  guint64 state;
} ComityRandom;

void comity_random_init (ComityRandom *self, guint64 seed, guint64 stream);
guint64 comity_random_next (ComityRandom *self);
guint comity_random_below (ComityRandom *self, guint limit);
int comity_random_between (ComityRandom *self, int first, int last);
gboolean comity_random_chance (ComityRandom *self, guint percent);
guint comity_random_digits (ComityRandom *self, char *buffer, guint n);

G_END_DECLS
