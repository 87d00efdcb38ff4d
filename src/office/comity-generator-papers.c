/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comity-generator-student.h"

#include "comity-kinds.h"

enum {
  STUDENT,
  KIND,
  SERIES,
  NUMBER,
  VALID_FROM,
  VALID_TO,
  STATE,
  ISSUED_ON,
  ISSUER,
  COUNTRY,
  TRANSLATED,
  VISA_KIND,
  PURPOSE,
  ENTRIES,
  INVITATION_NUMBER,
  REQUESTED_ON,
  READY_BY,
  RECEIVED_ON,
  ENTERED_ON,
  BORDER_POINT,
  ACCEPTED_ON,
  REMOVED_ON,
  COVER,
  DONE_ON,
  DUE,
};

static const char *const paper_fields[] = {
  [STUDENT] = "student",
  [KIND] = "kind",
  [SERIES] = "series",
  [NUMBER] = "number",
  [VALID_FROM] = "valid_from",
  [VALID_TO] = "valid_to",
  [STATE] = "state",
  [ISSUED_ON] = "issued_on",
  [ISSUER] = "issuer",
  [COUNTRY] = "country",
  [TRANSLATED] = "translated",
  [VISA_KIND] = "visa_kind",
  [PURPOSE] = "purpose",
  [ENTRIES] = "entries",
  [INVITATION_NUMBER] = "invitation_number",
  [REQUESTED_ON] = "requested_on",
  [READY_BY] = "ready_by",
  [RECEIVED_ON] = "received_on",
  [ENTERED_ON] = "entered_on",
  [BORDER_POINT] = "border_point",
  [ACCEPTED_ON] = "accepted_on",
  [REMOVED_ON] = "removed_on",
  [COVER] = "cover",
  [DONE_ON] = "done_on",
  [DUE] = "due",
};

/* Invented, so that nobody's insurer or clinic is named. */
static const char *const insurers[] = { "Alba Insurance", "Northern Shield", "Medpolis",
                                        "Guardia Mutual" };
static const char *const clinics[] = { "City Polyclinic 901", "University Clinic",
                                       "Centre of Medical Examinations" };
static const char *const borders[] = { "Airport, terminal A", "Airport, terminal C",
                                       "Railway station", "Road crossing" };

#define PICK(array, random) ((array)[comity_random_below ((random), G_N_ELEMENTS (array))])

/* Of 100 papers that would be late or end soon, how many still are in an orderly office. */
#define LATE_LEFT 4
#define SOON_LEFT 12

/*
 * How papers of people who are here end: of 100, so many have ended, so many end within @soon
 * days; the others end later, at most @longest days from now.
 */
typedef struct {
  guint expired, soon_percent;
  int soon, longest;
} Endings;

static int
pick_end (const ComityGenerator *self, ComityRandom *random, const Endings *endings)
{
  guint draw = comity_random_below (random, 100);
  /* who keeps papers in order renews them before they end */
  gboolean late = !self->orderly || comity_random_chance (random, LATE_LEFT);
  gboolean soon = late || comity_random_chance (random, SOON_LEFT);

  if (draw < endings->expired && late)
    return self->today - comity_random_between (random, 1, 60);
  if (draw < endings->expired + endings->soon_percent && soon)
    return self->today + comity_random_between (random, 0, endings->soon);
  return self->today + comity_random_between (random, endings->soon + 1, endings->longest);
}

static void
begin (ComityDraft *draft, const ComityStudentPlan *plan, const char *kind, const char *state)
{
  comity_draft_set (draft, STUDENT, plan->id_text);
  comity_draft_set (draft, KIND, kind);
  comity_draft_set (draft, STATE, state);
}

/* Numbers are of series that no state issues: “X0” and “00”. */
static void
set_number (ComityGenerator *self,
            ComityDraft *draft,
            ComityStudentPlan *plan,
            const char *series,
            guint n_digits)
{
  char digits[16];

  comity_random_digits (&plan->random, digits, n_digits);
  comity_draft_set (draft, SERIES, series);
  comity_draft_set (draft, NUMBER, comity_generator_text (self, "%s", digits));
}

static void
set_span (ComityGenerator *self, ComityDraft *draft, int from, int to)
{
  comity_draft_set (draft, VALID_FROM, comity_generator_date (self, MIN (from, to)));
  comity_draft_set (draft, VALID_TO, comity_generator_date (self, to));
}

static gboolean
finish (ComityGenerator *self, ComityDraft *draft)
{
  return comity_generator_emit (self, draft, comity_generator_next_id (self));
}

/* What ought to be there and is not. */
static gboolean
emit_needed (ComityGenerator *self,
             ComityDraft *draft,
             ComityStudentPlan *plan,
             const char *kind,
             int due)
{
  begin (draft, plan, kind, "needed");
  comity_draft_set (draft, DUE, comity_generator_date (self, due));
  return finish (self, draft);
}

/* -- Passport and invitation ----------------------------------------------------------------- */

static gboolean
emit_passport (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  static const Endings endings = { 3, 6, 180, 3400 };
  ComityRandom *random = &plan->random;
  int to;

  if (comity_generator_slips (self, random, plan->status == COMITY_STUDENT_APPLICANT ? 20 : 1))
    return emit_needed (self, draft, plan, "passport", self->today + 14);
  to = pick_end (self, random, &endings);
  begin (draft, plan, "passport", "issued");
  set_number (self, draft, plan, "X0", 7);
  comity_draft_set (draft, ISSUED_ON, comity_generator_date (self, to - 3652));
  set_span (self, draft, to - 3652, to);
  comity_draft_set (draft, COUNTRY, plan->from->code);
  if (plan->status >= COMITY_STUDENT_ENROLLED)
    comity_draft_set (draft, TRANSLATED, comity_random_chance (random, 88) ? "true" : "false");
  return finish (self, draft);
}

static const char *
make_invitation_number (ComityGenerator *self, const ComityStudentPlan *plan)
{
  return comity_generator_text (self, "INV-%07u", plan->number + 1);
}

static gboolean
emit_invitation (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  ComityRandom *random = &plan->random;
  gboolean waiting = plan->status == COMITY_STUDENT_APPLICANT ||
                     (plan->status == COMITY_STUDENT_INVITED && comity_random_chance (random, 15));
  int requested = plan->applied + comity_random_between (random, 2, 10);

  if (waiting && self->orderly)
    requested = MAX (requested, self->today - comity_random_between (random, 1, 28));
  if (plan->status == COMITY_STUDENT_APPLICANT && comity_random_chance (random, 50))
    return TRUE;
  begin (draft, plan, "invitation", waiting ? "requested" : "issued");
  comity_draft_set (draft, VISA_KIND, "study");
  comity_draft_set (draft, PURPOSE, "study");
  comity_draft_set (draft, ENTRIES, "single");
  comity_draft_set (draft, REQUESTED_ON, comity_generator_date (self, requested));
  comity_draft_set (draft, READY_BY, comity_generator_date (self, requested + 30));
  if (!waiting) {
    comity_draft_set (draft, NUMBER, make_invitation_number (self, plan));
    comity_draft_set (draft, ISSUED_ON, comity_generator_date (self, plan->invited));
    comity_draft_set (draft, RECEIVED_ON, comity_generator_date (self, plan->invited));
    set_span (self, draft, plan->invited, plan->invited + 180);
  }
  return finish (self, draft);
}

/* -- Papers that follow one another ---------------------------------------------------------- */

static void
fill_visa (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan, int from)
{
  set_number (self, draft, plan, "00", 7);
  comity_draft_set (draft, VISA_KIND, "study");
  comity_draft_set (draft, PURPOSE, "study");
  comity_draft_set (draft, ENTRIES, from <= plan->arrived ? "single" : "multiple");
  comity_draft_set (draft, INVITATION_NUMBER, make_invitation_number (self, plan));
  comity_draft_set (draft, ISSUED_ON, comity_generator_date (self, MIN (from, self->today)));
}

static void
fill_registration (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan, int from)
{
  comity_draft_set (draft, NUMBER, comity_generator_text (self, "R-%07u", plan->number + 1));
  comity_draft_set (draft, PURPOSE, "study");
  comity_draft_set (draft, ACCEPTED_ON, comity_generator_date (self, from));
}

static void
fill_insurance (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan, int from)
{
  set_number (self, draft, plan, NULL, 8);
  comity_draft_set (draft, ISSUER, PICK (insurers, &plan->random));
  comity_draft_set (draft, COVER,
                    comity_generator_text (self, "%u000.00 EUR",
                                           comity_random_below (&plan->random, 3) * 10 + 10));
}

static void
fill_medical (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan, int from)
{
  comity_draft_set (draft, DONE_ON, comity_generator_date (self, from));
  comity_draft_set (draft, ISSUER, PICK (clinics, &plan->random));
}

typedef struct {
  const char *kind;
  void (*fill) (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan, int from);
  Endings endings;
  guint missing, older, gaps; /* of 100; gaps: of those who have an older one */
} Series;

static const Series visas = { "visa", fill_visa, { 4, 11, 40, 360 }, 3, 45, 18 };
static const Series registrations = {
  "registration", fill_registration, { 4, 9, 20, 360 }, 4, 30, 12
};
static const Series insurances = { "insurance", fill_insurance, { 6, 9, 30, 360 }, 6, 40, 25 };
static const Series medicals = { "medical", fill_medical, { 5, 8, 30, 360 }, 6, 0, 0 };

/* The paper that is good for a year or the last part of one, perhaps with the one before it. */
static gboolean
emit_series (ComityGenerator *self,
             ComityDraft *draft,
             ComityStudentPlan *plan,
             const Series *series,
             int earliest)
{
  ComityRandom *random = &plan->random;
  int to, from;

  earliest = MIN (earliest, self->today);
  if (comity_generator_slips (self, random, series->missing))
    return comity_random_chance (random, 50) ||
           emit_needed (self, draft, plan, series->kind, self->today + 7);
  to = pick_end (self, random, &series->endings);
  to = MAX (to, earliest + 1);
  from = MAX (to - 364, earliest);
  if (from > earliest + 60 && comity_random_chance (random, series->older)) {
    int gap = comity_generator_slips (self, random, series->gaps) ?
                comity_random_between (random, 3, 40) :
                0;
    int before = from - 1 - gap;

    begin (draft, plan, series->kind, "replaced");
    series->fill (self, draft, plan, MAX (before - 364, earliest));
    set_span (self, draft, MAX (before - 364, earliest), before);
    if (!finish (self, draft))
      return FALSE;
  }
  begin (draft, plan, series->kind, "issued");
  series->fill (self, draft, plan, from);
  set_span (self, draft, from, to);
  return finish (self, draft);
}

/* -- Papers of an arrival and a departure ---------------------------------------------------- */

static gboolean
emit_migration_card (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  begin (draft, plan, "migration_card", "issued");
  set_number (self, draft, plan, "00", 7);
  comity_draft_set (draft, PURPOSE, "study");
  comity_draft_set (draft, ENTERED_ON, comity_generator_date (self, plan->arrived));
  comity_draft_set (draft, BORDER_POINT, PICK (borders, &plan->random));
  comity_draft_set (draft, VALID_FROM, comity_generator_date (self, plan->arrived));
  return finish (self, draft);
}

static gboolean
emit_fingerprints (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  ComityRandom *random = &plan->random;
  int done = plan->arrived + comity_random_between (random, 4, 80);

  if (done > self->today || comity_generator_slips (self, random, 5))
    return emit_needed (self, draft, plan, "fingerprints", plan->arrived + 90);
  begin (draft, plan, "fingerprints", "issued");
  set_number (self, draft, plan, NULL, 9);
  comity_draft_set (draft, DONE_ON, comity_generator_date (self, done));
  return finish (self, draft);
}

static gboolean
emit_departure (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  begin (draft, plan, "departure_notice", "issued");
  comity_draft_set (draft, ISSUED_ON, comity_generator_date (self, plan->changed));
  return finish (self, draft);
}

/* Citizens of Belarus are examined and registered like those of the country. */
static gboolean
emit_papers_of_stay (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  gboolean near = g_str_equal (plan->from->code, "BY");

  if (plan->from->needs_visa && !emit_series (self, draft, plan, &visas, plan->arrived))
    return FALSE;
  if (!near && (!emit_migration_card (self, draft, plan) ||
                !emit_series (self, draft, plan, &medicals, plan->arrived + 3) ||
                !emit_fingerprints (self, draft, plan)))
    return FALSE;
  return emit_series (self, draft, plan, &registrations, plan->arrived + 1) &&
         emit_series (self, draft, plan, &insurances, plan->arrived);
}

/**
 * comity_student_papers_init:
 * @draft: the draft of papers
 * @error: where to put an error
 *
 * Returns: whether the kind has the fields
 */
gboolean
comity_student_papers_init (ComityDraft *draft, GError **error)
{
  return comity_draft_init (draft, &comity_kind_paper, paper_fields, G_N_ELEMENTS (paper_fields),
                            error);
}

/**
 * comity_student_emit_papers:
 * @self: the generator
 * @draft: made by comity_student_papers_init()
 * @plan: the student
 *
 * Makes the papers that the student has or lacks: some have expired, some will soon, some leave
 * days uncovered, some are missing.
 *
 * Returns: whether to go on
 */
gboolean
comity_student_emit_papers (ComityGenerator *self, ComityDraft *draft, ComityStudentPlan *plan)
{
  if (!emit_passport (self, draft, plan))
    return FALSE;
  if (plan->from->needs_visa && !emit_invitation (self, draft, plan))
    return FALSE;
  if (comity_student_is_here (plan))
    return emit_papers_of_stay (self, draft, plan);
  return plan->status < COMITY_STUDENT_ARRIVED || emit_departure (self, draft, plan);
}
