/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written comes back, what must not be written is refused, and nothing else changes. */
#include "comity-id.h"
#include "comity-kinds.h"
#include "comity-lists.h"
#include "comity-stream.h"
#include "store-test.h"

static void
assert_equal (ComityRecord *a, ComityRecord *b)
{
  const ComityKind *kind = comity_record_get_kind (a);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_test_message ("%s.%s", kind->name, kind->fields[i].name);
    g_assert_cmpstr (comity_record_get_at (a, i), ==, comity_record_get_at (b, i));
  }
}

/* Every field of every kind: a value goes in and the same comes out, twice with other values. */
static void
test_round_trip (void)
{
  g_autoptr (Office) office = office_new ();
  guint n_kinds, set = 0, unset = 0;
  const ComityKind *const *kinds = comity_kinds (&n_kinds);

  g_assert_cmpuint (n_kinds, >, 20);
  for (guint i = 0; i < n_kinds; i++) {
    for (guint number = 1; number < 3; number++) {
      g_autoptr (ComityRecord) record = sample_record (office, kinds[i], number);
      g_autoptr (ComityRecord) loaded = load (office, kinds[i], put (office, record));

      assert_equal (record, loaded);
      g_assert_cmpint (comity_record_get_version (loaded), ==, 1);
      g_assert_nonnull (comity_record_get_created (loaded));
      for (guint k = 0; k < kinds[i]->n_fields; k++) {
        if (comity_record_get_at (record, k) != NULL)
          set++;
        else
          unset++;
        if (comity_record_get_at (record, k) == NULL)
          g_test_message ("not set: %s.%s", kinds[i]->name, kinds[i]->fields[k].name);
      }
    }
  }
  /* Rules across fields may leave a few without a value. */
  g_assert_cmpuint (unset * 20, <, set);
  assert_sound (office);
  office_reopen (office);
  assert_sound (office);
}

/* Values change and go one field at a time. */
static void
test_change (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "University of Examples", "DE");
  g_autoptr (ComityRecord) first = load (office, &comity_kind_partner, id);
  g_autoptr (ComityRecord) second = NULL;
  g_autoptr (ComityRecord) third = NULL;

  comity_record_set (first, "city", "Bonn");
  put (office, first);
  second = load (office, &comity_kind_partner, id);
  g_assert_cmpstr (comity_record_get (second, "city"), ==, "Bonn");
  g_assert_cmpint (comity_record_get_version (second), ==, 2);
  comity_record_set (second, "city", NULL);
  put (office, second);
  third = load (office, &comity_kind_partner, id);
  g_assert_null (comity_record_get (third, "city"));
  g_assert_cmpint (comity_record_get_version (third), ==, 3);
  /* The same again writes nothing. */
  put (office, third);
  g_clear_object (&second);
  second = load (office, &comity_kind_partner, id);
  g_assert_cmpint (comity_record_get_version (second), ==, 3);
}

static void
test_stale (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "University of Examples", "DE");
  g_autoptr (ComityRecord) mine = load (office, &comity_kind_partner, id);
  g_autoptr (ComityRecord) theirs = load (office, &comity_kind_partner, id);
  g_autoptr (ComityRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  comity_record_set (theirs, "city", "Bonn");
  put (office, theirs);
  comity_record_set (mine, "city", "Köln");
  g_assert_false (try_put (office, mine, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "University of Examples"));
  now = load (office, &comity_kind_partner, id);
  g_assert_cmpstr (comity_record_get (now, "city"), ==, "Bonn");
}

static void
test_gone (void)
{
  g_autoptr (Office) office = office_new ();
  gint64 id = add_partner (office, "University of Examples", "DE");
  g_autoptr (ComityRecord) record = load (office, &comity_kind_partner, id);
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GError) error = NULL;

  comity_changes_delete (changes, &comity_kind_partner, id, 1);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_no_error (error);
  comity_record_set (record, "city", "Bonn");
  g_assert_false (try_put (office, record, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_GONE);
}

/* The first problem is told in its own words, and nothing of the transaction remains. */
static void
test_invalid (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) good = sample_record (office, &comity_kind_contact, 1);
  g_autoptr (ComityRecord) bad = comity_record_new (&comity_kind_partner);
  g_autoptr (ComityQuery) query = comity_query_new (&comity_kind_contact);
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = count_of (office, query);

  comity_changes_put (changes, good);
  comity_changes_put (changes, bad);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID);
  g_assert_cmpint (count_of (office, query), ==, before);
  assert_sound (office);
}

static void
test_missing_reference (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) record = sample_record (office, &comity_kind_contact, 1);
  g_autofree char *nobody = g_strdup_printf ("%" G_GINT64_FORMAT, comity_id_new ());
  g_autoptr (GError) error = NULL;

  comity_record_set (record, "partner", nobody);
  g_assert_false (try_put (office, record, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID);
  g_assert_nonnull (
    strstr (error->message,
            comity_field_get_label (comity_kind_get_field (&comity_kind_contact, "partner"))));
  g_assert_null (strstr (error->message, "FOREIGN"));
}

/* Two records of one transaction may name each other, whatever their order. */
static void
test_together (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (ComityRecord) contact = sample_record (office, &comity_kind_contact, 1);
  g_autoptr (ComityRecord) partner = sample_record (office, &comity_kind_partner, 2);
  g_autoptr (ComityRecord) loaded = NULL;
  g_autofree char *id = NULL;
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GError) error = NULL;

  comity_record_set_id (partner, comity_id_new ());
  id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (partner));
  comity_record_set (contact, "partner", id);
  comity_changes_put (changes, contact);
  comity_changes_put (changes, partner);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->ids->len, >=, 2);
  g_assert_true (comity_changed_has_kind (changed, &comity_kind_contact));
  g_assert_false (comity_changed_has_kind (changed, &comity_kind_student));
  loaded = load (office, &comity_kind_contact, comity_record_get_id (contact));
  g_assert_cmpstr (comity_record_get (loaded, "partner"), ==, id);
  g_assert_cmpstr (comity_record_get_ref_titles (loaded, comity_kind_index (&comity_kind_contact,
                                                                            "partner")),
                   ==, comity_record_get (partner, "name"));
  assert_sound (office);
}

static ComityRecord *
next_then_fail (ComityDb *db, gpointer data, GError **error)
{
  comity_lists_set_option ("units", "new_unit", "New unit", G_MAXINT16, FALSE);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no more");
  return NULL;
}

/* What a stream brought to the lists goes with it. */
static void
test_lists_after_failure (void)
{
  g_autoptr (Office) office = office_new ();
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (GError) error = NULL;
  g_autoptr (ComityChanged) changed = NULL;

  comity_changes_stream (changes, next_then_fail, NULL, NULL);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_null (changed);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_false (comity_lists_has ("units", "new_unit"));
}

static gpointer
blob_func (ComityDb *db, gpointer data, GError **error)
{
  return comity_db_blob (db, data, error);
}

static void
test_blob (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG\r\n\x1a\n logo", 13);
  ComityChanges *changes = comity_changes_new ("test");
  g_autoptr (ComityRecord) partner = sample_record (office, &comity_kind_partner, 1);
  g_autoptr (ComityChanged) changed = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  comity_record_set (partner, "logo",
                     "sha256-"
                     "0000000000000000000000000000000000000000000000000000000000000000");
  g_assert_false (try_put (office, partner, &error));
  g_assert_error (error, COMITY_STORE_ERROR, COMITY_STORE_ERROR_INVALID);
  g_clear_error (&error);
  comity_changes_add_blob (changes, bytes, &hash);
  g_assert_cmpuint (strlen (hash), ==, 71);
  comity_record_set (partner, "logo", hash);
  comity_changes_put (changes, partner);
  changed = comity_store_write_sync (office->store, changes, &error);
  g_assert_no_error (error);
  back = comity_store_read_sync (office->store, blob_func, hash, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, back));
}

int
main (int argc, char **argv)
{
  store_test_init (&argc, &argv);
  g_test_add_func ("/write/round-trip", test_round_trip);
  g_test_add_func ("/write/change", test_change);
  g_test_add_func ("/write/stale", test_stale);
  g_test_add_func ("/write/gone", test_gone);
  g_test_add_func ("/write/invalid", test_invalid);
  g_test_add_func ("/write/missing-reference", test_missing_reference);
  g_test_add_func ("/write/together", test_together);
  g_test_add_func ("/write/lists-after-failure", test_lists_after_failure);
  g_test_add_func ("/write/blob", test_blob);
  return g_test_run ();
}
