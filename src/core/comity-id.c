/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "comity-id.h"

/** Milliseconds from 1970 to 2020-01-01T00:00:00Z, where the clock of ids begins. */
#define EPOCH_MS G_GINT64_CONSTANT (1577836800000)
#define RANDOM_BITS 22

/**
 * comity_id_new:
 *
 * Makes a new id: 63 bits, of which the upper 41 are milliseconds since 2020 (UTC, until 2089) and
 * the lower 22 are random, so that offices that work apart do not meet and records made one after
 * another lie next to each other on the disk.
 *
 * Ids of one process always grow, also within a millisecond and when the clock is set back: then
 * the next id is the last one plus a small random step. May be called in any thread.
 *
 * Returns: the id, always positive
 */
gint64
comity_id_new (void)
{
  static GMutex mutex;
  static gint64 last = 0;
  gint64 ms = g_get_real_time () / 1000 - EPOCH_MS;
  gint64 id = MAX (ms, 0) << RANDOM_BITS | g_random_int_range (0, 1 << RANDOM_BITS);

  g_mutex_lock (&mutex);
  if (id >> RANDOM_BITS <= last >> RANDOM_BITS)
    id = last + g_random_int_range (1, 256);
  last = id;
  g_mutex_unlock (&mutex);
  return id;
}

/**
 * comity_id_parse:
 * @text: (nullable): what should be an id
 * @id: (out) (optional): the id, untouched on failure
 *
 * Reads an id as it is written in the neutral form: decimal digits without sign, blanks or leading
 * zeros.
 *
 * Returns: whether @text is an id
 */
gboolean
comity_id_parse (const char *text, gint64 *id)
{
  guint64 number;

  if (text == NULL || text[0] == '0' ||
      !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return FALSE;
  if (id != NULL)
    *id = (gint64) number;
  return TRUE;
}
