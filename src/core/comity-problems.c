/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-core"

#include "config.h"

#include "comity-error.h"
#include "comity-i18n.h"
#include "comity-record.h"
#include "comity-text.h"

static void
problem_free (gpointer data)
{
  ComityProblem *problem = data;

  g_error_free (problem->error);
  g_free (problem);
}

static void
add_at (ComityProblems *problems, int index, GError *error)
{
  ComityProblem *problem = g_new0 (ComityProblem, 1);

  problem->field = index;
  problem->error = error;
  g_ptr_array_add (problems->array, problem);
}

/**
 * comity_problems_add:
 * @problems: where to add
 * @record: the record that is looked at
 * @field_name: (nullable): the field that is wrong, %NULL for the record as a whole
 * @code: a #ComityCoreError
 * @sentence: a whole translated sentence: what is wrong and what to do
 *
 * For the rules of kinds.
 */
void
comity_problems_add (ComityProblems *problems,
                     ComityRecord *record,
                     const char *field_name,
                     int code,
                     const char *sentence)
{
  add_at (problems, comity_kind_index (comity_record_get_kind (record), field_name),
          g_error_new_literal (COMITY_CORE_ERROR, code, sentence));
}

/**
 * comity_problems_free:
 * @problems: (transfer full): what comity_record_validate() returned
 */
void
comity_problems_free (ComityProblems *problems)
{
  g_ptr_array_unref (problems->array);
  g_free (problems);
}

/**
 * comity_problems_get_size:
 * @problems: what comity_record_validate() returned
 *
 * Returns: how many there are; 0 when the record may be saved
 */
guint
comity_problems_get_size (const ComityProblems *problems)
{
  return problems->array->len;
}

/**
 * comity_problems_get:
 * @problems: what comity_record_validate() returned
 * @index: which
 *
 * Returns: (transfer none): the problem
 */
const ComityProblem *
comity_problems_get (const ComityProblems *problems, guint index)
{
  return g_ptr_array_index (problems->array, index);
}

static gboolean
check_filled (ComityProblems *problems, ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];

  if (!(field->flags & COMITY_REQUIRED) ||
      !comity_text_is_blank (comity_record_get_at (record, index)))
    return TRUE;
  add_at (problems, index,
          g_error_new (COMITY_CORE_ERROR, COMITY_CORE_ERROR_REQUIRED,
                       /* Translators: %s is the label of a field, such as “Name” */
                       _ ("“%s” must be filled in."), comity_field_get_label (field)));
  return FALSE;
}

static void
check_value (ComityProblems *problems, ComityRecord *record, guint index)
{
  const ComityField *field = &comity_record_get_kind (record)->fields[index];
  const char *value = comity_record_get_at (record, index);
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical = NULL;

  canonical = comity_field_normalize (field, value, &error);
  if (error != NULL)
    add_at (problems, index, g_steal_pointer (&error));
}

static ComityProblems *
problems_new (void)
{
  ComityProblems *problems = g_new0 (ComityProblems, 1);

  problems->array = g_ptr_array_new_with_free_func (problem_free);
  return problems;
}

/**
 * comity_record_validate_rules:
 * @record: a record whose fields are each by itself right, or will be
 *
 * Returns: (transfer full): what is wrong by the rules of the kind alone
 */
ComityProblems *
comity_record_validate_rules (ComityRecord *record)
{
  const ComityKind *kind = comity_record_get_kind (record);
  ComityProblems *problems = problems_new ();

  if (kind->validate != NULL)
    kind->validate (record, problems);
  return problems;
}

static ComityProblems *
validate (ComityRecord *record, gboolean values_too)
{
  const ComityKind *kind = comity_record_get_kind (record);
  g_autoptr (ComityProblems) problems = problems_new ();

  for (guint i = 0; i < kind->n_fields; i++) {
    if (check_filled (problems, record, i) && values_too &&
        comity_record_get_at (record, i) != NULL)
      check_value (problems, record, i);
  }
  return problems->array->len == 0 ? comity_record_validate_rules (record) :
                                     g_steal_pointer (&problems);
}

/**
 * comity_record_validate:
 * @record: a record
 *
 * Looks at every field and then, when each by itself is right, at the rules of the kind.
 *
 * Returns: (transfer full): what is wrong, in the order of the fields
 */
ComityProblems *
comity_record_validate (ComityRecord *record)
{
  return validate (record, TRUE);
}

/**
 * comity_record_validate_normalized:
 * @record: a record whose values have just come from comity_field_normalize()
 *
 * As comity_record_validate(), without looking at each value once more.
 *
 * Returns: (transfer full): what is wrong, in the order of the fields
 */
ComityProblems *
comity_record_validate_normalized (ComityRecord *record)
{
  return validate (record, FALSE);
}
