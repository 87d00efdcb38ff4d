/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thousand random operations beside a simple model of what they mean: after each, the office holds
 * exactly what the model says. The chance is seeded. */
#include "comity-edit.h"
#include "comity-id.h"
#include "comity-kinds.h"
#include "comity-undo.h"
#include "store-test.h"

#define OPERATIONS 1000
#define MOST 40

/* Owners, owned ones, links, references to one and to many, files, tags. */
static const ComityKind *const kinds[] = {
  &comity_kind_partner,    &comity_kind_name,    &comity_kind_contact,
  &comity_kind_attachment, &comity_kind_student, &comity_kind_delegation,
};

/* -- A state: id → record ---------------------------------------------------------------------- */

typedef GHashTable State;

static State *
state_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

static void
state_put (State *state, ComityRecord *record)
{
  gint64 id = comity_record_get_id (record);

  g_hash_table_replace (state, g_memdup2 (&id, sizeof id), g_object_ref (record));
}

static ComityRecord *
state_get (State *state, gint64 id)
{
  return g_hash_table_lookup (state, &id);
}

/* The records in a state are never changed, so that copies share them. */
static State *
state_copy (State *state)
{
  State *copy = state_new ();
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    state_put (copy, record);
  return copy;
}

static gboolean
same_values (ComityRecord *a, ComityRecord *b)
{
  const ComityKind *kind = comity_record_get_kind (a);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (g_strcmp0 (comity_record_get_at (a, i), comity_record_get_at (b, i)) != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
state_equal (State *a, State *b)
{
  GHashTableIter iter;
  gpointer id, record;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &record)) {
    ComityRecord *other = g_hash_table_lookup (b, id);

    if (other == NULL || !same_values (record, other))
      return FALSE;
  }
  return TRUE;
}

/* Says what differs, since a seed alone tells little. */
static void
tell_difference (State *a, State *b, const char *what)
{
  GHashTableIter iter;
  gpointer id, record;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &record)) {
    ComityRecord *other = g_hash_table_lookup (b, id);
    const ComityKind *kind = comity_record_get_kind (record);

    if (other == NULL)
      g_test_message ("%s: %s %" G_GINT64_FORMAT, what, kind->name, *(gint64 *) id);
    for (guint i = 0; other != NULL && i < kind->n_fields; i++) {
      if (g_strcmp0 (comity_record_get_at (record, i), comity_record_get_at (other, i)) != 0)
        g_test_message ("%s.%s: “%s”, “%s”", kind->name, kind->fields[i].name,
                        comity_record_get_at (record, i), comity_record_get_at (other, i));
    }
  }
}

static gpointer
dump_func (ComityDb *db, gpointer data, GError **error)
{
  State *state = state_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (ComityQuery) query = comity_query_new (kinds[i]);
    g_autoptr (GArray) ids = comity_db_ids (db, query, error);

    for (guint k = 0; k < ids->len; k++) {
      g_autoptr (ComityRecord) record =
        comity_db_load (db, kinds[i], g_array_index (ids, gint64, k), error);

      state_put (state, record);
    }
  }
  return state;
}

static State *
dump (Office *office)
{
  g_autoptr (GError) error = NULL;
  State *state = comity_store_read_sync (office->store, dump_func, NULL, &error);

  g_assert_no_error (error);
  return state;
}

/* -- The world --------------------------------------------------------------------------------- */

/** Batch: what a transaction found and left. */
typedef struct {
  gint64 batch;
  State *before, *after;
} Batch;

/** Step: a change on the stack: the batch that holds now, or that took it back. */
typedef struct {
  gint64 origin, batch;
  State *before, *after; /* of the change itself */
} Step;

typedef struct {
  Office *office;
  GRand *chance;
  State *state;
  GArray *batches; /* of Batch */
  GArray *undo, *redo; /* of Step */
  GPtrArray *states; /* all of them */
  guint n_undone, n_refused, n_older, n_rewound, number;
} World;

static State *
keep (World *self, State *state)
{
  g_ptr_array_add (self->states, state);
  return state;
}

static guint
below (World *self, guint n)
{
  return (guint) g_rand_int_range (self->chance, 0, (gint32) n);
}

static ComityRecord *
any (World *self, const ComityKind *kind)
{
  g_autoptr (GPtrArray) of_kind = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->state);
  while (g_hash_table_iter_next (&iter, NULL, &record)) {
    if (kind == NULL || comity_record_get_kind (record) == kind)
      g_ptr_array_add (of_kind, record);
  }
  /* A hash table has no order: the chance must not depend on where it begins. */
  for (guint i = 1; i < of_kind->len; i++) {
    for (guint k = i; k > 0 && comity_record_get_id (of_kind->pdata[k]) <
                                 comity_record_get_id (of_kind->pdata[k - 1]);
         k--) {
      gpointer other = of_kind->pdata[k];
      of_kind->pdata[k] = of_kind->pdata[k - 1];
      of_kind->pdata[k - 1] = other;
    }
  }
  return of_kind->len ? of_kind->pdata[below (self, of_kind->len)] : NULL;
}

static gboolean
names_records (const ComityField *field)
{
  return field->type == COMITY_TYPE_LINK || comity_field_is_reference (field);
}

static char *
value_for (World *self, const ComityField *field)
{
  const ComityKind *target = field->target ? comity_kind_find (field->target) : NULL;
  ComityRecord *one, *two;

  if (!names_records (field))
    return sample_value (self->office, field, ++self->number);
  if (field->type == COMITY_TYPE_LINK)
    target = &comity_kind_partner;
  one = any (self, target);
  two = any (self, target);
  if (one == NULL)
    return NULL;
  if (field->type == COMITY_TYPE_LINK)
    return g_strdup_printf ("%s/%" G_GINT64_FORMAT, target->name, comity_record_get_id (one));
  if (field->type == COMITY_TYPE_REFS && one != two)
    return g_strdup_printf ("%" G_GINT64_FORMAT ";%" G_GINT64_FORMAT, comity_record_get_id (one),
                            comity_record_get_id (two));
  return g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (one));
}

static gboolean
is_valid (ComityRecord *record)
{
  g_autoptr (ComityProblems) problems = comity_record_validate (record);

  return comity_problems_get_size (problems) == 0;
}

static void
set_some (World *self, ComityRecord *record, guint how_many)
{
  const ComityKind *kind = comity_record_get_kind (record);

  for (guint i = 0; i < how_many; i++) {
    guint index = below (self, kind->n_fields);
    const ComityField *field = &kind->fields[index];
    g_autofree char *old = g_strdup (comity_record_get_at (record, index));
    g_autofree char *value = below (self, 4) ? value_for (self, field) : NULL;
    g_autofree char *normal = value ? comity_field_normalize (field, value, NULL) : NULL;

    comity_record_set_at (record, index, normal);
    if (!is_valid (record))
      comity_record_set_at (record, index, old);
  }
}

static ComityRecord *
make_record (World *self)
{
  const ComityKind *kind = kinds[below (self, G_N_ELEMENTS (kinds))];
  g_autoptr (ComityRecord) record = comity_record_new (kind);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].flags & COMITY_REQUIRED) {
      g_autofree char *value = value_for (self, &kind->fields[i]);
      g_autofree char *normal =
        value ? comity_field_normalize (&kind->fields[i], value, NULL) : NULL;

      comity_record_set_at (record, i, normal);
    }
  }
  if (!is_valid (record))
    return NULL;
  set_some (self, record, 5);
  return g_steal_pointer (&record);
}

/* -- What operations mean ---------------------------------------------------------------------- */

static void
settle (World *self, gint64 batch, State *before, State *after)
{
  Batch row = { batch, before, after };

  g_array_append_val (self->batches, row);
  self->state = after;
}

static void
settle_change (World *self, gint64 batch, State *after)
{
  Step step = { batch, batch, self->state, after };

  if (batch == 0)
    return;
  settle (self, batch, self->state, after);
  g_array_append_val (self->undo, step);
  g_array_set_size (self->redo, 0);
}

static char *
without (const ComityField *field, const char *value, gint64 id)
{
  g_auto (GStrv) items = comity_field_split (field, value);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_auto (GStrv) array = NULL;

  for (guint i = 0; items[i] != NULL; i++) {
    const char *slash = strchr (items[i], '/');

    if (g_ascii_strtoll (slash ? slash + 1 : items[i], NULL, 10) != id)
      g_strv_builder_add (left, items[i]);
  }
  array = g_strv_builder_end (left);
  return array[0] ? comity_field_join (field, (const char *const *) array) : NULL;
}

/* Returns FALSE when a record cannot be without the one that goes. */
static gboolean
model_delete (State *state, gint64 id, GHashTable *deleting)
{
  g_autoptr (GPtrArray) left = NULL;

  if (state_get (state, id) == NULL)
    return TRUE;
  g_hash_table_remove (state, &id);
  left = g_hash_table_get_values_as_ptr_array (state);
  for (guint i = 0; i < left->len; i++) {
    gint64 other = comity_record_get_id (left->pdata[i]);
    ComityRecord *record = state_get (state, other);
    const ComityKind *kind = record ? comity_record_get_kind (record) : NULL;

    for (guint k = 0; kind && k < kind->n_fields && state_get (state, other) != NULL; k++) {
      const ComityField *field = &kind->fields[k];
      ComityRecord *now = state_get (state, other);
      const char *value = comity_record_get_at (now, k);
      g_autofree char *rest = NULL;
      g_autoptr (ComityRecord) copy = NULL;

      if (value == NULL || !names_records (field))
        continue;
      rest = without (field, value, id);
      if (g_strcmp0 (rest, value) == 0)
        continue;
      if ((field->flags & COMITY_OWNER) || field->type == COMITY_TYPE_LINK) {
        if (!model_delete (state, other, deleting))
          return FALSE;
        continue;
      }
      if (g_hash_table_contains (deleting, &other))
        continue;
      if (rest == NULL && (field->flags & COMITY_REQUIRED))
        return FALSE;
      copy = comity_record_copy (now);
      comity_record_set_at (copy, k, rest);
      state_put (state, copy);
    }
  }
  return TRUE;
}

static gint64
write_changes (World *self, ComityChanges *changes, gboolean may)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_write_sync (self->office->store, changes, &error);

  if (!may) {
    g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_IN_USE);
    return 0;
  }
  g_assert_no_error (error);
  return changed->batch;
}

/* Adds and changes, several in one transaction. */
static void
do_puts (World *self)
{
  ComityChanges *changes = comity_changes_new (NULL);
  State *after = keep (self, state_copy (self->state));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i <= below (self, 4); i++) {
    ComityRecord *old = below (self, 5) < 3 ? any (self, NULL) : NULL;
    g_autoptr (ComityRecord) record = NULL;

    if (old == NULL && g_hash_table_size (self->state) < MOST)
      record = make_record (self);
    if (old != NULL && g_hash_table_add (taken, old)) {
      record = comity_record_copy (old);
      set_some (self, record, 3);
    }
    if (record == NULL)
      continue;
    comity_changes_put (changes, record);
    state_put (after, record);
  }
  settle_change (self, write_changes (self, changes, TRUE), after);
}

/* One field of all records of a kind. */
static void
do_bulk (World *self)
{
  const ComityKind *kind = kinds[below (self, G_N_ELEMENTS (kinds))];
  g_autoptr (ComityEdits) edits = comity_edits_new (kind);
  ComityChanges *changes = comity_changes_new ("Bulk");
  State *after = keep (self, state_copy (self->state));
  const ComityField *field = &kind->fields[below (self, kind->n_fields)];
  g_autofree char *value = value_for (self, field);
  g_autofree char *normal = value ? comity_field_normalize (field, value, NULL) : NULL;
  GHashTableIter iter;
  gpointer record;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->state);
  while (normal != NULL && g_hash_table_iter_next (&iter, NULL, &record)) {
    g_autoptr (ComityRecord) changed = NULL;

    if (comity_record_get_kind (record) != kind)
      continue;
    changed = comity_record_copy (record);
    comity_record_set (changed, field->name, normal);
    if (!is_valid (changed))
      continue;
    comity_edits_add (edits, comity_record_get_id (record), field, COMITY_EDIT_SET, normal);
    state_put (after, changed);
    n++;
  }
  if (n == 0) {
    comity_changes_free (changes);
    return;
  }
  comity_changes_edit (changes, edits, NULL);
  settle_change (self, write_changes (self, changes, TRUE), after);
}

static void
do_delete (World *self)
{
  ComityChanges *changes = comity_changes_new (NULL);
  State *after = keep (self, state_copy (self->state));
  g_autoptr (GHashTable) deleting =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean may = TRUE;

  for (guint i = 0; i <= below (self, 3); i++) {
    ComityRecord *record = any (self, NULL);
    gint64 id = record ? comity_record_get_id (record) : 0;

    if (record == NULL || !g_hash_table_add (deleting, g_memdup2 (&id, sizeof id)))
      continue;
    g_array_append_val (ids, id);
    comity_changes_delete (changes, comity_record_get_kind (record), id, 0);
  }
  for (guint i = 0; i < ids->len && may; i++)
    may = model_delete (after, g_array_index (ids, gint64, i), deleting);
  settle_change (self, write_changes (self, changes, may), after);
}

static void
assert_undo_error (const GError *error)
{
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO);
}

static void
did_undo (World *self, ComityChanged *changed)
{
  Step step = g_array_index (self->undo, Step, self->undo->len - 1);

  g_array_set_size (self->undo, self->undo->len - 1);
  settle (self, changed->batch, self->state, step.before);
  step.batch = changed->batch;
  g_array_append_val (self->redo, step);
  self->n_undone++;
}

static void
did_redo (World *self, ComityChanged *changed)
{
  Step step = g_array_index (self->redo, Step, self->redo->len - 1);

  g_array_set_size (self->redo, self->redo->len - 1);
  settle (self, changed->batch, self->state, step.after);
  step.batch = changed->batch;
  g_array_append_val (self->undo, step);
}

static void
do_undo (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = comity_store_undo_sync (self->office->store, 0, &error);

  if (self->undo->len == 0) {
    assert_undo_error (error);
    return;
  }
  g_assert_no_error (error);
  did_undo (self, changed);
}

static void
do_redo (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = comity_store_redo_sync (self->office->store, &error);

  if (self->redo->len == 0) {
    assert_undo_error (error);
    return;
  }
  g_assert_no_error (error);
  did_redo (self, changed);
}

static gboolean
dangles (State *state)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, NULL, &record)) {
    const ComityKind *kind = comity_record_get_kind (record);

    for (guint i = 0; i < kind->n_fields; i++) {
      const char *value = comity_record_get_at (record, i);
      g_auto (GStrv) items = NULL;

      if (value == NULL || !names_records (&kind->fields[i]))
        continue;
      items = comity_field_split (&kind->fields[i], value);
      for (guint k = 0; items[k] != NULL; k++) {
        const char *slash = strchr (items[k], '/');

        if (state_get (state, g_ascii_strtoll (slash ? slash + 1 : items[k], NULL, 10)) == NULL)
          return TRUE;
      }
    }
  }
  return FALSE;
}

/* Takes one record of a batch back in @state; returns FALSE where something was changed since. */
static gboolean
model_invert (State *state, gint64 id, ComityRecord *before, ComityRecord *after)
{
  ComityRecord *now = state_get (state, id);
  g_autoptr (ComityRecord) then = NULL;
  const ComityKind *kind;

  if (after == NULL) {
    if (now == NULL)
      state_put (state, before);
    return TRUE;
  }
  if (before == NULL) {
    if (now != NULL && !same_values (now, after))
      return FALSE;
    g_hash_table_remove (state, &id);
    return TRUE;
  }
  if (same_values (before, after))
    return TRUE;
  if (now == NULL)
    return FALSE;
  kind = comity_record_get_kind (now);
  then = comity_record_copy (now);
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *was = comity_record_get_at (before, i), *is = comity_record_get_at (now, i);

    if (g_strcmp0 (was, comity_record_get_at (after, i)) == 0 || g_strcmp0 (was, is) == 0)
      continue;
    if (g_strcmp0 (is, comity_record_get_at (after, i)) != 0)
      return FALSE;
    comity_record_set_at (then, i, was);
  }
  if (!is_valid (then))
    return FALSE;
  state_put (state, then);
  return TRUE;
}

static gboolean
model_undo (State *state, const Batch *batch)
{
  g_autoptr (GPtrArray) before = g_hash_table_get_values_as_ptr_array (batch->before);
  g_autoptr (GPtrArray) after = g_hash_table_get_values_as_ptr_array (batch->after);

  for (guint i = 0; i < before->len; i++) {
    gint64 id = comity_record_get_id (before->pdata[i]);

    if (!model_invert (state, id, before->pdata[i], state_get (batch->after, id)))
      return FALSE;
  }
  for (guint i = 0; i < after->len; i++) {
    gint64 id = comity_record_get_id (after->pdata[i]);

    if (state_get (batch->before, id) == NULL && !model_invert (state, id, NULL, after->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

/* Any transaction of the history: the newest is taken off the stack, others are a change. */
static void
do_older (World *self)
{
  const Batch *batch = self->batches->len ?
                         &g_array_index (self->batches, Batch, below (self, self->batches->len)) :
                         NULL;
  const Step *top = self->undo->len ? &g_array_index (self->undo, Step, self->undo->len - 1) : NULL;
  const Step *next =
    self->redo->len ? &g_array_index (self->redo, Step, self->redo->len - 1) : NULL;
  State *after = keep (self, state_copy (self->state));
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = NULL;
  gint64 number;
  gboolean may;

  if (batch == NULL)
    return;
  number = batch->batch;
  may = model_undo (after, batch) && !dangles (after) && !state_equal (after, self->state);
  changed = comity_store_undo_sync (self->office->store, number, &error);
  if (top != NULL && (number == top->batch || number == top->origin)) {
    g_assert_no_error (error);
    did_undo (self, changed);
  } else if (next != NULL && number == next->batch) {
    g_assert_no_error (error);
    did_redo (self, changed);
  } else if (may) {
    g_assert_no_error (error);
    settle_change (self, changed->batch, after);
    self->n_older++;
  } else {
    assert_undo_error (error);
    self->n_refused++;
  }
}

/* Back to what the office was after some transaction. */
static void
do_rewind (World *self)
{
  const Batch *batch = self->batches->len ?
                         &g_array_index (self->batches, Batch, below (self, self->batches->len)) :
                         NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = NULL;
  gint64 seq = 0;

  if (batch == NULL)
    return;
  for (guint i = 0; i + 1 < self->batches->len && seq == 0; i++) {
    if (&g_array_index (self->batches, Batch, i) == batch)
      seq = g_array_index (self->batches, Batch, i + 1).batch - 1;
  }
  if (seq == 0)
    return;
  changed = comity_store_rewind_sync (self->office->store, NULL, 0, seq, &error);
  if (state_equal (batch->after, self->state)) {
    assert_undo_error (error);
    return;
  }
  g_assert_no_error (error);
  settle_change (self, changed->batch, batch->after);
  self->n_rewound++;
}

/* -- The test ---------------------------------------------------------------------------------- */

/* Files are written beforehand, so that each operation is one transaction. */
static void
take_beginning (World *self)
{
  ComityChanges *changes = comity_changes_new ("Beginning");
  g_autoptr (ComityRecord) partner = comity_record_new (&comity_kind_partner);

  for (guint i = 0; i < comity_kind_partner.n_fields; i++) {
    if (comity_kind_partner.fields[i].flags & COMITY_REQUIRED) {
      g_autofree char *value = sample_value (self->office, &comity_kind_partner.fields[i], 0);
      comity_record_set_at (partner, i, value);
    }
  }
  comity_changes_put (changes, partner);
  comity_changes_set_final (changes);
  g_assert_cmpint (write_changes (self, changes, TRUE), >, 0);
  self->state = keep (self, dump (self->office));
}

static void
operate (World *self)
{
  guint dice = below (self, 100);

  if (dice < 36)
    do_puts (self);
  else if (dice < 42)
    do_bulk (self);
  else if (dice < 52)
    do_delete (self);
  else if (dice < 74)
    do_undo (self);
  else if (dice < 86)
    do_redo (self);
  else if (dice < 96)
    do_older (self);
  else if (dice < 98)
    do_rewind (self);
  else
    office_reopen (self->office);
}

static void
test_model (gconstpointer seed)
{
  g_autoptr (Office) office = office_new ();
  World self = { .office = office,
                 .chance = g_rand_new_with_seed (GPOINTER_TO_UINT (seed)),
                 .batches = g_array_new (FALSE, FALSE, sizeof (Batch)),
                 .undo = g_array_new (FALSE, FALSE, sizeof (Step)),
                 .redo = g_array_new (FALSE, FALSE, sizeof (Step)),
                 .states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref) };

  take_beginning (&self);
  for (guint i = 0; i < OPERATIONS; i++) {
    State *now;

    operate (&self);
    now = keep (&self, dump (office));
    if (!state_equal (now, self.state)) {
      tell_difference (now, self.state, "there, but should not be");
      tell_difference (self.state, now, "should be there");
      g_error ("seed %u, operation %u: the office is not what it should be",
               GPOINTER_TO_UINT (seed), i);
    }
    /* Versions and stamps, too, are those of the office. */
    self.state = now;
  }
  g_test_message ("%u undone, %u of older ones, %u refused, %u rewound", self.n_undone,
                  self.n_older, self.n_refused, self.n_rewound);
  g_assert_cmpuint (self.n_undone, >, 50);
  g_assert_cmpuint (self.n_older, >, 5);
  g_assert_cmpuint (self.n_refused, >, 5);
  g_assert_cmpuint (self.n_rewound, >, 2);
  assert_sound (office);
  g_rand_free (self.chance);
  g_array_unref (self.batches);
  g_array_unref (self.undo);
  g_array_unref (self.redo);
  g_ptr_array_unref (self.states);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_data_func ("/undo-model/1", GUINT_TO_POINTER (20261120), test_model);
  g_test_add_data_func ("/undo-model/2", GUINT_TO_POINTER (4711), test_model);
  g_test_add_data_func ("/undo-model/3", GUINT_TO_POINTER (271828), test_model);
  return g_test_run ();
}
