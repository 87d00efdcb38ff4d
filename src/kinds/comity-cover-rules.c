/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-kinds"

#include "comity-cover-rules.h"

#include "comity-i18n.h"
#include "comity-kinds.h"

/* Which papers of a student must cover the stay: for the strip, and for the order of a list by it. */

const ComityField comity_cover_field = {
  .name = "cover",
  /* Translators: a column: which of a student's papers cover which days */
  .label = NC_ ("field", "Cover"),
  .type = COMITY_TYPE_TEXT,
};

static const char *const codes[] = {
  [COMITY_COVER_PASSPORT] = "passport",
  [COMITY_COVER_VISA] = "visa",
  [COMITY_COVER_REGISTRATION] = "registration",
  [COMITY_COVER_INSURANCE] = "insurance",
  [COMITY_COVER_MEDICAL] = "medical",
  [COMITY_COVER_RESIDENCE_PERMIT] = "residence_permit",
  [COMITY_COVER_TEMPORARY_RESIDENCE] = "temporary_residence",
  [COMITY_COVER_MIGRATION_CARD] = "migration_card",
  [COMITY_COVER_INVITATION] = "invitation",
};

/**
 * comity_cover_find_field:
 * @kind: a kind of record
 * @name: (nullable): what was asked for
 *
 * Returns: (nullable): the field of the cover where @kind has one and @name is its name
 */
const ComityField *
comity_cover_find_field (const ComityKind *kind, const char *name)
{
  return kind == &comity_kind_student && g_strcmp0 (name, comity_cover_field.name) == 0 ?
           &comity_cover_field :
           NULL;
}

/**
 * comity_cover_paper:
 * @code: (nullable): a kind of paper
 *
 * Returns: which one it is; %COMITY_COVER_OTHER when the cover does not ask for it
 */
ComityCoverPaper
comity_cover_paper (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (codes); i++)
    if (codes[i][0] == code[0] && g_str_equal (codes[i], code))
      return (ComityCoverPaper) i;
  return COMITY_COVER_OTHER;
}

/**
 * comity_cover_code:
 * @paper: one that comity_cover_paper() knows
 *
 * Returns: the code of that kind of paper
 */
const char *
comity_cover_code (ComityCoverPaper paper)
{
  g_return_val_if_fail (paper < COMITY_COVER_OTHER, NULL);
  return codes[paper];
}

/**
 * comity_cover_is_here:
 * @status: (nullable): the status of a student
 *
 * Returns: whether somebody with this status stays in the country, and so needs papers; unknown
 *   counts as here, so that nobody is forgotten
 */
gboolean
comity_cover_is_here (const char *status)
{
  static const char *const elsewhere[] = { "applicant", "invited", "transferred", "graduated",
                                           "expelled",  "left",    NULL };

  return status == NULL || !g_strv_contains (elsewhere, status);
}

/**
 * comity_cover_is_held:
 * @state: (nullable): the state of a paper
 *
 * Returns: whether somebody has the paper: one that was only asked for, or lost, covers nothing
 */
gboolean
comity_cover_is_held (const char *state)
{
  return state == NULL || !g_strv_contains (comity_kind_paper.void_statuses, state);
}

/**
 * comity_cover_needed:
 * @has: %COMITY_COVER_BIT of each kind of which there is a paper, in whatever state
 * @is_here: whether the student needs papers; see comity_cover_is_here()
 *
 * Passport, registration, insurance and medical examination are needed by everybody who is here.
 * Many may come without a visa; who was invited for one, or had one, needs one. Who has a residence
 * permit needs neither visa nor registration.
 *
 * Returns: %COMITY_COVER_BIT of each kind without which there is a gap
 */
guint
comity_cover_needed (guint has, gboolean is_here)
{
  guint needed =
    COMITY_COVER_BIT (COMITY_COVER_PASSPORT) | COMITY_COVER_BIT (COMITY_COVER_REGISTRATION) |
    COMITY_COVER_BIT (COMITY_COVER_INSURANCE) | COMITY_COVER_BIT (COMITY_COVER_MEDICAL);

  if (!is_here || has == 0)
    return 0;
  if (has & (COMITY_COVER_BIT (COMITY_COVER_VISA) | COMITY_COVER_BIT (COMITY_COVER_INVITATION)))
    needed |= COMITY_COVER_BIT (COMITY_COVER_VISA);
  if (has & (COMITY_COVER_BIT (COMITY_COVER_RESIDENCE_PERMIT) |
             COMITY_COVER_BIT (COMITY_COVER_TEMPORARY_RESIDENCE)))
    needed &=
      ~(COMITY_COVER_BIT (COMITY_COVER_VISA) | COMITY_COVER_BIT (COMITY_COVER_REGISTRATION));
  return needed;
}

/**
 * comity_cover_binding_end:
 * @ends: of each kind the last day that it covers without a break from @today on; where it does not
 *   cover @today, the last day that it ever did, or 0
 * @has: %COMITY_COVER_BIT of each kind of which there is a paper; of other papers %COMITY_COVER_OTHER
 * @is_here: whether the student needs papers
 * @today: the day by which they are judged
 * @end: (out): the end that binds, as a Julian day: of the first kind that leaves a gap when it
 *   ended, 0 where it never began; else of the kind that ends first
 *
 * Returns: whether anything binds: without papers nothing is claimed
 */
gboolean
comity_cover_binding_end (const int ends[COMITY_COVER_N_SHOWN],
                          guint has,
                          gboolean is_here,
                          int today,
                          int *end)
{
  guint needed = comity_cover_needed (has, is_here);
  gboolean found = FALSE;

  for (guint i = 0; i < COMITY_COVER_N_SHOWN; i++) {
    gboolean covers = (has & COMITY_COVER_BIT (i)) && ends[i] >= today;

    if (!covers && (needed & COMITY_COVER_BIT (i))) {
      *end = ends[i];
      return TRUE;
    }
    if (covers && (!found || ends[i] < *end)) {
      *end = ends[i];
      found = TRUE;
    }
  }
  return found;
}
