/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a partnership stands, from the last contact and the end of the last agreement. */
#include "comity-kinds.h"
#include "comity-pulse.h"

#define TODAY "2026-11-20"

static void
check (const char *status,
       const char *since,
       const char *last,
       const char *ends,
       ComityPulseState state,
       const char *sentence)
{
  ComityPulse pulse = {
    .status = (char *) status, .since = (char *) since, .last = (char *) last, .ends = (char *) ends
  };
  g_autofree char *said = comity_pulse_dup_sentence (&pulse, TODAY);

  g_assert_cmpint (comity_pulse_get_state (&pulse, TODAY), ==, state);
  g_assert_cmpstr (said, ==, sentence);
}

static void
test_states (void)
{
  check (NULL, NULL, NULL, NULL, COMITY_PULSE_NONE, "Nothing is recorded of this partnership yet.");
  check ("active", "2026-01-01", NULL, NULL, COMITY_PULSE_NONE,
         "Nothing is recorded of this partnership yet.");
  check ("active", "2020", NULL, NULL, COMITY_PULSE_QUIET,
         "Nothing is recorded of this partnership, for two years or more.");
  check ("active", "2020", "2024-11-20", NULL, COMITY_PULSE_ACTIVE,
         "Active: there was contact within the last two years.");
  check ("active", "2020", "2024-11-19", NULL, COMITY_PULSE_QUIET, "Quiet for two years.");
  check ("active", NULL, "2026-10-01", "2026-12-14", COMITY_PULSE_ENDING,
         "The last agreement ends on 14 December 2026.");
  check ("active", NULL, "2023-10-01", "2026-12-14", COMITY_PULSE_FADING,
         "Quiet for two years, and the last agreement ends on 14 December 2026.");
  check ("active", NULL, "2026-10-01", "2027-12-14", COMITY_PULSE_ACTIVE,
         "Active: there was contact within the last two years.");
  check ("ended", NULL, "2026-10-01", "2026-12-14", COMITY_PULSE_OVER,
         "This partnership has been ended.");
}

/* Half a year, and not a day more. */
static void
test_edge (void)
{
  ComityPulse pulse = { .last = (char *) "2026-10-01", .ends = (char *) "2027-05-22" };

  g_assert_cmpint (comity_pulse_get_state (&pulse, TODAY), ==, COMITY_PULSE_ENDING);
  pulse.ends = (char *) "2027-05-23";
  g_assert_cmpint (comity_pulse_get_state (&pulse, TODAY), ==, COMITY_PULSE_ACTIVE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  comity_kinds_init ();
  g_test_add_func ("/pulse/states", test_states);
  g_test_add_func ("/pulse/edge", test_edge);
  return g_test_run ();
}
