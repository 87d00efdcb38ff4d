/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-generator-random.h"

/**
 * comity_random_init:
 * @self: the generator
 * @seed: what the whole series is made from
 * @stream: a number of its own for everything that is drawn from, such as the number of a student
 *
 * Streams make a record independent of how many others are made before it.
 */
void
comity_random_init (ComityRandom *self, guint64 seed, guint64 stream)
{
  self->state = seed;
  self->state = comity_random_next (self) ^ (stream * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
  self->state = comity_random_next (self);
}

/**
 * comity_random_next:
 * @self: the generator
 *
 * SplitMix64, after Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
 *
 * Returns: 64 bits
 */
guint64
comity_random_next (ComityRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * comity_random_below:
 * @self: the generator
 * @limit: more than 0
 *
 * Returns: a number from 0 to @limit - 1
 */
guint
comity_random_below (ComityRandom *self, guint limit)
{
  return (guint) (((comity_random_next (self) >> 32) * limit) >> 32);
}

/**
 * comity_random_between:
 * @self: the generator
 * @first: the least
 * @last: the greatest, not less than @first
 *
 * Returns: a number from @first to @last
 */
int
comity_random_between (ComityRandom *self, int first, int last)
{
  return first + (int) comity_random_below (self, (guint) (last - first) + 1);
}

/**
 * comity_random_chance:
 * @self: the generator
 * @percent: how often
 *
 * Returns: %TRUE in @percent of 100 cases
 */
gboolean
comity_random_chance (ComityRandom *self, guint percent)
{
  return comity_random_below (self, 100) < percent;
}

/**
 * comity_random_digits:
 * @self: the generator
 * @buffer: room for @n characters and the end
 * @n: how many digits
 *
 * Writes digits, the first never 0.
 *
 * Returns: @n
 */
guint
comity_random_digits (ComityRandom *self, char *buffer, guint n)
{
  for (guint i = 0; i < n; i++)
    buffer[i] =
      (char) (i == 0 ? '1' + comity_random_below (self, 9) : '0' + comity_random_below (self, 10));
  buffer[n] = '\0';
  return n;
}
