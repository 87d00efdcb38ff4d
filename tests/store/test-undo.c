/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done is taken back and brought again: values, records, and what hangs on them. */
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "comity-drafts.h"
#include "comity-erase.h"
#include "comity-id.h"
#include "comity-kinds.h"
#include "comity-undo.h"
#include "store-test.h"

static void
assert_same (ComityRecord *a, ComityRecord *b)
{
  const ComityKind *kind = comity_record_get_kind (a);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_test_message ("%s.%s", kind->name, kind->fields[i].name);
    g_assert_cmpstr (comity_record_get_at (a, i), ==, comity_record_get_at (b, i));
  }
  g_assert_cmpstr (comity_record_get_created (a), ==, comity_record_get_created (b));
}

static gint64
undo (Office *office, gint64 batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = comity_store_undo_sync (office->store, batch, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changed->label);
  return changed->batch;
}

static gint64
redo (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = comity_store_redo_sync (office->store, &error);

  g_assert_no_error (error);
  return changed->batch;
}

static void
assert_refused (Office *office, gint64 batch, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = comity_store_undo_sync (office->store, batch, &error);

  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static gint64
write_batch (Office *office, ComityChanges *changes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = comity_store_write_sync (office->store, changes, &error);

  g_assert_no_error (error);
  return changed->batch;
}

static gint64
put_batch (Office *office, ComityRecord *record)
{
  ComityChanges *changes = comity_changes_new (NULL);

  comity_changes_put (changes, record);
  return write_batch (office, changes);
}

static gint64
set_batch (Office *office, const ComityKind *kind, gint64 id, const char *field, const char *value)
{
  g_autoptr (ComityRecord) record = load (office, kind, id);

  comity_record_set (record, field, value);
  return put_batch (office, record);
}

static gint64
delete_batch (Office *office, const ComityKind *kind, gint64 id)
{
  ComityChanges *changes = comity_changes_new (NULL);

  comity_changes_delete (changes, kind, id, 0);
  return write_batch (office, changes);
}

static gpointer
steps_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_undo_steps (db, error);
}

static ComityUndoSteps *
steps_of (Office *office)
{
  return comity_store_read_sync (office->store, steps_func, NULL, NULL);
}

static const char *
undo_label (ComityUndoSteps *steps)
{
  return steps->undo ? steps->undo->label : NULL;
}

static const char *
redo_label (ComityUndoSteps *steps)
{
  return steps->redo ? steps->redo->label : NULL;
}

static void
assert_steps (Office *office, const char *undo_part, const char *redo_part)
{
  g_autoptr (ComityUndoSteps) steps = steps_of (office);

  g_assert_cmpstr (undo_label (steps), ==, undo_part);
  g_assert_cmpstr (redo_label (steps), ==, redo_part);
}

/* Every field of every kind: added, changed, emptied, deleted; back to the beginning, and forth. */
static void
test_every_field (void)
{
  g_autoptr (Office) office = office_new ();
  guint n_kinds;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (ComityRecord) first = sample_record (office, kinds[i], 1);
    g_autoptr (ComityRecord) second = sample_record (office, kinds[i], 2);
    gint64 id;
    g_autoptr (ComityRecord) added = NULL, changed = NULL, now = NULL;

    put_batch (office, first);
    id = comity_record_get_id (first);
    added = load (office, kinds[i], id);
    comity_record_set_id (second, id);
    comity_record_set_version (second, 1);
    put_batch (office, second);
    changed = load (office, kinds[i], id);
    delete_batch (office, kinds[i], id);
    g_assert_null (load (office, kinds[i], id));

    undo (office, 0);
    now = load (office, kinds[i], id);
    assert_same (now, changed);
    undo (office, 0);
    g_clear_object (&now);
    now = load (office, kinds[i], id);
    assert_same (now, added);
    undo (office, 0);
    g_assert_null (load (office, kinds[i], id));
    if (i % 5 == 0)
      office_reopen (office);
    redo (office);
    g_clear_object (&now);
    now = load (office, kinds[i], id);
    assert_same (now, added);
    redo (office);
    g_clear_object (&now);
    now = load (office, kinds[i], id);
    assert_same (now, changed);
    redo (office);
    g_assert_null (load (office, kinds[i], id));
    undo (office, 0);
    g_clear_object (&now);
    now = load (office, kinds[i], id);
    assert_same (now, changed);
  }
  assert_sound (office);
}

/* The order that a person expects, and what it is called. */
static void
test_order (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id;

  assert_steps (office, NULL, NULL);
  id = add_partner (office, "Alpha", "DE");
  assert_steps (office, "test", NULL);
  set_batch (office, &comity_kind_partner, id, "city", "Bonn");
  set_batch (office, &comity_kind_partner, id, "city", "Köln");
  assert_steps (office, "Change “Alpha”", NULL);
  undo (office, 0);
  undo (office, 0);
  assert_steps (office, "test", "Change “Alpha”");
  office_reopen (office);
  assert_steps (office, "test", "Change “Alpha”");
  redo (office);
  assert_steps (office, "Change “Alpha”", "Change “Alpha”");
  redo (office);
  assert_steps (office, "Change “Alpha”", NULL);
  undo (office, 0);
  /* A new change: what was undone cannot be redone any more. */
  set_batch (office, &comity_kind_partner, id, "short_name", "A");
  assert_steps (office, "Change “Alpha”", NULL);
  undo (office, 0);
  undo (office, 0);
  undo (office, 0);
  assert_steps (office, NULL, "test");
  assert_refused (office, 0, "nothing to undo");
  g_assert_null (load (office, &comity_kind_partner, id));
  assert_sound (office);
}

/* A partner goes with its names and attachments, and what named it forgets it; all comes back. */
static void
test_delete (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "DE"), other = add_partner (office, "Beta", "FR");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *link = g_strdup_printf ("partner/%" G_GINT64_FORMAT, id);
  g_autofree char *related = g_strdup_printf ("%" G_GINT64_FORMAT ";%" G_GINT64_FORMAT, id, other);
  g_autoptr (ComityRecord) name = sample_record (office, &comity_kind_name, 1);
  g_autoptr (ComityRecord) attachment = sample_record (office, &comity_kind_attachment, 1);
  g_autoptr (ComityRecord) before = NULL, after = NULL, third = NULL;
  gint64 name_id, attachment_id, third_id = add_partner (office, "Gamma", "UZ");

  for (guint i = 0; i < comity_kind_attachment.n_fields; i++) {
    if (comity_kind_attachment.fields[i].type == COMITY_TYPE_LINK)
      comity_record_set_at (attachment, i, link);
  }
  comity_record_set (name, "partner", text);
  name_id = put (office, name);
  attachment_id = put (office, attachment);
  set_batch (office, &comity_kind_partner, third_id, "related", related);
  before = load (office, &comity_kind_attachment, attachment_id);
  delete_batch (office, &comity_kind_partner, id);
  g_assert_null (load (office, &comity_kind_name, name_id));
  g_assert_null (load (office, &comity_kind_attachment, attachment_id));
  assert_steps (office, "Delete “Alpha” and 3 more", NULL);

  office_reopen (office);
  undo (office, 0);
  after = load (office, &comity_kind_attachment, attachment_id);
  assert_same (before, after);
  g_clear_object (&name);
  name = load (office, &comity_kind_name, name_id);
  g_assert_cmpstr (comity_record_get (name, "partner"), ==, text);
  third = load (office, &comity_kind_partner, third_id);
  g_assert_cmpstr (comity_record_get (third, "related"), ==, related);
  assert_sound (office);
  redo (office);
  g_assert_null (load (office, &comity_kind_name, name_id));
  assert_sound (office);
  undo (office, 0);
  assert_sound (office);
}

/* An older change is taken back by itself while the same field is as it left it. */
static void
test_older (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "DE");
  gint64 city = set_batch (office, &comity_kind_partner, id, "city", "Bonn"), batch;
  g_autoptr (ComityRecord) now = NULL;

  set_batch (office, &comity_kind_partner, id, "short_name", "A");
  batch = undo (office, city);
  now = load (office, &comity_kind_partner, id);
  g_assert_null (comity_record_get (now, "city"));
  g_assert_cmpstr (comity_record_get (now, "short_name"), ==, "A");
  assert_refused (office, city, "already");
  /* It is a change as others are. */
  assert_steps (office, "Undo: Change “Alpha”", NULL);
  g_assert_cmpint (undo (office, batch), >, batch);
  assert_steps (office, "Change “Alpha”", "Undo: Change “Alpha”");
  set_batch (office, &comity_kind_partner, id, "city", "Köln");
  assert_refused (office, city, "City");
  g_clear_object (&now);
  now = load (office, &comity_kind_partner, id);
  g_assert_cmpstr (comity_record_get (now, "city"), ==, "Köln");
}

/* Who, what and when is said, and nothing is half undone. */
static void
test_refused (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) partner = sample_record (office, &comity_kind_partner, 1);
  g_autoptr (ComityRecord) name = sample_record (office, &comity_kind_name, 1);
  gint64 batch = put_batch (office, partner), other, removal, name_id;
  gint64 id = comity_record_get_id (partner);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  comity_record_set (name, "partner", text);
  name_id = put (office, name);
  assert_refused (office, batch, "joined to it since");
  delete_batch (office, &comity_kind_name, name_id);
  other = set_batch (office, &comity_kind_partner, id, "city", "Bonn");
  assert_refused (office, batch, "City");
  removal = delete_batch (office, &comity_kind_partner, id);
  assert_refused (office, other, "was deleted since");
  undo (office, removal);
  assert_sound (office);
  assert_refused (office, 123456789, "no such change");
}

static gpointer
end_func (ComityDb *db, gpointer data, GError **error)
{
  return GSIZE_TO_POINTER ((gsize) comity_db_end_of_day (db, data, error));
}

static gint64
last_row (Office *office)
{
  g_autoptr (GError) error = NULL;
  const char *day = "2999-12-31";
  gint64 seq;

  seq = GPOINTER_TO_SIZE (comity_store_read_sync (office->store, end_func, (gpointer) day, &error));
  g_assert_no_error (error);
  return seq;
}

static gint64
rewind (Office *office, const ComityKind *kind, gint64 id, gint64 seq)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed =
    comity_store_rewind_sync (office->store, kind, id, seq, &error);

  g_assert_no_error (error);
  return changed->batch;
}

/* A record as it was, with what belonged to it, and nothing else. */
static void
test_rewind (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "DE"), other = add_partner (office, "Beta", "FR");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (ComityRecord) name = sample_record (office, &comity_kind_name, 1);
  g_autoptr (ComityRecord) later = sample_record (office, &comity_kind_name, 2);
  g_autoptr (ComityRecord) then = NULL, now = NULL, beta = NULL;
  g_autoptr (GError) error = NULL;
  gint64 name_id, later_id, moment;

  comity_record_set (name, "partner", text);
  comity_record_set (later, "partner", text);
  name_id = put (office, name);
  then = load (office, &comity_kind_partner, id);
  moment = last_row (office);
  set_batch (office, &comity_kind_partner, id, "city", "Bonn");
  set_batch (office, &comity_kind_partner, other, "city", "Paris");
  delete_batch (office, &comity_kind_name, name_id);
  later_id = put (office, later);
  rewind (office, &comity_kind_partner, id, moment);
  assert_steps (office, "Restore “Alpha”", NULL);
  now = load (office, &comity_kind_partner, id);
  assert_same (then, now);
  g_assert_null (load (office, &comity_kind_name, later_id));
  g_clear_object (&name);
  name = load (office, &comity_kind_name, name_id);
  g_assert_nonnull (name);
  beta = load (office, &comity_kind_partner, other);
  g_assert_cmpstr (comity_record_get (beta, "city"), ==, "Paris");
  /* Already so; and back to what was before. */
  g_assert_null (
    comity_store_rewind_sync (office->store, &comity_kind_partner, id, moment, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_UNDO);
  undo (office, 0);
  g_clear_object (&name);
  name = load (office, &comity_kind_name, name_id);
  g_assert_null (name);
  /* Also a deleted one. */
  delete_batch (office, &comity_kind_partner, id);
  rewind (office, &comity_kind_partner, id, moment);
  g_clear_object (&now);
  now = load (office, &comity_kind_partner, id);
  assert_same (then, now);
  /* The whole office. */
  rewind (office, NULL, 0, moment);
  g_clear_object (&beta);
  beta = load (office, &comity_kind_partner, other);
  g_assert_null (comity_record_get (beta, "city"));
  assert_sound (office);
}

static gpointer
batches_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_batches (db, data, 0, 100, error);
}

static GPtrArray *
batches_of (Office *office, ComityBatchFilter *filter)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *batches = comity_store_read_sync (office->store, batches_func, filter, &error);

  g_assert_no_error (error);
  return batches;
}

/* The history of the office: what was done, what of it does not hold any more. */
static void
test_batches (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "Alpha", "DE");
  gint64 city = set_batch (office, &comity_kind_partner, id, "city", "Bonn");
  g_autoptr (GPtrArray) all = NULL, students = NULL, others = NULL, today = NULL, past = NULL;
  ComityBatchFilter filter = { .kind = &comity_kind_student };
  ComityBatch *batch;
  g_autofree char *day = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  add_student (office, "Meier", "Anna");
  undo (office, city);
  all = batches_of (office, NULL);
  g_assert_cmpuint (all->len, ==, 4);
  batch = g_ptr_array_index (all, 0);
  g_assert_cmpstr (batch->label, ==, "Undo: Change “Alpha”");
  g_assert_false (batch->undone);
  batch = g_ptr_array_index (all, 2);
  g_assert_true (batch->undone);
  g_assert_cmpint (batch->batch, ==, city);
  g_assert_true (batch->kind == &comity_kind_partner);
  undo (office, 0);
  g_ptr_array_unref (all);
  all = batches_of (office, NULL);
  batch = g_ptr_array_index (all, 1);
  g_assert_true (batch->undone);
  batch = g_ptr_array_index (all, 3);
  g_assert_false (batch->undone);
  students = batches_of (office, &filter);
  g_assert_cmpuint (students->len, ==, 1);
  filter = (ComityBatchFilter) { .who = (char *) "Nobody" };
  others = batches_of (office, &filter);
  g_assert_cmpuint (others->len, ==, 0);
  day = g_date_time_format (now, "%Y-%m-%d");
  filter = (ComityBatchFilter) { .day = day };
  today = batches_of (office, &filter);
  g_assert_cmpuint (today->len, ==, 5);
  filter = (ComityBatchFilter) { .day = (char *) "2001-01-01" };
  past = batches_of (office, &filter);
  g_assert_cmpuint (past->len, ==, 0);
}

/* Drafts lie beside the office, for its owner alone; who is erased is erased from them, too. */
static void
test_drafts (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_student (office, "Meier", "Anna");
  g_autofree char *path = comity_drafts_dup_new_path (office->path);
  g_autofree char *folder = comity_drafts_dup_folder (office->path);
  g_autoptr (GBytes) content = g_bytes_new_static ("Meier", 5);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (ComityErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (comity_drafts_write (path, content, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  before = comity_drafts_list (office->path);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpstr (before->pdata[0], ==, path);
  erasure = comity_store_erase_sync (office->store, &(ComityPerson) { &comity_kind_student, id }, 1,
                                     &error);
  g_assert_no_error (error);
  after = comity_drafts_list (office->path);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  assert_refused (office, 0, "nothing to undo");
}

/* -- Killed -------------------------------------------------------------------------------------- */

#define MANY 40
#define KILLS_OF_ONE 50
#define KILLS 12

static gpointer
many_func (ComityDb *db, gpointer data, GError **error)
{
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_partner);
  g_autoptr (GArray) ids = comity_db_ids (db, query, error);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (records, comity_db_load (db, &comity_kind_partner,
                                              g_array_index (ids, gint64, i), error));
  return records;
}

/* Sets one field of all to the number of the turn, or takes the last turn back. */
static int
take_turn (ComityStore *store, int turn)
{
  g_autoptr (GPtrArray) records = comity_store_read_sync (store, many_func, NULL, NULL);
  ComityChanges *changes;
  g_autoptr (ComityChanged) changed = NULL;
  g_autofree char *value = g_strdup_printf ("City %d", turn);

  if (turn % 3 == 2) {
    changed = comity_store_undo_sync (store, 0, NULL);
    return changed ? turn - 2 : -1;
  }
  changes = comity_changes_new ("Bulk");
  for (guint i = 0; i < records->len; i++) {
    comity_record_set (records->pdata[i], "city", value);
    comity_changes_put (changes, records->pdata[i]);
  }
  changed = comity_store_write_sync (store, changes, NULL);
  return changed ? turn : -1;
}

/* What all have in common: nothing of a transaction is half there. */
static int
turn_of (Office *office)
{
  g_autoptr (GPtrArray) records = comity_store_read_sync (office->store, many_func, NULL, NULL);
  const char *first = comity_record_get (records->pdata[0], "city");

  g_assert_cmpuint (records->len, ==, MANY);
  for (guint i = 1; i < records->len; i++)
    g_assert_cmpstr (comity_record_get (records->pdata[i], "city"), ==, first);
  return first ? atoi (first + strlen ("City ")) : -1;
}

static void
kill_round (Office *office, guint round)
{
  int pipes[2], turn, said = -1, done;
  pid_t child;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0) {
    ComityStore *store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, NULL);

    for (turn = 0;; turn++) {
      int answer[2] = { turn, take_turn (store, turn) };

      if (answer[1] < 0 || write (pipes[1], answer, sizeof answer) != sizeof answer)
        _exit (1);
    }
  }
  close (pipes[1]);
  turn = -1;
  for (guint i = 0; i < 2 + round % KILLS; i++) {
    int answer[2];

    g_assert_cmpint (read (pipes[0], answer, sizeof answer), ==, sizeof answer);
    turn = answer[0];
    said = answer[1];
  }
  g_usleep (700 * (round % 31));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  for (int answer[2]; read (pipes[0], answer, sizeof answer) == sizeof answer;) {
    turn = answer[0];
    said = answer[1];
  }
  close (pipes[0]);
  office->store = comity_store_open_sync (office->path, COMITY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  done = turn_of (office);
  /* The turn that was under way may be there as a whole, though nobody was told. */
  if (done != said)
    g_assert_cmpint (done, ==, (turn + 1) % 3 == 2 ? turn - 1 : turn + 1);
  assert_sound (office);
  g_assert_finalize_object (g_steal_pointer (&office->store));
}

static Office *
office_of_many (void)
{
  Office *office = office_new ();
  ComityChanges *changes = comity_changes_new ("Beginning");

  for (guint i = 0; i < MANY; i++) {
    g_autoptr (ComityRecord) record = comity_record_new (&comity_kind_partner);
    g_autofree char *name = g_strdup_printf ("Partner %u", i);

    comity_record_set (record, "name", name);
    comity_record_set (record, "country", "DE");
    comity_changes_put (changes, record);
  }
  write_batch (office, changes);
  g_assert_finalize_object (g_steal_pointer (&office->store));
  return office;
}

/* Bulk edits and undos in another process that is killed: all of an answered one, nothing half. */
static void
test_killed (void)
{
  guint round = 0;

  /* Not all in one office, which is looked through after each. */
  while (goes_on_killing (round, KILLS)) {
    g_autoptr (Office) office = office_of_many ();

    for (guint i = 0; i < KILLS_OF_ONE && goes_on_killing (round, KILLS); i++)
      kill_round (office, round++);
  }
  g_test_message ("killed %u times", round);
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/undo/every-field", test_every_field);
  g_test_add_func ("/undo/order", test_order);
  g_test_add_func ("/undo/delete", test_delete);
  g_test_add_func ("/undo/older", test_older);
  g_test_add_func ("/undo/refused", test_refused);
  g_test_add_func ("/undo/rewind", test_rewind);
  g_test_add_func ("/undo/batches", test_batches);
  g_test_add_func ("/undo/drafts", test_drafts);
  g_test_add_func ("/undo/killed", test_killed);
  return g_test_run ();
}
