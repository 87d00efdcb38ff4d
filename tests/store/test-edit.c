/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of one field in many records: tried first, then done or refused together. */
#include "comity-edit.h"

#include "comity-kinds.h"
#include "store-test.h"

#define N 20

typedef struct {
  Office *office;
  const ComityKind *kind;
  gint64 ids[N];
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = office_new ();
  self->kind = comity_kind_find ("student");
  for (guint i = 0; i < N; i++) {
    g_autofree char *family = g_strdup_printf ("Student %02u", i);

    self->ids[i] = add_student (self->office, family, "Test");
  }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assert_sound (self->office);
  office_free (self->office);
}

static const ComityField *
field (Fixture *self, const char *name)
{
  return comity_kind_get_field (self->kind, name);
}

/* One value for all students. */
static ComityEdits *
edits_of (Fixture *self, const char *name, ComityEditMode mode, const char *value)
{
  ComityEdits *edits = comity_edits_new (self->kind);

  for (guint i = 0; i < N; i++)
    comity_edits_add (edits, self->ids[i], field (self, name), mode, value);
  return edits;
}

static ComityChanged *
run (Fixture *self, ComityEdits *edits, GError **error)
{
  ComityChanges *changes = comity_changes_new ("Edit");

  comity_changes_edit (changes, edits, NULL);
  return comity_store_write_sync (self->office->store, changes, error);
}

static void
do_edits (Fixture *self, ComityEdits *edits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = run (self, edits, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changed);
}

static gpointer
try_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_try_edits (db, data, NULL, error);
}

static ComityTrial *
try (Fixture *self, ComityEdits *edits)
{
  g_autoptr (GError) error = NULL;
  ComityTrial *trial = comity_store_read_sync (self->office->store, try_func, edits, &error);

  g_assert_no_error (error);
  return trial;
}

static char *
value_of (Fixture *self, guint student, const char *name)
{
  g_autoptr (ComityRecord) record = load (self->office, self->kind, self->ids[student]);

  return g_strdup (comity_record_get (record, name));
}

static gint64
newest_batch (Fixture *self)
{
  g_autoptr (ComityEdits) edits = comity_edits_new (self->kind);
  g_autoptr (ComityChanged) changed = NULL;

  comity_edits_add (edits, self->ids[0], field (self, "room"), COMITY_EDIT_SET, "a room");
  changed = run (self, edits, NULL);
  return changed->batch;
}

static void
test_sets_all_in_one_batch (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityEdits) edits = edits_of (self, "year", COMITY_EDIT_SET, "3");
  g_autoptr (ComityChanged) changed = run (self, edits, NULL);

  g_assert_cmpuint (changed->ids->len, ==, N);
  for (guint i = 0; i < N; i++) {
    g_autofree char *year = value_of (self, i, "year");

    g_assert_cmpstr (year, ==, "3");
  }
  /* A batch has the number of its first row in the journal: one batch, a row for each student. */
  g_assert_cmpint (newest_batch (self), ==, changed->batch + N);
}

static void
test_same_writes_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityEdits) edits = edits_of (self, "year", COMITY_EDIT_SET, "3");
  g_autoptr (ComityTrial) before = try (self, edits);
  g_autoptr (ComityTrial) after = NULL;
  g_autoptr (ComityChanged) changed = NULL;

  g_assert_cmpuint (before->n_changes, ==, N);
  do_edits (self, edits);
  after = try (self, edits);
  g_assert_cmpuint (after->n_changes, ==, 0);
  g_assert_cmpuint (after->n_same, ==, N);
  changed = run (self, edits, NULL);
  g_assert_cmpuint (changed->ids->len, ==, 0);
}

static void
test_tags_join_and_go (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityEdits) add = edits_of (self, "tags", COMITY_EDIT_ADD, "visa;ask");
  g_autoptr (ComityEdits) more = edits_of (self, "tags", COMITY_EDIT_ADD, "ask;new");
  g_autoptr (ComityEdits) away = edits_of (self, "tags", COMITY_EDIT_REMOVE, "visa;other");
  g_autoptr (ComityEdits) rest = edits_of (self, "tags", COMITY_EDIT_REMOVE, "ask;new");
  g_autofree char *joined = NULL, *left = NULL, *none = NULL;

  do_edits (self, add);
  do_edits (self, more);
  joined = value_of (self, 5, "tags");
  g_assert_cmpstr (joined, ==, "visa;ask;new");
  do_edits (self, away);
  left = value_of (self, 5, "tags");
  g_assert_cmpstr (left, ==, "ask;new");
  do_edits (self, rest);
  none = value_of (self, 5, "tags");
  g_assert_null (none);
}

/* Three students were born in 2010: nobody studies before. */
static void
make_three_young (Fixture *self)
{
  g_autoptr (ComityEdits) edits = comity_edits_new (self->kind);

  for (guint i = 4; i < 7; i++)
    comity_edits_add (edits, self->ids[i], field (self, "birth_date"), COMITY_EDIT_SET,
                      "2010-01-01");
  do_edits (self, edits);
}

static void
test_a_refusal_refuses_all (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityEdits) edits = edits_of (self, "starts", COMITY_EDIT_SET, "2009-09-01");
  g_autoptr (ComityEdits) rest = NULL;
  g_autoptr (ComityTrial) trial = NULL;
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *starts = NULL, *refused = NULL;

  make_three_young (self);
  trial = try (self, edits);
  g_assert_cmpuint (trial->n_changes, ==, N - 3);
  g_assert_cmpuint (trial->refused->len, ==, 3);
  g_assert_cmpint (g_array_index (trial->refused, ComityRefusal, 0).id, ==, self->ids[4]);
  g_assert_cmpstr (g_array_index (trial->refused, ComityRefusal, 0).title, ==, "Student 04 Test");

  changed = run (self, edits, &error);
  g_assert_null (changed);
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "“Student 04 Test”: "));
  starts = value_of (self, 0, "starts");
  g_assert_null (starts);

  rest = comity_edits_without (edits, trial->refused);
  g_assert_cmpuint (rest->array->len, ==, N - 3);
  do_edits (self, rest);
  refused = value_of (self, 5, "starts");
  g_assert_null (refused);
}

/* Two fields that only fit together change together. */
static void
test_fields_of_one_record (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityEdits) first = comity_edits_new (self->kind);
  g_autoptr (ComityEdits) both = comity_edits_new (self->kind);
  g_autoptr (ComityTrial) trial = NULL;
  g_autofree char *starts = NULL;

  comity_edits_add (first, self->ids[0], field (self, "starts"), COMITY_EDIT_SET, "2020-09-01");
  comity_edits_add (first, self->ids[0], field (self, "ends"), COMITY_EDIT_SET, "2024-06-30");
  do_edits (self, first);
  comity_edits_add (both, self->ids[0], field (self, "starts"), COMITY_EDIT_SET, "2025-09-01");
  comity_edits_add (both, self->ids[0], field (self, "ends"), COMITY_EDIT_SET, "2029-06-30");
  trial = try (self, both);
  g_assert_cmpuint (trial->refused->len, ==, 0);
  g_assert_cmpuint (trial->n_changes, ==, 1);
  do_edits (self, both);
  starts = value_of (self, 0, "starts");
  g_assert_cmpstr (starts, ==, "2025-09-01");
}

static void
test_gone_is_left_out (Fixture *self, gconstpointer data)
{
  g_autoptr (ComityEdits) edits = edits_of (self, "year", COMITY_EDIT_SET, "2");
  g_autoptr (ComityTrial) trial = NULL;
  g_autoptr (ComityChanged) changed = NULL;
  ComityChanges *changes = comity_changes_new ("Delete");

  comity_changes_delete (changes, self->kind, self->ids[3], 0);
  changed = comity_store_write_sync (self->office->store, changes, NULL);
  trial = try (self, edits);
  g_assert_cmpuint (trial->n_gone, ==, 1);
  g_assert_cmpuint (trial->n_changes, ==, N - 1);
  do_edits (self, edits);
}

#define ADD(name, function) g_test_add ("/edit/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  ADD ("sets-all-in-one-batch", test_sets_all_in_one_batch);
  ADD ("same-writes-nothing", test_same_writes_nothing);
  ADD ("tags-join-and-go", test_tags_join_and_go);
  ADD ("a-refusal-refuses-all", test_a_refusal_refuses_all);
  ADD ("fields-of-one-record", test_fields_of_one_record);
  ADD ("gone-is-left-out", test_gone_is_left_out);
  return g_test_run ();
}
