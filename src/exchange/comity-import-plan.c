/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-exchange"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-error.h"
#include "comity-exchange-error.h"
#include "comity-id.h"
#include "comity-import-private.h"

#define MOST_PROBLEMS 10000

static const char *const outcome_names[] = { "blank", "added",   "changed",
                                             "same",  "skipped", "left_out" };

/** comity_import_outcome_get_name: the word for programs. */
const char *
comity_import_outcome_get_name (ComityImportOutcome outcome)
{
  return outcome_names[outcome];
}

/** comity_import_problem_new: (transfer full): what is wrong with a cell, or with a row (@column -1). */
ComityImportProblem *
comity_import_problem_new (guint64 row, int column, const char *value, const char *reason)
{
  ComityImportProblem *problem = g_new0 (ComityImportProblem, 1);
  problem->row = row;
  problem->column = column;
  problem->value = g_strdup (value);
  problem->reason = g_strdup (reason);
  return problem;
}

/** comity_import_problem_free: frees it. */
void
comity_import_problem_free (ComityImportProblem *problem)
{
  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem);
}

/** comity_import_clear_plan: forgets what was planned. */
void
comity_import_clear_plan (ComityImport *self)
{
  g_clear_pointer (&self->match, comity_import_match_free);
  g_clear_pointer (&self->seen, comity_import_index_free);
  g_clear_pointer (&self->gathered, g_hash_table_unref);
  g_clear_pointer (&self->joined, g_hash_table_unref);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_pointer (&self->created, g_hash_table_unref);
  g_clear_pointer (&self->created_codes, g_hash_table_unref);
  g_clear_pointer (&self->memos, g_ptr_array_unref);
  if (self->plan == NULL)
    return;
  g_array_unref (self->plan->rows);
  g_ptr_array_unref (self->plan->problems);
  g_ptr_array_unref (self->plan->news);
  g_ptr_array_unref (self->plan->twins);
  g_clear_pointer (&self->plan->doubt, comity_import_doubt_free);
  g_clear_pointer (&self->plan, g_free);
}

static void
memo_free (gpointer memo)
{
  if (memo != NULL)
    comity_import_memo_free (memo);
}

/* What a reference stands for changes while rows add what others name. */
static GPtrArray *
memos_new (const ComityImportMap *map)
{
  GPtrArray *memos = g_ptr_array_new_with_free_func (memo_free);
  for (guint i = 0; i < map->columns->len; i++) {
    const ComityField *field = ((ComityImportColumn *) map->columns->pdata[i])->field;
    gboolean same = field != NULL && !comity_field_is_reference (field);
    g_ptr_array_add (memos, same ? comity_import_memo_new () : NULL);
  }
  return memos;
}

static void
begin_plan (ComityImport *self)
{
  self->plan = g_new0 (ComityImportPlan, 1);
  self->seen = comity_import_index_new ();
  self->first_made = comity_id_new ();
  self->last_made = 0;
  self->plan->rows = g_array_new (FALSE, TRUE, sizeof (ComityImportRow));
  self->plan->problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) comity_import_problem_free);
  self->plan->news = comity_import_news_new ();
  self->plan->twins = comity_import_twins_new ();
  self->twins_looked = 0;
  self->created = comity_import_created_new ();
  self->created_codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->gathered = g_hash_table_new (NULL, NULL);
  self->joined = comity_import_joins_new ();
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->memos = memos_new (self->map);
}

/** comity_import_get_plan: (nullable): what was planned last. */
const ComityImportPlan *
comity_import_get_plan (ComityImport *self)
{
  return self->plan;
}

/**
 * comity_import_plan_has_news:
 *
 * Returns: whether anything would be added or changed
 */
gboolean
comity_import_plan_has_news (const ComityImportPlan *plan)
{
  return plan->counts[COMITY_ROW_ADDED] + plan->counts[COMITY_ROW_CHANGED] > 0;
}

/* Takes it over. The first are kept. */
static void
add_problem (ComityImport *self, ComityImportProblem *problem)
{
  if (problem->remark)
    self->plan->n_remarks++;
  else
    self->plan->n_problems++;
  if (self->plan->problems->len < MOST_PROBLEMS)
    g_ptr_array_add (self->plan->problems, problem);
  else
    comity_import_problem_free (problem);
}

static void
add_problems (ComityImport *self, ComityImportMade *made)
{
  while (made->problems != NULL && made->problems->len > 0)
    add_problem (self, g_ptr_array_steal_index (made->problems, 0));
}

static void
remark (ComityImport *self, guint64 row, const char *value, const char *sentence)
{
  ComityImportProblem *problem = comity_import_problem_new (row, -1, value, sentence);
  problem->remark = TRUE;
  add_problem (self, problem);
}

/* -- Rules ----------------------------------------------------------------------------------------------- */

static int
column_of_field (const ComityImport *self, guint group, const ComityField *field)
{
  for (guint i = 0; i < self->map->columns->len; i++) {
    const ComityImportColumn *column = self->map->columns->pdata[i];
    if (column->group == group && column->field == field)
      return (int) i;
  }
  return -1;
}

/* An entry that its list will have by then. */
static gboolean
is_created (ComityImport *self,
            const ComityField *field,
            const ComityProblem *problem,
            ComityRecord *record)
{
  return g_error_matches (problem->error, COMITY_CORE_ERROR, COMITY_CORE_ERROR_CHOICE) &&
         comity_import_created_has (self, field, comity_record_get (record, field->name));
}

static void
blame_problem (ComityImport *self,
               guint64 row,
               guint index,
               ComityRecord *record,
               const ComityProblem *problem)
{
  const ComityKind *kind = comity_record_get_kind (record);
  const ComityField *field = problem->field >= 0 ? &kind->fields[problem->field] : NULL;
  ComityImportProblem *blamed =
    comity_import_problem_new (row, field != NULL ? column_of_field (self, index, field) : -1,
                               field != NULL ?
                                 comity_record_get_at (record, (guint) problem->field) :
                                 NULL,
                               problem->error->message);
  blamed->whole = TRUE;
  add_problem (self, blamed);
}

/**
 * comity_import_keeps_rules:
 * @index: of the group that @record is of
 * @made: whether rows alone have made it
 *
 * Tells what is wrong with a record as a problem of the row. A part without its owner is not complete yet:
 * its link is not looked at. Then what is right by itself must still keep the rules of the kind. Cells are
 * normalised when they are read: of what rows have made the values are not looked at again.
 */
gboolean
comity_import_keeps_rules (ComityImport *self,
                           guint64 row,
                           guint index,
                           ComityRecord *record,
                           gboolean made)
{
  const ComityImportGroup *group = comity_import_map_get_group (self->map, index);
  g_autoptr (ComityProblems) problems =
    made ? comity_record_validate_normalized (record) : comity_record_validate (record);
  gboolean kept = TRUE, excused = FALSE;
  for (guint i = 0; i < comity_problems_get_size (problems); i++) {
    const ComityProblem *problem = comity_problems_get (problems, i);
    const ComityField *field = problem->field >= 0 ? &group->kind->fields[problem->field] : NULL;
    if (field != NULL && (field == group->link || is_created (self, field, problem, record))) {
      excused = TRUE;
      continue;
    }
    blame_problem (self, row, index, record, problem);
    kept = FALSE;
  }
  g_autoptr (ComityProblems) rules = kept && excused ? comity_record_validate_rules (record) : NULL;
  for (guint i = 0; rules != NULL && i < comity_problems_get_size (rules); i++) {
    blame_problem (self, row, index, record, comity_problems_get (rules, i));
    kept = FALSE;
  }
  return kept;
}

/* -- One row ----------------------------------------------------------------------------------------------- */

/* Whether a row before was this record. Ids that the plan has made itself, mostly a million, are not
 * noted one by one: they grow, and nobody else makes any in between. */
static gboolean
was_seen (ComityImport *self, gint64 id)
{
  if (id >= self->first_made && id <= self->last_made)
    return TRUE;
  char key[32];
  g_snprintf (key, sizeof key, "%" G_GINT64_FORMAT, id);
  return comity_import_index_find (self->seen, key) != 0;
}

/* Returns: as was_seen() before */
static gboolean
note_seen (ComityImport *self, gint64 id)
{
  if (was_seen (self, id))
    return TRUE;
  char key[32];
  g_snprintf (key, sizeof key, "%" G_GINT64_FORMAT, id);
  comity_import_index_add (self->seen, key, id);
  return FALSE;
}

static gint64
make_id (ComityImport *self)
{
  self->last_made = comity_id_new ();
  return self->last_made;
}

/* %NULL without error: it is not there, or not yet: a row before adds it. */
static ComityRecord *
load_there (ComityImport *self, ComityDb *db, gint64 id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  ComityRecord *there = comity_db_load (db, self->kind, id, &problem);
  if (there == NULL && !g_error_matches (problem, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE))
    g_propagate_error (error, g_steal_pointer (&problem));
  return there;
}

static ComityImportOutcome
plan_known (ComityImport *self,
            const ComityCells *cells,
            ComityRecord *own,
            ComityRecord *there,
            const ComityImportRow *row,
            ComityDuplicates decision)
{
  if (decision == COMITY_DUPLICATES_SKIP)
    return COMITY_ROW_SKIPPED;
  if (row->repeated)
    remark (self, cells->number, NULL,
            _ (
              "The same record stands further up in the table. What it lacks is taken from here."));
  if (there == NULL) {
    comity_import_created_gather (self, own, self->gathered, NULL);
    return COMITY_ROW_CHANGED;
  }
  g_autoptr (ComityRecord) before = comity_import_news_dup_before (self, there);
  if (!comity_import_apply (own, there, row->repeated))
    return COMITY_ROW_SAME;
  if (!comity_import_keeps_rules (self, cells->number, 0, there, FALSE))
    return COMITY_ROW_LEFT_OUT;
  comity_import_created_gather (self, there, self->gathered, NULL);
  comity_import_news_changed (self, cells->number, before, there);
  return COMITY_ROW_CHANGED;
}

static gboolean
is_there (ComityDb *db, const ComityKind *kind, gint64 id)
{
  g_autoptr (ComityRecord) record = comity_db_load (db, kind, id, NULL);
  return record != NULL;
}

static ComityImportOutcome
plan_new (ComityImport *self,
          const ComityCells *cells,
          ComityImportMade *made,
          gboolean alike,
          ComityImportRow *row)
{
  ComityRecord *own = made->records[0];
  if (!comity_import_keeps_rules (self, cells->number, 0, own, TRUE))
    return COMITY_ROW_LEFT_OUT;
  comity_import_created_gather (self, own, self->gathered, NULL);
  row->id = made->id != 0 ? made->id : make_id (self);
  if (alike) {
    g_autofree char *title = comity_record_dup_title (own);
    remark (self, cells->number, title,
            _ ("There is a record with a similar name. This one is added beside it."));
  }
  comity_import_match_note (self->match, own, row->id);
  comity_import_news_added (self, cells->number, row->id, own);
  if (made->id != 0)
    note_seen (self, made->id);
  return COMITY_ROW_ADDED;
}

static ComityImportRow
plan_own (ComityImport *self,
          ComityDb *db,
          const ComityCells *cells,
          ComityImportMade *made,
          GError **error)
{
  ComityRecord *own = made->records[0];
  ComityImportRow row = { made->id, COMITY_ROW_LEFT_OUT, FALSE };
  g_autoptr (GError) problem = NULL;
  gint64 alike = 0;
  /* A row that says its number is that record and no other. Rows are copied with their numbers. */
  if (made->id != 0)
    row.id = was_seen (self, made->id) || is_there (db, self->kind, made->id) ? made->id : 0;
  else
    row.id = comity_import_match_find (self->match, own, &alike);
  gint64 twin = row.id != 0 ? row.id : alike;
  ComityDuplicates decision = comity_import_twins_decision (self, cells->number, row.id == 0);
  if (decision != COMITY_DUPLICATES_ADD)
    row.id = twin;
  row.repeated = row.id != 0 && note_seen (self, row.id);
  gboolean noted = twin != 0 && made->id == 0 && !row.repeated && comity_import_twins_take (self);
  gboolean known = row.id != 0 && decision != COMITY_DUPLICATES_ADD;
  g_autoptr (ComityRecord) there = noted || (known && decision == COMITY_DUPLICATES_UPDATE) ?
                                     load_there (self, db, twin, &problem) :
                                     NULL;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else {
    if (noted && there != NULL)
      comity_import_twins_note (self, cells->number, alike != 0, decision, there, own);
    row.outcome = known ? plan_known (self, cells, own, there, &row, decision) :
                          plan_new (self, cells, made, alike != 0, &row);
    if (row.repeated && row.outcome == COMITY_ROW_CHANGED)
      comity_import_joins_note (self, row.id);
  }
  return row;
}

static char *
dup_part_key (guint64 row, guint group)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%u", row, group);
}

/** comity_import_is_refused: whether what a row says of this group stays out, though the row comes in. */
gboolean
comity_import_is_refused (const ComityImport *self, guint64 row, guint group)
{
  if (g_hash_table_size (self->refused) == 0)
    return FALSE;
  g_autofree char *key = dup_part_key (row, group);
  return g_hash_table_contains (self->refused, key);
}

/** comity_import_refuse: what a planned row says of this group stays out. */
void
comity_import_refuse (ComityImport *self, guint64 row, guint group)
{
  g_hash_table_add (self->refused, dup_part_key (row, group));
  self->plan->parts--;
}

/* %NULL: what the row says of it is there already. */
static ComityRecord *
join_part (ComityImport *self, ComityDb *db, ComityRecord *part, gint64 id)
{
  g_autoptr (ComityRecord) there =
    id != 0 ? comity_db_load (db, comity_record_get_kind (part), id, NULL) : NULL;
  if (id != 0 && (note_seen (self, id) || there == NULL))
    comity_import_joins_note (self, id);
  if (there == NULL)
    return g_object_ref (part);
  return comity_import_apply (part, there, FALSE) ? g_steal_pointer (&there) : NULL;
}

static void
plan_part (ComityImport *self,
           ComityDb *db,
           guint64 number,
           guint index,
           ComityRecord *part,
           ComityImportRow *row)
{
  const ComityImportGroup *group = comity_import_map_get_group (self->map, index);
  gint64 id = comity_import_match_find_part (self->match, group, part, row->id);
  g_autoptr (ComityRecord) after = join_part (self, db, part, id);
  if (after != NULL && !comity_import_keeps_rules (self, number, index, after, after == part)) {
    g_hash_table_add (self->refused, dup_part_key (number, index));
    return;
  }
  if (id == 0)
    comity_import_match_note_part (self->match, group, part, row->id, comity_id_new ());
  self->plan->parts++;
  if (after == NULL)
    return;
  comity_import_created_gather (self, after, self->gathered, NULL);
  if (row->outcome == COMITY_ROW_SAME)
    row->outcome = COMITY_ROW_CHANGED;
}

static void
plan_parts (ComityImport *self,
            ComityDb *db,
            guint64 number,
            ComityImportMade *made,
            ComityImportRow *row)
{
  for (guint i = 1; i < made->n; i++)
    if (made->records[i] != NULL)
      plan_part (self, db, number, i, made->records[i], row);
}

static gboolean
is_left_out (ComityImport *self, const ComityCells *cells)
{
  gint64 number = (gint64) cells->number;
  return g_hash_table_contains (self->left_out, &number);
}

static void
make (ComityImport *self, ComityImportStep *step)
{
  if (!is_left_out (self, step->cells) && !comity_cells_is_blank (step->cells))
    step->made = comity_import_make (self, step->cells, step->date_1904);
}

/* A ComityImportAheadFunc. */
static void
make_ahead (ComityImport *self, ComityImportStep *step)
{
  if (self->apart)
    make (self, step);
}

static gboolean
plan_row (ComityImport *self, ComityDb *db, ComityImportStep *step, GError **error)
{
  const ComityCells *cells = step->cells;
  ComityImportRow row = { 0, COMITY_ROW_BLANK, FALSE };
  g_autoptr (GError) problem = NULL;
  if (!self->apart)
    make (self, step);
  ComityImportMade *made = step->made;
  if (made == NULL) {
    row.outcome = is_left_out (self, cells) ? COMITY_ROW_LEFT_OUT : COMITY_ROW_BLANK;
  } else if (made->records[0] == NULL && !made->hopeless && made->problems == NULL) {
    row.outcome = COMITY_ROW_BLANK;
  } else {
    add_problems (self, made);
    if (made->records[0] == NULL || made->hopeless)
      row.outcome = COMITY_ROW_LEFT_OUT;
    else
      row = plan_own (self, db, cells, made, &problem);
    if (problem == NULL && row.outcome != COMITY_ROW_LEFT_OUT && row.outcome != COMITY_ROW_SKIPPED)
      plan_parts (self, db, cells->number, made, &row);
  }
  self->plan->counts[row.outcome]++;
  g_array_append_val (self->plan->rows, row);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

static gboolean
check_map (ComityImport *self, GError **error)
{
  for (guint i = 0; i < self->map->columns->len; i++) {
    const ComityImportColumn *column = self->map->columns->pdata[i];
    if (column->group == 0 && column->field != NULL)
      return TRUE;
  }
  g_set_error (
    error, COMITY_EXCHANGE_ERROR, COMITY_EXCHANGE_ERROR_REFUSED,
    /* Translators: %s is the name of a kind of records in the plural, such as “Partners” */
    _ ("No column of the table is a field of “%s”. Say which column is which."),
    comity_kind_get_plural (self->kind));
  return FALSE;
}

/* Whether what a row makes may depend on what those before have brought in. */
static gboolean
makes_apart (const ComityImport *self)
{
  for (guint i = 0; i < self->map->columns->len; i++) {
    const ComityField *field = ((ComityImportColumn *) self->map->columns->pdata[i])->field;
    if (field != NULL && comity_field_is_reference (field))
      return FALSE;
  }
  return g_hash_table_size (self->map->create) == 0 && g_hash_table_size (self->map->values) == 0;
}

static gboolean
plan_rows (ComityImport *self, ComityDb *db, GError **error)
{
  self->apart = makes_apart (self);
  g_autoptr (ComityImportAhead) ahead = comity_import_ahead_new (self, make_ahead);
  g_autoptr (GError) problem = NULL;
  ComityImportStep *step;
  while ((step = comity_import_ahead_next (ahead, &problem)) != NULL) {
    if (step->index == 0)
      self->plan->first = step->cells->number;
    if (!plan_row (self, db, step, &problem))
      break;
    if ((step->index & 255) == 0)
      comity_progress_set (self->progress, (guint) (step->fraction * 1000), 1000);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Keys of a million rows take more memory than all the rest, and most writes need none. */
static void
forget_keys (ComityImport *self)
{
  gboolean looks = self->map->groups->len > 1 || !self->apart;
  g_clear_pointer (&self->seen, comity_import_index_free);
  if (!looks)
    g_clear_pointer (&self->match, comity_import_match_free);
}

static gboolean
plan_table (ComityImport *self, ComityDb *db, GError **error)
{
  self->match = comity_import_match_new (self->map, db, error);
  if (self->match == NULL || !plan_rows (self, db, error))
    return FALSE;
  self->plan->created = g_hash_table_size (self->gathered);
  if (!comity_import_joins_check (self, db, error))
    return FALSE;
  forget_keys (self);
  comity_import_plan_doubt (self);
  return comity_import_words_gather (self, db, error);
}

/**
 * comity_import_plan_func:
 * @db: the office
 * @import: a #ComityImport that was looked at
 * @error: a sentence for people
 *
 * A #ComityReadFunc: finds out what the import would do, without doing anything. Afterwards
 * comity_import_get_plan() has it; after an error nothing is planned.
 *
 * Returns: (transfer none) (nullable): @import, or %NULL with @error
 */
gpointer
comity_import_plan_func (ComityDb *db, gpointer import, GError **error)
{
  ComityImport *self = import;
  comity_import_clear_plan (self);
  if (!check_map (self, error))
    return NULL;
  begin_plan (self);
  if (plan_table (self, db, error))
    return self;
  comity_import_clear_plan (self);
  return NULL;
}
