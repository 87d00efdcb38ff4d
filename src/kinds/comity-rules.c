/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-kinds"

#include "comity-rules.h"

#include <string.h>

#include "comity-date.h"
#include "comity-error.h"

/* Characters of 2026-03-19. */
#define WHOLE 10

/**
 * comity_rule_has:
 * @record: a record
 * @field: a field's name
 *
 * Returns: whether the field has a value
 */
gboolean
comity_rule_has (ComityRecord *record, const char *field)
{
  return comity_record_get (record, field) != NULL;
}

/**
 * comity_rule_is:
 * @record: a record
 * @field: a field's name
 * @code: a value in the neutral form
 *
 * Returns: whether the field has exactly that value
 */
gboolean
comity_rule_is (ComityRecord *record, const char *field, const char *code)
{
  return g_strcmp0 (comity_record_get (record, field), code) == 0;
}

/**
 * comity_rule_before:
 * @date: (nullable): a date, perhaps partial
 * @other: (nullable): another
 *
 * Partial dates are read generously: `2024` is not before `2024-05-01`, since it may be later.
 *
 * Returns: whether @date is surely before @other
 */
gboolean
comity_rule_before (const char *date, const char *other)
{
  GDate first, last, other_first, other_last;

  if (!date || !other)
    return FALSE;
  /* Whole dates are in the order of their texts. */
  if (strlen (date) == WHOLE && strlen (other) == WHOLE)
    return strcmp (date, other) < 0;
  if (!comity_date_bounds (date, &first, &last) ||
      !comity_date_bounds (other, &other_first, &other_last))
    return FALSE;
  return g_date_compare (&last, &other_first) < 0;
}

/**
 * comity_rule_span:
 * @record: a record
 * @problems: where to say it
 * @from: the field that begins a span
 * @to: the field that ends it, and gets the problem
 * @sentence: what to say, translated
 *
 * A span may not end before it begins. Either end may be absent.
 */
void
comity_rule_span (ComityRecord *record,
                  ComityProblems *problems,
                  const char *from,
                  const char *to,
                  const char *sentence)
{
  if (comity_rule_before (comity_record_get (record, to), comity_record_get (record, from)))
    comity_problems_add (problems, record, to, COMITY_CORE_ERROR_RULE, sentence);
}

/**
 * comity_rule_not_future:
 * @record: a record
 * @problems: where to say it
 * @field: a date that has been
 * @sentence: what to say, translated
 *
 * Something that has happened cannot lie in the future.
 */
void
comity_rule_not_future (ComityRecord *record,
                        ComityProblems *problems,
                        const char *field,
                        const char *sentence)
{
  g_autofree char *today = comity_date_today ();

  if (comity_rule_before (today, comity_record_get (record, field)))
    comity_problems_add (problems, record, field, COMITY_CORE_ERROR_RULE, sentence);
}

/**
 * comity_rule_at_most:
 * @record: a record
 * @problems: where to say it
 * @part: an integer field that counts some of
 * @whole: what this integer field counts
 * @sentence: what to say, translated
 *
 * A part cannot be larger than its whole.
 */
void
comity_rule_at_most (ComityRecord *record,
                     ComityProblems *problems,
                     const char *part,
                     const char *whole,
                     const char *sentence)
{
  if (!comity_rule_has (record, part) || !comity_rule_has (record, whole))
    return;
  if (comity_record_get_int (record, part, 0) > comity_record_get_int (record, whole, 0))
    comity_problems_add (problems, record, part, COMITY_CORE_ERROR_RULE, sentence);
}

/**
 * comity_rule_not_itself:
 * @record: a record
 * @problems: where to say it
 * @field: a reference to the same kind
 * @sentence: what to say, translated
 *
 * A record cannot be its own parent or successor.
 */
void
comity_rule_not_itself (ComityRecord *record,
                        ComityProblems *problems,
                        const char *field,
                        const char *sentence)
{
  gint64 id = comity_record_get_id (record);

  if (id != 0 && comity_record_get_ref (record, field) == id)
    comity_problems_add (problems, record, field, COMITY_CORE_ERROR_RULE, sentence);
}

/**
 * comity_rule_not_among:
 * @record: a record
 * @problems: where to say it
 * @many: a field of many values, which gets the problem
 * @one: a field with one value that the many are further to
 * @sentence: what to say, translated
 *
 * What is already said in one field would be counted twice.
 */
void
comity_rule_not_among (ComityRecord *record,
                       ComityProblems *problems,
                       const char *many,
                       const char *one,
                       const char *sentence)
{
  const ComityField *field = comity_kind_get_field (comity_record_get_kind (record), many);
  const char *value = comity_record_get (record, one);
  g_auto (GStrv) values = comity_field_split (field, comity_record_get (record, many));

  if (value && g_strv_contains ((const char *const *) values, value))
    comity_problems_add (problems, record, many, COMITY_CORE_ERROR_RULE, sentence);
}
