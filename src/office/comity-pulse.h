/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comity-store.h"

G_BEGIN_DECLS

/**
 * ComityPulseState: how alive a partnership is.
 * @COMITY_PULSE_NONE: nothing has happened yet, and nothing was due to happen
 * @COMITY_PULSE_ACTIVE: something happened within two years
 * @COMITY_PULSE_QUIET: nothing happened for two years
 * @COMITY_PULSE_ENDING: the last agreement in force ends within half a year
 * @COMITY_PULSE_FADING: both: quiet, and the agreement ends
 * @COMITY_PULSE_OVER: the partnership has been ended
 */
typedef enum {
  COMITY_PULSE_NONE,
  COMITY_PULSE_ACTIVE,
  COMITY_PULSE_QUIET,
  COMITY_PULSE_ENDING,
  COMITY_PULSE_FADING,
  COMITY_PULSE_OVER,
} ComityPulseState;

/** ComityPulse: what is known of a partnership; dates are ISO 8601, %NULL when there are none. */
typedef struct {
  char *status; /* of the partner */
  char *since;  /* when the partnership began */
  char *last;   /* the day of the last contact */
  const ComityKind *last_kind;
  gint64 last_id; /* what it was */
  char *last_title;
  char *ends; /* the last day of the agreement in force that ends last; NULL: none, or open-ended */
  gint64 agreement;
  char *agreement_title;
} ComityPulse;

ComityPulse *comity_pulse_read (ComityDb *db,
                                ComityRecord *partner,
                                const char *today,
                                GError **error);
void comity_pulse_free (ComityPulse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityPulse, comity_pulse_free)
ComityPulseState comity_pulse_get_state (const ComityPulse *self, const char *today);
char *comity_pulse_dup_sentence (const ComityPulse *self, const char *today);
char *comity_pulse_dup_last (const ComityPulse *self);

G_END_DECLS
